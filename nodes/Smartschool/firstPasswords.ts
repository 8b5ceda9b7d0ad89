/**
 * First passwords: who still has to get one, and how it is handed over. Per account type (0 pupil, 1 and 2 the first
 * two co-accounts) the state in the table goes armed → sent → closed; only somebody who arms it anew goes back. A
 * password is written at most once per arming: what is not sure is told, never tried again (law L17).
 */
import { ServiceError } from '../../services/errors';
import { SmartschoolCode, type SmartschoolClient } from '../../services/smartschool/client';
import { firstPassword } from '../../services/smartschool/password';
import { typedAccount } from '../../services/smartschool/account';
import { isStaffCoAccount } from '../../sync/fields/coAccounts';

/** Column `staat` of the table; what is `sent` is claimed by one run, and nothing else touches it any more. */
export const STATES = { armed: 'gewapend', sent: 'verzonden', closed: 'afgesloten' } as const;
export type State = (typeof STATES)[keyof typeof STATES];

/** Account types of the three passwords that are handed over. */
export const SLOTS = [0, 1, 2] as const;
export type Slot = (typeof SLOTS)[number];

/** Key of a row: the fingerprint of the pupil number, and the account type. */
export const armingKey = (numberPrint: string, slot: Slot): string => `${numberPrint}.${slot}`;

/** One password that waits: to whom it goes. No secret. */
export interface Due {
	soort: 'wachtwoord';
	key: string;
	slot: Slot;
	internnummer: string;
	gebruikersnaam: string;
	leerling: string;
	klas: string;
	/** Name on the letter: the pupil, or the co-account. */
	aan: string;
}

export interface ArmedRow {
	key: string;
	staat: string;
	/** ISO date of the arming. */
	sinds: string;
}

export interface Wish {
	/** Codes in lower case; empty = all. */
	classes: readonly string[];
	/** ISO date; '' = all. */
	since: string;
	slots: readonly Slot[];
	/** Internal numbers to arm anew; then the rows do not matter. */
	rearm: readonly string[];
}

type Account = Readonly<Record<string, unknown>>;

/** Passwords that wait among these accounts, in the order of class and name; only accounts that are on and, for parents, there. */
export function dueOf(accounts: readonly Account[], rows: readonly ArmedRow[], wish: Wish, numberPrint: (leerlingnummer: string) => string): Due[] {
	const armed = new Set(rows.filter(({ staat, sinds }) => staat === STATES.armed && (wish.since === '' || sinds >= wish.since)).map(({ key }) => key));
	const due: Due[] = [];
	for (const account of accounts) {
		const text = (key: string) => String(account[key] ?? '').trim();
		const internnummer = text('internnummer');
		if (text('basisrol') !== '1' || internnummer === '' || !text('status').toLowerCase().startsWith('actief')) continue;
		const klas = officialClass(account);
		if (wish.classes.length > 0 && !wish.classes.includes(klas.toLowerCase())) continue;
		if (wish.rearm.length > 0 && !wish.rearm.includes(internnummer)) continue;
		const print = numberPrint(internnummer);
		const leerling = `${text('voornaam')} ${text('naam')}`;
		for (const slot of wish.slots) {
			const key = armingKey(print, slot);
			const aan = slot === 0 ? leerling : coAccountName(account, slot);
			if (aan === undefined || (wish.rearm.length === 0 && !armed.has(key))) continue;
			due.push({ soort: 'wachtwoord', key, slot, internnummer, gebruikersnaam: text('gebruikersnaam'), leerling, klas, aan });
		}
	}
	return due.sort((x, y) => x.klas.localeCompare(y.klas, 'nl', { numeric: true }) || x.leerling.localeCompare(y.leerling, 'nl') || x.slot - y.slot);
}

function officialClass(account: Account): string {
	const groups = Array.isArray(account.groups) ? (account.groups as { isOfficial?: unknown; code?: unknown }[]) : [];
	return String(groups.find(({ isOfficial }) => isOfficial === true)?.code ?? '').trim();
}

