/** Parts of an address, and the one-string form of it that Smartschool also takes: `Kerkstraat 12/3` (docs/smartschool.md). */
import { fold, tidy, upper } from './text';

export interface AddressParts {
	straat: string;
	nummer: string;
	bus: string;
}

/** Longest text that is read as an address. */
const LONGEST = 255;
const BOX_WORD = '(?:bus|bte|boîte|boite)\\.?';
/** `12`, `12A`, `12 a`, `12-14`; the letter stands alone, so that the b of `12 bus 3` is not one. */
const NUMBER = '\\d+(?: ?[a-z](?![a-z\\d]))?(?:[-+]\\d+[a-z]?(?![a-z\\d]))?';
const BOX = `(?: ?/ ?(?:${BOX_WORD} ?)?| ?,? ?${BOX_WORD} ?| ?b\\.? ?(?=\\d))([^\\s/,]+)`;
const NUMBER_AND_BOX = new RegExp(`^(${NUMBER})(?:${BOX})?$`, 'i');
const ADDRESS = new RegExp(`^(.+?)[ ,]+(${NUMBER})(?:${BOX})?$`, 'i');
const BOX_PREFIX = /^(?:(?:BUS|BTE|BO[IÎ]TE)\.?(?=.)|B\.?(?=\d))+/;

/** Without a space in between, an accent can join the letter before it: hence capitals again. */
const closeUp = (text: string): string => {
	const capitals = upper(text);
	return capitals.includes(' ') ? upper(capitals.replace(/ /g, '')) : capitals;
};

/** `12 a` = `12A`. */
export const houseNumber = closeUp;
/** `bus 3` = `b3` = `bte 3` = `3`. */
export const box = (text: string): string => closeUp(text).replace(BOX_PREFIX, '');
/** Always text: `08000` is not `8000`; `B-8000` is, and `1234 AB` = `1234ab`. */
export const postcode = (text: string): string => closeUp(text).replace(/^B-(?=\d{4}$)/, '');

/** `12 bus 3`, `12/3`, `12A b3` → number and box; a text of another form is all number. */
export function splitHouseNumber(text: string): Omit<AddressParts, 'straat'> {
	const shown = tidy(text);
	const match = shown.length > LONGEST ? null : NUMBER_AND_BOX.exec(shown);
	return match ? { nummer: match[1]!, bus: match[2] ?? '' } : { nummer: shown, bus: '' };
}

/** Without `bus`, `bte` or `b` in front, in its own spelling. */
const bareBox = (text: string): string => tidy(text).replace(/^(?:(?:bus|bte|bo[iî]te)\.? ?(?=.)|b\.? ?(?=\d))+/i, '');

/** Number and box in one field, as people write them: `12 bus 3`. */
export const joinHouseNumber = (nummer: string, bus: string): string => tidy(bareBox(bus) === '' ? nummer : `${nummer} bus ${bareBox(bus)}`);

/** Smartschool's one-string form `street number/box` or `street number bus box` → parts; a text of another form is all street. */
export function splitAddress(text: string): AddressParts {
	const shown = tidy(text);
	const match = shown.length > LONGEST ? null : ADDRESS.exec(shown);
	return match ? { straat: match[1]!, nummer: match[2]!, bus: match[3] ?? '' } : { straat: shown, nummer: '', bus: '' };
}

/** Parts → Smartschool's one-string form `street number/box`. */
export const joinAddress = ({ straat, nummer, bus }: AddressParts): string => tidy(`${straat} ${nummer}${bareBox(bus) === '' ? '' : `/${bareBox(bus)}`}`);

/** A whole address as one text: street in any spelling, number and box in any notation. */
export function address(text: string): string {
	const { straat, nummer, bus } = splitAddress(text);
	return nummer === '' ? fold(straat) || straat : `${fold(straat) || straat} ${houseNumber(nummer)}${bus === '' ? '' : `/${box(bus)}`}`;
}
