/** What the platform remembers, and the rules that it keeps. */
import { createHash } from 'node:crypto';

export interface CareerRow {
	inClass: boolean;
	outSchool: boolean;
	date: string;
	stamboeknummer: string;
	groupName: string;
	groupCode: string;
	adminNumber: string;
	instituteNumber: string;
}

export interface PasswordSlot {
	/** How often a password was written; the tests look at this. */
	writes: number;
	digest: string;
	mustChange: boolean;
}

export interface Account {
	id: number;
	/** The readable part, with the keys of the read object. */
	profile: Record<string, string | number | boolean | null>;
	groups: string[];
	career: CareerRow[];
	/** Class moves without official date: wait for a person, and are not visible. */
	pendingMoves: { class: string }[];
	passwords: Record<number, PasswordSlot>;
}

export interface Group {
	id: number;
	code: string;
	name: string;
	desc: string;
	untis: string;
	parent: string;
	type: 'G' | 'K';
	isOfficial: boolean;
	visible: boolean;
	adminNumber: string;
	instituteNumber: string;
}

export interface PlatformSettings {
	uniqueField: 'number' | 'username';
	/** What an empty or left-out argument of saveUser does on an update. */
	saveUserEmpty: 'keep' | 'clear';
	targetGroup: string;
	passwordRule: '2017' | 'none';
	/** Labels of the school's own profile fields; they can be written by their label. */
	ownFields: string[];
	informatFields: boolean;
	instituteNumbers: string[];
	/** Access code → allowed operations; undefined = all. */
	profiles: Record<string, string[] | undefined>;
}

export class Platform {
	accounts: Account[] = [];
	groups = new Map<string, Group>();
	private byNumber = new Map<string, Account>();
	private byName = new Map<string, Account>();
	private nextId = 1000;

	constructor(public settings: PlatformSettings) {}

	byInternNumber = (number: string): Account | undefined => this.byNumber.get(number);
	byUsername = (name: string): Account | undefined => this.byName.get(name.toLowerCase());
	byKey = (key: string): Account | undefined => (this.settings.uniqueField === 'number' ? this.byInternNumber(key) : this.byUsername(key));

	add(profile: Account['profile']): Account {
		const account: Account = { id: this.nextId++, profile: { ...emptyProfile(), ...profile }, groups: [], career: [], pendingMoves: [], passwords: {} };
		this.accounts.push(account);
		if (account.profile.internnummer) this.byNumber.set(String(account.profile.internnummer), account);
		this.byName.set(String(account.profile.gebruikersnaam).toLowerCase(), account);
		return account;
	}

	/** Call after a change of user name or internal number. */
	index(): void {
		this.byNumber = new Map(this.accounts.flatMap((account) => (account.profile.internnummer ? [[String(account.profile.internnummer), account] as const] : [])));
		this.byName = new Map(this.accounts.map((account) => [String(account.profile.gebruikersnaam).toLowerCase(), account]));
	}

	remove(account: Account): void {
		this.accounts = this.accounts.filter((each) => each !== account);
		this.index();
	}

	addGroup(group: Omit<Group, 'id' | 'visible' | 'untis'> & { untis?: string }): Group {
		const made: Group = { untis: '', visible: true, ...group, id: 100 + this.groups.size };
		this.groups.set(made.code, made);
		return made;
	}

	/** Codes are matched as stored, or without the spaces around them. */
	group(code: string): Group | undefined {
		return this.groups.get(code) ?? this.groups.get(code.trim());
	}

	officialClass(account: Account): Group | undefined {
		return account.groups.map((code) => this.groups.get(code)).find((group) => group?.isOfficial);
	}

	setPassword(account: Account, slot: number, password: string, mustChange: boolean): void {
		const old = account.passwords[slot];
		account.passwords[slot] = { writes: (old?.writes ?? 0) + 1, digest: createHash('sha256').update(`${account.id}${password}`).digest('hex'), mustChange };
	}

	strongEnough(password: string): boolean {
		if (this.settings.passwordRule === 'none') return true;
		const classes = [/[A-Z]/, /[a-z]/, /\d/, /[._\-*!?\\/]/].filter((kind) => kind.test(password)).length;
		return password.length >= 8 && classes >= 3;
	}

	moveToClass(account: Account, group: Group, date: string): void {
		const current = this.officialClass(account);
		account.groups = [...account.groups.filter((code) => code !== current?.code), group.code];
		account.career.push({
			inClass: true,
			outSchool: false,
			date,
			stamboeknummer: String(account.profile.stamboeknummer ?? ''),
			groupName: group.name,
			groupCode: group.code,
			adminNumber: group.adminNumber,
			instituteNumber: group.instituteNumber,
		});
	}
}

const COACCOUNT_SLOTS = [1, 2, 3, 4, 5, 6] as const;

function emptyProfile(): Account['profile'] {
	const text = ['voornaam', 'naam', 'gebruikersnaam', 'internnummer', 'status', 'extravoornamen', 'initialen', 'roepnaam', 'geslacht', 'geboortedatum', 'geboorteplaats', 'geboorteland', 'rijksregisternummer', 'straat', 'huisnummer', 'busnummer', 'postcode', 'woonplaats', 'land', 'emailadres', 'website', 'mobielnummer', 'telefoonnummer', 'fax', 'instantmessengers', 'sorteerveld', 'stamboeknummer', 'koppelingsveldschoolagenda', 'basisrol', 'klasnummer'];
	const profile: Account['profile'] = Object.fromEntries(text.map((key) => [key, '']));
	profile.status = 'actief';
	profile.geboortedatum = '0000-00-00';
	for (const key of ['isEmailVerified', 'isAuthenticatorAppEnabled', 'isYubikeyEnabled']) profile[key] = false;
	for (const key of ['godsdienstkeuze', 'nationaliteitscode', 'nationaliteit', 'soortleerling', 'function', 'teachercardnumber']) profile[key] = '';
	for (const slot of COACCOUNT_SLOTS) {
		for (const key of ['voornaam', 'naam', 'email', 'telefoonnummer', 'mobielnummer']) profile[`${key}_coaccount${slot}`] = '';
		profile[`email_coaccount${slot}_isVerified`] = false;
		profile[`type_coaccount${slot}`] = 0;
		profile[`authenticator_app_enabled${slot}`] = false;
		profile[`yubikey_enabled${slot}`] = false;
		profile[`status${slot}`] = 'niet actief';
	}
	return profile;
}
