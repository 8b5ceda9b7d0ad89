/**
 * A school of a few pupils on two fake systems, small enough to run thousands of histories. The fakes keep values as
 * they get them, refuse what must not be, and can break off before or after any call took effect. Planner, calls,
 * confirmation and the making of accounts are the real ones.
 */
import { createAccount } from '../../nodes/Smartschool/createAccount';
import { ServiceError } from '../../services/errors';
import { SmartschoolCode, type SmartschoolClient, type UserDetails } from '../../services/smartschool/client';
import { carryOut } from '../../sync/calls/carryOut';
import { smartschoolCalls } from '../../sync/calls/smartschool';
import type { SaveUserArgs, SmartschoolCall } from '../../sync/calls/types';
import { STANDARD } from '../../sync/fields/standard';
import type { UnitDef } from '../../sync/fields/types';
import { asRefused, confirmUnits, refuseUpdate } from '../../sync/plan/confirm';
import { DEFAULT_SETTINGS, planSync, type Plan, type PlanSettings } from '../../sync/plan/plan';
import type { Read } from '../../sync/records/types';
import type { ChangeItem, DecisionRow, SyncRecord, UnitResult } from '../../sync/types';
import { KINDS } from '../../sync/values/kinds';
import { NO_LIMITS, TOOLS } from './tools';

export interface Pupil {
	id: string;
	instelnr: string;
	/** `undefined` = not told. */
	fields: Record<string, string | undefined>;
	gone?: boolean;
	/** Codes of the groups that Informat tells today. */
	groups: string[];
}

export interface Account {
	gebruikersnaam: string;
	fields: Record<string, string>;
	passwordWrites: number;
	/** Made by somebody else, before or beside the sync. */
	theirs: boolean;
	groups: string[];
}

/** Thrown by the fakes when the process dies at that point. */
export class Crash extends Error {}

const SAVE_USER: Readonly<Record<string, string>> = {
	surname: 'naam', name: 'voornaam', extranames: 'extraVoornamen', initials: 'initialen', sex: 'geslacht', birthday: 'geboortedatum', birthplace: 'geboorteplaats', birthcountry: 'geboorteland',
	postalcode: 'adres.postcode', location: 'adres.gemeente', country: 'adres.land', email: 'email', mobilephone: 'gsm', homephone: 'telefoon', internnumber: 'leerlingnummer',
};
const PARAMETER: Readonly<Record<string, string>> = {
	surname: 'naam', name: 'voornaam', extranames: 'extraVoornamen', initials: 'initialen', birthplace: 'geboorteplaats', email: 'email', mobilePhone: 'gsm', homePhone: 'telefoon',
	street: 'adres.straat', streetnr: 'adres.nummer', busnr: 'adres.bus', postalCode: 'adres.postcode', location: 'adres.gemeente', country: 'adres.land', Nationaliteit: 'nationaliteit',
	Godsdienstkeuze: 'levensbeschouwing', 'Soort leerling': 'financierbaarheid', informat_dokter: 'huisdokter', informat_doktertel: 'huisdokterTelefoon', stamboeknummer: 'stamnummer',
};

/** Groups, whatever case their code has. */
const elements = (codes: readonly string[]) => codes.map((code) => ({ key: code.toLowerCase(), values: { klasCode: code } }));
/** Every class has a study of its own. */
const studyOf = (code: string): string => String(1000 + code.charCodeAt(code.length - 1));

export const PUPIL_FIELDS = STANDARD.filter(({ record, list }) => record === 'leerling' && list === undefined).flatMap(({ fields }) => fields.map(({ id }) => id));

export type Fault = 'none' | 'lostBefore' | 'lostAfter' | 'refused';

