/** Smartschool's accounts and class tree → records of pupils and classes. */
import { profileFields } from '../fields/profile';
import { isoDate } from '../values/kinds';
import type { FieldValues, GroupHandle, ListElement, SyncRecord } from '../types';
import { coAccountList } from './coAccounts';
import { codeKey } from './groups';
import { institute, objects, text, told, type Json } from './read';
import type { Read, ReadScope, SmartschoolLists } from './types';

const PUPIL = '1';

/** Key in the account object → field of the sync. */
const FIELDS: readonly (readonly [key: string, id: string])[] = [
	['naam', 'naam'],
	['voornaam', 'voornaam'],
	['extravoornamen', 'extraVoornamen'],
	['initialen', 'initialen'],
	['geslacht', 'geslacht'],
	['geboorteplaats', 'geboorteplaats'],
	['geboorteland', 'geboorteland'],
	['nationaliteitscode', 'nationaliteit'],
	['internnummer', 'leerlingnummer'],
	['stamboeknummer', 'stamnummer'],
	['godsdienstkeuze', 'levensbeschouwing'],
	['soortleerling', 'financierbaarheid'],
	['straat', 'adres.straat'],
	['huisnummer', 'adres.nummer'],
	['busnummer', 'adres.bus'],
	['postcode', 'adres.postcode'],
	['woonplaats', 'adres.gemeente'],
	['land', 'adres.land'],
	['mobielnummer', 'gsm'],
	['telefoonnummer', 'telefoon'],
	['emailadres', 'email'],
];

/** @param labels label of the profile field by field id, of the fields for which the school names one (`profileLabels`) */
export function smartschoolRecords(lists: SmartschoolLists, scope: ReadScope, labels: ReadonlyMap<string, string> = new Map(), withCoAccounts = false): Read {
	const instituteOfClass = new Map(lists.groups.filter((group) => group.isOfficial).map((group) => [group.code.trim(), institute(group.instituteNumber)]));
	const overgeslagen: Record<string, number> = {};
	const gebruikersnamen: string[] = [];
	const pupils: SyncRecord[] = [];
	const seen = new Set<string>();
	const accounts = objects(lists.accounts);
	// Where nobody was read, nothing is concluded from what nobody shows.
	const profielvelden = profileFields(labels, (label) => accounts.length === 0 || accounts.some((account) => Object.hasOwn(account, label)));
	const profile = Object.entries(profielvelden).flatMap(([id, { label, place }]): [string, string][] => (place === 'yes' ? [[label, id]] : []));

	for (const account of accounts) {
		const gebruikersnaam = text(account.gebruikersnaam);
		// The same account comes once per root group that it is under.
		if (gebruikersnaam === '' || seen.has(gebruikersnaam)) continue;
		seen.add(gebruikersnaam);
		gebruikersnamen.push(gebruikersnaam);
		if (text(account.basisrol) !== PUPIL) {
			overgeslagen['geen leerling'] = (overgeslagen['geen leerling'] ?? 0) + 1;
			continue;
		}
		pupils.push(pupilRecord(account, gebruikersnaam, instituteOfClass, profile, withCoAccounts));
	}

	const { klassen, groepen } = groupRecords(lists);

	return {
		report: {
			soort: 'lezing',
			bron: 'smartschool',
			schooljaar: scope.schooljaar,
			referentiedatum: scope.referentiedatum,
			instellingen: [...new Set(instituteOfClass.values())].filter((each) => each !== ''),
			aantallen: { leerlingen: pupils.length, klassen: klassen.length, groepen: groepen.length, accounts: seen.size },
			overgeslagen,
			waarschuwingen: [],
			...(lists.enkele ? { volledig: false } : {}),
			profielvelden,
			versTot: lists.freshUntil ?? '',
			bezet: { gebruikersnamen, geldigTot: lists.whole ? (lists.freshUntil ?? '') : '' },
		},
		records: [...klassen, ...groepen, ...pupils],
	};
}

