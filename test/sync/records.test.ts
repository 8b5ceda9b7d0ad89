/** Who qualifies and what is told: R21–R25, R30, R36, R43–R45 and the odd values of both services. */
import { informatRecords } from '../../sync/records/informat';
import { smartschoolRecords } from '../../sync/records/smartschool';
import type { SmartschoolGroup } from '../../sync/records/types';
import { institute, text, told } from '../../sync/records/read';
import type { GroupHandle, InformatHandle } from '../../sync/types';

const SCOPE = { schooljaar: '2026-27', referentiedatum: '2026-11-23' };
type Json = Record<string, unknown>;

const student = (over: Json = {}): Json => ({
	pPersoon: 900101, persoonId: 'p-1', naam: 'Vandevoorbeeld', voornaam: 'Noor', voornaam2: 'Lena', initialen: 'N.', geslacht: 'V', geboortedatum: '2011-04-17T00:00:00',
	geboorteplaats: 'Brugge', geboorteland: 'België', nationaliteitCode: '00150', huisdokter: null, telefoonHuisdokter: null,
	adressen: [{ pAdres: 1, straat: 'Testlaan', nr: '12', bus: null, postcode: '8000', gemeente: 'Brugge', landCode: '00150', isVerblijf: false }],
	comnrs: [{ pComnr: 2, type: 'Eigen', soort: 'Gsm', nr: '0470 00 00 02' }, { pComnr: 1, type: 'Eigen', soort: 'Gsm', nr: '0470 00 00 01' }],
	emails: [{ pEmail: 1, type: 'Eigen', email: 'noor@example.be' }],
	...over,
});
const line = (over: Json = {}): Json => ({ klasCode: '3NWa', klas: '3 Natuurwetenschappen a', groepType: 0, begindatum: '2026-09-01', einddatum: null, ...over });
const registration = (over: Json = {}): Json => ({
	inschrijvingsId: 'i-1', persoonId: 'p-1', instelnr: '030593', status: 0, begindatum: '2026-09-01', einddatum: null, stamnr: '2600001', nrAdmgrp: 1234, finCode: '02', levensbeschouwingCode: '0140', hfdstructuur: '311', vestCode: '001',
	inschrKlassen: [line()], ...over,
});
const read = (registrations: unknown[], students: unknown[] = [student()], instelnr = '30593') => informatRecords([{ instelnr, students, registrations }], SCOPE);
const pupils = (result: ReturnType<typeof read>) => result.records.filter(({ soort }) => soort === 'leerling');
const classes = (result: ReturnType<typeof read>) => result.records.filter(({ soort }) => soort === 'klas');

