/** The whole plan of a very small school, rule by rule: who is linked, what is written, stored, reported and counted. */
import { createHash } from 'node:crypto';
import type { UnitDef } from '../../sync/fields/types';
import { confirmUnits } from '../../sync/plan/confirm';
import { DEFAULT_LIMITS, type Limits } from '../../sync/plan/guards';
import { DEFAULT_SETTINGS, planSync, tableVersion, type Plan, type PlanSettings, type PlanTools } from '../../sync/plan/plan';
import { emptyState, packState, unpackState } from '../../sync/plan/state';
import type { ChangeItem, FieldValues, ReadReport, ReviewItem, RowState, SyncRecord, UnitState } from '../../sync/types';

const fp = (text: string): string => (text === '' ? '' : createHash('sha256').update(text).digest('base64url').replace(/[-_]/g, 'x').slice(0, 12));
const TOOLS: PlanTools = { fingerprint: fp, digest: (text) => createHash('sha256').update(text).digest('hex'), uuid: (text) => `uuid-${fp(text)}` };

const unit = (id: string, over: Partial<UnitDef> = {}): UnitDef => ({ id, label: `Veld ${id}`, record: 'leerling', direction: 'toSmartschool', allowed: [], conflict: 'informat', drift: 'enforce', clear: 'no', fields: [{ id, label: id, kind: 'text' }], ...over });
const TABLE: readonly UnitDef[] = [
	unit('klasaanmaak', { record: 'klas', direction: 'once', drift: 'onChange', fields: [{ id: 'klascode', label: '', kind: 'classCode' }, { id: 'klasnaam', label: '', kind: 'text' }, { id: 'instellingsnummer', label: '', kind: 'digits' }] }),
	unit('naam'), unit('voornaam'), unit('leerlingnummer'),
	unit('klas', { fields: [{ id: 'klascode', label: '', kind: 'classCode' }, { id: 'begindatumInschrijving', label: '', kind: 'date' }], writeOnly: ['begindatumInschrijving'] }),
	unit('einddatumInschrijving', { drift: 'onChange', clear: 'ask', fields: [{ id: 'einddatumInschrijving', label: '', kind: 'leaving' }] }),
	unit('gsm', { direction: 'both', conflict: 'review', drift: 'onChange', fields: [{ id: 'gsm', label: '', kind: 'phone' }] }),
	unit('dokter', { direction: 'both', conflict: 'review', drift: 'onChange' }),
];
const isOfPupils = ({ record }: UnitDef): boolean => record === 'leerling';
const VERSION = tableVersion(TABLE.filter(isOfPupils), TOOLS);
const NO_LIMITS: Limits = { ...DEFAULT_LIMITS, scopes: {}, anyField: { percent: 100 }, shrinkPercent: 100, emptiedPercent: 100 };

/** What Informat demands on every personal-details update. */
const DETAILS = { geboortedatum: '2011-04-17', geslacht: 'V', nationaliteit: '00150', geboorteland: 'België' };
const pupil = (nr: string, fields: FieldValues = {}, over: Partial<SyncRecord> = {}): SyncRecord => ({
	soort: 'leerling', keys: { leerlingnummer: nr, instelnr: '030593', stamnummer: `s${nr}`, klascode: fields.klascode ?? '3A' }, label: `Leerling ${nr}`,
	fields: { naam: `Naam${nr}`, voornaam: 'Noor', leerlingnummer: nr, klascode: '3A', begindatumInschrijving: '2026-09-01', einddatumInschrijving: '', gsm: '', dokter: '', ...DETAILS, ...fields },
	handle: { persoonId: `p${nr}`, instelnr: '030593', hfdstructuur: '311', vestCode: '001', schooljaar: '2026-27' }, ...over,
});
const account = (nr: string, fields: FieldValues = {}, keys: SyncRecord['keys'] = { leerlingnummer: nr, gebruikersnaam: `User${nr}` }): SyncRecord => ({
	soort: 'leerling', keys, label: `Account ${nr}`, handle: { internnummer: keys.leerlingnummer ?? '', gebruikersnaam: keys.gebruikersnaam!, status: 'actief' },
	fields: { naam: `Naam${nr}`, voornaam: 'Noor', leerlingnummer: nr, klascode: '3A', einddatumInschrijving: '', gsm: '', dokter: '', ...fields },
});
const klas = (klascode: string, over: FieldValues = {}): SyncRecord => ({ soort: 'klas', keys: { klascode, instelnr: '030593' }, label: `Klas ${klascode}`, fields: { klascode, klasnaam: `Klas ${klascode}`, instellingsnummer: '030593', administratieveGroep: '312', ...over }, handle: {} });
const group = (klascode: string): SyncRecord => ({ soort: 'groep', keys: { klascode }, label: `Groep ${klascode}`, fields: { groepcode: klascode, groepnaam: klascode, groeptype: 'groep' }, handle: {} });

class School {
	informat: SyncRecord[] = [klas('3A')];
	smartschool: SyncRecord[] = [klas('3A')];
	rows = new Map<string, string>();
	reports: { informat?: Partial<ReadReport>; smartschool?: Partial<ReadReport> } = {};
	table = TABLE;

	constructor(pupils: SyncRecord[] = [], accounts: SyncRecord[] = []) {
		this.informat.push(...pupils);
		this.smartschool.push(...accounts);
	}

	plan(settings: Partial<PlanSettings> = {}, tools = TOOLS): Plan {
		const report = (bron: ReadReport['bron']): ReadReport => ({ soort: 'lezing', bron, schooljaar: '2026-27', referentiedatum: '2026-11-23', instellingen: [], aantallen: { accounts: 99 }, overgeslagen: {}, waarschuwingen: [], ...this.reports[bron] });
		return planSync({
			informat: { report: report('informat'), records: this.informat }, smartschool: { report: report('smartschool'), records: this.smartschool }, baseline: [...this.rows].map(([key, state]) => ({ key, state })), table: this.table, tools,
			settings: { ...DEFAULT_SETTINGS, mode: 'apply', limits: NO_LIMITS, channel: { standard: 'update', units: {} }, ...settings },
		});
	}

	/** A run in which every service confirms every write; what is written to Smartschool shows there. */
	run(settings: Partial<PlanSettings> = {}): Plan {
		const plan = this.plan(settings);
		for (const item of plan.changes) {
			const results = [item.smartschool?.writes.map(({ unit: id }) => ({ side: 'smartschool' as const, unit: id, ok: true })) ?? [], item.informat?.writes.map(({ unit: id }) => ({ side: 'informat' as const, unit: id, ok: true })) ?? []].flat();
			const { row, rowChanged } = confirmUnits(item, results);
			if (rowChanged) this.rows.set(row.key, row.state);
			this.carryOut(item);
		}
		for (const { row } of plan.baseline) this.rows.set(row.key, row.state);
		return plan;
	}

