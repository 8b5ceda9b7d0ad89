/**
 * Families in which co-accounts are easily mixed up, one of each kind, in place of what chance had made of them. Names
 * are of the kind and the number of the pupil, so that nobody of one family is like anybody of another one.
 */
import type { InformatState, Relation, Student } from '../informat/store';
import { Random } from '../random';
import { emptySlot, SLOTS } from '../smartschool/profile';
import type { Account, Platform } from '../smartschool/store';
import type { Enrolled } from './platform';

/** A relation in Informat: kind, first name, LPV. `mail` and `gsm` false = has none; `gezin` = an address that several share. */
interface Member { type: string; voornaam: string; lpv?: 1 | 2; mail?: false | 'gezin'; gsm?: false; thuis?: true; overleden?: true; apart?: true }
/** A co-account in Smartschool: of the member with this number (from 0), or of somebody else. */
interface Slot { nr: number; van?: number; type?: string; anders?: Readonly<Record<string, string | boolean>> }
interface Family { leden: readonly Member[]; slots?: readonly Slot[]; /** Pupils who have the same parents. */ kinderen?: number }

const MOEDER: Member = { type: 'Moeder', voornaam: 'Els', lpv: 1 };
const VADER: Member = { type: 'Vader', voornaam: 'Tom', lpv: 2 };
const VIER: readonly Member[] = [{ type: 'Plusvader', voornaam: 'Jan' }, { type: 'Plusmoeder', voornaam: 'Mia' }, { type: 'Grootvader', voornaam: 'Fons' }, { type: 'Grootmoeder', voornaam: 'Jo' }];

const FAMILIES: Readonly<Record<string, Family>> = {
	tweeOuders: { leden: [VADER, MOEDER] },
	eenOuder: { leden: [MOEDER] },
	geenRelaties: { leden: [] },
	tweeMoeders: { leden: [MOEDER, { ...MOEDER, voornaam: 'An', lpv: 2 }] },
	gescheiden: { leden: [{ ...MOEDER, thuis: true }, { ...VADER, apart: true }], slots: [{ nr: 1, van: 1 }] },
	plusouder: { leden: [MOEDER, VADER, VIER[0]!], slots: [{ nr: 3, van: 2, anders: { email: '' } }] },
	zesRelaties: { leden: [...VIER, MOEDER, VADER] },
	zevenRelaties: { leden: [...VIER, { type: 'Voogd', voornaam: 'Bea' }, MOEDER, VADER] },
	overleden: { leden: [MOEDER, { ...VADER, overleden: true }], slots: [{ nr: 1, van: 0 }, { nr: 2, van: 1 }] },
	eenMail: { leden: [{ ...MOEDER, mail: 'gezin' }, { ...VADER, mail: 'gezin' }], slots: [{ nr: 1, van: 1 }, { nr: 2, van: 0 }] },
	bevestigd: { leden: [MOEDER, VADER], slots: [{ nr: 1, van: 0, anders: { email: 'zelf.gekozen@example.be', email_isVerified: true } }] },
	personeel: { leden: [MOEDER, VADER, { type: 'Voogd', voornaam: 'Bea' }], slots: [{ nr: 3, type: 'Ondersteuner' }] },
	vreemde: { leden: [MOEDER, VADER], slots: [{ nr: 1, type: 'Vader' }] },
	onbekendSoort: { leden: [{ ...MOEDER, type: 'Trajectcoach' }] },
	zonderNaam: { leden: [MOEDER, { ...VADER, voornaam: '' }] },
	broerEnZus: { leden: [MOEDER, VADER], kinderen: 2 },
};

/** Below this number of pupils there is no room for them. */
export const ENOUGH = 40;

