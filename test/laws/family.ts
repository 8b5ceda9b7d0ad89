/** One pupil with relations in Informat and six co-accounts in Smartschool; calls are carried out on plain objects, and every value that is written is kept with the relation that it must belong to. */
import { carryOut } from '../../sync/calls/carryOut';
import { smartschoolCalls } from '../../sync/calls/smartschool';
import { CO_ACCOUNTS } from '../../sync/fields/coAccounts';
import { changedCoAccounts } from '../../sync/plan/coAccountRecheck';
import { DEFAULT_CO_ACCOUNT_RULES, type CoAccountSettings } from '../../sync/plan/coAccountTypes';
import { planCoAccounts, type CoAccountPlan } from '../../sync/plan/coaccounts';
import { confirmUnits } from '../../sync/plan/confirm';
import { coAccountList } from '../../sync/records/coAccounts';
import { pupilLists } from '../../sync/records/lists';
import type { Read } from '../../sync/records/types';
import type { ChangeItem, ListElement, ReadReport, SyncRecord } from '../../sync/types';
import { NO_LIMITS, TOOLS } from './tools';

export interface Relation {
	id: string;
	type: string;
	naam: string;
	voornaam: string;
	lpv: number;
	email: string;
	gsm: string;
	telefoon: string;
	overleden?: boolean;
}

export interface Slot { type: string; naam: string; voornaam: string; email: string; gsm: string; telefoon: string; status: string; bevestigd: boolean }

export const EMPTY: Slot = { type: '', naam: '', voornaam: '', email: '', gsm: '', telefoon: '', status: 'niet actief', bevestigd: false };
export const slotOf = (relation: Relation, more: Partial<Slot> = {}): Slot => ({ type: relation.type, naam: relation.naam, voornaam: relation.voornaam, email: relation.email, gsm: relation.gsm, telefoon: relation.telefoon, status: 'actief', bevestigd: false, ...more });

const FIELD: Readonly<Record<string, keyof Slot>> = { type: 'type', naam: 'naam', voornaam: 'voornaam', email: 'email', telefoonnummer: 'telefoon', mobielnummer: 'gsm', status: 'status' };

const report = (bron: 'informat' | 'smartschool', day: string): ReadReport => ({ soort: 'lezing', bron, schooljaar: '2026-27', referentiedatum: day, instellingen: ['030593'], aantallen: { leerlingen: 1, klassen: 0, accounts: 1 }, overgeslagen: {}, waarschuwingen: [] });

export interface Written { nr: number; field: string; value: string }

export class Family {
	relations: Relation[] = [];
	slots: Slot[] = Array.from({ length: 6 }, () => ({ ...EMPTY }));
	rows = new Map<string, string>();
	writes: Written[] = [];
	ops: string[] = [];
	passwords: number[] = [];
	today = '2026-11-23';
	commits = 0;
	/** Results of calls by number, from 1; the rest succeeds. */
	fails = new Set<number>();
	/** The process dies before this call. */
	diesAt = Infinity;

	constructor(readonly settings: Partial<CoAccountSettings> = {}, readonly number = '900001') {}

	informat(order: (list: Relation[]) => Relation[] = (list) => list): Read {
		const relaties = order([...this.relations]).map(({ id, type, naam, voornaam, lpv, overleden, email, gsm, telefoon }) => ({
			relatieId: id, type, naam, voornaam, lpv, isOverleden: overleden === true, adressen: [],
			comnrs: [...(gsm ? [{ comnrId: `g-${id}`, nr: gsm, type, soort: 'Gsm' }] : []), ...(telefoon ? [{ comnrId: `t-${id}`, nr: telefoon, type, soort: 'Telefoon' }] : []), { comnrId: `d-${id}`, nr: '050 99 99 99', type: 'Domicilie', soort: 'Telefoon' }],
			emails: email ? [{ emailId: `e-${id}`, email, type }] : [],
		}));
		const student = { relaties, comnrs: [{ comnrId: 'own', nr: '0479 99 99 99', type: 'Eigen', soort: 'Gsm' }], emails: [{ emailId: 'own', email: 'leerling@example.org', type: 'Eigen' }], adressen: [] };
		const fields = { naam: 'Peeters', voornaam: 'Noor', geboortedatum: '2012-01-01', geslacht: 'V', nationaliteit: '00150', geboorteland: 'België' };
		const record: SyncRecord = { soort: 'leerling', keys: { leerlingnummer: this.number }, label: `leerling ${this.number}`, fields, lists: pupilLists(student, {}, this.today), handle: { persoonId: `p-${this.number}`, instelnr: '030593', hfdstructuur: '311', vestCode: '001', schooljaar: '2026-27' } };
		return { report: report('informat', this.today), records: [record] };
	}

