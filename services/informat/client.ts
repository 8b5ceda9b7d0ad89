/** Informat: token server and Leerlingen Web API. Facts: docs/informat.md. */
import { createHash } from 'node:crypto';
import { DateTime } from 'luxon';
import type { PersonalDetailsUpdate } from '../../sync/calls/types';
import { noAnswer, ServiceError } from '../errors';
import { checkedUrl, checkSize, sendRead, type HttpRequest, type HttpResponse, type HttpSend, type Sleep } from '../http';
import { informatCode } from './codes';

export interface InformatConfig {
	clientId: string;
	clientSecret: string;
	tokenUrl: string;
	studentsUrl: string;
	allowOtherHost: boolean;
}

type ScopeKind = 'leerlingen' | 'voorinschrijvingen';
export type PreregistrationStatus = 'open' | 'geaccepteerd' | 'geweigerd';

const TOKEN_TIMEOUT = 30_000;
const DATA_TIMEOUT = 120_000;
const VENDOR = /(^|\.)(informatsoftware\.be|identityserver\.be)$/i;
const CHECK = 'the addresses in the Informat credential';

/** Tokens live in memory only, under a hash of what they were asked with, until shortly before they expire. */
const tokens = new Map<string, { token: string; until: number }>();

export class InformatClient {
	private readonly studentsUrl: string;
	private readonly tokenUrl: string;

	/** @param institutes six-digit institute numbers; one token is asked for all of them */
	constructor(
		private readonly config: InformatConfig,
		private readonly institutes: readonly string[],
		private readonly send: HttpSend,
		private readonly sleep: Sleep,
	) {
		this.studentsUrl = checkedUrl(config.studentsUrl, VENDOR, config.allowOtherHost, 'Informat');
		this.tokenUrl = checkedUrl(config.tokenUrl, VENDOR, config.allowOtherHost, 'Informat');
	}

	/** @throws ServiceError kind `empty` when the list has nobody: that is never read as "everyone left". */
	async students(institute: string, schoolYear: string): Promise<unknown[]> {
		// Without `refdate`: that would leave out whoever has left, and nobody could be unregistered.
		return await this.list('students', 'pupils', institute, { schoolYear });
	}

	/** @throws ServiceError as `students` does */
	async registrations(institute: string, schoolYear: string): Promise<unknown[]> {
		return await this.list('registrations', 'registrations', institute, { schoolYear });
	}

	/**
	 * Creates the personal-details update, or overwrites the one with the same id while it is open. Sent once; after a
	 * lost answer its status tells whether it arrived.
	 */
	async savePreregistration(update: PersonalDetailsUpdate): Promise<void> {
		let response: HttpResponse;
		try {
			response = await this.authorised('voorinschrijvingen', update.institute, 'saving a personal-details update', (headers) => ({
				method: 'POST',
				url: `${this.studentsUrl}/1/preregistrations/save`,
				headers: { ...headers, 'Content-Type': 'application/json' },
				body: JSON.stringify(update),
				timeoutMs: DATA_TIMEOUT,
			}));
		} catch (error) {
			if (error instanceof ServiceError && error.lost && (await this.preregistrationStatus(update.institute, update.preRegistrationId)) !== undefined) return;
			throw error;
		}
		if (response.status >= 400) throw refusal(response, 'the personal-details update', false);
		parse(response, 'preRegistrationStatus');
	}

	/** `undefined` when Informat knows no update with this id. */
	async preregistrationStatus(institute: string, id: string): Promise<PreregistrationStatus | undefined> {
		const url = `${this.studentsUrl}/1/preregistrations/${encodeURIComponent(id)}/status`;
		const response = await this.authorised('voorinschrijvingen', institute, 'status of a personal-details update', (headers) => ({ method: 'GET', url, headers, timeoutMs: DATA_TIMEOUT }));
		if (response.status === 404) return undefined;
		if (response.status >= 400) throw refusal(response, 'the status of a personal-details update', true);
		return (parse(response, 'preRegistrationStatus') as { status?: PreregistrationStatus } | null)?.status;
	}

