/**
 * The one place where Informat's answers are made clean and typed: keys in their usual case, no stray spaces, no text
 * "null", dates as `yyyy-MM-dd`, no passwords unless they were asked for. Nothing else is left out.
 */
import { DateTime } from 'luxon';
import { shape, type Shape, type ShapeField, type ValueKind } from './shapes';

export type Json = Record<string, unknown>;

export const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

const PASSWORD = /wachtwoord|paswoord|password/i;
const DAY_FIRST = ['d-M-yyyy', 'd/M/yyyy', 'd.M.yyyy'];

export interface CleanOptions {
	/** Also the passwords that the XML services give. */
	passwords?: boolean;
}

/**
 * An object in the given shape; a key that is not in it keeps its case and its kind of value.
 * @param value fresh from the answer: it is made clean in place when all its keys are as usual, since a list of pupils holds half a million values
 */
export function cleanObject(value: Json, known: Shape, options: CleanOptions = {}): Json {
	const keys = Object.keys(value);
	for (const key of keys) if (known.get(key)?.kind === 'secret' || known.get(key)?.name !== key) return copyOf(value, known, options);
	for (const key of keys) {
		const old = value[key];
		const clean = cleanField(old, known.get(key)!, options);
		if (clean !== old) value[key] = clean;
	}
	return value;
}

function copyOf(value: Json, known: Shape, options: CleanOptions): Json {
	const out: Json = {};
	for (const key of Object.keys(value)) {
		if (key === '__proto__') continue;
		const field = known.get(key) ?? known.get(key.toLowerCase());
		const secret = field?.kind === 'secret' || PASSWORD.test(key);
		if (secret && !options.passwords) continue;
		out[field?.name ?? key] = field ? cleanField(value[key], field, options) : cleanUnknown(value[key], options);
	}
	return out;
}

function cleanField(value: unknown, field: ShapeField, options: CleanOptions): unknown {
	if (field.shape !== undefined) {
		const inner = shape(field.shape);
		if (Array.isArray(value)) return value.map((each) => (isObject(each) ? cleanObject(each, inner, options) : cleanUnknown(each, options)));
		return isObject(value) ? cleanObject(value, inner, options) : cleanUnknown(value, options);
	}
	if (typeof value === 'object' && value !== null) return cleanUnknown(value, options);
	return scalar(value, field.kind);
}

function cleanUnknown(value: unknown, options: CleanOptions): unknown {
	if (Array.isArray(value)) return value.map((each) => cleanUnknown(each, options));
	if (isObject(value)) return cleanObject(value, NOTHING_KNOWN, options);
	// A day in a field that is new to us looks like every other day.
	return typeof value === 'string' ? scalar(/^\d{4}-\d\d-\d\dT00:00:00(\.0+)?$/.test(value) ? value.slice(0, 10) : value, 'text') : value;
}

const NOTHING_KNOWN = shape('any');

/** What does not fit its kind stays as tidy text, so that nothing is lost. */
export function scalar(value: unknown, kind: ValueKind): unknown {
	if (value === null || value === undefined) return null;
	const text = typeof value === 'string' ? value.trim() : String(value);
	if (text.length === 4 && text.toLowerCase() === 'null') return null;
	switch (kind) {
		case 'int':
			return /^-?\d{1,15}$/.test(text) ? Number(text) : text === '' ? null : text;
		case 'number':
			return /^-?\d+([.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : text === '' ? null : text;
		case 'bool':
			return /^(true|1|j|ja)$/i.test(text) ? true : /^(false|0|n|nee)$/i.test(text) ? false : text === '' ? null : text;
		case 'date':
			return text === '' ? null : day(text);
		case 'moment':
			return text === '' ? null : text;
		default:
			return text;
	}
}

function day(text: string): string {
	if (/^\d{4}-\d\d-\d\d(?:$|[T ])/.test(text)) return text.slice(0, 10);
	for (const form of DAY_FIRST) {
		const date = DateTime.fromFormat(text.split(' ')[0]!, form);
		if (date.isValid) return date.toISODate();
	}
	return text;
}
