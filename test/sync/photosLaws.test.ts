/** Laws of the own photos, over random histories of both sides, with runs that break off and a Smartschool that makes other bytes. */
import fc from 'fast-check';
import type { PhotoDirection } from '../../sync/plan/photoChoice';
import { holds } from '../laws/check';
import { pupil, School } from './photoWorld';

const who = fc.constantFrom('1', '2', '3');
const photo = fc.constantFrom('', 'P', 'Q', 'R');
const step = fc.oneof(
	{ weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('informat' as const, 'smartschool' as const), who, photo }) },
	{ weight: 3, arbitrary: fc.record({ kind: fc.constant('run' as const), calls: fc.constantFrom(Infinity, 0, 1, 2), unconfirmed: fc.boolean() }) },
);
const history = fc.record({ direction: fc.constantFrom<PhotoDirection>('toSmartschool', 'toInformat', 'both'), reencodes: fc.boolean(), steps: fc.array(step, { maxLength: 30 }) });
let edits = 0;

const live = ({ direction, reencodes, steps }: { direction: PhotoDirection; reencodes: boolean; steps: readonly ({ kind: 'informat' | 'smartschool'; who: string; photo: string } | { kind: 'run'; calls: number; unconfirmed: boolean })[] }, watch: (before: Map<string, { informat: string; smartschool: string }>, written: readonly string[], made: School, unconfirmed: boolean) => void): School => {
	const made = new School([pupil('1'), pupil('2', 'P'), pupil('3', 'P', 'Q')]);
	made.settings = { ...made.settings, direction };
	made.reencodes = reencodes;
	for (const each of steps) {
		// Every edit is another picture.
		if (each.kind !== 'run') made.of(each.who)[each.kind] = each.photo === '' ? '' : `${each.photo} ${++edits}`;
		else {
			const before = new Map(made.pupils.map(({ number, informat, smartschool }) => [number, { informat, smartschool }]));
			watch(before, made.run(each).written, made, each.unconfirmed);
		}
	}
	return made;
};

// Three: what an earlier run sent is learned, a newer photo goes, and that one is learned.
test('after three whole runs nothing is left: the next one writes nothing, stores nothing and tells nothing', async () => {
	await holds(history, 400, (given) => {
		const made = live(given, () => undefined);
		made.run();
		made.run();
		made.run();
		const { plan, written } = made.run();
		expect([written, plan.changes, plan.baseline, plan.review]).toEqual([[], [], [], []]);
	});
});

test('what is written is Informat’s photo, never against the direction, and never over a photo that somebody put there since the last look', async () => {
	await holds(history, 400, (given) => {
		const looked = new Map<string, { informat: string; smartschool: string }>();
		// Written, and the run ended before that was stored: who takes that photo away cannot be told from a writing that never came.
		const unsure = new Set<string>();
		live(given, (before, written, made, unconfirmed) => {
			if (given.direction === 'toInformat') expect(written).toEqual([]);
			for (const number of written) {
				expect(before.get(number)!.informat).not.toBe('');
				expect(made.of(number).smartschool).toContain(before.get(number)!.informat);
				const { smartschool } = before.get(number)!;
				if (given.direction === 'both' && (smartschool !== '' || !unsure.has(number))) expect(smartschool).toBe(looked.get(number)?.smartschool ?? '');
				if (unconfirmed) unsure.add(number);
				else unsure.delete(number);
			}
			for (const { number, informat, smartschool } of made.pupils) looked.set(number, { informat, smartschool });
		});
	});
});

test('nothing is ever taken away', async () => {
	await holds(history, 200, (given) => {
		live(given, (before, _written, made) => {
			for (const { number, smartschool } of made.pupils) if (before.get(number)!.smartschool !== '') expect(smartschool).not.toBe('');
		});
	});
});

test('the plan is the same in any order, and holds nothing of a photo', async () => {
	await holds(fc.tuple(history, fc.shuffledSubarray([0, 1, 2], { minLength: 3 })), 100, ([given, order]) => {
		const made = live(given, () => undefined);
		const other = live(given, () => undefined);
		const [x, y] = [made.rows, made.pupils];
		Object.assign(other, { rows: [...x].reverse(), pupils: order.map((index) => ({ ...y[index]! })) });
		const plans = [made, other].map((each) => each.run({ preview: true }).plan);
		expect(JSON.stringify(plans[1])).toBe(JSON.stringify(plans[0]));
		for (const { informat, smartschool } of made.pupils) for (const content of [informat, smartschool]) if (content.length > 3) expect(JSON.stringify(plans)).not.toContain(content);
	});
});
