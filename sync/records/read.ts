/** Careful reading of foreign JSON: text that may be null, missing, a number, or the word "null". */
import { isoDate } from '../values/kinds';

export type Json = Record<string, unknown>;

export const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
export const objects = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isObject) : []);

/** Trimmed text; '' for null, for the word "null" in any case (both services send it now and then) and for what is no text. */
export function text(value: unknown): string {
	if (typeof value === 'number' && Number.isFinite(value)) return String(value);
	if (typeof value !== 'string') return '';
	const trimmed = value.trim();
	return trimmed.length === 4 && trimmed.toLowerCase() === 'null' ? '' : trimmed;
}

const ISO_DAY = /^(\d{4})-(\d\d)-(\d\d)(?=T|$)/;

/** ISO date; '' for no date. The usual form is taken as it stands: a full parse of every date of a large school takes seconds. */
export function date(value: unknown): string {
	const shown = text(value);
	if (shown === '') return '';
	const [iso, year, month, day] = ISO_DAY.exec(shown) ?? [];
	if (iso === undefined) return isoDate(shown);
	const lastDay = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
	return Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= lastDay && year !== '0000' ? iso : '';
}

/** Six digits with leading zeros, so that `30593` and `030593` are the same institute (R20). */
export const institute = (value: unknown): string => (text(value) === '' ? '' : text(value).padStart(6, '0'));

/** Puts a field only when the key exists: an absent key means "not told", never "empty". */
export function told(into: Record<string, string>, from: Json, key: string, id: string, form: (value: unknown) => string = text): void {
	if (Object.hasOwn(from, key)) into[id] = form(from[key]);
}
