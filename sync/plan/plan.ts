/**
 * Two reads and a baseline in, one plan out. Pure: no clock, no randomness, no I/O; the same input in any order gives
 * the same plan (law L1). A preview and a real run make the same plan; a preview only keeps it to itself (L27).
 *
 * Where what is kept: one decision per unit (`unit.ts`), one record (`record.ts`), links (`correlate.ts`), what has to
 * wait (`guards.ts`, `draft.ts`), health of the reads (`health.ts`), baseline moves (`confirm.ts`).
 */
import { canPropose } from '../calls/informat';
import { USER_NAME, userNameFor } from '../values/username';
import { USER_NAME_UNIT } from '../fields/account';
import { maySee, type Sensitivity, type UnitDef } from '../fields/types';
import { PROPOSAL_WAITS } from '../fields/where';
import type {
	BaselineItem, BaselineRow, ChangeItem, ConflictRule, DecisionRow, InformatChannel, InformatHandle, InformatJob, OpenUpdate, Question, ReadReport, ReviewItem,
	ReviewKind, Side, SmartschoolHandle, SyncRecord, Task, UnitWrite,
} from '../types';
import type { Read } from '../records/types';
import { ADMINISTRATIVE_GROUP, MEMBER } from '../fields/groups';
import { codeKey } from '../records/groups';
import { correlateGroups, Spelling, type GroupSettings } from './classes';
import { correlatePupils, type Known, type LinkedBy, type Match } from './correlate';
import { Decisions, questionOf } from './decide';
import { allowed, emptyDraft, needsOf, scopesOf, smartschoolJob, tally, type Draft, type Populations, type Waiting } from './draft';
import { agreedLeft, DEFAULT_ENROLMENT, LEAVING, lostClassWrite, MADE, mayReturn, isWithinGrace, returnWrites, TOLD, withoutGrace, type EnrolmentRules } from './enrolment';
import { badStructure, unused } from './structure';
import { explain, HIDDEN, regel, scopeLabel, type Reason } from './explain';
import { DEFAULT_LIMITS, ofSchool, type Calendar, type Held, type Limits, type Scope } from './guards';
import { checkReads, checkShrink, Emptied } from './health';
import { judge } from './judge';
import { linkKeys as keysOfLink, rowKey } from './keys';
import { mask } from './mask';
import { goTo, leaving, membersAfter, toldElements } from './memberships';
import { labelled, placesFor, type NoPlace } from './places';
import { unitOf } from './recheck';
import { leadsTo, mergeRecord, rawText, type PlannedWrite, type Reader } from './record';
import { absence, type AbsentRule } from './absent';
import type { Witness } from './story';
import { closedSince, isOpen, taskOf, withoutPointless } from './tasks';
import { emptyState, hasOpen, hasWaiting, isApprovals, isWaiting, linkOf, packState, quietStart, readBaseline, readRow } from './state';

export interface PlanSettings {
	mode: 'preview' | 'apply';
	firstRun: ConflictRule;
	/** How changes for Informat travel; per unit, with a default. */
	channel: { standard: InformatChannel; units: Record<string, InformatChannel> };
	limits: Limits;
	calendar: Calendar;
	/** Codes from previews that a person has seen and approved. */
	approval: string;
	/** Pupil number in Informat → user name or internal number in Smartschool: links that a person made. */
	links: Readonly<Record<string, string>>;
	/** Also link by user name, e-mail, or name with birth date and sex when nothing speaks against it. */
	weakTiers: boolean;
	/** When to report that somebody is no longer in Informat. */
	absent: AbsentRule;
	enrolment: EnrolmentRules;
	/** Who reads the review and the to-do list: what is more sensitive is named there without its value. */
	audience: Sensitivity;
	/** Pattern of new user names. */
	userName: string;
	groups: GroupSettings;
}

/** What a school starts with: everything that is careful is on. */
export const DEFAULT_SETTINGS: PlanSettings = {
	mode: 'preview', firstRun: 'review', channel: { standard: 'todo', units: {} }, limits: DEFAULT_LIMITS,
	calendar: 'normal', approval: '', links: {}, weakTiers: true, absent: { reads: 3, days: 14 }, enrolment: DEFAULT_ENROLMENT, audience: 'personal', userName: USER_NAME, groups: { parents: { klas: '', groep: '' }, aliases: {} },
};

export interface PlanTools {
	/** Keyed fingerprint of a text: same text and key, same short result of letters, digits, `-` and `_`; no way back to the text. */
	fingerprint(text: string): string;
	/** Plain hash, hex. */
	digest(text: string): string;
	/** UUID that follows from the text. */
	uuid(text: string): string;
}

export interface PlanInput {
	informat: Read;
	smartschool: Read;
	baseline: readonly BaselineRow[];
	table: readonly UnitDef[];
	settings: PlanSettings;
	/** What people were asked and answered on the review form. */
	decisions?: readonly DecisionRow[];
	tools: PlanTools;
	/** Also tell of every pupil what was seen and decided; for a few of them. */
	stories?: boolean;
	/** Classes and groups alone, before the pupils: nothing is decided, remembered or concluded about people. */
	groupsOnly?: boolean;
}

/** One line of the diff: what would be written, masked, and the rule that says so. */
export interface DiffLine {
	label: string;
	veld: string;
	naar: Side;
	van: string;
	wordt: string;
	regel: string;
	/** What it waits for; '' = it goes. */
	wacht: string;
}

