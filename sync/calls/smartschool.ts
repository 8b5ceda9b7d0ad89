/**
 * A job → the calls that carry it out, in the order that keeps the school career right: account, base fields,
 * parameters, class move with its official date, stamnummer after it (R13), groups last.
 */
import { USER_NAME_UNIT } from '../fields/account';
import { MEMBER } from '../fields/groups';
import { PRESET } from '../fields/preset';
import type { SmartschoolJob, UnitWrite } from '../types';
import { coAccountCalls } from './coaccounts';
import type { SaveUserArgs, SmartschoolCall } from './types';

export interface SmartschoolOptions {
	/** ISO date inside the school year that class data belong to (R38). */
	schoolYearDate: string;
	/** What the platform takes as `userIdentifier`. */
	userKey: 'number' | 'username';
	/** Which class moves are read back in the school career: none, those of pupils who had an account, or those of new ones too. */
	checkCareer?: 'off' | 'moves' | 'all';
	/** What the platform takes for the group that a pupil leaves: its code, or its name. */
	leaveBy: 'code' | 'name';
}

type BaseArg = Exclude<keyof SaveUserArgs, 'internnumber' | 'username' | 'basisrol'>;

/** Fields that saveUser takes as they are. */
const BASE: Readonly<Record<string, BaseArg>> = {
	naam: 'surname',
	voornaam: 'name',
	extraVoornamen: 'extranames',
	initialen: 'initials',
	geslacht: 'sex',
	geboortedatum: 'birthday',
	geboorteplaats: 'birthplace',
	geboorteland: 'birthcountry',
	email: 'email',
	gsm: 'mobilephone',
	telefoon: 'homephone',
};

/** saveUser keeps the old value for an empty argument, so a field is emptied by its parameter; two of those are written otherwise. */
const PARAMETER_OF: Readonly<Partial<Record<BaseArg, string>>> = { mobilephone: 'mobilePhone', homephone: 'homePhone' };

/** Fields that saveUser takes as they are as well, but that belong to the address and are updated part by part. */
const BASE_AT_CREATION: Readonly<Record<string, BaseArg>> = { 'adres.postcode': 'postalcode', 'adres.gemeente': 'location', 'adres.land': 'country' };

/** Fields that travel one by one. Street, number and box apart, because Smartschool's own splitting can go wrong (R73). */
const PARAMETERS: Readonly<Record<string, string>> = {
	'adres.straat': 'street',
	'adres.nummer': 'streetnr',
	'adres.bus': 'busnr',
	'adres.postcode': 'postalCode',
	'adres.gemeente': 'location',
	'adres.land': 'country',
	nationaliteit: 'Nationaliteit',
	levensbeschouwing: 'Godsdienstkeuze',
	financierbaarheid: 'Soort leerling',
};

/** Profile fields, under the labels that they have on most platforms. */
const PROFILE_LABELS: Readonly<Record<string, string>> = Object.fromEntries(PRESET.flatMap(({ id, profile }) => (profile ? [[id, profile]] : [])));

export function smartschoolCalls(job: SmartschoolJob, options: SmartschoolOptions): SmartschoolCall[] {
	switch (job.action) {
		case 'createClass':
			return [createClass(job, options)];
		case 'updateClass':
			return [updateClass(job, options)];
		case 'createGroup':
			return [createGroup(job)];
		case 'unregister': {
			const calls: SmartschoolCall[] = numbered(job.internnummer, job.leerlingnummer, job.gebruikersnaam, []);
			const userIdentifier = keyOf(job, options);
			return [...calls, { op: 'unregisterStudent', args: { userIdentifier, officialDate: job.officialDate }, units: job.writes.map(({ unit }) => unit), needs: calls.map((_, index) => index) }];
		}
		case 'loseClass':
			return loseClass(job, options);
		case 'updateCoAccounts':
			return coAccountCalls(job, options.userKey);
		case 'createAccount':
			return accountCalls(job, job.leerlingnummer, { name: '', surname: '' }, 'new', options);
		case 'updateAccount':
			return accountCalls(job, job.internnummer, { name: job.voornaam, surname: job.naam }, job, options);
	}
}

type AccountJob = Extract<SmartschoolJob, { action: 'createAccount' | 'updateAccount' }>;

