/** Which fields have a place on this platform, what is counted of the others, and the labels that a job takes along (rows 12, 13, 37–39, 45–48). */
import type { UnitDef } from '../../sync/fields/types';
import { labelled, placesFor } from '../../sync/plan/places';
import type { ListElement, ProfileField, SmartschoolJob, SyncRecord, UnitWrite } from '../../sync/types';

const unit = (id: string, over: Partial<UnitDef> = {}): UnitDef => ({ id, label: `Veld ${id}`, record: 'leerling', direction: 'both', allowed: [], conflict: 'review', drift: 'onChange', clear: 'no', fields: [{ id, label: id, kind: 'text' }], ...over });
const GSM = unit('gsm');
const TITLE = unit('titel', { profile: '' });
const NAME = unit('relatie.naam', { perRelation: true, profile: '', label: 'Relatie: naam' });
const DECEASED = unit('relatie.overleden', { perRelation: true, profile: '', label: 'Relatie: overleden' });
const relations = (...all: [type: string, values: Record<string, string>][]): ListElement[] => all.map(([type, values], index) => ({ key: String(index), values: { type, ...values } }));
const pupil = (fields: Record<string, string> = {}, relaties?: ListElement[], over: Partial<SyncRecord> = {}): SyncRecord => ({ soort: 'leerling', keys: {}, label: '', fields, ...(relaties ? { lists: { relaties } } : {}), handle: {}, ...over });
const field = (place: ProfileField['place'], label = ''): ProfileField => ({ label, place });

describe('units that travel', () => {
	const units = (table: UnitDef[], fields?: Record<string, ProfileField>) => placesFor(table, [], fields).units.map(({ id }) => id);
	test('a field of the account itself always; one that needs a profile field where the platform has it', () => {
		expect(units([GSM, TITLE], { titel: field('yes', 'Titel') })).toEqual(['gsm', 'titel']);
		for (const place of ['unknown', 'none', 'unwanted'] as const) expect(units([GSM, TITLE], { titel: field(place) })).toEqual(['gsm']);
		expect(units([GSM, TITLE], {})).toEqual(['gsm']);
	});
	test('a platform that did not say what it has, has the usual places', () => expect(units([GSM, unit('huisdokter', { profile: 'informat_dokter' }), unit('aanspreeknaam', { profile: '' })])).toEqual(['gsm', 'huisdokter']));
	test('one for every kind of relation that has a place, under the part that it tells', () => {
		const fields = { 'relatie.moeder.naam': field('yes', 'Naam moeder'), 'relatie.vader.naam': field('unknown', 'Naam vader'), 'relatie.vader.overleden': field('yes', 'Vader overleden'), 'relatie.voogd.schoenmaat': field('yes', 'x'), 'moeder.naam': field('yes', 'y') };
		expect(placesFor([NAME, GSM, DECEASED], [], fields).units.map(({ id, label }) => [id, label])).toEqual([['relatie.moeder.naam', 'Moeder: naam'], ['gsm', 'Veld gsm'], ['relatie.vader.overleden', 'Vader: overleden']]);
	});
});

