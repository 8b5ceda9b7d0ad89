/** The planner of the own photos (row 23 of the exchange table), rule by rule. Property tests: `photosLaws.test.ts`. */
import { DEFAULT_LIMITS } from '../../sync/plan/guards';
import { choosePhotos, type PhotoDirection } from '../../sync/plan/photoChoice';
import { LEARN, NO_PHOTOS, packPhotos, photoNotSent, unpackPhotos, type PhotoState } from '../../sync/plan/photoRows';
import { photoRapport } from '../../sync/plan/photoTexts';
import { decidePhoto, type PhotosNow, type PhotoVerdict } from '../../sync/plan/photoVerdict';
import { pictureFacts } from '../../sync/values/photo';
import { pupil, said, School, tools } from './photoWorld';

const school = (direction: PhotoDirection, ...pupils: ReturnType<typeof pupil>[]): School => {
	const made = new School(pupils);
	made.settings = { ...made.settings, direction };
	return made;
};
const limit = (photoNew: number, photoReplace: number) => ({ limits: { ...DEFAULT_LIMITS, scopes: { ...DEFAULT_LIMITS.scopes, photoNew: { percent: 100, count: photoNew }, photoReplace: { percent: 100, count: photoReplace } } } });

describe('the first look', () => {
	const four = () => [pupil('1', 'A'), pupil('2', '', 'B'), pupil('3', 'A', 'B'), pupil('4')];

	test.each<[PhotoDirection, string[], string[]]>([
		['toSmartschool', ['1'], []],
		['toInformat', [], ['todo 2']],
		['both', ['1'], ['todo 2']],
	])('%s: what only one side has goes; what both have stays', (direction, written, told) => {
		const made = school(direction, ...four());
		const first = made.run();
		expect([first.written, said(first)]).toEqual([written, told]);
		const { records } = first.plan.summary;
		expect(records.totaal).toBe(records.ongewijzigd + records.teWijzigen + records.nieuw + records.vastgehouden + records.nazicht + records.overgeslagen);
		made.run();
		const third = made.run();
		expect([third.written, third.plan.baseline, said(third)]).toEqual([[], [], []]);
	});

	test('off: nobody is looked at, nothing is remembered', () => {
		const made = school('off', ...four());
		const { looks, plan } = made.run();
		expect([looks, plan.changes, plan.baseline, plan.review, made.rows]).toEqual([[], [], [], [], []]);
	});

	test('a preview plans the same, and writes and remembers nothing', () => {
		const made = school('both', ...four());
		const { plan } = made.run({ preview: true });
		expect([plan.changes, plan.baseline, made.rows, plan.summary.records.nieuw]).toEqual([[], [], [], 1]);
		expect(photoRapport(plan.summary, plan.review)).toContain('# Voorbeeld foto’s: er is niets gewijzigd');
		expect(made.run().plan.summary.plan).toBe(plan.summary.plan);
	});
});

