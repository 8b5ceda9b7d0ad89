/**
 * Fields of relations in profile fields of their own. A profile field holds one text, so a relation is found by its
 * kind: `relatie.moeder.naam`. Of two relations of one kind nothing is told, because nobody can say which one is meant.
 */
import type { FieldValues, ListElement } from '../types';
import type { UnitDef } from './types';

const PARTS: Readonly<Record<string, string>> = { voornaam: 'voornaam', naam: 'naam', overleden: 'overleden', burgerlijkestaat: 'burgerlijkeStaat' };

/** Part of a relation → its key in Informat. */
const KEYS: Readonly<Record<string, string>> = { voornaam: 'voornaam', naam: 'naam', overleden: 'isOverleden', burgerlijkeStaat: 'burgerlijkeStand' };

const kindOf = (type: string | undefined): string => (type ?? '').toLowerCase().replace(/[\s.]/g, '');

/** `Relatie.Moeder.Naam` → `relatie.moeder.naam`; undefined = no field of a relation. */
export function relationField(name: string): string | undefined {
	const [, kind, part] = /^relatie\.([^.]+)\.([^.]+)$/.exec(name.trim().toLowerCase()) ?? [];
	return kind !== undefined && part !== undefined && PARTS[part.trim()] !== undefined ? `relatie.${kindOf(kind)}.${PARTS[part.trim()]}` : undefined;
}

/** `relatie.moeder.naam` → kind and part. */
function split(id: string): { kind: string; part: string } | undefined {
	const [first, kind, part] = id.split('.');
	return first === 'relatie' && kind !== undefined && part !== undefined ? { kind, part } : undefined;
}

/** The unit of one kind of relation, with the rules of the unit for all of them. */
export function relationUnit(id: string, units: readonly UnitDef[]): UnitDef | undefined {
	const found = split(id);
	const rules = units.find((unit) => unit.perRelation && unit.id === `relatie.${found?.part}`);
	if (!found || !rules) return undefined;
	const label = rules.label.replace(/^Relatie/, `${found.kind[0]!.toUpperCase()}${found.kind.slice(1)}`);
	const { perRelation: _all, ...one } = rules;
	return { ...one, id, label, fields: [{ ...rules.fields[0]!, id, label }] };
}

/** What a pupil's relations say of these fields; a kind that is not there is empty, of a kind that is there twice nothing is told. */
export function relationValues(relations: readonly ListElement[], ids: readonly string[]): FieldValues {
	const values: FieldValues = {};
	for (const id of ids) {
		const { kind, part } = split(id)!;
		const found = relations.filter(({ values: { type } }) => kindOf(type) === kind);
		if (found.length === 0) values[id] = '';
		else if (found.length === 1 && found[0]!.values[KEYS[part]!] !== undefined) values[id] = found[0]!.values[KEYS[part]!]!;
	}
	return values;
}

/** Does a pupil have a relation that tells this part, of a kind that has no profile field for it? */
export function hasUnmapped(relations: readonly ListElement[], part: string, mapped: ReadonlySet<string>): boolean {
	return relations.some(({ values }) => {
		const value = values[KEYS[part]!] ?? '';
		return value !== '' && value !== 'nee' && !mapped.has(`relatie.${kindOf(values.type)}.${part}`);
	});
}
