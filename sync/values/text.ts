/** Forms of plain text: what counts as the same text, whoever typed it. */

const APOSTROPHES = /[\u2018\u2019\u02bc\u0060\u00b4]/g;
const HYPHENS = /[\u2010-\u2015\u2212]/g;

/** NFC, one kind of apostrophe and hyphen, single spaces; case and accents are kept. */
export function tidy(text: string): string {
	return text.normalize('NFC').replace(APOSTROPHES, "'").replace(HYPHENS, '-').replace(/\s+/g, ' ').trim();
}

/** Letters and digits only, without case or accents: for candidates and for "same text in another form". */
export function fold(text: string): string {
	return text
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]/gu, '');
}

/**
 * True when `got` is what a platform may have made of `sent`: other capitals, accents or punctuation, or cut off at
 * its end. Such a difference is the platform's doing, not a person's, and is never written again.
 */
export function isEchoOf(sent: string, got: string): boolean {
	const [s, g] = [fold(sent), fold(got)];
	if (s === '' || g === '') return false;
	return s === g || (g.length >= 20 && s.startsWith(g));
}