describe('later', () => {
	const settled = (direction: PhotoDirection, a = 'A', b = 'B') => {
		const made = school(direction, pupil('1', a, b));
		made.run();
		return made;
	};

	test('what Smartschool makes of a photo is learned, not taken for a change', () => {
		const made = settled('both', 'A', '');
		expect(made.of('1').smartschool).toBe('A again 1');
		expect(said(made.run())).toEqual([]);
		expect(made.run().plan.baseline).toEqual([]);
	});

	test.each<[string, PhotoDirection, Partial<{ informat: string; smartschool: string }>, string[], string[]]>([
		['only Informat changed', 'toSmartschool', { informat: 'A2' }, ['1'], []],
		['only Smartschool changed', 'toSmartschool', { smartschool: 'B2' }, [], []],
		['both changed: Informat leads', 'toSmartschool', { informat: 'A2', smartschool: 'B2' }, ['1'], []],
		['taken away in Smartschool', 'toSmartschool', { smartschool: '' }, [], ['clear 1']],
		['gone in Informat', 'toSmartschool', { informat: '' }, [], []],
		['only Informat changed', 'toInformat', { informat: 'A2' }, [], []],
		['only Smartschool changed', 'toInformat', { smartschool: 'B2' }, [], ['todo 1']],
		['both changed', 'toInformat', { informat: 'A2', smartschool: 'B2' }, [], ['todo 1']],
		['only Informat changed', 'both', { informat: 'A2' }, ['1'], []],
		['only Smartschool changed', 'both', { smartschool: 'B2' }, [], ['todo 1']],
		['both changed', 'both', { informat: 'A2', smartschool: 'B2' }, [], ['conflict 1']],
		['changed in Informat, taken away in Smartschool', 'both', { informat: 'A2', smartschool: '' }, [], ['conflict 1']],
		['taken away in Smartschool', 'both', { smartschool: '' }, [], ['clear 1']],
		['gone in Informat', 'both', { informat: '' }, [], []],
	])('%s, %s', (_, direction, change, written, told) => {
		const made = settled(direction);
		Object.assign(made.of('1'), change);
		const run = made.run();
		expect([run.written, said(run)]).toEqual([written, told]);
		expect(said(made.run())).toEqual([]);
		expect(made.run().plan.baseline).toEqual([]);
	});

	test('a photo that is newer still, before Smartschool’s form of the last one is known, goes one look later', () => {
		const made = settled('both', 'A', '');
		made.of('1').informat = 'A2';
		expect(made.run().written).toEqual([]);
		expect(made.run().written).toEqual(['1']);
		made.of('1').informat = 'A3';
		made.run();
		made.of('1').smartschool = 'somebody’s';
		const run = made.run();
		expect([run.written, said(run)]).toEqual([[], ['conflict 1']]);
	});

	test('a line of the to-do list says where, and closes by itself when Informat shows another photo, which is not sent back', () => {
		const made = settled('both');
		made.of('1').smartschool = 'B2';
		const [line] = made.run().plan.review;
		expect(line!.taak).toMatchObject({ leerling: 'Leerling 1', klas: '3NWa', oudeWaarde: '', nieuweWaarde: '(zie de foto in Smartschool)' });
		expect(made.run().plan.review).toEqual([]);
		made.of('1').informat = 'B2 typed over';
		const closing = made.run();
		expect([closing.written, closing.plan.review.map(({ soort, key }) => [soort, key])]).toEqual([[], [['done', line!.key]]]);
		expect(made.run().plan.review).toEqual([]);
	});

	test.each<[string, (made: School) => void]>([
		['the photo is taken away again', (made) => (made.of('1').smartschool = '')],
		['the pupil is on the list of the school', (made) => (made.settings.optOut = ['S1'])],
		['the pupil has left', (made) => (made.pupils = [pupil('2')])],
		['the direction no longer leads to Informat', (made) => (made.settings.direction = 'toSmartschool')],
	])('a line of the to-do list closes when %s', (_, change) => {
		const made = settled('both');
		made.of('1').smartschool = 'B2';
		const { key } = made.run().plan.review[0]!;
		change(made);
		expect(made.run().plan.review.filter(({ soort }) => soort === 'done').map((each) => each.key)).toEqual([key]);
		expect(made.run().plan.review.filter(({ soort }) => soort === 'done')).toEqual([]);
	});

	test('a conflict stays until one side changes, or the school takes Informat’s photo, once', () => {
		const made = settled('both');
		Object.assign(made.of('1'), { informat: 'A2', smartschool: 'B2' });
		made.run();
		expect(made.run({ preview: true }).plan.review.map(({ soort, nieuw }) => [soort, nieuw])).toEqual([['conflict', false]]);
		made.settings.again = ['1'];
		expect(made.run().written).toEqual(['1']);
		expect(made.run().written).toEqual([]);
		made.of('1').smartschool = 'B3';
		expect(made.run().written).toEqual([]);
		Object.assign(made.of('1'), { informat: 'A4', smartschool: 'B4' });
		made.settings.again = [];
		made.run();
		made.of('1').informat = 'A5';
		expect(made.run().written).toEqual(['1']);
	});

	test('the list of who gets Informat’s photo: a number, a stamnummer or everybody, also at the first look', () => {
		const made = school('toSmartschool', pupil('1', 'A', 'B'), pupil('2', 'A', 'B'), pupil('3', 'A', 'B'), pupil('4', '', 'B'));
		made.settings.again = ['1', 'S2'];
		expect(made.run().written.sort()).toEqual(['1', '2']);
		made.settings.again = ['*'];
		made.run();
		expect(made.of('3').smartschool).toContain('A again');
		expect(made.of('4').smartschool).toBe('B');
		expect(made.run().plan.changes).toEqual([]);
	});

	test('Smartschool took it and shows none: told once, not sent again', () => {
		const made = settled('both', 'A', '');
		made.of('1').smartschool = '';
		const run = made.run();
		expect([run.written, said(run)]).toEqual([[], ['reshaped 1']]);
		expect([made.run().written, said(made.run())]).toEqual([[], []]);
	});

	test('many photos that are gone from Smartschool at once are not believed', () => {
		const made = school('both', ...Array.from({ length: 10 }, (_, index) => pupil(String(index), 'A', 'B')));
		made.run();
		for (const each of made.pupils.slice(0, 5)) each.smartschool = '';
		expect(() => made.run()).toThrow('no photo any more for 5 of 10 pupils');
		made.more = { limits: { ...DEFAULT_LIMITS, shrinkPercent: 100 } };
		expect(said(made.run())).toHaveLength(5);
	});
});

