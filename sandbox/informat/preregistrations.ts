/** The checks of `POST /1/preregistrations/save`: every problem at once, as codes with the field's name. */
import { isDay, isWeekend } from '../calendar';
import { RELATION_TYPES } from './acceptance';

type Body = Record<string, unknown>;
export interface Problem { code: string; message: string }

export const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
export const RELIGIONS: readonly number[] = [52, 63, 135, 136, 140, 187, 194, 225, 418, 9999];
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** Who was born here has a Belgian postal code as place of birth. */
const BELGIUM = '00150';

/** No administrative group: the call updates the details of a pupil who is known. */
export const NO_GROUP = '000000';

const missing = (value: unknown): boolean => value === undefined || value === null || value === '';

/** National and BIS numbers end in 97 minus the rest of the first nine digits, with a 2 in front for births from 2000 on. */
export function isNationalNumber(text: string): boolean {
	if (!/^\d{11}$/.test(text)) return false;
	const check = Number(text.slice(9));
	return [text.slice(0, 9), `2${text.slice(0, 9)}`].some((digits) => 97 - (Number(digits) % 97) === check);
}

class Checks {
	readonly problems: Problem[] = [];

	constructor(private readonly body: Body) {}

	add(code: string, message: string): void {
		this.problems.push({ code, message });
	}

	/** @param empty code when it is missing; null for a field that may be left out */
	text(field: string, longest: number, empty: string | null, tooLong: string): void {
		this.check(field, empty, (value) => value.length <= longest, tooLong, `is longer than ${longest}`);
	}

	check(field: string, empty: string | null, fits: (value: string) => boolean, wrong: string, why = 'is not valid'): void {
		const value = this.body[field];
		if (missing(value)) {
			if (empty !== null) this.add(empty, `${field} is mandatory`);
		} else if (typeof value !== 'string') this.add('BR000', `${field} cannot be converted`);
		else if (!fits(value)) this.add(wrong, `${field} ${why}`);
	}

	yesNo(field: string, required: boolean): void {
		const value = this.body[field];
		if (required ? typeof value !== 'boolean' : !missing(value) && typeof value !== 'boolean') this.add('BR000', `${field} cannot be converted`);
	}

	oneOf(field: string, values: readonly number[], code: string, required = false): void {
		const value = this.body[field];
		if (missing(value)) {
			if (required) this.add(code, `${field} is mandatory`);
		} else if (typeof value !== 'number') this.add('BR000', `${field} cannot be converted`);
		else if (!values.includes(value)) this.add(code, `${field} is not in the list`);
	}
}

export function problemsOf(body: Body, institute: string, locations: readonly string[]): Problem[] {
	const checks = new Checks(body);
	checks.text('lastName', 50, 'BR001A', 'BR001B');
	checks.text('firstName', 50, 'BR002A', 'BR002B');
	checks.text('additionalNames', 160, null, 'BR003');
	checks.check('dateOfBirth', 'BR004A', isDay, 'BR004A');
	checks.check('countryOfBirthCode', 'BR005A', (value) => /^\d{5}$/.test(value), 'BR005B');
	checks.check('placeOfBirthCode', null, (value) => (body.countryOfBirthCode === BELGIUM ? /^\d{4}$/.test(value) : value.length <= 10), 'BR006A');
	checks.text('placeOfBirth', 50, null, 'BR007A');
	checks.check('nationalityCode', 'BR008A', (value) => /^\d{5}$/.test(value), 'BR008B');
	checks.oneOf('sex', [1, 2], 'BR009', true);
	checks.check('insz', null, isNationalNumber, 'BR010A');
	checks.text('eIdNo', 12, null, 'BR011');
	checks.check('eIdPhoto', null, () => true, 'BR000');
	checks.text('mobilePhone', 20, null, 'BR012');
	checks.check('email', null, (value) => EMAIL.test(value), 'BR013');
	checks.text('nameOfDoctor', 100, null, 'BR014');
	checks.text('phoneOfDoctor', 20, null, 'BR015');
	checks.text('firstLanguage', 100, null, 'BR016');
	for (const field of ['isHomeless', 'migrating', 'isIndicatorPupil']) checks.yesNo(field, true);
	checks.yesNo('assignedViaRegistrationSystem', false);
	checks.oneOf('religion', RELIGIONS, 'BR017');
	checks.oneOf('priorityGroup', [1, 2, 3, 4, 5, 6], 'BR018');
	checks.oneOf('reasonForRefusal', [19], 'BR019');
	relations(body.Relationships, checks);
	checks.check('preRegistrationId', 'BR033', (value) => GUID.test(value), 'BR033');
	checks.check('schoolyear', 'BR034A', (value) => isSchoolYear(value), 'BR034B');
	checks.check('institute', 'BR035A', (value) => /^\d{6}$/.test(value) && value === institute, 'BR035B');
	checks.check('structure', 'BR036A', (value) => /^\d{3}$/.test(value), 'BR036B');
	checks.check('locationId', 'BR037A', (value) => /^\d{3}$/.test(value), 'BR037B');
	if (typeof body.locationId === 'string' && /^\d{3}$/.test(body.locationId) && !locations.includes(body.locationId)) checks.add('BR037C', 'locationId does not exist for this institute');
	checks.check('admgrpId', 'BR038A', (value) => /^\d{6}$/.test(value), 'BR038B');
	checks.text('admgrpDetail', 200, null, 'BR039');
	dates(body, checks);
	checks.oneOf('registrationStatus', [0, 1], 'BR042', true);
	return checks.problems;
}