export interface Summary {
	soort: 'samenvatting';
	modus: 'preview' | 'apply';
	plan: string;
	/** Code that approves all that waits in this plan, once, for a week; '' = nothing waits. */
	goedkeuring: string;
	/** The same per part that waits. */
	goedkeuringen: { scope: Scope; code: string }[];
	/** True when an approval was given and counted. */
	goedgekeurd: boolean;
	/** Why an approval that was given did not count; '' = it did, or none was given. */
	goedkeuringProbleem: string;
	lezingen: ReadReport[];
	/** Every record of Informat is in exactly one of these (law L24): totaal = the sum of the six that follow it. */
	records: { totaal: number; ongewijzigd: number; teWijzigen: number; nieuw: number; vastgehouden: number; nazicht: number; overgeslagen: number; enkelSmartschool: number; verdwenen: number };
	/** Planned operations, before anything was held. */
	bewerkingen: Record<Scope, number>;
	vastgehouden: Held[];
	nazicht: Partial<Record<ReviewKind, number>>;
	wachtOpInformat: number;
	/** Fields that Informat fills and that this platform has no place for. */
	geenPlaats: NoPlace[];
	/** Keys of the questions that are settled: their rows can be deleted. */
	afgehandeld: string[];
	verschillen: DiffLine[];
}

export interface Plan {
	changes: ChangeItem[];
	baseline: BaselineItem[];
	review: ReviewItem[];
	summary: Summary;
	/** One per pupil, when they were asked for. */
	witnesses?: Witness[];
}

const READER: Reader<SyncRecord> = {
	value: ({ fields }, { id }) => (Object.hasOwn(fields, id) ? fields[id] : undefined),
	elements: ({ lists }, name) => (lists && Object.hasOwn(lists, name) ? lists[name] : undefined),
	changedAt: ({ gewijzigd }) => gewijzigd,
};

const toldBy = (a: SyncRecord): Reader<SyncRecord> => ({ ...READER, elements: (record, list) => toldElements(a, record, list) });

/** Changes when canonical forms or code lists change, so that old rows are looked at with care (law L28). */
const VALUES_VERSION = 1;

/** Six characters that stand for everything in a table that decides how values are compared and where they go. */
export const tableVersion = (table: readonly UnitDef[], { digest }: Pick<PlanTools, 'digest'>): string => digest(JSON.stringify([VALUES_VERSION, table])).slice(0, 6);

