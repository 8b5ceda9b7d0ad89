/** Smartschool Webservices V3 on plain HTTP: envelopes, types, codes and faults as the platform gives them. */
import { readFileSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import path from 'node:path';
import { parser } from 'sax';
import type { CallLog, FaultBoard } from '../faults';
import { breakOff, bodyOf, later, webPage } from '../http';
import { OPEN_OPERATIONS, OPERATIONS } from './operations';
import type { Platform } from './store';

const WSDL = readFileSync(path.join(__dirname, 'v3.wsdl'), 'utf8');
const PATH = '/Webservices/V3';
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';

export interface SmartschoolWorld {
	platform: Platform;
	faults: FaultBoard;
	log: CallLog;
	today(): string;
}

export function smartschoolServer(world: () => SmartschoolWorld): Server {
	return createServer((request, response) => {
		const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
		if (url.pathname !== PATH) return void response.writeHead(404).end();
		const self = `http://${request.headers.host}${PATH}`;
		if (request.method === 'GET') {
			if (!url.searchParams.has('wsdl')) return void webPage(response, 200);
			return void response.writeHead(200, { 'Content-Type': 'text/xml; charset=utf-8' }).end(WSDL.replaceAll('https://school.smartschool.be/Webservices/V3', self));
		}
		void bodyOf(request).then((body) => answer(world(), self, body, response));
	});
}

async function answer(world: SmartschoolWorld, self: string, body: string, response: ServerResponse): Promise<void> {
	const call = parseCall(body);
	if (!call) return fault(response, 'SOAP-ENV:Client', 'Bad Request');
	const { name, args } = call;
	const struck = world.faults.strike('smartschool', name);
	const about = args.internnumber ?? args.userIdentifier ?? args.username ?? args.number ?? args.code ?? '';
	const log = (result: string) => world.log.add('smartschool', name, about, result);
	if (struck?.name === 'slow') await later(struck.value ?? 1000);
	if (struck?.name === 'lost-before') return log('lost'), breakOff(response);
	if (struck?.name === 'html') return log('html'), webPage(response, 200);
	if (struck?.name === 'unauthorized') return log('401'), void response.writeHead(401).end();
	if (struck?.name === 'busy') return log('503'), webPage(response, 503);
	if (struck?.name === 'server-error') return log('500'), webPage(response, 500);
	if (struck?.name === 'soap-fault') return log('fault'), fault(response, 'SOAP-ENV:Server', 'Undefined constant "Rehearsal"');

	const operation = OPERATIONS[name];
	if (!operation) return log('fault'), fault(response, 'SOAP-ENV:Client', `Function "${name}" is not a valid method for this service`);
	const { profiles } = world.platform.settings;
	const accesscode = args.accesscode ?? '';
	const known = Object.hasOwn(profiles, accesscode);
	const allowed = OPEN_OPERATIONS.has(name) || (known && (profiles[accesscode] === undefined || profiles[accesscode]!.includes(name)));
	let value: string | number;
	if (struck?.name === 'access-code' || !allowed) value = 8;
	else if (struck?.name === 'code') value = struck.value ?? 10;
	else value = operation.run(world.platform, args, world.today());
	log(typeof value === 'number' ? String(value) : 'data');
	if (struck?.name === 'lost-after') return breakOff(response);

	const type = typeof value === 'number' && operation.returns !== 'string' ? 'xsd:int' : 'xsd:string';
	const xml = `${HEAD}<SOAP-ENV:Envelope xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/" xmlns:ns1="${self}" xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:SOAP-ENC="http://schemas.xmlsoap.org/soap/encoding/" SOAP-ENV:encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"><SOAP-ENV:Body><ns1:${name}Response><return xsi:type="${type}">${escape(String(value))}</return></ns1:${name}Response></SOAP-ENV:Body></SOAP-ENV:Envelope>\n`;
	const sent = struck?.name === 'truncated' ? xml.slice(0, Math.floor(xml.length / 2)) : xml;
	response.writeHead(200, { 'Content-Type': 'text/xml; charset=utf-8' }).end(sent);
}

/** First element in the Body, whatever its prefix; its children by local name, in any order; what is left out is absent. */
function parseCall(body: string): { name: string; args: Record<string, string> } | undefined {
	const local = (tag: string) => tag.slice(tag.indexOf(':') + 1);
	const args: Record<string, string> = {};
	const path: string[] = [];
	let name: string | undefined;
	const sax = parser(true);
	let broken = false;
	sax.onerror = () => {
		broken = true;
		sax.resume();
	};
	sax.ondoctype = () => void (broken = true);
	sax.onopentag = ({ name: tag }) => {
		path.push(local(tag));
		if (path.length === 3 && path[1] === 'Body') name ??= path[2];
		if (path.length === 4 && path[2] === name) args[path[3]!] = '';
	};
	const take = (text: string) => {
		if (path.length === 4 && path[2] === name) args[path[3]!] += text;
	};
	sax.ontext = take;
	sax.oncdata = take;
	sax.onclosetag = () => void path.pop();
	sax.write(body).close();
	return broken || name === undefined ? undefined : { name, args };
}

function fault(response: ServerResponse, code: string, text: string): void {
	response.writeHead(500, { 'Content-Type': 'text/xml; charset=utf-8' }).end(`${HEAD}<SOAP-ENV:Envelope xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/"><SOAP-ENV:Body><SOAP-ENV:Fault><faultcode>${code}</faultcode><faultstring>${escape(text)}</faultstring></SOAP-ENV:Fault></SOAP-ENV:Body></SOAP-ENV:Envelope>\n`);
}

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
