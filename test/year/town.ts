/**
 * The people of the simulated year: what they do in both systems (through the control interface of the rehearsal
 * school), and what Smartschool must hold after each day. Shares no code with `sync/` or `services/`: who qualifies is
 * judged apart (`e2e/compare.ts`), the rest follows from the script itself.
 */
import { judge, type State } from '../e2e/compare';
import type { RunningSchool } from '../../sandbox/school';
import type { Event, Values, Who } from './script';

type Row = Record<string, unknown>;

export interface CareerRow { date: string; inClass: boolean; outSchool: boolean; groupCode: string; stamboeknummer: string }

/** One account as it must be. */
interface Expected {
	profile: Record<string, string>;
	klas: string;
	groups: string[];
	career: CareerRow[];
	/** Made during the year, by the sync. */
	made: boolean;
	passwords: number;
	/** Why it is off. */
	off?: 'roll' | 'hand';
}

/** Fields of the account object that the year looks at. */
const PROFILE = ['naam', 'voornaam', 'extravoornamen', 'initialen', 'geslacht', 'geboortedatum', 'geboorteplaats', 'geboorteland', 'nationaliteitscode', 'internnummer', 'stamboeknummer', 'godsdienstkeuze', 'soortleerling', 'straat', 'huisnummer', 'busnummer', 'postcode', 'woonplaats', 'land', 'emailadres', 'mobielnummer', 'telefoonnummer', 'informat_dokter', 'informat_doktertel', 'status'];

const text = (value: unknown): string => (value === null || value === undefined || value === 'null' ? '' : String(value).trim());
const nextDay = (day: string, days = 1): string => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

/** A value that both systems have → key in the account. */
const ACCOUNT_KEYS: Record<Exclude<keyof Values, 'adres'>, string> = { naam: 'naam', voornaam: 'voornaam', extraVoornamen: 'extravoornamen', initialen: 'initialen', geboorteplaats: 'geboorteplaats', huisdokter: 'informat_dokter', dokterTelefoon: 'informat_doktertel', gsm: 'mobielnummer', telefoon: 'telefoonnummer', email: 'emailadres' };
const STUDENT_KEYS: Partial<Record<keyof Values, string>> = { naam: 'naam', voornaam: 'voornaam', extraVoornamen: 'voornaam2', initialen: 'initialen', geboorteplaats: 'geboorteplaats', huisdokter: 'huisdokter', dokterTelefoon: 'telefoonHuisdokter' };
const ADDRESS_KEYS = ['straat', 'huisnummer', 'busnummer', 'postcode', 'woonplaats'] as const;

/** As keys of the account object. */
function inAccount(values: Values): Record<string, string> {
	const { adres, ...rest } = values;
	const parts = adres?.split('|') ?? [];
	return { ...Object.fromEntries(Object.entries(rest).map(([field, value]) => [ACCOUNT_KEYS[field as keyof typeof ACCOUNT_KEYS], value])), ...Object.fromEntries(parts.map((part, index) => [ADDRESS_KEYS[index]!, part])), ...(adres === undefined ? {} : { land: 'België' }) };
}

const COUNTRIES: Record<string, string> = { '00150': 'België', '00129': 'Nederland', '00111': 'Frankrijk' };
const RELIGIONS: Record<string, string> = { '0140': 'CAT', '0225': 'PRO', '0136': 'ISR', '0135': 'ISL', '0194': 'ORT', '0418': 'ANG', '0187': 'MOR', '0052': 'CUL', '0063': 'PER', '9999': 'DIS' };
const NEXT_CLASS: Record<string, string> = { '1Aa': '2LATa', '1Ab': '2LATa', '2LATa': '3LATa', '3LATa': '4LATa', '4LATa': '5LATa', '5LATa': '6LATa', '6LATa': '7LATa' };
const LAST_DAY = '2027-06-30';
const NEXT_YEAR = '2027-09-01';
export const CONTROL_GROUP = 'controle';

export class Town {
	private expected = new Map<number, Expected>();
	private people = new Map<Who, number>();
	/** Pupils of whom a person must say who they are, since the first run. */
	private readonly disputed = new Set<number>();
	private readonly family: Record<string, number[]> = {};

	constructor(private readonly school: RunningSchool) {}

	private async control(method: string, path: string, body?: unknown): Promise<Row> {
		const response = await fetch(`${this.school.control}${path}`, { method, body: body === undefined ? undefined : JSON.stringify(body) });
		const answer = (await response.json()) as Row;
		if (!response.ok) throw new Error(`${method} ${path}: ${JSON.stringify(answer)}`);
		return answer;
	}