describe('Informat: who qualifies', () => {
	test('a realised enrolment with an official class (R21, R24)', () => {
		const result = read([registration()]);
		expect(pupils(result)).toHaveLength(1);
		expect(pupils(result)[0]!.keys).toEqual({ leerlingnummer: '900101', instelnr: '030593', stamnummer: '2600001', klascode: '3NWa' });
		expect(pupils(result)[0]!.fields).toMatchObject({ naam: 'Vandevoorbeeld', geboortedatum: '2011-04-17', gsm: '0470 00 00 01', 'adres.bus': '', huisdokter: '', einddatumInschrijving: '', financierbaarheid: 'SO 02', levensbeschouwing: '0140' });
		expect(result.report.aantallen).toEqual({ leerlingen: 1, klassen: 1, groepen: 0, inschrijvingen: 1 });
		expect(result.report.instellingen).toEqual(['030593']);
	});

	test.each([1, 2, 3, 4, '1', null, undefined, '', 'null', Number.NaN])('status %p is not realised (R24)', (status) => {
		const result = read([registration({ status })]);
		expect(result.records).toEqual([]);
		expect(result.report.overgeslagen).toEqual({ 'inschrijving niet gerealiseerd of geannuleerd': 1 });
	});
	test('status as text counts too', () => expect(pupils(read([registration({ status: '0' })]))).toHaveLength(1));

	test('begin = end never started (R25)', () => expect(read([registration({ einddatum: '2026-09-01T00:00:00' })]).report.overgeslagen).toEqual({ 'inschrijving niet gerealiseerd of geannuleerd': 1 }));

	test.each([
		['no class line', []],
		['null list', null],
		['only a group (R23, R36)', [line({ groepType: 1 })]],
		['only a course unit', [line({ groepType: 3 })]],
		['class that ended', [line({ einddatum: '2026-10-01' })]],
		['class that begins later', [line({ begindatum: '2027-01-01' })]],
		['class without code', [line({ klasCode: ' ' })]],
		['class code null in words', [line({ klasCode: 'null' })]],
	])('without official class: %s', (_name, inschrKlassen) => {
		const result = read([registration({ inschrKlassen })]);
		expect(result.records).toEqual([]);
		expect(result.report.overgeslagen).toEqual({ 'zonder officiële klas': 1 });
	});

	test('a class move inside the enrolment: the line of the day counts, with its own date (R42)', () => {
		const lines = [line({ einddatum: '2026-11-01' }), line({ klasCode: '3NWb', begindatum: '2026-11-02' })];
		for (const order of [lines, [...lines].reverse()]) {
			expect(pupils(read([registration({ inschrKlassen: order })]))[0]!.fields).toMatchObject({ klascode: '3NWb', begindatumInschrijving: '2026-11-02' });
		}
	});

	test('back-to-back enrolments are a change of study, not a leaving (R43, R44)', () => {
		const both = [
			registration({ einddatum: '2026-11-01', inschrKlassen: [line({ einddatum: '2026-11-01' })] }),
			registration({ inschrijvingsId: 'i-2', begindatum: '2026-11-02', inschrKlassen: [line({ klasCode: '3EC', begindatum: '2026-11-02' })] }),
		];
		for (const order of [both, [...both].reverse()]) expect(pupils(read(order))[0]!.fields).toMatchObject({ klascode: '3EC', einddatumInschrijving: '', begindatumInschrijving: '2026-11-02' });
	});

	test('between two enrolments nobody has left (R44)', () => {
		const result = read([registration({ einddatum: '2026-11-20' }), registration({ inschrijvingsId: 'i-2', begindatum: '2026-11-24' })]);
		expect(result.records).toEqual([]);
		expect(result.report.overgeslagen).toEqual({ 'inschrijving begint later': 1 });
	});

	test('an end date in the future is no leaving; the last day itself is still in', () => {
		expect(pupils(read([registration({ einddatum: '2026-11-23' })]))[0]!.fields.einddatumInschrijving).toBe('');
		expect(pupils(read([registration({ einddatum: '2027-06-30' })]))[0]!.fields.einddatumInschrijving).toBe('');
	});

	test('a leaver tells his end date and nothing else, and makes no class', () => {
		const result = read([registration({ einddatum: '2026-11-22' })]);
		expect(pupils(result)[0]!.fields).toEqual({ einddatumInschrijving: '2026-11-22' });
		expect(classes(result)).toEqual([]);
	});

	test('a later start only', () => expect(read([registration({ begindatum: '2027-01-11' })]).report.overgeslagen).toEqual({ 'inschrijving begint later': 1 }));
	test('no enrolment at all', () => expect(read([]).report.overgeslagen).toEqual({ 'zonder inschrijving dit schooljaar': 1 }));
	test('no pupil number', () => expect(read([registration()], [student({ pPersoon: null })]).report.overgeslagen).toEqual({ 'zonder leerlingnummer': 1 }));
	test('overlapping enrolments that begin together: the order of the read does not matter (L1)', () => {
		const both = [registration({ stamnr: '1' }), registration({ inschrijvingsId: 'i-2', stamnr: '2' })];
		expect(pupils(read(both))).toEqual(pupils(read([...both].reverse())));
		const lines = [line(), line({ klasCode: '3NWb' })];
		expect(pupils(read([registration({ inschrKlassen: lines })]))).toEqual(pupils(read([registration({ inschrKlassen: [...lines].reverse() })])));
	});
});

