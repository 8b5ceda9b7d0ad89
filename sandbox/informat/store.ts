/** What Informat remembers; shapes as its API gives them. */
import { Staff } from './staff';

export interface Comnr { pComnr: number; comnrId: string; nr: string; type: string; soort: string }
export interface Email { pEmail: number; emailId: string; email: string; type: string; schoolcom: boolean; factuurMailen: boolean }
export interface Address {
	pAdres: number; adresId: string; aanspreekTitel: string | null; aanspreekNaam: string; straat: string; nr: string | null; bus: string | null;
	postcode: string | null; gemeente: string | null; landCode: string | null; isFacturatie: boolean; isAanschrijf: boolean; isVerblijf: boolean; isOverige: boolean; percentage: number;
}
export interface Relation {
	pRelatie: number; relatieId: string; type: string; naam: string | null; voornaam: string; insz: string | null; geboortedatum: string | null; geslacht: string;
	nationaliteitCode: string | null; beroep: string | null; burgerlijkeStand: string | null; lpv: number; ophalen: boolean; isOverleden: boolean; adressen: Address[]; comnrs: Comnr[]; emails: Email[];
}
export interface Student {
	pPersoon: number; persoonId: string; naam: string; voornaam: string; geboortedatum: string; nickname: string; voornaam2: string | null; initialen: string | null;
	geboorteland: string | null; geboorteplaats: string | null; nationaliteitCode: string | null; rijksregisternr: string | null; bisnr: string | null; geslacht: string;
	huisdokter: string | null; telefoonHuisdokter: string | null; llOpSchool: number | null; inschrijvingsId: string | null; leerlingenkaartNummer: string | null; fietsNummer: string | null;
	adressen: Address[]; overigeAdressen: Address[]; relaties: Relation[]; comnrs: Comnr[]; emails: Email[]; bankrek: unknown[];
}
export interface ClassRegistration {
	inschrKlasId: string; pInschrKlas: number; klasId: string; pKlas: number; klasCode: string; klas: string; groepType: number; klasnummer: number; begindatum: string; einddatum: string | null; klassenleraars: { persoonId: string }[];
}
export interface Registration {
	inschrijvingsId: string; pInschr: number; pPersoon: number; persoonId: string; instelnr: string; hfdstructuur: string; school: string; stamnr: string | null; vestCode: string; vestiging: string;
	begindatum: string; einddatum: string | null; afdCode: string; nrAdmgrp: string; afdelingsjaar: string; afdelingsjaarOptie: string | null; status: number; graad: string; leerjaar: number; taalkeuze: string | null;
	finCode: string; levensbeschouwingCode: string | null; isOkan: boolean; preRegistrationId: string | null; inschrKlassen: ClassRegistration[];
}
export interface Photo { id: string; persoonId: string; foto: string }
/** An afdelingsjaar of an institute at one location; Informat has them without pupils too. */
export interface Department { instelnr: string; nrAdmgrp: string; afdCode: string; afdelingsjaar: string; graad: string; leerjaar: number; vestCode: string }
/** An official class with its afdelingsjaar; the API shows only those with pupils. */
export interface OfficialClass { instelnr: string; nrAdmgrp: string; vestCode: string; klasId: string; pKlas: number; klasCode: string; klas: string }
/** Half a day of a pupil. */
export interface Absence {
	absenceId: string; persoonId: string; instelnr: string; date: string; partOfDay: string; absenceCode: string; locationIdDiscimus: number;
	/** Moment of registration, in milliseconds. */
	at: number;
	/** Made through the push API, which may always change it again. */
	byApi: boolean;
}
/** Invented user name and passwords of a pupil; nowhere else in the school is a password kept in plain text, but the XML services give them. */
export interface Login { gebruikersnaam: string | null; status: number; wachtwoorden: readonly string[] }
export interface Preregistration {
	status: 'open' | 'geaccepteerd' | 'geweigerd';
	/** An update of the personal details of a pupil who is known: administrative group 000000. */
	isUpdate: boolean;
	institute: string;
	/** As it was sent the last time. */
	body: Record<string, unknown>;
	saves: number;
}

