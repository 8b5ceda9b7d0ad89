import type { ServerResponse } from 'node:http';
import type { SaveUserArgs, SmartschoolCall } from '../../sync/calls/types';
import { ServiceError } from '../../services/errors';
import { endpoint, FAULT, SmartschoolClient, SmartschoolCode } from '../../services/smartschool/client';
import { CODES } from '../../services/smartschool/codes';
import { fakeSleep, page, sendBytes as send, stub, type Stub } from './stub';

const CODE = 'canary-access-code-55';
const PASSWORD = 'Canary-Passw0rd!';
const PUPIL: SaveUserArgs = { basisrol: 'leerling', surname: 'Janssens & <Zoon>', name: 'Noor', username: 'noor.janssens', internnumber: '900101' };
const PARAMETER: Exclude<SmartschoolCall, { op: 'createUser' }> = { op: 'saveUserParameter', args: { userIdentifier: '900101', paramName: 'busnr', paramValue: '' }, units: [], needs: [] };

let server: Stub;
let client: SmartschoolClient;
const { sleep, pauses } = fakeSleep();

beforeAll(async () => {
	server = await stub();
});
afterAll(async () => await server.stop());
beforeEach(() => {
	server.seen.length = 0;
	pauses.length = 0;
	client = new SmartschoolClient({ platform: server.url, accessCode: CODE, allowOtherHost: true }, send, sleep);
});

const envelope = (operation: string, value: string, type = 'xsd:string') =>
	`<?xml version="1.0" encoding="UTF-8"?><SOAP-ENV:Envelope xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/" xmlns:ns1="${server.url}/Webservices/V3" xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><SOAP-ENV:Body><ns1:${operation}Response><return xsi:type="${type}">${value.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</return></ns1:${operation}Response></SOAP-ENV:Body></SOAP-ENV:Envelope>`;
const FAULT_BODY = `<?xml version="1.0"?><SOAP-ENV:Envelope xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/"><SOAP-ENV:Body><SOAP-ENV:Fault><faultcode>SOAP-ENV:Server</faultcode><faultstring>${CODE} ${PASSWORD}</faultstring></SOAP-ENV:Fault></SOAP-ENV:Body></SOAP-ENV:Envelope>`;

const operationOf = (body: string) => /<tns:(\w+)/.exec(body)?.[1] ?? '';
const xml = (response: ServerResponse, status: number, text: string) => void response.writeHead(status, { 'Content-Type': 'text/xml; charset=utf-8' }).end(text);

/** Operation → answer; a number is answered as `xsd:int`. */
function answers(table: Record<string, string | number>): void {
	server.answer = ({ body }, response) => {
		const value = table[operationOf(body)]!;
		xml(response, 200, envelope(operationOf(body), String(value), typeof value === 'number' ? 'xsd:int' : 'xsd:string'));
	};
}

async function failure(promise: Promise<unknown>): Promise<ServiceError> {
	const error = await promise.then(() => undefined, (cause: unknown) => cause);
	expect(error).toBeInstanceOf(ServiceError);
	const shown = JSON.stringify([(error as Error).message, error, (error as Error).cause ?? '']);
	for (const canary of [CODE, PASSWORD]) expect(shown).not.toContain(canary);
	return error as ServiceError;
}

const calls = () => server.seen.map(({ body }) => operationOf(body));

test('reads the key, with the tenant’s own namespace and action', async () => {
	answers({ getReferenceField: 'number' });
	expect(await client.userKey()).toBe('number');
	expect(server.seen[0]!.line).toBe('POST /Webservices/V3');
	expect(server.seen[0]!.headers.soapaction).toBe(`"${server.url}/Webservices/V3#getReferenceField"`);
	expect(server.seen[0]!.body).toContain(`<accesscode>${CODE}</accesscode>`);
});