describe('what is not sent', () => {
	test.each([
		['no JPEG', { jpeg: false }, 'geen JPEG'],
		['too large', { bytes: 2_000_001 }, 'groter dan de grens'],
		['the photo of an identity card', { eid: true }, 'identiteitskaart'],
	])('%s: told once with its remedy, and sent when it is put right', (_, facts, words) => {
		const made = school('both', { ...pupil('1', 'A'), facts });
		const run = made.run();
		expect([run.written, said(run)]).toEqual([[], ['refused 1']]);
		expect(run.plan.review[0]!.uitleg).toContain(words);
		expect(said(made.run())).toEqual([]);
		delete made.of('1').facts;
		expect(made.run().written).toEqual(['1']);
	});

	test('the guard against photos of identity cards can be off', () => {
		const made = school('both', { ...pupil('1', 'A'), facts: { eid: true } });
		made.more = { refuseEid: false };
		expect(made.run().written).toEqual(['1']);
	});

	test.each(['informat', 'smartschool'] as const)('a read of %s that failed is no photo that is missing', (side) => {
		const made = school('both', { ...pupil('1', 'A', side === 'informat' ? 'B' : ''), unreadable: side });
		const run = made.run();
		expect([run.written, said(run), made.rows]).toEqual([[], ['information 1'], []]);
		expect(run.plan.summary.records.overgeslagen).toBe(1);
	});

	test('what is told of them, exactly', () => {
		const made = school('both', { ...pupil('1', 'A'), unreadable: 'informat' }, { ...pupil('2', 'A'), facts: { jpeg: false } }, { ...pupil('3', 'A'), facts: { bytes: 2_000_000 } }, pupil('4', '', 'B'));
		const { plan, written } = made.run();
		const of = (number: string) => ({ key: tools.fingerprint(`${tools.fingerprint(`leerling|p-${number}`)}|foto`), nieuw: true, label: `Leerling ${number}, 3NWa`, veld: 'Eigen foto (own photo)', informat: '', smartschool: '' });
		expect(plan.review.sort((x, y) => (x.label < y.label ? -1 : 1))).toEqual([
			{ ...of('1'), soort: 'information', uitleg: 'De foto kon niet gelezen worden; dat betekent niet dat er geen is. Bij deze leerling is niets gewijzigd. De volgende keer wordt het opnieuw geprobeerd. Informat has a problem.' },
			{ ...of('2'), soort: 'refused', uitleg: expect.stringContaining('geen JPEG') },
			{ ...of('4'), soort: 'todo', uitleg: expect.stringContaining('Zet ze zelf in Informat'), taak: { leerling: 'Leerling 4', klas: '3NWa', oudeWaarde: '', nieuweWaarde: '(zie de foto in Smartschool)', waar: 'Informat › Leerlingen › Consulteren › de leerling › foto' } },
		]);
		expect([written, plan.summary.nazicht, plan.summary.wachtOpInformat, plan.summary.records]).toEqual([['3'], { information: 1, refused: 1, todo: 1 }, 1, { totaal: 4, ongewijzigd: 0, teWijzigen: 0, nieuw: 1, vastgehouden: 0, nazicht: 2, overgeslagen: 1 }]);
		made.of('4').smartschool = '';
		expect(made.run().plan.review.find(({ soort }) => soort === 'done')).toEqual({ ...of('4'), soort: 'done', uitleg: expect.stringMatching(/\w/) });
	});

	test('who is on the list of the school is never looked at, and what was remembered goes', () => {
		const made = school('both', pupil('1', 'A'), pupil('2', 'A'));
		made.run();
		made.settings.optOut = ['1'];
		made.of('1').informat = 'A2';
		const { looks, plan, report } = made.run();
		expect(looks.map(({ internnummer }) => internnummer)).toEqual(['2']);
		expect([plan.changes, report.aantallen.zonderFoto, plan.baseline.filter(({ row }) => row.datum === '2000-01-01')]).toEqual([[], 1, [{ soort: 'basis', rowIsNew: false, row: expect.objectContaining({ state: '1 - - - - x -' }) }]]);
		expect(made.run().plan.baseline).toEqual([]);
		// Back again: as on a first look.
		made.settings.optOut = [];
		expect(made.run().plan.changes).toEqual([]);
	});

	test('a number in the settings that belongs to nobody is shown in a preview', () => {
		const made = school('both', pupil('1', 'A'));
		made.settings.optOut = ['999'];
		expect(made.run({ preview: true }).plan.review.map(({ soort, label }) => [soort, label])).toEqual([['correlation', '999']]);
	});

	test('two accounts with one number, or none: not looked at, and counted', () => {
		const made = school('both', pupil('1', 'A'), pupil('1', 'A'), pupil('2', 'A'));
		expect(made.run().report.aantallen).toMatchObject({ leerlingen: 3, teBekijken: 1, zonderAccount: 2 });
	});
});

