/**
 * The decision for one merge unit of one record: laws L2–L14, truth table in docs/merge.md.
 *
 * Per side the unit is seen as canonical texts of its fields: `own` (in which the side's own changes show) and
 * `common` (in which both sides compare). The baseline holds fingerprints of `own` per side, as they were when both
 * sides last agreed. A side changed when its fingerprint differs from the baseline's.
 */
import type { Clearing, ConflictRule, Direction, DriftRule, UnitReviewKind, Side, UnitState } from '../types';

export interface SeenSide {
	/** Canonical text per field, in the side's own terms. */
	own: string[];
	/** Comparable text per field; `undefined` = a code that no map knows. */
	common: (string | undefined)[];
	/** The text as the side shows it, for judging whether the platform merely reshaped what it was sent. */
	shown: string[];
	/** `own` of the other side once it holds this side's value. */
	asWritten: string[];
}

/** `null`: the side did not tell this unit. */
export type Seen = SeenSide | null;

export interface UnitRules {
	direction: Direction;
	conflict: ConflictRule;
	drift: DriftRule;
	clear: Clearing;
	/** Conflict rule for two-way units that were never in agreement before. */
	firstRun: ConflictRule;
	/** Indexes of fields that Smartschool cannot tell. */
	writeOnly: readonly number[];
	/** True when `got` is only another form of `sent`. */
	isEcho(sent: string, got: string, field: number): boolean;
	/** The side that changed last, when both give a trustworthy time. */
	newer?: Side;
	/** Informat is written by a call too, instead of by a proposal that a person accepts there. */
	direct?: boolean;
}

/** The rule that made a write, for the diff and the journal. */
export type Because = 'changed' | 'filled' | 'firstRun' | 'conflict' | 'enforce' | 'ifEmpty' | 'once' | 'decided';

export type Decision =
	/** Nothing to write. `state` is what is now known; equal to the old state when nothing was learnt. */
	| { act: 'none'; state: UnitState }
	/** Write the other side's value to `to`; `after` holds once it is confirmed, `state` while it is not. */
	| { act: 'write'; to: Side; because: Because; state: UnitState; after: UnitState; overwrites: boolean }
	/** A person must look. `news` is false when the very same difference was reported before. */
	| { act: 'review'; why: UnitReviewKind; state: UnitState; news: boolean }
	/** Sent to Informat earlier, not yet accepted there. */
	| { act: 'waiting'; state: UnitState };

const other = (side: Side): Side => (side === 'informat' ? 'smartschool' : 'informat');

/**
 * @param fp fingerprint of a canonical text within this record and unit; `''` must give `''`
 * @param base what the baseline row holds of this unit; undefined = never seen
 */
