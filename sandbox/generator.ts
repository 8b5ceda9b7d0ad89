/** An invented Flemish secondary school: in Informat whole, in Smartschool half and with differences on both sides. */
import { startYearOf } from './calendar';
import { Bookkeeping, type Summary } from './generator/bookkeeping';
import { makeClasses } from './generator/classes';
import { Numbers } from './generator/numbers';
import { People, type Household } from './generator/people';
import { PlatformMaker, type Enrolled } from './generator/platform';
import { Registrations, type RegistrationKind } from './generator/registrations';
import { InformatState } from './informat/store';
import { Random } from './random';
import type { Platform } from './smartschool/store';

export interface SchoolOptions {
	pupils: number;
	seed: number;
	/** ISO date: today in the school. */
	today: string;
	institute: string;
	/** Share of the pupils that Smartschool has already; a half when left out. */
	known?: number;
}

export interface Made {
	informat: InformatState;
	platform: Platform;
	summary: Summary;
}

/** The smallest picture that is one: a white JPEG of one pixel. */
export const PHOTO = '/9j/4AAQSkZJRgABAQEAYABgAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwcKDcpLDAxNDQ0Hyc5PTgyPC4zNDL/wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAACf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AKp//2Q==';

/** Rare kinds come at least once, from the fifth pupil on. */
const CERTAIN: readonly RegistrationKind[] = ['andereKlas', 'tweeNaElkaar', 'vertrokken', 'geannuleerd', 'nietGerealiseerd', 'zonderKlas', 'startLater', 'eindeInJuni'];
const FIRST_CERTAIN = 4;

export function makeSchool(options: SchoolOptions): Made {
	const { pupils, today, institute } = options;
	const random = new Random(options.seed);
	const numbers = new Numbers(random);
	const books = new Bookkeeping();
	const people = new People(random, numbers);
	const startYear = startYearOf(today);
	const classes = makeClasses(pupils, random);
	const makeRegistrations = new Registrations(random, classes, institute, today);
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
		const { kind, registrations } = makeRegistrations.make(index, student, klas, emma ? 'gewoon' : pupils >= 40 ? CERTAIN[index - FIRST_CERTAIN] : undefined);
		informat.students.push(student);
		informat.registrations.push(...registrations);
		enrolled.push({ student, kind, registrations });
		if (random.chance(0.3)) informat.photos.set(student.persoonId, { id: random.guid(), persoonId: student.persoonId, foto: random.chance(0.9) ? PHOTO : '' });
	}
	const maker = new PlatformMaker(random, numbers, books, `${startYear}-09-01`, today, institute, options.known ?? 0.5);
	const platform = maker.make(classes, informat, enrolled, new Set([1]), new Set([0]));
	return { informat, platform, summary: books.summary };
}
