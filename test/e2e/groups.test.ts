/** Classes and groups in a real n8n: made, joined on the day, left on the day, held when the name is only near, proposed when empty; nobody else's group is touched. */
import { calls, end, go, goApproved, rehearsal, reviewOf, storedRows, sum, summaryOf, TABLES, writeLines, type Rehearsal } from './setup';

jest.setTimeout(600_000);

let at: Rehearsal;
beforeAll(async () => {
	at = await rehearsal(60);
	await goApproved(at);
});
afterAll(async () => await end(at));

const platform = () => at.school.school.platform;
const informat = () => at.school.school.informat;
/** A run of that day. */
async function runOn(day: string) {
	at.school.school.setToday(day);
	return await go(at, { modus: 'uitvoeren', goedgekeurdPlan: '', referentiedatum: day });
}
/** The same again: nothing to do, nothing to store, nothing to tell. */
async function nothingOn(day: string): Promise<void> {
	const again = await runOn(day);
	expect([calls(at, 'writes'), storedRows(again), reviewOf(again)]).toEqual([{}, 0, []]);
}
const membersOf = (code: string): string[] => platform().membersOf(code).map(({ profile }) => String(profile.internnummer)).sort();
/** Pupils with an account of whom Informat tells this group, whenever. */
const toldIn = (code: string): string[] => informat().registrations.filter(({ inschrKlassen }) => inschrKlassen.some(({ klasCode }) => klasCode === code)).map(({ pPersoon }) => String(pPersoon)).filter((number) => platform().byInternNumber(number)).sort();
const classOf = (number: string): string | undefined => platform().officialClass(platform().byInternNumber(number)!)?.code;
/** Pupils in a class of several, who are in no group of these tests, in the order of their registration. */
function pupils(count: number): { number: string; registration: ReturnType<typeof informat>['registrations'][number] }[] {
	const found = informat().registrations.filter(({ pPersoon, status, einddatum, begindatum, inschrKlassen }) => status === 0 && einddatum === null && begindatum < at.school.today && inschrKlassen.length === 1 && inschrKlassen[0]!.groepType === 0 && platform().byInternNumber(String(pPersoon)));
	return found.slice(0, count).map((registration) => ({ number: String(registration.pPersoon), registration }));
}
async function classNames(rows: object[]): Promise<void> {
	const workflow = (await at.n8n.api('GET', `/workflows/${at.workflow}`)) as { nodes: { name: string; parameters: Record<string, unknown> }[]; versionId: string };
	workflow.nodes.find(({ name }) => name === 'Vergelijken')!.parameters.classNames = { rows };
	await at.n8n.api('PATCH', `/workflows/${at.workflow}`, { nodes: workflow.nodes, versionId: workflow.versionId });
}

test('the first sync makes missing classes and groups under their parents, in the school year, and puts pupils in them', async () => {
	const { classesMissing } = at.school.school.summary;
	expect(classesMissing.length).toBeGreaterThan(0);
	for (const code of classesMissing) expect(platform().groups.get(code)).toMatchObject({ isOfficial: true, parent: 'lln', type: 'K', years: { '2026-2027': { administrativeGroupNumber: expect.stringMatching(/^\d{6}$/) as string } } });
	for (const code of ['SCHAAK', 'GIP']) {
		expect(platform().groups.get(code)).toMatchObject({ isOfficial: false, parent: 'lln', type: 'G' });
		expect(membersOf(code)).toEqual(toldIn(code));
		expect(membersOf(code).length).toBeGreaterThan(0);
	}
	expect(membersOf('ZWEM')).toEqual([]);
	await nothingOn('2026-11-23');
});

test('who is in a group from a later day on joins it on that day', async () => {
	await nothingOn('2026-11-24');
	await runOn('2026-11-25');
	expect(membersOf('ZWEM')).toEqual(toldIn('ZWEM'));
	expect(calls(at, 'writes')).toEqual({ 'smartschool saveUserToClassesAndGroups': toldIn('ZWEM').length });
	await nothingOn('2026-11-25');
});

test('on the end date they leave; who was put in the group by a teacher stays, and so do other groups', async () => {
	const told = toldIn('TONEEL');
	expect(membersOf('TONEEL')).toEqual(told);
	const [{ number }] = pupils(1) as [ReturnType<typeof pupils>[number]];
	platform().byInternNumber(number)!.groups.push('TONEEL', 'KOOR');
	platform().byInternNumber(told[0]!)!.groups.push('KOOR');
	await nothingOn('2026-11-26');
	const left = await runOn('2026-11-27');
	expect(membersOf('TONEEL')).toEqual([number]);
	expect(membersOf('KOOR')).toEqual(expect.arrayContaining([number, told[0]]));
	expect(calls(at, 'writes')).toEqual({ 'smartschool removeUserFromGroup': told.length });
	expect(left.items('Mislukt')).toEqual([]);
	await nothingOn('2026-11-27');
});

test('a class whose name is only near is not made and moves nobody, until the school says which one it is', async () => {
	const [{ number, registration }] = pupils(1) as [ReturnType<typeof pupils>[number]];
	const was = classOf(number)!;
	const near = `${was.slice(0, 1)}.${was.slice(1)}`;
	registration.inschrKlassen[0]!.klasCode = near;
	const held = await runOn('2026-11-30');
	expect(calls(at, 'writes')).toEqual({});
	expect(reviewOf(held).map(({ soort, label, smartschool }) => [soort, label, smartschool])).toEqual([['classes', `klas ${near}`, `klas ${was}`]]);
	await nothingOn('2026-11-30');

	await classNames([{ informat: near, smartschool: was }]);
	const solved = await runOn('2026-11-30');
	expect([calls(at, 'writes'), reviewOf(solved), classOf(number)]).toEqual([{}, [], was]);
	await nothingOn('2026-11-30');
});

