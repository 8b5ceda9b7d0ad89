/** What Informat remembers; shapes as its API gives them. */

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
export interface Preregistration {
	status: 'open' | 'geaccepteerd' | 'geweigerd';
	/** An update of the personal details of a pupil who is known: administrative group 000000. */
	isUpdate: boolean;
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
	tokenSeconds: number;
}

export class InformatState {
	students: Student[] = [];
	registrations: Registration[] = [];
	preregistrations = new Map<string, Preregistration>();
	photos = new Map<string, Photo>();
	settings: InformatSettings = { mergeRules: 'lenient', personalDetailsUpdates: 'allowed', locations: ['001'], tokenSeconds: 3600 };
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
