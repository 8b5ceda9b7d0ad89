/** The polling trigger against the doubles: new, changed and leaving pupils, and never a false one. */
import { PollContext } from 'n8n-core';
import { Workflow, type IDataObject, type INode, type INodeExecutionData, type IWorkflowExecuteAdditionalData, type WorkflowExecuteMode } from 'n8n-workflow';
import { startSchool, type RunningSchool } from '../../sandbox/school';
import { InformatTrigger } from '../../nodes/InformatTrigger/InformatTrigger.node';
import type { Memory } from '../../nodes/InformatTrigger/memory';
import { credentialOf } from './informatSchool';

const DAY = '2026-11-23';
let school: RunningSchool;
beforeAll(async () => {
	// Only the clock: the network goes on as it is.
	jest.useFakeTimers({ now: new Date(`${DAY}T09:00:00Z`), doNotFake: ['nextTick', 'setImmediate', 'clearImmediate', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'queueMicrotask', 'performance', 'hrtime'] });
	school = await startSchool({ pupils: 60, clock: DAY, institutes: ['099999', '088888'] });
});
afterAll(async () => {
	await school?.stop();
	jest.useRealTimers();
});
let memory: IDataObject;
beforeEach(() => {
	school.school.reset({});
	memory = {};
	jest.setSystemTime(new Date(`${DAY}T09:00:00Z`));
	// Without groups that begin or end between two polls.
	for (const each of informat().registrations) each.inschrKlassen = each.inschrKlassen.filter(({ groepType }) => groepType === 0);
});

const informat = () => school.school.informat;
const later = (hours: number) => jest.setSystemTime(Date.now() + hours * 3_600_000);

/** One poll as n8n does it: the memory is n8n's static data of the node. */
async function poll(parameters: INode['parameters'] = {}, change: IDataObject = {}, mode: WorkflowExecuteMode = 'trigger'): Promise<IDataObject[]> {
	const trigger = new InformatTrigger();
	const node: INode = { id: '1', name: 'Trigger', type: 'informatTrigger', typeVersion: 1, position: [0, 0], parameters, credentials: { informatApi: { id: '1', name: 'x' } } };
	const workflow = new Workflow({ id: '1', nodes: [node], connections: {}, active: true, nodeTypes: { getByName: () => trigger, getByNameAndVersion: () => trigger, getKnownTypes: () => ({}) }, staticData: { 'node:Trigger': memory } });
	const credentials = credentialOf(school, change as never).informatApi;
	const additionalData = { credentialsHelper: { getDecrypted: async () => credentials, isCredentialUsableByNode: () => true, getParentTypes: () => [], getCredentialsProperties: () => [] } } as unknown as IWorkflowExecuteAdditionalData;
	const context = new PollContext(workflow, workflow.nodes.Trigger!, additionalData, mode, 'activate');
	const result = await trigger.poll.call(context);
	memory = JSON.parse(JSON.stringify(context.getWorkflowStaticData('node'))) as IDataObject;
	expect(result === null || result[0]!.length > 0).toBe(true);
	return (result?.[0] ?? []).map(({ json }: INodeExecutionData) => json);
}
const remembered = () => memory as unknown as Memory;
const told = (items: IDataObject[]) => items.map(({ gebeurtenis, leerlingnummer }) => [gebeurtenis, leerlingnummer]);

const enrolled = () => {
	const registration = informat().registrations.find((each) => each.status === 0 && each.einddatum === null && each.begindatum < DAY && each.inschrKlassen.some((line) => line.groepType === 0))!;
	return { registration, student: informat().students.find(({ persoonId }) => persoonId === registration.persoonId)! };
};
const touch = (id: string) => informat().touch(id, school.school.now());

test('the first poll remembers and gives nothing; a quiet one gives nothing and asks little', async () => {
	expect(await poll()).toEqual([]);
	expect(Object.keys(remembered().leerlingen).length).toBeGreaterThan(40);
	later(1);
	school.school.log.clear();
	expect(await poll()).toEqual([]);
	expect(school.school.log.lines.map(({ call }) => call).filter((call) => !call.includes('token'))).toEqual(['GET /1/students', 'GET /1/registrations', 'GET /1/students', 'GET /1/registrations']);
});

test('remembers fingerprints, no data and no ids', async () => {
	await poll();
	const text = JSON.stringify(memory);
	for (const { persoonId, naam, pPersoon } of informat().students) for (const value of [persoonId, `"${naam}`, String(pPersoon)]) expect(text).not.toContain(value);
	expect(text).not.toContain(school.clientSecret);
	expect(text.length / Object.keys(remembered().leerlingen).length).toBeLessThan(60);
});

