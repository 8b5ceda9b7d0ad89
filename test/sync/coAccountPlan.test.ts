/** The whole plan of the co-accounts: items as they leave the planner, who is looked at, what waits, what is told. Families over runs: `coAccounts.test.ts`. */
import { DEFAULT_LIMITS } from '../../sync/plan/guards';
import { HANDED_OVER } from '../../sync/plan/coAccountTypes';
import type { CoAccountPlan } from '../../sync/plan/coaccounts';
import { unpackState } from '../../sync/plan/state';
import type { Read } from '../../sync/records/types';
import type { SyncRecord } from '../../sync/types';
import { EMPTY, Family, slotOf, type Relation, type Slot } from '../laws/family';
import { NO_LIMITS, TOOLS } from '../laws/tools';

const relation = (id: string, type: string, voornaam: string, more: Partial<Relation> = {}): Relation => ({ id, type, naam: `Van ${voornaam}`, voornaam, lpv: 0, email: `${voornaam.toLowerCase()}@example.org`, gsm: `0470 00 00 ${id}`, telefoon: '', ...more });
const MAMA = relation('11', 'Moeder', 'Els', { lpv: 1 });
const PAPA = relation('12', 'Vader', 'Tom', { lpv: 2 });
const OFF: Partial<Slot> = { status: 'niet actief' };
/** A family whose slots hold these people, and nothing is known yet. */
const fresh = (relations: Relation[], slots: Slot[] = [], settings: Family['settings'] = {}): Family => {
	const it = new Family(settings);
	it.relations = relations;
	for (const [index, slot] of slots.entries()) it.slots[index] = slot;
	return it;
};
/** The same, after a run in which both agreed. */
const linked = async (relations = [MAMA, PAPA], settings: Family['settings'] = {}): Promise<Family> => {
	const it = fresh(relations, relations.map((each) => slotOf(each)), settings);
	await it.run();
	return it;
};
/** Slots of so many people who are not in Informat. */
const strangers = (count: number) => Array.from({ length: count }, (_, index) => slotOf(relation(String(40 + index), 'Buur', `Zwart${index}x`)));
const state = (it: Family) => unpackState([...it.rows.values()][0]!).u;
const units = ({ changes }: CoAccountPlan): string[] => changes.flatMap(({ smartschool }) => smartschool!.writes.map(({ unit }) => unit));
const told = ({ review }: CoAccountPlan) => review.map(({ soort, veld, informat, smartschool, nieuw }) => [soort, veld, informat, smartschool, nieuw]);

