/** Lists with stable keys, partial reads, and what a leaver takes. */
import fc from 'fast-check';
import { informatRecords, type InformatOptions } from '../../sync/records/informat';
import { date } from '../../sync/records/read';

const SCOPE = { schooljaar: '2026-27', referentiedatum: '2026-11-23' };
type Json = Record<string, unknown>;

const adres = { pAdres: 7, adresId: 'A-1', straat: 'Testlaan', nr: '12', bus: null, postcode: '8000', gemeente: 'Brugge', landCode: '00150', isVerblijf: true, isFacturatie: false };
const student = (over: Json = {}): Json => ({
	pPersoon: 1, persoonId: 'p-1', naam: 'Vandevoorbeeld', voornaam: 'Noor', adressen: [adres],
	overigeAdressen: [{ ...adres, adresId: 'A-2', straat: 'Kotweg' }, adres],
	comnrs: [{ pComnr: 2, comnrId: 'C-2', nr: '0470 00 00 02', type: 'Eigen', soort: 'Gsm' }, { pComnr: 1, comnrId: 'C-1', nr: ' null ', type: 'Domicilie', soort: 'Telefoon' }],
	emails: [{ pEmail: 4, email: 'noor@example.org', type: 'Eigen', schoolcom: false }],
	relaties: [{ pRelatie: 6, relatieId: 'R-1', type: 'Vader', naam: null, voornaam: 'Tom', lpv: 1, isOverleden: false, geboortedatum: '1980-02-29T00:00:00', comnrs: [{ comnrId: 'C-3', nr: '0470 00 00 03', type: 'Vader', soort: 'Gsm' }], emails: [], adressen: [{ ...adres, adresId: 'A-3' }] }],
	...over,
});
const klas = (over: Json = {}): Json => ({ inschrKlasId: 'K-1', klasCode: '3NWa', klas: '3 NW a', groepType: 0, begindatum: '2026-09-01', einddatum: null, ...over });
const registration = (over: Json = {}): Json => ({ inschrijvingsId: 'i-1', persoonId: 'p-1', instelnr: '030593', status: 0, begindatum: '2026-09-01', einddatum: null, stamnr: '2600001', nrAdmgrp: '1234', hfdstructuur: '311', inschrKlassen: [klas()], ...over });
const read = (registrations: unknown[], students: unknown[] = [student()], options: InformatOptions = {}) => informatRecords([{ instelnr: '30593', students, registrations }], SCOPE, options);
const pupil = (...args: Parameters<typeof read>) => read(...args).records.find(({ soort }) => soort === 'leerling')!;
const keys = (list: { key: string }[] | undefined) => list?.map(({ key }) => key);

test('numbers, e-mails, relations and addresses come under their GUID, in whatever order they were read', () => {
	const reversed = Object.fromEntries(Object.entries(student()).map(([key, value]) => [key, Array.isArray(value) && key !== 'overigeAdressen' ? [...value].reverse() : value]));
	for (const each of [student(), reversed]) {
		const { lists } = pupil([registration()], [each]);
		expect(keys(lists!.comnrs)).toEqual(['c-1', 'c-2', 'c-3']);
		expect(lists!.comnrs!.map(({ values }) => [values.nr, values.relatie])).toEqual([['', ''], ['0470 00 00 02', ''], ['0470 00 00 03', 'r-1']]);
		expect(lists!.emails).toEqual([{ key: '4', values: { email: 'noor@example.org', type: 'Eigen', schoolcom: 'nee', relatie: '' } }]);
		expect(lists!.relaties).toEqual([{ key: 'r-1', values: { type: 'Vader', naam: '', voornaam: 'Tom', lpv: '1', isOverleden: 'nee', geboortedatum: '1980-02-29' } }]);
		expect(lists!.adressen!.map(({ key, values }) => [key, values.straat, values.domicilie, values.isVerblijf])).toEqual([['a-1', 'Testlaan', 'ja', 'ja'], ['a-2', 'Kotweg', 'nee', 'ja'], ['a-3', 'Testlaan', 'nee', 'ja']]);
	}
});

test('groups are the lines that are no official class and hold on the day', () => {
	const lines = [klas(), klas({ inschrKlasId: 'K-2', klasCode: ' WIS2 ', groepType: 1 }), klas({ inschrKlasId: 'K-3', klasCode: 'OLD', groepType: 1, einddatum: '2026-10-01' }), klas({ inschrKlasId: 'K-4', klasCode: 'OLOD', groepType: 3 }), klas({ inschrKlasId: 'K-5', klasCode: 'LATER', groepType: 1, begindatum: '2027-01-01' }), klas({ inschrKlasId: 'K-6', klasCode: 'wis2', groepType: 1, begindatum: '2026-10-01' })];
	expect(pupil([registration({ inschrKlassen: lines })]).lists!.groepen!.map(({ key, values }) => [key, values.klasCode, values.groepType])).toEqual([['olod', 'OLOD', '3'], ['wis2', 'WIS2', '1']]);
});

test('a list that was not told is absent, an empty one is empty', () => {
	const { comnrs: _gone, ...rest } = student({ emails: [], relaties: null });
	const { lists } = pupil([registration()], [rest]);
	expect(lists).not.toHaveProperty('comnrs');
	expect(lists).not.toHaveProperty('relaties');
	expect(lists!.emails).toEqual([]);
});

test('a line without any key is kept under its own text', () => {
	expect(keys(pupil([registration()], [student({ emails: [{ email: 'x@example.org', type: 'School' }], relaties: [] })]).lists!.emails)).toEqual(['x@example.org School']);
});

test('a leaver takes no lists along', () => expect(pupil([registration({ einddatum: '2026-11-20' })])).not.toHaveProperty('lists'));