	async state(): Promise<State> {
		return (await this.control('GET', '/state')) as unknown as State;
	}

	/** What stands in Smartschool after the first run, which is compared on its own, is where the year begins. */
	async begin(today: string): Promise<void> {
		const state = await this.state();
		const byNumber = new Map(state.informat.students.map((student) => [String(student.pPersoon), student]));
		for (const account of state.smartschool.accounts) {
			const student = byNumber.get(text(account.profile.internnummer));
			if (!student) continue;
			const now = this.actual(state, Number(student.pPersoon))!;
			this.expected.set(Number(student.pPersoon), { ...now, made: (account.passwordWrites[0] ?? 0) > 0, ...(now.profile.status === 'actief' ? {} : { off: 'hand' }) });
			const { kind, klas } = judge(state, student, today);
			const whole = now.profile.status === 'actief' && ['straat', 'postcode', 'emailadres', 'mobielnummer'].every((key) => now.profile[key] !== '') && (student.emails as Row[]).length > 0 && (student.comnrs as Row[]).some(({ type, soort }) => type === 'Eigen' && soort === 'Gsm');
			if (kind !== 'enrolled' || !whole) continue;
			(this.family[text(klas!.klasCode)] ??= []).push(Number(student.pPersoon));
		}
		for (const student of state.informat.students) if (judge(state, student, today).kind === 'enrolled' && !this.expected.has(Number(student.pPersoon))) this.disputed.add(Number(student.pPersoon));
		for (const [klas, numbers] of Object.entries(this.family)) for (const [index, number] of numbers.sort().entries()) this.people.set(`${klas}.${index}`, number);
	}

	private number(who: Who): number {
		const found = this.people.get(who);
		if (found === undefined) throw new Error(`nobody is called ${who}; known: ${[...this.people.keys()].join(' ')}`);
		return found;
	}

	private of(who: Who): Expected {
		const found = this.expected.get(this.number(who));
		if (!found) throw new Error(`${who} has no account`);
		return found;
	}

	private async student(who: Who): Promise<Row> {
		return await this.control('GET', `/informat/students/${this.number(who)}`);
	}

	/** The registration that holds on the day, or else the last one. */
	private async registration(who: Who, day: string): Promise<Row> {
		const number = this.number(who);
		const own = (await this.state()).informat.registrations.filter(({ pPersoon }) => pPersoon === number);
		return own.filter(({ begindatum, einddatum }) => String(begindatum) <= day && (einddatum === null || String(einddatum) >= day)).at(-1) ?? own.at(-1)!;
	}

	private async change(registration: Row, change: object): Promise<void> {
		await this.control('PATCH', `/informat/registrations/${String(registration.pInschr)}`, change);
	}