describe('Informat: odd values', () => {
	test('stray spaces and the word "null" go', () => {
		const { fields, keys } = pupils(read([registration({ stamnr: ' 2600001 ', inschrKlassen: [line({ klasCode: ' 3NWa ' })] })], [student({ naam: '  Peeters ', huisdokter: 'NULL', voornaam2: 'Null', geboorteplaats: '\tBrugge\n' })]))[0]!;
		expect(fields).toMatchObject({ naam: 'Peeters', huisdokter: '', extraVoornamen: '', geboorteplaats: 'Brugge', klascode: '3NWa' });
		expect(keys).toMatchObject({ stamnummer: '2600001', klascode: '3NWa' });
	});

	test('an absent key is "not told", a null key is "empty" (L9)', () => {
		const { huisdokter: _gone, geboorteplaats: _too, ...rest } = student();
		const { fields } = pupils(read([registration()], [{ ...rest, geslacht: null }]))[0]!;
		expect(fields).not.toHaveProperty('huisdokter');
		expect(fields).not.toHaveProperty('geboorteplaats');
		expect(fields.geslacht).toBe('');
	});

	test('null and missing lists are "not told", empty lists are "empty"', () => {
		const none = pupils(read([registration()], [student({ adressen: null, comnrs: undefined, emails: null })]))[0]!.fields;
		for (const id of ['adres.straat', 'adres.land', 'gsm', 'telefoon', 'email']) expect(none).not.toHaveProperty([id]);
		const empty = pupils(read([registration()], [student({ adressen: [], comnrs: [], emails: [] })]))[0]!.fields;
		for (const id of ['adres.straat', 'adres.land', 'gsm', 'telefoon', 'email']) expect(empty[id]).toBe('');
	});

	test('an address without country code (older interface) is not told at all, never half (L13)', () => {
		const { fields } = pupils(read([registration()], [student({ adressen: [{ straat: 'Testlaan', nr: '1', bus: null, postcode: '8000', gemeente: 'Brugge' }] })]))[0]!;
		expect(Object.keys(fields).filter((id) => id.startsWith('adres.'))).toEqual([]);
	});

	test('numbers and e-mails are chosen by key, not by place', () => {
		const { comnrs, ...rest } = student();
		const other = pupils(read([registration()], [{ ...rest, comnrs: [...(comnrs as unknown[])].reverse() }]))[0]!;
		expect(other.fields.gsm).toBe('0470 00 00 01');
	});

	test('the stay address on request; without one the domicile', () => {
		const students = [student({ overigeAdressen: [{ straat: 'Kotweg', nr: '3', bus: 'b2', postcode: '9000', gemeente: 'Gent', landCode: '00150', isVerblijf: true }] })];
		const at = (address: 'domicilie' | 'verblijf', list: unknown[]) => informatRecords([{ instelnr: '30593', students: list, registrations: [registration()] }], SCOPE, { address }).records.at(-1)!.fields['adres.straat'];
		expect(at('verblijf', students)).toBe('Kotweg');
		expect(at('domicilie', students)).toBe('Testlaan');
		expect(at('verblijf', [student()])).toBe('Testlaan');
	});

	test('religion 0000 is blank; funding carries its structure', () => {
		const fields = (over: Json) => pupils(read([registration(over)]))[0]!.fields;
		expect(fields({ levensbeschouwingCode: '0000' }).levensbeschouwing).toBe('');
		expect(fields({ finCode: '01', hfdstructuur: '211' }).financierbaarheid).toBe('BAO 01');
		expect(fields({ finCode: '99', hfdstructuur: '311' }).financierbaarheid).toBe('SO 99');
		expect(fields({ finCode: null }).financierbaarheid).toBe('');
	});

	test('what is no list or no object is ignored', () => {
		for (const rubbish of [null, 'text', 5, [1, null, 'x', [], Number.NaN]]) expect(informatRecords([{ instelnr: '1', students: rubbish as never, registrations: rubbish as never }], SCOPE).records).toEqual([]);
		expect(pupils(read([null, registration(), 'x', undefined], [null, student(), 7]))).toHaveLength(1);
	});

	test('one official class with several administrative groups: the largest counts, and a warning (R30)', () => {
		const many = [1, 2, 3].map((each) => [student({ pPersoon: each, persoonId: `p-${each}` }), registration({ persoonId: `p-${each}`, nrAdmgrp: each === 1 ? 999 : 1234 })] as const);
		for (const order of [many, [...many].reverse()]) {
			const result = read(order.map(([, each]) => each), order.map(([each]) => each));
			expect(classes(result)).toHaveLength(1);
			expect(classes(result)[0]!.fields.administratieveGroep).toBe('1234');
			expect(result.report.waarschuwingen).toEqual(['Klas 3NWa heeft leerlingen uit 2 administratieve groepen (1234: 2, 999: 1). De grootste groep telt; kijk dit na in Informat.']);
			expect(result.report.waarschuwingen.join()).not.toContain('Vandevoorbeeld');
		}
	});

	test('class codes that differ in case only are one class', () => {
		const result = read([registration(), registration({ persoonId: 'p-2', inschrKlassen: [line({ klasCode: '3nwA' })] })], [student(), student({ pPersoon: 2, persoonId: 'p-2' })]);
		expect(classes(result)).toHaveLength(1);
	});
});