test('a new class and a new group in the middle of the year come before the pupil who needs them', async () => {
	const [, { number, registration }] = pupils(2) as [unknown, ReturnType<typeof pupils>[number]];
	const [line] = registration.inschrKlassen as [(typeof registration.inschrKlassen)[number]];
	registration.nrAdmgrp = '012999';
	registration.inschrKlassen = [
		{ ...line, einddatum: '2026-11-30' },
		{ ...line, inschrKlasId: 'nieuw-1', pInschrKlas: 1, klasCode: '3ROBa', klas: '3 Robotica a', begindatum: '2026-12-01', einddatum: null },
		{ ...line, inschrKlasId: 'nieuw-2', pInschrKlas: 2, klasCode: 'ROB', klas: 'Robotclub', groepType: 1, begindatum: '2026-12-01', einddatum: null },
	];
	await runOn('2026-12-01');
	const made = writeLines(at).map(({ call }) => call);
	expect(made.slice(0, 2).sort()).toEqual(['saveClass', 'saveGroup']);
	expect(made.slice(2)).toEqual(['saveUserToClass', 'saveUserToClassesAndGroups']);
	expect(platform().groups.get('3ROBa')).toMatchObject({ name: '3 Robotica a', isOfficial: true, adminNumber: '012999', parent: 'lln' });
	expect([classOf(number), membersOf('ROB'), platform().byInternNumber(number)!.career.at(-1)!.date]).toEqual(['3ROBa', [number], '2026-12-01']);
	await nothingOn('2026-12-01');
});

test('a class that nobody uses is proposed once and stays', async () => {
	platform().addGroup({ code: 'LEEG', name: 'Lege klas', desc: 'Leeg', parent: 'lln', type: 'K' });
	const told = await runOn('2026-12-02');
	expect(reviewOf(told).map(({ soort, label }) => [soort, label])).toEqual([['empty', 'groep LEEG']]);
	expect(calls(at, 'writes')).toEqual({});
	await nothingOn('2026-12-02');
	expect(platform().groups.has('LEEG')).toBe(true);
});

describe('table “Classes and Groups”, a week before the school year', () => {
	const FIRST = '2026-09-01';
	beforeAll(async () => {
		await end(at);
		at = await rehearsal(60);
	});
	async function preset(name: 'groups' | 'standard'): Promise<void> {
		const workflow = (await at.n8n.api('GET', `/workflows/${at.workflow}`)) as { nodes: { name: string; parameters: Record<string, unknown> }[]; versionId: string };
		workflow.nodes.find(({ name: node }) => node === 'Vergelijken')!.parameters.preset = name;
		await at.n8n.api('PATCH', `/workflows/${at.workflow}`, { nodes: workflow.nodes, versionId: workflow.versionId });
	}
	/** What the runs did to classes and groups, and to people. */
	const made = () => Object.fromEntries([...platform().groups.values()].map(({ code, name, parent, isOfficial, years }) => [code, { name, parent, isOfficial, years }]));
	const people = () => JSON.stringify(platform().accounts);
	let rows: number;

	test('the classes and groups of 1 September exist, with their numbers of that school year, and no pupil is touched', async () => {
		at.school.school.setToday('2026-08-25');
		const [classes, before] = [made(), people()];
		await preset('groups');
		const preview = await go(at, { modus: 'voorbeeld', goedgekeurdPlan: '', referentiedatum: FIRST });
		expect([calls(at, 'writes'), made()]).toEqual([{}, classes]);
		const run = await go(at, { modus: 'uitvoeren', goedgekeurdPlan: summaryOf(preview).goedkeuring, referentiedatum: FIRST });
		expect([run.error, run.items('Mislukt')]).toEqual([undefined, []]);
		expect(people()).toBe(before);
		const created = Object.keys(made()).filter((code) => !(code in classes));
		expect(created).toEqual(expect.arrayContaining([...at.school.school.summary.classesMissing, 'SCHAAK']));
		for (const code of created.filter((each) => made()[each]!.isOfficial)) expect(made()[code]).toMatchObject({ parent: 'lln', years: { '2026-2027': { administrativeGroupNumber: expect.stringMatching(/^\d{6}$/) as string } } });
		expect(sum(calls(at, 'writes'))).toBe(created.length);
		expect(Object.keys(calls(at, 'writes')).sort()).toEqual(['smartschool saveClass', 'smartschool saveGroup']);
		rows = (await at.n8n.tableRows(TABLES.basis)).length;
	});

	test('a second run has nothing to do', async () => {
		const again = await go(at, { modus: 'uitvoeren', goedgekeurdPlan: '', referentiedatum: FIRST });
		expect([calls(at, 'writes'), (await at.n8n.tableRows(TABLES.basis)).length, again.items('Mislukt')]).toEqual([{}, rows, []]);
	});

	test('the standard sync of 1 September then has only pupils to do, with the same rows; after it neither has anything', async () => {
		at.school.school.setToday(FIRST);
		await preset('standard');
		const classes = made();
		const run = await goApproved(at, { referentiedatum: FIRST });
		expect(run.items('Mislukt')).toEqual([]);
		expect(made()).toEqual(classes);
		expect(Object.keys(calls(at, 'writes')).filter((call) => /saveClass|saveGroup/.test(call))).toEqual([]);
		expect(sum(calls(at, 'writes'))).toBeGreaterThan(0);
		await nothingOn(FIRST);
		await preset('groups');
		await nothingOn(FIRST);
	});
});
