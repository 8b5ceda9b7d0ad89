/** An invented Flemish secondary school: in Informat whole, in Smartschool half and with differences on both sides. */
import { startYearOf } from './calendar';
import { Bookkeeping, type Summary } from './generator/bookkeeping';
import { makeCatalogue } from './generator/catalogue';
import { makeClasses } from './generator/classes';
import { ENOUGH, makeFamilies } from './generator/families';
import { makeGroups } from './generator/groups';
import { makeLogins } from './generator/logins';
import { Numbers } from './generator/numbers';
import { People, type Household } from './generator/people';
import { photoOf } from './generator/photo';
import { PlatformMaker, type Enrolled } from './generator/platform';
import { Registrations, type RegistrationKind } from './generator/registrations';
import { makeStaff } from './generator/staff';
import { InformatState } from './informat/store';
import { Random } from './random';
import type { Platform } from './smartschool/store';

export interface SchoolOptions {
	pupils: number;
	seed: number;
	/** ISO date: today in the school. */
	today: string;
	/** Six digits each. */
	institutes: readonly string[];
	/** Share of the pupils that Smartschool has already; a half when left out. */
	known?: number;
}

export interface Made {
	informat: InformatState;
	platform: Platform;
	summary: Summary;
}

/** Rare kinds come at least once, from the fifth pupil on. */
const CERTAIN: readonly RegistrationKind[] = ['andereKlas', 'tweeNaElkaar', 'vertrokken', 'geannuleerd', 'nietGerealiseerd', 'zonderKlas', 'startLater', 'eindeInJuni'];
const BETWEEN_INSTITUTES: readonly RegistrationKind[] = ['tweeInstellingen', 'andereInstelling'];
const FIRST_CERTAIN = 4;

export function makeSchool(options: SchoolOptions): Made {
	const { pupils, today, institutes } = options;
	const random = new Random(options.seed);
	const numbers = new Numbers(random);
	const books = new Bookkeeping();
	const people = new People(random, numbers);
	const startYear = startYearOf(today);
	const classes = makeClasses(pupils, random, institutes);
	const certain = institutes.length > 1 ? [...CERTAIN, ...BETWEEN_INSTITUTES] : CERTAIN;
	const makeRegistrations = new Registrations(random, classes, institutes, today);
	const informat = new InformatState();
	const enrolled: Enrolled[] = [];
	const households: Household[] = [];

	for (let index = 0; index < pupils; index++) {
		const klas = classes[Math.floor((index / pupils) * classes.length)]!;
		// Two pupils of the same name: one has the account and the user name, the other is new.
		const emma = index < 2 && pupils > 1;
		const sibling = !emma && households.length > 0 && random.chance(0.15) ? random.pick(households) : undefined;
		const household = sibling ?? people.household(index, emma ? 'Peeters' : undefined);
		if (sibling) books.count('met broer of zus op school');
		else households.push(household);
		const student = people.student(index, household, klas.year, startYear, emma ? { voornaam: 'Emma', geslacht: 'V' } : {});
		const { kind, registrations } = makeRegistrations.make(index, student, klas, emma ? 'gewoon' : pupils >= 40 ? certain[index - FIRST_CERTAIN] : undefined);
		informat.students.push(student);
		informat.registrations.push(...registrations);
		enrolled.push({ student, kind, registrations });
		if (random.chance(0.3)) informat.photos.set(student.persoonId, { id: random.guid(), persoonId: student.persoonId, foto: random.chance(0.9) ? photoOf(student.persoonId) : '' });
	}
	const maker = new PlatformMaker(random, numbers, books, `${startYear}-09-01`, today, institutes, options.known ?? 0.5);
	const platform = maker.make(classes, informat, enrolled, new Set([1]), new Set([0]));
	makeGroups(informat, platform, books, { today, seed: options.seed });
	makeCatalogue(informat, classes, institutes);
	makeStaff(informat, platform, classes, { today, institutes, seed: options.seed });
	if (pupils >= ENOUGH) books.summary.families = makeFamilies(informat, platform, enrolled, options.seed);
	makeLogins(informat, platform, options.seed);
	return { informat, platform, summary: books.summary };
}
