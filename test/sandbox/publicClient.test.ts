/** An unrelated client of the real service, npm `smartschool-client`, works with the double: every method that it has. */
import client from 'smartschool-client';
import { startSchool, type RunningSchool } from '../../sandbox/school';
import { control } from './calls';

const PHOTO = '/9j/4AAQSkZJRgABAQEAYABgAAD/2wBDAAgGBgcGBQgHBwcJCQg=';
const NOOR = { userName: 'noor.nieuw', password: 'Start-2026!', firstName: 'Noor', lastName: 'Thijs' };

let school: RunningSchool;
beforeEach(async () => {
	school = await startSchool({ pupils: 60, seed: 5, clock: '2026-11-23' });
	// This client names users by their user name in every write.
	await control(school, 'PUT /settings', { uniqueField: 'username' });
	await client.init({ apiWSDL: `${school.smartschool}/Webservices/V3?wsdl`, accessCode: school.accessCode });
});
afterEach(async () => await school.stop());

const account = async (key: string) => (await control(school, `GET /smartschool/accounts/${key}`)).body;
const refusal = (code: number) => expect.objectContaining({ name: 'SmartSchoolServiceError', code });
const official = (): string => [...school.school.platform.groups.values()].find(({ isOfficial }) => isOfficial)!.code;

test('init reads the WSDL and the error texts; a wrong access code is code 8', async () => {
	expect((await control(school, 'GET /calls')).body).toMatchObject([{ call: 'returnJsonErrorCodes', result: 'data' }]);
	await client.init({ apiWSDL: `${school.smartschool}/Webservices/V3?wsdl`, accessCode: 'verkeerd' });
	await expect(client.getUser({ userId: 'emma.peeters' })).rejects.toMatchObject({ code: 8, message: 'Toegangscode onjuist.' });
	await expect(client.init({ apiWSDL: `${school.smartschool}/nergens?wsdl`, accessCode: 'x' })).rejects.toMatchObject({ name: 'SOAPError' });
});

test('getUser, by user name and by number', async () => {
	const emma = await client.getUser({ userId: 'emma.peeters' });
	expect(emma).toMatchObject({ voornaam: 'Emma', naam: 'Peeters', internnummer: '900001', fax: null, geboortedatum: expect.any(Date) });
	expect(await client.getUser({ userId: 900001 })).toEqual(emma);
	expect(await client.getUser({ userId: 'niemand' })).toBeNull();
	expect(await client.getUser({ userId: 'emma.peeters', transformation: { mail: 'emailadres', codes: (user: { groups: { code: string }[] }) => user.groups.map(({ code }) => code) } })).toEqual({ mail: emma.emailadres, codes: expect.arrayContaining(['lln']) });
});

test('createUser makes an account once, in the target group', async () => {
	await client.createUser({ ...NOOR, internalNumber: '990001', registrationNumber: '2600999', role: 'leerling', gender: 'f', birthDate: '17-04-2011', email: 'noor@example.org', mobilePhone: '0470 00 00 01', roosterCode: 'NNT' });
	expect(await account('990001')).toMatchObject({ groups: ['nieuw'], passwordWrites: { 0: 1 }, mustChange: { 0: true }, profile: { gebruikersnaam: 'noor.nieuw', voornaam: 'Noor', naam: 'Thijs', stamboeknummer: '2600999', basisrol: '1', geslacht: 'f', geboortedatum: '2011-04-17', emailadres: 'noor@example.org', mobielnummer: '0470 00 00 01', koppelingsveldschoolagenda: 'NNT' } });
	await expect(client.createUser(NOOR)).rejects.toThrow('bestaat reeds');
	await expect(client.createUser({ ...NOOR, userName: 'noor.zwak', password: 'zwak' })).rejects.toEqual(refusal(4));
	await expect(client.createUser({ ...NOOR, userName: 'noor.rooster', roosterCode: 'NNT' })).rejects.toEqual(refusal(57));
	await client.createUser({ ...NOOR, userName: 'noor.kort' });
	expect(await account('noor.kort')).toMatchObject({ profile: { basisrol: '13', geslacht: 'm' } });
});

