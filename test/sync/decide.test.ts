/** Decisions of people: carried out once, only for what was judged, and never against a field's direction. */
import { STANDARD } from '../../sync/fields/standard';
import { typedProblem } from '../../sync/plan/decide';
import type { Choice, DecisionRow, ReviewItem } from '../../sync/types';
import { worldOf } from '../laws/history';
import type { World } from '../laws/world';

const VALUES = { naam: 'Peeters', voornaam: 'Noor', extraVoornamen: '', initialen: '', geboorteplaats: 'Gent', huisdokter: 'dr. Aerts', huisdokterTelefoon: '', gsm: '0470 12 34 56', telefoon: '', email: 'noor@example.be', 'adres.straat': 'Markt', 'adres.nummer': '1', 'adres.bus': '', levensbeschouwing: '0140' };
const UPDATES = { channel: { standard: 'update', units: {} } } as const;
const LIST = { channel: { standard: 'todo', units: {} } } as const;

/** One pupil and an account that agree. */
async function agreed(): Promise<World> {
	const world = worldOf({ pupils: [VALUES], accounts: [{ same: true, values: {} }] });
	await world.run(UPDATES);
	await world.run(UPDATES);
	return world;
}
const informat = (world: World) => [...world.pupils.values()][0]!.fields;
const smartschool = (world: World) => world.accounts[0]!.fields;
const asked = (review: readonly ReviewItem[]) => review.filter(({ vraag }) => vraag);
const answer = ({ key, vraag }: ReviewItem, beslissing: Choice | '', waarde = ''): DecisionRow => ({ key, paar: vraag!.paar, beslissing, waarde });

/** Both changed the mobile: the question that comes of it. */
async function conflict(): Promise<{ world: World; question: ReviewItem }> {
	const world = await agreed();
	informat(world).gsm = '0470 11 11 11';
	smartschool(world).gsm = '0470 22 22 22';
	const { review } = await world.run(UPDATES);
	expect(asked(review)).toHaveLength(1);
	expect(review[0]).toMatchObject({ soort: 'conflict', vraag: { keuzes: ['informat', 'smartschool', 'waarde', 'laat'], eenheid: 'gsm' } });
	return { world, question: review[0]! };
}

test('keep Informat: Smartschool is written once, then both agree and the row is closed', async () => {
	const { world, question } = await conflict();
	world.decisions = [answer(question, 'informat')];
	const plan = await world.run(UPDATES);
	expect(plan.summary.verschillen).toEqual([expect.objectContaining({ naar: 'smartschool', regel: expect.stringContaining('beslist door een persoon') })]);
	expect(smartschool(world).gsm).toBe('0470 11 11 11');
	expect(plan.review).toEqual([]);
	expect(plan.changes[0]!.smartschool!.writes).toEqual([expect.objectContaining({ decision: question.key, direction: 'both', was: { gsm: '0470 22 22 22' } })]);
	const again = await world.run(UPDATES);
	expect([world.calls, again.review, again.summary.afgehandeld]).toEqual([[], [], [question.key]]);
	world.decisions = [];
	expect((await world.run(UPDATES)).summary.records.ongewijzigd).toBe(3);
});

test('keep Smartschool: sent to Informat once, waits, settles when Informat takes it', async () => {
	const { world, question } = await conflict();
	world.decisions = [answer(question, 'smartschool')];
	await world.run(UPDATES);
	expect(world.calls).toEqual([expect.objectContaining({ op: 'personalDetailsUpdate', values: { gsm: '0470 22 22 22' } })]);
	for (let press = 0; press < 2; press++) {
		const plan = await world.run(UPDATES);
		expect([world.calls, plan.review, plan.summary.wachtOpInformat, plan.summary.afgehandeld]).toEqual([[], [], 1, [question.key]]);
	}
	world.acceptAll();
	world.decisions = [];
	await world.run(UPDATES);
	expect([informat(world).gsm, smartschool(world).gsm, (await world.run(UPDATES)).changes]).toEqual(['0470 22 22 22', '0470 22 22 22', []]);
});

