/** One pupil in Informat, by number or by name: as few calls as Informat has ways to ask. */
import type { InformatLists } from '../../sync/records/types';
import { fold } from '../../sync/values/text';
import { callById } from '../../services/informat/calls';
import type { Json } from '../../services/informat/clean';
import type { InformatClient } from '../../services/informat/client';

/** More people than this of one name are not shown: a number tells them apart. */
export const MOST = 5;

const GUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/**
 * The registrations come whole, because a class and a leaver follow from all of them. A pupil number, a stamnummer or a
 * `persoonId` takes one small call besides; a name takes the list of pupils, because Informat cannot look for a name.
 * @param who what a person typed
 * @returns only the pupils who fit; none when nobody does
 */
export async function readOnePupil(client: InformatClient, schoolYear: string, who: string): Promise<{ lists: InformatLists[]; people: number }> {
	const text = who.trim();
	const registrations = new Map<string, Json[]>();
	for (const instelnr of client.institutes) registrations.set(instelnr, await client.registrations(instelnr, schoolYear));
	const all = [...registrations.values()].flat();
	const byKey = all.filter(({ persoonId, pPersoon, stamnr }) => (GUID.test(text) ? String(persoonId).toLowerCase() === text.toLowerCase() : String(pPersoon) === text || String(stamnr) === text));
	const people = new Set(byKey.map(({ persoonId }) => persoonId));
	const byName = people.size === 0 && /\p{L}/u.test(text) && !GUID.test(text);

	const lists: InformatLists[] = [];
	for (const [instelnr, own] of registrations) {
		const students: Json[] = [];
		if (byName) students.push(...(await client.students(instelnr, schoolYear)).filter((student) => fits(student, text)));
		else for (const persoonId of new Set(own.map((each) => each.persoonId).filter((each) => people.has(each)))) students.push(...(await client.call(callById('student.get')!, instelnr, { persoonId, schoolYear })));
		lists.push({ instelnr, students, registrations: own });
	}
	return { lists, people: new Set(lists.flatMap(({ students }) => students.map((student) => (student as Json).persoonId))).size };
}

/** Every word is the beginning of a word of the pupil's name. */
function fits({ voornaam, naam }: Json, text: string): boolean {
	const words = (value: string) => value.split(/[\s-]+/).map(fold).filter((word) => word !== '');
	const own = words(`${String(voornaam ?? '')} ${String(naam ?? '')}`);
	return words(text).every((word) => own.some((each) => each.startsWith(word)));
}
