/** The standard sync from end to end: real n8n, packed package, template, both doubles. */
import { readFileSync } from 'node:fs';
import { SYNC_KEY } from '../../sandbox/rehearsal';
import { compareFirstRun, type State } from './compare';
import { calls, end, go, goApproved, rehearsal, reviewOf, state, storedRows, sum, summaryOf, TABLES, type Rehearsal } from './setup';

jest.setTimeout(600_000);

let at: Rehearsal;
let before: State;
beforeAll(async () => {
	at = await rehearsal(200);
	before = await state(at);
});
afterAll(async () => await end(at));

test('a preview writes nothing, stores nothing and tells everything', async () => {
	const execution = await go(at, { modus: 'voorbeeld' });
	expect(execution.status).toBe('success');
	expect(sum(calls(at, 'writes'))).toBe(0);
	expect(await state(at)).toEqual(before);
	expect(await at.n8n.tableRows(TABLES.basis)).toEqual([]);
	expect(await at.n8n.tableRows(TABLES.nazicht)).toEqual([]);
	expect(summaryOf(execution).rapport).toContain('Nieuw in Smartschool');
});

test('without approval the mass of new accounts waits, the rest goes on', async () => {
	const fresh = await rehearsal(200, 8);
	try {
		const execution = await go(fresh, { modus: 'uitvoeren' });
		expect(execution.status).toBe('success');
		expect(summaryOf(execution).vastgehouden).toEqual(expect.arrayContaining([expect.objectContaining({ scope: 'createAccount' })]));
		expect(calls(fresh, 'writes')['smartschool saveUserParameter']).toBeGreaterThan(0);
		const created = (await state(fresh)).smartschool.accounts.filter(({ passwordWrites }) => (passwordWrites[0] ?? 0) > 0);
		expect(created).toEqual([]);
	} finally {
		await end(fresh);
	}
});

test('the real run ends every field as its direction says, and touches nobody else', async () => {
	const execution = await goApproved(at);
	expect(execution.error).toBeUndefined();
	expect(execution.items('Mislukt')).toEqual([]);
	const after = await state(at);
	const { problems, checked } = compareFirstRun(before, after, at.school.today);
	expect(problems).toEqual([]);
	for (const what of ['created', 'linked', 'left', 'not qualified, untouched', 'career', 'adres', 'groepen', 'unknown to Informat, untouched']) expect(checked[what]).toBeGreaterThan(0);
	expect(reviewOf(execution).filter(({ soort }) => soort === 'correlation')).toHaveLength(checked['waits for a person, untouched']!);
	// Two-way differences stand on the review list, one line each.
	expect(reviewOf(execution).filter(({ soort }) => soort === 'difference').length).toBeGreaterThan(0);
});

test('the second run makes 0 writes and stores 0 rows', async () => {
	const execution = await go(at, { modus: 'uitvoeren', goedgekeurdPlan: '' });
	expect(calls(at, 'writes')).toEqual({});
	expect(storedRows(execution)).toBe(0);
	expect(reviewOf(execution)).toEqual([]);
	expect(summaryOf(execution).plan).toBe('leeg');
});

test('one saveUser for all base fields, one parameter call per changed part', async () => {
	const agreed = new Set(before.informat.students.map((student) => `${String(student.pPersoon)} ${String((student.adressen as { straat: string }[])[0]!.straat)}`));
	const pupil = before.smartschool.accounts.find(({ profile, groups }) => profile.basisrol === '1' && profile.status === 'actief' && groups.length > 1 && agreed.has(`${String(profile.internnummer)} ${String(profile.straat)}`))!;
	const number = String(pupil.profile.internnummer);
	const patch = async (what: string, body: object) => await fetch(`${at.school.control}${what}`, { method: 'PATCH', body: JSON.stringify(body) });
	await patch(`/informat/students/${number}`, { naam: 'Anders', voornaam2: 'Bis', adressen: [{ straat: 'Splinternieuwe Straat', nr: '99' }] });
	await go(at, { modus: 'uitvoeren' });
	expect(calls(at, 'writes')).toEqual({ 'smartschool saveUser': 1, 'smartschool saveUserParameter': 2 });
});

