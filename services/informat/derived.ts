/** Classes and groups, for which Informat has no call of its own: made from the class registrations. */
import { isObject, type Json } from './clean';

const OFFICIAL = 0;

/**
 * One item per class (or group) and institute, with the number of pupils and the administrative groups in it.
 * @param registrations clean ones, each with its `instelnr`
 * @param day ISO date on which enrolment and class must hold; '' = the whole year
 */
export function derive(what: 'classes' | 'groups', registrations: readonly Json[], day: string): Json[] {
	const found = new Map<string, { item: Json; pupils: Set<unknown>; groups: Set<unknown>; teachers: Set<unknown> }>();
	for (const registration of registrations) {
		if (registration.status !== 0 || registration.begindatum === registration.einddatum || !holds(registration, day)) continue;
		for (const line of Array.isArray(registration.inschrKlassen) ? registration.inschrKlassen.filter(isObject) : []) {
			if ((line.groepType === OFFICIAL) !== (what === 'classes') || !line.klasCode || !holds(line, day)) continue;
			const key = JSON.stringify([registration.instelnr, line.klasId ?? String(line.klasCode).toLowerCase()]);
			const known = found.get(key) ?? {
				item: { instelnr: registration.instelnr, klasId: line.klasId ?? null, pKlas: line.pKlas ?? null, klasCode: line.klasCode, klas: line.klas ?? null, groepType: line.groepType, vestCode: registration.vestCode ?? null, vestiging: registration.vestiging ?? null },
				pupils: new Set(), groups: new Set(), teachers: new Set(),
			};
			found.set(key, known);
			known.pupils.add(registration.persoonId);
			if (registration.nrAdmgrp) known.groups.add(registration.nrAdmgrp);
			for (const teacher of Array.isArray(line.klassenleraars) ? line.klassenleraars.filter(isObject) : []) known.teachers.add(teacher.persoonId);
		}
	}
	return [...found.values()].map(({ item, pupils, groups, teachers }) => ({ ...item, administratieveGroepen: [...groups].sort(), klassenleraars: [...teachers], leerlingen: pupils.size }));
}

function holds({ begindatum, einddatum }: Json, day: string): boolean {
	if (day === '') return true;
	return (!begindatum || String(begindatum) <= day) && (!einddatum || String(einddatum) >= day);
}

/**
 * Somebody who is in several institutes becomes one item: the first institute's, with `instellingen` and every
 * institute's current enrolment in `inschrijvingen`.
 */
export function joinPeople(students: readonly Json[]): Json[] {
	const people = new Map<unknown, Json & { instellingen: unknown[]; inschrijvingen: Json[] }>();
	for (const student of students) {
		const { instelnr, inschrijvingsId } = student;
		const known = people.get(student.persoonId);
		const current = inschrijvingsId ? [{ instelnr, inschrijvingsId }] : [];
		if (!known) people.set(student.persoonId, { ...student, instellingen: [instelnr], inschrijvingen: current });
		else {
			known.instellingen.push(instelnr);
			known.inschrijvingen.push(...current);
			known.inschrijvingsId ??= inschrijvingsId;
		}
	}
	return [...people.values()];
}
