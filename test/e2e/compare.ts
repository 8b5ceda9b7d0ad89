/**
 * Compares what both systems hold after a first run with what the exchange table promises, field by field. Written
 * apart from the planner and from nothing but the table in docs/fields.md: it shares no code with `sync/`.
 */

type Row = Record<string, unknown>;
export interface State {
	informat: { students: Row[]; registrations: Row[]; preregistrations: Row[] };
	smartschool: { accounts: { profile: Row; groups: string[]; career: Row[]; officialClass: string | null; passwordWrites: Record<string, number>; mustChange: Record<string, boolean> }[]; classes: Row[]; groups: Row[] };
}
type Account = State['smartschool']['accounts'][number];

const text = (value: unknown): string => (value === null || value === undefined || value === 'null' ? '' : String(value).trim());
const day = (value: unknown): string => text(value).slice(0, 10).replace('0000-00-00', '');
const digits = (value: unknown): string => text(value).replace(/\(0\)/, '').replace(/[^\d+]/g, '').replace(/^(\+32|0032)/, '0');
const loose = (value: unknown): string => text(value).normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]/g, '');
const house = (value: unknown): string => text(value).toUpperCase().replace(/\s/g, '');
const box = (value: unknown): string => text(value).toUpperCase().replace(/\s/g, '').replace(/^(BUS|B)(?=\d)/, '');

const COUNTRY: Record<string, string> = { '00150': 'belgie', '00129': 'nederland', '00111': 'frankrijk' };
const RELIGION: Record<string, string> = { '0140': 'CAT', '0225': 'PRO', '0136': 'ISR', '0135': 'ISL', '0194': 'ORT', '0418': 'ANG', '0187': 'MOR', '0052': 'CUL', '0063': 'PER', '9999': 'DIS', '0000': '' };

export type Kind = 'not qualified' | 'left' | 'enrolled';

/** R21–R25, R36, R43, R44: realised enrolment that has begun, official class, end date without a next enrolment = left. */
export function judge(state: State, student: Row, today: string): { kind: Kind; registration?: Row; klas?: Row } {
	const own = state.informat.registrations.filter((each) => each.persoonId === student.persoonId && each.status === 0 && day(each.begindatum) !== day(each.einddatum));
	const covers = (line: Row) => day(line.begindatum) <= today && (day(line.einddatum) === '' || day(line.einddatum) >= today);
	const current = own.filter(covers);
	const classAt = (registration: Row, at: (line: Row) => boolean) => (registration.inschrKlassen as Row[]).filter((line) => line.groepType === 0 && at(line)).at(-1);
	if (current.length > 0) {
		const registration = current.at(-1)!;
		const klas = classAt(registration, covers);
		return klas ? { kind: 'enrolled', registration, klas } : { kind: 'not qualified' };
	}
	const past = own.filter((each) => day(each.einddatum) !== '' && day(each.einddatum) < today);
	if (past.length === 0 || own.some((each) => day(each.begindatum) > today)) return { kind: 'not qualified' };
	const registration = past.sort((x, y) => (day(x.einddatum) < day(y.einddatum) ? -1 : 1)).at(-1)!;
	return classAt(registration, () => true) ? { kind: 'left', registration } : { kind: 'not qualified' };
}

function accountOf(state: State, student: Row, registration: Row | undefined): Account | undefined {
	const { accounts } = state.smartschool;
	return (
		accounts.find(({ profile }) => text(profile.internnummer) === String(student.pPersoon)) ??
		(registration ? accounts.find(({ profile }) => text(profile.internnummer) === '' && text(profile.stamboeknummer) !== '' && text(profile.stamboeknummer) === text(registration.stamnr) && profile.basisrol === '1') : undefined)
	);
}

/** Same institute and stamnummer, but another internal number: who that is, a person must say. */
function disputed(state: State, student: Row, registration: Row | undefined): Account | undefined {
	const stamnr = text(registration?.stamnr);
	return state.smartschool.accounts.find(({ profile }) => stamnr !== '' && text(profile.stamboeknummer) === stamnr && profile.basisrol === '1' && !['', String(student.pPersoon)].includes(text(profile.internnummer)));
}

/** What is promised for one field: the two texts must be equal; an empty promise says "unchanged". */
interface OneWay { field: string; informat: string; smartschool(account: Account): string }

