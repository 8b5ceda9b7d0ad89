/** What is not known for sure about the platform is a setting, and each setting shows. */
import { startSchool, type RunningSchool } from '../../sandbox/school';
import { OPEN_OPERATIONS, OPERATIONS } from '../../sandbox/smartschool/operations';
import { code, control, details, soap } from './calls';

let school: RunningSchool;
beforeAll(async () => {
	school = await startSchool({ pupils: 40, seed: 5, clock: '2026-11-23' });
});
beforeEach(async () => void (await control(school, 'POST /reset')));
afterAll(async () => await school.stop());

const set = async (settings: Record<string, unknown>): Promise<void> => expect((await control(school, 'PUT /settings', settings)).status).toBe(200) as void;
const parameter = async (paramName: string, paramValue: string): Promise<number> => await code(school, 'saveUserParameter', { userIdentifier: '900001', paramName, paramValue });
const state = async () => (await control(school, 'GET /smartschool/accounts/900001')).body;
const official = (): string => [...school.school.platform.groups.values()].find(({ isOfficial }) => isOfficial)!.code;

test.each(['read-only-code', 'absences-only-code'])('%s opens its own operations and no other', async (accesscode) => {
	const allowed = school.school.platform.settings.profiles[accesscode]!;
	for (const operation of Object.keys(OPERATIONS)) {
		if (OPEN_OPERATIONS.has(operation)) continue;
		const { value } = await soap(school, operation, {}, accesscode);
		expect([operation, value === '8']).toEqual([operation, !allowed.includes(operation)]);
	}
});

test('code outside the profile, and for an unknown parameter', async () => {
	await set({ outsideProfileCode: 23, unknownParameterCode: 14 });
	expect((await soap(school, 'delUser', { userIdentifier: '900001' }, 'read-only-code')).value).toBe('23');
	expect((await soap(school, 'delUser', { userIdentifier: '900001' }, 'wrong')).value).toBe('8');
	expect([await parameter('Lievelingskleur', 'rood'), await parameter('Godsdienstkeuze', 'RKE')]).toEqual([14, 17]);
});

test('words of the French edition', async () => {
	const words: [string, string][] = [['surname_coaccount1', 'Dupont'], ['mobilePhone_coaccount1', '0470 00 00 01'], ['modernlang1', 'de'], ['role', '\u00e9l\u00e8ve']];
	for (const [name, value] of words) expect([name, await parameter(name, value)]).toEqual([name, name === 'role' ? 28 : 17]);
	await set({ frenchEdition: true });
	for (const [name, value] of words) expect([name, await parameter(name, value)]).toEqual([name, 0]);
	expect(await details(school, '900001')).toMatchObject({ naam_coaccount1: 'Dupont', mobielnummer_coaccount1: '0470 00 00 01', basisrol: '1' });
	expect((await state()).unread).toEqual({ modernlang1: 'de' });
	expect(await parameter('modernlang1', 'es')).toBe(17);
});

test('roles of the GO! network', async () => {
	expect(await parameter('gorollen', '["Leerling"]')).toBe(17);
	await set({ goRoles: ['Leerling', 'Ouder'] });
	expect([await parameter('gorollen', '["Leerling"]'), await parameter('gorollen', '["Baas"]'), await parameter('gorollen', 'Leerling')]).toEqual([0, 17, 17]);
	expect((await state()).unread).toEqual({ gorollen: '["Leerling"]' });
});

test('letters in JSON stand as they are, and say the same', async () => {
	await parameter('location', 'Li\u00e8ge/Luik');
	const escaped = (await soap(school, 'getUserDetailsByNumber', { number: '900001' })).value;
	expect(escaped).toContain('Li\\u00e8ge\\/Luik');
	await set({ jsonEscapes: 'none' });
	const plain = (await soap(school, 'getUserDetailsByNumber', { number: '900001' })).value;
	expect(plain).toContain('Li\u00e8ge/Luik');
	expect(JSON.parse(plain)).toEqual(JSON.parse(escaped));
});

test('the target group stays after a move, or not', async () => {
	for (const [targetGroupStays, groups] of [[true, ['nieuw', official()]], [false, [official()]]] as const) {
		await control(school, 'POST /reset');
		await set({ targetGroupStays });
		await code(school, 'saveUser', { internnumber: '990001', username: 'noor.nieuw', passwd1: 'Start-2026!', name: 'Noor', surname: 'Nieuw', basisrol: 'leerling' });
		await code(school, 'saveUserToClass', { userIdentifier: '990001', class: official(), officialDate: '2026-09-01' });
		expect((await details(school, '990001')).groups.map(({ code: each }: { code: string }) => each)).toEqual(groups);
	}
});