	private carryOut({ smartschool: job, recordKind }: ChangeItem): void {
		if (!job) return;
		const values = Object.assign({}, ...job.writes.map((each) => each.values)) as FieldValues;
		if (recordKind === 'klas') return void this.smartschool.push(klas(values.klascode!, values));
		if (job.action === 'createAccount') return void this.smartschool.push(account(job.leerlingnummer, values, { leerlingnummer: job.leerlingnummer, gebruikersnaam: job.gebruikersnaam }));
		const target = this.smartschool.find(({ keys }) => 'gebruikersnaam' in job && keys.gebruikersnaam === job.gebruikersnaam)!;
		for (const { values: each, changed } of job.writes) for (const id of changed) target.fields[id] = id === 'einddatumInschrijving' ? 'uitgeschakeld' : each[id]!;
		if (values.leerlingnummer) target.keys.leerlingnummer = values.leerlingnummer;
	}

	state(nr: string): RowState {
		const state = unpackState(this.rows.get(keyOf(nr))!);
		return { ...state, u: { ...state.u } };
	}
	know(nr: string, u: Record<string, UnitState>, over: Partial<RowState> = {}): this {
		this.rows.set(keyOf(nr), packState({ ...emptyState(), t: VERSION, l: linkTo(nr), u, ...over }));
		return this;
	}
	find(nr: string, side: 'informat' | 'smartschool'): SyncRecord {
		return this[side].find(({ soort, keys }) => soort === 'leerling' && keys.leerlingnummer === nr)!;
	}
}
const keyOf = (nr: string): string => fp(`leerling|p${nr}`);
const linkTo = (nr: string, user = `user${nr}`): string => `${fp(`nummer|${nr}`)}.${fp(`naam|${user}`)}`;
const printOf = (nr: string, id: string, text: string): string => fp(`${keyOf(nr)}|${id}|${text}`);

const writes = ({ changes }: Plan) => changes.map(({ label, smartschool, informat }) => [label, smartschool?.action ?? '', ...(smartschool?.writes ?? []).map(({ unit: id }) => `→${id}`), ...(informat?.writes ?? []).map(({ unit: id }) => `←${id}`)].join(' ').replace('  ', ' '));
const told = ({ review }: Plan) => review.map(({ soort, label, veld, nieuw }) => `${soort} ${label} ${veld}${nieuw ? '' : ' (oud)'}`);
const count = ({ summary: { records } }: Plan) => Object.fromEntries(Object.entries(records).filter(([, each]) => each > 0));
/** A school of so many pupils that agree on both sides and are remembered. */
function settled(...numbers: string[]): School {
	const school = new School(numbers.map((nr) => pupil(nr)), numbers.map((nr) => account(nr)));
	school.run();
	return school;
}

describe('quiet', () => {
	test('equal records are linked and remembered; from then on nothing is done, stored or told', () => {
		const school = new School([pupil('1')], [account('1')]);
		const first = school.run();
		expect([first.changes, first.review, first.summary.plan, count(first)]).toEqual([[], [], 'leeg', { totaal: 2, ongewijzigd: 2 }]);
		expect(first.baseline.map(({ row: { key }, rowIsNew }) => [key, rowIsNew])).toEqual([[fp('klas|030593|3a'), true], [keyOf('1'), true]]);
		expect(school.state('1')).toMatchObject({ t: VERSION, l: linkTo('1'), m: '', u: { gsm: { o: '' }, naam: { o: printOf('1', 'naam', 'Naam1') } } });
		expect(school.state('1').q).not.toBe('');
		expect(unpackState(school.rows.get(fp('klas|030593|3a'))!).l).toBe('');
		expect([first.summary.soort, first.baseline[0]!.soort]).toEqual(['samenvatting', 'basis']);
		const second = school.run();
		expect([second.changes, second.baseline, second.review, count(second)]).toEqual([[], [], [], { totaal: 2, ongewijzigd: 2 }]);
	});
	test('a row by person; by number where Informat gives no person', () => {
		const school = new School([pupil('1', {}, { handle: { ...pupil('1').handle, persoonId: '' } as SyncRecord['handle'] })], [account('1')]);
		expect(school.plan().baseline.map(({ row: { key } }) => key)).toContain(fp('leerling|1'));
	});
	test('a class by institute and code, whatever its capitals', () => {
		const school = settled('1');
		school.informat[0] = klas('3a');
		school.smartschool[0] = klas('3a');
		expect(school.plan().baseline.map(({ rowIsNew }) => rowIsNew)).toEqual([false]);
	});
	test('a change that was confirmed leaves a quiet row', () => {
		const school = settled('1');
		school.find('1', 'informat').fields.naam = 'Nieuw';
		expect(writes(school.run())).toEqual(['Leerling 1 updateAccount →naam']);
		const next = school.run();
		expect([next.changes, next.baseline, count(next)]).toEqual([[], [], { totaal: 2, ongewijzigd: 2 }]);
	});
	test('so does a new account, with its class', () => {
		const school = new School([pupil('1', { klascode: '3B', gsm: '0470 12 34 56' })]);
		school.informat.push(klas('3B'));
		expect(writes(school.run())).toEqual(['Klas 3B createClass →klasaanmaak', 'Leerling 1 createAccount →naam →voornaam →leerlingnummer →klas →gsm']);
		const next = school.run();
		expect([next.changes, next.baseline, count(next)]).toEqual([[], [], { totaal: 3, ongewijzigd: 3 }]);
	});
	test('what a row says after a write is what it says of two records that always were like that', () => {
		const changed = settled('1');
		changed.find('1', 'informat').fields.naam = 'Nieuw';
		changed.run();
		const same = new School([pupil('1', { naam: 'Nieuw' })], [account('1', { naam: 'Nieuw' })]);
		same.run();
		expect(changed.state('1').q).toBe(same.state('1').q);
		const made = new School([pupil('1')]);
		made.run();
		const there = new School([pupil('1')], [account('1', {}, { leerlingnummer: '1', gebruikersnaam: 'noor.naam1' })]);
		there.run();
		expect(made.state('1').q).toBe(there.state('1').q);
		expect(made.state('1').q).not.toBe(same.state('1').q);
	});
	test('classes and pupils each have their own part of the table', () => {
		const school = settled('1');
		school.table = [...TABLE, unit('code', { record: 'klas', fields: [{ id: 'klascode', label: '', kind: 'text' }] }), unit('klasnaam', { fields: [{ id: 'klasnaam', label: '', kind: 'text' }] })];
		school.find('1', 'informat').fields.klascode = '3B';
		Object.assign(school.informat[0]!.fields, { klasnaam: 'Derde' });
		const { verschillen } = school.plan({ mode: 'preview' }).summary;
		expect(verschillen.map(({ label, veld }) => `${label} ${veld}`)).toEqual(['Leerling 1 Veld klas']);
	});
	test('the summary names no accounts and no people', () => {
		const school = settled('1');
		school.reports = { informat: { buiten: ['p7'] }, smartschool: { bezet: { gebruikersnamen: ['x'], geldigTot: '' } } };
		expect(school.plan().summary.lezingen.map((each) => [each.bron, Object.keys(each).filter((id) => ['bezet', 'buiten'].includes(id))])).toEqual([['informat', []], ['smartschool', []]]);
	});
});

