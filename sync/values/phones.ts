/** Telephone numbers: E.164 with Belgium as default country, plus the extension or remark that stands behind the number. */
import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { tidy } from './text';

/** The common Belgian notations, read without the library; a law proves that both readings are the same. */
const BELGIAN = /^(?:0|\+32|0032)[ ./-]*(?:\(0\)[ ./-]*)?(4(?:[ ./-]*\d){8}|[1-9](?:[ ./-]*\d){7})$/;
const FILLERS = /[ ./-]/g;
const NUMBER = /^[+(]{0,2}\d[\d ./()-]*/;
const BEHIND_NUMBER = /[ ./(-]+$/;
const EXTENSION = /^(?:;?ext(?:ension)?|x|toestel|tst|#)[ .:=]*(\d{1,7})$/i;
/** Longest text that can be a number with a remark. */
const LONGEST = 250;

/** E.164 of a number without remark, by libphonenumber; `undefined` when it is not valid. */
export function parseNumber(number: string): string | undefined {
	const parsed = parsePhoneNumberFromString(number, 'BE');
	return parsed?.isValid() ? parsed.number : undefined;
}

function e164(number: string): string | undefined {
	const belgian = BELGIAN.exec(number);
	return belgian ? `+32${belgian[1]!.replace(FILLERS, '')}` : parseNumber(number);
}

/** `+32470123456`, `+3250334455;ext=12`, `+32470123456 (mama)`; what is not a valid number compares as tidy text. */
export function phone(text: string): string {
	const shown = tidy(text);
	if (shown.length > LONGEST) return shown;
	const number = NUMBER.exec(shown)?.[0].replace(BEHIND_NUMBER, '') ?? '';
	const remark = shown.slice(number.length).replace(/^[ ,]+/, '');
	// More digits behind it: two numbers, or a range. Nobody knows which of them counts.
	if (number === '' || /^[ ./()-]*[\d+]/.test(remark)) return shown;
	const found = e164(number);
	if (found === undefined || remark === '') return found ?? shown;
	const extension = EXTENSION.exec(remark);
	return extension ? `${found};ext=${extension[1]!}` : `${found} ${remark}`;
}
