/** Informat's token server, and what a token opens: a service of one institute. */
import { randomBytes } from 'node:crypto';
import { bearerOf, type Asked, type InformatWorld, type Reply } from './service';
import type { ScopeKind } from './store';

/** Lives by the clock of the machine, so that another day in the school does not end it. */
export interface Token { scopes: Set<string>; until: number }

const scopeOf = (kind: ScopeKind, institute: string): string => `api_informat_sas_${kind}.${institute}`;

export function giveToken(world: InformatWorld, { method, body }: Asked): Reply {
	const refuse = (error: string, status = 400): Reply => ({ status, value: { error } });
	if (method !== 'POST') return refuse('invalid_request', 405);
	const form = new URLSearchParams(body);
	const { settings } = world.informat;
	const every = (kinds: readonly ScopeKind[]): string[] => world.institutes.flatMap((institute) => kinds.map((kind) => scopeOf(kind, institute)));
	if (form.get('grant_type') !== 'client_credentials') return refuse('unsupported_grant_type');
	if (form.get('client_id') !== world.client.id || form.get('client_secret') !== world.client.secret) return refuse('invalid_client');
	const asked = (form.get('scope') ?? '').split(' ').filter((scope) => scope !== '');
	const known = every(settings.scopes);
	if (!asked.every((scope) => known.includes(scope))) return refuse('invalid_scope');
	const scopes = asked.length > 0 ? asked : every(settings.scopesWithoutAsking);
	const token = randomBytes(24).toString('base64url');
	world.tokens.set(token, { scopes: new Set(scopes), until: Date.now() + settings.tokenSeconds * 1000 });
	return { status: 200, value: { access_token: token, expires_in: settings.tokenSeconds, token_type: 'Bearer', scope: scopes.join(' ') } };
}

/** The institute of the call, or why the call is not let in. */
export function entry(world: InformatWorld, asked: Asked, kind: ScopeKind): { institute: string } | 'no token' | 'no institute' | 'no scope' {
	const token = world.tokens.get(bearerOf(asked));
	if (!token || token.until < Date.now()) return 'no token';
	// Two headers of the same name arrive joined by a comma, and fit no institute either.
	const institute = asked.headers.instituteno;
	if (typeof institute !== 'string' || !/^\d{6}$/.test(institute)) return 'no institute';
	return token.scopes.has(scopeOf(kind, institute)) ? { institute } : 'no scope';
}
