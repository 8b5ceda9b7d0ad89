/**
 * What a person decided about a review line → an ordinary planned write. A decision counts only while both sides hold
 * what was judged (laws L5, L26), is carried out once, and names the person's choice as its rule.
 */
import type { UnitDef } from '../fields/types';
import type { Choice, DecisionRow, Question, SyncRecord, UnitState } from '../types';
import { KINDS } from '../values/kinds';
import { tidy } from '../values/text';
import { LEAVING } from './enrolment';
import { mergeRecord, type Finding, type PlannedWrite, type Reader } from './record';

/** The question that a finding puts to a person; undefined = it is settled elsewhere (who left, elements of lists, what is only to be typed over, what was taken back on purpose). */
export function questionOf({ unit, why }: Pick<Finding, 'unit' | 'why'>, state: UnitState | undefined): Question | undefined {
	if (state?.c === undefined || unit.id === LEAVING || unit.list !== undefined || why === 'waiting' || why === 'todo' || why === 'undone') return undefined;
	return { keuzes: choicesFor(unit, why), paar: state.c.join(','), eenheid: unit.id };
}

/** Only what the unit's direction allows is offered (law L6). */
function choicesFor(unit: UnitDef, why: Finding['why']): Choice[] {
	const typed: Choice[] = unit.fields.length === 1 && unit.direction !== 'toInformat' ? ['waarde'] : [];
	if (why === 'unknownCode') return [...typed, 'laat'];
	switch (unit.direction) {
		case 'both':
			return ['informat', 'smartschool', ...typed, 'laat'];
		case 'toInformat':
			return ['smartschool', 'laat'];
		case 'toSmartschool':
		case 'once':
			return ['informat', 'laat'];
		case 'off':
			return ['laat'];
	}
}

/** Why a typed value can't be what the field holds, as the end of a Dutch sentence; undefined = it can. */
export function typedProblem({ fields }: UnitDef, text: string): string | undefined {
	const [{ kind }] = fields as [UnitDef['fields'][number]];
	if (tidy(text) === '') return 'er is niets ingevuld. Kies «laat zo» als er niets moet gebeuren.';
	if (text.length > 255) return 'dat is langer dan 255 tekens.';
	if (KINDS[kind].common('informat', text) === undefined || KINDS[kind].write('smartschool', text) === undefined) return kind === 'date' ? 'dat is geen datum. Schrijf ze als 31-12-2026.' : 'die code of waarde is niet bekend.';
	if (kind === 'phone' && !/^\+\d{8,15}/.test(KINDS.phone.common('informat', text) ?? '')) return 'dat is geen telefoonnummer. Schrijf het als 0470 12 34 56.';
	if (kind === 'email' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(tidy(text))) return 'dat is geen e-mailadres. Schrijf het als naam@voorbeeld.be.';
	return undefined;
}

export interface Judged {
	a: SyncRecord;
	b: SyncRecord;
	/** Row key of the record. */
	key: string;
	finding: Finding;
	question: Question;
	/** What the baseline row says of the unit. */
	base: UnitState | undefined;
}

export interface DecideTools {
	reader: Reader<SyncRecord>;
	fingerprint(text: string): string;
}

/** The write that carries a decision out; undefined = it can't be carried out, so the question is asked again. */
export function decidedWrite({ a, b, key, finding, question, base }: Judged, row: DecisionRow, { reader, fingerprint }: DecideTools): PlannedWrite | undefined {
	const [field] = finding.unit.fields as [UnitDef['fields'][number]];
	const typed = row.beslissing === 'waarde';
	if (typed && typedProblem(finding.unit, row.waarde) !== undefined) return undefined;
	const choice = typed ? sameAs(finding.unit, row.waarde, a, b, question) : row.beslissing;
	if (choice === '' || !question.keuzes.includes(choice)) return undefined;
	const to = choice === 'smartschool' ? 'informat' : 'smartschool';
	const source = choice === 'waarde' ? { ...a, fields: { ...a.fields, [field.id]: row.waarde } } : a;
	// As a field that travels one way and was never seen: exactly the write that the choice asks for.
	const forced: UnitDef = { ...finding.unit, direction: to === 'smartschool' ? 'toSmartschool' : 'toInformat', clear: 'yes' };
	const [planned] = mergeRecord(source, b, key, undefined, reader, { units: [forced], firstRun: 'review', fingerprint }).writes;
	if (!planned) return undefined;
	const { unit } = finding;
	const write = { ...planned.write, direction: unit.direction as typeof planned.write.direction, after: afterDecision(choice, planned.write.after, question, base, finding), decision: row.key };
	return { ...planned, unit, write, because: 'decided', overwrites: finding.shown[to] !== '' };
}