test('a changed number of one pupil gives one item, once', async () => {
	await poll();
	later(1);
	const { student } = enrolled();
	student.comnrs[0] = { ...student.comnrs[0]!, pComnr: 1, type: 'Eigen', soort: 'Gsm', nr: '0470 99 88 77' };
	touch(student.persoonId);
	const items = await poll();
	expect(told(items)).toEqual([['gewijzigd', String(student.pPersoon)]]);
	expect(items[0]).toMatchObject({ persoonId: student.persoonId, schooljaar: '2026-27', velden: { gsm: '0470 99 88 77' }, lijsten: { comnrs: expect.any(Array) } });
	later(1);
	expect(await poll()).toEqual([]);
});

test('a change of class is seen too, although the pupil’s own data did not change', async () => {
	await poll();
	later(1);
	const { registration, student } = enrolled();
	registration.inschrKlassen.find((line) => line.groepType === 0)!.klasCode = 'NIEUW';
	touch(registration.inschrijvingsId);
	const items = await poll();
	expect(told(items)).toEqual([['gewijzigd', String(student.pPersoon)]]);
	expect(items[0]).toMatchObject({ klascode: 'NIEUW' });
});

test('a new pupil', async () => {
	const { registration, student } = enrolled();
	const [students, registrations] = [[...informat().students], [...informat().registrations]];
	Object.assign(informat(), { students: students.filter((each) => each !== student), registrations: registrations.filter(({ persoonId }) => persoonId !== student.persoonId) });
	await poll();
	Object.assign(informat(), { students, registrations });
	later(1);
	touch(student.persoonId);
	touch(registration.inschrijvingsId);
	expect(told(await poll())).toEqual([['nieuw', String(student.pPersoon)]]);
});

test('a leaving pupil is told by the full read, not before', async () => {
	await poll();
	later(1);
	const { registration, student } = enrolled();
	for (const each of informat().registrations) if (each.persoonId === student.persoonId) each.einddatum = '2026-11-20';
	touch(registration.inschrijvingsId);
	expect(await poll()).toEqual([]);
	later(24);
	const items = await poll();
	expect(told(items)).toEqual([['vertrokken', String(student.pPersoon)]]);
	expect(items[0]).toMatchObject({ velden: { einddatumInschrijving: '2026-11-20' } });
	later(24);
	expect(await poll()).toEqual([]);
});

test('in July and August nobody has left, and in September nobody is new because of it', async () => {
	// Without those who begin between the two polls.
	informat().registrations = informat().registrations.filter(({ begindatum }) => begindatum <= DAY);
	await poll();
	for (const each of informat().registrations) each.einddatum ??= '2027-06-30';
	jest.setSystemTime(new Date('2027-07-05T09:00:00Z'));
	expect((await poll()).filter(({ gebeurtenis }) => gebeurtenis !== 'gewijzigd')).toEqual([]);
	for (const each of informat().registrations) if (each.einddatum === '2027-06-30') each.einddatum = null;
	later(24);
	expect((await poll()).filter(({ gebeurtenis }) => gebeurtenis !== 'gewijzigd')).toEqual([]);
});

test('only the events that were asked', async () => {
	await poll({ events: ['nieuw'] });
	later(1);
	const { student } = enrolled();
	student.naam = 'Anders';
	touch(student.persoonId);
	expect(await poll({ events: ['nieuw'] })).toEqual([]);
});

test.each(['empty-students', 'empty-registrations', 'html-200', 'truncated-body', 'server-error-500', 'unauthorized-401', 'rights-revoked', 'connection-reset'])('%s: nothing is told, nothing forgotten', async (name) => {
	await poll();
	const before = JSON.stringify(memory);
	later(25);
	school.school.faults.set([{ name, service: 'informat', on: '/1/' }]);
	await expect(poll()).rejects.toThrow(/Nothing (more )?was changed|not understood/);
	expect(JSON.stringify(memory)).toBe(before);
	school.school.faults.set([]);
	expect(await poll()).toEqual([]);
}, 20_000);

test.each(['truncated-list', 'key-case', 'new-fields', 'null-text'])('%s makes no false event', async (name) => {
	await poll();
	later(25);
	school.school.faults.set([{ name, service: 'informat', on: '/1/' }]);
	expect(await poll()).toEqual([]);
	school.school.faults.set([]);
	later(25);
	expect(await poll()).toEqual([]);
});

test('with another secret or other institutes nothing can be compared: it begins anew', async () => {
	await poll({ instituteNumbers: '99999' });
	expect(await poll({ instituteNumbers: '99999, 88888' })).toEqual([]);
	const before = remembered().check;
	school.school.client.secret = 'another-secret';
	try {
		expect(await poll({ instituteNumbers: '99999, 88888' }, { clientSecret: 'another-secret' })).toEqual([]);
		expect(remembered().check).not.toBe(before);
	} finally {
		school.school.client.secret = school.clientSecret;
	}
});

test('in a new school year only who is new is told', async () => {
	await poll();
	memory.schooljaar = '2025-26';
	const { student } = enrolled();
	student.naam = 'Anders';
	expect(await poll()).toEqual([]);
});

test('a test in the editor shows one item and remembers nothing', async () => {
	expect(await poll({}, {}, 'manual')).toHaveLength(1);
	expect(memory).toEqual({});
});
