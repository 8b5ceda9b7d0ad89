/** Rows of the XML services about staff. */
import type { Question } from './pupils';
import type { Row } from './write';

const assignments = ({ state, institute, schoolYear, structure }: Question) => state.staff.assignments.filter(({ place }) => place.instelnr === institute && place.schoolYear === schoolYear && (structure === '' || place.hfd === structure));

/** Staff with an assignment in the institute and year. */
function people(question: Question) {
	const busy = new Set(assignments(question).map(({ row }) => row.personId));
	return question.state.staff.employees.filter(({ personId }) => busy.has(personId));
}

/** 2011-04-17 as 17.04.2011. */
const dotted = (day: string): string => day.slice(0, 10).split('-').reverse().join('.');

export const leerkrachten = (question: Question): Row[] => people(question).map((each): Row => {
	const [address] = each.adressen;
	const number = (soort: string): string => each.comnrs.find((one) => one.soort === soort)?.nr ?? '';
	const email = (type: string): string => each.emailadressen.find((one) => one.type === type)?.email ?? '';
	const diploma = question.state.staff.diplomas.find(({ personId, isHoofddiploma }) => personId === each.personId && isHoofddiploma);
	return {
		p_persoon: each.pPersoon, Stamnummer: each.stamnr, Naam: each.naam, Voornaam: each.voornaam, Geboortedatum: dotted(each.geboortedatum), Geboorteplaats: each.geboorteplaats, Geslacht: each.geslacht === 'M' ? 1 : 2, Rijksregnr: each.rijksregisternr, Diploma: diploma?.omschrijving ?? '', Schooljaar: question.schoolYear, Instelnr: question.institute, Thuistelefoon: number('Telefoon'), Gsm: number('Gsm'), Prive_email: email('Privé'), School_email: email('School'), Opmerking: undefined, Actief: each.isActive ? 'J' : 'N',
		Gebruikersnaam: question.state.logins.get(each.personId)?.gebruikersnaam ?? '', Wachtwoord: question.state.logins.get(each.personId)?.wachtwoorden[0] ?? '', GebruikersnaamAd: undefined, WachtwoordAd: undefined, Straat: address?.straat ?? '', Nr: address?.nummer ?? '', Bus: address?.bus ?? '', Dlpostnr: address?.postcode ?? '', Dlgem: address?.gemeente ?? '', Landcode: address?.landCode ?? '', Adres: address ? `${address.straat} ${address.nummer ?? ''}`.trim() : '', Iban: each.bank?.iban ?? '', Bic: each.bank?.bic ?? '',
	};
});

export const leerkrachtenVrijevelden = (question: Question): Row[] => people(question).flatMap((each) => question.state.staff.ownFields.filter(({ personId }) => personId === each.personId).map((field): Row => ({
	pPersoon: each.pPersoon, Personeelslid: `${each.naam} ${each.voornaam}`, Stamnummer: each.stamnr, OmschrijvingVrijVeld: field.naam, WaardeVrijVeld: field.waarde, Datatype: field.dataType, Rubriek: field.rubriek,
})));

const pPersoonOf = ({ state }: Question, personId: string): number => state.staff.employees.find((each) => each.personId === personId)!.pPersoon;

export const leerkrachtenOpdrachten = (question: Question): Row[] => assignments(question).map(({ row, place }): Row => ({
	POpdr: row.pOpdracht, PPersoon: pPersoonOf(question, row.personId), Ambtcode: row.ambtCode, Vakcode: row.vakRubriek ?? '', Begindatum: row.begindatum, Einddatum: row.einddatum, Instelnr: place.instelnr, Hoofdstructuur: place.hfd,
}));

export const leerkrachtenBenoemingen = (question: Question): Row[] => assignments(question).filter(({ row }) => row.ato === '4').map(({ row }): Row => ({
	PBenoeming: row.pOpdracht + 100_000, PPersoon: pPersoonOf(question, row.personId), Ambtcode: row.ambtCode, Ingangsdatum: row.begindatum,
}));