describe('Informat: some pupils', () => {
	test('all is told of them, also that they left; of the others only nothing is concluded', () => {
		const result = informatRecords([{ instelnr: '30593', students: [student()], registrations: [registration({ einddatum: '2026-11-10' }), registration({ persoonId: 'p-2', inschrKlassen: [line({ klasCode: '4A' })] })] }], SCOPE, { enkele: true });
		expect(pupils(result).map(({ fields }) => fields)).toEqual([{ einddatumInschrijving: '2026-11-10' }]);
		expect(classes(result)).toEqual([]);
		expect(result.report).toMatchObject({ volledig: false, aantallen: { leerlingen: 1, klassen: 0 } });
	});
});

describe('Informat: two institutes', () => {
	const both = (first: Json[], second: Json[]) => informatRecords([{ instelnr: '30593', students: [student()], registrations: first }, { instelnr: '30601', students: [student()], registrations: second }], SCOPE);

	test('who moved from one to the other has not left', () => {
		const result = both([registration({ einddatum: '2026-10-31' })], [registration({ instelnr: '30601', begindatum: '2026-11-01', stamnr: '2600777' })]);
		expect(pupils(result)).toHaveLength(1);
		expect(pupils(result)[0]!).toMatchObject({ keys: { instelnr: '030601', stamnummer: '2600777' }, fields: { einddatumInschrijving: '' } });
		expect(result.report.aantallen.leerlingen).toBe(1);
	});

	test('who starts in the other one later has not left yet', () => {
		const result = both([registration({ einddatum: '2026-11-20' })], [registration({ instelnr: '30601', begindatum: '2026-11-30' })]);
		expect(result.records).toEqual([]);
	});

	test('who left both left once, on the last day', () => {
		const result = both([registration({ einddatum: '2026-11-10' })], [registration({ instelnr: '30601', einddatum: '2026-11-20' })]);
		expect(pupils(result).map(({ fields }) => fields)).toEqual([{ einddatumInschrijving: '2026-11-20' }]);
	});

	test('of two enrolments at once the one that began first speaks; of two that began together the one of the institute that is named first (R12)', () => {
		const spoken = (first: Json, second: Json) => pupils(both([registration(first)], [registration({ instelnr: '30601', stamnr: '2600777', ...second })])).map(({ keys }) => [keys.instelnr, keys.stamnummer]);
		expect(spoken({}, {})).toEqual([['030593', '2600001']]);
		expect(spoken({ begindatum: '2026-09-02' }, {})).toEqual([['030601', '2600777']]);
		expect(spoken({}, { begindatum: '2026-10-01' })).toEqual([['030593', '2600001']]);
		// When it ends, the other one speaks.
		expect(spoken({ einddatum: '2026-11-20' }, { begindatum: '2026-10-01' })).toEqual([['030601', '2600777']]);
		expect(both([registration()], [registration({ instelnr: '30601', inschrKlassen: [line({ klasCode: '3Z' })] })]).report.overgeslagen).toEqual({ 'ook ingeschreven in een andere instelling': 1 });
	});

	test('both classes are told, also the one of the enrolment that does not speak', () => {
		expect(classes(both([registration()], [registration({ instelnr: '30601', inschrKlassen: [line({ klasCode: '3Z' })] })])).map(({ keys }) => keys.klascode)).toEqual(['3NWa', '3Z']);
	});

	test('only one of two institutes: nobody is told twice and nobody seems gone (L30)', () => {
		const lists = [
			{ instelnr: '30593', students: [student(), student({ pPersoon: 2, persoonId: 'p-2' })], registrations: [registration(), registration({ persoonId: 'p-2' })] },
			{ instelnr: '30601', students: [student(), student({ pPersoon: 3, persoonId: 'p-3' })], registrations: [registration({ instelnr: '30601', begindatum: '2026-10-01', inschrKlassen: [line({ klasCode: '3Z' })] }), registration({ persoonId: 'p-3', instelnr: '30601', inschrKlassen: [line({ klasCode: '3Z' })] })] },
		];
		const together = informatRecords(lists, SCOPE);
		const apart = ['030593', '030601'].map((each) => informatRecords(lists, SCOPE, { enkelInstellingen: [each] }));
		expect(apart.flatMap(({ records }) => records).sort((x, y) => (x.label < y.label ? -1 : 1))).toEqual([...together.records].sort((x, y) => (x.label < y.label ? -1 : 1)));
		for (const [index, { report }] of apart.entries()) expect(report).toMatchObject({ volledig: true, instellingen: ['030593', '030601'], buiten: [['p-3'], ['p-1', 'p-2']][index] });
	});

	test('a class code that both use comes to a person, also where one of them is handled alone', () => {
		const lists = [{ instelnr: '30593', students: [student()], registrations: [registration()] }, { instelnr: '30601', students: [student({ pPersoon: 2, persoonId: 'p-2' })], registrations: [registration({ persoonId: 'p-2', instelnr: '30601' })] }];
		expect(classes(informatRecords(lists, SCOPE, { enkelInstellingen: ['030593'] })).map(({ keys }) => keys.instelnr)).toEqual(['030593', '030601']);
	});

	test('the same code in two institutes is two classes; the institute number has six digits (R20)', () => {
		const result = informatRecords([{ instelnr: '30593', students: [student()], registrations: [registration({ instelnr: null })] }, { instelnr: '030601', students: [student({ pPersoon: 2, persoonId: 'p-2' })], registrations: [registration({ persoonId: 'p-2', instelnr: '30601' })] }], SCOPE);
		expect(classes(result).map(({ keys }) => keys.instelnr)).toEqual(['030593', '030601']);
		expect(pupils(result).map(({ handle }) => (handle as InformatHandle).instelnr)).toEqual(['030593', '030601']);
	});
});

