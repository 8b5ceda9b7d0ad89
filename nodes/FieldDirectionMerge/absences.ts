/** Preset “Absences”: its part of the screen, and its parameters and inputs → planner. */
import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { ABSENCE_CODES, codeMap, LATE, PRESENT, UNKNOWN_REASON, type CodeMap } from '../../sync/fields/absences';
import type { LedgerRow } from '../../sync/plan/absenceLedger';
import { planAbsences, type AbsencePlan } from '../../sync/plan/absences';
import { absenceRapport } from '../../sync/plan/absenceTexts';
import { DEFAULT_LIMITS } from '../../sync/plan/guards';
import type { AbsenceRead, AbsenceRecord, AbsenceReport } from '../../sync/records/absences';
import { readOf } from './inputs';
import { commonOf, Parameters } from './parameters';
import { planTools } from './tools';

const displayOptions = { show: { preset: ['absences'] } };

export const absenceProperties: INodeProperties[] = [
	{ displayName: `Informat ← Smartschool: half days (halve dagen), codes ${ABSENCE_CODES.filter(({ send }) => send !== '').map(({ code }) => code).join(' ')} as they are`, name: 'glanceAbsences', type: 'notice', default: '', displayOptions },
	{
		displayName: 'Locations in Discimus (Vestigingen)',
		name: 'locations',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. 001=12345, 002=12346',
		displayOptions,
		description: 'Code of each location in Informat and its number in Discimus. One number alone: for all locations. With several institutes: 099999/001=12345.',
	},
	{
		displayName: 'Other Codes (Andere Codes)',
		name: 'codes',
		type: 'string',
		default: '',
		placeholder: 'e.g. O=P, Q=P, W=',
		displayOptions,
		description: 'Code in Smartschool = code for Informat; nothing behind it: never sent. Codes that are not named here travel as they are, and codes that nobody knows wait for a person.',
	},
	{ displayName: 'Send Late Arrivals (Te Laat, L)', name: 'sendLate', type: 'boolean', default: false, displayOptions, description: 'Whether code L goes to Informat' },
	{ displayName: 'Send Reason Unknown (Reden Onbekend, -)', name: 'sendUnknown', type: 'boolean', default: false, displayOptions, description: 'Whether code - goes to Informat, where it can become B after some days' },
	{
		displayName: 'Code for What Was Withdrawn (Ingetrokken)',
		name: 'withdrawnCode',
		type: 'string',
		default: '',
		displayOptions,
		description: 'Informat cannot remove an absence through this service. Empty: a line on the review list, so that somebody removes it. Or a code that your school uses for it.',
	},
	{ displayName: 'Show Codes (Codes Tonen)', name: 'showCodes', type: 'boolean', default: false, displayOptions, description: 'Whether the differences in the summary show the codes of pupils' },
];

export const absenceLimits: INodeProperties[] = [
	{ displayName: 'Absences (%)', name: 'absence', type: 'number', typeOptions: { minValue: 0, maxValue: 100 }, default: DEFAULT_LIMITS.scopes.absence!.percent, description: 'Share of the half days that were read, for Informat in one run' },
	{ displayName: 'Absences at Most', name: 'absenceCount', type: 'number', typeOptions: { minValue: 0 }, default: DEFAULT_LIMITS.scopes.absence!.count!, description: 'Half days for Informat in one run, whatever the share' },
	{ displayName: 'Absences Withdrawn at Most', name: 'withdrawalCount', type: 'number', typeOptions: { minValue: 0 }, default: DEFAULT_LIMITS.scopes.withdrawal!.count!, description: 'Withdrawn half days for Informat in one run, whatever the share' },
];

export function absencePlan(context: IExecuteFunctions, key: string): AbsencePlan & { summary: { rapport: string } } {
	const get = new Parameters(context);
	const { mode, calendar, approval, limits } = commonOf(get);
	const withdrawn = get.text('withdrawnCode');
	if (withdrawn === PRESENT) throw new Error(`“Code for What Was Withdrawn” cannot be “${PRESENT}”: Informat knows no code for present. Leave it empty to get a line on the review list. Nothing was changed.`);
	const plan = planAbsences({
		informat: readOf(context.getInputData(0), 'informat'),
		smartschool: absencesOf(context.getInputData(1)),
		ledger: ledgerOf(context.getInputData(2)),
		settings: { mode, calendar, approval, limits, codes: codesOf(get.text('codes'), { late: get.yes('sendLate'), unknown: get.yes('sendUnknown') }), withdrawn, locations: locationsOf(get.text('locations')), showCodes: get.yes('showCodes') },
		tools: planTools(key),
	});
	return { ...plan, summary: { ...plan.summary, rapport: absenceRapport(plan.summary, plan.review) } };
}

