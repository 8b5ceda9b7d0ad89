/**
 * Smartschool's half days, Informat's pupils and the ledger in, one plan out: which half days Informat must get. Pure, as
 * `plan.ts`. Informat cannot be asked for its absences, so the ledger is what is known of it (AB13, AB17; docs/rules.md).
 */
import type { Read } from '../records/types';
import type { AbsenceRead, AbsenceRecord, AbsenceReport } from '../records/absences';
import { PRESENT, type CodeMap } from '../fields/absences';
import type { InformatHandle, ReadReport, ReviewItem, ReviewKind, SyncRecord, UnitResult } from '../types';
import { NEWER, packLedger, readLedger, unpackLedger, type LedgerRow, type LedgerState } from './absenceLedger';
import { explainAbsence, isInformation, type AbsenceReason } from './absenceTexts';
import { explain, scopeLabel } from './explain';
import type { Calendar, Held, Limits, Scope, Tally } from './guards';
import { UnhealthySource } from './health';
import { judge } from './judge';
import { mask } from './mask';
import { withoutNames, type DiffLine, type PlanTools } from './plan';

export interface AbsenceSettings {
	mode: 'preview' | 'apply';
	calendar: Calendar;
	approval: string;
	limits: Limits;
	codes: CodeMap;
	/** Code for a half day that Smartschool took back; '' = a line on the to-do list. */
	withdrawn: string;
	/** Location as Informat calls it (`001`, `099999/001`, or `*` for all) → its number in Discimus. */
	locations: ReadonlyMap<string, number>;
	/** Show codes in the diff; otherwise masked. */
	showCodes: boolean;
}

export interface AbsenceInput {
	informat: Read;
	smartschool: AbsenceRead;
	/** Rows of the days that were read, at least. */
	ledger: readonly LedgerRow[];
	settings: AbsenceSettings;
	tools: PlanTools;
}

/** One half day for Informat: one call. */
export interface AbsenceJob {
	persoonId: string;
	instelnr: string;
	schooljaar: string;
	/** ISO date. */
	date: string;
	partOfDay: 'VM' | 'NM';
	absenceCode: string;
	locationIdDiscimus: number;
	/** Moment at which the code was first seen, ISO with zone. */
	timestamp: string;
	/** Fingerprint of the code, for the ledger once Informat confirmed it. */
	print: string;
	/** Fingerprint and day of this attempt, for the ledger when Informat refuses it. */
	attempt: string;
	on: string;
}

/** One item on output *Changes*. Its row was stored before, from output *Baseline*, so that “first seen” outlives a crash. */
export interface AbsenceChange {
	soort: 'wijziging';
	mode: 'apply';
	plan: string;
	label: string;
	veld: string;
	absence: AbsenceJob;
	row: LedgerRow;
	rowIsNew: false;
	rowChanged: boolean;
	results: UnitResult[];
}

export interface LedgerItem {
	soort: 'basis';
	row: LedgerRow;
	rowIsNew: boolean;
}

/** Pupils and half days that are not for Informat, by reason (Dutch). */
export type LeftOut = Record<string, { leerlingen: number; halveDagen: number }>;

export interface AbsenceSummary {
	soort: 'samenvatting';
	modus: 'preview' | 'apply';
	plan: string;
	goedkeuring: string;
	goedgekeurd: boolean;
	goedkeuringProbleem: string;
	goedkeuringen: { scope: Scope; code: string }[];
	lezingen: [ReadReport, AbsenceReport];
	/** Half days with a code, each in exactly one of the five that follow (`ingetrokken` are extra: they have no code any more). */
	halveDagen: { totaal: number; inOrde: number; doorTeGeven: number; vastgehouden: number; nazicht: number; nietDoorgegeven: number; ingetrokken: number };
	/** Half days to send by code. */
	perCode: Record<string, number>;
	nietDoorgegeven: LeftOut;
	/** Codes of the locations that have no number in the settings. */
	vestigingenZonderNummer: string[];
	bewerkingen: Record<Scope, number>;
	vastgehouden: Held[];
	nazicht: Partial<Record<ReviewKind, number>>;
	verschillen: DiffLine[];
	/** The school's own words for what is sent now; only where they were read. */
	aliassen: { label: string; veld: string; alias: string }[];
	/** New lines that a person has to look at. */
	teMelden: number;
}

