/** One pupil step by step: what was found, who it is, what was known, what is decided per field; as data and as a page. */
import type { UnitDef } from '../../sync/fields/types';
import type { Finding, PlannedWrite } from '../../sync/plan/record';
import { emptyState } from '../../sync/plan/state';
import { storyOf, storyPage, type Story, type Witness } from '../../sync/plan/story';
import type { FieldValues, ReadReport, Side, SyncRecord, UnitState } from '../../sync/types';

const unit = (id: string, over: Partial<UnitDef> = {}): UnitDef => ({ id, label: `Veld ${id}`, record: 'leerling', direction: 'both', allowed: [], conflict: 'review', drift: 'onChange', clear: 'no', fields: [{ id, label: id, kind: 'text' }], ...over });
const NAAM = unit('naam', { direction: 'toSmartschool' });
const GSM = unit('gsm', { fields: [{ id: 'gsm', label: '', kind: 'phone' }] });
const ADRES = unit('adres', { fields: [{ id: 'straat', label: '', kind: 'text' }, { id: 'nummer', label: '', kind: 'text' }, { id: 'bus', label: '', kind: 'text' }] });
const KLAS = unit('klas', { direction: 'toSmartschool', fields: [{ id: 'klascode', label: '', kind: 'classCode' }, { id: 'vanaf', label: '', kind: 'date' }], writeOnly: ['vanaf'] });
const TEL = unit('tel', { list: 'telefoons' });

const pupil = (fields: FieldValues = {}, over: Partial<SyncRecord> = {}): SyncRecord => ({ soort: 'leerling', keys: { leerlingnummer: '1', instelnr: '030593', stamnummer: '26' }, label: 'Noor, 3A', fields, handle: {}, ...over });
const account = (fields: FieldValues = {}, over: Partial<SyncRecord> = {}): SyncRecord => ({ soort: 'leerling', keys: { klascode: '3A' }, label: 'Noor P.', fields, handle: { internnummer: '1', gebruikersnaam: 'noor', status: 'actief' }, ...over });
const write = (unit_: UnitDef, to: Side = 'smartschool'): PlannedWrite => ({ to, unit: unit_, shown: { informat: '', smartschool: '' }, because: 'changed', overwrites: false, clears: false, write: { unit: unit_.id, direction: 'both', values: {}, was: {}, changed: [], after: {} } });
const finding = (unit_: UnitDef, why: Finding['why']): Finding => ({ unit: unit_, element: '', why, shown: { informat: '', smartschool: '' }, news: true });

const tell = (over: Partial<Witness> = {}, units: readonly UnitDef[] = [], mode: 'preview' | 'apply' = 'preview'): Story =>
	storyOf({ a: pupil(), b: account(), by: 'number', old: undefined, writes: [], findings: [], going: over.writes ?? [], waitsFor: () => 'Nieuwe accounts', ...over }, units, mode, (text) => `[${text}]`);
const step = (title: string, over?: Partial<Witness>, mode?: 'preview' | 'apply') => tell(over, [], mode).stappen.find(({ titel }) => titel === title)?.tekst;
const line = (unit_: UnitDef, over: Partial<Witness> = {}) => {
	const { veld: _veld, ...rest } = tell(over, [unit_]).velden[0]!;
	return rest;
};

