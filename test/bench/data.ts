/**
 * The same invented school twice, as two flat lists of 40 fields, and what happened since the last run: two records in
 * a hundred changed, half of them on either side. Every value follows from its index, so every process has the same.
 */
import type { ListField } from '../../sync/plan/lists';
import type { Item } from '../../sync/plan/path';
import type { Direction } from '../../sync/types';
import type { KindName } from '../../sync/values/kinds';

export const KEY = 'leerlingnummer';
/** One record in so many changed. */
export const ONE_IN = 50;

const NAMES = ['Peeters', 'Janssens', 'Vandevoorbeeld', 'De Smet', 'Van den Bossche', 'El Amrani', 'D’Hondt', 'Wouters-Maes', 'Öztürk', 'Claes'];
const GIVEN = ['Noor', 'Emma', 'Louis', 'Mohamed', 'Zoë', 'Jules', 'Amélie', 'Finn', 'Yasmina', 'Lars', 'Anne-Sophie'];
const TOWNS = ['Gent', 'Mechelen', 'Sint-Niklaas', 'Aalst', 'Leuven', 'Brugge', 'Dendermonde'];
const STREETS = ['Kerkstraat', 'Burgemeester Vercruysselaan', 'Groenendreef', 'Sint-Pietersnieuwstraat', 'Molenweg'];

const pick = (list: readonly string[], index: number, step: number): string => list[(index * step + step) % list.length]!;
const digits = (index: number, length: number): string => String((index * 7919 + 104_729) % 10 ** length).padStart(length, '0');
const date = (index: number, year: number): string => `${year + (index % 6)}-${String((index % 12) + 1).padStart(2, '0')}-${String((index % 28) + 1).padStart(2, '0')}`;
const mobile = (index: number): string => `047${digits(index, 1)}/${digits(index + 3, 2)} ${digits(index + 5, 2)} ${digits(index + 9, 2)}`;
const mail = (index: number, host: string): string => `${pick(GIVEN, index, 3).normalize('NFKD').replace(/[^A-Za-z]/g, '').toLowerCase()}.${index}@${host}`;

interface Column {
	name: string;
	kind: KindName;
	direction: Direction;
	together?: string;
	value(index: number): string | number | boolean | null;
}

const column = (name: string, kind: KindName, direction: Direction, value: Column['value'], together = ''): Column => ({ name, kind, direction, together, value });
const parent = (nr: 1 | 2): Column[] => [
	column(`ouder${nr}Naam`, 'text', 'toSmartschool', (i) => pick(NAMES, i, nr + 2)),
	column(`ouder${nr}Voornaam`, 'text', 'toSmartschool', (i) => pick(GIVEN, i, nr + 4)),
	column(`ouder${nr}Gsm`, 'phone', 'both', (i) => (nr === 2 && i % 5 === 0 ? null : mobile(i + nr))),
	column(`ouder${nr}Email`, 'email', 'both', (i) => (nr === 2 && i % 5 === 0 ? '' : mail(i + nr, 'ouders.example.org'))),
];