/** @returns pupil numbers by kind of family; kinds with several pupils have `kind`, `kind2`, … */
export function makeFamilies(informat: InformatState, platform: Platform, enrolled: readonly Enrolled[], seed: number): Record<string, number> {
	const random = new Random(seed + 30_000);
	const candidates = enrolled.flatMap(({ student, kind }) => {
		const account = platform.byInternNumber(String(student.pPersoon));
		return kind === 'gewoon' && account?.profile.status === 'actief' && platform.officialClass(account) ? [{ student, account }] : [];
	});
	const made: Record<string, number> = {};
	for (const [kind, family] of Object.entries(FAMILIES)) {
		for (let child = 1; child <= (family.kinderen ?? 1); child++) {
			const pupil = candidates.pop();
			if (!pupil) return made;
			const parents = made[kind] ?? pupil.student.pPersoon;
			fill(informat, random, family, parents, pupil.student, pupil.account);
			made[child === 1 ? kind : `${kind}${child}`] = pupil.student.pPersoon;
		}
	}
	return made;
}

function fill(informat: InformatState, random: Random, { leden, slots = [] }: Family, parents: number, student: Student, account: Account): void {
	const digits = String(parents % 1000).padStart(3, '0');
	student.relaties = leden.map((member, index) => relationOf(informat, random, member, `${digits}${index}`));
	student.overigeAdressen = student.relaties.flatMap(({ adressen }) => adressen.map((each) => ({ ...each })));
	for (const nr of SLOTS) Object.assign(account.profile, emptySlot(nr));
	for (const nr of SLOTS) delete account.passwords[nr];
	for (const { nr, van, type, anders } of slots) {
		const relation = van === undefined ? undefined : student.relaties[van]!;
		const values: Record<string, string | boolean> = relation
			? { type: relation.type, naam: relation.naam ?? '', voornaam: relation.voornaam, email: relation.emails[0]?.email ?? '', mobielnummer: relation.comnrs.find(({ soort }) => soort === 'Gsm')?.nr ?? '' }
			: { type: type!, naam: 'Buitenstaander', voornaam: 'Kim', email: `kim${digits}@example.be`, mobielnummer: `0471 00 ${digits[0]}0 ${digits.slice(1)}` };
		for (const [field, value] of Object.entries({ ...values, ...anders })) account.profile[field === 'email_isVerified' ? `email_coaccount${nr}_isVerified` : `${field}_coaccount${nr}`] = value;
		account.profile[`status${nr}`] = 'actief';
	}
}

function relationOf(informat: InformatState, random: Random, { type, voornaam, lpv, mail, gsm, thuis, overleden, apart }: Member, digits: string): Relation {
	const naam = `Van ${voornaam || 'Niemand'}${digits}`;
	const nr = (kind: 'Gsm' | 'Telefoon', number: string, of = type) => ({ pComnr: informat.newKey(), comnrId: random.guid(), nr: number, type: of, soort: kind });
	const email = mail === 'gezin' ? `gezin${digits.slice(0, 3)}@example.org` : `${(voornaam || 'niemand').toLowerCase()}${digits}@example.org`;
	return {
		pRelatie: informat.newKey(), relatieId: random.guid(), type, naam, voornaam, insz: null, geboortedatum: null, geslacht: /vader/i.test(type) ? 'M' : 'V', nationaliteitCode: '00150', beroep: null, burgerlijkeStand: apart || thuis ? 'Gescheiden' : null, lpv: lpv ?? 0, ophalen: !overleden, isOverleden: overleden === true,
		adressen: apart ? [{ pAdres: informat.newKey(), adresId: random.guid(), aanspreekTitel: null, aanspreekNaam: `${voornaam} ${naam}`, straat: 'Andere Weg', nr: digits, bus: null, postcode: '9000', gemeente: 'Gent', landCode: '00150', isFacturatie: false, isAanschrijf: true, isVerblijf: false, isOverige: true, percentage: 0 }] : [],
		comnrs: [...(gsm === false ? [] : [nr('Gsm', `0470 00 ${digits.slice(0, 2)} ${digits.slice(2)}`)]), ...(thuis ? [nr('Telefoon', `050 00 ${digits.slice(0, 2)} ${digits.slice(2)}`, 'Domicilie')] : [])],
		emails: mail === false ? [] : [{ pEmail: informat.newKey(), emailId: random.guid(), email, type, schoolcom: true, factuurMailen: false }],
	};
}