describe('secretary and parent', () => {
	test('an address from the secretary is copied, a mobile from the parent goes to the to-do list once, two e-mails go to review once', async () => {
		const candidates = (await state(at)).smartschool.accounts.filter(({ profile }) => profile.basisrol === '1' && profile.status === 'actief' && profile.internnummer && profile.emailadres && profile.mobielnummer);
		const [one, two, three] = candidates.map(({ profile }) => String(profile.internnummer));
		const control = async (what: string, body: object) => await fetch(`${at.school.control}${what}`, { method: 'PATCH', body: JSON.stringify(body) });
		await control(`/informat/students/${one}`, { adressen: [{ straat: 'Verhuisd', nr: '1', bus: null, postcode: '9000', gemeente: 'Gent' }] });
		await control(`/smartschool/accounts/${two}`, { mobielnummer: '0470 77 77 77' });
		await control(`/informat/students/${three}`, { emails: [{ email: 'secretariaat@example.org' }] });
		await control(`/smartschool/accounts/${three}`, { emailadres: 'ouder@example.be' });
		const informatBefore = (await state(at)).informat;

		const first = await go(at, { modus: 'uitvoeren' });
		const now = await state(at);
		const account = (number: string) => now.smartschool.accounts.find(({ profile }) => profile.internnummer === number)!.profile;
		expect(account(one!)).toMatchObject({ straat: 'Verhuisd', huisnummer: '1', postcode: '9000', woonplaats: 'Gent' });
		expect(account(two!).mobielnummer).toBe('0470 77 77 77');
		expect(account(three!).emailadres).toBe('ouder@example.be');
		expect(now.informat).toEqual(informatBefore);
		expect(reviewOf(first).map(({ soort, veld }) => [soort, veld]).sort()).toEqual([['conflict', 'Eigen e-mail (own e-mail)'], ['todo', 'Eigen gsm (own mobile)']]);
		expect(reviewOf(first).find(({ soort }) => soort === 'todo')!.smartschool).toBe('0470 77 77 77');

		const second = await go(at, { modus: 'uitvoeren' });
		expect(calls(at, 'writes')).toEqual({});
		expect(storedRows(second)).toBe(0);
		expect(reviewOf(second)).toEqual([]);
		expect(summaryOf(second).wachtOpInformat).toBeGreaterThan(0);
	});

	test('with personal-details updates the change is sent once, waits, and settles when Informat has it', async () => {
		const control = async (method: string, what: string, body: object = {}) => await fetch(`${at.school.control}${what}`, { method, body: JSON.stringify(body) });
		const full = (await state(at)).informat.students.filter((student) => student.geboorteland === 'België' && student.nationaliteitCode && (student.comnrs as unknown[]).length > 0);
		const accounts = (await state(at)).smartschool.accounts;
		const student = full.find(({ pPersoon }) => accounts.some(({ profile }) => profile.internnummer === String(pPersoon) && profile.status === 'actief' && profile.mobielnummer && profile.mobielnummer !== '0470 77 77 77'))!;
		await control('PATCH', `/smartschool/accounts/${String(student.pPersoon)}`, { mobielnummer: '0470 66 66 66' });
		await go(at, { modus: 'uitvoeren', kanaalNaarInformat: 'voorstel' });
		expect(calls(at, 'writes')).toEqual({ 'informat POST /1/preregistrations/save': 1 });
		await go(at, { modus: 'uitvoeren' });
		expect(calls(at, 'writes')).toEqual({});
		const sent = (await state(at)).informat.preregistrations;
		expect(sent).toHaveLength(1);
		expect(sent[0]).toMatchObject({ status: 'open', body: { mobilePhone: '0470 66 66 66', admgrpId: '000000', email: null } });
		await control('POST', `/informat/preregistrations/${String(sent[0]!.preRegistrationId)}/accept`);
		const settled = await go(at, { modus: 'uitvoeren' });
		expect(calls(at, 'writes')).toEqual({});
		expect(storedRows(settled)).toBe(1);
		expect(storedRows(await go(at, { modus: 'uitvoeren', kanaalNaarInformat: 'lijst' }))).toBe(0);
	});
});

describe('nothing personal, nothing secret', () => {
	test('the Data Table rows hold fingerprints only', async () => {
		const rows = [...(await at.n8n.tableRows(TABLES.basis)), ...(await at.n8n.tableRows(TABLES.nazicht))];
		expect(rows.length).toBeGreaterThan(150);
		const stored = JSON.stringify(rows.map(({ id: _id, createdAt: _created, updatedAt: _updated, ...row }) => row));
		const { informat, smartschool } = await state(at);
		for (const student of informat.students) {
			for (const value of [student.naam, student.persoonId, student.huisdokter, (student.emails as { email: string }[])[0]?.email, (student.comnrs as { nr: string }[])[0]?.nr]) if (typeof value === 'string' && value.length > 4) expect(stored).not.toContain(value);
			expect(stored).not.toMatch(new RegExp(`(?<![0-9A-Za-z_-])${String(student.pPersoon)}(?![0-9A-Za-z_-])`));
		}
		for (const { profile } of smartschool.accounts) expect(stored).not.toContain(String(profile.gebruikersnaam));
		for (const row of rows) expect(String(row.state ?? '').length).toBeLessThanOrEqual(1024);
	});

	test('no secret stands in a log line or in an execution', async () => {
		const log = at.n8n.log.join('');
		const execution = await go(at, { modus: 'voorbeeld' });
		for (const secret of [at.school.accessCode, at.school.clientSecret, SYNC_KEY]) {
			expect(log).not.toContain(secret);
			expect(execution.stored).not.toContain(secret);
		}
	});

	test('the template itself keeps no data of successful runs', () => {
		const template = JSON.parse(readFileSync('workflows/02-standaardkoppeling.json', 'utf8')) as { settings: Record<string, unknown> };
		expect(template.settings).toMatchObject({ saveDataSuccessExecution: 'none', saveManualExecutions: false });
	});
});