function oneWay(student: Row, registration: Row, klas: Row): OneWay[] {
	const profile = (key: string, form: (value: unknown) => string = text) => (account: Account) => form(account.profile[key]);
	return [
		{ field: 'naam', informat: text(student.naam), smartschool: profile('naam') },
		{ field: 'voornaam', informat: text(student.voornaam), smartschool: profile('voornaam') },
		{ field: 'extra voornamen', informat: text(student.voornaam2), smartschool: profile('extravoornamen') },
		{ field: 'initialen', informat: text(student.initialen), smartschool: profile('initialen') },
		{ field: 'geslacht', informat: student.geslacht === 'M' ? 'm' : 'f', smartschool: profile('geslacht', (value) => text(value).replace('v', 'f')) },
		{ field: 'geboortedatum', informat: day(student.geboortedatum), smartschool: profile('geboortedatum', day) },
		{ field: 'geboorteplaats', informat: text(student.geboorteplaats), smartschool: profile('geboorteplaats') },
		{ field: 'geboorteland', informat: text(student.geboorteland), smartschool: profile('geboorteland') },
		{ field: 'nationaliteit', informat: text(student.nationaliteitCode), smartschool: profile('nationaliteitscode') },
		{ field: 'leerlingnummer', informat: String(student.pPersoon), smartschool: profile('internnummer') },
		{ field: 'stamnummer', informat: text(registration.stamnr), smartschool: profile('stamboeknummer') },
		{ field: 'levensbeschouwing', informat: RELIGION[text(registration.levensbeschouwingCode)] ?? '', smartschool: profile('godsdienstkeuze') },
		{ field: 'financierbaarheid', informat: text(registration.finCode), smartschool: profile('soortleerling', (value) => text(value).replace('R', '02').replace('V', '01')) },
		{ field: 'taalkeuze', informat: text(registration.taalkeuze), smartschool: profile('informat_languages') },
		{ field: 'keuzeoptie', informat: text(registration.afdelingsjaarOptie), smartschool: profile('informat_optionalcourse') },
		{ field: 'klas', informat: text(klas.klasCode).toLowerCase(), smartschool: ({ groups }) => groups.map((code) => code.toLowerCase()).find((code) => code === text(klas.klasCode).toLowerCase()) ?? groups.join(' ') },
	];
}

interface TwoWay { field: string; informat: string; smartschool(account: Account): string }

function twoWay(student: Row): TwoWay[] {
	const number = (type: string, soort: string) => digits((student.comnrs as Row[]).find((each) => each.type === type && each.soort === soort)?.nr);
	const emails = student.emails as Row[];
	const address = (student.adressen as Row[])[0];
	const joined = (parts: string[]) => (parts.every((part) => part === '') ? '' : parts.join('|'));
	return [
		{ field: 'huisdokter', informat: loose(student.huisdokter), smartschool: ({ profile }) => loose(profile.informat_dokter) },
		{ field: 'huisdokter telefoon', informat: digits(student.telefoonHuisdokter), smartschool: ({ profile }) => digits(profile.informat_doktertel) },
		{ field: 'gsm', informat: number('Eigen', 'Gsm'), smartschool: ({ profile }) => digits(profile.mobielnummer) },
		{ field: 'telefoon', informat: number('Domicilie', 'Telefoon'), smartschool: ({ profile }) => digits(profile.telefoonnummer) },
		{ field: 'e-mail', informat: text((emails.find(({ type }) => type === 'Eigen') ?? emails.find(({ type }) => type === 'Privé'))?.email), smartschool: ({ profile }) => text(profile.emailadres) },
		{
			field: 'adres',
			informat: address ? joined([loose(address.straat), house(address.nr), box(address.bus), text(address.postcode), loose(address.gemeente), COUNTRY[text(address.landCode)] ?? (text(address.landCode) && `?${text(address.landCode)}`)]) : '',
			smartschool: ({ profile }) => joined([loose(profile.straat), house(profile.huisnummer), box(profile.busnummer), text(profile.postcode), loose(profile.woonplaats), loose(profile.land)]),
		},
	];
}

/**
 * @param before state at the start
 * @param after state after a first run in which two-way differences wait for a person
 * @returns sentences on what is not as promised; empty when all is well
 */
