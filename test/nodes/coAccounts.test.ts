/** Co-accounts through the real nodes, over HTTP, on the doubles. */
import { listOf, noAccessOf, typesOf } from '../../nodes/FieldDirectionMerge/coAccounts';
import { readOf } from '../../nodes/FieldDirectionMerge/inputs';
import { planTools } from '../../nodes/FieldDirectionMerge/tools';
import { startSchool, type RunningSchool } from '../../sandbox/school';
import { CO_ACCOUNTS } from '../../sync/fields/coAccounts';
import { DEFAULT_CO_ACCOUNT_RULES, type CoAccountSettings } from '../../sync/plan/coAccountTypes';
import { planCoAccounts, type CoAccountPlan } from '../../sync/plan/coaccounts';
import type { ChangeItem } from '../../sync/types';
import { NO_LIMITS } from '../laws/tools';
import { credentialOf } from './informatSchool';
import { messagesOf } from './items';
import { run, type Outcome } from './run';

let school: RunningSchool;
beforeAll(async () => {
	school = await startSchool({ pupils: 60, clock: '2026-11-23' });
});
afterAll(async () => await school?.stop());
beforeEach(() => school.school.reset({}));

const credentials = () => ({ smartschoolApi: { platform: school.smartschool, accessCode: school.accessCode, allowOtherHost: true } });
const DAY = { schoolYear: '2026-27', referenceDate: '2026-11-23' };
const rows = new Map<string, string>();
beforeEach(() => rows.clear());

async function plan(settings: Partial<CoAccountSettings> = {}): Promise<CoAccountPlan> {
	const informat = await run('informat', { operation: 'getSyncRecords', instituteNumbers: school.institute, ...DAY }, [{}], credentialOf(school));
	const smartschool = await run('smartschool', { operation: 'getSyncRecords', rootGroups: '', coAccounts: true, ...DAY }, [{}], credentials());
	return planCoAccounts({
		informat: readOf(informat.items, 'informat'), smartschool: readOf(smartschool.items, 'smartschool'), baseline: [...rows].map(([key, state]) => ({ key, state })), table: CO_ACCOUNTS, tools: planTools('a key of more than thirty-two characters'),
		settings: { mode: 'apply', firstRun: 'review', channel: { standard: 'todo', units: {} }, limits: NO_LIMITS, calendar: 'normal', approval: '', absent: { reads: 3, days: 14 }, ...DEFAULT_CO_ACCOUNT_RULES, ...settings },
	});
}
const applyItems = async (items: readonly object[]): Promise<Outcome> => {
	school.school.log.clear();
	const outcome = await run('smartschool', { operation: 'applyChanges', atOnce: 2 }, [...items], credentials());
	for (const { json } of outcome.items) {
		const { row, rowChanged } = json as unknown as ChangeItem;
		if (rowChanged) rows.set(row.key, row.state);
	}
	return outcome;
};
const number = (kind: string): string => String(school.school.summary.families[kind]);
const profile = (kind: string): Record<string, unknown> => school.school.platform.byInternNumber(number(kind))!.profile;
const student = (kind: string) => school.school.informat.students.find(({ pPersoon }) => String(pPersoon) === number(kind))!;
const of = (items: readonly object[], kind: string): object[] => items.filter((each) => JSON.stringify(each).includes(`"internnummer":"${number(kind)}"`));

test('one call per field, name and access first; nothing else of the account is touched', async () => {
	const { changes } = await plan();
	const before = { ...profile('eenOuder') };
	const { error } = await applyItems(of(changes, 'eenOuder'));
	expect(error).toBeUndefined();
	expect(school.school.log.lines.map(({ call, field }) => `${call} ${field ?? ''}`.trim())).toEqual([
		'getReferenceField', ...['voornaam', 'naam', 'status', 'type', 'email', 'mobielnummer'].map((name) => `saveUserParameter ${name}_coaccount1`),
	]);
	const changed = Object.keys(before).filter((key) => before[key] !== profile('eenOuder')[key]);
	expect(changed.sort()).toEqual(['email_coaccount1', 'mobielnummer_coaccount1', 'naam_coaccount1', 'status1', 'type_coaccount1', 'voornaam_coaccount1']);
});

test('access that ends goes before every other write of the batch, whatever the order of the items', async () => {
	student('eenMail').relaties[0]!.isOverleden = true;
	const { changes } = await plan();
	expect(changes[0]!.smartschool).toMatchObject({ action: 'updateCoAccounts', blocks: [expect.any(Number)] });
	await applyItems([...changes].reverse());
	const writes = school.school.log.lines.filter(({ call }) => !call.startsWith('get'));
	const blocked = [`${number('overleden')} status_coaccount2`, `${number('eenMail')} status_coaccount2`];
	expect(writes.slice(0, 2).map(({ key, field }) => `${key} ${field}`).sort()).toEqual(blocked.sort());
	expect(profile('overleden').status2).toBe('niet actief');
});

