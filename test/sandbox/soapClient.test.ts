/** The soap package of npm works with the served WSDL, as it does with the real one. */
import { createClientAsync } from 'soap';
import { startSchool, type RunningSchool } from '../../sandbox/school';

let school: RunningSchool;
beforeAll(async () => {
	school = await startSchool({ pupils: 30, seed: 2, clock: '2026-11-23' });
});
afterAll(async () => await school.stop());

test('saveUser and getAllAccountsExtended', async () => {
	const url = `${school.smartschool}/Webservices/V3`;
	const client = await createClientAsync(`${url}?wsdl`, { endpoint: url });
	const [saved] = await client.saveUserAsync({ accesscode: school.accessCode, internnumber: '990001', username: 'zoe.thys', passwd1: 'Start-2026!', name: 'Zoë & co', surname: 'Thys', basisrol: 'leerling' });
	// This client leaves the int of an anyType part as text.
	expect(saved.return).toMatchObject({ attributes: { 'xsi:type': 'xsd:int' }, $value: '0' });
	const result = await client.getAllAccountsExtendedAsync({ accesscode: school.accessCode, code: '', recursive: '1' });
	const accounts = JSON.parse(result[0].return.$value as string) as Record<string, unknown>[];
	expect(result[0].return.attributes['xsi:type']).toBe('xsd:string');
	expect(accounts.find(({ internnummer }) => internnummer === '990001')).toMatchObject({ voornaam: 'Zoë & co', naam: 'Thys' });
	const [codes] = await client.returnJsonErrorCodesAsync(null);
	expect(Object.keys(JSON.parse(codes.return.$value as string) as object)).toHaveLength(57);
});

test('a fault rejects with status 500', async () => {
	const url = `${school.smartschool}/Webservices/V3`;
	const client = await createClientAsync(`${url}?wsdl`, { endpoint: url });
	await fetch(`${school.control}/faults`, { method: 'PUT', body: JSON.stringify([{ name: 'soap-fault', on: 'delClass' }]) });
	await expect(client.delClassAsync({ accesscode: school.accessCode, code: 'x' })).rejects.toMatchObject({ response: { status: 500 }, root: { Envelope: { Body: { Fault: { faultcode: 'SOAP-ENV:Server' } } } } });
});
