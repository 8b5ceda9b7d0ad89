/** Jobs as calls: order (R13), prerequisites (L23), few calls (L7), no password (L17), and the body of a personal-details update. */
import { personalDetailsUpdate } from '../../sync/calls/informat';
import { smartschoolCalls, type SmartschoolOptions } from '../../sync/calls/smartschool';
import type { PersonalDetailsUpdate, SmartschoolCall } from '../../sync/calls/types';
import { STANDARD } from '../../sync/fields/standard';
import { problemsOf } from '../../sandbox/informat/preregistrations';
import type { InformatJob, SmartschoolJob, UnitWrite } from '../../sync/types';

const OPTIONS: SmartschoolOptions = { schoolYearDate: '2026-11-23', userKey: 'number', leaveBy: 'code' };

/** A write of a whole unit; every field gets its id as value unless told. */
function write(unit: string, values: Record<string, string> = {}, changed?: string[]): UnitWrite {
	const ids = STANDARD.find(({ id }) => id === unit)!.fields.map(({ id }) => id);
	return { unit, direction: 'toSmartschool', values: { ...Object.fromEntries(ids.map((id) => [id, `<${id}>`])), ...values }, was: {}, changed: changed ?? ids.filter((id) => id !== 'begindatumInschrijving'), after: { o: 'x' } };
}
const pupilUnits = STANDARD.filter(({ record, id, list }) => record === 'leerling' && list === undefined && id !== 'einddatumInschrijving').map(({ id }) => id);
const create = (units = pupilUnits): SmartschoolJob => ({ action: 'createAccount', gebruikersnaam: 'noor.vandevoorbeeld', leerlingnummer: '900101', writes: units.map((unit) => write(unit, unit === 'leerlingnummer' ? { leerlingnummer: '900101' } : {})) });
const update = (writes: UnitWrite[], internnummer = '900101'): SmartschoolJob => ({ action: 'updateAccount', internnummer, gebruikersnaam: 'noor.vandevoorbeeld', naam: 'Vandevoorbeeld', voornaam: 'Noor', writes });
const names = (calls: SmartschoolCall[]) => calls.map((call) => (call.op === 'saveUserParameter' ? call.args.paramName : call.op));

/** L23: what must be there first comes first and is waited for. */
function expectOrder(calls: SmartschoolCall[]): void {
	calls.forEach(({ needs }, index) => needs.forEach((need) => expect(need).toBeLessThan(index)));
	const at = (name: string) => names(calls).indexOf(name);
	const [klas, stam] = [at('saveUserToClass'), at('stamboeknummer')];
	if (klas >= 0 && stam >= 0) {
		expect(klas).toBeLessThan(stam);
		expect(calls[stam]!.needs).toContain(klas);
	}
	const account = at('createUser');
	if (account >= 0) calls.slice(1).forEach(({ needs }) => expect(needs).toContain(account));
}

/** L7: one saveUser, one call per parameter, one class move. */
function expectFew(calls: SmartschoolCall[]): void {
	expect(calls.filter(({ op }) => op === 'createUser' || op === 'updateUser').length).toBeLessThanOrEqual(1);
	expect(new Set(names(calls)).size).toBe(calls.length);
}

describe('a new account', () => {
	const calls = smartschoolCalls(create(), OPTIONS);

	test('account, parameters, class, stamnummer last (R13, L23)', () => {
		expect(calls[0]!.op).toBe('createUser');
		expect(names(calls).slice(-2)).toEqual(['saveUserToClass', 'stamboeknummer']);
		expectOrder(calls);
		expectFew(calls);
	});
	test('every unit is carried by at least one call', () => expect(new Set(calls.flatMap(({ units }) => units))).toEqual(new Set(pupilUnits)));
	test('the address parts that saveUser splits wrongly travel apart (R73)', () => {
		expect(names(calls)).toEqual(expect.arrayContaining(['street', 'streetnr', 'busnr']));
		expect(names(calls)).not.toContain('postalCode');
		expect(calls[0]!.args).toMatchObject({ postalcode: '<adres.postcode>', location: '<adres.gemeente>', country: '<adres.land>' });
	});
	test('the class move has its official date (R45)', () => {
		expect(calls.find(({ op }) => op === 'saveUserToClass')!.args).toEqual({ userIdentifier: '900101', class: '<klascode>', officialDate: '<begindatumInschrijving>' });
	});
	test('the bare minimum: account and nothing else', () => expect(smartschoolCalls(create(['leerlingnummer']), OPTIONS)).toHaveLength(1));
});

