/** Informat's tokens: one per kind of right for all institutes of a run, kept in memory until shortly before they end. */
import { createHash } from 'node:crypto';
import { ServiceError } from '../errors';
import type { HttpRequest, HttpResponse } from '../http';
import { parse } from './answers';
import type { ScopeKind } from './calls';
import { notUnderstood, refusal } from './errors';

const TIMEOUT = 30_000;
/** Milliseconds before its end from which a token is not used any more. */
const MARGIN = 60_000;

const SERVICE: Readonly<Record<ScopeKind, string>> = { leerlingen: 'leerlingen', voorinschrijvingen: 'leerlingen', personeel: 'personeel' };

/** Under a hash of what they were asked with. */
const tokens = new Map<string, { token: string; until: number }>();
/** Questions without an answer yet: two calls at once wait for the same token. */
const asking = new Map<string, Promise<string>>();

export interface TokenQuestion {
	url: string;
	clientId: string;
	clientSecret: string;
	institutes: readonly string[];
	kind: ScopeKind;
	/** True when Informat refused the one that is kept. */
	renew: boolean;
	ask: (request: HttpRequest) => Promise<HttpResponse>;
}

/** @throws ServiceError kind `auth` for a wrong id or secret, `rights` for a scope that the client does not have */
export async function giveToken(question: TokenQuestion): Promise<string> {
	const { url, clientId, clientSecret, institutes, kind, renew } = question;
	const scope = institutes.map((institute) => `api_informat_sas_${SERVICE[kind]}.${kind}.${institute}`).join(' ');
	const key = createHash('sha256').update(JSON.stringify([url, clientId, clientSecret, scope])).digest('hex');
	const known = tokens.get(key);
	if (!renew && known && known.until > Date.now()) return known.token;
	const answer = asking.get(key) ?? askFor(question, scope, key).finally(() => asking.delete(key));
	asking.set(key, answer);
	return await answer;
}

async function askFor({ url, clientId, clientSecret, institutes, kind, ask }: TokenQuestion, scope: string, key: string): Promise<string> {
	const response = await ask({
		method: 'POST',
		url,
		headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json' },
		body: new URLSearchParams({ client_id: clientId, client_secret: clientSecret, grant_type: 'client_credentials', scope }).toString(),
		timeoutMs: TIMEOUT,
	});
	if (response.status >= 400) throw refused(response, kind, institutes);
	const token = parse(response, 'access_token');
	const seconds = Number(parse(response, 'expires_in'));
	if (typeof token !== 'string' || !(seconds > 0)) throw notUnderstood('the token server gave no token');
	tokens.set(key, { token, until: Date.now() + seconds * 1000 - MARGIN });
	return token;
}

/** OAuth 2 tells the cause in `error`; a page without it is some other server. */
function refused(response: HttpResponse, kind: ScopeKind, institutes: readonly string[]): ServiceError {
	const cause = /"error"\s*:\s*"(\w+)"/.exec(response.body)?.[1];
	if (cause === 'invalid_scope') {
		return new ServiceError('Informat', 'rights', `Informat does not give this client the right “${kind}” for institute ${institutes.join(', ')} (invalid_scope). Nothing was changed. Check the institute numbers, or ask Informat for the right.`, true, cause);
	}
	if (cause !== undefined || response.status === 401) {
		return new ServiceError('Informat', 'auth', `Informat does not accept the client id and secret (${cause ?? 401}). Nothing was changed. Copy them again from Informat’s letter into the credential.`, true, cause ?? '401');
	}
	return refusal(response, { what: 'signing in', book: 'students', systemic: true });
}
