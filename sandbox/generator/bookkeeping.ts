/** What the generator made on purpose, so that people and tests know what to expect. True for the day on which it was made. */
import type { Enrolled } from './platform';
import type { RegistrationKind } from './registrations';

export interface Summary {
	pupils: number;
	/** Realised and valid today, with a class today. */
	qualifying: number;
	toCreate: number;
	existing: number;
	/** By how the registration came about. */
	registrations: Partial<Record<RegistrationKind, number>>;
	/** Of existing accounts; one account can have several. */
	differences: Record<string, number>;
	other: Record<string, number>;
	/** Official classes that Smartschool does not have. */
	classesMissing: string[];
	groupsMissing: string[];
	/** Keys of every pupil who qualifies and has no account. */
	create: number[];
	/** Pupils by the kind of their family; see `families.ts`. */
	families: Record<string, number>;
}

const QUALIFIES: readonly RegistrationKind[] = ['gewoon', 'eindeInJuni', 'tweeNaElkaar', 'andereKlas', 'tweeInstellingen', 'andereInstelling'];

export class Bookkeeping {
	readonly summary: Summary = { pupils: 0, qualifying: 0, toCreate: 0, existing: 0, registrations: {}, differences: {}, other: {}, classesMissing: [], groupsMissing: [], create: [], families: {} };

	count(what: string): void {
		this.summary.other[what] = (this.summary.other[what] ?? 0) + 1;
	}

	difference(what: string): void {
		this.summary.differences[what] = (this.summary.differences[what] ?? 0) + 1;
	}

	missingClass(code: string): void {
		this.summary.classesMissing.push(code);
	}

	missingGroup(code: string): void {
		this.summary.groupsMissing.push(code);
	}

	pupil({ student, kind }: Enrolled, hasAccount: boolean): void {
		const { summary } = this;
		summary.pupils++;
		summary.registrations[kind] = (summary.registrations[kind] ?? 0) + 1;
		if (!QUALIFIES.includes(kind)) return;
		summary.qualifying++;
		if (hasAccount) summary.existing++;
		else {
			summary.toCreate++;
			summary.create.push(student.pPersoon);
		}
	}
}
