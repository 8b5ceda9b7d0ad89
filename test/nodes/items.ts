/** Change items as Field Direction Merge gives them, with invented people. */
import { emptyState, packState, unpackState } from '../../sync/plan/state';
import type { ChangeItem, InformatJob, SmartschoolJob, UnitWrite } from '../../sync/types';

export function write(unit: string, values: Record<string, string>, direction: UnitWrite['direction'] = 'both'): UnitWrite {
	return { unit, direction, values, was: {}, changed: Object.keys(values), after: { o: `fp-${unit}` } };
}

export function change(jobs: { smartschool?: SmartschoolJob; informat?: InformatJob }, more: Partial<ChangeItem> = {}): ChangeItem {
	return {
		soort: 'wijziging',
		mode: 'apply',
		plan: 'plan-1',
		dag: '2026-11-23',
		recordKind: 'leerling',
		label: 'Noor Vandevoorbeeld, 3NWa',
		smartschool: jobs.smartschool ?? null,
		informat: jobs.informat ?? null,
		open: [],
		accountsKnownUntil: '',
		freshUntil: '9999',
		needs: [],
		row: { key: 'row-1', state: packState(emptyState()) },
		settledByCreation: {},
		link: '',
		quiet: '',
		rowIsNew: true,
		rowChanged: true,
		results: [],
		...more,
	};
}

export const unitsOf = (json: unknown): string[] => Object.keys(unpackState((json as ChangeItem).row.state).u);

export const resultsOf = (json: unknown): [string, boolean][] => (json as ChangeItem).results.map(({ unit, ok }) => [unit, ok]);

export const messagesOf = (json: unknown): string => (json as ChangeItem).results.map(({ message }) => message ?? '').join('\n');