const group = (over: Partial<SmartschoolGroup> = {}): SmartschoolGroup => ({ code: '3NWa', name: '3 Natuurwetenschappen a', desc: 'Klas 3NWa', untis: '', type: 'K', isOfficial: true, adminNumber: '1234', instituteNumber: '30593', parentCode: 'LLN', ...over });
const account = (over: Json = {}): Json => ({
	voornaam: 'Noor', naam: 'Vandevoorbeeld', gebruikersnaam: 'noor.vandevoorbeeld', internnummer: '900101', basisrol: '1', status: 'actief', geboortedatum: '2011-04-17', stamboeknummer: '2600001',
	geslacht: 'f', straat: 'Testlaan', huisnummer: '12', busnummer: '', postcode: '8000', woonplaats: 'Brugge', land: 'België', mobielnummer: '', telefoonnummer: '', emailadres: '',
	informat_dokter: '', informat_doktertel: '', groups: [{ code: 'LLN', isOfficial: false }, { code: '3NWa', isOfficial: true }], ...over,
});
const smartschool = (accounts: unknown[], groups = [group()], labels?: ReadonlyMap<string, string>) => smartschoolRecords({ accounts, groups }, SCOPE, labels);
const first = (over: Json = {}) => smartschool([account(over)]).records.at(-1)!;

