import { randomUUID } from 'node:crypto';
import { startSchool, type RunningSchool } from '../../sandbox/school';
import { codes, control, informat, type Answer } from './calls';

let school: RunningSchool;
beforeAll(async () => {
	school = await startSchool({ pupils: 40, seed: 5, clock: '2026-11-23' });
});
afterAll(async () => await school.stop());

type Body = Record<string, unknown>;

function update(change: Body = {}): Body {
	const { naam, voornaam, geboortedatum } = school.school.informat.students[2]!;
	return {
		lastName: naam, firstName: voornaam, dateOfBirth: geboortedatum.slice(0, 10), countryOfBirthCode: '00150', nationalityCode: '00150', sex: 1, isHomeless: false, migrating: false, isIndicatorPupil: false, Relationships: [], preRegistrationId: randomUUID(), schoolyear: '2026-27',
		institute: school.institute, structure: '311', locationId: '001', admgrpId: '000000', preRegistrationDate: '2026-11-23T10:15', startDate: '2026-11-24', registrationStatus: 0, ...change,
	};
}

const save = async (body: Body): Promise<Answer> => await informat(school, 'POST /1/preregistrations/save', { body });
const relation = (change: Body = {}): Body => ({ type: 0, lastName: 'A', firstName: 'B', ...change });
const address = (change: Body = {}): Body => ({ streetName: 'Testlaan', houseNo: '1', houseBusNo: null, postalCode: '8000', city: 'Brugge', countryCode: '00150', ...change });

const RULES: [string, Body][] = [
	['BR001A', { lastName: '' }], ['BR001B', { lastName: 'x'.repeat(51) }], ['BR002A', { firstName: null }], ['BR002B', { firstName: 'x'.repeat(51) }], ['BR003', { additionalNames: 'x'.repeat(161) }], ['BR004A', { dateOfBirth: '17-04-2011' }],
	['BR005A', { countryOfBirthCode: null }], ['BR005B', { countryOfBirthCode: '150' }], ['BR006A', { placeOfBirthCode: 'x'.repeat(11) }], ['BR007A', { placeOfBirth: 'x'.repeat(51) }], ['BR008A', { nationalityCode: null }], ['BR008B', { nationalityCode: 'BE' }], ['BR009', { sex: 3 }],
	['BR010A', { insz: '11041700000' }], ['BR011', { eIdNo: 'x'.repeat(13) }], ['BR012', { mobilePhone: 'x'.repeat(21) }], ['BR013', { email: 'no address' }], ['BR014', { nameOfDoctor: 'x'.repeat(101) }], ['BR015', { phoneOfDoctor: 'x'.repeat(21) }], ['BR016', { firstLanguage: 'x'.repeat(101) }],
	['BR017', { religion: 1 }], ['BR018', { priorityGroup: 7 }], ['BR019', { reasonForRefusal: 18 }], ['BR020A', { Relationships: [relation(), relation(), relation()] }], ['BR021', { Relationships: [relation({ type: 1 })] }], ['BR022A', { Relationships: [relation({ lastName: '' })] }],
	['BR022B', { Relationships: [relation({ lastName: 'x'.repeat(51) })] }], ['BR023A', { Relationships: [relation({ firstName: null })] }], ['BR023B', { Relationships: [relation({ firstName: 'x'.repeat(31) })] }], ['BR024A', { Relationships: [relation({ Address: address({ streetName: '' }) })] }],
	['BR024B', { Relationships: [relation({ Address: address({ streetName: 'x'.repeat(51) }) })] }], ['BR025A', { Relationships: [relation({ Address: address({ houseNo: '' }) })] }], ['BR026', { Relationships: [relation({ Address: address({ houseBusNo: '1234567' }) })] }],
	['BR027B', { Relationships: [relation({ Address: address({ postalCode: '123456789' }) })] }], ['BR028B', { Relationships: [relation({ Address: address({ city: 'x'.repeat(31) }) })] }], ['BR029A', { Relationships: [relation({ Address: address({ countryCode: null }) })] }],
	['BR029B', { Relationships: [relation({ Address: address({ countryCode: 'BE' }) })] }], ['BR030', { Relationships: [relation({ phone: 'x'.repeat(21) })] }], ['BR031', { Relationships: [relation({ mobilePhone: 'x'.repeat(21) })] }], ['BR032', { Relationships: [relation({ email: 'x' })] }],
	['BR043A', { Relationships: [relation({ insz: '12' })] }], ['BR033', { preRegistrationId: 'no guid' }], ['BR034A', { schoolyear: null }], ['BR034B', { schoolyear: '2026-28' }], ['BR035A', { institute: null }], ['BR035B', { institute: '011111' }], ['BR036A', { structure: null }], ['BR036B', { structure: '31' }],
	['BR037A', { locationId: null }], ['BR037B', { locationId: '1' }], ['BR037C', { locationId: '002' }], ['BR038A', { admgrpId: null }], ['BR038B', { admgrpId: '12345' }], ['BR039', { admgrpDetail: 'x'.repeat(201) }], ['BR040A', { preRegistrationDate: null }],
	['BR040B', { preRegistrationDate: '2026-11-23T10:15:00' }], ['BR040B', { preRegistrationDate: '2026-11-24T00:00' }], ['BR041A', { startDate: null }], ['BR041B', { startDate: '2026-11-28' }], ['BR041B', { startDate: '2027-07-01' }], ['BR042', { registrationStatus: 2 }],
	['BR000', { mobilePhone: 470000001 }], ['BR000', { isHomeless: 'false' }], ['BR000', { sex: '1' }], ['BR000', { Relationships: {} }],
];

