/** What all services of Informat share: one call in, faults, the log, and the way an answer goes out. */
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { FaultBoard, Strike } from '../faults';
import { breakOff, later, webPage } from '../http';
import type { CallLog } from '../log';
import { spoiled } from './spoil';
import type { InformatState } from './store';
import type { Token } from './tokens';

export interface InformatWorld {
	informat: InformatState;
	faults: FaultBoard;
	log: CallLog;
	today(): string;
	now(): Date;
	client: { id: string; secret: string };
	/** Account of the XML services. */
	xmlAccount: { login: string; password: string };
	/** Institutes for which the client has rights; the first is the main one. */
	institutes: string[];
	tokens: Map<string, Token>;
}

export interface Asked {
	method: string;
	/** As it was sent, without a slash at the end. */
	path: string;
	query: URLSearchParams;
	headers: IncomingHttpHeaders;
	raw: Buffer;
	body: string;
}

/** `value` goes out as JSON, `text` as it is; neither of them is an answer without body. */
export interface Reply { status: number; value?: unknown; text?: string | Buffer; type?: string }

export interface ServiceKind {
	/** What faults and the log call it: method and path, of a SOAP call the operation too. */
	line(asked: Asked): string;
	/** An answer of this service without data. */
	refusal(status: 401 | 500, asked: Asked): Reply;
	handle(world: InformatWorld, asked: Asked): Reply | Promise<Reply>;
	/** An answer of this service with nothing in it, where that is not a matter of JSON. */
	nothing?(world: InformatWorld, asked: Asked): Reply;
}

const GUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i;
const KEYS = new RegExp(`/(?:${GUID.source}|\\d{2,})(?=/|$)`, 'gi');
const TOKEN = '/connect/token';

/** The pupil, staff member or preregistration that a call is about: the first key in the address, else that of the body. */
const keyOf = ({ path, body }: Asked): string => GUID.exec(path)?.[0] ?? GUID.exec(/"(?:preRegistrationId|personId)"\s*:\s*"([^"]*)"/.exec(body)?.[1] ?? '')?.[0] ?? '';

export function serviceServer(world: InformatWorld, kind: ServiceKind): Server {
	return createServer((request, response) => {
		read(request).then(async (asked) => await answer(world, kind, asked, response)).catch((error: Error) => {
			process.stderr.write(`The double of Informat failed on ${request.method} ${request.url?.split('?')[0]}: ${error.message}\n`);
			breakOff(response);
		});
	});
}

async function read(request: IncomingMessage): Promise<Asked> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	const raw = Buffer.concat(chunks);
	const url = new URL(request.url ?? '/', 'http://informat');
	return { method: request.method ?? 'GET', path: url.pathname.replace(/(.)\/$/, '$1'), query: url.searchParams, headers: request.headers, raw, body: raw.toString('utf8') };
}

async function answer(world: InformatWorld, kind: ServiceKind, asked: Asked, response: ServerResponse): Promise<void> {
	const line = kind.line(asked);
	const strike = world.faults.strike('informat', line);
	let applied = false;
	const log = (result: number | string): void => world.log.add({ service: 'informat', call: line.replace(KEYS, '/{id}'), key: keyOf(asked), result: String(result), applied, at: world.now().toISOString() });
	if (strike.delay > 0) await later(strike.delay);
	if (strike.has('timeout-before-effect')) return log('lost'), await hold(strike, 'timeout-before-effect', response);
	if (strike.has('connection-reset')) return log('lost'), void response.socket?.resetAndDestroy();
	if (strike.has('token-expired')) world.tokens.delete(bearerOf(asked));

	const work = async (): Promise<Reply> => {
		applied = true;
		return await kind.handle(world, asked);
	};
	let reply = strike.worksFirst ? await work() : undefined;
	if (strike.has('html-200')) return log('html'), webPage(response, 200);
	if (strike.has('unauthorized-401')) return log(401), send(response, kind.refusal(401, asked));
	for (const [name, status] of [['busy-503', 503], ['busy-429', 429]] as const) if (strike.has(name)) return log(status), busy(response, status, strike.retryAfter(name));
	if (strike.has('server-error-500')) return log(500), send(response, kind.refusal(500, asked));
	if (strike.has('timeout-after-effect')) return log('lost'), await hold(strike, 'timeout-after-effect', response);
	reply ??= await work();
	if (reply.status === 200 && asked.path !== TOKEN) reply = strike.has('rights-revoked') && kind.nothing ? kind.nothing(world, asked) : 'value' in reply ? { ...reply, value: spoiled(reply.value, asked, strike) } : reply;
	log(reply.status);
	send(response, reply, strike);
}

/** A line that stays silent, so that the caller's own time-out comes first where `value` is long. */
async function hold(strike: Strike, name: string, response: ServerResponse): Promise<void> {
	await later(strike.number(name) ?? 0);
	breakOff(response);
}

function busy(response: ServerResponse, status: number, seconds: number | undefined): void {
	if (seconds !== undefined) response.setHeader('Retry-After', String(seconds));
	webPage(response, status);
}

export const bearerOf = ({ headers }: Asked): string => /^bearer (\S+)$/i.exec(headers.authorization ?? '')?.[1] ?? '';

function send(response: ServerResponse, { status, value, text, type }: Reply, strike?: Strike): void {
	const body = text ?? (value === undefined ? undefined : JSON.stringify(value));
	if (body === undefined) return void response.writeHead(status).end();
	const contentType = type ?? 'application/json; charset=utf-8';
	response.writeHead(status, { 'Content-Type': contentType }).end(strike?.has('truncated-body') ? body.slice(0, Math.floor(body.length / 2)) : body);
}
