/**
 * What both services show of the chosen pupils' photos in, one plan out. Pure, as `plan.ts`. Only facts about a photo
 * come here, never the photo: the call that sends it reads it itself (P14, R60, R61).
 */
import { DateTime } from 'luxon';
import type { ReviewItem, ReviewKind, UnitResult } from '../types';
import { explain, scopeLabel } from './explain';
import type { Calendar, Held, Limits, Scope, Tally } from './guards';
import { UnhealthySource } from './health';
import { judge } from './judge';
import type { PhotoDirection, PhotoLook, PhotoReport } from './photoChoice';
import { NO_PHOTOS, packPhotos, unpackPhotos, type PhotoRow, type PhotoState } from './photoRows';
import { NOBODY, PHOTO_FIELD, SAID, UNREADABLE, WHERE } from './photoTexts';
import { decidePhoto, type PhotoReason, type PhotoVerdict } from './photoVerdict';
import type { DiffLine, PlanTools } from './plan';
import { readBaseline } from './state';

/** What one service shows of one pupil. */
export interface PhotoFacts {
	/** Fingerprint; '' = no photo. */
	print: string;
	bytes: number;
	jpeg: boolean;
	/** Looks like the photo of an identity card. */
	eid: boolean;
	/** Why it could not be read; '' = it was. */
	probleem: string;
}

export interface PhotoSeen extends PhotoLook {
	foto: PhotoFacts;
}

export interface PhotoRead {
	report: PhotoReport;
	seen: readonly PhotoSeen[];
}

export interface PhotoSettings {
	mode: 'preview' | 'apply';
	calendar: Calendar;
	approval: string;
	limits: Limits;
	/** Bytes. */
	largest: number;
	/** Do not send what looks like the photo of an identity card. */
	refuseEid: boolean;
}

export interface PhotoJob {
	key: string;
	persoonId: string;
	instelnr: string;
	internnummer: string;
	gebruikersnaam: string;
	/** Fingerprint of the photo that goes; another one is not sent. */
	print: string;
	/** Fingerprint of what Smartschool showed ('' = none); when it shows something else by then, nothing is sent. */
	was: string;
}

/** One item on output *Changes*. Its row was stored before, from output *Baseline*, so that a crash is seen. */
export interface PhotoChange {
	soort: 'wijziging';
	mode: 'apply';
	plan: string;
	label: string;
	veld: string;
	photo: PhotoJob;
	row: PhotoRow;
	rowIsNew: false;
	rowChanged: boolean;
	results: UnitResult[];
}

export interface PhotoSummary {
	soort: 'samenvatting';
	modus: 'preview' | 'apply';
	richting: PhotoDirection;
	plan: string;
	goedkeuring: string;
	goedgekeurd: boolean;
	goedkeuringProbleem: string;
	goedkeuringen: { scope: Scope; code: string }[];
	aantallen: PhotoReport['aantallen'];
	/** Every pupil that was looked at is in exactly one of the six that follow `totaal`. */
	records: { totaal: number; ongewijzigd: number; teWijzigen: number; nieuw: number; vastgehouden: number; nazicht: number; overgeslagen: number };
	bewerkingen: Record<Scope, number>;
	vastgehouden: Held[];
	nazicht: Partial<Record<ReviewKind, number>>;
	/** Pupils with an open line on the to-do list, of those that were looked at. */
	wachtOpInformat: number;
	verschillen: DiffLine[];
}

export interface PhotoPlan {
	changes: PhotoChange[];
	baseline: { soort: 'basis'; row: PhotoRow; rowIsNew: boolean }[];
	review: ReviewItem[];
	summary: PhotoSummary;
}

const NEW: Scope = 'photoNew';
const REPLACE: Scope = 'photoReplace';
/** So many photos that were there and are gone is no coincidence. */
const FEW = 5;
/** A row of which nothing changed is stored again after this many days, so that it is not cleaned away. */
const FRESH_DAYS = 30;

interface Draft {
	look: PhotoLook;
	a: PhotoFacts;
	b: PhotoFacts;
	old: PhotoState | undefined;
	verdict: PhotoVerdict;
	/** Where it counts; undefined = nothing is sent. */
	scope?: Scope;
}

/**
 * @param rows of the whole photos table
 * @throws UnhealthySource when a read cannot be believed; Error when a row is damaged or the reads are of two choices
 */
