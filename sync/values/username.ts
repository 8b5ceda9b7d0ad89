/** A new user name in the form that schools know: `voornaam.familienaam`, without accents, spaces or punctuation. */
import { fold } from './text';

const LETTERS: Record<string, string> = { ø: 'o', ß: 'ss', æ: 'ae', œ: 'oe', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' };
const ascii = (text: string): string => fold(text).replace(/[^a-z0-9]/g, (letter) => LETTERS[letter] ?? '');

/** @param taken user names in use, lower case */
export function userNameFor(voornaam: string, naam: string, taken: ReadonlySet<string>): string {
	const base = `${ascii(voornaam) || 'leerling'}.${ascii(naam) || 'naam'}`;
	for (let number = 1; ; number++) {
		const name = number === 1 ? base : `${base}${number}`;
		if (!taken.has(name)) return name;
	}
}
