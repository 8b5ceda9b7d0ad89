/** What goes wrong at Smartschool, or is refused before it is sent, comes out of the node as cause and remedy, without secrets. */
import { CODES } from '../../services/smartschool/codes';
import { OPERATIONS } from '../../services/smartschool/operations';
import { startSchool, type RunningSchool } from '../../sandbox/school';
import { run, type Outcome } from './run';

let school: RunningSchool;
beforeAll(async () => {
	school = await startSchool({ pupils: 60, seed: 5, clock: '2026-11-23' });
});
afterAll(async () => await school?.stop());
beforeEach(() => school.school.reset({}));

const PASSWORD = 'Canary-Passw0rd!';
const credentials = () => ({ smartschoolApi: { platform: school.smartschool, accessCode: school.accessCode, allowOtherHost: true } });
const resourceOf = (operation: string): string => OPERATIONS.find(({ id }) => id === operation)?.resource ?? 'sync';
const call = async (operation: string, parameters: object = {}, { items = [{}], settings = {}, type = 'smartschool' }: { items?: object[]; settings?: object; type?: string } = {}): Promise<Outcome> => await run(type, { resource: resourceOf(operation), operation, ...parameters }, items, credentials(), settings);
const platform = () => school.school.platform;
const pupils = () => platform().accounts.filter((account) => account.profile.basisrol === '1' && platform().officialClass(account));
const number = (index = 0): string => String(pupils()[index]!.profile.internnummer);
const by = (value: string) => ({ __rl: true, mode: 'id', value });
const calls = (operation: string): number => school.school.log.lines.filter(({ call: name }) => name === operation).length;
const user = (change: object = {}) => ({ internnumber: '990001', username: 'noor.nieuw', name: 'Noor', surname: 'Nieuw', basisrol: 'leerling', ...change });
const staff = () => platform().accounts.find(({ profile }) => profile.basisrol === '0' && profile.internnummer)!;
const official = (index = 0) => [...platform().groups.values()].filter(({ isOfficial }) => isOfficial)[index]!;

function clean({ stored }: Outcome): void {
	for (const secret of [school.accessCode, 'Undefined constant']) expect(stored).not.toContain(secret);
}

/** Code → how the double comes to it by its own rules. */
const PROVOKED: readonly [number, string, () => object][] = [
	[4, 'savePassword', () => ({ userIdentifier: by(number()), password: 'abc', accountType: '0' })],
	[52, 'savePassword', () => ({ userIdentifier: by(number()), password: 'Welkom123!', accountType: '0' })],
	[6, 'saveUser', () => user({ username: pupils()[1]!.profile.gebruikersnaam, additionalFields: { passwd1: PASSWORD } })],
	[15, 'saveUser', () => user({ internnumber: number(), username: pupils()[1]!.profile.gebruikersnaam })],
	[9, 'changeUsername', () => ({ internNumber: '0', newUsername: 'somebody' })],
	[24, 'changeInternNumber', () => ({ username: pupils()[0]!.profile.gebruikersnaam, newInternNumber: number(1) })],
	[25, 'replaceInum', () => ({ oldInum: '0', newInum: '1' })],
	[11, 'saveClassListJson', () => ({ jsonList: '[{"id":"99999","desc":"x"}]' })],
	[12, 'getUserDetails', () => ({ userIdentifier: by('0') })],
	[13, 'saveUserToClass', () => ({ userIdentifier: by(number()), class: by('nowhere') })],
	[17, 'saveUserParameter', () => ({ userIdentifier: by(number()), paramName: by('nothing'), paramValue: '1' })],
	[19, 'getAllAccountsExtended', () => ({ code: by('nowhere'), recursive: true })],
	[21, 'addCourse', () => ({ coursename: platform().courses[0]!.name, coursedesc: '' })],
	[22, 'addCourseStudents', () => ({ coursename: 'nothing', coursedesc: '', groupIds: '100' })],
	[23, 'addHelpdeskTicket', () => ({ title: 'x', description: 'x', priority: 1, miniDbItem: by('nothing'), userIdentifier: by(number()) })],
	[27, 'saveClass', () => ({ name: '9Z', desc: 'x', code: '9Z', additionalFields: { instituteNumber: '000001', adminNumber: '1' } })],
	[29, 'saveUser', () => user({ internnumber: number(), username: pupils()[0]!.profile.gebruikersnaam, basisrol: 'leerkracht' })],
	[30, 'saveUserToClass', () => ({ userIdentifier: by(String(staff().profile.internnummer)), class: by(official().code) })],
	[31, 'saveUserToClasses', () => ({ userIdentifier: by(number()), csvList: `${official().code}, ${official(1).code}` })],
	[32, 'saveUserToClassesAndGroups', () => ({ userIdentifier: by(number()), csvList: 'KOOR', keepOld: false })],
	[35, 'saveClass', () => ({ name: '9Z', desc: 'x', code: '9Z', additionalFields: { adminNumber: '1' } })],
	[36, 'saveGroup', () => ({ name: official().name, desc: 'x', code: official().code })],
	[50, 'startSkoreSync', () => ((platform().settings.skore = 'off'), {})],
	[51, 'unregisterStudent', () => ({ userIdentifier: by(String(staff().profile.internnummer)) })],
	[53, 'saveGroup', () => ({ name: 'Schaak', desc: 'x', code: 'SCHAAK', additionalFields: { parent: by('nowhere') } })],
	[54, 'saveGroup', () => ({ name: 'Schaak', desc: 'x', code: 'SCHAAK', additionalFields: { parent: by(official().code) } })],
	[57, 'saveUser', () => user({ additionalFields: { passwd1: PASSWORD, untis: staff().profile.koppelingsveldschoolagenda } })],
];

