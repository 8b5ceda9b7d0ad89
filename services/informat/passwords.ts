/** First passwords that Informat keeps (R62–R65): read at the moment of handing over, held in memory, told to nobody else. */
import { ServiceError } from '../errors';
import { callById } from './calls';
import type { Json } from './clean';
import type { InformatClient } from './client';

/** The lists of the XML services in which a password was seen, with the key of the pupil's number. */
const LISTS = {
	SmartschoolUsers: { call: 'xml.smartschoolUsers', key: 'PPersoon' },
	LeerlingenNaDatum: { call: 'xml.leerlingenNaDatum', key: 'p_persoon' },
} as const;

export interface PasswordsWanted {
	list: keyof typeof LISTS;
	/** Name of the platform as Informat has it; of `SmartschoolUsers` only. */
	platform: string;
	/** `2026-27` */
	schooljaar: string;
	/** ISO date. */
	dag: string;
	/** Name of the field by account type: the pupil, the first and the second co-account; '' = Informat keeps none. */
	fields: readonly [string, string, string];
}

/** @returns the password of a pupil number and account type, `undefined` when Informat gives none */
export type Passwords = (leerlingnummer: string, slot: 0 | 1 | 2) => string | undefined;

/**
 * One call per institute.
 * @throws ServiceError, systemic, without any password in it; also when a list is empty or has no field of that name
 */
export async function readPasswords(client: InformatClient, { list, platform, schooljaar, dag, fields }: PasswordsWanted): Promise<Passwords> {
	const { call, key } = LISTS[list];
	const args = list === 'SmartschoolUsers' ? { smartschoolplatform: platform, schooljaar, referentiedatum: dag } : { datum: dag, schooljaar };
	const rows: Json[] = [];
	for (const institute of client.institutes) rows.push(...(await client.call(callById(call)!, institute, args, { passwords: true })));
	if (rows.length === 0) throw new ServiceError('Informat', 'empty', `Informat’s list ${list} is empty, so it gives no passwords. Check the institute numbers, the school year and the name of the platform in Informat.`, true);
	const named = fields.map((field) => keyLike(rows, field));
	const unknown = fields.find((field, slot) => field !== '' && named[slot] === undefined);
	if (unknown !== undefined) {
		const seen = [...new Set(rows.flatMap((row) => Object.keys(row).filter((each) => /wachtwoord/i.test(each))))];
		throw new ServiceError('Informat', 'refused', `No pupil of Informat’s list ${list} has the field “${unknown}”: it has another name, or nobody has a password there. Fields with passwords in that list: ${seen.join(', ') || 'none'}.`, true);
	}
	const known = new Map<string, readonly (string | undefined)[]>();
	for (const row of rows) {
		const number = String(row[key] ?? '');
		const passwords = named.map((name) => (name === undefined || typeof row[name] !== 'string' || row[name] === '' ? undefined : row[name]));
		// Who is in two institutes comes twice; what one of them tells counts.
		const other = known.get(number);
		known.set(number, passwords.map((each, slot) => other?.[slot] ?? each));
	}
	return (leerlingnummer, slot) => known.get(leerlingnummer)?.[slot];
}

/** The services write the case of names now one way, now another. */
function keyLike(rows: readonly Json[], field: string): string | undefined {
	const wanted = field.trim().toLowerCase();
	return rows.flatMap((row) => Object.keys(row)).find((each) => each.toLowerCase() === wanted);
}
