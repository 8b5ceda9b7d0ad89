/**
 * Code lists between both sides, as lenses: the fine side tells more codes than the coarse one, and a coarse value that
 * did not change never alters the fine one (law L21). A code that is not in the list is unknown, never guessed.
 */
import type { Side } from '../types';
import { lower, tidy } from './text';

/**
 * Kinds of value. For every kind three functions:
 * - `own(side, text)`: the canonical form in which a side's own changes are seen (fingerprinted);
 * - `common(side, text)`: the form in which both sides are compared; `undefined` = unknown code, never guessed;
 * - `write(to, text)`: the text as the receiving side wants it. The source's own spelling travels, never the canonical key.
 * `''` means empty on every side.
 */
export interface ValueKind {
	own(side: Side, text: string): string;
	common(side: Side, text: string): string | undefined;
	write(to: Side, text: string): string | undefined;
}

export interface Lens extends ValueKind {
	/** Code of the fine side → code of the coarse side; `undefined` = unknown. */
	get(fine: string): string | undefined;
	/** The fine code after the coarse side became `coarse`: `fine` itself when that still says the same; `undefined` = no one way back. */
	put(coarse: string, fine: string): string | undefined;
}

/** A code list as data. */
export interface CodeMap {
	/** Dutch name of the field, for messages. */
	name: string;
	/** The side that tells more; where both tell the same, the side that the data comes from. */
	fine: Side;
	/** Code of the fine side → code of the other side. Several may share one. */
	codes: Readonly<Record<string, string>>;
	/** Where several share one: coarse code → the fine code that is written. Without it nothing is written back. */
	back?: Readonly<Record<string, string>>;
	/** Other forms in which a side shows a code → that code; `''` = the side's word for "empty". */
	spellings?: Partial<Record<Side, Readonly<Record<string, string>>>>;
}

const other = (side: Side): Side => (side === 'informat' ? 'smartschool' : 'informat');

/** Codes compare without regard to capitals and surrounding spaces. */
const keyOf = lower;

/**
 * @param bothWays the field also travels to the fine side, so that every shared code needs its way back
 * @throws Error with a sentence for the school when the list says two things at once
 */
export function codeKind(map: CodeMap, bothWays = false): Lens {
	const coarse = other(map.fine);
	const wrong = (problem: string, remedy: string) => new Error(`Code list “${map.name}”: ${problem}. ${remedy}.`);
	const list = (entries: Readonly<Record<string, string>>) =>
		Object.entries(entries).map(([code, target]) => {
			if (typeof target !== 'string') throw wrong(`the row “${tidy(code)}” has no text beside it`, 'Fill in a code, or remove the row');
			return [tidy(code), tidy(target)] as const;
		});

	/** Per side: every accepted form → the code as it is written. */
	const forms: Record<Side, Map<string, string>> = { informat: new Map(), smartschool: new Map() };
	const accept = (side: Side, form: string, code: string) => {
		const known = forms[side].get(keyOf(form));
		if (known !== undefined && known !== code) throw wrong(`“${form}” stands for both “${known}” and “${code}”`, 'Keep one of them');
		forms[side].set(form, code).set(keyOf(form), code);
	};

	const toCoarse = new Map<string, string>();
	const toFine = new Map<string, string[]>();
	for (const [code, target] of list(map.codes)) {
		if (code === '' || target === '') throw wrong(`the row “${code}” → “${target}” is half empty`, 'Fill in both codes, or remove the row');
		accept(map.fine, code, code);
		accept(coarse, target, target);
		if (toCoarse.has(code)) throw wrong(`“${code}” has two rows`, 'Keep one of them');
		toCoarse.set(code, target);
		toFine.set(target, [...(toFine.get(target) ?? []), code]);
	}
	for (const side of [map.fine, coarse]) {
		for (const [form, code] of list(map.spellings?.[side] ?? {})) {
			if (form === '') throw wrong(`an empty form stands for “${code}”`, 'Remove the row');
			if (code !== '' && forms[side].get(keyOf(code)) !== code) throw wrong(`“${form}” stands for “${code}”, which is not in the list`, `Add “${code}” to the list, or remove the row`);
			accept(side, form, code);
		}
	}

	const chosen = new Map(list(map.back ?? {}));
	for (const [target, code] of chosen) {
		if (toCoarse.get(code) !== target) throw wrong(`“${target}” is written back as “${code}”, but “${code}” does not stand for “${target}”`, `Choose one of: ${toFine.get(target)?.join(', ') ?? 'nothing, as no row leads to it'}`);
	}
	const wayBack = (target: string): string | undefined => {
		const codes = toFine.get(target);
		return codes?.length === 1 ? codes[0] : chosen.get(target);
	};

	if (bothWays) {
		for (const [target, codes] of toFine) if (wayBack(target) === undefined) throw wrong(`“${target}” stands for ${codes.map((code) => `“${code}”`).join(' and ')}, so nothing tells which of them goes back`, 'Choose one for the way back');
	}

	/** The code as it is written, `''` for empty, `undefined` for unknown. */
	const codeOf = (side: Side, text: string): string | undefined => {
		const known = forms[side].get(text);
		if (known !== undefined) return known;
		const key = keyOf(text);
		return key === '' ? '' : forms[side].get(key);
	};
	const get = (fine: string): string | undefined => {
		const code = codeOf(map.fine, fine);
		return code && toCoarse.get(code);
	};

	return {
		get,
		put(value, fine) {
			const target = codeOf(coarse, value);
			return target && (get(fine) === target ? codeOf(map.fine, fine) : wayBack(target));
		},
		own: (side, text) => codeOf(side, text) ?? tidy(text),
		common: (side, text) => (side === map.fine ? get(text) : codeOf(coarse, text)),
		write(to, text) {
			if (to === coarse) return get(text);
			const target = codeOf(coarse, text);
			return target && wayBack(target);
		},
	};
}

/**
 * The list with a school's own rows: fine code → coarse code, `''` takes a code out of the list, so that it waits for a
 * person. A way back that no longer leads to its code is dropped.
 * @throws Error as `codeKind`
 */
export function withRows(map: CodeMap, rows: Readonly<Record<string, string>>): CodeMap {
	const codes = new Map(Object.entries(map.codes).map(([code, target]) => [keyOf(code), [code, target] as const]));
	const seen = new Map<string, string>();
	for (const [code, target] of Object.entries(rows)) {
		const key = keyOf(code);
		const before = seen.get(key);
		if (before !== undefined && before !== target) throw new Error(`Code list “${map.name}”: “${tidy(code)}” has two rows. Keep one of them.`);
		seen.set(key, target);
		if (typeof target === 'string' && tidy(target) === '') codes.delete(key);
		else codes.set(key, [codes.get(key)?.[0] ?? code, target]);
	}
	const merged = Object.fromEntries(codes.values());
	const kept = <T>(entries: Readonly<Record<string, T>> | undefined, keep: (key: string, value: T) => boolean) => Object.fromEntries(Object.entries(entries ?? {}).filter(([key, value]) => keep(key, value)));
	const known: Record<Side, Set<string>> = { informat: new Set(), smartschool: new Set() };
	for (const [code, target] of Object.entries(merged)) {
		known[map.fine].add(code);
		known[other(map.fine)].add(target);
	}
	const spellings = (side: Side) => kept(map.spellings?.[side], (form, code) => (code === '' ? !known[side].has(form) : known[side].has(code)));
	return {
		...map,
		codes: merged,
		back: kept(map.back, (target, code) => Object.hasOwn(merged, code) && merged[code] === target),
		spellings: { informat: spellings('informat'), smartschool: spellings('smartschool') },
	};
}