test.each(PROVOKED)('code %i from %s', async (code, operation, parameters) => {
	const outcome = await call(operation, parameters());
	expect(outcome.error?.message).toContain(CODES[code]!.text);
	expect(outcome.error?.message).toMatch(new RegExp(`Smartschool code ${code}, ${operation}; Smartschool says: “.+”`));
	clean(outcome);
});

test.each(Object.keys(CODES).map(Number))('code %i has cause and remedy', async (code) => {
	school.school.faults.set([{ name: `code-${code}`, on: 'setAccountStatus' }]);
	const { error } = await call('setAccountStatus', { userIdentifier: by(number()), accountStatus: 'actief' });
	expect(error?.message).toContain(CODES[code]!.text);
	expect(CODES[code]!.text.match(/[.;](?:\s|$)/g)!.length).toBeGreaterThan(1);
});

test('the platform’s own texts are asked once per run, and can be missing', async () => {
	school.school.faults.set([{ name: 'code-17', on: 'setAccountStatus' }]);
	const parameters = { userIdentifier: by(number()), accountStatus: 'actief' };
	await call('setAccountStatus', parameters, { items: [{}, {}, {}], settings: { onError: 'continueRegularOutput' } });
	expect(calls('returnJsonErrorCodes')).toBe(1);
	school.school.faults.set([{ name: 'code-17', on: 'setAccountStatus' }, { name: 'html-200', on: 'returnJsonErrorCodes' }]);
	expect((await call('setAccountStatus', parameters)).error?.message).toMatch(/Smartschool code 17, setAccountStatus\)/);
});

