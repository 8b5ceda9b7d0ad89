/**
 * Baseline rows as text: short (one pupil under 1 KB), versioned, never trusted blindly.
 *
 *   2 <table> <quiet> <link> <missing> <unit>;<unit>;…      `-` = none
 *   unit: <id>=<o>[,<o of Smartschool>][+<p>[@<i>]][$<r>][?<c>,<c>][&<w>][!]      `!` = taken back by a person
 *
 * Everything behind the ids is a fingerprint. The first fields stand in front so that an unchanged record is
 * recognised without reading the rest (`isQuiet`).
 */
import type { BaselineRow, RowState, UnitState } from '../types';

const VERSION = '2';
/** Row that counts how often a plan was approved, instead of a record. */
const APPROVALS = 'goedkeuring';

export const emptyState = (): RowState => ({ t: '', q: '', l: '', m: '', u: {} });

const field = (text: string): string => text || '-';

export function packState({ t, q, l, m, u }: RowState): string {
	const units = Object.keys(u).sort().map((id) => packUnit(id, u[id]!)).filter((text) => text !== '');
	return [VERSION, field(t), field(q), field(l), field(m), units.join(';')].join(' ');
}

function packUnit(id: string, { o, p, i, r, c, w, h }: UnitState): string {
	const state = `${o === undefined ? '' : `=${typeof o === 'string' ? o : o.join(',')}`}${p === undefined ? '' : `+${p}`}${i === undefined ? '' : `@${i}`}${r === undefined ? '' : `$${r}`}${c === undefined ? '' : `?${c.join(',')}`}${w === undefined ? '' : `&${w}`}${h === undefined ? '' : '!'}`;
	return state === '' ? '' : (PLAIN_ID.test(id) ? id : encodeURIComponent(id).replaceAll('%2F', '/')) + state;
}

/** Most ids mean the same encoded. */
const PLAIN_ID = /^[\w./-]+$/;

const UNIT = /^([^=+@$?&!]+)(?:=([^,+@$?&!]*)(?:,([^,+@$?&!]*))?)?(?:\+([^,+@$?&!]*))?(?:@([^,+@$?&!]*))?(?:\$([^,+@$?&!]*))?(?:\?([^,+@$?&!]*),([^,+@$?&!]*))?(?:&([^,+@$?&!]*))?(!)?$/;

/** What stands in the units of a record with which more is going on than an agreement on one form. */
const MORE = /[,+@$?&]/;

/** @throws Error when the text is not a state of this version: a damaged row must stop the run, not wipe its history. */
export function unpackState(text: string): RowState {
	const [version, t, q, l, m, units, ...rest] = text.split(' ');
	if (version !== VERSION || units === undefined || rest.length > 0) throw new Error('unknown version');
	const u: Record<string, UnitState> = Object.create(null) as Record<string, UnitState>;
	const plain = !MORE.test(units);
	for (const packed of units === '' ? [] : units.split(';')) {
		const end = packed.indexOf('=');
		if (plain && end > 0 && end === packed.lastIndexOf('=')) {
			const id = packed.slice(0, end);
			u[id.includes('%') ? decodeURIComponent(id) : id] = { o: packed.slice(end + 1) };
			continue;
		}
		const found = UNIT.exec(packed);
		if (!found) throw new Error('damaged');
		const [, id, o, oB, p, i, r, cA, cB, w, h] = found;
		u[decodeURIComponent(id!)] = {
			...(o === undefined ? {} : { o: oB === undefined ? o : [o, oB] }),
			...(p === undefined ? {} : { p }),
			...(i === undefined ? {} : { i }),
			...(r === undefined ? {} : { r }),
			...(cA === undefined ? {} : { c: [cA, cB!] }),
			...(w === undefined ? {} : { w }),
			...(h === undefined ? {} : { h: true as const }),
		};
	}
	const none = (part: string | undefined) => (part === '-' ? '' : part!);
	return { t: none(t), q: none(q), l: none(l), m: none(m), u };
}

/** What a row begins with when nothing was left to do for these very values under this very table. */
export const quietStart = (table: string, quiet: string): string => `${VERSION} ${table} ${quiet} `;

/** Link of a row without reading the rest of it. */
export const linkOf = (text: string): string => {
	const link = text.split(' ', 4)[3];
	return link === undefined || link === '-' ? '' : link;
};

/** May a row hold a value that waits in Informat or was refused there? Told without reading the row. */
export const hasOpen = (text: string): boolean => /[+$]/.test(text);

/** A unit about which a person still has something to do or to decide. */
export const isWaiting = ({ p, r, c }: UnitState): boolean => p !== undefined || r !== undefined || c !== undefined;
/** May a row hold such a unit? Told without reading the row. */
export const hasWaiting = (text: string): boolean => /[+$?]/.test(text);

export const packApprovals = (count: number): string => `${APPROVALS} ${count}`;
export const isApprovals = (text: string): boolean => text.startsWith(APPROVALS);

/** How often a plan was approved; a row that cannot be read counts as "very often", so that no approval is used twice. */
export function unpackApprovals(text: string | undefined): number {
	if (text === undefined) return 0;
	const count = Number(text.slice(APPROVALS.length + 1));
	return Number.isInteger(count) ? count : Number.MAX_SAFE_INTEGER;
}

const twoRows = (key: string): Error => new Error(`The baseline has two rows with key ${key}. Delete one of them in the Data Table; nothing was written.`);

/**
 * Rows of the Data Table → text by key; each is read only when it is needed.
 * @throws Error naming the remedy when a key occurs twice
 */
export function readBaseline(rows: readonly BaselineRow[]): Map<string, string> {
	const map = new Map<string, string>();
	for (const { key, state } of rows) {
		if (map.has(key)) throw twoRows(key);
		map.set(key, state);
	}
	return map;
}

/**
 * Rows that are found by their quiet fingerprint, so that an unchanged record costs no search for its key. It holds the
 * key, hence no two records ever share one.
 */
export class QuietRows {
	private readonly byQuiet = new Map<string, number>();
	private readonly found: Uint8Array;

	constructor(private readonly rows: readonly BaselineRow[], table: string) {
		this.found = new Uint8Array(rows.length);
		const start = quietStart(table, '').slice(0, -1);
		for (let index = 0; index < rows.length; index++) {
			const { state } = rows[index]!;
			if (state.startsWith(start)) this.byQuiet.set(state.slice(start.length, state.indexOf(' ', start.length)), index);
		}
	}

	/** True when a row says that nothing was left to do for these very values. */
	has(quiet: string): boolean {
		return this.byQuiet.has(quiet);
	}

	/** As `has`; the row then is not among the `rest`. */
	find(quiet: string): boolean {
		const index = this.byQuiet.get(quiet);
		if (index === undefined) return false;
		this.found[index] = 1;
		return true;
	}

	/**
	 * The rows that were not found, by key.
	 * @throws Error naming the remedy when a key occurs twice
	 */
	rest(): Map<string, string> {
		const rest = readBaseline(this.rows.filter((_row, index) => this.found[index] === 0));
		if (rest.size > 0) for (const [index, { key }] of this.rows.entries()) if (this.found[index] === 1 && rest.has(key)) throw twoRows(key);
		return rest;
	}
}

/** @throws Error naming the remedy when the row is damaged */
export function readRow(key: string, text: string): RowState {
	try {
		return unpackState(text);
	} catch {
		throw new Error(`Baseline row ${key} is damaged. Restore it, or delete it so that this record is treated as on a first run; nothing was written.`);
	}
}
