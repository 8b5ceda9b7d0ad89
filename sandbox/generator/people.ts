/** Pupils, their parents and the houses they live in, as Informat knows them. */
import type { Address, Comnr, Email, Relation, Student } from '../informat/store';
import { ABROAD, BOYS, DOCTORS, FAMILIES, GIRLS, PLACES, STREETS, TOWNS } from '../names';
import type { Random } from '../random';
import { NATIONALITIES } from '../smartschool/nationalities';
import type { Numbers } from './numbers';

export type HouseholdKind = 'samen' | 'gescheiden' | 'weduwe' | 'eenMoeder' | 'voogd' | 'pleeggezin';

interface Parent { type: string; naam: string | null; voornaam: string; lpv: number; isOverleden: boolean; mobile: string | null; home: string | null; email: string | null; address: Address | null; civil: string | null; birth: string | null; female: boolean }

/** Brothers and sisters share it: same addresses, same people. */
export interface Household { kind: HouseholdKind; family: string; address: Address; home: string; parents: Parent[] }

const KINDS: Readonly<Record<HouseholdKind, number>> = { samen: 64, gescheiden: 20, weduwe: 3, eenMoeder: 7, voogd: 3, pleeggezin: 3 };
const two = (number: number): string => String(number).padStart(2, '0');

export class People {
	private keys = 700000;

	constructor(
		private readonly random: Random,
		private readonly numbers: Numbers,
	) {}

	private key(): number {
		return this.keys++;
	}

	private address(name: string, own: boolean): Address {
		const { random } = this;
		const [postcode, gemeente, landCode] = random.chance(0.03) ? random.pick(ABROAD) : ([...random.pick(TOWNS), '00150'] as const);
		return {
			pAdres: this.key(), adresId: random.guid(), aanspreekTitel: random.chance(0.7) ? random.pick(['Aan de ouders van', 'Mevrouw', 'De heer', 'De heer en mevrouw']) : null, aanspreekNaam: name, straat: random.pick(STREETS),
			nr: `${1 + random.below(250)}${random.chance(0.1) ? random.pick(['A', 'B', 'bis']) : ''}`, bus: random.chance(0.2) ? random.pick(['1', '2', '0201', '301', 'A']) : random.chance(0.04) ? 'null' : null,
			postcode, gemeente, landCode: random.chance(0.02) ? null : landCode, isFacturatie: own, isAanschrijf: true, isVerblijf: own, isOverige: !own, percentage: own ? 100 : 0,
		};
	}

	household(index: number, family = this.random.pick(FAMILIES)): Household {
		const { random, numbers } = this;
		const kind = random.weighted(KINDS);
		const parent = (type: string, order: number): Parent => {
			const female = ['Moeder', 'Voogd', 'Pleegmoeder', 'Plusmoeder'].includes(type);
			const naam = female ? random.pick(FAMILIES) : family;
			const voornaam = random.pick(female ? GIRLS : BOYS);
			return {
				type, naam: random.chance(0.02) ? null : naam, voornaam, lpv: order < 2 ? order + 1 : 0, isOverleden: false, mobile: random.chance(0.95) ? numbers.mobile() : null, home: random.chance(0.1) ? numbers.home() : null,
				email: random.chance(0.85) ? `ouder${index}.${order}@example.org` : null, address: null, civil: { samen: 'Gehuwd', gescheiden: 'Gescheiden', weduwe: 'Weduwe', eenMoeder: 'Ongehuwd', voogd: null, pleeggezin: 'Gehuwd' }[kind], birth: random.chance(0.5) ? `19${70 + random.below(20)}-${two(1 + random.below(12))}-${two(1 + random.below(28))}` : null, female,
			};
		};
		const types: Readonly<Record<HouseholdKind, readonly string[]>> = { samen: ['Vader', 'Moeder'], gescheiden: random.chance(0.4) ? ['Moeder', 'Vader', 'Plusvader'] : ['Moeder', 'Vader'], weduwe: ['Moeder', 'Vader'], eenMoeder: ['Moeder'], voogd: ['Voogd'], pleeggezin: ['Pleegmoeder', 'Pleegvader'] };
		const parents = types[kind].map(parent);
		if (kind === 'gescheiden') parents[1]!.address = this.address(`${parents[1]!.voornaam} ${parents[1]!.naam ?? family}`, false);
		if (kind === 'weduwe') Object.assign(parents[1]!, { isOverleden: true, lpv: 0 });
		return { kind, family, address: this.address(`de ouders van ${family}`, true), home: numbers.home(), parents };
	}

