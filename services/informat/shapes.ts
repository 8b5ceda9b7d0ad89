/**
 * What Informat's answers hold, field by field: names in their usual case and the kind of each value. Fields that are
 * not here pass as they come, because newer versions of the service add fields. Source: docs/informat.md.
 */

export type ValueKind = 'text' | 'int' | 'number' | 'bool' | 'date' | 'moment' | 'secret';

export interface ShapeField {
	name: string;
	kind: ValueKind;
	/** The value is an object, or a list of objects, of this shape. */
	shape?: string;
	/** XML: the list stands in an element of its own, with these items. */
	item?: string;
}

/** By the usual name, and by the name in lower case for services that change it. */
export type Shape = ReadonlyMap<string, ShapeField>;

/** `name` is text, `name:kind`, `name=shape`, `name=shape/item` for a list in XML. */
const SOURCE = {
	any: '',
	student: `pPersoon:int persoonId naam voornaam geboortedatum:date nickname voornaam2 initialen geboorteland geboorteplaats nationaliteitCode rijksregisternr bisnr geslacht
		huisdokter telefoonHuisdokter llOpSchool:int inschrijvingsId leerlingenkaartNummer fietsNummer adressen=address overigeAdressen=address relaties=relation comnrs=comnr emails=email bankrek=bank`,
	address: 'pAdres:int adresId aanspreekTitel aanspreekNaam straat nr bus postcode gemeente landCode isFacturatie:bool isAanschrijf:bool isVerblijf:bool isOverige:bool percentage:number',
	relation: `pRelatie:int relatieId type naam voornaam insz geboortedatum:date geslacht nationaliteitCode beroep burgerlijkeStand lpv:int ophalen:bool isOverleden:bool
		adressen=address comnrs=comnr emails=email`,
	comnr: 'pComnr:int comnrId nr type soort',
	email: 'pEmail:int emailId email type schoolcom:bool factuurMailen:bool',
	bank: 'type iban bic',
	photo: 'id persoonId foto',
	registration: `inschrijvingsId pInschr:int pPersoon:int persoonId instelnr hfdstructuur school stamnr vestCode vestiging begindatum:date einddatum:date afdCode afdeling nrAdmgrp afdelingsjaar
		afdelingsjaarOptie status:int graad leerjaar:int taalkeuze finCode levensbeschouwingCode isOkan:bool preRegistrationId inschrKlassen=classRegistration`,
	classRegistration: 'inschrKlasId pInschrKlas:int klasId pKlas:int klasCode klas groepType:int klasnummer:int begindatum:date einddatum:date klassenleraars=teacher',
	teacher: 'persoonId',
	preregistrationStatus: 'preRegistrationId status',
	employee: `pPersoon:int personId personaId naam voornaam bijkomendeVoornamen stamnr sortName nickName geslacht initialen geboortedatum:date geboorteplaats geboortelandCode nationaliteitCode
		rijksregisternr bisnr bank=bank hoofdAmbt=office eersteDienstSchool:date eersteDienstScholengroep:date eersteDienstScholengemeenschap:date isActive:bool pensioendatum:date isMindervalide:bool
		isOverleden:bool datumOverleden:date burgStand:int partner=partner adressen=employeeAddress comnrs=employeeComnr emailadressen=employeeEmail kinderen=child personeelsgroepen=named`,
	office: 'code naam',
	partner: 'id naam voornaam geboortedatum:date nationaliteitCode isOverleden:bool datumOverleden:date inkomen:int',
	employeeAddress: 'id aanspreekTitel aanspreekNaam straat nummer bus postcode gemeente landCode isDomicilie:bool isVerblijf:bool',
	employeeComnr: 'id type soort nr',
	employeeEmail: 'id type email',
	child: 'id naam voornaam geslacht geboortedatum:date isOverleden:bool datumOverleden:date',
	named: 'id naam',
	assignment: 'id personId begindatum:date einddatum:date ambtCode vervangingen=replacement urenTbsOB:number reaffWedertew afstandWachtgeld isTao:bool aanstellingscode ato pOpdracht:int vakRubriek',
	replacement: 'opdrachtId doId',
	ownField: 'personId vvId naam waarde dataType rubriek:int',
	employeePhoto: 'id personId photo',
	diploma: 'id personId',
	interruption: `pOnderbreking:int doId personId hfd begindatum:date einddatum:date code omschrijving soort verstuurdAgODi:bool opmSecretariaat opmPersoneelslid staking:bool stakingUren:number
		ziekteverlofZonderBezoldiging:bool`,
	document: 'documentId personId rlType tekenStatus zendingnr referentie aangemaaktOp:moment verstuurdNaarEdisonOp:moment edisonStatusGewijzigdOp:moment rl1Ingangsdatum:date rl4Ingangsdatum:date',
	xmlLln: `p_persoon:int Naam Voornaam geslacht geboortedatum:date geboorteplaats rijksregnr stamnr Stamnr_kort naamMa voornaamMa OverledenMa naamPa voornaamPa overledenPa instelnr school vestcode
		vestiging begindatum:date einddatum:date afdeling afdcode afdelingsjaar Klas Klasnr nr_admgr graad leerjaar:int voorlopig:bool fietsnummer Klascode Klasnaam Financierbaarheid Levensbeschouwing
		PInschrijving:int PAdfjaar:int PInschKlas:int PKlas:int`,
	xmlLlnExtra: `pointer:int naam voornaam Tweedevoornaam Sorteernaam geboorteland initialen nationaliteit aanspreektitel aanspreeknaam straat nr bus hfdpostnr hfdgem land domicilietelefoon GSMeigen
		GSMvader GSMmoeder Noodtelefoon Rijksregisternummer BISnummer VaderOverleden:bool MoederOverleden:bool EmailSchool EmailEigen EmailOuders EmailMoeder EmailVader EmailPrive Stamnummer
		Levensbeschouwing Huisdokter TelefoonHuisdokter Verblijfstype Internaat Llnkaartnr Fietsnummer TelefoonInstelling PSchoolVest:int geboortedatum:date`,
	xmlInschrijving: `PInschrijving:int PPersoon:int Status:int Begindatum:date Einddatum:date Instelnr School VestCode Vestiging AfdCode Afdeling Afdelingsjaar NrAdmgrp Graad Leerjaar:int
		Financierbaarheid Levensbeschouwing CapaciteitNaam PreRegistrationId`,
	xmlSubgroep: `p_persoon:int Naam Voornaam School Instelnr Vestcode Vestiging Klas BegindatumKlas:date EinddatumKlas:date Groeptype:int Klasnr Klastitularis Klascode Status PKlas:int
		PInschrklas:int PInschrijving:int Graad Leerjaar:int`,
	xmlRelaties: 'PPersoon:int Relaties=xmlRelatie/Relatie',
	xmlRelatie: 'PRelatie:int Type Naam Voornaam Geslacht Insz Geboortedatum:date Overleden:bool BurgerlijkeStaat Beroep Nationaliteit Lpv:int Opmerking Toegevoegd:moment Gewijzigd:moment RelatieUuid',
	xmlAdres: 'p_persoon:int nickname straat nr dombus dlpostnr dlgem Domicilie:bool',
	xmlAdresEmail: 'PPersoon:int PAdres:int AdressenUUID Facturatie:bool Percentage:number EMail Schoolcom:bool AdresToegevoegd:moment AdresGewijzigd:moment EMailToegevoegd:moment EMailGewijzigd:moment',
	xmlComnummers: 'PPersoon:int Comnrs=xmlComnr/Comnr',
	xmlComnr: 'Nummer PRelatie:int Type Soort',
	xmlEmails: 'PPersoon:int Emails=xmlEmail/Email',
	xmlEmail: 'Adres PRelatie:int Type',
	xmlSmartschoolUser: 'PPersoon:int Naam Voornaam Geboortedatum:date Insz Gebruikersnaam Status:int Wachtwoord:secret',
	xmlLeerkracht: `p_persoon:int Stamnummer Naam Voornaam Geboortedatum:date Geboorteplaats Geslacht Rijksregnr Diploma Schooljaar Instelnr Thuistelefoon Gsm Prive_email School_email Opmerking Actief:bool
		Gebruikersnaam Wachtwoord:secret GebruikersnaamAd WachtwoordAd:secret Straat Nr Bus Dlpostnr Dlgem Landcode Adres Iban Bic`,
	xmlNaDatum: 'p_persoon:int naam voornaam klascode gebruikersnaamSmartschool wachtwoordSmartschool:secret',
} as const;

export type ShapeName = keyof typeof SOURCE;

function shapeOf(source: string): Shape {
	return new Map(
		source.split(/\s+/).filter((each) => each !== '').flatMap((each) => {
			const [, name = '', kind = 'text', shape, item] = /^(\w+?)(?::(\w+))?(?:=(\w+?)(?:\/(\w+))?)?$/.exec(each) ?? [];
			const field: ShapeField = { name, kind: kind as ValueKind, shape, item };
			return [[name, field], [name.toLowerCase(), field]] as const;
		}),
	);
}

const SHAPES = new Map<string, Shape>(Object.entries(SOURCE).map(([name, source]) => [name, shapeOf(source)]));

export const shape = (name: string): Shape => SHAPES.get(name) ?? SHAPES.get('any')!;
