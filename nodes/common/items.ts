/** What both nodes do with the items of the merge: accept only what a real run planned, and report per unit. */
import type { DateTime } from 'luxon';
import { ExpressionError, NodeOperationError, type IDataObject, type IExecuteFunctions, type INode, type INodeExecutionData } from 'n8n-workflow';
import { coAccountLabel } from '../../sync/fields/coAccounts';
import { unitById } from '../../sync/fields/preset';
import { confirmUnits } from '../../sync/plan/confirm';
import { leadsTo } from '../../sync/plan/record';
import type { Read, ReadScope } from '../../sync/records/types';
import type { ChangeItem, Side, UnitResult } from '../../sync/types';
import { ServiceError } from '../../services/errors';

const NAMES = { informat: 'Informat', smartschool: 'Smartschool' } as const;

/**
 * The input as change items, before anything is written.
 * @throws NodeOperationError for anything that is not an item of output Changes of a run in mode Apply, and for a
 * write whose direction does not lead to this side: the last line of defence for directions (law L6).
 */
export function changeItems(context: IExecuteFunctions, side: Side): ChangeItem[] {
	const node = context.getNode();
	return context.getInputData().map(({ json }, itemIndex) => {
		const item = json as unknown as ChangeItem;
		if (item.soort !== 'wijziging' || item.mode !== 'apply') {
			throw new NodeOperationError(node, 'This item was not planned by a real run, so nothing was written', {
				itemIndex,
				description: 'Connect output “Changes” of Field Direction Merge in mode Apply. A preview gives nothing to apply.',
			});
		}
		for (const { unit, direction } of item[side]?.writes ?? []) {
			if (leadsTo(side, direction)) continue;
			throw new NodeOperationError(node, `Field “${unitLabel(unit)}” may not be written to ${NAMES[side]}: its direction does not lead there. Nothing was written`, { itemIndex, description: 'Use the items of Field Direction Merge as they are, without changing them in between.' });
		}
		return item;
	});
}

/** Dutch name with the English one, as on every screen. */
export function unitLabel(unit: string): string {
	return unitById(unit)?.label ?? coAccountLabel(unit) ?? unit;
}

/** Result of a unit that was written. */
export const written = (side: Side, unit: string): UnitResult => ({ side, unit, ok: true });

/** Result of a unit that was not written: pupil, field, cause and remedy. */
export const notWritten = (side: Side, item: ChangeItem, unit: string, message: string): UnitResult => ({ side, unit, ok: false, message: `${item.label}, ${unitLabel(unit)}: ${message}` });

export const asItem = (item: object, itemIndex: number): INodeExecutionData => ({ json: item as IDataObject, pairedItem: { item: itemIndex } });

export const withResults = (item: ChangeItem, results: UnitResult[], itemIndex: number): INodeExecutionData => asItem(results.length > 0 ? confirmUnits(item, results) : item, itemIndex);

/** First item: what was asked and what came; then one item per record. */
export function readItems(read: Read): INodeExecutionData[] {
	return [read.report, ...read.records].map((json) => ({ json: json as unknown as IDataObject, pairedItem: { item: 0 } }));
}

/**
 * A node's work with its errors as n8n shows them: cause and remedy as title, what is safe as description. An error
 * that is neither ours nor n8n's can hold a request with its secrets, so only its kind is shown.
 */
export async function guarded(context: IExecuteFunctions, applies: boolean, work: () => Promise<INodeExecutionData[]>): Promise<INodeExecutionData[][]> {
	try {
		return [await work()];
	} catch (error) {
		const shown = nodeError(context.getNode(), error, applies ? 'What was written before this stays and is recognised by the next run, which goes on from there.' : 'Nothing was written.');
		if (!context.continueOnFail()) throw shown;
		const inputs = applies ? context.getInputData() : [undefined];
		return [inputs.map((_, item) => ({ json: { error: shown.message }, error: shown, pairedItem: { item } }))];
	}
}

/** @param safe what the user can rely on, as a sentence */
export function nodeError(node: INode, error: unknown, safe: string, itemIndex?: number): NodeOperationError {
	if (error instanceof NodeOperationError) return error;
	if (error instanceof ExpressionError) return new NodeOperationError(node, error, { itemIndex });
	if (error instanceof ServiceError) return new NodeOperationError(node, error.message, { description: `${safe} (${error.service}${error.code ? `, ${error.code}` : ''})`, itemIndex });
	return new NodeOperationError(node, `The node met a problem of its own (${error instanceof Error ? error.name : typeof error})`, { description: `${safe} Report it with the name of the operation.`, itemIndex });
}

/** `30593, 45` → `['030593', '000045']`. */
export function instituteNumbers(text: string, node: INode): string[] {
	const numbers = String(text).split(/[\s,;]+/).filter((each) => each !== '');
	if (numbers.length === 0) throw new NodeOperationError(node, 'Fill in at least one institute number (instellingsnummer)');
	const wrong = numbers.find((each) => !/^\d{1,6}$/.test(each));
	if (wrong !== undefined) throw new NodeOperationError(node, `“${wrong}” is not an institute number (instellingsnummer): it has at most six digits`);
	return [...new Set(numbers.map((each) => each.padStart(6, '0')))];
}

/** @throws NodeOperationError when year or day are not written well, or do not belong together */
export function readScope(context: IExecuteFunctions): ReadScope {
	const node = context.getNode();
	const schooljaar = schoolYearText(context);
	const start = schooljaar.slice(0, 4);
	const referentiedatum = String(context.getNodeParameter('referenceDate', 0)).trim().slice(0, 10);
	if (!/^\d{4}-\d{2}-\d{2}$/.test(referentiedatum) || Number.isNaN(Date.parse(referentiedatum))) throw new NodeOperationError(node, `“${referentiedatum}” is not a date. Write it as 2026-11-23`);
	if (referentiedatum < `${start}-08-01` || referentiedatum > `${Number(start) + 1}-08-31`) throw new NodeOperationError(node, `${referentiedatum} is not in school year ${schooljaar}. Make both agree`);
	return { schooljaar, referentiedatum };
}

/** @throws NodeOperationError when it is not written as 2026-27 */
export function schoolYearText(context: IExecuteFunctions): string {
	const text = String(context.getNodeParameter('schoolYear', 0)).trim();
	const [, start, end] = /^(\d{4})-(\d{2})$/.exec(text) ?? [];
	if (start === undefined || (Number(start) + 1) % 100 !== Number(end)) throw new NodeOperationError(context.getNode(), `“${text}” is not a school year. Write it as 2026-27`);
	return text;
}

/** School years begin on 1 September. */
export function schoolYearOf(day: DateTime): string {
	const start = day.month >= 9 ? day.year : day.year - 1;
	return `${start}-${String((start + 1) % 100).padStart(2, '0')}`;
}
