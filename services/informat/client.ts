/** Informat: token server and Leerlingen Web API. Facts: docs/informat.md. */
import { createHash } from 'node:crypto';
import { DateTime } from 'luxon';
import type { PersonalDetailsUpdate } from '../../sync/calls/types';
import { ServiceError } from '../errors';
import { checkedUrl, sendRead, type HttpResponse, type HttpSend, type Sleep } from '../http';

export interface InformatConfig {
	clientId: string;
	clientSecret: string;
	tokenUrl: string;
	studentsUrl: string;
	allowOtherHost: boolean;
}

type ScopeKind = 'leerlingen' | 'voorinschrijvingen';

const TOKEN_TIMEOUT = 30_000;
const DATA_TIMEOUT = 120_000;
const VENDOR = /(^|\.)(informatsoftware\.be|identityserver\.be)$/;

/** Tokens live in memory only, under a hash of what they were asked with, until shortly before they expire. */
const tokens = new Map<string, { token: string; until: number }>();

export class InformatClient {
	private readonly studentsUrl: string;
	private readonly tokenUrl: string;

	/** @param institutes six-digit institute numbers; one token is asked for all of them */
	constructor(private readonly config: InformatConfig, private readonly institutes: readonly string[], private readonly send: HttpSend, private readonly sleep: Sleep) {
		this.studentsUrl = checkedUrl(config.studentsUrl, VENDOR, config.allowOtherHost, 'Informat');
		this.tokenUrl = checkedUrl(config.tokenUrl, VENDOR, config.allowOtherHost, 'Informat');
	}

	/** @throws ServiceError kind `empty` when the list has nobody: that is never read as "everyone left". */
	async students(institute: string, schoolYear: string, referenceDate: string): Promise<unknown[]> {
		return await this.list('students', institute, { schoolYear, refdate: referenceDate });
	}

	async registrations(institute: string, schoolYear: string): Promise<unknown[]> {
		return await this.list('registrations', institute, { schoolYear });
	}

	/** Creates the personal-details update, or updates it when the id exists and is still open: a repeat is harmless. */
	async savePreregistration(update: PersonalDetailsUpdate): Promise<void> {
		const response = await this.authorised('voorinschrijvingen', update.institute, async (headers) =>
			await sendRead(this.send, this.sleep, {
				method: 'POST',
				url: `${this.studentsUrl}/1/preregistrations/save`,
				headers: { ...headers, 'Content-Type': 'application/json' },
				body: JSON.stringify(update),
				timeoutMs: DATA_TIMEOUT,
			}),
		);
		if (response.status >= 400) throw refusal(response, 'the personal-details update');
		parse(response, 'preRegistrationStatus');
	}

	/** Asks a token and nothing else: for the credential's Test button. */
	async signIn(): Promise<void> {
		await this.token('leerlingen', true);
	}

	private async list(name: 'students' | 'registrations', institute: string, query: Record<string, string>): Promise<unknown[]> {
		const url = `${this.studentsUrl}/1/${name}?${new URLSearchParams(query).toString()}`;
		const response = await this.authorised('leerlingen', institute, async (headers) => await sendRead(this.send, this.sleep, { method: 'GET', url, headers, timeoutMs: DATA_TIMEOUT }));
		if (response.status >= 400) throw refusal(response, `the list of ${name}`);
		const list = parse(response, name);
		if (!Array.isArray(list)) throw notUnderstood(`“${name}” is not a list`);
		if (list.length === 0) {
			throw new ServiceError('Informat', 'empty', `Informat gave no ${name} at all for institute ${institute}. Nothing was changed. Check the school year, the institute number and the rights of the client.`, true);
		}
		return list;
	}

	/** One request with token; a token that was refused is asked anew once. */
	private async authorised(kind: ScopeKind, institute: string, request: (headers: Record<string, string>) => Promise<HttpResponse>): Promise<HttpResponse> {
		for (const renew of [false, true]) {
			const token = await this.token(kind, renew);
			const response = await this.answered(async () => await request({
				Authorization: `Bearer ${token}`,
				InstituteNo: institute,
				Timestamp: DateTime.utc().toFormat("yyyy-MM-dd'T'HH:mm:ss.SSS"),
				Accept: 'application/json',
			}));
			if (response.status !== 401 && response.status !== 403) return response;
		}
		throw new ServiceError('Informat', 'rights', `Informat refuses access to institute ${institute} (401). Nothing was changed. Ask Informat whether the client has the right “${kind}” for this institute, and check the institute number.`, true, '401');
	}

