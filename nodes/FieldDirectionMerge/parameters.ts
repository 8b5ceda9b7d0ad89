/** The node's parameters, read the same way by every preset. */
import type { IExecuteFunctions } from 'n8n-workflow';
import type { AbsentRule } from '../../sync/plan/absent';
import type { Calendar, Limits } from '../../sync/plan/guards';
import type { PlanSettings } from '../../sync/plan/plan';
import type { ConflictRule, InformatChannel } from '../../sync/types';
import { limitsWith, type LimitOptions, type RuleRow } from './settings';

export class Parameters {
	constructor(private readonly context: IExecuteFunctions) {}

	/** As n8n gives it; `otherwise` when the screen does not show it. */
	value<T>(name: string, otherwise: T): T {
		return this.context.getNodeParameter(name, 0, otherwise) as T;
	}

	/** Without spaces around it. */
	text(name: string, otherwise = ''): string {
		return String(this.value<unknown>(name, otherwise) ?? '').trim();
	}

	yes(name: string, otherwise = false): boolean {
		return this.value<unknown>(name, otherwise) === true;
	}

	/** Rows of a list on the screen. */
	rows<T>(name: string): T[] {
		return this.value<{ rows?: T[] }>(name, {}).rows ?? [];
	}
}

/** What every preset that plans has on its screen. */
export interface Common {
	mode: 'preview' | 'apply';
	firstRun: ConflictRule;
	calendar: Calendar;
	approval: string;
	limits: Limits;
	absent: AbsentRule;
}

export function commonOf(get: Parameters): Common {
	const options = get.value<LimitOptions & { absentReads?: number; absentDays?: number }>('limits', {});
	return {
		mode: get.text('mode') === 'apply' ? 'apply' : 'preview',
		firstRun: get.value<ConflictRule>('firstRun', 'review'),
		calendar: get.value<Calendar>('calendar', 'normal'),
		approval: get.text('approvedPlan'),
		limits: limitsWith(options),
		absent: { reads: options.absentReads ?? 3, days: options.absentDays ?? 14 },
	};
}

/** How changes travel to Informat: as the screen says, and per field as its rule says. */
export const channelOf = (get: Parameters, rules: readonly RuleRow[]): PlanSettings['channel'] => ({
	standard: get.value<InformatChannel>('channel', 'todo'),
	units: Object.fromEntries(rules.flatMap(({ unit, channel }) => (channel ? [[unit, channel]] : []))),
});