export interface InformatSettings {
	/** What acceptance does with data that the pupil has already: take it over, or be as careful as with Informat's own preregistrations. */
	mergeRules: 'lenient' | 'restrained';
	/** MNA005 for every update of personal details when refused. */
	personalDetailsUpdates: 'allowed' | 'refused';
	/** Discimus location numbers of the institute. */
	locations: string[];
	/** The numbers by which the push API and the XML service call the locations. */
	discimusLocations: { institute: string; id: number; vestCode: string }[];
	tokenSeconds: number;
	/** Services for which the client may ask scopes. */
	scopes: ScopeKind[];
	/** What a token opens that was asked without a scope. */
	scopesWithoutAsking: ScopeKind[];
	/** 400 for a call to the Leerlingen API without the header `Timestamp`. */
	timestamp: 'optional' | 'required';
	/** 415 for a text that is sent without `Content-Type: application/json`. */
	contentType: 'required' | 'ignored';
	/** Status of an enrolment made by the push API: 0 realised at once, 1 waiting for a secretary. */
	newEnrollmentStatus: number;
	/** Religion of a new enrolment when neither the call nor an earlier enrolment says it. */
	defaultReligion: string;
	/** Codes that the push API takes, and those of them that are for pupils under eighteen only. */
	absenceCodes: string[];
	compulsoryOnlyCodes: string[];
	/** Free days of the school beside weekends and the holidays of all schools. */
	freeDays: string[];
	/** Codes of staff interruptions. */
	interruptionCodes: string[];
	/** Whether the document of a staff member comes as bytes, or as a JSON text in base64. */
	documentPdf: 'bytes' | 'base64';
	/** How the XML services answer a wrong login: a fault, or as if there were nothing. */
	xmlWrongLogin: 'fault' | 'empty';
	/** The platform name for which SmartschoolUsers gives users. */
	smartschoolPlatform: string;
	/** Elements in which SmartschoolUsers gives the passwords of the pupil and of the first two co-accounts. */
	passwordFields: string[];
}

export type ScopeKind = 'leerlingen.leerlingen' | 'leerlingen.voorinschrijvingen' | 'personeel.personeel';
const EVERY_SCOPE: readonly ScopeKind[] = ['leerlingen.leerlingen', 'leerlingen.voorinschrijvingen', 'personeel.personeel'];

export class InformatState {
	students: Student[] = [];
	registrations: Registration[] = [];
	preregistrations = new Map<string, Preregistration>();
	photos = new Map<string, Photo>();
	departments: Department[] = [];
	classes: OfficialClass[] = [];
	/** By pupil, day and half day. */
	absences = new Map<string, Absence>();
	logins = new Map<string, Login>();
	readonly staff = new Staff();
	settings: InformatSettings = {
		mergeRules: 'lenient', personalDetailsUpdates: 'allowed', locations: ['001'], discimusLocations: [], tokenSeconds: 3600, scopes: [...EVERY_SCOPE], scopesWithoutAsking: ['personeel.personeel'], timestamp: 'optional', contentType: 'required', newEnrollmentStatus: 0, defaultReligion: '9999',
		absenceCodes: ['B', 'C', 'D', 'G', 'H', 'J', 'L', 'M', 'P', 'R', 'T', 'U', 'W', 'Y', 'Z', '-'], compulsoryOnlyCodes: ['Z'], freeDays: [], interruptionCodes: ['1', '2', '3', '10'], documentPdf: 'bytes', xmlWrongLogin: 'fault', smartschoolPlatform: 'rehearsal', passwordFields: ['Wachtwoord', 'Wachtwoord2', 'Wachtwoord3'],
	};
	/** Moment of the last change, by id of student or registration. */
	private changed = new Map<string, string>();
	private nextKey = 990000;

	touch(id: string, at: Date): void {
		this.changed.set(id, at.toISOString());
	}

	/** What never changed counts as older than every question. */
	changedSince(id: string, since: Date): boolean {
		const at = this.changed.get(id);
		return at !== undefined && Date.parse(at) >= since.getTime();
	}

	newKey(): number {
		return this.nextKey++;
	}
}
