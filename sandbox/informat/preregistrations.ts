/** The checks of `POST /1/preregistrations/save`, as codes with the field's name. */

type Body = Record<string, unknown>;
interface Problem { code: string; message: string }

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const RELIGIONS = [52, 63, 135, 136, 140, 187, 194, 225, 418, 9999];
const RELATION_TYPES = [0, 2, 5, 6, 7, 8, 9, 10, 13, 14];
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

export function problemsOf(body: Body): Problem[] {
	const problems: Problem[] = [];
	const add = (code: string, message: string) => problems.push({ code, message });
	const missing = (value: unknown) => value === undefined || value === null || value === '';
	const text = (field: string, longest: number, required: string | null, tooLong: string) => {
		const value = body[field];
		if (missing(value)) return void (required && add(required, `${field} is mandatory`));
		if (typeof value !== 'string') return void add('BR000', `${field} cannot be converted`);
		if (value.length > longest) add(tooLong, `${field} is longer than ${longest}`);
	};
	const format = (field: string, pattern: RegExp, required: string | null, wrong: string) => {
		const value = body[field];
		if (missing(value)) return void (required && add(required, `${field} is mandatory`));
		if (typeof value !== 'string' || !pattern.test(value)) add(wrong, `${field} is not valid`);
	};
	text('lastName', 50, 'BR001A', 'BR001B');
	text('firstName', 50, 'BR002A', 'BR002B');
	text('additionalNames', 160, null, 'BR003');
	format('dateOfBirth', DAY, 'BR004A', 'BR004A');
	format('countryOfBirthCode', /^\d{5}$/, 'BR005A', 'BR005B');
	text('placeOfBirthCode', 10, null, 'BR006A');
	text('placeOfBirth', 50, null, 'BR007A');
	format('nationalityCode', /^\d{5}$/, 'BR008A', 'BR008B');
	if (body.sex !== 1 && body.sex !== 2) add('BR009', 'sex is 1 or 2');
	format('insz', /^\d{11}$/, null, 'BR010A');
	text('eIdNo', 12, null, 'BR011');
	text('mobilePhone', 20, null, 'BR012');
	format('email', EMAIL, null, 'BR013');
	text('nameOfDoctor', 100, null, 'BR014');
	text('phoneOfDoctor', 20, null, 'BR015');
	text('firstLanguage', 100, null, 'BR016');
	for (const field of ['isHomeless', 'migrating', 'isIndicatorPupil']) if (typeof body[field] !== 'boolean') add('BR000', `${field} is mandatory`);
	if (!missing(body.religion) && !RELIGIONS.includes(body.religion as number)) add('BR017', 'religion is not in the list');
	if (!missing(body.priorityGroup) && !(Number(body.priorityGroup) >= 1 && Number(body.priorityGroup) <= 6)) add('BR018', 'priorityGroup is 1 to 6');
	if (!missing(body.reasonForRefusal) && body.reasonForRefusal !== 19) add('BR019', 'reasonForRefusal is 19');
	relations(body.Relationships, add);
	format('preRegistrationId', GUID, 'BR033', 'BR033');
	format('schoolyear', /^\d{4}-\d{2}$/, 'BR034A', 'BR034B');
	const year = typeof body.schoolyear === 'string' ? Number(body.schoolyear.slice(0, 4)) : NaN;
	if (typeof body.schoolyear === 'string' && (year + 1) % 100 !== Number(body.schoolyear.slice(5))) add('BR034B', 'schoolyear is not valid');
	format('institute', /^\d{6}$/, 'BR035A', 'BR035B');
	format('structure', /^\d{3}$/, 'BR036A', 'BR036B');
	format('locationId', /^\d{3}$/, 'BR037A', 'BR037B');
	format('admgrpId', /^\d{6}$/, 'BR038A', 'BR038B');
	text('admgrpDetail', 200, null, 'BR039');
	format('preRegistrationDate', /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, 'BR040A', 'BR040B');
	format('startDate', DAY, 'BR041A', 'BR041B');
	if (typeof body.startDate === 'string' && DAY.test(body.startDate)) {
		const weekday = new Date(`${body.startDate}T00:00:00Z`).getUTCDay();
		if ((weekday === 0 || weekday === 6) && !body.startDate.endsWith('-09-01')) add('BR041B', 'startDate is in a weekend');
		if (body.startDate < `${year}-09-01` || body.startDate > `${year + 1}-06-30`) add('BR041B', 'startDate is outside the school year');
		if (typeof body.preRegistrationDate === 'string' && body.preRegistrationDate.slice(0, 10) >= body.startDate) add('BR040B', 'preRegistrationDate must lie before startDate');
	}
	if (body.registrationStatus !== 0 && body.registrationStatus !== 1) add('BR042', 'registrationStatus is 0 or 1');
	return problems;
}

function relations(value: unknown, add: (code: string, message: string) => void): void {
	if (!Array.isArray(value)) return add('BR000', 'Relationships is mandatory');
	if (value.length > 2) add('BR020A', 'at most two Relationships');
	for (const relation of value as Body[]) {
		if (!RELATION_TYPES.includes(relation.type as number)) add('BR021', 'relation type');
		const text = (from: Body, field: string, longest: number, required: string | null, tooLong: string) => {
			const value = from[field];
			if (value === undefined || value === null || value === '') return void (required && add(required, `${field} is mandatory`));
			if (typeof value !== 'string') add('BR000', `${field} cannot be converted`);
			else if (value.length > longest) add(tooLong, `${field} is longer than ${longest}`);
		};
		text(relation, 'lastName', 50, 'BR022A', 'BR022B');
		text(relation, 'firstName', 30, 'BR023A', 'BR023B');
		text(relation, 'phone', 20, null, 'BR030');
		text(relation, 'mobilePhone', 20, null, 'BR031');
		if (relation.email !== null && relation.email !== undefined && !EMAIL.test(String(relation.email))) add('BR032', 'relation email');
		const address = relation.Address as Body | null | undefined;
		if (address === null || address === undefined) continue;
		text(address, 'streetName', 50, 'BR024A', 'BR024B');
		text(address, 'houseNo', 10, 'BR025A', 'BR025B');
		text(address, 'houseBusNo', 6, null, 'BR026');
		text(address, 'postalCode', 8, 'BR027A', 'BR027B');
		text(address, 'city', 30, 'BR028A', 'BR028B');
		if (!/^\d{5}$/.test(String(address.countryCode ?? ''))) add('BR029A', 'countryCode');
	}
}