	private async token(kind: ScopeKind, renew: boolean): Promise<string> {
		const scope = this.institutes.map((institute) => `api_informat_sas_leerlingen.${kind}.${institute}`).join(' ');
		const { clientId, clientSecret } = this.config;
		const key = createHash('sha256').update(JSON.stringify([this.tokenUrl, clientId, clientSecret, scope])).digest('hex');
		const known = tokens.get(key);
		if (!renew && known && known.until > Date.now()) return known.token;
		const body = new URLSearchParams({ client_id: clientId, client_secret: clientSecret, grant_type: 'client_credentials', scope }).toString();
		const response = await this.answered(async () => await sendRead(this.send, this.sleep, {
			method: 'POST',
			url: this.tokenUrl,
			headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json' },
			body,
			timeoutMs: TOKEN_TIMEOUT,
		}));
		if (response.status >= 500) throw refusal(response, 'the token');
		if (response.status >= 400) {
			const scopes = response.body.includes('invalid_scope');
			throw new ServiceError('Informat', scopes ? 'rights' : 'auth', scopes
				? `Informat does not give this client the right “${kind}” for institute ${this.institutes.join(', ')} (invalid_scope). Nothing was changed. Check the institute numbers, or ask Informat for the right.`
				: 'Informat does not accept the client id and secret. Nothing was changed. Copy them again from Informat’s letter into the credential.', true, String(response.status));
		}
		const token = parse(response, 'access_token');
		const seconds = Number(parse(response, 'expires_in'));
		if (typeof token !== 'string' || !(seconds > 0)) throw notUnderstood('the token server gave no token');
		tokens.set(key, { token, until: Date.now() + Math.max(0, seconds - 60) * 1000 });
		return token;
	}

	/** @throws ServiceError when there was no answer; the cause itself may hold the request and is not passed on. */
	private async answered(request: () => Promise<HttpResponse>): Promise<HttpResponse> {
		try {
			return await request();
		} catch (error) {
			if (error instanceof ServiceError) throw error;
			throw new ServiceError('Informat', 'unavailable', 'Informat does not answer. Nothing more was changed. Check the internet connection and the addresses in the credential, or try again later.', true);
		}
	}
}

function parse(response: HttpResponse, key: string): unknown {
	let json: unknown;
	try {
		json = JSON.parse(response.body.replace(/^\uFEFF/, ''));
	} catch {
		throw /^\s*</.test(response.body)
			? notUnderstood('a web page came instead of data: the address is wrong, or the service is in maintenance')
			: notUnderstood('the answer was cut off or is no JSON');
	}
	if (typeof json !== 'object' || json === null || !(key in json)) throw notUnderstood(`“${key}” is missing in the answer`);
	return (json as Record<string, unknown>)[key];
}

function notUnderstood(what: string): ServiceError {
	return new ServiceError('Informat', 'notUnderstood', `Informat’s answer was not understood: ${what}. Nothing was changed. Check the addresses in the credential, or try again later.`, true);
}

/** Error bodies write their keys with and without capitals. */
function refusal(response: HttpResponse, what: string): ServiceError {
	let codes: string[] = [];
	try {
		const json = lowerKeys(JSON.parse(response.body)) as { errors?: { code?: string; message?: string }[] };
		codes = (json.errors ?? []).map(({ code, message }) => `${code ?? '?'}: ${message ?? ''}`.trim());
	} catch {
		// No JSON: the status alone tells enough.
	}
	if (response.status >= 500) {
		return new ServiceError('Informat', 'unavailable', `Informat has a problem of its own with ${what} (${response.status}). Nothing more was changed. Try again later.`, true, String(response.status));
	}
	return new ServiceError('Informat', 'refused', `Informat refused ${what} (${response.status}${codes.length > 0 ? `; ${codes.join('; ')}` : ''}). Correct the field that it names.`, response.status === 404, codes[0]?.split(':')[0] ?? String(response.status));
}

function lowerKeys(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(lowerKeys);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key.charAt(0).toLowerCase() + key.slice(1), lowerKeys(inner)]));
}