describe('an update', () => {
	test('all base fields in one call, one call per changed part of the address', () => {
		const calls = smartschoolCalls(update([write('naam'), write('email'), write('gsm'), write('geslacht'), write('adres', {}, ['adres.nummer', 'adres.bus']), write('klas'), write('stamnummer')]), OPTIONS);
		expect(names(calls)).toEqual(['updateUser', 'streetnr', 'busnr', 'saveUserToClass', 'stamboeknummer']);
		expect(calls[0]!.units.sort()).toEqual(['email', 'geslacht', 'gsm', 'naam']);
		expectOrder(calls);
		expectFew(calls);
	});
	test('no base field, no saveUser', () => expect(names(smartschoolCalls(update([write('huisdokter')]), OPTIONS))).toEqual(['informat_dokter']));
	test('nothing to write, no call', () => expect(smartschoolCalls(update([]), OPTIONS)).toEqual([]));
	test('names that are not changed travel as they are in Smartschool', () => {
		expect(smartschoolCalls(update([write('email')]), OPTIONS)[0]!.args).toEqual({ internnumber: '900101', username: 'noor.vandevoorbeeld', name: 'Noor', surname: 'Vandevoorbeeld', basisrol: 'leerling', email: '<email>' });
	});
	test('an account without internal number gets it first, then all goes by that number', () => {
		const calls = smartschoolCalls(update([write('leerlingnummer', { leerlingnummer: '900101' }), write('naam'), write('huisdokter')], ''), OPTIONS);
		expect(names(calls)).toEqual(['changeInternNumber', 'updateUser', 'informat_dokter']);
		expect(calls.slice(1).every(({ needs }) => needs.includes(0))).toBe(true);
		expect(calls[2]!.args).toMatchObject({ userIdentifier: '900101' });
	});
	test.each(['number', 'username'] as const)('nobody is ever addressed with an empty key (key: %s)', (userKey) => {
		const jobs: SmartschoolJob[] = [
			update([write('huisdokter'), write('klas')], '900101'),
			{ action: 'unregister', internnummer: '', leerlingnummer: '900101', gebruikersnaam: 'noor.vandevoorbeeld', officialDate: '2026-11-20', writes: [write('einddatumInschrijving')] },
		];
		for (const { args } of jobs.flatMap((job) => smartschoolCalls(job, { ...OPTIONS, userKey }))) {
			if ('userIdentifier' in args) expect(args.userIdentifier).toBe(userKey === 'number' ? '900101' : 'noor.vandevoorbeeld');
			else expect(args).toEqual({ username: 'noor.vandevoorbeeld', newInternNumber: '900101' });
		}
	});
	test('the platform’s key decides how users are addressed (R15)', () => {
		const calls = smartschoolCalls(update([write('huisdokter'), write('klas'), write('stamnummer')]), { ...OPTIONS, userKey: 'username' });
		for (const call of calls) expect(call.args).toMatchObject({ userIdentifier: 'noor.vandevoorbeeld' });
	});
	test('own names of the profile fields', () => {
		const calls = smartschoolCalls({ ...update([write('huisdokter'), write('huisdokterTelefoon')]), profile: { huisdokter: 'Arts' } } as SmartschoolJob, OPTIONS);
		expect(names(calls)).toEqual(['Arts', 'informat_doktertel']);
	});
	test('all subsets of units: order and number of calls hold', () => {
		const some = ['leerlingnummer', 'naam', 'email', 'adres', 'klas', 'stamnummer', 'nationaliteit', 'huisdokter'];
		for (let bits = 0; bits < 2 ** some.length; bits++) {
			const units = some.filter((_, index) => bits & (2 ** index));
			for (const job of [update(units.map((unit) => write(unit))), create(units)]) {
				const calls = smartschoolCalls(job, OPTIONS);
				expectOrder(calls);
				expectFew(calls);
				expect(new Set(calls.flatMap((call) => call.units))).toEqual(new Set(job.action === 'createAccount' ? [...units, 'leerlingnummer'] : units));
			}
		}
	});
});

describe('passwords (L17)', () => {
	test('by value: no call of any job carries one', () => {
		const jobs: SmartschoolJob[] = [create(), update(pupilUnits.map((unit) => write(unit)))];
		for (const job of jobs) for (const call of smartschoolCalls(job, OPTIONS)) expect(Object.keys(call.args).filter((key) => /pass|pwd/i.test(key))).toEqual([]);
	});
	test('by type: an update cannot hold one', () => {
		type Update = Extract<SmartschoolCall, { op: 'updateUser' }>['args'];
		type Holds<Key extends string> = Key extends keyof Update ? true : false;
		const none: [Holds<'passwd1'>, Holds<'passwd2'>, Holds<'passwd3'>, Holds<'password'>] = [false, false, false, false];
		expect(none).not.toContain(true);
	});
	test('a field of that name in a job reaches no call', () => {
		const evil = { ...write('naam'), values: { naam: 'X', passwd1: 'secret' }, changed: ['naam', 'passwd1'] };
		expect(JSON.stringify(smartschoolCalls(update([evil]), OPTIONS))).not.toContain('secret');
	});
});