describe('items as they leave the planner', () => {
	test('equal on both sides: one row is stored, with who is in which slot', () => {
		const { changes, baseline, review, summary } = fresh([MAMA, PAPA], [slotOf(MAMA), slotOf(PAPA)]).plan();
		expect([changes, review]).toEqual([[], []]);
		expect(baseline).toEqual([{ soort: 'basis', row: { key: TOOLS.fingerprint('coaccounts|p-900001'), state: expect.any(String) as string }, rowIsNew: true }]);
		const { u, t, l } = unpackState(baseline[0]!.row.state);
		expect(Object.keys(u).sort()).toEqual(['1', '1e', '1g', '1n', '1p', '1s', '1t', '2', '2e', '2g', '2n', '2p', '2s', '2t']);
		expect([t.length, l.split('.').length]).toEqual([6, 2]);
		expect(summary).toMatchObject({
			soort: 'samenvatting', modus: 'apply', plan: 'leeg', goedkeuring: '', goedkeuringen: [], goedgekeurd: false, goedkeuringProbleem: '', bewerkingen: {}, vastgehouden: [], nazicht: {}, wachtOpInformat: 0, afgehandeld: [], geenPlaats: [], verschillen: [],
			records: { totaal: 1, ongewijzigd: 1, nieuw: 0, teWijzigen: 0, vastgehouden: 0, nazicht: 0, overgeslagen: 0, enkelSmartschool: 0, verdwenen: 0 },
			coAccounts: { gekoppeld: 2, nieuw: 0, uit: 0, teVerwijderen: 0, vanDeSchool: 0, nietInInformat: 0, geenPlaats: 0, nietGewenst: 0 },
		});
	});
	test('a second time nothing is stored', async () => {
		const it = await linked();
		expect(it.plan()).toMatchObject({ changes: [], baseline: [], review: [] });
	});
	test('a new co-account: the change, its diff, its counts', () => {
		const { changes, baseline, summary } = fresh([MAMA]).plan();
		expect(changes).toEqual([{
			soort: 'wijziging', mode: 'apply', plan: summary.plan, recordKind: 'leerling', label: 'leerling 900001', dag: '2026-11-23', informat: null, open: [], accountsKnownUntil: '', freshUntil: '', needs: [], settledByCreation: {}, link: '', quiet: '', rowIsNew: true, rowChanged: true, results: [],
			row: { key: TOOLS.fingerprint('coaccounts|p-900001'), state: expect.any(String) as string }, smartschool: expect.objectContaining({ action: 'updateCoAccounts', internnummer: '900001', gebruikersnaam: 'gebruiker900001', blocks: [], removes: [], creates: [1] }) as object,
		}]);
		expect(baseline).toEqual([]);
		expect(units({ changes } as CoAccountPlan)).toEqual(['1n', '1t', '1e', '1g', '1s', '1']);
		expect(summary.plan).toHaveLength(16);
		expect(summary).toMatchObject({ records: { totaal: 1, nieuw: 1, teWijzigen: 0, ongewijzigd: 0 }, bewerkingen: { coAccountCreate: 1 }, coAccounts: { gekoppeld: 0, nieuw: 1 } });
		expect(summary.verschillen).toEqual([
			['Co-account 1: Naam en voornaam (name)', '', 'Va•• ••ls'], ['Co-account 1: Type (kind of relation)', '', 'Mo•• ••er'], ['Co-account 1: E-mail (e-mail)', '', 'el•• ••rg'], ['Co-account 1: Gsm (mobile)', '', '04•• ••11'], ['Co-account 1: Status (access)', '', 'ac•• ••ef'],
		].map(([veld, van, wordt]) => ({ label: 'leerling 900001', veld, naar: 'smartschool', van, wordt, regel: 'nieuwe co-account, of opnieuw toegang', wacht: '' })));
	});
	test('the status is compared before the write with what Smartschool really showed (L26)', async () => {
		const it = await linked();
		it.slots[1] = slotOf(PAPA, { status: 'actief tot en met 2027/08/31' });
		it.relations = [MAMA, { ...PAPA, overleden: true }];
		expect(it.plan().changes[0]!.smartschool!.writes).toEqual([expect.objectContaining({ unit: '2s', values: { 'relatie.status': 'niet actief' }, was: { 'relatie.status': 'actief tot en met 2027/08/31' } })]);
		it.relations = [MAMA];
		expect(it.plan().changes[0]!.smartschool!.writes).toEqual([expect.objectContaining({ unit: '2s', direction: 'toSmartschool', values: { 'relatie.status': 'niet actief' }, was: { 'relatie.status': 'actief tot en met 2027/08/31' }, changed: ['relatie.status'] })]);
	});
	test('a changed value: the rule of the field in the diff, an update of a row that is there', async () => {
		const it = await linked();
		it.relations = [{ ...MAMA, gsm: '0499 99 99 99' }, PAPA];
		const { changes, summary } = it.plan();
		expect(changes).toMatchObject([{ rowIsNew: false, rowChanged: false, smartschool: { creates: [], blocks: [] } }]);
		expect(summary).toMatchObject({ records: { teWijzigen: 1, nieuw: 0 }, bewerkingen: { coAccountUpdate: 1, 'field:coGsm': 1 }, verschillen: [{ veld: 'Co-account 1: Gsm (mobile)', naar: 'smartschool', van: '04•• ••11', wordt: '04•• ••99', regel: 'Informat → Smartschool: gewijzigd sinds de vorige keer', wacht: '' }] });
	});
	test('for Informat: the diff goes the other way, and the line of the to-do list is written', async () => {
		const it = await linked();
		it.slots[0] = slotOf(MAMA, { gsm: '0499 99 99 99' });
		const { changes, baseline, review, summary } = it.plan();
		expect([changes.length, baseline.length]).toEqual([0, 1]);
		expect(summary).toMatchObject({ records: { teWijzigen: 1 }, nazicht: { todo: 1 }, bewerkingen: { toInformat: 1 }, verschillen: [{ naar: 'informat', van: '04•• ••11', wordt: '04•• ••99', regel: 'Informat ← Smartschool: gewijzigd sinds de vorige keer' }] });
		expect(review).toEqual([expect.objectContaining({ soort: 'todo', veld: 'Co-account 1: Gsm (mobile)', nieuw: true, uitleg: expect.stringContaining('Neem de nieuwe waarde over in Informat') as string, taak: expect.objectContaining({ oudeWaarde: '0470 00 00 11', nieuweWaarde: '0499 99 99 99', waar: expect.stringContaining('tabblad Relaties') as string }) as object })]);
		await it.run();
		expect(it.plan().summary).toMatchObject({ wachtOpInformat: 1, records: { ongewijzigd: 1 } });
		expect(it.plan(undefined, { mode: 'preview' }).review).toMatchObject([{ soort: 'todo', nieuw: false }]);
	});
	test('a proposal waits in Informat, and its fate is asked by the next run', async () => {
		const it = await linked([MAMA, PAPA], { channel: { standard: 'update', units: {} } });
		it.slots[0] = slotOf(MAMA, { gsm: '0499 99 99 99' });
		const { review, changes } = await it.run();
		expect(review).toMatchObject([{ soort: 'proposal', taak: { waar: 'Informat: aanvaard het voorstel bij de voorinschrijvingen' } }]);
		expect(it.plan().changes).toMatchObject([{ smartschool: null, informat: null, open: [{ preRegistrationId: changes[0]!.informat!.preRegistrationId, instelnr: '030593' }] }]);
	});
	test('a preview: the same plan, nothing to do, nothing to store', async () => {
		const it = await linked();
		it.relations = [{ ...MAMA, gsm: '0499 99 99 99' }, PAPA];
		const [real, preview] = [it.plan(), it.plan(undefined, { mode: 'preview' })];
		expect([preview.changes, preview.baseline, preview.summary.plan, preview.summary.verschillen]).toEqual([[], [], real.summary.plan, real.summary.verschillen]);
	});
	test('the plan is another one for another value', () => expect(fresh([MAMA]).plan().summary.plan).not.toBe(fresh([{ ...MAMA, gsm: '0499 99 99 99' }]).plan().summary.plan));
});

