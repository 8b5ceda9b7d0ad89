/** Registrations of a pupil with their classes and groups, in every form that a school meets in one year. */
import { addDays, startYearOf } from '../calendar';
import type { ClassRegistration, Registration, Student } from '../informat/store';
import type { Random } from '../random';
import type { SchoolClass } from './classes';

export type RegistrationKind = 'gewoon' | 'eindeInJuni' | 'tweeNaElkaar' | 'andereKlas' | 'vertrokken' | 'geannuleerd' | 'nietGerealiseerd' | 'zonderKlas' | 'startLater' | 'tweeInstellingen' | 'andereInstelling';

const WEIGHTS: Readonly<Record<RegistrationKind, number>> = { tweeInstellingen: 1, andereInstelling: 1, gewoon: 80, eindeInJuni: 4, tweeNaElkaar: 3, andereKlas: 2, vertrokken: 3, geannuleerd: 1.5, nietGerealiseerd: 2, zonderKlas: 1.5, startLater: 1 };
/** Only a school of several institutes has the first two. */
const ONE_INSTITUTE = { ...WEIGHTS, tweeInstellingen: 0, andereInstelling: 0 };
const SCHOOL_NAMES = ['Voorbeeldcollege', 'Voorbeeldlyceum', 'Voorbeeldinstituut', 'Voorbeeldatheneum'];
const RELIGIONS: Readonly<Record<string, number>> = { '0140': 50, '0187': 12, '0135': 12, '0225': 3, '0194': 3, '0136': 2, '0418': 1, '0052': 2, '0063': 1, '9999': 8, '0000': 3 };
const FUNDING: Readonly<Record<string, number>> = { '02': 86, '01': 5, '03': 5, '99': 4 };

export class Registrations {
	private keys = 800000;
	private readonly groupIds = new Map<string, { klasId: string; pKlas: number }>();

	constructor(
		private readonly random: Random,
		private readonly classes: readonly SchoolClass[],
		private readonly institutes: readonly string[],
		private readonly today: string,
	) {}

	make(index: number, student: Student, klas: SchoolClass, wanted?: RegistrationKind): { kind: RegistrationKind; registrations: Registration[] } {
		const start = `${startYearOf(this.today)}-09-01`;
		let kind = wanted ?? this.random.weighted(this.institutes.length > 1 ? WEIGHTS : ONE_INSTITUTE);
		const passed = this.passedDay(start);
		if (passed === undefined && ['tweeNaElkaar', 'andereKlas', 'vertrokken', 'andereInstelling'].includes(kind)) kind = 'gewoon';
		const next = this.otherClass(klas, kind === 'andereKlas');
		if (next === klas) kind = kind === 'andereKlas' || kind === 'tweeNaElkaar' ? 'gewoon' : kind;
		return { kind, registrations: this.ofKind(kind, index, student, klas, next, start, passed ?? start) };
	}

	private ofKind(kind: RegistrationKind, index: number, student: Student, klas: SchoolClass, next: SchoolClass, start: string, passed: string): Registration[] {
		const { random } = this;
		const extra = (from: string): ClassRegistration[] => this.groups(klas, from);
		const base = this.base(index, student, klas, start);
		switch (kind) {
			case 'gewoon':
				return [{ ...base, inschrKlassen: [this.line(klas, start), ...extra(start)] }];
			case 'eindeInJuni':
				return [{ ...base, einddatum: `${startYearOf(start) + 1}-06-30`, inschrKlassen: [this.line(klas, start), ...extra(start)] }];
			case 'tweeNaElkaar': {
				const from = addDays(passed, 1);
				const second = { ...this.base(index, student, next, start), levensbeschouwingCode: base.levensbeschouwingCode, finCode: base.finCode, isOkan: base.isOkan, stamnr: base.stamnr };
				return [{ ...base, einddatum: passed, inschrKlassen: [this.line(klas, start, passed)] }, { ...second, begindatum: from, inschrKlassen: [this.line(next, from), ...this.groups(next, from)] }];
			}
			case 'andereKlas':
				return [{ ...base, inschrKlassen: [this.line(klas, start, passed), this.line(next, addDays(passed, 1)), ...extra(start)] }];
			case 'vertrokken':
				return [{ ...base, einddatum: passed, inschrKlassen: [this.line(klas, start, passed)] }];
			case 'geannuleerd':
				return [{ ...base, einddatum: start, inschrKlassen: [this.line(klas, start, start)] }];
			case 'nietGerealiseerd':
				return [{ ...base, status: random.pick([1, 2, 4]), stamnr: null, inschrKlassen: random.chance(0.5) ? [this.line(klas, start)] : [] }];
			case 'zonderKlas':
				return [{ ...base, inschrKlassen: extra(start) }];
			case 'tweeInstellingen': {
				const second = this.inOtherInstitute(index, student, klas, start, start);
				return [{ ...base, inschrKlassen: [this.line(klas, start), ...extra(start)] }, second];
			}
			case 'andereInstelling':
				return [{ ...base, einddatum: passed, inschrKlassen: [this.line(klas, start, passed)] }, this.inOtherInstitute(index, student, klas, start, addDays(passed, 1))];
			case 'startLater': {
				const later = addDays(this.today, 10 + random.below(20));
				return [{ ...base, begindatum: later, inschrKlassen: [this.line(klas, later)] }];
			}
		}
	}

