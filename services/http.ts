/** The one way to the network; n8n's own helper stands behind it, a plain client in tests. */
import { ServiceError, type ServiceName } from './errors';

export interface HttpRequest {
	method: 'GET' | 'POST' | 'PUT' | 'DELETE';
	url: string;
	headers: Record<string, string>;
	body?: string | Uint8Array;
	timeoutMs: number;
	/** The answer is a file: its body comes as base64. */
	binary?: boolean;
	/** A larger answer is broken off while it comes in, where the way to the network can do that. */
	maxBytes?: number;
}

export interface HttpResponse {
	status: number;
	headers: Record<string, unknown>;
	body: string;
}

/** Must not throw on a status; throws when there is no answer at all (refused, reset, time-out). */
export type HttpSend = (request: HttpRequest) => Promise<HttpResponse>;

/** The same, with the answer as it came: for large answers, and where the charset has to be checked. */
export interface BytesResponse {
	status: number;
	headers: Record<string, unknown>;
	bytes: Buffer;
}

export type BytesSend = (request: HttpRequest) => Promise<BytesResponse>;

/** An answer that was broken off because it is too large. Asking again would bring the same. */
export class TooLarge extends Error {
	constructor(readonly maxBytes: number) {
		super('The answer is too large');
		this.name = 'TooLarge';
	}
}

/** Collects a body; leaving the loop early ends the connection. */
export async function collect(parts: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Buffer> {
	const kept: Uint8Array[] = [];
	let size = 0;
	for await (const part of parts) {
		size += part.length;
		if (size > maxBytes) throw new TooLarge(maxBytes);
		kept.push(part);
	}
	return Buffer.concat(kept, size);
}

export type Sleep = (milliseconds: number) => Promise<void>;

type Answered = Pick<BytesResponse, 'status' | 'headers'>;

const RETRIED = new Set([429, 502, 503, 504]);
const PAUSES = [500, 2000];
const LONGEST_PAUSE = 30_000;
const LARGEST_BODY = 200 * 1024 * 1024;

/**
 * Sends a request that may safely be repeated (a read); repeats it after a passing failure, with growing pauses.
 * `Retry-After` in seconds is honoured up to half a minute.
 */
export async function sendRead<R extends Answered>(send: (request: HttpRequest) => Promise<R>, sleep: Sleep, request: HttpRequest): Promise<R> {
	for (let attempt = 0; ; attempt++) {
		const last = attempt === PAUSES.length;
		try {
			const response = await send(request);
			if (last || !RETRIED.has(response.status)) return response;
			const asked = Number(response.headers['retry-after']) * 1000;
			await sleep(asked > 0 ? Math.min(asked, LONGEST_PAUSE) : PAUSES[attempt]!);
		} catch (error) {
			if (last || error instanceof TooLarge) throw error;
			await sleep(PAUSES[attempt]!);
		}
	}
}

/** Sends a write of absolute values: repeated once when the connection was lost, and for no other reason. */
export async function sendAbsolute<R extends Answered>(send: (request: HttpRequest) => Promise<R>, sleep: Sleep, request: HttpRequest): Promise<R> {
	try {
		return await send(request);
	} catch (error) {
		if (error instanceof TooLarge) throw error;
		await sleep(PAUSES[0]!);
		return await send(request);
	}
}

/** @throws ServiceError when an answer is larger than any school's data. */
export function checkSize(service: ServiceName, response: HttpResponse, largest = LARGEST_BODY): HttpResponse {
	if (response.body.length <= largest) return response;
	throw new ServiceError(service, 'notUnderstood', `${service} gave more than ${Math.round(largest / 1024 / 1024)} MB in one answer, which no school needs. Nothing more was changed. Check the addresses in the credential.`, true);
}

/** @throws ServiceError when a base URL is neither the vendor's own host over https nor allowed by an explicit setting. */
export function checkedUrl(url: string, vendorHost: RegExp, allowOtherHost: boolean, service: ServiceName): string {
	let parsed: URL;
	try {
		parsed = new URL(url);
	} catch {
		throw new ServiceError(service, 'refused', `The address in the ${service} credential is not a web address. Correct it there.`, true);
	}
	if (parsed.username !== '' || parsed.search !== '' || !/^https?:$/.test(parsed.protocol)) {
		throw new ServiceError(service, 'refused', `The address in the ${service} credential may hold a host and a path only. Correct it there.`, true);
	}
	if (!allowOtherHost && (parsed.protocol !== 'https:' || !vendorHost.test(parsed.hostname))) {
		throw new ServiceError(service, 'refused', `${parsed.host} is not an address of ${service} over https. Correct it in the ${service} credential, or switch on “Allow Other Host” when this is a rehearsal school.`, true);
	}
	return url.trim().replace(/\/+$/, '');
}
