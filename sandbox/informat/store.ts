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
export interface Preregistration { status: 'open' | 'geaccepteerd' | 'geweigerd'; body: Record<string, unknown>; saves: number }

export interface InformatState {
	students: Student[];
	registrations: Registration[];
	preregistrations: Map<string, Preregistration>;
}

/** What happens when a school user accepts a personal-details update. */
export function accept(state: InformatState, id: string): boolean {
	const pre = state.preregistrations.get(id);
	if (!pre || pre.status !== 'open') return false;
	const { body } = pre;
	const student = state.students.find(({ naam, voornaam, geboortedatum }) => naam === body.lastName && voornaam === body.firstName && geboortedatum === body.dateOfBirth);
	if (!student) return false;
	pre.status = 'geaccepteerd';
	const own = <T extends { type: string }>(list: T[], matches: (each: T) => boolean, make: () => T, change: (each: T) => void) => {
		let found = list.find(matches);
		if (!found) list.push((found = make()));
		change(found);
	};
	const number = (type: string, soort: string, nr: unknown) => {
		if (typeof nr !== 'string') return;
		own(student.comnrs, (each) => each.type === type && each.soort === soort, () => ({ pComnr: 990000 + state.preregistrations.size, comnrId: id, nr: '', type, soort }), (each) => void (each.nr = nr));
	};
	number('Eigen', 'Gsm', body.mobilePhone);
	if (typeof body.email === 'string') {
		const { email } = body;
		own(student.emails, (each) => each.type === 'Eigen', () => ({ pEmail: 990000 + state.preregistrations.size, emailId: id, email: '', type: 'Eigen', schoolcom: false, factuurMailen: false }), (each) => void (each.email = email));
	}
	if (typeof body.nameOfDoctor === 'string') student.huisdokter = body.nameOfDoctor;
	if (typeof body.phoneOfDoctor === 'string') student.telefoonHuisdokter = body.phoneOfDoctor;
	for (const relation of body.Relationships as { type: number; phone: string | null; Address: Record<string, string | null> | null }[]) {
		if (relation.type !== 0) continue;
		number('Domicilie', 'Telefoon', relation.phone);
		const { Address: address } = relation;
		if (address && student.adressen[0]) Object.assign(student.adressen[0], { straat: address.streetName, nr: address.houseNo, bus: address.houseBusNo, postcode: address.postalCode, gemeente: address.city, landCode: address.countryCode });
	}
	return true;
}