	/** The nearest class of another institute; there the pupil has another stamnummer (R12). */
	private inOtherInstitute(index: number, student: Student, klas: SchoolClass, start: string, from: string): Registration {
		const away = ({ year }: SchoolClass): number => Math.abs(year - klas.year);
		const other = this.classes.filter(({ institute }) => institute !== klas.institute).reduce((best, each) => (away(each) < away(best) ? each : best));
		return { ...this.base(50_000 + index, student, other, start), begindatum: from, inschrKlassen: [this.line(other, from), ...this.groups(other, from)] };
	}

	private base(index: number, student: Student, klas: SchoolClass, start: string): Registration {
		const { random } = this;
		const since = startYearOf(start) - random.below(klas.year);
		return {
			inschrijvingsId: random.guid(), pInschr: this.keys++, pPersoon: student.pPersoon, persoonId: student.persoonId, instelnr: klas.institute, hfdstructuur: '311', school: SCHOOL_NAMES[this.institutes.indexOf(klas.institute) % SCHOOL_NAMES.length]!, stamnr: `${String(since % 100).padStart(2, '0')}${String(index + 1).padStart(5, '0')}`, vestCode: '001', vestiging: 'Campus Noord',
			begindatum: start, einddatum: null, afdCode: klas.code.slice(0, -1), nrAdmgrp: klas.admgrp, afdelingsjaar: klas.course, afdelingsjaarOptie: klas.year > 4 && random.chance(0.3) ? random.pick(['Wiskunde 6u', 'Wiskunde 8u', 'Moderne talen']) : null, status: 0, graad: String(Math.min(3, Math.ceil(klas.year / 2))), leerjaar: klas.year,
			taalkeuze: klas.year > 2 ? random.pick(['Frans-Engels', 'Frans-Engels-Duits', 'null', null]) : null, finCode: random.weighted(FUNDING), levensbeschouwingCode: random.chance(0.02) ? null : random.weighted(RELIGIONS), isOkan: random.chance(0.015), preRegistrationId: random.chance(0.05) ? random.guid() : null, inschrKlassen: [],
		};
	}

	private line(klas: SchoolClass, from: string, end: string | null = null): ClassRegistration {
		const { random } = this;
		const klasCode = random.chance(0.08) ? random.pick([`${klas.code} `, ` ${klas.code}`, `${klas.code}  `]) : klas.code;
		return { inschrKlasId: random.guid(), pInschrKlas: this.keys++, klasId: klas.klasId, pKlas: klas.pKlas, klasCode, klas: klas.name, groepType: 0, klasnummer: 1 + random.below(25), begindatum: from, einddatum: end, klassenleraars: [] };
	}

	private groups(klas: SchoolClass, from: string): ClassRegistration[] {
		const { random } = this;
		const made: ClassRegistration[] = [];
		const add = (groepType: number, code: string, name: string, begin = from, end: string | null = null): void => {
			const ids = this.groupIds.get(code) ?? { klasId: random.guid(), pKlas: 390000 + this.groupIds.size };
			this.groupIds.set(code, ids);
			made.push({ inschrKlasId: random.guid(), pInschrKlas: this.keys++, ...ids, klasCode: code, klas: name, groepType, klasnummer: 0, begindatum: begin, einddatum: end, klassenleraars: [] });
		};
		if (random.chance(0.3)) {
			const level = 1 + random.below(3);
			add(1, `${klas.year}WIS${level}`, `Wiskunde ${klas.year} groep ${level}`, addDays(from, 7), random.chance(0.2) ? `${startYearOf(from) + 1}-06-30` : null);
		}
		if (random.chance(0.15)) add(1, `${klas.year}LO${random.pick(['J', 'M'])}`, `Lichamelijke opvoeding ${klas.year}`);
		if (klas.year > 4 && random.chance(0.1)) add(3, `OLOD${klas.year}`, `Opleidingsonderdeel ${klas.year}`);
		return made;
	}

	private otherClass(klas: SchoolClass, sameCourse: boolean): SchoolClass {
		const others = this.classes.filter((each) => each.year === klas.year && each !== klas && each.institute === klas.institute && (each.admgrp === klas.admgrp) === sameCourse);
		return others.length === 0 ? klas : this.random.pick(others);
	}

	/** A school day that has passed, at least three weeks into the year. */
	private passedDay(start: string): string | undefined {
		const days = Math.floor((Date.parse(this.today) - Date.parse(start)) / 86_400_000);
		return days < 30 ? undefined : addDays(start, 21 + this.random.below(Math.min(45, days - 25)));
	}
}
