/** Can the reads be believed? Judged before anything is concluded from them; a source that fails stops the run before any write. */
import type { UnitDef } from '../fields/types';
import type { Read } from '../records/types';
import type { Side, UnitState } from '../types';
import type { Limits } from './guards';
import { isBlank } from './record';

/** A source that cannot be believed: the run stops before any write. */
export class UnhealthySource extends Error {}

export function checkReads(informat: Read, smartschool: Read): void {
	if (informat.report.volledig !== false && !informat.records.some(({ soort }) => soort === 'leerling')) {
		throw new UnhealthySource('Informat gave no pupil with a realised enrolment and a class. Nothing was changed. Check the school year, the reference date and the institute numbers in the settings.');
	}
	if (smartschool.report.volledig !== false && (smartschool.report.aantallen.accounts ?? 0) === 0) {
		throw new UnhealthySource('Smartschool gave no accounts at all. Nothing was changed. Check the root groups in the settings and the rights of the access code.');
	}
	if (informat.report.schooljaar !== smartschool.report.schooljaar || informat.report.referentiedatum !== smartschool.report.referentiedatum) {
		throw new UnhealthySource(`The two reads are of different school years or days (${informat.report.schooljaar} on ${informat.report.referentiedatum}, ${smartschool.report.schooljaar} on ${smartschool.report.referentiedatum}). Nothing was changed. Give both nodes the same values.`);
	}
}

/** Below this number a share says little. */
const FEW = 5;

/** @param missing linked records that the read does not have, of `linked` in all */
export function checkShrink(side: string, missing: number, linked: number, { shrinkPercent }: Limits): void {
	if (missing < FEW || missing * 100 <= linked * shrinkPercent) return;
	throw new UnhealthySource(`${missing} of the ${linked} linked records are missing from what ${side} gave: more than ${shrinkPercent} %. Such a read is not believed, and nothing was changed. Check the school year, the institute numbers and the root groups in the settings; when they really left, raise “A Read Is Not Believed When Missing (%)” for one run.`);
}

/** Counts, per side and unit, the records in which it was filled at the last agreement and is empty now. */
export class Emptied {
	private readonly counts = new Map<string, { label: string; side: Side; count: number }>();

	see(units: readonly UnitDef[], old: Readonly<Record<string, UnitState>>, isEmpty: (side: Side, unit: UnitDef) => boolean): void {
		for (const unit of units) {
			const before = old[unit.id]?.o;
			if (before === undefined || unit.list !== undefined) continue;
			const prints = typeof before === 'string' ? [before, before] : before;
			for (const [index, side] of (['informat', 'smartschool'] as const).entries()) {
				if (isBlank(prints[index]!) || !isEmpty(side, unit)) continue;
				const key = `${side} ${unit.id}`;
				this.counts.set(key, { label: unit.label, side, count: (this.counts.get(key)?.count ?? 0) + 1 });
			}
		}
	}

	/** @throws UnhealthySource when a field became empty for too many of the linked records at once */
	check(linked: number, { emptiedPercent }: Limits, names: Record<Side, string> = { informat: 'Informat', smartschool: 'Smartschool' }): void {
		for (const { label, side, count } of this.counts.values()) {
			if (count < FEW || count * 100 <= linked * emptiedPercent) continue;
			throw new UnhealthySource(`“${label}” became empty in ${names[side]} for ${count} of ${linked} records at once: more than ${emptiedPercent} %. Such a read is not believed, and nothing was changed. Check whether the field is still given; when it really was emptied, raise “A Read Is Not Believed When Emptied (%)” for one run.`);
		}
	}
}
