/** Error bodies and query rules that the Leerlingen API and the Personeel API share. */
import { isDay } from '../calendar';
import { isSchoolYear, type Problem } from './preregistrations';
import type { Asked, InformatWorld, Reply } from './service';

export const ok = (value: unknown): Reply => ({ status: 200, value });
export const denied = (): Reply => ({ status: 401, value: { message: 'Authorization has been denied for this request.' } });
export const notFound = (problems: readonly Problem[] = []): Reply => refuse(404, problems);

export const notJson = (): Reply => ({ status: 415, value: { message: 'Unsupported media type', errors: [] } });

const TITLES: Readonly<Record<number, string>> = { 400: 'Bad request', 404: 'Not found', 405: 'Not allowed' };
let turn = 0;

/** 400 and 405 come with capitals as well as without; a client has to take both. */
export function refuse(status: 400 | 404 | 405, problems: readonly Problem[]): Reply {
	const message = TITLES[status]!;
	const capitals = status !== 404 && turn++ % 2 === 0;
	return { status, value: capitals ? { Message: message, Errors: problems.map((each) => ({ Code: each.code, Message: each.message })) } : { message, errors: problems } };
}

/** Whether the body is announced as JSON; calls without a body need not say so. */
export const saysJson = ({ informat: { settings } }: InformatWorld, { raw, headers }: Asked): boolean => settings.contentType === 'ignored' || raw.length === 0 || /^application\/json\b/i.test(headers['content-type'] ?? '');

/** Names of a query in small letters. A name that comes more than once keeps its values. */
export function queryOf({ query }: Asked): Map<string, string[]> {
	const found = new Map<string, string[]>();
	for (const [name, value] of query) found.set(name.toLowerCase(), [...(found.get(name.toLowerCase()) ?? []), value]);
	return found;
}

const QUERY_RULES: readonly (readonly [name: string, code: string, fits: (value: string) => boolean])[] = [
	['schoolyear', 'BR034B', isSchoolYear],
	['refdate', 'BR000', isDay],
	['changedsince', 'BR000', (value) => !Number.isNaN(Date.parse(value))],
	['referencedate', 'BR000', (value) => !Number.isNaN(Date.parse(value))],
];

export function queryProblems(query: ReadonlyMap<string, readonly string[]>): Problem[] {
	return QUERY_RULES.flatMap(([name, code, fits]) => ((query.get(name) ?? []).every(fits) ? [] : [{ code, message: `${name} is not valid` }]));
}

/** The body as an object; undefined when it is none. */
export function objectOf(text: string): Record<string, unknown> | undefined {
	try {
		const value: unknown = JSON.parse(text);
		return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
	} catch {
		return undefined;
	}
}
