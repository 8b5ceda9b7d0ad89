/** The packed node in a real n8n: one workflow per resource of Informat, the Test button, and the trigger. */
import { startN8n, type Execution, type RunningN8n } from '../../sandbox/n8n/server';
import { credentialsFor, packedPackage } from '../../sandbox/rehearsal';
import { startSchool, type RunningSchool } from '../../sandbox/school';
import { RESOURCES } from '../../services/informat/calls';

jest.setTimeout(600_000);

const YEAR = '2026-27';
const NODE = 'n8n-nodes-informat-smartschool.informat';
let school: RunningSchool;
/** On the day of today, for what looks at the clock itself. */
let now: RunningSchool;
let n8n: RunningN8n;
let credential: string;

beforeAll(async () => {
	school = await startSchool({ pupils: 60, clock: '2026-11-23', institutes: ['099999', '088888'] });
	now = await startSchool({ pupils: 60, institutes: ['099999', '088888'] });
	n8n = await startN8n({ packages: [packedPackage()], progress: (line) => process.stderr.write(`${line}\n`) });
	const { name, data } = credentialsFor(school).informatApi!;
	credential = await n8n.createCredential(name, 'informatApi', data);
});
afterAll(async () => {
	await n8n?.dispose();
	await Promise.all([school, now].map(async (each) => await each?.stop()));
});

const informat = () => school.school.informat;

const node = (name: string, type: string, x: number, extra: object = {}) => ({ id: name, name, type, typeVersion: 1, position: [x, 0], parameters: {}, ...extra });
const settings = { executionOrder: 'v1', saveManualExecutions: true, saveDataSuccessExecution: 'all' };

/** Start, then the node; everything that is not given is what the screen begins with. */
async function run(resource: string, operation: string, parameters: Record<string, unknown>): Promise<Execution> {
	const workflow = await n8n.importWorkflow(
		{
			name: `${resource} ${operation}`,
			nodes: [node('Start', 'n8n-nodes-base.manualTrigger', 0), node('Informat', NODE, 300, { parameters: { resource, operation, ...parameters }, credentials: { informatApi: { id: '', name: 'Informat' } } })],
			connections: { Start: { main: [[{ node: 'Informat', type: 'main', index: 0 }]] } },
			settings,
		},
		{ informatApi: credential },
	);
	return await n8n.run(workflow, 'Start');
}

const ONE = '099999';
const enrolled = () => informat().registrations.find((each) => each.instelnr === ONE && each.status === 0 && each.einddatum === null && each.begindatum < school.today && each.vestCode === '001' && each.inschrKlassen.some((line) => line.groepType === 0))!;
const withPhoto = () => [...informat().photos.keys()].find((persoonId) => informat().registrations.some((each) => each.persoonId === persoonId && each.instelnr === ONE))!;
const location = () => informat().settings.discimusLocations.find(({ institute, vestCode }) => institute === ONE && vestCode === '001')!.id;
const GUID = '0b9f3b0e-0000-4000-8000-000000000001';
const staffOf = () => informat().staff.assignments.find(({ place }) => place.instelnr === ONE)!.row.personId;

