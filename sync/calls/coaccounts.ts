/**
 * The co-accounts of one account → calls: no function takes more than one field, so one saveUserParameter per field
 * that really differs. What takes access away goes first. A new co-account gets its name first and its access second:
 * what was cut off in between is recognised by having no kind yet, and never mistaken for access that a school took away.
 */
import { LETTERS } from '../fields/coAccounts';
import type { ChangeItem, CoAccountJob, UnitWrite } from '../types';
import type { SmartschoolCall } from './types';

/** Field → the name of the parameter, before `_coaccountN`. In the order in which a new co-account is filled. */
const PARAMETERS: Readonly<Record<string, string>> = {
	'relatie.voornaam': 'voornaam', 'relatie.naam': 'naam', 'relatie.status': 'status', 'relatie.type': 'type', 'relatie.email': 'email', 'relatie.telefoon': 'telefoonnummer', 'relatie.gsm': 'mobielnummer',
};

/** Is this the write that takes a slot's access away? */
const isBlock = ({ blocks }: CoAccountJob, unit: string): boolean => unit[1] === LETTERS.coStatus && blocks.includes(Number(unit[0]));

/** The item with only what takes access away; undefined when there is no such thing in it. */
export function blocksOf(item: ChangeItem): ChangeItem | undefined {
	const job = item.smartschool;
	if (job?.action !== 'updateCoAccounts' || job.blocks.length === 0) return undefined;
	return { ...item, smartschool: { ...job, creates: [], removes: [], writes: job.writes.filter(({ unit }) => isBlock(job, unit)) } };
}

export function withoutBlocks(item: ChangeItem): ChangeItem {
	const job = item.smartschool;
	if (job?.action !== 'updateCoAccounts' || job.blocks.length === 0) return item;
	return { ...item, smartschool: { ...job, blocks: [], writes: job.writes.filter(({ unit }) => !isBlock(job, unit)) } };
}

export function coAccountCalls(job: CoAccountJob, userKey: 'number' | 'username'): SmartschoolCall[] {
	const userIdentifier = userKey === 'number' ? job.internnummer : job.gebruikersnaam;
	const calls: SmartschoolCall[] = [];
	const status = (nr: number) => `${nr}${LETTERS.coStatus}`;
	const of = (nr: number) => job.writes.filter(({ unit }) => unit.startsWith(String(nr)));
	/** One call per field, in the order of the parameters. @returns their indexes */
	const fields = (nr: number, writes: readonly UnitWrite[], needs: number[]): number[] => {
		const made: number[] = [];
		for (const [id, name] of Object.entries(PARAMETERS)) {
			const write = writes.find(({ changed }) => changed.includes(id));
			if (!write) continue;
			made.push(calls.length);
			calls.push({ op: 'saveUserParameter', args: { userIdentifier, paramName: `${name}_coaccount${nr}`, paramValue: write.values[id]! }, units: [write.unit], needs });
		}
		return made;
	};

	for (const nr of job.blocks) fields(nr, of(nr).filter(({ unit }) => unit === status(nr)), []);
	for (const nr of job.removes) {
		const units = of(nr).filter(({ unit }) => !isBlock(job, unit)).map(({ unit }) => unit);
		calls.push({ op: 'removeCoAccount', args: { userIdentifier, accountType: String(nr) }, units, needs: [] });
	}
	const slots = [...new Set(job.writes.map(({ unit }) => Number(unit[0])))].sort((x, y) => x - y).filter((nr) => !job.removes.includes(nr));
	for (const nr of slots.filter((each) => !job.creates.includes(each))) fields(nr, of(nr).filter(({ unit }) => !isBlock(job, unit)), []);
	for (const nr of job.creates) {
		const writes = of(nr);
		const letter = (id: string) => `${nr}${LETTERS[id]}`;
		const name = fields(nr, writes.filter(({ unit }) => unit === letter('coNaam')), []);
		// The link counts as soon as the name is there: from then on the slot is this relation's.
		for (const index of name) calls[index]!.units.push(String(nr));
		const access = fields(nr, writes.filter(({ unit }) => unit === letter('coStatus')), name);
		const rest = fields(nr, writes.filter(({ unit }) => unit !== letter('coNaam') && unit !== letter('coStatus')), [...name, ...access]);
		if (!writes.some(({ unit }) => unit === `${nr}w`)) continue;
		calls.push({ op: 'savePassword', args: { userIdentifier, accountType: String(nr) }, units: [`${nr}w`], needs: [...name, ...access, ...rest.filter((index) => calls[index]!.units.includes(letter('coType')))] });
		calls.push({ op: 'forcePasswordReset', args: { userIdentifier, accountType: String(nr) }, units: [`${nr}w`], needs: [calls.length - 1] });
	}
	return calls;
}