/** Name of who is in the slot; `undefined` when nobody is, or somebody of the school itself. */
function coAccountName(account: Account, slot: Slot): string | undefined {
	const found = (typedAccount(account as Record<string, unknown>).coAccounts as { nummer: number; type: string | null; voornaam: string; naam: string; status: string }[]).find(({ nummer }) => nummer === slot);
	if (!found || found.type === null || isStaffCoAccount(found.type) || found.status.toLowerCase() === 'niet actief') return undefined;
	return `${found.voornaam} ${found.naam}`.trim() || 'de ouder';
}

export interface HandedOver {
	/** The row's state from now on. */
	staat: State;
	/** Only here, in memory, and only when Smartschool took it. */
	wachtwoord?: string;
	/** What is not as it should be, in Dutch; '' = all is well. */
	melding: string;
}

/** Made here, or what Informat keeps for this person; `undefined` = it keeps none. */
export type Source = 'generated' | { informat: string | undefined };

/** Another password is made when the platform finds one too weak or has it on its list. */
const TRIES = 3;

/**
 * Must-change flag, password, flag again: when the process dies in between, the flag stands already (H6).
 * @param userIdentifier as the platform takes it
 * @throws ServiceError that concerns everybody, only while no password was sent yet
 */
export async function handOver(client: Pick<SmartschoolClient, 'mustChangePassword' | 'setFirstPassword'>, userIdentifier: string, slot: Slot, source: Source = 'generated'): Promise<HandedOver> {
	const given = source === 'generated' ? undefined : source.informat;
	if (source !== 'generated' && given === undefined) return { staat: STATES.armed, melding: 'Informat geeft hiervoor geen wachtwoord. Er is niets gewijzigd en het blijft klaarstaan. Vul het wachtwoord in Informat in, of maak deze brief met een wachtwoord dat hier gemaakt wordt.' };
	try {
		await client.mustChangePassword(userIdentifier, slot);
	} catch (error) {
		return notSent(error);
	}
	let wachtwoord = given ?? firstPassword();
	for (let left = given === undefined ? TRIES : 1; ; left--) {
		try {
			await client.setFirstPassword(userIdentifier, String(slot), wachtwoord);
			break;
		} catch (error) {
			if (!(error instanceof SmartschoolCode)) return { staat: STATES.sent, melding: 'Niet zeker of het nieuwe wachtwoord gezet is: er kwam geen duidelijk antwoord van Smartschool. Er is geen brief. Laat de gebruiker aanmelden met zijn huidige wachtwoord, of wapen opnieuw.' };
			// An answered code is a refusal: nothing was written.
			if (given !== undefined && error.meaning === 'password') return { staat: STATES.armed, melding: `Smartschool weigert het wachtwoord dat Informat geeft: te zwak voor dit platform of verboden (code ${error.code}). Er is geen wachtwoord gezet en het blijft klaarstaan. Zet in Informat een sterker wachtwoord, of maak deze brief met een wachtwoord dat hier gemaakt wordt.` };
			if (error.meaning !== 'password' || left === 1) return notSent(error);
			wachtwoord = firstPassword();
		}
	}
	try {
		await client.mustChangePassword(userIdentifier, slot);
		return { staat: STATES.closed, wachtwoord, melding: '' };
	} catch {
		return { staat: STATES.closed, wachtwoord, melding: 'Het wachtwoord is gezet, maar Smartschool bevestigde niet dat het bij de eerste aanmelding gewijzigd moet worden. Zet dat zelf aan in Smartschool.' };
	}
}

/** Nothing was written, so it may be tried again. */
function notSent(error: unknown): HandedOver {
	if (!(error instanceof ServiceError) || error.systemic) throw error;
	return { staat: STATES.armed, melding: `Er is geen wachtwoord gezet. ${error.message}` };
}
