/** Pupils and registrations of all institutes: whole, or only who changed. */
import type { InformatLists } from '../../sync/records/types';
import { callById } from './calls';
import type { Json } from './clean';
import type { InformatClient } from './client';
import { ServiceError } from '../errors';

export interface ListsRead {
	lists: InformatLists[];
	/** False when `students` holds only who changed. */
	volledig: boolean;
}

/** Above this number of changed pupils whose own data are not known yet, one whole list is lighter than one call for each. */
const SINGLES = 25;

/** The school year beside the one that is read, where one alone cannot tell who goes on and who has left. */
export interface Neighbour {
	jaar: 'vorig' | 'volgend';
	/** `2027-28` */
	schooljaar: string;
}

/**
 * From June to August pupils go over to the next year, and in September and October the leavers of the last one are
 * found only there. A mid-year read needs neither.
 * @param day ISO date within `schoolYear`
 */
export function neighbourOf(schoolYear: string, day: string): Neighbour | undefined {
	const start = Number(schoolYear.slice(0, 4));
	const year = (first: number): string => `${first}-${String((first + 1) % 100).padStart(2, '0')}`;
	const month = Number(day.slice(5, 7));
	if (day.startsWith(String(start + 1)) && month >= 6 && month <= 8) return { jaar: 'volgend', schooljaar: year(start + 1) };
	if (day.startsWith(String(start)) && (month === 9 || month === 10)) return { jaar: 'vorig', schooljaar: year(start - 1) };
	return undefined;
}

/** A next year may have nobody yet, a last year may be from before the school used Informat. */
async function orNobody(list: Promise<Json[]>): Promise<Json[]> {
	try {
		return await list;
	} catch (error) {
		if (error instanceof ServiceError && error.kind === 'empty') return [];
		throw error;
	}
}

/** Two calls per institute, whatever its size, and two more for a neighbouring year; the two of a year at once. */
export async function readAll(client: InformatClient, schoolYear: string, neighbour?: Neighbour): Promise<ListsRead> {
	const lists: InformatLists[] = [];
	for (const instelnr of client.institutes) {
		const [students, registrations] = await Promise.all([client.students(instelnr, schoolYear), client.registrations(instelnr, schoolYear)]);
		lists.push({ instelnr, students, registrations });
		if (!neighbour) continue;
		const [theirs, enrolments] = await Promise.all([orNobody(client.students(instelnr, neighbour.schooljaar)), orNobody(client.registrations(instelnr, neighbour.schooljaar))]);
		lists.push({ instelnr, jaar: neighbour.jaar, students: theirs, registrations: enrolments });
	}
	return { lists, volledig: true };
}

/**
 * The user names in Smartschool that Informat knows, one call per institute. The answer holds passwords too; the client
 * takes them out before anything else sees them.
 * @param platform name of the platform as Informat has it, such as `myschool`
 */
export async function withUserNames(client: InformatClient, lists: InformatLists[], platform: string, schooljaar: string, referentiedatum: string): Promise<InformatLists[]> {
	const told: InformatLists[] = [];
	for (const list of lists) {
		const users = await client.call(callById('xml.smartschoolUsers')!, list.instelnr, { smartschoolplatform: platform, schooljaar, referentiedatum });
		told.push({ ...list, gebruikersnamen: Object.fromEntries(users.flatMap(({ PPersoon, Gebruikersnaam }) => (PPersoon ? [[String(PPersoon), typeof Gebruikersnaam === 'string' ? Gebruikersnaam.trim() : '']] : []))) });
	}
	return told;
}

/**
 * Who changed since then: two small calls per institute when nothing did. When something did, the registrations come
 * whole, because a pupil's class follows from all of them, in every institute.
 * @param since ISO moment
 */
export async function readChanges(client: InformatClient, schoolYear: string, since: string): Promise<ListsRead> {
	const changed: { instelnr: string; students: Json[]; people: Set<unknown> }[] = [];
	for (const instelnr of client.institutes) {
		const students = await client.students(instelnr, schoolYear, since);
		const registrations = await client.registrations(instelnr, schoolYear, since);
		changed.push({ instelnr, students, people: new Set([...students, ...registrations].map(({ persoonId }) => persoonId)) });
	}
	if (changed.every(({ people }) => people.size === 0)) return { lists: changed.map(({ instelnr }) => ({ instelnr, students: [], registrations: [] })), volledig: false };
	const lists: InformatLists[] = [];
	for (const { instelnr, students, people } of changed) {
		const told = new Set(students.map(({ persoonId }) => persoonId));
		lists.push({ instelnr, students: [...students, ...(await readPupils(client, instelnr, schoolYear, [...people].filter((person) => !told.has(person))))], registrations: await client.registrations(instelnr, schoolYear) });
	}
	return { lists, volledig: false };
}

/** Pupils whose registration changed and who themselves did not. */
async function readPupils(client: InformatClient, instelnr: string, schoolYear: string, people: unknown[]): Promise<Json[]> {
	if (people.length > SINGLES) {
		const wanted = new Set(people);
		return (await client.students(instelnr, schoolYear)).filter(({ persoonId }) => wanted.has(persoonId));
	}
	const found: Json[] = [];
	for (const persoonId of people) found.push(...(await client.call(callById('student.get')!, instelnr, { persoonId, schoolYear })));
	return found;
}