export const isSchoolYear = (text: string): boolean => /^\d{4}-\d{2}$/.test(text) && (Number(text.slice(0, 4)) + 1) % 100 === Number(text.slice(5));

function dates(body: Body, checks: Checks): void {
	checks.check('startDate', 'BR041A', isDay, 'BR041B');
	checks.check('preRegistrationDate', 'BR040A', (value) => /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/.test(value) && isDay(value.slice(0, 10)), 'BR040B');
	const { startDate, preRegistrationDate, schoolyear } = body;
	if (typeof startDate !== 'string' || !isDay(startDate)) return;
	if (isWeekend(startDate) && !startDate.endsWith('-09-01')) checks.add('BR041B', 'startDate is in a weekend');
	if (typeof schoolyear === 'string' && isSchoolYear(schoolyear)) {
		const year = Number(schoolyear.slice(0, 4));
		if (startDate < `${year}-09-01` || startDate > `${year + 1}-06-30`) checks.add('BR041B', 'startDate is outside the school year');
	}
	if (typeof preRegistrationDate === 'string' && preRegistrationDate.slice(0, 10) >= startDate) checks.add('BR040B', 'preRegistrationDate must lie before startDate');
}

function relations(value: unknown, checks: Checks): void {
	if (value === undefined || value === null) return;
	if (!Array.isArray(value)) return checks.add('BR000', 'Relationships cannot be converted');
	if (value.length > 2) checks.add('BR020A', 'at most two Relationships');
	for (const each of value as unknown[]) {
		if (typeof each !== 'object' || each === null) {
			checks.add('BR000', 'Relationships cannot be converted');
			continue;
		}
		const relation = new Checks(each as Body);
		relation.oneOf('type', Object.keys(RELATION_TYPES).map(Number), 'BR021', true);
		relation.text('lastName', 50, 'BR022A', 'BR022B');
		relation.text('firstName', 30, 'BR023A', 'BR023B');
		relation.text('phone', 20, null, 'BR030');
		relation.text('mobilePhone', 20, null, 'BR031');
		relation.check('email', null, (text) => EMAIL.test(text), 'BR032');
		relation.check('insz', null, isNationalNumber, 'BR043A');
		const { Address: address } = each as Body;
		if (address !== undefined && address !== null) relation.problems.push(...addressProblems(address as Body));
		checks.problems.push(...relation.problems);
	}
}

function addressProblems(body: Body): Problem[] {
	const address = new Checks(body);
	address.text('streetName', 50, 'BR024A', 'BR024B');
	address.text('houseNo', 10, 'BR025A', 'BR025B');
	address.text('houseBusNo', 6, null, 'BR026');
	address.text('postalCode', 8, 'BR027A', 'BR027B');
	address.text('city', 30, 'BR028A', 'BR028B');
	address.check('countryCode', 'BR029A', (value) => /^\d{5}$/.test(value), 'BR029B');
	for (const field of ['isDomicileAddress', 'isWritingAddress', 'isResidenceAddress']) address.yesNo(field, false);
	return address.problems;
}
