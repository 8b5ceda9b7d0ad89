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
	['BR005A', { countryOfBirthCode: null }], ['BR005B', { countryOfBirthCode: '150' }], ['BR006A', { placeOfBirthCode: 'x'.repeat(11), countryOfBirthCode: '00111' }], ['BR006A', { placeOfBirthCode: '59000' }], ['BR007A', { placeOfBirth: 'x'.repeat(51) }], ['BR008A', { nationalityCode: null }], ['BR008B', { nationalityCode: 'BE' }], ['BR009', { sex: 3 }],
	['BR010A', { insz: '11041700000' }], ['BR011', { eIdNo: 'x'.repeat(13) }], ['BR012', { mobilePhone: 'x'.repeat(21) }], ['BR013', { email: 'no address' }], ['BR014', { nameOfDoctor: 'x'.repeat(101) }], ['BR015', { phoneOfDoctor: 'x'.repeat(21) }], ['BR016', { firstLanguage: 'x'.repeat(101) }],
	['BR017', { religion: 1 }], ['BR018', { priorityGroup: 7 }], ['BR019', { reasonForRefusal: 18 }], ['BR020A', { Relationships: [relation(), relation(), relation()] }], ['BR021', { Relationships: [relation({ type: 1 })] }], ['BR022A', { Relationships: [relation({ lastName: '' })] }],
	['BR022B', { Relationships: [relation({ lastName: 'x'.repeat(51) })] }], ['BR023A', { Relationships: [relation({ firstName: null })] }], ['BR023B', { Relationships: [relation({ firstName: 'x'.repeat(31) })] }], ['BR024A', { Relationships: [relation({ Address: address({ streetName: '' }) })] }],
	['BR024B', { Relationships: [relation({ Address: address({ streetName: 'x'.repeat(51) }) })] }], ['BR025A', { Relationships: [relation({ Address: address({ houseNo: '' }) })] }], ['BR025B', { Relationships: [relation({ Address: address({ houseNo: 'x'.repeat(11) }) })] }], ['BR027A', { Relationships: [relation({ Address: address({ postalCode: '' }) })] }], ['BR028A', { Relationships: [relation({ Address: address({ city: null }) })] }], ['BR026', { Relationships: [relation({ Address: address({ houseBusNo: '1234567' }) })] }],
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

