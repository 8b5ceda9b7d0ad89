/**
 * Kinds of value. For every kind three functions:
 * - `own(side, text)`: the canonical form in which a side's own changes are seen (fingerprinted);
 * - `common(side, text)`: the form in which both sides are compared; `undefined` = unknown code, never guessed;
 * - `write(to, text)`: the text as the receiving side wants it. The source's own spelling travels, never the canonical key.
 * `''` means empty on every side.
 */
import { DateTime } from 'luxon';
import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { Side } from '../types';
import { countryCode, countryName } from './countries';
import { fold, tidy } from './text';

export interface ValueKind {
	own(side: Side, text: string): string;
	common(side: Side, text: string): string | undefined;
	write(to: Side, text: string): string | undefined;
}

function plain(canon: (text: string) => string): ValueKind {
	return { own: (_side, text) => canon(text), common: (_side, text) => canon(text), write: (_to, text) => tidy(text) };
}

/** ISO date `yyyy-MM-dd`; accepts a time part and day-first notation; the empty date `0000-00-00` and nonsense give ''. */
export function isoDate(text: string): string {
	const head = text.trim().slice(0, 10);
	for (const format of ['yyyy-MM-dd', 'yyyy-M-d', 'dd-MM-yyyy', 'd-M-yyyy', 'dd/MM/yyyy']) {
		const date = DateTime.fromFormat(head, format);
		if (date.isValid) return date.toISODate();
	}
	return '';
}

/** E.164 with Belgium as default country; what is not a valid number compares as tidy text. */
export function phone(text: string): string {
	const shown = tidy(text);
	if (shown === '') return '';
	const number = parsePhoneNumberFromString(shown.replace('(0)', ''), { defaultCountry: 'BE', extract: false });
	return number?.isValid() ? number.number + (number.ext ? `;ext=${number.ext}` : '') : shown;
}

function email(text: string): string {
	const [, user, host] = /^(.*)@([^@]*)$/.exec(tidy(text)) ?? [];
	return host === undefined ? tidy(text) : `${user}@${host.toLowerCase()}`;
}

/** Free text that people type on both sides: capitals, accents and punctuation alone are no difference worth a write. */
const looseText: ValueKind = {
	own: (_side, text) => tidy(text),
	common: (_side, text) => fold(text) || tidy(text),
	write: (_to, text) => tidy(text),
};

/** `12 a` = `12A`. */
const houseNumber = (text: string): string => tidy(text).replace(/ /g, '').toUpperCase();
/** `bus 3` = `b3` = `3`. */
const box = (text: string): string => tidy(text).replace(/^(bus|bte|b)\.? ?(?=\d)/i, '').replace(/ /g, '').toUpperCase();

/** A code list between both sides. `toSmartschool` may be many-to-one; `read` gives Smartschool's other spellings of a code. */
function lens(toSmartschool: Record<string, string>, read: Record<string, string> = {}): ValueKind {
	const targets = new Set(Object.values(toSmartschool));
	const forward = (text: string) => (Object.hasOwn(toSmartschool, text) ? toSmartschool[text] : undefined);
	return {
		own: (_side, text) => tidy(text),
		common(side, text) {
			const value = tidy(text);
			if (value === '') return '';
			if (side === 'informat') return forward(value);
			const code = Object.hasOwn(read, value.toLowerCase()) ? read[value.toLowerCase()]! : value;
			return targets.has(code) ? code : `?${code}`;
		},
		write: (to, text) => (to === 'smartschool' ? forward(tidy(text)) : undefined),
	};
}

const sex = lens({ M: 'm', V: 'f' }, { v: 'f', m: 'm', f: 'f' });

/** Informat `levensbeschouwingCode` → Smartschool `Godsdienstkeuze`; 0000 (blank) has no target and counts as empty. */
const RELIGION = {
	'0140': 'CAT', '0225': 'PRO', '0136': 'ISR', '0135': 'ISL', '0194': 'ORT',
	'0418': 'ANG', '0187': 'MOR', '0052': 'CUL', '0063': 'PER', '9999': 'DIS',
} as const;

/**
 * Informat `finCode` per structure → Smartschool `Soort leerling`. The value carries its structure (`SO 02`, `BAO 01`),
 * because 99 means "provisional" in secondary and "not fundable" in primary education. Codes without an equal
 * (BAO 03; 11, 13, 20, 22) are unknown on purpose.
 */
const FUNDABILITY = { 'SO 01': '01', 'SO 02': '02', 'SO 03': '03', 'SO 99': '99', 'BAO 01': '01', 'BAO 02': '02' } as const;

const country: ValueKind = {
	own: (_side, text) => tidy(text),
	common(side, text) {
		const value = tidy(text);
		if (value === '') return '';
		return side === 'informat' ? (countryName(value) ? value : undefined) : countryCode(value);
	},
	write: (to, text) => (tidy(text) === '' ? '' : to === 'smartschool' ? countryName(tidy(text)) : countryCode(text)),
};

/** Class codes compare without regard to case, but with regard to spaces inside. */
const classCode: ValueKind = {
	own: (_side, text) => text.trim(),
	common: (_side, text) => text.trim().normalize('NFC').toLowerCase(),
	write: (_to, text) => text.trim(),
};

/** Informat tells the date on which a pupil left, Smartschool only that the account is off. */
const leaving: ValueKind = {
	own: (side, text) => (side === 'smartschool' && tidy(text) !== '' ? 'left' : tidy(text)),
	common: (_side, text) => (tidy(text) === '' ? '' : 'left'),
	write: (_to, text) => isoDate(text),
};

/** `3`, `3.0` and `03` are one number; what is none compares as text. */
const numeric = (text: string): string => {
	const shown = tidy(text).replace(/^([+-]?\d+),(\d+)$/, '$1.$2');
	return /^[+-]?\d+(\.\d+)?$/.test(shown) && Number.isFinite(Number(shown)) ? String(Number(shown)) : shown;
};
const YES = new Set(['true', '1', 'ja', 'yes', 'waar']);
const NO = new Set(['false', '0', 'nee', 'neen', 'no', 'onwaar']);
const yesNo = (text: string): string => {
	const shown = tidy(text).toLowerCase();
	return YES.has(shown) ? 'ja' : NO.has(shown) ? 'nee' : shown;
};

export const KINDS = {
	text: plain(tidy),
	looseText,
	phone: plain(phone),
	email: plain(email),
	date: { ...plain(isoDate), write: (_to: Side, text: string) => isoDate(text) },
	houseNumber: plain(houseNumber),
	box: plain(box),
	/** Official numbers that one side pads with zeros. */
	digits: { ...plain((text) => tidy(text).replace(/^0+(?=\d)/, '')), write: (_to: Side, text: string) => tidy(text) },
	postcode: plain((text) => tidy(text).toUpperCase()),
	sex,
	religion: lens(RELIGION),
	fundability: lens(FUNDABILITY, { v: '01', r: '02' }),
	country,
	classCode,
	leaving,
	number: plain(numeric),
	yesNo: plain(yesNo),
} satisfies Record<string, ValueKind>;

export type KindName = keyof typeof KINDS;
