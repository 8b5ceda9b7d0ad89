/** Plain calls to the rehearsal school, without any client. */
import type { RunningSchool } from '../../sandbox/school';

const LEERLINGEN = 'api_informat_sas_leerlingen.leerlingen.';
const VOORINSCHRIJVINGEN = 'api_informat_sas_leerlingen.voorinschrijvingen.';
const PERSONEEL = 'api_informat_sas_personeel.personeel.';

/** All three services of an institute. */
export const scopesOf = (institute: string): string => [LEERLINGEN, VOORINSCHRIJVINGEN, PERSONEEL].map((scope) => scope + institute).join(' ');

export async function token(school: RunningSchool, change: Record<string, string> = {}): Promise<{ status: number; body: Record<string, unknown> }> {
	const form = new URLSearchParams({ grant_type: 'client_credentials', client_id: school.clientId, client_secret: school.clientSecret, scope: scopesOf(school.institute), ...change });
	const response = await fetch(`${school.informat}/connect/token`, { method: 'POST', body: form });
	return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

export interface Answer { status: number; type: string; text: string; body: any } // eslint-disable-line @typescript-eslint/no-explicit-any

export async function informat(school: RunningSchool, line: string, options: { base?: string; headers?: Record<string, string>; body?: unknown; token?: string } = {}): Promise<Answer> {
	const [method, path] = line.split(' ');
	const bearer = options.token ?? String((await token(school)).body.access_token);
	const response = await fetch(`${options.base ?? school.informat}${path}`, { method, headers: { Authorization: `BEARER ${bearer}`, InstituteNo: school.institute, ...(options.body === undefined || options.body instanceof FormData ? {} : { 'Content-Type': 'application/json' }), ...options.headers }, body: options.body instanceof FormData || options.body === undefined ? options.body : JSON.stringify(options.body) });
	return read(response);
}

/** Codes of an error body, in whatever case its keys are. */
export const codes = ({ body }: Answer): string[] => (body?.errors ?? body?.Errors ?? []).map((each: { code?: string; Code?: string }) => each.code ?? each.Code);

export async function control(school: RunningSchool, line: string, body?: unknown): Promise<Answer> {
	const [method, path] = line.split(' ');
	return read(await fetch(`${school.control}${path}`, { method, body: body === undefined ? undefined : JSON.stringify(body) }));
}

async function read(response: Response): Promise<Answer> {
	const text = await response.text();
	const type = response.headers.get('content-type') ?? '';
	try {
		return { status: response.status, type, text, body: JSON.parse(text) };
	} catch {
		return { status: response.status, type, text, body: undefined };
	}
}

export const xml = (text: string): string => text.replace(/[&<>]/g, (letter) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[letter]!);

export async function envelope(school: RunningSchool, body: string): Promise<{ status: number; type: string; text: string }> {
	const response = await fetch(`${school.smartschool}/Webservices/V3`, { method: 'POST', headers: { 'Content-Type': 'text/xml' }, body });
	return { status: response.status, type: response.headers.get('content-type') ?? '', text: await response.text() };
}

/** Value and type of `return`; a fault gives its code as type. */
export async function soap(school: RunningSchool, operation: string, args: Record<string, string> = {}, accesscode = school.accessCode): Promise<{ status: number; type: string; value: string }> {
	const children = Object.entries({ accesscode, ...args }).map(([key, value]) => `<${key}>${xml(value)}</${key}>`).join('');
	const { status, text } = await envelope(school, `<?xml version="1.0"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><v:${operation} xmlns:v="urn:any">${children}</v:${operation}></s:Body></s:Envelope>`);
	const found = /<return xsi:type="xsd:(\w+)">(.*)<\/return>/s.exec(text) ?? /<faultcode>(.*)<\/faultcode><faultstring>(.*)<\/faultstring>/s.exec(text);
	return { status, type: found?.[1] ?? '', value: (found?.[2] ?? text).replace(/&quot;/g, '"').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&') };
}

/** Result code of a write. */
export const code = async (school: RunningSchool, operation: string, args: Record<string, string>): Promise<number> => {
	const { type, value } = await soap(school, operation, args);
	expect(type).toBe('int');
	return Number(value);
};

export const details = async (school: RunningSchool, number: string): Promise<Record<string, any>> => JSON.parse((await soap(school, 'getUserDetailsByNumber', { number })).value); // eslint-disable-line @typescript-eslint/no-explicit-any
