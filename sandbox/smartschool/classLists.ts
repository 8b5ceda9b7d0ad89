/** The flat list of classes and groups, as JSON and as PHP's own text form; written back row by row. */
import { phpSerialize, phpUnserialize } from './phpText';
import type { Platform } from './store';
import { OK, phpJson, type Table } from './table';

interface Row { id?: unknown; name?: unknown; desc?: unknown; code?: unknown }

const rowsOf = (platform: Platform): Record<string, unknown>[] => [...platform.groups.values()].map((group) => ({ id: String(group.id), code: group.code, name: group.name, desc: group.desc, isOfficial: group.isOfficial, isGroup: group.type === 'G', isClass: group.type === 'K', isVisible: group.visible, untis: group.untis }));

function jsonRows(text: string): Row[] {
	const rows = JSON.parse(text) as unknown;
	if (!Array.isArray(rows)) throw new Error('no list');
	return rows as Row[];
}

const phpRows = (text: string): Row[] => [...(phpUnserialize(text) as Map<string, Map<string, unknown>>).values()].map((row) => Object.fromEntries(row));

/** Updates only, all rows or none; a name is fixed and a code may not be used twice. */
function saveRows(platform: Platform, read: () => Row[]): number {
	let rows: Row[];
	try {
		rows = read();
	} catch {
		return 11;
	}
	const text = (value: unknown): string => (value === undefined || value === null ? '' : String(value));
	const changes = rows.map((row) => ({ group: platform.groupById(text(row?.id)), name: text(row?.name), desc: text(row?.desc), code: text(row?.code) }));
	for (const { group, name, code } of changes) {
		if (!group) return 11;
		if (name !== '' && name !== group.name && platform.settings.fixedNames === 'refuse') return 40;
		const other = code === '' ? undefined : platform.groups.get(code);
		if (other && other !== group) return 47;
	}
	for (const { group, desc, code } of changes) {
		if (desc !== '') group!.desc = desc;
		if (code !== '') platform.changeCode(group!, code);
	}
	return OK;
}

export const CLASS_LISTS: Table = {
	getClassList: { args: [], returns: 'string', run: (platform) => phpSerialize(rowsOf(platform)) },
	getClassListJson: { args: [], returns: 'string', run: (platform) => phpJson(rowsOf(platform)) },
	saveClassList: { args: ['serializedList'], returns: 'anyType', run: (platform, { serializedList = '' }) => saveRows(platform, () => phpRows(serializedList)) },
	saveClassListJson: { args: ['jsonList'], returns: 'anyType', run: (platform, { jsonList = '' }) => saveRows(platform, () => jsonRows(jsonList)) },
};
