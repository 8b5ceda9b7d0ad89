/** The envelopes in which the platform answers. */
import type { ServerResponse } from 'node:http';
import type { Operation } from './table';

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
export const XML = { 'Content-Type': 'text/xml; charset=utf-8' };

/** As PHP writes text: quotes stay, a carriage return would be lost otherwise. */
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' };
const escape = (text: string): string => text.replace(/[&<>\r]/g, (letter) => ENTITIES[letter]!);

function returned(type: Operation['returns'], value: string | number | boolean): string {
	if (type === 'none') return '';
	const xsi = typeof value === 'boolean' ? 'boolean' : typeof value === 'number' && type !== 'string' ? 'int' : 'string';
	return `<return xsi:type="xsd:${xsi}">${escape(String(value))}</return>`;
}

/** `self` is the address of the platform, and its namespace. */
export function envelope(self: string, name: string, type: Operation['returns'], value: string | number | boolean): string {
	return `${HEAD}<SOAP-ENV:Envelope xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/" xmlns:ns1="${self}" xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:SOAP-ENC="http://schemas.xmlsoap.org/soap/encoding/" SOAP-ENV:encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"><SOAP-ENV:Body><ns1:${name}Response>${returned(type, value)}</ns1:${name}Response></SOAP-ENV:Body></SOAP-ENV:Envelope>\n`;
}

export function fault(response: ServerResponse, code: string, text: string): void {
	response.writeHead(500, XML).end(`${HEAD}<SOAP-ENV:Envelope xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/"><SOAP-ENV:Body><SOAP-ENV:Fault><faultcode>${code}</faultcode><faultstring>${escape(text)}</faultstring></SOAP-ENV:Fault></SOAP-ENV:Body></SOAP-ENV:Envelope>\n`);
}
