/**
 * What is remembered of one half day of one pupil, as text:
 *
 *   1 <seen> <since> <sent> <refusal> <told>      `-` = none
 *   refusal: <code>.<attempt>.<day>.<sent before>
 *
 * Codes are keyed fingerprints that differ per half day, so that the table tells nobody's illness. Informat cannot be
 * asked for its absences: `sent` is all that is known of it.
 */
import type { BaselineRow } from '../types';
import { isApprovals, unpackApprovals } from './state';

export interface LedgerRow extends BaselineRow {
	/** ISO date of the half day: old rows are deleted by it, and only those of the days that are read are looked at. */
	datum: string;
}

export interface Refusal {
	/** Informat's code. */
	code: string;
	/** Fingerprint of what was tried: code, institute, location. */
	attempt: string;
	/** ISO date. */
	on: string;
	/** Fingerprint of the code that Informat had from us before. */
	had: string;
}

export interface LedgerState {
	/** Fingerprint of Smartschool's code; '' = present, or nothing recorded. */
	seen: string;
	/** Moment at which that was first seen, ISO with zone. */
	since: string;
	/** Fingerprint of the code that Informat confirmed last; '' = none that we know of. */
	sent: string;
	refused?: Refusal;
	/** Fingerprint of what people were told of this half day; '' = nothing. */
	told: string;
}

const VERSION = '1';
const shown = (part: string): string => part || '-';

export const packLedger = ({ seen, since, sent, refused, told }: LedgerState): string => [VERSION, shown(seen), since, shown(sent), refused ? `${refused.code}.${refused.attempt}.${refused.on}.${refused.had}` : '-', shown(told)].join(' ');

/** @throws Error when the text is not a state of this version */
export function unpackLedger(text: string): LedgerState {
	const [version, seen, since, sent, refusal, told, ...rest] = text.split(' ');
	if (version !== VERSION || told === undefined || rest.length > 0 || Number.isNaN(Date.parse(since!))) throw new Error('unknown version');
	const none = (part: string | undefined) => (part === '-' ? '' : part!);
	const [code, attempt, on, had, ...more] = none(refusal).split('.');
	if (refusal !== '-' && (had === undefined || more.length > 0)) throw new Error('damaged');
	return { seen: none(seen), since: since!, sent: none(sent), ...(refusal === '-' ? {} : { refused: { code: code!, attempt: attempt!, on: on!, had: had! } }), told: none(told) };
}

/**
 * Rows → text by key. Two rows of one half day, left by a run that broke off, say the same or one says more: that one counts.
 * @throws Error naming the remedy when a row is damaged
 */
export function readLedger(rows: readonly BaselineRow[]): Map<string, string> {
	const map = new Map<string, string>();
	for (const { key, state } of rows) {
		if (!isApprovals(state)) check(key, state);
		const known = map.get(key);
		if (known === undefined || weight(state) > weight(known)) map.set(key, state);
	}
	return map;
}

function check(key: string, state: string): void {
	try {
		unpackLedger(state);
	} catch {
		throw new Error(`Row ${key} of the absences table is damaged. Restore it, or delete it so that this half day counts as new; nothing was written.`);
	}
}

/** What was sent says more than what was only seen; the text itself makes the choice the same in any order. */
const weight = (state: string): string => {
	if (isApprovals(state)) return String(unpackApprovals(state)).padStart(16, '0');
	const { sent, refused } = unpackLedger(state);
	return `${sent === '' && !refused ? 0 : 1} ${state}`;
};

/** The row's state once Informat confirmed the code of which `print` is the fingerprint. */
export const confirmed = (text: string, print: string): string => {
	const { seen, since } = unpackLedger(text);
	return packLedger({ seen, since, sent: print, told: '' });
};

/** Informat holds something newer that was not made through this service. */
export const NEWER = 'MNA007';

/** The row's state once Informat refused it. What somebody overwrote in Informat is no longer ours. */
export const refusedState = (text: string, { code, attempt, on }: Omit<Refusal, 'had'>): string => {
	const state = unpackLedger(text);
	return packLedger({ ...state, sent: code === NEWER ? '' : state.sent, refused: { code, attempt, on, had: state.sent } });
};