/** A typed value that one side holds already is a choice for that side. */
function sameAs({ fields }: UnitDef, text: string, a: SyncRecord, b: SyncRecord, { keuzes }: Question): Choice {
	const [{ id, kind }] = fields as [UnitDef['fields'][number]];
	const common = KINDS[kind].common('informat', text);
	if (keuzes.includes('informat') && common === KINDS[kind].common('informat', a.fields[id] ?? '')) return 'informat';
	if (keuzes.includes('smartschool') && common === KINDS[kind].common('smartschool', b.fields[id] ?? '')) return 'smartschool';
	return 'waarde';
}

/** Baseline once the write is confirmed; every fingerprint in it is of something that was read or written. */
function afterDecision(choice: Choice, after: UnitState, { paar }: Question, base: UnitState | undefined, { unit, why }: Finding): UnitState {
	const [informat, smartschool] = paar.split(',') as [string, string];
	const known = base?.o === undefined ? {} : { o: base.o };
	if (choice === 'informat') return after;
	if (choice === 'smartschool') {
		// Informat's value was seen and turned down; Smartschool's is the news that waits to be taken over.
		const blank = unit.fields.map(() => '').join('.');
		const old = typeof base?.o === 'string' ? base.o : base?.o?.[1];
		const before = [old, blank, informat].find((each) => each !== undefined && each !== smartschool)!;
		return { ...after, o: [informat, before] };
	}
	// Informat's code stays unknown, so the pair is what people know of.
	if (why === 'unknownCode') return { ...known, c: [informat, typeof after.o === 'string' ? after.o : after.o![1]] };
	// Both were judged as they stood; the typed value is now Smartschool's change, and travels on to Informat as any other.
	return { o: [informat, smartschool] };
}

export type Verdict = { act: 'ask'; anew: boolean } | { act: 'leave' } | { act: 'write'; planned: PlannedWrite };

/** The answers that people gave, and which of the asked questions still stand. */
export class Decisions {
	private readonly rows: ReadonlyMap<string, DecisionRow>;
	private readonly standing = new Set<string>();
	private readonly done = new Set<string>();

	constructor(rows: readonly DecisionRow[]) {
		this.rows = new Map(rows.map((row) => [row.key, row]));
	}

	/** @param key key of the review line */
	judge(key: string, judged: Judged, tools: DecideTools): Verdict {
		const row = this.rows.get(key);
		if (row === undefined) return { act: 'ask', anew: false };
		// An answer to what is known by now under other values: it was carried out, or asked anew.
		if (row.paar !== judged.question.paar && !judged.finding.news) return { act: 'ask', anew: false };
		this.standing.add(key);
		if (row.paar !== judged.question.paar) return { act: 'ask', anew: true };
		if (row.beslissing === '') return { act: 'ask', anew: false };
		if (row.beslissing === 'laat') {
			this.finish(key);
			return { act: 'leave' };
		}
		const planned = decidedWrite(judged, row, tools);
		return planned ? { act: 'write', planned } : { act: 'ask', anew: true };
	}

	/** Carried out without a call, or left as it is. */
	finish(key: string): void {
		this.done.add(key);
	}

	/**
	 * Keys of the rows that can be deleted: answered and carried out, or about what is no longer so.
	 * @param whole false when not everything was read; then nothing is concluded from what was not met
	 */
	closed(whole: boolean): string[] {
		return [...this.rows.keys()].filter((key) => this.done.has(key) || (whole && !this.standing.has(key)));
	}
}