export function planPhotos({ informat, smartschool, rows, settings, tools }: { informat: PhotoRead; smartschool: PhotoRead; rows: readonly PhotoRow[]; settings: PhotoSettings; tools: PlanTools }): PhotoPlan {
	const { report } = informat;
	const { dag: today, richting } = report;
	const texts = readBaseline(rows);
	const days = new Map(rows.map(({ key, datum }) => [key, datum]));
	const shownThere = new Map(smartschool.seen.map(({ key, foto }) => [key, foto]));
	if (informat.seen.length !== smartschool.seen.length || informat.seen.some(({ key }) => !shownThere.has(key))) throw new Error('The two reads of photos are not of the same pupils. Nothing was changed. Connect both nodes to the same choice.');

	const review: ReviewItem[] = [];
	const lineKey = (key: string) => tools.fingerprint(`${key}|foto`);
	const line = (soort: ReviewKind, key: string, nieuw: boolean, label: string, uitleg: string): ReviewItem => ({ soort, key: lineKey(key), nieuw, label, veld: PHOTO_FIELD, informat: '', smartschool: '', uitleg });
	const unread = informat.seen.filter(({ key, foto }) => foto.probleem !== '' || shownThere.get(key)!.probleem !== '');
	for (const { key, label, foto } of unread) review.push(line('information', key, true, label, `${UNREADABLE} ${foto.probleem || shownThere.get(key)!.probleem}`));
	for (const number of report.onbekend) review.push(line('correlation', `nummer ${number}`, false, number, NOBODY));

	const drafts = informat.seen.filter((each) => !unread.includes(each)).map(({ foto: a, ...look }): Draft => {
		const text = texts.get(look.key);
		const b = shownThere.get(look.key)!;
		const old = text === undefined ? undefined : unpackPhotos(look.key, text);
		const wanted = decidePhoto(old, { informat: a.print, smartschool: b.print }, richting, look.opnieuw);
		const problem = wanted.send ? problemOf(a, settings) : undefined;
		// What cannot go is still new the next time: the school may change the setting.
		const verdict: PhotoVerdict = problem ? { send: false, next: { ...wanted.next, informat: old?.informat ?? '', signs: { ...(old?.signs.todo ? { todo: true } : {}) } }, say: problem, done: false } : wanted;
		return { look, a, b, old, verdict, ...(verdict.send ? { scope: b.print === '' ? NEW : REPLACE } : {}) };
	}).sort((x, y) => (x.look.key < y.look.key ? -1 : 1));
	checkGone(drafts, settings.limits);

	// While a part waits for an approval, nothing is added to it: the code is for exactly what waits.
	const waited = new Set(drafts.flatMap(({ scope, old }) => (scope !== undefined && old?.signs.held ? [scope] : [])));
	const isLater = ({ scope, old }: Draft): boolean => scope !== undefined && waited.has(scope) && !old?.signs.held;
	const sending = drafts.filter((draft) => draft.scope !== undefined && !isLater(draft));

	const planOf = (some: readonly Draft[]): string => (some.length === 0 ? 'leeg' : tools.digest(some.map(({ look, a, scope }) => `${look.key} ${scope} ${a.print}`).sort().join('\n')).slice(0, 16));
	const plan = planOf(sending);
	const tallies = new Map<Scope, Tally>();
	for (const { scope } of sending) tallies.set(scope!, { count: (tallies.get(scope!)?.count ?? 0) + 1, population: drafts.length });
	const { held, lifted, problem, goedkeuring, goedkeuringen, used } = judge(tallies, (scopes) => planOf(sending.filter(({ scope }) => scopes.has(scope!))), texts, { ...settings, today }, tools);
	const waits = new Set(held.map(({ scope }) => scope));
	for (const each of held) review.push({ ...line('held', `plan ${each.scope}`, true, '', explain({ code: 'held', held: each, approval: goedkeuring })), veld: scopeLabel(each.scope, []) });

	const records: PhotoSummary['records'] = { totaal: informat.seen.length, ongewijzigd: 0, teWijzigen: 0, nieuw: 0, vastgehouden: 0, nazicht: 0, overgeslagen: unread.length };
	const verschillen: DiffLine[] = [];
	const changes: PhotoChange[] = [];
	const baseline: PhotoPlan['baseline'] = [];
	const rotates = report.aantallen.later > 0;
	const store = (key: string, state: PhotoState, datum = today) => {
		const text = packPhotos(state);
		const isNew = !texts.has(key);
		const stale = rotates ? days.get(key) !== datum : datum > plusDays(days.get(key) ?? '', FRESH_DAYS);
		if (isNew || text !== texts.get(key) || stale) baseline.push({ soort: 'basis', row: { key, state: text, datum }, rowIsNew: isNew });
	};
	let wachtOpInformat = 0;
	for (const draft of drafts) {
		const { look, a, b, old, verdict, scope } = draft;
		if (isLater(draft)) {
			records.overgeslagen++;
			continue;
		}
		const waiting = scope !== undefined && waits.has(scope);
		if (verdict.done && !waiting) review.push(line('done', look.key, true, look.label, explain({ code: 'done' })));
		if (scope !== undefined) {
			records[waiting ? 'vastgehouden' : scope === NEW ? 'nieuw' : 'teWijzigen']++;
			verschillen.push({ label: look.label, veld: PHOTO_FIELD, naar: 'smartschool', van: b.print === '' ? '' : 'andere foto', wordt: 'foto van Informat', regel: 'Informat → Smartschool', wacht: waiting ? scopeLabel(scope, []) : '' });
			const known = old ?? NO_PHOTOS;
			if (waiting) store(look.key, { ...known, signs: { ...known.signs, out: undefined, held: true } }, days.get(look.key) ?? today);
			else {
				const begun: PhotoState = { ...NO_PHOTOS, informat: known.signs.out ? '' : known.informat, smartschool: b.print, begun: a.print };
				store(look.key, begun);
				changes.push({ soort: 'wijziging', mode: 'apply', plan, label: look.label, veld: PHOTO_FIELD, photo: { key: look.key, persoonId: look.persoonId, instelnr: look.instelnr, internnummer: look.internnummer, gebruikersnaam: look.gebruikersnaam, print: a.print, was: b.print }, row: { key: look.key, state: packPhotos(begun), datum: today }, rowIsNew: false, rowChanged: false, results: [] });
			}
			continue;
		}
		const told = verdict.say === undefined ? '' : tools.fingerprint(`${look.key}|${verdict.say}|${a.print}|${b.print}`);
		const nieuw = told !== (old?.told ?? '');
		if (verdict.next.signs.todo) wachtOpInformat++;
		if (verdict.say !== undefined) review.push(said(line(SAID[verdict.say].kind, look.key, nieuw, look.label, SAID[verdict.say].text), verdict.say, look));
		records[verdict.say === undefined ? 'ongewijzigd' : 'nazicht']++;
		store(look.key, { ...verdict.next, told });
	}
	for (const { row, taak } of report.vervallen) {
		if (taak) review.push(line('done', row.key, true, '', explain({ code: 'done' })));
		if (texts.has(row.key)) baseline.push({ soort: 'basis', row, rowIsNew: false });
	}
	if (lifted) baseline.push({ ...used, row: { ...used.row, datum: today } });

	const preview = settings.mode === 'preview';
	const nazicht: PhotoSummary['nazicht'] = {};
	const shown = review.filter(({ nieuw }) => nieuw || preview);
	for (const { soort } of shown) nazicht[soort] = (nazicht[soort] ?? 0) + 1;
	return {
		changes: preview ? [] : changes,
		baseline: preview ? [] : baseline,
		review: shown,
		summary: {
			soort: 'samenvatting', modus: settings.mode, richting, plan, goedkeuring, goedkeuringen, goedgekeurd: lifted, goedkeuringProbleem: problem,
			aantallen: report.aantallen, records, bewerkingen: Object.fromEntries([...tallies].map(([scope, { count }]) => [scope, count])), vastgehouden: held, nazicht, wachtOpInformat, verschillen,
		},
	};
}

