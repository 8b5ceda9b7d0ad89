/** The cross-check, one invented difference at a time. */
import { crossRapport } from '../../sync/check/crossKinds';
import { crossCheck, type CrossInput } from '../../sync/check/crosscheck';
import type { Read } from '../../sync/records/types';
import type { ReadReport, Side, SyncRecord } from '../../sync/types';
import { TOOLS } from './absenceWorld';

interface Person { number: string; klas?: string; name?: string; birth?: string; left?: string; instelnr?: string; persoonId?: string }
const fieldsOf = ({ name = `Leerling Nummer`, number, birth = `2011-01-${number.padStart(2, '0')}`, klas = '3A' }: Person) => ({ voornaam: name.split(' ')[0]!, naam: `${name.split(' ')[1]!}${name === 'Leerling Nummer' ? number : ''}`, geboortedatum: birth, klascode: klas });
const labelOf = (person: Person) => `${fieldsOf(person).voornaam} ${fieldsOf(person).naam}${person.klas === '' ? '' : `, ${person.klas ?? '3A'}`}`;

const inInformat = (person: Person): SyncRecord => {
	const { number, klas = '3A', left = '', instelnr = '099999', persoonId = `persoon-${number}` } = person;
	return { soort: 'leerling', keys: { leerlingnummer: number, instelnr, stamnummer: `22${number}`, klascode: klas }, label: labelOf(person), fields: { ...fieldsOf(person), einddatumInschrijving: left }, handle: { persoonId, instelnr, hfdstructuur: '311', vestCode: '001', schooljaar: '2026-27' } };
};
const inSmartschool = (person: Person, more: { off?: boolean; groepen?: string[]; noNumber?: boolean } = {}): SyncRecord => {
	const { number, klas = '3A', instelnr = '099999' } = person;
	return { soort: 'leerling', keys: { leerlingnummer: more.noNumber ? undefined : number, instelnr: klas === '' ? undefined : instelnr, stamnummer: more.noNumber ? undefined : `22${number}`, gebruikersnaam: `naam${number}${more.noNumber ? 'bis' : ''}`, klascode: klas || undefined }, label: labelOf(person), fields: { ...fieldsOf(person), einddatumInschrijving: more.off ? 'uitgeschakeld' : '' }, handle: { internnummer: number, gebruikersnaam: `naam${number}`, status: 'actief', ...(more.groepen ? { groepen: more.groepen } : {}) } };
};
const klas = (code: string, side: Side, more: { adminNumber?: string; soort?: 'groep' } = {}): SyncRecord => ({ soort: more.soort ?? 'klas', keys: { instelnr: '099999', klascode: code }, label: `klas ${code}`, fields: { klascode: code, klasnaam: `Klas ${code}`, instellingsnummer: side === 'informat' ? '099999' : '99999', administratieveGroep: more.adminNumber ?? '012345' }, handle: {} });

const report = (bron: Side, more: Partial<ReadReport> = {}): ReadReport => ({ soort: 'lezing', bron, schooljaar: '2026-27', referentiedatum: '2026-11-23', instellingen: ['099999'], aantallen: { accounts: 9 }, overgeslagen: {}, waarschuwingen: [], ...more });
const read = (bron: Side, records: SyncRecord[], more: Partial<ReadReport> = {}): Read => ({ report: report(bron, more), records });

const ann: Person = { number: '1' };
const base = (): { a: SyncRecord[]; b: SyncRecord[] } => ({ a: [klas('3A', 'informat'), inInformat(ann)], b: [klas('3A', 'smartschool'), inSmartschool(ann)] });
const check = (a: SyncRecord[], b: SyncRecord[], more: Partial<CrossInput> & { informatReport?: Partial<ReadReport> } = {}) =>
	crossCheck({ informat: read('informat', a, more.informatReport), smartschool: read('smartschool', b), baseline: [], settings: { controlGroups: new Set(['controle']), maskNames: false }, tools: TOOLS, ...more });
const found = (...given: Parameters<typeof check>) => check(...given).lines.map(({ soort, label, informat, smartschool }) => [soort, label, informat, smartschool]);

test('everything equal: nothing to tell', () => {
	const { a, b } = base();
	const { lines, summary } = check(a, b);
	expect([lines, summary.inOrde]).toEqual([[], 1]);
	expect(crossRapport(summary, lines)).toContain('Alles komt overeen');
});

