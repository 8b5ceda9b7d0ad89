/** What both nodes do with the items of the merge: accept only what a real run planned, and report per unit. */
import { NodeOperationError, type IDataObject, type IExecuteFunctions, type INode, type INodeExecutionData } from 'n8n-workflow';
import { confirmUnits } from '../../sync/plan/confirm';
import type { ReadReport, ChangeItem, Side, SyncRecord, UnitResult, UnitWrite } from '../../sync/types';
import { ServiceError } from '../../services/errors';

/** @throws NodeOperationError for anything that is not an item of output Changes of a run in mode Apply. */
export function changeItems(context: IExecuteFunctions): ChangeItem[] {
	return context.getInputData().map(({ json }, itemIndex) => {
		const item = json as unknown as ChangeItem;
		if (item.soort !== 'wijziging' || item.mode !== 'apply') {
			throw new NodeOperationError(context.getNode(), 'This item was not planned by a real run, so nothing was written. Connect output “Changes” of Field Direction Merge; a preview gives nothing to apply.', { itemIndex });
		}
		return item;
	});
}

/** The last line of defence for directions: a write that may not go to this side is refused here as well (law L6). */
export function checkDirection(node: INode, side: Side, writes: readonly UnitWrite[]): void {
	const forbidden = side === 'smartschool' ? 'toInformat' : 'toSmartschool';
	for (const { unit, direction } of writes) {
		if (direction === forbidden || (side === 'informat' && direction === 'once')) {
			throw new NodeOperationError(node, `Field “${unit}” may not be written to ${side === 'informat' ? 'Informat' : 'Smartschool'}: its direction does not allow it. Nothing was written for this batch.`);
		}
	}
}

export function withResults(item: ChangeItem, results: UnitResult[], itemIndex: number): INodeExecutionData {
	return { json: (results.length > 0 ? confirmUnits(item, results) : item) as unknown as IDataObject, pairedItem: { item: itemIndex } };
}

export function readItems(read: { report: ReadReport; records: SyncRecord[] }): INodeExecutionData[] {
	return [read.report, ...read.records].map((json) => ({ json: json as unknown as IDataObject, pairedItem: { item: 0 } }));
}

/** A client's error as the node shows it: cause and remedy as title. Anything else may hold secrets and is not shown. */
export function nodeError(node: INode, error: unknown): NodeOperationError {
	if (error instanceof NodeOperationError) return error;
	if (error instanceof ServiceError) return new NodeOperationError(node, error.message, { description: error.code ? `${error.service}: ${error.code}` : error.service });
	return new NodeOperationError(node, error instanceof Error ? error.message : 'Unknown error');
}

/** `30593, 45` → `['030593', '000045']`. */
export function instituteNumbers(text: string, node: INode): string[] {
	const numbers = text.split(/[\s,;]+/).filter((each) => each !== '');
	if (numbers.length === 0) throw new NodeOperationError(node, 'Fill in at least one institute number (instellingsnummer).');
	const wrong = numbers.find((each) => !/^\d{1,6}$/.test(each));
	if (wrong !== undefined) throw new NodeOperationError(node, `“${wrong}” is not an institute number: it has six digits.`);
	return [...new Set(numbers.map((each) => each.padStart(6, '0')))];
}

/** School year and day of the read. */
export function readScope(context: IExecuteFunctions): { schooljaar: string; referentiedatum: string } {
	const schooljaar = (context.getNodeParameter('schoolYear', 0) as string).trim();
	const referentiedatum = (context.getNodeParameter('referenceDate', 0) as string).trim().slice(0, 10);
	const [, start, end] = /^(\d{4})-(\d{2})$/.exec(schooljaar) ?? [];
	if (start === undefined || (Number(start) + 1) % 100 !== Number(end)) {
		throw new NodeOperationError(context.getNode(), `“${schooljaar}” is not a school year. Write it as 2026-27.`);
	}
	if (!/^\d{4}-\d{2}-\d{2}$/.test(referentiedatum)) {
		throw new NodeOperationError(context.getNode(), `“${referentiedatum}” is not a date. Write it as 2026-11-23.`);
	}
	if (referentiedatum < `${start}-08-01` || referentiedatum > `${Number(start) + 1}-08-31`) {
		throw new NodeOperationError(context.getNode(), `${referentiedatum} is not in school year ${schooljaar}. Make both agree.`);
	}
	return { schooljaar, referentiedatum };
}