/** Official classes, and every other class or group, with how many accounts are in it when everybody was read. */
function groupRecords({ groups, accounts, whole, yearAhead = false }: SmartschoolLists): { klassen: SyncRecord[]; groepen: SyncRecord[] } {
	const members = new Map<string, Set<string>>();
	if (whole) {
		for (const account of objects(accounts)) {
			for (const { code } of objects(account.groups)) {
				const known = members.get(text(code)) ?? new Set();
				members.set(text(code), known.add(text(account.gebruikersnaam)));
			}
		}
	}
	const klassen: SyncRecord[] = [];
	const groepen: SyncRecord[] = [];
	for (const group of groups) {
		const code = group.code.trim();
		const handle: GroupHandle = { omschrijving: group.desc, koppelingsveld: group.untis, bovenliggend: group.parentCode.trim(), ...(whole ? { leden: members.get(code)?.size ?? 0 } : {}) };
		if (group.isOfficial) {
			klassen.push({
				soort: 'klas',
				keys: { instelnr: institute(group.instituteNumber), klascode: code },
				label: `klas ${code}`,
				fields: {
					klascode: code,
					klasnaam: group.name,
					// A class that is made for the year ahead shows no numbers yet.
					...(yearAhead && group.instituteNumber.trim() === '' ? {} : { instellingsnummer: group.instituteNumber.trim() }),
					...(yearAhead ? {} : { administratieveGroep: group.adminNumber }),
				},
				handle,
			});
		} else {
			groepen.push({
				soort: 'groep',
				keys: { klascode: code },
				label: `groep ${code}`,
				fields: { groepcode: code, groepnaam: group.name, groeptype: group.type === 'K' ? 'klas' : 'groep' },
				handle,
			});
		}
	}
	return { klassen, groepen };
}

/** Classes and groups that are not the official class, by their code; a code that comes twice counts once. */
function memberships(groups: readonly Json[]): ListElement[] {
	const found = new Map<string, ListElement>();
	for (const { code, name, isOfficial } of groups) {
		const key = codeKey(text(code));
		if (key !== '' && isOfficial !== true && !found.has(key)) found.set(key, { key, values: { klasCode: text(code), naam: text(name) } });
	}
	return [...found.values()];
}

function pupilRecord(account: Json, gebruikersnaam: string, instituteOfClass: Map<string, string>, profile: readonly (readonly [label: string, id: string])[], withCoAccounts: boolean): SyncRecord {
	const fields: FieldValues = {};
	for (const [key, id] of FIELDS) told(fields, account, key, id);
	for (const [label, id] of profile) told(fields, account, label, id);
	// A user name can be changed only where there is an internal number to say whose.
	if (text(account.internnummer) !== '') fields.gebruikersnaam = gebruikersnaam;
	told(fields, account, 'geboortedatum', 'geboortedatum', (value) => isoDate(text(value)));
	const status = text(account.status).toLowerCase();
	if (status === 'uitgeschakeld' || status === 'niet actief') fields.einddatumInschrijving = 'uitgeschakeld';
	else if (status.startsWith('actief')) fields.einddatumInschrijving = '';

	const groups = objects(account.groups);
	const official = groups.find((group) => group.isOfficial === true);
	const klascode = text(official?.code);
	if (Array.isArray(account.groups)) fields.klascode = klascode;

	const coaccounts = withCoAccounts ? coAccountList(account) : undefined;
	return {
		soort: 'leerling',
		keys: {
			leerlingnummer: text(account.internnummer) || undefined,
			stamnummer: text(account.stamboeknummer) || undefined,
			instelnr: instituteOfClass.get(klascode) || undefined,
			gebruikersnaam,
			klascode: klascode || undefined,
		},
		label: `${text(account.voornaam)} ${text(account.naam)}${klascode ? `, ${klascode}` : ''}`,
		fields,
		handle: { internnummer: text(account.internnummer), gebruikersnaam, status, ...(text(account.schoolverlater) === '1' ? { schoolverlater: true } : {}), ...(klascode === '' && groups.length > 0 ? { groepen: groups.map(({ code }) => text(code)) } : {}) },
		...(coaccounts || Array.isArray(account.groups) ? { lists: { ...(coaccounts ? { coaccounts } : {}), ...(Array.isArray(account.groups) ? { groepen: memberships(groups) } : {}) } } : {}),
	};
}