describe('who is looked at', () => {
	interface Both { a: SyncRecord; b: SyncRecord; informat: Read; smartschool: Read }
	function planWith(change: (both: Both) => void): CoAccountPlan {
		const it = fresh([MAMA], [slotOf(MAMA)]);
		const [informat, smartschool] = [it.informat(), it.smartschool()];
		change({ a: informat.records[0]!, b: smartschool.records[0]!, informat, smartschool });
		it.informat = () => informat;
		it.smartschool = () => smartschool;
		return it.plan();
	}
	const left = (change: (both: Both) => void) => planWith(change).summary;
	const other = { soort: 'leerling' as const, keys: { leerlingnummer: '900002', gebruikersnaam: 'ander' }, label: '', fields: {}, lists: { coaccounts: [] }, handle: { internnummer: '900002', gebruikersnaam: 'ander', status: 'actief' } };
	test.each<[string, (both: Both) => void]>([
		['nog geen account, of niet zeker welk (zie de standaardkoppeling)', ({ smartschool }) => (smartschool.records = [other])],
		['vertrokken', ({ a }) => delete a.lists],
		['relaties of co-accounts niet gekregen', ({ a }) => (a.lists = {})],
		['relaties of co-accounts niet gekregen', ({ b, smartschool }) => ((b.lists = {}), smartschool.records.push(other))],
	])('skipped and counted: %s', (reason, change) => {
		const { lezingen, records } = left(change);
		expect(lezingen[0]!.overgeslagen).toEqual({ [reason]: 1 });
		expect(records).toMatchObject({ totaal: 1, overgeslagen: 1, ongewijzigd: 0 });
	});
	test('nobody is known by name alone: an account without number is for the standard sync first', () => {
		const { lezingen } = left(({ b }) => Object.assign(b, { keys: { gebruikersnaam: 'noor' }, fields: { naam: 'Peeters', voornaam: 'Noor', geboortedatum: '2012-01-01', geslacht: 'V' } }));
		expect(lezingen[0]!.overgeslagen).toEqual({ 'nog geen account, of niet zeker welk (zie de standaardkoppeling)': 1 });
	});
	test('beside what the read itself left out; several of one reason are counted', () => {
		const { lezingen } = left(({ a, informat, smartschool }) => {
			informat.report.overgeslagen = { 'zonder klas': 3 };
			informat.records.push({ ...a, keys: { leerlingnummer: '900003' }, handle: { ...a.handle, persoonId: 'p-3' } as SyncRecord['handle'] });
			smartschool.records = [other];
		});
		expect(lezingen[0]!.overgeslagen).toEqual({ 'zonder klas': 3, 'nog geen account, of niet zeker welk (zie de standaardkoppeling)': 2 });
	});
	test('an account without the right number is for the standard sync first', async () => {
		const it = await linked([MAMA]);
		const smartschool = it.smartschool();
		smartschool.records[0]!.keys.leerlingnummer = '999999';
		it.smartschool = () => smartschool;
		expect(it.plan().summary.lezingen[0]!.overgeslagen).toEqual({ 'account nog zonder het juiste intern nummer (zie de standaardkoppeling)': 1 });
	});
	test('classes are no pupils, accounts that are only in Smartschool are counted', () => {
		const summary = left(({ a, informat, smartschool }) => {
			informat.records.push({ ...a, soort: 'klas' });
			smartschool.records.push(other, { ...other, soort: 'klas' });
		});
		expect(summary.records).toMatchObject({ totaal: 1, enkelSmartschool: 1, ongewijzigd: 1 });
	});
	test('without any co-account in the read nothing is believed', () => {
		const message = 'Smartschool gave no co-accounts. Nothing was changed. Turn on “With Co-Accounts” in “Smartschool: Get Sync Records”, and check the rights of the access code.';
		expect(() => planWith(({ b }) => delete b.lists)).toThrow(message);
		expect(() => planWith(({ smartschool }) => (smartschool.records = []))).not.toThrow();
		expect(() => planWith(({ informat }) => (informat.records = []))).toThrow('Informat gave no pupil');
	});
	test('known by the person id, without one by the number', () => {
		expect(planWith(({ a }) => (a.handle = { ...a.handle, persoonId: '' } as SyncRecord['handle'])).baseline[0]!.row.key).toBe(TOOLS.fingerprint('coaccounts|900001'));
	});
	test('a link of before finds the account again under another user name, and under another number not', async () => {
		const it = await linked([MAMA]);
		const smartschool = it.smartschool();
		smartschool.records[0]!.keys.gebruikersnaam = 'Nieuw';
		it.smartschool = () => smartschool;
		expect(it.plan().summary.records).toMatchObject({ overgeslagen: 0 });
	});
	test('names of the reads stay out of the summary (L25)', () => expect(JSON.stringify(left(({ informat }) => (informat.report.buiten = ['p-geheim'])))).not.toContain('p-geheim'));
});

