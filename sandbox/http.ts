/** Small pieces of HTTP that all servers of the rehearsal school share. */
import type { IncomingMessage, ServerResponse } from 'node:http';

export async function bodyOf(request: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks).toString('utf8');
}

export const later = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds).unref());

export function json(response: ServerResponse, status: number, value: unknown): void {
	response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' }).end(JSON.stringify(value));
}

export function webPage(response: ServerResponse, status: number, headers: Record<string, string> = {}): void {
	response.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8', ...headers }).end('<!DOCTYPE html><html><head><title>Onderhoud</title></head><body><h1>Even geduld, we zijn zo terug.</h1></body></html>');
}

export function breakOff(response: ServerResponse): void {
	response.socket?.destroy();
}
