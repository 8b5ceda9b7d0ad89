/** Rows of the XML services about pupils. */
import { schoolYearOf } from '../../calendar';
import type { ClassRegistration, InformatState, Registration, Relation, Student } from '../store';
import type { Nested, Row } from './write';

/** What a call asks for; days as ISO dates. */
export interface Question { state: InformatState; institute: string; schoolYear: string; structure: string; day?: string; since?: string; args: ReadonlyMap<string, string>; today: string }

export const RELIGION_NAMES: Readonly<Record<string, string>> = { '0140': 'Katholieke godsdienst', '0225': 'Protestants-evangelische godsdienst', '0136': 'Israëlitische godsdienst', '0135': 'Islamitische godsdienst', '0194': 'Orthodoxe godsdienst', '0418': 'Anglicaanse godsdienst', '0187': 'Niet-confessionele zedenleer', '0052': 'Cultuurbeschouwing', '0063': 'Eigen cultuur en religie', '9999': 'Vrijstelling' };
const religion = (code: string | null): string => RELIGION_NAMES[code ?? ''] ?? '';

/** Registrations of the institute in the year; with a reference date those around it. */
export function registrationsOf({ state, institute, schoolYear, structure, day, since }: Question): Registration[] {
	return state.registrations.filter((each) => each.instelnr === institute && schoolYearOf(each.begindatum) === schoolYear && (structure === '' || each.hfdstructuur === structure) && (day === undefined || (each.begindatum <= day && (each.einddatum === null || each.einddatum >= day)))
		&& (since === undefined || [each.persoonId, each.inschrijvingsId].some((id) => state.changedSince(id, new Date(since)))));
}

/** Each pupil once, with the registration that makes them one of the institute. */
function pupilsOf(question: Question): [Student, Registration][] {
	const first = new Map<string, Registration>();
	for (const each of registrationsOf(question)) if (!first.has(each.persoonId)) first.set(each.persoonId, each);
	return question.state.students.flatMap((student): [Student, Registration][] => {
		const registration = first.get(student.persoonId);
		return registration ? [[student, registration]] : [];
	});
}

const students = ({ state }: Question): Map<string, Student> => new Map(state.students.map((each) => [each.persoonId, each]));
const parent = (student: Student, type: string): Relation | undefined => student.relaties.find((each) => each.type === type);
const yes = (value: boolean | undefined): string => (value ? '1' : '0');
const birth = (student: Student): string => student.geboortedatum.slice(0, 10);
const numberOf = (list: readonly { type: string; soort: string; nr: string }[], type: string, soort: string): string => list.find((each) => each.type === type && each.soort === soort)?.nr ?? '';
const emailOf = (list: readonly { type: string; email: string }[], type: string): string => list.find((each) => each.type === type)?.email ?? '';

/** The official class of a registration: around the day, or else the last one. */
function classOf(registration: Registration, day: string): ClassRegistration | undefined {
	const lines = registration.inschrKlassen.filter(({ groepType }) => groepType === 0);
	return lines.find(({ begindatum, einddatum }) => begindatum <= day && (einddatum === null || einddatum >= day)) ?? lines.at(-1);
}

export function lln(question: Question): Row[] {
	const known = students(question);
	return registrationsOf(question).map((each): Row => {
		const student = known.get(each.persoonId)!;
		const mother = parent(student, 'Moeder');
		const father = parent(student, 'Vader');
		const line = classOf(each, question.day ?? question.today);
		return {
			p_persoon: each.pPersoon, Naam: student.naam, Voornaam: student.voornaam, geslacht: student.geslacht, geboortedatum: birth(student), geboorteplaats: student.geboorteplaats, rijksregnr: student.rijksregisternr, stamnr: each.stamnr, Stamnr_kort: each.stamnr?.slice(2) ?? null,
			naamMa: mother?.naam ?? '', voornaamMa: mother?.voornaam ?? '', OverledenMa: yes(mother?.isOverleden), naamPa: father?.naam ?? '', voornaamPa: father?.voornaam ?? '', overledenPa: yes(father?.isOverleden), instelnr: each.instelnr, school: each.school, vestcode: each.vestCode, vestiging: each.vestiging,
			begindatum: each.begindatum, einddatum: each.einddatum ?? '', afdeling: each.afdelingsjaar, afdcode: each.afdCode, afdelingsjaar: each.afdelingsjaar, Klas: line?.klas ?? '', Klasnr: line?.klasnummer ?? '', nr_admgr: each.nrAdmgrp, graad: each.graad, leerjaar: each.leerjaar, voorlopig: yes(each.status !== 0), fietsnummer: student.fietsNummer,
			Klascode: line?.klasCode ?? '', Klasnaam: line?.klas ?? '', Financierbaarheid: each.finCode, Levensbeschouwing: religion(each.levensbeschouwingCode), PInschrijving: each.pInschr, PAdfjaar: Number(each.nrAdmgrp), PInschKlas: line?.pInschrKlas ?? '', PKlas: line?.pKlas ?? '',
		};
	});
}