describe('reads that are not believed', () => {
	/** So many pupils with two linked parents each. */
	async function many(count: number) {
		const families = Array.from({ length: count }, (_, index) => Object.assign(new Family({}, String(900001 + index)), { relations: [MAMA, PAPA] }));
		const whole = new Family();
		const join = (reads: Read[]): Read => ({ report: reads[0]!.report, records: reads.flatMap(({ records }) => records) });
		for (const each of families) [each.slots[0], each.slots[1]] = [slotOf(MAMA), slotOf(PAPA)];
		whole.informat = () => join(families.map((each) => each.informat()));
		whole.smartschool = () => join(families.map((each) => each.smartschool()));
		await whole.run();
		return { families, whole };
	}
	const limits = { limits: { ...NO_LIMITS, shrinkPercent: 20 } };
	test('relations that are gone from Informat at once, of too many', async () => {
		const { families, whole } = await many(6);
		for (const each of families.slice(0, 5)) each.relations = [MAMA];
		expect(() => whole.plan(undefined, limits)).toThrow('5 of the 12 linked records are missing from what Informat (relaties) gave: more than 20 %.');
		families[4]!.relations = [MAMA, PAPA];
		expect(() => whole.plan(undefined, limits)).not.toThrow();
	});
	test('co-accounts that are empty at once, of too many', async () => {
		const { families, whole } = await many(6);
		for (const each of families.slice(0, 5)) each.slots[1] = { ...EMPTY };
		expect(() => whole.plan(undefined, limits)).toThrow('5 of the 12 linked records are missing from what Smartschool (co-accounts) gave: more than 20 %.');
		for (const each of families.slice(0, 5)) each.relations = [MAMA];
		expect(() => whole.plan(undefined, limits)).not.toThrow();
	});
	test('access that is taken away goes before everything else, then in the order of the keys', async () => {
		const { families, whole } = await many(4);
		for (const [index, each] of families.entries()) each.relations = index === 2 ? [MAMA, { ...PAPA, overleden: true }] : [{ ...MAMA, gsm: '0499 99 99 99' }, PAPA];
		const { changes } = whole.plan();
		expect(changes.map(({ label }) => label)[0]).toBe('leerling 900003');
		const rest = changes.slice(1).map(({ row }) => row.key);
		expect(rest).toEqual([...rest].sort());
		families[3]!.relations = [{ ...MAMA, gsm: '0499 99 99 99' }, { ...PAPA, overleden: true }];
		const [one, two, ...others] = whole.plan().changes;
		expect([one!.row.key < two!.row.key, others.length]).toEqual([true, 2]);
	});
});

describe('what waits', () => {
	const limit = (scope: string, more: object = {}) => ({ limits: { ...NO_LIMITS, scopes: { [scope]: { percent: 0, count: 0 } } }, ...more });
	test('a new one: nothing of it goes; told with the code to approve; once approved it goes', () => {
		const it = fresh([MAMA]);
		const { changes, review, summary } = it.plan(undefined, limit('coAccountCreate'));
		expect(changes).toEqual([]);
		expect(review).toEqual([expect.objectContaining({ soort: 'held', label: '', veld: 'Nieuwe co-accounts', nieuw: true, informat: '', smartschool: '', uitleg: expect.stringContaining(summary.goedkeuring) as string })]);
		expect(summary).toMatchObject({ records: { vastgehouden: 1, nieuw: 0 }, vastgehouden: [{ scope: 'coAccountCreate', count: 1, population: 1 }], nazicht: { held: 1 }, coAccounts: { nieuw: 1 } });
		expect(new Set(summary.verschillen.map(({ wacht }) => wacht))).toEqual(new Set(['Nieuwe co-accounts']));
		const approved = it.plan(undefined, limit('coAccountCreate', { approval: summary.goedkeuring }));
		expect([approved.changes.length, approved.summary.goedgekeurd, approved.baseline.length]).toEqual([1, true, 1]);
		expect(it.plan(undefined, limit('coAccountCreate', { approval: summary.goedkeuring, mode: 'preview' })).baseline).toEqual([]);
	});
	test('one part waits, the rest goes', async () => {
		const it = await linked();
		it.relations = [{ ...MAMA, email: 'nieuw@example.org' }, PAPA];
		it.slots[0] = slotOf(MAMA, { gsm: '0499 99 99 99' });
		const { summary, changes } = it.plan(undefined, limit('toInformat'));
		expect(units({ changes } as CoAccountPlan)).toEqual(['1e']);
		expect(summary.verschillen.map(({ veld, wacht }) => [veld, wacht])).toEqual([['Co-account 1: E-mail (e-mail)', ''], ['Co-account 1: Gsm (mobile)', 'Wijzigingen voor Informat']]);
		expect(summary.records).toMatchObject({ teWijzigen: 1, vastgehouden: 0 });
	});
	test('an approval is bound to what waits, not to what goes on without it', async () => {
		const it = await linked([MAMA]);
		const code = (mama: Partial<Relation>, papa: Partial<Relation> = {}): string => {
			it.relations = [{ ...MAMA, ...mama }, { ...PAPA, ...papa }];
			return it.plan(undefined, limit('coAccountCreate')).summary.goedkeuring;
		};
		expect(code({ gsm: '0499 99 99 99' })).toBe(code({ gsm: '0488 88 88 88' }));
		expect(code({}, { email: 'ander@example.org' })).not.toBe(code({}));
	});
	test('slots are counted, not fields, over who is linked', async () => {
		const it = await linked();
		it.relations = [{ ...MAMA, gsm: '0499 99 99 99', email: 'nieuw@example.org' }, { ...PAPA, email: 'ook@example.org' }];
		expect(it.plan(undefined, limit('coAccountUpdate')).summary.vastgehouden).toMatchObject([{ scope: 'coAccountUpdate', count: 2, population: 2 }]);
	});
	test('another table since the last time: what it changes waits; access that ends does not', async () => {
		const it = await linked();
		it.relations = [{ ...MAMA, gsm: '0499 99 99 99' }, { ...PAPA, overleden: true }];
		const { summary, changes } = it.plan(undefined, { staffTypes: ['Kok'] });
		expect(summary.vastgehouden.map(({ scope }) => scope)).toEqual(['tabel']);
		expect(units({ changes } as CoAccountPlan)).toEqual(['2s']);
		it.slots[0] = slotOf(MAMA, { email: 'eigen@example.org' });
		expect(it.plan(undefined, { order: ['Vader'] }).summary.bewerkingen).toEqual({ tabel: 1, toInformat: 1, coAccountUpdate: 1, 'field:coGsm': 1, coAccountBlock: 1 });
	});
	test('while something waits the row keeps the table by which it was made; otherwise it gets the new one', async () => {
		const it = await linked();
		const tableOf = (text: string) => unpackState(text).t;
		const before = tableOf([...it.rows.values()][0]!);
		const quiet = it.plan(undefined, { types: { Kok: 'Vader' } });
		expect(tableOf(quiet.baseline[0]!.row.state)).not.toBe(before);
		it.relations = [{ ...MAMA, gsm: '0499 99 99 99' }, { ...PAPA, overleden: true }];
		expect(tableOf(it.plan(undefined, { types: { Kok: 'Vader' } }).changes[0]!.row.state)).toBe(before);
		expect(tableOf(fresh([MAMA], [slotOf(MAMA, { gsm: '' }), slotOf(PAPA, OFF)]).plan(undefined, limit('coAccountUpdate')).baseline[0]!.row.state)).toBe(before);
	});
	test('who has no access by the school’s word counts apart from who is gone or deceased', async () => {
		const it = await linked();
		expect(it.plan(undefined, { noAccess: [{ leerlingnummer: ' 900001 ', relatie: 'VADER' }] }).summary.bewerkingen).toEqual({ coAccountNoAccess: 1 });
		expect(it.plan(undefined, { noAccess: [{ leerlingnummer: '900001', relatie: 'Van Tom Tom' }] }).summary.bewerkingen).toEqual({ coAccountNoAccess: 1 });
		expect(it.plan(undefined, { noAccess: [{ leerlingnummer: '900002', relatie: 'Vader' }, { leerlingnummer: '900001', relatie: 'Tom' }] }).summary.bewerkingen).toEqual({});
		it.relations = [MAMA];
		expect(it.plan().summary.bewerkingen).toEqual({ coAccountBlock: 1 });
	});
});

