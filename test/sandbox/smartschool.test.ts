import { startSchool, type RunningSchool } from '../../sandbox/school';
import { code, control, details, envelope, soap } from './calls';

let school: RunningSchool;
beforeEach(async () => {
	school = await startSchool({ pupils: 60, seed: 5, clock: '2026-11-23' });
});
afterEach(async () => await school.stop());

const NEW = { internnumber: '990001', username: 'noor.nieuw', passwd1: 'Start-2026!', name: 'Noor', surname: "D'Hondt", sex: 'f', birthday: '17-4-2011', address: 'Lange Straat 12 bus 3', postalcode: '8000', email: 'noor@example.org', stamboeknummer: '2600999', basisrol: 'leerling' };
const state = async (number: string) => (await control(school, `GET /smartschool/accounts/${number}`)).body;
const official = (): { code: string; name: string; adminNumber: string; parent: string }[] => [...school.school.platform.groups.values()].filter(({ isOfficial }) => isOfficial);

describe('answers', () => {
	test('codes are numbers in some operations and digits in others', async () => {
		expect(await soap(school, 'saveUserParameter', { userIdentifier: 'nobody', paramName: 'name', paramValue: 'x' })).toEqual({ status: 200, type: 'int', value: '12' });
		expect(await soap(school, 'getUserDetails', { userIdentifier: 'nobody' })).toEqual({ status: 200, type: 'string', value: '12' });
		expect((await soap(school, 'getReferenceField')).value).toBe('number');
	});

	test('the envelope is the platform’s own', async () => {
		const { type, text } = await envelope(school, '<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body><x:returnJsonErrorCodes xmlns:x="urn:x"/></e:Body></e:Envelope>');
		expect(type).toBe('text/xml; charset=utf-8');
		expect(text).toContain(`xmlns:ns1="${school.smartschool}/Webservices/V3"`);
		expect(text).toMatch(/<SOAP-ENV:Body><ns1:returnJsonErrorCodesResponse><return xsi:type="xsd:string">\{"1":/);
	});

	test('parameters go by name in any order, or by place when no name fits', async () => {
		const call = (children: string): string => `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body><getAllAccountsExtended>${children}</getAllAccountsExtended></e:Body></e:Envelope>`;
		expect((await envelope(school, call(`<recursive>1</recursive><code/><accesscode>${school.accessCode}</accesscode>`))).text).toContain('gebruikersnaam');
		expect((await envelope(school, call(`<a>${school.accessCode}</a><b><![CDATA[]]></b><c>1</c>`))).text).toContain('gebruikersnaam');
	});

	test.each([['wrong', 'getReferenceField', '8'], ['', 'getReferenceField', '8'], ['read-only-code', 'getReferenceField', 'number'], ['read-only-code', 'delUser', '8'], ['constructor', 'getReferenceField', '8']])('access code "%s" and %s give %s', async (accesscode, operation, value) => {
		expect((await soap(school, operation, {}, accesscode)).value).toBe(value);
	});

	test('unknown operations and broken XML are faults of the client', async () => {
		expect(await soap(school, 'saveUserToGroup')).toMatchObject({ status: 500, type: 'SOAP-ENV:Client' });
		expect(await soap(school, 'toString')).toMatchObject({ status: 500, type: 'SOAP-ENV:Client' });
		for (const body of ['', 'no xml', '<e:Envelope><e:Body><x>', '<!DOCTYPE e><e><Body><x/></Body></e>']) {
			const { status, text } = await envelope(school, body);
			expect([status, text]).toEqual([500, expect.stringContaining('SOAP-ENV:Client')]);
		}
	});

	test('the WSDL carries the address of the double', async () => {
		const text = await (await fetch(`${school.smartschool}/Webservices/V3?wsdl`)).text();
		expect(text).not.toContain('school.smartschool.be');
		expect(text).toContain(`targetNamespace="${school.smartschool}/Webservices/V3"`);
	});
});

describe('saveUser', () => {
	test('makes an account in the target group that has to change its password', async () => {
		expect(await code(school, 'saveUser', { ...NEW, passwd2: 'Ouder-2026!' })).toBe(0);
		expect(await details(school, '990001')).toMatchObject({ voornaam: 'Noor', naam: "D'Hondt", geslacht: 'f', geboortedatum: '2011-04-17', straat: 'Lange Straat', huisnummer: '12', busnummer: '3', stamboeknummer: '2600999', basisrol: '1', status: 'actief', type_coaccount1: 0, groups: [{ code: 'nieuw' }] });
		expect(await state('990001')).toMatchObject({ passwordWrites: { 0: 1, 1: 1 }, mustChange: { 0: true, 1: true } });
		expect(JSON.stringify((await control(school, 'GET /state')).body)).not.toContain('Start-2026!');
		expect(JSON.stringify((await control(school, 'GET /calls')).body)).not.toContain('2026!');
	});

	test.each<[number, Record<string, string>]>([
		[4, { passwd1: '' }], [4, { passwd1: 'kort-1A' }], [4, { passwd1: 'alleen kleine letters' }], [52, { passwd1: 'Welkom123!' }], [28, { basisrol: '' }], [28, { basisrol: 'leerlingen' }], [3, { username: 'x' }], [1, { surname: '' }], [2, { name: '' }], [14, { internnumber: '' }], [6, { username: 'emma.peeters' }], [49, { birthday: '2011-02-30' }], [57, { untis: 'T000' }],
	])('code %d for %j', async (expected, change) => {
		expect(await code(school, 'saveUser', { ...NEW, ...change })).toBe(expected);
		expect((await soap(school, 'getUserDetailsByNumber', { number: '990001' })).value).toBe('12');
	});

	test('clashes on another key', async () => {
		await code(school, 'saveUser', NEW);
		expect(await code(school, 'saveUser', { ...NEW, username: 'emma.peeters' })).toBe(15);
		await control(school, 'PUT /settings', { uniqueField: 'username' });
		expect((await soap(school, 'getReferenceField')).value).toBe('username');
		expect(await code(school, 'saveUser', { ...NEW, username: 'iemand.anders' })).toBe(48);
		expect(await code(school, 'saveUser', { ...NEW, internnumber: '900001' })).toBe(16);
	});

	test('an empty argument keeps, or clears when the platform is set so', async () => {
		await code(school, 'saveUser', NEW);
		const { passwd1: _first, address: _address, ...again } = { ...NEW, email: '' };
		expect(await code(school, 'saveUser', again)).toBe(0);
		expect(await details(school, '990001')).toMatchObject({ emailadres: 'noor@example.org', straat: 'Lange Straat' });
		await control(school, 'PUT /settings', { saveUserEmpty: 'clear' });
		expect(await code(school, 'saveUser', again)).toBe(0);
		expect(await details(school, '990001')).toMatchObject({ emailadres: '', straat: '', huisnummer: '', busnummer: '' });
		expect(await state('990001')).toMatchObject({ passwordWrites: { 0: 1 } });
	});

	test.each([['My Street 1/a', ['My Street', '1', 'a']], ['Oude Gentweg 12A bus 0201', ['Oude Gentweg', '12A', '0201']], ["'s-Gravenlaan 7", ["'s-Gravenlaan", '7', '']], ['Zonder nummer', ['Zonder nummer', '', '']]])('splits %s', async (address, parts) => {
		await code(school, 'saveUser', { ...NEW, address });
		const { straat, huisnummer, busnummer } = await details(school, '990001');
		expect([straat, huisnummer, busnummer]).toEqual(parts);
	});
});

describe('saveUserParameter', () => {
	const set = async (paramName: string, paramValue: string): Promise<number> => await code(school, 'saveUserParameter', { userIdentifier: '900001', paramName, paramValue });

	test.each([
		['mobilePhone', '0470 00 00 01', 'mobielnummer'], ['homePhone', '050 00 00 01', 'telefoonnummer'], ['street', 'Laan', 'straat'], ['streetnr', '1', 'huisnummer'], ['busnr', '2', 'busnummer'], ['postalCode', '9000', 'postcode'], ['location', 'Gent', 'woonplaats'], ['country', 'België', 'land'], ['email', '', 'emailadres'],
		['Godsdienstkeuze', 'CAT', 'godsdienstkeuze'], ['Soort leerling', '02', 'soortleerling'], ['Roepnaam', 'Em', 'roepnaam'], ['informat_dokter', 'Dr. Élodie', 'informat_dokter'], ['informat_optionalcourse', 'Wiskunde', 'informat_optionalcourse'], ['Middagpauze', 'eet/thuis', 'Middagpauze'],
		['type_coaccount3', 'Moeder', 'type_coaccount3'], ['email_coaccount3', 'm@example.org', 'email_coaccount3'], ['status_coaccount3', 'actief tot en met 2027/08/31', 'status3'],
	])('%s "%s" reads back as %s', async (name, value, key) => {
		expect(await set(name, value)).toBe(0);
		expect((await details(school, '900001'))[key]).toBe(value);
	});

	test.each([['mobilephone', 'x', 17], ['Lievelingskleur', 'x', 17], ['Godsdienstkeuze', 'RKE', 17], ['Soort leerling', '04', 17], ['Nationaliteit', 'Marsmannetje', 17], ['type_coaccount3', 'Trajectbegeleider', 17], ['status_coaccount3', 'aan', 17], ['email_coaccount7', 'x', 17], ['birthday', 'gisteren', 49], ['number', '900003', 24], ['untis', 'T000', 57]])('%s "%s" gives %d', async (name, value, expected) => {
		if (expected === 24) await code(school, 'saveUser', { ...NEW, internnumber: '900003', username: 'bestaat.al' });
		expect(await set(name, value)).toBe(expected);
	});

	test('a nationality goes by code or name and reads as both', async () => {
		for (const value of ['00129', 'nederlander']) {
			await set('Nationaliteit', '00150');
			expect(await set('Nationaliteit', value)).toBe(0);
			expect(await details(school, '900001')).toMatchObject({ nationaliteit: 'Nederlander', nationaliteitscode: '00129' });
		}
	});

	test('Informat fields can be absent', async () => {
		await control(school, 'PUT /settings', { informatFields: [] });
		expect(await set('informat_dokter', 'x')).toBe(17);
		expect(await details(school, '900001')).not.toHaveProperty('informat_dokter');
	});

	test('another e-mail of a co-account is no longer verified, and a removed slot is empty', async () => {
		await control(school, 'PATCH /smartschool/accounts/900001', { email_coaccount1: 'a@example.org', email_coaccount1_isVerified: true, type_coaccount1: 'Vader' });
		await set('email_coaccount1', 'b@example.org');
		expect(await details(school, '900001')).toMatchObject({ email_coaccount1: 'b@example.org', email_coaccount1_isVerified: false });
		expect(await code(school, 'removeCoAccount', { userIdentifier: '900001', accountType: '1' })).toBe(0);
		expect(await details(school, '900001')).toMatchObject({ email_coaccount1: '', type_coaccount1: 0, status1: 'niet actief' });
		expect(await code(school, 'removeCoAccount', { userIdentifier: '900001', accountType: '0' })).toBe(14);
	});
});

test('passwords of every slot', async () => {
	const save = async (accountType: string, password: string, more: Record<string, string> = {}): Promise<number> => await code(school, 'savePassword', { userIdentifier: '900001', password, accountType, ...more });
	expect([await save('4', 'Goed-genoeg1'), await save('0', 'slecht'), await save('7', 'Goed-genoeg1'), await save('0', 'Goed-genoeg1', { changePasswordAtNextLogin: '0' })]).toEqual([0, 4, 14, 0]);
	expect(await state('900001')).toMatchObject({ passwordWrites: { 0: 1, 4: 1 }, mustChange: { 0: false, 4: true } });
	expect(await code(school, 'forcePasswordReset', { userIdentifier: '900001', accountType: '0' })).toBe(0);
	expect(await code(school, 'changePasswordAtNextLogin', { userIdentifier: '900001', accountType: '6' })).toBe(0);
	expect((await state('900001')).mustChange).toMatchObject({ 0: true, 6: true });
});

test('keys can be changed, not doubled', async () => {
	await code(school, 'saveUser', NEW);
	expect(await code(school, 'changeUsername', { internNumber: '990001', newUsername: 'emma.peeters' })).toBe(26);
	expect(await code(school, 'changeUsername', { internNumber: '990001', newUsername: 'noor.anders' })).toBe(0);
	expect(await code(school, 'changeInternNumber', { username: 'noor.anders', newInternNumber: '900001' })).toBe(24);
	expect(await code(school, 'changeInternNumber', { username: 'noor.anders', newInternNumber: '990002' })).toBe(0);
	expect(await code(school, 'replaceInum', { oldInum: '990002', newInum: '990003' })).toBe(0);
	expect(await details(school, '990003')).toMatchObject({ gebruikersnaam: 'noor.anders' });
	expect(await code(school, 'replaceInum', { oldInum: '990002', newInum: '990004' })).toBe(25);
});

describe('official classes', () => {
	const career = async (): Promise<{ date: string; groupCode: string; stamboeknummer: string; outSchool: boolean }[]> => {
		const { value } = await soap(school, 'getStudentCareer', { userIdentifier: '990001' });
		return value === '' ? [] : (JSON.parse(value) as never);
	};
	beforeEach(async () => void (await code(school, 'saveUser', NEW)));
	const move = async (to: string, officialDate = ''): Promise<number> => await code(school, 'saveUserToClass', { userIdentifier: '990001', class: to, officialDate });

	test('a move with a date adds a row, without a date it waits unseen', async () => {
		const [a, b] = official();
		expect(await career()).toEqual([]);
		expect(await move(a!.code, '2026-09-01')).toBe(0);
		expect(await move(b!.code)).toBe(0);
		expect((await career()).map(({ groupCode }) => groupCode)).toEqual([a!.code]);
		expect((await details(school, '990001')).groups.map((each: { code: string }) => each.code)).toEqual(['nieuw', a!.code]);
		await control(school, 'POST /smartschool/accounts/990001/confirm');
		expect((await career()).map(({ groupCode, date }) => [groupCode, date])).toEqual([[a!.code, '2026-09-01'], [b!.code, '2026-11-23']]);
		expect((await details(school, '990001')).groups.map((each: { code: string }) => each.code)).toEqual(['nieuw', b!.code]);
		const { value } = await soap(school, 'getUserOfficialClass', { userIdentifier: '990001', date: '2026-10-01' });
		expect(JSON.parse(value)).toMatchObject({ passwd: a!.code, isOfficial: '1' });
	});

	test('a date to come takes effect on that day', async () => {
		const [a, b] = official();
		await move(a!.code, '2026-09-01');
		await move(b!.code, '2026-12-01');
		expect((await state('990001')).officialClass).toBe(a!.code);
		await control(school, 'PUT /clock', { date: '2026-12-01' });
		expect((await state('990001')).officialClass).toBe(b!.code);
	});

	test('a stamboeknummer lands on the last row', async () => {
		const [a, b] = official();
		await move(a!.code, '2026-09-01');
		await move(b!.code, '2026-11-02');
		await code(school, 'saveUserParameter', { userIdentifier: '990001', paramName: 'stamboeknummer', paramValue: '2700001' });
		expect((await career()).map(({ stamboeknummer }) => stamboeknummer)).toEqual(['2600999', '2700001']);
	});

	test('refusals', async () => {
		const [a] = official();
		expect([await move('bestaat niet', '2026-09-01'), await move(a!.code, '31-02-2026')]).toEqual([13, 49]);
		const teacher = school.school.platform.accounts.find(({ profile }) => profile.basisrol === '0' && profile.internnummer !== '')!;
		expect(await code(school, 'saveUserToClass', { userIdentifier: String(teacher.profile.internnummer), class: a!.code, officialDate: '2026-09-01' })).toBe(30);
	});

	test('a sign-out keeps the account, and coming back needs a class and a status', async () => {
		const [a] = official();
		expect(await code(school, 'unregisterStudent', { userIdentifier: '990001', officialDate: '2026-10-01' })).toBe(51);
		await move(a!.code, '2026-09-01');
		expect(await code(school, 'unregisterStudent', { userIdentifier: '990001', officialDate: 'x' })).toBe(49);
		expect(await code(school, 'unregisterStudent', { userIdentifier: '990001', officialDate: '2026-10-30' })).toBe(0);
		expect(await details(school, '990001')).toMatchObject({ status: 'uitgeschakeld', schoolverlater: 1 });
		expect((await career()).at(-1)).toMatchObject({ outSchool: true, date: '2026-10-30' });
		expect(await move(a!.code, '2026-11-23')).toBe(0);
		expect(await code(school, 'setAccountStatus', { userIdentifier: '990001', accountStatus: 'actief' })).toBe(0);
		expect(await details(school, '990001')).toMatchObject({ status: 'actief', schoolverlater: 0 });
	});

	test('a pupil without class cannot be activated, a deleted one is gone', async () => {
		expect(await code(school, 'setAccountStatus', { userIdentifier: '990001', accountStatus: 'inactive' })).toBe(0);
		expect(await code(school, 'setAccountStatus', { userIdentifier: '990001', accountStatus: 'enabled' })).toBe(34);
		expect(await code(school, 'delUser', { userIdentifier: '990001', officialDate: '1-1-1' })).toBe(0);
		expect(await code(school, 'delUser', { userIdentifier: '990001' })).toBe(12);
		expect((await soap(school, 'getAbsentsByDate', { date: '2026-11-23' })).value).toMatch(/"20261123_\d{6}_noor\.nieuw"/);
	});
});

describe('groups', () => {
	const saveClass = async (change: Record<string, string> = {}): Promise<number> => await code(school, 'saveClass', { name: 'Proefklas', desc: '/', code: 'PROEF', parent: 'lln', untis: '', instituteNumber: school.institute, adminNumber: '012345', schoolYearDate: '2026-09-01', ...change });

	test('classes are made once, by name', async () => {
		const [a] = official();
		expect(await saveClass()).toBe(0);
		expect(await saveClass({ desc: 'Nieuw' })).toBe(0);
		expect([await saveClass({ name: 'Andere' }), await saveClass({ parent: 'iedereen' }), await saveClass({ parent: 'weg' }), await saveClass({ desc: '' }), await saveClass({ name: 'Nog een', code: a!.code })]).toEqual([47, 0, 0, 14, 47]);
		expect([await saveClass({ name: 'B', code: 'B', parent: 'weg' }), await saveClass({ name: 'B', code: 'B', parent: 'PROEF' }), await saveClass({ name: 'B', code: 'B', instituteNumber: '011111' }), await saveClass({ name: 'B', code: 'B', instituteNumber: '' }), await saveClass({ name: 'B', code: 'B', schoolYearDate: 'x' })]).toEqual([53, 54, 27, 35, 56]);
		expect(Buffer.from((await soap(school, 'getAllGroupsAndClasses')).value, 'base64').toString()).toContain('<code><![CDATA[PROEF]]></code><untis></untis><visible>1</visible><isOfficial>1</isOfficial>');
	});

	test('class numbers belong to a school year', async () => {
		await saveClass();
		await saveClass({ adminNumber: '054321', schoolYearDate: '2027-09-01' });
		const years = JSON.parse((await soap(school, 'getSchoolyearDataOfClass', { classCode: 'PROEF' })).value) as { schoolyear: string; administrativeGroupNumber: number }[];
		expect(years.map(({ schoolyear, administrativeGroupNumber }) => [schoolyear, administrativeGroupNumber])).toEqual([['2026-2027', 12345], ['2027-2028', 54321]]);
		expect(school.school.platform.groups.get('PROEF')!.adminNumber).toBe('012345');
		await control(school, 'PUT /clock', { date: '2027-09-01' });
		expect(school.school.platform.groups.get('PROEF')!.adminNumber).toBe('054321');
		expect(await code(school, 'saveSchoolyearDataOfClass', { classCode: 'PROEF', date: '2027-09-01', instituteNumber: school.institute, administrativeGroupNumber: '1', residence: '', domain: '' })).toBe(0);
	});

	test('membership of plain groups', async () => {
		const group = async (change: Record<string, string> = {}): Promise<number> => await code(school, 'saveGroup', { name: 'Proefgroep', desc: '/', code: 'PG', parent: 'lln', untis: '', ...change });
		expect([await group(), await group(), await group({ name: 'Anders' }), await group({ code: 'PG2', parent: 'weg' }), await group({ code: official()[0]!.code })]).toEqual([0, 0, 40, 53, 36]);
		const codes = async (): Promise<string[]> => (await details(school, '900001')).groups.map((each: { code: string }) => each.code);
		const user = { userIdentifier: '900001' };
		expect(await code(school, 'saveUserToClassesAndGroups', { ...user, csvList: 'PG,KOOR', keepOld: '1' })).toBe(0);
		expect(await codes()).toEqual(expect.arrayContaining(['lln', 'PG', 'KOOR']));
		expect(await soap(school, 'saveUserToClassesAndGroups', { ...user, csvList: 'PG,WEG', keepOld: '1' })).toEqual({ status: 200, type: 'string', value: 'WEG;13' });
		expect(await soap(school, 'saveUserToClassesAndGroups', { ...user, csvList: 'PG', keepOld: '0' })).toMatchObject({ value: expect.stringMatching(/;32$/) });
		expect(await code(school, 'saveUserToClasses', { ...user, csvList: `${official()[0]!.code},${official()[1]!.code}` })).toBe(31);
		expect(await code(school, 'removeUserFromGroup', { ...user, class: 'Koor' })).toBe(0);
		expect(await codes()).not.toContain('KOOR');
		expect(await code(school, 'clearGroup', { group: 'PG' })).toBe(0);
		expect(await codes()).not.toContain('PG');
		expect(await code(school, 'delClass', { code: 'PG' })).toBe(0);
		expect(await code(school, 'delClass', { code: 'PG' })).toBe(19);
	});
});

describe('reads', () => {
	test('everybody, one group, and nothing', async () => {
		const read = async (args: Record<string, string>): Promise<string> => (await soap(school, 'getAllAccountsExtended', args)).value;
		const everybody = JSON.parse(await read({ code: '', recursive: '1' })) as Record<string, unknown>[];
		expect(everybody.length).toBe(school.school.platform.accounts.length);
		expect(everybody.some(({ internnummer }) => internnummer === null)).toBe(true);
		expect(everybody.some(({ stamboeknummer }) => stamboeknummer === 'NULL')).toBe(true);
		expect(everybody.some((each) => each.last_successful_login === ';')).toBe(true);
		expect([await read({ code: '', recursive: '0' }), await read({ recursive: '1' }), await read({ code: '' }), await read({ code: 'weg', recursive: '1' }), await read({ code: 'jaar1', recursive: '0' })]).toEqual(['19', '19', '19', '19', '19']);
		expect(JSON.parse(await read({ code: 'lln', recursive: '1' })).length).toBeLessThan(everybody.length);
	});

	test('JSON is escaped as PHP does', async () => {
		await code(school, 'saveUser', { ...NEW, name: 'Zoë', address: 'Kerkstraat 1/2', homephone: '050/00 00 01' });
		const { value } = await soap(school, 'getUserDetailsByNumber', { number: '990001' });
		expect(value).toContain('Zo\\u00eb');
		expect(value).toContain('050\\/00 00 01');
	});

	test('accounts as XML, photos and absences', async () => {
		expect(Buffer.from((await soap(school, 'getAllAccounts', { code: 'jaar1', recursive: '0' })).value, 'base64').toString()).toContain('<accounts/>');
		expect((await soap(school, 'getAccountPhoto', { userIdentifier: '900001' })).value).toBe('23');
		expect(await code(school, 'setAccountPhoto', { userIdentifier: '900001', photo: 'geen foto' })).toBe(10);
		expect(await code(school, 'setAccountPhoto', { userIdentifier: '900001', photo: '/9j/4AAQ' })).toBe(0);
		expect((await soap(school, 'getAccountPhoto', { userIdentifier: '900001' })).value).toBe('/9j/4AAQ');

		await control(school, 'PUT /smartschool/accounts/900001/absences', { '2026-11-20': { am: 'Z', pm: 'D' } });
		const read = async (operation: string, args: Record<string, string>) => JSON.parse((await soap(school, operation, args)).value);
		expect((await read('getAbsentsWithInternalNumberByDate', { date: '2026-11-20' }))['900001']).toEqual({ am: 'Z', pm: 'D' });
		expect((await read('getAbsentsWithInternalNumberByDate', { date: '2026-11-21' }))['900001']).toEqual({ am: null, pm: null });
		expect((await read('getAbsentsWithUsernameByDate', { date: '2026-11-20' }))['emma.peeters']).toEqual({ am: 'Z', pm: 'D' });
		expect((await read('getAbsentsWithAliasByDate', { date: '2026-11-20' }))['emma.peeters'].am).toEqual({ officialcode: 'Z', alias: 'Ziek' });
		expect((await read('getAbsents', { userIdentifier: '900001', schoolYear: '2026' }))['2026-11-20']).toEqual({ am: 'Z', pm: 'D' });
		expect((await read('getAbsentsWithAlias', { userIdentifier: '900001', schoolYear: '2026' }))['2026-11-20'].pm).toEqual({ code: 'D', alias: 'Doktersbezoek' });
		expect((await soap(school, 'getAbsentsByDateAndGroup', { date: '2026-11-20', code: 'weg' })).value).toBe('19');
	});
});