const bo: Person = { number: '2' };
test.each<[string, SyncRecord[], SyncRecord[], string[]]>([
	['enkelInformat', [inInformat(bo)], [], ['3A', '']],
	['enkelSmartschool', [], [inSmartschool(bo)], ['', '3A']],
	['andereKlas', [inInformat(bo)], [klas('3B', 'smartschool'), inSmartschool({ ...bo, klas: '3B' })], ['3A', '3B']],
	['zonderKlas', [inInformat(bo)], [inSmartschool({ ...bo, klas: '' }, { groepen: ['lln'] })], ['3A', 'lln']],
	['controlegroep', [inInformat(bo)], [inSmartschool({ ...bo, klas: '' }, { groepen: ['lln', 'Controle'] })], ['3A', 'lln, Controle']],
	['controlegroep', [], [inSmartschool({ ...bo, klas: '' }, { groepen: ['controle'] })], ['', 'controle']],
	['vertrokken', [inInformat({ ...bo, left: '2026-10-01' })], [inSmartschool(bo)], ['tot en met 2026-10-01', '3A']],
	['uitgeschakeld', [inInformat(bo)], [inSmartschool(bo, { off: true })], ['3A', 'account staat uit']],
	['tweeInstellingen', [inInformat(bo), inInformat({ ...bo, instelnr: '088888' })], [inSmartschool(bo)], ['099999: 3A, 088888: 3A', '']],
	['dubbelInformat', [inInformat(bo), inInformat({ ...bo, name: 'Leerling Nummer2', number: '3', birth: '2011-01-02' })], [inSmartschool(bo), inSmartschool({ ...bo, name: 'Ander Mens', number: '3', birth: '2011-01-02' })], ['2, 3', '']],
	['klasEnkelInformat', [klas('3C', 'informat')], [], ['3C', '']],
	['klasLeeg', [], [klas('3L', 'smartschool')], ['', '3L']],
	['klasAnders', [klas('3D', 'informat')], [klas('3D', 'smartschool', { adminNumber: '999999' })], ['administratieve groep 012345', 'administratieve groep 999999']],
])('%s', (soort, a, b, [informat, smartschool]) => {
	const same = base();
	const lines = found([...same.a, ...a], [...same.b, ...b]).filter(([kind]) => kind === soort);
	expect(lines).toHaveLength(1);
	expect(lines[0]!.slice(2)).toEqual([informat, smartschool]);
});

test('who left and whose account is off, and a class of staff, are nothing to tell', () => {
	const same = base();
	expect(found([...same.a, inInformat({ ...bo, left: '2026-10-01' })], [...same.b, inSmartschool(bo, { off: true }), klas('team', 'smartschool', { soort: 'groep' })])).toEqual([]);
});

test('in two institutes the class may be that of either', () => {
	const same = base();
	const kinds = found([...same.a, inInformat(bo), inInformat({ ...bo, instelnr: '088888', klas: '3B' })], [...same.b, klas('3B', 'smartschool'), inSmartschool({ ...bo, klas: '3B' })]).map(([kind]) => kind);
	expect(kinds).not.toContain('andereKlas');
	expect(kinds).toContain('tweeInstellingen');
});

test('enrolled without class: told with where the account is, not as somebody whom Informat does not know', () => {
	const same = base();
	const record: SyncRecord = { ...inInformat(bo), fields: {}, keys: { leerlingnummer: '2', instelnr: '099999' } };
	expect(found(same.a, [...same.b, inSmartschool(bo)], { informatReport: { apart: [{ waarom: 'zonderKlas', record }] } })).toEqual([['informatZonderKlas', record.label, 'geen klas', '3A']]);
});

test('a namesake without number waits for a person; two accounts of one name are told', () => {
	const same = base();
	const kinds = found([...same.a, inInformat(bo)], [...same.b, inSmartschool(bo), inSmartschool(bo, { noNumber: true })]).map(([kind]) => kind);
	expect(kinds).toContain('dubbelSmartschool');
});

test('initials only, everywhere; the same in any order', () => {
	const same = base();
	const a = [...same.a, inInformat({ ...bo, name: 'Noor Vandevoorbeeld' })];
	const b = [...same.b, inSmartschool({ number: '7', name: 'Milan Voorbeeldsen' })];
	const settings = { controlGroups: new Set<string>(), maskNames: true };
	const { lines, summary } = check(a, b, { settings });
	expect(lines.map(({ label }) => label)).toEqual(['N. V., 3A', 'M. V., 3A']);
	expect(JSON.stringify([lines, summary, crossRapport(summary, lines)])).not.toMatch(/Noor|Vandevoorbeeld|Milan/);
	expect(check([...a].reverse(), [...b].reverse(), { settings })).toEqual({ lines, summary });
});

test('a read that cannot be believed stops', () => {
	expect(() => check([], base().b)).toThrow('no pupil');
});
