/** What the platform remembers, and the rules that it keeps. */
import { longSchoolYearOf, startYearOf } from '../calendar';
import type { Course } from './courses';
import type { DeliberationLine } from './deliberation';
import type { MiniDbItem, Ticket } from './helpdesk';
import type { Message, Notification } from './messages';
import { emptyProfile } from './profile';
import type { PlatformSettings } from './settings';
import type { SkoreJob } from './skore';

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

/** The password itself is never kept. */
export interface PasswordSlot {
	writes: number;
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
	/** By account type. */
	signatures: Record<number, string>;
	/** Half days that differ from what the platform makes up itself. */
	absences: Record<string, { am: string | null; pm: string | null }>;
	/** Parameters that can be written and of which no read is known. */
	unread: Record<string, string>;
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

export class Platform {
	accounts: Account[] = [];
	groups = new Map<string, Group>();
	/** User names of accounts that were deleted, with the moment in front, as absence lists show them. */
	deleted: string[] = [];
	messages: Message[] = [];
	notifications: Notification[] = [];
	courses: Course[] = [];
	skoreJobs: SkoreJob[] = [];
	miniDb: MiniDbItem[] = [];
	tickets: Ticket[] = [];
	deliberations: DeliberationLine[] = [];
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
		const account: Account = { id: this.nextAccount++, profile: { ...emptyProfile(), ...profile }, groups: [], career: [], pendingMoves: [], passwords: {}, photo: '', signatures: {}, absences: {}, unread: {} };
		this.accounts.push(account);
		if (account.profile.internnummer) this.byNumber.set(String(account.profile.internnummer), account);
		this.byName.set(String(account.profile.gebruikersnaam).toLowerCase(), account);
		return account;
	}

	/** After a change of user name or internal number. */
	rename(account: Account, change: { gebruikersnaam?: string; internnummer?: string }): void {
		this.byName.delete(String(account.profile.gebruikersnaam).toLowerCase());
		this.byNumber.delete(String(account.profile.internnummer ?? ''));
		const old = String(account.profile.gebruikersnaam);
		Object.assign(account.profile, change);
		this.replaceName(old, String(account.profile.gebruikersnaam));
		this.byName.set(String(account.profile.gebruikersnaam).toLowerCase(), account);
		if (account.profile.internnummer) this.byNumber.set(String(account.profile.internnummer), account);
	}

	/** Tutors and teachers of courses go by their user name. */
	private replaceName(old: string, name: string | undefined): void {
		if (old === name) return;
		const replaced = (names: readonly string[]): string[] => names.flatMap((each) => (each !== old ? [each] : name === undefined ? [] : [name]));
		for (const group of this.groups.values()) group.owners = replaced(group.owners);
		for (const course of this.courses) Object.assign(course, { mainTeacher: replaced([course.mainTeacher])[0] ?? '', coTeachers: replaced(course.coTeachers) });
	}

	remove(account: Account, now: Date): void {
		this.replaceName(String(account.profile.gebruikersnaam), undefined);
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

	groupById = (id: string): Group | undefined => [...this.groups.values()].find((group) => String(group.id) === id);

	changeCode(group: Group, code: string): void {
		const old = group.code;
		if (old === code) return;
		this.groups.delete(old);
		group.code = code;
		this.groups.set(code, group);
		for (const each of this.groups.values()) if (each.parent === old) each.parent = code;
		for (const account of this.accounts) account.groups = account.groups.map((each) => (each === old ? code : each));
		for (const course of this.courses) course.groups = course.groups.map((each) => (each === old ? code : each));
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

	countPassword(account: Account, slot: number, mustChange: boolean): void {
		account.passwords[slot] = { writes: (account.passwords[slot]?.writes ?? 0) + 1, mustChange };
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

	/** Out of the class, not out of the school. */
	leaveClass(account: Account, group: Group, date: string): void {
		this.addCareerRow(account, group, { inClass: false, outSchool: false, date });
		this.settle(account);
	}

	private addCareerRow(account: Account, group: Group | undefined, row: Pick<CareerRow, 'inClass' | 'outSchool' | 'date'>): void {
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
		const { targetGroup, targetGroupStays } = this.settings;
		account.groups = [...account.groups.filter((each) => this.groups.get(each)?.isOfficial !== true && (targetGroupStays || each !== targetGroup)), code];
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
		} else if (!row.inClass) account.groups = account.groups.filter((code) => code !== row.groupCode);
	}

	setToday(day: string): void {
		const before = this.today;
		this.today = day;
		for (const group of this.groups.values()) this.showYear(group);
		for (const account of this.accounts) if (account.career.some(({ date }) => date > before && date <= day)) this.settle(account);
	}
}
