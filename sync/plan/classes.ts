/**
 * Which class or group of Informat is which of Smartschool (R16, R17), and which may not be made before a person looked:
 * a class that is made by mistake takes all its pupils along, and their marks stay behind in the old one (R29).
 */
import { codeKey } from '../records/groups';
import type { GroupHandle, SyncRecord } from '../types';
import { KINDS } from '../values/kinds';
import { fold } from '../values/text';
import type { Match } from './correlate';

/** What a school chooses about its classes and groups. */
export interface GroupSettings {
	/** Code of the group under which new ones are made; '' = top level. */
	parents: { klas: string; groep: string };
	/** Code in Informat (as `codeKey`) → code in Smartschool; to itself: it really is a new one. */
	aliases: Readonly<Record<string, string>>;
}

export interface Surroundings extends GroupSettings {
	/** May they be made at all, or are these rows of the table off? */
	makes: { klas: boolean; groep: boolean };
	/** Codes (as `codeKey`) of the classes to which the pupils of a class of Smartschool go; asked only for what may be a slip. */
	goTo(b: SyncRecord): ReadonlySet<string>;
}

/** For a report: nothing is made, so nothing stands in the way of making it. */
export const AS_THEY_ARE: Surroundings = { makes: { klas: true, groep: true }, parents: { klas: '', groep: '' }, aliases: {}, goTo: () => new Set() };

const code = ({ keys }: SyncRecord): string => codeKey(keys.klascode ?? '');
const name = ({ fields }: SyncRecord): string => codeKey(fields.klasnaam ?? fields.groepnaam ?? '');
const shown = (b: SyncRecord): string => `«${b.keys.klascode}» (${b.fields.klasnaam ?? b.fields.groepnaam})`;
const digits = (text: string | undefined): string => KINDS.digits.own('informat', text ?? '');
const WORD = { klas: 'klas', groep: 'groep', leerling: '' } as const;

/**
 * Classes and groups of both sides → matches, in the order of Informat. By the school's own word first, then by code,
 * then an official class by institute, administrative group and name.
 */
export function correlateGroups(as: readonly SyncRecord[], bs: readonly SyncRecord[], around: Surroundings): Match[] {
	const byCode = new Map(bs.map((b) => [code(b), b]));
	const own = new Set<string>();
	const twice = new Set<string>();
	for (const a of as) (own.has(code(a)) ? twice : own).add(code(a));
	const byName = index(bs, (b) => [name(b)]);
	const byForm = index(bs, (b) => [...new Set([fold(code(b)), fold(name(b))])]);

	return as.map((a): Match => {
		const doubt = (why: string, candidates: SyncRecord[] = []): Match => ({ situation: 'doubt', a, candidates, why });
		if (twice.has(code(a))) return doubt('In Informat hebben twee klassen of groepen dezelfde code (in twee instellingen, of een klas en een groep); in Smartschool moet een code uniek zijn.');
		if (a.lists?.namen) return doubt(`De instellingen geven groep ${a.keys.klascode} verschillende namen: ${a.lists.namen.map(({ key }) => key).join(', ')}. Geef ze in Informat dezelfde naam, of elk een eigen code.`);
		const alias = Object.hasOwn(around.aliases, code(a)) ? around.aliases[code(a)]! : undefined;
		const isNew = alias !== undefined && codeKey(alias) === code(a);
		const b = byCode.get(alias === undefined ? code(a) : codeKey(alias));
		if (b && a.soort !== b.soort) return doubt(b.soort === 'klas' ? 'In Smartschool is deze code een officiële klas, in Informat een groep.' : 'In Smartschool is deze code een gewone klas of groep, geen officiële klas.', [b]);
		if (b) return { situation: 'pair', a, b, by: alias === undefined || isNew ? 'class' : 'hand' };
		if (alias !== undefined && !isNew) return doubt(`Bij «Andere klasnamen» staat «${a.keys.klascode} = ${alias}», maar «${alias}» is er niet in Smartschool.`);
		if (a.soort === 'klas') {
			const [same, ...more] = (byName.get(name(a)) ?? []).concat(byName.get(code(a)) ?? []).filter((each, at, all) => all.indexOf(each) === at && isSameClass(a, each) && !own.has(code(each)));
			if (same && more.length === 0) return { situation: 'pair', a, b: same, by: 'class' };
			// Smartschool knows a class by its name: saving this one would change the other.
			const namesake = (byName.get(name(a)) ?? []).find(({ soort, fields }) => soort === 'klas' || fields.groeptype === 'klas');
			if (namesake) return doubt(`In Smartschool heeft een andere klas of groep (code ${namesake.keys.klascode}) dezelfde naam. Geef één van beide een andere naam of code.`, [namesake]);
		}
		if (!isNew) {
			const alike = [...new Set([fold(code(a)), fold(name(a))].flatMap((form) => byForm.get(form) ?? []))].filter((each) => isAlike(a, each, own.has(code(each)))).sort((x, y) => (code(x) < code(y) ? -1 : 1));
			if (alike.length > 0) return doubt(warning(a, alike[0]!, `staat al ${alike.map(shown).join(', ')}: op spaties, punten, streepjes, hoofdletters of accenten na hetzelfde`), alike);
			const emptied = a.soort === 'klas' ? bs.find((each) => isSameStudy(a, each) && !own.has(code(each)) && movesWhole(a, around.goTo(each))) : undefined;
			if (emptied) return doubt(warning(a, emptied, `heeft ${shown(emptied)} hetzelfde instellingsnummer en dezelfde administratieve groep, en al haar leerlingen zouden naar «${a.keys.klascode}» verhuizen`), [emptied]);
		}
		const why = obstacle(a, byCode, around);
		return why === undefined ? { situation: 'absent', a } : doubt(why);
	});
}

