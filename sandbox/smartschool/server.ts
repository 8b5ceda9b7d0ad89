/** Smartschool Webservices V3 on plain HTTP: envelopes, types, codes and faults as the platform gives them. */
import { readFileSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import path from 'node:path';
import type { FaultBoard } from '../faults';
import { bodyOf, breakOff, later, webPage } from '../http';
import type { CallLog } from '../log';
import { envelope, fault, XML } from './answers';
import { INSTEAD, lost, send } from './damage';
import { OPEN_OPERATIONS, OPERATIONS } from './operations';
import { readCall } from './request';
import type { Platform } from './store';
import type { Args } from './table';

const WSDL = readFileSync(path.join(__dirname, 'v3.wsdl'), 'utf8');
const PATH = '/Webservices/V3';

/** Of an access code that does not exist. */
const UNKNOWN: string[] = [];

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
const KEYS = ['internnumber', 'userIdentifier', 'internNumber', 'oldInum', 'username', 'number', 'classCode', 'code', 'group', 'date', 'scannableCode', 'coursename', 'serviceId', 'dateInSchoolYear'];
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
	if (strike.has('timeout-before-effect')) return log('lost'), lost(response, strike.number('timeout-before-effect'));

	const operation = Object.hasOwn(OPERATIONS, name) ? OPERATIONS[name] : undefined;
	const work = (): string | number | boolean => {
		const { profiles } = world.platform.settings;
		const allowed = Object.hasOwn(profiles, call.accesscode) ? profiles[call.accesscode] : UNKNOWN;
		if (!OPEN_OPERATIONS.has(name) && allowed !== null && !allowed!.includes(name)) return allowed === UNKNOWN ? 8 : world.platform.settings.outsideProfileCode;
		applied = true;
		return operation!.run(world.platform, args, world.now());
	};
	const done = operation && strike.worksFirst ? work() : undefined;
	const instead = INSTEAD.find((each) => strike.has(each.fault));
	if (instead) return log(instead.log), instead.send(response, strike, self, name);
	if (!operation) return log('fault'), fault(response, 'SOAP-ENV:Client', `Function "${name}" is not a valid method for this service`);

	const result = strike.code ?? done ?? work();
	const value = typeof result === 'string' && world.platform.settings.jsonEscapes === 'none' && /^[[{]/.test(result) ? JSON.stringify(JSON.parse(result)) : result;
	log(typeof value !== 'string' || /^\d{0,2}$/.test(value) ? String(value) : 'data');
	send(response, strike, envelope(self, name, operation.returns, value));
}
