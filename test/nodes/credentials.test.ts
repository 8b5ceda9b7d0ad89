import { CredentialTestContext } from 'n8n-core';
import type { ICredentialDataDecryptedObject, ICredentialsDecrypted, ICredentialTestFunctions } from 'n8n-workflow';
import { InformatApi } from '../../credentials/InformatApi.credentials';
import { SmartschoolApi } from '../../credentials/SmartschoolApi.credentials';
import { SyncKeyApi } from '../../credentials/SyncKeyApi.credentials';
import { Informat } from '../../nodes/Informat/Informat.node';
import { Smartschool } from '../../nodes/Smartschool/Smartschool.node';
import { startSchool, type RunningSchool } from '../../sandbox/school';

let school: RunningSchool;
beforeAll(async () => {
	school = await startSchool({ pupils: 30, clock: '2026-11-23' });
});
afterAll(async () => await school?.stop());
beforeEach(() => school.school.faults.set([]));

const context = () => new CredentialTestContext() as unknown as ICredentialTestFunctions;
const decrypted = (data: ICredentialDataDecryptedObject): ICredentialsDecrypted => ({ id: '1', name: 'x', type: 'x', data });

const smartschool = async (data: ICredentialDataDecryptedObject = {}) =>
	await new Smartschool().methods.credentialTest.smartschoolTest.call(context(), decrypted({ platform: school.smartschool, accessCode: school.accessCode, allowOtherHost: true, ...data }));
const informat = async (data: ICredentialDataDecryptedObject = {}) =>
	await new Informat().methods.credentialTest.informatTest.call(context(), decrypted({ clientId: school.clientId, clientSecret: school.clientSecret, tokenUrl: `${school.informat}/connect/token`, studentsUrl: school.informat, institutes: '99999', allowOtherHost: true, ...data }));

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
	expect(await informat({ institutes: '' })).toEqual({ status: 'Error', message: expect.stringMatching(/instellingsnummer/) });
});

test('secrets are password fields, and production needs no change of addresses', () => {
	for (const { properties } of [new InformatApi(), new SmartschoolApi(), new SyncKeyApi()]) {
		for (const { name, typeOptions } of properties) expect([name, typeOptions?.password === true]).toEqual([name, ['clientSecret', 'xmlPassword', 'accessCode', 'key'].includes(name)]);
		expect(properties.find(({ name }) => name === 'allowOtherHost')?.default ?? false).toBe(false);
	}
});
