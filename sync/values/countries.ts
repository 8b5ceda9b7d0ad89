/**
 * Official country codes (five digits, as Informat uses them) and the Dutch names that Smartschool shows. Dutch names
 * come from i18n-iso-countries; where the codes come from stands in docs/values.md. A code or name that is not in the
 * list is never guessed: the unit waits for a person.
 */
import nl from 'i18n-iso-countries/langs/nl.json';
import type { ValueKind } from './lens';
import { fold, tidy } from './text';

/** Last three digits of the code → ISO country. Some countries have older codes as well. */
const COUNTRY: Readonly<Record<number, string>> = {
	101: 'AL', 102: 'AD', 103: 'DE', 105: 'AT', 106: 'BG', 107: 'CY', 108: 'DK', 109: 'ES', 110: 'FI', 111: 'FR', 112: 'GB', 113: 'LU',
	114: 'GR', 115: 'HU', 116: 'IE', 117: 'IS', 118: 'LI', 119: 'MT', 120: 'MC', 121: 'NO', 122: 'PL', 123: 'PT', 124: 'RO', 125: 'SM',
	126: 'SE', 127: 'CH', 128: 'IT', 129: 'NL', 133: 'VA', 134: 'DE', 135: 'LV', 136: 'EE', 137: 'LT', 138: 'HU', 139: 'PL', 140: 'CZ',
	141: 'SK', 142: 'BY', 143: 'UA', 144: 'MD', 145: 'RU', 146: 'HR', 147: 'SI', 148: 'MK', 149: 'BA', 150: 'BE', 151: 'ME', 152: 'RS',
	153: 'XK', 173: 'DE', 180: 'GI',
	201: 'MM', 202: 'KH', 203: 'LK', 204: 'TW', 205: 'SG', 206: 'KR', 207: 'IN', 208: 'ID', 209: 'JP', 210: 'LA', 211: 'KH', 212: 'MY',
	213: 'NP', 214: 'PH', 215: 'TL', 216: 'KH', 218: 'CN', 219: 'KP', 220: 'VN', 221: 'MN', 222: 'MV', 223: 'BT', 224: 'BN', 225: 'KZ',
	226: 'KG', 227: 'UZ', 228: 'TJ', 229: 'TM', 230: 'HK', 231: 'MO', 234: 'HK', 235: 'TH', 237: 'BD', 249: 'AM', 250: 'AZ', 251: 'AF',
	252: 'SA', 253: 'GE', 254: 'IQ', 255: 'IR', 256: 'IL', 257: 'JO', 258: 'LB', 259: 'PK', 260: 'AE', 261: 'SY', 262: 'TR', 264: 'KW',
	266: 'OM', 267: 'QA', 268: 'BH', 270: 'YE', 271: 'PS', 280: 'HK', 281: 'MO', 283: 'PS',
	301: 'LS', 302: 'BW', 303: 'BI', 304: 'CM', 305: 'CF', 306: 'CD', 307: 'CG', 308: 'BF', 309: 'CI', 310: 'BJ', 311: 'ET', 312: 'GA',
	313: 'GM', 314: 'GH', 315: 'GN', 317: 'MU', 318: 'LR', 319: 'ML', 320: 'SN', 321: 'NE', 322: 'NG', 323: 'UG', 324: 'MG', 325: 'ZA',
	327: 'RW', 328: 'SL', 329: 'SO', 331: 'SZ', 332: 'TZ', 333: 'TD', 334: 'TG', 335: 'ZM', 336: 'KE', 337: 'GQ', 338: 'GW', 339: 'CV',
	340: 'MZ', 341: 'AO', 342: 'SC', 343: 'KM', 344: 'ZW', 345: 'DJ', 346: 'ST', 347: 'SZ', 349: 'ER', 351: 'DZ', 352: 'EG', 353: 'LY',
	354: 'MA', 355: 'MR', 356: 'SD', 357: 'TN', 358: 'MW', 381: 'AO', 383: 'MZ', 384: 'NA', 385: 'CV', 386: 'KM', 387: 'RE', 388: 'EH',
	389: 'SH', 390: 'SC', 395: 'SZ',
	401: 'CA', 402: 'US', 411: 'CR', 412: 'CU', 413: 'GT', 414: 'HN', 415: 'JM', 416: 'MX', 417: 'NI', 418: 'PA', 419: 'HT', 420: 'DO',
	421: 'SV', 422: 'TT', 423: 'BB', 425: 'BS', 426: 'GD', 427: 'DM', 428: 'LC', 429: 'VC', 430: 'BZ', 431: 'KN', 480: 'DM', 484: 'BS',
	485: 'BM', 487: 'PR', 488: 'TC', 489: 'BZ', 490: 'AI', 492: 'KY', 493: 'MS', 494: 'KN', 495: 'PM', 496: 'GP', 497: 'MQ', 498: 'GL',
	511: 'AR', 512: 'BO', 513: 'BR', 514: 'CL', 515: 'CO', 516: 'EC', 517: 'PY', 518: 'PE', 519: 'UY', 520: 'VE', 521: 'GY', 522: 'SR',
	580: 'FK', 581: 'GF',
	602: 'FM', 603: 'MH', 611: 'AU', 613: 'NZ', 614: 'WS', 615: 'NR', 616: 'TO', 617: 'FJ', 619: 'PG', 621: 'TV', 623: 'SB', 624: 'VU',
	679: 'PW', 681: 'GU', 683: 'NC', 684: 'PF', 685: 'NU', 686: 'TK', 687: 'CK', 689: 'WF', 690: 'AS', 692: 'PN',
};

