/** What a secretary types in Informat: a new pupil, and a registration with its class. */
import { randomUUID } from 'node:crypto';
import { enrol } from './enrol';
import type { Department, InformatState, OfficialClass, Registration, Student } from './store';

type Body = Record<string, unknown>;

/** Everything that was not typed is empty. */
export function newStudent(state: InformatState, body: Body): Student {
	const student: Student = {
		pPersoon: state.newKey(), persoonId: randomUUID(), naam: '', voornaam: '', geboortedatum: '', nickname: `${String(body.naam)} ${String(body.voornaam)}`, voornaam2: null, initialen: null, geboorteland: 'België', geboorteplaats: null, nationaliteitCode: '00150', rijksregisternr: null, bisnr: null, geslacht: 'V',
		huisdokter: null, telefoonHuisdokter: null, llOpSchool: 1, inschrijvingsId: null, leerlingenkaartNummer: null, fietsNummer: null, adressen: [], overigeAdressen: [], relaties: [], comnrs: [], emails: [], bankrek: [],
		...(body as Partial<Student>),
	};
	state.students.push(student);
	return student;
}

/** The afdelingsjaar is that of the class, or else of the last registration; so are religion and funding when they are not typed. */
export function newRegistration(state: InformatState, student: Student, institute: string, body: Body): Registration {
	const { begindatum, klasCode, einddatum = null, status = 0, levensbeschouwingCode, finCode, instelnr = institute } = body as Partial<Registration> & { klasCode?: string };
	const last = state.registrations.filter(({ persoonId }) => persoonId === student.persoonId).at(-1);
	const klas: OfficialClass | undefined = klasCode === undefined ? undefined : (state.classes.find((each) => each.klasCode === klasCode && each.instelnr === instelnr) ?? classOf(state, klasCode, instelnr));
	const department: Department | undefined = state.departments.find((each) => each.instelnr === instelnr && each.nrAdmgrp === (klas?.nrAdmgrp ?? last?.nrAdmgrp));
	const made = enrol(state, student, { institute: instelnr, vestCode: last?.vestCode ?? '001', begindatum: begindatum!, status, religion: levensbeschouwingCode ?? last?.levensbeschouwingCode ?? state.settings.defaultReligion, structure: '311', preRegistrationId: null, department, klas });
	return Object.assign(made, { einddatum, finCode: finCode ?? last?.finCode ?? made.finCode });
}

/** A class that nobody was in yet, of the same afdelingsjaar as the classes that its code begins like. */
function classOf(state: InformatState, klasCode: string, instelnr: string): OfficialClass {
	const alike = state.classes.find((each) => each.instelnr === instelnr && each.klasCode.slice(0, -1) === klasCode.slice(0, -1));
	const made: OfficialClass = { instelnr, nrAdmgrp: alike?.nrAdmgrp ?? '000000', vestCode: alike?.vestCode ?? '001', klasId: randomUUID(), pKlas: state.newKey(), klasCode, klas: klasCode };
	state.classes.push(made);
	return made;
}