/** Per resource one operation, its parameters and a key that every item must have. */
const WORKFLOWS: Record<string, () => [operation: string, parameters: Record<string, unknown>, key: string]> = {
	absence: () => ['put', { instituteNumber: ONE, studentId: enrolled().persoonId, schoolYear: YEAR, date: '2026-11-20', partOfDay: 'NM', absenceCode: 'B', locationIdDiscimus: location(), timestamp: '2026-11-20T13:05:00' }, 'afwezigheidId'],
	assignment: () => ['getAll', { schoolyear: YEAR }, 'ambtCode'],
	class: () => ['getAll', { schoolYear: YEAR }, 'klasCode'],
	diploma: () => ['getAll', { schoolYear: YEAR }, 'personId'],
	document: () => ['getPdf', { instituteNumber: ONE, personId: informat().staff.documents[0]!.row.personId, documentId: String(informat().staff.documents[0]!.row.documentId) }, 'instelnr'],
	employee: () => ['getAll', { schoolyear: YEAR }, 'personId'],
	employeePhoto: () => ['getAll', { schoolyear: YEAR }, 'personId'],
	enrolment: () => ['linkClass', { instituteNumber: ONE, enrollmentId: enrolled().inschrijvingsId, classCode: informat().classes.find((each) => each.nrAdmgrp === enrolled().nrAdmgrp && each.instelnr === ONE && each.vestCode === '001')!.klasCode, startDate: '2026-11-24' }, 'resultaat'],
	group: () => ['getAll', { schoolYear: YEAR }, 'klasCode'],
	interruption: () => ['save', { instituteNumber: ONE, personId: staffOf(), interruptionId: GUID, schooljaar: YEAR, hfd: '311', code: '1', begindatum: '2026-12-01', einddatum: '2026-12-04', afzender: 'Proef' }, 'gelukt'],
	ownField: () => ['getAll', { schoolyear: YEAR }, 'vvId'],
	preregistration: () => ['save', { instituteNumber: ONE, preRegistrationId: GUID, schoolyear: YEAR, lastName: 'Voorbeeld', firstName: 'Nora', dateOfBirth: '2012-03-04', structure: '311', locationId: '1', preRegistrationDate: '2026-11-20T10:00:00', startDate: '2026-11-24', admgrpId: '012300' }, 'status'],
	registration: () => ['getAll', { schoolYear: YEAR }, 'inschrijvingsId'],
	student: () => ['getPhoto', { instituteNumber: ONE, persoonId: withPhoto() }, 'persoonId'],
	xml: () => ['smartschoolUsers', { smartschoolplatform: 'rehearsal', schooljaar: YEAR }, 'PPersoon'],
};

test('every resource has its workflow', () => expect(Object.keys(WORKFLOWS).sort()).toEqual(Object.keys(RESOURCES).sort()));

test.each(Object.keys(WORKFLOWS))('%s', async (resource) => {
	const [operation, parameters, key] = WORKFLOWS[resource]!();
	const execution = await run(resource, operation, parameters);
	expect(execution.error).toBeUndefined();
	expect(execution.status).toBe('success');
	const items = execution.items('Informat') as { json: Record<string, unknown>; binary?: Record<string, { mimeType: string }> }[];
	expect(items.length).toBeGreaterThan(0);
	for (const { json } of items) expect(json).toHaveProperty([key]);
	if (['student', 'employeePhoto'].includes(resource)) expect(items.map(({ binary }) => binary?.data?.mimeType)).toContain('image/jpeg');
	if (resource === 'document') expect(items[0]!.binary?.data?.mimeType).toBe('application/pdf');
	for (const secret of [school.clientSecret, school.xmlPassword, 'Wachtwoord"']) expect(execution.stored).not.toContain(secret);
});

test('a refusal names field and remedy in n8n’s own error', async () => {
	const [operation, parameters] = WORKFLOWS.preregistration!();
	const execution = await run('preregistration', operation, { ...parameters, lastName: 'x'.repeat(60) });
	expect(execution.status).toBe('error');
	expect(execution.error).toMatch(/“naam” is longer than 50 characters \(BR001B\)\. Correct it and send it again\./);
});

test('the Test button says what is right and what is wrong', async () => {
	const { name, data } = credentialsFor(now).informatApi!;
	const press = async (change: object) => await n8n.testCredential(credential, name, 'informatApi', { ...data, ...change });
	expect(await press({})).toMatchObject({ status: 'OK', message: expect.stringMatching(/access to institute 099999, 088888.*XML login is accepted/) });
	expect(await press({ institutes: '011111' })).toMatchObject({ status: 'Error', message: expect.stringMatching(/011111.*institute number/) });
});

test('the trigger shows one pupil when it is tried in the editor', async () => {
	const { data } = credentialsFor(now).informatApi!;
	const id = await n8n.createCredential('Informat today', 'informatApi', data);
	const workflow = await n8n.importWorkflow(
		{ name: 'trigger', nodes: [node('Trigger', `${NODE}Trigger`, 0, { credentials: { informatApi: { id: '', name: 'Informat today' } } })], connections: {}, settings },
		{ informatApi: id },
	);
	const execution = await n8n.run(workflow, 'Trigger');
	expect(execution.error).toBeUndefined();
	expect(execution.items('Trigger').map(({ json }) => [json.gebeurtenis, typeof json.persoonId, json.schooljaar])).toEqual([['gewijzigd', 'string', now.schoolYear]]);
});
