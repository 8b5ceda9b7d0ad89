/** First passwords: who waits, one write per arming whatever goes wrong (L17), and letters that n8n cannot keep. */
import fc from 'fast-check';
import { ServiceError } from '../../services/errors';
import { SmartschoolCode } from '../../services/smartschool/client';
import { planTools } from '../../nodes/FieldDirectionMerge/tools';
import { armingKey, dueOf, handOver, STATES, type Due, type Slot } from '../../nodes/Smartschool/firstPasswords';
import { lettersPage } from '../../nodes/Smartschool/letters';
import { startSchool, type RunningSchool } from '../../sandbox/school';
import { numberKey } from '../../sync/plan/keys';
import type { INode } from 'n8n-workflow';
import { credentialOf } from './informatSchool';
import { run, type Credentials, type Outcome } from './run';

const account = (over: object = {}) => ({ internnummer: '900001', gebruikersnaam: 'noor.voorbeeld', voornaam: 'Noor', naam: 'Voorbeeld', basisrol: '1', status: 'actief', groups: [{ code: '1Aa', isOfficial: true }], type_coaccount1: 'Moeder', voornaam_coaccount1: 'An', naam_coaccount1: 'Maes', status1: 'actief', type_coaccount2: 'Ondersteuner', naam_coaccount2: 'Testaert', status2: 'actief', ...over });
const print = (number: string) => `p${number}`;
const row = (slot: Slot, staat: string = STATES.armed, sinds = '2026-09-01') => ({ key: armingKey('p900001', slot), staat, sinds });
const ALL = { classes: [], since: '', slots: [0, 1, 2] as Slot[], rearm: [] };

describe('who waits', () => {
	test('armed, on, and for a parent there; staff kinds are the school’s own', () => {
		expect(dueOf([account()], [row(0), row(1), row(2)], ALL, print).map(({ slot, aan, gebruikersnaam }) => [slot, aan, gebruikersnaam])).toEqual([[0, 'Noor Voorbeeld', 'noor.voorbeeld'], [1, 'An Maes', 'noor.voorbeeld']]);
	});
	test.each([
		['never armed', {}, []], ['sent', {}, [row(0, STATES.sent)]], ['closed', {}, [row(0, STATES.closed)]], ['switched off', { status: 'uitgeschakeld' }, [row(0)]], ['no pupil', { basisrol: '0' }, [row(0)]], ['no number', { internnummer: '' }, [row(0)]], ['co-account empty', { type_coaccount1: 0, voornaam_coaccount1: '', naam_coaccount1: '' }, [row(1)]], ['co-account off', { status1: 'niet actief' }, [row(1)]],
	])('nobody: %s', (_name, over, rows) => expect(dueOf([account(over)], rows, ALL, print)).toEqual([]));
	test('by class, by day, by slot', () => {
		const rows = [row(0), row(1, STATES.armed, '2026-11-01')];
		expect(dueOf([account()], rows, { ...ALL, classes: ['1aa'] }, print)).toHaveLength(2);
		expect(dueOf([account()], rows, { ...ALL, classes: ['1ab'] }, print)).toEqual([]);
		expect(dueOf([account()], rows, { ...ALL, since: '2026-10-01' }, print).map(({ slot }) => slot)).toEqual([1]);
		expect(dueOf([account()], rows, { ...ALL, slots: [0] }, print).map(({ slot }) => slot)).toEqual([0]);
	});
	test('arming anew asks no row, and names only who is asked', () => {
		expect(dueOf([account(), account({ internnummer: '900002' })], [], { ...ALL, rearm: ['900002'] }, print).map(({ key }) => key)).toEqual(['p900002.0', 'p900002.1']);
	});
});

const GIVEN = 'Oefening-uit-Informat!';