export interface AbsencePlan {
	changes: AbsenceChange[];
	baseline: LedgerItem[];
	review: ReviewItem[];
	summary: AbsenceSummary;
}

const PARTS = ['VM', 'NM'] as const;
/** Full-time secondary education and its kin; the push API knows no other. */
const SECONDARY = /^3/;
const SEND: Scope = 'absence';
const WITHDRAW: Scope = 'withdrawal';

interface Place {
	pupil: SyncRecord;
	handle: InformatHandle;
	location: number;
}

interface HalfDay {
	key: string;
	datum: string;
	part: (typeof PARTS)[number];
	code: string | null;
	place: Place;
	alias: string;
}

interface Draft extends HalfDay {
	oldText: string | undefined;
	state: LedgerState;
	/** What Informat must get; undefined = nothing. */
	send?: { code: string; scope: Scope };
	told?: { why: AbsenceReason; news: boolean };
}

const shownHalfDay = (datum: string, part: string): string => `${datum.slice(8)}/${datum.slice(5, 7)}/${datum.slice(0, 4)} ${part}`;

/**
 * @throws UnhealthySource when a read cannot be believed
 * @throws Error when a ledger row is damaged
 */
export function planAbsences({ informat, smartschool, ledger, settings, tools }: AbsenceInput): AbsencePlan {
	const { report } = smartschool;
	checkAbsenceReads(informat, smartschool);
	const rows = readLedger(ledger);
	const today = report.gelezen.slice(0, 10);
	const decide = decider(settings, tools, report.gelezen, today);

	const { halfDays, leftOut, unmapped, told } = placed(informat, smartschool, settings, tools);
	// Who is present and has no row is most of the school: there is nothing to decide.
	const drafts = halfDays.filter(({ key, code }) => !isPresent(code) || rows.has(key)).map((each) => decide(each, rows.get(each.key))).sort((x, y) => (order(x) < order(y) ? -1 : 1));
	const sending = drafts.filter(({ send }) => send !== undefined);

	const planOf = (some: typeof sending): string => (some.length === 0 ? 'leeg' : tools.digest(some.map(({ key, send, place }) => `${key} ${tools.fingerprint(`${key}|${send!.code}`)} ${place.location}`).sort().join('\n')).slice(0, 16));
	const plan = planOf(sending);
	const tallies = new Map<Scope, Tally>();
	for (const { send } of sending) tallies.set(send!.scope, { count: (tallies.get(send!.scope)?.count ?? 0) + 1, population: told });
	const { held, lifted, problem, goedkeuring, goedkeuringen, used } = judge(tallies, (scopes) => planOf(sending.filter(({ send }) => scopes.has(send!.scope))), rows, { ...settings, today }, tools);
	const waits = new Set(held.map(({ scope }) => scope));

	const review: ReviewItem[] = held.map((each) => ({ soort: 'held', key: tools.fingerprint(`plan|${each.scope}`), nieuw: true, label: '', veld: scopeLabel(each.scope, []), informat: '', smartschool: '', uitleg: explain({ code: 'held', held: each, approval: goedkeuring }) }));
	const counts = { totaal: 0, inOrde: 0, doorTeGeven: 0, vastgehouden: 0, nazicht: 0, nietDoorgegeven: 0, ingetrokken: 0 };
	const perCode: Record<string, number> = {};
	const verschillen: DiffLine[] = [];
	const aliassen: AbsenceSummary['aliassen'] = [];
	const changes: AbsenceChange[] = [];
	const baseline: LedgerItem[] = [];
	const shown = (code: string) => (settings.showCodes ? code : mask(code));

	for (const draft of drafts) {
		const { key, datum, part, code, place, alias, send, state, oldText } = draft;
		const veld = shownHalfDay(datum, part);
		const { label } = place.pupil;
		const waiting = send !== undefined && waits.has(send.scope);
		if (draft.told && (draft.told.news || settings.mode === 'preview')) review.push(reviewItem(draft, draft.told, settings.codes, tools));
		if (send) {
			perCode[send.code] = (perCode[send.code] ?? 0) + 1;
			verschillen.push({ label, veld, naar: 'informat', van: shown(codeOf(key, state.sent, settings, tools)), wordt: shown(send.code), regel: send.scope === WITHDRAW ? 'ingetrokken in Smartschool' : 'Informat ← Smartschool', wacht: waiting ? scopeLabel(send.scope, []) : '' });
			if (alias !== '') aliassen.push({ label, veld, alias });
		}
		if (isPresent(code)) {
			if (send || draft.told) counts.ingetrokken++;
		} else {
			counts.totaal++;
			if (send) counts[waiting ? 'vastgehouden' : 'doorTeGeven']++;
			else if (draft.told) counts.nazicht++;
			else if (settings.codes.get(code!) === '') counts.nietDoorgegeven++;
			else counts.inOrde++;
		}
		if (settings.mode === 'preview') continue;
		const row: LedgerRow = { key, datum, state: packLedger(state) };
		const isNew = oldText === undefined;
		// A half day of which there is nothing to remember gets no row.
		const worth = !isNew || send !== undefined || draft.told !== undefined;
		if (worth && row.state !== oldText) baseline.push({ soort: 'basis', row, rowIsNew: isNew });
		if (!send || waiting) continue;
		changes.push({ soort: 'wijziging', mode: 'apply', plan, label, veld, absence: jobOf(draft, send.code, today, tools), row, rowIsNew: false, rowChanged: false, results: [] });
	}
	for (const { halveDagen } of Object.values(leftOut)) {
		counts.totaal += halveDagen;
		counts.nietDoorgegeven += halveDagen;
	}
	if (settings.mode === 'apply' && lifted) baseline.push({ ...used, row: { ...used.row, datum: today } });

	const nazicht: AbsenceSummary['nazicht'] = {};
	for (const { soort } of review) nazicht[soort] = (nazicht[soort] ?? 0) + 1;
	return {
		changes,
		baseline,
		review,
		summary: {
			soort: 'samenvatting', modus: settings.mode, plan, goedkeuring, goedkeuringen, goedgekeurd: lifted, goedkeuringProbleem: problem,
			lezingen: [withoutNames(informat.report), report],
			halveDagen: counts, perCode, nietDoorgegeven: leftOut, vestigingenZonderNummer: [...unmapped].sort(),
			bewerkingen: Object.fromEntries([...tallies].map(([scope, { count }]) => [scope, count])),
			vastgehouden: held, nazicht, verschillen, aliassen,
			teMelden: review.filter(({ soort, nieuw }) => nieuw && soort !== 'information').length,
		},
	};
}

