/** Every operation of Smartschool through the node, on one school, with the state of the school looked at afterwards. */
import { startSchool, type RunningSchool } from '../../sandbox/school';
import { OPERATIONS } from '../../services/smartschool/operations';
import { run, type Outcome } from './run';

let school: RunningSchool;
beforeAll(async () => {
	school = await startSchool({ pupils: 60, seed: 5, clock: '2026-11-23' });
});
afterAll(async () => await school?.stop());

const PASSWORDS = ['Canary-Start-2026!', 'Canary-Later-2027!'];
const PHOTO = Buffer.from('ffd8ffe000104a46494600', 'hex').toString('base64');
const credentials = (accessCode = school.accessCode) => ({ smartschoolApi: { platform: school.smartschool, accessCode, allowOtherHost: true } });
const resourceOf = (operation: string): string => OPERATIONS.find(({ id }) => id === operation)!.resource;
const call = async (operation: string, parameters: object = {}, items: object[] = [{}], settings: object = {}): Promise<Outcome> => await run('smartschool', { resource: resourceOf(operation), operation, ...parameters }, items, credentials(), settings);
const platform = () => school.school.platform;
const noor = () => platform().byUsername('noor.anders') ?? platform().byUsername('noor.nieuw')!;
const by = (value: string, mode = 'id') => ({ __rl: true, mode, value });

type Json = Record<string, unknown>;

interface Step {
	operation: string;
	parameters?: object;
	items?: object[];
	/** Looks at what came out, and at the school. */
	check(json: Json[], outcome: Outcome): void;
}

const done = (look: () => void): Step['check'] => (json) => {
	expect(json).toEqual([expect.objectContaining({ success: true })]);
	look();
};

