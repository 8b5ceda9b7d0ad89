/** New user names, by the school's own pattern: without accents, spaces or punctuation, and never one that is in use. */
import { fold } from './text';

/** What schools use most (docs/fields.md). */
export const USER_NAME = '{voornaam}.{naam}';

export interface UserNameParts {
	voornaam: string;
	naam: string;
	leerlingnummer?: string;
	stamnummer?: string;
}

const LETTERS: Record<string, string> = { ø: 'o', ß: 'ss', æ: 'ae', œ: 'oe', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' };
const ascii = (text: string): string => fold(text).replace(/[^a-z0-9]/g, (letter) => LETTERS[letter] ?? '');

/** For a name without any letter that a user name can have. */
const INSTEAD: Readonly<Record<string, string>> = { voornaam: 'leerling', naam: 'naam' };
const PARTS = ['voornaam', 'naam', 'leerlingnummer', 'stamnummer'];
const PART = /\{(\w+)(?::(\d{1,2}))?\}/g;

/** Smartschool refuses shorter ones. */
const SHORTEST = 2;

/** @throws Error with the remedy when the pattern names something that is not known, or would give everybody the same name */
export function checkUserNamePattern(pattern: string): void {
	const parts = [...pattern.matchAll(PART)].map(([, name]) => name!);
	const strange = parts.find((name) => !PARTS.includes(name));
	if (strange !== undefined) throw new Error(`The pattern of user names has {${strange}}, which is not known. Use ${PARTS.map((name) => `{${name}}`).join(', ')}; {voornaam:1} is the first letter.`);
	if (parts.length === 0) throw new Error(`The pattern of user names “${pattern}” has no part of the pupil in it. Write it as ${USER_NAME} or s{leerlingnummer}.`);
	if (!/^[a-z0-9._-]*$/i.test(pattern.replace(PART, ''))) throw new Error(`The pattern of user names “${pattern}” has a character that a user name cannot have. Only letters, digits, dots and dashes go between the parts.`);
}

/** @param taken user names in use, lower case */
export function userNameFor(person: UserNameParts, taken: ReadonlySet<string>, pattern = USER_NAME): string {
	const values: Readonly<Record<string, string | undefined>> = { ...person };
	const made = pattern.replace(PART, (_part, name: string, length?: string) => (ascii(values[name] ?? '') || (INSTEAD[name] ?? '')).slice(0, length === undefined ? undefined : Number(length))).toLowerCase();
	const base = made.length < SHORTEST ? `${INSTEAD.voornaam}${made}` : made;
	for (let number = 1; ; number++) {
		const name = number === 1 ? base : `${base}${number}`;
		if (!taken.has(name)) return name;
	}
}
