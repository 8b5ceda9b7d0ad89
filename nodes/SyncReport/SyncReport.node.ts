import { DateTime } from 'luxon';
import { NodeOperationError, type IDataObject, type IExecuteFunctions, type INodeExecutionData, type INodeType } from 'n8n-workflow';
import { CO_ACCOUNTS } from '../../sync/fields/coAccounts';
import { STANDARD } from '../../sync/fields/standard';
import { errorMessage, watch } from '../../sync/report/alarm';
import { digest } from '../../sync/report/digest';
import { approvalPage, approvedCodes, PARTS, reviewAnswers, reviewPage, WHO_FIELD } from '../../sync/report/forms';
import { runReport, type RunSummary } from '../../sync/report/run';
import type { ApprovalRow, Language, QuestionRow, RunRow } from '../../sync/report/types';
import type { ChangeItem, ReviewItem } from '../../sync/types';
import { description, type Operation } from './description';

export class SyncReport implements INodeType {
	description = description;

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		try {
			const result = MAKERS[this.getNodeParameter('operation', 0) as Operation](this, DateTime.utc().toISO());
			return [[{ json: result as IDataObject, pairedItem: { item: 0 } }]];
		} catch (error) {
			throw new NodeOperationError(this.getNode(), error as Error, { message: (error as Error).message });
		}
	}
}

/** Items of an input; an input that nothing reached, and the empty item of a node without results, count as none. */
function itemsOf<T>(context: IExecuteFunctions, input = 0): T[] {
	let items: INodeExecutionData[] = [];
	try {
		items = context.getInputData(input) ?? [];
	} catch {
		// n8n throws for an input to which nothing is connected.
	}
	return items.map(({ json }) => json).filter((json) => Object.keys(json).length > 0) as T[];
}

/** A list of rows given as JSON text or as a list. @throws Error that names the field */
function rowsOf<T>(context: IExecuteFunctions, name: string): T[] {
	const given = jsonOf(context, name);
	if (!Array.isArray(given)) throw new Error(`“${name}” must be a list of rows, as the Data Table node gives them.`);
	return (given as object[]).filter((row) => Object.keys(row).length > 0) as T[];
}

function jsonOf(context: IExecuteFunctions, name: string): unknown {
	const given = context.getNodeParameter(name, 0, '');
	if (typeof given !== 'string') return given;
	try {
		return JSON.parse(given) as unknown;
	} catch {
		throw new NodeOperationError(context.getNode(), `“${name}” is not JSON. Use an expression that gives the rows of a Data Table node.`);
	}
}

const language = (context: IExecuteFunctions): Language => (context.getNodeParameter('language', 0, 'nl') === 'en' ? 'en' : 'nl');
const textOf = (context: IExecuteFunctions, name: string): string => String(context.getNodeParameter(name, 0, '')).trim();
const addresses = (context: IExecuteFunctions) => ({ approveUrl: textOf(context, 'approveUrl'), decideUrl: textOf(context, 'decideUrl') });

const MAKERS: Record<Operation, (context: IExecuteFunctions, now: string) => object> = {
	run(context, now) {
		const [summary] = itemsOf<RunSummary & { soort?: string }>(context);
		if (summary?.soort !== 'samenvatting') throw new Error('Input “Summary” must come from output “Summary” of Field Direction Merge.');
		return runReport(
			{ summary, review: itemsOf<ReviewItem>(context, 1), results: itemsOf<ChangeItem>(context, 2), runs: itemsOf<RunRow>(context, 3), table: [...STANDARD, ...CO_ACCOUNTS] },
			{ language: language(context), name: textOf(context, 'name'), now, showValues: context.getNodeParameter('showValues', 0, false) === true, quiet: context.getNodeParameter('quiet', 0, false) === true, ...addresses(context), workflow: String(context.getWorkflow().id ?? '') },
		);
	},
	digest: (context, now) => digest(
		{ runs: itemsOf<RunRow>(context), approvals: rowsOf<Partial<ApprovalRow>>(context, 'approvals'), questions: rowsOf<Partial<QuestionRow>>(context, 'questions') },
		{ language: language(context), hours: Number(context.getNodeParameter('hours', 0, 24)), now, quiet: context.getNodeParameter('quiet', 0, false) === true, ...addresses(context) },
	),
	approvalPage(context, now) {
		const [row] = itemsOf<Partial<ApprovalRow>>(context);
		return approvalPage(row, DateTime.fromISO(now).setZone('Europe/Brussels').toISODate()!);
	},
	approvalAnswer(context) {
		const [answer = {}] = itemsOf<Record<string, unknown>>(context);
		const row = jsonOf(context, 'request') as Partial<ApprovalRow>;
		return { plan: row.plan ?? '', codes: approvedCodes(row, answer[PARTS]), naam: String(answer[WHO_FIELD] ?? '').trim() };
	},
	reviewPage: (context) => reviewPage(itemsOf<QuestionRow>(context)),
	reviewAnswers(context, now) {
		const [answer = {}] = itemsOf<Record<string, unknown>>(context);
		return reviewAnswers(rowsOf<QuestionRow>(context, 'questions'), answer, STANDARD, now);
	},
	error(context, now) {
		const [event = {}] = itemsOf<{ execution?: { error?: { message?: string; description?: string }; lastNodeExecuted?: string; url?: string }; workflow?: { name?: string }; trigger?: { error?: { message?: string } } }>(context);
		const error = event.execution?.error ?? event.trigger?.error ?? {};
		return errorMessage({ message: `${error.message ?? ''} ${(error as { description?: string }).description ?? ''}`, workflow: event.workflow?.name ?? '', node: event.execution?.lastNodeExecuted ?? '', url: event.execution?.url ?? '', now }, language(context));
	},
	watch: (context, now) => watch(itemsOf<RunRow>(context), Number(context.getNodeParameter('hours', 0, 26)), now, language(context)),
};
