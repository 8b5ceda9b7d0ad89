/** What Smartschool answers → rows of plain typed data, one decoder per form of answer. */
import { halfDay, person } from './absences';
import { typedAccount } from './account';
import { flatTree, xmlFromBase64 } from './decode';
import type { ResultKind } from './operations/types';
import { fromPhp } from './php';
import { child, childrenOf, parseXml, textOf, type Element } from './xml';

type Fields = Record<string, unknown>;

export interface Row {
	json: Fields;
	/** Only for a photo. */
	file?: { base64: string; mimeType: string; extension: string };
}

type Decoder = (text: string, args: Readonly<Record<string, string>>) => Row[];

const rows = (list: readonly Fields[]): Row[] => list.map((json) => ({ json }));

function object(value: unknown): Fields {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('no object');
	return value as Fields;
}

/** PHP writes an empty object as an empty list, and a list with one row sometimes as the row. */
const map = (text: string): Fields => {
	const value: unknown = JSON.parse(text);
	return Array.isArray(value) && value.length === 0 ? {} : object(value);
};
const list = (text: string): Fields[] => {
	if (text === '') return [];
	const value: unknown = JSON.parse(text);
	return value === null ? [] : (Array.isArray(value) ? value : [value]).map(object);
};

const yes = (value: unknown): boolean => value === true || value === 1 || value === '1';
const text = (value: unknown): string => String(value ?? '').trim();
/** A text without value stands as the word NULL. */
const known = (value: unknown): string => (value === 'NULL' ? '' : text(value));
const numbered = (value: unknown): number | null => (/^\d+$/.test(text(value)) ? Number(value) : null);

const classRow = ({ id, code, name, desc, untis, isOfficial, isGroup, isClass, isVisible, ...rest }: Fields): Fields => ({
	id: text(id), code: text(code), name: text(name), desc: text(desc), untis: text(untis), isOfficial: yes(isOfficial), isGroup: yes(isGroup), isClass: yes(isClass), isVisible: yes(isVisible), ...rest,
});

function treeRow({ element, parentCode }: { element: Element; parentCode: string }): Fields {
	const flag = (name: string) => textOf(element, name) === '1';
	const field = (name: string) => textOf(element, name);
	return {
		code: field('code'), name: field('name'), desc: field('desc'), type: field('type') === 'K' ? 'class' : 'group', parentCode,
		isOfficial: flag('isOfficial'), isVisible: flag('visible'), untis: field('untis'), adminNumber: field('adminNumber'), instituteNumber: field('instituteNumber'), coAccountLabel: field('coAccountLabel'),
		tutors: childrenOf(child(element, 'titu'), 'user').map((user) => textOf(user, 'username')),
	};
}

function course(element: Element): Fields {
	const main = child(element, 'mainTeacher');
	const username = textOf(main, 'username');
	return {
		name: textOf(element, 'name'), description: textOf(element, 'description'), active: textOf(element, 'active') === '1',
		mainTeacher: username === '' ? null : { username, firstname: textOf(main, 'firstname'), lastname: textOf(main, 'lastname') },
		coTeachers: childrenOf(child(element, 'coTeachers'), 'coTeacher').map((each) => textOf(each, 'username')),
		groups: childrenOf(child(element, 'studentGroups'), 'studentGroup').map((each) => textOf(each, 'name')),
	};
}

/** Every child with a text of its own; pupils as a list. */
const plainFields = (element: Element): Fields => Object.fromEntries(element.children.map(({ name, text: value, children }) => [name, children.length > 0 ? children.map((each) => each.text.trim()) : value.trim()]));

const IMAGES = [
	{ head: 'ffd8', mimeType: 'image/jpeg', extension: 'jpg' },
	{ head: '89504e47', mimeType: 'image/png', extension: 'png' },
	{ head: '47494638', mimeType: 'image/gif', extension: 'gif' },
] as const;

/** Kind of an image by its first bytes. */
export const imageKind = (bytes: Buffer) => IMAGES.find(({ head }) => bytes.toString('hex', 0, 4).startsWith(head));

const absenceRow = (value: unknown): Fields => {
	const { am, pm } = (value ?? {}) as { am?: unknown; pm?: unknown };
	const [morning, afternoon] = [halfDay(am), halfDay(pm)];
	return { am: morning.code, pm: afternoon.code, amAlias: morning.alias, pmAlias: afternoon.alias, amMeaning: morning.meaning, pmMeaning: afternoon.meaning, absent: morning.absent || afternoon.absent };
};