describe('some pupils per run', () => {
	test('new ones first, then who was not looked at for longest; everybody gets a turn', () => {
		const made = school('both', ...Array.from({ length: 10 }, (_, index) => pupil(String(index), 'A')));
		made.settings.most = 4;
		const turns: string[][] = [];
		for (const day of ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26']) {
			made.day = day;
			turns.push(made.run().looks.map(({ internnummer }) => internnummer));
		}
		expect(turns.map(({ length }) => length)).toEqual([4, 4, 4, 4]);
		expect(new Set(turns.slice(0, 3).flat()).size).toBe(10);
		made.pupils.push(pupil('new', 'A'));
		expect(made.run().looks[0]!.internnummer).toBe('new');
	});

	test('a day later nothing is stored again when everybody was looked at; after a month the day is', () => {
		const made = school('both', pupil('1', 'A', 'B'));
		made.run();
		made.day = '2026-12-01';
		expect(made.run().plan.baseline).toEqual([]);
		made.day = '2026-12-24';
		expect(made.run().plan.baseline).toHaveLength(1);
	});
});

describe('over the limit', () => {
	const many = () => {
		const made = school('toSmartschool', ...Array.from({ length: 8 }, (_, index) => pupil(String(index), 'A', 'B')), pupil('new', 'A'));
		made.run();
		for (const each of made.pupils) if (each.number !== 'new') each.informat = 'A2';
		made.more = limit(100, 3);
		return made;
	};

	test('that part waits, the rest goes; the code lets exactly that go, once', () => {
		const made = many();
		made.pupils.push(pupil('late', 'A'));
		const run = made.run();
		expect([run.written, run.plan.summary.vastgehouden.map(({ scope, count }) => [scope, count])]).toEqual([['late'], [['photoReplace', 8]]]);
		// Another pupil whose photo changes does not change what waits.
		made.of('new').informat = 'A9';
		const again = made.run();
		expect([again.written, again.plan.summary.goedkeuring]).toEqual([[], run.plan.summary.goedkeuring]);
		made.more = { ...limit(100, 3), approval: run.plan.summary.goedkeuring };
		expect(made.run().written).toHaveLength(8);
		made.more = limit(100, 3);
		expect(made.run().written).toEqual(['new']);
	});

	test('what is told and remembered of it, exactly', () => {
		const made = many();
		const { plan } = made.run();
		const { summary } = plan;
		expect(plan.review).toEqual([{ soort: 'held', key: tools.fingerprint('plan photoReplace|foto'), nieuw: true, label: '', veld: 'Andere foto’s voor Smartschool', informat: '', smartschool: '', uitleg: expect.stringContaining(summary.goedkeuring) }]);
		expect([summary.nazicht, summary.records, summary.verschillen.map(({ wacht }) => wacht)]).toEqual([{ held: 1 }, { totaal: 9, ongewijzigd: 1, teWijzigen: 0, nieuw: 0, vastgehouden: 8, nazicht: 0, overgeslagen: 0 }, Array(8).fill('Andere foto’s voor Smartschool')]);
		made.day = '2026-11-24';
		made.of('new').informat = 'A9';
		const next = made.run().plan;
		// Who waits keeps his day, so that his turn comes first; whose photo changes meanwhile waits for the next plan.
		expect([next.summary.records.overgeslagen, next.baseline.filter(({ row }) => row.state.includes(' h '))]).toEqual([1, []]);
		made.more = { ...limit(100, 3), approval: summary.goedkeuring };
		const { changes, baseline, summary: { goedgekeurd } } = made.run().plan;
		expect([goedgekeurd, changes.map(({ row }) => row.key)]).toEqual([true, changes.map(({ row }) => row.key).sort()]);
		expect(baseline.filter(({ row }) => row.state.startsWith('goedkeuring')).map(({ row }) => row.datum)).toEqual(['2026-11-24']);
	});

	test('the code is for these very photos', () => {
		const codeOf = (photo: string) => {
			const made = many();
			made.of('3').informat = photo;
			return made.run({ preview: true }).plan.summary.goedkeuring;
		};
		expect(codeOf('A2')).toBe(codeOf('A2'));
		expect(codeOf('A3')).not.toBe(codeOf('A2'));
	});

	test('a code from a preview works in the real run', () => {
		const made = many();
		const { goedkeuring } = made.run({ preview: true }).plan.summary;
		made.more = { ...limit(100, 3), approval: goedkeuring };
		expect(made.run().written).toHaveLength(8);
	});

	test('what waits is chosen first, also when others were not looked at for longer', () => {
		const made = many();
		made.run();
		made.day = '2026-11-24';
		made.settings.most = 8;
		made.pupils.push(pupil('x', 'A'));
		expect(made.run().plan.summary.vastgehouden).toMatchObject([{ count: 8 }]);
	});

	test('a closed calendar holds everything', () => {
		const made = school('both', pupil('1', 'A'));
		made.more = { calendar: 'closed' };
		expect(made.run().written).toEqual([]);
	});
});