describe('one change', () => {
	test('on either side, in one item with its row and what Apply needs', () => {
		const school = settled('1');
		school.reports = { smartschool: { versTot: 'vers', bezet: { gebruikersnamen: [], geldigTot: 'bekend' } } };
		Object.assign(school.find('1', 'informat').fields, { naam: 'Nieuw' });
		Object.assign(school.find('1', 'smartschool').fields, { gsm: '0470 12 34 56' });
		const plan = school.plan();
		const id = TOOLS.uuid(JSON.stringify([keyOf('1'), ['gsm', { gsm: '0470 12 34 56' }]]));
		expect(plan.changes).toMatchObject([{
			soort: 'wijziging', mode: 'apply', plan: plan.summary.plan, recordKind: 'leerling', label: 'Leerling 1',
			smartschool: { action: 'updateAccount', internnummer: '1', gebruikersnaam: 'User1', naam: 'Naam1', voornaam: 'Noor', writes: [{ unit: 'naam', values: { naam: 'Nieuw' }, after: { o: printOf('1', 'naam', 'Nieuw') } }] },
			informat: { action: 'personalDetailsUpdate', preRegistrationId: id, person: school.find('1', 'informat').fields, handle: pupil('1').handle, writes: [{ unit: 'gsm', after: { o: '', p: printOf('1', 'gsm', '+32470123456'), i: id } }] },
			open: [], accountsKnownUntil: 'bekend', freshUntil: 'vers', needs: [], settledByCreation: {}, link: linkTo('1'), quiet: expect.stringMatching(/./), rowIsNew: false, rowChanged: false, results: [],
		}]);
		expect(unpackState(plan.changes[0]!.row.state)).toEqual({ ...school.state('1'), q: '', u: expect.anything() as unknown });
		expect({ ...unpackState(plan.changes[0]!.row.state).u }).toEqual(school.state('1').u);
		expect(count(plan)).toEqual({ totaal: 2, ongewijzigd: 1, teWijzigen: 1 });
	});
	test('the diff is masked and says the rule; the operations are counted', () => {
		const school = settled('1', '2');
		school.find('1', 'informat').fields.naam = 'Vandevoorbeeld';
		school.find('1', 'smartschool').fields.gsm = '0470 12 34 56';
		school.find('2', 'informat').fields.naam = 'Peeters';
		const { verschillen, bewerkingen } = school.plan().summary;
		expect(verschillen.filter(({ label }) => label === 'Leerling 1')).toEqual([
			{ label: 'Leerling 1', veld: 'Veld naam', naar: 'smartschool', van: 'Na•• ••m1', wordt: 'Va•• ••ld', regel: 'Informat → Smartschool: gewijzigd sinds de vorige keer', wacht: '' },
			{ label: 'Leerling 1', veld: 'Veld gsm', naar: 'informat', van: '', wordt: '04•• ••56', regel: 'Informat ← Smartschool: gewijzigd sinds de vorige keer', wacht: '' },
		]);
		expect(bewerkingen).toEqual({ updateAccount: 2, 'field:naam': 2, toInformat: 1 });
	});
	test('a preview makes the same plan and keeps it to itself', () => {
		const school = settled('1');
		school.find('1', 'informat').fields.naam = 'Nieuw';
		const [real, preview] = [school.plan(), school.plan({ mode: 'preview' })];
		expect([preview.changes, preview.baseline]).toEqual([[], []]);
		expect({ ...preview.summary, modus: 'apply' }).toEqual(real.summary);
	});
	test('the plan has one hash whatever the order, and another one for another value, person or side', () => {
		const hash = (change: (school: School) => void) => {
			const school = settled('1', '2');
			change(school);
			return school.plan().summary.plan;
		};
		const named = (nr: string, naam: string) => (school: School) => void (school.find(nr, 'informat').fields.naam = naam);
		const one = hash(named('1', 'Nieuw'));
		expect(one).toMatch(/^[0-9a-f]{16}$/);
		expect(hash((school) => (named('1', 'Nieuw')(school), school.informat.reverse(), school.smartschool.reverse()))).toBe(one);
		expect(new Set([one, hash(named('1', 'Anders')), hash(named('2', 'Nieuw')), hash((school) => (named('1', 'Nieuw')(school), named('2', 'Nieuw')(school)))]).size).toBe(4);
	});
	test('a conflict waits for a person, who hears of it once; previews repeat it', () => {
		const school = settled('1');
		school.find('1', 'informat').fields.gsm = '0470 12 34 56';
		school.find('1', 'smartschool').fields.gsm = '0470 12 34 57';
		const plan = school.run();
		expect(plan.review).toEqual([{ soort: 'conflict', key: fp(`nazicht|${keyOf('1')}|gsm`), nieuw: true, label: 'Leerling 1', veld: 'Veld gsm', informat: '0470 12 34 56', smartschool: '0470 12 34 57', uitleg: expect.stringContaining('Op beide plaatsen gewijzigd') as string, vraag: { keuzes: ['informat', 'smartschool', 'waarde', 'laat'], paar: expect.any(String) as string, eenheid: 'gsm' } }]);
		expect([plan.changes, plan.baseline.length, count(plan), plan.summary.nazicht]).toEqual([[], 1, { totaal: 2, ongewijzigd: 1, nazicht: 1 }, { conflict: 1 }]);
		const again = school.run();
		expect([again.review, again.baseline, count(again)]).toEqual([[], [], { totaal: 2, ongewijzigd: 1, nazicht: 1 }]);
		expect(told(school.plan({ mode: 'preview' }))).toEqual(['conflict Leerling 1 Veld gsm (oud)']);
	});
});

