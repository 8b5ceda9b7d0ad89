/** One changed mobile in Smartschool: planned, proposed to Informat, waited for, accepted by the secretary, seen back and settled. */
import { planTools } from '../../nodes/FieldDirectionMerge/tools';
import { startSchool, type RunningSchool } from '../../sandbox/school';
import { STANDARD } from '../../sync/fields/standard';
import { DEFAULT_SETTINGS, planSync } from '../../sync/plan/plan';
import { unpackState } from '../../sync/plan/state';
import { informatRecords } from '../../sync/records/informat';
import { smartschoolRecords } from '../../sync/records/smartschool';
import type { BaselineRow, ChangeItem } from '../../sync/types';
import { credentialOf } from './informatSchool';
import { run } from './run';

const GSM = '0470 99 88 77';
/** Nobody carries out here what is for Smartschool, so that groups to join would come back in every plan. */
const TABLE = STANDARD.filter(({ id }) => id !== 'groepen');
let school: RunningSchool;
beforeAll(async () => {
	school = await startSchool({ pupils: 60, clock: '2026-11-23' });
});
afterAll(async () => await school?.stop());
beforeEach(() => school.school.reset({}));

const scope = () => ({ schooljaar: school.schoolYear, referentiedatum: school.today });
const readInformat = () => informatRecords([{ instelnr: school.institute, students: school.school.informat.students, registrations: school.school.informat.registrations }], scope());

function plan(rows: ReadonlyMap<string, BaselineRow>) {
	const { platform } = school.school;
	const accounts = platform.accounts.map((account) => ({ ...account.profile, groups: account.groups.map((code) => ({ code, isOfficial: platform.groups.get(code)!.isOfficial })) }));
	const groups = [...platform.groups.values()].map((group) => ({ ...group, parentCode: group.parent }));
	const read = () => ({ informat: readInformat(), smartschool: smartschoolRecords({ accounts, groups }, scope()) });
	const input = { ...read(), baseline: [...rows.values()], table: TABLE, tools: planTools('a key of at least thirty-two characters') };
	const settings = { ...DEFAULT_SETTINGS, mode: 'apply' as const, channel: { standard: 'update' as const, units: {} } };
	return planSync({ ...input, settings: { ...settings, approval: planSync({ ...input, settings }).summary.goedkeuring } });
}

/** What the workflow stores. */
function store(rows: Map<string, BaselineRow>, items: { row: BaselineRow }[]): void {
	for (const { row } of items) rows.set(row.key, row);
}

/** A pupil with the same mobile on both sides, whose mobile then changes in Smartschool; the proposal as planned. */
function changedMobile(): { rows: Map<string, BaselineRow>; item: ChangeItem; persoonId: string } {
	const rows = new Map<string, BaselineRow>();
	const first = plan(rows);
	store(rows, [...first.baseline, ...first.changes]);
	for (const account of school.school.platform.accounts) {
		const before = account.profile.mobielnummer;
		if (!before) continue;
		account.profile.mobielnummer = GSM;
		const item = plan(rows).changes.find(({ informat }) => informat?.writes.some(({ unit, values }) => unit === 'gsm' && values.gsm!.replace(/\D/g, '').endsWith('470998877')));
		if (item) return { rows, item, persoonId: item.informat!.handle.persoonId };
		account.profile.mobielnummer = before;
	}
	throw new Error('Nobody has the same mobile on both sides');
}

const apply = async (item: ChangeItem): Promise<ChangeItem> => {
	const { items, error } = await run('informat', { operation: 'applyChanges', locationId: '001' }, [item], credentialOf(school));
	expect(error).toBeUndefined();
	return items[0]!.json as unknown as ChangeItem;
};
const decide = async (item: ChangeItem, action: 'accept' | 'refuse') => expect((await fetch(`${school.control}/informat/preregistrations/${item.informat!.preRegistrationId}/${action}`, { method: 'POST' })).status).toBe(200);
const jobs = ({ changes }: ReturnType<typeof plan>, persoonId: string) => changes.filter(({ informat }) => informat?.handle.persoonId === persoonId && informat.writes.some(({ unit }) => unit === 'gsm'));
const sent = () => [...school.school.informat.preregistrations.values()];

