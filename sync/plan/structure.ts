/** What is not well with the classes themselves: told to a person once, and never changed by the sync. */
import { codeKey } from '../records/groups';
import type { Read } from '../records/types';
import type { GroupHandle, ReviewKind, SyncRecord } from '../types';
import { isBelow, type GroupSettings } from './classes';

export interface Remark {
	soort: Extract<ReviewKind, 'structure' | 'empty'>;
	/** For the row that remembers that it was told. */
	key: string;
	label: string;
	why: string;
}

const above = ({ handle }: SyncRecord): string => codeKey((handle as GroupHandle).bovenliggend ?? '');
const code = ({ keys }: SyncRecord): string => codeKey(keys.klascode ?? '');

/** Official classes that are no leaves of the tree (R3): Smartschool refuses to make such ones (codes 54 and 55). */
export function badStructure(bs: readonly SyncRecord[]): Remark[] {
	const byCode = new Map(bs.map((b) => [code(b), b]));
	const children = new Map<string, string[]>();
	for (const b of bs) if (above(b) !== '') children.set(above(b), [...(children.get(above(b)) ?? []), b.keys.klascode!]);
	return bs.filter(({ soort }) => soort === 'klas').flatMap((b): Remark[] => {
		const remark = (why: string): Remark => ({ soort: 'structure', key: `structuur|${code(b)}|${why}`, label: b.label, why });
		const below = children.get(code(b))?.sort() ?? [];
		const parent = byCode.get(above(b));
		return [
			...(below.length > 0 ? [remark(`Deze officiële klas heeft in Smartschool groepen onder zich (${below.join(', ')}). Een officiële klas mag geen subgroepen hebben (code 55): sleep ze naar een andere plaats.`)] : []),
			...(parent?.soort === 'klas' ? [remark(`Deze officiële klas staat in Smartschool onder officiële klas ${parent.keys.klascode}, en dat mag niet (code 54): sleep ze naar een andere plaats.`)] : []),
		];
	});
}

/**
 * Classes and groups under the parents of new ones that nobody is in and that no enrolment of this year names (R35).
 * Concluded only from complete reads, and not in summer, when Informat fills the new year day by day (R53).
 */
export function unused({ informat, smartschool }: { informat: Read; smartschool: Read }, { parents }: GroupSettings, taken: ReadonlySet<string>): Remark[] {
	if (informat.report.volledig === false || informat.report.klascodes === undefined || /^\d{4}-0[78]/.test(informat.report.referentiedatum)) return [];
	const bs = smartschool.records.filter(({ soort }) => soort !== 'leerling');
	const byCode = new Map(bs.map((b) => [code(b), b]));
	const parentsInUse = new Set([...bs.map(above), codeKey(parents.klas), codeKey(parents.groep)]);
	const named = new Set(informat.report.klascodes);
	return bs
		.filter((b) => (b.handle as GroupHandle).leden === 0 && !named.has(code(b)) && !taken.has(code(b)) && !parentsInUse.has(code(b)) && (isBelow(b, parents.klas, byCode) || isBelow(b, parents.groep, byCode)))
		.map((b): Remark => ({ soort: 'empty', key: `leeg|${code(b)}`, label: b.label, why: 'Niemand zit erin, en geen enkele inschrijving van dit schooljaar noemt ze. Is ze overbodig? Verwijder ze dan zelf in Smartschool; de koppeling verwijdert nooit klassen of groepen.' }))
		.sort((x, y) => (x.key < y.key ? -1 : 1));
}
