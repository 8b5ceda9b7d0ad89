/** Fields that travel in profile fields: what a school may write down, which of them have a place, and what is counted when they have none. */
import { unitById } from '../../sync/fields/preset';
import { profileLabels } from '../../sync/fields/profile';
import type { Plan } from '../../sync/plan/plan';
import { smartschoolRecords } from '../../sync/records/smartschool';
import type { SmartschoolJob } from '../../sync/types';
import { account, plan, registration, relation, student } from './school';

describe('the list of profile fields', () => {
	test('one line per field, in any capitals; relations by their kind; what is not wanted', () => {
		expect([...profileLabels('Huisdokter = Arts\n\n  aanspreeknaam=Aanspreking in brieven ; adrestypes = uit\nrelatie.Moeder.burgerlijkeStaat = Staat moeder\nrelatie.naam = uit')]).toEqual([
			['huisdokter', 'Arts'], ['aanspreeknaam', 'Aanspreking in brieven'], ['adresTypes', ''], ['relatie.moeder.burgerlijkeStaat', 'Staat moeder'], ['relatie.naam', ''],
		]);
		expect(profileLabels('').size).toBe(0);
	});

	test.each([
		['schoenmaat = Maat', 'names no field'],
		['huisdokter', 'names no field'],
		['relatie.moeder.schoenmaat = Maat', 'names no field'],
		['huisdokter =', 'has no label'],
		['huisdokter = Arts\nhuisdokter = Dokter', 'has two lines'],
		['huisdokter = Arts\ntaalkeuze = Arts', 'used for both'],
		['taalkeuze = status', 'a field of the account itself'],
		['taalkeuze = Number', 'a field of the account itself'],
		['taalkeuze = type_coaccount1', 'a field of the account itself'],
		['relatie.naam = Naam', 'does not say whose'],
	])('«%s» is refused: %s', (text, problem) => expect(() => profileLabels(text)).toThrow(problem));
});

/** Unit → the value of its first field, of everything that the plan writes to Smartschool. */
const written = ({ changes }: Plan): Record<string, string> => Object.fromEntries(changes.flatMap(({ smartschool }) => smartschool?.writes ?? []).map(({ unit, values }) => [unit, Object.values(values)[0]!]));
const labelsOf = ({ changes }: Plan): Record<string, string> => Object.assign({}, ...changes.map(({ smartschool }) => (smartschool as Extract<SmartschoolJob, { profile?: object }>)?.profile ?? {})) as Record<string, string>;
const without = ({ summary }: Plan): [string, string, number][] => summary.geenPlaats.map(({ veld, profielveld, leerlingen }) => [veld, profielveld, leerlingen]);

const ALL = 'adresTypes = Soort adres\naanspreeknaam = Aanspreking\naanspreektitel = Titel\nrelatie.moeder.voornaam = Voornaam moeder\nrelatie.moeder.naam = Naam moeder\nrelatie.vader.overleden = Vader overleden\nrelatie.moeder.burgerlijkeStaat = Staat moeder';
const EMPTY = { informat_dokter: '', informat_doktertel: '', informat_languages: '', informat_optionalcourse: null, 'Soort adres': '', Aanspreking: null, Titel: '', 'Voornaam moeder': '', 'Naam moeder': '', 'Vader overleden': '', 'Staat moeder': '' };

test('every mapped field is filled, under the school’s own label', () => {
	const made = plan({ labels: ALL, accounts: [account(1, EMPTY)] });
	expect(written(made)).toMatchObject({
		taalkeuze: 'Frans-Engels', keuzeoptie: 'Wiskunde 6u', adresTypes: 'Domicilie;Verblijf;Facturatie;Aanschrijf', aanspreeknaam: 'de ouders van Noor', aanspreektitel: 'Aan',
		'relatie.moeder.voornaam': 'An', 'relatie.moeder.naam': 'Claes', 'relatie.vader.overleden': 'ja', 'relatie.moeder.burgerlijkeStaat': 'Gehuwd',
	});
	expect(labelsOf(made)).toMatchObject({ taalkeuze: 'informat_languages', adresTypes: 'Soort adres', 'relatie.vader.overleden': 'Vader overleden' });
	// Other kinds of relation have no place yet, and it is said of which parts.
	expect(without(made)).toEqual([['relatie.voornaam', '', 1], ['relatie.naam', '', 1], ['relatie.burgerlijkeStaat', '', 1]]);
});

test('the kinds of an address are the same in any order', () => {
	const made = plan({ labels: ALL, accounts: [account(1, { ...EMPTY, 'Soort adres': 'Aanschrijf; verblijf;Facturatie ;Domicilie' })] });
	expect(written(made)).not.toHaveProperty('adresTypes');
});

