/** Informat's codes for preregistrations → the field in the school's words, and a sentence where a field says too little. */

/** First letters-and-digits of a code (`BR014`, whatever letter follows) → field. */
const FIELDS: Readonly<Record<string, string>> = {
	BR001: 'naam',
	BR002: 'voornaam',
	BR003: 'extra voornamen',
	BR004: 'geboortedatum',
	BR005: 'geboorteland',
	BR006: 'postcode van de geboorteplaats',
	BR007: 'geboorteplaats',
	BR008: 'nationaliteit',
	BR009: 'geslacht',
	BR012: 'gsm',
	BR013: 'e-mail',
	BR014: 'huisdokter',
	BR015: 'huisdokter telefoon',
	BR021: 'relatie: type',
	BR022: 'relatie: naam',
	BR023: 'relatie: voornaam',
	BR024: 'straat',
	BR025: 'nummer',
	BR026: 'bus',
	BR027: 'postcode',
	BR028: 'gemeente',
	BR029: 'land',
	BR030: 'telefoon',
	BR031: 'relatie: gsm',
	BR032: 'relatie: e-mail',
	BR034: 'schooljaar',
	BR035: 'instellingsnummer',
	BR036: 'hoofdstructuur',
	BR037: 'vestigingsnummer',
	BR040: 'datum van de aanvraag',
	BR041: 'begindatum',
};

const SENTENCES: Readonly<Record<string, string>> = {
	MNA001: 'the same proposal was accepted in Informat before, so Informat keeps its own value. Type the value in Informat by hand, or correct it in Smartschool',
	MNA002: 'the same proposal was refused in Informat before. Correct the value in Smartschool, or type it in Informat by hand',
	MNA005: 'Informat does not allow proposals for this pupil. Type the value in Informat by hand',
};

export function informatCode(code: string): { field?: string; sentence?: string } {
	return { field: FIELDS[code.slice(0, 5)], sentence: SENTENCES[code] };
}