export function planSync(input: PlanInput): Plan {
	const { settings, tools, groupsOnly = false } = input;
	checkReads(input.informat, input.smartschool);
	const part = groupsOnly ? withoutPeople : (read: Read) => read;
	const smartschool = part(input.smartschool);
	const judged = part(withoutGrace(input.informat, settings.enrolment));
	const places = placesFor(input.table, judged.records, smartschool.report.profielvelden);
	const informat: Read = { ...judged, records: [...places.informat] };
	// Of classes apart from pupils, so that who chose another way for an e-mail need not look at classes again.
	const [ofGroups, ofPupils] = [isGroupUnit, isPupilUnit].map((which) => tableVersion(input.table.filter(which), tools)) as [string, string];
	const versions = { klas: ofGroups, groep: ofGroups, leerling: ofPupils };
	const rows = readBaseline(input.baseline);
	const today = informat.report.referentiedatum;
	const visited = new Set<string>();
	const unitsOf = (kind: SyncRecord['soort']) => places.units.filter(({ record }) => record === kind);
	const units = { klas: unitsOf('klas'), groep: unitsOf('groep'), leerling: unitsOf('leerling') };
	const preview = settings.mode === 'preview';
	/** Only some accounts were looked up: nothing is concluded from who is not among them (law L19). */
	const onlySome = smartschool.report.volledig === false;
	const review: ReviewItem[] = [];
	const drafts: Draft[] = [];
	const seen = new Map<string, Pick<Witness, 'by' | 'doubt' | 'findings'>>();
	const counts = { ongewijzigd: 0, apart: 0, overgeslagen: 0, enkelSmartschool: 0, wachtOpInformat: 0 };
	const emptied = new Emptied();
	const fp = (text: string) => tools.fingerprint(text);

	const keyOf = (record: SyncRecord) => rowKey(record, fp);
	const linkKeys = (record: SyncRecord) => keysOfLink(record, fp);
	const quietOf = (key: string, a: SyncRecord, b: SyncRecord, written?: Record<string, string>) =>
		fp(`stil|${key}|${b.keys.leerlingnummer ?? b.keys.gebruikersnaam ?? ''}|${rawText(a, 'informat', units[a.soort], READER)}|${rawText(b, 'smartschool', units[a.soort], toldBy(a), written)}`);

	const decisions = new Decisions(input.decisions ?? []);
	const reviewKey = (record: string, unit: string) => fp(`nazicht|${record}|${unit}`);
	const addReview = (soort: ReviewKind, reason: Reason, record: { key: string; label: string }, unit: { id: string; label: string; sensitivity?: Sensitivity }, values: Record<Side, string>, nieuw: boolean, more: { taak?: Task; vraag?: Question } = {}) => {
		if (!nieuw && !preview) return;
		const shown = maySee(unit, settings.audience);
		// Nobody decides about values that he may not see.
		const { taak, vraag } = shown ? more : { taak: more.taak, vraag: undefined };
		review.push({ soort, key: reviewKey(record.key, unit.id), nieuw, label: record.label, veld: unit.label, ...(shown ? values : { informat: '', smartschool: '' }), uitleg: shown || soort === 'done' ? explain(reason) : `${explain(reason)} ${HIDDEN}`, ...(taak ? { taak } : {}), ...(vraag ? { vraag } : {}) });
	};
	const addDone = (record: { key: string; label: string }, closed: readonly string[]) => {
		for (const id of closed) addReview('done', { code: 'done' }, record, unitOf(id, places.units) ?? unitOf(id, input.table) ?? { id, label: id }, { informat: '', smartschool: '' }, true);
	};
	const schools = informat.report.instellingen;
	/** Limits are counted per institute: what is much in a small one would be little in all together. */
	const schoolOf = ({ keys }: SyncRecord): string => (schools.length > 1 ? (keys.instelnr ?? '') : '');
	const draftOf = (key: string, a: SyncRecord): Draft => {
		const oldText = rows.get(key);
		return { ...emptyDraft(key, a, oldText, oldText === undefined ? undefined : readRow(key, oldText), versions[a.soort]), school: schoolOf(a) };
	};

	/** A record that waits for a person as a whole; its row only remembers that they know. */
	const doubt = ({ a, candidates, why }: Omit<Extract<Match, { situation: 'doubt' }>, 'situation'>, key: string) => {
		const draft = draftOf(key, a);
		if (input.stories) seen.set(key, { doubt: { why, candidates }, findings: [] });
		const people = candidates.map(({ label }) => label).sort().join('; ');
		const print = fp(`twijfel|${key}|${people}|${why}`);
		const known = draft.old?.u.koppeling?.c?.[0] === print;
		const what = a.soort === 'leerling' ? 'correlation' : 'classes';
		addReview(what, { code: what, why }, draft, { id: 'koppeling', label: 'Koppeling' }, { informat: a.label, smartschool: people }, !known);
		draft.state.u.koppeling = { c: [print, print] };
		draft.reviewed = true;
		drafts.push(draft);
	};

	// Classes and groups first: a pupil may need one that is made in the same run.
	const smartschoolGroups = sorted(smartschool.records.filter(isGroup), ({ keys }) => keys.klascode ?? '');
	// Schools write their institute number with or without leading zero (R20); new classes follow the platform's own habit.
	const habit = new Map(smartschoolGroups.map(({ keys, fields }) => [keys.instelnr, fields.instellingsnummer]));
	const informatGroups = sorted(informat.records.filter(isGroup).map((record): SyncRecord => (record.soort === 'groep' ? record : { ...record, fields: { ...record.fields, instellingsnummer: habit.get(record.keys.instelnr) || record.fields.instellingsnummer! } })), keyOf);
	const waiting = { made: new Map<string, Scope>(), doubtful: new Set<string>() };
	const spelling = new Spelling();
	/** Codes in Smartschool that are known to Informat under whatever name. */
	const paired = new Set<string>();
	const makes = (unit: string) => input.table.some(({ id, direction }) => id === unit && direction !== 'off');
	for (const match of correlateGroups(informatGroups, smartschoolGroups, { ...settings.groups, makes: { klas: makes('klasaanmaak'), groep: makes('groepaanmaak') }, goTo: goTo(input) })) {
		if (match.situation === 'unassigned') continue;
		const key = keyOf(match.a);
		visited.add(key);
		const code = codeKey(match.a.keys.klascode!);
		if (match.situation === 'doubt') {
			waiting.doubtful.add(code);
			for (const { keys } of match.candidates) paired.add(codeKey(keys.klascode!));
			doubt(match, key);
			continue;
		}
		if (match.situation === 'absent' && onlySome) {
			waiting.doubtful.add(code);
			doubt({ a: match.a, candidates: [], why: `Deze ${match.a.soort} is er nog niet in Smartschool. De gewone run maakt ze.` }, key);
			continue;
		}
		const a = match.situation === 'pair' ? spelling.add(match) : match.a;
		if (match.situation === 'pair') paired.add(codeKey(match.b.keys.klascode!));
		if (match.situation === 'pair' && !isMixed(a) && isQuiet(a, match.b, key)) counts.ongewijzigd++;
		else {
			if (match.situation === 'absent') waiting.made.set(code, ofSchool(a.soort === 'klas' ? 'createClass' : 'createGroup', schoolOf(a)));
			decide(a, match.situation === 'pair' ? match.b : null, key);
		}
	}

	// Most pupils are linked and nothing about them changed: they are recognised by one fingerprint, without a decision.
	const pupils = informat.records.filter(isPupil).map((pupil) => spelling.of(pupil));
	const accounts = smartschool.records.filter(isPupil);
	const accountOf = new Map(accounts.map((each) => [each.keys.leerlingnummer, each]));
	const twiceInInformat = repeated(pupils.map(({ keys }) => keys.leerlingnummer));
	const twiceInSmartschool = repeated(accounts.map(({ keys }) => keys.leerlingnummer));
	const quietAccounts = new Set<SyncRecord>();
	const open = new Map<SyncRecord, string>();
	/** Nothing changed, and something waits: only that is looked at again. */
	const standing: { key: string; a: SyncRecord; b: SyncRecord }[] = [];
	let wereLinked = 0;
	const linkedAt = new Map<string, number>();
	const linked = (a: SyncRecord): void => {
		wereLinked++;
		linkedAt.set(schoolOf(a), (linkedAt.get(schoolOf(a)) ?? 0) + 1);
	};
	for (const a of pupils) {
		const key = keyOf(a);
		visited.add(key);
		const number = a.keys.leerlingnummer;
		const b = number === undefined || twiceInInformat.has(number) || twiceInSmartschool.has(number) ? undefined : accountOf.get(number);
		if (b && settings.links[number!] === undefined && isQuiet(a, b, key)) {
			quietAccounts.add(b);
			linked(a);
			if (hasWaiting(rows.get(key)!)) standing.push({ key, a, b });
			else counts.ongewijzigd++;
		} else open.set(a, key);
	}
	const known: Known = { linkOf: (a) => linkOf(rows.get(open.get(a)!) ?? ''), fingerprints: linkKeys, byHand: new Map(Object.entries(settings.links)), weakTiers: settings.weakTiers };
	const taken = new Set(smartschool.report.bezet?.gebruikersnamen.map((name) => name.toLowerCase()) ?? []);
	// In the order of their keys, so that nothing depends on the order of the reads, user names least of all.
	const matches = correlatePupils(sorted([...open.keys()], (a) => open.get(a)!), sorted(accounts.filter((b) => !quietAccounts.has(b)), ({ keys }) => keys.gebruikersnaam ?? ''), known);
	let lostAccounts = 0;
	for (const match of matches) {
		if (match.situation === 'unassigned') {
			counts.enkelSmartschool++;
			continue;
		}
		const { a } = match;
		const key = open.get(a)!;
		const link = known.linkOf(a);
		if (link !== '') linked(a);
		if (link !== '' && match.situation !== 'pair') lostAccounts++;
		if (match.situation === 'doubt') doubt(match, key);
		else if (match.situation === 'pair') {
			const [inum, nr] = [match.b.keys.leerlingnummer, a.keys.leerlingnummer];
			if (inum !== undefined && inum !== nr && match.by !== 'hand') doubt({ a, candidates: [match.b], why: 'Instellingsnummer en stamnummer (of de koppeling van vroeger) zijn gelijk, maar het intern nummer in Smartschool is anders dan het leerlingnummer. Pas het intern nummer aan in Smartschool, of bevestig de koppeling met de hand.' }, key);
			else decide(a, match.b, key, { by: match.by });
		} else if (onlySome) doubt({ a, candidates: [], why: 'In Smartschool is voor deze leerling geen account gevonden op nummer of gebruikersnaam. De gewone run kijkt verder en maakt zo nodig een account.' }, key);
		else if (a.fields[LEAVING]) counts.overgeslagen++; // left before there ever was an account
		else if (!a.fields.naam || !a.fields.voornaam) doubt({ a, candidates: [], why: 'Naam of voornaam ontbreekt in Informat; zonder kan er geen account gemaakt worden.' }, key);
		else if (waiting.doubtful.has(codeKey(a.keys.klascode ?? ''))) doubt({ a, candidates: [], why: `Klas ${a.keys.klascode} moet eerst nagekeken worden.` }, key);
		else {
			const gebruikersnaam = newUserName(a);
			taken.add(gebruikersnaam);
			decide(a, null, key, { gebruikersnaam });
		}
	}
	for (const { key, a, b } of standing.sort((x, y) => (x.key < y.key ? -1 : 1))) {
		const waiting = Object.entries(readRow(key, rows.get(key)!).u).filter(([, state]) => isWaiting(state)).map(([id]) => id.split('/', 1)[0]);
		decide(a, b, key, { mine: units.leerling.filter(({ id }) => waiting.includes(id)) });
	}

	/** Account of a link, by either of its keys; the index is made when it is first asked. */
	function accountByLink(): (link: string) => SyncRecord | undefined {
		let index: Map<string, SyncRecord> | undefined;
		return (link) => {
			index ??= new Map(accounts.flatMap((b) => linkKeys(b).map((each) => [each, b] as const)));
			return link.split('.').filter((each) => each !== '').map((each) => index!.get(each)).find((each) => each !== undefined);
		};
	}

	/** The name that Informat has for a pupil without account, when it is free; otherwise one by the pattern. */
	function newUserName({ fields, keys }: SyncRecord): string {
		const known = fields[USER_NAME_UNIT]?.trim().toLowerCase() ?? '';
		if (known.length > 1 && !taken.has(known) && units.leerling.some(({ id, direction }) => id === USER_NAME_UNIT && leadsTo('smartschool', direction))) return known;
		return userNameFor({ voornaam: fields.voornaam!, naam: fields.naam!, leerlingnummer: keys.leerlingnummer, stamnummer: keys.stamnummer }, taken, settings.userName);
	}

	/** Both records are as they were when the row said that they need no decision, but for what waits. */
	function isQuiet(a: SyncRecord, b: SyncRecord, key: string): boolean {
		if (input.stories) return false;
		const text = rows.get(key);
		return text !== undefined && text.startsWith(quietStart(versions[a.soort], quietOf(key, a, b)));
	}

	/** @param mine the units that have to be decided: all, unless nothing changed */
	function decide(a: SyncRecord, b: SyncRecord | null, key: string, { gebruikersnaam = '', by, mine = units[a.soort] }: { gebruikersnaam?: string; by?: LinkedBy; mine?: readonly UnitDef[] } = {}): void {
		const elsewhere = b?.keys.instelnr !== undefined && schools.length > 0 && !schools.includes(b.keys.instelnr);
		const draft: Draft = { ...draftOf(key, a), b, elsewhere: elsewhere && a.soort === 'leerling', gebruikersnaam: b?.keys.gebruikersnaam ?? gebruikersnaam };
		// A new account has the name that Smartschool gave it: the next run looks which one that is.
		const decided = b === null ? mine.filter(({ id }) => id !== USER_NAME_UNIT) : mine;
		const outcome = mergeRecord(a, b, key, draft.old, READER, { units: decided, firstRun: settings.firstRun, fingerprint: fp });
		if (input.stories) seen.set(key, { by, findings: outcome.findings });
		draft.settled = outcome.settled;
		// Who looks at some people remembers only what was written for them: the ordinary run still has to report the rest.
		// Classes and groups have no lines on the to-do list: what is refused of them is Smartschool's refusal.
		draft.state.u = onlySome ? { ...draft.old?.u } : a.soort === 'leerling' ? withoutPointless(outcome.state, a.fields[LEAVING] && b?.fields[LEAVING] ? undefined : units[a.soort]) : { ...outcome.state };
		for (const id of SETTLED) delete draft.state.u[id];
		if (a.soort === 'leerling') addDone(draft, closedSince(draft.old?.u ?? {}, draft.state.u));
		if (isMixed(a)) mixed(draft);
		for (const planned of outcome.writes) {
			if (planned.unit.id === LEAVING && b && !b.fields.klascode) leftWithoutClass(draft, planned);
			else if (planned.unit.id === ADMINISTRATIVE_GROUP && b && (isMixed(a) || planned.because === 'firstRun')) otherStudy(draft, planned);
			else if (planned.unit.id === MEMBER && planned.clears) draft.writes.push(leaving(planned, b!));
			else draft.writes.push(planned);
		}
		// Something that the units alone do not tell again.
		let unsure = draft.reviewed;
		for (const finding of outcome.findings) {
			const { unit, why, shown, news } = finding;
			if (why === 'waiting') {
				counts.wachtOpInformat++;
				const proposed = draft.state.u[unit.id]?.i !== undefined;
				addReview(proposed ? 'proposal' : 'todo', { code: 'waiting' }, draft, unit, shown, false, { taak: taskOf(unit, a, shown, settings.audience, proposed ? PROPOSAL_WAITS : undefined) });
				continue;
			}
			const back = unit.id === LEAVING && mayReturn(draft, why, settings.enrolment) ? returnWrites(draft, units.leerling) : [];
			if (back.length > 0) {
				draft.apart = 'reactivate';
				draft.writes = [...draft.writes.filter((planned) => !back.includes(planned)), ...back];
				continue;
			}
			const question = b ? questionOf(finding, outcome.state[unit.id]) : undefined;
			const verdict = question && decisions.judge(reviewKey(key, unit.id), { a, b: b!, key, finding, question, base: draft.old?.u[unit.id] }, { reader: READER, fingerprint: fp });
			// What was decided travels on by itself from the next run: a typed value as Smartschool's change.
			unsure ||= a.soort !== 'leerling' || unit.id === LEAVING || verdict?.act === 'write';
			if (verdict?.act === 'write') {
				draft.writes.push(verdict.planned);
				continue;
			}
			// Otherwise only leaving is ever written here; an account that is off although the pupil is enrolled waits for a person.
			if (verdict?.act !== 'leave') addReview(why, { code: unit.id === LEAVING ? 'returned' : why }, draft, unit, shown, news || verdict?.anew === true, { vraag: question, ...(why === 'refused' ? { taak: taskOf(unit, a, shown, settings.audience) } : {}) });
			draft.reviewed = true;
		}
		if (draft.old && b) emptied.see(mine, draft.old.u, (side, unit) => unit.fields.every(({ id }) => (side === 'informat' ? a : b).fields[id] === ''));
		const toSmartschool = draft.writes.filter(({ to }) => to === 'smartschool');
		const done = !unsure && toSmartschool.every(({ unit }) => unit.list === undefined || unit.id === MEMBER);
		if (done && !onlySome) draft.quiet = quietOf(key, a, membersAfter(accountAfter(draft), b === null, draft.writes), Object.assign({}, ...toSmartschool.filter(({ unit }) => unit.list === undefined).map(({ write, unit }) => Object.fromEntries(unit.fields.filter(({ id }) => b === null || write.changed.includes(id)).map(({ id }) => [id, write.values[id]!])))) as Record<string, string>);
		if (a.soort === 'leerling' && b) draft.state.l = linkKeys(b).join('.');
		drafts.push(draft);
	}

	/** A class holds one administrative group; with more, the exchange would make several classes of it (R30). */
	function mixed(draft: Draft): void {
		const groups = draft.a.lists!.administratieveGroepen!.map(({ key, values }) => `${key || 'zonder nummer'}: ${values.leerlingen}`).join('; ');
		const why = `De leerlingen van deze klas zitten in verschillende administratieve groepen. Leerlingnummers per groep: ${groups}. Zet ze in Informat in de juiste klas of administratieve groep.`;
		told(draft, 'gemengd', 'structure', { code: 'remark', why }, { id: 'gemengd', label: 'Administratieve groep' }, { informat: '', smartschool: '' });
	}

	/** The number of a class says for which study its pupils count: what was never equal is for a person to decide. */
	function otherStudy(draft: Draft, { unit, shown }: PlannedWrite): void {
		if (!isMixed(draft.a)) told(draft, unit.id, 'difference', { code: 'difference' }, unit, shown);
	}

	/** A line of the review list that is told once, and again when what it tells has changed. */
	function told(draft: Draft, id: string, soort: ReviewKind, reason: Reason, unit: { id: string; label: string }, shown: Record<Side, string>): void {
		const print = fp(`${draft.key}|${id}|${explain(reason)}|${shown.informat}|${shown.smartschool}`);
		addReview(soort, reason, draft, unit, shown, draft.old?.u[id]?.c?.[0] !== print);
		draft.state.u[id] = { ...draft.old?.u[id], c: [print, print] };
		draft.reviewed = true;
	}

	/** Who is on no roll cannot be taken off it; switching the account off is a person's decision. */
	function leftWithoutClass(draft: Draft, { unit, shown }: PlannedWrite): void {
		const old = draft.old?.u[LEAVING]?.c;
		const pair: [string, string] = [fp(`${draft.key}|${draft.a.fields[LEAVING]}`), fp(`${draft.key}|zonder klas`)];
		addReview('difference', { code: 'leftWithoutClass' }, draft, unit, shown, old?.[0] !== pair[0] || old[1] !== pair[1]);
		draft.state.u[LEAVING] = { ...draft.old?.u[LEAVING], c: pair };
		draft.reviewed = true;
	}

	// Who does not qualify now and has an account: a lost class, or an enrolment that never began.
	const linkedAccount = accountByLink();
	for (const { waarom, record } of settings.enrolment.controlGroup === '' ? (informat.report.apart ?? []).filter((each) => each.waarom === 'nietBegonnen') : (informat.report.apart ?? [])) {
		const key = keyOf(record);
		const text = visited.has(key) ? undefined : rows.get(key);
		const b = text === undefined ? undefined : linkedAccount(linkOf(text));
		if (!b) continue;
		visited.add(key);
		wereLinked++;
		counts.apart++;
		if (waarom === 'zonderKlas') lostClass(record, b, key);
		else neverBegan(record, b, key);
	}

	/** He keeps his account and all that is in it; only the class is left. */
	function lostClass(a: SyncRecord, b: SyncRecord, key: string): void {
		const draft: Draft = { ...draftOf(key, a), b, apart: 'loseClass', gebruikersnaam: b.keys.gebruikersnaam ?? '' };
		const planned = lostClassWrite(draft, units.leerling, today, settings.enrolment);
		if (!planned) return void counts.ongewijzigd++;
		draft.writes.push(planned);
		tellOnce(draft, TOLD.zonderKlas, 'lostClass', planned.shown);
		drafts.push(draft);
	}

	/** Taken off the roll when the sync made the account; what was there before is a person's. */
	function neverBegan(a: SyncRecord, b: SyncRecord, key: string): void {
		const ours = draftOf(key, a).old?.u[MADE] !== undefined;
		if (ours && isWithinGrace(a, today, settings.enrolment.graceDays)) return void counts.ongewijzigd++;
		if (ours) decide(a, b, key);
		else drafts.push({ ...draftOf(key, a), b, gebruikersnaam: b.keys.gebruikersnaam ?? '' });
		const draft = drafts.at(-1)!;
		const off = b.fields[LEAVING] !== '';
		if (!off) tellOnce(draft, TOLD.nietBegonnen, ours ? 'noShow' : 'noShowNotOurs', { informat: '', smartschool: b.label });
		else if (draft.old?.u[TOLD.nietBegonnen]) draft.state.u[TOLD.nietBegonnen] = draft.old.u[TOLD.nietBegonnen]!;
	}

	function tellOnce(draft: Draft, mark: string, code: 'lostClass' | 'noShow' | 'noShowNotOurs', shown: Record<Side, string>): void {
		const print = fp(`${mark}|${draft.key}`);
		addReview('enrolment', { code }, draft, { id: mark, label: 'Inschrijving en klas' }, shown, draft.old?.u[mark] === undefined);
		draft.state.u[mark] = { c: [print, print] };
		draft.reviewed = true;
	}

	// Who was linked and is in neither list now; concluded from a complete read only (law L19).
	const gone = { rows: [] as BaselineItem[], people: 0 };
	const outside = new Set(informat.report.buiten?.map((id) => fp(`leerling|${id}`)));
	if (informat.report.volledig !== false && !groupsOnly) {
		const missing = [...rows].filter(([key, text]) => !visited.has(key) && !isApprovals(text) && linkOf(text) !== '' && !agreedLeft(readRow(key, text))).sort(([x], [y]) => (x < y ? -1 : 1));
		const unseen = missing.filter(([key]) => !outside.has(key));
		checkShrink('Informat', unseen.length, wereLinked + missing.length, settings.limits);
		checkShrink('Smartschool', lostAccounts, wereLinked, settings.limits);
		for (const [key, text] of unseen) {
			const b = linkedAccount(linkOf(text));
			if (!b) continue;
			gone.people++;
			const old = readRow(key, text);
			const { state, report, news } = absence(old, today, settings.absent);
			if (report && hasOpen(text)) {
				state.u = withoutPointless(state.u, undefined);
				addDone({ key, label: b.label }, closedSince(old.u, state.u));
			}
			if (report) addReview('missing', { code: 'missing' }, { key, label: b.label }, { id: 'aanwezig', label: 'Leerling' }, { informat: '', smartschool: b.label }, news);
			const packed = packState(state);
			if (packed !== text) gone.rows.push({ soort: 'basis', row: { key, state: packed }, rowIsNew: false });
		}
	}
	emptied.check(wereLinked, settings.limits);

	// What is not well with the classes of Smartschool themselves: told once, which a row of its own remembers.
	const remarks: BaselineItem[] = [];
	for (const { soort, key: text, label, why } of [...badStructure(smartschoolGroups), ...unused(input, settings.groups, paired)]) {
		const key = fp(text);
		addReview(soort, { code: 'remark', why }, { key, label }, { id: soort, label: 'Klas of groep' }, { informat: '', smartschool: label }, !rows.has(key));
		if (!rows.has(key)) remarks.push({ soort: 'basis', row: { key, state: packState({ ...emptyState(), t: versions.klas, u: { opmerking: { c: [key, key] } } }) }, rowIsNew: true });
	}

	// The guards, on the whole plan.
	const at = (school: string) => (record: SyncRecord) => schoolOf(record) === school;
	const populations = memo((school: string): Populations => ({
		pupils: pupils.filter(at(school)).length,
		classes: informatGroups.filter((group) => group.soort === 'klas' && at(school)(group)).length,
		groups: informatGroups.filter(({ soort }) => soort === 'groep').length,
		pairs: (linkedAt.get(school) ?? 0) + drafts.filter(({ a, b, kind, old }) => b !== null && kind === 'leerling' && !old?.l && schoolOf(a) === school).length,
	}));
	const tallies = tally(drafts, populations);
	const plan = planHash(drafts, tools);
	const { held, lifted, problem, goedkeuring, goedkeuringen, used } = judge(tallies, (scopes) => planHash(drafts, tools, (draft, planned) => scopesOf(draft, planned).some((scope) => scopes.has(scope))), rows, { ...settings, today }, tools);
	const guard: Waiting = { ...waiting, scopes: new Set(held.map(({ scope }) => scope)) };
	for (const each of held) addReview('held', { code: 'held', held: each, approval: goedkeuring }, { key: 'plan', label: '' }, { id: each.scope, label: scopeLabel(each.scope, places.units) }, { informat: '', smartschool: '' }, true);

	// The to-do list is a channel too: such a write needs no call, only the memory that it was asked.
	const isTodo = ({ a }: Draft, unit: UnitDef) => unit.todoOnly === true || (settings.channel.units[unit.id] ?? settings.channel.standard) === 'todo' || !canPropose(a.fields);

	const roll = { ...settings.enrolment, controlIsClass: smartschoolGroups.some(({ soort, keys }) => soort === 'klas' && codeKey(keys.klascode ?? '') === codeKey(settings.enrolment.controlGroup)) };
	const changes: ChangeItem[] = [];
	const stored: BaselineItem[] = preview ? [] : [...gone.rows, ...remarks];
	const diff: DiffLine[] = [];
	const witnesses: Witness[] = [];
	const records = { teWijzigen: 0, nieuw: 0, vastgehouden: 0, nazicht: 0 };
	for (const draft of drafts) {
		const going = allowed(draft, guard);
		const waitsFor = (planned: PlannedWrite) => scopesOf(draft, planned).filter((scope) => guard.scopes.has(scope)).map((scope) => scopeLabel(scope, places.units)).join(', ') || (planned.unit.id === MEMBER ? 'Groep' : 'Klas');
		if (input.stories && draft.kind === 'leerling') witnesses.push({ findings: [], ...seen.get(draft.key), a: draft.a, b: draft.b, old: draft.old, writes: draft.writes, going, waitsFor });
		for (const planned of draft.writes) {
			const { to, unit, shown } = planned;
			diff.push({ label: draft.label, veld: unit.label, naar: to, van: mask(shown[to]), wordt: mask(to === 'smartschool' ? shown.informat : shown.smartschool), regel: regel(planned), wacht: going.includes(planned) ? '' : waitsFor(planned) });
		}
		const update: UnitWrite[] = [];
		for (const { to, unit, write, shown, clears } of going) {
			if (to === 'smartschool' && unit.id === LEAVING) {
				// Only now: in summer many seem to have left, and what that would write waits.
				const u = withoutPointless(draft.state.u, undefined);
				addDone(draft, closedSince(draft.state.u, u));
				draft.state.u = u;
			} else if (to === 'smartschool') {
				// Informat's value goes to Smartschool, so what Smartschool held need not be typed any more.
				if (isOpen(draft.state.u[write.unit])) addDone(draft, [write.unit]);
			} else if (isTodo(draft, unit) || clears) {
				// A proposal can't empty anything: what it leaves out stays as it is.
				if (!onlySome) draft.state.u[write.unit] = write.after;
				if (write.decision !== undefined) decisions.finish(write.decision);
				addReview('todo', { code: 'todo' }, draft, unit, shown, true, { taak: taskOf(unit, draft.a, shown, settings.audience) });
			} else {
				update.push(write);
				addReview('proposal', { code: 'proposal' }, draft, unit, shown, true, { taak: taskOf(unit, draft.a, shown, settings.audience, PROPOSAL_WAITS) });
			}
		}
		if (going.length > 0) records[draft.b === null ? 'nieuw' : 'teWijzigen']++;
		else if (draft.writes.length > 0) records.vastgehouden++;
		else if (draft.reviewed) records.nazicht++;
		else counts.ongewijzigd++;

		const smartschoolPart = labelled(smartschoolJob(draft, going, settings.groups, roll), smartschool.report.profielvelden);
		const preRegistrationId = tools.uuid(JSON.stringify([draft.key, ...update.map(({ unit, values }) => [unit, values])]));
		const informatPart: InformatJob | null = update.length === 0 ? null : {
			action: 'personalDetailsUpdate',
			preRegistrationId,
			person: draft.a.fields,
			handle: draft.a.handle as InformatHandle,
			writes: update.map((write) => ({ ...write, after: { ...write.after, i: preRegistrationId } })),
		};
		// While something waits because the table changed, the row keeps saying under which table it was made.
		const waits = draft.writes.some((planned) => !going.includes(planned));
		if (!waits || draft.old === undefined) draft.state.t = draft.table;
		const isNew = draft.oldText === undefined;
		// A user name that changed is no reason of its own to store a row: the number still leads to the account.
		const l = draft.old && draft.old.l.split('.')[0] !== '' && draft.old.l.split('.')[0] === draft.state.l.split('.')[0] ? draft.old.l : draft.state.l;
		const same = packState({ ...draft.state, l, t: draft.old?.t ?? draft.state.t, q: draft.old?.q ?? '' }) === (draft.oldText ?? packState({ ...emptyState(), t: draft.state.t }));
		const rowChanged = !same || (!isNew && draft.state.t !== draft.old!.t);
		if (preview) continue;
		const open = openUpdates(draft);
		if (smartschoolPart || informatPart || open.length > 0) {
			const row: BaselineRow = { key: draft.key, state: packState({ ...draft.state, q: '' }) };
			changes.push({
				soort: 'wijziging', mode: 'apply', plan, dag: today, recordKind: draft.kind, label: draft.label, smartschool: smartschoolPart, informat: informatPart, open,
				accountsKnownUntil: smartschool.report.bezet?.geldigTot ?? '', freshUntil: smartschool.report.versTot ?? '', needs: needsOf(smartschoolPart, guard), row, settledByCreation: draft.b === null ? draft.settled : {},
				link: draft.kind !== 'leerling' ? '' : linkKeys(accountAfter(draft)).join('.'),
				quiet: waits ? '' : draft.quiet, rowIsNew: isNew, rowChanged, results: [],
			});
		} else if (rowChanged && !onlySome) stored.push({ soort: 'basis', row: { key: draft.key, state: packState({ ...draft.state, q: waits ? '' : draft.quiet }) }, rowIsNew: isNew });
	}
	if (!preview && lifted) stored.push(used);

	const nazicht: Summary['nazicht'] = {};
	for (const { soort } of review) nazicht[soort] = (nazicht[soort] ?? 0) + 1;
	return {
		changes,
		baseline: stored,
		review,
		summary: {
			soort: 'samenvatting',
			modus: settings.mode,
			plan,
			goedkeuring,
			goedkeuringen,
			goedgekeurd: lifted,
			goedkeuringProbleem: problem,
			lezingen: [informat.report, smartschool.report].map(withoutNames),
			records: { totaal: informat.records.length + counts.apart, ongewijzigd: counts.ongewijzigd, ...records, overgeslagen: counts.overgeslagen, enkelSmartschool: counts.enkelSmartschool, verdwenen: gone.people },
			bewerkingen: Object.fromEntries([...tallies].map(([scope, { count }]) => [scope, count])),
			vastgehouden: held,
			nazicht,
			wachtOpInformat: counts.wachtOpInformat,
			geenPlaats: places.without,
			afgehandeld: decisions.closed(informat.report.volledig !== false),
			verschillen: diff,
		},
		...(input.stories ? { witnesses } : {}),
	};
}

