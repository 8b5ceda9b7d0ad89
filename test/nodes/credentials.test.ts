import { CredentialTestContext } from 'n8n-core';
import type { ICredentialDataDecryptedObject, ICredentialsDecrypted, ICredentialTestFunctions } from 'n8n-workflow';
import { InformatApi } from '../../credentials/InformatApi.credentials';
import { SmartschoolApi } from '../../credentials/SmartschoolApi.credentials';
import { SyncKeyApi } from '../../credentials/SyncKeyApi.credentials';
import { Informat } from '../../nodes/Informat/Informat.node';
import { Smartschool } from '../../nodes/Smartschool/Smartschool.node';
import { credentialOf } from './informatSchool';
import { startSchool, type RunningSchool } from '../../sandbox/school';

let school: RunningSchool;
beforeAll(async () => {
	// Only the clock, which tells the school year; the network goes on as it is.
	jest.useFakeTimers({ now: new Date('2026-11-23T09:00:00Z'), doNotFake: ['nextTick', 'setImmediate', 'clearImmediate', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'queueMicrotask', 'performance', 'hrtime'] });
	school = await startSchool({ pupils: 30, clock: '2026-11-23', institutes: ['099999', '088888'] });
});
afterAll(async () => {
	await school?.stop();
	jest.useRealTimers();
});
beforeEach(() => school.school.faults.set([]));

const context = () => new CredentialTestContext() as unknown as ICredentialTestFunctions;
const decrypted = (data: ICredentialDataDecryptedObject): ICredentialsDecrypted => ({ id: '1', name: 'x', type: 'x', data });

const smartschool = async (data: ICredentialDataDecryptedObject = {}) =>
	await new Smartschool().methods.credentialTest.smartschoolTest.call(context(), decrypted({ platform: school.smartschool, accessCode: school.accessCode, allowOtherHost: true, ...data }));
const informat = async (data: ICredentialDataDecryptedObject = {}) =>
	await new Informat().methods.credentialTest.informatTest.call(context(), decrypted({ ...credentialOf(school).informatApi, institutes: '99999', xmlLogin: '', ...data }));

test('Smartschool: right, wrong code, too few rights, no Smartschool', async () => {
	expect(await smartschool()).toMatchObject({ status: 'OK' });
	expect(await smartschool({ accessCode: 'canary-code' })).toEqual({ status: 'Error', message: expect.stringMatching(/does not accept the access code/) });
	school.school.faults.set([{ name: 'wrong-access-code', on: 'getAllAccountsExtended' }]);
	expect(await smartschool()).toEqual({ status: 'Error', message: expect.stringMatching(/no right to: getAllAccountsExtended/) });
	school.school.faults.set([]);
	expect(await smartschool({ platform: school.informat })).toEqual({ status: 'Error', message: expect.stringMatching(/Check the platform’s name/) });
	expect(await smartschool({ allowOtherHost: false })).toEqual({ status: 'Error', message: expect.stringMatching(/not an address of Smartschool/) });
});

test('Informat: right, wrong secret, another institute, wrong address, no institute number', async () => {
	expect(await informat()).toEqual({ status: 'OK', message: expect.stringMatching(/099999.*updates are possible/) });
	expect(await informat({ clientSecret: 'canary-secret' })).toEqual({ status: 'Error', message: expect.stringMatching(/client id and secret/) });
	expect(await informat({ institutes: '11111' })).toEqual({ status: 'Error', message: expect.stringMatching(/011111/) });
	expect(await informat({ studentsUrl: school.smartschool })).toMatchObject({ status: 'Error' });
	expect(await informat({ institutes: 'twaalf' })).toEqual({ status: 'Error', message: expect.stringMatching(/“twaalf” is no institute number/) });
	expect(await informat({ allowOtherHost: false })).toEqual({ status: 'Error', message: expect.stringMatching(/not an address of Informat/) });
	expect(await informat({ institutes: '' })).toEqual({ status: 'Error', message: expect.stringMatching(/instellingsnummer/) });
});

describe('Informat: several institutes and rights', () => {
	const settings = () => school.school.informat.settings;
	const every = ['leerlingen.leerlingen', 'leerlingen.voorinschrijvingen', 'personeel.personeel'] as const;
	afterEach(() => void (settings().scopes = [...every]));

	test('all institutes at once', async () => {
		expect(await informat({ institutes: '99999; 88888' })).toEqual({ status: 'OK', message: 'Informat gives access to institute 099999, 088888. Personal-details updates are possible too. Staff can be read too.' });
	});

	test('a wrong institute number is told apart from the right ones', async () => {
		const { status, message } = await informat({ institutes: '99999, 11111' });
		expect(status).toBe('Error');
		expect(message).toMatch(/^Informat gives access to institute 099999\..*no right of this client for institute 011111 .*institute number \(instellingsnummer\) is wrong/);
	});

	test('a right number without the right to read pupils', async () => {
		settings().scopes = ['leerlingen.voorinschrijvingen'];
		expect(await informat()).toEqual({ status: 'Error', message: 'Institute 099999 is right, but this client may not read pupils there: ask Informat for the right “leerlingen”.' });
	});

	test('without the right to send updates and to read staff', async () => {
		settings().scopes = ['leerlingen.leerlingen'];
		expect(await informat()).toEqual({ status: 'OK', message: expect.stringMatching(/No right to personal-details updates \(voorinschrijvingen\) for 099999: let changes.*No right to staff \(personeel\) for 099999\./) });
	});

	test('let in, and given nothing', async () => {
		school.school.faults.set([{ name: 'rights-revoked' }]);
		expect(await informat()).toEqual({ status: 'Error', message: expect.stringMatching(/lets this client in for institute 099999 but gives no pupils for 2026-27/) });
	});

	test('the XML login', async () => {
		const xmlLogin = school.xmlLogin;
		expect(await informat({ xmlLogin })).toEqual({ status: 'OK', message: expect.stringMatching(/XML login is accepted/) });
		const wrong = await informat({ xmlLogin, xmlPassword: 'canary-password' });
		expect(wrong).toEqual({ status: 'Error', message: expect.stringMatching(/does not accept the XML login/) });
		expect(JSON.stringify(wrong)).not.toContain('canary-password');
	});
});

test('secrets are password fields, and production needs no change of addresses', () => {
	for (const { properties } of [new InformatApi(), new SmartschoolApi(), new SyncKeyApi()]) {
		for (const { name, typeOptions } of properties) expect([name, typeOptions?.password === true]).toEqual([name, ['clientSecret', 'xmlPassword', 'accessCode', 'key'].includes(name)]);
		expect(properties.find(({ name }) => name === 'allowOtherHost')?.default ?? false).toBe(false);
	}
});
