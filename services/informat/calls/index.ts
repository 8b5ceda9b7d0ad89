/** Every known call of Informat. */
import { PERSONNEL } from './personnel';
import { PUSH } from './push';
import { STUDENTS } from './students';
import type { InformatCall } from './types';
import { XML } from './xml';

export type { CallArg, InformatCall, InformatService, Label, ScopeKind } from './types';

export const CALLS: readonly InformatCall[] = [...STUDENTS, ...PUSH, ...PERSONNEL, ...XML];

const BY_ID = new Map(CALLS.map((call) => [call.id, call]));

export const callById = (id: string): InformatCall | undefined => BY_ID.get(id);

/** Resources in the order of the screen, with the Dutch word. */
export const RESOURCES: Readonly<Record<string, string>> = {
	absence: 'Absence (Afwezigheid)',
	assignment: 'Assignment (Opdracht)',
	class: 'Class (Klas)',
	diploma: 'Diploma (Diploma)',
	document: 'Document (Document)',
	employee: 'Employee (Personeelslid)',
	employeePhoto: 'Employee Photo (Foto van Personeelslid)',
	enrolment: 'Enrolment (Inschrijving, Rechtstreeks)',
	group: 'Group (Groep)',
	interruption: 'Interruption (Dienstonderbreking)',
	ownField: 'Own Field (Eigen Veld)',
	preregistration: 'Preregistration (Voorinschrijving)',
	registration: 'Registration (Inschrijving)',
	student: 'Student (Leerling)',
	xml: 'XML Service (Oudere Webservice)',
};
