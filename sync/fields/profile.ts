/**
 * Fields for which Smartschool has no field that every platform has: they travel in the school's own profile fields
 * (rows 12, 13, 20, 21, 37–39 and 45–48 of the exchange table, docs/fields.md), and what a school writes down about them.
 */
import type { ProfileField } from '../types';
import { contact, identity, STANDARD } from './standard';
import { relationField } from './relations';
import type { UnitDef } from './types';

export const PROFILE: readonly UnitDef[] = [
	{ ...identity('taalkeuze', 'Taalkeuze (language choice)', 'looseText'), profile: 'informat_languages' },
	{ ...identity('keuzeoptie', 'Keuzeoptie (optional course)', 'looseText'), profile: 'informat_optionalcourse' },
	{ ...identity('adresTypes', 'Adrestype(s) (kinds of address)', 'wordSet'), profile: '' },
	{ ...contact('aanspreeknaam', 'Aanspreeknaam (name in letters)', 'looseText'), profile: '', todoOnly: true },
	{ ...contact('aanspreektitel', 'Aanspreektitel (title in letters)', 'looseText'), profile: '', todoOnly: true },
	{ ...contact('relatie.voornaam', 'Relatie: voornaam (relation: first name)', 'looseText'), profile: '', perRelation: true, todoOnly: true },
	{ ...contact('relatie.naam', 'Relatie: naam (relation: family name)', 'looseText'), profile: '', perRelation: true, todoOnly: true },
	{ ...contact('relatie.overleden', 'Relatie: overleden (relation: deceased)', 'yesNo'), profile: '', perRelation: true, todoOnly: true, sensitivity: 'sensitive' },
	{ ...contact('relatie.burgerlijkeStaat', 'Relatie: burgerlijke staat (relation: civil status)', 'looseText'), profile: '', perRelation: true, todoOnly: true, sensitivity: 'sensitive' },
];

/** The words with which a school says that it does not want a field at all. */
const UNWANTED = new Set(['uit', 'off', '-']);

/** Parameters of Smartschool that are no profile field: written by mistake they would change the account itself. */
const NO_PROFILE_FIELD = new Set([
	'name', 'surname', 'extranames', 'initials', 'sex', 'birthday', 'birthplace', 'birthcountry', 'status', 'role', 'stamboeknummer', 'number', 'sort', 'prn', 'street', 'streetnr', 'busnr',
	'postalcode', 'location', 'country', 'email', 'website', 'untis', 'mobilephone', 'homephone', 'fax', 'im', 'godsdienstkeuze', 'soort leerling', 'nationaliteit', 'gorollen', 'modernlang1', 'modernlang2', 'roepnaam',
]);

const fieldOf = new Map([...STANDARD, ...PROFILE].filter(({ profile }) => profile !== undefined).map(({ id }) => [id.toLowerCase(), id]));
const forAll = new Set(PROFILE.filter(({ perRelation }) => perRelation).map(({ id }) => id));

/**
 * What a school wrote: one line per field, `aanspreeknaam = Aanspreking in brieven`. A label of `uit` says that the
 * field is not wanted. Relations: `relatie.moeder.voornaam = Voornaam moeder`.
 * @returns label by field id, '' = not wanted; only of the fields that were named
 * @throws Error naming the line and the remedy
 */
export function profileLabels(text: string): Map<string, string> {
	const labels = new Map<string, string>();
	const used = new Map<string, string>();
	for (const line of text.split(/[\n;]/).map((each) => each.trim()).filter((each) => each !== '')) {
		const [, name = '', written = ''] = /^([^=]+)=(.*)$/.exec(line) ?? [];
		const label = written.trim();
		const id = fieldOf.get(name.trim().toLowerCase()) ?? relationField(name);
		if (id === undefined) throw new Error(`Profile field line “${line}” names no field. Write “field = label in Smartschool”, with one of: ${[...fieldOf.values()].filter((each) => !forAll.has(each)).join(', ')}, relatie.moeder.voornaam (naam, overleden, burgerlijkeStaat; vader, voogd …).`);
		if (labels.has(id)) throw new Error(`Profile field “${id}” has two lines. Keep one of them.`);
		if (label === '') throw new Error(`Profile field line “${line}” has no label. Write the name of the field in Smartschool behind the =, or “uit” when the field is not wanted.`);
		const wanted = UNWANTED.has(label.toLowerCase()) ? '' : label;
		if (wanted !== '' && forAll.has(id)) throw new Error(`Profile field line “${line}” does not say whose: a profile field holds one person. Write, for example, “${id.replace('relatie.', 'relatie.moeder.')} = ${label}”.`);
		if (NO_PROFILE_FIELD.has(wanted.toLowerCase()) || /coaccount|passw/i.test(wanted)) throw new Error(`Profile field line “${line}”: “${wanted}” is a field of the account itself, not a profile field of the school. Make a profile field in Smartschool and write its name here.`);
		if (wanted !== '' && used.has(wanted)) throw new Error(`Profile field “${wanted}” is used for both “${used.get(wanted)}” and “${id}”. Each needs a field of its own.`);
		if (wanted !== '') used.set(wanted, id);
		labels.set(id, wanted);
	}
	return labels;
}

/**
 * Every field with its label on this platform.
 * @param has whether the platform shows a field with this label
 */
export function profileFields(labels: ReadonlyMap<string, string>, has: (label: string) => boolean): Record<string, ProfileField> {
	const standard = [...STANDARD, ...PROFILE].flatMap(({ id, profile, perRelation }): [string, string][] => (profile === undefined || perRelation ? [] : [[id, profile]]));
	const named = new Map([...standard.map(([id, profile]): [string, ProfileField] => [id, { label: profile, place: profile === '' ? 'none' : 'yes' }])]);
	for (const [id, label] of labels) named.set(id, { label, place: label === '' ? 'unwanted' : 'yes' });
	return Object.fromEntries([...named].map(([id, field]) => [id, field.place === 'yes' && !has(field.label) ? { ...field, place: 'unknown' as const } : field]));
}