test.each(RULES)('%s %j', async (expected, change) => {
	const answer = await save(update(change));
	expect(answer.status).toBe(400);
	expect(codes(answer)).toEqual([expected]);
});

test('1 September may fall in a weekend, all problems come at once', async () => {
	expect((await save(update({ schoolyear: '2029-30', startDate: '2029-09-01' }))).status).toBe(200);
	expect(codes(await save({ lastName: '' }))).toEqual(expect.arrayContaining(['BR001A', 'BR002A', 'BR034A', 'BR041A', 'BR042']));
	expect((await save(update({ insz: '85073099932' }))).status).toBe(200);
});

test('open, accepted, refused and removed', async () => {
	const body = update({ mobilePhone: '0470000077', email: 'nieuw@example.org', nameOfDoctor: 'Dr. Nieuw', phoneOfDoctor: '050000078', Relationships: [relation({ phone: '050000079', Address: address({ houseBusNo: '3' }) })] });
	const id = String(body.preRegistrationId);
	const status = async (): Promise<unknown> => (await informat(school, `GET /1/preregistrations/${id}/status`)).body;
	expect((await save(body)).body).toEqual({ preRegistrationStatus: { preRegistrationId: id, status: 'open' } });
	expect((await save(body)).status).toBe(200);
	expect(await status()).toEqual({ preRegistrationStatus: { preRegistrationId: id, status: 'open' } });
	expect((await control(school, `POST /informat/preregistrations/${id}/accept`)).body).toMatchObject({ status: 'geaccepteerd', pPersoon: 900002 });
	expect(await status()).toMatchObject({ preRegistrationStatus: { status: 'geaccepteerd' } });
	expect(codes(await save(body))).toEqual(['MNA001']);
	expect(codes(await informat(school, `DELETE /1/preregistrations/${id}`))).toEqual(['MNA003']);
	const student = school.school.informat.students[2]!;
	expect(student.comnrs.find(({ type, soort }) => type === 'Eigen' && soort === 'Gsm')!.nr).toBe('0470000077');
	expect(student.comnrs.find(({ type }) => type === 'Domicilie')!.nr).toBe('050000079');
	expect(student.emails.map(({ email }) => email)).toContain('nieuw@example.org');
	expect(student).toMatchObject({ huisdokter: 'Dr. Nieuw', telefoonHuisdokter: '050000078' });
	expect(student.adressen[0]).toMatchObject({ straat: 'Testlaan', nr: '1', bus: '3', postcode: '8000', gemeente: 'Brugge', landCode: '00150' });

	const refused = update();
	await save(refused);
	await control(school, `POST /informat/preregistrations/${String(refused.preRegistrationId)}/refuse`);
	expect(codes(await save(refused))).toEqual(['MNA002']);
	expect(codes(await informat(school, `DELETE /1/preregistrations/${String(refused.preRegistrationId)}`))).toEqual(['MNA004']);

	expect((await control(school, 'GET /calls')).body.findLast(({ call }: { call: string }) => call === 'POST /1/preregistrations/save')).toMatchObject({ key: refused.preRegistrationId, result: '405' });

	const removed = update();
	await save(removed);
	expect((await informat(school, `DELETE /1/preregistrations/${String(removed.preRegistrationId)}`)).status).toBe(200);
	const gone = await informat(school, `GET /1/preregistrations/${String(removed.preRegistrationId)}/status`);
	expect([gone.status, codes(gone)]).toEqual([404, ['DNF001']]);
});

test('details of somebody whose preregistration is still open cannot be updated', async () => {
	const body = update({ admgrpId: '012345' });
	await save(body);
	expect(codes(await save({ ...body, admgrpId: '000000' }))).toEqual(['MNA005']);
	await control(school, 'PUT /settings', { personalDetailsUpdates: 'refused' });
	expect(codes(await save(update()))).toEqual(['MNA005']);
	await control(school, 'PUT /settings', { personalDetailsUpdates: 'allowed' });
});

test('restrained acceptance leaves address and e-mail of a pupil in place', async () => {
	await control(school, 'PUT /settings', { mergeRules: 'restrained' });
	const student = school.school.informat.students[2]!;
	const before = { street: student.adressen[0]!.straat, email: student.emails[0]!.email };
	const body = update({ email: 'weer.anders@example.org', nameOfDoctor: 'Dr. Anders', Relationships: [relation({ Address: address({ streetName: 'Elders' }) })] });
	await save(body);
	await control(school, `POST /informat/preregistrations/${String(body.preRegistrationId)}/accept`);
	expect({ street: student.adressen[0]!.straat, email: student.emails[0]!.email }).toEqual(before);
	expect(student.huisdokter).toBe('Dr. Anders');
	await control(school, 'PUT /settings', { mergeRules: 'lenient' });
});

test('somebody whom nobody knows waits for a choice', async () => {
	const body = update({ lastName: 'Niemand' });
	await save(body);
	const id = String(body.preRegistrationId);
	expect((await control(school, `POST /informat/preregistrations/${id}/accept`)).status).toBe(409);
	expect((await control(school, `POST /informat/preregistrations/${id}/accept`, { pPersoon: 900003 })).body.pPersoon).toBe(900003);
});