	coAccounts(): ListElement[] {
		const account = Object.assign({}, ...this.slots.map((slot, index) => {
			const nr = index + 1;
			return { [`type_coaccount${nr}`]: slot.type === '' ? 0 : slot.type, [`naam_coaccount${nr}`]: slot.naam, [`voornaam_coaccount${nr}`]: slot.voornaam, [`email_coaccount${nr}`]: slot.email, [`email_coaccount${nr}_isVerified`]: slot.bevestigd, [`telefoonnummer_coaccount${nr}`]: slot.telefoon, [`mobielnummer_coaccount${nr}`]: slot.gsm, [`status${nr}`]: slot.status };
		})) as Record<string, unknown>;
		return coAccountList(account)!;
	}

	smartschool(): Read {
		const record: SyncRecord = { soort: 'leerling', keys: { leerlingnummer: this.number, gebruikersnaam: `gebruiker${this.number}` }, label: 'account', fields: { naam: 'Peeters', voornaam: 'Noor' }, lists: { coaccounts: this.coAccounts() }, handle: { internnummer: this.number, gebruikersnaam: `gebruiker${this.number}`, status: 'actief' } };
		return { report: report('smartschool', this.today), records: [record] };
	}

	plan(order?: (list: Relation[]) => Relation[], settings: Partial<CoAccountSettings> = {}): CoAccountPlan {
		return planCoAccounts({
			informat: this.informat(order), smartschool: this.smartschool(), baseline: [...this.rows].map(([key, state]) => ({ key, state })), table: CO_ACCOUNTS, tools: TOOLS,
			settings: { mode: 'apply', firstRun: 'review', channel: { standard: 'todo', units: {} }, limits: NO_LIMITS, calendar: 'normal', approval: '', absent: { reads: 2, days: 0 }, ...DEFAULT_CO_ACCOUNT_RULES, ...this.settings, ...settings },
		});
	}

	/** @throws Error where the process dies */
	async run(order?: (list: Relation[]) => Relation[]): Promise<CoAccountPlan> {
		this.writes = [];
		this.ops = [];
		this.commits = 0;
		const plan = this.plan(order);
		for (const item of plan.changes) {
			const done = await this.apply(item);
			if (done.rowChanged) this.commit(done.row.key, done.row.state);
		}
		for (const { row } of plan.baseline) this.commit(row.key, row.state);
		return plan;
	}

	private commit(key: string, state: string): void {
		this.commits++;
		this.rows.set(key, state);
	}

	async apply(item: ChangeItem): Promise<ChangeItem> {
		let done = item;
		const job = item.smartschool;
		if (job?.action === 'updateCoAccounts') {
			const stale = changedCoAccounts(job, this.smartschool().records[0]);
			if (stale.length > 0) throw new Error(`stale without an edit: ${stale.join(' ')}`);
			const failures = await carryOut(smartschoolCalls(job, { schoolYearDate: this.today, userKey: 'number', leaveBy: 'code' }), async (call) => {
				if (this.ops.length + 1 === this.diesAt) throw new Error('dies');
				this.ops.push(call.op);
				if (this.fails.has(this.ops.length)) return 'refused';
				if (call.op === 'saveUserParameter') {
					const [, name, nr] = /^(\w+)_coaccount(\d)$/.exec(call.args.paramName)!;
					this.writes.push({ nr: Number(nr), field: name!, value: call.args.paramValue });
					const slot = this.slots[Number(nr) - 1]!;
					if (name === 'email' && slot.email !== call.args.paramValue) slot.bevestigd = false;
					Object.assign(slot, { [FIELD[name!]!]: call.args.paramValue });
				} else if (call.op === 'removeCoAccount') this.slots[Number(call.args.accountType) - 1] = { ...EMPTY };
				else if (call.op === 'savePassword') this.passwords.push(Number(call.args.accountType));
				return undefined;
			});
			done = confirmUnits(done, job.writes.map(({ unit }) => ({ side: 'smartschool', unit, ok: !failures.has(unit) })));
		}
		if (item.informat) done = confirmUnits(done, item.informat.writes.map(({ unit }) => ({ side: 'informat', unit, ok: true })));
		return done;
	}
}