describe('the steps', () => {
	test('in order, for the pupil by name', () => {
		expect(tell().leerling).toBe('Noor, 3A');
		expect(tell().stappen.map(({ titel }) => titel)).toEqual(['Gevonden in Informat', 'Gevonden in Smartschool', 'Wie is wie', 'Onthouden van vroeger', 'Wat er zou gebeuren']);
		expect(tell({}, [], 'apply').stappen.at(-1)!.titel).toBe('Wat er gebeurt');
	});
	test('where it was found', () => {
		expect(step('Gevonden in Informat')).toBe('Noor, 3A. Leerlingnummer 1, instelling 030593, stamnummer 26.');
		expect(step('Gevonden in Informat', { a: pupil({ einddatumInschrijving: '2026-10-31' }, { keys: {} }) })).toBe('Noor, 3A. Leerlingnummer onbekend, instelling onbekend, stamnummer onbekend. Uitgeschreven op 2026-10-31.');
		expect(step('Gevonden in Smartschool')).toBe('Account noor, intern nummer 1, status actief, klas 3A.');
		expect(step('Gevonden in Smartschool', { b: account({}, { keys: {}, handle: { internnummer: '', gebruikersnaam: 'x', status: '' } }) })).toBe('Account x, intern nummer leeg, status onbekend, klas geen.');
		expect(step('Gevonden in Smartschool', { b: null })).toBe('Geen account gevonden.');
	});
	test.each<[string, Partial<Witness>, string]>([
		['by a link', { by: 'link' }, 'Gekoppeld in een vorige run; die koppeling wint altijd.'], ['by hand', { by: 'hand' }, 'Gekoppeld met de hand, in de instellingen.'], ['by number', { by: 'number' }, 'Zelfde leerlingnummer in Informat als intern nummer in Smartschool.'],
		['by register', { by: 'register' }, 'Zelfde instellingsnummer en stamnummer.'], ['by user name', { by: 'userName' }, 'Zelfde gebruikersnaam, en ook de naam of geboortedatum klopt.'], ['by e-mail', { by: 'email' }, 'Zelfde e-mailadres, en ook de naam of geboortedatum klopt.'],
		['by name', { by: 'person' }, 'Zelfde naam, geboortedatum en geslacht, en niemand anders heeft die.'], ['a class', { by: 'class' }, 'Zelfde klascode.'], ['nobody', { by: undefined, b: null }, 'Niemand in Smartschool hoort bij deze leerling.'], ['not told', { by: undefined }, ''],
		['a doubt', { doubt: { why: 'Twee keer.', candidates: [] } }, 'Twee keer.'], ['a doubt with candidates', { doubt: { why: 'Twee keer.', candidates: [account({}, { label: 'B' }), account({}, { label: 'A' })] } }, 'Twee keer. Mogelijk: A; B.'],
	])('who is who: %s', (_name, over, text) => expect(step('Wie is wie', over)).toBe(text));
	test('what was known', () => {
		const old = (u: Record<string, UnitState>, m = '') => step('Onthouden van vroeger', { old: { ...emptyState(), m, u } });
		expect(step('Onthouden van vroeger')).toBe('Niets: voor de koppeling is dit de eerste keer.');
		expect(old({ a: { o: 'x' }, b: { c: ['1', '2'] } })).toBe('1 veld waarin beide kanten gelijk waren. Er zijn alleen vingerafdrukken bewaard, geen waarden.');
		expect(old({ a: { o: 'x' }, b: { o: '' } }, '2026-11-01.1')).toBe('2 velden waarin beide kanten gelijk waren; de leerling ontbrak in een vorige lezing. Er zijn alleen vingerafdrukken bewaard, geen waarden.');
	});
	test('what happens', () => {
		const happens = (over: Partial<Witness>) => step('Wat er zou gebeuren', over);
		expect(happens({})).toBe('Niets te wijzigen.');
		expect(happens({ findings: [finding(GSM, 'conflict')] })).toBe('Niets te wijzigen. Eén veld wordt gemeld.');
		expect(happens({ findings: [finding(GSM, 'conflict'), finding(NAAM, 'difference')] })).toBe('Niets te wijzigen. 2 velden worden gemeld.');
		expect(happens({ writes: [write(GSM)] })).toBe('1 wijziging.');
		expect(happens({ writes: [write(GSM), write(NAAM)], findings: [finding(ADRES, 'conflict')] })).toBe('2 wijzigingen, 1 te melden.');
		expect(happens({ writes: [write(GSM), write(NAAM)], going: [] })).toBe('0 wijzigingen, 2 wachten op goedkeuring.');
		const writes = [write(GSM), write(NAAM)];
		expect(happens({ writes, going: writes.slice(1) })).toBe('1 wijziging, 1 wacht op goedkeuring.');
		expect(happens({ doubt: { why: '', candidates: [] }, writes: [write(GSM)] })).toBe('Niets: deze leerling wacht tot iemand gekeken heeft.');
	});
});

