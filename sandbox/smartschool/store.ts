/** What the platform remembers, and the rules that it keeps. */
import { createHash } from 'node:crypto';
import { longSchoolYearOf, startYearOf } from '../calendar';

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
	writes: number;
	digest: string;
	mustChange: boolean;
}

export interface Account {
	id: number;
	/** The readable part, with the keys of the read object. */
	profile: Record<string, string | number | boolean | null>;
	/** Codes of every group and class. */
	groups: string[];
	/** In order of date. */
	career: CareerRow[];
	/** Class moves and sign-outs without official date: they wait for a person, and are not visible. */
	pendingMoves: { kind: 'class' | 'leave' | 'remove'; class: string }[];
	/** By account type: 0 main, 1 to 6 the co-accounts. */
	passwords: Record<number, PasswordSlot>;
	photo: string;
	/** Half days that differ from what the platform makes up itself. */
	absences: Record<string, { am: string | null; pm: string | null }>;
}

export interface YearData {
	id: number;
	instituteNumber: string;
	administrativeGroupNumber: string;
	residence: string;
	domain: string;
	principal: string;
}

export interface Group {
	id: number;
	code: string;
	name: string;
	desc: string;
	untis: string;
	parent: string;
	/** G group, K class. */
	type: 'G' | 'K';
	isOfficial: boolean;
	visible: boolean;
	/** Both as in the school year of today. */
	adminNumber: string;
	instituteNumber: string;
	/** By school year, 2026-2027. */
	years: Record<string, YearData>;
	/** User names of the tutors. */
	owners: string[];
}

export interface PlatformSettings {
	uniqueField: 'number' | 'username';
	/** What an empty or left-out argument of saveUser does on an update. */
	saveUserEmpty: 'keep' | 'clear';
	targetGroup: string;
	/** 2017: eight characters of three kinds. */
	passwordRule: '2017' | 'none';
	/** Answer to another name or parent for a group that exists: code 40, or 0 without effect. */
	fixedNames: 'refuse' | 'ignore';
	/** Code 41 or 42 when a class with members gets another administrative or institute number in the same year. */
	classNumbersFixed: boolean;
	/** Labels of the school's own profile fields; they are written by their label. */
	ownFields: string[];
	/** The profile fields of the Informat coupling that this platform has. */
	informatFields: string[];
	/** Kinds that type_coaccountN takes. */
	coAccountTypes: string[];
	instituteNumbers: string[];
	/** Access code → allowed operations; null = all. */
	profiles: Record<string, string[] | null>;
	/** Text that saveUser and savePassword refuse with code 52. */
	bannedPasswords: string[];
}

export class Platform {
	accounts: Account[] = [];
	groups = new Map<string, Group>();
	/** User names of accounts that were deleted, with the moment in front, as absence lists show them. */
	deleted: string[] = [];
	private byNumber = new Map<string, Account>();
	private byName = new Map<string, Account>();
	private nextAccount = 1000;
	private nextGroup = 100;
	private nextYear = 1;

	constructor(
		public settings: PlatformSettings,
		public today: string,
	) {}

	byInternNumber = (number: string): Account | undefined => this.byNumber.get(number);
	byUsername = (name: string): Account | undefined => this.byName.get(name.toLowerCase());
	byKey = (key: string): Account | undefined => (this.settings.uniqueField === 'number' ? this.byInternNumber(key) : this.byUsername(key));

	add(profile: Account['profile']): Account {
		const account: Account = { id: this.nextAccount++, profile: { ...emptyProfile(), ...profile }, groups: [], career: [], pendingMoves: [], passwords: {}, photo: '', absences: {} };
		this.accounts.push(account);
		if (account.profile.internnummer) this.byNumber.set(String(account.profile.internnummer), account);
		this.byName.set(String(account.profile.gebruikersnaam).toLowerCase(), account);
		return account;
	}

