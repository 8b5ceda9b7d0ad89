import { parseFault } from '../../sandbox/faults';
import { startSchool, type RunningSchool } from '../../sandbox/school';
import { code, control, details, informat, soap } from './calls';

let school: RunningSchool;
beforeAll(async () => {
	school = await startSchool({ pupils: 60, seed: 5, clock: '2026-11-23' });
});
afterEach(async () => void (await control(school, 'DELETE /faults')));
afterAll(async () => await school.stop());

const faults = async (...list: object[]): Promise<void> => expect((await control(school, 'PUT /faults', list)).status).toBe(200) as void;
const STUDENTS = 'GET /1/students?schoolYear=2026-27';
const REGISTRATIONS = 'GET /1/registrations?schoolYear=2026-27';
const set = async (paramValue: string) => await soap(school, 'saveUserParameter', { userIdentifier: '900001', paramName: 'location', paramValue });
const town = async (): Promise<string> => (await details(school, '900001')).woonplaats;

test('lists that are empty or cut', async () => {
	const { students } = (await informat(school, STUDENTS)).body;
	await faults({ name: 'empty-students' }, { name: 'empty-registrations' });
	expect((await informat(school, STUDENTS)).body).toEqual({ students: [] });
	expect((await informat(school, REGISTRATIONS)).body).toEqual({ registrations: [] });
	await faults({ name: 'truncated-list' });
	expect((await informat(school, STUDENTS)).body.students.length).toBe(Math.floor(students.length / 2));
});

test.each([['unauthorized-401', 401], ['server-error-500', 500], ['busy-503', 503], ['html-200', 200]])('%s on both sides', async (name, status) => {
	await faults({ name, on: 'students' }, { name, on: 'saveUserParameter' });
	const answer = await informat(school, STUDENTS);
	expect(answer.status).toBe(status);
	expect(answer.text).not.toContain('persoonId');
	expect((await informat(school, REGISTRATIONS)).status).toBe(200);
	expect((await set('X')).status).toBe(status);
});

test('codes and SOAP faults change nothing, unless the work is done first', async () => {
	const before = await town();
	await faults({ name: 'code-10', on: 'saveUserParameter' });
	expect(await set('Nergens')).toMatchObject({ type: 'int', value: '10' });
	await faults({ name: 'wrong-access-code' });
	expect(await set('Nergens')).toMatchObject({ value: '8' });
	await faults({ name: 'soap-fault', on: 'saveUserParameter' });
	expect(await set('Nergens')).toMatchObject({ status: 500, type: 'SOAP-ENV:Server' });
	expect(await soap(school, 'getReferenceField')).toMatchObject({ value: 'number' });
	await control(school, 'DELETE /faults');
	expect(await town()).toBe(before);
	await faults({ name: 'soap-fault', on: 'saveUserParameter', mode: 'after' });
	expect((await set('Toch')).status).toBe(500);
	expect(await town()).toBe('Toch');
});

test('connections break before or after the work', async () => {
	await faults({ name: 'timeout-before-effect', on: 'saveUserParameter' });
	await expect(set('Voor')).rejects.toThrow();
	expect(await town()).not.toBe('Voor');
	await faults({ name: 'timeout-after-effect', on: 'saveUserParameter' });
	await expect(set('Na')).rejects.toThrow();
	expect(await town()).toBe('Na');
	const lost = (await control(school, 'GET /calls')).body.filter(({ result }: { result: string }) => result === 'lost');
	expect(lost.map(({ applied }: { applied: boolean }) => applied)).toEqual([false, true]);
	await faults({ name: 'timeout-before-effect', service: 'informat' });
	await expect(informat(school, STUDENTS, { token: 'x' })).rejects.toThrow();
});

test('answers that break off or wait', async () => {
	await faults({ name: 'truncated-body' });
	expect((await set('Half')).type).toBe('');
	expect((await informat(school, STUDENTS, { token: String([...school.school.tokens.keys()].at(-1)) })).body).toBeUndefined();
	await control(school, 'DELETE /faults');
	expect(await town()).toBe('Half');
	await faults({ name: 'slow', value: 120, on: 'getReferenceField' }, { name: 'code-10', on: 'getReferenceField' });
	const start = performance.now();
	expect((await soap(school, 'getReferenceField')).value).toBe('10');
	expect(performance.now() - start).toBeGreaterThan(100);
});

test('after some calls, and a number of times', async () => {
	await faults({ name: 'code-13', on: 'saveUserParameter', after: 1, times: 2 });
	const results: number[] = [];
	for (let index = 0; index < 4; index++) results.push(await code(school, 'saveUserParameter', { userIdentifier: '900001', paramName: 'fax', paramValue: '' }));
	expect(results).toEqual([0, 13, 13, 0]);
});

test('one operation, or all that begin alike', async () => {
	await faults({ name: 'code-10', on: 'saveUser' });
	expect((await set('Een')).value).toBe('0');
	await faults({ name: 'code-10', on: 'saveUser*' });
	expect((await set('Twee')).value).toBe('10');
});

test('the command line says the same, and nonsense is refused', async () => {
	expect(parseFault('timeout-after-effect:on=saveUser,after=10,times=1')).toEqual({ name: 'timeout-after-effect', on: 'saveUser', after: 10, times: 1 });
	for (const wrong of [[{ name: 'code-58' }], [{ name: 'code-N' }], [{ name: 'fire' }], [{ name: 'slow', ms: 5 }], { name: 'slow' }]) expect((await control(school, 'PUT /faults', wrong)).status).toBe(400);
	await expect(startSchool({ pupils: 1, faults: ['fire'] })).rejects.toThrow('Unknown fault "fire"');
	expect((await control(school, 'GET /faults')).body.known).toHaveProperty('timeout-after-effect');
});