function checkAbsenceReads({ report: informat, records }: Read, { report, records: absences }: AbsenceRead): void {
	if (!records.some(({ soort }) => soort === 'leerling')) throw new UnhealthySource('Informat gave no pupil with a realised enrolment and a class. Nothing was changed. Check the school year, the reference date and the institute numbers in the settings.');
	if (informat.schooljaar !== report.schooljaar) throw new UnhealthySource(`The two reads are of different school years (${informat.schooljaar} and ${report.schooljaar}). Nothing was changed. Give both nodes the same values.`);
	if (informat.volledig === false) throw new UnhealthySource('Informat was read for what changed only. Choose “Everything (Alles)” in Informat: Get Sync Records, so that every absent pupil is known. Nothing was changed.');
	if (report.dagen.length > 0 && absences.length === 0 && report.waarschuwingen.length === report.dagen.length) throw new UnhealthySource('Smartschool gave no pupils on any day. Nothing was changed. Check the rights of the access code, and whether absences are kept in Smartschool.');
}

interface Placed {
	/** Half days of pupils for whom Informat takes absences, present ones too. */
	halfDays: HalfDay[];
	leftOut: LeftOut;
	unmapped: Set<string>;
	/** Half days with a code, present included: what shares are counted on. */
	told: number;
}

