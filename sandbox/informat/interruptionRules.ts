/** What the Personeel API refuses of an interruption and its attachment: rules of the fields (BR, 400) and of what is there already (MNA, 405). */
import { isDay } from '../calendar';
import { GUID, isSchoolYear } from './preregistrations';
import type { Employee, Interruption, Place } from './staff';
import type { InformatState } from './store';

export interface StaffCase {
	state: InformatState;
	institute: string;
	body: Record<string, unknown>;
	personId: string;
	interruptionId: string;
	attachmentId: string;
	employee?: Employee;
	/** The interruption of this id, if there is one. */
	old?: Interruption;
	/** The institutes with their structures and years. */
	places: readonly Place[];
}

export interface StaffRule { code: string; message: string; broken: (each: StaffCase) => boolean }

const LARGEST = 10 * 1024 * 1024;
const EXTENSIONS = ['pdf', 'jpg', 'jpeg', 'png', 'doc', 'docx'];

const text = ({ body }: StaffCase, name: string): string => (body[name] === undefined || body[name] === null ? '' : String(body[name]));
const rule = (code: string, message: string, broken: (each: StaffCase) => boolean): StaffRule => ({ code, message, broken });
const missing = (code: string, name: string): StaffRule => rule(code, `${name} is mandatory`, (each) => text(each, name) === '');
const longest = (code: string, name: string, most: number): StaffRule => rule(code, `${name} is longer than ${most}`, (each) => text(each, name).length > most);
const guid = (code: string, name: 'personId' | 'interruptionId' | 'attachmentId'): StaffRule => rule(code, `${name} is not valid`, (each) => !GUID.test(each[name]));
const filled = (name: string, broken: (value: string, each: StaffCase) => boolean) => (each: StaffCase): boolean => text(each, name) !== '' && broken(text(each, name), each);
const dated = (value: string): string => value.slice(0, 10);

const overlaps = ({ row }: Interruption, each: StaffCase): boolean => row.personId === each.personId && row.doId !== each.interruptionId && dated(row.begindatum) <= text(each, 'einddatum') && dated(row.einddatum) >= text(each, 'begindatum');
const datesDiffer = (each: StaffCase): boolean => each.old !== undefined && (each.old.row.hfd !== text(each, 'hfd') || dated(each.old.row.begindatum) !== text(each, 'begindatum') || dated(each.old.row.einddatum) !== text(each, 'einddatum'));
export const isReplaced = ({ state }: StaffCase, { row: { doId } }: Interruption): boolean => state.staff.assignments.some(({ row }) => row.vervangingen.some((each) => each.doId === doId));

export const PUT_INTERRUPTION: { fields: readonly StaffRule[]; data: readonly StaffRule[] } = {
	fields: [
		guid('BR001', 'personId'), guid('BR002', 'interruptionId'),
		missing('BR003A', 'instelnr'),
		missing('BR004A', 'schooljaar'), rule('BR004B', 'schooljaar is not written as 2026-27', filled('schooljaar', (value) => !isSchoolYear(value))),
		missing('BR005A', 'hfd'), rule('BR005B', 'hfd must have three characters', filled('hfd', (value) => value.length !== 3)),
		missing('BR006A', 'code'), rule('BR006B', 'code is not valid', filled('code', (value, { state }) => !state.settings.interruptionCodes.includes(value))),
		missing('BR007A', 'begindatum'), rule('BR000', 'begindatum cannot be converted', filled('begindatum', (value) => !isDay(value))),
		missing('BR008A', 'einddatum'), rule('BR000', 'einddatum cannot be converted', filled('einddatum', (value) => !isDay(value))), rule('BR008B', 'einddatum lies before begindatum', (each) => isDay(text(each, 'begindatum')) && isDay(text(each, 'einddatum')) && text(each, 'einddatum') < text(each, 'begindatum')),
		longest('BR009', 'opmerking', 50), longest('BR010', 'naamGeneesheer', 75), longest('BR011', 'telefoonGeneesheer', 20),
		missing('BR012A', 'afzender'), longest('BR012B', 'afzender', 50),
		rule('BR000', 'magWoonstVerlaten cannot be converted', ({ body: { magWoonstVerlaten: value } }) => value !== undefined && value !== null && typeof value !== 'boolean'),
		rule('BR013', 'instelnr, schooljaar and hfd do not go together', (each) => ['instelnr', 'schooljaar', 'hfd'].every((name) => text(each, name) !== '') && isSchoolYear(text(each, 'schooljaar')) && text(each, 'hfd').length === 3 && (text(each, 'instelnr') !== each.institute || !each.places.some(({ instelnr, hfd, schoolYear }) => instelnr === text(each, 'instelnr') && hfd === text(each, 'hfd') && schoolYear === text(each, 'schooljaar')))),
		rule('BR014', 'there is no staff member with this personId', ({ personId, employee }) => GUID.test(personId) && !employee),
	],
	data: [
		rule('MNA001', 'the interruption belongs to another school', ({ old, institute }) => old !== undefined && old.place.instelnr !== institute),
		rule('MNA002', 'the interruption belongs to another staff member', ({ old, personId }) => old !== undefined && old.row.personId !== personId),
		rule('MNA003', 'structure, code and dates cannot be changed: sent to AgODi', (each) => each.old?.row.verstuurdAgODi === true && (datesDiffer(each) || each.old.row.code !== text(each, 'code'))),
		rule('MNA004', 'structure and dates cannot be changed: there is a replacement', (each) => each.old !== undefined && datesDiffer(each) && isReplaced(each, each.old)),
		rule('MNA005', 'an overlapping interruption exists', (each) => !each.old && each.state.staff.interruptions.some((one) => overlaps(one, each))),
		rule('MNA006', 'an overlapping interruption exists', (each) => each.old !== undefined && each.state.staff.interruptions.some((one) => overlaps(one, each))),
	],
};

export const DELETE_INTERRUPTION: readonly StaffRule[] = [
	rule('MNA001', 'the interruption belongs to another school', ({ old, institute }) => old!.place.instelnr !== institute),
	rule('MNA008', 'only interruptions that were added through the API can be removed', ({ old }) => !old!.byApi),
	rule('MNA009', 'cannot be removed: verified by the secretary', ({ old }) => old!.verified),
	rule('MNA010', 'cannot be removed: sent to AgODi', ({ old }) => old!.row.verstuurdAgODi),
	rule('MNA011', 'cannot be removed: there is a replacement', (each) => isReplaced(each, each.old!)),
];

const bytesOf = (base64: string): number => Buffer.from(base64, 'base64').length;

export const PUT_ATTACHMENT: readonly StaffRule[] = [
	guid('BR002', 'interruptionId'), guid('BR015', 'attachmentId'),
	missing('BR016A', 'filename'), longest('BR016B', 'filename', 100), rule('BR016C', 'the extension of filename is not allowed', filled('filename', (value) => !EXTENSIONS.includes(value.split('.').at(-1)!.toLowerCase()) || !value.includes('.'))),
	missing('BR017A', 'file'), rule('BR000', 'file is no base64', filled('file', (value) => !/^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(value))), rule('BR017B', 'file is larger than 10 MB', filled('file', (value) => bytesOf(value) > LARGEST)),
	rule('BR018', 'there is no interruption with this id', ({ interruptionId, old }) => GUID.test(interruptionId) && !old),
];