/** @param existing `new`, or the group that a pupil leaves when he gets a class again */
function accountCalls({ gebruikersnaam, writes, profile = {} }: AccountJob, internnummer: string, names: { name: string; surname: string }, existing: 'new' | { leavesGroup?: string }, options: SmartschoolOptions): SmartschoolCall[] {
	const creates = existing === 'new';
	const calls: SmartschoolCall[] = [];
	const find = (unit: string) => writes.find((write) => write.unit === unit);
	const number = creates ? undefined : find('leerlingnummer')?.values.leerlingnummer;
	if (number) calls.push(...numbered('', number, gebruikersnaam, ['leerlingnummer']));
	const first = calls.length > 0 ? [0] : [];
	const inum = number || internnummer;
	const userIdentifier = options.userKey === 'number' ? inum : gebruikersnaam;

	const base = creates ? { ...BASE, ...BASE_AT_CREATION } : BASE;
	const args: SaveUserArgs = { internnumber: inum, username: gebruikersnaam, ...names, basisrol: 'leerling' };
	const units: string[] = creates ? ['leerlingnummer'] : [];
	const emptied: { unit: string; paramName: string }[] = [];
	for (const { unit, values, changed } of writes) {
		for (const field of changed) {
			const arg = base[field];
			if (arg === undefined) continue;
			if (!creates && values[field] === '') {
				emptied.push({ unit, paramName: PARAMETER_OF[arg] ?? arg });
				continue;
			}
			args[arg] = values[field]!;
			if (!units.includes(unit)) units.push(unit);
		}
	}
	const carriesBase = creates || units.length > 0;
	if (carriesBase) calls.push({ op: creates ? 'createUser' : 'updateUser', args, units, needs: first });
	const account = creates ? [calls.length - 1] : first;
	for (const { unit, paramName } of emptied) calls.push({ op: 'saveUserParameter', args: { userIdentifier, paramName, paramValue: '' }, units: [unit], needs: account });

	for (const { unit, values, changed } of writes) {
		for (const field of changed) {
			const paramName = PARAMETERS[field] ?? profile[field] ?? PROFILE_LABELS[field];
			if (paramName === undefined || (creates && field in BASE_AT_CREATION)) continue;
			calls.push({ op: 'saveUserParameter', args: { userIdentifier, paramName, paramValue: values[field]! }, units: [unit], needs: account });
		}
	}

	const klas = find('klas');
	const returns = !creates && find('einddatumInschrijving')?.values.einddatumInschrijving === '';
	const moved: number[] = [];
	if (klas) {
		const move = { userIdentifier, class: klas.values.klascode!, officialDate: klas.values.begindatumInschrijving! };
		moved.push(calls.length);
		calls.push({ op: returns ? 'rejoinClass' : 'saveUserToClass', args: move, units: ['klas'], needs: account });
		// Before the stamnummer, which lands on the last line of the career, whatever line that is (R13).
		if (options.checkCareer === 'all' || (options.checkCareer === 'moves' && !creates)) {
			calls.push({ op: 'checkCareer', args: move, units: ['klas'], needs: [...moved] });
			moved.push(calls.length - 1);
		}
		if (!creates && existing.leavesGroup !== undefined) calls.push({ op: 'removeUserFromGroup', args: { userIdentifier, class: existing.leavesGroup, officialDate: '' }, units: ['klas'], needs: [...moved] });
	}
	// Smartschool switches nobody on who is in no official class (code 34).
	if (returns) calls.push({ op: 'setAccountStatus', args: { userIdentifier, accountStatus: 'actief' }, units: ['einddatumInschrijving'], needs: [...account, ...moved] });
	const stamnummer = find('stamnummer');
	if (stamnummer) {
		calls.push({ op: 'saveUserParameter', args: { userIdentifier, paramName: 'stamboeknummer', paramValue: stamnummer.values.stamnummer! }, units: ['stamnummer'], needs: [...account, ...moved] });
	}
	calls.push(...groupCalls(userIdentifier, writes, account, options));
	// Last, because the other calls may go by the name that the account has.
	const name = creates ? undefined : find(USER_NAME_UNIT)?.values[USER_NAME_UNIT];
	if (name) calls.push({ op: 'changeUsername', args: { internNumber: inum, newUsername: name }, units: [USER_NAME_UNIT], needs: calls.map((_, index) => index) });
	return calls;
}