describe('Smartschool', () => {
	test('a pupil with class, institute and keys', () => {
		expect(first()).toMatchObject({
			soort: 'leerling',
			keys: { leerlingnummer: '900101', stamnummer: '2600001', instelnr: '030593', gebruikersnaam: 'noor.vandevoorbeeld', klascode: '3NWa' },
			fields: { naam: 'Vandevoorbeeld', klascode: '3NWa', einddatumInschrijving: '', geboortedatum: '2011-04-17', 'adres.bus': '' },
			handle: { internnummer: '900101', gebruikersnaam: 'noor.vandevoorbeeld', status: 'actief' },
		});
	});

	test('odd values: NULL, null, integers, the empty date', () => {
		expect(first({ stamboeknummer: 'NULL' }).keys.stamnummer).toBeUndefined();
		expect(first({ stamboeknummer: 'NULL' }).fields.stamnummer).toBe('');
		expect(first({ internnummer: null }).keys.leerlingnummer).toBeUndefined();
		expect(first({ internnummer: null }).handle).toMatchObject({ internnummer: '' });
		expect(first({ internnummer: 900101 }).keys.leerlingnummer).toBe('900101');
		expect(first({ geboortedatum: '0000-00-00' }).fields.geboortedatum).toBe('');
		expect(first({ type_coaccount1: 0, huisnummer: 0 }).fields).toMatchObject({ 'adres.nummer': '0' });
		expect(first({ basisrol: 1 }).soort).toBe('leerling');
	});

	test('staff is skipped and counted, but its user names count as taken', () => {
		const result = smartschool([account(), ...['0', 0, '13', '30', null].map((basisrol, index) => account({ basisrol, gebruikersnaam: `staf${index}` }))]);
		expect(result.records.filter(({ soort }) => soort === 'leerling')).toHaveLength(1);
		expect(result.report.overgeslagen).toEqual({ 'geen leerling': 5 });
		expect(result.report.bezet!.gebruikersnamen).toEqual(['noor.vandevoorbeeld', 'staf0', 'staf1', 'staf2', 'staf3', 'staf4']);
	});

	test('the same account under two root groups counts once', () => {
		const result = smartschool([account(), account({ naam: 'other' })]);
		expect(result.report.aantallen).toEqual({ leerlingen: 1, klassen: 1, groepen: 0, accounts: 1 });
	});

	test.each([['uitgeschakeld', 'uitgeschakeld'], ['Uitgeschakeld', 'uitgeschakeld'], ['niet actief', 'uitgeschakeld'], ['actief', ''], ['Actief', ''], ['actief tot en met 2027/06/30', ''], ['administratief', undefined], ['', undefined], [null, undefined]])('status %p', (status, told) => {
		expect(first({ status }).fields.einddatumInschrijving).toBe(told);
	});

	test('a key that is not there is not told; no list of groups is not told; no official class is empty', () => {
		const { mobielnummer: _gone, groups: _too, ...rest } = account();
		const { fields } = smartschool([rest]).records.at(-1)!;
		expect(fields).not.toHaveProperty('gsm');
		expect(fields).not.toHaveProperty('klascode');
		expect(first({ groups: [{ code: 'LLN', isOfficial: false }] }).fields.klascode).toBe('');
		expect(first({ groups: null }).fields).not.toHaveProperty('klascode');
	});

	test('own names of the profile fields; names of object methods never count as told', () => {
		const named = smartschool([account({ 'Naam arts': 'dr. Test' })], [group()], new Map([['huisdokter', 'Naam arts'], ['huisdokterTelefoon', 'constructor']])).records.at(-1)!;
		expect(named.fields.huisdokter).toBe('dr. Test');
		expect(named.fields).not.toHaveProperty('huisdokterTelefoon');
	});

	test('official classes, and all else as groups; whether it is a class is told', () => {
		const result = smartschool([account()], [group(), group({ code: ' 3EC ', isOfficial: false, instituteNumber: '' }), group({ code: 'LLN', type: 'G', isOfficial: false })]);
		expect(result.records.filter(({ soort }) => soort !== 'leerling').map(({ soort, keys, fields }) => [soort, keys.klascode, keys.instelnr, fields.groeptype])).toEqual([['klas', '3NWa', '030593', undefined], ['groep', '3EC', undefined, 'klas'], ['groep', 'LLN', undefined, 'groep']]);
		expect(result.records[0]!.handle).toEqual({ omschrijving: 'Klas 3NWa', koppelingsveld: '', bovenliggend: 'LLN' });
	});

	test('how many are in a class or group, of any role, only when everybody was read', () => {
		const all = [account(), account({ gebruikersnaam: 'juf', basisrol: '0', groups: [{ code: 'LLN', isOfficial: false }] }), account()];
		const groups = [group(), group({ code: 'LLN', type: 'G', isOfficial: false }), group({ code: 'LEEG', isOfficial: false })];
		expect(smartschoolRecords({ accounts: all, groups, whole: true }, SCOPE).records.slice(0, 3).map(({ handle }) => (handle as GroupHandle).leden)).toEqual([1, 2, 0]);
	});

	test('groups of a pupil: not the official class; by code whatever the capitals; not told is not empty', () => {
		expect(first({ groups: [{ code: '3NWa', isOfficial: true }, { code: ' Koor ', name: 'Het koor', isOfficial: false }, { code: 'KOOR', isOfficial: false }, { code: 'WIS', isKlas: true }] }).lists).toEqual({ groepen: [{ key: 'koor', values: { klasCode: 'Koor', naam: 'Het koor' } }, { key: 'wis', values: { klasCode: 'WIS', naam: '' } }] });
		expect(first({ groups: null }).lists).toBeUndefined();
	});

	test('rubbish between the accounts is ignored', () => {
		expect(smartschool([null, 5, 'x', [], {}, account(), { gebruikersnaam: 'null' }]).report.aantallen.accounts).toBe(1);
	});
});