describe('access', () => {
	test.each([['actief', true], ['Actief', true], ['actief tot en met 2026/11/23', true], ['actief tot en met 2027-08-31', true], ['actief tot en met 2026/11/22', false], ['niet actief', false], ['', false], ['uitgeschakeld', false], ['actief tot en met morgen', false], ['niet actief tot en met 2099/01/01', false], ['actief tot en met 2099/01/01 of zo', false]])('«%s» is access: %p (CO3)', (status, is) => {
		const { review } = fresh([MAMA], [slotOf(MAMA, { status })]).plan();
		expect(review.length > 0).toBe(!is);
	});
	test('switched off by hand: told with both, once, and never switched on (L5)', async () => {
		const it = await linked();
		it.slots[0] = slotOf(MAMA, OFF);
		const plan = await it.run();
		expect(told(plan)).toEqual([['difference', 'Co-account 1: Status (access)', 'actief', 'niet actief', true]]);
		expect(plan.review[0]!.uitleg).toContain('Deze co-account staat uit');
		expect([plan.changes, plan.summary.records.nazicht]).toEqual([[], 1]);
		expect(told(it.plan())).toEqual([]);
		expect(told(it.plan(undefined, { mode: 'preview' }))).toEqual([['difference', 'Co-account 1: Status (access)', 'actief', 'niet actief', false]]);
	});
	test('on a first run where Informat is right: told too, unless the slot was never finished', () => {
		const right = { firstRun: 'informat' } as const;
		const plan = fresh([MAMA], [slotOf(MAMA, OFF)], right).plan();
		expect(told(plan)).toEqual([['difference', 'Co-account 1: Status (access)', 'actief', 'niet actief', true]]);
		expect([plan.changes, plan.review[0]!.uitleg]).toEqual([[], expect.stringContaining('Deze co-account staat uit')]);
		expect(units(fresh([MAMA], [slotOf(MAMA, { ...OFF, type: '' })], right).plan())).toEqual(['1t', '1s']);
	});
	test('of who has no access nothing but the status is looked after', async () => {
		const it = await linked();
		it.relations = [MAMA, { ...PAPA, overleden: true, gsm: '0499 99 99 99' }];
		const { changes, summary } = it.plan();
		expect(units({ changes } as CoAccountPlan)).toEqual(['2s']);
		expect(summary.coAccounts).toMatchObject({ gekoppeld: 1, uit: 1 });
		expect(it.plan(undefined, { noAccess: [{ leerlingnummer: '900001', relatie: 'els van els' }] }).summary.bewerkingen).toEqual({ coAccountNoAccess: 1, coAccountBlock: 1 });
	});
	test('gone from Informat: off when it is on, told as gone only after so many reads, emptied only when the school wants it', async () => {
		const it = await linked();
		it.relations = [MAMA];
		const plan = await it.run();
		expect(plan.summary.verschillen).toMatchObject([{ veld: 'Co-account 2: Status (access)', van: 'ac•• ••ef', wordt: 'ni•• ••ef', regel: 'overleden, weg uit Informat of zonder toegang: de co-account gaat uit' }]);
		expect(plan.summary.coAccounts).toMatchObject({ gekoppeld: 1, uit: 1, teVerwijderen: 0 });
		expect(Object.keys(state(it)).filter((id) => id.startsWith('2')).sort()).toEqual(['2', '2e', '2n', '2s', '2v']);
		const gone = it.plan();
		expect(gone.summary).toMatchObject({ bewerkingen: { coAccountRemove: 1 }, coAccounts: { teVerwijderen: 1 }, verschillen: [{ veld: 'Co-account 2', naar: 'smartschool', van: 'To•• ••om', wordt: '', regel: 'al een hele tijd weg uit Informat: de co-account wordt leeggemaakt' }] });
		expect(gone.changes[0]!.smartschool).toMatchObject({ removes: [2], blocks: [], creates: [] });
		expect(it.plan(undefined, { remove: false }).summary).toMatchObject({ bewerkingen: {}, coAccounts: { teVerwijderen: 0, uit: 1 } });
		expect(it.plan(undefined, { absent: { reads: 2, days: 1 } }).summary.bewerkingen).toEqual({});
		// Switched on by hand meanwhile: off again.
		it.slots[1] = slotOf(PAPA);
		expect(units(it.plan(undefined, { remove: false }))).toEqual(['2s']);
	});
	test('a password that was handed over is remembered as long as the slot is theirs', async () => {
		const it = fresh([MAMA], [], { passwords: true });
		await it.run();
		expect(state(it)['1w']).toEqual({ o: HANDED_OVER });
		it.relations = [{ ...MAMA, gsm: '0499 99 99 99' }];
		await it.run();
		expect(state(it)['1w']).toEqual({ o: HANDED_OVER });
		it.relations = [];
		await it.run();
		expect(state(it)['1w']).toEqual({ o: HANDED_OVER });
	});
});