/** In an order in which they work on one school. */
const STEPS: readonly Step[] = [
	{ operation: 'getReferenceField', check: (json) => expect(json).toEqual([{ field: 'number', means: 'internal number' }]) },
	{
		operation: 'saveUser',
		parameters: { internnumber: '990001', username: 'noor.nieuw', name: 'Noor', surname: 'Nieuw & <Zoon>', basisrol: 'leerling', additionalFields: { passwd1: PASSWORDS[0], birthday: '2012-05-06T00:00:00', address: 'Dorpsstraat 1/a' } },
		check: done(() => expect(noor().profile).toMatchObject({ internnummer: '990001', naam: 'Nieuw & <Zoon>', voornaam: 'Noor', basisrol: '1', geboortedatum: '2012-05-06', straat: 'Dorpsstraat', huisnummer: '1' })),
	},
	{ operation: 'saveUserParameter', parameters: { userIdentifier: by('990001'), paramName: by('mobilePhone', 'name'), paramValue: '0470112233' }, check: done(() => expect(noor().profile.mobielnummer).toBe('0470112233')) },
	{ operation: 'setCoAccountField', parameters: { userIdentifier: by('990001'), accountType: '1', field: 'type', value: 'Moeder' }, check: done(() => expect(noor().profile.type_coaccount1).toBe('Moeder')) },
	{ operation: 'savePassword', parameters: { userIdentifier: by('990001'), password: PASSWORDS[1], accountType: '1', additionalFields: { changePasswordAtNextLogin: false } }, check: done(() => expect(noor().passwords[1]).toEqual({ writes: 1, mustChange: false })) },
	{ operation: 'changePasswordAtNextLogin', parameters: { userIdentifier: by('990001'), accountType: '1' }, check: done(() => expect(noor().passwords[1]!.mustChange).toBe(true)) },
	{ operation: 'forcePasswordReset', parameters: { userIdentifier: by('990001'), accountType: '2' }, check: done(() => expect(noor().passwords[2]!.mustChange).toBe(true)) },
	{ operation: 'deactivateTwoFactorAuthentication', parameters: { userIdentifier: by('990001'), accountType: '0' }, check: done(() => expect(noor().profile.isAuthenticatorAppEnabled).toBe(false)) },
	{ operation: 'changeUsername', parameters: { internNumber: '990001', newUsername: 'noor.anders' }, check: done(() => expect(platform().byInternNumber('990001')!.profile.gebruikersnaam).toBe('noor.anders')) },
	{ operation: 'changeInternNumber', parameters: { username: 'noor.anders', newInternNumber: '990002' }, check: done(() => expect(noor().profile.internnummer).toBe('990002')) },
	{ operation: 'replaceInum', parameters: { oldInum: '990002', newInum: '990003' }, check: done(() => expect(noor().profile.internnummer).toBe('990003')) },
	{ operation: 'setAccountPhoto', parameters: { userIdentifier: by('990003'), photo: 'picture' }, items: [{ json: {}, binary: { picture: { data: PHOTO, mimeType: 'image/jpeg' } } }], check: done(() => expect(noor().photo).toBe(PHOTO)) },
	{
		operation: 'getAccountPhoto', parameters: { userIdentifier: by('990003'), fileField: 'foto' },
		check: (json, { items }) => {
			expect(json).toEqual([{ userIdentifier: '990003', hasPhoto: true, mimeType: 'image/jpeg', bytes: 11 }]);
			expect(items[0]!.binary!.foto).toMatchObject({ data: PHOTO, mimeType: 'image/jpeg', fileName: 'photo.jpg' });
		},
	},
	{ operation: 'saveSignature', parameters: { userIdentifier: by('990003'), accountType: '0', signature: '<p>Noor</p>' }, check: done(() => expect(noor().signatures[0]).toBe('<p>Noor</p>')) },
	...(
		[
			['getUserDetails', { userIdentifier: by('990003') }],
			['getUserDetailsByNumber', { number: '990003' }],
			['getUserDetailsByUsername', { username: 'noor.anders' }],
		] as const
	).map(([operation, parameters]): Step => ({
		operation, parameters,
		check: (json) => expect(json).toEqual([expect.objectContaining({ gebruikersnaam: 'noor.anders', internnummer: '990003', basisrol: '1', rol: 'leerling', geboortedatum: '2012-05-06', isEmailVerified: false, laatsteAanmelding: null, coAccounts: [expect.objectContaining({ nummer: 1, type: 'Moeder', emailBevestigd: false })], groups: [expect.objectContaining({ code: 'nieuw' })] })]),
	})),
	{ operation: 'getUserDetailsByScannableCode', parameters: { scannableCode: '00000000-0000-4000-8000-000000001000' }, check: (json) => expect(json).toEqual([expect.objectContaining({ gebruikersnaam: 'personeel000', rol: 'directie' })]) },
	{ operation: 'saveClass', parameters: { name: '9Z', desc: 'Klas 9Z', code: '9Z', additionalFields: { parent: by('lln', 'code'), instituteNumber: '099999', adminNumber: '012345', schoolYearDate: '2026-09-01' } }, check: done(() => expect(platform().groups.get('9Z')).toMatchObject({ isOfficial: true, parent: 'lln', adminNumber: '012345' })) },
	{ operation: 'saveGroup', parameters: { name: 'Schaakclub', desc: 'Schaken', code: 'SCHAAK', additionalFields: { parent: by('lln', 'code') } }, check: done(() => expect(platform().groups.get('SCHAAK')).toMatchObject({ type: 'G', desc: 'Schaken' })) },
	{ operation: 'saveUserToClass', parameters: { userIdentifier: by('990003'), class: by('9Z', 'code'), additionalFields: { officialDate: '2026-09-01' } }, check: done(() => expect(noor().groups).toContain('9Z')) },
	{ operation: 'saveUserToClasses', parameters: { userIdentifier: by('990003'), csvList: 'SCHAAK' }, check: done(() => expect(noor().groups).toContain('SCHAAK')) },
	{ operation: 'saveUserToClassesAndGroups', parameters: { userIdentifier: by('990003'), csvList: 'KOOR', keepOld: true }, check: done(() => expect(noor().groups).toEqual(expect.arrayContaining(['9Z', 'SCHAAK', 'KOOR']))) },
	{ operation: 'getUserOfficialClass', parameters: { userIdentifier: by('990003') }, check: (json) => expect(json).toEqual([expect.objectContaining({ code: '9Z', isOfficial: true, adminNumber: '012345' })]) },
	{ operation: 'getStudentCareer', parameters: { userIdentifier: by('990003') }, check: (json) => expect(json).toEqual([expect.objectContaining({ inClass: true, outSchool: false, date: '2026-09-01', groupCode: '9Z' })]) },
	{ operation: 'setAccountStatus', parameters: { userIdentifier: by('990003'), accountStatus: 'administratief' }, check: done(() => expect(noor().profile.status).toBe('administratief')) },
	{ operation: 'getAllAccounts', parameters: { code: by('9Z', 'code'), recursive: false }, check: (json) => expect(json).toEqual([{ voornaam: 'Noor', naam: 'Nieuw & <Zoon>', gebruikersnaam: 'noor.anders', internnummer: '990003', klasnummer: null }]) },
	{
		operation: 'getAllAccountsExtended', parameters: { code: by('', 'code'), recursive: true },
		check: (json) => {
			expect(json).toHaveLength(platform().accounts.length);
			expect(json.find(({ gebruikersnaam }) => gebruikersnaam === 'noor.anders')).toMatchObject({ naam: 'Nieuw & <Zoon>', coAccounts: [{ nummer: 1 }] });
		},
	},
	{
		operation: 'getAllGroupsAndClasses',
		check: (json) => {
			expect(json).toHaveLength(platform().groups.size);
			expect(json.find(({ code }) => code === '9Z')).toEqual({ code: '9Z', name: '9Z', desc: 'Klas 9Z', type: 'class', parentCode: 'lln', isOfficial: true, isVisible: true, untis: '', adminNumber: '012345', instituteNumber: '099999', coAccountLabel: '', tutors: [] });
		},
	},
	...['getClassList', 'getClassListJson'].map((operation): Step => ({
		operation,
		check: (json) => {
			expect(json).toHaveLength(platform().groups.size);
			expect(json.find(({ code }) => code === '9Z')).toMatchObject({ name: '9Z', desc: 'Klas 9Z', isOfficial: true, isClass: true, isVisible: true });
		},
	})),
	...(
		[
			['saveClassList', 'serializedList', 'Iederéén'],
			['saveClassListJson', 'jsonList', 'Allemaal'],
		] as const
	).map(([operation, name, desc]): Step => ({
		operation,
		parameters: { [name]: JSON.stringify([{ id: '100', name: 'Iedereen', desc, code: 'iedereen' }]) },
		check: done(() => expect(platform().groups.get('iedereen')!.desc).toBe(desc)),
	})),
	{ operation: 'changeGroupOwners', parameters: { code: by('9Z', 'code'), userlist: '990003' }, check: done(() => expect(platform().groups.get('9Z')!.owners).toEqual(['noor.anders'])) },
	{ operation: 'getClassTeachers', parameters: { getAllOwners: true }, check: (json) => expect(json.find(({ klasnaam }) => klasnaam === '9Z')).toMatchObject({ gebruikersnaam: 'noor.anders', stamboeknummer: '', isOfficial: true }) },
	{ operation: 'saveSchoolyearDataOfClass', parameters: { classCode: by('9Z', 'code'), date: '2026-09-01', instituteNumber: '099999', administrativeGroupNumber: '012346', additionalFields: { principal: 'An Verlinden' } }, check: done(() => expect(platform().groups.get('9Z')!.adminNumber).toBe('012346')) },
	{ operation: 'getSchoolyearDataOfClass', parameters: { classCode: by('9Z', 'code') }, check: (json) => expect(json).toEqual([expect.objectContaining({ schoolyear: '2026-2027', principal: 'An Verlinden' })]) },
	{ operation: 'changeGroupVisibility', parameters: { code: by('SCHAAK', 'code'), visbility: false }, check: done(() => expect(platform().groups.get('SCHAAK')!.visible).toBe(false)) },
	{ operation: 'setAccountStatus', parameters: { userIdentifier: by('990003'), accountStatus: 'actief' }, check: done(() => {
		expect(noor().profile.status).toBe('actief');
		noor().absences['2026-09-02'] = { am: 'L', pm: null };
	}) },
	...['getAbsents', 'getAbsentsWithAlias'].map((operation): Step => ({
		operation,
		parameters: { userIdentifier: by('990003'), schoolYear: '2026-27' },
		check: (json) => {
			expect(json).toHaveLength(84);
			expect(json[0]).toMatchObject({ date: '2026-09-01', userIdentifier: '990003', am: expect.stringMatching(/^.$/), absent: expect.any(Boolean) });
			expect(json[1]).toMatchObject({ date: '2026-09-02', am: 'L', amMeaning: 'te laat', amAlias: operation === 'getAbsents' ? null : expect.stringMatching(/laat/), pm: null, absent: true });
		},
	})),
	...(
		[
			['getAbsentsByDate', 'noor.anders'],
			['getAbsentsWithUsernameByDate', 'noor.anders'],
			['getAbsentsWithInternalNumberByDate', '990003'],
			['getAbsentsWithAliasByDate', 'noor.anders'],
		] as const
	).map(([operation, user]): Step => ({ operation, parameters: { date: '2026-11-20' }, check: (json) => expect(json.find((each) => each.user === user)).toMatchObject({ date: '2026-11-20', deleted: false, am: '|', amMeaning: 'aanwezig', absent: false }) })),
	{ operation: 'getAbsentsByDateAndGroup', parameters: { date: '2026-11-20', code: by('9Z', 'code') }, check: (json) => expect(json).toHaveLength(1) },
	{ operation: 'getAbsentsByDateAndGroup', parameters: { date: '2026-11-20', code: by('9Z', 'code'), onlyAbsent: true }, check: (json) => expect(json).toEqual([]) },
	{
		operation: 'sendMsg',
		parameters: { userIdentifier: by('990003'), title: 'Dag', body: '<p>Hallo</p>', additionalFields: { coaccount: '1', attachments: 'letter' } },
		items: [{ json: {}, binary: { letter: { data: 'JVBERi0=', mimeType: 'application/pdf', fileName: 'brief.pdf' } } }],
		check: done(() => expect(platform().messages).toMatchObject([{ to: 'noor.anders', coaccount: 1, title: 'Dag', attachments: [{ filename: 'brief.pdf', bytes: 5 }] }])),
	},
	{ operation: 'sendNotification', parameters: { title: 'Rooster', description: 'Nieuw rooster', userIdentifier: by('990003'), coaccount: '0', link: '/planner' }, check: done(() => expect(platform().notifications).toMatchObject([{ to: 'noor.anders', title: 'Rooster', link: '/planner' }])) },
	{ operation: 'addCourse', parameters: { coursename: 'Latijn', coursedesc: 'Latijn 9Z' }, check: done(() => expect(platform().courses.at(-1)).toMatchObject({ name: 'Latijn', visible: true })) },
	{ operation: 'addCourseTeacher', parameters: { coursename: 'Latijn', coursedesc: 'Latijn 9Z', internnummer: '990003', userlist: '' }, check: done(() => expect(platform().courses.at(-1)!.mainTeacher).toBe('noor.anders')) },
	{ operation: 'addCourseStudents', parameters: { coursename: 'Latijn', coursedesc: 'Latijn 9Z', groupIds: '9Z' }, check: done(() => expect(platform().courses.at(-1)!.groups).toEqual(['9Z'])) },
	{ operation: 'getCourses', check: (json) => expect(json.at(-1)).toEqual({ name: 'Latijn', description: 'Latijn 9Z', active: true, mainTeacher: { username: 'noor.anders', firstname: 'Noor', lastname: 'Nieuw & <Zoon>' }, coTeachers: [], groups: ['9Z'] }) },
	{ operation: 'getSkoreClassTeacherCourseRelation', check: (json) => expect(json.at(-1)).toMatchObject({ gebruikersnaam: 'noor.anders', vaknaam: 'Latijn', klasnaam: '9Z', leerlingen: ['noor.anders'] }) },
	{ operation: 'startSkoreSync', check: (json) => expect(json).toEqual([{ serviceId: platform().skoreJobs[0]!.id }]) },
	{ operation: 'checkStatus', parameters: { serviceId: '7001' }, check: (json) => expect(json).toEqual([{ serviceId: '7001', status: 'busy', finished: false }]) },
	{ operation: 'getHelpdeskMiniDbItems', check: (json) => expect(json[0]).toMatchObject({ itemId: '33', children: [{ name: 'Laptop' }, {}] }) },
	{ operation: 'addHelpdeskTicket', parameters: { title: 'Stuk', description: 'Scherm zwart', priority: 3, miniDbItem: by('00000000-0000-4000-8000-000000000033'), userIdentifier: by('990003') }, check: done(() => expect(platform().tickets).toMatchObject([{ from: 'noor.anders', priority: 3 }])) },
	{ operation: 'getDeliberationLines', parameters: { dateInSchoolYear: '2026-06-01' }, check: (json) => expect(json[0]).toMatchObject({ schoolyear: '2025-2026' }) },
	{ operation: 'removeUserFromGroup', parameters: { userIdentifier: by('990003'), class: by('KOOR', 'code') }, check: done(() => expect(noor().groups).not.toContain('KOOR')) },
	{ operation: 'clearGroup', parameters: { group: by('SCHAAK', 'code') }, check: done(() => expect(platform().membersOf('SCHAAK')).toEqual([])) },
	{ operation: 'delClass', parameters: { code: by('SCHAAK', 'code') }, check: done(() => expect(platform().groups.has('SCHAAK')).toBe(false)) },
	{ operation: 'removeCoAccount', parameters: { userIdentifier: by('990003'), accountType: '1' }, check: done(() => expect(String(noor().profile.type_coaccount1)).toBe('0')) },
	{ operation: 'unregisterStudent', parameters: { userIdentifier: by('990003'), additionalFields: { officialDate: '2026-11-23' } }, check: done(() => expect(noor().profile).toMatchObject({ status: 'uitgeschakeld', schoolverlater: 1 })) },
	{ operation: 'delUser', parameters: { userIdentifier: by('990003'), additionalFields: { officialDate: '2026-11-23' } }, check: done(() => expect(platform().byInternNumber('990003')).toBeUndefined()) },
	...['returnJsonErrorCodes', 'returnCsvErrorCodes'].map((operation): Step => ({
		operation,
		check: (json) => {
			expect(json).toHaveLength(57);
			expect(json[7]).toEqual({ code: 8, text: expect.stringMatching(/./) });
		},
	})),
	{ operation: 'returnErrorCodes', check: (json) => expect(json).toEqual([{ success: true, operation: 'returnErrorCodes' }]) },
];

