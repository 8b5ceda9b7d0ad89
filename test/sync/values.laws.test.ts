/** Law L20 for every kind of value, with generated texts: canonical forms are stable, what is written reads back as the same, and hostile text does no harm. */
import fc from 'fast-check';
import { address, box, houseNumber, joinAddress, joinHouseNumber, splitAddress, splitHouseNumber } from '../../sync/values/address';
import { readDate } from '../../sync/values/dates';
import { KINDS, phone, type KindName, type ValueKind } from '../../sync/values/kinds';
import { parseNumber } from '../../sync/values/phones';
import { differsInCaseOnly, fold, isEchoOf, lower, tidy, upper } from '../../sync/values/text';
import { userNameFor } from '../../sync/values/username';
import { runs } from '../laws/check';
import type { Side } from '../../sync/types';

const SIDES: readonly Side[] = ['informat', 'smartschool'];
const NAMES = Object.keys(KINDS) as KindName[];
const KIND: Record<KindName, ValueKind> = KINDS;
/** Every property is tried 500 times; the seed is printed and can be replayed. */
fc.configureGlobal(runs(500));

const other = (side: Side): Side => (side === 'informat' ? 'smartschool' : 'informat');

/** Pieces that people type: letters with accents in both Unicode forms, digits, spaces, quotes and hyphens of every sort, words of addresses and codes. */
const PIECES = [
	...'abijkszABIJKSZ0123456789 \t.,-/+()@#;:|?',
	'é', 'e\u0301', 'ß', 'ï', 'İ', 'ǰ', 'J\u030c', 'ŉ', 'Σ', 'ﬁ', 'ª', '½', "'", '’', '`', '´', 'ʼ', '–', '−', '\u2010', '\u00a0', '\u00ad', '🎒', '\u200d', '\u200b', '\u200f', '\ufeff', '\u0000', '\ud800', '\udc00',
	'bus ', 'bte ', 'boîte', ' b', '(0)', '0032', '+32', '0470', 'ext. ', 'x12', 'toestel', '\u0301',
	'2011-04-17', '31-12-', '0000-00-00', 'T00:00', 'België', 'Belg', '00150', '0140', 'CAT', 'SO 02', 'M', 'Vader', '__proto__', 'constructor',
];
const typed = fc.array(fc.constantFrom(...PIECES), { maxLength: 14 }).map((parts) => parts.join(''));
const anyText = fc.oneof({ weight: 3, arbitrary: typed }, fc.string({ unit: 'binary', maxLength: 20 }), fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 8 }).map((units) => String.fromCharCode(...units)));
const anySide = fc.constantFrom(...SIDES);

const LONG_PIECES = ['a', '1', ' ', ',', '(', '@', 'bus', 'e\u0301', '\u200b', '+32 (0)', '\ud83c\udf92', '-', '00150', '\ud800'];

