/**
 * Official country codes (five digits, as Informat uses them) with the Dutch names that Smartschool shows.
 * A code or name that is not in the list is never guessed: the unit waits for a person.
 */
import { fold } from './text';

const COUNTRIES: readonly (readonly [code: string, name: string, ...otherNames: string[]])[] = [
	['00101', 'Albanië'],
	['00103', 'Duitsland'],
	['00105', 'Oostenrijk'],
	['00106', 'Bulgarije'],
	['00108', 'Denemarken'],
	['00109', 'Spanje'],
	['00110', 'Finland'],
	['00111', 'Frankrijk'],
	['00112', 'Verenigd Koninkrijk', 'Groot-Brittannië'],
	['00113', 'Luxemburg', 'Groothertogdom Luxemburg'],
	['00114', 'Griekenland'],
	['00115', 'Hongarije'],
	['00116', 'Ierland'],
	['00121', 'Noorwegen'],
	['00122', 'Polen'],
	['00123', 'Portugal'],
	['00124', 'Roemenië'],
	['00126', 'Zweden'],
	['00127', 'Zwitserland'],
	['00128', 'Italië'],
	['00129', 'Nederland'],
	['00140', 'Tsjechië'],
	['00141', 'Slovakije'],
	['00143', 'Oekraïne'],
	['00145', 'Rusland'],
	['00150', 'België', 'Belgium', 'BE'],
	['00262', 'Turkije'],
	['00354', 'Marokko'],
];

const nameOf = new Map(COUNTRIES.map(([code, name]) => [code, name]));
const codeOf = new Map(COUNTRIES.flatMap(([code, ...names]) => names.map((name) => [fold(name), code] as const)));

export const countryName = (code: string): string | undefined => nameOf.get(code.trim());
export const countryCode = (name: string): string | undefined => codeOf.get(fold(name));