	/** What happens on a day, and what it makes expected at once. */
	async happen(event: Event, today: string): Promise<void> {
		if ('enrol' in event) {
			const { enrol: voornaam, klas, from, status = 0, like, family = 'Nieuwkomer' } = event;
			const sibling = like === undefined ? undefined : await this.student(like);
			const student = await this.control('POST', '/informat/students', { voornaam, naam: sibling?.naam ?? family, geboortedatum: '2013-05-17', geslacht: 'V', geboorteplaats: 'Brugge', ...(sibling ? { adressen: sibling.adressen, relaties: sibling.relaties } : {}) });
			await this.control('POST', '/informat/registrations', { pPersoon: student.pPersoon, begindatum: from, klasCode: klas, status });
			this.people.set(voornaam, Number(student.pPersoon));
		} else if ('realise' in event) await this.change(await this.registration(event.realise, today), { status: 0, stamnr: '2699001' });
		else if ('move' in event) {
			const registration = await this.registration(event.move, today);
			const lines = (registration.inschrKlassen as Row[]).map((line) => (line.groepType === 0 && line.einddatum === null ? { ...line, einddatum: nextDay(event.from, -1) } : line));
			const model = lines.find(({ groepType }) => groepType === 0)!;
			await this.change(registration, { inschrKlassen: [...lines, { ...model, inschrKlasId: `line-${event.move}-${event.from}`, klasCode: event.klas, klas: event.klas, begindatum: event.from, einddatum: null }] });
		} else if ('study' in event) {
			await this.change(await this.registration(event.study, today), { einddatum: event.lastDay });
			await this.enrol({ pPersoon: this.number(event.study), begindatum: nextDay(event.lastDay), klasCode: event.klas });
		} else if ('leave' in event) await this.change(await this.registration(event.leave, today), { einddatum: event.lastDay });
		else if ('stays' in event) await this.change(await this.registration(event.stays, today), { einddatum: null });
		else if ('returns' in event) await this.enrol({ pPersoon: this.number(event.returns), begindatum: event.from, klasCode: event.klas });
		else if ('cancel' in event) await this.change(await this.registration(event.cancel, today), { status: 1 });
		else if ('losesClass' in event) await this.change(await this.registration(event.losesClass, today), { inschrKlassen: [] });
		else if ('getsClass' in event) {
			const other = (await this.state()).informat.registrations.flatMap(({ inschrKlassen }) => inschrKlassen as Row[]).find(({ klasCode }) => klasCode === event.klas)!;
			await this.change(await this.registration(event.getsClass, today), { inschrKlassen: [{ ...other, inschrKlasId: `line-${event.getsClass}-${event.from}`, begindatum: event.from, einddatum: null }] });
		} else if ('secretary' in event) {
			await this.typesInInformat(event.secretary, event.types);
			if (!event.notNow) Object.assign(this.of(event.secretary).profile, inAccount(event.types));
		} else if ('arrives' in event) Object.assign(this.of(event.arrives).profile, inAccount(event.types));
		else if ('parent' in event) {
			await this.control('PATCH', `/smartschool/accounts/${this.number(event.parent)}`, inAccount(event.types));
			if (!event.overruled) Object.assign(this.of(event.parent).profile, inAccount(event.types));
		} else if ('copies' in event) await this.typesInInformat(event.copies, event.types);
		else if ('decides' in event) {
			await this.typesInInformat(event.decides, event.types);
			await this.control('PATCH', `/smartschool/accounts/${this.number(event.decides)}`, inAccount(event.types));
			Object.assign(this.of(event.decides).profile, inAccount(event.types));
		} else if ('proposals' in event) {
			for (const { preRegistrationId, status } of (await this.state()).informat.preregistrations) if (status === 'open') await this.control('POST', `/informat/preregistrations/${String(preRegistrationId)}/${event.proposals}`, {});
		} else if ('divorce' in event) {
			const { relaties, adressen } = await this.student(event.divorce);
			const away = { ...(adressen as Row[])[0]!, adresId: 'second-home', straat: 'Nieuwe Thuislaan', nr: '4', isVerblijf: false };
			await this.control('PATCH', `/informat/students/${this.number(event.divorce)}`, { overigeAdressen: [away], relaties: (relaties as Row[]).map((each, index) => ({ ...each, burgerlijkeStand: 'Gescheiden', ...(index === 1 ? { adressen: [away] } : {}) })) });
		} else if ('switchesOff' in event || 'switchesOn' in event) {
			const [who, status] = 'switchesOff' in event ? [event.switchesOff, 'uitgeschakeld'] : [event.switchesOn, 'actief'];
			await this.control('PATCH', `/smartschool/accounts/${this.number(who)}`, { status });
			const account = this.of(who);
			account.profile.status = status;
			account.off = status === 'actief' ? undefined : 'hand';
		} else for (const klas of event.rollOver) await this.rollOver(klas, today);
	}

	/** A next enrolment; the school fills in the languages and the option of the last one. */
	private async enrol(body: Row): Promise<void> {
		const last = (await this.state()).informat.registrations.filter(({ pPersoon }) => pPersoon === body.pPersoon).at(-1);
		const made = (await this.control('POST', '/informat/registrations', body)) as Row;
		await this.change(made, { taalkeuze: last?.taalkeuze ?? null, afdelingsjaarOptie: last?.afdelingsjaarOptie ?? null });
	}

	/** Informat's own way: the old enrolment ends in June, the next one begins in September; the last year goes nowhere. */
	private async rollOver(klas: string, today: string): Promise<void> {
		const { informat } = await this.state();
		for (const registration of informat.registrations) {
			const inClass = (registration.inschrKlassen as Row[]).some((line) => line.groepType === 0 && text(line.klasCode) === klas && (line.einddatum === null || String(line.einddatum) >= LAST_DAY));
			const goesOn = registration.status === 0 && String(registration.begindatum) < NEXT_YEAR && registration.begindatum !== registration.einddatum && (registration.einddatum === null || registration.einddatum === LAST_DAY);
			if (!inClass || !goesOn || today < '2027-06-01') continue;
			await this.change(registration, { einddatum: LAST_DAY });
			if (NEXT_CLASS[klas]) await this.enrol({ pPersoon: registration.pPersoon, begindatum: NEXT_YEAR, klasCode: NEXT_CLASS[klas], levensbeschouwingCode: registration.levensbeschouwingCode, finCode: registration.finCode });
		}
	}

