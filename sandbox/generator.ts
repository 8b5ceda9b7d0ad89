/** An invented Flemish secondary school, in Informat whole, in Smartschool half and with differences on both sides. */
import type { Address, Comnr, InformatState, Registration, Relation, Student } from './informat/store';
import { ABROAD, BOYS, DOCTORS, FAMILIES, GIRLS, STREETS, TOWNS } from './names';
import { Random } from './random';
import { NATIONALITIES } from './smartschool/nationalities';
import { Platform, type Account } from './smartschool/store';

export interface SchoolOptions {
	pupils: number;
	seed: number;
	/** ISO date: today in the school. */
	today: string;
	institute: string;
}

/** What the generator made on purpose, for people and tests that want to know what to expect. */
export type Made = Record<string, number>;

const PER_CLASS = 22;
const COURSES: readonly (readonly [code: string, name: string])[] = [['LAT', 'Latijn'], ['NW', 'Natuurwetenschappen'], ['HW', 'Humane wetenschappen'], ['EC', 'Economie'], ['TW', 'Technologische wetenschappen'], ['MW', 'Maatschappij en welzijn']];
const RELIGIONS = ['0140', '0140', '0140', '0140', '0187', '0135', '0225', '0194', '0136', '0418', '0052', '0063', '9999', '0000'];
const FUNDING = ['02', '02', '02', '02', '02', '02', '02', '02', '01', '03', '99'];
const RELIGION_CODES: Record<string, string> = { '0140': 'CAT', '0187': 'MOR', '0135': 'ISL', '0225': 'PRO', '0194': 'ORT', '0136': 'ISR', '0418': 'ANG', '0052': 'CUL', '0063': 'PER', '9999': 'DIS' };

interface SchoolClass { code: string; name: string; year: number; admgrp: string; klasId: string; pKlas: number; course: string }

export function makeSchool(options: SchoolOptions): { informat: InformatState; platform: Platform; made: Made } {
	const random = new Random(options.seed);
	const made: Made = {};
	const count = (what: string) => void (made[what] = (made[what] ?? 0) + 1);
	const startYear = Number(options.today.slice(0, 4)) - (options.today.slice(5) < '09-01' ? 1 : 0);
	const start = `${startYear}-09-01`;
	const classes = makeClasses(options.pupils, random);
	const informat: InformatState = { students: [], registrations: [], preregistrations: new Map() };
	const households: { street: Address; relations: Relation[]; family: string; phone: string }[] = [];

	for (let index = 0; index < options.pupils; index++) {
		const girl = random.chance(0.5);
		const sibling = households.length > 0 && random.chance(0.15) ? random.pick(households) : undefined;
		const household = sibling ?? makeHousehold(random, index);
		if (sibling) count('broers en zussen');
		else households.push(household);
		const klas = classes[Math.min(classes.length - 1, Math.floor((index / options.pupils) * classes.length))]!;
		const student = makeStudent(random, index, girl, household, klas.year, startYear);
		informat.students.push(student);
		informat.registrations.push(...makeRegistrations(random, index, student, klas, classes, options, start, count));
	}
	const platform = makePlatform(random, options, classes, informat, start, count);
	return { informat, platform, made };
}

function makeClasses(pupils: number, random: Random): SchoolClass[] {
	const wanted = Math.max(4, Math.round(pupils / PER_CLASS));
	return Array.from({ length: wanted }, (_, index) => {
		const year = 1 + Math.floor((index / wanted) * 7);
		const [course, courseName] = year === 1 ? ['A', 'Eerste leerjaar A'] : COURSES[index % COURSES.length]!;
		const letter = String.fromCharCode(97 + (index % 26));
		return { code: `${year}${course}${letter}`, name: `${year} ${courseName} ${letter}`, year, admgrp: year === 1 ? '006246' : String(12000 + year * 10 + (index % COURSES.length)).padStart(6, '0'), klasId: random.guid(), pKlas: 300000 + index, course: courseName! };
	}).filter((klas, index, all) => all.findIndex(({ code }) => code === klas.code) === index);
}

const two = (number: number): string => String(number).padStart(2, '0');

/** The spellings in which Belgian numbers are typed; the number itself stays inside ranges of zeros. */
function mobile(random: Random, index: number): string {
	const [a, b, c] = [two(index % 100), two(Math.floor(index / 100) % 100), two(random.below(100))];
	return random.pick([`0470 ${a} ${b} ${c}`, `0470/${a}.${b}.${c}`, `0470/${a}${b}${c}`, `+32 470 ${a} ${b} ${c}`, `0032470${a}${b}${c}`, `+32 (0)470 ${a} ${b} ${c}`]);
}