describe('one pupil, look by look', () => {
	const row = (over: Partial<PhotoState>): PhotoState => ({ ...NO_PHOTOS, informat: 'a', smartschool: 's', ...over });
	const now = (informat: string, smartschool: string): PhotosNow => ({ informat, smartschool });
	const begun = row({ begun: 'b' });
	const both = (old: PhotoState, seen: PhotosNow, again = false): PhotoVerdict => decidePhoto(old, seen, 'both', again);

	test.each<[string, () => PhotoVerdict, Partial<PhotoVerdict>]>([
		['begun, and Smartschool shows something else: it arrived', () => both(begun, now('b', 'x')), { send: false, next: { ...NO_PHOTOS, informat: 'b', smartschool: 'x' } }],
		['as well while Informat shows none', () => both(begun, now('', 'x')), { send: false, next: { ...NO_PHOTOS, informat: 'b', smartschool: 'x' } }],
		['so that it is not sent once more to who is on the list', () => both(begun, now('b', 'x'), true), { send: false, next: { ...NO_PHOTOS, informat: 'b', smartschool: 'x', sent: 'b' } }],
		['begun, and Smartschool shows the same: it goes again', () => both(begun, now('b', 's')), { send: true }],
		['begun, and Smartschool still shows none: it goes again', () => both(row({ smartschool: '', begun: 'b' }), now('b', '')), { send: true }],
		['begun, and both show something new: somebody’s', () => both(begun, now('c', 'x')), { send: false, say: 'conflict' }],
		['never begun, and Smartschool shows something new', () => both(row({}), now('a', 'x')), { send: false, say: 'todo', next: { ...NO_PHOTOS, informat: 'a', smartschool: 'x', signs: { todo: true } } }],
		['held before anything was known: as on a first look', () => both(row({ informat: '', smartschool: '', signs: { held: true } }), now('a', 's')), { send: false, next: row({}), done: false }],
		['held, with one of Smartschool known', () => both(row({ informat: '', signs: { held: true } }), now('a', 'x')), { say: 'conflict' }],
		['held, with one of Informat known', () => both(row({ smartschool: '', signs: { held: true } }), now('a', 'x')), { say: 'todo' }],
		['not held and nothing known, as after a look at nothing', () => both(row({ informat: '', smartschool: '' }), now('a', 's')), { say: 'conflict' }],
		['a line that is still open', () => both(row({ signs: { todo: true } }), now('a', 's')), { say: 'todo', done: false, next: row({ signs: { todo: true } }) }],
		['a conflict that is still open', () => both(row({ signs: { conflict: true } }), now('a', 's')), { say: 'conflict', next: row({ signs: { conflict: true } }) }],
		['on the list, and it was sent', () => both(row({ sent: 'a' }), now('a', 's'), true), { send: false }],
		['on the list, and it was not sent', () => both(row({ sent: 'z' }), now('a', 's'), true), { send: true }],
		['on the list, and Informat has none', () => both(row({ sent: 'z' }), now('', 's'), true), { send: false }],
		['on the list, and nothing goes to Smartschool', () => decidePhoto(row({}), now('a', 's'), 'toInformat', true), { send: false, done: false, next: row({}) }],
		['to Informat only, and a line is open', () => decidePhoto(row({ signs: { todo: true } }), now('a', 's'), 'toInformat', false), { say: 'todo', next: row({ signs: { todo: true } }) }],
		['to Informat only, and Smartschool shows something new', () => decidePhoto(row({}), now('a', 'x'), 'toInformat', false), { say: 'todo', next: { ...NO_PHOTOS, informat: 'a', smartschool: 'x', signs: { todo: true } } }],
		['off: nothing, and nothing is forgotten', () => decidePhoto(row({ signs: { todo: true }, told: 't' }), now('c', 'x'), 'off', true), { send: false, done: false, next: row({ signs: { todo: true }, told: 't' }) }],
	])('%s', (_, verdict, expected) => expect(verdict()).toMatchObject(expected));

	test('certain that nothing was written: only the beginning is forgotten', () => expect(unpackPhotos('k', photoNotSent('k', packPhotos(row({ begun: 'b', told: 't' }))))).toEqual(row({ told: 't' })));
});