describe('what is told', () => {
	test('a stranger, with kind; an own slot of the school is only counted', () => {
		const { review, summary } = fresh([MAMA], [slotOf(MAMA), slotOf(relation('30', 'Vader', 'Vreemd')), { ...EMPTY, type: 'interimaris', naam: 'Van', voornaam: 'School', status: 'actief' }]).plan();
		expect(review).toMatchObject([{ soort: 'coAccount', veld: 'Co-account 2', informat: '', smartschool: 'Vreemd Van Vreemd, Vader', label: 'leerling 900001' }]);
		expect([summary.coAccounts, summary.records.nazicht]).toMatchObject([{ gekoppeld: 1, vanDeSchool: 1, nietInInformat: 1 }, 1]);
	});
	test('a kind that the school gives to relations is no staff kind', () => {
		const coach = relation('30', 'Studiecoach', 'Rik');
		expect(fresh([coach], [slotOf(coach)], { order: ['studiecoach'], types: { Studiecoach: 'Studiecoach' } }).plan().summary.coAccounts).toMatchObject({ gekoppeld: 1, vanDeSchool: 0 });
		expect(fresh([coach], [slotOf(coach)], { types: { Studiecoach: 'Studiecoach' } }).plan().summary.coAccounts).toMatchObject({ gekoppeld: 0, vanDeSchool: 1 });
		expect(fresh([], [{ ...EMPTY, type: '', naam: 'x', status: 'actief' }], { staffTypes: ['', ' Kok '] }).plan().summary.coAccounts).toMatchObject({ vanDeSchool: 0 });
		expect(fresh([], [{ ...EMPTY, type: 'KOK', naam: 'x', status: 'actief' }], { staffTypes: ['', ' Kok '] }).plan().summary.coAccounts).toMatchObject({ vanDeSchool: 1 });
	});
	test('a doubt, with all candidates by name', () => {
		const [a, b] = [relation('31', 'Oom', 'Jan', { naam: 'Maes', email: '' }), relation('32', 'Tante', 'Jan', { naam: 'Maes', email: '' })];
		const { review, changes } = fresh([b, a], [slotOf(a, { type: 'Voogd', gsm: '' })]).plan();
		expect([review, changes]).toMatchObject([[{ soort: 'correlation', veld: 'Co-account 1', informat: 'Jan Maes; Jan Maes', smartschool: 'Jan Maes, Voogd' }], []]);
	});
	test('lost, until it is recognised again', async () => {
		const it = await linked();
		it.slots[1] = { ...EMPTY };
		const plan = await it.run();
		expect(told(plan)).toEqual([['coAccount', 'Co-account', 'Tom Van Tom', '', true]]);
		expect(plan.review[0]!.uitleg).toContain('leeggemaakt of aan iemand anders gegeven');
		expect(plan.summary.coAccounts).toMatchObject({ gekoppeld: 1, nieuw: 0 });
		await it.run();
		expect(it.plan()).toMatchObject({ changes: [], baseline: [], review: [] });
		it.slots[4] = slotOf(PAPA);
		await it.run();
		expect(Object.keys(state(it)).filter((id) => id.startsWith('r'))).toEqual([]);
		expect(it.plan()).toMatchObject({ changes: [], review: [], summary: { coAccounts: { gekoppeld: 2 } } });
	});
	test('no room, no name, an unknown kind: with the kind of Informat', () => {
		const noRoom = fresh([MAMA], strangers(6)).plan();
		expect(told(noRoom).filter(([, veld]) => veld === 'Co-account')).toEqual([['coAccount', 'Co-account', 'Els Van Els (Moeder)', '', true]]);
		expect(noRoom.summary.coAccounts).toMatchObject({ geenPlaats: 1, nietGewenst: 0, nietInInformat: 6 });
		expect(told(fresh([{ ...MAMA, voornaam: '' }]).plan())).toEqual([['coAccount', 'Co-account', 'Van Els (Moeder)', '', true]]);
		expect(told(fresh([{ ...MAMA, naam: '' }]).plan())).toEqual([['coAccount', 'Co-account', 'Els (Moeder)', '', true]]);
		expect(told(fresh([{ ...MAMA, type: 'Ruimtevaarder' }]).plan())).toEqual([['unknownCode', 'Co-account', 'Els Van Els (Ruimtevaarder)', '', true]]);
	});
	test('an unknown kind of who is linked: the rest still travels, the kind stays as it is', async () => {
		const it = await linked();
		it.relations = [{ ...MAMA, type: 'Ruimtevaarder', gsm: '0499 99 99 99' }, PAPA];
		const plan = await it.run();
		expect(told(plan)).toEqual([['unknownCode', 'Co-account 1: Type (kind of relation)', 'Ruimtevaarder', 'Moeder', true]]);
		expect(it.writes).toEqual([{ nr: 1, field: 'mobielnummer', value: '0499 99 99 99' }]);
		expect(it.plan().review).toEqual([]);
	});
	test('who gets none by the settings is counted, not who is barred or has one', () => {
		const rest = [relation('13', 'Buurman', 'Jan'), relation('14', 'Buurman', 'Mia', { overleden: true })];
		expect(fresh([MAMA, ...rest], [slotOf(MAMA)]).plan().summary.coAccounts).toMatchObject({ gekoppeld: 1, nietGewenst: 1 });
		expect(fresh(rest, [slotOf(rest[0]!)]).plan().summary.coAccounts).toMatchObject({ gekoppeld: 1, nietGewenst: 0 });
	});
	test('a conflict waits for a person and is told once', async () => {
		const it = await linked();
		it.relations = [{ ...MAMA, gsm: '0499 11 11 11' }, PAPA];
		it.slots[0] = slotOf(MAMA, { gsm: '0499 22 22 22' });
		expect(told(await it.run())).toEqual([['conflict', 'Co-account 1: Gsm (mobile)', '0499 11 11 11', '0499 22 22 22', true]]);
		expect(it.plan()).toMatchObject({ changes: [], baseline: [], review: [], summary: { records: { ongewijzigd: 0, nazicht: 1 } } });
	});
});

