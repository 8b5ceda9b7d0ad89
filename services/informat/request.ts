/** A call of the table and its arguments → path, query and body. */
import { randomUUID } from 'node:crypto';
import { DateTime } from 'luxon';
import type { CallArg, InformatCall } from './calls';
import { wrongArgument } from './errors';

/** A file to send. */
export interface FileArg {
	base64: string;
	fileName: string;
	mimeType: string;
}

export type Args = Readonly<Record<string, unknown>>;

export interface Built {
	/** With query, under the base address. */
	path: string;
	headers: Record<string, string>;
	body?: string | Uint8Array;
}

const ZONE = 'Europe/Brussels';
const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const FORMS = { date: 'yyyy-MM-dd', minute: "yyyy-MM-dd'T'HH:mm", moment: "yyyy-MM-dd'T'HH:mm:ss" } as const;

/** Name as on the screen. */
export const shownName = ({ label }: CallArg): string => (label.en.toLowerCase() === label.nl.toLowerCase() ? label.en : `${label.en} (${label.nl})`);

/**
 * @param login for the XML services, which want it in every call
 * @throws ServiceError kind `refused` for an argument that cannot be written in the form that Informat wants
 */
export function buildRequest(call: InformatCall, institute: string, args: Args, login: { login: string; paswoord: string }): Built {
	const values = new Map(call.args.map((arg) => [arg, convert(arg, args[arg.name])]));
	const given = (place: CallArg['in']) => [...values].filter(([arg, value]) => arg.in === place && value !== undefined);
	for (const [arg, value] of values) if (arg.required && arg.in !== 'body' && value === undefined) throw wrongArgument(shownName(arg), 'is not filled in');

	let path = call.path;
	for (const [{ name }, value] of given('path')) path = path.replace(`{${name}}`, encodeURIComponent(String(value)));
	const query = new URLSearchParams();
	for (const [{ name }, value] of given('query')) for (const each of Array.isArray(value) ? value : [value]) query.append(name, String(each));
	if (query.size > 0) path = `${path}?${query.toString()}`;

	const own = call.instituteIn === undefined ? {} : { [call.instituteIn]: institute };
	switch (call.body) {
		case 'none':
			return { path, headers: {} };
		case 'json':
			return { path, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ ...call.fixed, ...jsonBody(values), ...own }) };
		case 'form': {
			if (call.service.startsWith('xml')) path = `/${path}`;
			const form = new URLSearchParams(call.result.kind === 'truth' ? { sUserName: login.login, sPassword: login.paswoord, ...login } : { ...login, ...own });
			for (const [{ name }, value] of values) form.append(name, value === undefined ? '' : String(value));
			return { path, headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, body: form.toString() };
		}
		case 'multipart':
			return { path, ...multipart(given('body')) };
	}
}

function jsonBody(values: ReadonlyMap<CallArg, unknown>): Record<string, unknown> {
	const body: Record<string, unknown> = {};
	for (const [{ name, type, in: place }, value] of values) {
		if (place !== 'body' || value === undefined) continue;
		if (type === 'file') {
			body[name] = (value as FileArg).base64;
			body.filename ??= (value as FileArg).fileName;
		} else body[name] = value;
	}
	return body;
}

function multipart(given: [CallArg, unknown][]): { headers: Record<string, string>; body: Uint8Array } {
	const boundary = `informat-${randomUUID()}`;
	const parts = given.flatMap(([{ name, type }, value]) => {
		if (type !== 'file') return [Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${String(value)}\r\n`)];
		const { base64, fileName, mimeType } = value as FileArg;
		const head = `--${boundary}\r\nContent-Disposition: form-data; name="${name}"; filename="${fileName.replace(/["\r\n\\]/g, '_')}"\r\nContent-Type: ${mimeType.replace(/[\r\n]/g, '')}\r\n\r\n`;
		return [Buffer.from(head), Buffer.from(base64, 'base64'), Buffer.from('\r\n')];
	});
	return { headers: { 'Content-Type': `multipart/form-data; boundary=${boundary}` }, body: Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]) };
}

/** `undefined` when nothing was filled in. */
function convert(arg: CallArg, value: unknown): unknown {
	const text = typeof value === 'string' ? value.trim() : value;
	if (text === undefined || text === null || text === '') return undefined;
	const shown = shownName(arg);
	switch (arg.type) {
		case 'integer':
			if (!/^-?\d{1,15}$/.test(String(text))) throw wrongArgument(shown, 'is not a whole number');
			return Number(text);
		case 'boolean':
			return text === true || text === 'true';
		case 'date':
		case 'minute':
		case 'moment':
			return moment(text, shown).toFormat(arg.form ?? FORMS[arg.type]);
		case 'guid':
			if (!GUID.test(String(text))) throw wrongArgument(shown, 'is not a GUID, such as 953a7f85-f5b1-4be8-8e65-7843e6946539');
			return String(text).toLowerCase();
		case 'schoolYear':
			if (!isSchoolYear(String(text))) throw wrongArgument(shown, 'is not a school year. Write it as 2026-27');
			return text;
		case 'digits':
			if (!/^\d+$/.test(String(text)) || String(text).length > arg.digits!) throw wrongArgument(shown, `is not a number of ${arg.digits} digits`);
			return String(text).padStart(arg.digits!, '0');
		case 'multiOptions':
			return Array.isArray(text) && text.length === 0 ? undefined : text;
		case 'file':
		case 'options':
			return text;
		case 'list':
			return Array.isArray(text) ? text.map((line) => lineOf(arg.fields!, line as Args)) : undefined;
		default:
			return String(text);
	}
}

/** A date without zone is a date in Flanders; one with a zone is brought there. */
function moment(value: unknown, shown: string): DateTime {
	const text = value instanceof Date ? value.toISOString() : String(value);
	const found = DateTime.fromISO(text, { zone: ZONE });
	if (!found.isValid) throw wrongArgument(shown, 'is not a date. Write it as 2026-11-23');
	return found;
}

/** One line of a list; an inner object without a single text is left out. */
function lineOf(fields: readonly CallArg[], line: Args): Record<string, unknown> {
	const out: Record<string, unknown> = {};
	const inner = new Map<string, Record<string, unknown>>();
	for (const field of fields) {
		const value = convert(field, line[field.name]);
		if (value === undefined) continue;
		if (field.inside === undefined) out[field.name] = value;
		else inner.set(field.inside, { ...inner.get(field.inside), [field.name]: value });
	}
	for (const [name, object] of inner) {
		const told = fields.some((field) => field.inside === name && field.standard === undefined && object[field.name] !== undefined);
		out[name] = told ? object : null;
	}
	return out;
}

export function isSchoolYear(text: string): boolean {
	const [, start, end] = /^(\d{4})-(\d{2})$/.exec(text) ?? [];
	return start !== undefined && (Number(start) + 1) % 100 === Number(end);
}
