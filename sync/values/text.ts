/** Forms of plain text: what counts as the same text, whoever typed it. */

const APOSTROPHES = /[\u0060\u00b4\u02b9\u02bb\u02bc\u2018\u2019\u201b\u2032\uff07]/g;
const HYPHENS = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g;
/**
 * Characters that nobody sees and that come along with pasted text: controls (which XML cannot carry), soft hyphen,
 * zero-width space, direction marks, byte order mark. The zero-width joiners stay: Persian words and emoji need them.
 */
const UNSEEN = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/g;
/** Half of a character: no service can store it. */
const LONE_SURROGATE = /\p{Cs}/gu;

const SPACE = 0x20;
const BACKTICK = 0x60;

/** True for text that `tidy` would leave as it is: ASCII and composed Latin letters, single spaces inside. */
function isTidy(text: string): boolean {
	let before = SPACE;
	for (let index = 0; index < text.length; index++) {
		const char = text.charCodeAt(index);
		const plain = char >= SPACE && char < 0x7f && char !== BACKTICK;
		if (!plain && (char < 0xc0 || char > 0x17f)) return false;
		if (char === SPACE && before === SPACE) return false;
		before = char;
	}
	return before !== SPACE || text.length === 0;
}

/** NFC, one kind of apostrophe and hyphen, single spaces, nothing unseen; case and accents are kept. */
export function tidy(text: string): string {
	if (isTidy(text)) return text;
	return text
		.replace(LONE_SURROGATE, '\ufffd')
		.replace(UNSEEN, '')
		.normalize('NFC')
		.replace(APOSTROPHES, "'")
		.replace(HYPHENS, '-')
		.replace(/\s+/g, ' ')
		.trim();
}

/** `tidy` in small letters: changing case can undo NFC, hence twice. */
export const lower = (text: string): string => tidy(tidy(text).toLowerCase());
/** `tidy` in capitals. */
export const upper = (text: string): string => tidy(tidy(text).toUpperCase());

/** Letters and digits only, without case or accents: for candidates and for "same text in another form". */
export function fold(text: string): string {
	// Sign by sign: a long run of other signs must not need room on the stack.
	if (/^[\u0000-\u007f]*$/.test(text)) return text.toLowerCase().replace(/[^a-z0-9]/g, '');
	return text
		.normalize('NFKD')
		.toLowerCase()
		.normalize('NFKD')
		.replace(/[^\p{L}\p{N}]|\p{Lm}/gu, '');
}

/**
 * True for two texts that differ in capitals alone (`DE SMET` and `De Smet`): a soft difference. It is reported, and
 * written only where a rule says so.
 */
export function differsInCaseOnly(a: string, b: string): boolean {
	return tidy(a) !== tidy(b) && lower(a) === lower(b);
}

/**
 * True when `got` is what a platform may have made of `sent`: other capitals, accents or punctuation, or cut off at
 * its end. Such a difference is the platform's doing, not a person's, and is never written again.
 */
export function isEchoOf(sent: string, got: string): boolean {
	const [s, g] = [fold(sent), fold(got)];
	return s !== '' && (s === g || (g.length >= 20 && s.startsWith(g)));
}
