/** Wrong answers of the switched-on faults: those that stand instead of an answer, and those that spoil the real one. */
import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Strike } from '../faults';
import { breakOff, later, webPage } from '../http';
import { envelope, fault, XML } from './answers';

const MEGABYTE = 1024 * 1024;

interface Spoiled {
	fault: string;
	/** Word in the call log. */
	log: string;
	send(response: ServerResponse, strike: Strike, self: string, name: string): void;
}

const comeBack = (seconds: number | undefined): Record<string, string> => (seconds === undefined ? {} : { 'Retry-After': String(seconds) });

/** Ten entities, each ten times the one before it. */
function xmlBomb(self: string, name: string): string {
	const entities = Array.from({ length: 9 }, (_, index) => `<!ENTITY e${index + 1} "${`&e${index};`.repeat(10)}">`).join('');
	const [declaration, xml] = envelope(self, name, 'string', 'BOMB').split(/\n(.*)/s);
	return `${declaration}\n<!DOCTYPE bomb [<!ENTITY e0 "bom">${entities}]>\n${xml!.replace('BOMB', '&e9;')}`;
}

/** Written as it goes out, so that it costs no memory here. */
function hugeBody(response: ServerResponse, megabytes: number, self: string, name: string): void {
	const [head, tail] = envelope(self, name, 'string', 'HERE').split('HERE');
	const block = Buffer.alloc(MEGABYTE, 'a');
	function* pieces(): Generator<Buffer> {
		yield Buffer.from(head!);
		for (let index = 0; index < megabytes; index++) yield block;
		yield Buffer.from(tail!);
	}
	response.writeHead(200, XML);
	// A caller who has had enough closes the connection.
	pipeline(Readable.from(pieces()), response).catch(() => breakOff(response));
}

/** Instead of an answer; the first that is switched on counts. */
export const INSTEAD: readonly Spoiled[] = [
	{ fault: 'html-200', log: 'html', send: (response) => webPage(response, 200) },
	{ fault: 'unauthorized-401', log: '401', send: (response) => void response.writeHead(401).end() },
	{ fault: 'busy-429', log: '429', send: (response, strike) => webPage(response, 429, comeBack(strike.retryAfter('busy-429'))) },
	{ fault: 'busy-503', log: '503', send: (response, strike) => webPage(response, 503, comeBack(strike.retryAfter('busy-503'))) },
	{ fault: 'server-error-500', log: '500', send: (response) => webPage(response, 500) },
	{ fault: 'soap-fault', log: 'fault', send: (response) => fault(response, 'SOAP-ENV:Server', 'Undefined constant "Rehearsal"') },
	{ fault: 'timeout-after-effect', log: 'lost', send: (response, strike) => lost(response, strike.number('timeout-after-effect')) },
	{ fault: 'connection-reset', log: 'lost', send: (response) => void response.socket?.resetAndDestroy() },
	{ fault: 'xml-bomb', log: 'bomb', send: (response, _strike, self, name) => void response.writeHead(200, XML).end(xmlBomb(self, name)) },
	{ fault: 'huge-body', log: 'huge', send: (response, strike, self, name) => hugeBody(response, strike.number('huge-body') ?? 50, self, name) },
];

/** Nothing comes, and after a while the connection breaks. */
export function lost(response: ServerResponse, milliseconds = 0): void {
	void later(milliseconds).then(() => breakOff(response));
}

const unescaped = (xml: string): string => xml.replace(/\\u00([a-f]\w)/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));

/** The real answer, or what a fault makes of it. */
export function send(response: ServerResponse, strike: Strike, xml: string): void {
	if (strike.has('cut-body')) {
		const bytes = Buffer.from(xml);
		response.writeHead(200, { ...XML, 'Content-Length': bytes.length }).write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => breakOff(response));
	} else if (strike.has('wrong-charset')) response.writeHead(200, XML).end(Buffer.from(unescaped(xml), 'latin1'));
	else if (strike.has('utf16-body')) response.writeHead(200, XML).end(Buffer.from(`\ufeff${xml}`, 'utf16le'));
	else if (strike.has('utf8-bom')) response.writeHead(200, XML).end(`\ufeff${xml}`);
	else response.writeHead(200, XML).end(strike.has('truncated-body') ? xml.slice(0, Math.floor(xml.length / 2)) : xml);
}
