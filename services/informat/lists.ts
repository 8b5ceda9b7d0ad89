/** Pupils and registrations of all institutes: whole, or only who changed. */
import type { InformatLists } from '../../sync/records/types';
import { callById } from './calls';
import type { Json } from './clean';
import type { InformatClient } from './client';

export interface ListsRead {
	lists: InformatLists[];
	/** False when `students` holds only who changed. */
	volledig: boolean;
}

/** Above this number of changed pupils whose own data are not known yet, one whole list is lighter than one call for each. */
const SINGLES = 25;

/** Two calls per institute, whatever its size. */
export async function readAll(client: InformatClient, schoolYear: string): Promise<ListsRead> {
	const lists: InformatLists[] = [];
	for (const instelnr of client.institutes) lists.push({ instelnr, students: await client.students(instelnr, schoolYear), registrations: await client.registrations(instelnr, schoolYear) });
	return { lists, volledig: true };
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