test('L17: at most one password per arming, over every history of presses, refusals, lost answers and deaths', async () => {
	const event = fc.constantFrom('ok', 'ok', 'given', 'givenWeak', 'givenNone', 'refusedFlag', 'lostFlag', 'weak', 'refused', 'lostBefore', 'lostAfter', 'lostFlagAfter', 'diesBefore', 'diesAfter', 'twice', 'rearm');
	await fc.assert(fc.asyncProperty(fc.array(event, { maxLength: 12 }), async (events) => {
		let [staat, writes, armings, inHand]: [string, number, number, string] = [STATES.armed, 0, 1, ''];
		let shown = '';
		/** What one press does: claim by compare-and-set, hand over, store. */
		const press = async (fault: string): Promise<void> => {
			if (staat !== STATES.armed) return;
			staat = STATES.sent;
			let calls = 0;
			const lost = new ServiceError('Smartschool', 'timeout', 'lost', false);
			const died = new Error('process died');
			const client = {
				mustChangePassword: async () => {
					calls++;
					if (calls === 1 && fault === 'refusedFlag') throw new SmartschoolCode(12, 'forcePasswordReset');
					if (calls === 1 && fault === 'lostFlag') throw lost;
					if (calls > 1 && fault === 'lostFlagAfter') throw lost;
				},
				setFirstPassword: async (_user: string, _slot: string, password: string) => {
					if (fault === 'diesBefore') throw died;
					if (fault === 'weak' && calls === 1) {
						calls++;
						throw new SmartschoolCode(4, 'savePassword');
					}
					if (fault === 'refused') throw new SmartschoolCode(10, 'savePassword');
					if (fault === 'givenWeak') throw new SmartschoolCode(52, 'savePassword');
					expect(fault === 'given' ? password : '').toBe(fault === 'given' ? GIVEN : '');
					if (fault === 'lostBefore') throw lost;
					writes++;
					inHand = password;
					if (fault === 'diesAfter') throw died;
					if (fault === 'lostAfter') throw lost;
				},
			};
			const dies = fault.startsWith('dies');
			const source = fault === 'givenNone' ? { informat: undefined } : fault.startsWith('given') ? { informat: GIVEN } : 'generated';
			const result = await handOver(client, '900001', 0, source).catch(() => undefined);
			if (dies || result === undefined) return;
			staat = result.staat;
			if (result.wachtwoord !== undefined) shown = result.wachtwoord;
			// A letter holds the password that was really written, and only then.
			expect(result.wachtwoord === undefined || result.wachtwoord === inHand).toBe(true);
			expect(result.staat === STATES.closed).toBe(result.wachtwoord !== undefined);
			expect(result.melding === '').toBe(['ok', 'twice', 'weak', 'given'].includes(fault));
			if (fault === 'givenWeak' || fault === 'givenNone') expect([result.staat, calls]).toEqual([STATES.armed, fault === 'givenNone' ? 0 : 1]);
			expect(result.melding).not.toContain(inHand || '\u0000');
			expect(result.melding).not.toContain(GIVEN);
		};
		for (const each of events) {
			if (each === 'rearm') {
				staat = STATES.armed;
				armings++;
			} else if (each === 'twice') await Promise.all([press('ok'), press('ok')]);
			else await press(each);
			expect(writes).toBeLessThanOrEqual(armings);
		}
		if (staat === STATES.closed) expect(shown).toBe(inHand);
	}), { numRuns: 400 });
});

test('a letter escapes what stands in a name, and a parent hears of the pupil’s user name', () => {
	const due: Due = { soort: 'wachtwoord', key: 'k', slot: 1, internnummer: '1', gebruikersnaam: 'noor', leerling: 'Noor <b>', klas: '1Aa', aan: 'An & Jan' };
	const page = lettersPage([{ ...due, wachtwoord: 'a<b' }], ['Let "op"'], { school: 'S', platform: 'https://x', groet: '' });
	expect(page).toContain('Beste An &amp; Jan');
	expect(page).toContain('Noor &lt;b&gt;');
	expect(page).toContain('a&lt;b');
	expect(page).toContain('gebruikersnaam van je kind');
	expect(page).not.toMatch(/<script|https?:\/\/(?!x)/);
});