	private async typesInInformat(who: Who, values: Values): Promise<void> {
		const student = await this.student(who);
		const change: Row = {};
		for (const [field, value] of Object.entries(values) as [keyof Values, string][]) {
			const key = STUDENT_KEYS[field];
			if (key) change[key] = value;
			else if (field === 'adres') {
				const [straat, nr, bus, postcode, gemeente] = value.split('|');
				change.adressen = [{ straat, nr, bus: bus || null, postcode, gemeente, landCode: '00150' }];
			} else if (field === 'email') change.emails = (student.emails as Row[]).map((each, index) => (index === 0 ? { ...each, email: value } : each));
			else {
				const [type, soort] = field === 'gsm' ? ['Eigen', 'Gsm'] : ['Domicilie', 'Telefoon'];
				const known = (change.comnrs as Row[] | undefined) ?? (student.comnrs as Row[]);
				change.comnrs = known.some((each) => each.type === type && each.soort === soort) ? known.map((each) => (each.type === type && each.soort === soort ? { ...each, nr: value } : each)) : [...known, { pComnr: 1, comnrId: `number-${who}`, nr: value, type, soort }];
			}
		}
		await this.control('PATCH', `/informat/students/${this.number(who)}`, change);
	}

	/** What the enrolments of today ask of the accounts. */
	async advance(today: string, { removals, controlGroup, graceDays }: { removals: boolean; controlGroup: boolean; graceDays: number }): Promise<void> {
		const state = await this.state();
		for (const student of state.informat.students) {
			const number = Number(student.pPersoon);
			if (this.disputed.has(number)) continue;
			const { kind, registration, klas } = judge(state, student, today);
			const account = this.expected.get(number);
			if (kind === 'enrolled') {
				const [code, begin, stamnummer] = [text(klas!.klasCode), [text(registration!.begindatum), text(klas!.begindatum)].sort().at(-1)!, text(registration!.stamnr)];
				if (!account) this.expected.set(number, this.newAccount(student, registration!, code, begin));
				else this.enrolled(account, code, begin, stamnummer);
			} else if (account && kind === 'left') {
				if (account.off === undefined && account.klas !== '' && removals && today > nextDay(text(registration!.einddatum), graceDays)) this.leaves(account, text(registration!.einddatum));
			} else if (account) this.doesNotQualify(state, student, account, today, removals, controlGroup);
		}
	}

	private newAccount(student: Row, registration: Row, code: string, begin: string): Expected {
		const address = (student.adressen as Row[])[0];
		const stamnummer = text(registration.stamnr);
		const emails = student.emails as Row[];
		const number = (type: string, soort: string) => text((student.comnrs as Row[]).find((each) => each.type === type && each.soort === soort)?.nr);
		return {
			profile: {
				...Object.fromEntries(PROFILE.map((key) => [key, ''])), naam: text(student.naam), voornaam: text(student.voornaam), geslacht: student.geslacht === 'M' ? 'm' : 'f', geboortedatum: text(student.geboortedatum), geboorteplaats: text(student.geboorteplaats), geboorteland: text(student.geboorteland), nationaliteitscode: text(student.nationaliteitCode), extravoornamen: text(student.voornaam2), initialen: text(student.initialen),
				mobielnummer: number('Eigen', 'Gsm'), telefoonnummer: number('Domicilie', 'Telefoon'), emailadres: text((emails.find(({ type }) => type === 'Eigen') ?? emails.find(({ type }) => type === 'Privé'))?.email), informat_dokter: text(student.huisdokter), informat_doktertel: text(student.telefoonHuisdokter),
				internnummer: String(student.pPersoon), stamboeknummer: stamnummer, godsdienstkeuze: RELIGIONS[text(registration.levensbeschouwingCode)] ?? '', soortleerling: text(registration.finCode), status: 'actief',
				...(address ? { straat: text(address.straat), huisnummer: text(address.nr), busnummer: text(address.bus), postcode: text(address.postcode), woonplaats: text(address.gemeente), land: COUNTRIES[text(address.landCode)] ?? '' } : {}),
			},
			klas: code, groups: [], career: [{ date: begin, inClass: true, outSchool: false, groupCode: code, stamboeknummer: stamnummer }], made: true, passwords: 1,
		};
	}

