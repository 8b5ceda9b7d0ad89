/** Parents on both sides: the co-accounts of an account object, and the relations of a pupil with what is their own. */
import { SLOTS } from '../fields/coAccounts';
import type { ListElement, SyncRecord } from '../types';
import { text, type Json } from './read';

/** Key in the account object, before `_coaccountN` → field. */
const KEYS = { naam: 'relatie.naam', voornaam: 'relatie.voornaam', email: 'relatie.email', telefoonnummer: 'relatie.telefoon', mobielnummer: 'relatie.gsm' } as const;
const NO_TYPE = new Set(['', '0', 'maak uw keuze', '(maak uw keuze)']);

/** List `coaccounts`, one element per slot, empty ones too; undefined when the platform did not tell all of them. */
export function coAccountList(account: Json): ListElement[] | undefined {
	if (SLOTS.some((nr) => !Object.hasOwn(account, `type_coaccount${nr}`) || !Object.hasOwn(account, `naam_coaccount${nr}`) || !Object.hasOwn(account, `status${nr}`))) return undefined;
	return SLOTS.map((nr) => {
		const type = text(account[`type_coaccount${nr}`]);
		const values: Record<string, string> = { 'relatie.type': NO_TYPE.has(type.toLowerCase()) ? '' : type, 'relatie.status': text(account[`status${nr}`]), bevestigd: account[`email_coaccount${nr}_isVerified`] === true ? 'ja' : 'nee' };
		for (const [key, id] of Object.entries(KEYS)) if (Object.hasOwn(account, `${key}_coaccount${nr}`)) values[id] = text(account[`${key}_coaccount${nr}`]);
		return { key: String(nr), values };
	});
}

/** One relation of a pupil; lists in order of preference, undefined = not told. */
export interface Relatie {
	id: string;
	type: string;
	naam: string | undefined;
	voornaam: string | undefined;
	lpv: 0 | 1 | 2;
	overleden: boolean;
	emails: string[] | undefined;
	gsm: string[] | undefined;
	telefoon: string[] | undefined;
}

/** In the order of their ids; undefined when Informat did not tell the relations. Only numbers and addresses that are filed under the relation itself count. */
export function relatiesOf({ lists }: SyncRecord): Relatie[] | undefined {
	const { relaties, comnrs, emails } = lists ?? {};
	if (!relaties) return undefined;
	return [...relaties].filter(({ values }) => values.type?.toLowerCase() !== 'leerling').sort((x, y) => (x.key < y.key ? -1 : 1)).map(({ key, values }) => {
		const type = values.type ?? '';
		const own = (list: readonly ListElement[] | undefined, of: (line: ListElement['values']) => string | undefined) => {
			if (list === undefined) return undefined;
			const lines = list.filter((line) => line.values.relatie === key && (of(line.values) ?? '') !== '');
			return lines.sort((x, y) => preference(x.values, type) - preference(y.values, type) || (x.key < y.key ? -1 : 1)).filter((line) => preference(line.values, type) < NEVER).map((line) => of(line.values)!);
		};
		const number = (soort: string) => own(comnrs, (line) => (line.soort?.toLowerCase() === soort ? line.nr : undefined));
		return {
			id: key, type, naam: values.naam, voornaam: values.voornaam, lpv: values.lpv === '1' ? 1 : values.lpv === '2' ? 2 : 0, overleden: values.isOverleden === 'ja',
			emails: own(emails, ({ email }) => email), gsm: number('gsm'), telefoon: number('telefoon'),
		};
	});
}

const NEVER = 100;

/** The number of the house is not this person's own (R71, separated parents), so it never counts; work and emergency numbers come last. */
function preference(line: ListElement['values'], relation: string): number {
	const type = line.type?.toLowerCase() ?? '';
	if (type === 'domicilie') return NEVER;
	const kind = type === relation.toLowerCase() || type === 'eigen' ? 0 : type === 'privé' ? 1 : type === 'werk' ? 3 : type === 'noodnummer' ? 4 : 2;
	return kind + (line.schoolcom === 'nee' ? 10 : 0);
}