describe('who is who', () => {
	const says = (plan: Plan): string => plan.review.filter(({ soort }) => soort === 'correlation').map(({ uitleg }) => uitleg).join();
	test('a doubt is told once, with the people who it may be, and nothing is written', () => {
		const school = new School([pupil('1')], [account('7', { naam: 'Naam1', geboortedatum: DETAILS.geboortedatum }), account('8', { naam: 'Naam1', geboortedatum: DETAILS.geboortedatum })]);
		const plan = school.run();
		expect(plan.review).toEqual([{ soort: 'correlation', key: fp(`nazicht|${keyOf('1')}|koppeling`), nieuw: true, label: 'Leerling 1', veld: 'Koppeling', informat: 'Leerling 1', smartschool: 'Account 7; Account 8', uitleg: 'In Smartschool staat iemand met dezelfde naam en geboortedatum, maar met een ander nummer. Er is niets gewijzigd bij deze leerling.' }]);
		expect([plan.changes, count(plan)]).toEqual([[], { totaal: 2, ongewijzigd: 1, nazicht: 1 }]);
		expect(school.run().review).toEqual([]);
		expect(told(school.plan({ mode: 'preview' }))).toEqual(['correlation Leerling 1 Koppeling (oud)']);
		school.smartschool.pop();
		expect(told(school.run())).toEqual(['correlation Leerling 1 Koppeling']);
	});
	test('the people who it may be, in the order of their names', () => {
		const [first, second] = [account('7', { naam: 'Naam1', geboortedatum: DETAILS.geboortedatum }), account('8', { naam: 'Naam1', geboortedatum: DETAILS.geboortedatum })];
		expect(new School([pupil('1')], [{ ...first, label: 'Z' }, { ...second, label: 'A' }]).plan().review[0]!.smartschool).toBe('A; Z');
	});
	test('once settled, the doubt is forgotten', () => {
		const school = new School([pupil('1')], [account('7', { naam: 'Naam1', geboortedatum: DETAILS.geboortedatum })]);
		school.run();
		expect(school.state('1').u.koppeling).toBeDefined();
		expect(writes(school.run({ links: { 1: 'USER7' } }))).toEqual(['Leerling 1 updateAccount →leerlingnummer']);
		expect(school.state('1')).toMatchObject({ l: linkTo('1', 'user7') });
		expect(school.state('1').u.koppeling).toBeUndefined();
	});
	test('a link by hand is looked at although everything is quiet', () => {
		const school = settled('1', '2');
		expect(says(school.plan({ links: { 1: 'weg' } }))).toContain('De koppeling met de hand wijst naar «weg»');
	});
	test('an account with another internal number waits, unless a person linked it', () => {
		const school = new School([pupil('1')], [account('7', {}, { leerlingnummer: '7', instelnr: '030593', stamnummer: 's1', gebruikersnaam: 'User7' })]);
		expect(says(school.plan())).toContain('het intern nummer in Smartschool is anders dan het leerlingnummer');
		expect(school.plan().review[0]!.smartschool).toBe('Account 7');
		expect(writes(school.plan({ links: { 1: 'User7' } }))).toEqual(['Leerling 1 updateAccount →naam →leerlingnummer']);
	});
	test('an account without internal number gets it, and the link that it will have', () => {
		const school = new School([pupil('1')], [account('1', { leerlingnummer: '', geboortedatum: DETAILS.geboortedatum }, { gebruikersnaam: 'Noor1' })]);
		const plan = school.run();
		expect(writes(plan)).toEqual(['Leerling 1 updateAccount →leerlingnummer']);
		expect(plan.changes[0]!.link).toBe(linkTo('1', 'noor1'));
		expect(school.run().changes).toEqual([]);
	});
	test('a number that two have is nobody’s, although everything is quiet', () => {
		const school = settled('1', '2');
		school.informat.push(pupil('1', {}, { handle: { ...pupil('9').handle } as SyncRecord['handle'] }));
		expect(says(school.plan())).toContain('Leerlingnummer 1 komt in Informat meer dan één keer voor.');
		school.informat.pop();
		school.smartschool.push(account('1', {}, { leerlingnummer: '1', gebruikersnaam: 'dubbel' }));
		expect(says(school.plan())).toContain('Meer dan één account in Smartschool heeft dezelfde sleutel.');
	});
	test('only in Smartschool: counted, left alone', () => expect(count(new School([pupil('1')], [account('1'), account('2'), account('3')]).plan())).toEqual({ totaal: 2, ongewijzigd: 2, enkelSmartschool: 2 }));
	test('a user name that changed keeps the row as it is; another number does not', () => {
		const school = settled('1');
		school.find('1', 'smartschool').keys.gebruikersnaam = 'Anders';
		expect(school.plan().baseline).toEqual([]);
		school.find('1', 'smartschool').fields.gsm = '0470 12 34 56';
		expect(unpackState(school.plan().changes[0]!.row.state).l).toBe(linkTo('1', 'anders'));
	});
	test('… also where something waits; a number that the account did not have is a reason to store it', () => {
		const school = settled('1');
		school.find('1', 'informat').fields.gsm = '0470 12 34 56';
		school.find('1', 'smartschool').fields.gsm = '0470 12 34 57';
		school.run();
		school.find('1', 'smartschool').keys.gebruikersnaam = 'Anders';
		expect(school.plan().baseline).toEqual([]);
		school.rows.set(keyOf('1'), packState({ ...school.state('1'), l: `.${fp('naam|anders')}` }));
		expect(school.plan().baseline.map(({ row: { state } }) => unpackState(state).l)).toEqual([linkTo('1', 'anders')]);
		school.rows.set(keyOf('1'), packState({ ...school.state('1'), l: linkTo('8', 'anders') }));
		expect(school.plan({ links: { 1: 'anders' } }).baseline.map(({ row: { state } }) => unpackState(state).l)).toEqual([linkTo('1', 'anders')]);
	});
});

describe('new accounts', () => {
	test('get a user name that nobody has, whatever its capitals, in an order that does not depend on the reads', () => {
		const school = new School([pupil('1', { naam: 'Peeters' }), pupil('2', { naam: 'Peeters' }), pupil('3', { naam: 'Aerts' })]);
		school.reports.smartschool = { bezet: { gebruikersnamen: ['Noor.Peeters'], geldigTot: '' } };
		const names = ({ changes }: Plan) => Object.fromEntries(changes.map(({ label, smartschool }) => [label, (smartschool as { gebruikersnaam: string }).gebruikersnaam]));
		const first = names(school.plan());
		expect(Object.values(first).sort()).toEqual(['noor.aerts', 'noor.peeters2', 'noor.peeters3']);
		school.informat.reverse();
		expect(names(school.plan())).toEqual(first);
	});
	test('an item says the link, what is settled by making it, and that there is no row yet', () => {
		const [item] = new School([pupil('1')]).plan().changes;
		expect(item).toMatchObject({ smartschool: { action: 'createAccount', gebruikersnaam: 'noor.naam1', leerlingnummer: '1' }, link: linkTo('1', 'noor.naam1'), rowIsNew: true, rowChanged: false, needs: [], settledByCreation: { gsm: { o: '' }, dokter: { o: '' }, einddatumInschrijving: { o: '' } } });
		expect(unpackState(item!.row.state)).toMatchObject({ t: VERSION, l: '', q: '' });
		expect(item!.quiet).not.toBe('');
		expect([item!.accountsKnownUntil, item!.freshUntil]).toEqual(['', '']);
		expect(count(new School([pupil('1')]).plan())).toEqual({ totaal: 2, ongewijzigd: 1, nieuw: 1 });
	});
	test.each<[string, FieldValues, Record<string, number>, string]>([
		['who left before there was one gets none', { einddatumInschrijving: '2026-10-01' }, { totaal: 2, ongewijzigd: 1, overgeslagen: 1 }, ''],
		['nor who has no family name', { naam: '' }, { totaal: 2, ongewijzigd: 1, nazicht: 1 }, 'Naam of voornaam ontbreekt in Informat; zonder kan er geen account gemaakt worden. Er is niets gewijzigd bij deze leerling.'],
		['nor who has no first name', { voornaam: '' }, { totaal: 2, ongewijzigd: 1, nazicht: 1 }, 'Naam of voornaam ontbreekt in Informat; zonder kan er geen account gemaakt worden. Er is niets gewijzigd bij deze leerling.'],
	])('%s', (_name, fields, counts, why) => {
		const plan = new School([pupil('1', fields)]).plan();
		expect([plan.changes, count(plan), says(plan), plan.review.map(({ smartschool }) => smartschool).join()]).toEqual([[], counts, why, '']);
	});
	const says = (plan: Plan) => plan.review.map(({ uitleg }) => uitleg).join();
	test('nor whose class must be looked at first, whatever its capitals', () => {
		const school = new School([pupil('1', { klascode: '3b' })]);
		school.informat.push(klas('3B'));
		school.smartschool.push(group('3B'));
		const plan = school.plan();
		expect([plan.changes, told(plan)]).toEqual([[], ['classes Klas 3B Koppeling', 'correlation Leerling 1 Koppeling']]);
		expect(plan.review[1]).toMatchObject({ smartschool: '', uitleg: expect.stringContaining('Klas 3b moet eerst nagekeken worden.') });
	});
});

