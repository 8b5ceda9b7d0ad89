/** What Informat's registrations tell of classes and groups: which there are, of which kind, and with which pupils. */
import type { SyncRecord } from '../types';
import { date, objects, text, type Json } from './read';

/** Class registrations that are the official class (R36). */
export const OFFICIAL = '0';

/** When does a pupil leave a group: on the end date itself, or on the day after it? */
export type LastDay = 'out' | 'in';

/** How a code is known, whoever spells it: without regard to case, with regard to spaces inside (R16). */
export const codeKey = (code: string): string => code.trim().normalize('NFC').toLowerCase().normalize('NFC');

const compare = (x: string, y: string): number => (x < y ? -1 : x > y ? 1 : 0);

/** Class registrations that are no official class and hold on the day: a pupil joins on the begin date itself. */
export function groupLines(registration: Json, day: string, lastDay: LastDay): Json[] {
	return objects(registration.inschrKlassen).filter((line) => {
		const [from, to] = [date(line.begindatum), date(line.einddatum)];
		const over = to !== '' && (lastDay === 'out' ? to <= day : to < day);
		return text(line.groepType) !== OFFICIAL && text(line.klasCode) !== '' && from <= day && !over && (from === '' || from !== to);
	}).sort((x, y) => compare(text(x.klasCode), text(y.klasCode)) || compare(date(x.begindatum), date(y.begindatum)));
}

interface ClassCount {
	code: string;
	name: string;
	instelnr: string;
	/** Administrative group → numbers of its pupils. */
	groups: Map<string, string[]>;
}

interface GroupCount {
	code: string;
	/** As told, by institute. */
	names: Map<string, string>;
	isClass: boolean;
}

/** Counts the classes and groups of the pupils that qualify. */
export class Tallies {
	private readonly classes = new Map<string, ClassCount>();
	private readonly groups = new Map<string, GroupCount>();

	/** @param classTypes values of `groepType` that Smartschool has as a class instead of a group */
	constructor(private readonly classTypes: readonly string[]) {}

	inClass(code: string, name: string, instelnr: string, administratieveGroep: string, leerlingnummer: string): void {
		const key = `${instelnr} ${codeKey(code)}`;
		const known = this.classes.get(key) ?? { code, name, instelnr, groups: new Map<string, string[]>() };
		// Codes that differ in capitals are one class (R16); which spelling is told must not depend on the order of the read.
		if (compare(code, known.code) < 0 || (code === known.code && compare(name, known.name) < 0)) Object.assign(known, { code, name });
		const pupils = known.groups.get(administratieveGroep);
		if (pupils) pupils.push(leerlingnummer);
		else known.groups.set(administratieveGroep, [leerlingnummer]);
		this.classes.set(key, known);
	}

	/** A group belongs to no institute: pupils of several may be in it. */
	inGroup(line: Json, instelnr: string): void {
		const [code, name, type] = [text(line.klasCode), text(line.klas), text(line.groepType)];
		const known = this.groups.get(codeKey(code)) ?? { code, names: new Map<string, string>(), isClass: false };
		if (compare(code, known.code) < 0) known.code = code;
		const told = known.names.get(instelnr);
		if (told === undefined || compare(name, told) < 0) known.names.set(instelnr, name);
		known.isClass ||= this.classTypes.includes(type);
		this.groups.set(codeKey(code), known);
	}

	/** Classes of these institutes, as `classRecords` takes them, with those whose code another institute uses too: that is a matter for a person. */
	classesOf(isOurs: (instelnr: string) => boolean): Set<string> {
		const uses = new Map<string, number>();
		for (const { code } of this.classes.values()) uses.set(codeKey(code), (uses.get(codeKey(code)) ?? 0) + 1);
		return new Set([...this.classes].filter(([, { code, instelnr }]) => isOurs(instelnr) || uses.get(codeKey(code))! > 1).map(([key]) => key));
	}

	/**
	 * Official classes; one with pupils of several administrative groups tells them all, and its largest as its own (R30).
	 * @param only these, as institute and `codeKey`; all when left out
	 */
	classRecords(only?: ReadonlySet<string>): { klassen: SyncRecord[]; waarschuwingen: string[] } {
		const waarschuwingen: string[] = [];
		const klassen = [...this.classes].filter(([key]) => only?.has(key) ?? true).map(([, { code, name, instelnr, groups }]): SyncRecord => {
			const sorted = [...groups].map(([group, pupils]) => [group, pupils.sort()] as const).sort((x, y) => y[1].length - x[1].length || compare(x[0], y[0]));
			const mixed = sorted.length > 1;
			if (mixed) waarschuwingen.push(`Klas ${code} heeft leerlingen uit ${groups.size} administratieve groepen (${sorted.map(([group, pupils]) => `${group}: ${pupils.length}`).join(', ')}). De grootste groep telt; kijk dit na in Informat.`);
			return {
				soort: 'klas',
				keys: { instelnr, klascode: code },
				label: `klas ${code}`,
				fields: { klascode: code, klasnaam: name || code, instellingsnummer: instelnr, administratieveGroep: sorted[0]![0] },
				...(mixed ? { lists: { administratieveGroepen: sorted.map(([key, pupils]) => ({ key, values: { leerlingen: pupils.filter((number) => number !== '').join(', ') } })) } } : {}),
				handle: {},
			};
		});
		return { klassen, waarschuwingen };
	}

	/**
	 * Groups; one to which institutes give different names tells these names, so that a person decides.
	 * @param only these, as `codeKey`; all when left out
	 */
	groupRecords(only?: ReadonlySet<string>): SyncRecord[] {
		return [...this.groups].filter(([key]) => only?.has(key) ?? true).map(([, { code, names, isClass }]): SyncRecord => {
			const told = [...names.values()].map((name) => name || code).sort();
			const different = new Map(told.map((name) => [codeKey(name), name]));
			return {
				soort: 'groep',
				keys: { klascode: code },
				label: `groep ${code}`,
				fields: { groepcode: code, groepnaam: told[0]!, groeptype: isClass ? 'klas' : 'groep' },
				...(different.size > 1 ? { lists: { namen: [...different.values()].map((key) => ({ key, values: {} })) } } : {}),
				handle: {},
			};
		});
	}
}