export class World {
	pupils = new Map<string, Pupil>();
	accounts: Account[] = [];
	/** Code in lower case → code. */
	classes = new Map<string, string>();
	/** The same for groups. */
	groups = new Map<string, string>();
	baseline = new Map<string, string>();
	/** Proposals that wait in Informat, by id: field → value. */
	proposals = new Map<string, { pupil: string; values: Record<string, string> }>();
	/** Ids of proposals that the secretary refused. */
	refused = new Set<string>();
	today = '2026-11-23';
	/** Every call of the last run. */
	calls: { op: string; key: string; units: string[]; values: Record<string, string> }[] = [];
	commits = 0;
	failures: string[] = [];
	/** The last job made an account. */
	made = false;
	/** What Smartschool makes of a text that it is given. */
	reshape: (text: string, field: string) => string = (text) => text;
	/** Calls until the process dies; Infinity = never. */
	dieAfter = Infinity;
	/** Dies when a row is about to be stored. */
	dieAtCommit = false;
	fault: (call: number) => Fault = () => 'none';
	table: readonly UnitDef[] = STANDARD;
	/** What people answered on the review form. */
	decisions: DecisionRow[] = [];

	informatRead(order: (records: SyncRecord[]) => SyncRecord[] = (records) => records): Read {
		const here = [...this.pupils.values()].filter(({ gone }) => !gone);
		const pupils = here.map(({ id, instelnr, fields, groups }): SyncRecord => {
			const told = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Record<string, string>;
			const left = told.einddatumInschrijving !== '';
			return {
				soort: 'leerling', keys: { leerlingnummer: told.leerlingnummer, instelnr, stamnummer: told.stamnummer, klascode: told.klascode }, label: `leerling ${id}`,
				fields: left ? { einddatumInschrijving: told.einddatumInschrijving! } : told,
				...(left ? {} : { lists: { groepen: elements(groups) } }),
				handle: { persoonId: id, instelnr, hfdstructuur: '311', vestCode: '001', schooljaar: '2026-27' },
			};
		});
		const codes = new Map(pupils.filter(({ fields }) => fields.klascode).map(({ keys }) => [`${keys.instelnr} ${keys.klascode!.toLowerCase()}`, keys]));
		const classes = [...codes.values()].map(({ klascode, instelnr }): SyncRecord => ({ soort: 'klas', keys: { klascode, instelnr }, label: `klas ${klascode}`, fields: { klascode: klascode!, klasnaam: `Klas ${klascode}`, instellingsnummer: instelnr!, administratieveGroep: studyOf(klascode!.toUpperCase()) }, handle: {} }));
		const groups = [...new Set(pupils.flatMap(({ lists }) => (lists?.groepen ?? []).map(({ values }) => values.klasCode!)))].map((code): SyncRecord => ({ soort: 'groep', keys: { klascode: code }, label: `groep ${code}`, fields: { groepcode: code, groepnaam: `Groep ${code}`, groeptype: 'groep' }, handle: {} }));
		return { report: { soort: 'lezing', bron: 'informat', schooljaar: '2026-27', referentiedatum: this.today, instellingen: ['030593'], aantallen: { leerlingen: pupils.length, klassen: classes.length, groepen: groups.length }, overgeslagen: {}, waarschuwingen: [] }, records: order([...classes, ...groups, ...pupils]) };
	}

	smartschoolRead(order: (records: SyncRecord[]) => SyncRecord[] = (records) => records): Read {
		const pupils = this.accounts.map(({ gebruikersnaam, fields, groups }): SyncRecord => ({
			soort: 'leerling', keys: { leerlingnummer: fields.leerlingnummer || undefined, stamnummer: fields.stamnummer || undefined, instelnr: '030593', gebruikersnaam, klascode: fields.klascode || undefined }, label: `account ${gebruikersnaam}`,
			fields: { ...fields }, lists: { groepen: elements(groups) }, handle: { internnummer: fields.leerlingnummer ?? '', gebruikersnaam, status: fields.einddatumInschrijving ? 'uitgeschakeld' : 'actief' },
		}));
		const handle = { omschrijving: 'x', koppelingsveld: '', bovenliggend: '' };
		const classes = [...this.classes.values()].map((klascode): SyncRecord => ({ soort: 'klas', keys: { klascode, instelnr: '030593' }, label: `klas ${klascode}`, fields: { klascode, klasnaam: `Klas ${klascode}`, instellingsnummer: '030593', administratieveGroep: studyOf(klascode.toUpperCase()) }, handle }));
		const groups = [...this.groups.values()].map((code): SyncRecord => ({ soort: 'groep', keys: { klascode: code }, label: `groep ${code}`, fields: { groepcode: code, groepnaam: `Groep ${code}`, groeptype: 'groep' }, handle }));
		return { report: { soort: 'lezing', bron: 'smartschool', schooljaar: '2026-27', referentiedatum: this.today, instellingen: ['030593'], aantallen: { leerlingen: pupils.length, klassen: classes.length, groepen: groups.length, accounts: Math.max(1, pupils.length) }, overgeslagen: {}, waarschuwingen: [], bezet: { gebruikersnamen: this.accounts.map(({ gebruikersnaam }) => gebruikersnaam), geldigTot: '' } }, records: order([...classes, ...groups, ...pupils]) };
	}