describe('classes', () => {
	test('who moves to a class that is made in the same run says so', () => {
		const school = settled('1', '2');
		school.informat.push(klas('3B'));
		Object.assign(school.find('1', 'informat').fields, { klascode: '3b' });
		school.find('2', 'informat').fields.naam = 'Nieuw';
		school.informat.push(pupil('3', { klascode: '3B' }));
		const plan = school.plan();
		const needs = Object.fromEntries(plan.changes.map(({ label, needs: each, link }) => [label, [each.map(({ code }) => code), link]]));
		expect(needs).toEqual({ 'Klas 3B': [[], ''], 'Leerling 1': [['3b'], linkTo('1')], 'Leerling 2': [[], linkTo('2')], 'Leerling 3': [['3B'], linkTo('3', 'noor.naam3')] });
		expect(plan.changes.find(({ label }) => label === 'Leerling 1')!.needs).toEqual([{ code: '3b', units: ['klas'] }]);
	});
	test('a new class takes the form of the institute number that Smartschool has', () => {
		const numberOf = (existing: string | undefined) => {
			const school = settled('1');
			if (existing !== undefined) school.smartschool[0] = klas('3A', { instellingsnummer: existing });
			school.informat.push(klas('3B'));
			return school.plan().changes.find(({ recordKind }) => recordKind === 'klas')!.smartschool!.writes[0]!.values.instellingsnummer;
		};
		expect([numberOf(undefined), numberOf('30593'), numberOf('')]).toEqual(['030593', '30593', '030593']);
	});
	test('a class that is only in Smartschool is nothing to count', () => {
		const school = settled('1');
		school.smartschool.push(klas('9Z'));
		expect(count(school.plan())).toEqual({ totaal: 2, ongewijzigd: 2 });
	});
	test('a class that only differs is told, never changed', () => {
		const school = settled('1');
		school.informat[0] = klas('3A', { klasnaam: 'Derde' });
		const plan = school.plan();
		expect([plan.changes, told(plan)]).toEqual([[], ['difference Klas 3A Veld klasaanmaak']]);
	});
});

describe('who leaves', () => {
	const left = (fields: FieldValues = {}) => {
		const school = settled('1');
		school.find('1', 'informat').fields = { einddatumInschrijving: '2026-10-31' };
		Object.assign(school.find('1', 'smartschool').fields, fields);
		return school;
	};
	test('is taken off the roll on the last day', () => {
		const school = left();
		expect(school.run().changes).toMatchObject([{ smartschool: { action: 'unregister', internnummer: '1', leerlingnummer: '1', gebruikersnaam: 'User1', officialDate: '2026-10-31' } }]);
		expect(school.run().changes).toEqual([]);
	});
	test('without a class there is no roll: a person is told once, and again on another date', () => {
		const school = left({ klascode: '' });
		const plan = school.run();
		expect([plan.changes, told(plan), plan.review[0]!.uitleg]).toEqual([[], ['difference Leerling 1 Veld einddatumInschrijving'], expect.stringContaining('De leerling is vertrokken volgens Informat')]);
		expect(school.state('1').u.einddatumInschrijving).toEqual({ o: '', c: [fp(`${keyOf('1')}|2026-10-31`), fp(`${keyOf('1')}|zonder klas`)] });
		expect(count(plan)).toMatchObject({ nazicht: 1 });
		expect(told(school.run())).toEqual([]);
		expect(told(school.plan({ mode: 'preview' }))).toEqual(['difference Leerling 1 Veld einddatumInschrijving (oud)']);
		school.find('1', 'informat').fields.einddatumInschrijving = '2026-11-01';
		expect(told(school.run())).toEqual(['difference Leerling 1 Veld einddatumInschrijving']);
	});
	test('a leaver without class is told also when nothing was known of him, and an account without class is written as any other', () => {
		expect(told(new School([pupil('1', { einddatumInschrijving: '2026-10-31' })], [account('1', { klascode: '' })]).plan())).toEqual(['difference Leerling 1 Veld einddatumInschrijving']);
		const school = settled('1');
		school.find('1', 'smartschool').fields.klascode = '';
		school.find('1', 'informat').fields.naam = 'Nieuw';
		expect(writes(school.plan())).toEqual(['Leerling 1 updateAccount →naam →klas']);
	});
	test('an account that is off although the pupil is enrolled waits for a person', () => {
		const school = settled('1');
		school.find('1', 'smartschool').fields.einddatumInschrijving = 'uitgeschakeld';
		expect(school.run().review.map(({ soort, uitleg }) => [soort, uitleg])).toEqual([['difference', expect.stringContaining('Zet het zelf weer aan als dat klopt')]]);
		expect(school.plan({ mode: 'preview' }).review[0]!.uitleg).toContain('Zet het zelf weer aan als dat klopt');
	});
});