export function compareFirstRun(before: State, after: State, today: string): { problems: string[]; checked: Record<string, number> } {
	const problems: string[] = [];
	const checked: Record<string, number> = {};
	const count = (what: string) => void (checked[what] = (checked[what] ?? 0) + 1);
	const seen = new Set<string>();
	const same = (x: unknown, y: unknown) => JSON.stringify(x) === JSON.stringify(y);

	if (!same(before.informat, after.informat)) problems.push('Informat was changed, although everything for it waits on the to-do list');
	for (const student of after.informat.students) {
		const who = `pupil ${String(student.pPersoon)}`;
		const { kind, registration, klas } = judge(after, student, today);
		const anyRegistration = registration ?? after.informat.registrations.find((each) => each.persoonId === student.persoonId);
		const other = kind === 'not qualified' ? undefined : disputed(before, student, anyRegistration);
		if (other && !accountOf(before, student, undefined)) {
			count('waits for a person, untouched');
			seen.add(text(other.profile.gebruikersnaam));
			if (!same(other, disputed(after, student, anyRegistration)) || accountOf(after, student, undefined)) problems.push(`${who}: waits for a person, but was touched`);
			continue;
		}
		const old = accountOf(before, student, anyRegistration);
		const now = accountOf(after, student, anyRegistration);
		const twins = after.smartschool.accounts.filter(({ profile }) => text(profile.internnummer) === String(student.pPersoon));
		if (twins.length > 1) problems.push(`${who}: ${twins.length} accounts`);
		if (now) seen.add(text(now.profile.gebruikersnaam));
		if (kind === 'not qualified') {
			count('not qualified, untouched');
			if (!same(old, now)) problems.push(`${who}: does not qualify, but was touched`);
			continue;
		}
		if (kind === 'left') {
			count('left');
			if (!old) {
				if (now) problems.push(`${who}: left before there was an account, but got one`);
				continue;
			}
			if (!old.groups.some((code) => before.smartschool.classes.some((klas) => klas.code === code && klas.isOfficial))) {
				// On no roll: cannot be taken off it, so a person decides.
				if (!same(old, now)) problems.push(`${who}: left, on no roll, but was touched`);
				continue;
			}
			if (now?.profile.status !== 'uitgeschakeld') problems.push(`${who}: left, but the account is still on`);
			const last = now?.career.at(-1);
			if (old.profile.status !== 'uitgeschakeld' && (last?.outSchool !== true || last.date !== day(registration!.einddatum))) problems.push(`${who}: left on ${day(registration!.einddatum)}, career says ${JSON.stringify(last)}`);
			continue;
		}
		if (!now) {
			problems.push(`${who}: enrolled, but has no account`);
			continue;
		}
		count(old ? 'linked' : 'created');
		const writes = now.passwordWrites[0] ?? 0;
		if (writes !== (old ? 0 : 1)) problems.push(`${who}: password written ${writes} times`);
		if (!old && now.mustChange[0] !== true) problems.push(`${who}: first password need not be changed`);
		for (const { field, informat, smartschool } of oneWay(student, registration!, klas!)) {
			count(field);
			const wanted = informat === '' ? (old ? smartschool(old) : '') : informat;
			if (smartschool(now) !== wanted) problems.push(`${who}, ${field}: Informat says «${informat}», Smartschool «${smartschool(now)}»`);
		}
		// Rows 26, 29 and 30: on the first run in every group of the day (the end date itself is out), and out of none.
		const inGroups = (registration!.inschrKlassen as Row[]).filter((line) => line.groepType !== 0 && day(line.begindatum) <= today && (day(line.einddatum) === '' || day(line.einddatum) > today)).map((line) => text(line.klasCode));
		for (const code of new Set([...inGroups, ...(old?.groups ?? []).filter((code) => !before.smartschool.classes.some((klas) => klas.code === code && klas.isOfficial))])) {
			count('groepen');
			if (!now.groups.includes(code)) problems.push(`${who}: not in group ${code}`);
		}
		for (const code of now.groups) {
			const mayBe = inGroups.includes(code) || old?.groups.includes(code) || (!old && code === 'nieuw') || after.smartschool.classes.some((klas) => klas.code === code && klas.isOfficial);
			if (!mayBe) problems.push(`${who}: in group ${code} without a reason`);
		}
		const official = now.groups.filter((code) => after.smartschool.classes.some((klas) => klas.code === code && klas.isOfficial));
		if (official.length !== 1) problems.push(`${who}: in ${official.length} official classes`);
		const movedNow = !old || !old.groups.some((code) => code.toLowerCase() === text(klas!.klasCode).toLowerCase());
		const last = now.career.at(-1);
		const start = [day(registration!.begindatum), day(klas!.begindatum)].sort().at(-1);
		if (movedNow) {
			count('career');
			if (last?.date !== start || text(last?.stamboeknummer) !== text(registration!.stamnr) || text(last?.groupCode).toLowerCase() !== text(klas!.klasCode).toLowerCase()) problems.push(`${who}: career says ${JSON.stringify(last)}, wanted ${start} in ${text(klas!.klasCode)}`);
			// The row before must keep the number that it had (R13).
			if (old && !same(now.career.slice(0, -1), old.career)) problems.push(`${who}: an earlier career row was changed`);
		}
		for (const { field, informat, smartschool } of twoWay(student)) {
			count(field);
			const was = old ? smartschool(old) : '';
			const partial = field === 'adres' && was !== '' && was.split('|').every((part, index) => part === '' || part === informat.split('|')[index]);
			const wanted = informat === '' ? was : was === '' || partial ? informat : was;
			if (smartschool(now) !== wanted) problems.push(`${who}, ${field}: Informat «${informat}», Smartschool was «${was}», is «${smartschool(now)}»`);
		}
	}
	for (const account of before.smartschool.accounts) {
		if (seen.has(text(account.profile.gebruikersnaam))) continue;
		count('unknown to Informat, untouched');
		if (!same(account, after.smartschool.accounts.find(({ profile }) => profile.gebruikersnaam === account.profile.gebruikersnaam))) problems.push(`account ${text(account.profile.gebruikersnaam)}: not Informat’s, but was touched`);
	}
	return { problems, checked };
}