function placed(informat: Read, { records }: AbsenceRead, { locations }: AbsenceSettings, { fingerprint }: PlanTools): Placed {
	const people = new Map<string, SyncRecord[]>();
	for (const record of informat.records) {
		if (record.soort !== 'leerling' || record.keys.leerlingnummer === undefined) continue;
		people.set(record.keys.leerlingnummer, [...(people.get(record.keys.leerlingnummer) ?? []), record]);
	}
	// Who is in two institutes counts in the one that the school names first.
	const rank = new Map(informat.report.instellingen.map((each, index) => [each, index]));
	for (const list of people.values()) list.sort((x, y) => rankOf(x) - rankOf(y));
	function rankOf({ handle }: SyncRecord): number {
		return rank.get((handle as InformatHandle).instelnr) ?? rank.size;
	}

	const halfDays: HalfDay[] = [];
	const leftOut: LeftOut = {};
	const unmapped = new Set<string>();
	let told = 0;
	for (const record of [...records].sort((x, y) => (x.internnummer < y.internnummer ? -1 : 1))) {
		const candidates = people.get(record.internnummer) ?? [];
		const skipped = new Set<string>();
		for (const [datum, codes] of Object.entries(record.dagen)) {
			const found = place(candidates, datum);
			for (const [index, part] of PARTS.entries()) {
				const code = codes[index] ?? null;
				if (code !== null) told++;
				if (typeof found !== 'string') halfDays.push({ key: fingerprint(`afwezigheid|${(found.handle as InformatHandle).persoonId}|${datum}|${part}`), datum, part, code, place: found, alias: aliasOf(record, datum, index) });
				else if (!isPresent(code)) {
					const known = (leftOut[found] ??= { leerlingen: 0, halveDagen: 0 });
					known.halveDagen++;
					if (!skipped.has(found)) known.leerlingen++;
					skipped.add(found);
				}
			}
		}
	}
	return { halfDays, leftOut, unmapped, told };

	/** The enrolment that counts on that day; otherwise the reason why there is none. */
	function place(candidates: readonly SyncRecord[], datum: string): Place | string {
		if (candidates.length === 0) return 'niet gevonden in Informat, of zonder klas';
		const secondary = candidates.filter(({ handle }) => SECONDARY.test((handle as InformatHandle).hfdstructuur));
		if (secondary.length === 0) return 'geen secundair onderwijs (Informat neemt via deze weg geen andere afwezigheden aan)';
		const here = secondary.filter(({ fields }) => !fields.einddatumInschrijving || fields.einddatumInschrijving >= datum);
		if (here.length === 0) return 'uitgeschreven op die dag';
		for (const pupil of here) {
			const handle = pupil.handle as InformatHandle;
			const location = locations.get(`${handle.instelnr}/${handle.vestCode}`) ?? locations.get(handle.vestCode) ?? locations.get('*');
			if (location !== undefined) return { pupil, handle, location };
			unmapped.add(`${handle.instelnr}/${handle.vestCode}`);
		}
		return 'vestiging zonder Discimus-nummer in de instellingen';
	}
}

const isPresent = (code: string | null): boolean => code === null || code === PRESENT;
const aliasOf = ({ aliassen }: AbsenceRecord, datum: string, index: number): string => aliassen?.[datum]?.[index] ?? '';
const order = ({ datum, part, place, key }: Draft): string => `${datum} ${part === 'VM' ? 1 : 2} ${place.pupil.label} ${key}`;

