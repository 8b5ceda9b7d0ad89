/** The set-up check: every line from facts, and the page. */
import { checkSetup, classesWithSubgroups, type Probe, type SetupFacts } from '../../sync/check/setup';
import { setupPage, setupRapport } from '../../sync/check/setupPage';
import type { Read } from '../../sync/records/types';
import type { ReadReport, Side, SyncRecord } from '../../sync/types';

const klas = (code: string, side: Side, more: { adminNumber?: string; instituteNumber?: string; soort?: 'groep' } = {}): SyncRecord => ({ soort: more.soort ?? 'klas', keys: { instelnr: more.instituteNumber === '' ? '' : '099999', klascode: code }, label: `klas ${code}`, fields: { klascode: code, klasnaam: `Klas ${code}`, instellingsnummer: more.instituteNumber ?? '099999', administratieveGroep: more.adminNumber ?? '012345' }, handle: {} });
const pupil = (number: string, stamnummer = '22'): SyncRecord => ({ soort: 'leerling', keys: { leerlingnummer: number, klascode: '3A', stamnummer: stamnummer || undefined }, label: `Leerling ${number}`, fields: { einddatumInschrijving: '' }, handle: {} });
const read = (bron: Side, records: SyncRecord[], more: Partial<ReadReport> = {}): Read => ({ report: { soort: 'lezing', bron, schooljaar: '2026-27', referentiedatum: '2026-11-23', instellingen: ['099999'], aantallen: {}, overgeslagen: {}, waarschuwingen: [], ...more }, records });
const probe = (bron: Side, wat: Probe['wat'], more: Partial<Probe> = {}): Probe => ({ soort: 'proef', bron, wat, waar: '', gelukt: true, melding: '', waarde: '', ...more });

const READY: SetupFacts = {
	probes: [probe('informat', 'leerlingen', { waar: '099999' }), probe('smartschool', 'toegangscode')],
	informat: read('informat', [klas('3A', 'informat'), pupil('1')]),
	smartschool: read('smartschool', [klas('3A', 'smartschool'), pupil('1')]),
	keyLength: 40, tables: ['informat_smartschool_basis', 'iets anders'], today: '2026-11-23', mail: 'ok', slack: 'ok',
};
const of = (facts: Partial<SetupFacts>, stand: string) => checkSetup({ ...READY, ...facts }).filter((line) => line.stand === stand);
const todo = (facts: Partial<SetupFacts>) => of(facts, 'doen');

test('everything ready: nothing to do, and it is said what cannot be tried', () => {
	expect(todo({})).toEqual([]);
	expect(of({}, 'weten').map(({ tekst }) => tekst.includes('niet op voorhand getest'))).toEqual([true, true]);
	expect(setupPage(checkSetup(READY))).toContain('Alles is klaar');
});

test.each<[string, Partial<SetupFacts>, string]>([
	['a right that is missing', { probes: [probe('informat', 'leerlingen', { waar: '099999', gelukt: false }), probe('smartschool', 'toegangscode')] }, 'Recht om leerlingen te lezen (099999): lukt niet.'],
	['a side that was not tried', { probes: [probe('informat', 'leerlingen')] }, 'Er is niets geprobeerd.'],
	['a read that failed', { informat: undefined }, 'konden niet vergeleken worden'],
	['an institute number that no class has', { informat: read('informat', [klas('3A', 'informat'), pupil('1')], { instellingen: ['088888'] }) }, 'instellingsnummer 088888'],
	['a class without numbers', { smartschool: read('smartschool', [klas('3A', 'smartschool'), klas('3B', 'smartschool', { adminNumber: '' }), pupil('1')]) }, 'zonder instellingsnummer of administratieve groep: 3B'],
	['a class that is not there', { informat: read('informat', [klas('3A', 'informat'), klas('3C', 'informat'), pupil('1')]) }, 'in Smartschool nog niet zijn: 3C'],
	['a code that is a plain group', { smartschool: read('smartschool', [klas('3B', 'smartschool'), klas('3A', 'smartschool', { soort: 'groep' }), pupil('1')]) }, 'Klassen om na te kijken: 3A'],
	['another administrative group', { smartschool: read('smartschool', [klas('3A', 'smartschool', { adminNumber: '054321' }), pupil('1')]) }, '3A (Informat 012345, Smartschool 054321)'],
	['groups under a class', { probes: [...READY.probes, probe('smartschool', 'klassenboom', { gelukt: false, waarde: '3A' })] }, 'Officiële klassen met groepen eronder: 3A'],
	['another school year', { today: '2027-09-02' }, 'vandaag is het 2027-28'],
	['a short key', { keyLength: 5 }, 'heeft 5 tekens'],
	['tables that cannot be read', { tables: undefined }, 'konden niet gelezen worden'],
	['a table whose name holds another’s', { tables: ['informat_smartschool_basis', 'kopie informat_smartschool_basis'] }, 'kopie informat_smartschool_basis'],
	['a mail that did not go', { mail: 'Geen verbinding' }, 'E-mail: het testbericht is niet verstuurd. Geen verbinding'],
])('%s is told with a remedy', (_what, facts, text) => {
	const lines = todo(facts);
	expect(lines.map(({ tekst }) => tekst).join('\n')).toContain(text);
	for (const { remedie } of lines) expect(remedie).not.toBe('');
});

test('what the sync can do without is good to know, not to do', () => {
	const facts = { probes: [...READY.probes, probe('informat', 'voorinschrijvingen', { gelukt: false }), probe('smartschool', 'lezenAfwezigheden', { gelukt: false }), probe('smartschool', 'profielvelden', { gelukt: false, waarde: 'informat_dokter' })], mail: '', smartschool: read('smartschool', [klas('3A', 'smartschool'), pupil('9', '')]) };
	expect(todo(facts)).toEqual([]);
	const told = of(facts, 'weten').map(({ tekst }) => tekst).join('\n');
	for (const text of ['voorstellen te doen', 'Afwezigheden lezen', 'E-mail is niet getest', '0 van de 1 leerlingen', 'nog geen stamnummer', 'informat_dokter']) expect(told).toContain(text);
});

test('official classes with groups under them', () => {
	const group = (code: string, parentCode: string, isOfficial: boolean) => ({ code, name: code, desc: '', untis: '', type: isOfficial ? ('K' as const) : ('G' as const), isOfficial, adminNumber: '', instituteNumber: '', parentCode });
	expect(classesWithSubgroups([group('lln', '', false), group('3A', 'lln', true), group('3B', 'lln', true), group('wis', '3A ', false)])).toEqual(['3A']);
});

test('the page escapes what services say, and says how many things are left', () => {
	const lines = checkSetup({ ...READY, keyLength: 1, mail: '<script>alert("x")</script>' });
	expect(setupPage(lines)).not.toContain('<script');
	expect(setupPage(lines)).toContain('&lt;script&gt;');
	expect(setupPage(lines)).toContain('Er zijn nog 2 dingen te doen.');
	expect(setupRapport(lines)).toContain('- ✗ De sleutel van de koppeling heeft 1 tekens');
});
