/** Staff as the Personeel API gives them; all lists are bare, and each row names its person. */

export interface Employee {
	pPersoon: number; personId: string; personaId: string | null; naam: string; voornaam: string; bijkomendeVoornamen: string | null; stamnr: string | null; sortName: string; nickName: string; geslacht: string; initialen: string | null;
	geboortedatum: string; geboorteplaats: string | null; geboortelandCode: string; nationaliteitCode: string | null; rijksregisternr: string | null; bisnr: string | null; bank: { iban: string | null; bic: string | null } | null; hoofdAmbt: { code: string | null; naam: string | null } | null;
	eersteDienstSchool: string | null; eersteDienstScholengroep: string | null; eersteDienstScholengemeenschap: string | null; isActive: boolean; pensioendatum: string | null; isMindervalide: boolean; isOverleden: boolean; datumOverleden: string | null; burgStand: number | null;
	partner: { id: string; naam: string; voornaam: string | null; geboortedatum: string | null; nationaliteitCode: string | null; isOverleden: boolean; datumOverleden: string | null; inkomen: number | null } | null;
	adressen: { id: string; aanspreekTitel: string | null; aanspreekNaam: string | null; straat: string; nummer: string | null; bus: string | null; postcode: string | null; gemeente: string | null; landCode: string; isDomicilie: boolean; isVerblijf: boolean }[];
	comnrs: { id: string; type: string; soort: string; nr: string }[]; emailadressen: { id: string; type: string; email: string }[];
	kinderen: { id: string; naam: string; voornaam: string; geslacht: string; geboortedatum: string | null; isOverleden: boolean; datumOverleden: string | null }[]; personeelsgroepen: { id: string; naam: string }[];
}
/** Where and when an assignment is; not in the answer itself. */
export interface Place { instelnr: string; hfd: string; schoolYear: string }
export interface Assignment {
	place: Place;
	row: { id: string; pOpdracht: number; personId: string; begindatum: string; einddatum: string; ambtCode: string; vervangingen: { opdrachtId: string; doId: string }[]; urenTbsOB: number; reaffWedertew: boolean; afstandWachtgeld: boolean; isTao: boolean; aanstellingscode: string; ato: string; vakRubriek: string | null };
}
export interface OwnField { personId: string; vvId: string; naam: string; waarde: string; dataType: 'text' | 'date' | 'number'; rubriek: number }
export interface StaffPhoto { id: string; personId: string; photo: string }
export interface Diploma { id: string; personId: string; omschrijving: string; uitgereiktDoor: string; uitgereiktOp: string | null; isHoofddiploma: boolean; isBekwaamheidsbewijs: boolean }
export interface Interruption {
	place: Place;
	/** Only what came through the API can be removed by it, and only until the secretary has looked at it. */
	byApi: boolean; verified: boolean; attachments: Record<string, { filename: string; bytes: number }>;
	row: { pOnderbreking: number; doId: string; personId: string; hfd: string; begindatum: string; einddatum: string; code: string; omschrijving: string; soort: string; verstuurdAgODi: boolean; opmSecretariaat: string | null; opmPersoneelslid: string | null; staking: boolean; stakingUren: number | null; ziekteverlofZonderBezoldiging: boolean };
}
export interface StaffDocument {
	place: Place; signed: { tijdstip: string; bytes: number } | null;
	row: { documentId: number; personId: string; rlType: string; tekenStatus: string | null; zendingnr: number | null; referentie: string | null; aangemaaktOp: string; verstuurdNaarEdisonOp: string | null; edisonStatusGewijzigdOp: string | null; rl1Ingangsdatum?: string | null; rl4Ingangsdatum?: string | null };
}

export class Staff {
	employees: Employee[] = [];
	assignments: Assignment[] = [];
	ownFields: OwnField[] = [];
	photos: StaffPhoto[] = [];
	diplomas: Diploma[] = [];
	interruptions: Interruption[] = [];
	documents: StaffDocument[] = [];
}
