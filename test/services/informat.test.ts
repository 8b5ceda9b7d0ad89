import type { ServerResponse } from 'node:http';
import type { PersonalDetailsUpdate } from '../../sync/calls/types';
import { ServiceError } from '../../services/errors';
import { InformatClient, type InformatConfig } from '../../services/informat/client';
import { fakeSleep, json, page, send, stub, type Stub } from './stub';

const SECRET = 'canary-secret-81f2';
const TOKEN = 'canary-token-77aa';
const UPDATE = { institute: '012345', preRegistrationId: '0b9f3b0e-0000-4000-8000-000000000001', lastName: 'Canary-Pupil' } as PersonalDetailsUpdate;

let server: Stub;
let number = 0;
const { sleep, pauses } = fakeSleep();

beforeAll(async () => {
	server = await stub();
});
afterAll(async () => await server.stop());
beforeEach(() => {
	server.seen.length = 0;
	pauses.length = 0;
	number++;
});

/** Another client id each time, because tokens are remembered per id. */
function client(change: Partial<InformatConfig> = {}): InformatClient {
	return new InformatClient({ clientId: `client-${number}`, clientSecret: SECRET, tokenUrl: `${server.url}/connect/token`, studentsUrl: server.url, allowOtherHost: true, ...change }, ['012345', '012346'], send, sleep);
}

/** Signs in; everything else is answered by `data`. */
function signedIn(data: (response: ServerResponse, call: number) => void): void {
	let call = 0;
	server.answer = ({ line }, response) => {
		if (line.includes('/connect/token')) json(response, 200, { access_token: TOKEN, expires_in: 3600, token_type: 'Bearer' });
		else data(response, ++call);
	};
}

async function failure(promise: Promise<unknown>): Promise<ServiceError> {
	const error = await promise.then(() => undefined, (cause: unknown) => cause);
	expect(error).toBeInstanceOf(ServiceError);
	const shown = JSON.stringify([(error as Error).message, error, (error as Error).cause ?? '']);
	for (const canary of [SECRET, TOKEN, 'Canary-Pupil', 'geheim van de leverancier']) expect(shown).not.toContain(canary);
	return error as ServiceError;
}

const lines = () => server.seen.map(({ line }) => line);

test('asks one token for all institutes, keeps it, and sends the documented headers', async () => {
	signedIn((response) => json(response, 200, { students: [{ pPersoon: 1 }], registrations: [{}] }));
	const one = client();
	expect(await one.students('012345', '2026-27')).toEqual([{ pPersoon: 1 }]);
	await one.registrations('012346', '2026-27');
	expect(lines()).toEqual(['POST /connect/token', 'GET /1/students?schoolYear=2026-27', 'GET /1/registrations?schoolYear=2026-27']);
	const form = new URLSearchParams(server.seen[0]!.body);
	expect(form.get('grant_type')).toBe('client_credentials');
	expect(form.get('scope')).toBe('api_informat_sas_leerlingen.leerlingen.012345 api_informat_sas_leerlingen.leerlingen.012346');
	const { authorization, instituteno, timestamp, accept } = server.seen[2]!.headers;
	expect({ authorization, instituteno, accept }).toEqual({ authorization: `Bearer ${TOKEN}`, instituteno: '012346', accept: 'application/json' });
	expect(String(timestamp)).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}$/);
});

test('a token is renewed before it ends', async () => {
	server.answer = ({ line }, response) => (line.includes('/connect/token') ? json(response, 200, { access_token: TOKEN, expires_in: 59 }) : json(response, 200, { students: [{}] }));
	const one = client();
	await one.students('012345', '2026-27');
	await one.students('012345', '2026-27');
	expect(lines().filter((line) => line.includes('token'))).toHaveLength(2);
});