test('updateUser keeps what is left out', async () => {
	const before = await account('emma.peeters');
	await client.updateUser({ userName: 'emma.peeters', firstName: 'Emmy', lastName: 'Peeters' });
	const after = await account('emma.peeters');
	expect(after).toEqual({ ...before, profile: { ...before.profile, voornaam: 'Emmy' } });
	await client.updateUser({ userName: 'emma.peeters', email: 'emmy@example.org', birthDate: '2011-02-03' });
	expect(await account('emma.peeters')).toMatchObject({ profile: { voornaam: 'Emmy', emailadres: 'emmy@example.org', geboortedatum: '2011-02-03', basisrol: '1' } });
	await expect(client.updateUser({ userName: 'emma.peeters', birthDate: 'gisteren' })).rejects.toEqual(refusal(49));
	await expect(client.updateUser({ userName: 'niemand', firstName: 'N' })).rejects.toThrow('bestaat niet');
});

test('updateUserName, updateUserPassword and the three states', async () => {
	await client.updateUserName({ internalNumber: '900001', newUserName: 'emmy.peeters' });
	expect(await account('900001')).toMatchObject({ profile: { gebruikersnaam: 'emmy.peeters' } });
	await expect(client.updateUserName({ internalNumber: '900001', newUserName: 'personeel000' })).rejects.toEqual(refusal(26));
	await client.updateUserPassword({ userName: 'emmy.peeters', password: 'Start-2027!' });
	await client.updateUserPassword({ userName: 'emmy.peeters', password: 'Start-2027!', accountType: 3 });
	await expect(client.updateUserPassword({ userName: 'emmy.peeters', password: 'zwak' })).rejects.toEqual(refusal(4));
	expect(await account('900001')).toMatchObject({ passwordWrites: { 0: 1, 3: 1 }, mustChange: { 0: true, 3: true } });
	for (const [method, status] of [['setUserStateInactive', 'uitgeschakeld'], ['setUserStateActive', 'actief'], ['setUserStateAdministrative', 'administratief']] as const) {
		await client[method]({ userName: 'emmy.peeters' });
		expect((await account('900001')).profile.status).toBe(status);
	}
	await expect(client.setUserStateActive({ userName: 'niemand' })).rejects.toEqual(refusal(12));
});

test('addUserToGroup and removeUserFromGroup; an official class waits for a person, as no date is sent', async () => {
	await client.addUserToGroup({ userName: 'emma.peeters', groupOrClassId: 'KOOR' });
	expect((await account('900001')).groups).toContain('KOOR');
	await client.removeUserFromGroup({ userName: 'emma.peeters', groupOrClassId: 'KOOR' });
	expect((await account('900001')).groups).not.toContain('KOOR');
	await expect(client.addUserToGroup({ userName: 'emma.peeters', groupOrClassId: 'WEG' })).rejects.toEqual(refusal(13));
	await client.addUserToGroup({ userName: 'emma.peeters', groupOrClassId: official() });
	expect(await account('900001')).toMatchObject({ pendingMoves: [{ kind: 'class', class: official() }] });
});

test('getUsers, everybody and one group', async () => {
	const everybody = await client.getUsers();
	expect(everybody).toHaveLength(school.school.platform.accounts.length);
	expect(everybody.find(({ internnummer }: { internnummer: string }) => internnummer === '900001')).toMatchObject({ type_coaccount6: expect.anything(), last_successful_login_coaccount2: null });
	const staff = await client.getUsers({ groupId: 'personeel', recursive: false, transformation: { name: 'gebruikersnaam' } });
	expect(staff).toEqual(expect.arrayContaining([{ name: 'personeel000' }]));
	await expect(client.getUsers({ groupId: 'WEG' })).rejects.toEqual(refusal(19));
});

