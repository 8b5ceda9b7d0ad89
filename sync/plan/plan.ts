/**
 * Two reads and a baseline in, one plan out. Pure: no clock, no randomness, no I/O; the same input in any order gives
 * the same plan (law L1). A preview and a real run make the same plan; a preview only keeps it to itself (L27).
 *
 * Invariants and where they are kept: one decision per unit (`unit.ts`), links (`correlate.ts`), limits (`limits.ts`),
 * baseline moves (`confirm.ts`).
 */
import { KINDS } from '../values/kinds';
import { isEchoOf } from '../values/text';
import { userNameFor } from '../values/username';
import type { FieldDef, UnitDef } from '../fields/types';
import type {
	BaselineItem, BaselineRow, ChangeItem, ConflictRule, InformatChannel, InformatHandle, InformatJob, ReadReport, RecordKind, ReviewItem,
	ReviewKind, RowState, Side, SmartschoolHandle, SmartschoolJob, SyncRecord, UnitState, UnitWrite,
} from '../types';
import type { Read } from '../records/types';
import { correlateClasses, correlatePupils, type Match } from './correlate';
import { overLimit, type Held, type Limits, type Scope, type Tally } from './limits';
import { explain, type Reason } from './explain';
import { packState, readBaseline } from './state';
import { decideUnit, type Seen, type SeenSide } from './unit';

export interface PlanSettings {
	mode: 'preview' | 'apply';
	firstRun: ConflictRule;
	/** How changes for Informat travel; per unit, with a default. */
	channel: { standard: InformatChannel; units: Record<string, InformatChannel> };
	limits: Limits;
	/** Hash of a plan that a person has seen in a preview and approved; lifts the limits for exactly that plan. */
	approvedPlan: string;
}

export interface PlanTools {
	/** Keyed fingerprint of a text: same text and key, same short result; no way back to the text. */
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
	tools: PlanTools;
}

/** One line of the diff: what would be written, masked. */
export interface DiffLine {
	label: string;
	veld: string;
	naar: Side;
	van: string;
	wordt: string;
	regel: string;
}

export interface Summary {
	soort: 'samenvatting';
	modus: 'preview' | 'apply';
	plan: string;
	goedgekeurd: boolean;
	lezingen: ReadReport[];
	records: { totaal: number; ongewijzigd: number; teWijzigen: number; nieuw: number; nazicht: number; overgeslagen: number; enkelSmartschool: number };
	/** Planned operations, before anything was held. */
	bewerkingen: Record<Scope, number>;
	vastgehouden: Held[];
	nazicht: Partial<Record<ReviewKind, number>>;
	wachtOpInformat: number;
	verschillen: DiffLine[];
}

export interface Plan {
	changes: ChangeItem[];
	baseline: BaselineItem[];
	review: ReviewItem[];
	summary: Summary;
}

const LEAVING = 'einddatumInschrijving';

/** A source that cannot be believed: the run stops before any write. */
export class UnhealthySource extends Error {}

/** What is decided about one record before limits are applied. */
interface Draft {
	key: string;
	kind: RecordKind;
	label: string;
	a: SyncRecord;
	b: SyncRecord | null;
	creates: boolean;
	gebruikersnaam: string;
	toSmartschool: UnitWrite[];
	toInformat: UnitWrite[];
	settled: Record<string, UnitState>;
	old: RowState | undefined;
	state: RowState;
	reviewed: boolean;
}

