/** Every kind of value that a field can be of: how it is compared and how it is written. */
import { address, box, houseNumber, postcode } from './address';
import { ABSENCE, ABSENCE_OFFICIAL, FUNDABILITY, RELATION_ID, RELATION_TYPE, RELIGION, SEX } from './codes';
import { countries, nationalities } from './countries';
import { readDate } from './dates';
import { codeKind, type ValueKind } from './lens';
import { phone } from './phones';
import { fold, lower, tidy } from './text';

export type { ValueKind } from './lens';
export { isoDate } from './dates';
export { phone } from './phones';

function plain(canon: (text: string) => string, write = tidy): ValueKind {
	return { own: (_side, text) => canon(text), common: (_side, text) => canon(text), write: (_to, text) => write(text) };
}

/** An e-mail address: the part before the @ is the provider's business, the host has no capitals. */
function email(text: string): string {
	const shown = tidy(text);
	const at = shown.lastIndexOf('@');
	return at < 0 ? shown : shown.slice(0, at) + lower(shown.slice(at));
}

/** Free text that people type on both sides: capitals, accents and punctuation alone are no difference worth a write. */
const looseText: ValueKind = { ...plain(tidy), common: (_side, text) => fold(text) || tidy(text) };

/** What is no date is never an empty date: it waits for a person. */
const date: ValueKind = {
	own: (_side, text) => readDate(text) ?? tidy(text),
	common: (_side, text) => readDate(text),
	write: (_to, text) => readDate(text),
};

/** Class codes compare without regard to case, but with regard to spaces inside. */
const classCode: ValueKind = {
	own: (_side, text) => text.trim(),
	common: (_side, text) => text.trim().normalize('NFC').toLowerCase().normalize('NFC'),
	write: (_to, text) => text.trim(),
};

/** Anything but nothing and the empty date. */
const isOff = (text: string): boolean => tidy(text) !== '' && readDate(text) !== '';

/** Informat tells the date on which a pupil left, Smartschool only that the account is off. */
const leaving: ValueKind = {
	own: (side, text) => (side === 'smartschool' && isOff(text) ? 'left' : readDate(text) ?? tidy(text)),
	common(side, text) {
		const left = side === 'smartschool' ? (isOff(text) ? 'left' : '') : readDate(text);
		return left === '' || left === undefined ? left : 'left';
	},
	write: (_to, text) => readDate(text),
};

/** `3`, `3.0`, `3,0` and `03` are one number; what is none compares as text. Digits stay digits, so that long numbers keep them all. */
function numeric(text: string): string {
	const shown = tidy(text);
	const match = /^([+-]?)0*(\d+)(?:[.,](\d+))?$/.exec(shown);
	if (match === null) return shown;
	const fraction = (match[3] ?? '').replace(/(?<!0)0+$/, '');
	const size = match[2]! + (fraction === '' ? '' : `.${fraction}`);
	return match[1] === '-' && size !== '0' ? `-${size}` : size;
}

const YES = new Set(['true', '1', 'ja', 'yes', 'waar']);
const NO = new Set(['false', '0', 'nee', 'neen', 'no', 'onwaar']);
function yesNo(text: string): string {
	const shown = lower(text);
	return YES.has(shown) ? 'ja' : NO.has(shown) ? 'nee' : shown;
}

/** Several words in one text, in whatever order: `Verblijf; Domicilie`. */
const wordSet = (text: string): string => [...new Set(text.split(/[;,]/).map(lower).filter((word) => word !== ''))].sort().join(';');

export const KINDS = {
	/** Names and other text: one form of apostrophe, hyphen and space. Capitals count; `differsInCaseOnly` tells. */
	text: plain(tidy),
	looseText,
	phone: plain(phone),
	email: plain(email),
	date,
	/** Street, number and box in one text. */
	address: plain(address),
	houseNumber: plain(houseNumber),
	box: plain(box),
	/** Official numbers that one side pads with zeros. */
	digits: plain((text) => tidy(text).replace(/^0+(?=\d)/, '')),
	postcode: plain(postcode),
	sex: codeKind(SEX),
	religion: codeKind(RELIGION),
	fundability: codeKind(FUNDABILITY),
	relationType: codeKind(RELATION_TYPE),
	relationId: codeKind(RELATION_ID),
	absence: codeKind(ABSENCE, true),
	absenceOfficial: codeKind(ABSENCE_OFFICIAL, true),
	country: countries,
	nationality: nationalities,
	classCode,
	leaving,
	number: plain(numeric),
	yesNo: plain(yesNo),
	wordSet: plain(wordSet),
	/** User names have no capitals that count. */
	userName: classCode,
} satisfies Record<string, ValueKind>;

export type KindName = keyof typeof KINDS;