/** Refusals that asking again cannot change while Smartschool and the settings say the same. */
const FINAL: ReadonlySet<string> = new Set([NEWER, 'DNF010']);

/** What one half day needs, given what is remembered of it. */
function decider({ codes, withdrawn }: AbsenceSettings, { fingerprint }: PlanTools, now: string, today: string) {
	return (each: HalfDay, oldText: string | undefined): Draft => {
		const { key, code } = each;
		const print = (text: string) => fingerprint(`${key}|${text}`);
		const old = oldText === undefined ? undefined : unpackLedger(oldText);
		const seen = isPresent(code) ? '' : print(code!);
		const changed = old === undefined || old.seen !== seen;
		const draft: Draft = { ...each, oldText, state: { seen, since: changed ? now : old.since, sent: old?.sent ?? '', ...(changed || !old.refused ? {} : { refused: old.refused }), told: changed ? '' : old.told } };
		const { state } = draft;
		const tell = (why: AbsenceReason): Draft => {
			state.told = print(`gemeld|${why.code}|${why.refusal?.code ?? ''}`);
			return { ...draft, told: { why, news: old?.told !== state.told } };
		};

		const target = isPresent(code) ? withdrawn : codes.get(code!);
		if (isPresent(code) && state.sent === '') return draft;
		if (target === undefined) return tell({ code: 'unknownCode' });
		if (target === '') return state.sent === '' ? draft : tell({ code: isPresent(code) ? 'withdrawn' : 'notSent' });
		if (state.sent === print(target)) return draft;
		const { refused } = state;
		if (refused) {
			const sameAttempt = refused.attempt === attemptOf(draft, target, fingerprint);
			// MNA007 is about a newer value in Informat: only another code in Smartschool is a reason to ask again.
			if (refused.code === NEWER || (sameAttempt && (FINAL.has(refused.code) || refused.on >= today))) return tell({ code: 'refused', refusal: refused });
		}
		return { ...draft, send: { code: target, scope: isPresent(code) ? WITHDRAW : SEND } };
	};
}

const attemptOf = ({ key, place }: Draft, code: string, fingerprint: PlanTools['fingerprint']): string => fingerprint(`${key}|poging|${code}|${place.handle.instelnr}|${place.location}`);

function jobOf(draft: Draft, code: string, today: string, { fingerprint }: PlanTools): AbsenceJob {
	const { key, datum, part, place, state } = draft;
	const { persoonId, instelnr, schooljaar } = place.handle;
	return { persoonId, instelnr, schooljaar, date: datum, partOfDay: part, absenceCode: code, locationIdDiscimus: place.location, timestamp: state.since, print: fingerprint(`${key}|${code}`), attempt: attemptOf(draft, code, fingerprint), on: today };
}

/** The code behind a fingerprint, when it is one that the map can send; '' = not known. */
function codeOf(key: string, print: string, { codes, withdrawn }: Pick<AbsenceSettings, 'codes' | 'withdrawn'>, { fingerprint }: PlanTools): string {
	if (print === '') return '';
	return [...new Set([...codes.values(), withdrawn])].find((code) => code !== '' && fingerprint(`${key}|${code}`) === print) ?? '';
}

function reviewItem(draft: Draft, { why, news }: NonNullable<Draft['told']>, codes: CodeMap, tools: PlanTools): ReviewItem {
	const { key, datum, part, code, place, state } = draft;
	const soort: ReviewKind = why.code === 'refused' ? (isInformation(why.refusal!.code) ? 'information' : 'refused') : why.code === 'unknownCode' ? 'unknownCode' : 'todo';
	return {
		soort, key: tools.fingerprint(`${key}|${soort}`), nieuw: news, label: place.pupil.label, veld: shownHalfDay(datum, part),
		informat: codeOf(key, why.refusal?.had || state.sent, { codes, withdrawn: '' }, tools),
		smartschool: isPresent(code) ? '' : code!,
		uitleg: explainAbsence(why),
	};
}
