/** Own photos node by node against the doubles (row 23 of the exchange table): choose, look, compare, send. Bytes stay inside the nodes. */
import { startSchool, type RunningSchool } from '../../sandbox/school';
import { photoOf } from '../../sandbox/generator/photo';
import type { PhotoLook, PhotoReport } from '../../sync/plan/photoChoice';
import { LEARN, unpackPhotos, type PhotoRow } from '../../sync/plan/photoRows';
import type { PhotoChange, PhotoSeen, PhotoSummary } from '../../sync/plan/photos';
import type { ReviewItem } from '../../sync/types';
import { credentialOf } from './informatSchool';
import { run, runInputs, type Credentials, type Outcome } from './run';

const DAY = '2026-11-23';
const YEAR = { schoolYear: '2026-27', referenceDate: DAY };
let school: RunningSchool;
let credentials: Credentials;
beforeAll(async () => {
	school = await startSchool({ pupils: 40, known: 1, clock: DAY });
	credentials = { ...credentialOf(school), smartschoolApi: { platform: school.smartschool, accessCode: school.accessCode, allowOtherHost: true }, syncKeyApi: { key: 'a key of the tests, more than thirty-two characters' } };
});
afterAll(async () => await school?.stop());
beforeEach(() => {
	school.school.reset({});
	school.school.platform.settings.photoReencodes = true;
	school.school.informat.photos.clear();
	school.school.faults.set([]);
});

const only = (...names: string[]): Credentials => Object.fromEntries(names.map((name) => [name, credentials[name]!]));
const jsons = <T>(items: { json: object }[]): T[] => items.map(({ json }) => json as T);
const count = (call: string) => school.school.log.lines.filter((line) => line.call.includes(call)).length;

const choose = async (parameters: object = {}, rows: object[] = [{}]): Promise<Outcome> =>
	await runInputs('fieldDirectionMerge', { preset: 'photoChoice', photoDirection: 'both', ...parameters }, [
		jsons<object>((await run('informat', { operation: 'getSyncRecords', instituteNumbers: school.institute, ...YEAR }, [{}], only('informatApi'))).items),
		jsons<object>((await run('smartschool', { operation: 'getSyncRecords', ...YEAR }, [{}], only('smartschoolApi'))).items), rows,
	], only('syncKeyApi'));
const look = async (side: 'informat' | 'smartschool', choice: object[]) => await run(side, { operation: 'getOwnPhotos' }, choice, only(`${side}Api`, 'syncKeyApi'));
const compare = async (a: object[], b: object[], parameters: object = {}, rows: object[] = [{}]) => await runInputs('fieldDirectionMerge', { preset: 'photos', mode: 'apply', ...parameters }, [a, b, rows], only('syncKeyApi'));
const send = async (changes: object[]) => await run('smartschool', { operation: 'sendOwnPhotos' }, changes, credentials);

/** Choice, looks and comparison; every outcome is kept so that a test can look for bytes in it. */
async function plan(parameters: object = {}, more: object = {}, rows: object[] = [{}]) {
	const choice = await choose(parameters, rows);
	expect(choice.error).toBeUndefined();
	const [a, b] = [await look('informat', jsons(choice.items)), await look('smartschool', jsons(choice.items))];
	const made = await compare(jsons(a.items), jsons(b.items), more, rows);
	expect(made.error).toBeUndefined();
	const [changes, baseline, review, summary] = made.outputs as [Outcome['items'], Outcome['items'], Outcome['items'], Outcome['items']];
	return { stored: [choice, a, b, made].map(({ stored }) => stored).join(), changes: jsons<PhotoChange>(changes), rows: jsons<{ row: PhotoRow }>(baseline).map(({ row }) => row), review: jsons<ReviewItem>(review), summary: jsons<PhotoSummary & { rapport: string }>(summary)[0]! };
}

