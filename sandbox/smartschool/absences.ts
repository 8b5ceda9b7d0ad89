/** Absences: read only, by half day. The platform makes them up, always the same for a pupil and a day. */
import { addDays, isWeekend, startYearOf } from '../calendar';
import type { Account, Platform } from './store';
import { isoDate, membersOf, onUser, phpJson, type Args, type Operation, type Table } from './table';

interface HalfDays { am: string | null; pm: string | null }

const CODES = ['L', 'Z', 'Z', 'D', 'B', '-', 'R', 'P'] as const;
/** Free texts of this school. */
const ALIASES: Readonly<Record<string, string>> = {
	'|': 'Aanwezig', L: 'Te laat zonder geldige reden', Z: 'Ziek', D: 'Doktersbezoek', B: 'Gewettigd afwezig', R: 'Overmacht', '-': 'Reden nog onbekend', P: 'Persoonlijke reden', G: 'Gespreid traject', C: 'Topsport', H: 'Revalidatie', O: 'Opvang', Q: 'Rouw',
	W: 'Stage, aanwezig', M: 'Stage, afwezig', J: 'Moederschapsverlof', Y: 'Preventieve schorsing', U: 'Tijdelijke uitsluiting', T: 'Definitieve uitsluiting',
};

function chance(text: string): number {
	let hash = 2166136261;
	for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 16777619);
	hash = Math.imul(hash ^ (hash >>> 15), 2246822507);
	return ((hash ^ (hash >>> 13)) >>> 0) / 4294967296;
}

/** No school in a weekend, in July and August, and on days to come. */
function halfDays(account: Account, day: string, today: string): HalfDays {
	const typed = account.absences[day];
	if (typed) return typed;
	const month = day.slice(5, 7);
	if (isWeekend(day) || month === '07' || month === '08' || day > today) return { am: null, pm: null };
	const wednesday = new Date(day).getUTCDay() === 3;
	const at = chance(`${account.id} ${day}`);
	if (at >= 0.05) return { am: '|', pm: wednesday ? null : '|' };
	const code = CODES[Math.floor(at * 1000) % CODES.length]!;
	return { am: code, pm: wednesday ? null : code === 'L' ? '|' : code };
}

const pupils = (platform: Platform): Account[] => platform.accounts.filter((account) => account.profile.basisrol === '1' && account.profile.status === 'actief' && platform.officialClass(account));

/** PHP writes a list without rows as `[]`, also where it would be an object. */
const byKeys = (rows: [string, unknown][]): string => phpJson(rows.length === 0 ? [] : Object.fromEntries(rows));

function byDate(key: (account: Account, platform: Platform) => string, shape: (day: HalfDays) => unknown = (day) => day, withDeleted = true): Operation['run'] {
	return (platform, { date = '', code }: Args) => {
		const day = isoDate(date);
		if (day === undefined) return 49;
		let list = pupils(platform);
		if (code !== undefined) {
			const members = membersOf(platform, code, true);
			if (code === '' || members === undefined) return 19;
			const inside = new Set(members);
			list = list.filter((account) => inside.has(account));
		}
		const rows: [string, unknown][] = list.filter((account) => key(account, platform) !== '').map((account) => [key(account, platform), shape(halfDays(account, day, platform.today))]);
		if (withDeleted && code === undefined) rows.push(...platform.deleted.map((name): [string, unknown] => [name, shape({ am: '-', pm: '-' })]));
		return byKeys(rows);
	};
}

const username = ({ profile }: Account): string => String(profile.gebruikersnaam);
const internalNumber = ({ profile }: Account): string => String(profile.internnummer ?? '');
/** Documented nowhere. */
const someKey = (account: Account, { settings }: Platform): string => (settings.absenceKey === 'username' ? username(account) : internalNumber(account));

/** The read by pupil names no alias for who is present. */
const alias = (name: string, present: string | null) => (day: HalfDays) => Object.fromEntries((['am', 'pm'] as const).map((part) => [part, { [name]: day[part], alias: day[part] === '|' ? present : (ALIASES[day[part] ?? ''] ?? null) }]));

function wholeYear(shape: (day: HalfDays) => unknown): Operation['run'] {
	return onUser((account, platform, { schoolYear = '' }) => {
		if (!/^\d{4}$/.test(schoolYear)) return 49;
		const days: Record<string, unknown> = {};
		const end = startYearOf(platform.today) === Number(schoolYear) ? platform.today : `${Number(schoolYear) + 1}-06-30`;
		for (let day = `${schoolYear}-09-01`; day <= end; day = addDays(day, 1)) days[day] = shape(halfDays(account, day, platform.today));
		return phpJson(days);
	});
}

export const ABSENCES: Table = {
	getAbsents: { args: ['userIdentifier', 'schoolYear'], returns: 'string', run: wholeYear((day) => day) },
	getAbsentsWithAlias: { args: ['userIdentifier', 'schoolYear'], returns: 'string', run: wholeYear(alias('code', null)) },
	getAbsentsByDate: { args: ['date'], returns: 'string', run: byDate(someKey) },
	getAbsentsWithUsernameByDate: { args: ['date'], returns: 'string', run: byDate(username) },
	getAbsentsWithInternalNumberByDate: { args: ['date'], returns: 'string', run: byDate(internalNumber, undefined, false) },
	getAbsentsByDateAndGroup: { args: ['date', 'code'], returns: 'string', run: (platform, args, now) => byDate(someKey)(platform, { ...args, code: args.code ?? '' }, now) },
	getAbsentsWithAliasByDate: { args: ['date'], returns: 'string', run: byDate(username, alias('officialcode', ALIASES['|']!)) },
};
