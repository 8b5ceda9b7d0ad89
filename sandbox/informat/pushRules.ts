/** What the push API refuses: per call the types of its fields, rules of the fields (400, all at once) and rules of the data (409, the first one). */
import { isDay, isWeekend, startYearOf } from '../calendar';
import { GUID, isSchoolYear, RELIGIONS } from './preregistrations';
import { isSchoolDay, momentOf } from './schoolDays';
import type { Absence, Department, InformatState, OfficialClass, Registration, Student } from './store';

export type Body = Record<string, unknown>;

/** Everything that a rule may look at. */
export interface Case {
	state: InformatState;
	institute: string;
	body: Body;
	/** Key in the address. */
	id: string;
	now: number;
	today: string;
	student?: Student;
	/** Enrolment of a link-class call. */
	enrollment?: Registration;
	departments: Department[];
	classes: OfficialClass[];
	/** What is there already for this half day. */
	absence?: Absence;
	/** Location of the call, by its Discimus number. */
	vestCode?: string;
}

export interface Rule { code: string | null; name: string; reason: string; broken: (each: Case) => boolean }
export type FieldType = 'string' | 'integer' | 'boolean';
export interface Rules { types: Readonly<Record<string, FieldType>>; fields: readonly Rule[]; data: readonly Rule[] }

const text = ({ body }: Case, name: string): string => String(body[name] ?? '');
const missing = (name: string, code: string | null): Rule => ({ code, name, reason: `${name} is mandatory`, broken: ({ body }) => body[name] === undefined || body[name] === null || body[name] === '' });
/** Speaks only about a field that is there. */
const wrong = (name: string, code: string, reason: string, broken: (value: string, each: Case) => boolean): Rule => ({ code, name, reason: `${name} ${reason}`, broken: (each) => text(each, name) !== '' && broken(text(each, name), each) });
const data = (code: string, name: string, reason: string, broken: (each: Case) => boolean): Rule => ({ code, name, reason, broken });

const yearOf = (each: Case): number | undefined => (isSchoolYear(text(each, 'schoolYear')) ? Number(text(each, 'schoolYear').slice(0, 4)) : undefined);
const outsideYear = (day: string, each: Case): boolean => {
	const year = yearOf(each);
	return isDay(day) && year !== undefined && (day < `${year}-09-01` || day > `${year + 1}-06-30`);
};
const weekend = (day: string): boolean => isDay(day) && isWeekend(day) && !day.endsWith('-09-01');
const SCHOOL_YEAR = [missing('schoolYear', 'BR034A'), wrong('schoolYear', 'BR034B', 'is not written as 2026-27', (value) => !isSchoolYear(value))];

export const inForce = ({ begindatum, einddatum }: { begindatum: string; einddatum: string | null }, day: string): boolean => begindatum <= day && (einddatum === null || einddatum >= day);
const realised = ({ status, begindatum, einddatum }: Registration): boolean => status === 0 && begindatum !== einddatum;
const own = ({ state, institute, student }: Case): Registration[] => state.registrations.filter((each) => each.persoonId === student?.persoonId && each.instelnr === institute);

/** Groups for which this call does not make enrolments: HBO5, 1A and 1B. */
const CLOSED_GROUPS = ['043905', '006246', '006247'];

const ageAtNewYear = (each: Case): number => (yearOf(each) ?? 0) - Number(each.student?.geboortedatum.slice(0, 4));
/** Informat opens the next school year beside the running one, and keeps the last one. */
const hasYear = (each: Case): boolean => Math.abs((yearOf(each) ?? 0) - startYearOf(each.today)) <= 1;