	/**
	 * For the credential's Test button: signs in and reads as little as possible.
	 * @returns whether the client may send personal-details updates too
	 * @throws ServiceError that says what is wrong
	 */
	async test(institute: string, schoolYear: string, today: string): Promise<boolean> {
		await this.token('leerlingen', true);
		await this.read('students', 'pupils', institute, { schoolYear, changedSince: today });
		try {
			await this.token('voorinschrijvingen', true);
			return true;
		} catch (error) {
			if (error instanceof ServiceError && error.kind === 'rights') return false;
			throw error;
		}
	}

	private async list(name: 'students' | 'registrations', words: string, institute: string, query: Record<string, string>): Promise<unknown[]> {
		const list = await this.read(name, words, institute, query);
		if (list.length > 0) return list;
		throw new ServiceError('Informat', 'empty', `Informat gave no ${words} at all for institute ${institute}. Nothing was changed. Check the school year, the institute number and the rights of the client.`, true);
	}

	private async read(name: string, words: string, institute: string, query: Record<string, string>): Promise<unknown[]> {
		const url = `${this.studentsUrl}/1/${name}?${new URLSearchParams(query).toString()}`;
		const response = await this.authorised('leerlingen', institute, `list of ${words}`, (headers) => ({ method: 'GET', url, headers, timeoutMs: DATA_TIMEOUT }));
		if (response.status >= 400) throw refusal(response, `the list of ${words}`, true);
		const list = parse(response, name);
		if (!Array.isArray(list)) throw notUnderstood(`“${name}” is not a list`);
		return list as unknown[];
	}

	/** One request with token; a token that was refused is asked anew once. */
	private async authorised(kind: ScopeKind, institute: string, what: string, request: (headers: Record<string, string>) => HttpRequest): Promise<HttpResponse> {
		for (const renew of [false, true]) {
			const token = await this.token(kind, renew);
			const response = await this.answered(
				request({
					Authorization: `Bearer ${token}`,
					InstituteNo: institute,
					Timestamp: DateTime.utc().toFormat("yyyy-MM-dd'T'HH:mm:ss.SSS"),
					Accept: 'application/json',
				}),
				what,
			);
			if (response.status === 401) continue;
			if (response.status !== 403) return response;
			throw noRight(kind, institute, '403');
		}
		throw noRight(kind, institute, '401');
	}

	private async token(kind: ScopeKind, renew: boolean): Promise<string> {
		const scope = this.institutes.map((institute) => `api_informat_sas_leerlingen.${kind}.${institute}`).join(' ');
		const { clientId, clientSecret } = this.config;
		const key = createHash('sha256').update(JSON.stringify([this.tokenUrl, clientId, clientSecret, scope])).digest('hex');
		const known = tokens.get(key);
		if (!renew && known && known.until > Date.now()) return known.token;
		const response = await this.answered(
			{
				method: 'POST',
				url: this.tokenUrl,
				headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json' },
				body: new URLSearchParams({ client_id: clientId, client_secret: clientSecret, grant_type: 'client_credentials', scope }).toString(),
				timeoutMs: TOKEN_TIMEOUT,
			},
			'signing in',
			true,
		);
		if (response.status >= 400) throw this.tokenRefused(response, kind);
		const token = parse(response, 'access_token');
		const seconds = Number(parse(response, 'expires_in'));
		if (typeof token !== 'string' || !(seconds > 0)) throw notUnderstood('the token server gave no token');
		tokens.set(key, { token, until: Date.now() + Math.max(0, seconds - 60) * 1000 });
		return token;
	}

	/** OAuth 2 tells the cause in `error`; a page without it is some other server. */
	private tokenRefused(response: HttpResponse, kind: ScopeKind): ServiceError {
		const cause = /"error"\s*:\s*"(\w+)"/.exec(response.body)?.[1];
		if (cause === 'invalid_scope') {
			return new ServiceError('Informat', 'rights', `Informat does not give this client the right “${kind}” for institute ${this.institutes.join(', ')} (invalid_scope). Nothing was changed. Check the institute numbers, or ask Informat for the right.`, true, cause);
		}
		if (cause !== undefined || response.status === 401) {
			return new ServiceError('Informat', 'auth', `Informat does not accept the client id and secret (${cause ?? 401}). Nothing was changed. Copy them again from Informat’s letter into the credential.`, true, cause ?? '401');
		}
		return refusal(response, 'signing in', true);
	}

