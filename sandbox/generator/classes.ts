/** Official classes of the seven years, each with its course of study and its institute. */
import type { Random } from '../random';

export interface SchoolClass { institute: string; code: string; name: string; year: number; course: string; admgrp: string; klasId: string; pKlas: number }

const PER_CLASS = 20;
const COURSES: readonly (readonly [code: string, name: string])[] = [['LAT', 'Latijn'], ['NW', 'Natuurwetenschappen'], ['HW', 'Humane wetenschappen'], ['EC', 'Economische wetenschappen'], ['TW', 'Technologische wetenschappen'], ['MW', 'Maatschappij en welzijn']];

/** Several institutes share the classes in turn; together they are one school in Smartschool. */
export function makeClasses(pupils: number, random: Random, institutes: readonly string[]): SchoolClass[] {
	const perYear = Math.max(1, Math.round(pupils / PER_CLASS / 7));
	const classes: SchoolClass[] = [];
	for (let year = 1; year <= 7; year++) {
		for (let index = 0; index < perYear; index++) {
			// The first year has two streams; its groups have fixed numbers. Classes of one course share a number.
			const second = year === 1 && index === perYear - 1 && perYear > 2;
			const at = index % COURSES.length;
			const [short, course, admgrp] = year === 1 ? (second ? ['B', '1B', '006247'] : ['A', '1A', '006246']) : [...COURSES[at]!, String(12000 + year * 100 + at).padStart(6, '0')];
			const letter = String.fromCharCode(97 + (year === 1 ? index : Math.floor(index / COURSES.length)));
			const studyYear = year === 1 ? course : `${year} ${course}`;
			classes.push({ institute: institutes[classes.length % institutes.length]!, code: `${year}${short}${letter}`, name: `${studyYear} ${letter}`, year, course: studyYear, admgrp, klasId: random.guid(), pKlas: 300000 + classes.length });
		}
	}
	return classes;
}