const landline = (random: Random, index: number): string => random.pick([`050 ${two(index % 90)} ${two(random.below(100))} 01`, `050/${two(index % 90)}.${two(random.below(100))}.01`, `+32 50 ${two(index % 90)} ${two(random.below(100))} 01`]);

function makeHousehold(random: Random, index: number): { street: Address; relations: Relation[]; family: string; phone: string } {
	const family = random.pick(FAMILIES);
	const abroad = random.chance(0.03);
	const [postcode, gemeente, landCode] = abroad ? random.pick(ABROAD) : [...random.pick(TOWNS), '00150'];
	const street = makeAddress(random, index, postcode, gemeente, landCode, `de ouders van ${family}`);
	const divorced = random.chance(0.18);
	const kind = random.next();
	const types = kind < 0.05 ? ['Voogd'] : kind < 0.12 ? ['Moeder'] : ['Vader', 'Moeder', ...(divorced && random.chance(0.4) ? ['Plusvader'] : [])];
	const relations = types.map((type, order): Relation => {
		const name = type === 'Moeder' ? random.pick(FAMILIES) : family;
		const first = random.pick(type === 'Moeder' || type === 'Voogd' ? GIRLS : BOYS);
		const otherTown = random.pick(TOWNS);
		const other = divorced && order === 1 ? [makeAddress(random, index + 500000, otherTown[0], otherTown[1], '00150', `${first} ${name}`)] : [];
		return {
			pRelatie: 600000 + index * 4 + order, relatieId: random.guid(), type, naam: random.chance(0.02) ? null : name, voornaam: first, insz: null, geboortedatum: random.chance(0.6) ? `19${70 + random.below(20)}-0${1 + random.below(9)}-1${random.below(10)}` : null,
			geslacht: type === 'Moeder' || type === 'Voogd' ? 'V' : 'M', nationaliteitCode: random.chance(0.5) ? '00150' : null, beroep: null, burgerlijkeStand: divorced ? 'Gescheiden' : random.chance(0.5) ? 'Gehuwd' : null,
			lpv: order < 2 ? order + 1 : 0, ophalen: true, isOverleden: random.chance(0.015), adressen: other,
			comnrs: [{ pComnr: 510000 + index * 4 + order, comnrId: random.guid(), nr: mobile(random, index * 7 + order), type, soort: 'Gsm' }],
			emails: random.chance(0.85) ? [{ pEmail: 410000 + index * 4 + order, emailId: random.guid(), email: `ouder${index}.${order}@example.org`, type, schoolcom: true, factuurMailen: order === 0 }] : [],
		};
	});
	return { street, relations, family, phone: landline(random, index) };
}

function makeAddress(random: Random, index: number, postcode: string, gemeente: string, landCode: string, name: string): Address {
	return {
		pAdres: 700000 + index, adresId: random.guid(), aanspreekTitel: random.chance(0.8) ? 'Aan' : null, aanspreekNaam: name, straat: random.pick(STREETS), nr: `${1 + random.below(180)}${random.chance(0.1) ? random.pick(['A', ' B', 'bis']) : ''}`,
		bus: random.chance(0.25) ? random.pick(['1', '0201', 'b3', 'bus 4']) : random.chance(0.05) ? 'null' : null, postcode, gemeente, landCode, isFacturatie: true, isAanschrijf: true, isVerblijf: true, isOverige: false, percentage: 100,
	};
}