test('leaving is one call with the last day', () => {
	expect(smartschoolCalls({ action: 'unregister', internnummer: '900101', leerlingnummer: '900101', gebruikersnaam: 'noor', officialDate: '2026-11-20', writes: [write('einddatumInschrijving')] }, OPTIONS)).toEqual([
		{ op: 'unregisterStudent', args: { userIdentifier: '900101', officialDate: '2026-11-20' }, units: ['einddatumInschrijving'], needs: [] },
	]);
});

test('a new class is one call, in the right school year, with a description (R38, R39)', () => {
	const [call, ...others] = smartschoolCalls({ action: 'createClass', parent: 'LLN', administratieveGroep: '312', writes: [write('klasaanmaak'), write('administratieveGroep')] }, OPTIONS);
	expect(others).toEqual([]);
	expect(call).toMatchObject({ op: 'saveClass', units: ['klasaanmaak', 'administratieveGroep'], args: { schoolYearDate: '2026-11-23', parent: 'LLN', code: '<klascode>', adminNumber: '312', instituteNumber: '<instellingsnummer>' } });
	expect((call!.args as { desc: string }).desc).not.toBe('');
});

test('the administrative group of a class that exists: everything else goes back as it was read', () => {
	const klas = { klascode: '3NWa', klasnaam: '3 Natuur a', instellingsnummer: '30593', omschrijving: 'Klas van juf An', koppelingsveld: 'U7', bovenliggend: 'jaar3' };
	expect(smartschoolCalls({ action: 'updateClass', klas, writes: [write('administratieveGroep', { administratieveGroep: '312' })] }, OPTIONS)).toEqual([
		{ op: 'saveClass', args: { name: '3 Natuur a', desc: 'Klas van juf An', code: '3NWa', parent: 'jaar3', untis: 'U7', instituteNumber: '30593', adminNumber: '312', schoolYearDate: '2026-11-23' }, units: ['administratieveGroep'], needs: [] },
	]);
	expect(smartschoolCalls({ action: 'updateClass', klas: { ...klas, omschrijving: '' }, writes: [write('administratieveGroep')] }, OPTIONS)[0]!.args).toMatchObject({ desc: 'Klas 3NWa' });
});

test('a new group, or a class that is not official (R27, R39)', () => {
	const made = (groeptype: string) => smartschoolCalls({ action: 'createGroup', parent: 'LLN', writes: [write('groepaanmaak', { groepcode: 'WIS1', groepnaam: 'Wiskunde', groeptype })] }, OPTIONS);
	expect(made('groep')).toEqual([{ op: 'saveGroup', args: { name: 'Wiskunde', desc: 'Groep WIS1', code: 'WIS1', parent: 'LLN', untis: '' }, units: ['groepaanmaak'], needs: [] }]);
	expect(made('klas')).toEqual([{ op: 'saveClass', args: { name: 'Wiskunde', desc: 'Klas WIS1', code: 'WIS1', parent: 'LLN', untis: '', instituteNumber: '', adminNumber: '', schoolYearDate: '' }, units: ['groepaanmaak'], needs: [] }]);
});

describe('groups of a pupil', () => {
	const member = (element: string, klasCode: string, was: Record<string, string> = {}): UnitWrite => ({ unit: `groepen/${element}`, element, direction: 'toSmartschool', values: { klasCode }, was, changed: ['klasCode'], after: { o: 'x' } });
	const writes = [member('wis1', 'WIS1'), member('olod', 'OLOD'), member('koor', '', { klasCode: 'KOOR', naam: 'Het koor' }), member('oud', '', { klasCode: 'OUD', naam: '' })];

	test('all that he joins in one call that keeps the others (R40), one call for each that he leaves', () => {
		const calls = smartschoolCalls(update(writes), OPTIONS);
		expect(calls).toEqual([
			{ op: 'saveUserToClassesAndGroups', args: { userIdentifier: '900101', csvList: 'WIS1,OLOD', keepOld: '1' }, units: ['groepen/wis1', 'groepen/olod'], needs: [] },
			{ op: 'removeUserFromGroup', args: { userIdentifier: '900101', class: 'KOOR', officialDate: '' }, units: ['groepen/koor'], needs: [] },
			{ op: 'removeUserFromGroup', args: { userIdentifier: '900101', class: 'OUD', officialDate: '' }, units: ['groepen/oud'], needs: [] },
		]);
	});
	test('by name, where the platform wants that and the name is known (R40)', () => {
		const calls = smartschoolCalls(update(writes), { ...OPTIONS, leaveBy: 'name' });
		expect(calls.slice(1).map(({ args }) => (args as { class: string }).class)).toEqual(['Het koor', 'OUD']);
	});
	test('a new account joins after it was made and put in its class', () => {
		const job = create(['leerlingnummer', 'klas', 'stamnummer']);
		const calls = smartschoolCalls({ ...job, writes: [...job.writes, writes[0]!] } as SmartschoolJob, OPTIONS);
		expect(calls.map(({ op }) => op)).toEqual(['createUser', 'saveUserToClass', 'saveUserParameter', 'saveUserToClassesAndGroups']);
		expect(calls.at(-1)!.needs).toEqual([0]);
	});
});