test('a creation sends its arguments in the order of the WSDL, escaped, with the password; an update has none', async () => {
	answers({ saveUser: 0 });
	await client.createUser(PUPIL, PASSWORD);
	await client.carryOut({ op: 'updateUser', args: PUPIL, units: [], needs: [] });
	const [creation, update] = server.seen.map(({ body }) => [...body.matchAll(/<(\w+)>([^<]*)</g)].map(([, key, value]) => `${key}=${value}`));
	expect(creation).toEqual([`accesscode=${CODE}`, 'internnumber=900101', 'username=noor.janssens', `passwd1=${PASSWORD}`, 'name=Noor', 'surname=Janssens &amp; &lt;Zoon&gt;', 'basisrol=leerling']);
	expect(update!.some((line) => line.startsWith('passwd'))).toBe(false);
});

test('an empty value is sent, so that a field can be emptied', async () => {
	answers({ saveUserParameter: 0 });
	await client.carryOut(PARAMETER);
	expect(server.seen[0]!.body).toMatch(/<paramValue><\/paramValue>|<paramValue\/>/);
});

test('class tree → flat list with parents, CDATA and titulars included', async () => {
	const tree = `<groups><group><name>School</name><code>S</code><type>G</type><isOfficial>0</isOfficial><titu><user><username>x</username></user></titu><children>
		<group><name><![CDATA[3 Natuur & Wetenschap]]></name><code>3NWa </code><type>K</type><isOfficial>1</isOfficial><adminNumber>312</adminNumber><instituteNumber>012345</instituteNumber></group>
	</children></group></groups>`;
	answers({ getAllGroupsAndClasses: Buffer.from(tree).toString('base64') });
	expect(await client.groups()).toEqual([
		{ code: 'S', name: 'School', desc: '', untis: '', type: 'G', isOfficial: false, adminNumber: '', instituteNumber: '', parentCode: '' },
		{ code: '3NWa', name: '3 Natuur & Wetenschap', desc: '', untis: '', type: 'K', isOfficial: true, adminNumber: '312', instituteNumber: '012345', parentCode: 'S' },
	]);
});

test('a tree with entities is refused', async () => {
	answers({ getAllGroupsAndClasses: Buffer.from('<!DOCTYPE g [<!ENTITY a "b">]><groups/>').toString('base64') });
	expect(await failure(client.groups())).toMatchObject({ kind: 'notUnderstood', systemic: true });
});

test('accounts, with characters that XML and JSON escape', async () => {
	answers({ getAllAccountsExtended: '[{"naam":"D\\u2019Hondt & Co","straat":"A\\/B"}]' });
	expect(await client.accounts('leerlingen')).toEqual([{ naam: 'D’Hondt & Co', straat: 'A/B' }]);
});

test('the table of codes needs no access code', async () => {
	answers({ returnJsonErrorCodes: '{"8":"toegangscode"}' });
	expect(await client.errorCodes()).toEqual({ 8: 'toegangscode' });
	expect(server.seen[0]!.body).not.toContain(CODE);
});

test('users are looked up; nobody is no error', async () => {
	answers({ getUserDetailsByNumber: '{"gebruikersnaam":"noor","internnummer":null,"basisrol":"1"}', getUserDetailsByUsername: '12', getClassListJson: '[{"code":" 1A","name":"1A "}]' });
	expect(await client.userByNumber('1')).toEqual({ gebruikersnaam: 'noor', internnummer: '', isPupil: true, row: { gebruikersnaam: 'noor', internnummer: null, basisrol: '1' } });
	expect(await client.userByName('x')).toBeUndefined();
	expect(await client.classes()).toEqual([{ code: '1A', name: '1A' }]);
});

describe('codes', () => {
	test('all 57 have a sentence', () => {
		for (let code = 1; code <= 57; code++) expect(CODES[code]?.text).toMatch(/\.$/);
	});

	test.each([[9, 'userUnknown'], [12, 'userUnknown'], [25, 'userUnknown'], [6, 'userNameTaken'], [15, 'userNameTaken'], [26, 'userNameTaken'], [16, 'internNumberTaken'], [24, 'internNumberTaken'], [48, 'internNumberTaken']])('%i means %s', (code, meaning) => {
		expect(CODES[code]!.meaning).toBe(meaning);
	});

	test('8 stops everything, whether it comes as a number or as text', async () => {
		answers({ getReferenceField: '8', saveUserParameter: 8 });
		for (const call of [client.userKey(), client.carryOut(PARAMETER)]) {
			expect(await failure(call)).toMatchObject({ kind: 'auth', systemic: true, code: '8' });
		}
	});

	test('another code concerns this record only, and is not tried again', async () => {
		answers({ saveUserParameter: 17 });
		const error = await failure(client.carryOut(PARAMETER));
		expect(error).toBeInstanceOf(SmartschoolCode);
		expect(error).toMatchObject({ kind: 'refused', systemic: false, code: '17' });
		expect(calls().filter((call) => call === 'saveUserParameter')).toHaveLength(1);
	});

	test('19 for a root group says what to check', async () => {
		answers({ getAllAccountsExtended: 19 });
		const error = await failure(client.accounts('lln'));
		expect(error).toMatchObject({ kind: 'empty', systemic: true });
		expect(error.message).toMatch(/“lln”.*19.*Root Groups/);
	});
});

