/** Laws of the absences, over random weeks with teachers, a secretary, refusals and crashes. */
import fc from 'fast-check';
import { codeMap } from '../../sync/fields/absences';
import { holds } from '../laws/check';
import { pupil, School, type Shown } from './absenceWorld';

const DAYS = ['2026-11-23', '2026-11-24'];
const PEOPLE = ['1', '2', '3'];
const PLACES = DAYS.flatMap((day) => PEOPLE.flatMap((person) => [0, 1].map((part) => ({ day, person, part }))));
/** `K` is in no table, `L` and `-` are off, `O` becomes P. */
const CODES = codeMap([['O', 'P']]);
const SENDS: Record<string, string> = { Z: 'Z', D: 'D', B: 'B', O: 'P' };

const code = fc.constantFrom('Z', 'D', 'B', 'O', 'L', '-', 'K', '|', null);
const place = fc.nat(PLACES.length - 1);
const step = fc.oneof(
	{ weight: 4, arbitrary: fc.record({ kind: fc.constant('teacher' as const), place, code }) },
	{ weight: 1, arbitrary: fc.record({ kind: fc.constant('secretary' as const), place, code: fc.constantFrom('Z', 'R') }) },
	{ weight: 1, arbitrary: fc.record({ kind: fc.constant('refuses' as const), place, code: fc.constantFrom('DNF002', 'DNF009', 'DNF010', '') }) },
	{ weight: 3, arbitrary: fc.record({ kind: fc.constant('run' as const), calls: fc.option(fc.integer({ min: 1, max: 3 }), { nil: Infinity }) }) },
);

const nameOf = ({ day, person, part }: (typeof PLACES)[number]) => `persoon-${person} ${day} ${part === 0 ? 'VM' : 'NM'}`;
const shownAt = (school: School, { day, person, part }: (typeof PLACES)[number]) => school.shown[day]![person]![part]!;

function fresh(): School {
	const school = new School(PEOPLE.map((each) => pupil(each)), { codes: CODES });
	// Pupil 9 is always present, so that every day is a school day.
	school.shown = Object.fromEntries(DAYS.map((day) => [day, { ...Object.fromEntries(PEOPLE.map((each) => [each, ['|', '|']])), '9': ['|', '|'] }])) as Shown;
	return school;
}

/** Carries the steps out; a minute passes with each. @param watch sees the school after every run */
function live(steps: readonly (typeof step extends fc.Arbitrary<infer T> ? T : never)[], watch: (school: School, moment: string) => void): School {
	const school = fresh();
	let minute = 0;
	for (const each of steps) {
		minute++;
		const moment = `2026-11-24T${String(8 + Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}:00+01:00`;
		if (each.kind === 'run') {
			school.run(moment, {}, each.calls);
			watch(school, moment);
			continue;
		}
		const where = PLACES[each.place]!;
		if (each.kind === 'teacher') {
			const codes = [...school.shown[where.day]![where.person]!] as [string | null, string | null];
			codes[where.part] = each.code;
			school.shown[where.day]![where.person] = codes;
		} else if (each.kind === 'secretary') school.informat.set(nameOf(where), { code: each.code, at: Date.parse(moment), byApi: false });
		else if (each.code === '') school.refuses.delete(nameOf(where));
		else school.refuses.set(nameOf(where), each.code);
	}
	return school;
}

const steps = fc.array(step, { maxLength: 40 });
const END = '2026-11-24T16:00:00+01:00';

test('after two runs nothing is left to send: a third one makes no call, stores no row and tells nothing', async () => {
	await holds(steps, 300, (given) => {
		const school = live(given, () => undefined);
		school.run(END);
		school.run(END);
		const calls = school.sent.length;
		const { changes, baseline, review } = school.run(END);
		expect([school.sent.length - calls, changes, baseline, review]).toEqual([0, [], [], []]);
	});
});

test('what Smartschool says ends in Informat, unless Informat refuses it or has a newer value of its own', async () => {
	await holds(steps, 300, (given) => {
		const school = live(given, () => undefined);
		school.run(END);
		for (const where of PLACES) {
			const wanted = SENDS[shownAt(school, where) ?? ''];
			const held = school.informat.get(nameOf(where));
			if (wanted === undefined || school.refuses.has(nameOf(where)) || (held && !held.byApi)) continue;
			const last = school.sent.filter((each) => each.place === nameOf(where)).at(-1);
			if (last && /^DNF/.test(last.answer)) continue; // tried again tomorrow
			expect([nameOf(where), held?.code]).toEqual([nameOf(where), wanted]);
		}
	});
});

test('only differences: a whole run sends a half day only when the ledger does not know that Informat has the code', async () => {
	await holds(steps, 300, (given) => {
		const done = new Map<string, string>();
		let seen = 0;
		live(given.map((each) => (each.kind === 'run' ? { ...each, calls: Infinity } : each)), (school) => {
			for (const { place: where, code: sent, answer } of school.sent.slice(seen)) {
				if (answer === 'ok' || answer === 'same') {
					expect([where, done.get(where)]).not.toEqual([where, sent]);
					done.set(where, sent);
				} else if (answer === 'MNA007') done.delete(where);
			}
			seen = school.sent.length;
		});
	});
});

test('MNA007 is never tried again while Smartschool says the same', async () => {
	await holds(steps, 300, (given) => {
		const refusedFor = new Map<string, string | null>();
		let seen = 0;
		live(given.map((each) => (each.kind === 'run' ? { ...each, calls: Infinity } : each)), (school) => {
			const byName = new Map(PLACES.map((each) => [nameOf(each), each]));
			for (const [where, was] of refusedFor) if (shownAt(school, byName.get(where)!) !== was) refusedFor.delete(where);
			for (const { place: where, answer } of school.sent.slice(seen)) {
				expect([where, refusedFor.has(where)]).toEqual([where, false]);
				if (answer === 'MNA007') refusedFor.set(where, shownAt(school, byName.get(where)!));
			}
			seen = school.sent.length;
		});
	});
});

test('no code without the map: everything that was ever sent is a code of the map', async () => {
	await holds(steps, 300, (given) => {
		for (const { code: sent } of live(given, () => undefined).sent) expect(Object.values(SENDS)).toContain(sent);
	});
});

test('a run that broke off anywhere ends as one that did not, and never overwrites what the secretary wrote after it', async () => {
	await holds(fc.tuple(fc.array(fc.record({ place, code: fc.constantFrom('Z', 'D', 'B') }), { minLength: 1, maxLength: 8 }), fc.integer({ min: 1, max: 8 }), place), 300, ([typed, calls, byHand]) => {
		const type = (school: School) => {
			for (const { place: index, code: written } of typed) {
				const where = PLACES[index]!;
				const codes = [...school.shown[where.day]![where.person]!] as [string | null, string | null];
				codes[where.part] = written;
				school.shown[where.day]![where.person] = codes;
			}
		};
		const [broken, whole] = [fresh(), fresh()];
		type(broken);
		type(whole);
		whole.run('2026-11-24T08:00:00+01:00');
		broken.run('2026-11-24T08:00:00+01:00', {}, calls);
		for (const school of [broken, whole]) school.informat.set(nameOf(PLACES[byHand]!), { code: 'R', at: Date.parse('2026-11-24T08:30:00+01:00'), byApi: false });
		broken.run('2026-11-24T09:00:00+01:00');
		whole.run('2026-11-24T09:00:00+01:00');
		expect(Object.fromEntries([...broken.informat].sort().map(([where, { code: held }]) => [where, held]))).toEqual(Object.fromEntries([...whole.informat].sort().map(([where, { code: held }]) => [where, held])));
	});
});
