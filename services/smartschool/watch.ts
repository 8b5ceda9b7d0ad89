/**
 * What changed since the last look. What was seen is remembered as keyed fingerprints: no name, number or value is
 * kept. Who or what is missing in a read is left as it was: an empty read never means that everything disappeared.
 */
import { createHmac } from 'node:crypto';
import type { Row } from './results';

type Fields = Record<string, unknown>;

/** Small enough to be stored with the workflow: about 30 characters per absence, 40 per account with three fields. */
export interface Seen {
	/** Fingerprint of the key itself and of what is watched: other marks cannot be compared. */
	scope: string;
	marks: Record<string, string>;
}

export interface Look {
	changes: Fields[];
	seen: Seen;
}

const LENGTH = 8;
/** A half day on which nothing but presence is recorded. */
const NOTHING = '.'.repeat(LENGTH);

export class Watch {
	private readonly scope: string;

	/**
	 * @param secret key of the fingerprints
	 * @param what what is watched, with its settings: another one begins anew
	 */
	constructor(private readonly secret: string, what: string) {
		this.scope = this.mark('scope', what);
	}

	/** @returns no changes at the first look, or after a change of settings */
	absences(rows: readonly Row[], before: Seen | undefined, firstDay: string): Look {
		const known = this.known(before);
		const marks = Object.fromEntries(Object.entries(known ?? {}).filter(([key]) => key.slice(0, 10) >= firstDay));
		const changes: Fields[] = [];
		for (const { json } of rows) {
			const { date, user, absent } = json;
			const key = `${String(date)} ${this.mark('user', user)}`;
			const [am, pm] = (['am', 'pm'] as const).map((part) => (json[part] === null || json[part] === '|' ? NOTHING : this.mark(part, [date, user, json[part]]))) as [string, string];
			const old = marks[key] ?? NOTHING + NOTHING;
			if (am + pm === old) continue;
			if (absent === true) marks[key] = am + pm;
			else delete marks[key];
			if (known) changes.push({ event: 'absence.changed', ...json, changed: [...(old.slice(0, LENGTH) === am ? [] : ['am']), ...(old.slice(LENGTH) === pm ? [] : ['pm'])] });
		}
		return { changes, seen: { scope: this.scope, marks } };
	}

	/**
	 * @param rows accounts as `typedAccount` gives them
	 * @param fields names of the fields that are watched
	 */
	accounts(rows: readonly Row[], fields: readonly string[], before: Seen | undefined): Look {
		const known = this.known(before);
		const marks = { ...known };
		const changes: Fields[] = [];
		for (const { json } of rows) {
			const { internnummer, gebruikersnaam, naam, voornaam, referenceIdentifier } = json;
			// Smartschool's own number stays when name and internal number change.
			const id = this.mark('account', referenceIdentifier || internnummer || gebruikersnaam);
			const now = fields.map((field) => this.mark(field, [id, json[field] ?? null]));
			const old = marks[id];
			marks[id] = now.join('');
			if (!known || old === marks[id]) continue;
			const changed = old === undefined ? [...fields] : fields.filter((_, index) => old.slice(index * LENGTH, (index + 1) * LENGTH) !== now[index]);
			changes.push({ event: old === undefined ? 'account.new' : 'account.changed', internnummer, gebruikersnaam, naam, voornaam, changed, values: Object.fromEntries(changed.map((field) => [field, json[field] ?? null])) });
		}
		return { changes, seen: { scope: this.scope, marks } };
	}

	private known(before: Seen | undefined): Record<string, string> | undefined {
		return before?.scope === this.scope ? before.marks : undefined;
	}

	private mark(kind: string, value: unknown): string {
		return createHmac('sha256', this.secret).update(JSON.stringify([kind, value])).digest('base64url').slice(0, LENGTH);
	}
}