test('a first password once, for who is new, and it must be changed', async () => {
	const { changes } = await plan({ passwords: true });
	const outcome = await applyItems(changes);
	const passwords = (kind: string) => Object.entries(school.school.platform.byInternNumber(number(kind))!.passwords).filter(([slot]) => slot !== '0');
	expect(passwords('overleden')).toEqual([]);
	expect(passwords('zesRelaties')).toEqual([['1', { writes: 1, mustChange: true }], ['2', { writes: 1, mustChange: true }]]);
	expect(outcome.stored).not.toMatch(/passw(or)?d"/i);
	expect((await plan({ passwords: true })).changes).toEqual([]);
});

test('a password whose fate is not known is not sent again', async () => {
	school.school.faults.set([{ name: 'timeout-after-effect', on: 'savePassword', times: 1 }]);
	const { changes } = await plan({ passwords: true });
	const { items } = await applyItems(of(changes, 'eenOuder'));
	const after = school.school.platform.byInternNumber(number('eenOuder'))!;
	expect(after.passwords[1]!.writes).toBe(1);
	if (items.length > 0) expect(messagesOf(items[0]!.json)).toContain('Co-account 1: Wachtwoord');
	const again = await plan({ passwords: true });
	await applyItems(of(again.changes, 'eenOuder'));
	expect(after.passwords[1]!.writes).toBe(1);
});

test('an old read: a slot in which somebody else is by now is not written (L26)', async () => {
	const { changes } = await plan();
	Object.assign(profile('eenOuder'), { type_coaccount1: 'Interimaris', naam_coaccount1: 'Testaert', voornaam_coaccount1: 'Bo' });
	const { items } = await applyItems(of(changes, 'eenOuder').map((each) => ({ ...each, freshUntil: '2026-01-01' })));
	expect(messagesOf(items[0]!.json)).toMatch(/Co-account 1: .*somebody changed it in Smartschool/);
	expect(school.school.log.lines.filter(({ call }) => !call.startsWith('get'))).toEqual([]);
	expect(profile('eenOuder')).toMatchObject({ type_coaccount1: 'Interimaris', email_coaccount1: '' });
});

test('a refused field leaves the rest; the message names pupil and field, and the next run tries again', async () => {
	school.school.faults.set([{ name: 'code-17', on: 'saveUserParameter', after: 4, times: 1 }]);
	const { items } = await applyItems(of((await plan()).changes, 'eenOuder'));
	expect(messagesOf(items[0]!.json)).toMatch(/Co-account 1: E-mail \(e-mail\): .*code 17/);
	expect(profile('eenOuder')).toMatchObject({ status1: 'actief', email_coaccount1: '' });
	await applyItems(of((await plan()).changes, 'eenOuder'));
	expect(school.school.log.lines.map(({ field }) => field).filter(Boolean)).toEqual(['email_coaccount1']);
	expect(of((await plan()).changes, 'eenOuder')).toEqual([]);
});

test('Smartschool without co-accounts, and more relations gone than can be believed: no plan', async () => {
	await applyItems((await plan()).changes);
	for (const each of school.school.informat.students) each.relaties = [];
	await expect(plan({ limits: { ...NO_LIMITS, shrinkPercent: 20 } })).rejects.toThrow(/linked records are missing from what Informat \(relaties\) gave/);
	const informat = await run('informat', { operation: 'getSyncRecords', instituteNumbers: school.institute, ...DAY }, [{}], credentialOf(school));
	const without = await run('smartschool', { operation: 'getSyncRecords', rootGroups: '', ...DAY }, [{}], credentials());
	expect(without.items.some(({ json }) => 'coaccounts' in ((json.lists ?? {}) as object))).toBe(false);
	const input = { informat: readOf(informat.items, 'informat'), smartschool: readOf(without.items, 'smartschool'), baseline: [], table: CO_ACCOUNTS, tools: planTools('a key of more than thirty-two characters'), settings: {} as CoAccountSettings };
	expect(() => planCoAccounts({ ...input, settings: { ...input.settings, ...DEFAULT_CO_ACCOUNT_RULES } })).toThrow(/With Co-Accounts/);
});

test('the texts of the screen', () => {
	expect(listOf(' Vader, Moeder;Voogd,,Vader ')).toEqual(['Vader', 'Moeder', 'Voogd']);
	expect(typesOf('Trajectbegeleider=Begeleider, Opvoeder = Voogd')).toEqual({ Trajectbegeleider: 'Begeleider', Opvoeder: 'Voogd' });
	expect(() => typesOf('Trajectbegeleider')).toThrow('Write Trajectbegeleider=Begeleider');
	expect(noAccessOf('900123: Tom Peeters\n900124: Vader')).toEqual([{ leerlingnummer: '900123', relatie: 'Tom Peeters' }, { leerlingnummer: '900124', relatie: 'Vader' }]);
	expect(() => noAccessOf('Tom Peeters')).toThrow(/Line 1 .*900123: Tom Peeters/);
});