	plan(settings: Partial<PlanSettings> = {}, order?: (records: SyncRecord[]) => SyncRecord[]): Plan {
		return planSync({
			informat: this.informatRead(order), smartschool: this.smartschoolRead(order), table: this.table, decisions: this.decisions, tools: TOOLS,
			baseline: (order ? (order([...this.baseline] as never) as unknown as [string, string][]) : [...this.baseline]).map(([key, state]) => ({ key, state })),
			settings: { ...DEFAULT_SETTINGS, mode: 'apply', limits: NO_LIMITS, ...settings },
		});
	}

	/** One run: plan, calls, confirmation, commit, record by record. @throws Crash where it was told to die */
	async run(settings: Partial<PlanSettings> = {}): Promise<Plan> {
		this.calls = [];
		this.commits = 0;
		this.failures = [];
		const plan = this.plan(settings);
		const failedGroups = new Set<string>();
		for (const item of [...plan.changes].sort((x, y) => Number(x.recordKind === 'leerling') - Number(y.recordKind === 'leerling'))) {
			const done = await this.apply(item, failedGroups);
			if (done.rowChanged) this.commit(done.row);
		}
		for (const { row } of plan.baseline) this.commit(row);
		return plan;
	}

	commit({ key, state }: { key: string; state: string }): void {
		if (this.baseline.get(key) === state) return;
		if (this.dieAtCommit) throw new Crash();
		this.commits++;
		this.baseline.set(key, state);
	}

	async apply(item: ChangeItem, failedGroups = new Set<string>()): Promise<ChangeItem> {
		let result = item;
		const job = item.smartschool;
		if (job) {
			this.made = false;
			const waiting = item.needs.filter(({ code }) => failedGroups.has(code.toLowerCase())).flatMap(({ units }) => units);
			const possible = job.writes.filter(({ unit }) => !waiting.includes(unit));
			const failures = possible.length === 0 ? new Map<string, string>() : await carryOut(smartschoolCalls({ ...job, writes: possible }, { schoolYearDate: this.today, userKey: 'number', leaveBy: 'code' }), async (call) => await this.perform(call));
			for (const unit of waiting) failures.set(unit, 'class');
			if ((job.action === 'createClass' || job.action === 'createGroup') && failures.size > 0) failedGroups.add((job.writes[0]!.values.klascode ?? job.writes[0]!.values.groepcode)!.toLowerCase());
			this.failures.push(...failures.keys());
			result = confirmUnits(this.made ? { ...result, created: true } : result, job.writes.map(({ unit }): UnitResult => ({ side: 'smartschool', unit, ok: !failures.has(unit) })));
		}
		for (const update of item.open) {
			if (this.refused.has(update.preRegistrationId)) result = refuseUpdate(result, update, Object.keys(update.refused).map((unit): UnitResult => ({ side: 'informat', unit, ok: false })));
		}
		if (item.informat && this.refused.has(item.informat.preRegistrationId)) result = refuseUpdate(result, asRefused(item.informat), item.informat.writes.map(({ unit }): UnitResult => ({ side: 'informat', unit, ok: false })));
		else if (item.informat) {
			this.point('personalDetailsUpdate', item.informat.handle.persoonId, item.informat.writes.map(({ unit }) => unit), Object.assign({}, ...item.informat.writes.map(({ values }) => values)) as Record<string, string>);
			this.proposals.set(item.informat.preRegistrationId, { pupil: item.informat.handle.persoonId, values: Object.assign({}, ...item.informat.writes.map(({ values }) => values)) as Record<string, string> });
			result = confirmUnits(result, item.informat.writes.map(({ unit }): UnitResult => ({ side: 'informat', unit, ok: true })));
		}
		return result;
	}