describe('refused before anything is sent', () => {
	test.each<[string, string, () => object, RegExp]>([
		['an empty description', 'saveGroup', () => ({ name: 'Schaak', desc: ' ', code: 'SCHAAK' }), /“Description \(Omschrijving\)” is empty/],
		['an empty description in a list', 'saveClassListJson', () => ({ jsonList: '[{"id":"100","name":"x","desc":""}]' }), /empty description/],
		['a list that is no list', 'saveClassListJson', () => ({ jsonList: '{"a":1}' }), /must be a list/],
		['another name for a class', 'saveClass', () => ({ name: 'Other', desc: 'x', code: official().code }), /name is fixed once it exists/],
		['another name for a group', 'saveGroup', () => ({ name: 'Other', desc: 'x', code: 'KOOR' }), /name is fixed/],
		['another parent', 'saveGroup', () => ({ name: 'Koor', desc: 'x', code: 'KOOR', additionalFields: { parent: by('lln') } }), /parent is fixed/],
		['a password for an account that exists', 'saveUser', () => user({ internnumber: number(), username: pupils()[0]!.profile.gebruikersnaam, additionalFields: { passwd1: PASSWORD } }), /exists already, and the call would change its password/],
		['a date that does not exist', 'unregisterStudent', () => ({ userIdentifier: by(number()), additionalFields: { officialDate: '2026-02-30' } }), /not a date/],
		['a short user name', 'saveUser', () => user({ username: 'x' }), /at least 2 characters/],
		['no user', 'getUserDetails', () => ({ userIdentifier: by('={{ "" }}') }), /“User \(Gebruiker\)” is empty/],
		['a base role that does not exist', 'saveUser', () => user({ basisrol: 'baas' }), /must be one of andere, directie/],
		['a course without teacher', 'addCourseTeacher', () => ({ coursename: 'x', coursedesc: '', internnummer: '', userlist: '' }), /main teacher or other/],
		['a photo that is not there', 'setAccountPhoto', () => ({ userIdentifier: by(number()), photo: 'data' }), /no file in field “data”/],
	])('%s', async (_name, operation, parameters, message) => {
		const before = JSON.stringify([...platform().groups.values()]);
		const outcome = await call(operation, parameters());
		expect(outcome.error?.message).toMatch(message);
		expect(outcome.error?.message).toMatch(/Nothing was sent/);
		expect(calls(operation)).toBe(0);
		expect(JSON.stringify([...platform().groups.values()])).toBe(before);
		clean(outcome);
	});

	test('deleting more than one, unless it is meant', async () => {
		const parameters = { userIdentifier: by('={{ $json.number }}') };
		const items = [{ number: number(0) }, { number: number(1) }];
		const refused = await call('delUser', parameters, { items });
		expect(refused.error?.message).toMatch(/would be done for 2 items.*cannot be undone/);
		expect(calls('delUser')).toBe(0);
		const meant = await call('delUser', { ...parameters, allowMany: true }, { items });
		expect(meant.error).toBeUndefined();
		expect(calls('delUser')).toBe(2);
	});

	test('all items are looked at before the first call', async () => {
		const { error } = await call('setAccountStatus', { userIdentifier: by('={{ $json.number }}'), accountStatus: 'actief' }, { items: [{ number: number() }, { number: '' }] });
		expect(error?.message).toMatch(/is empty/);
		expect(calls('setAccountStatus')).toBe(0);
	});
});

describe('answers that are none', () => {
	test.each<[string, RegExp, object?]>([
		['xml-bomb', /document type/],
		['huge-body', /larger than 4 MB.*not taken in/],
		['html-200', /web page/],
		['truncated-body', /cut off/],
		['cut-body', /does not answer/],
		['wrong-charset', /not written in UTF-8/],
		['utf16-body', /not written in UTF-8/],
		['connection-reset', /does not answer/],
		['soap-fault', /fault of its own/],
		['busy-503', /503/],
		['busy-429', /429/],
		['unauthorized-401', /401/],
	])('%s on a read', async (name, message, fault = {}) => {
		platform().byInternNumber(number())!.profile.naam = 'Maës';
		school.school.faults.set([{ name, service: 'smartschool', on: 'getUserDetails', ...fault }]);
		const outcome = await call('getUserDetails', { userIdentifier: by(number()) });
		expect(outcome.items).toEqual([]);
		expect(outcome.error?.message).toMatch(message);
		clean(outcome);
	});

	test('a byte order mark does no harm', async () => {
		school.school.faults.set([{ name: 'utf8-bom', on: 'getUserDetails' }]);
		expect((await call('getUserDetails', { userIdentifier: by(number()) })).items).toHaveLength(1);
	});

	test.each(['timeout-before-effect', 'timeout-after-effect', 'xml-bomb', 'huge-body', 'html-200', 'truncated-body', 'cut-body', 'connection-reset', 'soap-fault', 'busy-503'])('%s on a message: at most one is sent', async (name) => {
		school.school.faults.set([{ name, service: 'smartschool', on: 'sendMsg' }]);
		const outcome = await call('sendMsg', { userIdentifier: by(number()), title: 'Dag', body: 'Hallo' });
		expect(outcome.error?.message).toMatch(name === 'soap-fault' ? /Look in Smartschool whether it was carried out/ : /not known whether this one change was made: look at it in Smartschool before you send it again/);
		expect(calls('sendMsg')).toBe(1);
		expect(platform().messages.length).toBeLessThanOrEqual(1);
		clean(outcome);
	});

	test('no answer in time: a write says that nobody knows, a read that nothing was written', async () => {
		school.school.faults.set([{ name: 'slow', value: 3000 }]);
		const options = { options: { timeoutSeconds: 1 } };
		const write = await call('sendMsg', { userIdentifier: by(number()), title: 'Dag', body: 'Hallo', ...options });
		expect(write.error?.message).toMatch(/too long.*not known whether this one change was made/);
		expect(write.error?.description).not.toMatch(/Nothing was written/);
		school.school.faults.set([{ name: 'timeout-before-effect', on: 'getReferenceField', value: 3000 }]);
		const read = await call('getReferenceField', options);
		expect(read.error?.description).toMatch(/Nothing was written/);
	}, 20_000);

	test('an absolute write is sent once more after a lost connection, and then done', async () => {
		school.school.faults.set([{ name: 'timeout-after-effect', on: 'setAccountStatus', times: 1 }]);
		const { error } = await call('setAccountStatus', { userIdentifier: by(number()), accountStatus: 'administratief' });
		expect(error).toBeUndefined();
		expect(calls('setAccountStatus')).toBe(2);
	});
});