	/** Reads, and what is as harmless as a read, are repeated after a passing failure; a write is sent once. */
	private async answered(request: HttpRequest, what: string, harmless = request.method === 'GET'): Promise<HttpResponse> {
		try {
			return checkSize('Informat', harmless ? await sendRead(this.send, this.sleep, request) : await this.send(request));
		} catch (error) {
			throw error instanceof ServiceError ? error : noAnswer('Informat', error, what, CHECK);
		}
	}
}

function parse(response: HttpResponse, key: string): unknown {
	if (response.status >= 300) throw notUnderstood(`it points to another address (${response.status})`);
	let json: unknown;
	try {
		json = JSON.parse(response.body.replace(/^\uFEFF/, ''));
	} catch {
		throw /^\s*</.test(response.body)
			? new ServiceError('Informat', 'notUnderstood', 'Informat answered with a web page instead of data: the address is wrong, or the service is in maintenance. Nothing was changed. Check the addresses in the Informat credential, or try again later.', true)
			: notUnderstood('it was cut off, or is no JSON');
	}
	if (typeof json !== 'object' || json === null || !(key in json)) throw notUnderstood(`“${key}” is missing`);
	return (json as Record<string, unknown>)[key];
}

function notUnderstood(what: string): ServiceError {
	return new ServiceError('Informat', 'notUnderstood', `Informat’s answer was not understood: ${what}. Nothing was changed. Check ${CHECK}, or try again later.`, true);
}

function noRight(kind: ScopeKind, institute: string, status: string): ServiceError {
	return new ServiceError('Informat', 'rights', `Informat refuses access to institute ${institute} (${status}). Nothing more was changed. Ask Informat whether the client has the right “${kind}” for this institute, and check the institute number.`, true, status);
}

/**
 * An answer of 400 and higher. Vendor's sentences are left out: they can repeat a pupil's data.
 * @param systemic true for reads, where nothing can go on without the answer
 */
function refusal(response: HttpResponse, what: string, systemic: boolean): ServiceError {
	const { status } = response;
	if (status >= 500) return new ServiceError('Informat', 'unavailable', `Informat has a problem of its own with ${what} (${status}). Nothing more was changed. Try again later.`, true, String(status));
	if (status === 429) return new ServiceError('Informat', 'unavailable', `Informat asks to slow down (429, ${what}). Nothing more was changed. Try again later.`, true, '429');
	const codes = errorCodes(response.body);
	if (codes.length === 0) {
		return new ServiceError('Informat', 'notUnderstood', `Informat does not know the request for ${what} (${status}). Nothing more was changed. Check ${CHECK}.`, true, String(status));
	}
	const known = codes.map(informatCode);
	const fields = known.flatMap(({ field }) => field ?? []);
	const sentence = known.find((each) => each.sentence)?.sentence;
	const remedy = sentence ?? (fields.length > 0 ? `it does not take ${fields.map((field) => `“${field}”`).join(', ')}. Correct that field in Smartschool or Informat` : 'it gives no field. Look the code up in Informat’s manual');
	return new ServiceError('Informat', 'refused', `Informat refused ${what}: ${remedy} (Informat code ${codes.join(', ')}).`, systemic, codes[0], fields[0]);
}

/** Error bodies write their keys with and without capitals. */
function errorCodes(body: string): string[] {
	let json: unknown;
	try {
		json = lowerKeys(JSON.parse(body));
	} catch {
		return [];
	}
	const errors = (json as { errors?: unknown } | null)?.errors;
	if (!Array.isArray(errors)) return [];
	return errors.map((each) => String((each as { code?: unknown } | null)?.code ?? '')).filter((code) => /^[A-Z]{2,4}\d{3}[A-Z]?$/.test(code));
}

function lowerKeys(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(lowerKeys);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key.toLowerCase(), lowerKeys(inner)]));
}