test('the choice tells exactly whom to look at, who comes later, and what may no longer be remembered', () => {
	const made = school('both', pupil('1'), pupil('2'), pupil('3'), pupil('4'), pupil('5'));
	const [informat, smartschool] = [made.read('informat'), made.read('smartschool')];
	const key = (number: string) => tools.fingerprint(`leerling|p-${number}`);
	const state = (over: Partial<PhotoState>) => packPhotos({ ...NO_PHOTOS, informat: 'a', ...over });
	const of = (number: string) => informat.records.find(({ keys }) => keys.leerlingnummer === number)!;
	of('2').keys.stamnummer = undefined;
	of('4').fields = { naam: 'Vier' };
	of('4').keys.klascode = undefined;
	informat.records.push({ ...of('5'), soort: 'klas', keys: { klascode: '3NWa', leerlingnummer: '5' } });
	smartschool.records.push({ ...smartschool.records[3]!, soort: 'klas' });
	smartschool.records.push({ ...smartschool.records[0]!, keys: {} }, { ...smartschool.records[0]!, keys: {} });
	informat.records.push({ ...of('1'), keys: {}, handle: { ...of('1').handle, persoonId: 'p-none' } as never });
	const rows = [
		{ key: key('3'), state: state({ signs: { held: true } }), datum: '2026-11-20' },
		{ key: key('2'), state: state({ signs: { todo: true } }), datum: '2026-11-21' },
		{ key: 'gone with a line', state: state({ signs: { todo: true } }), datum: '2026-11-01' },
		{ key: 'gone too', state: state({}), datum: '2026-11-01' },
		{ key: 'a third', state: state({ signs: { todo: true } }), datum: '2026-11-01' },
	];
	const choose = (over: Partial<Parameters<typeof choosePhotos>[3]> = {}) => choosePhotos(informat, smartschool, rows, { direction: 'both', optOut: ['2', '999'], again: ['S5', '*', '888', '999'], most: 3, ...over }, tools);
	const { report, looks } = choose();
	const forgotten = (of_: string, taak: boolean) => ({ row: { key: of_, state: '1 - - - - x -', datum: '2000-01-01' }, taak });
	const byKey = (x: { row: { key: string } }, y: { row: { key: string } }) => (x.row.key < y.row.key ? -1 : 1);
	expect(report).toEqual({
		soort: 'fotokeuze', richting: 'both', dag: '2026-11-23', aantallen: { leerlingen: 6, teBekijken: 3, later: 1, zonderFoto: 1, zonderAccount: 1 }, onbekend: ['888', '999'],
		vervallen: [forgotten(key('2'), true), forgotten('gone with a line', true), forgotten('a third', true)].sort(byKey),
	});
	expect(looks[0]).toEqual({ soort: 'foto', key: key('3'), label: 'Leerling 3, 3NWa', leerling: 'Leerling 3', klas: '3NWa', persoonId: 'p-3', instelnr: '099999', internnummer: '3', gebruikersnaam: 'u3', opnieuw: true });
	const order = [key('1'), key('4'), key('5')].sort();
	expect(looks.slice(1).map((each) => each.key)).toEqual(order.slice(0, 2));
	expect(choose({ most: 9 }).looks.find((each) => each.key === key('4'))).toMatchObject({ leerling: 'Vier', klas: '' });
	expect(choose({ again: ['S5'], most: 9 }).looks.filter(({ opnieuw }) => opnieuw).map((each) => each.key)).toEqual([key('5')]);
	expect(choose({ direction: 'off' })).toMatchObject({ looks: [], report: { vervallen: [], aantallen: { teBekijken: 0, later: 4 } } });
	// A read of some people says nothing of the others.
	informat.report.volledig = false;
	expect(choose().report.vervallen).toEqual([forgotten(key('2'), true)]);
});