function makeStudent(random: Random, index: number, girl: boolean, household: { street: Address; relations: Relation[]; family: string; phone: string }, year: number, startYear: number): Student {
	const voornaam = random.pick(girl ? GIRLS : BOYS);
	const nationality = random.chance(0.85) ? '00150' : random.pick(Object.keys(NATIONALITIES));
	const comnrs: Comnr[] = [];
	if (random.chance(0.8)) comnrs.push({ pComnr: 500000 + index * 2, comnrId: random.guid(), nr: mobile(random, index), type: 'Eigen', soort: 'Gsm' });
	if (random.chance(0.5)) comnrs.push({ pComnr: 500001 + index * 2, comnrId: random.guid(), nr: household.phone, type: 'Domicilie', soort: 'Telefoon' });
	return {
		pPersoon: 900000 + index, persoonId: random.guid(), naam: household.family, voornaam, geboortedatum: `${startYear - 11 - year}-${two(1 + random.below(12))}-${two(1 + random.below(28))}${random.chance(0.3) ? 'T00:00:00' : ''}`,
		nickname: `${household.family} ${voornaam}`, voornaam2: random.chance(0.4) ? `${random.pick(girl ? GIRLS : BOYS)}, ${random.pick(girl ? GIRLS : BOYS)}` : random.chance(0.1) ? 'null' : null, initialen: random.chance(0.5) ? `${voornaam[0]}.` : null,
		geboorteland: random.chance(0.85) ? 'België' : random.chance(0.5) ? 'Nederland' : null, geboorteplaats: random.chance(0.9) ? random.pick(TOWNS)[1] : null, nationaliteitCode: random.chance(0.97) ? nationality : null, rijksregisternr: null, bisnr: null, geslacht: girl ? 'V' : 'M',
		huisdokter: random.chance(0.6) ? random.pick(DOCTORS) : null, telefoonHuisdokter: random.chance(0.5) ? landline(random, index + 3) : null, llOpSchool: 1, inschrijvingsId: null, leerlingenkaartNummer: `LK${index}`, fietsNummer: null,
		adressen: [{ ...household.street }], overigeAdressen: household.relations.flatMap(({ adressen }) => adressen), relaties: household.relations, comnrs,
		emails: random.chance(0.75) ? [{ pEmail: 400000 + index, emailId: random.guid(), email: `leerling${index}@example.org`, type: random.chance(0.8) ? 'Eigen' : 'Privé', schoolcom: false, factuurMailen: false }] : [], bankrek: [],
	};
}

/** A day of the school year that has passed, or undefined when the year is too young. */
function passedDay(random: Random, start: string, today: string): string | undefined {
	const days = Math.floor((Date.parse(today) - Date.parse(start)) / 86_400_000);
	return days < 20 ? undefined : new Date(Date.parse(start) + (10 + random.below(days - 15)) * 86_400_000).toISOString().slice(0, 10);
}

const dayAfter = (day: string): string => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);

function makeRegistrations(random: Random, index: number, student: Student, klas: SchoolClass, classes: SchoolClass[], options: SchoolOptions, start: string, count: (what: string) => void): Registration[] {
	const base = (with_: Partial<Registration>): Registration => ({
		inschrijvingsId: random.guid(), pInschr: 800000 + index * 2, pPersoon: student.pPersoon, persoonId: student.persoonId, instelnr: options.institute, hfdstructuur: '311', school: 'Voorbeeldcollege', stamnr: `${start.slice(2, 4)}${String(index + 1).padStart(5, '0')}`, vestCode: '001', vestiging: 'Campus Noord',
		begindatum: start, einddatum: null, afdCode: klas.code.slice(0, -1), nrAdmgrp: klas.admgrp, afdelingsjaar: `${klas.year} ${klas.course}`, afdelingsjaarOptie: null, status: 0, graad: String(Math.ceil(klas.year / 2)), leerjaar: klas.year, taalkeuze: klas.year > 2 ? 'Frans-Engels' : null,
		finCode: random.pick(FUNDING), levensbeschouwingCode: random.pick(RELIGIONS), isOkan: random.chance(0.01), preRegistrationId: null, inschrKlassen: [], ...with_,
	});
	let lines = 0;
	const line = (to: SchoolClass, from: string, end: string | null = null) => ({ inschrKlasId: random.guid(), pInschrKlas: 810000 + index * 8 + lines++, klasId: to.klasId, pKlas: to.pKlas, klasCode: random.chance(0.1) ? `${to.code} ` : to.code, klas: to.name, groepType: 0, klasnummer: 1 + (index % PER_CLASS), begindatum: from, einddatum: end, klassenleraars: [] });
	const group = (type: number, code: string, name: string) => ({ ...line(klas, start), klasId: random.guid(), klasCode: code, klas: name, groepType: type, klasnummer: 0 });
	const extra = [...(random.chance(0.3) ? [group(1, `${klas.year}WIS${1 + random.below(2)}`, 'Wiskundegroep')] : []), ...(random.chance(0.05) ? [group(3, `OLOD${klas.year}`, 'Opleidingsonderdeel')] : [])];
	const kind = random.next();
	const passed = passedDay(random, start, options.today);
	if (kind < 0.015) return count('geannuleerd (begin = einde)'), [base({ einddatum: start, inschrKlassen: [line(klas, start)] })];
	if (kind < 0.03) return count('niet gerealiseerd'), [base({ status: random.pick([1, 2, 4]), stamnr: null, inschrKlassen: [line(klas, start)] })];
	if (kind < 0.04) return count('zonder klas'), [base({ inschrKlassen: extra })];
	if (kind < 0.06 && passed) return count('vertrokken'), [base({ einddatum: passed, inschrKlassen: [line(klas, start, passed)] })];
	if (kind < 0.09 && passed) {
		const next = classes[(classes.indexOf(klas) + 1) % classes.length]!;
		const from = dayAfter(passed);
		count('twee inschrijvingen na elkaar');
		return [base({ einddatum: passed, inschrKlassen: [line(klas, start, passed)] }), base({ pInschr: 800001 + index * 2, begindatum: from, nrAdmgrp: next.admgrp, afdelingsjaar: `${next.year} ${next.course}`, leerjaar: next.year, inschrKlassen: [line(next, from), ...extra] })];
	}
	if (kind < 0.11 && passed) {
		const next = classes[(classes.indexOf(klas) + 1) % classes.length]!;
		if (next.admgrp === klas.admgrp) return count('andere klas'), [base({ inschrKlassen: [line(klas, start, passed), line(next, dayAfter(passed)), ...extra] })];
	}
	if (kind < 0.13) return count('einddatum in de toekomst'), [base({ einddatum: `${Number(start.slice(0, 4)) + 1}-06-30`, inschrKlassen: [line(klas, start), ...extra] })];
	return count('gewoon ingeschreven'), [base({ inschrKlassen: [line(klas, start), ...extra] })];
}