test('keep Smartschool on a school with a task list: one line, and the row is closed in the same run', async () => {
	const { world, question } = await conflict();
	world.decisions = [answer(question, 'smartschool')];
	const plan = await world.run(LIST);
	expect([plan.review.map(({ soort }) => soort), plan.summary.afgehandeld]).toEqual([['todo'], [question.key]]);
	expect([(await world.run(LIST)).review, world.calls]).toEqual([[], []]);
});

test('a difference of the first run that is kept as in Smartschool waits for Informat and is not asked again', async () => {
	const world = worldOf({ pupils: [VALUES], accounts: [{ same: false, values: { ...VALUES, email: 'ander@example.be' } }] });
	const [question] = asked((await world.run(UPDATES)).review);
	world.decisions = [answer(question!, 'smartschool')];
	await world.run(UPDATES);
	const plan = await world.run(UPDATES);
	expect([plan.review, world.calls, plan.summary.wachtOpInformat]).toEqual([[], [], 1]);
	world.acceptAll();
	await world.run(UPDATES);
	expect(informat(world).email).toBe('ander@example.be');
});

test('an emptied value that is restored from Smartschool', async () => {
	const world = await agreed();
	informat(world).gsm = '';
	const [question] = asked((await world.run(UPDATES)).review);
	expect(question).toMatchObject({ soort: 'clear' });
	world.decisions = [answer(question!, 'smartschool')];
	await world.run(UPDATES);
	expect(world.calls).toEqual([expect.objectContaining({ op: 'personalDetailsUpdate' })]);
	expect((await world.run(UPDATES)).summary.wachtOpInformat).toBe(1);
	world.acceptAll();
	await world.run(UPDATES);
	expect(informat(world).gsm).toBe('0470 12 34 56');
});

test('an emptied value that has to be emptied on the other side as well', async () => {
	const world = await agreed();
	informat(world).gsm = '';
	const [question] = asked((await world.run(UPDATES)).review);
	world.decisions = [answer(question!, 'informat')];
	const plan = await world.run(UPDATES);
	expect(plan.summary.bewerkingen).toMatchObject({ clear: 1 });
	expect(smartschool(world).gsm).toBe('');
	expect((await world.run(UPDATES)).changes).toEqual([]);
});

test('a typed value goes to Smartschool at once and to Informat as any change', async () => {
	const { world, question } = await conflict();
	world.decisions = [answer(question, 'waarde', '0470/33.33.33')];
	await world.run(UPDATES);
	expect(smartschool(world).gsm).toBe('0470/33.33.33');
	const plan = await world.run(UPDATES);
	expect([world.calls.map(({ values }) => values), plan.summary.afgehandeld]).toEqual([[{ gsm: '0470/33.33.33' }], [question.key]]);
	world.acceptAll();
	world.decisions = [];
	await world.run(UPDATES);
	expect(informat(world).gsm).toBe('0470/33.33.33');
	expect((await world.run(UPDATES)).changes).toEqual([]);
});

test('a typed value that one side holds already is a choice for that side', async () => {
	const { world, question } = await conflict();
	world.decisions = [answer(question, 'waarde', '+32 470 11 11 11')];
	await world.run(UPDATES);
	expect(smartschool(world).gsm).toBe('0470 11 11 11');
	expect((await world.run(UPDATES)).changes).toEqual([]);
});

test('leave: not asked again until one of both changes', async () => {
	const { world, question } = await conflict();
	world.decisions = [answer(question, 'laat')];
	const plan = await world.run(UPDATES);
	expect([plan.review, world.calls, plan.summary.afgehandeld]).toEqual([[], [], [question.key]]);
	world.decisions = [];
	expect((await world.run(UPDATES)).review).toEqual([]);
	smartschool(world).gsm = '0470 44 44 44';
	expect(asked((await world.run(UPDATES)).review)).toHaveLength(1);
});

test.each(['informat', 'smartschool', 'waarde', 'laat'] as const)('%s, while one side changed again: nothing is done and the question is asked anew', async (choice) => {
	for (const change of [informat, smartschool]) {
		const { world, question } = await conflict();
		world.decisions = [answer(question, choice, '0470 33 33 33')];
		change(world).gsm = '0470 55 55 55';
		const before = { ...informat(world), ...smartschool(world) };
		const plan = await world.run(UPDATES);
		expect([world.calls, { ...informat(world), ...smartschool(world) }]).toEqual([[], before]);
		expect(asked(plan.review)).toEqual([expect.objectContaining({ key: question.key })]);
		expect(plan.review[0]!.vraag!.paar).not.toBe(question.vraag!.paar);
		expect(plan.summary.afgehandeld).toEqual([]);
	}
});