test('a text that is not announced as JSON is not read', async () => {
	const answer = async (): Promise<number> => (await informat(school, 'POST /1/preregistrations/save', { body: update(), headers: { 'Content-Type': 'text/plain' } })).status;
	expect(await answer()).toBe(415);
	await control(school, 'PUT /settings', { contentType: 'ignored' });
	expect(await answer()).toBe(200);
	await control(school, 'PUT /settings', { contentType: 'required' });
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

test('one changed mobile of a pupil goes out, is accepted, and is seen at the next read', async () => {
	const { pPersoon, comnrs } = school.school.informat.students[5]!;
	const { naam, voornaam, geboortedatum } = school.school.informat.students[5]!;
	const others = JSON.stringify(comnrs.filter(({ type }) => type !== 'Eigen'));
	const body = update({ lastName: naam, firstName: voornaam, dateOfBirth: geboortedatum.slice(0, 10), mobilePhone: '0470000088' });
	const id = String(body.preRegistrationId);
	await save(body);
	const changed = async (): Promise<number[]> => (await informat(school, 'GET /1/students?schoolYear=2026-27&changedSince=2026-11-22')).body.students.map((each: { pPersoon: number }) => each.pPersoon);
	expect(await changed()).not.toContain(pPersoon);
	expect((await informat(school, `GET /1/preregistrations/${id}/status`)).body.preRegistrationStatus.status).toBe('open');
	await control(school, `POST /informat/preregistrations/${id}/accept`);
	expect(await changed()).toContain(pPersoon);
	const { students } = (await informat(school, 'GET /1/students?schoolYear=2026-27')).body;
	const now = students.find((each: { pPersoon: number }) => each.pPersoon === pPersoon);
	expect(now.comnrs.filter(({ type, soort }: Body) => type === 'Eigen' && soort === 'Gsm').map(({ nr }: Body) => nr)).toEqual(['0470000088']);
	expect(JSON.stringify(now.comnrs.filter(({ type }: Body) => type !== 'Eigen'))).toBe(others);
	// An update that was accepted is closed: a new one needs a new id.
	expect(codes(await save(body))).toEqual(['MNA001']);
	// A refused one changes nothing.
	const refused = update({ lastName: naam, firstName: voornaam, dateOfBirth: geboortedatum.slice(0, 10), mobilePhone: '0470000089' });
	await save(refused);
	await control(school, `POST /informat/preregistrations/${String(refused.preRegistrationId)}/refuse`);
	expect((await control(school, `POST /informat/preregistrations/${String(refused.preRegistrationId)}/accept`)).status).toBe(409);
	expect((await control(school, `GET /informat/students/${pPersoon}`)).body.comnrs.map(({ nr }: Body) => nr)).not.toContain('0470000089');
});

describe('a preregistration that is no update', () => {
	const admgrpId = (): string => school.school.informat.departments.find(({ leerjaar }) => leerjaar === 3)!.nrAdmgrp;

	test('makes a new pupil with a registration of its own id, whose details can then be updated', async () => {
		const body = update({ lastName: 'Nieuweling', firstName: 'Ada', dateOfBirth: '2012-05-06', sex: 2, admgrpId: admgrpId(), registrationStatus: 0, religion: 140, mobilePhone: '0470000090', Relationships: [relation({ type: 14, lastName: 'Nieuweling', firstName: 'Grace', email: 'grace@example.org', Address: address() })] });
		const id = String(body.preRegistrationId);
		await save(body);
		const { body: accepted } = await control(school, `POST /informat/preregistrations/${id}/accept`);
		const { registrations } = (await informat(school, 'GET /1/registrations?schoolYear=2026-27')).body;
		const registration = registrations.find((each: { preRegistrationId: string }) => each.preRegistrationId === id);
		expect(registration).toMatchObject({ pPersoon: accepted.pPersoon, status: 0, begindatum: '2026-11-24', nrAdmgrp: admgrpId(), leerjaar: 3, levensbeschouwingCode: '0140', stamnr: expect.stringMatching(/^26\d{5}$/), vestCode: '001', inschrKlassen: [] });
		const { student } = (await informat(school, `GET /1/students/${registration.persoonId}?schoolYear=2026-27&refdate=2026-11-25`)).body;
		expect(student).toMatchObject({ naam: 'Nieuweling', voornaam: 'Ada', geboortedatum: '2012-05-06', geslacht: 'V', inschrijvingsId: registration.inschrijvingsId, comnrs: [{ nr: '0470000090', type: 'Eigen', soort: 'Gsm' }], relaties: [{ type: 'Moeder', voornaam: 'Grace', emails: [{ email: 'grace@example.org' }], adressen: [{ straat: 'Testlaan' }] }] });

		// By the same id, although the name is another one now.
		expect((await save({ ...body, lastName: 'Nieuweling-Maes', admgrpId: '000000', mobilePhone: '0470000091' })).status).toBe(200);
		expect((await control(school, `POST /informat/preregistrations/${id}/accept`)).body.pPersoon).toBe(accepted.pPersoon);
		expect((await control(school, `GET /informat/students/${accepted.pPersoon}`)).body.comnrs).toMatchObject([{ nr: '0470000091' }]);
		expect(school.school.informat.registrations.filter(({ persoonId }) => persoonId === registration.persoonId).length).toBe(1);
	});

	test('of a known pupil makes only the registration, without stamnummer when it is not realised', async () => {
		const before = school.school.informat.students.length;
		const body = update({ admgrpId: admgrpId(), registrationStatus: 1, startDate: '2027-09-01', schoolyear: '2027-28' });
		await save(body);
		expect((await control(school, `POST /informat/preregistrations/${String(body.preRegistrationId)}/accept`)).body.pPersoon).toBe(900002);
		expect(school.school.informat.students.length).toBe(before);
		expect((await informat(school, 'GET /1/registrations?schoolYear=2027-28')).body.registrations).toMatchObject([{ pPersoon: 900002, preRegistrationId: body.preRegistrationId, status: 1, stamnr: null, begindatum: '2027-09-01' }]);
	});

	test('of one of two who are alike waits for a choice', async () => {
		const [first, second] = school.school.informat.students;
		second!.geboortedatum = first!.geboortedatum;
		const body = update({ lastName: 'Peeters', firstName: 'Emma', dateOfBirth: first!.geboortedatum.slice(0, 10), admgrpId: admgrpId() });
		await save(body);
		expect((await control(school, `POST /informat/preregistrations/${String(body.preRegistrationId)}/accept`)).status).toBe(409);
	});
});

describe('careful acceptance of a pupil with an active registration', () => {
	beforeAll(async () => void (await control(school, 'PUT /settings', { mergeRules: 'restrained' })));
	afterAll(async () => void (await control(school, 'PUT /settings', { mergeRules: 'lenient' })));

	const student = () => school.school.informat.students[2]!;
	const comnr = (nr: string, type: string, soort = 'Gsm') => ({ pComnr: 1, comnrId: randomUUID(), nr, type, soort });
	const email = (address: string, type: string) => ({ pEmail: 1, emailId: randomUUID(), email: address, type, schoolcom: true, factuurMailen: false });
	const mother = (own: Body = {}) => ({ pRelatie: 1, relatieId: randomUUID(), type: 'Moeder', naam: 'Proefkonijn', voornaam: 'Els', insz: null, geboortedatum: null, geslacht: 'V', nationaliteitCode: null, beroep: null, burgerlijkeStand: null, lpv: 1, ophalen: true, isOverleden: false, adressen: [], comnrs: [], emails: [], ...own });
	const sentMother = (own: Body): Body => ({ Relationships: [relation({ type: 14, lastName: 'Anders', firstName: 'Els', ...own })] });
	const MOBILE = { mobilePhone: '0470000066' };
	const ADDRESS = { Relationships: [relation({ Address: address({ streetName: 'Elders' }) })] };

	/** What is there, what is sent, and what is there afterwards. */
	const CASES: [string, () => Body, Body, Body][] = [
		['the domicile stays', () => ({ adressen: [{ ...student().adressen[0]!, straat: 'Hier' }] }), ADDRESS, { adressen: [{ straat: 'Hier' }] }],
		['the own e-mail stays', () => ({ emails: [email('oud@example.org', 'Eigen')] }), { email: 'nieuw@example.org' }, { emails: [{ email: 'oud@example.org' }] }],
		['a missing own e-mail is added', () => ({ emails: [] }), { email: 'nieuw@example.org' }, { emails: [{ email: 'nieuw@example.org', type: 'Eigen' }] }],
		['the own number stays', () => ({ comnrs: [comnr('0470 00 00 01', 'Eigen')] }), MOBILE, { comnrs: [{ nr: '0470 00 00 01' }] }],
		['a missing own number is added', () => ({ comnrs: [] }), MOBILE, { comnrs: [{ nr: '0470000066', type: 'Eigen', soort: 'Gsm' }] }],
		['a parent of a new type is added', () => ({ relaties: [] }), sentMother(MOBILE), { relaties: [{ type: 'Moeder', naam: 'Anders', comnrs: [{ nr: '0470000066' }] }] }],
		['the name of a known parent stays', () => ({ relaties: [mother()] }), sentMother({}), { relaties: [{ naam: 'Proefkonijn' }] }],
		['a missing number of a parent is added', () => ({ relaties: [mother()] }), sentMother(MOBILE), { relaties: [{ comnrs: [{ nr: '0470000066', type: 'Moeder' }] }] }],
		['the only number of a parent is changed', () => ({ relaties: [mother({ comnrs: [comnr('0470 00 00 01', 'Moeder')] })] }), sentMother(MOBILE), { relaties: [{ comnrs: [{ nr: '0470000066' }] }] }],
		['one of two numbers of a parent stays', () => ({ relaties: [mother({ comnrs: [comnr('0470 00 00 01', 'Moeder'), comnr('0470 00 00 02', 'Moeder')] })] }), sentMother(MOBILE), { relaties: [{ comnrs: [{ nr: '0470 00 00 01' }, { nr: '0470 00 00 02' }] }] }],
		['two mothers with one number each keep them', () => ({ relaties: [mother({ comnrs: [comnr('0470 00 00 01', 'Moeder')] }), mother({ comnrs: [comnr('0470 00 00 02', 'Moeder')] })] }), sentMother(MOBILE), { relaties: [{ comnrs: [{ nr: '0470 00 00 01' }] }, { comnrs: [{ nr: '0470 00 00 02' }] }] }],
		['the only e-mail of a parent is changed', () => ({ relaties: [mother({ emails: [email('els@example.org', 'Moeder')] })] }), sentMother({ email: 'anders@example.org' }), { relaties: [{ emails: [{ email: 'anders@example.org' }] }] }],
		['one of two e-mails of a parent stays', () => ({ relaties: [mother({ emails: [email('els@example.org', 'Moeder'), email('els2@example.org', 'Moeder')] })] }), sentMother({ email: 'anders@example.org' }), { relaties: [{ emails: [{ email: 'els@example.org' }, { email: 'els2@example.org' }] }] }],
		['the doctor is taken over', () => ({ huisdokter: 'Dr. Testmans' }), { nameOfDoctor: 'Dr. Anders' }, { huisdokter: 'Dr. Anders' }],
	];

	test.each(CASES)('%s', async (_, there, sent, expected) => {
		Object.assign(student(), there());
		const body = update(sent);
		await save(body);
		expect((await control(school, `POST /informat/preregistrations/${String(body.preRegistrationId)}/accept`)).status).toBe(200);
		expect(student()).toMatchObject(expected);
	});

	test('without an active registration the changed domicile is taken over', async () => {
		const { persoonId } = student();
		const own = school.school.informat.registrations.filter((each) => each.persoonId === persoonId);
		for (const each of own) each.status = 1;
		const body = update(ADDRESS);
		await save(body);
		await control(school, `POST /informat/preregistrations/${String(body.preRegistrationId)}/accept`);
		expect(student().adressen).toMatchObject([{ straat: 'Elders' }]);
	});
});

test('another institute knows nothing of it', async () => {
	const body = update();
	await save(body);
	school.school.informat.preregistrations.get(String(body.preRegistrationId))!.institute = '088888';
	const answer = await informat(school, `GET /1/preregistrations/${String(body.preRegistrationId)}/status`);
	expect([answer.status, codes(answer)]).toEqual([404, ['DNF001']]);
});

test('somebody whom nobody knows waits for a choice', async () => {
	const body = update({ lastName: 'Niemand' });
	await save(body);
	const id = String(body.preRegistrationId);
	expect((await control(school, `POST /informat/preregistrations/${id}/accept`)).status).toBe(409);
	expect((await control(school, `POST /informat/preregistrations/${id}/accept`, { pPersoon: 900003 })).body.pPersoon).toBe(900003);
});