describe('what has no place is counted, never silently dropped', () => {
	const without = (table: UnitDef[], informat: SyncRecord[], fields: Record<string, ProfileField> = {}) => placesFor(table, informat, fields).without;
	test('pupils with a value; no class, and nobody without one', () => {
		const records = [pupil({ titel: 'Mevrouw' }), pupil({ titel: '' }), pupil(), pupil({ titel: 'Mijnheer' }), pupil({ titel: 'x' }, undefined, { soort: 'klas' })];
		expect(without([TITLE], records)).toEqual([{ veld: 'titel', label: 'Veld titel', profielveld: '', leerlingen: 2 }]);
		expect(without([TITLE], records, { titel: field('unknown', 'Aanspreking') })).toEqual([{ veld: 'titel', label: 'Veld titel', profielveld: 'Aanspreking', leerlingen: 2 }]);
		expect(without([TITLE], [pupil()])).toEqual([]);
		expect(without([TITLE, GSM], [pupil({ gsm: '1', titel: 'x' })], { titel: field('yes', 'Titel') })).toEqual([]);
	});
	test('one value of several is enough', () => expect(without([unit('twee', { profile: '', fields: [{ id: 'a', label: '', kind: 'text' }, { id: 'b', label: '', kind: 'text' }] })], [pupil({ a: '', b: 'x' })]).map(({ leerlingen }) => leerlingen)).toEqual([1]));
	test('not what is off in the table, and not what the school does not want', () => {
		expect(without([{ ...TITLE, direction: 'off' }], [pupil({ titel: 'x' })])).toEqual([]);
		expect(without([TITLE], [pupil({ titel: 'x' })], { titel: field('unwanted') })).toEqual([]);
	});
	test('relations: the kinds that the school named and the platform does not know, and all that it did not name', () => {
		const records = [pupil({}, relations(['Moeder', { naam: 'Claes' }], ['Vader', { naam: 'Maes' }])), pupil({}, relations(['Moeder', { naam: '' }])), pupil()];
		expect(without([NAME], records, { 'relatie.moeder.naam': field('unknown', 'Naam moeder') })).toEqual([
			{ veld: 'relatie.moeder.naam', label: 'Moeder: naam', profielveld: 'Naam moeder', leerlingen: 1 }, { veld: 'relatie.naam', label: 'Relatie: naam', profielveld: '', leerlingen: 1 },
		]);
		expect(without([NAME], records, { 'relatie.moeder.naam': field('yes', 'Naam moeder'), 'relatie.vader.naam': field('yes', 'Naam vader') })).toEqual([]);
		expect(without([NAME], records, { 'relatie.naam': field('unwanted') })).toEqual([]);
		expect(without([NAME], records, { 'relatie.moeder.naam': field('unwanted'), 'relatie.vader.naam': field('none') })).toEqual([]);
		expect(without([NAME], records, { 'relatie.moeder.overleden': field('unknown', 'x') }).map(({ veld }) => veld)).toEqual(['relatie.naam']);
	});
	test('“not deceased” is nothing to tell', () => {
		const fields = { 'relatie.moeder.overleden': field('unknown', 'Overleden') };
		expect(without([DECEASED], [pupil({}, relations(['Moeder', { isOverleden: 'nee' }]))], fields)).toEqual([]);
		expect(without([DECEASED], [pupil({}, relations(['Moeder', { isOverleden: 'ja' }]))], fields).map(({ veld }) => veld)).toEqual(['relatie.moeder.overleden']);
	});
});

describe('what relations say in fields of their own', () => {
	const told = (records: SyncRecord[], fields: Record<string, ProfileField>) => placesFor([NAME], records, fields).informat;
	test('beside the other fields, for who has relations', () => {
		const records = [pupil({ gsm: '1' }, relations(['Moeder', { naam: 'Claes' }])), pupil({ gsm: '2' }), pupil({}, [])];
		expect(told(records, { 'relatie.moeder.naam': field('yes', 'x'), 'relatie.vader.naam': field('unknown', 'y') }).map(({ fields }) => fields)).toEqual([{ gsm: '1', 'relatie.moeder.naam': 'Claes' }, { gsm: '2' }, { 'relatie.moeder.naam': '' }]);
	});
	test('without a place for any of them the records are as they were', () => {
		const records = [pupil({}, relations(['Moeder', { naam: 'Claes' }]))];
		expect(told(records, { 'relatie.moeder.naam': field('unknown', 'x') })).toBe(records);
	});
});

describe('labels of profile fields in a job', () => {
	const write = (...ids: string[]): UnitWrite => ({ unit: ids[0]!, direction: 'both', values: Object.fromEntries(ids.map((id) => [id, 'x'])), was: {}, changed: ids, after: {} });
	const update = (...writes: UnitWrite[]): SmartschoolJob => ({ action: 'updateAccount', internnummer: '1', gebruikersnaam: 'a', naam: '', voornaam: '', writes });
	const FIELDS = { titel: field('yes', 'Aanspreking'), taal: field('unknown', 'Taal') };
	test('of the fields that it writes and that have a place', () => {
		expect(labelled(update(write('gsm'), write('titel', 'taal')), FIELDS)).toEqual({ ...update(write('gsm'), write('titel', 'taal')), profile: { titel: 'Aanspreking' } });
		expect(labelled({ action: 'createAccount', leerlingnummer: '1', gebruikersnaam: 'a', writes: [write('titel')] }, FIELDS)).toMatchObject({ profile: { titel: 'Aanspreking' } });
	});
	test('otherwise the job is as it was', () => {
		const jobs: [SmartschoolJob | null, typeof FIELDS | undefined][] = [[null, FIELDS], [update(write('titel')), undefined], [update(write('gsm', 'taal')), FIELDS], [{ action: 'unregister', internnummer: '1', leerlingnummer: '1', gebruikersnaam: 'a', officialDate: '', writes: [write('titel')] }, FIELDS]];
		for (const [job, fields] of jobs) expect(labelled(job, fields)).toBe(job);
	});
});