	/** A point at which the process may die: before the effect. */
	private point(op: string, key: string, units: string[], values: Record<string, string>): void {
		if (this.dieAfter <= this.calls.length) throw new Crash();
		this.calls.push({ op, key, units, values });
	}

	private async perform(call: SmartschoolCall): Promise<string | undefined> {
		try {
			if (call.op === 'createUser') this.made = (await createAccount(this.client(), call.args, 'number', false)).made;
			else this.send(call);
			return undefined;
		} catch (error) {
			if (!(error instanceof ServiceError)) throw error;
			return error.message;
		}
	}

	/** Sends a call; a lost answer of an absolute write is repeated once, as the client does. */
	private send(call: Exclude<SmartschoolCall, { op: 'createUser' }>): void {
		const once = () => this.deliver(call.op, JSON.stringify(call.args), call.units, () => this.effect(call));
		try {
			once();
		} catch (error) {
			if (!(error instanceof ServiceError) || !error.lost) throw error;
			once();
		}
	}

	private deliver(op: string, key: string, units: string[], effect: () => void): void {
		const fault = this.fault(this.calls.length);
		this.point(op, key, units, {});
		if (fault === 'refused') throw new SmartschoolCode(10, op);
		if (fault === 'lostBefore') throw new ServiceError('Smartschool', 'timeout', 'lost', false);
		effect();
		if (fault === 'lostAfter') throw new ServiceError('Smartschool', 'timeout', 'lost', false);
	}

	private client(): SmartschoolClient {
		const details = (account: Account | undefined): UserDetails | undefined => account && { gebruikersnaam: account.gebruikersnaam, internnummer: account.fields.leerlingnummer ?? '', isPupil: true, row: {} };
		const fake: Pick<SmartschoolClient, 'userByNumber' | 'userByName' | 'createUser' | 'carryOut'> = {
			userByNumber: async (number) => details(this.accounts.find(({ fields }) => fields.leerlingnummer === number)),
			userByName: async (name) => details(this.accounts.find(({ gebruikersnaam }) => gebruikersnaam === name)),
			createUser: async (args) => {
				try {
					this.deliver('createUser', args.internnumber, [], () => this.saveUser(args, true));
				} catch (error) {
					const known = error instanceof SmartschoolCode || !(error instanceof ServiceError);
					if (known || !this.accounts.some(({ fields }) => fields.leerlingnummer === args.internnumber)) throw error;
				}
			},
			carryOut: async (call) => this.send(call),
		};
		return fake as SmartschoolClient;
	}

	private saveUser(args: SaveUserArgs, password: boolean): void {
		let account = this.accounts.find(({ fields }) => fields.leerlingnummer === args.internnumber);
		if (!account) {
			if (this.accounts.some(({ gebruikersnaam }) => gebruikersnaam === args.username)) throw new SmartschoolCode(6, 'saveUser');
			account = { gebruikersnaam: args.username, fields: { ...Object.fromEntries(PUPIL_FIELDS.filter((id) => id !== 'begindatumInschrijving').map((id) => [id, ''])) }, passwordWrites: 0, theirs: false, groups: [] };
			this.accounts.push(account);
		}
		if (password) account.passwordWrites++;
		for (const [arg, value] of Object.entries(args)) if (SAVE_USER[arg] && value !== '') account.fields[SAVE_USER[arg]] = this.reshape(String(value), SAVE_USER[arg]);
	}