describe('careful reading', () => {
	test('text', () => {
		for (const empty of [null, undefined, '', '  ', 'null', 'NULL', ' Null ', Number.NaN, Infinity, true, {}, [], () => 1]) expect(text(empty)).toBe('');
		expect(text(0)).toBe('0');
		expect(text(' Nullens ')).toBe('Nullens');
	});
	test('institute numbers', () => {
		expect(institute('30593')).toBe('030593');
		expect(institute(30593)).toBe('030593');
		expect(institute(' 030593 ')).toBe('030593');
		expect(institute(null)).toBe('');
	});
	test('keys of hostile JSON do not reach a prototype', () => {
		const into: Record<string, string> = {};
		for (const key of ['__proto__', 'constructor', 'toString']) told(into, {}, key, 'naam');
		expect(into).toEqual({});
		const hostile = JSON.parse('{"__proto__":{"polluted":"yes"},"constructor":{"prototype":{"polluted":"yes"}}}') as Json;
		read([{ ...registration(), ...hostile }], [Object.assign(JSON.parse('{"__proto__":{"polluted":"yes"}}'), student())]);
		smartschool([Object.assign(JSON.parse('{"__proto__":{"polluted":"yes"}}'), account())]);
		expect(({} as Json).polluted).toBeUndefined();
	});
});