describe('to Informat', () => {
	const changed = (over: FieldValues = {}) => {
		const school = settled('1');
		Object.assign(school.find('1', 'informat').fields, over);
		Object.assign(school.find('1', 'smartschool').fields, { gsm: '0470 12 34 56', dokter: 'Aerts' });
		return school;
	};
	test('as an update, or as a line on the to-do list, field by field', () => {
		const school = changed();
		const plan = school.run({ channel: { standard: 'update', units: { dokter: 'todo' } } });
		expect([writes(plan), told(plan)]).toEqual([['Leerling 1 ←gsm'], ['proposal Leerling 1 Veld gsm', 'todo Leerling 1 Veld dokter']]);
		expect(plan.review.find(({ soort }) => soort === 'todo')).toMatchObject({ informat: '', smartschool: 'Aerts', uitleg: expect.stringContaining('Neem de nieuwe waarde over') });
		expect(school.state('1').u.dokter).toEqual({ o: '', p: printOf('1', 'dokter', 'Aerts') });
	});
	test('all on the list: nothing to call, only to remember; both then wait', () => {
		const school = changed();
		const plan = school.run({ channel: { standard: 'todo', units: {} } });
		expect([plan.changes, told(plan), plan.baseline.length, count(plan)]).toEqual([[], ['todo Leerling 1 Veld gsm', 'todo Leerling 1 Veld dokter'], 1, { totaal: 2, ongewijzigd: 1, teWijzigen: 1 }]);
		expect(school.state('1').q).not.toBe('');
		const next = school.run();
		expect([next.changes, next.baseline, next.review, next.summary.wachtOpInformat, count(next)]).toEqual([[], [], [], 2, { totaal: 2, ongewijzigd: 2 }]);
		const again = school.plan({ mode: 'preview' });
		expect([told(again), again.review[0]!.uitleg]).toEqual([['todo Leerling 1 Veld gsm (oud)', 'todo Leerling 1 Veld dokter (oud)'], 'Eerder doorgegeven aan Informat en daar nog niet overgenomen.']);
	});
	test.each(['naam', 'voornaam', 'geboortedatum', 'geslacht', 'nationaliteit', 'geboorteland'])('an update needs %s; without it the change goes on the list', (id) => {
		const plan = changed({ [id]: '' }).plan();
		expect(told(plan)).toEqual(expect.arrayContaining(['todo Leerling 1 Veld gsm', 'todo Leerling 1 Veld dokter']));
		expect(plan.changes.every(({ informat }) => informat === null)).toBe(true);
	});
	test('nor is an update possible with a country of birth that no list knows', () => expect(told(changed({ geboorteland: 'Atlantis' }).plan())).toEqual(['todo Leerling 1 Veld gsm', 'todo Leerling 1 Veld dokter']));
	test('an update that waits is asked about, with what its fields become when it was refused', () => {
		const school = changed();
		const [sent] = school.run().changes;
		const id = sent!.informat!.preRegistrationId;
		expect(school.plan().changes).toMatchObject([{ smartschool: null, informat: null, open: [{ preRegistrationId: id, instelnr: '030593', refused: { gsm: { o: '', r: printOf('1', 'gsm', '+32470123456') }, dokter: { o: '', r: printOf('1', 'dokter', 'Aerts') } } }], rowChanged: false }]);
		// A field that is sent anew is not asked about any more; the other one is.
		school.find('1', 'smartschool').fields.gsm = '0470 12 34 57';
		expect(school.plan().changes).toMatchObject([{ informat: { writes: [{ unit: 'gsm' }] }, open: [{ preRegistrationId: id, refused: { dokter: {} } }] }]);
		expect(Object.keys(school.plan().changes[0]!.open[0]!.refused)).toEqual(['dokter']);
	});
	test('while some wait and nothing changes, only those are looked at again', () => {
		const school = changed();
		const looked = () => {
			const texts: string[] = [];
			const plan = school.plan({}, { ...TOOLS, fingerprint: (text) => (texts.push(text), fp(text)) });
			return { plan, units: TABLE.filter(isOfPupils).map(({ id }) => id).filter((id) => texts.some((text) => text.startsWith(`${keyOf('1')}|${id}|`))) };
		};
		school.run();
		const calm = looked();
		expect([calm.units, calm.plan.summary.wachtOpInformat, count(calm.plan)]).toEqual([['gsm', 'dokter'], 2, { totaal: 2, ongewijzigd: 2 }]);
		school.find('1', 'informat').fields.naam = 'Nieuw';
		const { plan, units } = looked();
		expect([units.includes('naam'), plan.changes.map(({ smartschool }) => smartschool!.writes.map(({ unit: id }) => id)), plan.summary.wachtOpInformat]).toEqual([true, [['naam']], 2]);
		school.run();
		expect(looked().units).toEqual(['gsm', 'dokter']);
	});
	test('a field that never agreed is refused without an agreement', () => {
		const school = new School([pupil('1')], [account('1')]).know('1', { gsm: { p: printOf('1', 'gsm', '+32470123456'), i: 'id' }, dokter: { i: 'id' } });
		school.find('1', 'smartschool').fields.gsm = '0470 12 34 56';
		expect(school.plan().changes[0]!.open).toStrictEqual([{ preRegistrationId: 'id', instelnr: '030593', refused: { gsm: { r: printOf('1', 'gsm', '+32470123456') } } }]);
	});
});

describe('who is missing from a complete read', () => {
	const absent = { reads: 2, days: 3 };
	const without = (nr: string, ...all: string[]) => {
		const school = settled(...all);
		school.informat.splice(school.informat.indexOf(school.find(nr, 'informat')), 1);
		return school;
	};
	test('is counted, and told after enough reads and days, once', () => {
		const school = without('1', '1', '2');
		const at = (day: string, settings: Partial<PlanSettings> = {}) => {
			school.reports = { informat: { referentiedatum: day }, smartschool: { referentiedatum: day } };
			return school.run({ absent, ...settings });
		};
		const first = at('2026-11-23');
		expect([first.changes, first.review, count(first)]).toEqual([[], [], { totaal: 2, ongewijzigd: 2, enkelSmartschool: 1, verdwenen: 1 }]);
		expect(first.baseline).toEqual([{ soort: 'basis', row: { key: keyOf('1'), state: packState({ ...school.state('1'), q: '', m: '2026-11-23.1' }) }, rowIsNew: false }]);
		expect(at('2026-11-25').review).toEqual([]);
		expect(at('2026-11-25', { mode: 'preview' }).review).toEqual([]);
		const due = at('2026-11-26');
		expect(due.review).toEqual([{ soort: 'missing', key: fp(`nazicht|${keyOf('1')}|aanwezig`), nieuw: true, label: 'Account 1', veld: 'Leerling', informat: '', smartschool: 'Account 1', uitleg: expect.stringContaining('Deze leerling staat al een hele tijd niet meer') as string }]);
		const later = at('2026-11-27');
		expect([later.review, later.baseline, later.summary.records.verdwenen]).toEqual([[], [], 1]);
		expect(told(at('2026-11-27', { mode: 'preview' }))).toEqual(['missing Account 1 Leerling (oud)']);
		// Back again: the count starts anew.
		school.informat.push(pupil('1'));
		at('2026-11-28');
		expect(school.state('1').m).toBe('');
	});
	test('nothing is concluded from a read of changes only, nor about who was read and does not qualify', () => {
		const school = without('1', '1', '2');
		school.reports.informat = { volledig: false };
		expect([school.plan().baseline, school.plan().summary.records.verdwenen]).toEqual([[], 0]);
		school.reports.informat = { volledig: true, buiten: ['p1'] };
		expect([school.plan().baseline, school.plan().summary.records.verdwenen]).toEqual([[], 0]);
	});
	test('who is gone on both sides is nobody’s concern; a row that counts approvals is no person', () => {
		const school = without('1', '1', '2');
		school.rows.set('goedkeuringsrij', 'goedkeuring 1');
		school.smartschool.splice(school.smartschool.indexOf(school.find('1', 'smartschool')), 1);
		expect([school.plan().baseline, school.plan().summary.records.verdwenen]).toEqual([[], 0]);
	});
	test('found again by either key of the link', () => {
		const school = without('1', '1', '2');
		school.find('1', 'smartschool').keys.leerlingnummer = undefined;
		expect(school.plan().summary.records.verdwenen).toBe(1);
	});
	test('in the order of their keys', () => {
		const school = settled('1', '2', '3', '4');
		school.informat = school.informat.filter(({ soort, keys }) => soort === 'klas' || keys.leerlingnummer === '4');
		school.rows = new Map([...school.rows].reverse());
		expect(school.plan().baseline.map(({ row: { key } }) => key)).toEqual(['1', '2', '3'].map(keyOf).sort());
	});
});