export function llnExtra(question: Question): Row[] {
	return pupilsOf(question).map(([student, registration]): Row => {
		const address = student.adressen[0];
		const each = (suffix: 'Vader' | 'Moeder'): Row => {
			const one = parent(student, suffix);
			return { [`Voornaam${suffix}`]: one?.voornaam ?? '', [`Naam${suffix}`]: one?.naam ?? '', [`Beroep${suffix}`]: one?.beroep ?? '', [`Diploma${suffix}`]: '', [`Opmerking${suffix}`]: '', [`BurgerlijkeStaat${suffix}`]: one?.burgerlijkeStand ?? '', [`Nationaliteit${suffix}`]: one?.nationaliteitCode ?? '', [`Geboortedatum${suffix}`]: one?.geboortedatum ?? '', [`${suffix}Overleden`]: yes(one?.isOverleden) };
		};
		const father = parent(student, 'Vader');
		const mother = parent(student, 'Moeder');
		return {
			pointer: student.pPersoon, naam: student.naam, voornaam: student.voornaam, Tweedevoornaam: student.voornaam2 ?? '', Sorteernaam: `${student.naam} ${student.voornaam}`, geboortedatum: birth(student), geboorteplaats: student.geboorteplaats ?? '', geboorteland: student.geboorteland ?? '', initialen: student.initialen ?? '', nationaliteit: student.nationaliteitCode ?? '',
			aanspreektitel: address?.aanspreekTitel ?? '', aanspreeknaam: address?.aanspreekNaam ?? '', straat: address?.straat ?? '', nr: address?.nr ?? '', bus: address?.bus ?? '', hfdpostnr: address?.postcode ?? '', hfdgem: address?.gemeente ?? '', land: address?.landCode ?? '',
			domicilietelefoon: numberOf(student.comnrs, 'Domicilie', 'Telefoon'), GSMeigen: numberOf(student.comnrs, 'Eigen', 'Gsm'), GSMvader: numberOf(father?.comnrs ?? [], 'Vader', 'Gsm'), GSMmoeder: numberOf(mother?.comnrs ?? [], 'Moeder', 'Gsm'), Noodtelefoon: numberOf(student.comnrs, 'Noodnummer', 'Gsm'), telefoonVader: numberOf(father?.comnrs ?? [], 'Vader', 'Telefoon'), telefoonMoeder: numberOf(mother?.comnrs ?? [], 'Moeder', 'Telefoon'), telefoonWerkVader: numberOf(father?.comnrs ?? [], 'Werk', 'Telefoon'), telefoonWerkMoeder: numberOf(mother?.comnrs ?? [], 'Werk', 'Telefoon'),
			Rijksregisternummer: student.rijksregisternr ?? '', BISnummer: student.bisnr ?? '', ...each('Vader'), ...each('Moeder'), EmailSchool: emailOf(student.emails, 'School'), EmailEigen: emailOf(student.emails, 'Eigen'), EmailOuders: emailOf(student.emails, 'Ouders'), EmailMoeder: emailOf(mother?.emails ?? [], 'Moeder'), EmailVader: emailOf(father?.emails ?? [], 'Vader'), EmailPrive: emailOf(student.emails, 'Privé'),
			Stamnummer: registration.stamnr ?? '', Levensbeschouwing: religion(registration.levensbeschouwingCode), Huisdokter: student.huisdokter ?? '', TelefoonHuisdokter: student.telefoonHuisdokter ?? '', Verblijfstype: 'Extern', Internaat: '', Llnkaartnr: student.leerlingenkaartNummer ?? '', Fietsnummer: student.fietsNummer ?? '', TelefoonInstelling: '050 00 00 00', PSchoolVest: Number(registration.vestCode),
		};
	});
}

