/** Smartschool at the start: half of the pupils are there already, with the differences that years of typing leave behind. */
import type { InformatState, Registration, Student } from '../informat/store';
import { BOYS, FAMILIES, GIRLS } from '../names';
import type { Random } from '../random';
import { NATIONALITIES } from '../smartschool/nationalities';
import { defaultSettings } from '../smartschool/settings';
import { Platform, type Account, type Group } from '../smartschool/store';
import type { Bookkeeping } from './bookkeeping';
import type { SchoolClass } from './classes';
import { fillModules } from './modules';
import type { Numbers } from './numbers';
import type { RegistrationKind } from './registrations';

export interface Enrolled { student: Student; kind: RegistrationKind; registrations: Registration[] }

const RELIGIONS: Readonly<Record<string, string>> = { '0140': 'CAT', '0187': 'MOR', '0135': 'ISL', '0225': 'PRO', '0194': 'ORT', '0136': 'ISR', '0418': 'ANG', '0052': 'CUL', '0063': 'PER', '9999': 'DIS' };
const COUNTRIES: Readonly<Record<string, string>> = { '00150': 'België', '00129': 'Nederland', '00111': 'Frankrijk' };

/** The word `null` in a text is one of Informat's quirks; nobody typed it into Smartschool. */
const text = (value: string | null | undefined): string => (value === 'null' ? '' : (value ?? ''));
const plain = (value: string): string => value.normalize('NFD').replace(/\p{M}/gu, '').replace(/ø/g, 'o').toLowerCase().replace(/[^a-z]/g, '');
export const userNameOf = (voornaam: string, naam: string): string => `${plain(voornaam)}.${plain(naam)}`;

export class PlatformMaker {
	readonly platform: Platform;

	constructor(
		private readonly random: Random,
		private readonly numbers: Numbers,
		private readonly books: Bookkeeping,
		private readonly start: string,
		today: string,
		institutes: readonly string[],
		private readonly known: number,
	) {
		this.platform = new Platform(defaultSettings(institutes), today);
	}

	make(classes: readonly SchoolClass[], informat: InformatState, enrolled: readonly Enrolled[], withAccount: ReadonlySet<number>, withoutAccount: ReadonlySet<number>): Platform {
		this.groups(classes, informat);
		this.staff(Math.max(6, Math.round(enrolled.length / 12)));
		for (const [index, each] of enrolled.entries()) {
			const early = ['geannuleerd', 'nietGerealiseerd', 'startLater'].includes(each.kind);
			const has = !withoutAccount.has(index) && (withAccount.has(index) || (!early && this.random.chance(each.kind === 'vertrokken' ? Math.max(0.8, this.known) : this.known)));
			if (has) this.pupil(each, index);
			this.books.pupil(each, has);
		}
		this.strangers(Math.max(3, Math.round(enrolled.length / 100)));
		fillModules(this.platform);
		return this.platform;
	}

	private groups(classes: readonly SchoolClass[], informat: InformatState): void {
		const { platform } = this;
		const group = (code: string, name: string, parent: string, desc = name): Group => platform.addGroup({ code, name, desc, parent, type: 'G' });
		group('iedereen', 'Iedereen', '', 'Alle gebruikers');
		group('lln', 'Leerlingen', 'iedereen', 'Alle leerlingen');
		group('personeel', 'Personeel', 'iedereen', 'Alle personeel');
		group('nieuw', 'Nieuwe gebruikers', 'iedereen');
		group('KOOR', 'Koor', 'iedereen', 'Schoolkoor');
		for (let year = 1; year <= 7; year++) group(`jaar${year}`, `${year}e jaar`, 'lln', `Klassen van jaar ${year}`);
		for (const [index, klas] of classes.entries()) {
			if (index % 7 === 3) this.books.missingClass(klas.code);
			else platform.addGroup({ code: klas.code, name: klas.name, desc: `Klas ${klas.code}`, parent: `jaar${klas.year}`, type: 'K', isOfficial: true, adminNumber: klas.admgrp, instituteNumber: klas.institute });
		}
		const seen = new Set<string>();
		for (const line of informat.registrations.flatMap(({ inschrKlassen }) => inschrKlassen)) {
			const code = line.klasCode.trim();
			if (line.groepType === 0 || seen.has(code)) continue;
			seen.add(code);
			if (this.random.chance(0.5)) group(code, line.klas, `jaar${/\d/.exec(code)![0]}`);
			else this.books.missingGroup(code);
		}
	}

