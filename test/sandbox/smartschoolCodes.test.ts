/** Every result code that is tied to an operation comes from a rule, and leaves the school as it was. */
import { startSchool, type RunningSchool } from '../../sandbox/school';
import { ERROR_TEXTS } from '../../sandbox/smartschool/errorTexts';
import { code, control, soap } from './calls';

type Args = Record<string, string>;
type Step = readonly [operation: string, args: Args];
interface Refusal {
	operation: string;
	args: Args;
	/** Calls that have to succeed first. */
	first?: readonly Step[];
	settings?: Record<string, unknown>;
}

const USER = { internnumber: '990001', username: 'noor.nieuw', passwd1: 'Start-2026!', name: 'Noor', surname: 'Nieuw', basisrol: 'leerling' };
const CLASS = { name: '9Z', desc: 'Klas 9Z', code: '9Z', parent: 'lln', untis: '', instituteNumber: '099999', adminNumber: '012345', schoolYearDate: '2026-09-01' };
const PLAIN = { name: '9P', desc: 'Klas 9P', code: '9P', parent: 'lln', untis: '' };
const YEAR = { classCode: '9Z', date: '2026-09-01', instituteNumber: '099999', administrativeGroupNumber: '1', residence: '', domain: '' };
const GROUP = { name: 'Schaak', desc: 'Schaakclub', code: 'SCHAAK', parent: 'lln', untis: '' };
const COURSE = { coursename: 'Latijn', coursedesc: 'Latijn 9Z' };
const TICKET = { title: 'Stuk', description: 'Scherm zwart', priority: '3', miniDbItem: '00000000-0000-4000-8000-000000000033', userIdentifier: '900001' };
const MESSAGE = { userIdentifier: '900001', title: 'Dag', body: 'Hallo' };
const made: Step = ['saveUser', USER];
const klas: Step = ['saveClass', CLASS];
const inClass: readonly Step[] = [made, klas, ['saveUserToClass', { userIdentifier: '990001', class: '9Z', officialDate: '2026-09-01' }]];
const user = (change: Args): Refusal => ({ operation: 'saveUser', args: { ...USER, ...change } });
const parameter = (paramName: string, paramValue: string): Refusal => ({ operation: 'saveUserParameter', args: { userIdentifier: '900001', paramName, paramValue } });