export function planSync(input: PlanInput): Plan {
	const { informat, smartschool, table, settings, tools } = input;
	checkHealth(informat, smartschool);
	const baseline = readBaseline(input.baseline);
	const review: ReviewItem[] = [];
	const drafts: Draft[] = [];
	const counts = { ongewijzigd: 0, nazicht: 0, overgeslagen: 0, enkelSmartschool: 0, wachtOpInformat: 0 };
	const diff: DiffLine[] = [];

	const keyOf = (record: SyncRecord) =>
		tools.fingerprint(record.soort === 'klas' ? `klas|${record.keys.instelnr}|${record.keys.klascode?.toLowerCase()}` : `leerling|${(record.handle as InformatHandle).persoonId || record.keys.leerlingnummer}`);

	const addReview = (soort: ReviewKind, reason: Reason, record: { key: string; label: string }, unit: { id: string; label: string }, values: Record<Side, string>, nieuw: boolean) => {
		if (nieuw || settings.mode === 'preview') {
			review.push({ soort, key: tools.fingerprint(`nazicht|${record.key}|${unit.id}`), nieuw, label: record.label, veld: unit.label, ...values, uitleg: explain(reason) });
		}
	};

	const doubt = (match: Extract<Match, { situation: 'doubt' }>, key: string) => {
		counts.nazicht++;
		const pair = tools.fingerprint(`twijfel|${key}|${match.candidates.map(({ label }) => label).join('|')}|${match.why}`);
		const old = baseline.get(key);
		const known = old?.u.koppeling?.c?.[0] === pair;
		addReview('correlation', { code: 'correlation', why: match.why }, { key, label: match.a.label }, { id: 'koppeling', label: 'Koppeling' }, { informat: match.a.label, smartschool: match.candidates.map(({ label }) => label).join('; ') }, !known);
		if (!known) drafts.push(emptyDraft(key, match.a, old, { koppeling: { c: [pair, pair] } }));
	};

	// Classes first: a pupil's class move may need one that is made in the same run.
	const smartschoolClasses = smartschool.records.filter(isClass);
	// Schools write their institute number with or without leading zero (R20); new classes follow the platform's own habit.
	const habit = new Map(smartschoolClasses.map(({ keys, fields }) => [keys.instelnr, fields.instellingsnummer]));
	const informatClasses = informat.records.filter(isClass).map((record): SyncRecord => ({ ...record, fields: { ...record.fields, instellingsnummer: habit.get(record.keys.instelnr) || record.fields.instellingsnummer! } }));
	const classMatches = correlateClasses(informatClasses, smartschoolClasses);
	const newClasses = new Set<string>();
	const doubtfulClasses = new Set<string>();
	for (const match of classMatches) {
		if (match.situation === 'unassigned') continue;
		const key = keyOf(match.a);
		if (match.situation === 'doubt') {
			doubtfulClasses.add(match.a.keys.klascode!.toLowerCase());
			doubt(match, key);
		} else {
			if (match.situation === 'absent') newClasses.add(match.a.keys.klascode!.toLowerCase());
			decide(match.a, match.situation === 'pair' ? match.b : null, key);
		}
	}

	const taken = new Set(smartschool.report.bezet?.gebruikersnamen.map((name) => name.toLowerCase()) ?? []);
	const pupils = informat.records.filter(isPupil);
	const matches = correlatePupils(pupils, smartschool.records.filter(isPupil)).map((match) => ({ match, key: match.situation === 'unassigned' ? '' : keyOf(match.a) }));
	// In the order of their keys, so that new user names do not depend on the order of the read.
	for (const { match, key } of matches.sort((x, y) => (x.key < y.key ? -1 : x.key > y.key ? 1 : 0))) {
		if (match.situation === 'unassigned') counts.enkelSmartschool++;
		else if (match.situation === 'doubt') doubt(match, key);
		else if (match.situation === 'pair') {
			const [inum, nr] = [match.b.keys.leerlingnummer, match.a.keys.leerlingnummer];
			if (inum !== undefined && inum !== nr) doubt({ situation: 'doubt', a: match.a, candidates: [match.b], why: 'Instellingsnummer en stamnummer zijn gelijk, maar het intern nummer in Smartschool is anders dan het leerlingnummer. Pas het intern nummer aan in Smartschool.' }, key);
			else decide(match.a, match.b, key);
		} else if (match.a.fields[LEAVING]) {
			counts.overgeslagen++; // left before there ever was an account
		} else if (baseline.get(key)?.u.leerlingnummer?.o !== undefined) {
			doubt({ situation: 'doubt', a: match.a, candidates: [], why: 'Het account dat aan deze leerling gekoppeld was, is er niet meer in Smartschool. Er wordt niet vanzelf een nieuw gemaakt.' }, key);
		} else if (!match.a.fields.naam || !match.a.fields.voornaam) {
			doubt({ situation: 'doubt', a: match.a, candidates: [], why: 'Naam of voornaam ontbreekt in Informat; zonder kan er geen account gemaakt worden.' }, key);
		} else if (doubtfulClasses.has(match.a.keys.klascode!.toLowerCase())) {
			doubt({ situation: 'doubt', a: match.a, candidates: [], why: `Klas ${match.a.keys.klascode} moet eerst nagekeken worden.` }, key);
		} else {
			const gebruikersnaam = userNameFor(match.a.fields.voornaam, match.a.fields.naam, taken);
			taken.add(gebruikersnaam);
			decide(match.a, null, key, gebruikersnaam);
		}
	}

	function decide(a: SyncRecord, b: SyncRecord | null, key: string, gebruikersnaam = ''): void {
		const old = baseline.get(key);
		const draft: Draft = { ...emptyDraft(key, a, old, {}), b, creates: b === null, gebruikersnaam: b?.keys.gebruikersnaam ?? gebruikersnaam };
		delete draft.state.u.koppeling; // an earlier doubt about who this is, now settled
		for (const unit of table) {
			if (unit.record !== a.soort) continue;
			const seen = { a: see('informat', unit, a), b: b ? see('smartschool', unit, b) : emptySide(unit) };
			const fp = (text: string) => (text === '' ? '' : tools.fingerprint(`${key}|${unit.id}|${text}`));
			const decision = decideUnit(seen.a, seen.b, old?.u[unit.id], { ...unit, direction: draft.creates && unit.direction === 'once' ? 'toSmartschool' : unit.direction, firstRun: settings.firstRun, writeOnly: (unit.writeOnly ?? []).map((id) => unit.fields.findIndex((field) => field.id === id)), isEcho: isEchoOf }, fp);
			const shown = { informat: show(unit, a), smartschool: b ? show(unit, b) : '' };
			if (unit.id === LEAVING && decision.act === 'write' && !b!.fields.klascode) {
				// Who is on no roll cannot be taken off it; switching the account off is a person's decision.
				const pair: [string, string] = [fp(a.fields[LEAVING]!), fp('zonder klas')];
				const news = old?.u[LEAVING]?.c?.[1] !== pair[1] || old.u[LEAVING].c[0] !== pair[0];
				addReview('difference', { code: 'leftWithoutClass' }, draft, unit, shown, news);
				draft.state.u[LEAVING] = { ...old?.u[LEAVING], c: pair };
				draft.reviewed = true;
				continue;
			}
			// Only leaving is ever written here; an account that is off although the pupil is enrolled waits for a person.
			if (decision.act === 'review') addReview(decision.why, { code: unit.id === LEAVING ? 'returned' : decision.why }, draft, unit, shown, decision.news);
			if (decision.act === 'waiting') {
				counts.wachtOpInformat++;
				addReview('todo', { code: 'waiting' }, draft, unit, shown, false);
			}
			if (decision.act === 'review') draft.reviewed = true;
			if (decision.act === 'write') {
				const write = unitWrite(unit, decision.to === 'smartschool' ? a : b!, decision.to, seen.a!, seen.b!, decision.after);
				(decision.to === 'smartschool' ? draft.toSmartschool : draft.toInformat).push(write);
				diff.push({ label: a.label, veld: unit.label, naar: decision.to, van: mask(shown[decision.to]), wordt: mask(decision.to === 'smartschool' ? shown.informat : shown.smartschool), regel: decision.overwrites ? `${unit.direction}, overschrijft` : unit.direction });
			}
			if (draft.creates && decision.act === 'none') draft.settled[unit.id] = decision.state;
			else if (Object.keys(decision.state).length > 0) draft.state.u[unit.id] = decision.state;
		}
		if (draft.reviewed) counts.nazicht++;
		drafts.push(draft);
	}

	// The to-do list is a channel too: such a write needs no call, only the memory that it was asked.
	const canUpdate = (draft: Draft) => ['naam', 'voornaam', 'geboortedatum', 'geslacht', 'nationaliteit', 'geboorteland'].every((id) => draft.a.fields[id]) && KINDS.country.write('informat', draft.a.fields.geboorteland!) !== undefined;
	const isTodo = (draft: Draft, unit: string) => (settings.channel.units[unit] ?? settings.channel.standard) === 'todo' || !canUpdate(draft);

	const { tallies, plan } = measure(drafts, pupils.length, classMatches.length, tools);
	const approved = settings.approvedPlan !== '' && settings.approvedPlan === plan;
	const held = approved ? [] : overLimit(tallies, settings.limits);
	const heldScopes = new Set(held.map(({ scope }) => scope));
	for (const each of held) {
		addReview('held', { code: 'held', held: each, plan }, { key: 'plan', label: '' }, { id: each.scope, label: scopeLabel(each.scope, table) }, { informat: '', smartschool: '' }, true);
	}

	const changes: ChangeItem[] = [];
	const rows: BaselineItem[] = [];
	let teWijzigen = 0;
	let nieuw = 0;
	for (const draft of drafts) {
		const writes = draft.toSmartschool.length + draft.toInformat.length;
		if (writes === 0) {
			if (!draft.reviewed) counts.ongewijzigd++;
		} else if (draft.creates) nieuw++;
		else teWijzigen++;

		const smartschoolJob = jobFor(draft, heldScopes, newClasses, doubtfulClasses);
		const allowed = heldScopes.has('toInformat') ? [] : draft.toInformat;
		const update: UnitWrite[] = [];
		for (const write of allowed) {
			if (!isTodo(draft, write.unit)) {
				update.push(write);
				continue;
			}
			draft.state.u[write.unit] = write.after;
			const unit = table.find(({ id }) => id === write.unit)!;
			addReview('todo', { code: 'todo' }, draft, unit, { informat: show(unit, draft.a), smartschool: show(unit, draft.b!) }, true);
		}
		const informatJob: InformatJob | null = update.length === 0 ? null : {
			action: 'personalDetailsUpdate',
			preRegistrationId: tools.uuid(JSON.stringify([draft.key, ...update.map(({ unit, values }) => [unit, values])])),
			person: draft.a.fields,
			handle: draft.a.handle as InformatHandle,
			writes: update,
		};
		const row: BaselineRow = { key: draft.key, state: packState(draft.state) };
		const rowChanged = row.state !== packState(draft.old ?? { v: 1, u: {} });
		const rowIsNew = draft.old === undefined;
		if (settings.mode === 'preview') continue;
		if (smartschoolJob || informatJob) {
			const movesTo = smartschoolJob?.action === 'createAccount' || smartschoolJob?.action === 'updateAccount' ? smartschoolJob.writes.find(({ unit }) => unit === 'klas')?.values.klascode : undefined;
			const needsClass = movesTo !== undefined && newClasses.has(movesTo.toLowerCase()) ? movesTo : null;
			changes.push({ soort: 'wijziging', mode: 'apply', plan, recordKind: draft.kind, label: draft.label, smartschool: smartschoolJob, informat: informatJob, accountsKnownUntil: smartschool.report.bezet?.geldigTot ?? '', needsClass, row, settledByCreation: draft.creates ? draft.settled : {}, rowIsNew, rowChanged, results: [] });
		} else if (rowChanged) rows.push({ soort: 'basis', row, rowIsNew });
	}

	const nazicht: Summary['nazicht'] = {};
	for (const { soort } of review) nazicht[soort] = (nazicht[soort] ?? 0) + 1;
	return {
		changes,
		baseline: rows,
		review,
		summary: {
			soort: 'samenvatting',
			modus: settings.mode,
			plan,
			goedgekeurd: approved,
			lezingen: [informat.report, withoutNames(smartschool.report)],
			records: { totaal: informat.records.length, ongewijzigd: counts.ongewijzigd, teWijzigen, nieuw, nazicht: counts.nazicht, overgeslagen: counts.overgeslagen, enkelSmartschool: counts.enkelSmartschool },
			bewerkingen: Object.fromEntries([...tallies].map(([scope, { count }]) => [scope, count])),
			vastgehouden: held,
			nazicht,
			wachtOpInformat: counts.wachtOpInformat,
			verschillen: diff,
		},
	};
}

