/** The standard sync on an invented school: first run, quiet run, a run with two changes in a hundred, and people whom no number links. */
import { STANDARD } from '../../sync/fields/standard';
import { correlatePupils } from '../../sync/plan/correlate';
import { DEFAULT_SETTINGS, planSync, type Plan, type PlanTools } from '../../sync/plan/plan';
import type { Read } from '../../sync/records/types';
import type { BaselineRow, FieldValues, ReadReport, Side, SyncRecord } from '../../sync/types';
import { ONE_IN } from './data';
import type { Work } from './measure';

export type StandardSubject = 'standardFirst' | 'standardQuiet' | 'standardChanges' | 'correlate';

const SYLLABLES = ['van', 'de', 'bos', 'lie', 'ker', 'mul', 'ra', 'per', 'sta', 'win', 'doo', 'len', 'ma', 'hoe', 'vel', 'tim', 'gro', 'ney', 'sa', 'bra'];
const part = (index: number): string => SYLLABLES[index % SYLLABLES.length]!;
const capital = (text: string): string => text[0]!.toUpperCase() + text.slice(1);
const familyName = (i: number): string => capital(part(i * 7) + part(Math.floor(i / 20) * 3 + 1) + part(Math.floor(i / 11)) + (i % 3 === 0 ? part(i * 13) : ''));
const givenName = (i: number): string => capital(part(i * 3 + 2) + part(Math.floor(i / 7) * 11));
const birthDate = (i: number): string => `${2008 + (i % 6)}-${String((Math.floor(i / 6) % 12) + 1).padStart(2, '0')}-${String((Math.floor(i / 72) % 28) + 1).padStart(2, '0')}`;
const classOf = (i: number): string => `${(i % 7) + 1}${'ABCDE'[i % 5]}${i % 8}`;
const number = (i: number): string => String(200_000 + i);
const userName = (i: number): string => `${givenName(i)}.${familyName(i)}${i}`.toLowerCase();

/** As each side tells the same pupil: Informat in codes, Smartschool in words, and phones in the way each shows them. */
const fieldsOf = (i: number, side: Side): FieldValues => {
	const pair = (informat: string, smartschool: string): string => (side === 'informat' ? informat : smartschool);
	return {
		naam: familyName(i), voornaam: givenName(i), extraVoornamen: i % 3 === 0 ? givenName(i + 5) : '', initialen: `${givenName(i)[0]}.`, geslacht: i % 2 === 0 ? pair('M', 'm') : pair('V', 'f'),
		geboortedatum: birthDate(i), geboorteplaats: 'Gent', geboorteland: 'België', nationaliteit: i % 9 === 0 ? 'Marokko' : 'België',
		leerlingnummer: number(i), klascode: classOf(i), ...(side === 'informat' ? { begindatumInschrijving: '2026-09-01' } : {}), stamnummer: String(i + 1).padStart(7, '0'), einddatumInschrijving: '',
		levensbeschouwing: pair('0140', 'CAT'), financierbaarheid: pair('SO 01', '01'), huisdokter: `Dr. ${familyName(i % 40)}`, huisdokterTelefoon: pair(`09/2${String(i % 100).padStart(2, '0')} 11 22`, `+3292${String(i % 100).padStart(2, '0')}1122`),
		'adres.straat': 'Kerkstraat', 'adres.nummer': String((i % 180) + 1), 'adres.bus': i % 6 === 0 ? pair('bus 3', '3') : '', 'adres.postcode': '9000', 'adres.gemeente': pair('Gent', 'GENT'), 'adres.land': pair('00150', 'België'),
		gsm: pair(`0470/${String(i % 1_000_000).padStart(6, '0')}`, `+32470${String(i % 1_000_000).padStart(6, '0')}`), telefoon: '', email: `${userName(i)}@leerlingen.example.org`,
	};
};

const INSTITUTE = '031112';
function pupil(i: number, side: Side): SyncRecord {
	const handle = side === 'informat' ? { persoonId: `p${i}`, instelnr: INSTITUTE, hfdstructuur: '311', vestCode: '1', schooljaar: '2026-27' } : { internnummer: number(i), gebruikersnaam: userName(i), status: 'actief' };
	return { soort: 'leerling', keys: { leerlingnummer: number(i), instelnr: INSTITUTE, stamnummer: String(i + 1).padStart(7, '0'), klascode: classOf(i), ...(side === 'smartschool' ? { gebruikersnaam: userName(i) } : {}) }, label: `${givenName(i)} ${familyName(i)}`, fields: fieldsOf(i, side), handle };
}