export const ENROLLMENT: Rules = {
	types: { schoolYear: 'string', mainStructure: 'string', personId: 'string', admgrpNo: 'string', startDate: 'string', locationIdDiscimus: 'integer', classCode: 'string', religionCode: 'integer', isReturningStudent: 'boolean', nameExternalProvider: 'string' },
	fields: [
		...SCHOOL_YEAR,
		missing('mainStructure', 'BR043A'), wrong('mainStructure', 'BR043B', 'must be 311', (value) => value !== '311'),
		missing('personId', 'BR044'), wrong('personId', 'BR044', 'is not valid', (value) => !GUID.test(value)),
		missing('admgrpNo', 'BR038A'), wrong('admgrpNo', 'BR038B', 'must have six digits', (value) => !/^\d{6}$/.test(value)), wrong('admgrpNo', 'BR045', 'is not allowed through this call', (value) => CLOSED_GROUPS.includes(value)),
		missing('startDate', 'BR046A'), wrong('startDate', 'BR046A', 'is no date', (value) => !isDay(value)), wrong('startDate', 'BR046B', 'is outside the school year', outsideYear), wrong('startDate', 'BR046C', 'is in a weekend', weekend),
		wrong('religionCode', 'BR017', 'is not in the list', (value) => !RELIGIONS.includes(Number(value))),
		missing('nameExternalProvider', 'BR047A'), wrong('nameExternalProvider', 'BR047B', 'is longer than 50', (value) => value.length > 50),
	],
	data: [
		data('DNF002', 'personId', 'The person does not exist', ({ student }) => !student),
		data('DNF003', 'personId', 'The age on 31 December must be between 11 and 25', (each) => ageAtNewYear(each) < 11 || ageAtNewYear(each) > 25),
		data('DNF004', 'schoolYear', 'There is no school for this institute and school year', (each) => !hasYear(each)),
		data('MNA006', 'admgrpNo', 'The person is already enrolled in this administrative group', (each) => own(each).some((one) => realised(one) && startYearOf(one.begindatum) === yearOf(each) && one.nrAdmgrp === each.body.admgrpNo && (one.einddatum === null || one.einddatum >= text(each, 'startDate')))),
		data('DNF005', 'admgrpNo', 'There is no unique department year', ({ departments }) => departments.length !== 1),
		data('DNF006', 'classCode', 'There is no unique class with this code', (each) => text(each, 'classCode') !== '' && each.classes.length !== 1),
	],
};

export const LINK_CLASS: Rules = {
	types: { classCode: 'string', startDate: 'string' },
	fields: [
		{ code: 'BR048', name: 'enrollmentId', reason: 'enrollmentId is not valid', broken: ({ id }) => !GUID.test(id) },
		missing('classCode', 'BR049A'),
		missing('startDate', 'BR046A'), wrong('startDate', 'BR046A', 'is no date', (value) => !isDay(value)), wrong('startDate', 'BR046C', 'is in a weekend', weekend),
	],
	data: [
		data('DNF007', 'enrollmentId', 'The enrolment does not exist for this institute', ({ enrollment }) => !enrollment),
		data('BR046D', 'startDate', 'startDate is outside the enrolment', (each) => !inForce(each.enrollment!, text(each, 'startDate'))),
		data('DNF006', 'classCode', 'There is no unique class with this code', ({ classes }) => classes.length !== 1),
	],
};

const under18 = (each: Case): boolean => {
	const birth = each.student!.geboortedatum.slice(0, 10);
	return `${Number(birth.slice(0, 4)) + 18}${birth.slice(4)}` > text(each, 'date');
};

export const ABSENCE: Rules = {
	types: { schoolYear: 'string', absenceCode: 'string', date: 'string', partOfDay: 'string', locationIdDiscimus: 'integer', timestamp: 'string' },
	fields: [
		...SCHOOL_YEAR,
		missing('absenceCode', 'BR050'),
		missing('date', 'BR051A'), wrong('date', 'BR051A', 'is no date', (value) => !isDay(value)), wrong('date', 'BR051B', 'is outside the school year', outsideYear),
		missing('partOfDay', 'BR052'), wrong('partOfDay', 'BR052B', 'must be VM or NM', (value) => !['VM', 'NM'].includes(value)),
		missing('locationIdDiscimus', null),
		missing('timestamp', 'BR053A'), wrong('timestamp', 'BR053A', 'is no moment', (value) => !/^\d{4}-\d{2}-\d{2}T/.test(value) || Number.isNaN(momentOf(value))), wrong('timestamp', 'BR053B', 'is in the future', (value, { now }) => momentOf(value) > now),
	],
	data: [
		data('DNF009', 'date', 'This half day is no day of instruction or evaluation', (each) => !isSchoolDay(text(each, 'date'), text(each, 'partOfDay'), each.state.settings.freeDays)),
		data('DNF002', 'studentId', 'The student does not exist', (each) => own(each).length === 0),
		data('MNA007', 'timestamp', 'A more recent registration exists', ({ absence, body }) => absence !== undefined && !absence.byApi && absence.at > momentOf(String(body.timestamp))),
		data('DNF008', 'locationIdDiscimus', 'The location does not exist for this institute and school year', ({ vestCode }) => vestCode === undefined),
		data('DNF011', 'studentId', 'There is no active enrolment in an official class at this location', (each) => !own(each).some((one) => realised(one) && one.vestCode === each.vestCode && inForce(one, text(each, 'date')) && one.inschrKlassen.some((line) => line.groepType === 0 && inForce(line, text(each, 'date'))))),
		data('DNF010', 'absenceCode', 'The code is not allowed', (each) => !each.state.settings.absenceCodes.includes(text(each, 'absenceCode')) || (each.state.settings.compulsoryOnlyCodes.includes(text(each, 'absenceCode')) && !under18(each))),
	],
};
