/**
 * Which record of Informat is which of Smartschool. A link is made on a strong key only; what is doubtful waits for a
 * person and never leads to a new account (laws L16, L22).
 */
import { fold } from '../values/text';
import { isoDate } from '../values/kinds';
import type { SyncRecord } from '../types';

export type Match =
	| { situation: 'pair'; a: SyncRecord; b: SyncRecord }
	/** Only in Informat, and nobody in Smartschool looks like this person. */
	| { situation: 'absent'; a: SyncRecord }
	/** Two keys disagree, one record would be linked twice, or somebody without key looks the same. */
	| { situation: 'doubt'; a: SyncRecord; candidates: SyncRecord[]; why: string }
	/** Only in Smartschool. */
	| { situation: 'unassigned'; b: SyncRecord };

const STRONG: readonly ((record: SyncRecord) => string | undefined)[] = [
	({ keys }) => keys.leerlingnummer && `nr ${keys.leerlingnummer}`,
	({ keys }) => keys.instelnr && keys.stamnummer && `stam ${keys.instelnr} ${keys.stamnummer}`,
];

const person = ({ fields }: SyncRecord): string | undefined =>
	fields.naam && fields.voornaam && fields.geboortedatum ? `${[fold(fields.naam), fold(fields.voornaam)].sort().join(' ')} ${isoDate(fields.geboortedatum)}` : undefined;

/** Pupils of both sides → matches, in the order of Informat, then what is left of Smartschool. Linear in their number. */
export function correlatePupils(as: readonly SyncRecord[], bs: readonly SyncRecord[]): Match[] {
	const indexes = STRONG.map((key) => indexBy(bs, key));
	const people = indexBy(bs, person);
	const firm = new Map<SyncRecord, SyncRecord>();
	const claims = new Map<SyncRecord, SyncRecord[]>();
	const doubts = new Map<SyncRecord, { candidates: SyncRecord[]; why: string }>();

	for (const [key, twins] of indexBy(as, STRONG[0]!)) {
		if (twins.length > 1) for (const a of twins) doubts.set(a, { candidates: [], why: `Leerlingnummer ${key.slice(3)} komt in Informat meer dan één keer voor.` });
	}
	for (const a of as) {
		if (doubts.has(a)) continue;
		const found = new Set<SyncRecord>();
		for (const [tier, key] of STRONG.entries()) {
			const value = key(a);
			const candidates = (value !== undefined && indexes[tier]!.get(value)) || [];
			if (candidates.length > 0) {
				for (const b of candidates) found.add(b);
				break;
			}
		}
		const candidates = [...found];
		if (candidates.length > 1) doubts.set(a, { candidates, why: 'Meer dan één account in Smartschool heeft dezelfde sleutel.' });
		else if (candidates.length === 1) {
			const b = candidates[0]!;
			if (contradicts(a, b)) doubts.set(a, { candidates, why: 'Het nummer is gelijk, maar naam en geboortedatum zijn allebei anders.' });
			else {
				firm.set(a, b);
				claims.set(b, [...(claims.get(b) ?? []), a]);
			}
		}
	}
	for (const claimants of claims.values()) {
		if (claimants.length > 1) for (const a of claimants) {
			doubts.set(a, { candidates: [firm.get(a)!], why: 'Meer dan één leerling in Informat hoort bij dit account.' });
			firm.delete(a);
		}
	}

	const taken = new Set<SyncRecord>([...firm.values(), ...[...doubts.values()].flatMap(({ candidates }) => candidates)]);
	const matches = as.map((a): Match => {
		const b = firm.get(a);
		if (b) return { situation: 'pair', a, b };
		const doubt = doubts.get(a);
		if (doubt) return { situation: 'doubt', a, ...doubt };
		const name = person(a);
		const lookalikes = ((name !== undefined && people.get(name)) || []).filter((each) => !taken.has(each));
		if (lookalikes.length > 0) {
			for (const each of lookalikes) taken.add(each);
			return { situation: 'doubt', a, candidates: lookalikes, why: 'In Smartschool staat iemand met dezelfde naam en geboortedatum, maar met een ander nummer.' };
		}
		return { situation: 'absent', a };
	});
	return [...matches, ...bs.filter((b) => !taken.has(b)).map((b): Match => ({ situation: 'unassigned', b }))];
}

/** Classes match on their code, without regard to case (R16); an institute number that both sides know must be equal. */
export function correlateClasses(as: readonly SyncRecord[], bs: readonly SyncRecord[]): Match[] {
	const code = ({ keys }: SyncRecord) => keys.klascode?.normalize('NFC').toLowerCase();
	const index = indexBy(bs, code);
	const names = indexBy(bs, ({ fields }) => fields.klasnaam?.toLowerCase());
	const seen = new Map<string, SyncRecord>();
	return as.map((a): Match => {
		const twin = seen.get(code(a)!);
		if (twin) return { situation: 'doubt', a, candidates: [], why: 'Twee instellingen in Informat gebruiken dezelfde klascode; in Smartschool moet een code uniek zijn.' };
		seen.set(code(a)!, a);
		const b = index.get(code(a)!)?.[0];
		// Smartschool knows a class by its name: saving this one would change the other.
		const namesake = b ? undefined : names.get(a.fields.klasnaam!.toLowerCase())?.[0];
		if (namesake) return { situation: 'doubt', a, candidates: [namesake], why: `In Smartschool heeft een andere klas of groep (code ${namesake.keys.klascode}) dezelfde naam. Geef één van beide een andere naam of code.` };
		if (!b) return { situation: 'absent', a };
		if (b.fields.officieel === 'nee') return { situation: 'doubt', a, candidates: [b], why: 'In Smartschool is deze code een gewone klas of groep, geen officiële klas.' };
		return { situation: 'pair', a, b };
	});
}

/** Names and birth dates both differ: a number that was used again, or a typing error. */
function contradicts(a: SyncRecord, b: SyncRecord): boolean {
	const [x, y] = [a.fields, b.fields];
	if (!x.naam || !y.naam || !x.geboortedatum || !y.geboortedatum || !isoDate(y.geboortedatum)) return false;
	return fold(x.naam) !== fold(y.naam) && fold(x.voornaam ?? '') !== fold(y.voornaam ?? '') && isoDate(x.geboortedatum) !== isoDate(y.geboortedatum);
}

function indexBy(records: readonly SyncRecord[], key: (record: SyncRecord) => string | undefined): Map<string, SyncRecord[]> {
	const index = new Map<string, SyncRecord[]>();
	for (const record of records) {
		const value = key(record);
		if (value === undefined || value === '') continue;
		const list = index.get(value);
		if (list) list.push(record);
		else index.set(value, [record]);
	}
	return index;
}
