/** Staff in Informat: the people whom Smartschool has too, and a few who came or went, each with what the Personeel API tells of them. */
import { addDays, schoolYearOf, startYearOf } from '../calendar';
import type { Employee, Place } from '../informat/staff';
import type { InformatState } from '../informat/store';
import { BOYS, FAMILIES, GIRLS, PLACES, STREETS, TOWNS } from '../names';
import { Random } from '../random';
import type { Platform } from '../smartschool/store';
import type { SchoolClass } from './classes';
import { photoOf } from './photo';

interface Person { voornaam: string; naam: string; female: boolean; role: string; email: string | null }
interface Options { today: string; institutes: readonly string[]; seed: number }

const SUBJECTS = ['Wiskunde', 'Nederlands', 'Frans', 'Engels', 'Geschiedenis', 'Biologie', 'Lichamelijke opvoeding', 'Godsdienst'];
const OFFICES: Readonly<Record<string, readonly [code: string, name: string]>> = { '0': ['00000260', 'Leraar'], '13': ['00000470', 'Opvoeder'], '30': ['00000010', 'Directeur'] };
const FIELDS: readonly (readonly [name: string, type: 'text' | 'date' | 'number', rubriek: number])[] = [['Kleur badge', 'text', 1], ['Datum gesprek', 'date', 2], ['Nummer locker', 'number', 1]];
const two = (number: number): string => String(number).padStart(2, '0');

export function makeStaff(informat: InformatState, platform: Platform, classes: readonly SchoolClass[], options: Options): void {
	new StaffMaker(informat, options).make(peopleOf(platform), classes);
}

const peopleOf = (platform: Platform): Person[] => platform.accounts.filter(({ profile }) => profile.basisrol !== '1').map(({ profile }) => ({ voornaam: String(profile.voornaam), naam: String(profile.naam), female: profile.geslacht === 'f', role: String(profile.basisrol), email: String(profile.emailadres) }));

class StaffMaker {
	/** Of its own, so that pupils do not change when staff do. */
	private readonly random: Random;
	private readonly start: number;
	private keys = 500_000;

	constructor(
		private readonly informat: InformatState,
		private readonly options: Options,
	) {
		this.random = new Random(options.seed + 10_000);
		this.start = startYearOf(options.today);
	}

	make(known: readonly Person[], classes: readonly SchoolClass[]): void {
		const { random, informat, options } = this;
		const extra = (role: string): Person => {
			const female = random.chance(0.5);
			return { voornaam: random.pick(female ? GIRLS : BOYS), naam: random.pick(FAMILIES), female, role, email: null };
		};
		known.forEach((person, index) => {
			const employee = this.employee(person, index);
			this.assign(employee, person.role, options.institutes[index % options.institutes.length]!, this.start);
			if (random.chance(0.5)) this.assign(employee, person.role, options.institutes[index % options.institutes.length]!, this.start - 1);
			if (options.institutes.length > 1 && random.chance(0.1)) this.assign(employee, person.role, options.institutes[(index + 1) % options.institutes.length]!, this.start);
		});
		// One who left last year, one who is active without an assignment this year, and one whom Smartschool does not have.
		const left = this.employee(extra('0'), known.length, false);
		const waiting = this.employee(extra('0'), known.length + 1);
		const fresh = this.employee(extra('0'), known.length + 2);
		for (const each of [left, waiting]) this.assign(each, '0', options.institutes[0]!, this.start - 1);
		this.assign(fresh, '0', options.institutes[0]!, this.start);
		this.titulars(classes);
		this.interruptions();
		informat.staff.employees.forEach((each, index) => this.rest(each, index));
	}