test('photos come back in other bytes', async () => {
	await set({ photoReencodes: true });
	await code(school, 'setAccountPhoto', { userIdentifier: '900001', photo: '/9j/4AAQ' });
	const { value } = await soap(school, 'getAccountPhoto', { userIdentifier: '900001' });
	expect(value).not.toBe('/9j/4AAQ');
	expect(Buffer.from(value, 'base64').subarray(0, 2)).toEqual(Buffer.from([0xff, 0xd8]));
});

test('a scan code is the platform’s own or the school’s', async () => {
	const { scannableCode } = await details(school, '900001');
	await parameter('Code schoolpasje', '12345678');
	for (const scan of [scannableCode, '12345678']) expect(JSON.parse((await soap(school, 'getUserDetailsByScannableCode', { scannableCode: scan })).value)).toMatchObject({ internnummer: '900001' });
	await set({ scanField: 'Interne nummer QR-code' });
	for (const scan of ['12345678', '']) expect((await soap(school, 'getUserDetailsByScannableCode', { scannableCode: scan })).value).toBe('12');
});

test('Null as sender of a message', async () => {
	await set({ nullSender: 'nobody' });
	expect(await code(school, 'sendMsg', { userIdentifier: '900001', title: 'Dag', body: 'x', senderIdentifier: 'Null' })).toBe(0);
	expect((await control(school, 'GET /smartschool/messages')).body).toMatchObject([{ to: 'emma.peeters', from: '' }]);
});

test('absences by date go by user name or by number, and nobody is an empty list', async () => {
	const keys = async (): Promise<string[]> => Object.keys(JSON.parse((await soap(school, 'getAbsentsByDate', { date: '2026-11-20' })).value) as object);
	expect(await keys()).toContain('emma.peeters');
	await set({ absenceKey: 'internalNumber' });
	expect(await keys()).toContain('900001');
	expect((await soap(school, 'getAbsentsByDateAndGroup', { date: '2026-11-20', code: 'personeel' })).value).toBe('[]');
});

test('who is present has an alias in the read by date only', async () => {
	await control(school, 'PUT /smartschool/accounts/900001/absences', { '2026-11-20': { am: '|', pm: 'Q' } });
	const pupil = JSON.parse((await soap(school, 'getAbsentsWithAlias', { userIdentifier: '900001', schoolYear: '2026' })).value) as Record<string, unknown>;
	expect(pupil['2026-11-20']).toEqual({ am: { code: '|', alias: null }, pm: { code: 'Q', alias: 'Rouw' } });
	const day = JSON.parse((await soap(school, 'getAbsentsWithAliasByDate', { date: '2026-11-20' })).value) as Record<string, unknown>;
	expect(day['emma.peeters']).toEqual({ am: { officialcode: '|', alias: 'Aanwezig' }, pm: { officialcode: 'Q', alias: 'Rouw' } });
});

test('an end of class takes effect on its date', async () => {
	await code(school, 'saveUserToClass', { userIdentifier: '900001', class: official(), officialDate: '2026-11-23' });
	expect(await code(school, 'removeUserFromGroup', { userIdentifier: '900001', class: official(), officialDate: '2026-12-01' })).toBe(0);
	expect((await state()).officialClass).toBe(official());
	await control(school, 'PUT /clock', { date: '2026-12-01' });
	expect((await state()).officialClass).toBeNull();
});

test('a group to leave is named by its code or its name, or by one of them only', async () => {
	const leave = async (group: string) => {
		await code(school, 'saveUserToClasses', { userIdentifier: '900001', csvList: 'KOOR' });
		return await code(school, 'removeUserFromGroup', { userIdentifier: '900001', class: group });
	};
	expect([await leave('KOOR'), await leave('Koor')]).toEqual([0, 0]);
	await set({ leaveGroupBy: 'name' });
	expect([await leave('KOOR'), await leave('Koor')]).toEqual([13, 0]);
	await set({ leaveGroupBy: 'code' });
	expect([await leave('Koor'), await leave('KOOR')]).toEqual([13, 0]);
});

test('a tutor stays tutor under another user name, and none when gone', async () => {
	await code(school, 'changeGroupOwners', { code: 'KOOR', userlist: '900001' });
	await soap(school, 'addCourse', { coursename: 'Latijn', coursedesc: 'Latijn' });
	await code(school, 'addCourseTeacher', { coursename: 'Latijn', coursedesc: 'Latijn', internnummer: '900001', userlist: '900001' });
	const names = async () => [school.school.platform.groups.get('KOOR')!.owners, (await control(school, 'GET /smartschool/courses')).body.at(-1)];
	await code(school, 'changeUsername', { internNumber: '900001', newUsername: 'emmy.peeters' });
	expect(await names()).toEqual([['emmy.peeters'], expect.objectContaining({ mainTeacher: 'emmy.peeters', coTeachers: ['emmy.peeters'] })]);
	await code(school, 'delUser', { userIdentifier: '900001' });
	expect(await names()).toEqual([[], expect.objectContaining({ mainTeacher: '', coTeachers: [] })]);
});