const REFUSALS: readonly (readonly [number, string, Refusal])[] = [
	[1, 'no family name', user({ surname: '' })],
	[1, 'family name cleared', parameter('surname', '')],
	[2, 'no first name', user({ name: '' })],
	[2, 'first name cleared', parameter('name', '')],
	[3, 'user name of one letter', user({ username: 'n' })],
	[3, 'new user name of one letter', { operation: 'changeUsername', args: { internNumber: '900001', newUsername: 'e' } }],
	[4, 'weak password of a new user', user({ passwd1: 'zwak' })],
	[4, 'weak password of a co-account', user({ passwd3: 'zwakker!' })],
	[4, 'no password for a new user', user({ passwd1: '' })],
	[4, 'weak password', { operation: 'savePassword', args: { userIdentifier: '900001', password: 'Kort-1', accountType: '0' } }],
	[5, 'no target group on the platform', { ...user({}), settings: { targetGroup: '' } }],
	[6, 'user name of somebody else', user({ username: 'emma.peeters' })],
	[8, 'operation outside the profile', { operation: 'delUser', args: { accesscode: 'read-only-code', userIdentifier: '900001' } }],
	[8, 'unknown access code', { operation: 'delClass', args: { accesscode: 'x', code: 'KOOR' } }],
	[9, 'unknown internal number', { operation: 'changeUsername', args: { internNumber: 'x', newUsername: 'noor.anders' } }],
	[9, 'unknown user name', { operation: 'changeInternNumber', args: { username: 'niemand', newInternNumber: '1' } }],
	[10, 'no picture', { operation: 'setAccountPhoto', args: { userIdentifier: '900001', photo: 'geen foto' } }],
	[10, 'two jobs within a quarter of an hour', { operation: 'startSkoreSync', args: {}, first: [['startSkoreSync', {}]] }],
	[11, 'no JSON', { operation: 'saveClassListJson', args: { jsonList: '[{' } }],
	[11, 'one of the classes unknown', { operation: 'saveClassListJson', args: { jsonList: '[{"id":"100","desc":"Anders"},{"id":"9","desc":"x"}]' } }],
	[11, 'wrong length in the PHP text', { operation: 'saveClassList', args: { serializedList: 'a:1:{i:0;a:2:{s:2:"id";s:3:"100";s:4:"desc";s:4:"Anders";}}' } }],
	[12, 'unknown user in a write', { operation: 'saveUserParameter', args: { userIdentifier: 'x', paramName: 'fax', paramValue: '' } }],
	[12, 'unknown user in a read', { operation: 'getUserDetails', args: { userIdentifier: 'x' } }],
	[12, 'unknown receiver', { operation: 'sendMsg', args: { ...MESSAGE, userIdentifier: 'x' } }],
	[12, 'the word Null as sender', { operation: 'sendMsg', args: { ...MESSAGE, senderIdentifier: 'Null' } }],
	[12, 'unknown tutor', { operation: 'changeGroupOwners', args: { code: 'KOOR', userlist: '900001,x' } }],
	[13, 'move to an unknown class', { operation: 'saveUserToClass', args: { userIdentifier: '900001', class: 'WEG', officialDate: '2026-09-01' } }],
	[13, 'one of the groups unknown', { operation: 'saveUserToClasses', args: { userIdentifier: '900001', csvList: 'KOOR,WEG' } }],
	[14, 'group without description', { operation: 'saveGroup', args: { ...GROUP, desc: '' } }],
	[14, 'user without key', { operation: 'delUser', args: {} }],
	[14, 'no such co-account', { operation: 'removeCoAccount', args: { userIdentifier: '900001', accountType: '7' } }],
	[14, 'priority out of range', { operation: 'addHelpdeskTicket', args: { ...TICKET, priority: '6' } }],
	[15, 'update to the user name of somebody else', { ...user({ username: 'emma.peeters' }), first: [made] }],
	[16, 'update to the number of somebody else', { ...user({ internnumber: '900001' }), first: [made], settings: { uniqueField: 'username' } }],
	[17, 'unknown field', parameter('mobilephone', '0470 00 00 01')],
	[17, 'value outside the list', parameter('Godsdienstkeuze', 'RKE')],
	[17, 'unknown kind of co-account', parameter('type_coaccount1', 'Buur')],
	[17, 'unknown status', { operation: 'setAccountStatus', args: { userIdentifier: '900001', accountStatus: 'weg' } }],
	[18, 'file that is no base64', { operation: 'sendMsg', args: { ...MESSAGE, attachments: '[{"filename":"brief.pdf","filedata":"@"}]' } }],
	[18, 'to a co-account that is empty', { operation: 'sendMsg', args: { ...MESSAGE, coaccount: '5' } }],
	[18, 'notification to a co-account that is empty', { operation: 'sendNotification', args: { title: 'Dag', description: '', userIdentifier: '900001', coaccount: '5', link: '' } }],
	[19, 'unknown group', { operation: 'getAllAccountsExtended', args: { code: 'WEG', recursive: '1' } }],
	[19, 'group without direct members', { operation: 'getAllAccountsExtended', args: { code: 'jaar1', recursive: '0' } }],
	[19, 'unknown class', { operation: 'delClass', args: { code: 'WEG' } }],
	[20, 'course without name', { operation: 'addCourse', args: { ...COURSE, coursename: '' } }],
	[21, 'course that exists', { operation: 'addCourse', args: COURSE, first: [['addCourse', COURSE]] }],
	[22, 'teacher for an unknown course', { operation: 'addCourseTeacher', args: { ...COURSE, internnummer: '900001', userlist: '' } }],
	[22, 'pupils for an unknown course', { operation: 'addCourseStudents', args: { ...COURSE, groupIds: 'KOOR' } }],
	[23, 'no photo', { operation: 'getAccountPhoto', args: { userIdentifier: '900001' } }],
	[23, 'national number and stamnummer hold the same odd number', user({ prn: '123', stamboeknummer: '123' })],
	[23, 'ticket about an unknown thing', { operation: 'addHelpdeskTicket', args: { ...TICKET, miniDbItem: 'x' } }],
	[24, 'number of somebody else', { operation: 'changeInternNumber', args: { username: 'noor.nieuw', newInternNumber: '900001' }, first: [made] }],
	[24, 'number of somebody else, as a parameter', { ...parameter('number', '990001'), first: [made] }],
	[25, 'unknown old number', { operation: 'replaceInum', args: { oldInum: 'x', newInum: '1' } }],
	[26, 'new user name of somebody else', { operation: 'changeUsername', args: { internNumber: '990001', newUsername: 'emma.peeters' }, first: [made] }],
	[27, 'institute of another school', { operation: 'saveClass', args: { ...CLASS, instituteNumber: '011111' } }],
	[27, 'institute of another school, by year', { operation: 'saveSchoolyearDataOfClass', args: { ...YEAR, instituteNumber: '011111' }, first: [klas] }],
	[28, 'no role', user({ basisrol: '' })],
	[28, 'unknown role', parameter('role', 'poetser')],
	[29, 'pupil in a class becomes a teacher', { ...user({ basisrol: 'leerkracht' }), first: inClass }],
	[30, 'teacher in an official class', { operation: 'saveUserToClass', args: { userIdentifier: '990001', class: '9Z', officialDate: '2026-09-01' }, first: [klas, ['saveUser', { ...USER, basisrol: 'leerkracht' }]] }],
	[31, 'two official classes', { operation: 'saveUserToClasses', args: { userIdentifier: '990001', csvList: '9Z,9Y' }, first: [made, klas, ['saveClass', { ...CLASS, name: '9Y', code: '9Y' }]] }],
	[33, 'end before the begin', { operation: 'removeUserFromGroup', args: { userIdentifier: '990001', class: '9Z', officialDate: '2026-08-31' }, first: inClass }],
	[33, 'class emptied before the begin', { operation: 'clearGroup', args: { group: '9Z', officialDate: '2026-08-31' }, first: inClass }],
	[34, 'pupil without class', { operation: 'setAccountStatus', args: { userIdentifier: '990001', accountStatus: 'actief' }, first: [made, ['setAccountStatus', { userIdentifier: '990001', accountStatus: 'inactief' }]] }],
	[35, 'official class without institute', { operation: 'saveClass', args: { ...CLASS, instituteNumber: '' } }],
	[36, 'official class as a group', { operation: 'saveGroup', args: { ...GROUP, name: '9Z', code: '9Z' }, first: [klas] }],
	[37, 'a teacher is in the class', { operation: 'saveClass', args: { ...CLASS, name: '9P', code: '9P' }, first: [['saveClass', PLAIN], ['saveUser', { ...USER, basisrol: 'leerkracht' }], ['saveUserToClass', { userIdentifier: '990001', class: '9P' }]] }],
	[38, 'a pupil of another class is in it', { operation: 'saveClass', args: { ...CLASS, name: '9P', code: '9P' }, first: [...inClass, ['saveClass', PLAIN], ['saveUserToClass', { userIdentifier: '990001', class: '9P' }]] }],
	[40, 'another name for a group', { operation: 'saveGroup', args: { ...GROUP, code: 'KOOR', name: 'Zangers' } }],
	[40, 'another name in the class list', { operation: 'saveClassListJson', args: { jsonList: '[{"id":"100","name":"Allen","desc":"x"}]' } }],
	[41, 'another administrative number', { operation: 'saveClass', args: { ...CLASS, adminNumber: '054321' }, first: inClass, settings: { classNumbersFixed: true } }],
	[42, 'another institute number', { operation: 'saveClass', args: { ...CLASS, instituteNumber: '011111' }, first: inClass, settings: { classNumbersFixed: true, instituteNumbers: ['099999', '011111'] } }],
	[45, 'class as a group', { operation: 'saveGroup', args: { ...GROUP, name: '9P', code: '9P' }, first: [['saveClass', PLAIN]] }],
	[47, 'code of another group', { operation: 'saveClass', args: { ...CLASS, code: 'KOOR' } }],
	[48, 'number of somebody else', { ...user({ internnumber: '900001' }), settings: { uniqueField: 'username' } }],
	[49, 'birth date', user({ birthday: '2011-02-30' })],
	[49, 'date of a move', { operation: 'saveUserToClass', args: { userIdentifier: '900001', class: 'KOOR', officialDate: 'morgen' } }],
	[49, 'date of a sign-out', { operation: 'unregisterStudent', args: { userIdentifier: '900001', officialDate: '2026-13-01' } }],
	[49, 'date of absences', { operation: 'getAbsentsByDate', args: { date: 'vandaag' } }],
	[50, 'Skore is off', { operation: 'startSkoreSync', args: {}, settings: { skore: 'off' } }],
	[51, 'pupil without class', { operation: 'unregisterStudent', args: { userIdentifier: '990001', officialDate: '2026-11-23' }, first: [made] }],
	[52, 'banned password', user({ passwd1: 'Welkom123!' })],
	[52, 'banned password of a co-account', { operation: 'savePassword', args: { userIdentifier: '900001', password: 'Welkom123!', accountType: '2' } }],
	[53, 'group under an unknown group', { operation: 'saveGroup', args: { ...GROUP, parent: 'WEG' } }],
	[53, 'class under an unknown group', { operation: 'saveClass', args: { ...CLASS, parent: 'WEG' } }],
	[54, 'group under an official class', { operation: 'saveGroup', args: { ...GROUP, parent: '9Z' }, first: [klas] }],
	[55, 'class with groups becomes official', { operation: 'saveClass', args: { ...CLASS, name: '9P', code: '9P' }, first: [['saveClass', PLAIN], ['saveGroup', { ...GROUP, parent: '9P' }]] }],
	[56, 'day of the school year', { operation: 'saveClass', args: { ...CLASS, schoolYearDate: '2026-02-30' } }],
	[56, 'day of the school year, by year', { operation: 'saveSchoolyearDataOfClass', args: { ...YEAR, date: '' }, first: [klas] }],
	[57, 'timetable code of a teacher', user({ untis: 'T000' })],
	[57, 'timetable code of a teacher, for a class', { operation: 'saveClass', args: { ...CLASS, untis: 'T000' } }],
	[57, 'timetable code of a teacher, for a group', { operation: 'saveGroup', args: { ...GROUP, untis: 'T000' } }],
];

