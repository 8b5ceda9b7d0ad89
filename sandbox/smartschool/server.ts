/** Smartschool Webservices V3 on plain HTTP: envelopes, types, codes and faults as the platform gives them. */
import { readFileSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import path from 'node:path';
import type { FaultBoard } from '../faults';
import { bodyOf, breakOff, later, webPage } from '../http';
import type { CallLog } from '../log';
import { OPEN_OPERATIONS, OPERATIONS } from './operations';
import { readCall } from './request';
import type { Platform } from './store';
import type { Args } from './table';

const WSDL = readFileSync(path.join(__dirname, 'v3.wsdl'), 'utf8');
const PATH = '/Webservices/V3';
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const XML = { 'Content-Type': 'text/xml; charset=utf-8' };

export interface SmartschoolWorld {
	platform: Platform;
	faults: FaultBoard;
	log: CallLog;
	now(): Date;
}

export function smartschoolServer(world: SmartschoolWorld): Server {
	return createServer((request, response) => {
		const url = new URL(request.url ?? '/', `http://${request.headers.host ?? 'localhost'}`);
		const self = `${url.origin}${PATH}`;
		if (url.pathname !== PATH) return webPage(response, 404);
		if (request.method === 'GET') {
			if (!url.searchParams.has('wsdl')) return webPage(response, 200);
			return void response.writeHead(200, XML).end(WSDL.replaceAll('https://school.smartschool.be/Webservices/V3', self));
		}
		bodyOf(request).then(async (body) => await answer(world, self, body, response)).catch(() => breakOff(response));
	});
}

/** Which user or class it was about: never an access code or a password. */
const KEYS = ['internnumber', 'userIdentifier', 'internNumber', 'oldInum', 'username', 'number', 'classCode', 'code', 'group', 'date', 'scannableCode'];
const keyOf = (args: Args): string => KEYS.map((key) => args[key]).find((value) => value !== undefined && value !== '') ?? '';

async function answer(world: SmartschoolWorld, self: string, body: string, response: ServerResponse): Promise<void> {
	const call = readCall(body);
	if (!call) return fault(response, 'SOAP-ENV:Client', 'Invalid XML');
	const { name, args } = call;
	const strike = world.faults.strike('smartschool', name);
	let applied = false;
	const log = (result: string): void => {
		const field = args.paramName ?? args.class ?? args.accountType;
		world.log.add({ service: 'smartschool', call: name, key: keyOf(args), ...(field === undefined ? {} : { field }), result, applied, at: world.now().toISOString() });
	};
	if (strike.delay > 0) await later(strike.delay);
	if (strike.has('timeout-before-effect')) return log('lost'), breakOff(response);

	const operation = Object.hasOwn(OPERATIONS, name) ? OPERATIONS[name] : undefined;
	const work = (): string | number | boolean => {
		const { profiles } = world.platform.settings;
		const allowed = Object.hasOwn(profiles, call.accesscode) ? profiles[call.accesscode] : [];
		if (!OPEN_OPERATIONS.has(name) && allowed !== null && !allowed!.includes(name)) return 8;
		applied = true;
		return operation!.run(world.platform, args, world.now());
	};
	const done = operation && strike.worksFirst ? work() : undefined;
	if (strike.has('html-200')) return log('html'), webPage(response, 200);
	if (strike.has('unauthorized-401')) return log('401'), void response.writeHead(401).end();
	if (strike.has('busy-503')) return log('503'), webPage(response, 503);
	if (strike.has('server-error-500')) return log('500'), webPage(response, 500);
	if (strike.has('soap-fault')) return log('fault'), fault(response, 'SOAP-ENV:Server', 'Undefined constant "Rehearsal"');
	if (strike.has('timeout-after-effect')) return log('lost'), breakOff(response);
	if (!operation) return log('fault'), fault(response, 'SOAP-ENV:Client', `Function "${name}" is not a valid method for this service`);

	const value = strike.code ?? done ?? work();
	log(typeof value === 'number' ? String(value) : typeof value === 'boolean' ? String(value) : /^\d{0,2}$/.test(value) ? value : 'data');
	const xml = `${HEAD}<SOAP-ENV:Envelope xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/" xmlns:ns1="${self}" xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:SOAP-ENC="http://schemas.xmlsoap.org/soap/encoding/" SOAP-ENV:encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"><SOAP-ENV:Body><ns1:${name}Response>${returned(operation.returns, value)}</ns1:${name}Response></SOAP-ENV:Body></SOAP-ENV:Envelope>\n`;
	response.writeHead(200, XML).end(strike.has('truncated-body') ? xml.slice(0, Math.floor(xml.length / 2)) : xml);
}

function returned(type: string, value: string | number | boolean): string {
	if (type === 'none') return '';
	const xsi = typeof value === 'boolean' ? 'boolean' : typeof value === 'number' && type !== 'string' ? 'int' : 'string';
	return `<return xsi:type="xsd:${xsi}">${escape(String(value))}</return>`;
}

function fault(response: ServerResponse, code: string, text: string): void {
	response.writeHead(500, XML).end(`${HEAD}<SOAP-ENV:Envelope xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/"><SOAP-ENV:Body><SOAP-ENV:Fault><faultcode>${code}</faultcode><faultstring>${escape(text)}</faultstring></SOAP-ENV:Fault></SOAP-ENV:Body></SOAP-ENV:Envelope>\n`);
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string): string => text.replace(/[&<>"]/g, (letter) => ENTITIES[letter]!);