describe('the fields', () => {
	const both = { a: pupil({ gsm: '0470 12 34 56' }), b: account({ gsm: '+32470123456' }) };
	test('equal, in whatever form', () => expect(line(GSM, both)).toEqual({ richting: '⇄ beide', informat: '[0470 12 34 56]', smartschool: '[+32470123456]', onthouden: 'niets', besluit: 'gelijk', uitleg: '' }));
	test('what goes, and what waits for what', () => {
		const [going, held] = [write(GSM), write(GSM)];
		expect(line(GSM, { ...both, writes: [going] })).toMatchObject({ besluit: 'naar Smartschool', uitleg: 'Informat → Smartschool: gewijzigd sinds de vorige keer' });
		expect(line(GSM, { ...both, writes: [write(GSM, 'informat')] })).toMatchObject({ besluit: 'naar Informat', uitleg: 'Informat ← Smartschool: gewijzigd sinds de vorige keer' });
		expect(line(GSM, { ...both, writes: [held], going: [] })).toMatchObject({ besluit: 'wacht', uitleg: 'Informat → Smartschool: gewijzigd sinds de vorige keer. Wacht: Nieuwe accounts' });
		expect(line(NAAM, { ...both, a: pupil({ naam: 'x' }), b: account({ naam: 'x' }), writes: [going] }).besluit).toBe('gelijk');
	});
	test('what a person must look at, or waits in Informat', () => {
		expect(line(GSM, { ...both, findings: [finding(NAAM, 'clear'), finding(GSM, 'conflict')] })).toMatchObject({ besluit: 'nakijken', uitleg: expect.stringContaining('Op beide plaatsen gewijzigd') });
		expect(line(GSM, { ...both, findings: [finding(GSM, 'waiting')] })).toMatchObject({ besluit: 'wacht op Informat', uitleg: 'Eerder doorgegeven aan Informat en daar nog niet overgenomen.' });
	});
	test('nothing is done, and why', () => {
		expect(line(unit('gsm', { direction: 'off' }), { a: pupil({ gsm: '1' }), b: account({ gsm: '2' }) })).toMatchObject({ richting: 'uit', besluit: 'niets', uitleg: 'Dit veld staat uit.' });
		expect(line(GSM, { a: pupil(), b: account({ gsm: '1' }) })).toMatchObject({ informat: 'niet verteld', smartschool: '[1]', besluit: 'niets', uitleg: 'Eén kant vertelt dit veld nu niet; dan gebeurt er nooit iets.' });
		expect(line(GSM, { a: pupil({ gsm: '1' }), b: account() })).toMatchObject({ smartschool: 'niet verteld', uitleg: 'Eén kant vertelt dit veld nu niet; dan gebeurt er nooit iets.' });
		expect(line(GSM, { a: pupil({ gsm: '' }), b: null })).toMatchObject({ informat: '[]', smartschool: 'niet verteld', uitleg: 'Leeg: niets door te geven.' });
		expect(line(GSM, { a: pupil({ gsm: '1' }), b: account({ gsm: '2' }) })).toMatchObject({ besluit: 'niets', uitleg: 'Verschillend, maar sinds de vorige keer veranderde er niets, of een leeg veld overschrijft geen ingevuld.' });
	});
	test('several fields as one text; a date that only travels along is no difference', () => {
		expect(line(ADRES, { a: pupil({ straat: 'Laan', nummer: '1', bus: '' }), b: account({ straat: 'Laan' }) })).toMatchObject({ informat: '[Laan 1]', smartschool: '[Laan]', besluit: 'niets' });
		expect(line(ADRES, { a: pupil({ straat: 'Laan', nummer: '' }), b: account({ straat: 'Laan', bus: '' }) }).besluit).toBe('gelijk');
		expect(line(KLAS, { a: pupil({ klascode: '3a', vanaf: '2026-09-01' }), b: account({ klascode: '3A' }) })).toMatchObject({ richting: '→ Smartschool', besluit: 'gelijk' });
	});
	test('a list by the number of its elements', () => {
		const list = { lists: { telefoons: [{ key: 'a', values: {} }, { key: 'b', values: {} }] } };
		expect(line(TEL, { a: pupil({}, list), b: account({}, { lists: { telefoons: [] } }) })).toMatchObject({ informat: '[2 in de lijst]', smartschool: '[0 in de lijst]' });
		expect(line(TEL, { a: pupil({}, { lists: {} }), b: account() })).toMatchObject({ informat: 'niet verteld', smartschool: 'niet verteld' });
	});
	test('every direction has its arrow', () => expect((['toSmartschool', 'toInformat', 'both', 'once', 'off'] as const).map((direction) => line(unit('x', { direction })).richting)).toEqual(['→ Smartschool', '← naar Informat', '⇄ beide', '→ één keer', 'uit']));
	test.each<[UnitState | undefined, string]>([
		[undefined, 'niets'], [{}, 'niets'], [{ o: '' }, 'was gelijk'], [{ o: 'x', p: 'y' }, 'doorgegeven aan Informat'], [{ o: 'x', r: 'y' }, 'geweigerd in Informat'], [{ o: 'x', c: ['a', 'b'] }, 'verschil gemeld'], [{ o: 'x', c: ['a', 'b'], h: true }, 'ongedaan gemaakt'],
	])('remembered %j: %s', (state, text) => expect(line(GSM, { old: { ...emptyState(), u: state ? { gsm: state } : {} } }).onthouden).toBe(text));
	test('who waits as a whole has none', () => expect(tell({ doubt: { why: '', candidates: [] } }, [GSM]).velden).toEqual([]));
	test('every field of the table, by its name', () => expect(tell({}, [NAAM, GSM]).velden.map(({ veld }) => veld)).toEqual(['Veld naam', 'Veld gsm']));
});

