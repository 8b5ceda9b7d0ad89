/** What reaches the pupil's file when a school user accepts a preregistration. */
import { randomUUID } from 'node:crypto';
import { startYearOf } from '../calendar';
import { enrol } from './enrol';
import type { Address, Comnr, Email, InformatState, Preregistration, Relation, Student } from './store';

interface SentAddress { streetName: string; houseNo: string; houseBusNo?: string | null; postalCode: string; city: string; countryCode: string; isWritingAddress?: boolean; isResidenceAddress?: boolean }
interface SentRelation { type: number; lastName: string; firstName: string; Address?: SentAddress | null; phone?: string | null; mobilePhone?: string | null; email?: string | null }

/** Type of a relation in the call → its text in the answers. 0 is the pupil. */
export const RELATION_TYPES: Readonly<Record<number, string>> = { 0: 'Leerling', 2: 'Voogd', 5: 'Plusvader', 6: 'Plusmoeder', 7: 'Pleegvader', 8: 'Pleegmoeder', 9: 'Grootvader', 10: 'Grootmoeder', 13: 'Vader', 14: 'Moeder' };

const simple = (text: unknown): string => String(text ?? '').normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
const filled = (text: unknown): text is string => typeof text === 'string' && text !== '';

/** Pupils whom a preregistration may be about: by an earlier preregistration with the same id, by national number, else by name and birth date. */
function pupilsLike(state: InformatState, id: string, body: Record<string, unknown>): Student[] {
	const registration = state.registrations.find(({ preRegistrationId }) => preRegistrationId === id);
	if (registration) return state.students.filter(({ persoonId }) => persoonId === registration.persoonId);
	if (filled(body.insz)) {
		const known = state.students.find(({ rijksregisternr, bisnr }) => rijksregisternr === body.insz || bisnr === body.insz);
		if (known) return [known];
	}
	const born = state.students.filter(({ geboortedatum }) => geboortedatum.slice(0, 10) === body.dateOfBirth);
	return born.filter(({ naam, voornaam }) => simple(naam) === simple(body.lastName) && simple(voornaam) === simple(body.firstName));
}

function newPupil(state: InformatState, body: Record<string, unknown>): Student {
	const text = (name: string): string | null => (filled(body[name]) ? (body[name] as string) : null);
	const naam = String(body.lastName);
	const voornaam = String(body.firstName);
	const student: Student = {
		pPersoon: state.newKey(), persoonId: randomUUID(), naam, voornaam, geboortedatum: String(body.dateOfBirth), nickname: `${naam} ${voornaam}`, voornaam2: text('additionalNames'), initialen: null, geboorteland: body.countryOfBirthCode === '00150' ? 'België' : null, geboorteplaats: text('placeOfBirth'), nationaliteitCode: text('nationalityCode'), rijksregisternr: text('insz'), bisnr: null, geslacht: body.sex === 2 ? 'V' : 'M',
		huisdokter: null, telefoonHuisdokter: null, llOpSchool: 1, inschrijvingsId: null, leerlingenkaartNummer: null, fietsNummer: null, adressen: [], overigeAdressen: [], relaties: [], comnrs: [], emails: [], bankrek: [],
	};
	state.students.push(student);
	return student;
}

/** A preregistration that is no update becomes a registration, and carries the id that the caller chose. */
function register(state: InformatState, student: Student, id: string, { institute, body }: Preregistration): string {
	const vestCode = String(body.locationId);
	const department = state.departments.find((each) => each.instelnr === institute && each.nrAdmgrp === body.admgrpId && each.vestCode === vestCode);
	const religion = typeof body.religion === 'number' ? String(body.religion).padStart(4, '0') : null;
	return enrol(state, student, { institute, vestCode, begindatum: String(body.startDate), status: Number(body.registrationStatus), religion, structure: String(body.structure), preRegistrationId: id, department }).inschrijvingsId;
}

/** Returns the pupil, a new one when nobody is like them; undefined when it is not clear who is meant or the preregistration is not open. */
export function accept(state: InformatState, id: string, today: string, now: Date, pPersoon?: number): Student | undefined {
	const pre = state.preregistrations.get(id);
	if (pre?.status !== 'open') return undefined;
	const [found, ...others] = pPersoon === undefined ? pupilsLike(state, id, pre.body) : state.students.filter((each) => each.pPersoon === pPersoon);
	if (others.length > 0 || (!found && (pre.isUpdate || pPersoon !== undefined))) return undefined;
	const student = found ?? newPupil(state, pre.body);
	pre.status = 'geaccepteerd';
	const restrained = state.settings.mergeRules === 'restrained';
	const { body } = pre;

	setNumber(state, [student.comnrs], 'Eigen', 'Gsm', body.mobilePhone, restrained ? 'add' : 'set');
	setEmail(state, [student.emails], ['Eigen', 'Privé'], body.email, restrained ? 'add' : 'set');
	if (filled(body.nameOfDoctor)) student.huisdokter = body.nameOfDoctor;
	if (filled(body.phoneOfDoctor)) student.telefoonHuisdokter = body.phoneOfDoctor;
	for (const sent of (body.Relationships ?? []) as SentRelation[]) {
		if (sent.type === 0) ownDetails(state, student, sent, today, restrained);
		else parent(state, student, sent, restrained);
	}
	if (!pre.isUpdate) state.touch(register(state, student, id, pre), now);
	state.touch(student.persoonId, now);
	return student;
}

