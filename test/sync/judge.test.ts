/** The whole plan before the guards: what waits, what an approval lets go, and the code that would approve the rest. */
import { approvalCode, approvalForAll, DEFAULT_LIMITS, type GuardSettings, type Scope, type Tally } from '../../sync/plan/guards';
import { judge, type Judgement } from '../../sync/plan/judge';
import { packApprovals } from '../../sync/plan/state';

const tools = { fingerprint: (text: string) => `f${[...text].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)!) % 99991, 7)}` };
const KEY = tools.fingerprint('goedkeuringen|p1');
const TALLIES = new Map<Scope, Tally>([['createAccount', { count: 30, population: 100 }], ['classMove', { count: 40, population: 100 }], ['updateAccount', { count: 1, population: 100 }]]);
const say = (over: Partial<GuardSettings & { approval: string }> = {}, rows: [string, string][] = [], tallies: ReadonlyMap<Scope, Tally> = TALLIES): Judgement =>
	judge(tallies, () => 'p1', new Map(rows), { limits: DEFAULT_LIMITS, calendar: 'normal', today: '2026-11-23', approval: '', ...over }, tools);
const scopes = ({ held }: Judgement) => held.map(({ scope }) => scope);
const all = approvalForAll('p1', '2026-11-30', 0, tools);

test('what is over its limit waits; the code approves all of it, for a week', () => {
	const judged = say();
	expect(scopes(judged)).toEqual(['classMove', 'createAccount']);
	expect(judged).toMatchObject({ lifted: false, problem: '', goedkeuring: all, used: { soort: 'basis', row: { key: KEY, state: packApprovals(1) }, rowIsNew: true } });
});
test('nothing waits: no code', () => expect(say({}, [], new Map())).toMatchObject({ held: [], lifted: false, problem: '', goedkeuring: '' }));
test('the code of all lets all go, and there is nothing left to approve', () => expect(say({ approval: all })).toMatchObject({ held: [], lifted: true, problem: '', goedkeuring: '' }));
test('the code of one kind lets that go; the rest has its code still', () => {
	const judged = say({ approval: approvalCode('p1', 'classMove', '2026-11-30', 0, tools) });
	expect([scopes(judged), judged.lifted, judged.goedkeuring]).toEqual([['createAccount'], true, approvalForAll('p1', '2026-11-30', 1, tools)]);
});
test('a code that lets nothing go is not used', () => {
	expect(say({ approval: approvalCode('p1', 'updateAccount', '2026-11-30', 0, tools) })).toMatchObject({ lifted: false, problem: '' });
	expect(say({ approval: all }, [], new Map())).toMatchObject({ lifted: false, problem: '' });
});
test('a code works once: the next one has another number', () => {
	const rows: [string, string][] = [[KEY, packApprovals(1)], ['goedkeuringen', packApprovals(9)]];
	const judged = say({ approval: all }, rows);
	expect([scopes(judged), judged.lifted, judged.problem]).toEqual([['classMove', 'createAccount'], false, 'De goedkeuring is al gebruikt, of de code is niet juist overgenomen.']);
	expect(judged.goedkeuring).toBe(approvalForAll('p1', '2026-11-30', 1, tools));
	expect(judged.used).toEqual({ soort: 'basis', row: { key: KEY, state: packApprovals(2) }, rowIsNew: false });
});
test('no code opens a closed calendar, and none is offered', () => {
	const judged = say({ calendar: 'closed', approval: all });
	expect([scopes(judged), judged.lifted, judged.goedkeuring]).toEqual([['classMove', 'createAccount', 'updateAccount'], false, '']);
	expect(say({ calendar: 'closed', approval: approvalCode('p1', 'classMove', '2026-11-30', 0, tools) }).lifted).toBe(false);
});

test('bound to what waits: the code stands when the rest has gone, and falls when what waits is another', () => {
	const other = (approval: string, planOf: (held: ReadonlySet<Scope>) => string) => judge(TALLIES, planOf, new Map(), { limits: DEFAULT_LIMITS, calendar: 'normal', today: '2026-11-23', approval }, tools);
	const first = other('', (held) => [...held].sort().join('+'));
	expect(first.goedkeuringen.map(({ scope }) => scope)).toEqual(['classMove', 'createAccount']);
	expect(other(first.goedkeuring, (held) => [...held].sort().join('+'))).toMatchObject({ held: [], lifted: true, goedkeuringen: [] });
	expect(other(first.goedkeuring, () => 'iets anders')).toMatchObject({ lifted: false, problem: expect.stringContaining('ander plan') });
	const part = other(first.goedkeuringen[0]!.code, (held) => [...held].sort().join('+'));
	expect([scopes(part), part.goedkeuringen.map(({ code }) => code.split('.')[0])]).toEqual([['createAccount'], ['createAccount']]);
});