const REPORT: ReadReport = { soort: 'lezing', bron: 'informat', schooljaar: '2026-27', referentiedatum: '2026-11-23', instellingen: ['099999'], aantallen: {}, overgeslagen: {}, waarschuwingen: [] };

test('nobody to tell about: where was looked, and why who was found is not handed on', () => {
	expect(storyPage([], REPORT)).toBe('<p>Niemand gevonden om door te geven in 099999, schooljaar 2026-27. Kijk het nummer of de naam na.</p>');
	expect(storyPage([], { ...REPORT, instellingen: ['099999', '088888'], overgeslagen: { 'zonder <klas>': 1, vertrokken: 2 } })).toContain('in 099999, 088888, schooljaar 2026-27. Wel gevonden, maar niet doorgegeven: zonder &lt;klas&gt; (1); vertrokken (2).');
});

test('as a page, in which nothing is read as anything but text', () => {
	const stappen = [{ titel: 'Een', tekst: '<b>' }, { titel: 'Twee', tekst: 'x' }];
	const veld = { veld: 'Gsm', richting: '⇄', informat: '<i>', smartschool: '2', onthouden: '3', besluit: '4', uitleg: '5' };
	expect(storyPage([{ leerling: 'A & B', stappen, velden: [veld, veld] }, { leerling: 'C', stappen: [], velden: [] }], REPORT)).toBe([
		'<h2>A &amp; B</h2>', '<ol><li><strong>Een.</strong> &lt;b&gt;</li><li><strong>Twee.</strong> x</li></ol>',
		'<table border="1" cellpadding="4" style="border-collapse:collapse"><tr><th>Veld</th><th>Richting</th><th>Informat</th><th>Smartschool</th><th>Onthouden</th><th>Besluit</th><th>Uitleg</th></tr><tr><td>Gsm</td><td>⇄</td><td>&lt;i&gt;</td><td>2</td><td>3</td><td>4</td><td>5</td></tr><tr><td>Gsm</td><td>⇄</td><td>&lt;i&gt;</td><td>2</td><td>3</td><td>4</td><td>5</td></tr></table>',
		'<h2>C</h2>', '<ol></ol>', '',
	].join('\n'));
});
