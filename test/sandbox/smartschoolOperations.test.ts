/** The double has every operation of the WSDL, with its arguments, and answers each of them. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { startSchool, type RunningSchool } from '../../sandbox/school';
import { OPERATIONS } from '../../sandbox/smartschool/operations';
import { control, envelope, soap } from './calls';

const WSDL = readFileSync(path.join(__dirname, '../../sandbox/smartschool/v3.wsdl'), 'utf8');
const parts = (message: string): [string, string][] => {
	const body = new RegExp(`<message name="${message}">(.*?)</message>`, 's').exec(WSDL)?.[1] ?? '';
	return [...body.matchAll(/<part name="(\w+)" type="xsd:(\w+)"/g)].map(([, name, type]) => [name!, type!]);
};
const NAMES = [...WSDL.matchAll(/<soap:operation soapAction="[^"]*#(\w+)"/g)].map(([, name]) => name!);

let school: RunningSchool;
beforeAll(async () => {
	school = await startSchool({ pupils: 60, seed: 5, clock: '2026-11-23' });
});
afterAll(async () => await school.stop());

test('the tables hold the 65 operations of the WSDL and no other', () => {
	expect(NAMES).toHaveLength(65);
	expect(Object.keys(OPERATIONS).sort()).toEqual([...NAMES].sort());
});

test.each(NAMES)('%s has the arguments and the result of the WSDL', (name) => {
	const { args, returns } = OPERATIONS[name]!;
	expect(args).toEqual(parts(`${name}In`).map(([part]) => part).filter((part) => part !== 'accesscode'));
	expect(returns).toBe(parts(`${name}Out`)[0]?.[1] ?? 'none');
});

/** Good arguments for each operation, in an order in which they work on one school; the answer is a number for a code, or a piece of the data. */
const CALLS: readonly [string, Record<string, string>, number | RegExp | string][] = [
	['getReferenceField', {}, 'number'],
	['saveUser', { internnumber: '990001', username: 'noor.nieuw', passwd1: 'Start-2026!', name: 'Noor', surname: 'Nieuw', basisrol: 'leerling' }, 0],
	['saveUserParameter', { userIdentifier: '990001', paramName: 'type_coaccount1', paramValue: 'Moeder' }, 0],
	['savePassword', { userIdentifier: '990001', password: 'Start-2027!', accountType: '1', changePasswordAtNextLogin: '1' }, 0],
	['changePasswordAtNextLogin', { userIdentifier: '990001', accountType: '0' }, 0],
	['forcePasswordReset', { userIdentifier: '990001', accountType: '0' }, 0],
	['deactivateTwoFactorAuthentication', { userIdentifier: '990001', accountType: '0' }, 0],
	['changeUsername', { internNumber: '990001', newUsername: 'noor.anders' }, 0],
	['changeInternNumber', { username: 'noor.anders', newInternNumber: '990002' }, 0],
	['replaceInum', { oldInum: '990002', newInum: '990003' }, 0],
	['setAccountPhoto', { userIdentifier: '990003', photo: '/9j/4AAQ' }, 0],
	['getAccountPhoto', { userIdentifier: '990003' }, '/9j/4AAQ'],
	['saveSignature', { userIdentifier: '990003', accountType: '0', signature: '<p>Noor</p>' }, 'true'],
	['getUserDetails', { userIdentifier: '990003' }, /"gebruikersnaam":"noor\.anders"/],
	['getUserDetailsByNumber', { number: '990003' }, /"gebruikersnaam":"noor\.anders"/],
	['getUserDetailsByUsername', { username: 'noor.anders' }, /"internnummer":"990003"/],
	['getUserDetailsByScannableCode', { scannableCode: '00000000-0000-4000-8000-000000001000' }, /"gebruikersnaam":"personeel000"/],
	['saveClass', { name: '9Z', desc: 'Klas 9Z', code: '9Z', parent: 'lln', untis: '', instituteNumber: '099999', adminNumber: '012345', schoolYearDate: '2026-09-01' }, 0],
	['saveGroup', { name: 'Schaakclub', desc: 'Schaken', code: 'SCHAAK', parent: 'lln', untis: '' }, 0],
	['saveUserToClass', { userIdentifier: '990003', class: '9Z', officialDate: '2026-09-01' }, 0],
	['saveUserToClasses', { userIdentifier: '990003', csvList: 'SCHAAK' }, 0],
	['saveUserToClassesAndGroups', { userIdentifier: '990003', csvList: 'KOOR', keepOld: '1' }, 0],
	['getUserOfficialClass', { userIdentifier: '990003', date: '' }, /"passwd":"9Z"/],
	['getStudentCareer', { userIdentifier: '990003' }, /"groupCode":"9Z"/],
	['setAccountStatus', { userIdentifier: '990003', accountStatus: 'actief' }, 0],
	['getAllAccounts', { code: '9Z', recursive: '0' }, /^PD94/],
	['getAllAccountsExtended', { code: '9Z', recursive: '0' }, /"gebruikersnaam":"noor\.anders"/],
	['getAllGroupsAndClasses', {}, /^PD94/],
	['getClassList', {}, /^a:\d+:\{i:0;a:9:\{s:2:"id";s:3:"100";/],
	['getClassListJson', {}, /^\[\{"id":"100","code":"iedereen"/],
	['saveClassList', { serializedList: 'a:1:{i:0;a:2:{s:2:"id";s:3:"100";s:4:"desc";s:6:"Ieder\u00e9";}}' }, 11],
	['saveClassList', { serializedList: 'a:1:{i:0;a:2:{s:2:"id";s:3:"100";s:4:"desc";s:7:"Ieder\u00e9";}}' }, 0],
	['saveClassListJson', { jsonList: '[{"id":"100","name":"Iedereen","desc":"Allen","code":"iedereen"}]' }, 0],
	['getClassTeachers', { getAllOwners: 'true' }, /^\[\{"naam":/],
	['getSchoolyearDataOfClass', { classCode: '9Z' }, /"schoolyear":"2026-2027"/],
	['saveSchoolyearDataOfClass', { classCode: '9Z', date: '2026-09-01', instituteNumber: '099999', administrativeGroupNumber: '012345', residence: '', domain: '', principal: 'An Verlinden' }, 0],
	['changeGroupOwners', { code: 'SCHAAK', userlist: '990003' }, 0],
	['changeGroupVisibility', { code: 'SCHAAK', visbility: '0' }, 0],
	['getAbsents', { userIdentifier: '990003', schoolYear: '2026' }, /^\{"2026-09-01":/],
	['getAbsentsWithAlias', { userIdentifier: '990003', schoolYear: '2026' }, /"alias":/],
	['getAbsentsByDate', { date: '2026-11-20' }, /"noor\.anders":/],
	['getAbsentsWithUsernameByDate', { date: '2026-11-20' }, /"noor\.anders":/],
	['getAbsentsWithInternalNumberByDate', { date: '2026-11-20' }, /"990003":/],
	['getAbsentsByDateAndGroup', { date: '2026-11-20', code: '9Z' }, /^\{"noor\.anders":\{[^{]*\}\}$/],
	['getAbsentsWithAliasByDate', { date: '2026-11-20' }, /"officialcode":/],
	['sendMsg', { userIdentifier: '990003', title: 'Dag', body: '<p>Hallo</p>', coaccount: '1' }, 0],
	['sendNotification', { title: 'Rooster', description: 'Nieuw rooster', userIdentifier: '990003', coaccount: '0', link: '/planner' }, 0],
	['addCourse', { coursename: 'Latijn', coursedesc: 'Latijn 9Z', visibility: '1' }, '0'],
	['addCourseTeacher', { coursename: 'Latijn', coursedesc: 'Latijn 9Z', internnummer: '990003', userlist: '' }, 0],
	['addCourseStudents', { coursename: 'Latijn', coursedesc: 'Latijn 9Z', groupIds: '9Z' }, 0],
	['getCourses', {}, /^PD94/],
	['getSkoreClassTeacherCourseRelation', {}, /<vaknaam><!\[CDATA\[Latijn\]\]><\/vaknaam><vaknaamkort><!\[CDATA\[LAT\]\]><\/vaknaamkort><leerlingen><!\[CDATA\[noor\.anders\]\]>/],
	['startSkoreSync', {}, '{"serviceId":"7001"}'],
	['checkStatus', { serviceId: '7001' }, 'busy'],
	['getHelpdeskMiniDbItems', {}, /"kind":"miniDb"/],
	['addHelpdeskTicket', { title: 'Stuk', description: 'Scherm zwart', priority: '3', miniDbItem: '00000000-0000-4000-8000-000000000033', userIdentifier: '990003' }, 0],
	['getDeliberationLines', { dateInSchoolYear: '2026-06-01' }, /"schoolyear":"2025-2026"/],
	['removeUserFromGroup', { userIdentifier: '990003', class: 'KOOR' }, 0],
	['clearGroup', { group: 'SCHAAK' }, 0],
	['delClass', { code: 'SCHAAK' }, 0],
	['removeCoAccount', { userIdentifier: '990003', accountType: '1' }, 0],
	['unregisterStudent', { userIdentifier: '990003', officialDate: '2026-11-23' }, 0],
	['delUser', { userIdentifier: '990003', officialDate: '2026-11-23' }, 0],
	['returnJsonErrorCodes', {}, /^\{"1":"Naam te kort\."/],
	['returnCsvErrorCodes', {}, /^1;Naam te kort\./],
];

test('each operation answers good arguments, one after the other on one school', async () => {
	for (const [operation, args, expected] of CALLS) {
		const { status, type, value } = await soap(school, operation, args);
		const answer = typeof expected === 'number' ? Number(value) : value;
		expect([operation, status, answer]).toEqual([operation, 200, expected instanceof RegExp ? expect.stringMatching(expected) : expected]);
		const { returns } = OPERATIONS[operation]!;
		expect([operation, type]).toEqual([operation, returns === 'anyType' ? (typeof expected === 'number' ? 'int' : 'string') : returns]);
	}
	const { status, text } = await envelope(school, '<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body><returnErrorCodes/></e:Body></e:Envelope>');
	expect([status, text]).toEqual([200, expect.stringContaining('<ns1:returnErrorCodesResponse></ns1:returnErrorCodesResponse>')]);
	const called = (await control(school, 'GET /calls')).body.map(({ call }: { call: string }) => call);
	expect([...new Set(called)].sort()).toEqual([...NAMES].sort());
});

test('the control interface shows what only goes in', async () => {
	expect((await control(school, 'GET /smartschool/messages')).body).toEqual([{ id: 1, at: expect.stringMatching(/^2026-11-23T/), to: 'noor.anders', from: '', coaccount: 1, title: 'Dag', body: '<p>Hallo</p>', attachments: [], copyToLVS: false }]);
	expect((await control(school, 'GET /smartschool/notifications')).body).toMatchObject([{ to: 'noor.anders', title: 'Rooster', description: 'Nieuw rooster', link: '/planner' }]);
	expect((await control(school, 'GET /smartschool/tickets')).body).toMatchObject([{ from: 'noor.anders', priority: 3, item: '00000000-0000-4000-8000-000000000033' }]);
	expect((await control(school, 'GET /smartschool/courses')).body.at(-1)).toEqual({ name: 'Latijn', description: 'Latijn 9Z', visible: true, mainTeacher: '', coTeachers: [], groups: ['9Z'] });
	const { text } = await control(school, 'GET /state');
	expect(text).not.toMatch(/Start-202/);
});

test('a quarter of an hour between two jobs of Skore', async () => {
	expect((await soap(school, 'startSkoreSync')).value).toBe('10');
	await control(school, 'PUT /settings', { skoreSyncSeconds: 0, skoreSyncEvery: 0 });
	expect((await soap(school, 'checkStatus', { serviceId: '7001' })).value).toBe('done');
	expect((await soap(school, 'checkStatus', { serviceId: '1' })).value).toBe('no_status');
	await control(school, 'PUT /settings', { skore: 'failing' });
	expect((await soap(school, 'startSkoreSync')).value).toBe('{"serviceId":"7002"}');
	expect((await soap(school, 'checkStatus', { serviceId: '7002' })).value).toBe('error');
});

test.each([
	['as JSON text', '<attachments>[{"filename":"brief.pdf","filedata":"JVBERi0="}]</attachments>'],
	['as elements of the same name', '<attachments><filename>brief.pdf</filename><filedata>JVBERi0=</filedata></attachments>'],
	['as a list', '<attachments><item><filename>brief.pdf</filename><filedata>JVBERi0=</filedata></item></attachments>'],
	['as the pairs of PHP', '<attachments><item><item><key>filename</key><value>brief.pdf</value></item><item><key>filedata</key><value>JVBERi0=</value></item></item></attachments>'],
])('attachments %s', async (_form, attachments) => {
	await envelope(school, `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body><sendMsg><accesscode>${school.accessCode}</accesscode><userIdentifier>900001</userIdentifier><title>Brief</title><body>Zie bijlage</body>${attachments}</sendMsg></e:Body></e:Envelope>`);
	expect((await control(school, 'GET /smartschool/messages')).body.at(-1)).toMatchObject({ title: 'Brief', attachments: [{ filename: 'brief.pdf', bytes: 5 }] });
});