/** `O=P, Q=` → map. @throws Error that says what is not written well */
export function codesOf(text: string, { late, unknown }: { late: boolean; unknown: boolean }): CodeMap {
	const own = text.split(/[,;\n]/).map((each) => each.trim()).filter((each) => each !== '').map((each): [string, string] => {
		const [, code, send] = /^([^=\s]+)\s*=\s*([^=\s]*)$/.exec(each) ?? [];
		if (code === undefined || send === undefined) throw new Error(`“${each}” under “Other Codes (Andere Codes)” is not understood. Write O=P, or O= for a code that is never sent. Nothing was changed.`);
		if (code === PRESENT || send === PRESENT) throw new Error(`“${each}” under “Other Codes (Andere Codes)”: ${PRESENT} means present and is never sent. Take it away. Nothing was changed.`);
		return [code, send];
	});
	const twice = own.find(([code], index) => own.findIndex(([each]) => each === code) !== index);
	if (twice) throw new Error(`Code ${twice[0]} is twice under “Other Codes (Andere Codes)”. Keep one. Nothing was changed.`);
	return codeMap([[LATE, late ? LATE : ''], [UNKNOWN_REASON, unknown ? UNKNOWN_REASON : ''], ...own]);
}

/** `001=12345, 099999/002=12346`, or one number for all. @throws Error that says what is not written well */
export function locationsOf(text: string): Map<string, number> {
	const parts = text.split(/[,;\n]/).map((each) => each.trim()).filter((each) => each !== '');
	if (parts.length === 0) throw new Error('Fill in “Locations in Discimus (Vestigingen)”: the code of each location in Informat and its number in Discimus, such as 001=12345. Nothing was changed.');
	const map = new Map<string, number>();
	for (const part of parts) {
		const [, institute, code = '*', number] = /^(?:(?:(\d{1,6})\/)?([^=/\s]+)\s*=\s*)?(\d+)$/.exec(part) ?? [];
		if (number === undefined) throw new Error(`“${part}” under “Locations in Discimus (Vestigingen)” is not understood. Write 001=12345. Nothing was changed.`);
		map.set(institute === undefined ? code : `${institute.padStart(6, '0')}/${code}`, Number(number));
	}
	return map;
}

/** @throws Error that says which node belongs on the input */
function absencesOf(items: readonly INodeExecutionData[]): AbsenceRead {
	const jsons = items.map(({ json }) => json as unknown as AbsenceReport | AbsenceRecord);
	const [report, ...more] = jsons.filter((json): json is AbsenceReport => json.soort === 'lezing');
	const records = jsons.filter((json): json is AbsenceRecord => json.soort === 'afwezigheid');
	if (!report || more.length > 0 || report.wat !== 'afwezigheden') throw new Error('Input “Smartschool” must come straight from one node “Smartschool: Get Absences for the Sync”, because its first item tells what was read. Nothing was changed.');
	if (records.length !== report.aantallen.leerlingen) throw new Error(`Input “Smartschool” has ${records.length} pupils, but its read counted ${report.aantallen.leerlingen}. Connect “Get Absences for the Sync” without a filter in between. Nothing was changed.`);
	return { report, records };
}

/** @throws Error when the table has other columns */
function ledgerOf(items: readonly INodeExecutionData[]): LedgerRow[] {
	return items.map(({ json }) => json).filter((json) => Object.keys(json).length > 0).map(({ key, state, datum }) => {
		if (typeof key !== 'string' || typeof state !== 'string' || typeof datum !== 'string') throw new Error('Input “Baseline” must have the columns “key”, “state” and “datum” in every row. Connect the Data Table node that reads the absences table. Nothing was changed.');
		return { key, state, datum };
	});
}