describe('several items', () => {
	const parameters = () => ({ userIdentifier: by('={{ $json.number }}'), accountStatus: 'actief' });

	test('an item that fails is an item with an error, the others go on', async () => {
		const { items, error } = await call('setAccountStatus', parameters(), { items: [{ number: number(0) }, { number: '0' }, { number: number(1) }], settings: { onError: 'continueRegularOutput' } });
		expect(error).toBeUndefined();
		expect(items.map(({ json, pairedItem }) => [json.success ?? json.error, pairedItem])).toEqual([[true, { item: 0 }], [expect.stringMatching(/does not know this user/), { item: 1 }], [true, { item: 2 }]]);
	});

	test('a wrong access code is asked about once, not for every item', async () => {
		school.school.faults.set([{ name: 'wrong-access-code', on: 'setAccountStatus' }]);
		const { items } = await call('setAccountStatus', parameters(), { items: Array.from({ length: 40 }, () => ({ number: number() })), settings: { onError: 'continueRegularOutput' } });
		expect(items).toHaveLength(40);
		expect(calls('setAccountStatus')).toBeLessThanOrEqual(6);
	});

	test('the order of the items is kept', async () => {
		const list = pupils().filter(({ profile }) => profile.internnummer).slice(0, 12).map(({ profile }) => ({ number: profile.internnummer }));
		const { items } = await call('getUserDetails', parameters(), { items: list });
		expect(items.map(({ json }) => ({ number: json.internnummer }))).toEqual(list);
	});
});

describe('in the hands of an AI agent', () => {
	test('reads are free', async () => {
		expect((await call('getUserDetails', { userIdentifier: by(number()) }, { type: 'smartschoolTool' })).items).toHaveLength(1);
	});

	test.each(['setAccountStatus', 'applyChanges'])('%s asks for consent', async (operation) => {
		const parameters = { userIdentifier: by(number()), accountStatus: 'administratief' };
		const { error } = await call(operation, parameters, { type: 'smartschoolTool' });
		expect(error?.message).toMatch(/AI agent may not do that/);
		expect(error?.description).toMatch(/Schrijven Toestaan/);
		const asked = await call(operation, { ...parameters, allowToolWrites: '={{ true }}' }, { type: 'smartschoolTool' });
		expect(asked.error?.message).toMatch(/AI agent may not do that/);
		expect(school.school.log.lines).toEqual([]);
	});

	test('consent is enough', async () => {
		const { error } = await call('setAccountStatus', { userIdentifier: by(number()), accountStatus: 'administratief', allowToolWrites: true }, { type: 'smartschoolTool' });
		expect(error).toBeUndefined();
		expect(pupils()[0]!.profile.status).toBe('administratief');
	});
});

test('secrets are in no error, whatever happens', async () => {
	for (const name of ['soap-fault', 'html-200', 'truncated-body', 'timeout-after-effect', 'huge-body', 'xml-bomb', 'code-4', 'wrong-access-code', 'server-error-500', 'utf16-body']) {
		school.school.faults.set([{ name, service: 'smartschool', on: 'savePassword' }]);
		const { items, error } = await call('savePassword', { userIdentifier: by(number()), password: '={{ $json.pw }}', accountType: '0' }, { items: [{ pw: PASSWORD }] });
		expect([name, error !== undefined]).toEqual([name, true]);
		for (const secret of [PASSWORD, school.accessCode]) expect([name, JSON.stringify([items, error]).includes(secret)]).toEqual([name, false]);
	}
});