test('both made equal by hand: nothing to do, and the row is closed', async () => {
	const { world, question } = await conflict();
	world.decisions = [answer(question, 'informat')];
	smartschool(world).gsm = '0470 11 11 11';
	const plan = await world.run(UPDATES);
	expect([world.calls, plan.review, plan.summary.afgehandeld]).toEqual([[], [], [question.key]]);
});

test('an unanswered question stays open', async () => {
	const { world, question } = await conflict();
	world.decisions = [answer(question, '')];
	const plan = await world.run(UPDATES);
	expect([plan.review, plan.summary.afgehandeld]).toEqual([[], []]);
});

test('a write that failed is tried again by the next run', async () => {
	const { world, question } = await conflict();
	world.decisions = [answer(question, 'informat')];
	world.fault = () => 'refused';
	const failed = await world.run(UPDATES);
	expect([smartschool(world).gsm, failed.summary.afgehandeld]).toEqual(['0470 22 22 22', []]);
	world.fault = () => 'none';
	await world.run(UPDATES);
	expect(smartschool(world).gsm).toBe('0470 11 11 11');
});

test('a decision over its limit waits, and goes on when it is approved', async () => {
	const { world, question } = await conflict();
	world.decisions = [answer(question, 'informat')];
	const limits = { minimumPopulation: 0, scopes: {}, anyField: { percent: 0 }, shrinkPercent: 100, emptiedPercent: 100 };
	const held = await world.run({ ...UPDATES, limits });
	expect([world.calls, held.summary.vastgehouden.map(({ scope }) => scope), held.summary.afgehandeld]).toEqual([[], ['field:gsm'], []]);
	await world.run({ ...UPDATES, limits, approval: held.summary.goedkeuringen[0]!.code });
	expect(smartschool(world).gsm).toBe('0470 11 11 11');
});

test('an unknown code: a value for Smartschool may be typed, the code itself is never sent', async () => {
	const SEES_ALL = { ...UPDATES, audience: 'sensitive' } as const;
	const world = await agreed();
	await world.run(SEES_ALL);
	informat(world).levensbeschouwing = '9876';
	const [question] = asked((await world.run(SEES_ALL)).review);
	expect(question).toMatchObject({ soort: 'unknownCode', vraag: { keuzes: ['waarde', 'laat'] } });
	world.decisions = [answer(question!, 'informat')];
	await world.run(SEES_ALL);
	expect(world.calls).toEqual([]);
	world.decisions = [answer(question!, 'waarde', '0225')];
	await world.run(SEES_ALL);
	expect(smartschool(world).levensbeschouwing).toBe('PRO');
	const plan = await world.run(SEES_ALL);
	expect([world.calls, plan.review]).toEqual([[], []]);
});

test('nobody is asked about values that he may not see', async () => {
	const world = await agreed();
	informat(world).levensbeschouwing = '9876';
	const { review } = await world.run({ ...UPDATES, audience: 'personal' });
	expect(review).toEqual([expect.objectContaining({ soort: 'unknownCode', informat: '', smartschool: '' })]);
	expect(asked(review)).toEqual([]);
});

test('what is typed is checked as the field it is for', () => {
	const unit = (id: string) => STANDARD.find((each) => each.id === id)!;
	expect([typedProblem(unit('gsm'), '0470 12 34 56'), typedProblem(unit('email'), 'a@b.be'), typedProblem(unit('huisdokter'), 'dr. Q'), typedProblem(unit('geboortedatum'), '1-2-2010')]).toEqual([undefined, undefined, undefined, undefined]);
	for (const [id, text] of [['gsm', 'bel mij'], ['gsm', ' '], ['email', 'noor'], ['geboortedatum', 'gisteren'], ['levensbeschouwing', 'xyz'], ['huisdokter', 'x'.repeat(256)]] as const) expect(typedProblem(unit(id), text)).toMatch(/\.$/);
});
