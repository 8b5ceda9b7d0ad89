/** Decisions of the class council, by school year. Nothing of the real form is known: one row per pupil. */
import { longSchoolYearOf } from '../calendar';
import { isoDate, phpJson, type Table } from './table';

export interface DeliberationLine {
	schoolyear: string;
	date: string;
	gebruikersnaam: string;
	internnummer: string;
	klas: string;
	beslissing: string;
}

export const DELIBERATION: Table = {
	getDeliberationLines: {
		args: ['dateInSchoolYear'],
		returns: 'anyType',
		run(platform, { dateInSchoolYear = '' }) {
			const day = isoDate(dateInSchoolYear);
			if (day === undefined) return 49;
			const year = longSchoolYearOf(day);
			return phpJson(platform.deliberations.filter(({ schoolyear }) => schoolyear === year));
		},
	},
};