function makePlatform(random: Random, options: SchoolOptions, classes: SchoolClass[], informat: InformatState, start: string, count: (what: string) => void): Platform {
	const platform = new Platform({
		uniqueField: 'number', saveUserEmpty: 'keep', targetGroup: 'nieuw', passwordRule: '2017', ownFields: ['Middagpauze', 'Interne nummer QR-code'], informatFields: true, instituteNumbers: [options.institute],
		profiles: { 'rehearsal-access-code': undefined, 'read-only-code': ['getReferenceField', 'getAllGroupsAndClasses', 'getAllAccountsExtended', 'getUserDetails', 'getUserDetailsByNumber'] },
	});
	const plain = (code: string, name: string, parent: string) => platform.addGroup({ code, name, desc: name, parent, type: 'G', isOfficial: false, adminNumber: '', instituteNumber: '' });
	plain('iedereen', 'Iedereen', '');
	plain('lln', 'Leerlingen', 'iedereen');
	plain('personeel', 'Personeel', 'iedereen');
	plain('nieuw', 'Nieuwe gebruikers', 'iedereen');
	for (let year = 1; year <= 7; year++) plain(`jaar${year}`, `${year}e jaar`, 'lln');
	for (const [index, klas] of classes.entries()) {
		if (index % 7 === 3) {
			count('klassen die Smartschool niet heeft');
			continue;
		}
		platform.addGroup({ code: klas.code, name: klas.name, desc: klas.name, parent: `jaar${klas.year}`, type: 'K', isOfficial: true, adminNumber: klas.admgrp, instituteNumber: options.institute });
	}
	for (let index = 0; index < Math.max(5, Math.round(options.pupils / 12)); index++) {
		const account = platform.add({ voornaam: random.pick(GIRLS), naam: random.pick(FAMILIES), gebruikersnaam: `leerkracht${index}`, internnummer: index % 4 === 0 ? '' : `P${index}`, stamboeknummer: index % 3 === 0 ? 'NULL' : '', basisrol: random.pick(['0', '0', '0', '13', '30']) });
		account.groups = ['personeel'];
	}

	for (const [index, student] of informat.students.entries()) {
		if (!random.chance(0.5)) continue;
		const registrations = informat.registrations.filter(({ persoonId }) => persoonId === student.persoonId);
		const registration = registrations[0]!;
		if (registration.status !== 0 || registration.begindatum === registration.einddatum) continue;
		const klas = registration.inschrKlassen.find(({ groepType }) => groepType === 0);
		addAccount(platform, random, student, registration, klas?.klasCode.trim(), index, start, count);
	}
	// People whom Informat does not know, and a name that a new pupil would like to have.
	for (let index = 0; index < 4; index++) {
		const stranger = platform.add({ voornaam: 'Oud', naam: `Leerling${index}`, gebruikersnaam: `oud.leerling${index}`, internnummer: `7000${index}`, basisrol: '1', status: 'uitgeschakeld' });
		stranger.groups = ['lln'];
		count('enkel in Smartschool');
	}
	for (const student of informat.students.slice(0, 3)) {
		const name = userName(student);
		if (platform.byUsername(name)) continue;
		platform.add({ voornaam: student.voornaam, naam: student.naam, gebruikersnaam: name, internnummer: '', basisrol: '13' }).groups = ['personeel'];
		count('gebruikersnaam al bezet door personeel');
	}
	return platform;
}