interface Person { account: RunningSchool['school']['platform']['accounts'][number]; persoonId: string; number: string }
async function people(): Promise<Person[]> {
	const looks = jsons<PhotoLook>((await choose()).items).slice(1);
	return looks.map(({ persoonId, internnummer }) => ({ persoonId, number: internnummer, account: school.school.platform.byInternNumber(internnummer)! }));
}
const inInformat = ({ persoonId }: Person, foto = photoOf(persoonId)) => void school.school.informat.photos.set(persoonId, { id: persoonId, persoonId, foto });

test('choosing needs no photo and makes no call for one; off gives nobody at all', async () => {
	school.school.log.clear();
	const [report, ...looks] = jsons<PhotoReport | PhotoLook>((await choose({ photoMost: 5 })).items);
	expect(report).toMatchObject({ soort: 'fotokeuze', richting: 'both', dag: DAY, aantallen: { teBekijken: 5 } });
	expect(looks).toHaveLength(5);
	expect([count('photo'), count('Photo')]).toEqual([0, 0]);
	expect((await choose({ photoDirection: 'off' })).items).toEqual([]);
	expect((await choose({ photoMost: 0 })).error!.message).toContain('must be 1 or more');
});

test('one call per pupil and side; fingerprints of both differ, and no byte is in any item or in what n8n stores', async () => {
	const [ann, bo] = (await people()) as [Person, Person];
	inInformat(ann);
	bo.account.photo = photoOf('bo');
	// The same picture on both sides.
	inInformat(bo, photoOf('bo'));
	school.school.log.clear();
	const choice = jsons<object>((await choose()).items);
	const a = await look('informat', choice);
	const b = await look('smartschool', choice);
	expect([a.error, b.error]).toEqual([undefined, undefined]);
	expect([count('/photo'), count('getAccountPhoto'), count('getReferenceField')]).toEqual([choice.length - 1, choice.length - 1, 1]);
	const seen = (items: Outcome['items'], { number }: Person) => jsons<PhotoSeen>(items).find(({ internnummer }) => internnummer === number)!.foto;
	expect(seen(a.items, ann)).toEqual({ print: expect.stringMatching(/^[\w-]{8}$/), bytes: Buffer.from(photoOf(ann.persoonId), 'base64').length, jpeg: true, eid: false, probleem: '' });
	expect(seen(b.items, ann)).toMatchObject({ print: '', probleem: '' });
	expect(seen(a.items, bo).print).not.toBe(seen(b.items, bo).print);
	for (const foto of [photoOf(ann.persoonId), photoOf('bo')]) for (const { stored } of [a, b]) for (const part of [foto.slice(0, 60), foto.slice(-60)]) expect(stored).not.toContain(part);
});

test('from Informat to Smartschool, which makes other bytes of it; the next run learns them and writes nothing', async () => {
	const [ann] = (await people()) as [Person];
	inInformat(ann);
	const { changes, rows } = await plan();
	expect(changes.map(({ photo }) => photo.internnummer)).toEqual([ann.number]);
	const before = rows.find(({ key }) => key === changes[0]!.row.key)!;
	expect(unpackPhotos('k', before.state)).toMatchObject({ informat: '', begun: changes[0]!.photo.print });
	school.school.log.clear();
	const sent = await send(changes);
	expect(sent.error).toBeUndefined();
	expect(jsons<PhotoChange>(sent.items).map(({ results }) => results)).toEqual([[{ side: 'smartschool', unit: 'foto', ok: true }]]);
	expect([count('/photo'), count('getAccountPhoto'), count('setAccountPhoto')]).toEqual([1, 1, 1]);
	expect(Buffer.from(ann.account.photo, 'base64').subarray(0, -1)).toEqual(Buffer.from(photoOf(ann.persoonId), 'base64'));
	for (const part of [photoOf(ann.persoonId).slice(0, 60), photoOf(ann.persoonId).slice(-60)]) expect(sent.stored).not.toContain(part);
	const { row } = jsons<PhotoChange>(sent.items)[0]!;
	expect(unpackPhotos('k', row.state)).toMatchObject({ informat: changes[0]!.photo.print, smartschool: LEARN, begun: '' });
	const stored = [...rows.filter(({ key }) => key !== row.key), row];
	const again = await plan({}, {}, stored);
	expect([again.changes, again.review, again.rows.map(({ key }) => key)]).toEqual([[], [], [row.key]]);
	const third = await plan({}, {}, [...rows.filter(({ key }) => key !== row.key), ...again.rows]);
	expect([third.changes, third.rows]).toEqual([[], []]);
});

