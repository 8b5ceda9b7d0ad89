/** The to-do list over random histories: it holds exactly what waits, says nothing twice, and closes by itself. */
import fc from 'fast-check';
import { isOpen } from '../../sync/plan/tasks';
import { unpackState } from '../../sync/plan/state';
import type { PlanSettings } from '../../sync/plan/plan';
import type { ReviewItem } from '../../sync/types';
import { holds } from './check';
import { contactEdit, days, event, happen, pupilOf, start, worldOf } from './history';
import { hash } from './tools';
import type { World } from './world';

const channels = fc.constantFrom<Partial<PlanSettings>>(...(['todo', 'update'] as const).map((standard): Partial<PlanSettings> => ({ channel: { standard, units: {} }, audience: 'sensitive' })));
const TASKS = ['todo', 'proposal', 'refused'];

/** As the template keeps it: key → the last line. */
class List extends Map<string, ReviewItem> {
	take(review: readonly ReviewItem[]): void {
		for (const item of review) {
			if (item.soort === 'done') {
				expect([...this.keys()]).toContain(item.key);
				this.delete(item.key);
			} else if (TASKS.includes(item.soort) && item.nieuw) {
				const known = this.get(item.key);
				expect(known === undefined || known.soort !== item.soort || known.smartschool !== item.smartschool || known.informat !== item.informat).toBe(true);
				this.set(item.key, item);
			}
		}
	}
}

/** Keys of everything that waits in Informat or was refused there, from the rows. */
const waiting = (world: World): string[] => [...world.baseline].flatMap(([row, text]) => Object.entries(unpackState(text).u).filter(([, state]) => isOpen(state)).map(([unit]) => hash(`nazicht|${row}|${unit}`))).sort();

test('after every run the list is exactly what waits, and every line says what Smartschool holds', async () => {
	const day = fc.oneof({ weight: 3, arbitrary: contactEdit }, { weight: 1, arbitrary: event });
	await holds(fc.record({ start, days: days(day, 6), channel: channels }), 400, async ({ start: first, days: all, channel }) => {
		const world = worldOf(first);
		const list = new List();
		for (const events of all) {
			for (const each of events) happen(world, each);
			list.take((await world.run(channel)).review);
			expect([...list.keys()].sort()).toEqual(waiting(world));
		}
		// A refusal that was heard of while writing is told by the next run.
		const calm = await world.run(channel);
		list.take(calm.review);
		list.take((await world.run(channel)).review);
		expect([...list.keys()].sort()).toEqual(waiting(world));
	});
});

/** One pupil whose mobile a parent changed, with the line that stands for it. */
async function changed(channel: 'todo' | 'update' = 'todo') {
	const values = { ...pupilOf(0, {}).fields, naam: 'Peeters', voornaam: 'Noor', extraVoornamen: '', initialen: '', geboorteplaats: 'Gent', huisdokter: 'dr. Aerts', huisdokterTelefoon: '', gsm: '0470 12 34 56', telefoon: '', email: '', 'adres.straat': 'Markt', 'adres.nummer': '1', 'adres.bus': '', levensbeschouwing: '' } as Record<string, string>;
	const world = worldOf({ pupils: [values], accounts: [{ same: true, values }] });
	const settings: Partial<PlanSettings> = { channel: { standard: channel, units: {} } };
	await world.run(settings);
	world.accounts[0]!.fields.gsm = '0470 99 99 99';
	const plan = await world.run(settings);
	return { world, settings, pupil: [...world.pupils.values()][0]!, lines: plan.review, next: async () => (await world.run(settings)).review.map(({ soort, veld, informat, smartschool, nieuw }) => ({ soort, veld, informat, smartschool, nieuw })) };
}
const GSM = 'Eigen gsm (own mobile)';

test('a line says who, what, old, new, and where to type it', async () => {
	const { lines } = await changed();
	expect(lines).toEqual([expect.objectContaining({ soort: 'todo', veld: GSM, informat: '0470 12 34 56', smartschool: '0470 99 99 99', nieuw: true, taak: { leerling: 'Noor Peeters', klas: '3B', oudeWaarde: '0470 12 34 56', nieuweWaarde: '0470 99 99 99', waar: 'Informat › Leerlingen › Consulteren › de leerling › tabblad Communicatienummers (type Eigen, soort Gsm)' } })]);
});

