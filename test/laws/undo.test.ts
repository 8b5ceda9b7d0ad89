/** Law L29: an undo puts back what is still as the run wrote it, touches nothing else, does nothing a second time, and the next run leaves it alone. */
import fc from 'fast-check';
import { STANDARD } from '../../sync/fields/standard';
import { journalOf, planUndo, type JournalRecord, type UndoPlan } from '../../sync/plan/undo';
import { unpackState } from '../../sync/plan/state';
import { holds } from './check';
import { days, event, happen, start, worldOf, type Event } from './history';
import { TOOLS } from './tools';
import { common, type World } from './world';

const UPDATES = { firstRun: 'review', channel: { standard: 'update', units: {} } } as const;
const history = fc.record({ start, days: days() });

async function lived({ start: first, days: all }: { start: Parameters<typeof worldOf>[0]; days: Event[][] }): Promise<World> {
	const world = worldOf(first);
	for (const events of all.slice(0, -1)) {
		for (const each of events) happen(world, each);
		await world.run(UPDATES);
	}
	for (const each of all.at(-1)!) happen(world, each);
	return world;
}

const journaled = async (world: World): Promise<JournalRecord[]> => (await world.run(UPDATES)).changes.map((change) => journalOf(change, STANDARD));

function undoOf(world: World, journal: JournalRecord[], approval?: string): UndoPlan {
	return planUndo({ informat: world.informatRead(), smartschool: world.smartschoolRead(), baseline: [...world.baseline].map(([key, state]) => ({ key, state })), journal, run: { id: 'run', moment: '2026-11-23T05:30:00Z' }, table: STANDARD, mode: approval === undefined ? 'preview' : 'apply', approval: approval ?? '', tools: TOOLS });
}

/** The undo as its template does it: a preview, then that plan. */
async function undo(world: World, journal: JournalRecord[], store = true): Promise<UndoPlan> {
	const plan = undoOf(world, journal, undoOf(world, journal).summary.plan);
	for (const change of plan.changes) {
		const done = await world.apply(change);
		if (store && done.rowChanged) world.commit(done.row);
	}
	if (store) for (const { row } of plan.baseline) world.commit(row);
	return plan;
}

/** Units that a person took back, `row unit`. */
const heldUnits = (world: World): string[] => [...world.baseline].flatMap(([key, text]) => (text.startsWith('2 ') ? Object.entries(unpackState(text).u).flatMap(([unit, { h }]) => (h ? [`${key} ${unit}`] : [])) : []));
const plannedUnits = (plan: Awaited<ReturnType<World['run']>>): string[] => plan.changes.flatMap(({ row, smartschool }) => smartschool?.writes.map(({ unit }) => `${row.key} ${unit}`) ?? []);

test('L29 undo: takes back what is still as the run wrote it, touches nothing else, and does nothing a second time', async () => {
	await holds(fc.tuple(history, fc.array(event, { maxLength: 4 })), 250, async ([past, later]) => {
		const world = await lived(past);
		const before = world.clone();
		const journal = await journaled(world);
		for (const each of later) if (each.does === 'parent') happen(world, each);
		const edited = world.clone();
		const { changes } = await undo(world, journal);
		expect([...world.pupils.values()]).toEqual([...edited.pupils.values()]);
		const taken = new Set(changes.flatMap(({ smartschool }) => (smartschool?.action === 'updateAccount' ? smartschool.writes.flatMap(({ unit }) => (STANDARD.find(({ id }) => id === unit)?.fields ?? []).map(({ id }) => `${smartschool.gebruikersnaam} ${id}`)) : [])));
		for (const { gebruikersnaam, fields } of world.accounts) {
			const [then, mine] = [before, edited].map(({ accounts }) => accounts.find((each) => each.gebruikersnaam === gebruikersnaam));
			for (const id of Object.keys(fields)) {
				const expected = taken.has(`${gebruikersnaam} ${id}`) ? then! : mine!;
				expect([id, common('smartschool', id, fields[id]!)]).toEqual([id, common('smartschool', id, expected.fields[id]!)]);
			}
		}
		// Every write that is still there and can be taken back was.
		for (const { record, action, entries } of journal) {
			for (const { side, unit, element, was, wrote } of action === 'updateAccount' ? entries : []) {
				if (element !== undefined) {
					const pupil = [...world.pupils.values()].find(({ id }) => TOOLS.fingerprint(`leerling|${id}`) === record)!;
					const isIn = (at: World) => at.accountOf(pupil)!.groups.some((code) => code.toLowerCase() === element);
					const told = !pupil.gone && pupil.fields.einddatumInschrijving === '';
					const back = told && isIn(edited) === (wrote.klasCode !== '');
					expect([unit, isIn(world)]).toEqual([unit, back ? was.klasCode !== '' : isIn(edited)]);
					continue;
				}
				if (side !== 'smartschool' || unit === 'leerlingnummer' || (unit === 'klas' && was.klascode === '')) continue;
				const [def, a] = [STANDARD.find(({ id }) => id === unit)!, [...world.pupils.values()].find(({ id }) => TOOLS.fingerprint(`leerling|${id}`) === record)];
				const account = a && edited.accountOf(a);
				const compared = def.fields.filter(({ id }) => !def.writeOnly?.includes(id));
				const still = account && compared.every(({ id }) => common('smartschool', id, account.fields[id]!) === common('smartschool', id, wrote[id]!)) && compared.some(({ id }) => common('smartschool', id, was[id]!) !== common('smartschool', id, wrote[id]!));
				const told = a && !a.gone && a.fields.einddatumInschrijving === '' && def.fields.every(({ id }) => a.fields[id] !== undefined);
				if (still && told) expect(changes.some(({ row, smartschool }) => row.key === record && smartschool!.writes.some((write) => write.unit === unit))).toBe(true);
			}
		}
		const again = await undo(world, journal);
		expect([again.summary.plan, again.changes, again.baseline]).toEqual(['leeg', [], []]);
	});
});

test('what was taken back is not written again, also when the undo broke off before its rows were stored', async () => {
	await holds(fc.tuple(history, fc.boolean()), 250, async ([past, brokeOff]) => {
		const world = await lived(past);
		const journal = await journaled(world);
		const taken = (await undo(world, journal, !brokeOff)).changes.flatMap(({ row, smartschool }) => smartschool!.writes.map(({ unit }) => `${row.key} ${unit}`));
		if (brokeOff) await undo(world, journal);
		const held = heldUnits(world);
		for (const unit of held) expect(taken).toContain(unit);
		for (let runs = 0; runs < 2; runs++) {
			const planned = plannedUnits(await world.run(UPDATES));
			for (const unit of taken) expect(planned).not.toContain(unit);
			expect(heldUnits(world)).toEqual(held);
		}
	});
});

test('nothing goes without the code of the preview, nor with that of another plan', async () => {
	const world = worldOf({ pupils: [], accounts: [] } as never);
	const journal: JournalRecord[] = [];
	expect(undoOf(world, journal, '').summary).toMatchObject({ plan: 'leeg', goedkeuringProbleem: '' });
	await holds(history, 50, async (past) => {
		const lives = await lived(past);
		const entries = await journaled(lives);
		const { summary } = undoOf(lives, entries);
		if (summary.plan === 'leeg') return;
		for (const code of ['', 'anders']) {
			const refused = undoOf(lives, entries, code);
			expect([refused.changes, refused.baseline]).toEqual([[], []]);
			expect(refused.summary.goedkeuringProbleem).not.toBe('');
		}
	});
});