test.each<[string, (person: Person) => void]>([
	['Informat has another photo by then', (ann) => inInformat(ann, photoOf('another one'))],
	['Informat has none by then', (ann) => void school.school.informat.photos.delete(ann.persoonId)],
	['somebody set one in Smartschool by then', (ann) => (ann.account.photo = photoOf('by hand'))],
])('nothing is sent when %s', async (_, change) => {
	const [ann] = (await people()) as [Person];
	inInformat(ann);
	const { changes } = await plan();
	change(ann);
	school.school.log.clear();
	const { items } = await send(changes);
	expect(count('setAccountPhoto')).toBe(0);
	const [item] = jsons<PhotoChange>(items);
	expect(item!.results).toEqual([expect.objectContaining({ ok: false, message: expect.stringContaining('changed since it was looked at') })]);
	expect(unpackPhotos('k', item!.row.state).begun).toBe('');
});

test('Smartschool refuses one: that pupil is told, the others go on', async () => {
	const [ann, bo] = (await people()) as [Person, Person];
	for (const each of [ann, bo]) inInformat(each);
	const { changes } = await plan();
	expect(changes).toHaveLength(2);
	school.school.platform.remove(ann.account, new Date(DAY));
	const results = jsons<PhotoChange>((await send(changes)).items).flatMap((each) => each.results.map(({ ok }) => [each.photo.internnummer, ok]));
	expect(results.sort()).toEqual([[ann.number, false], [bo.number, true]].sort());
});

test('a read that fails for one pupil is told with the pupil, and is no missing photo', async () => {
	const [ann] = (await people()) as [Person];
	inInformat(ann);
	const choice = jsons<object>((await choose()).items);
	const a = await look('informat', choice);
	school.school.platform.remove(ann.account, new Date(DAY));
	const b = await look('smartschool', choice);
	const made = await compare(jsons(a.items), jsons(b.items));
	expect(made.outputs[0]).toEqual([]);
	expect(jsons<ReviewItem>(made.outputs[2]!).map(({ soort, uitleg }) => [soort, uitleg])).toEqual([['information', expect.stringContaining('dat betekent niet dat er geen is')]]);
});

const broken = async (fault: object, choice: object[]) => {
	school.school.faults.set([{ on: 'getAccountPhoto', ...fault } as never]);
	const outcome = await look('smartschool', choice);
	school.school.faults.set([]);
	return { error: outcome.error?.message, problems: jsons<PhotoSeen>(outcome.items).slice(1).filter(({ foto }) => foto.probleem !== '').length };
};

test('an odd answer is one pupil’s, three in a row are the service’s, and a refused access code stops at once', async () => {
	const choice = jsons<object>((await choose({ photoMost: 12 })).items);
	expect(await broken({ name: 'soap-fault', times: 1 }, choice)).toEqual({ problems: 1 });
	expect(await broken({ name: 'html-200', after: 3, times: 1 }, choice)).toEqual({ problems: 1 });
	expect((await broken({ name: 'soap-fault' }, choice)).error).toBeDefined();
	expect((await broken({ name: 'wrong-access-code' }, choice)).error).toContain('access code');
	expect(await broken({ name: 'code-23' }, choice)).toEqual({ problems: 0 });
});

test('an empty answer is no photo either', async () => {
	const [ann] = (await people()) as [Person];
	ann.account.photo = ' ';
	const { items } = await look('smartschool', jsons((await choose()).items));
	expect(jsons<PhotoSeen>(items).find(({ internnummer }) => internnummer === ann.number)!.foto).toMatchObject({ print: '', probleem: '' });
});