	private employee({ voornaam, naam, female, role, email }: Person, index: number, isActive = true): Employee {
		const { random, informat } = this;
		const [postcode, gemeente] = random.pick(TOWNS);
		const born = `${this.start - 24 - random.below(38)}-${two(1 + random.below(12))}-${two(1 + random.below(28))}`;
		const [code, office] = OFFICES[role]!;
		const mobile = `0470 00 ${two(Math.floor(index / 100) % 100)} ${two(index % 100)}`;
		const made: Employee = {
			pPersoon: 100_000 + index, personId: random.guid(), personaId: random.chance(0.8) ? random.guid() : null, naam, voornaam, bijkomendeVoornamen: random.chance(0.3) ? random.pick(female ? GIRLS : BOYS) : null, stamnr: random.chance(0.97) ? `${female ? 2 : 1}${born.replace(/\D/g, '').slice(2)}${String(1000 + (index % 9000))}` : null, sortName: `${naam} ${voornaam}`, nickName: voornaam, geslacht: female ? 'V' : 'M', initialen: random.chance(0.5) ? `${voornaam[0]}.` : null,
			geboortedatum: `${born}T00:00:00`, geboorteplaats: random.chance(0.9) ? random.pick(PLACES) : null, geboortelandCode: '00150', nationaliteitCode: random.chance(0.95) ? '00150' : null, rijksregisternr: null, bisnr: null, bank: random.chance(0.9) ? { iban: 'BE00 0000 0000 0000', bic: random.chance(0.8) ? 'XXXXBEBB' : null } : null, hoofdAmbt: random.chance(0.9) ? { code, naam: office } : null,
			eersteDienstSchool: `${this.start - random.below(15)}-09-01T00:00:00`, eersteDienstScholengroep: null, eersteDienstScholengemeenschap: null, isActive, pensioendatum: null, isMindervalide: false, isOverleden: false, datumOverleden: null, burgStand: random.chance(0.9) ? 1 + random.below(4) : null,
			partner: random.chance(0.4) ? { id: random.guid(), naam: random.pick(FAMILIES), voornaam: random.pick([...GIRLS, ...BOYS]), geboortedatum: null, nationaliteitCode: null, isOverleden: false, datumOverleden: null, inkomen: random.below(4) } : null,
			adressen: [{ id: random.guid(), aanspreekTitel: female ? 'Mevrouw' : 'De heer', aanspreekNaam: `${voornaam} ${naam}`, straat: random.pick(STREETS), nummer: String(1 + random.below(200)), bus: random.chance(0.2) ? 'A' : null, postcode, gemeente, landCode: '00150', isDomicilie: true, isVerblijf: true }],
			comnrs: [{ id: random.guid(), type: 'Eigen', soort: 'Gsm', nr: mobile }], emailadressen: [...(email === null ? [] : [{ id: random.guid(), type: 'School', email }]), { id: random.guid(), type: 'Privé', email: `medewerker${index}@example.org` }],
			kinderen: random.chance(0.3) ? [{ id: random.guid(), naam, voornaam: random.pick(GIRLS), geslacht: 'V', geboortedatum: `${this.start - 8}-05-12T00:00:00`, isOverleden: false, datumOverleden: null }] : [], personeelsgroepen: [{ id: random.guid(), naam: office === 'Leraar' ? 'Leerkrachten' : 'Ondersteuning' }],
		};
		informat.staff.employees.push(made);
		return made;
	}

	private place(instelnr: string, start: number): Place {
		return { instelnr, hfd: '311', schoolYear: schoolYearOf(`${start}-09-01`) };
	}

	private assign({ personId }: Employee, role: string, instelnr: string, start: number): void {
		const { random } = this;
		this.informat.staff.assignments.push({
			place: this.place(instelnr, start),
			row: { id: random.guid(), pOpdracht: this.keys++, personId, begindatum: `${start}-09-01T00:00:00`, einddatum: `${start + 1}-08-31T00:00:00`, ambtCode: OFFICES[role]![0], vervangingen: [], urenTbsOB: 0, reaffWedertew: false, afstandWachtgeld: false, isTao: random.chance(0.05), aanstellingscode: 'A', ato: random.pick(['1', '4']), vakRubriek: role === '0' ? random.pick(SUBJECTS) : null },
		});
	}