describe('a partial read', () => {
	const partial = (registrations: unknown[], students?: unknown[]) => read(registrations, students, { volledig: false });

	test('says so, and a full one too', () => {
		expect(partial([registration()]).report.volledig).toBe(false);
		expect(read([registration()]).report.volledig).toBe(true);
	});

	test('gives the pupils who were asked, and all classes of the whole list of registrations', () => {
		const others = [2, 3].map((each) => registration({ persoonId: `p-${each}`, nrAdmgrp: '9999' }));
		const { records, report } = partial([registration(), ...others]);
		expect(records.map(({ soort, keys: { klascode } }) => [soort, klascode])).toEqual([['klas', '3NWa'], ['leerling', '3NWa']]);
		expect(records[0]!.fields.administratieveGroep).toBe('9999');
		expect(report.overgeslagen).toEqual({});
	});

	test('calls nobody a leaver', () => {
		const { records, report } = partial([registration({ einddatum: '2026-11-20' })]);
		expect(records).toEqual([]);
		expect(report.overgeslagen).toEqual({ 'uitgeschreven: wacht op een volledige lezing': 1 });
	});
});

describe('any school of a few pupils in two institutes', () => {
	const DAYS = ['2026-09-01', '2026-10-15', '2026-11-22', '2026-11-23', '2026-11-24', '2027-01-11'];
	const enrolments = fc.array(
		fc.record({
			person: fc.constantFrom(1, 2, 3), instelnr: fc.constantFrom('30593', '30601'), status: fc.constantFrom(0, 0, 0, 1), begindatum: fc.constantFrom(...DAYS), einddatum: fc.option(fc.constantFrom(...DAYS)),
			code: fc.constantFrom('3NWa', '3nwA', '3EC', ''), groep: fc.constantFrom('1', '2'), order: fc.nat(),
		}),
		{ maxLength: 8 },
	);
	const lists = (all: { person: number; instelnr: string; begindatum: string; code: string; groep: string }[]) => ['30593', '30601'].map((instelnr) => {
		const own = all.map((each, index) => ({ each, index })).filter(({ each }) => each.instelnr === instelnr);
		return {
			instelnr,
			students: [...new Set(own.map(({ each }) => each.person))].map((person) => student({ persoonId: `p-${person}`, pPersoon: person })),
			registrations: own.map(({ each }) => registration({ ...each, inschrijvingsId: `i-${JSON.stringify(each)}`, persoonId: `p-${each.person}`, nrAdmgrp: each.groep, inschrKlassen: each.code === '' ? [] : [klas({ klasCode: each.code, begindatum: each.begindatum })] })),
		};
	});
	const sorted = (records: unknown[]) => records.map((each) => JSON.stringify(each)).sort();

	test('the order of the read does not matter (L1)', () => {
		fc.assert(fc.property(enrolments, fc.boolean(), (all, volledig) => {
			const shuffled = [...all].sort((x, y) => x.order - y.order);
			const [one, two] = [informatRecords(lists(all), SCOPE, { volledig }), informatRecords(lists(shuffled), SCOPE, { volledig })];
			expect(sorted(one.records)).toEqual(sorted(two.records));
			expect(one.report.overgeslagen).toEqual(two.report.overgeslagen);
		}), { numRuns: 500 });
	});

	test('nobody who is enrolled somewhere, or will be, is called a leaver; a partial read calls nobody one', () => {
		fc.assert(fc.property(enrolments, (all) => {
			const [full, partial] = [true, false].map((volledig) => informatRecords(lists(all), SCOPE, { volledig }).records.filter(({ soort }) => soort === 'leerling'));
			const left = (records: typeof full) => records!.filter(({ fields }) => fields.einddatumInschrijving !== '');
			for (const { keys } of left(full)) {
				const stays = all.some(({ person, status, begindatum, einddatum }) => String(person) === keys.leerlingnummer && status === 0 && begindatum !== einddatum && (einddatum === null || einddatum >= SCOPE.referentiedatum || begindatum > SCOPE.referentiedatum));
				expect(stays).toBe(false);
			}
			expect(left(partial)).toEqual([]);
			expect(sorted(partial!)).toEqual(sorted(full!.filter((each) => !left(full).includes(each))));
			const told = full!.map(({ keys }) => `${keys.instelnr} ${keys.leerlingnummer}`);
			expect(new Set(told).size).toBe(told.length);
		}), { numRuns: 500 });
	});
});

test('who was read and does not qualify is named by id, so that nobody takes him for gone', () => {
	const { report } = read([registration(), registration({ persoonId: 'p-2', status: 1 })], [student(), student({ persoonId: 'p-2', pPersoon: 2 }), student({ persoonId: 'p-3', pPersoon: 3 })]);
	expect(report.buiten).toEqual(['p-2', 'p-3']);
});

test('in a full read an enrolment whose pupil is not in the list makes no record and no class', () => {
	const { records, report } = read([registration(), registration({ persoonId: 'p-9', inschrKlassen: [klas({ klasCode: 'GHOST' })] })]);
	expect(records).toHaveLength(2);
	expect(report.overgeslagen).toEqual({ 'inschrijving zonder leerling': 1 });
});

test.each([['2026-02-28', '2026-02-28'], ['2026-02-28T00:00:00', '2026-02-28'], ['2026-02-29', ''], ['2028-02-29', '2028-02-29'], ['2026-04-31', ''], ['31-08-2026', '2026-08-31'], [' 2026-12-31 ', '2026-12-31'], ['0000-00-00', ''], ['2026-13-01', ''], [null, ''], ['null', '']])('date %p', (value, told) => expect(date(value)).toBe(told));
