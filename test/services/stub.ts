/** A loopback HTTP server that answers as told, and a plain way to the network. */
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { collect, type BytesSend, type HttpRequest, type HttpSend } from '../../services/http';

export interface Seen {
	line: string;
	headers: IncomingHttpHeaders;
	body: string;
}

export interface Stub {
	url: string;
	seen: Seen[];
	answer: (seen: Seen, response: ServerResponse) => void;
	stop(): Promise<void>;
}

export async function stub(): Promise<Stub> {
	const seen: Seen[] = [];
	const server = createServer((request, response) => {
		const parts: Buffer[] = [];
		request.on('data', (part: Buffer) => parts.push(part)).on('end', () => {
			const one = { line: `${request.method} ${request.url}`, headers: request.headers, body: Buffer.concat(parts).toString() };
			seen.push(one);
			it.answer(one, response);
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const it: Stub = {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		seen,
		answer: (_, response) => void response.writeHead(404).end(),
		stop: async () =>
			await new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
	return it;
}

const ask = async ({ method, url, headers, body, timeoutMs }: HttpRequest) => await fetch(url, { method, headers, body, redirect: 'manual', signal: AbortSignal.timeout(timeoutMs) });

export const send: HttpSend = async (request) => {
	const response = await ask(request);
	return { status: response.status, headers: Object.fromEntries(response.headers), body: request.binary ? Buffer.from(await response.arrayBuffer()).toString('base64') : await response.text() };
};

export const sendBytes: BytesSend = async (request) => {
	const response = await ask(request);
	return { status: response.status, headers: Object.fromEntries(response.headers), bytes: response.body ? await collect(response.body, request.maxBytes ?? Infinity) : Buffer.alloc(0) };
};

/** Sleeps nothing and remembers how long it should have. */
export function fakeSleep(): { sleep: (ms: number) => Promise<void>; pauses: number[] } {
	const pauses: number[] = [];
	return { pauses, sleep: async (ms) => void pauses.push(ms) };
}

export const json = (response: ServerResponse, status: number, value: unknown): void => void response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(value));

export const page = (response: ServerResponse, status: number): void => void response.writeHead(status, { 'Content-Type': 'text/html' }).end('<!DOCTYPE html><html><body>Onderhoud</body></html>');