	private effect(call: Exclude<SmartschoolCall, { op: 'createUser' }>): void {
		const user = (key: string): Account => {
			const found = this.accounts.find(({ fields, gebruikersnaam }) => fields.leerlingnummer === key || gebruikersnaam === key);
			if (!found) throw new SmartschoolCode(12, call.op);
			return found;
		};
		switch (call.op) {
			case 'updateUser':
				return this.saveUser(call.args, false);
			case 'changeInternNumber':
				user(call.args.username).fields.leerlingnummer = call.args.newInternNumber;
				return;
			case 'saveUserParameter': {
				const field = PARAMETER[call.args.paramName]!;
				user(call.args.userIdentifier).fields[field] = this.reshape(call.args.paramValue, field);
				return;
			}
			case 'rejoinClass':
			case 'saveUserToClass':
				if (!this.classes.has(call.args.class.toLowerCase())) throw new SmartschoolCode(13, call.op);
				user(call.args.userIdentifier).fields.klascode = this.classes.get(call.args.class.toLowerCase())!;
				return;
			case 'setAccountStatus':
				user(call.args.userIdentifier).fields.einddatumInschrijving = '';
				return;
			case 'unregisterStudent':
				user(call.args.userIdentifier).fields.einddatumInschrijving = 'uitgeschakeld';
				return;
			case 'saveClass':
				this.classes.set(call.args.code.toLowerCase(), call.args.code);
				return;
			case 'saveGroup':
				this.groups.set(call.args.code.toLowerCase(), call.args.code);
				return;
			case 'saveUserToClassesAndGroups': {
				const codes = call.args.csvList.split(',');
				if (codes.some((code) => this.groups.get(code.toLowerCase()) !== code)) throw new SmartschoolCode(13, call.op);
				const account = user(call.args.userIdentifier);
				account.groups = [...new Set([...account.groups, ...codes])];
				return;
			}
			case 'removeUserFromGroup': {
				const account = user(call.args.userIdentifier);
				if (this.classes.has(call.args.class.toLowerCase())) account.fields.klascode = '';
				else if (!this.groups.has(call.args.class.toLowerCase())) throw new SmartschoolCode(13, call.op);
				account.groups = account.groups.filter((code) => code !== call.args.class);
			}
		}
	}

	/** The secretary accepts what waits, as it was sent. */
	acceptAll(): void {
		for (const { pupil, values } of this.proposals.values()) Object.assign(this.pupils.get(pupil)!.fields, values);
		this.proposals.clear();
	}

	accountOf(pupil: Pupil): Account | undefined {
		return this.accounts.find(({ fields }) => fields.leerlingnummer === pupil.fields.leerlingnummer);
	}

	clone(): World {
		const copy = new World();
		copy.pupils = new Map([...this.pupils].map(([id, pupil]) => [id, { ...pupil, fields: { ...pupil.fields }, groups: [...pupil.groups] }]));
		copy.accounts = this.accounts.map((account) => ({ ...account, fields: { ...account.fields }, groups: [...account.groups] }));
		copy.classes = new Map(this.classes);
		copy.groups = new Map(this.groups);
		copy.baseline = new Map(this.baseline);
		copy.proposals = new Map(this.proposals);
		copy.refused = new Set(this.refused);
		Object.assign(copy, { today: this.today, reshape: this.reshape, table: this.table });
		return copy;
	}

	/** Everything that matters afterwards, as text. */
	end(): string {
		return JSON.stringify({
			informat: [...this.pupils.values()].map(({ id, fields, groups }) => [id, fields, groups]),
			accounts: [...this.accounts].sort((x, y) => (x.gebruikersnaam < y.gebruikersnaam ? -1 : 1)).map(({ gebruikersnaam, fields, passwordWrites, groups }) => [gebruikersnaam, fields, passwordWrites, [...groups].sort()]),
			classes: [...this.classes.values(), ...this.groups.values()].sort(),
			proposals: [...this.proposals].sort(),
		});
	}
}

/** Comparable text of a field on a side. */
export const common = (side: 'informat' | 'smartschool', field: string, text: string): string | undefined => {
	const def = STANDARD.flatMap(({ fields }) => fields).find(({ id }) => id === field)!;
	return KINDS[def.kind].common(side, text);
};