	private staff(number: number): void {
		const { random, platform } = this;
		const classes = [...platform.groups.values()].filter(({ type }) => type === 'K');
		for (let index = 0; index < number; index++) {
			const role = index === 0 ? '30' : random.weighted({ '0': 80, '13': 17, '30': 3 });
			const account = platform.add({ voornaam: random.pick([...GIRLS, ...BOYS]), naam: random.pick(FAMILIES), gebruikersnaam: `personeel${String(index).padStart(3, '0')}`, internnummer: random.chance(0.25) ? '' : `P${String(index).padStart(4, '0')}`, stamboeknummer: random.chance(0.5) ? 'NULL' : '', basisrol: role, geslacht: random.pick(['m', 'f']), emailadres: `personeel${index}@example.be`, koppelingsveldschoolagenda: `T${String(index).padStart(3, '0')}`, last_successful_login: `${this.start} 08:01:10;${this.start} 08:30:12` });
			account.groups = ['personeel'];
			const klas = classes[index];
			if (klas && role === '0') klas.owners = [String(account.profile.gebruikersnaam)];
			this.books.count('personeel');
		}
	}

	private freeName(wanted: string): string {
		let name = wanted;
		for (let nr = 2; this.platform.byUsername(name); nr++) name = `${wanted}${nr}`;
		return name;
	}

	private pupil({ student, kind, registrations }: Enrolled, index: number): void {
		const { random, numbers, books, platform } = this;
		const registration = registrations[0]!;
		const official = registrations.flatMap(({ inschrKlassen }) => inschrKlassen).filter(({ groepType }) => groepType === 0).map(({ klasCode }) => platform.group(klasCode.trim()));
		const [address] = student.adressen;
		const own = (type: string, soort: string): string => student.comnrs.find((each) => each.type === type && each.soort === soort)?.nr ?? '';
		const mobile = own('Eigen', 'Gsm');
		const account = platform.add({
			voornaam: student.voornaam, naam: student.naam, gebruikersnaam: this.freeName(userNameOf(student.voornaam, student.naam)), internnummer: String(student.pPersoon), extravoornamen: text(student.voornaam2), initialen: text(student.initialen), geslacht: student.geslacht === 'V' ? random.pick(['f', 'f', 'v']) : 'm', geboortedatum: student.geboortedatum.slice(0, 10),
			geboorteplaats: text(student.geboorteplaats), geboorteland: text(student.geboorteland), straat: address?.straat ?? '', huisnummer: text(address?.nr), busnummer: text(address?.bus), postcode: text(address?.postcode), woonplaats: text(address?.gemeente), land: COUNTRIES[address?.landCode ?? ''] ?? 'België',
			emailadres: student.emails[0]?.email ?? '', mobielnummer: mobile === '' ? '' : numbers.respell(mobile), telefoonnummer: numbers.respell(own('Domicilie', 'Telefoon')), stamboeknummer: registration.stamnr ?? '', basisrol: '1', klasnummer: String(1 + (index % 20)), nationaliteitscode: student.nationaliteitCode ?? '', nationaliteit: NATIONALITIES[student.nationaliteitCode ?? ''] ?? '',
			godsdienstkeuze: RELIGIONS[registration.levensbeschouwingCode ?? ''] ?? '', soortleerling: registration.finCode === '02' && random.chance(0.1) ? 'R' : registration.finCode, informat_dokter: text(student.huisdokter), informat_doktertel: numbers.respell(text(student.telefoonHuisdokter)), informat_languages: text(registration.taalkeuze), informat_optionalcourse: registration.afdelingsjaarOptie,
			Middagpauze: random.pick(['eet op school', 'eet thuis', '']), 'Code schoolpasje': random.chance(0.3) ? String(10000000 + index) : '', last_successful_login: random.chance(0.6) ? `${this.start} 08:12:31;${this.start} 19:04:55` : ';',
		});
		if (mobile !== '' && account.profile.mobielnummer !== mobile) books.count('gsm anders gespeld, zelfde nummer');
		account.groups = ['lln'];
		for (const slot of [0, 1, 2]) if (slot === 0 || random.chance(0.5)) platform.countPassword(account, slot, random.chance(0.2));
		for (const slot of Object.values(account.passwords)) slot.writes = 0;
		const klas = official[kind === 'tweeNaElkaar' || kind === 'andereKlas' ? random.below(2) : 0];
		if (klas && kind !== 'zonderKlas') platform.moveToClass(account, klas, this.start);
		for (const line of registrations.at(-1)!.inschrKlassen) {
			const code = line.klasCode.trim();
			if (line.groepType !== 0 && platform.groups.has(code) && random.chance(0.5)) account.groups.push(code);
		}
		if (random.chance(0.3)) this.coAccounts(account, student);
		if (random.chance(0.03)) account.groups.push('KOOR');
		this.differences(account, student, index, klas);
		if (kind === 'vertrokken' && random.chance(0.5)) {
			platform.leave(account, registration.einddatum!);
			books.count('vertrokken en al uitgeschreven');
		} else if (kind === 'vertrokken') books.count('vertrokken maar nog actief');
		else if (random.chance(0.015)) {
			account.profile.status = 'uitgeschakeld';
			books.count('account uitgeschakeld, leerling ingeschreven');
		}
	}