test('the report, word by word', () => {
	const made = school('both', pupil('1', 'A'), pupil('2', 'A', 'B'), pupil('3', '', 'B'), { ...pupil('4', 'A'), unreadable: 'informat' }, pupil('5', 'A', 'B'), pupil('6', 'A'));
	made.settings = { ...made.settings, optOut: ['6'], again: ['5'], most: 4 };
	made.pupils.push(pupil('7', 'A'), pupil('7', 'A'));
	made.settings.most = 9;
	const { plan } = made.run({ preview: true });
	const text = photoRapport(plan.summary, plan.review).split('\n');
	expect(text.slice(0, 17)).toEqual([
		'# Voorbeeld foto’s: er is niets gewijzigd', '', 'Richting: Informat ⇄ Smartschool.', '',
		'- Bekeken: 5 van 8 leerlingen', '- Volgende keren aan de beurt: 0', '- Zonder foto volgens de school (nooit bekeken): 1', '- Zonder account met hun nummer (niet bekeken): 2', '',
		'- In orde: 1', '- Nieuwe foto voor Smartschool: 1', '- Andere foto voor Smartschool: 1', '- Vastgehouden: 0', '- Na te kijken: 1', '- Niet gelezen, of wacht zijn beurt af: 1', '', '## Bewerkingen',
	]);
	// In the order of their codes.
	expect(text.slice(17, 19)).toEqual(['- Nieuwe foto’s voor Smartschool: 1', '- Andere foto’s voor Smartschool: 1']);
	const quiet = school('both', pupil('1', 'A', 'B')).run();
	expect(photoRapport(quiet.plan.summary, [])).toContain('# Eigen foto’s Informat – Smartschool\n');
	expect(photoRapport(quiet.plan.summary, [])).not.toContain('## Bewerkingen');
});

test('the plan tells exactly what goes and what is remembered', () => {
	const made = school('both', pupil('1', 'A'), pupil('2', 'A', 'B'));
	made.settings.again = ['2'];
	const { plan } = made.run();
	const { summary } = plan;
	expect(summary).toMatchObject({
		soort: 'samenvatting', modus: 'apply', richting: 'both', goedkeuring: '', goedkeuringen: [], goedgekeurd: false, goedkeuringProbleem: '', vastgehouden: [], nazicht: {}, wachtOpInformat: 0,
		records: { totaal: 2, ongewijzigd: 0, teWijzigen: 1, nieuw: 1, vastgehouden: 0, nazicht: 0, overgeslagen: 0 }, bewerkingen: { photoNew: 1, photoReplace: 1 },
	});
	expect(summary.plan).toMatch(/^[0-9a-f]{16}$/);
	const field = 'Eigen foto (own photo)';
	expect([...summary.verschillen].sort((x, y) => (x.label < y.label ? -1 : 1))).toEqual([['1', ''], ['2', 'andere foto']].map(([number, van]) => ({ label: `Leerling ${number}, 3NWa`, veld: field, naar: 'smartschool', van, wordt: 'foto van Informat', regel: 'Informat → Smartschool', wacht: '' })));
	const change = plan.changes.find(({ photo }) => photo.internnummer === '2')!;
	expect(change).toEqual({
		soort: 'wijziging', mode: 'apply', plan: summary.plan, label: 'Leerling 2, 3NWa', veld: field, rowIsNew: false, rowChanged: false, results: [],
		photo: { key: change.row.key, persoonId: 'p-2', instelnr: '099999', internnummer: '2', gebruikersnaam: 'u2', print: expect.stringMatching(/^.{8}$/), was: expect.stringMatching(/^.{8}$/) },
		row: { key: tools.fingerprint('leerling|p-2'), state: `1 - ${change.photo.was} ${change.photo.print} - - -`, datum: '2026-11-23' },
	});
	expect(plan.baseline.map(({ soort, rowIsNew }) => [soort, rowIsNew])).toEqual([['basis', true], ['basis', true]]);
	expect(school('both', pupil('1', 'A', 'B')).run().plan.summary.plan).toBe('leeg');
});

test('a row reads back as it was written, and a damaged one stops the run', () => {
	const state = { informat: 'aaaaaaaa', smartschool: LEARN, begun: '', sent: 'aaaaaaaa', signs: { todo: true, held: true } as const, told: 'bbbbbbbb' };
	expect(unpackPhotos('k', packPhotos(state))).toEqual(state);
	for (const text of ['', '2 - - - - - -', '1 - - - - z -', '1 - -']) expect(() => unpackPhotos('k', text)).toThrow('Row k of the photos table is damaged');
});