	private enrolled(account: Expected, code: string, begin: string, stamnummer: string): void {
		const back = account.off === 'roll';
		if (back || account.klas.toLowerCase() !== code.toLowerCase()) {
			const out = account.career.at(-1);
			const date = back && out!.date >= begin ? nextDay(out!.date) : begin;
			account.career.push({ date, inClass: true, outSchool: false, groupCode: code, stamboeknummer: stamnummer });
			account.career.sort((x, y) => (x.date < y.date ? -1 : x.date > y.date ? 1 : 0));
			account.klas = code;
			account.groups = account.groups.filter((group) => group !== CONTROL_GROUP);
		}
		account.profile.stamboeknummer = stamnummer || account.profile.stamboeknummer!;
		if (back) Object.assign(account, { off: undefined, profile: { ...account.profile, status: 'actief' } });
	}

	private leaves(account: Expected, lastDay: string): void {
		account.career.push({ date: lastDay, inClass: false, outSchool: true, groupCode: account.klas, stamboeknummer: account.profile.stamboeknummer! });
		account.off = 'roll';
		account.profile.status = 'uitgeschakeld';
	}

	private doesNotQualify(state: State, student: Row, account: Expected, today: string, removals: boolean, controlGroup: boolean): void {
		const own = state.informat.registrations.filter(({ persoonId }) => persoonId === student.persoonId);
		const holding = own.find((each) => each.status === 0 && each.begindatum !== each.einddatum && String(each.begindatum) <= today && (each.einddatum === null || String(each.einddatum) >= today));
		if (holding) {
			if (!controlGroup || account.klas === '' || !removals) return;
			account.career.push({ date: today, inClass: false, outSchool: false, groupCode: account.klas, stamboeknummer: account.profile.stamboeknummer! });
			account.klas = '';
			account.groups.push(CONTROL_GROUP);
		} else if (own.every((each) => each.status !== 0 || each.begindatum === each.einddatum) && account.made && account.off === undefined && removals) this.leaves(account, text(own.at(-1)!.begindatum));
	}

	private actual(state: State, number: number): Omit<Expected, 'made' | 'off'> | undefined {
		const account = state.smartschool.accounts.find(({ profile }) => profile.internnummer === String(number));
		if (!account) return undefined;
		const official = new Set(state.smartschool.classes.filter(({ isOfficial }) => isOfficial).map(({ code }) => String(code)));
		return {
			profile: Object.fromEntries(PROFILE.map((key) => [key, text(account.profile[key])])),
			klas: account.groups.find((code) => official.has(code)) ?? '',
			groups: account.groups.filter((code) => code === CONTROL_GROUP),
			career: account.career.map(({ date, inClass, outSchool, groupCode, stamboeknummer }) => ({ date, inClass, outSchool, groupCode, stamboeknummer }) as CareerRow),
			passwords: account.passwordWrites[0] ?? 0,
		};
	}

	/** What differs from what is expected, as sentences; empty = all is well. */
	async problems(): Promise<string[]> {
		const state = await this.state();
		const found: string[] = [];
		const numbers = new Map(state.informat.students.map((student) => [Number(student.pPersoon), `${text(student.voornaam)} ${text(student.naam)}`]));
		for (const [number, name] of numbers) {
			const [wanted, is] = [this.expected.get(number), this.actual(state, number)];
			if (!wanted !== !is) found.push(`${name}: ${is ? 'has an account that nobody expects' : 'has no account'}`);
			if (!wanted || !is) continue;
			for (const key of PROFILE) if (is.profile[key] !== wanted.profile[key]) found.push(`${name}, ${key}: «${is.profile[key]}» instead of «${wanted.profile[key]}»`);
			if (is.klas.toLowerCase() !== wanted.klas.toLowerCase() && wanted.off === undefined) found.push(`${name}: in class «${is.klas}» instead of «${wanted.klas}»`);
			for (const key of ['groups', 'career', 'passwords'] as const) if (JSON.stringify(is[key]) !== JSON.stringify(wanted[key])) found.push(`${name}, ${key}: ${JSON.stringify(is[key])} instead of ${JSON.stringify(wanted[key])}`);
		}
		const accounts = state.smartschool.accounts.map(({ profile }) => text(profile.internnummer)).filter((each) => each !== '');
		if (new Set(accounts).size !== accounts.length) found.push('two accounts have one number');
		return found;
	}
}