export function decideUnit(a: Seen, b: Seen, base: UnitState | undefined, rules: UnitRules, fp: (text: string) => string): Decision {
	let known: UnitState = base ?? {};
	if (rules.direction === 'off' || a === null || b === null) return { act: 'none', state: known };

	const informatPrints = a.own.map(fp);
	const prints = { informat: informatPrints, smartschool: b.own.map((text, index) => (text === a.own[index] ? informatPrints[index]! : fp(text))) };
	const print = { informat: join(prints.informat), smartschool: join(prints.smartschool) };
	const seenPair: [string, string] = [print.informat, print.smartschool];
	const agreed: UnitState = { o: print.informat === print.smartschool ? print.informat : seenPair };
	// What a person took back stays so until one of both sides changes.
	const held = known.h === true && known.c?.[0] === seenPair[0] && known.c[1] === seenPair[1];
	if (known.h === true && !held) known = withoutHold(known);
	const report = (why: UnitReviewKind): Decision => {
		const news = known.c === undefined || known.c[0] !== seenPair[0] || known.c[1] !== seenPair[1];
		return { act: 'review', why, news, state: news ? { ...known, c: seenPair } : known };
	};
	const keep = (): Decision => ({ act: 'none', state: known });
	const takeAsAgreed = (): Decision => (sameAgreement(known, agreed) ? keep() : { act: 'none', state: agreed });

	if (a.common.includes(undefined) || b.common.includes(undefined)) return report('unknownCode');

	const compared = a.common.map((_, index) => index).filter((index) => !rules.writeOnly.includes(index));
	const equal = compared.every((index) => a.common[index] === b.common[index]);
	const old = known.o === undefined ? undefined : { informat: typeof known.o === 'string' ? known.o : known.o[0], smartschool: typeof known.o === 'string' ? known.o : known.o[1] };
	const changed = { informat: old !== undefined && old.informat !== print.informat, smartschool: old !== undefined && old.smartschool !== print.smartschool };

	if (equal && !(rules.writeOnly.length > 0 && changed.informat)) return takeAsAgreed();
	if (held) return report('undone');

	const empty = (side: Side) => compared.every((index) => (side === 'informat' ? a : b).common[index] === '');
	// A write of several calls that was cut off leaves a mix of what was there and what we were writing: our doing, not a person's.
	const written: readonly Side[] = rules.direct ? ['smartschool', 'informat'] : ['smartschool'];
	if (changed.smartschool && changed.informat && prints.informat.length > 1) {
		const cutOff = written.find((side) => {
			const before = old![side].split('.');
			return prints[side].every((each, index) => each === before[index] || a.common[index] === b.common[index]);
		});
		if (cutOff) changed[cutOff] = false;
	}
	/** Nothing but blanks and the other side's own values. */
	const partOf = (side: Side) => written.includes(side) && compared.every((index) => (side === 'informat' ? a : b).common[index] === '' || b.common[index] === a.common[index]);

	const write = (to: Side, because: Because): Decision => {
		const from = other(to);
		const direct = to === 'smartschool' || rules.direct === true;
		if (!direct && known.p === print.smartschool) return { act: 'waiting', state: known };
		if (empty(from) && rules.clear !== 'yes') return rules.clear === 'ask' || (old !== undefined && changed[from]) ? report('clear') : keep();
		if (!direct && known.r === print.smartschool) return report('refused');
		if (to === 'smartschool' && !rules.direct && known.r === print.informat) return report('fixed');
		const restores = because === 'enforce' || because === 'ifEmpty' ? { w: print[to] } : {};
		const after: UnitState = direct ? { o: afterWrite(to, print[from], a, b, rules, fp), ...restores } : { ...(known.o === undefined ? {} : { o: known.o }), p: print.smartschool };
		return { act: 'write', to, because, state: withoutConflict(known), after, overwrites: changed[to] || (old === undefined && !empty(to)) };
	};
	const settle = (rule: ConflictRule, because: Because): Decision => {
		const winner = rule === 'newest' ? rules.newer : rule === 'informat' || rule === 'smartschool' ? rule : undefined;
		// What somebody deleted never beats what somebody else changed: a person decides.
		if (winner !== undefined && !(because === 'conflict' && empty(winner))) return write(other(winner), because);
		if (rule === 'fillBlanks' && because === 'conflict') {
			if (empty('informat')) return write('informat', because);
			if (empty('smartschool')) return write('smartschool', because);
		}
		return report(old === undefined ? 'difference' : 'conflict');
	};
	const reshaped = (from: Side) => isReshaped(from === 'informat' ? a : b, from === 'informat' ? b : a, compared, rules);
	/** The receiving side of a one-way unit differs although the source did not change. */
	const drifted = (to: Side): Decision => {
		if (reshaped(other(to))) return takeAsAgreed();
		// Restored before, and the same again: the platform makes something else of what it is sent. Not a third time.
		if (known.w !== undefined && known.w === print[to]) return report('reshaped');
		if (rules.drift === 'enforce') return write(to, 'enforce');
		if (rules.drift === 'ifEmpty' && empty(to)) return write(to, 'ifEmpty');
		return report('difference');
	};

	switch (rules.direction) {
		case 'once':
			return old === undefined && empty('smartschool') ? write('smartschool', 'once') : report('difference');
		case 'toSmartschool':
		case 'toInformat': {
			const to: Side = rules.direction === 'toSmartschool' ? 'smartschool' : 'informat';
			return old === undefined ? write(to, empty(to) ? 'filled' : 'firstRun') : changed[other(to)] ? write(to, 'changed') : drifted(to);
		}
		case 'both': {
			if (old === undefined) {
				if (empty('informat')) return write('informat', 'filled');
				if (empty('smartschool') || partOf('smartschool')) return write('smartschool', 'filled');
				if (partOf('informat')) return write('informat', 'filled');
				return settle(rules.firstRun, 'firstRun');
			}
			if (changed.informat && changed.smartschool) {
				// Informat took what was sent to it and gave it a form of its own.
				if (known.p === print.smartschool && reshaped('smartschool')) return takeAsAgreed();
				return settle(rules.conflict, 'conflict');
			}
			if (changed.informat) return write('smartschool', 'changed');
			if (changed.smartschool) return reshaped('informat') ? takeAsAgreed() : write('informat', 'changed');
			return keep();
		}
	}
}

const join = (prints: string[]): string => prints.join('.');

function withoutConflict({ c: _c, ...rest }: UnitState): UnitState {
	return rest;
}

function withoutHold({ c: _c, h: _h, ...rest }: UnitState): UnitState {
	return rest;
}

/** What both sides hold once `to` has taken the other side's value; one fingerprint serves both where the forms are the same. */
function afterWrite(to: Side, source: string, a: SeenSide, b: SeenSide, rules: UnitRules, fp: (text: string) => string): string | [string, string] {
	const [from, target] = to === 'smartschool' ? [a, b] : [b, a];
	const written = join(from.asWritten.map((text, index) => fp(rules.writeOnly.includes(index) || a.common[index] === b.common[index] ? target.own[index]! : text)));
	return source === written ? source : to === 'smartschool' ? [source, written] : [written, source];
}

/** Every field that differs is only another form of what the source holds. */
function isReshaped(source: SeenSide, target: SeenSide, compared: number[], rules: UnitRules): boolean {
	return compared.every((index) => source.common[index] === target.common[index] || rules.isEcho(source.shown[index]!, target.shown[index]!, index));
}

/** Both agree on the same, and nothing is pending or reported; what was once restored does not matter then. */
function sameAgreement(known: UnitState, agreed: UnitState): boolean {
	if (known.p !== undefined || known.r !== undefined || known.c !== undefined || known.o === undefined) return false;
	if (typeof known.o === 'string' || typeof agreed.o === 'string') return known.o === agreed.o;
	return known.o[0] === agreed.o![0] && known.o[1] === agreed.o![1];
}