test('what the school did not name, and what the platform does not know, is counted and never written', () => {
	const { informat_languages: _unknown, ...rest } = EMPTY;
	const made = plan({ students: [student(1), student(2)], registrations: [registration(1), registration(2, { taalkeuze: null })], accounts: [account(1, rest), account(2, rest)] });
	expect(without(made)).toEqual([
		['taalkeuze', 'informat_languages', 1], ['adresTypes', '', 2], ['aanspreeknaam', '', 2], ['aanspreektitel', '', 2], ['relatie.voornaam', '', 2], ['relatie.naam', '', 2], ['relatie.overleden', '', 2], ['relatie.burgerlijkeStaat', '', 2],
	]);
	expect(Object.keys(written(made)).filter((unit) => /taal|adresT|aanspreek|relatie/.test(unit))).toEqual([]);
});

test('what the school does not want is neither written nor counted', () => {
	const unwanted = ['taalkeuze', 'keuzeoptie', 'adresTypes', 'aanspreeknaam', 'aanspreektitel', 'relatie.voornaam', 'relatie.naam', 'relatie.overleden', 'relatie.burgerlijkeStaat'].map((each) => `${each} = uit`).join('\n');
	const made = plan({ labels: unwanted, accounts: [account(1, EMPTY)] });
	expect(without(made)).toEqual([]);
	expect(Object.keys(written(made)).filter((unit) => /taal|keuze|adresT|aanspreek|relatie/.test(unit))).toEqual([]);
});

test('an account that is to be made gets only what the platform knows', () => {
	const made = plan({ students: [student(1), student(2)], registrations: [registration(1), registration(2)], accounts: [account(1, { informat_languages: '' })] });
	const [created] = made.changes.filter(({ smartschool }) => smartschool?.action === 'createAccount');
	const units = created!.smartschool!.writes.map(({ unit }) => unit);
	expect(units).toContain('taalkeuze');
	expect(units).not.toContain('keuzeoptie');
});

test('languages and options are told of secondary schools only', () => {
	const made = plan({ registrations: [registration(1, { hfdstructuur: '211' })], accounts: [account(1, EMPTY)] });
	expect(written(made)).not.toHaveProperty('taalkeuze');
	expect(without(made).map(([veld]) => veld)).not.toContain('taalkeuze');
});

test('of two mothers nobody says which one is meant: nothing is told', () => {
	const made = plan({ labels: ALL, students: [student(1, { relaties: [relation('Moeder'), relation('Moeder', { naam: 'Anders' })] })], accounts: [account(1, EMPTY)] });
	expect(Object.keys(written(made)).filter((unit) => unit.startsWith('relatie.moeder'))).toEqual([]);
});

test('a value that a parent types where Informat has no such relation goes to the to-do list', () => {
	const made = plan({ labels: ALL, students: [student(1, { relaties: [] })], accounts: [account(1, { ...EMPTY, 'Naam moeder': 'Claes' })] });
	expect(made.review.filter(({ soort }) => soort === 'todo').map(({ veld, smartschool, taak }) => [veld, smartschool, taak?.waar])).toEqual([
		['Moeder: naam (relation: family name)', 'Claes', 'Informat › Leerlingen › Consulteren › de leerling › tabblad Relaties'],
	]);
});

test('fields without place in a personal-details update go to the to-do list, whatever the channel', () => {
	const made = plan({ labels: ALL, accounts: [account(1, { ...EMPTY, Titel: 'Mevrouw' })], settings: { channel: { standard: 'update', units: {} }, firstRun: 'smartschool' } });
	expect(made.changes.every(({ informat }) => informat === null)).toBe(true);
	expect(made.review.filter(({ soort }) => soort === 'todo').map(({ smartschool }) => smartschool)).toEqual(['Mevrouw']);
});

test('rules for all relations hold for each kind of them', () => {
	expect(unitById('relatie.vader.overleden')).toMatchObject({ direction: 'both', todoOnly: true, sensitivity: 'sensitive', label: 'Vader: overleden (relation: deceased)' });
	expect(unitById('relatie.vader.schoenmaat')).toBeUndefined();
});

test('where nobody was read, no field is called unknown', () => {
	const { report } = smartschoolRecords({ accounts: [], groups: [] }, { schooljaar: '2026-27', referentiedatum: '2026-11-23' }, profileLabels('aanspreeknaam = Aanspreking'));
	expect(report.profielvelden).toMatchObject({ aanspreeknaam: { label: 'Aanspreking', place: 'yes' }, taalkeuze: { label: 'informat_languages', place: 'yes' }, adresTypes: { label: '', place: 'none' } });
});