const isClass = (record: SyncRecord): boolean => record.soort === 'klas';
const isPupil = (record: SyncRecord): boolean => record.soort === 'leerling';

function emptyDraft(key: string, a: SyncRecord, old: RowState | undefined, u: Record<string, UnitState>): Draft {
	return { key, kind: a.soort, label: a.label, a, b: null, creates: false, gebruikersnaam: '', toSmartschool: [], toInformat: [], settled: {}, old, state: { v: 1, u: { ...old?.u, ...u } }, reviewed: Object.keys(u).length > 0 };
}

function checkHealth(informat: Read, smartschool: Read): void {
	if (!informat.records.some(isPupil)) {
		throw new UnhealthySource('Informat gave no pupil with a realised enrolment and a class. Nothing was changed. Check the school year, the reference date and the institute numbers in the settings.');
	}
	if ((smartschool.report.aantallen.accounts ?? 0) === 0) {
		throw new UnhealthySource('Smartschool gave no accounts at all. Nothing was changed. Check the root groups in the settings and the rights of the access code.');
	}
	if (informat.report.schooljaar !== smartschool.report.schooljaar || informat.report.referentiedatum !== smartschool.report.referentiedatum) {
		throw new UnhealthySource(`The two reads are of different school years or days (${informat.report.schooljaar} on ${informat.report.referentiedatum}, ${smartschool.report.schooljaar} on ${smartschool.report.referentiedatum}). Nothing was changed. Give both nodes the same values.`);
	}
}