test('getClasses, getGroup and getGroups, flat and as a tree', async () => {
	const classes = await client.getClasses();
	expect(classes).toHaveLength(school.school.platform.groups.size);
	expect(classes.find(({ code }: { code: string }) => code === official())).toMatchObject({ isOfficial: true, isClass: true, isGroup: false });
	expect(await client.getGroup({ groupOrClassId: 'KOOR' })).toMatchObject({ code: 'KOOR', name: 'Koor', desc: 'Schoolkoor', type: 'G', visible: true, isOfficial: false, untis: null });
	expect(await client.getGroup({ groupOrClassId: 'WEG' })).toBeNull();
	expect(await client.getGroups()).toHaveLength(school.school.platform.groups.size);
	const tree = await client.getGroups({ flat: false });
	expect(tree).toMatchObject({ code: 'iedereen', children: expect.arrayContaining([expect.objectContaining({ code: 'lln' })]) });
	expect(await client.getGroups({ flat: false, groupId: 'lln' })).toMatchObject({ code: 'lln' });
	expect((await client.getGroups()).find(({ titu }: { titu?: unknown }) => titu)?.titu).toEqual([{ username: expect.stringMatching(/^personeel/) }]);
});

test('createGroup and updateGroup; another parent has no effect', async () => {
	await client.createGroup({ groupId: 'PROEF', description: 'Proefgroep', parent: 'lln' });
	expect(await client.getGroup({ groupOrClassId: 'PROEF' })).toMatchObject({ name: 'PROEF', desc: 'Proefgroep' });
	await client.updateGroup({ groupId: 'PROEF', description: 'Anders', parent: 'personeel', untis: 'PRF' });
	expect(school.school.platform.groups.get('PROEF')).toMatchObject({ desc: 'Anders', parent: 'lln', untis: 'PRF' });
	await expect(client.createGroup({ groupId: 'PROEF2', description: 'x', parent: 'WEG' })).rejects.toEqual(refusal(53));
	await expect(client.createGroup({ groupId: 'PROEF2' })).rejects.toEqual(refusal(14));
	await expect(client.createGroup({ groupId: 'PROEF', description: 'x' })).rejects.toThrow('bestaat reeds');
	await expect(client.updateGroup({ groupId: 'WEG', description: 'x' })).rejects.toThrow('niet gevonden');
});

test('setUserPhoto and getUserPhoto', async () => {
	await expect(client.getUserPhoto({ userName: 'emma.peeters' })).rejects.toMatchObject({ code: '23' });
	await client.setUserPhoto({ userName: 'emma.peeters', photo: PHOTO });
	expect(await client.getUserPhoto({ userName: 'emma.peeters' })).toBe(PHOTO);
});

test('sendMessage, from nobody and from a teacher, with and without files', async () => {
	await client.sendMessage({ userName: 'emma.peeters', title: 'Dag', body: '<p>Zoë & co</p>' });
	await control(school, 'PATCH /smartschool/accounts/900001', { type_coaccount2: 'Vader' });
	await client.sendMessage({ userName: 'emma.peeters', title: 'Brief', body: 'Zie bijlage', fromUser: 'personeel000', accountType: 2, attachments: [{ filename: 'brief.pdf', filedata: 'JVBERi0=' }] });
	expect((await control(school, 'GET /smartschool/messages')).body).toMatchObject([
		{ to: 'emma.peeters', from: '', coaccount: 0, title: 'Dag', body: '<p>Zoë & co</p>', attachments: [] },
		{ to: 'emma.peeters', from: 'personeel000', coaccount: 2, title: 'Brief', attachments: [{ filename: 'brief.pdf', bytes: 5 }] },
	]);
	await expect(client.sendMessage({ userName: 'niemand', title: 'Dag', body: 'x' })).rejects.toEqual(refusal(12));
});

test('its transformation and its SOAP client are at hand', async () => {
	expect(client.transformArrayOfObjects([{ a: 1, b: 2 }], { c: 'b' })).toEqual([{ c: 2 }]);
	const soap = await client.getSoapClient();
	expect(Object.keys(soap.describe().V3Service.V3Port)).toHaveLength(65);
});