const isSameStudy = (a: SyncRecord, b: SyncRecord): boolean => b.soort === 'klas' && a.keys.instelnr === b.keys.instelnr && digits(a.fields.administratieveGroep) === digits(b.fields.administratieveGroep);
const isSameClass = (a: SyncRecord, b: SyncRecord): boolean => isSameStudy(a, b) && digits(a.fields.administratieveGroep) !== '';
const movesWhole = (a: SyncRecord, to: ReadonlySet<string>): boolean => to.size === 1 && to.has(code(a));

/**
 * Of two that have a code or a name in common: a code is unique among all; a name is often shared, so it says something
 * only of what is not in Informat, and between two of one sort.
 */
const isAlike = (a: SyncRecord, b: SyncRecord, isKnown: boolean): boolean => (fold(code(a)) !== '' && fold(code(a)) === fold(code(b))) || (!isKnown && a.soort === b.soort);

function warning(a: SyncRecord, b: SyncRecord, likeness: string): string {
	const [mine, theirs] = [a.keys.klascode, b.keys.klascode];
	const harm = a.soort === 'klas' ? ' Wordt ze nieuw gemaakt, dan verhuizen haar leerlingen en blijven hun punten en rapporten in de oude klas achter.' : '';
	return `Deze ${WORD[a.soort]} is er niet in Smartschool, maar daar ${likeness}.${harm} Gaat het om dezelfde ${WORD[a.soort]}? Geef ze in Informat de naam van Smartschool, of zet bij «Andere klasnamen»: «${mine} = ${theirs}». Is het echt een andere? Zet daar dan: «${mine} = ${mine}».`;
}

/** Why Smartschool would refuse to make it, or would make something else (R3, R37); undefined = nothing in the way. */
function obstacle(a: SyncRecord, byCode: ReadonlyMap<string, SyncRecord>, { makes, parents }: Surroundings): string | undefined {
	const kind = a.soort === 'klas' ? 'klas' : 'groep';
	if (!makes[kind]) return `Deze ${kind} is er niet in Smartschool, en het aanmaken staat uit. Maak ze zelf in Smartschool, met dezelfde code.`;
	if (kind === 'klas' && digits(a.fields.administratieveGroep) === '') return 'De administratieve groep ontbreekt in Informat; zonder wordt het geen officiële klas (code 35).';
	const parent = parents[kind];
	if (parent === '') return undefined;
	const above = byCode.get(codeKey(parent));
	if (!above) return `De bovenliggende groep «${parent}» uit de instellingen is er niet in Smartschool (code 53).`;
	return above.soort === 'klas' ? `De bovenliggende groep «${parent}» uit de instellingen is een officiële klas, en daar kan niets onder (code 54).` : undefined;
}

function index(records: readonly SyncRecord[], keys: (record: SyncRecord) => readonly string[]): Map<string, SyncRecord[]> {
	const map = new Map<string, SyncRecord[]>();
	for (const record of records) {
		for (const key of keys(record)) {
			if (key === '') continue;
			const list = map.get(key);
			if (list) list.push(record);
			else map.set(key, [record]);
		}
	}
	return map;
}

/** Informat's own way to write a code → the platform's: what is written must be what the platform knows. */
export class Spelling {
	private readonly codes = new Map<string, string>();

	add({ a, b, by }: Extract<Match, { situation: 'pair' }>): SyncRecord {
		const [mine, theirs] = [a.keys.klascode!, b.keys.klascode!];
		if (mine !== theirs) this.codes.set(code(a), theirs);
		const [codeField, nameField] = a.soort === 'klas' ? ['klascode', 'klasnaam'] : ['groepcode', 'groepnaam'];
		return { ...a, fields: { ...a.fields, [codeField!]: theirs, ...(by === 'hand' ? { [nameField!]: b.fields[nameField!]! } : {}) } };
	}

	/** A pupil with the codes of the class and groups as Smartschool writes them. */
	of(pupil: SyncRecord): SyncRecord {
		const { klascode } = pupil.fields;
		const groepen = pupil.lists?.groepen;
		const own = klascode === undefined ? undefined : this.codes.get(codeKey(klascode));
		if (own === undefined && !groepen?.some(({ key }) => this.codes.has(key))) return pupil;
		return {
			...pupil,
			...(own === undefined ? {} : { fields: { ...pupil.fields, klascode: own }, keys: { ...pupil.keys, klascode: own } }),
			...(groepen ? { lists: { ...pupil.lists, groepen: groepen.map((each) => {
				const theirs = this.codes.get(each.key);
				return theirs === undefined ? each : { key: codeKey(theirs), values: { ...each.values, klasCode: theirs } };
			}) } } : {}),
		};
	}
}

/** Below a group, at any depth; with '' everything. */
export function isBelow(b: SyncRecord, parent: string, byCode: ReadonlyMap<string, SyncRecord>): boolean {
	const seen = new Set<string>();
	for (let at: SyncRecord | undefined = b; at; at = byCode.get(codeKey((at.handle as GroupHandle).bovenliggend))) {
		const above = codeKey((at.handle as GroupHandle).bovenliggend);
		if (above === codeKey(parent)) return above !== '';
		if (above === '' || seen.has(above)) return false;
		seen.add(above);
	}
	return false;
}
