/** Groups of a pupil: what of Smartschool's list is the sync's business, and how it looks after the run. */
import { MEMBER } from '../fields/groups';
import { codeKey } from '../records/groups';
import type { Read } from '../records/types';
import type { SyncRecord } from '../types';
import type { PlannedWrite } from './record';

/**
 * What a side tells of a list, for recognising that nothing changed: of Smartschool's groups only those that Informat
 * tells as well, so that a teacher's own group makes no pupil look changed.
 */
export function toldElements(a: SyncRecord, record: SyncRecord, list: string): readonly { key: string; values: Record<string, string> }[] | undefined {
	const all = record.lists?.[list];
	if (list !== MEMBER || all === undefined) return all;
	const told = a.lists?.[MEMBER];
	return told && all.filter(({ key }) => told.some((each) => each.key === key));
}

/** The account with the groups that it is in once the writes are made. */
export function membersAfter(b: SyncRecord, isNew: boolean, writes: readonly PlannedWrite[]): SyncRecord {
	const joined = writes.filter(({ unit, clears }) => unit.id === MEMBER && !clears).map(({ write }) => ({ key: write.element!, values: write.values }));
	if (joined.length === 0 && !isNew) return b;
	return { ...b, lists: { ...b.lists, [MEMBER]: [...(b.lists?.[MEMBER] ?? []).filter(({ key }) => !joined.some((each) => each.key === key)), ...joined] } };
}

/** A removal with the group's name, by which some platforms want to hear it. */
export function leaving(planned: PlannedWrite, b: SyncRecord): PlannedWrite {
	const naam = b.lists?.[MEMBER]?.find(({ key }) => key === planned.write.element)?.values.naam ?? '';
	return { ...planned, write: { ...planned.write, was: { ...planned.write.was, naam } } };
}

/**
 * Where the pupils of a class of Smartschool are in Informat, as codes (`codeKey`); pupils are known by number or by
 * institute and stamnummer. Worked out once, when it is first asked.
 */
export function goTo({ informat, smartschool }: { informat: Read; smartschool: Read }): (b: SyncRecord) => ReadonlySet<string> {
	let targets: Map<string, Set<string>> | undefined;
	const keys = ({ keys: { leerlingnummer, instelnr, stamnummer } }: SyncRecord) => [leerlingnummer && `nr ${leerlingnummer}`, instelnr && stamnummer && `stam ${instelnr} ${stamnummer}`].filter((key) => key !== undefined && key !== '');
	const find = () => {
		const classOf = new Map(smartschool.records.flatMap((b) => (b.soort === 'leerling' && b.keys.klascode ? keys(b).map((key) => [key, codeKey(b.keys.klascode!)] as const) : [])));
		const found = new Map<string, Set<string>>();
		for (const a of informat.records) {
			const from = a.soort === 'leerling' && a.fields.klascode ? keys(a).map((key) => classOf.get(key)).find((each) => each !== undefined) : undefined;
			if (from !== undefined) found.set(from, (found.get(from) ?? new Set()).add(codeKey(a.fields.klascode!)));
		}
		return found;
	};
	return (b) => (targets ??= find()).get(codeKey(b.keys.klascode ?? '')) ?? new Set();
}