test.each([
	['Informat shows the value', (world: World) => void ([...world.pupils.values()][0]!.fields.gsm = '+32 470 99 99 99')],
	['the parent put the old value back', (world: World) => void (world.accounts[0]!.fields.gsm = '0470 12 34 56')],
	['the pupil has left', (world: World) => void ([...world.pupils.values()][0]!.fields.einddatumInschrijving = '2026-11-20')],
	['the field no longer travels to Informat', (world: World) => void (world.table = world.table.map((unit) => (unit.id === 'gsm' ? { ...unit, direction: 'off' as const } : unit)))],
])('the line is closed, once, when %s', async (_what, then) => {
	const { world, next } = await changed();
	expect(await next()).toEqual([]);
	then(world);
	const found = (await next()).filter(({ veld }) => veld === GSM);
	expect(found).toEqual([{ soort: 'done', veld: GSM, informat: '', smartschool: '', nieuw: true }]);
	expect((await next()).filter(({ soort }) => soort === 'done')).toEqual([]);
});

test('the line is closed when Informat’s own value goes to Smartschool', async () => {
	const { world, pupil, next } = await changed();
	world.accounts[0]!.fields.gsm = '0470 12 34 56';
	pupil.fields.gsm = '0499 00 00 00';
	expect(await next()).toEqual([{ soort: 'done', veld: GSM, informat: '', smartschool: '', nieuw: true }]);
	expect(world.accounts[0]!.fields.gsm).toBe('0499 00 00 00');
});

test('another value is the same line with the new value', async () => {
	const { world, lines, next } = await changed();
	world.accounts[0]!.fields.gsm = '0470 88 88 88';
	const plan = world.plan({ channel: { standard: 'todo', units: {} } });
	expect(plan.review.map(({ key }) => key)).toEqual(lines.map(({ key }) => key));
	expect(await next()).toEqual([{ soort: 'todo', veld: GSM, informat: '0470 12 34 56', smartschool: '0470 88 88 88', nieuw: true }]);
});

test('when both sides change again, a person decides and the line goes', async () => {
	const { world, pupil, next } = await changed();
	world.accounts[0]!.fields.gsm = '0470 77 77 77';
	pupil.fields.gsm = '0470 66 66 66';
	expect((await next()).map(({ soort }) => soort).sort()).toEqual(['conflict', 'done']);
	expect(await next()).toEqual([]);
});

test('a proposal is a line too; refused, it becomes a thing to type', async () => {
	const { world, lines, next } = await changed('update');
	expect(lines).toEqual([expect.objectContaining({ soort: 'proposal', taak: expect.objectContaining({ waar: 'Informat: aanvaard het voorstel bij de voorinschrijvingen' }) as object })]);
	for (const id of world.proposals.keys()) world.refused.add(id);
	await next();
	expect(await next()).toEqual([{ soort: 'refused', veld: GSM, informat: '0470 12 34 56', smartschool: '0470 99 99 99', nieuw: true }]);
	expect(await next()).toEqual([]);
});

test('a doctor is named without value to who may not see it', async () => {
	for (const audience of ['personal', 'sensitive'] as const) {
		const { world } = await changed();
		world.accounts[0]!.fields.huisdokter = 'dr. Boels';
		const [line] = world.plan({ audience }).review.filter(({ veld }) => veld.startsWith('Huisdokter'));
		expect([line!.informat, line!.smartschool]).toEqual(audience === 'personal' ? ['', ''] : ['dr. Aerts', 'dr. Boels']);
		expect([line!.taak!.oudeWaarde, line!.taak!.nieuweWaarde]).toEqual(audience === 'personal' ? ['', '(na te kijken in Smartschool)'] : ['dr. Aerts', 'dr. Boels']);
		expect(line!.uitleg.includes('gevoelig')).toBe(audience === 'personal');
	}
});
