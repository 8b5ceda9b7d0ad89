/** Laws about decisions of people: a named cause for every value that goes (L5), nothing on values that changed meanwhile (L26), once (L3), in the field's direction (L6). */
import fc from 'fast-check';
import { STANDARD } from '../../sync/fields/standard';
import { leadsTo } from '../../sync/plan/record';
import type { Choice, DecisionRow } from '../../sync/types';
import { holds } from './check';
import { days, happen, start, worldOf } from './history';
import { common, type World } from './world';

const UPDATES = { firstRun: 'review', channel: { standard: 'update', units: {} } } as const;
const answers = fc.array(fc.constantFrom<Choice | ''>('informat', 'smartschool', 'laat', 'waarde', ''), { minLength: 1, maxLength: 12 });
const later = fc.array(fc.record({ pupil: fc.nat(5), side: fc.constantFrom('secretary' as const, 'parent' as const), field: fc.constantFrom('gsm', 'email', 'telefoon', 'huisdokter'), value: fc.constantFrom('0470 99 99 99', 'nieuw@example.org', 'dr. Zeven', '') }), { maxLength: 2 });
const past = fc.record({ start, days: days(), answers, later });

/** A history, and what a preview of its last day asks; the answers are given in turn. */
async function asked({ start: first, days: all, answers: given }: { start: Parameters<typeof worldOf>[0]; days: Parameters<typeof happen>[1][][]; answers: (Choice | '')[] }): Promise<{ world: World; rows: DecisionRow[]; units: Map<string, string> }> {
	const world = worldOf(first);
	for (const events of all) {
		for (const each of events) happen(world, each);
		await world.run(UPDATES);
	}
	const questions = world.plan({ ...UPDATES, mode: 'preview' }).review.flatMap(({ key, vraag }) => (vraag ? [{ key, ...vraag }] : []));
	const rows = questions.map(({ key, paar, keuzes, eenheid }, index): DecisionRow => {
		const choice = given[index % given.length]!;
		return { key, paar, beslissing: choice === '' || keuzes.includes(choice) ? choice : 'laat', waarde: eenheid === 'email' ? 'getypt@example.org' : '0478 12 12 12' };
	});
	return { world, rows, units: new Map(questions.map(({ key, eenheid }) => [key, eenheid])) };
}
const everything = ({ pupils, accounts }: World) => JSON.stringify([[...pupils.values()].map(({ fields }) => fields), accounts.map(({ fields }) => fields)]);

test('every write of a decision leads where its field goes and overwrites just what was judged', async () => {
	await holds(past, 100, async (given) => {
		const { world, rows } = await asked(given);
		world.decisions = rows;
		for (const change of given.later) happen(world, { does: change.side, pupil: change.pupil, field: change.field, value: change.value });
		const plan = world.plan(UPDATES);
		for (const item of plan.changes) {
			for (const side of ['smartschool', 'informat'] as const) {
				for (const write of item[side]?.writes ?? []) {
					if (write.decision === undefined) continue;
					const unit = STANDARD.find(({ id }) => id === write.unit)!;
					expect(leadsTo(side, unit.direction)).toBe(true);
					const record = side === 'smartschool' ? world.accounts.find(({ gebruikersnaam }) => 'gebruikersnaam' in item.smartschool! && gebruikersnaam === item.smartschool.gebruikersnaam)! : world.pupils.get(item.informat!.handle.persoonId)!;
					for (const { id } of unit.fields) if (!unit.writeOnly?.includes(id)) expect(write.was[id]).toBe(record.fields[id] ?? '');
					const { beslissing, waarde } = rows.find(({ key }) => key === write.decision)!;
					expect(['informat', 'smartschool', 'waarde']).toContain(beslissing);
					if (beslissing === 'waarde') expect(Object.values(write.values)).toContain(waarde);
				}
			}
		}
	});
});

test('without a decision nothing that a person was asked about is overwritten', async () => {
	await holds(past, 80, async (given) => {
		const { world, rows } = await asked(given);
		world.decisions = rows.map((row) => ({ ...row, beslissing: '' as const }));
		const before = everything(world);
		const plan = await world.run(UPDATES);
		expect(everything(world)).toBe(before);
		// A proposal that this very run hears to be refused is news.
		expect(plan.review.filter(({ vraag, soort }) => vraag && soort !== 'refused')).toEqual([]);
		expect(plan.summary.afgehandeld).toEqual([]);
	});
});

test('decisions carried out again and again end the same, and their rows are closed', async () => {
	await holds(past, 80, async (given) => {
		const { world, rows } = await asked(given);
		world.decisions = rows;
		for (let press = 0; press < 3; press++) await world.run(UPDATES);
		const after = everything(world);
		const { summary } = await world.run(UPDATES);
		expect(world.calls).toEqual([]);
		expect(everything(world)).toBe(after);
		const open = rows.filter(({ beslissing }) => beslissing === '').map(({ key }) => key);
		expect([...summary.afgehandeld].sort()).toEqual(rows.map(({ key }) => key).filter((key) => !open.includes(key)).sort());
	});
});

test('when both sides are changed after the question, its answer moves nothing', async () => {
	await holds(past, 80, async (given) => {
		const { world, rows, units } = await asked({ ...given, answers: given.answers.map((choice) => (choice === '' ? 'informat' : choice)) });
		const touched = ['gsm', 'email'];
		for (const pupil of world.pupils.values()) {
			Object.assign(pupil.fields, { gsm: '0471 11 11 11', email: 'a@example.net' });
			const account = world.accountOf(pupil);
			if (account) Object.assign(account.fields, { gsm: '0472 22 22 22', email: 'b@example.net' });
		}
		world.decisions = rows.filter(({ key }) => touched.includes(units.get(key)!));
		await world.run(UPDATES);
		for (const pupil of world.pupils.values()) {
			const account = world.accountOf(pupil);
			if (!account?.theirs) continue;
			expect([common('informat', 'gsm', pupil.fields.gsm!), common('smartschool', 'gsm', account.fields.gsm!)]).toEqual(['+32471111111', '+32472222222']);
		}
		expect(world.calls.filter(({ values }) => 'gsm' in values || 'email' in values)).toEqual([]);
	});
});