describe('who gets which slot', () => {
	const names = ({ changes }: CoAccountPlan) => changes.flatMap(({ smartschool }) => smartschool!.writes.filter(({ unit }) => /n$/.test(unit)).map(({ unit, values }) => `${unit} ${values['relatie.voornaam']}`));
	test('LPVs go before the school’s order, also when their own slots are taken', () =>
		expect(names(fresh([relation('13', 'Vader', 'Jan'), PAPA, MAMA], strangers(2)).plan())).toEqual(['3n Els', '4n Tom', '5n Jan']));
	test('then the order of the school, by the word of Informat whatever its capitals', () =>
		expect(names(fresh([relation('13', 'VADER', 'Jan'), relation('14', 'moeder', 'Mia'), relation('15', 'Oom', 'Piet')], [], { order: ['Moeder', 'Vader'] }).plan())).toEqual(['1n Mia', '2n Jan']));
	test('writes go in the order of the slots, whoever was given one first', () => {
		const taken = strangers(6);
		taken[0] = taken[1] = { ...EMPTY };
		expect(names(fresh([PAPA, relation('13', 'Vader', 'Jan')], taken).plan())).toEqual(['1n Jan', '2n Tom']);
		// The second is recognised by its e-mail, the first by its name only.
		const it = fresh([{ ...MAMA, gsm: '0499 99 99 99' }, { ...PAPA, gsm: '0498 88 88 88' }], [slotOf(MAMA, { email: '' }), slotOf(PAPA)], { firstRun: 'informat' });
		expect(units(it.plan()).filter((unit) => unit.endsWith('g'))).toEqual(['1g', '2g']);
	});
	test.each<[string, Partial<Relation>, Partial<Slot>]>([
		['mobile in another form', {}, { gsm: '+32 470 00 00 11' }],
		['telephone', { gsm: '', telefoon: '09 222 22 22' }, { telefoon: '092222222' }],
		['telephone under the other field', { telefoon: '09 222 22 22' }, { telefoon: '', gsm: '09/222.22.22' }],
	])('a half name is known by its %s', (_what, mine, theirs) => {
		const mama = { ...MAMA, ...mine };
		expect(fresh([mama], [slotOf(mama, { naam: 'Meisjesnaam', email: 'oud@example.org', ...theirs })]).plan().summary.coAccounts).toMatchObject({ gekoppeld: 1, nieuw: 0, nietInInformat: 0 });
	});
	test('an address is the same whatever the capitals of its domain', () => expect(fresh([{ ...MAMA, gsm: '', email: 'els@EXAMPLE.org' }], [slotOf(MAMA, { naam: 'Meisjesnaam', gsm: '', email: 'els@Example.ORG' })]).plan().summary.coAccounts).toMatchObject({ gekoppeld: 1 }));
	test('a slot without number is nobody by a missing number', () =>
		expect(fresh([{ ...MAMA, gsm: '' }], [slotOf(MAMA, { naam: 'Meisjesnaam', email: 'oud@example.org', gsm: '' })]).plan().summary.coAccounts).toMatchObject({ gekoppeld: 0 }));
	test.each<[keyof Slot, string]>([['type', 'Moeder'], ['naam', 'x'], ['voornaam', 'x'], ['email', 'x@y.be'], ['telefoon', '09 222 22 22'], ['gsm', '0470 00 00 99']])('a slot with only %s is not free', (key, value) => {
		const plan = fresh([MAMA], [{ ...EMPTY, [key]: value }]).plan();
		expect(plan.changes.map(({ smartschool }) => smartschool)).not.toContainEqual(expect.objectContaining({ creates: [1] }));
	});
});