function problemOf({ jpeg, bytes, eid }: PhotoFacts, { largest, refuseEid }: PhotoSettings): PhotoReason | undefined {
	if (!jpeg) return 'notJpeg';
	if (eid && refuseEid) return 'eid';
	return bytes > largest ? 'tooLarge' : undefined;
}

const said = (item: ReviewItem, reason: PhotoReason, { leerling, klas }: PhotoLook): ReviewItem => (reason === 'todo' ? { ...item, taak: { leerling, klas, oudeWaarde: '', nieuweWaarde: '(zie de foto in Smartschool)', waar: WHERE } } : item);

/** @throws UnhealthySource when Smartschool suddenly shows no photo for many who had one: it would get all of them anew */
function checkGone(drafts: readonly Draft[], { shrinkPercent }: Limits): void {
	const had = drafts.filter(({ old }) => old !== undefined && old.smartschool !== '');
	const gone = had.filter(({ b }) => b.print === '').length;
	if (gone < FEW || gone * 100 <= had.length * shrinkPercent) return;
	throw new UnhealthySource(`Smartschool shows no photo any more for ${gone} of ${had.length} pupils who had one: more than ${shrinkPercent} %. Such a read is not believed, and nothing was changed. Look in Smartschool whether photos are still shown; when they really were removed, raise “A Read Is Not Believed When Missing (%)” for one run.`);
}

/** @returns '' when it is no day */
const plusDays = (day: string, days: number): string => DateTime.fromISO(day, { zone: 'utc' }).plus({ days }).toISODate() ?? '';
