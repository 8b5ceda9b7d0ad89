/** What reaches the pupil's file when a school user accepts a preregistration. */
import { randomUUID } from 'node:crypto';
import { startYearOf } from '../calendar';
import type { Address, Comnr, Email, InformatState, Relation, Student } from './store';

interface SentAddress { streetName: string; houseNo: string; houseBusNo?: string | null; postalCode: string; city: string; countryCode: string }
interface SentRelation { type: number; lastName: string; firstName: string; Address?: SentAddress | null; phone?: string | null; mobilePhone?: string | null; email?: string | null }

/** Type of a relation in the call → its text in the answers. 0 is the pupil. */
export const RELATION_TYPES: Readonly<Record<number, string>> = { 0: 'Leerling', 2: 'Voogd', 5: 'Plusvader', 6: 'Plusmoeder', 7: 'Pleegvader', 8: 'Pleegmoeder', 9: 'Grootvader', 10: 'Grootmoeder', 13: 'Vader', 14: 'Moeder' };

const simple = (text: unknown): string => String(text ?? '').normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
const filled = (text: unknown): text is string => typeof text === 'string' && text !== '';

/** The pupil whom a preregistration is about: by an earlier preregistration with the same id, by national number, else by name and birth date. */
export function pupilOf(state: InformatState, id: string, body: Record<string, unknown>): Student | undefined {
	const registration = state.registrations.find(({ preRegistrationId }) => preRegistrationId === id);
	if (registration) return state.students.find(({ persoonId }) => persoonId === registration.persoonId);
	if (filled(body.insz)) {
		const known = state.students.find(({ rijksregisternr, bisnr }) => rijksregisternr === body.insz || bisnr === body.insz);
		if (known) return known;
	}
	const born = state.students.filter(({ geboortedatum }) => geboortedatum.slice(0, 10) === body.dateOfBirth);
	const same = born.filter(({ naam, voornaam }) => simple(naam) === simple(body.lastName) && simple(voornaam) === simple(body.firstName));
	return same.length === 1 ? same[0] : undefined;
}

/** Returns the pupil, or undefined when nobody fits or the preregistration is not open. */
export function accept(state: InformatState, id: string, today: string, now: Date, pPersoon?: number): Student | undefined {
	const pre = state.preregistrations.get(id);
	if (pre?.status !== 'open') return undefined;
	const student = pPersoon === undefined ? pupilOf(state, id, pre.body) : state.students.find((each) => each.pPersoon === pPersoon);
	if (!student) return undefined;
	pre.status = 'geaccepteerd';
	const restrained = state.settings.mergeRules === 'restrained';
	const { body } = pre;

	setNumber(state, student.comnrs, 'Eigen', 'Gsm', body.mobilePhone, restrained ? 'add' : 'set');
	setEmail(state, student.emails, ['Eigen', 'Privé'], body.email, restrained ? 'add' : 'set');
	if (filled(body.nameOfDoctor)) student.huisdokter = body.nameOfDoctor;
	if (filled(body.phoneOfDoctor)) student.telefoonHuisdokter = body.phoneOfDoctor;
	for (const sent of (body.Relationships ?? []) as SentRelation[]) {
		if (sent.type === 0) ownDetails(state, student, sent, today, restrained);
		else parent(state, student, sent, restrained);
	}
	state.touch(student.persoonId, now);
	return student;
}

/** Relation of type 0: the pupil's own address and home phone. */
function ownDetails(state: InformatState, student: Student, sent: SentRelation, today: string, restrained: boolean): void {
	setNumber(state, student.comnrs, 'Domicilie', 'Telefoon', sent.phone, restrained ? 'add' : 'set');
	setNumber(state, student.comnrs, 'Eigen', 'Gsm', sent.mobilePhone, restrained ? 'add' : 'set');
	setEmail(state, student.emails, ['Eigen', 'Privé'], sent.email, restrained ? 'add' : 'set');
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
	// Changed only when exactly one of that kind exists for the relation type.
	const how = restrained ? 'onlyOne' : 'set';
	setNumber(state, relation.comnrs, type, 'Gsm', sent.mobilePhone, how);
	setNumber(state, relation.comnrs, type, 'Telefoon', sent.phone, how);
	setEmail(state, relation.emails, [type], sent.email, how);
}

type How = 'set' | 'add' | 'onlyOne';

/** The entry to change, `new` when one has to be added, undefined when all stays as it is. */
function target<T>(same: T[], how: How): T | 'new' | undefined {
	if (same.length === 0) return 'new';
	if (how === 'add' || (how === 'onlyOne' && same.length > 1)) return undefined;
	return same[0];
}

function setNumber(state: InformatState, list: Comnr[], type: string, soort: string, nr: unknown, how: How): void {
	if (!filled(nr)) return;
	const found = target(list.filter((each) => each.type === type && each.soort === soort), how);
	if (found === 'new') list.push({ pComnr: state.newKey(), comnrId: randomUUID(), nr, type, soort });
	else if (found) found.nr = nr;
}

function setEmail(state: InformatState, list: Email[], types: readonly string[], email: unknown, how: How): void {
	if (!filled(email)) return;
	const found = target(list.filter(({ type }) => types.includes(type)), how);
	if (found === 'new') list.push({ pEmail: state.newKey(), emailId: randomUUID(), email, type: types[0]!, schoolcom: false, factuurMailen: false });
	else if (found) found.email = email;
}

function addressOf(state: InformatState, sent: SentAddress, old: Address | undefined, name: string): Address {
	const base = old ?? { pAdres: state.newKey(), adresId: randomUUID(), aanspreekTitel: null, aanspreekNaam: name, isFacturatie: false, isAanschrijf: true, isVerblijf: true, isOverige: false, percentage: 0 };
	return { ...base, straat: sent.streetName, nr: sent.houseNo, bus: sent.houseBusNo ?? null, postcode: sent.postalCode, gemeente: sent.city, landCode: sent.countryCode };
}