describe('laws', () => {
	describe.each(NAMES)('%s', (name) => {
		const kind = KIND[name];

		test('the form of a form is that form (L20)', () => {
			fc.assert(fc.property(anyText, anySide, (text, side) => {
				const own = kind.own(side, text);
				expect(kind.own(side, own)).toBe(own);
				const written = kind.write(side, text);
				if (written !== undefined) expect(kind.own(side, kind.own(side, written))).toBe(kind.own(side, written));
			}));
		});

		test('what is written compares as what it was, and is written as itself (L20)', () => {
			fc.assert(fc.property(anyText, anySide, (text, side) => {
				const common = kind.common(side, text);
				const written = kind.write(other(side), text);
				if (common === undefined || written === undefined) return;
				expect(kind.common(other(side), written)).toBe(common);
			}));
		});

		test('what is equal for one side’s own eyes is equal for both', () => {
			fc.assert(fc.property(anyText, anySide, (text, side) => expect(kind.common(side, kind.own(side, text))).toBe(kind.common(side, text))));
		});

		test('blank text is empty on every side, in every use', () => {
			fc.assert(fc.property(fc.array(fc.constantFrom(' ', '\t', '\n', '\r', '\u00a0', '\u2003', '\ufeff'), { maxLength: 4 }), anySide, (parts, side) => {
				const blank = parts.join('');
				expect([kind.own(side, blank), kind.common(side, blank), kind.write(side, blank)]).toEqual(['', '', '']);
			}));
		});

		test('NFC and NFD of a text are the same (but a spelling of its own is kept when written)', () => {
			fc.assert(fc.property(typed, anySide, (text, side) => expect(kind.common(side, text.normalize('NFD'))).toBe(kind.common(side, text.normalize('NFC')))));
		});

		test('hostile text does no harm', () => {
			for (const text of ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '\ud800', '\udfff\ud800', '\u202egnp.exe', '\u0000', 'null', 'undefined', 'NaN', ...LONG_PIECES.map((piece) => piece.repeat(2_000))]) {
				for (const side of SIDES) for (const form of [kind.own(side, text), kind.common(side, text), kind.write(side, text)]) expect(['string', 'undefined']).toContain(typeof form);
			}
			expect(Object.keys(Object.prototype)).toEqual([]);
		});
	});

	test.each([
		['tidy', tidy], ['fold', fold], ['phone', phone], ['address', address], ['box', box], ['date', readDate],
		['email', (text: string) => KINDS.email.common('informat', text)],
		['code', (text: string) => KINDS.religion.common('informat', text)],
		['country', (text: string) => KINDS.country.common('informat', text)],
	] as const)('%s: ten million characters take linear time', (_name, canon) => {
		const time = (text: string) => {
			const started = performance.now();
			canon(text);
			return performance.now() - started;
		};
		const length = process.env.FC_RUNS ? 1e5 : 1e7;
		for (const piece of ['1', '(@', ' b1,']) {
			const text = `x${piece.repeat(length / piece.length)}`;
			// Quadratic work on ten million characters takes hours.
			expect(time(text) + time(text.slice(1))).toBeLessThan(20_000);
		}
	}, 120_000);

	/** `tidy` as its docstring says it, without a fast path. */
	const slowTidy = (text: string) => text
		.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
		.replace(/[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/g, '')
		.normalize('NFC')
		.replace(/[`´ʹʻʼ‘’‛′＇]/g, "'")
		.replace(/[‐‑‒–—―−﹘﹣－]/g, '-')
		.split(/\s+/).filter((word) => word !== '').join(' ');

	test('tidy is what it says, also on its fast path', () => {
		fc.assert(fc.property(anyText, (text) => expect(tidy(text)).toBe(slowTidy(text))));
		fc.assert(fc.property(fc.array(fc.integer({ min: 0x1e, max: 0x185 }), { maxLength: 6 }).map((codes) => String.fromCharCode(...codes)), (text) => expect(tidy(text)).toBe(slowTidy(text))));
		for (let first = 0; first < 0x250; first++) for (const rest of ['', 'a', ' ', '\u0301']) expect(tidy(String.fromCharCode(first) + rest)).toBe(slowTidy(String.fromCharCode(first) + rest));
	});

	test('fold, lower and upper are stable, and fold of ASCII is fold of the same as any text', () => {
		fc.assert(fc.property(anyText, (text) => {
			for (const form of [fold, lower, upper]) expect(form(form(text))).toBe(form(text));
			expect(fold(text)).toMatch(/^[\p{L}\p{N}]*$/u);
			expect(fold(tidy(text))).toBe(fold(text));
		}));
		fc.assert(fc.property(fc.string({ unit: 'grapheme-ascii' }), (text) => expect(`${fold(text)}é`.normalize('NFKD').replace(/\p{M}/gu, '')).toBe(fold(`${text}é`))));
	});

	test('a difference in capitals alone is told, and no other', () => {
		fc.assert(fc.property(typed, (text) => {
			expect(differsInCaseOnly(text, text)).toBe(false);
			expect(differsInCaseOnly(`${text}q`, `${text}Q`)).toBe(true);
			expect(differsInCaseOnly(`${text}q`, `${text}r`)).toBe(false);
		}));
	});

	test('an echo is symmetric in form, and never of nothing', () => {
		fc.assert(fc.property(anyText, anyText, (sent, got) => {
			expect(isEchoOf(sent, sent)).toBe(fold(sent) !== '');
			if (isEchoOf(sent, got) && fold(sent).length === fold(got).length) expect(isEchoOf(got, sent)).toBe(true);
			expect(isEchoOf('', got) || isEchoOf(sent, '')).toBe(false);
		}));
	});

	/** Belgian numbers and what looks like them, in the notations that people use. */
	const filler = fc.constantFrom('', '', '', ' ', '.', '/', '-', ' / ');
	const belgianLike = fc.tuple(
		fc.constantFrom('0', '0', '+32', '+32 ', '0032', '0032 ', '+32 (0)', '+32(0) ', '0032 (0)', '32', '(0', '+320', '+31', '', '00', '+'),
		fc.oneof(fc.constantFrom('4', '47', '3', '9', '0', '1'), fc.constant('')),
		fc.array(fc.tuple(filler, fc.integer({ min: 0, max: 9 })), { minLength: 4, maxLength: 9 }),
	).map(([prefix, start, digits]) => prefix + start + digits.map(([fill, digit]) => fill + digit).join(''));

	test('the quick reading of Belgian numbers is libphonenumber’s', () => {
		let valid = 0;
		fc.assert(fc.property(belgianLike, (text) => {
			const shown = tidy(text);
			const expected = parseNumber(shown);
			if (expected !== undefined) valid++;
			// A text that begins with neither + nor ( nor a digit is never read as a number.
			expect(phone(text)).toBe(/^[+(]{0,2}\d/.test(shown) ? expected ?? shown : shown);
		}), runs(2_000));
		expect(valid).toBeGreaterThan(runs(100).numRuns!);
	});

	test('a remark behind a number stays, whatever the notation of the number', () => {
		fc.assert(fc.property(fc.constantFrom('0470/12.34.56', '+32 470 12 34 56', '0032470123456', '+32 (0)470 12 34 56'), typed, (number, remark) => {
			if (/^[ ,./()-]*[\d+]/.test(tidy(remark)) || /^[ ,./()-]*$/.test(tidy(remark))) return;
			const whole = phone(`${number} ${remark}`);
			expect(whole).toBe(phone(`0470123456 ${remark}`));
			expect(whole.startsWith('+32470123456')).toBe(true);
			expect(whole).not.toBe('+32470123456');
		}));
	});

	test('every day of four centuries, in every notation, and no day that is none', () => {
		const pad = (number: number) => String(number).padStart(2, '0');
		fc.assert(fc.property(fc.integer({ min: 1850, max: 2250 }), fc.integer({ min: 0, max: 14 }), fc.integer({ min: 0, max: 33 }), (year, month, day) => {
			const at = new Date(Date.UTC(year, month - 1, day));
			const real = at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
			const iso = `${year}-${pad(month)}-${pad(day)}`;
			for (const text of [iso, `${iso}T23:59:59+02:00`, `${iso} 00:00:00`, `${year}-${month}-${day}`, `${pad(day)}-${pad(month)}-${year}`, `${day}/${month}/${year}`, ` ${pad(day)}.${pad(month)}.${year} `]) expect([text, readDate(text)]).toEqual([text, real ? iso : undefined]);
		}));
	});

	const street = fc.constantFrom('Kerkstraat', 'Sint-Jansplein', 'Plein 40-45', 'Rue du 11 novembre', 'Laan van de 5de Linie', 'D’Artagnanlaan', 'Bus');
	const number = fc.tuple(fc.integer({ min: 1, max: 999 }), fc.constantFrom('', 'A', 'b', ' c', '-14')).map(([digits, tail]) => `${digits}${tail}`);
	const boxes = fc.oneof(fc.constant(''), fc.integer({ min: 0, max: 9999 }).map(String), fc.constantFrom('A', '3a', '0.2', '0001', 'C12'));
	const written = fc.constantFrom<(bus: string) => string>((bus) => `/${bus}`, (bus) => ` / ${bus}`, (bus) => ` bus ${bus}`, (bus) => `, bte ${bus}`, (bus) => `/bus ${bus}`);

	test('an address in one text and in parts say the same', () => {
		fc.assert(fc.property(street, number, boxes, written, (straat, nummer, bus, notation) => {
			const parts = { straat, nummer, bus };
			const split = splitAddress(joinAddress(parts));
			expect({ straat: tidy(split.straat), nummer: houseNumber(split.nummer), bus: box(split.bus) }).toEqual({ straat: tidy(straat), nummer: houseNumber(nummer), bus: box(bus) });
			const other = splitAddress(`${straat} ${nummer}${bus === '' ? '' : notation(bus)}`);
			expect([houseNumber(other.nummer), box(other.bus)]).toEqual([houseNumber(nummer), box(bus)]);
			expect(address(`${straat} ${nummer}${bus === '' ? '' : notation(bus)}`)).toBe(address(joinAddress(parts)));
			const pair = splitHouseNumber(joinHouseNumber(nummer, bus));
			expect([houseNumber(pair.nummer), box(pair.bus)]).toEqual([houseNumber(nummer), box(bus)]);
		}));
	});

	test('other parts are another address', () => {
		fc.assert(fc.property(street, number, boxes, number, boxes, (straat, nummer, bus, nummer2, bus2) => {
			const same = houseNumber(nummer) === houseNumber(nummer2) && box(bus) === box(bus2);
			expect(address(joinAddress({ straat, nummer, bus })) === address(joinAddress({ straat, nummer: nummer2, bus: bus2 }))).toBe(same);
		}));
	});

	test('user names: letters and digits only, and never one that is taken', () => {
		fc.assert(fc.property(anyText, anyText, (first, last) => {
			const taken = new Set<string>();
			for (let time = 0; time < 3; time++) {
				const name = userNameFor({ voornaam: first, naam: last }, taken);
				expect(name).toMatch(/^[a-z0-9]+\.[a-z0-9]+$/);
				expect(taken.has(name)).toBe(false);
				taken.add(name);
			}
		}));
	});
});