export function inschrijvingen(question: Question): Row[] {
	const asked = question.args.get('preregistrationid')?.toLowerCase() ?? '';
	return registrationsOf(question).filter(({ preRegistrationId }) => asked === '' || preRegistrationId === asked).map((each): Row => ({
		PInschrijving: each.pInschr, PPersoon: each.pPersoon, Status: each.status, Begindatum: each.begindatum, Einddatum: each.einddatum ?? '', Instelnr: each.instelnr, School: each.school, VestCode: each.vestCode, Vestiging: each.vestiging, AfdCode: each.afdCode, Afdeling: each.afdelingsjaar, Afdelingsjaar: each.afdelingsjaar, NrAdmgr: each.nrAdmgrp, Graad: each.graad, Leerjaar: each.leerjaar,
		Financierbaarheid: each.finCode, Levensbeschouwing: religion(each.levensbeschouwingCode), CapaciteitNaam: '', PreRegistrationId: each.preRegistrationId,
	}));
}

export function subgroepen(question: Question): Row[] {
	const known = students(question);
	const names = new Map(question.state.staff.employees.map((each) => [each.personId, `${each.naam} ${each.voornaam}`]));
	return registrationsOf(question).flatMap((each) => each.inschrKlassen.filter(({ groepType }) => groepType < 2).map((line): Row => ({
		p_persoon: each.pPersoon, Naam: known.get(each.persoonId)!.naam, Voornaam: known.get(each.persoonId)!.voornaam, School: each.school, Instelnr: each.instelnr, Vestcode: each.vestCode, Vestiging: each.vestiging, Klas: line.klas, BegindatumKlas: line.begindatum, EinddatumKlas: line.einddatum ?? '', Groeptype: line.groepType, Klasnr: line.klasnummer,
		Klastitularis: line.klassenleraars.map(({ persoonId }) => names.get(persoonId) ?? '').join(', '), Klascode: line.klasCode, Status: each.status, PKlas: line.pKlas, PInschrklas: line.pInschrKlas, PInschrijving: each.pInschr, Graad: each.graad, Leerjaar: each.leerjaar,
	})));
}

/** Rows in two levels: a pupil, and the list of what belongs to them. */
function nested(question: Question, list: string, item: string, rows: (student: Student) => Row[]): Row[] {
	return pupilsOf(question).flatMap(([student]): Row[] => {
		const inner: Nested = { item, rows: rows(student) };
		return inner.rows.length === 0 ? [] : [{ PPersoon: student.pPersoon, [list]: inner }];
	});
}

export const relaties = (question: Question): Row[] => nested(question, 'Relaties', 'Relatie', (student) => student.relaties.map((each): Row => ({
	PRelatie: each.pRelatie, Type: each.type, Naam: each.naam, Voornaam: each.voornaam, Geslacht: each.geslacht, Insz: each.insz, Geboortedatum: each.geboortedatum, Overleden: yes(each.isOverleden), BurgerlijkeStaat: each.burgerlijkeStand, Beroep: each.beroep, Nationaliteit: each.nationaliteitCode, Lpv: each.lpv, Opmerking: undefined, Toegevoegd: `${question.schoolYear.slice(0, 4)}-07-01T09:00:00`, Gewijzigd: null, RelatieUuid: each.relatieId,
})));

/** Numbers and e-mails of the pupil carry no relation. */
export const comnummersRelatie = (question: Question): Row[] => nested(question, 'Comnrs', 'Comnr', (student) => [
	...student.comnrs.map((each): Row => ({ Nummer: each.nr, PRelatie: null, Type: each.type, Soort: each.soort })),
	...student.relaties.flatMap(({ pRelatie, comnrs }) => comnrs.map((each): Row => ({ Nummer: each.nr, PRelatie: pRelatie, Type: each.type, Soort: each.soort }))),
]);