	/** After a change of user name or internal number. */
	rename(account: Account, change: { gebruikersnaam?: string; internnummer?: string }): void {
		this.byName.delete(String(account.profile.gebruikersnaam).toLowerCase());
		this.byNumber.delete(String(account.profile.internnummer ?? ''));
		Object.assign(account.profile, change);
		this.byName.set(String(account.profile.gebruikersnaam).toLowerCase(), account);
		if (account.profile.internnummer) this.byNumber.set(String(account.profile.internnummer), account);
	}

	remove(account: Account, now: Date): void {
		this.accounts = this.accounts.filter((each) => each !== account);
		this.byName.delete(String(account.profile.gebruikersnaam).toLowerCase());
		this.byNumber.delete(String(account.profile.internnummer ?? ''));
		const stamp = now.toISOString().slice(0, 19).replace(/[-:]/g, '').replace('T', '_');
		this.deleted.push(`${stamp}_${account.profile.gebruikersnaam}`);
	}

	addGroup(group: Pick<Group, 'code' | 'name' | 'desc' | 'parent' | 'type'> & Partial<Group>): Group {
		const made: Group = { untis: '', visible: true, isOfficial: false, adminNumber: '', instituteNumber: '', years: {}, owners: [], ...group, id: this.nextGroup++ };
		this.groups.set(made.code, made);
		if (made.instituteNumber !== '') this.setYear(made, this.today, { instituteNumber: made.instituteNumber, administrativeGroupNumber: made.adminNumber });
		return made;
	}

	/** Class data belongs to one school year; what is shown everywhere else is the year of today. */
	setYear(group: Group, day: string, change: Partial<YearData>): void {
		const year = longSchoolYearOf(day);
		group.years[year] = { ...(group.years[year] ?? { id: this.nextYear++, instituteNumber: '', administrativeGroupNumber: '', residence: '', domain: '', principal: '' }), ...change };
		this.showYear(group);
	}

	private showYear(group: Group): void {
		const now = startYearOf(this.today);
		const year = Object.keys(group.years).filter((each) => Number(each.slice(0, 4)) <= now).sort().at(-1);
		const data = year === undefined ? undefined : group.years[year];
		if (data) Object.assign(group, { instituteNumber: data.instituteNumber, adminNumber: data.administrativeGroupNumber });
	}

	/** Codes are matched as stored, or without the spaces around them. */
	group(code: string): Group | undefined {
		return this.groups.get(code) ?? this.groups.get(code.trim());
	}

	officialClass(account: Account): Group | undefined {
		for (const code of account.groups) {
			const group = this.groups.get(code);
			if (group?.isOfficial) return group;
		}
		return undefined;
	}

	membersOf(code: string): Account[] {
		return this.accounts.filter(({ groups }) => groups.includes(code));
	}

	setPassword(account: Account, slot: number, password: string, mustChange: boolean): void {
		const old = account.passwords[slot];
		account.passwords[slot] = { writes: (old?.writes ?? 0) + 1, digest: createHash('sha256').update(`${account.id}:${slot}:${password}`).digest('hex'), mustChange };
	}

	/** Result code for a password: 0, 4 or 52. */
	passwordCode(password: string): number {
		if (this.settings.bannedPasswords.includes(password)) return 52;
		if (this.settings.passwordRule === 'none') return password === '' ? 4 : 0;
		const kinds = [/[A-Z]/, /[a-z]/, /\d/, /[._\-*!?\\/]/].filter((kind) => kind.test(password)).length;
		return password.length >= 8 && kinds >= 3 ? 0 : 4;
	}

	/** A move with official date: at once in the career, in the class from that day on. */
	moveToClass(account: Account, group: Group, date: string): void {
		const last = account.career.at(-1);
		const known = last?.inClass === true && last.groupCode === group.code && last.date <= date;
		if (!known) this.addCareerRow(account, group, { inClass: true, outSchool: false, date });
		this.settle(account);
	}

