/** A small school for the absences: what Smartschool shows, an Informat that follows its own rules, and the runs between them. Invented people. */
import { createHmac } from 'node:crypto';
import { codeMap } from '../../sync/fields/absences';
import { confirmed, refusedState, type LedgerRow } from '../../sync/plan/absenceLedger';
import { planAbsences, type AbsenceChange, type AbsencePlan, type AbsenceSettings } from '../../sync/plan/absences';
import { DEFAULT_LIMITS } from '../../sync/plan/guards';
import type { PlanTools } from '../../sync/plan/plan';
import { absenceRecords, type AbsenceRead, type DayCodes } from '../../sync/records/absences';
import type { Read } from '../../sync/records/types';
import type { InformatHandle, SyncRecord } from '../../sync/types';

const hmac = (text: string) => createHmac('sha256', 'a key of the test').update(text).digest('base64url');
export const TOOLS: PlanTools = { fingerprint: (text) => hmac(text).slice(0, 8), digest: (text) => hmac(`digest|${text}`), uuid: (text) => hmac(`uuid|${text}`) };

export const SETTINGS: AbsenceSettings = {
	mode: 'apply', calendar: 'normal', approval: '', limits: { ...DEFAULT_LIMITS, scopes: {} }, codes: codeMap(), withdrawn: '', locations: new Map([['001', 12345]]), showCodes: false,
};

export interface PupilOptions {
	structure?: string;
	instelnr?: string;
	vestCode?: string;
	/** Last day in; '' = none. */
	left?: string;
}

export function pupil(number: string, { structure = '311', instelnr = '099999', vestCode = '001', left = '' }: PupilOptions = {}): SyncRecord {
	const handle: InformatHandle = { persoonId: `persoon-${number}`, instelnr, hfdstructuur: structure, vestCode, schooljaar: '2026-27' };
	return { soort: 'leerling', keys: { leerlingnummer: number, instelnr, klascode: '3NWa' }, label: `Leerling ${number}, 3NWa`, fields: { einddatumInschrijving: left }, handle };
}

export const informatRead = (records: SyncRecord[], instellingen = ['099999']): Read => ({
	report: { soort: 'lezing', bron: 'informat', schooljaar: '2026-27', referentiedatum: '2026-11-23', instellingen, aantallen: { leerlingen: records.length, klassen: 0 }, overgeslagen: {}, waarschuwingen: [], volledig: true },
	records,
});

/** Day → internal number → codes. */
export type Shown = Record<string, Record<string, DayCodes>>;

export const smartschoolRead = (shown: Shown, gelezen = '2026-11-23T09:00:00+01:00', schooljaar = '2026-27'): AbsenceRead =>
	absenceRecords(Object.entries(shown).map(([dag, people]) => ({ dag, rows: Object.entries(people).map(([user, [am, pm]]) => ({ user, deleted: false, am, pm })) })), { schooljaar, gelezen });

export type Answer = 'ok' | 'same' | string;
/** Informat as a school sees it: what it holds and who made it. */
export interface Held { code: string; at: number; byApi: boolean }

export class School {
	readonly ledger = new Map<string, LedgerRow>();
	readonly informat = new Map<string, Held>();
	/** `persoonId date part` → code of the refusal that Informat gives. */
	readonly refuses = new Map<string, string>();
	readonly sent: { place: string; code: string; answer: Answer }[] = [];
	shown: Shown = {};

	constructor(readonly people: SyncRecord[], readonly settings: Partial<AbsenceSettings> = {}) {}

	plan(gelezen: string, more: Partial<AbsenceSettings> = {}): AbsencePlan {
		return planAbsences({ informat: informatRead(this.people), smartschool: smartschoolRead(this.shown, gelezen), ledger: [...this.ledger.values()], settings: { ...SETTINGS, ...this.settings, ...more }, tools: TOOLS });
	}

	/** One run as the template does it: rows first, then the calls, then the rows again. @param calls the run breaks off after so many of them */
	run(gelezen: string, more: Partial<AbsenceSettings> = {}, calls = Infinity): AbsencePlan {
		const plan = this.plan(gelezen, more);
		for (const { row } of plan.baseline) this.ledger.set(row.key, row);
		for (const [index, change] of plan.changes.entries()) {
			if (index >= calls) break;
			const answer = this.put(change);
			// Broken off between the last call and its row.
			if (index === calls - 1) break;
			const { attempt, on, print } = change.absence;
			const state = answer === 'ok' || answer === 'same' ? confirmed(change.row.state, print) : refusedState(change.row.state, { code: answer, attempt, on });
			this.ledger.set(change.row.key, { ...change.row, state });
		}
		return plan;
	}

	put({ absence }: AbsenceChange): Answer {
		const place = `${absence.persoonId} ${absence.date} ${absence.partOfDay}`;
		const held = this.informat.get(place);
		const at = Date.parse(absence.timestamp);
		const answer = this.refuses.get(place) ?? (held && !held.byApi && held.at > at ? 'MNA007' : held?.code === absence.absenceCode ? 'same' : 'ok');
		if (answer === 'ok') this.informat.set(place, { code: absence.absenceCode, at, byApi: true });
		this.sent.push({ place, code: absence.absenceCode, answer });
		return answer;
	}
}