/** Marks of what a person was told, which a record that can be decided again does not need. */
const SETTLED = ['koppeling', 'gemengd', ...Object.values(TOLD)];

function memo<T>(make: (key: string) => T): (key: string) => T {
	const made = new Map<string, T>();
	return (key) => {
		if (!made.has(key)) made.set(key, make(key));
		return made.get(key)!;
	};
}

const isGroup = (record: SyncRecord): boolean => record.soort !== 'leerling';
const isPupil = (record: SyncRecord): boolean => record.soort === 'leerling';
const isGroupUnit = ({ record }: UnitDef): boolean => record !== 'leerling';
const isPupilUnit = ({ record }: UnitDef): boolean => record === 'leerling';
/** Only the classes and groups of a read; who is in them is still known to the whole one. */
const withoutPeople = ({ report: { apart: _apart, ...report }, records }: Read): Read => ({ report: { ...report, overgeslagen: {} }, records: records.filter(isGroup) });
const isMixed = ({ soort, lists }: SyncRecord): boolean => soort === 'klas' && lists?.administratieveGroepen !== undefined;

function sorted(records: readonly SyncRecord[], by: (record: SyncRecord) => string): SyncRecord[] {
	return records.map((record) => [by(record), record] as const).sort(([x], [y]) => (x < y ? -1 : x > y ? 1 : 0)).map(([, record]) => record);
}

