/** Answers have the shape of the samples: the same keys on every level, and the same kinds of values. */
import registrationSample from './samples/registrations.json';
import studentSample from './samples/students.json';
import writes from './samples/writes.json';
import { startSchool, type RunningSchool } from '../../sandbox/school';
import { informat, token } from './calls';

let school: RunningSchool;
beforeAll(async () => {
	school = await startSchool({ pupils: 200, seed: 5, clock: '2026-11-23' });
});
afterAll(async () => await school.stop());

/** Every path with the kinds of values that were seen there: `students[].adressen[].bus` → null, string. */
function shapeOf(value: unknown, path = '', found = new Map<string, Set<string>>()): Map<string, Set<string>> {
	const kind = value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value;
	found.set(path, (found.get(path) ?? new Set()).add(kind));
	if (Array.isArray(value)) for (const each of value) shapeOf(each, `${path}[]`, found);
	else if (typeof value === 'object' && value !== null) for (const [key, each] of Object.entries(value)) shapeOf(each, path === '' ? key : `${path}.${key}`, found);
	return found;
}

/** Known of newer versions of the API, and not in the sample. */
const NEWER = ['registrations[].afdelingsjaarOptie'];

function expectAlike(answer: unknown, sample: unknown): void {
	const [seen, wanted] = [shapeOf(answer), shapeOf(sample)];
	expect([...wanted.keys()].filter((path) => !seen.has(path))).toEqual([]);
	expect([...seen.keys()].filter((path) => !wanted.has(path) && !NEWER.includes(path))).toEqual([]);
	const other = [...wanted].filter(([path, kinds]) => {
		const filled = [...kinds].filter((kind) => kind !== 'null');
		return filled.length > 0 && ![...seen.get(path)!].every((kind) => kind === 'null' || filled.includes(kind));
	});
	expect(other).toEqual([]);
}

test('students, one by one and all together', async () => {
	const { body } = await informat(school, 'GET /1/students?schoolYear=2026-27');
	expectAlike(body, studentSample);
	const one = (await informat(school, `GET /1/students/${body.students[7].persoonId}?schoolYear=2026-27`)).body;
	expect(Object.keys(one)).toEqual(['student']);
	expect(Object.keys(one.student)).toEqual(Object.keys(studentSample.students[0]!));
});

test('registrations', async () => {
	expectAlike((await informat(school, 'GET /1/registrations?schoolYear=2026-27')).body, registrationSample);
});

test('the token', async () => {
	const sample = writes.find(({ name }) => name === 'token')!;
	const { status, body } = await token(school);
	expect(status).toBe(200);
	expectAlike(body, sample.response.json);
	expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 3600 });
});

test('a preregistration that is saved, and one that is not', async () => {
	const [saved, invalid] = ['preregistration-save', 'preregistration-save-invalid'].map((name) => writes.find((each) => each.name === name)!);
	const body = { ...saved!.request.json, schoolyear: '2026-27', preRegistrationDate: '2026-11-23T10:15', startDate: '2026-11-24' };
	expect(await informat(school, 'POST /1/preregistrations/save', { body })).toMatchObject({ status: 200, body: saved!.response.json });
	const refused = await informat(school, 'POST /1/preregistrations/save', { body: invalid!.request.json });
	expect(refused.status).toBe(400);
	const errors = refused.body.errors ?? refused.body.Errors;
	expect(errors.map((each: { code?: string; Code?: string }) => each.code ?? each.Code)).toEqual(expect.arrayContaining(['BR001A', 'BR034A']));
});

test('a photo, and nobody\'s photo', async () => {
	const [persoonId] = [...school.school.informat.photos].find(([, { foto }]) => foto !== '')!;
	expect((await informat(school, `GET /1/students/${persoonId}/photo`)).body).toEqual({ photo: { id: expect.any(String), persoonId, foto: expect.stringMatching(/^\/9j\//) } });
	const photos = [...school.school.informat.photos.values()].filter(({ foto }) => foto !== '').map(({ foto }) => foto);
	expect(new Set(photos).size).toBe(photos.length);
	const without = school.school.informat.students.find((each) => !school.school.informat.photos.has(each.persoonId))!;
	expect((await informat(school, `GET /1/students/${without.persoonId}/photo`)).body).toEqual({ photo: null });
});