	/** Every class has a teacher of its institute. */
	private titulars(classes: readonly SchoolClass[]): void {
		const { staff, registrations } = this.informat;
		const schoolYear = schoolYearOf(this.options.today);
		const teachers = new Map<string, string>();
		for (const [index, { institute, klasId }] of classes.entries()) {
			const here = staff.assignments.filter(({ place, row }) => place.instelnr === institute && place.schoolYear === schoolYear && row.ambtCode === OFFICES['0']![0]);
			if (here.length > 0) teachers.set(klasId, here[index % here.length]!.row.personId);
		}
		for (const line of registrations.flatMap(({ inschrKlassen }) => inschrKlassen)) {
			const persoonId = teachers.get(line.klasId);
			if (persoonId !== undefined) line.klassenleraars = [{ persoonId }];
		}
	}

	/** One open, one sent to AgODi, one with a replacement; none of them came through the API. */
	private interruptions(): void {
		const { random, informat: { staff } } = this;
		const schoolYear = schoolYearOf(this.options.today);
		const running = staff.assignments.filter(({ place }) => place.schoolYear === schoolYear);
		running.slice(1, 4).forEach(({ place, row: { personId } }, index) => {
			const from = addDays(`${this.start}-09-07`, index * 7);
			const doId = random.guid();
			staff.interruptions.push({
				place, byApi: false, verified: index > 0, attachments: {},
				row: { pOnderbreking: this.keys++, doId, personId, hfd: place.hfd, begindatum: `${from}T00:00:00`, einddatum: `${addDays(from, 4)}T00:00:00`, code: '1', omschrijving: 'Ziekte', soort: 'DO', verstuurdAgODi: index === 1, opmSecretariaat: index === 0 ? null : 'Attest ontvangen', opmPersoneelslid: null, staking: false, stakingUren: null, ziekteverlofZonderBezoldiging: false },
			});
			const replacement = running.at(-1)!;
			if (index === 2) replacement.row.vervangingen.push({ opdrachtId: replacement.row.id, doId });
		});
	}

	/** Own fields, photo, diplomas and documents. */
	private rest({ personId }: Employee, index: number): void {
		const { random, start, informat: { staff } } = this;
		const values = [random.pick(['blauw', 'groen', 'null']), `${start}-10-0${1 + random.below(9)}`, String(index)];
		FIELDS.forEach(([naam, dataType, rubriek], at) => {
			if (random.chance(0.6)) staff.ownFields.push({ personId, vvId: `VV${at + 1}`, naam, waarde: values[at]!, dataType, rubriek });
		});
		if (random.chance(0.5)) staff.photos.push({ id: random.guid(), personId, photo: photoOf(personId) });
		staff.diplomas.push({ id: random.guid(), personId, omschrijving: random.pick(['Master in de wiskunde', 'Bachelor secundair onderwijs', 'Master in de taalkunde']), uitgereiktDoor: random.pick(['Voorbeelduniversiteit', 'Voorbeeldhogeschool']), uitgereiktOp: random.chance(0.9) ? `${start - 15}-06-30T00:00:00` : null, isHoofddiploma: true, isBekwaamheidsbewijs: random.chance(0.7) });
		const assignment = staff.assignments.find(({ row }) => row.personId === personId);
		if (!assignment || index % 3 !== 0) return;
		const rlType = ['RL1', 'RL2', 'RL4'][(index / 3) % 3]!;
		const at = `${start}-09-1${index % 10}T08:00:00Z`;
		const sent = random.chance(0.7);
		staff.documents.push({
			place: assignment.place, signed: null,
			row: { documentId: this.keys++, personId, rlType, tekenStatus: sent ? random.pick(['Opgehaald', 'Bekeken', null]) : null, zendingnr: sent ? 9000 + index : null, referentie: sent ? `REF-${index}` : null, aangemaaktOp: at, verstuurdNaarEdisonOp: sent ? at : null, edisonStatusGewijzigdOp: sent ? at : null, ...(rlType === 'RL1' ? { rl1Ingangsdatum: `${start}-09-01T00:00:00` } : {}), ...(rlType === 'RL4' ? { rl4Ingangsdatum: `${start}-09-01T00:00:00` } : {}) },
		});
	}
}