/** No operation is known that gives them, and V3 has no argument that they could be about. */
const NOT_PROVOKED = [7, 39, 43, 44, 46];
/** Comes in the error text of `saveUserToClassesAndGroups`, in a test of its own below. */
const IN_TEXT = [32];

let school: RunningSchool;
beforeAll(async () => {
	school = await startSchool({ pupils: 30, seed: 5, clock: '2026-11-23' });
});
beforeEach(async () => void (await control(school, 'POST /reset')));
afterAll(async () => await school.stop());

const prepare = async ({ first = [], settings = {} }: Partial<Refusal>): Promise<string> => {
	for (const [operation, args] of first) expect([operation, (await soap(school, operation, args)).value]).toEqual([operation, operation === 'startSkoreSync' ? expect.any(String) : '0']);
	expect((await control(school, 'PUT /settings', settings)).status).toBe(200);
	return (await control(school, 'GET /state')).text;
};

test.each(REFUSALS)('%d: %s', async (expected, _why, { operation, args: { accesscode, ...args }, ...before }) => {
	const state = await prepare(before);
	expect((await soap(school, operation, args, accesscode)).value).toBe(String(expected));
	expect((await control(school, 'GET /state')).text).toBe(state);
});

test('32 and others come as text, one line for each class', async () => {
	const state = await prepare({ first: inClass });
	const answer = await soap(school, 'saveUserToClassesAndGroups', { userIdentifier: '990001', csvList: 'KOOR,WEG', keepOld: '0' });
	expect(answer).toEqual({ status: 200, type: 'string', value: 'WEG;13\n9Z;32' });
	expect((await control(school, 'GET /state')).text).toBe(state);
});

test('a list with one wrong row changes none', async () => {
	const state = await prepare({});
	expect(await code(school, 'saveClassListJson', { jsonList: '[{"id":"101","desc":"Anders"},{"id":"100","code":"lln"}]' })).toBe(47);
	expect((await control(school, 'GET /state')).text).toBe(state);
});

test('together these are all 57 codes', () => {
	const codes = [...new Set([...REFUSALS.map(([number]) => number), ...IN_TEXT, ...NOT_PROVOKED])].sort((a, b) => a - b);
	expect(codes).toEqual(ERROR_TEXTS.map((_, index) => index + 1));
});