/** One side's view of a unit; null when a field that the side can tell was not told. */
function see(side: Side, unit: UnitDef, record: SyncRecord): Seen {
	const seen: SeenSide = { own: [], common: [], shown: [], asWritten: [] };
	for (const field of unit.fields) {
		const value = record.fields[field.id];
		const silent = side === 'smartschool' && unit.writeOnly?.includes(field.id);
		if (value === undefined && !silent) return null;
		pushField(seen, side, field, silent ? '' : value!);
	}
	return seen;
}

function emptySide(unit: UnitDef): SeenSide {
	const seen: SeenSide = { own: [], common: [], shown: [], asWritten: [] };
	for (const field of unit.fields) pushField(seen, 'smartschool', field, '');
	return seen;
}

function pushField(seen: SeenSide, side: Side, field: FieldDef, value: string): void {
	const kind = KINDS[field.kind];
	const to: Side = side === 'informat' ? 'smartschool' : 'informat';
	seen.own.push(kind.own(side, value));
	seen.common.push(kind.common(side, value));
	seen.shown.push(value);
	seen.asWritten.push(kind.own(to, kind.write(to, value) ?? ''));
}

const show = (unit: UnitDef, record: SyncRecord): string => unit.fields.map(({ id }) => record.fields[id] ?? '').filter((text) => text !== '').join(' ');