describe('reads that are not believed', () => {
	const numbers = Array.from({ length: 25 }, (_, index) => String(index + 1));
	const limits = { ...DEFAULT_LIMITS, scopes: {} };
	const gone = (side: 'informat' | 'smartschool', howMany: number) => {
		const school = settled(...numbers);
		school[side] = school[side].filter(({ soort, keys }) => soort === 'klas' || Number(keys.leerlingnummer) > howMany);
		return () => school.plan({ limits });
	};
	test('more than a fifth of who was linked is missing', () => {
		expect(gone('informat', 5)).not.toThrow();
		expect(gone('informat', 6)).toThrow('6 of the 25 linked records are missing from what Informat gave');
		expect(gone('smartschool', 5)).not.toThrow();
		expect(gone('smartschool', 6)).toThrow('6 of the 25 linked records are missing from what Smartschool gave');
	});
	test('who changed or is new is not missing', () => {
		const school = settled(...numbers);
		for (const nr of numbers.slice(0, 6)) school.find(nr, 'informat').fields.naam = 'Nieuw';
		school.informat.push(...['91', '92', '93', '94', '95', '96'].map((nr) => pupil(nr)));
		expect(() => school.plan({ limits: { ...limits, anyField: { percent: 100 } } })).not.toThrow();
	});
	test('who was never linked is not missing', () => {
		const school = settled(...numbers);
		for (const nr of numbers.slice(0, 6)) school.rows.set(keyOf(nr), packState({ ...emptyState(), t: VERSION }));
		school.informat = school.informat.filter(({ soort, keys }) => soort === 'klas' || Number(keys.leerlingnummer) > 6);
		expect(() => school.plan({ limits })).not.toThrow();
	});
	test('a field that became empty for more than a tenth at once, on either side', () => {
		for (const [side, name] of [['informat', 'Informat'], ['smartschool', 'Smartschool']] as const) {
			const school = new School(numbers.map((nr) => pupil(nr, { dokter: 'Aerts' })), numbers.map((nr) => account(nr, { dokter: 'Aerts' })));
			school.run();
			for (const nr of numbers.slice(0, 4)) school.find(nr, side).fields.dokter = '';
			expect(() => school.plan({ limits })).not.toThrow();
			school.find('5', side).fields.dokter = '';
			expect(() => school.plan({ limits })).toThrow(`“Veld dokter” became empty in ${name} for 5 of 25 records at once`);
		}
		const two = new School(numbers.map((nr) => pupil(nr, { straat: 'Laan', bus: '1' })), numbers.map((nr) => account(nr, { straat: 'Laan', bus: '1' })));
		two.table = [...TABLE, unit('adres', { direction: 'both', fields: [{ id: 'straat', label: '', kind: 'text' }, { id: 'bus', label: '', kind: 'text' }] })];
		two.run();
		for (const nr of numbers.slice(0, 6)) two.find(nr, 'informat').fields.bus = '';
		expect(() => two.plan({ limits })).not.toThrow();
	});
});

