/** The account object of Smartschool as typed data: nested co-accounts, dates or `null`, the last two logins apart. */

const ROLES: Readonly<Record<string, string>> = { '0': 'leerkracht', '1': 'leerling', '13': 'andere', '30': 'directie' };
const CO_ACCOUNT_KEY = /^(?:(voornaam|naam|email|telefoonnummer|mobielnummer|type)_coaccount([1-6])|email_coaccount([1-6])_isVerified|authenticator_app_enabled([1-6])|yubikey_enabled([1-6])|status([1-6])|last_successful_login(?:_coaccount([1-6]))?)$/;
const DATES = new Set(['geboortedatum']);

/** An unset date is all zeros. */
const date = (value: unknown): string | null => (/^\d{4}-\d{2}-\d{2}$/.test(String(value)) && !String(value).startsWith('0000') ? String(value) : null);

/** Two stamps with a semicolon between them, the second is the newest; Brussels time, without zone. */
function logins(value: unknown): { laatsteAanmelding: string | null; vorigeAanmelding: string | null } {
	const [before = '', last = ''] = String(value ?? '').split(';').map((each) => each.trim());
	const stamp = (text: string) => (/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(text) && !text.startsWith('0000') ? text.replace(' ', 'T') : null);
	return { laatsteAanmelding: stamp(last) ?? stamp(before), vorigeAanmelding: stamp(last) === null ? null : stamp(before) };
}

type Fields = Record<string, unknown>;

function coAccount(raw: Fields, number: number): Fields | undefined {
	const type = raw[`type_coaccount${number}`];
	const text = (key: string) => String(raw[`${key}_coaccount${number}`] ?? '');
	const filled = ['voornaam', 'naam', 'email', 'telefoonnummer', 'mobielnummer'].some((key) => text(key) !== '');
	// An empty one has the number 0 as type.
	const none = type === undefined || type === null || type === '' || String(type) === '0' || type === 'Maak uw keuze';
	if (none && !filled) return undefined;
	return {
		nummer: number,
		type: none ? null : String(type),
		voornaam: text('voornaam'),
		naam: text('naam'),
		status: String(raw[`status${number}`] ?? ''),
		email: text('email'),
		emailBevestigd: raw[`email_coaccount${number}_isVerified`] === true,
		telefoonnummer: text('telefoonnummer'),
		mobielnummer: text('mobielnummer'),
		tweestaps: raw[`authenticator_app_enabled${number}`] === true || raw[`yubikey_enabled${number}`] === true,
		...(`last_successful_login_coaccount${number}` in raw ? logins(raw[`last_successful_login_coaccount${number}`]) : {}),
	};
}

/** Smartschool's own names are kept, and so are the school's own fields; only what is listed here has another form. */
export function typedAccount(raw: Fields): Fields {
	const fields: Fields = {};
	for (const [key, value] of Object.entries(raw)) {
		if (CO_ACCOUNT_KEY.test(key)) continue;
		if (DATES.has(key)) fields[key] = date(value);
		else if (key === 'basisrol') Object.assign(fields, { basisrol: String(value ?? ''), rol: ROLES[String(value)] ?? null });
		else if (key === 'stamboeknummer') fields[key] = value === 'NULL' || value === null ? '' : value;
		else if (key === 'internnummer') fields[key] = value === null ? '' : String(value);
		else if (key === 'schoolverlater') fields[key] = String(value) === '1';
		else if (key === 'klasnummer') fields[key] = /^\d+$/.test(String(value)) ? Number(value) : null;
		else fields[key] = value;
	}
	if ('last_successful_login' in raw) Object.assign(fields, logins(raw.last_successful_login));
	fields.coAccounts = [1, 2, 3, 4, 5, 6].flatMap((number) => coAccount(raw, number) ?? []);
	return fields;
}