/** The table of codes of the platform: texts can hold escaped HTML. */
export const plainText = (html: string): string => {
	const once = (value: string) => value.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&#0?39;/g, '’').replace(/&amp;/g, '&');
	return once(once(html)).replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ').trim();
};

const DECODERS: Readonly<Record<Exclude<ResultKind, 'done' | 'doneOrCodes' | 'boolean' | 'nothing'>, Decoder>> = {
	account: (value) => list(value).map((each) => ({ json: typedAccount(each) })),
	accounts: (value) => list(value).map((each) => ({ json: typedAccount(each) })),
	accountNames: (value) => rows(childrenOf(xmlFromBase64(value), 'account').map((each) => ({ ...plainFields(each), klasnummer: numbered(textOf(each, 'klasnummer')) }))),
	objects: (value) => rows(list(value)),
	classList: (value) => rows(list(value).map(classRow)),
	classListPhp: (value) => rows((fromPhp(value) as unknown[]).map((each) => classRow(object(each)))),
	classTree: (value) => rows(flatTree(value).map(treeRow)),
	teachers: (value) => rows(list(value).map(({ stamboeknummer, isOfficial, ...rest }) => ({ ...rest, stamboeknummer: known(stamboeknummer), isOfficial: yes(isOfficial) }))),
	officialClass: (value) =>
		rows(list(value).map((each) => {
			const { groupID, parentID, name, description, passwd, isOfficial, visible, untis, adminNumber, instituteNumber, deleted } = each;
			return { id: text(groupID), parentId: text(parentID), code: text(passwd), name: text(name), desc: text(description), isOfficial: yes(isOfficial), isVisible: yes(visible), untis: text(untis), adminNumber: text(adminNumber), instituteNumber: text(instituteNumber), deleted: yes(deleted) };
		})),
	absenceDays: (value, { userIdentifier }) => rows(Object.entries(map(value)).map(([date, day]) => ({ date, userIdentifier, ...absenceRow(day) }))),
	absencePeople: (value, { date }) =>
		rows(Object.entries(map(value)).map(([key, day]) => {
			const { name, deleted } = person(key);
			return { date, user: name, deleted, ...absenceRow(day) };
		})),
	courses: (value) => rows(childrenOf(xmlFromBase64(value), 'course').map(course)),
	skoreRelations: (value) =>
		rows(parseXml(value).children.map((each) => {
			const { leerlingen, stamboeknummer, ...rest } = plainFields(each);
			return { ...rest, stamboeknummer: known(stamboeknummer), leerlingen: Array.isArray(leerlingen) ? leerlingen : text(leerlingen).split(/[,;]/).map((name) => name.trim()).filter((name) => name !== '') };
		})),
	image: (value, { userIdentifier }) => {
		const bytes = Buffer.from(value, 'base64');
		if (bytes.length === 0) return [{ json: { userIdentifier, hasPhoto: false } }];
		const { mimeType, extension } = imageKind(bytes) ?? { mimeType: 'application/octet-stream', extension: 'bin' };
		return [{ json: { userIdentifier, hasPhoto: true, mimeType, bytes: bytes.length }, file: { base64: value, mimeType, extension } }];
	},
	userKey: (value) => {
		if (value !== 'number' && value !== 'username') throw new Error('neither');
		return rows([{ field: value, means: value === 'number' ? 'internal number' : 'user name' }]);
	},
	job: (value) => {
		// The name of the key is not documented: an object with one value, or the value itself.
		const parsed: unknown = /^[[{"]/.test(value) ? JSON.parse(value) : value;
		const id = typeof parsed === 'object' && parsed !== null ? ((parsed as Fields).serviceId ?? Object.values(parsed)[0]) : parsed;
		if (text(id) === '') throw new Error('no number');
		return rows([{ serviceId: text(id) }]);
	},
	jobStatus: (value, { serviceId }) => rows([{ serviceId, status: value.trim(), finished: ['done', 'error'].includes(value.trim()) }]),
	codesJson: (value) => rows(Object.entries(map(value)).map(([code, message]) => ({ code: Number(code), text: plainText(String(message)) }))),
	codesCsv: (value) =>
		rows(value.split(/\r?\n/).flatMap((line) => {
			const [, code, message] = /^\s*"?(\d+)"?\s*[;,]\s*"?(.*?)"?\s*$/.exec(line) ?? [];
			return code === undefined ? [] : [{ code: Number(code), text: plainText(message!) }];
		})),
};

/**
 * @param args as they were sent
 * @throws Error when the text does not have the form
 */
export function decoded(kind: ResultKind, value: string, args: Readonly<Record<string, string>>): Row[] {
	return kind in DECODERS ? DECODERS[kind as keyof typeof DECODERS](value, args) : [];
}