function unitWrite(unit: UnitDef, source: SyncRecord, to: Side, a: SeenSide, b: SeenSide, after: UnitState): UnitWrite {
	const values = Object.fromEntries(unit.fields.map((field) => [field.id, KINDS[field.kind].write(to, source.fields[field.id] ?? '') ?? '']));
	const changed = unit.fields.filter((field, index) => a.common[index] !== b.common[index] && !unit.writeOnly?.includes(field.id)).map(({ id }) => id);
	return { unit: unit.id, direction: unit.direction as UnitWrite['direction'], values, changed, after };
}

/** Counts per scope, and the hash of everything that the plan would do. */
function measure(drafts: Draft[], pupils: number, classes: number, tools: PlanTools): { tallies: Map<Scope, Tally>; plan: string } {
	const tallies = new Map<Scope, Tally>();
	const add = (scope: Scope, population: number) => {
		const tally = tallies.get(scope) ?? { count: 0, population };
		tally.count++;
		tallies.set(scope, tally);
	};
	const pairs = drafts.filter((draft) => draft.b !== null && draft.kind === 'leerling').length;
	const lines: string[] = [];
	for (const draft of drafts) {
		for (const [side, writes] of [['s', draft.toSmartschool], ['i', draft.toInformat]] as const) {
			for (const { unit, values } of writes) lines.push(`${draft.key} ${side} ${unit} ${tools.fingerprint(JSON.stringify(values))}`);
		}
		if (draft.toInformat.length > 0) add('toInformat', pairs);
		if (draft.toSmartschool.length === 0) continue;
		if (draft.creates) add(draft.kind === 'klas' ? 'createClass' : 'createAccount', draft.kind === 'klas' ? classes : pupils);
		else if (leaves(draft)) add('unregister', pairs);
		else {
			add('updateAccount', pairs);
			for (const { unit } of draft.toSmartschool) add(unit === 'klas' ? 'classMove' : `field:${unit}`, pairs);
		}
	}
	return { tallies, plan: lines.length === 0 ? 'leeg' : tools.digest(lines.sort().join('\n')).slice(0, 16) };
}