test('accepted: seen back at the next read, settled, and nothing is planned any more', async () => {
	const { rows, item, persoonId } = changedMobile();
	const applied = await apply(item);
	expect(applied.results.filter(({ unit }) => unit === 'gsm')).toEqual([{ side: 'informat', unit: 'gsm', ok: true }]);
	store(rows, [applied]);

	const waiting = plan(rows);
	expect(jobs(waiting, persoonId)).toEqual([]);
	expect(waiting.summary.wachtOpInformat).toBeGreaterThan(0);
	expect(sent()).toHaveLength(1);

	await decide(item, 'accept');
	const told = readInformat().records.find(({ handle }) => (handle as { persoonId?: string }).persoonId === persoonId)!.fields.gsm!;
	expect(told.replace(/\D/g, '')).toMatch(/470998877$/);
	const seen = plan(rows);
	expect(jobs(seen, persoonId)).toEqual([]);
	expect(seen.summary.wachtOpInformat).toBe(waiting.summary.wachtOpInformat - 1);
	store(rows, [...seen.baseline, ...seen.changes]);
	expect(jobs(plan(rows), persoonId)).toEqual([]);
	expect(sent().map(({ saves }) => saves)).toEqual([1]);
});

test('while it is open, a run that lost its rows sends nothing twice', async () => {
	const { item } = changedMobile();
	await apply(item);
	await apply(item);
	expect(sent().map(({ saves }) => saves)).toEqual([1]);
});

test('refused: the same proposal again is a failed unit with what to do, and Informat keeps its value', async () => {
	const { item, persoonId } = changedMobile();
	await apply(item);
	await decide(item, 'refuse');
	const again = await apply(item);
	expect(again.results.find(({ unit }) => unit === 'gsm')).toMatchObject({ ok: false, message: expect.stringMatching(/refused in Informat before \(MNA002\)\. Correct the value in Smartschool, or type it in Informat by hand\./) });
	const [before, after] = [item, again].map(({ row }) => unpackState(row.state).u.gsm!);
	expect(after).toEqual({ o: before!.o, r: item.informat!.writes.find(({ unit }) => unit === 'gsm')!.after.p });
	expect(readInformat().records.find(({ handle }) => (handle as { persoonId?: string }).persoonId === persoonId)!.fields.gsm!.replace(/\D/g, '')).not.toMatch(/470998877$/);
});

test('refused: the next run hears of it, the one after tells it once on the review list, and the same value is never sent again', async () => {
	const { rows, item, persoonId } = changedMobile();
	store(rows, [await apply(item)]);
	await decide(item, 'refuse');

	const asks = plan(rows).changes.find(({ row }) => row.key === item.row.key)!;
	expect(asks).toMatchObject({ informat: null, open: [{ preRegistrationId: item.informat!.preRegistrationId }] });
	const heard = await apply(asks);
	expect(heard.results).toEqual([expect.objectContaining({ side: 'informat', unit: 'gsm', ok: false, message: expect.stringMatching(/Eigen gsm \(own mobile\): this proposal was refused in Informat/) })]);
	store(rows, [heard]);

	const tells = plan(rows);
	const mine = ({ review }: ReturnType<typeof plan>) => review.filter(({ soort, smartschool }) => soort === 'refused' && smartschool === GSM);
	expect(mine(tells)).toHaveLength(1);
	expect(jobs(tells, persoonId)).toEqual([]);
	store(rows, [...tells.baseline, ...tells.changes]);
	const quiet = plan(rows);
	expect([mine(quiet), jobs(quiet, persoonId), quiet.changes.filter(({ row }) => row.key === item.row.key)]).toEqual([[], [], []]);
	expect(sent().map(({ saves }) => saves)).toEqual([1]);
});