/** Into the control group, then out of the class, so that he never stands nowhere. When the control group is an official class, the move is enough. */
function loseClass(job: Extract<SmartschoolJob, { action: 'loseClass' }>, options: SmartschoolOptions): SmartschoolCall[] {
	const calls: SmartschoolCall[] = numbered(job.internnummer, job.leerlingnummer, job.gebruikersnaam, []);
	const dated = (code: string) => ({ userIdentifier: keyOf(job, options), class: code, officialDate: job.officialDate });
	calls.push({ op: 'saveUserToClass', args: dated(job.group), units: ['klas'], needs: calls.map((_, index) => index) });
	if (!job.isClass) calls.push({ op: 'removeUserFromGroup', args: dated(job.klascode), units: ['klas'], needs: [calls.length - 1] });
	return calls;
}

const keyOf = ({ leerlingnummer, gebruikersnaam }: { leerlingnummer: string; gebruikersnaam: string }, { userKey }: SmartschoolOptions): string => (userKey === 'number' ? leerlingnummer : gebruikersnaam);

/** An account that has no internal number yet gets it first: everything after it is addressed by that number. */
function numbered(internnummer: string, leerlingnummer: string, username: string, units: string[]): SmartschoolCall[] {
	return internnummer === '' ? [{ op: 'changeInternNumber', args: { username, newInternNumber: leerlingnummer }, units, needs: [] }] : [];
}

/** All groups that a pupil joins in one call, which leaves the others as they are; every group that he leaves in a call of its own. */
function groupCalls(userIdentifier: string, writes: UnitWrite[], needs: number[], { leaveBy }: SmartschoolOptions): SmartschoolCall[] {
	const members = writes.filter(({ unit }) => unit.startsWith(`${MEMBER}/`));
	const joins = members.filter(({ values }) => values.klasCode !== '');
	const joining: SmartschoolCall[] = joins.length === 0 ? [] : [{ op: 'saveUserToClassesAndGroups', args: { userIdentifier, csvList: joins.map(({ values }) => values.klasCode!).join(','), keepOld: '1' }, units: joins.map(({ unit }) => unit), needs }];
	const leaving = members.filter(({ values }) => values.klasCode === '').map(({ unit, was }): SmartschoolCall => ({ op: 'removeUserFromGroup', args: { userIdentifier, class: (leaveBy === 'name' && was.naam) || was.klasCode!, officialDate: '' }, units: [unit], needs }));
	return [...joining, ...leaving];
}

const valuesOf = (writes: readonly UnitWrite[]): Record<string, string> => Object.assign({}, ...writes.map((write) => write.values)) as Record<string, string>;
const unitsOf = (writes: readonly UnitWrite[]): string[] => writes.map(({ unit }) => unit);

type Job<Action extends SmartschoolJob['action']> = Extract<SmartschoolJob, { action: Action }>;

function createClass({ parent, administratieveGroep, writes }: Job<'createClass'>, { schoolYearDate }: SmartschoolOptions): SmartschoolCall {
	const { klasnaam, klascode, instellingsnummer } = valuesOf(writes);
	return {
		op: 'saveClass',
		// Smartschool refuses an empty description.
		args: { name: klasnaam!, desc: `Klas ${klascode}`, code: klascode!, parent, untis: '', instituteNumber: instellingsnummer!, adminNumber: administratieveGroep, schoolYearDate },
		units: unitsOf(writes),
		needs: [],
	};
}

/** Smartschool knows a class by its name; everything but the administrative group goes back as it was read. */
function updateClass({ klas, writes }: Job<'updateClass'>, { schoolYearDate }: SmartschoolOptions): SmartschoolCall {
	const { klasnaam, klascode, instellingsnummer, omschrijving, koppelingsveld, bovenliggend } = klas;
	return {
		op: 'saveClass',
		args: { name: klasnaam, desc: omschrijving || `Klas ${klascode}`, code: klascode, parent: bovenliggend, untis: koppelingsveld, instituteNumber: instellingsnummer, adminNumber: valuesOf(writes).administratieveGroep!, schoolYearDate },
		units: unitsOf(writes),
		needs: [],
	};
}

/** A group, or a class that is not official: it has no numbers. */
function createGroup({ parent, writes }: Job<'createGroup'>): SmartschoolCall {
	const { groepcode, groepnaam, groeptype } = valuesOf(writes);
	const args = { name: groepnaam || groepcode!, desc: `${groeptype === 'klas' ? 'Klas' : 'Groep'} ${groepcode}`, code: groepcode!, parent, untis: '' };
	const rest = { units: unitsOf(writes), needs: [] };
	return groeptype === 'klas' ? { op: 'saveClass', args: { ...args, instituteNumber: '', adminNumber: '', schoolYearDate: '' }, ...rest } : { op: 'saveGroup', args, ...rest };
}