/** Relation of type 0: the pupil's own address and home phone. */
function ownDetails(state: InformatState, student: Student, sent: SentRelation, today: string, restrained: boolean): void {
	setNumber(state, [student.comnrs], 'Domicilie', 'Telefoon', sent.phone, restrained ? 'add' : 'set');
	setNumber(state, [student.comnrs], 'Eigen', 'Gsm', sent.mobilePhone, restrained ? 'add' : 'set');
	setEmail(state, [student.emails], ['Eigen', 'Privé'], sent.email, restrained ? 'add' : 'set');
	// The careful rules leave the domicile of a pupil with an active registration in this or next school year alone.
	const year = startYearOf(today);
	const active = state.registrations.some((each) => each.persoonId === student.persoonId && each.status === 0 && startYearOf(each.begindatum) >= year && each.begindatum !== each.einddatum && (each.einddatum === null || each.einddatum >= today));
	if (sent.Address && !(restrained && active)) student.adressen[0] = addressOf(state, sent.Address, student.adressen[0], `${student.voornaam} ${student.naam}`);
}

function parent(state: InformatState, student: Student, sent: SentRelation, restrained: boolean): void {
	const type = RELATION_TYPES[sent.type] ?? 'Andere';
	const same = student.relaties.filter((each) => each.type === type);
	let relation: Relation | undefined = same[0];
	if (!relation) {
		relation = { pRelatie: state.newKey(), relatieId: randomUUID(), type, naam: sent.lastName, voornaam: sent.firstName, insz: null, geboortedatum: null, geslacht: /vader/i.test(type) ? 'M' : 'V', nationaliteitCode: null, beroep: null, burgerlijkeStand: null, lpv: 0, ophalen: false, isOverleden: false, adressen: [], comnrs: [], emails: [] };
		student.relaties.push(relation);
	} else if (!restrained) Object.assign(relation, { naam: sent.lastName, voornaam: sent.firstName });
	if (sent.Address && (!restrained || same.length === 0)) relation.adressen[0] = addressOf(state, sent.Address, relation.adressen[0], `${relation.voornaam} ${relation.naam}`);
	// Changed only when exactly one of that kind exists for the relation type, whoever of them has it.
	const all = [relation, ...same.slice(1)];
	const numbers = all.map(({ comnrs }) => comnrs);
	const how = restrained ? 'onlyOne' : 'set';
	setNumber(state, numbers, type, 'Gsm', sent.mobilePhone, how);
	setNumber(state, numbers, type, 'Telefoon', sent.phone, how);
	setEmail(state, all.map(({ emails }) => emails), [type], sent.email, how);
}

type How = 'set' | 'add' | 'onlyOne';

/** The entry to change, `new` when one has to be added, undefined when all stays as it is. */
function target<T>(same: T[], how: How): T | 'new' | undefined {
	if (same.length === 0) return 'new';
	if (how === 'add' || (how === 'onlyOne' && same.length > 1)) return undefined;
	return same[0];
}

/** What is new goes into the first list. */
function setNumber(state: InformatState, lists: Comnr[][], type: string, soort: string, nr: unknown, how: How): void {
	if (!filled(nr)) return;
	const found = target(lists.flat().filter((each) => each.type === type && each.soort === soort), how);
	if (found === 'new') lists[0]!.push({ pComnr: state.newKey(), comnrId: randomUUID(), nr, type, soort });
	else if (found) found.nr = nr;
}

function setEmail(state: InformatState, lists: Email[][], types: readonly string[], email: unknown, how: How): void {
	if (!filled(email)) return;
	const found = target(lists.flat().filter(({ type }) => types.includes(type)), how);
	if (found === 'new') lists[0]!.push({ pEmail: state.newKey(), emailId: randomUUID(), email, type: types[0]!, schoolcom: false, factuurMailen: false });
	else if (found) found.email = email;
}

function addressOf(state: InformatState, sent: SentAddress, old: Address | undefined, name: string): Address {
	const base = old ?? { pAdres: state.newKey(), adresId: randomUUID(), aanspreekTitel: null, aanspreekNaam: name, isFacturatie: false, isAanschrijf: true, isVerblijf: true, isOverige: false, percentage: 0 };
	const { isWritingAddress: isAanschrijf = base.isAanschrijf, isResidenceAddress: isVerblijf = base.isVerblijf } = sent;
	return { ...base, isAanschrijf, isVerblijf, straat: sent.streetName, nr: sent.houseNo, bus: sent.houseBusNo ?? null, postcode: sent.postalCode, gemeente: sent.city, landCode: sent.countryCode };
}
