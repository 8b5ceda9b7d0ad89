/** A new registration of a pupil, however it came about: through the push API, or when a secretary accepts a preregistration. */
import { randomUUID } from 'node:crypto';
import { startYearOf } from '../calendar';
import type { ClassRegistration, Department, InformatState, OfficialClass, Registration, Student } from './store';

/** Kept for the whole stay in an institute; the first two digits are the year of the first enrolment (R11). */
function stamnummer(state: InformatState, institute: string, persoonId: string, begindatum: string): string {
	const before = state.registrations.find((each) => each.instelnr === institute && each.persoonId === persoonId && each.stamnr !== null);
	return before?.stamnr ?? `${String(startYearOf(begindatum) % 100).padStart(2, '0')}${String(state.newKey() % 100_000).padStart(5, '0')}`;
}

export function classLine(state: InformatState, { klasId, pKlas, klasCode, klas }: OfficialClass, begindatum: string): ClassRegistration {
	return { inschrKlasId: randomUUID(), pInschrKlas: state.newKey(), klasId, pKlas, klasCode, klas, groepType: 0, klasnummer: 0, begindatum, einddatum: null, klassenleraars: [] };
}

export interface NewRegistration { institute: string; vestCode: string; begindatum: string; status: number; religion: string | null; structure: string; preRegistrationId: string | null; department?: Department; klas?: OfficialClass }

export function enrol(state: InformatState, { pPersoon, persoonId }: Student, { institute, vestCode, begindatum, status, religion, structure, preRegistrationId, department, klas }: NewRegistration): Registration {
	const here = state.registrations.filter((each) => each.instelnr === institute);
	const alike = here.find((each) => each.vestCode === vestCode) ?? here[0];
	const { nrAdmgrp = '000000', afdCode = '', afdelingsjaar = '', graad = '', leerjaar = 0 } = department ?? {};
	const made: Registration = {
		inschrijvingsId: randomUUID(), pInschr: state.newKey(), pPersoon, persoonId, instelnr: institute, hfdstructuur: structure, school: alike?.school ?? '', stamnr: status === 0 ? stamnummer(state, institute, persoonId, begindatum) : null, vestCode, vestiging: alike?.vestiging ?? '', begindatum, einddatum: null,
		afdCode, nrAdmgrp, afdelingsjaar, afdelingsjaarOptie: null, status, graad, leerjaar, taalkeuze: null, finCode: '02', levensbeschouwingCode: religion, isOkan: false, preRegistrationId, inschrKlassen: klas ? [classLine(state, klas, begindatum)] : [],
	};
	state.registrations.push(made);
	return made;
}