describe('personal-details update', () => {
	const person = { naam: 'Vandevoorbeeld', voornaam: 'Noor', extraVoornamen: '', geboortedatum: '2011-04-17', geboorteland: 'België', geboorteplaats: 'Brugge', nationaliteit: '00150', geslacht: 'V', gsm: '0499', email: 'old@example.be', huisdokter: 'dr. Oud', 'adres.straat': 'Oud' };
	const toInformat = (unit: string, values: Record<string, string>): UnitWrite => ({ ...write(unit, values), direction: 'both' });
	const job = (writes: UnitWrite[]): InformatJob => ({ action: 'personalDetailsUpdate', preRegistrationId: '00000000-0000-8000-8000-000000000001', person, handle: { persoonId: 'p-1', instelnr: '030593', hfdstructuur: '311', vestCode: '001', schooljaar: '2026-27' }, writes });
	const options = { now: '2026-11-23T10:00', startDate: '2026-11-24', locationId: '' };
	const body = (writes: UnitWrite[]): PersonalDetailsUpdate => personalDetailsUpdate(job(writes), options);
	const address = toInformat('adres', { 'adres.straat': 'Nieuwe Laan', 'adres.nummer': '1', 'adres.bus': '', 'adres.postcode': '8000', 'adres.gemeente': 'Brugge', 'adres.land': '00150' });
	const problems = (sent: PersonalDetailsUpdate) => problemsOf(sent as unknown as Record<string, unknown>, '030593', ['001']);

	test('every combination of units meets Informat’s own rules (lengths, types, codes)', () => {
		const writes = [toInformat('gsm', { gsm: '0470 00 00 01' }), toInformat('telefoon', { telefoon: '050 00 00 01' }), toInformat('email', { email: 'noor@example.be' }), toInformat('huisdokter', { huisdokter: 'dr. Test' }), toInformat('huisdokterTelefoon', { huisdokterTelefoon: '050 00 00 02' }), address];
		for (let bits = 1; bits < 2 ** writes.length; bits++) expect(problems(body(writes.filter((_, index) => bits & (2 ** index))))).toEqual([]);
	});
	test('it is an update and not an enrolment', () => expect(body([address])).toMatchObject({ admgrpId: '000000', registrationStatus: 0, sex: 2, countryOfBirthCode: '00150', startDate: '2026-11-24', preRegistrationDate: '2026-11-23T10:00', locationId: '001' }));
	test('only what changed is filled; the rest of the file stays (L6, L7)', () => {
		const sent = body([toInformat('gsm', { gsm: '0470 00 00 01' })]);
		expect(sent).toMatchObject({ mobilePhone: '0470 00 00 01', email: null, nameOfDoctor: null, phoneOfDoctor: null, Relationships: [] });
		expect(JSON.stringify(sent)).not.toMatch(/old@|dr\. Oud|"Oud"/);
	});
	test('the address travels whole (L13)', () => {
		expect(body([address]).Relationships).toEqual([
			{ type: 0, lastName: 'Vandevoorbeeld', firstName: 'Noor', phone: null, mobilePhone: null, email: null, Address: { streetName: 'Nieuwe Laan', houseNo: '1', houseBusNo: null, postalCode: '8000', city: 'Brugge', countryCode: '00150', isDomicileAddress: true, isWritingAddress: false, isResidenceAddress: false } },
		]);
	});
	test('too long a value is not cut off in silence; Informat refuses it with a reason', () => {
		const sent = body([toInformat('huisdokterTelefoon', { huisdokterTelefoon: '050 00 00 02 (na 17 uur)' })]);
		expect(sent.phoneOfDoctor).toBe('050 00 00 02 (na 17 uur)');
		expect(problems(sent).map(({ code }) => code)).toEqual(['BR015']);
	});
	test('the school’s location number goes before the one of the enrolment', () => expect(personalDetailsUpdate(job([address]), { ...options, locationId: '007' }).locationId).toBe('007'));
});