test('the power fails before Smartschool took it: the next run sends it; after it: it is learned, not sent again', async () => {
	const [ann, bo] = (await people()) as [Person, Person];
	inInformat(ann);
	const first = await plan();
	school.school.faults.set([{ name: 'server-error-500', on: 'setAccountPhoto', mode: 'before' }]);
	expect((await send(first.changes)).error).toBeDefined();
	school.school.faults.set([]);
	expect(ann.account.photo).toBe('');
	const second = await plan({}, {}, first.rows);
	expect(second.changes.map(({ photo }) => photo.internnummer)).toEqual([ann.number]);
	inInformat(bo);
	// Taken, and the run ends before anything could be stored of it.
	await send(second.changes);
	const third = await plan({}, {}, first.rows.map((row) => second.rows.find(({ key }) => key === row.key) ?? row));
	expect(third.changes.map(({ photo }) => photo.internnummer)).toEqual([bo.number]);
	expect(third.review).toEqual([]);
});

test('what is no JPEG, too large, or looks like the photo of an identity card is told, not sent', async () => {
	const [ann, bo, cas] = (await people()) as [Person, Person, Person];
	inInformat(ann, Buffer.from('89504e470d0a1a0a0000', 'hex').toString('base64'));
	inInformat(bo, Buffer.concat([Buffer.from(photoOf('bo'), 'base64'), Buffer.alloc(2000)]).toString('base64'));
	inInformat(cas, Buffer.from('ffd8ffe0000401 01ffc000110800c8008c01011100'.replace(' ', ''), 'hex').toString('base64'));
	const { changes, review } = await plan({}, { photoLargest: 1 });
	expect(changes).toEqual([]);
	expect(review.map(({ uitleg }) => /geen JPEG|groter dan|identiteitskaart/.exec(uitleg)?.[0]).sort()).toEqual(['geen JPEG', 'groter dan', 'identiteitskaart']);
});

test('who is on the list of the school is neither read nor written', async () => {
	const [ann] = (await people()) as [Person];
	inInformat(ann);
	school.school.log.clear();
	const { changes, summary } = await plan({ photoOptOut: ann.number });
	expect([changes, summary.aantallen.zonderFoto]).toEqual([[], 1]);
	expect(school.school.log.lines.filter(({ call, key }) => /photo/i.test(call) && JSON.stringify({ call, key }).includes(ann.persoonId))).toEqual([]);
});

test('to Informat there is only the to-do list', async () => {
	const [ann] = (await people()) as [Person];
	ann.account.photo = photoOf('ann');
	const { changes, review } = await plan({ photoDirection: 'toInformat' });
	expect(changes).toEqual([]);
	expect(review).toEqual([expect.objectContaining({ soort: 'todo', veld: 'Eigen foto (own photo)', taak: expect.objectContaining({ nieuweWaarde: '(zie de foto in Smartschool)' }) })]);
});

test('without a credential of Informat nothing is sent, and the message says which', async () => {
	const [ann] = (await people()) as [Person];
	inInformat(ann);
	const { changes } = await plan();
	school.school.log.clear();
	expect((await run('smartschool', { operation: 'sendOwnPhotos' }, changes, only('smartschoolApi', 'syncKeyApi'))).error!.message).toContain('no Informat credential');
	expect(school.school.log.lines).toEqual([]);
});

test('what is connected wrongly is told before any call', async () => {
	school.school.log.clear();
	expect((await look('informat', [{ x: 1 }])).error!.message).toContain('not a choice of pupils');
	expect((await send([{ soort: 'wijziging', mode: 'preview' }])).error!.message).toContain('not planned by a real run');
	expect((await compare([{}], [{}])).error!.message).toContain('Get Own Photos for the Sync');
	const choice = jsons<object>((await choose({ photoMost: 3 })).items);
	const a = jsons<object>((await look('informat', choice)).items);
	expect((await compare(a.slice(0, -1), a)).error!.message).toContain('has 2 pupils, but 3 were chosen');
	expect((await compare(a, a)).error!.message).toContain('Input “Smartschool”');
	expect((await choose({}, [{ key: 'k' }])).error!.message).toContain('photos table');
	expect((await compare(a, a, { photoLargest: 0 })).error!.message).toContain('must be more than 0');
	expect((await choose({ photoDirection: 'up' })).error!.message).toContain('is no direction');
});