describe('several addresses and numbers', () => {
	/** A second address and a second mobile of the mother. */
	const second = (slot: Partial<Slot> = {}, settings: Family['settings'] = {}) => {
		const it = fresh([MAMA], slot.naam === '' ? [] : [slotOf(MAMA, slot)], settings);
		const plain = it.informat.bind(it);
		it.informat = (order) => {
			const read = plain(order);
			const { emails, comnrs } = read.records[0]!.lists!;
			emails!.push({ key: 'e-12', values: { relatie: '11', email: 'tweede@example.org', type: 'Moeder' } });
			comnrs!.push({ key: 'g-12', values: { relatie: '11', nr: '0499 12 12 12', type: 'Moeder', soort: 'Gsm' } });
			return read;
		};
		return it;
	};
	const values = ({ changes }: CoAccountPlan) => Object.assign({}, ...changes.flatMap(({ smartschool }) => smartschool!.writes.map((write) => write.values))) as Record<string, string>;
	test('the one that Smartschool shows counts, in any form', () =>
		expect(second({ email: 'tweede@EXAMPLE.org', gsm: '+32499121212' }).plan()).toMatchObject({ changes: [], review: [] }));
	test('otherwise the first', () => {
		expect(values(second({ naam: '' }).plan())).toMatchObject({ 'relatie.email': 'els@example.org', 'relatie.gsm': '0470 00 00 11' });
		expect(values(second({ email: 'derde@example.org', gsm: '' }, { firstRun: 'informat' }).plan())).toMatchObject({ 'relatie.email': 'els@example.org', 'relatie.gsm': '0470 00 00 11' });
	});
});

describe('who is in a slot is another one now', () => {
	const somebody = relation('50', 'Vader', 'Karel', { naam: 'Zwart', gsm: '0488 88 88 88' });
	test('another name and another address: a stranger, and who was in it is lost', async () => {
		const it = await linked();
		it.slots[1] = slotOf(somebody);
		expect(told(await it.run()).map(([soort, veld, informat, smartschool]) => [soort, veld, informat, smartschool])).toEqual([['coAccount', 'Co-account 2', '', 'Karel Zwart, Vader'], ['coAccount', 'Co-account', 'Tom Van Tom', '']]);
	});
	test('another name with the address of before: the same person, put right', async () => {
		const it = await linked();
		it.slots[1] = slotOf(PAPA, { naam: 'Zwart', voornaam: 'Karel' });
		await it.run();
		expect(it.writes.map(({ nr, field, value }) => `${nr} ${field} ${value}`)).toEqual(expect.arrayContaining(['2 naam Van Tom', '2 voornaam Tom']));
	});
	test('half of the name is still the relation’s: the same person', async () => {
		for (const half of [{ naam: 'Zwart', email: 'x@y.be' }, { voornaam: 'Karel', email: 'x@y.be' }]) {
			const it = await linked();
			it.slots[1] = slotOf(PAPA, half);
			expect(told(it.plan()).filter(([, veld]) => veld === 'Co-account 2')).toEqual([]);
		}
	});
	test('the name went away: the same person, put right', async () => {
		const it = await linked();
		it.slots[1] = slotOf(PAPA, { naam: '', voornaam: '' });
		await it.run();
		expect(it.writes.map(({ nr, field, value }) => `${nr} ${field} ${value}`)).toEqual(['2 voornaam Tom', '2 naam Van Tom']);
	});
	test('half of the name of another relation is nobody else', async () => {
		for (const half of [{ naam: MAMA.naam, voornaam: 'Karel' }, { naam: 'Zwart', voornaam: MAMA.voornaam }]) {
			const it = await linked();
			it.slots[1] = slotOf(PAPA, half);
			await it.run();
			expect(it.writes.map(({ nr, field, value }) => `${nr} ${field} ${value}`)).toEqual(expect.arrayContaining(['2 naam Van Tom', '2 voornaam Tom']));
		}
	});
	test('of who is gone from Informat: off as long as the slot has that name; a stranger’s it is with another name and no address', async () => {
		const plan = async (slot: Partial<Slot>) => {
			const it = await linked();
			it.relations = [MAMA];
			it.slots[1] = slotOf(PAPA, slot);
			const { changes, summary } = it.plan();
			return [units({ changes } as CoAccountPlan), summary.coAccounts.nietInInformat];
		};
		expect([await plan({ email: 'nieuw@example.org' }), await plan({ naam: 'Zwart', voornaam: 'Karel' }), await plan({ naam: 'Zwart', voornaam: 'Karel', email: '' }), await plan({ naam: 'Zwart', voornaam: 'Karel', email: 'x@y.be' })]).toEqual([[['2s'], 0], [['2s'], 0], [[], 1], [[], 1]]);
	});
	test('another name and no address at all: another one', async () => {
		const it = await linked();
		it.slots[1] = slotOf(PAPA, { naam: 'Zwart', voornaam: 'Karel', email: '' });
		expect(told(it.plan()).map(([, veld]) => veld)).toContain('Co-account 2');
	});
	test('the name of another relation of this pupil, with the address of before: that one', async () => {
		const plus = relation('13', 'Plusvader', 'Jan');
		const it = await linked([MAMA, PAPA]);
		it.relations = [MAMA, PAPA, plus];
		it.slots[1] = slotOf(plus, { email: PAPA.email, type: 'Vader' });
		const { summary } = it.plan();
		expect(summary.nazicht).toMatchObject({ correlation: 1 });
	});
});

test('more than the usual limits wait by default', async () => {
	const it = await linked();
	it.relations = [MAMA];
	await it.run();
	expect(it.plan(undefined, { limits: { ...DEFAULT_LIMITS, minimumPopulation: 1 } }).summary.vastgehouden.map(({ scope }) => scope)).toContain('coAccountRemove');
});