	leave(account: Account, date: string): void {
		this.addCareerRow(account, this.officialClass(account), { inClass: false, outSchool: true, date });
		this.settle(account);
	}

	addCareerRow(account: Account, group: Group | undefined, row: Pick<CareerRow, 'inClass' | 'outSchool' | 'date'>): void {
		account.career.push({
			...row,
			stamboeknummer: String(account.profile.stamboeknummer ?? ''),
			groupName: group?.name ?? '',
			groupCode: group?.code ?? '',
			adminNumber: group?.adminNumber ?? '',
			instituteNumber: group?.instituteNumber ?? '',
		});
		account.career.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
	}

	setClass(account: Account, code: string): void {
		account.groups = [...account.groups.filter((each) => this.groups.get(each)?.isOfficial !== true), code];
	}

	/** Makes membership and status follow the last career row that has come. */
	private settle(account: Account): void {
		const row = account.career.filter(({ date }) => date <= this.today).at(-1);
		if (!row) return;
		if (row.inClass && this.groups.get(row.groupCode)?.isOfficial) {
			if (this.officialClass(account)?.code !== row.groupCode) this.setClass(account, row.groupCode);
			account.profile.schoolverlater = 0;
		} else if (row.outSchool) {
			account.profile.status = 'uitgeschakeld';
			account.profile.schoolverlater = 1;
		}
	}

	setToday(day: string): void {
		const before = this.today;
		this.today = day;
		for (const group of this.groups.values()) this.showYear(group);
		for (const account of this.accounts) if (account.career.some(({ date }) => date > before && date <= day)) this.settle(account);
	}
}

export const SLOTS = [1, 2, 3, 4, 5, 6] as const;

const BLANK: Account['profile'] = (() => {
	const profile: Account['profile'] = {};
	for (const key of ['voornaam', 'naam', 'gebruikersnaam', 'internnummer', 'status', 'extravoornamen', 'initialen', 'roepnaam', 'geslacht', 'geboortedatum', 'geboorteplaats', 'geboorteland', 'rijksregisternummer', 'straat', 'huisnummer', 'busnummer', 'postcode', 'woonplaats', 'land', 'emailadres', 'website', 'mobielnummer', 'telefoonnummer', 'fax', 'instantmessengers', 'sorteerveld', 'stamboeknummer', 'koppelingsveldschoolagenda', 'basisrol', 'klasnummer']) profile[key] = '';
	profile.status = 'actief';
	profile.geboortedatum = '0000-00-00';
	for (const key of ['isEmailVerified', 'isAuthenticatorAppEnabled', 'isYubikeyEnabled']) profile[key] = false;
	for (const key of ['godsdienstkeuze', 'nationaliteitscode', 'nationaliteit', 'soortleerling', 'function', 'teachercardnumber']) profile[key] = '';
	for (const slot of SLOTS) Object.assign(profile, emptySlot(slot));
	profile.schoolverlater = 0;
	profile.last_successful_login = ';';
	profile.last_successful_login_coaccount1 = ';';
	profile.last_successful_login_coaccount2 = ';';
	return profile;
})();

/** An empty slot has the number 0 as its type. */
export function emptySlot(slot: number): Account['profile'] {
	return {
		[`voornaam_coaccount${slot}`]: '',
		[`naam_coaccount${slot}`]: '',
		[`email_coaccount${slot}`]: '',
		[`email_coaccount${slot}_isVerified`]: false,
		[`telefoonnummer_coaccount${slot}`]: '',
		[`mobielnummer_coaccount${slot}`]: '',
		[`type_coaccount${slot}`]: 0,
		[`authenticator_app_enabled${slot}`]: false,
		[`yubikey_enabled${slot}`]: false,
		[`status${slot}`]: 'niet actief',
	};
}

/** The keys that every platform has; the others are fields of this school or of the Informat coupling. */
export const STANDARD_KEYS: readonly string[] = Object.keys(BLANK);

export const emptyProfile = (): Account['profile'] => ({ ...BLANK });