test('every operation, one after the other on one school', async () => {
	for (const { operation, parameters, items, check } of STEPS) {
		const outcome = await call(operation, parameters, items);
		expect([operation, outcome.error]).toEqual([operation, undefined]);
		try {
			check(outcome.items.map(({ json }) => json), outcome);
		} catch (error) {
			throw new Error(`${operation}: ${(error as Error).message}\n${JSON.stringify(outcome.items.slice(0, 2))}`);
		}
		for (const item of outcome.items) expect(item.pairedItem).toEqual({ item: 0 });
		const out = JSON.stringify(outcome.items);
		for (const secret of [school.accessCode, ...PASSWORDS]) expect([operation, out.includes(secret)]).toEqual([operation, false]);
	}
	expect([...new Set(STEPS.map(({ operation }) => operation))].sort()).toEqual(OPERATIONS.map(({ id }) => id).sort());
	expect([...new Set(school.school.log.lines.map(({ call: name }) => name))].sort()).toEqual([...new Set(OPERATIONS.map(({ wsdl }) => wsdl))].sort());
}, 60_000);

test('users that are told by their name are addressed by it', async () => {
	school.school.reset({});
	platform().settings.uniqueField = 'username';
	const { gebruikersnaam, voornaam } = platform().accounts.at(-1)!.profile;
	const { items } = await call('getUserDetails', { userIdentifier: by(String(gebruikersnaam)) });
	expect(items[0]!.json.voornaam).toBe(voornaam);
});