function repeated(keys: readonly (string | undefined)[]): Set<string> {
	const [seen, twice] = [new Set<string>(), new Set<string>()];
	for (const key of keys) if (key !== undefined) (seen.has(key) ? twice : seen).add(key);
	return twice;
}

/** The account with the keys that it has once the writes are made. An account that is still to be made tells every field that is not written as empty. */
function accountAfter({ a, b, gebruikersnaam, writes }: Draft): SyncRecord {
	// Nobody is taken off the roll without a number: an account that has none gets it first.
	if (b && writes.some(({ unit }) => unit.id === 'leerlingnummer' || (unit.id === LEAVING && b.keys.leerlingnummer === undefined))) return { ...b, keys: { ...b.keys, leerlingnummer: a.keys.leerlingnummer }, fields: { ...b.fields, leerlingnummer: a.keys.leerlingnummer ?? '' } };
	if (b) return b;
	return { soort: a.soort, keys: { leerlingnummer: a.keys.leerlingnummer, gebruikersnaam }, label: a.label, fields: Object.fromEntries(Object.keys(a.fields).map((id) => [id, ''])), handle: { internnummer: '', gebruikersnaam, status: '' } satisfies SmartschoolHandle };
}

/** Updates that wait in Informat for this record, each with what its units become when it was refused. */
function openUpdates({ a, state, writes }: Draft): OpenUpdate[] {
	const updates = new Map<string, OpenUpdate>();
	for (const [unit, { o, p, i }] of Object.entries(state.u)) {
		if (i === undefined || p === undefined || writes.some(({ write }) => write.unit === unit)) continue;
		const known = updates.get(i) ?? { preRegistrationId: i, instelnr: (a.handle as InformatHandle).instelnr, refused: {} };
		updates.set(i, { ...known, refused: { ...known.refused, [unit]: { ...(o === undefined ? {} : { o }), r: p } } });
	}
	return [...updates.values()];
}

/** Hash of everything that the plan would do, or of a part of it, to whom, in whatever order it was read. */
function planHash(drafts: readonly Draft[], tools: PlanTools, counts: (draft: Draft, planned: PlannedWrite) => boolean = () => true): string {
	const lines = drafts.flatMap((draft) => draft.writes.filter((planned) => counts(draft, planned)).map(({ to, write }) => `${draft.key} ${to} ${write.unit} ${tools.fingerprint(JSON.stringify(write.values))}`));
	return lines.length === 0 ? 'leeg' : tools.digest(lines.sort().join('\n')).slice(0, 16);
}

/** User names and keys are only there for the planner; they have no place in a report. */
export function withoutNames({ bezet: _bezet, buiten: _buiten, apart: _apart, ...report }: ReadReport): ReadReport {
	return report;
}
