/** Courses: made by name, then given teachers and groups of pupils. */
import type { Platform } from './store';
import { base64, cdata, listOf, OK, type Args, type Table } from './table';

export interface Course {
	name: string;
	description: string;
	visible: boolean;
	/** User names. */
	mainTeacher: string;
	coTeachers: string[];
	/** Codes. */
	groups: string[];
}

const courseOf = (platform: Platform, { coursename }: Args): Course | undefined => platform.courses.find(({ name }) => name === coursename);

function addCourse(platform: Platform, args: Args): number {
	const { coursename = '', coursedesc = '', visibility = '1' } = args;
	if (coursename === '' || !['', '0', '1'].includes(visibility)) return 20;
	if (courseOf(platform, args)) return 21;
	platform.courses.push({ name: coursename, description: coursedesc, visible: visibility !== '0', mainTeacher: '', coTeachers: [], groups: [] });
	return OK;
}

function addCourseTeacher(platform: Platform, args: Args): number {
	const course = courseOf(platform, args);
	if (!course) return 22;
	const { internnummer = '', userlist = '' } = args;
	const main = internnummer === '' ? undefined : platform.byInternNumber(internnummer);
	const others = listOf(userlist).map((key) => platform.byKey(key));
	if ((internnummer !== '' && !main) || others.includes(undefined)) return 12;
	if (!main && others.length === 0) return 14;
	if (main) course.mainTeacher = String(main.profile.gebruikersnaam);
	course.coTeachers = [...new Set([...course.coTeachers, ...others.map((account) => String(account!.profile.gebruikersnaam))])];
	return OK;
}

/** Groups by the number of the class list, or by code. */
function addCourseStudents(platform: Platform, args: Args): number {
	const course = courseOf(platform, args);
	if (!course) return 22;
	const groups = listOf(args.groupIds ?? '').map((key) => platform.groupById(key) ?? platform.group(key));
	if (groups.length === 0) return 14;
	if (groups.includes(undefined)) return 19;
	course.groups = [...new Set([...course.groups, ...groups.map((group) => group!.code)])];
	return OK;
}

function getCourses(platform: Platform): string {
	const teacher = (username: string): string => {
		const profile = platform.byUsername(username)?.profile;
		return profile ? `<username>${cdata(username)}</username><firstname>${cdata(String(profile.voornaam))}</firstname><lastname>${cdata(String(profile.naam))}</lastname>` : '';
	};
	const rows = platform.courses.map(({ name, description, visible, mainTeacher, coTeachers, groups }) => `  <course><name>${cdata(name)}</name><description>${cdata(description)}</description><active>${visible ? 1 : 0}</active><mainTeacher>${teacher(mainTeacher)}</mainTeacher><coTeachers>${coTeachers.map((each) => `<coTeacher><username>${cdata(each)}</username></coTeacher>`).join('')}</coTeachers><studentGroups>${groups.map((code) => `<studentGroup><name>${cdata(platform.group(code)?.name ?? code)}</name></studentGroup>`).join('')}</studentGroups></course>\n`);
	return base64(`<?xml version="1.0" encoding="UTF-8"?>\n<courses>\n${rows.join('')}</courses>\n`);
}

export const COURSES: Table = {
	addCourse: { args: ['coursename', 'coursedesc', 'visibility'], returns: 'string', run: addCourse },
	addCourseTeacher: { args: ['coursename', 'coursedesc', 'internnummer', 'userlist'], returns: 'anyType', run: addCourseTeacher },
	addCourseStudents: { args: ['coursename', 'coursedesc', 'groupIds'], returns: 'anyType', run: addCourseStudents },
	getCourses: { args: [], returns: 'string', run: getCourses },
};