test('two calls at once wait for one token; a question that failed is asked anew', async () => {
	let refuse = true;
	server.answer = ({ line }, response) => (line.includes('/connect/token') ? (refuse ? json(response, 400, { error: 'invalid_client' }) : json(response, 200, { access_token: TOKEN, expires_in: 3600 })) : json(response, 200, { students: [{}], registrations: [{}] }));
	const both = async (one: InformatClient) => await Promise.allSettled([one.students('012345', '2026-27'), one.registrations('012345', '2026-27')]);
	expect((await both(client())).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
	refuse = false;
	expect((await both(client())).map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
	expect(lines().sort()).toEqual(['GET /1/registrations?schoolYear=2026-27', 'GET /1/students?schoolYear=2026-27', 'POST /connect/token', 'POST /connect/token']);
});

test('a token that was refused is asked anew once', async () => {
	signedIn((response, call) => (call === 1 ? void response.writeHead(401).end() : json(response, 200, { students: [{}] })));
	expect(await client().students('012345', '2026-27')).toHaveLength(1);
	expect(lines().filter((line) => line.includes('token'))).toHaveLength(2);
});

test.each([
	['a web page with status 200', (response: ServerResponse) => page(response, 200), 'notUnderstood', /web page/],
	['a cut-off answer', (response: ServerResponse) => void response.writeHead(200).end('{"students": [{"pPersoon"'), 'notUnderstood', /cut off/],
	['another envelope', (response: ServerResponse) => json(response, 200, { pupils: [] }), 'notUnderstood', /“students” is missing/],
	['a redirect', (response: ServerResponse) => void response.writeHead(302, { Location: 'https://elsewhere.example' }).end(), 'notUnderstood', /another address/],
	['nobody', (response: ServerResponse) => json(response, 200, { students: [] }), 'empty', /no pupils at all.*Nothing was changed/],
	['401 again and again', (response: ServerResponse) => void response.writeHead(401).end(), 'rights', /institute 012345 \(401\)/],
	['403', (response: ServerResponse) => void response.writeHead(403).end(), 'rights', /403/],
	['500', (response: ServerResponse) => json(response, 500, { Message: 'geheim van de leverancier' }), 'unavailable', /500/],
	['503 again and again', (response: ServerResponse) => page(response, 503), 'unavailable', /503/],
	['a connection that breaks', (response: ServerResponse) => void response.destroy(), 'unavailable', /does not answer/],
])('%s stops the run', async (_name, data, kind, message) => {
	signedIn(data);
	const error = await failure(client().students('012345', '2026-27'));
	expect(error).toMatchObject({ kind, systemic: true, service: 'Informat' });
	expect(error.message).toMatch(message);
});

test('a read is repeated after a passing failure, and waits as long as asked', async () => {
	signedIn((response, call) => (call === 1 ? void response.writeHead(429, { 'Retry-After': '7' }).end() : call === 2 ? void response.destroy() : json(response, 200, { students: [{}] })));
	await client().students('012345', '2026-27');
	expect(pauses).toEqual([7000, 2000]);
});

test.each([
	['invalid_client', 400, 'auth', /client id and secret/],
	['invalid_scope', 400, 'rights', /012345, 012346 \(invalid_scope\)/],
])('the token server says %s', async (error, status, kind, message) => {
	server.answer = (_, response) => json(response, status, { error });
	const found = await failure(client().students('012345', '2026-27'));
	expect(found).toMatchObject({ kind, systemic: true });
	expect(found.message).toMatch(message);
});

test('time-out', async () => {
	const late = Object.assign(new Error(`timeout of request with ${SECRET}`), { code: 'ECONNABORTED' });
	const slow = new InformatClient({ clientId: 'slow', clientSecret: SECRET, tokenUrl: server.url, studentsUrl: server.url, allowOtherHost: true }, ['012345'], async () => await Promise.reject(late), sleep);
	expect(await failure(slow.students('012345', '2026-27'))).toMatchObject({ kind: 'timeout', systemic: true });
});

describe('personal-details updates', () => {
	test('a refused field is named, and only this pupil is concerned', async () => {
		signedIn((response) => json(response, 400, { Message: 'x', Errors: [{ Code: 'BR014', Message: 'geheim van de leverancier' }] }));
		const error = await failure(client().savePreregistration(UPDATE));
		expect(error).toMatchObject({ kind: 'refused', systemic: false, code: 'BR014', field: 'huisdokter' });
		expect(error.message).toContain('“huisdokter”');
	});

	test('one that was accepted before is explained', async () => {
		signedIn((response) => json(response, 405, { errors: [{ code: 'MNA001', message: 'x' }] }));
		expect((await failure(client().savePreregistration(UPDATE))).message).toMatch(/accepted in Informat before.*MNA001.*by hand/);
	});

	test('an unknown address stops the run', async () => {
		signedIn((response) => page(response, 404));
		expect(await failure(client().savePreregistration(UPDATE))).toMatchObject({ systemic: true, kind: 'notUnderstood' });
	});

	test('after a lost answer the status tells whether it arrived; it is sent once', async () => {
		server.answer = ({ line }, response) => {
			if (line.includes('token')) json(response, 200, { access_token: TOKEN, expires_in: 3600 });
			else if (line.includes('save')) response.destroy();
			else json(response, 200, { preRegistrationStatus: { preRegistrationId: UPDATE.preRegistrationId, status: 'open' } });
		};
		await client().savePreregistration(UPDATE);
		expect(lines().filter((line) => line.includes('save'))).toHaveLength(1);
	});

	test('lost and not arrived is an error', async () => {
		server.answer = ({ line }, response) => {
			if (line.includes('token')) json(response, 200, { access_token: TOKEN, expires_in: 3600 });
			else if (line.includes('save')) response.destroy();
			else json(response, 404, { errors: [{ code: 'DNF001' }] });
		};
		expect(await failure(client().savePreregistration(UPDATE))).toMatchObject({ kind: 'unavailable' });
	});
});

test.each(['http://leerlingenapi.informatsoftware.be', 'https://informatsoftware.be.example.org', 'https://127.0.0.1', 'https://user:pass@leerlingenapi.informatsoftware.be', 'no address'])('%s is no address of Informat', (studentsUrl) => {
	expect(() => client({ studentsUrl, tokenUrl: 'https://www.identityserver.be/connect/token', allowOtherHost: false })).toThrow(ServiceError);
});

test('the addresses of production are Informat’s', () => {
	expect(() => client({ studentsUrl: 'https://leerlingenapi.informatsoftware.be', tokenUrl: 'https://www.identityserver.be/connect/token', allowOtherHost: false })).not.toThrow();
});