describe('no answer, or no Smartschool', () => {
	test.each([
		['a web page', (response: ServerResponse) => page(response, 200), 'notUnderstood', /web page/],
		['a redirect', (response: ServerResponse) => void response.writeHead(302, { Location: 'https://x.example' }).end(), 'notUnderstood', /another address/],
		['403', (response: ServerResponse) => page(response, 403), 'rights', /403/],
		['503', (response: ServerResponse) => page(response, 503), 'unavailable', /503/],
		['half an envelope', (response: ServerResponse) => xml(response, 200, envelope('getReferenceField', 'number').slice(0, -60)), 'notUnderstood', /cut off/],
		['a fault', (response: ServerResponse) => xml(response, 500, FAULT_BODY), 'refused', /fault/],
		['a broken connection', (response: ServerResponse) => void response.destroy(), 'unavailable', /does not answer/],
	])('%s stops a read', async (_name, data, kind, message) => {
		server.answer = (_, response) => data(response);
		const error = await failure(client.userKey());
		expect(error).toMatchObject({ kind, systemic: true, service: 'Smartschool' });
		expect(error.message).toMatch(message);
	});

	test('a fault on a write concerns this record', async () => {
		server.answer = (_, response) => xml(response, 500, FAULT_BODY);
		expect(await failure(client.carryOut(PARAMETER))).toMatchObject({ systemic: false, code: FAULT });
	});

	test('a read is repeated, an absolute write once and only after a lost connection', async () => {
		server.answer = (_, response) => page(response, 503);
		await failure(client.userKey());
		expect(calls()).toHaveLength(3);
		await failure(client.carryOut(PARAMETER));
		expect(calls()).toHaveLength(4);
		server.answer = (_, response) => void response.destroy();
		await failure(client.carryOut(PARAMETER));
		expect(calls()).toHaveLength(6);
	});
});

describe('a creation without an answer', () => {
	const lost = (details: string) => {
		server.answer = ({ body }, response) => (operationOf(body) === 'saveUser' ? void response.destroy() : xml(response, 200, envelope(operationOf(body), details)));
	};

	test('is done when the account is there, and never sent twice', async () => {
		lost('{"gebruikersnaam":"noor.janssens","basisrol":"1"}');
		await client.createUser(PUPIL, PASSWORD);
		expect(calls()).toEqual(['saveUser', 'getUserDetailsByNumber']);
	});

	test('is an error when it is not', async () => {
		lost('12');
		expect(await failure(client.createUser(PUPIL, PASSWORD))).toMatchObject({ kind: 'unavailable', systemic: true });
		expect(calls()).toEqual(['saveUser', 'getUserDetailsByNumber']);
	});
});

test('the platform’s name is enough; another host needs the switch', () => {
	expect(endpoint('myschool')).toBe('https://myschool.smartschool.be/Webservices/V3');
	expect(endpoint('https://myschool.smartschool.be/')).toBe('https://myschool.smartschool.be/Webservices/V3');
	const make = (platform: string) => () => new SmartschoolClient({ platform, accessCode: CODE, allowOtherHost: false }, send, sleep);
	expect(make('myschool')).not.toThrow();
	for (const wrong of ['http://myschool.smartschool.be', 'smartschool.be.example.org', 'https://myschool.smartschool.be.example.org', 'http://127.0.0.1:4020']) expect(make(wrong)).toThrow(ServiceError);
});