describe('what waits', () => {
	const limits: Limits = { ...NO_LIMITS, minimumPopulation: 1, scopes: { createAccount: { percent: 0 } } };
	test('a held kind is told with its code, its writes wait, the rest goes on', () => {
		const school = settled('1');
		school.informat.push(pupil('2'));
		school.find('1', 'informat').fields.naam = 'Nieuw';
		const plan = school.plan({ limits });
		expect(writes(plan)).toEqual(['Leerling 1 updateAccount →naam']);
		expect(plan.summary).toMatchObject({ vastgehouden: [{ scope: 'createAccount', why: 'limit', count: 1, population: 2 }], goedgekeurd: false, goedkeuringProbleem: '', bewerkingen: { createAccount: 1, updateAccount: 1, 'field:naam': 1 }, nazicht: { held: 1 } });
		expect(plan.review).toEqual([{ soort: 'held', key: fp('nazicht|plan|createAccount'), nieuw: true, label: '', veld: 'Nieuwe accounts', informat: '', smartschool: '', uitleg: expect.stringContaining(plan.summary.goedkeuring) as string }]);
		// Bound to what waits, not to the whole plan.
		expect(plan.summary.goedkeuring).toMatch(/^[0-9a-f]{16}\.alles\.20261130\./);
		expect(plan.summary.goedkeuring).not.toContain(plan.summary.plan);
		expect([...new Set(plan.summary.verschillen.filter(({ label }) => label === 'Leerling 2').map(({ wacht }) => wacht))]).toEqual(['Nieuwe accounts']);
		expect(count(plan)).toEqual({ totaal: 3, ongewijzigd: 1, teWijzigen: 1, vastgehouden: 1 });
		// It waits still in the next run, and nothing is stored for it.
		expect(plan.baseline).toEqual([]);
	});
	test('the code lets it go, once', () => {
		const school = settled('1');
		school.informat.push(pupil('2'));
		const { summary: { goedkeuring: approval } } = school.plan({ limits, mode: 'preview' });
		expect(school.plan({ limits, approval, mode: 'preview' }).baseline).toEqual([]);
		const plan = school.run({ limits, approval });
		expect([writes(plan), plan.summary.goedgekeurd, plan.summary.goedkeuring, plan.baseline.map(({ row: { state } }) => state)]).toEqual([['Leerling 2 createAccount →naam →voornaam →leerlingnummer →klas'], true, '', ['goedkeuring 1']]);
		school.smartschool.pop();
		school.rows.delete(keyOf('2'));
		const again = school.plan({ limits, approval });
		expect([again.changes, again.summary.goedkeuringProbleem]).toEqual([[], 'De goedkeuring is al gebruikt, of de code is niet juist overgenomen.']);
	});
	test('who waits for a class says so', () => {
		const school = settled('1');
		school.informat.push(klas('3B'));
		school.find('1', 'informat').fields.klascode = '3B';
		const move = (plan: Plan) => plan.summary.verschillen.find(({ label }) => label === 'Leerling 1')!.wacht;
		expect(move(school.plan())).toBe('');
		school.find('1', 'informat').keys.klascode = '3B';
		expect(move(school.plan({ limits: { ...limits, scopes: { createClass: { percent: 0 } } } }))).toBe('Klas');
	});
	test('shares are of the pupils, the classes, or the linked', () => {
		const school = settled('1', '2');
		school.informat.push(pupil('3'), pupil('5'), klas('3B'), klas('3C'), klas('3D'));
		school.smartschool.push(klas('3C'), klas('3D'));
		school.informat.push(pupil('4'));
		school.smartschool.push(account('4', { naam: 'Anders' }));
		for (const nr of ['1', '2']) school.find(nr, 'informat').fields.naam = 'Nieuw';
		const none = Object.fromEntries(['createAccount', 'createClass', 'updateAccount'].map((scope) => [scope, { percent: 0 }]));
		expect(Object.fromEntries(school.plan({ limits: { ...limits, scopes: none } }).summary.vastgehouden.map(({ scope, count: each, population }) => [scope, [each, population]]))).toEqual({ createAccount: [2, 5], createClass: [1, 4], updateAccount: [3, 3] });
	});
	test('a record of which a part waits is not quiet, and says so from its first row on', () => {
		const field = { ...limits, scopes: {}, anyField: { percent: 0 } };
		const school = new School([pupil('1', { naam: 'Nieuw' })], [account('1')]);
		const [row] = school.plan({ limits: field }).baseline.filter(({ row: { key } }) => key === keyOf('1'));
		expect(unpackState(row!.row.state)).toMatchObject({ t: VERSION, q: '', u: { gsm: { o: '' } } });
		const two = settled('1');
		Object.assign(two.find('1', 'informat').fields, { naam: 'Nieuw', klascode: '3C' });
		two.informat.push(klas('3C'));
		two.smartschool.push(klas('3C'));
		const plan = two.plan({ limits: { ...limits, scopes: { classMove: { percent: 0 } } } });
		expect(plan.changes.map(({ smartschool, quiet }) => [smartschool!.writes.map(({ unit: id }) => id), quiet])).toEqual([[['naam'], '']]);
		const both = two.plan({ limits: { ...field, scopes: { updateAccount: { percent: 0 } } } });
		expect(both.summary.verschillen.map(({ wacht }) => wacht)).toEqual(['Gewijzigde accounts, Veld Veld naam', 'Gewijzigde accounts']);
	});
	test('a changed table writes nothing until somebody has seen it; the row says under which table it was made', () => {
		const school = settled('1');
		school.find('1', 'smartschool').fields.gsm = '0470 12 34 56';
		school.run();
		const [old, key] = [school.state('1'), keyOf('1')];
		school.table = TABLE.map((each) => (each.id === 'gsm' ? { ...each, direction: 'toSmartschool', clear: 'yes', drift: 'enforce' } : each));
		const version = tableVersion(school.table.filter(isOfPupils), TOOLS);
		expect(version).not.toBe(VERSION);
		expect(version).toMatch(/^[0-9a-f]{6}$/);
		const plan = school.run();
		expect([plan.changes, plan.summary.vastgehouden.map(({ scope }) => scope)]).toEqual([[], ['tabel']]);
		expect(school.state('1').t).toBe(VERSION);
		expect(old.t).toBe(VERSION);
		const approved = school.run({ approval: school.plan().summary.goedkeuring });
		expect(approved.changes.map(({ row, smartschool }) => [row.key, smartschool?.writes.map(({ unit: id }) => id)])).toEqual([[key, ['gsm']]]);
		expect(school.state('1').t).toBe(version);
	});
	test('a changed table that writes nothing is only remembered', () => {
		const school = settled('1');
		school.table = TABLE.map((each) => (each.id === 'gsm' ? { ...each, direction: 'toSmartschool' } : each));
		const plan = school.run();
		// The rows of classes are made under a table of their own.
		expect([plan.changes, plan.review, plan.baseline.length]).toEqual([[], [], 1]);
		expect(school.state('1').t).toBe(tableVersion(school.table.filter(isOfPupils), TOOLS));
		expect(school.run().baseline).toEqual([]);
	});
	test('nothing is written while the calendar is closed', () => {
		const school = settled('1');
		school.find('1', 'informat').fields.naam = 'Nieuw';
		const plan = school.plan({ calendar: 'closed' });
		expect([plan.changes, plan.summary.goedkeuring, plan.summary.vastgehouden.map(({ why }) => why)]).toEqual([[], '', ['closed', 'closed']]);
	});
});

test('a school starts careful', () => expect(DEFAULT_SETTINGS).toEqual({ mode: 'preview', firstRun: 'review', channel: { standard: 'todo', units: {} }, limits: DEFAULT_LIMITS, calendar: 'normal', approval: '', links: {}, weakTiers: true, absent: { reads: 3, days: 14 }, audience: 'personal', userName: '{voornaam}.{naam}', enrolment: { graceDays: 0, officialDate: 'lastDayIn', returning: 'unregistered', controlGroup: '' }, groups: { parents: { klas: '', groep: '' }, aliases: {} } }));

test('fields that only look like ones are not told', () => {
	const table = [...TABLE, unit('constructor'), unit('tel', { direction: 'both', list: 'constructor' })];
	const school = new School([pupil('1')], [account('1', { naam: 'Anders' })]);
	school.table = table;
	expect(writes(school.plan())).toEqual(['Leerling 1 updateAccount →naam']);
});

test('lists are merged by key, and a record with one that changed is looked at again', () => {
	const school = settled('1');
	school.table = [...TABLE, unit('tel', { direction: 'toSmartschool', list: 'tel', fields: [{ id: 'nummer', label: '', kind: 'text' }] })];
	school.run();
	const list = (nummer: string) => ({ tel: [{ key: 'werk', values: { nummer } }] });
	school.find('1', 'informat').lists = list('1');
	school.find('1', 'smartschool').lists = { tel: [] };
	const [item] = school.plan().changes;
	expect(item).toMatchObject({ smartschool: { writes: [{ element: 'werk', values: { nummer: '1' } }] }, quiet: '' });
});

const isReview = (item: ReviewItem | undefined): item is ReviewItem => item !== undefined;
test('the moment of the last change decides where the rule says so', () => {
	const table = TABLE.map((each) => (each.id === 'gsm' ? { ...each, conflict: 'newest' as const } : each));
	const decide = (a: string | undefined, b: string | undefined) => {
		const school = new School([pupil('1')], [account('1')]);
		school.table = table;
		school.run();
		Object.assign(school.find('1', 'informat').fields, { gsm: '0470 12 34 56' });
		Object.assign(school.find('1', 'smartschool').fields, { gsm: '0470 12 34 57' });
		school.find('1', 'informat').gewijzigd = a;
		school.find('1', 'smartschool').gewijzigd = b;
		const plan = school.plan();
		return plan.review.find((each) => isReview(each) && each.soort !== 'proposal')?.soort ?? writes(plan)[0];
	};
	expect(decide('2026-11-23T10:00:00Z', '2026-11-23T09:00:00Z')).toBe('Leerling 1 updateAccount →gsm');
	expect(decide('2026-11-23T08:00:00Z', '2026-11-23T09:00:00Z')).toBe('Leerling 1 ←gsm');
	expect(decide(undefined, '2026-11-23T09:00:00Z')).toBe('conflict');
});