	private coAccounts(account: Account, student: Student): void {
		const { profile } = account;
		for (const [index, relation] of student.relaties.filter(({ lpv }) => lpv > 0).entries()) {
			const slot = index + 1;
			Object.assign(profile, { [`type_coaccount${slot}`]: relation.type, [`naam_coaccount${slot}`]: relation.naam ?? '', [`voornaam_coaccount${slot}`]: relation.voornaam, [`email_coaccount${slot}`]: relation.emails[0]?.email ?? '', [`email_coaccount${slot}_isVerified`]: this.random.chance(0.4), [`mobielnummer_coaccount${slot}`]: this.numbers.respell(relation.comnrs[0]?.nr ?? ''), [`status${slot}`]: 'actief' });
		}
		if (this.random.chance(0.1)) Object.assign(profile, { type_coaccount6: 'Ondersteuner', naam_coaccount6: 'Testaert', voornaam_coaccount6: 'Lieve', email_coaccount6: 'ondersteuner@example.be', status6: 'actief' });
	}

	private differences(account: Account, student: Student, index: number, klas: Group | undefined): void {
		const { random, books, platform } = this;
		const { profile } = account;
		const differ = (share: number, what: string, change: () => void): void => {
			if (!random.chance(share)) return;
			change();
			books.difference(what);
		};
		differ(0.03, 'naam', () => void (profile.naam = `${student.naam}s`));
		differ(0.02, 'voornaam', () => void (profile.voornaam = plain(student.voornaam)));
		differ(0.03, 'geboortedatum', () => void (profile.geboortedatum = '0000-00-00'));
		differ(0.03, 'extraVoornamen', () => void (profile.extravoornamen = 'Jean'));
		differ(0.05, 'gsm', () => void (profile.mobielnummer = `0471 00 ${String(index % 10000).padStart(4, '0').replace(/(..)(..)/, '$1 $2')}`));
		differ(0.04, 'gsm ontbreekt in Smartschool', () => void (profile.mobielnummer = ''));
		differ(0.05, 'e-mail', () => void (profile.emailadres = `ander${index}@example.be`));
		differ(0.04, 'verhuisd', () => Object.assign(profile, { straat: 'Nieuwe Weg', huisnummer: '7', busnummer: '' }));
		differ(0.03, 'adres: bus ontbreekt', () => void (profile.busnummer = ''));
		differ(0.03, 'adres: postcode ontbreekt', () => void (profile.postcode = ''));
		differ(0.02, 'adres ontbreekt', () => Object.assign(profile, { straat: '', huisnummer: '', busnummer: '', postcode: '', woonplaats: '', land: '' }));
		differ(0.05, 'huisdokter enkel in Informat', () => Object.assign(profile, { informat_dokter: '', informat_doktertel: '' }));
		if (!student.huisdokter) differ(0.3, 'huisdokter enkel in Smartschool', () => Object.assign(profile, { informat_dokter: 'Dr. Enkelhier', informat_doktertel: '050/00 00 99' }));
		differ(0.03, 'godsdienst', () => void (profile.godsdienstkeuze = ''));
		differ(0.02, 'nationaliteit', () => Object.assign(profile, { nationaliteitscode: '', nationaliteit: '' }));
		const others = [...platform.groups.values()].filter((group) => group.isOfficial && group !== klas && group.parent === klas?.parent);
		if (klas && others.length > 0) differ(0.04, 'andere klas', () => {
			account.career = [];
			platform.moveToClass(account, random.pick(others), this.start);
		});
		if (klas && random.chance(0.03)) {
			// Only institute number and stamnummer tell who this is.
			platform.rename(account, { internnummer: random.chance(0.5) ? '' : `OUD${index}` });
			books.count('enkel te herkennen aan stamnummer');
		} else differ(0.03, 'stamnummer ontbreekt', () => {
			profile.stamboeknummer = '';
			for (const row of account.career) row.stamboeknummer = '';
		});
	}

	/** Pupils that Informat does not have. */
	private strangers(number: number): void {
		const { platform, random } = this;
		const classes = [...platform.groups.values()].filter(({ isOfficial }) => isOfficial);
		for (let index = 0; index < number; index++) {
			const account = platform.add({ voornaam: random.pick(GIRLS), naam: random.pick(FAMILIES), gebruikersnaam: this.freeName(`oud.leerling${index}`), internnummer: `7000${String(index).padStart(2, '0')}`, basisrol: '1', stamboeknummer: `99${String(index).padStart(5, '0')}` });
			account.groups = ['lln'];
			platform.moveToClass(account, random.pick(classes), this.start);
			if (index % 3 === 0) platform.leave(account, this.start);
			this.books.count(index % 3 === 0 ? 'enkel in Smartschool, uitgeschreven' : 'enkel in Smartschool, actief');
		}
	}
}