/** Codes of what is no country today, under the names of the list itself: a birth country of long ago. */
const FORMER: Readonly<Record<number, string>> = {
	104: 'Duitse Democratische Republiek', 130: 'Tsjecho-Slowakije', 131: 'Sovjet-Unie', 132: 'Servië en Montenegro', 169: 'Joegoslavië',
	170: 'Duitse Democratische Republiek', 171: 'Tsjecho-Slowakije', 172: 'Sovjet-Unie',
	217: 'Zuid-Vietnam', 263: 'Jemen (Arabische Republiek)', 265: 'Jemen (Democratische Volksrepubliek)', 269: 'Abu Dhabi', 279: 'Zuid-Vietnam', 282: 'Timor',
	316: 'Opper-Volta', 326: 'Rhodesië', 348: 'Senegambia', 359: 'Belgisch-Congo', 360: 'Roeanda', 361: 'Urundi', 362: 'Kongo (Republiek)', 364: 'Zaïre',
	380: 'Afars en Issas', 382: 'Cabinda', 391: 'Portugees-Guinea', 392: 'Fernando Poo', 393: 'Eiland van Santhomé', 396: 'Transkei',
	397: 'Bophuthatswana', 398: 'Canarische Eilanden', 399: 'Madeira',
	424: 'Britse Antillen', 481: 'Franse Antillen', 482: 'Nederlandse Antillen', 483: 'Amerikaanse Antillen', 486: 'Maagdeneilanden', 491: 'Antigua',
	582: 'Brits-Honduras', 583: 'Nederlands-Guyana',
	618: 'Nieuwe Hebriden', 620: 'Stille Oceaan Eilanden', 622: 'Gilberteilanden', 680: 'Archipel der Carolinen', 682: 'Hawaï', 688: 'Tahiti',
	999: 'Onbepaald',
};

/** Where a country has several codes: the one for its name. Cambodia, Hong Kong and Palestine have no certain one. */
const CODE_OF: Readonly<Record<string, string>> = {
	DE: '00103', HU: '00115', PL: '00122', MO: '00231', CV: '00339', MZ: '00340', AO: '00341', SC: '00342', KM: '00343', SZ: '00347',
	BS: '00425', DM: '00427', BZ: '00430', KN: '00431',
};

/** Names in use that i18n-iso-countries does not have. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
	BE: ['Belgium'], BY: ['Belarus'], CV: ['Kaapverdische Eilanden'], GB: ['Groot-Brittannië'], GN: ['Guinee'], KG: ['Kirgizstan'], MD: ['Moldova'],
	MK: ['Macedonië'], MM: ['Birma'], SA: ['Saoedi-Arabië'], TL: ['Oost-Timor'], US: ['USA', 'VSA'],
};

const NAMES = nl.countries as Readonly<Record<string, string | readonly string[]>>;

/** Code, name, folded name or ISO code → id of the country: its ISO code, or the name of a former one. */
const known = new Map<string, string>();
/** Per id the name to show, and the code to write for that name. */
const nameOf = new Map<string, string>();
const codeOf = new Map<string, string | undefined>();

for (const [number, id] of [...Object.entries(COUNTRY), ...Object.entries(FORMER)]) {
	const code = number.padStart(5, '0');
	// Two codes and no choice between them: no code can be written for the name.
	codeOf.set(id, codeOf.has(id) ? CODE_OF[id] : code);
	const names = [NAMES[id] ?? id].flat();
	nameOf.set(id, names[1] ?? names[0]!);
	for (const form of [code, id, ...names, ...(ALSO[id] ?? [])]) known.set(form, id);
	for (const name of [...names, ...(ALSO[id] ?? [])]) known.set(fold(name), id);
}

const isCode = (text: string): boolean => /^\d{5}$/.test(text);

/** Id of the country that a code, a name or an ISO code of two capitals means. */
function identify(text: string): string | undefined {
	const exact = known.get(text);
	if (exact !== undefined) return exact;
	const shown = tidy(text);
	return known.get(shown) ?? (isCode(shown) ? undefined : known.get(fold(shown)));
}

export function countryName(text: string): string | undefined {
	const id = identify(text);
	return id === undefined ? undefined : nameOf.get(id);
}

export function countryCode(text: string): string | undefined {
	const id = identify(text);
	return id === undefined ? undefined : codeOf.get(id);
}

/** A country: a five-digit code for Informat, a Dutch name for Smartschool; each side may tell either. */
export const countries: ValueKind = {
	own: (_side, text) => tidy(text),
	common: (_side, text) => identify(text) ?? (tidy(text) === '' ? '' : undefined),
	write(to, text) {
		const shown = tidy(text);
		if (shown === '') return '';
		if (to === 'smartschool') return countryName(shown);
		return isCode(shown) ? (known.has(shown) ? shown : undefined) : countryCode(shown);
	},
};

const NATIONALITY: ReadonlyMap<string, string> = new Map([['belg', '00150'], ['belgisch', '00150'], ['belgische', '00150']]);

/** Code of a nationality. Both services use the official list, so that a code of it that we do not know is still itself. */
function nationality(text: string): string | undefined {
	const shown = tidy(text);
	if (shown === '' || isCode(shown)) return shown;
	return NATIONALITY.get(fold(shown)) ?? countryCode(shown);
}

/** A nationality: the five-digit code on both sides; a country's name and `Belg` are understood. */
export const nationalities: ValueKind = {
	own: (_side, text) => nationality(text) ?? tidy(text),
	common: (_side, text) => nationality(text),
	write: (_to, text) => nationality(text),
};