const leaves = (draft: Draft): boolean => draft.toSmartschool.some(({ unit }) => unit === LEAVING);

function jobFor(draft: Draft, held: ReadonlySet<Scope>, newClasses: ReadonlySet<string>, doubtful: ReadonlySet<string>): SmartschoolJob | null {
	if (draft.toSmartschool.length === 0) return null;
	const code = draft.a.keys.klascode?.toLowerCase() ?? '';
	const classWaits = doubtful.has(code) || (held.has('createClass') && newClasses.has(code));
	if (draft.kind === 'klas') return held.has('createClass') ? null : { action: 'createClass', writes: draft.toSmartschool };
	if (draft.creates) {
		if (held.has('createAccount') || classWaits) return null;
		return { action: 'createAccount', gebruikersnaam: draft.gebruikersnaam, leerlingnummer: draft.a.keys.leerlingnummer!, writes: draft.toSmartschool };
	}
	const { internnummer, gebruikersnaam } = draft.b!.handle as SmartschoolHandle;
	if (leaves(draft)) {
		if (held.has('unregister')) return null;
		return { action: 'unregister', internnummer, leerlingnummer: draft.a.keys.leerlingnummer!, gebruikersnaam, officialDate: draft.a.fields[LEAVING]!, writes: draft.toSmartschool.filter(({ unit }) => unit === LEAVING) };
	}
	if (held.has('updateAccount')) return null;
	const moveWaits = held.has('classMove') || classWaits;
	const moves = draft.toSmartschool.some(({ unit }) => unit === 'klas');
	// The stamnummer lands on the last career row, so it waits for its class move (R13).
	const writes = draft.toSmartschool.filter(({ unit }) => !held.has(`field:${unit}`) && !(moveWaits && moves && (unit === 'klas' || unit === 'stamnummer')));
	if (writes.length === 0) return null;
	return { action: 'updateAccount', internnummer, gebruikersnaam, naam: draft.b!.fields.naam ?? '', voornaam: draft.b!.fields.voornaam ?? '', writes };
}

const SCOPE_LABELS: Record<string, string> = {
	createAccount: 'Nieuwe accounts',
	updateAccount: 'Gewijzigde accounts',
	unregister: 'Uitschrijvingen',
	classMove: 'Klaswijzigingen',
	createClass: 'Nieuwe klassen',
	toInformat: 'Wijzigingen voor Informat',
};

export function scopeLabel(scope: Scope, table: readonly UnitDef[]): string {
	return SCOPE_LABELS[scope] ?? `Veld ${table.find(({ id }) => `field:${id}` === scope)?.label ?? scope}`;
}

/** Enough to recognise, too little to know: `04•• ••56`. */
export function mask(text: string): string {
	if (text.length <= 4) return text === '' ? '' : '••';
	return `${text.slice(0, 2)}•• ••${text.slice(-2)}`;
}

/** User names are only there to avoid clashes; they have no place in a report. */
function withoutNames({ bezet: _bezet, ...report }: ReadReport): ReadReport {
	return report;
}
