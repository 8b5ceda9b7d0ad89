/** Which fields have a place on this platform, and whose values have none: counted for the report, never silently dropped. */
import { profileFields } from '../fields/profile';
import { hasUnmapped, relationUnit, relationValues } from '../fields/relations';
import type { UnitDef } from '../fields/types';
import type { ProfileField, SmartschoolJob, SyncRecord } from '../types';

/** A field that Informat fills for some pupils and that cannot travel. */
export interface NoPlace {
	/** Id of the field, as it is written in the list of profile fields. */
	veld: string;
	label: string;
	/** Label that the platform does not know; '' = the school named none. */
	profielveld: string;
	/** Pupils whose value stays behind. */
	leerlingen: number;
}

export interface Places {
	/** The units that can be compared and written. */
	units: UnitDef[];
	/** Informat's records, with what relations say in fields of their own. */
	informat: readonly SyncRecord[];
	without: NoPlace[];
}

/** `relatie.moeder.naam` → `naam` */
const partOf = (id: string): string => id.slice(id.lastIndexOf('.') + 1);

/** Places of a platform that did not say what it has. */
const USUAL = profileFields(new Map(), () => true);

export function placesFor(table: readonly UnitDef[], informat: readonly SyncRecord[], fields: Readonly<Record<string, ProfileField>> = USUAL): Places {
	const isPlaced = (id: string) => fields[id]?.place === 'yes';
	const relations = Object.keys(fields).filter((id) => id.startsWith('relatie.') && relationUnit(id, table));
	const placed = relations.filter(isPlaced);
	const units = table.flatMap((unit) => {
		if (unit.perRelation) return placed.filter((id) => partOf(id) === partOf(unit.id)).map((id) => relationUnit(id, table)!);
		return unit.profile === undefined || isPlaced(unit.id) ? [unit] : [];
	});
	const pupils = informat.filter(({ soort }) => soort === 'leerling');
	const without: NoPlace[] = [];
	const count = (unit: UnitDef, has: (pupil: SyncRecord) => boolean) => {
		const leerlingen = unit.direction === 'off' || fields[unit.id]?.place === 'unwanted' ? 0 : pupils.filter(has).length;
		if (leerlingen > 0) without.push({ veld: unit.id, label: unit.label, profielveld: fields[unit.id]?.label ?? '', leerlingen });
	};
	for (const unit of table) {
		if (unit.perRelation) {
			const part = partOf(unit.id);
			for (const id of relations.filter((each) => fields[each]!.place === 'unknown' && partOf(each) === part)) {
				count(relationUnit(id, table)!, ({ lists }) => !['', 'nee', undefined].includes(relationValues(lists?.relaties ?? [], [id])[id]));
			}
			const named = new Set(relations);
			count(unit, ({ lists }) => hasUnmapped(lists?.relaties ?? [], part, named));
		} else if (unit.profile !== undefined && !isPlaced(unit.id)) count(unit, (pupil) => unit.fields.some(({ id }) => (pupil.fields[id] ?? '') !== ''));
	}
	const told = (record: SyncRecord): SyncRecord => (record.lists?.relaties === undefined ? record : { ...record, fields: { ...record.fields, ...relationValues(record.lists.relaties, placed) } });
	return { units, informat: placed.length === 0 ? informat : informat.map(told), without };
}

/** The job with the labels of the profile fields that it writes. */
export function labelled(job: SmartschoolJob | null, fields: Readonly<Record<string, ProfileField>> | undefined): SmartschoolJob | null {
	if (job === null || fields === undefined || (job.action !== 'createAccount' && job.action !== 'updateAccount')) return job;
	const profile = Object.fromEntries(job.writes.flatMap(({ values }) => Object.keys(values)).flatMap((id) => (fields[id]?.place === 'yes' ? [[id, fields[id].label]] : [])));
	return Object.keys(profile).length === 0 ? job : { ...job, profile };
}