const klas = (code: string): SyncRecord => ({ soort: 'klas', keys: { instelnr: INSTITUTE, klascode: code }, label: code, fields: { klascode: code, klasnaam: `Klas ${code}`, instellingsnummer: INSTITUTE, administratieveGroep: '1' }, handle: {} });

/** @param change false = as both sides were at the last run */
function reads(n: number, change: boolean): Record<Side, Read> {
	const indexes = Array.from({ length: n }, (_, i) => i);
	const classes = [...new Set(indexes.map(classOf))].map(klas);
	const read = (bron: Side): Read => {
		const pupils = indexes.map((i) => pupil(i, bron));
		if (change) for (const i of indexes) if (i % ONE_IN === 7) {
			if (i % (2 * ONE_IN) === 7) pupils[i]!.fields.extraVoornamen = bron === 'informat' ? 'Alexandra' : pupils[i]!.fields.extraVoornamen!;
			else pupils[i]!.fields.huisdokter = bron === 'smartschool' ? 'Dr. Nieuwenhuis' : pupils[i]!.fields.huisdokter!;
		}
		const report: ReadReport = {
			soort: 'lezing', bron, schooljaar: '2026-27', referentiedatum: '2026-11-24', instellingen: [INSTITUTE], aantallen: { leerlingen: n, klassen: classes.length, accounts: n }, overgeslagen: {}, waarschuwingen: [],
			...(bron === 'smartschool' ? { bezet: { gebruikersnamen: indexes.map(userName), geldigTot: '' } } : {}),
		};
		return JSON.parse(JSON.stringify({ report, records: [...classes, ...pupils] })) as Read;
	};
	return { informat: read('informat'), smartschool: read('smartschool') };
}

/** One pupil in ten is on one side only, one in ten has a slip in the name, and nobody has a number that both sides know. */
function correlation(n: number): Work<unknown> {
	const bare = (i: number, side: Side): SyncRecord => {
		const record = pupil(i, side);
		if (side === 'informat') return record;
		const naam = i % 10 === 3 ? `${record.fields.naam!.slice(0, -1)}x` : record.fields.naam!;
		return { ...record, keys: { gebruikersnaam: record.keys.gebruikersnaam! }, fields: { ...record.fields, naam, email: '' } };
	};
	const as = Array.from({ length: n }, (_, i) => bare(i, 'informat'));
	const bs = Array.from({ length: n }, (_, i) => bare(i % 10 === 5 ? n + i : i, 'smartschool'));
	return {
		run: () => correlatePupils(as, bs, { linkOf: () => '', fingerprints: () => [], byHand: new Map(), weakTiers: true }),
		check(result) {
			const matches = result as ReturnType<typeof correlatePupils>;
			const pairs = matches.filter((match) => match.situation === 'pair');
			if (pairs.some(({ a, b }) => a.label !== b.label)) throw new Error('two different people were linked');
			if (pairs.length < 0.75 * n || pairs.length > 0.8 * n) throw new Error(`${pairs.length} of ${n} people were linked, expected about eight in ten`);
			return { items: matches.length, state: 0 };
		},
	};
}

export function standard(subject: StandardSubject, n: number, tools: PlanTools): Work<unknown> {
	if (subject === 'correlate') return correlation(n);
	const plan = (given: Record<Side, Read>, baseline: readonly BaselineRow[]): Plan => planSync({ ...given, baseline, table: STANDARD, settings: { ...DEFAULT_SETTINGS, mode: 'apply' }, tools });
	const before = reads(n, false);
	const first = plan(before, []);
	const rows = first.baseline.map(({ row }) => row);
	if (rows.length !== before.informat.records.length || first.summary.verschillen.length > 0) throw new Error(`the first run left ${rows.length} rows and ${first.summary.verschillen.length} differences for ${before.informat.records.length} equal records`);
	const given = subject === 'standardChanges' ? reads(n, true) : before;
	const expected = subject === 'standardChanges' ? Math.ceil((n - 7) / ONE_IN) : 0;
	return {
		run: () => plan(given, subject === 'standardFirst' ? [] : rows),
		check(result) {
			const { changes, baseline, review, summary } = result as Plan;
			const touched = changes.length + baseline.length;
			if (subject !== 'standardFirst' && touched !== expected) throw new Error(`${subject}: ${touched} records with work, ${expected} had changed (${JSON.stringify(summary.records)})`);
			return { items: touched + review.length + 1, state: rows.reduce((sum, { key, state }) => sum + Buffer.byteLength(key) + Buffer.byteLength(state), 0) / rows.length };
		},
	};
}