const COLUMNS: readonly Column[] = [
	column(KEY, 'digits', 'toSmartschool', (i) => String(100_000 + i)),
	column('naam', 'text', 'toSmartschool', (i) => pick(NAMES, i, 3)),
	column('voornaam', 'text', 'toSmartschool', (i) => pick(GIVEN, i, 5)),
	column('extraVoornamen', 'text', 'toSmartschool', (i) => (i % 3 === 0 ? '' : `${pick(GIVEN, i, 2)} ${pick(GIVEN, i, 7)}`)),
	column('initialen', 'text', 'toSmartschool', (i) => `${pick(GIVEN, i, 5)[0]}.${pick(GIVEN, i, 2)[0]}.`),
	column('geslacht', 'sex', 'toSmartschool', (i) => (i % 2 === 0 ? 'M' : 'V')),
	column('geboortedatum', 'date', 'toSmartschool', (i) => date(i, 2008)),
	column('geboorteplaats', 'text', 'toSmartschool', (i) => pick(TOWNS, i, 3)),
	column('geboorteland', 'text', 'toSmartschool', (i) => (i % 9 === 0 ? 'Marokko' : 'België')),
	column('nationaliteit', 'text', 'toSmartschool', (i) => (i % 11 === 0 ? 'Turkse' : 'Belgische')),
	column('klascode', 'classCode', 'toSmartschool', (i) => `${(i % 7) + 1}${'ABCDE'[i % 5]}${i % 4}`, 'klas'),
	column('begindatumInschrijving', 'date', 'toSmartschool', () => '2026-09-01', 'klas'),
	column('stamnummer', 'digits', 'toSmartschool', (i) => digits(i, 7)),
	column('instellingsnummer', 'digits', 'toSmartschool', (i) => (i % 3 === 0 ? '031112' : '031113')),
	column('richting', 'text', 'toSmartschool', (i) => `Doorstroom ${pick(['Latijn', 'Moderne talen', 'Wetenschappen'], i, 1)}`),
	column('levensbeschouwing', 'text', 'toSmartschool', (i) => (i % 4 === 0 ? 'Niet-confessionele zedenleer' : 'Rooms-katholieke godsdienst')),
	column('huisdokter', 'looseText', 'both', (i) => `Dr. ${pick(NAMES, i, 7)}`),
	column('huisdokterTelefoon', 'phone', 'both', (i) => `09/${digits(i % 90, 3)} ${digits(i % 70, 2)} ${digits(i % 50, 2)}`),
	column('straat', 'looseText', 'both', (i) => pick(STREETS, i, 3), 'adres'),
	column('nummer', 'houseNumber', 'both', (i) => String((i % 180) + 1), 'adres'),
	column('bus', 'box', 'both', (i) => (i % 6 === 0 ? `bus ${(i % 20) + 1}` : ''), 'adres'),
	column('postcode', 'postcode', 'both', (i) => String(9000 + (i % 90) * 10), 'adres'),
	column('gemeente', 'looseText', 'both', (i) => pick(TOWNS, i, 5), 'adres'),
	column('land', 'text', 'both', () => 'België', 'adres'),
	column('gsm', 'phone', 'both', mobile),
	column('telefoon', 'phone', 'both', (i) => (i % 4 === 0 ? null : `03 ${digits(i, 3)} ${digits(i + 1, 2)} ${digits(i + 2, 2)}`)),
	column('email', 'email', 'both', (i) => mail(i, 'leerlingen.example.org')),
	...parent(1),
	...parent(2),
	column('kastnummer', 'number', 'toSmartschool', (i) => i % 1200),
	column('afstandKm', 'number', 'toSmartschool', (i) => ((i * 7) % 300) / 10),
	column('middagmaal', 'yesNo', 'both', (i) => i % 3 === 0),
	column('fotoToestemming', 'yesNo', 'both', (i) => i % 7 !== 0),
	column('opmerking', 'looseText', 'both', (i) => (i % 10 === 0 ? `Bril dragen in de les; zus zit in ${(i % 7) + 1}B` : '')),
];

/** 40 rows as the node's screen would give them. */
export const ROWS = COLUMNS.map(({ name, kind, direction, together = '' }) => ({ field: name, kind, direction, together }));
export const FIELDS: readonly ListField[] = ROWS.map(({ field, ...row }) => ({ ...row, path: field, conflict: 'review', drift: row.direction === 'both' ? 'onChange' : 'enforce', clear: 'no' }));

export interface Lists {
	informat: Item[];
	smartschool: Item[];
	/** Keys of the records that changed since the last run, sorted. */
	changed: string[];
}

export type Forms = 'same' | 'other';

/**
 * @param changes false = as both sides were at the last run
 * @param forms `other`: Smartschool shows every phone, date and class in a form of its own, which is no difference
 */
export function lists(n: number, changes: boolean, forms: Forms = 'same'): Lists {
	const changed: string[] = [];
	const informat: Record<string, unknown>[] = [];
	const smartschool: Record<string, unknown>[] = [];
	for (let index = 0; index < n; index++) {
		const values = Object.fromEntries(COLUMNS.map(({ name, value }) => [name, value(index)]));
		const [a, b] = [{ ...values }, { ...values }];
		if (forms === 'other') Object.assign(b, { gsm: String(b.gsm).replace(/^0/, '+32 ').replace('/', ' '), klascode: String(b.klascode).toLowerCase(), geboortedatum: String(b.geboortedatum).split('-').reverse().join('-') });
		if (changes && index % ONE_IN === 7) {
			if (index % (2 * ONE_IN) === 7) a.richting = 'Dubbele finaliteit';
			else b.opmerking = `Nieuw telefoonnummer gevraagd op ${date(index, 2020)}`;
			changed.push(String(values[KEY]));
		}
		// As n8n has them: read from JSON, each side on its own.
		informat.push(JSON.parse(JSON.stringify(a)) as Record<string, unknown>);
		smartschool.push(JSON.parse(JSON.stringify(b)) as Record<string, unknown>);
	}
	return { informat, smartschool: shuffled(smartschool), changed: changed.sort() };
}

/** The other system never lists people in the same order. */
function shuffled<T>(items: T[]): T[] {
	let seed = 12_345;
	for (let last = items.length - 1; last > 0; last--) {
		seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
		const other = seed % (last + 1);
		[items[last], items[other]] = [items[other]!, items[last]!];
	}
	return items;
}
