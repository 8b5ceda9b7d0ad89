/** Answers that no client should trust: what goes over the line, and what was done. */
import { startSchool, type RunningSchool } from '../../sandbox/school';
import { control, details, soap } from './calls';

let school: RunningSchool;
beforeAll(async () => {
	school = await startSchool({ pupils: 30, seed: 5, clock: '2026-11-23' });
});
afterEach(async () => void (await control(school, 'DELETE /faults')));
afterAll(async () => await school.stop());

const fault = async (...list: object[]): Promise<void> => expect((await control(school, 'PUT /faults', list)).status).toBe(200) as void;
const town = async (): Promise<string> => (await details(school, '900001')).woonplaats;
const write = async (paramValue: string, signal?: AbortSignal): Promise<Response> => await post('saveUserParameter', `<userIdentifier>900001</userIdentifier><paramName>location</paramName><paramValue>${paramValue}</paramValue>`, signal);
const post = async (operation: string, children: string, signal?: AbortSignal): Promise<Response> => await fetch(`${school.smartschool}/Webservices/V3`, { method: 'POST', signal, body: `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body><${operation}><accesscode>${school.accessCode}</accesscode>${children}</${operation}></e:Body></e:Envelope>` });

test.each([['busy-429', 429, '1'], ['busy-503', 503, null]])('%s tells when to come back', async (name, status, otherwise) => {
	const before = await town();
	await fault({ name, on: 'saveUserParameter', value: 7 });
	const answer = await write('Nergens');
	expect([answer.status, answer.headers.get('retry-after')]).toEqual([status, '7']);
	await fault({ name, on: 'saveUserParameter' });
	expect((await write('Nergens')).headers.get('retry-after')).toBe(otherwise);
	expect(await town()).toBe(before);
});

test('a bomb of entities stands in a document type', async () => {
	const before = await town();
	await fault({ name: 'xml-bomb', on: 'saveUserParameter' });
	const answer = await write('Nergens');
	const text = await answer.text();
	expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/xml; charset=utf-8']);
	expect(text).toMatch(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n<!DOCTYPE bomb \[<!ENTITY e0 "bom">.*<!ENTITY e9 "(&e8;){10}">\]>\n<SOAP-ENV:Envelope /s);
	expect(text).toContain('<return xsi:type="xsd:string">&e9;</return>');
	expect(text.length).toBeLessThan(3000);
	expect(await town()).toBe(before);
});

test('fifty megabytes, and an end when nobody listens', async () => {
	await fault({ name: 'huge-body', on: 'getReferenceField' });
	const bytes = (await (await post('getReferenceField', '')).arrayBuffer()).byteLength;
	expect(bytes).toBeGreaterThan(50 * 1024 * 1024);
	await fault({ name: 'huge-body', on: 'getReferenceField', value: 100_000 });
	const stop = new AbortController();
	const endless = await post('getReferenceField', '', stop.signal);
	await endless.body!.getReader().read();
	stop.abort();
	await control(school, 'DELETE /faults');
	expect((await soap(school, 'getReferenceField')).value).toBe('number');
}, 30_000);

test('letters in another charset than the header says', async () => {
	await fault({ name: 'wrong-charset' });
	await write('Li\u00e8ge');
	const bytes = Buffer.from(await (await post('getUserDetailsByNumber', '<number>900001</number>')).arrayBuffer());
	expect(bytes.toString('utf8')).toContain('Li\ufffdge');
	expect(bytes.toString('latin1')).toContain('Li\u00e8ge');
	await fault({ name: 'utf16-body' });
	const wide = Buffer.from(await (await post('getReferenceField', '')).arrayBuffer());
	expect([wide[0], wide[1]]).toEqual([0xff, 0xfe]);
	expect(wide.toString('utf16le')).toContain('<return xsi:type="xsd:string">number</return>');
	await fault({ name: 'utf8-bom' });
	const marked = Buffer.from(await (await post('getReferenceField', '')).arrayBuffer());
	expect(marked.subarray(0, 8).toString('latin1')).toBe('\u00ef\u00bb\u00bf<?xml');
});

test.each([['cut-body', true], ['connection-reset', false]])('%s is an error of the connection', async (name, applied) => {
	const before = await town();
	await fault({ name, on: 'saveUserParameter' });
	await expect(write(`Stad ${name}`).then(async (answer) => await answer.text())).rejects.toThrow();
	expect(await town()).toBe(applied ? `Stad ${name}` : before);
	await fault({ name: 'connection-reset', on: 'saveUserParameter', mode: 'after' });
	await expect(write('Toch')).rejects.toThrow();
	expect(await town()).toBe('Toch');
});

test.each([['timeout-before-effect', false], ['timeout-after-effect', true]])('%s holds the line until the caller gives up', async (name, applied) => {
	const before = await town();
	await fault({ name, on: 'saveUserParameter', value: 60_000 });
	await expect(write(`Stad ${name}`, AbortSignal.timeout(500))).rejects.toThrow(/timeout/i);
	expect(await town()).toBe(applied ? `Stad ${name}` : before);
});