describe('in n8n', () => {
	let school: RunningSchool;
	const KEY = 'a key of more than thirty-two characters, for tests';
	const fp = planTools(KEY).fingerprint;
	beforeAll(async () => {
		school = await startSchool({ pupils: 40, known: 1, clock: '2026-11-23' });
	});
	afterAll(async () => await school?.stop());
	beforeEach(() => school.school.reset({}));
	const credentials = () => ({ smartschoolApi: { platform: school.smartschool, accessCode: school.accessCode, allowOtherHost: true }, syncKeyApi: { key: KEY } });
	const pupil = (index = 0) => school.school.platform.accounts.filter(({ profile }) => profile.basisrol === '1' && profile.status === 'actief' && profile.internnummer)[index]!;
	const keyOf = (index: number, slot: Slot) => armingKey(numberKey(String(pupil(index).profile.internnummer), fp), slot);
	const due = async (rows: object[], parameters: object = {}) => await run('smartschool', { operation: 'getFirstPasswords', goal: 'due', classes: '', since: '', slots: [0, 1, 2], ...parameters }, rows, credentials());
	const claimed = (items: { json: object }[]) => items.map(({ json }) => ({ ...json, staat: STATES.sent, uitvoering: '1' }));
	const give = async (items: object[], from = 'n8n-nodes-base.webhook', parameters: INode['parameters'] = {}, more: Credentials = {}) => await run('smartschool', { operation: 'handOverPasswords', school: 'Voorbeeldcollege', platformAddress: 'https://voorbeeld.smartschool.be', closing: 'Tot snel', ...parameters }, items, { ...credentials(), ...more }, {}, from);

	test('armed rows become letters: one password each, must be changed, and nothing of it in what n8n keeps', async () => {
		const { items, error, answers: none } = await due([{ key: keyOf(0, 0), staat: STATES.armed, sinds: '2026-11-23' }, { key: keyOf(1, 0), staat: STATES.armed, sinds: '2026-11-23' }]);
		expect([error, none, items.length]).toEqual([undefined, [], 2]);
		const { items: out, error: failed, answers, stored } = await give(claimed(items));
		expect(failed).toBeUndefined();
		expect(out.map(({ json }) => json.staat)).toEqual([STATES.closed, STATES.closed]);
		for (const index of [0, 1]) expect(pupil(index).passwords[0]).toEqual({ writes: 1, mustChange: true });
		const page = String((answers[0] as unknown as { body: string }).body);
		const passwords = [...page.matchAll(/Wachtwoord<\/dt><dd>([^<]+)</g)].map(([, password]) => password!);
		expect(passwords).toHaveLength(2);
		expect(answers).toHaveLength(1);
		expect((answers[0] as unknown as { headers: object }).headers).toMatchObject({ 'cache-control': 'no-store' });
		for (const password of passwords) expect(stored).not.toContain(password);
		expect(school.school.log.lines.map(({ call }) => call).filter((call) => call === 'savePassword')).toHaveLength(2);
	});

	test('an answer that is lost after the password was set: no second one, no letter, and the row stays sent', async () => {
		const { items } = await due([{ key: keyOf(0, 0), staat: STATES.armed, sinds: '2026-11-23' }]);
		await fetch(`${school.control}/faults`, { method: 'PUT', body: JSON.stringify([{ name: 'timeout-after-effect', on: 'savePassword', times: 1 }]) });
		const { items: out, answers } = await give(claimed(items));
		expect(out.map(({ json }) => json.staat)).toEqual([STATES.sent]);
		expect(pupil().passwords[0]).toEqual({ writes: 1, mustChange: true });
		expect(String((answers[0] as unknown as { body: string }).body)).toContain('Niet zeker');
	});

	test('a service that is ill: the rest is armed again, and the page says so', async () => {
		const { items } = await due([0, 1, 2].map((index) => ({ key: keyOf(index, 0), staat: STATES.armed, sinds: '2026-11-23' })));
		await fetch(`${school.control}/faults`, { method: 'PUT', body: JSON.stringify([{ name: 'wrong-access-code', on: 'forcePasswordReset' }]) });
		const { items: out, answers, error } = await give(claimed(items));
		expect(error).toBeUndefined();
		expect(out.map(({ json }) => json.staat)).toEqual([STATES.armed, STATES.armed, STATES.armed]);
		expect(String((answers[0] as unknown as { body: string }).body)).toContain('3 wachtwoorden zijn niet geprobeerd');
	});

	test.each([
		['nobody waits for the answer', 'start', {}, /Nobody would receive the letters/],
		['not claimed', 'n8n-nodes-base.webhook', { staat: STATES.armed }, /not claimed by this run/],
		['claimed by another run', 'n8n-nodes-base.webhook', { uitvoering: '2' }, /not claimed by this run/],
	])('refused: %s', async (_name, from, over, message) => {
		const { items } = await due([{ key: keyOf(0, 0), staat: STATES.armed, sinds: '2026-11-23' }]);
		const { error, answers } = await give([{ ...claimed(items)[0], ...over }], from);
		expect(error?.message).toMatch(message);
		expect([answers, pupil().passwords[0]?.writes ?? 0]).toEqual([[], 0]);
	});
	test('the same password twice in one input', async () => {
		const { items } = await due([{ key: keyOf(0, 0), staat: STATES.armed, sinds: '2026-11-23' }]);
		expect((await give([...claimed(items), ...claimed(items)])).error?.message).toMatch(/came twice/);
	});

	test('nobody waits: a page that says so', async () => {
		const { items, answers } = await give([{}]);
		expect(items).toEqual([]);
		expect(String((answers[0] as unknown as { body: string }).body)).toContain('Geen brieven');
	});

	describe('from Informat’s XML service, when the school chooses so', () => {
		const FROM_INFORMAT = { passwordSource: 'informat', passwordPlatform: 'rehearsal', passwordField0: 'Wachtwoord' };
		const informat = async (items: object[], parameters: INode['parameters'] = {}, more: Credentials = credentialOf(school)) => await give(items, undefined, { ...FROM_INFORMAT, ...parameters }, more);
		/** Invented passwords that Informat keeps of that pupil: own account, first and second co-account. */
		const kept = (index: number): (string | null)[] => {
			const { persoonId } = school.school.informat.students.find(({ pPersoon }) => String(pPersoon) === pupil(index).profile.internnummer)!;
			return school.school.informat.logins.get(persoonId)!.wachtwoorden as (string | null)[];
		};
		const waiting = async (...slots: Slot[]) => claimed((await due([0, 1].flatMap((index) => slots.map((slot) => ({ key: keyOf(index, slot), staat: STATES.armed, sinds: '2026-11-23' }))))).items);
		const pageOf = ({ answers }: Outcome): string => String((answers[0] as unknown as { body: string }).body);
		const onPage = (outcome: Outcome): string[] => [...pageOf(outcome).matchAll(/Wachtwoord<\/dt><dd>([^<]+)</g)].map(([, password]) => password!);
		const all = () => [...school.school.informat.logins.values()].flatMap(({ wachtwoorden }) => wachtwoorden);

		test('the pupil’s own one, set once, to be changed; it stands on the page, and nowhere in what n8n keeps', async () => {
			const outcome = await informat(await waiting(0));
			expect(outcome.error).toBeUndefined();
			expect(outcome.items.map(({ json }) => [Object.keys(json), json.staat, json.melding])).toEqual([[['key', 'staat', 'melding'], STATES.closed, ''], [['key', 'staat', 'melding'], STATES.closed, '']]);
			expect(onPage(outcome).sort()).toEqual([kept(0)[0], kept(1)[0]].sort());
			for (const index of [0, 1]) expect(pupil(index).passwords[0]).toEqual({ writes: 1, mustChange: true });
			for (const password of all()) expect(outcome.stored).not.toContain(password);
			const calls = school.school.log.lines.map(({ call }) => call);
			expect(calls.filter((call) => call.endsWith('SmartschoolUsers'))).toHaveLength(school.institutes.length);
			expect(calls.filter((call) => ['forcePasswordReset', 'savePassword'].includes(call))).toHaveLength(6);
		});
		test('the other list of the service tells it too', async () => {
			expect(onPage(await informat(await waiting(0), { passwordList: 'LeerlingenNaDatum', passwordField0: 'wachtwoordSmartschool' })).sort()).toEqual([kept(0)[0], kept(1)[0]].sort());
		});
		test('co-accounts: a random one as long as the school names no field, Informat’s when it does', async () => {
			Object.assign(pupil().profile, { type_coaccount1: 'Moeder', voornaam_coaccount1: 'An', naam_coaccount1: 'Maes', status1: 'actief' });
			const items = claimed((await due([{ key: keyOf(0, 1), staat: STATES.armed, sinds: '2026-11-23' }])).items);
			const [made] = onPage(await informat(items));
			expect([all().includes(made!), made!.length]).toEqual([false, 14]);
			expect(onPage(await informat(items, { passwordField1: 'wachtwoord2' }))).toEqual([kept(0)[1]]);
		});
		test('whom Informat gives none is told, gets no call and stays armed; the others get theirs', async () => {
			kept(0)[0] = null;
			const outcome = await informat(await waiting(0));
			expect(outcome.items.map(({ json }) => json.staat).sort()).toEqual([STATES.closed, STATES.armed].sort());
			expect(pageOf(outcome)).toContain(`${String(pupil(0).profile.voornaam)} ${String(pupil(0).profile.naam)}`);
			expect(pageOf(outcome)).toContain('Informat geeft hiervoor geen wachtwoord');
			expect(pupil(0).passwords[0]?.writes ?? 0).toBe(0);
		});
		test.each([['zwakwoord', 'code 4'], ['Welkom123!', 'code 52']])('a password that Smartschool refuses (%s): armed, with name and remedy, and not the password', async (weak, code) => {
			kept(0)[0] = weak;
			const outcome = await informat(await waiting(0));
			const line = /<li>([^<]*weigert[^<]*)<\/li>/.exec(pageOf(outcome))![1]!;
			expect(line).toContain(String(pupil(0).profile.naam));
			expect(line).toContain(code);
			expect(line).toContain('Zet in Informat een sterker wachtwoord');
			expect([line, outcome.stored].some((text) => text.includes(weak))).toBe(false);
			expect([pupil(0).passwords[0]?.writes ?? 0, outcome.items.filter(({ json }) => json.staat === STATES.armed)]).toMatchObject([0, [{}]]);
		});
		test.each<[string, INode['parameters'], (() => Credentials) | undefined, RegExp]>([
			['no credential', {}, () => ({}), /no Informat credential/],
			['no XML login', {}, () => credentialOf(school, { xmlLogin: '' }), /XML Login/],
			['a wrong login', {}, () => credentialOf(school, { xmlPassword: 'wrong' }), /XML/],
			['another platform', { passwordPlatform: 'elsewhere' }, undefined, /list SmartschoolUsers is empty/],
			['a field that is not there', { passwordField1: 'Wachtwoord9' }, undefined, /has the field “Wachtwoord9”.*Wachtwoord, Wachtwoord2, Wachtwoord3/],
		])('%s: nothing is sent to Smartschool, and everybody stays armed', async (_name, parameters, more, message) => {
			const items = await waiting(0);
			school.school.log.clear();
			const outcome = await informat(items, parameters, more?.());
			expect(outcome.error).toBeUndefined();
			expect(pageOf(outcome).replaceAll('&quot;', '"')).toMatch(message);
			expect(outcome.items.map(({ json }) => json.staat)).toEqual([STATES.armed, STATES.armed]);
			expect(school.school.log.lines.filter(({ service }) => service === 'smartschool')).toEqual([]);
			for (const password of all()) expect([outcome.stored, pageOf(outcome)].some((text) => text.includes(password))).toBe(false);
		});
	});

	test('arming anew names pupils that exist', async () => {
		expect((await due([{}], { goal: 'rearm', pupils: '1' })).error?.message).toMatch(/no pupil with internal number 1/);
		expect((await due([{}], { goal: 'rearm', pupils: '' })).error?.message).toMatch(/at least one pupil/);
		expect((await due([{}], { goal: 'rearm', pupils: String(pupil().profile.internnummer), slots: [0] })).items.map(({ json }) => json.key)).toEqual([keyOf(0, 0)]);
		expect((await due([{}], { since: 'gisteren' })).error?.message).toMatch(/is not a date/);
	});
});