const plainLetters = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z]/g, '');
const userName = ({ voornaam, naam }: Student): string => `${plainLetters(voornaam)}.${plainLetters(naam)}`;

function addAccount(platform: Platform, random: Random, student: Student, registration: Registration, klasCode: string | undefined, index: number, start: string, count: (what: string) => void): Account {
	const [address] = student.adressen;
	const own = (type: string, soort: string) => student.comnrs.find((each) => each.type === type && each.soort === soort)?.nr ?? '';
	const value = (text: string | null | undefined) => (text === 'null' ? '' : (text ?? ''));
	let gebruikersnaam = userName(student);
	while (platform.byUsername(gebruikersnaam)) gebruikersnaam += random.below(10);
	count('al in Smartschool');
	const account = platform.add({
		voornaam: student.voornaam, naam: student.naam, gebruikersnaam, internnummer: String(student.pPersoon), extravoornamen: value(student.voornaam2), initialen: value(student.initialen), geslacht: student.geslacht === 'V' ? random.pick(['f', 'v']) : 'm',
		geboortedatum: student.geboortedatum.slice(0, 10), geboorteplaats: value(student.geboorteplaats), geboorteland: value(student.geboorteland), straat: address?.straat ?? '', huisnummer: value(address?.nr), busnummer: value(address?.bus).replace(/^(bus |b)/, ''), postcode: value(address?.postcode), woonplaats: value(address?.gemeente),
		land: { '00129': 'Nederland', '00111': 'Frankrijk' }[address?.landCode ?? ''] ?? 'België', emailadres: student.emails[0]?.email ?? '', mobielnummer: respell(own('Eigen', 'Gsm')), telefoonnummer: own('Domicilie', 'Telefoon'), stamboeknummer: registration.stamnr ?? '', basisrol: '1', klasnummer: String(1 + (index % PER_CLASS)),
		nationaliteitscode: student.nationaliteitCode ?? '', nationaliteit: NATIONALITIES[student.nationaliteitCode ?? ''] ?? '', godsdienstkeuze: RELIGION_CODES[registration.levensbeschouwingCode ?? ''] ?? '', soortleerling: random.chance(0.1) && registration.finCode === '02' ? 'R' : registration.finCode,
		informat_dokter: value(student.huisdokter), informat_doktertel: value(student.telefoonHuisdokter), Middagpauze: 'eet op school',
	});
	account.groups = ['lln'];
	const group = klasCode === undefined ? undefined : platform.group(klasCode);
	if (group) platform.moveToClass(account, group, start);
	const { profile } = account;
	const differ = (share: number, what: string, change: () => void) => {
		if (!random.chance(share)) return;
		change();
		count(`verschil: ${what}`);
	};
	differ(0.04, 'naam verkeerd gespeld', () => void (profile.naam = `${student.naam}s`));
	differ(0.03, 'geboortedatum ontbreekt', () => void (profile.geboortedatum = '0000-00-00'));
	differ(0.05, 'andere gsm', () => void (profile.mobielnummer = `0470 99 ${two(index % 100)} 99`));
	differ(0.05, 'andere e-mail', () => void (profile.emailadres = `ander${index}@example.be`));
	differ(0.04, 'verhuisd', () => Object.assign(profile, { straat: 'Nieuwe Weg', huisnummer: '7', busnummer: '' }));
	differ(0.03, 'adres ontbreekt', () => Object.assign(profile, { straat: '', huisnummer: '', busnummer: '', postcode: '', woonplaats: '', land: '' }));
	differ(0.05, 'huisdokter ontbreekt', () => void (profile.informat_dokter = ''));
	differ(0.03, 'geen godsdienst', () => void (profile.godsdienstkeuze = ''));
	differ(0.04, 'geen stamnummer maar wel intern nummer', () => void (profile.stamboeknummer = ''));
	differ(0.04, 'andere klas', () => {
		const other = random.pick([...platform.groups.values()].filter(({ isOfficial }) => isOfficial));
		platform.moveToClass(account, other, start);
	});
	if (profile.stamboeknummer !== '' && group && random.chance(0.02)) {
		profile.internnummer = '';
		platform.index();
		count('verschil: zonder intern nummer');
	}
	return account;
}

/** The same mobile number, typed otherwise. */
function respell(nr: string): string {
	const digits = nr.replace(/\(0\)/, '').replace(/\D/g, '').replace(/^(0032|32)/, '0');
	return digits === '' ? '' : `${digits.slice(0, 4)}/${digits.slice(4, 6)} ${digits.slice(6, 8)} ${digits.slice(8)}`;
}