	private comnr(nr: string, type: string, soort: string): Comnr {
		return { pComnr: this.key(), comnrId: this.random.guid(), nr, type, soort };
	}

	private email(email: string, type: string): Email {
		return { pEmail: this.key(), emailId: this.random.guid(), email, type, schoolcom: type !== 'Eigen', factuurMailen: type === 'Vader' };
	}

	private relation(parent: Parent): Relation {
		const { random } = this;
		return {
			pRelatie: this.key(), relatieId: random.guid(), type: parent.type, naam: parent.naam, voornaam: parent.voornaam, insz: null, geboortedatum: parent.birth, geslacht: parent.female ? 'V' : 'M', nationaliteitCode: random.chance(0.6) ? '00150' : null, beroep: random.chance(0.1) ? random.pick(['Architect', 'null', 'Verpleegkundige']) : null,
			burgerlijkeStand: parent.civil, lpv: parent.lpv, ophalen: !parent.isOverleden, isOverleden: parent.isOverleden, adressen: parent.address ? [{ ...parent.address }] : [],
			comnrs: [...(parent.mobile === null ? [] : [this.comnr(parent.mobile, parent.type, 'Gsm')]), ...(parent.home === null ? [] : [this.comnr(parent.home, parent.type, 'Telefoon')])], emails: parent.email === null ? [] : [this.email(parent.email, parent.type)],
		};
	}

	student(index: number, household: Household, year: number, startYear: number, fixed: Partial<Student> = {}): Student {
		const { random, numbers } = this;
		const girl = fixed.geslacht === undefined ? random.chance(0.5) : fixed.geslacht === 'V';
		const names = girl ? GIRLS : BOYS;
		const voornaam = fixed.voornaam ?? random.pick(names);
		const foreign = random.chance(0.15);
		const doctor = random.chance(0.6);
		const relaties = household.parents.map((parent) => this.relation(parent));
		const comnrs = [...(random.chance(0.8) ? [this.comnr(numbers.mobile(), 'Eigen', 'Gsm')] : []), ...(random.chance(0.5) ? [this.comnr(household.home, 'Domicilie', 'Telefoon')] : []), ...(random.chance(0.1) ? [this.comnr(numbers.mobile(), 'Noodnummer', 'Gsm')] : [])];
		return {
			pPersoon: 900000 + index, persoonId: random.guid(), naam: household.family, voornaam, geboortedatum: `${startYear - 11 - year}-${two(1 + random.below(12))}-${two(1 + random.below(28))}${random.chance(0.1) ? 'T00:00:00' : ''}`, nickname: `${household.family} ${voornaam}`,
			voornaam2: random.chance(0.4) ? `${random.pick(names)}, ${random.pick(names)}` : random.chance(0.08) ? 'null' : null, initialen: random.chance(0.5) ? `${voornaam[0]}.` : null,
			geboorteland: foreign ? random.pick(['Nederland', 'Marokko', 'Oekraïne', null]) : 'België', geboorteplaats: random.chance(0.9) ? (foreign ? random.pick(PLACES) : random.pick(TOWNS)[1]) : random.chance(0.3) ? 'null' : null, nationaliteitCode: random.chance(0.97) ? (foreign ? random.pick(Object.keys(NATIONALITIES)) : '00150') : null,
			rijksregisternr: null, bisnr: null, geslacht: girl ? 'V' : 'M', huisdokter: doctor ? random.pick(DOCTORS) : random.chance(0.05) ? 'null' : null, telefoonHuisdokter: doctor && random.chance(0.8) ? numbers.home() : null, llOpSchool: 1, inschrijvingsId: null, leerlingenkaartNummer: random.chance(0.8) ? `LK${String(index).padStart(6, '0')}` : null, fietsNummer: null,
			adressen: [{ ...household.address, aanspreekNaam: `de ouders van ${voornaam} ${household.family}` }], overigeAdressen: relaties.flatMap(({ adressen }) => adressen.map((each) => ({ ...each }))), relaties, comnrs, emails: random.chance(0.75) ? [this.email(`leerling${index}@example.org`, random.chance(0.8) ? 'Eigen' : 'Privé')] : [], bankrek: [], ...fixed,
		};
	}
}