export const emailRelatie = (question: Question): Row[] => nested(question, 'Emails', 'Email', (student) => [
	...student.emails.map((each): Row => ({ Adres: each.email, PRelatie: null, Type: each.type })),
	...student.relaties.flatMap(({ pRelatie, emails }) => emails.map((each): Row => ({ Adres: each.email, PRelatie: pRelatie, Type: each.type }))),
]);

const addresses = (student: Student): [Student['adressen'][number], number][] => [...student.adressen.map((each): [typeof each, number] => [each, 1]), ...student.overigeAdressen.map((each): [typeof each, number] => [each, 0])];

export const adressen = (question: Question): Row[] => pupilsOf(question).flatMap(([student]) => addresses(student).map(([each, Domicilie]): Row => ({
	p_persoon: student.pPersoon, nickname: student.nickname, straat: each.straat, nr: each.nr, dombus: each.bus, dlpostnr: each.postcode, dlgem: each.gemeente, Domicilie,
})));

export const adressenEmail = (question: Question): Row[] => pupilsOf(question).flatMap(([student]) => addresses(student).map(([each]): Row => {
	const owner = student.relaties.find(({ adressen }) => adressen.some(({ adresId }) => adresId === each.adresId));
	const email = (owner?.emails ?? student.relaties.flatMap(({ emails }) => emails)).at(0);
	return { PPersoon: student.pPersoon, PAdres: each.pAdres, AdressenUUID: each.adresId, Facturatie: yes(each.isFacturatie), Percentage: each.percentage, EMail: email?.email ?? null, Schoolcom: yes(email?.schoolcom), AdresToegevoegd: `${question.schoolYear.slice(0, 4)}-07-01T09:00:00`, AdresGewijzigd: null, EMailToegevoegd: email ? `${question.schoolYear.slice(0, 4)}-07-01T09:00:00` : null, EMailGewijzigd: null };
}));

/** With user names and passwords: realised pupils of the location, for the platform that is asked. */
export function smartschoolUsers(question: Question): Row[] {
	const { state, institute, args, today } = question;
	const { smartschoolPlatform, passwordFields, discimusLocations } = state.settings;
	if (args.get('smartschoolplatform')?.toLowerCase() !== smartschoolPlatform.toLowerCase()) return [];
	const location = args.get('discimusvestigingsnr') ?? '';
	const place = discimusLocations.find((each) => each.institute === institute && String(each.id) === location);
	if (location !== '' && !place) return [];
	const found = registrationsOf({ ...question, day: question.day ?? today }).filter((each) => each.status === 0 && each.begindatum !== each.einddatum && (!place || each.vestCode === place.vestCode));
	const pupils = new Set(found.map(({ persoonId }) => persoonId));
	return state.students.filter(({ persoonId }) => pupils.has(persoonId)).map((student): Row => {
		const login = state.logins.get(student.persoonId);
		const passwords = Object.fromEntries(passwordFields.map((name, index) => [name, login?.wachtwoorden[index] ?? null]));
		return { PPersoon: student.pPersoon, Naam: student.naam, Voornaam: student.voornaam, Geboortedatum: `${birth(student)}T00:00:00`, Insz: student.rijksregisternr ?? student.bisnr, Gebruikersnaam: login?.gebruikersnaam ?? null, Status: login?.status ?? 0, ...passwords };
	});
}

export const NA_DATUM = ['p_persoon', 'naam', 'voornaam', 'klascode', 'gebruikersnaamSmartschool', 'wachtwoordSmartschool'];

/** Pupils whose registration begins on the date or later, or spans it. */
export function leerlingenNaDatum(question: Question): Row[] {
	const known = students(question);
	const { state, day = '' } = question;
	return registrationsOf({ ...question, day: undefined }).filter((each) => each.status === 0 && (each.einddatum === null || each.einddatum >= day)).map((each): Row => {
		const student = known.get(each.persoonId)!;
		const login = state.logins.get(each.persoonId);
		return { p_persoon: student.pPersoon, naam: student.naam, voornaam: student.voornaam, klascode: classOf(each, question.today)?.klasCode ?? null, gebruikersnaamSmartschool: login?.gebruikersnaam ?? null, wachtwoordSmartschool: login?.wachtwoorden[0] ?? null };
	});
}
