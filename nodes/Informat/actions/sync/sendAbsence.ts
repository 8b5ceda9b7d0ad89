/** One half day for Informat. What Informat refuses is told, and remembered in the row, so that it is not sent again for nothing. */
import { confirmed, refusedState } from '../../../../sync/plan/absenceLedger';
import type { AbsenceChange } from '../../../../sync/plan/absences';
import { callById } from '../../../../services/informat/calls';
import type { InformatClient } from '../../../../services/informat/client';
import { ServiceError } from '../../../../services/errors';

/** Refusals because of what Informat holds; others are about the call itself and are tried again. */
const ABOUT_DATA = /^(?:MNA|DNF)/;

export const isAbsence = (item: object): item is AbsenceChange => 'absence' in item;

/**
 * @returns the item with its result and its row as it has to be stored
 * @throws ServiceError that must stop the run
 */
export async function sendAbsence(item: AbsenceChange, client: InformatClient): Promise<AbsenceChange> {
	const { persoonId, instelnr, schooljaar, date, partOfDay, absenceCode, locationIdDiscimus, timestamp, print, attempt, on } = item.absence;
	try {
		await client.call(callById('absence.put')!, instelnr, { studentId: persoonId, schoolYear: schooljaar, date, partOfDay, absenceCode, locationIdDiscimus, timestamp });
		return { ...item, row: { ...item.row, state: confirmed(item.row.state, print) }, rowChanged: true, results: [{ side: 'informat', unit: 'afwezigheid', ok: true }] };
	} catch (error) {
		// eslint-disable-next-line @n8n/community-nodes/require-node-api-error -- `guarded` makes it n8n's
		if (!(error instanceof ServiceError) || error.systemic) throw error;
		const results: AbsenceChange['results'] = [{ side: 'informat', unit: 'afwezigheid', ok: false, message: `${item.label}, ${item.veld}, code ${absenceCode}: ${error.message}` }];
		const code = error.code ?? '';
		if (!ABOUT_DATA.test(code)) return { ...item, results };
		return { ...item, row: { ...item.row, state: refusedState(item.row.state, { code, attempt, on }) }, rowChanged: true, results };
	}
}