test('two reads of different choices are refused', () => {
	const made = school('both', pupil('1', 'A'));
	const { looks, report } = made.run();
	const foto = { print: '', bytes: 0, jpeg: false, eid: false, probleem: '' };
	const { planPhotos } = jest.requireActual<typeof import('../../sync/plan/photos')>('../../sync/plan/photos');
	expect(() => planPhotos({ informat: { report, seen: looks.map((each) => ({ ...each, foto })) }, smartschool: { report, seen: [] }, rows: [], settings: { mode: 'apply', calendar: 'normal', approval: '', limits: DEFAULT_LIMITS, largest: 1, refuseEid: true }, tools })).toThrow('not of the same pupils');
	expect(() => planPhotos({ informat: { report, seen: looks.map((each) => ({ ...each, foto })) }, smartschool: { report, seen: looks.map((each) => ({ ...each, key: 'another', foto })) }, rows: [], settings: { mode: 'apply', calendar: 'normal', approval: '', limits: DEFAULT_LIMITS, largest: 1, refuseEid: true }, tools })).toThrow('not of the same pupils');
});

test('a picture is known by its first bytes', () => {
	const jpeg = (colours: number, height: number, width: number) => Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 1, 0xff, 0xff, 0xc0, 0, 17, 8, height >> 8, height & 255, width >> 8, width & 255, colours, 0, 0, 0]);
	expect(pictureFacts(jpeg(1, 200, 140))).toEqual({ jpeg: true, eid: true });
	for (const other of [jpeg(3, 200, 140), jpeg(1, 400, 280), jpeg(1, 140, 200)]) expect(pictureFacts(other)).toEqual({ jpeg: true, eid: false });
	for (const other of [jpeg(1, 200, 141), jpeg(1, 201, 140)]) expect(pictureFacts(other).eid).toBe(false);
	expect(pictureFacts(Uint8Array.from([0x89, 0x50, 0x4e, 0x47]))).toEqual({ jpeg: false, eid: false });
	for (const cut of [2, 3, 4, 9, 12]) expect(pictureFacts(jpeg(1, 200, 140).slice(0, cut)).eid).toBe(false);
	expect(pictureFacts(Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])).eid).toBe(false);
});

describe('what stands before the size of a picture', () => {
	const seen = (before: number[], marker = 0xc0) => pictureFacts(Uint8Array.from([0xff, 0xd8, ...before, 0xff, marker, 0, 17, 8, 0, 200, 0, 140, 1]));
	test.each<[string, number[]]>([
		['nothing', []], ['a marker that stands alone', [0xff, 0x01]], ['the first restart', [0xff, 0xd0]], ['another start', [0xff, 0xd8]], ['filling', [0xff]], ['an empty part', [0xff, 0xe0, 0, 2]],
		['Huffman tables', [0xff, 0xc4, 0, 4, 1, 1]], ['an extension', [0xff, 0xc8, 0, 2]], ['arithmetic coding', [0xff, 0xcc, 0, 3, 9]], ['several', [0xff, 0xe1, 0, 3, 9, 0xff, 0xff, 0x01, 0xff, 0xc4, 0, 2]],
	])('%s is passed over', (_, before) => expect(seen(before)).toEqual({ jpeg: true, eid: true }));
	test.each([0xc0, 0xc1, 0xc2, 0xcf])('marker %i tells the size', (marker) => expect(seen([], marker).eid).toBe(true));
	test.each<[string, number[]]>([['a part of no length', [0xff, 0xe0, 0, 0]], ['a part shorter than its length', [0xff, 0xe0, 0, 1]], ['rubbish', [0xff, 0xe0, 0, 2, 0, 0xc0]], ['rubbish that looks like a size', [0xff, 0xe0, 0, 2, 0, 0xc0, 0, 17, 8, 0, 200, 0, 140, 1]]])('%s ends the search', (_, before) => expect(seen(before)).toEqual({ jpeg: true, eid: false }));
	test.each([[0xfe, 0xd8, 0xff], [0xff, 0xd9, 0xff], [0xff, 0xd8, 0xfe]])('%i %i %i begins no JPEG', (...first) => expect(pictureFacts(Uint8Array.from([...first, 0xc0, 0, 17, 8, 0, 200, 0, 140, 1]))).toEqual({ jpeg: false, eid: false }));
});
