/** One pupil: who is in which co-account, and what has to be written or told about it. No guards yet (`coaccounts.ts`). */
import { coAccountLabel, LETTERS, SLOTS } from '../fields/coAccounts';
import type { UnitDef } from '../fields/types';
import type { Relatie } from '../records/coAccounts';
import type { FieldValues, ReviewItem, ReviewKind, RowState, Side, SyncRecord, Task, UnitState } from '../types';
import { RELATION_TYPE } from '../values/codes';
import { KINDS } from '../values/kinds';
import { codeKind, withRows, type Lens } from '../values/lens';
import { lower } from '../values/text';
import { absence } from './absent';
import { LOST, nameOf, slotKey, taskFor, UNFINISHED, VERIFIED, type CoAccountSettings, type Draft, type Member } from './coAccountTypes';
import { TEXTS, type CoAccountReason } from './coAccountWords';
import { explain } from './explain';
import type { PlanTools } from './plan';
import { mergeRecord, type PlannedWrite, type Reader } from './record';
import { assignSlots, type Assignment, type Place } from './slots';
import { emptyState, readRow } from './state';

/** What one slot holds on one side. */
type Told = Record<string, string | undefined>;
const READER: Reader<Told> = { value: (record, { id }) => record[id], elements: () => undefined, changedAt: () => undefined };

const ACTIVE = 'actief';
const OFF = 'niet actief';

/** `actief tot en met 2027/08/31` is access until that day. */
function statusOf(text: string, today: string): string {
	const [, until] = /^actief tot en met (\d{4}[/-]\d{2}[/-]\d{2})$/i.exec(text) ?? [];
	if (until !== undefined) return until.replaceAll('/', '-') >= today ? ACTIVE : OFF;
	return lower(text) === ACTIVE ? ACTIVE : OFF;
}

export interface FamilyRules {
	table: readonly UnitDef[];
	settings: CoAccountSettings;
	tools: PlanTools;
	/** ISO date of the read. */
	today: string;
	/** Text of the row with this key. */
	rowOf(key: string): string | undefined;
	linkOf(account: SyncRecord): string;
}

/** Decides pupil after pupil, and counts. */
export class Families {
	readonly drafts: Draft[] = [];
	readonly review: ReviewItem[] = [];
	waiting = 0;
	/** Links of before, and what became of them. */
	readonly seen = { linked: 0, ended: 0, emptied: 0 };
	readonly counts = { gekoppeld: 0, uit: 0, vanDeSchool: 0, nietInInformat: 0, geenPlaats: 0, nietGewenst: 0 };
	private readonly typeOf: Lens;
	private readonly staff: ReadonlySet<string>;

	constructor(private readonly rules: FamilyRules) {
		this.typeOf = codeKind(withRows(RELATION_TYPE, rules.settings.types));
		this.staff = staffKinds(rules.settings, this.typeOf);
	}

	private readonly fp = (text: string): string => this.rules.tools.fingerprint(text);

	addReview(soort: ReviewKind, uitleg: string, draft: { key: string; a: SyncRecord }, id: string, veld: string, values: Record<Side, string>, nieuw: boolean, taak?: Task): void {
		if (nieuw || this.rules.settings.mode === 'preview') this.review.push({ soort, key: this.fp(`nazicht|${draft.key}|${id}`), nieuw, label: draft.a.label, veld, ...values, uitleg, ...(taak ? { taak } : {}) });
	}

	/** Tells a person once; the row remembers of what. */
	private tell(draft: Draft, id: string, reason: CoAccountReason, veld: string, values: Record<Side, string>, soort: ReviewKind = 'coAccount', more: UnitState = {}, taak?: Task): void {
		const print = this.fp(`gemeld|${draft.key}|${id}|${reason}|${values.informat}|${values.smartschool}`);
		this.addReview(soort, TEXTS[reason], draft, id, veld, values, draft.old?.u[id]?.c?.[0] !== print, taak);
		draft.state.u[id] = { ...more, c: [print, print] };
		draft.reviewed = true;
	}

	decide(key: string, a: SyncRecord, b: SyncRecord, relaties: Relatie[], slots: ReadonlyMap<number, FieldValues>): void {
		const oldText = this.rules.rowOf(key);
		const old = oldText === undefined ? undefined : readRow(key, oldText);
		const draft: Draft = { key, a, b, writes: [], oldText, old, state: { ...emptyState(), t: old?.t ?? '', l: this.rules.linkOf(b) }, reviewed: false, members: [], slots, settled: {} };
		const memory = new Map(SLOTS.flatMap((nr) => (typeof old?.u[nr]?.o === 'string' ? [[nr, old.u[nr].o] as [number, string]] : [])));
		const members = relaties.map((relatie): Member => {
			const print = this.fp(`relatie|${key}|${relatie.id}`);
			const access = relatie.overleden ? 'overleden' : this.isBarred(a, relatie) ? 'geenToegang' : 'yes';
			const type = this.typeOf.write('smartschool', relatie.type) ?? '';
			const order = this.rules.settings.order.findIndex((each) => lower(each) === lower(relatie.type));
			return {
				relatie, print, access, type, naam: relatie.naam ?? '', voornaam: relatie.voornaam ?? '', lpv: relatie.lpv, emails: (relatie.emails ?? []).map((each) => KINDS.email.own('informat', each)),
				numbers: [...(relatie.gsm ?? []), ...(relatie.telefoon ?? [])].map((each) => KINDS.phone.own('informat', each)), rank: relatie.lpv > 0 ? relatie.lpv - 3 : order < 0 ? undefined : order,
				barred: access !== 'yes', lost: old?.u[`r${print}`]?.o === LOST,
			};
		});
		draft.members = members;
		const places = [...slots].map(([nr, values]): Place => {
			const value = (id: string) => values[`relatie.${id}`] ?? '';
			const empty = ['type', 'naam', 'voornaam', 'email', 'telefoon', 'gsm'].every((id) => value(id) === '');
			return {
				nr, empty, staff: this.staff.has(lower(value('type'))) && !empty, type: value('type'), naam: value('naam'), voornaam: value('voornaam'), email: KINDS.email.own('smartschool', value('email')),
				numbers: [value('gsm'), value('telefoon')].map((each) => KINDS.phone.own('smartschool', each)).filter((each) => each !== ''),
			};
		});
		const assignment = assignSlots(members, places, memory, (nr, person) => this.isReplaced(draft, nr, person, places.find((place) => place.nr === nr)!));

		this.seen.linked += memory.size;
		this.seen.ended += assignment.ended.length;
		this.seen.emptied += places.filter(({ nr, empty }) => empty && memory.has(nr) && members.some(({ print }) => print === memory.get(nr))).length;
		this.counts.vanDeSchool += places.filter((place) => place.staff).length;
		this.counts.nietInInformat += assignment.strangers.length;
		this.counts.geenPlaats += assignment.noRoom.length;
		const placed = new Set([...assignment.linked.values(), ...assignment.creates.values()]);
		this.counts.nietGewenst += members.filter((each) => each.rank === undefined && !each.barred && !placed.has(each)).length;

		for (const [nr, person] of [...assignment.linked].sort(([x], [y]) => x - y)) this.linkedSlot(draft, nr, person);
		for (const nr of assignment.ended) this.endedSlot(draft, nr, memory.get(nr)!);
		for (const [nr, person] of [...assignment.creates].sort(([x], [y]) => x - y)) this.newSlot(draft, nr, person);
		this.tellDoubts(draft, assignment);
		this.drafts.push(draft);
	}

	/** Lines of the to-do list of which nothing is left to type. */
	close(draft: Draft, closed: readonly string[]): void {
		for (const id of closed) this.addReview('done', explain({ code: 'done' }), draft, id, coAccountLabel(id) ?? id, { informat: '', smartschool: '' }, true);
	}

	private isBarred({ keys }: SyncRecord, { naam, voornaam, type }: Relatie): boolean {
		const names = [type, `${voornaam ?? ''} ${naam ?? ''}`, `${naam ?? ''} ${voornaam ?? ''}`].map(lower);
		return this.rules.settings.noAccess.some((row) => row.leerlingnummer.trim() === keys.leerlingnummer && names.includes(lower(row.relatie)));
	}

	/** The name is another one than at the last agreement and not this relation's, and nothing else says that it is the same person. */
	private isReplaced({ key, old, members, slots }: Draft, nr: number, person: Member | undefined, place: Place): boolean {
		const changed = (id: string) => {
			const o = old?.u[`${nr}${LETTERS[id]}`]?.o;
			const unit = this.rules.table.find((each) => each.id === id)!;
			const print = unit.fields.map((field) => {
				const text = KINDS[field.kind].own('smartschool', slots.get(nr)![field.id] ?? '');
				return text === '' ? '' : this.fp(`${slotKey(key, nr, old!.u[nr]!.o as string)}|${id}|${text}`);
			}).join('.');
			return o !== undefined && (typeof o === 'string' ? o : o[1]) !== print;
		};
		if (!changed('coNaam')) return false;
		const same = (x: string, y: string) => x === '' || lower(x) === lower(y);
		if (person && (same(place.naam, person.naam) || same(place.voornaam, person.voornaam))) return false;
		return place.email === '' || changed('coEmail') || members.some((each) => each !== person && same(place.naam, each.naam) && same(place.voornaam, each.voornaam));
	}

	/** Of who has no access (any more) nothing but the status is looked after. */
	private unitsFor({ type, access }: Member): UnitDef[] {
		if (access !== 'yes') return this.rules.table.filter(({ id }) => id === 'coStatus').map((unit) => ({ ...unit, drift: 'enforce' }));
		return this.rules.table.filter(({ id }) => id !== 'coType' || type !== '');
	}

	/** What Informat holds for the slot; of several addresses or numbers the one that Smartschool has counts, otherwise the first. */
	private valuesOf({ relatie, type, access }: Member, held: Told): Told {
		const pick = (kind: 'email' | 'phone', list: readonly string[] | undefined, shown: string | undefined) =>
			list && (list.find((each) => shown !== undefined && shown !== '' && KINDS[kind].own('informat', each) === KINDS[kind].own('smartschool', shown)) ?? list[0] ?? '');
		return {
			'relatie.naam': relatie.naam, 'relatie.voornaam': relatie.voornaam, 'relatie.type': type, 'relatie.email': pick('email', relatie.emails, held['relatie.email']),
			'relatie.telefoon': pick('phone', relatie.telefoon, held['relatie.telefoon']), 'relatie.gsm': pick('phone', relatie.gsm, held['relatie.gsm']), 'relatie.status': access === 'yes' ? ACTIVE : OFF,
		};
	}

	/** The states of one slot, by the table's ids; nothing when somebody else is in it now. */
	private statesOf({ old }: Draft, nr: number, { print, access }: Member): RowState | undefined {
		if (old === undefined || old.u[nr]?.o !== print) return undefined;
		const states = Object.fromEntries(this.rules.table.flatMap(({ id }) => (old.u[`${nr}${LETTERS[id]}`] ? [[id, old.u[`${nr}${LETTERS[id]}`]!] as const] : [])));
		// Access that was taken away is taken away again, as often as it takes.
		if (access !== 'yes' && states.coStatus) states.coStatus = { ...states.coStatus, w: undefined };
		return { ...emptyState(), u: states };
	}

	private linkedSlot(draft: Draft, nr: number, person: Member): void {
		const held = draft.slots.get(nr)!;
		const shown: Told = { ...held, 'relatie.status': statusOf(held['relatie.status'] ?? '', this.rules.today) };
		const states = this.statesOf(draft, nr, person);
		const { u } = draft.state;
		u[nr] = { o: person.print };
		if (draft.old?.u[`${nr}w`] && states) u[`${nr}w`] = draft.old.u[`${nr}w`]!;
		const outcome = mergeRecord(this.valuesOf(person, shown), shown, slotKey(draft.key, nr, person.print), states, READER, { units: this.unitsFor(person), firstRun: this.rules.settings.firstRun, fingerprint: this.fp });
		for (const unit of this.rules.table) {
			const state = outcome.state[unit.id];
			if (state) u[`${nr}${LETTERS[unit.id]}`] = state;
		}
		for (const planned of outcome.writes) this.linkedWrite(draft, nr, person, planned, held, states?.u ?? {});
		for (const { unit, why, shown: values, news } of outcome.findings) {
			const id = `${nr}${LETTERS[unit.id]}`;
			if (why === 'waiting') {
				this.waiting++;
				this.addReview('todo', explain({ code: 'waiting' }), draft, id, coAccountLabel(id)!, values, false);
				continue;
			}
			this.addReview(why, unit.id === 'coStatus' ? TEXTS.switchedOff : explain({ code: why }), draft, id, coAccountLabel(id)!, values, news);
			draft.reviewed = true;
		}
		if (person.access === 'yes' && person.type === '') this.tell(draft, `${nr}t`, 'unknownType', coAccountLabel(`${nr}t`)!, { informat: person.relatie.type, smartschool: held['relatie.type'] ?? '' }, 'unknownCode', states?.u.coType?.o === undefined ? {} : { o: states.u.coType.o });
		this.counts[person.access === 'yes' ? 'gekoppeld' : 'uit']++;
	}

	private linkedWrite(draft: Draft, nr: number, person: Member, planned: PlannedWrite, held: FieldValues, states: RowState['u']): void {
		const { unit, to, because, shown } = planned;
		const id = `${nr}${LETTERS[unit.id]}`;
		const o = states[unit.id]?.o;
		const known: UnitState = o === undefined ? {} : { o };
		if (unit.id === 'coStatus') {
			// Who was switched off by hand gets no access back by a machine; only what Informat itself changed, and what was cut off.
			if (person.access === 'yes' && because !== 'changed' && states.coStatus?.w !== UNFINISHED && !(o === undefined && held['relatie.type'] === '')) return this.tell(draft, id, 'switchedOff', coAccountLabel(id)!, shown, 'difference', known);
			draft.writes.push({ nr, kind: person.access === 'yes' ? 'create' : 'block', planned: this.renamed(planned, nr, held), person });
			return;
		}
		if (unit.id === 'coEmail' && to === 'smartschool' && held.bevestigd === 'ja' && held['relatie.email'] !== '') return this.tell(draft, id, 'verified', coAccountLabel(id)!, shown, 'todo', { ...known, w: VERIFIED }, taskFor(draft, person, shown));
		draft.writes.push({ nr, kind: 'update', planned: this.renamed(planned, nr, held), person });
	}

	/** Under the id that the row has; the status as Smartschool really showed it. */
	private renamed(planned: PlannedWrite, nr: number, held: FieldValues): PlannedWrite {
		const { unit, write } = planned;
		const was = unit.id === 'coStatus' ? { 'relatie.status': held['relatie.status'] ?? '' } : write.was;
		return { ...planned, write: { ...write, was, unit: `${nr}${LETTERS[unit.id]}` } };
	}

	private newSlot(draft: Draft, nr: number, person: Member): void {
		if (person.type === '') return this.tell(draft, `r${person.print}`, 'unknownType', 'Co-account', { informat: `${nameOf(person)} (${person.relatie.type})`, smartschool: '' }, 'unknownCode');
		if (person.naam === '' || person.voornaam === '') return this.tell(draft, `r${person.print}`, 'noName', 'Co-account', { informat: `${nameOf(person)} (${person.relatie.type})`, smartschool: '' });
		const outcome = mergeRecord<Told>(this.valuesOf(person, {}), null, slotKey(draft.key, nr, person.print), undefined, READER, { units: this.unitsFor(person), firstRun: this.rules.settings.firstRun, fingerprint: this.fp });
		for (const [id, state] of Object.entries(outcome.settled)) draft.settled[`${nr}${LETTERS[id]}`] = state;
		draft.settled[`${nr}${LETTERS.coStatus}`] = { w: UNFINISHED };
		for (const planned of outcome.writes) draft.writes.push({ nr, kind: 'create', planned: this.renamed(planned, nr, { 'relatie.status': draft.slots.get(nr)?.['relatie.status'] ?? '' }), person });
	}

	/** Informat does not have the relation any more: no access at once, gone only after a while and when a person says so. */
	private endedSlot(draft: Draft, nr: number, print: string): void {
		const { old, state } = draft;
		const held = draft.slots.get(nr)!;
		for (const letter of ['', 'n', 'e', 's', 'w']) if (old?.u[`${nr}${letter}`]) state.u[`${nr}${letter}`] = old.u[`${nr}${letter}`]!;
		const status = this.rules.table.find(({ id }) => id === 'coStatus')!;
		const name = `${held['relatie.voornaam'] ?? ''} ${held['relatie.naam'] ?? ''}`.trim();
		this.counts.uit++;
		if (statusOf(held['relatie.status'] ?? '', this.rules.today) === ACTIVE) {
			const prints = this.fp(`${slotKey(draft.key, nr, print)}|${status.id}|${OFF}`);
			draft.writes.push({ nr, kind: 'block', person: undefined, planned: { to: 'smartschool', unit: status, because: 'changed', overwrites: false, clears: false, shown: { informat: OFF, smartschool: ACTIVE }, write: { unit: `${nr}s`, direction: 'toSmartschool', values: { 'relatie.status': OFF }, was: { 'relatie.status': held['relatie.status'] ?? '' }, changed: ['relatie.status'], after: { o: prints } } } });
		}
		const gone = absence({ ...emptyState(), m: typeof old?.u[`${nr}v`]?.o === 'string' ? (old.u[`${nr}v`]!.o as string) : '' }, this.rules.today, this.rules.settings.absent);
		state.u[`${nr}v`] = { o: gone.state.m };
		if (!gone.report || !this.rules.settings.remove) return;
		for (const id of Object.keys(state.u).filter((each) => each.startsWith(String(nr)))) {
			draft.writes.push({ nr, kind: 'remove', person: undefined, planned: { to: 'smartschool', unit: { ...status, label: 'Co-account' }, because: 'changed', overwrites: false, clears: false, shown: { informat: '', smartschool: name }, write: { unit: id, direction: 'toSmartschool', values: {}, was: {}, changed: [], after: {} } } });
		}
	}

	private tellDoubts(draft: Draft, { strangers, doubts, lost, noRoom, linked, creates }: Assignment<Member>): void {
		const who = (nr: number) => {
			const held = draft.slots.get(nr)!;
			return [`${held['relatie.voornaam'] ?? ''} ${held['relatie.naam'] ?? ''}`.trim(), held['relatie.type'] ?? ''].filter((each) => each !== '').join(', ');
		};
		for (const nr of strangers) this.tell(draft, `${nr}q`, 'stranger', `Co-account ${nr}`, { informat: '', smartschool: who(nr) });
		for (const { nr, people } of doubts) this.tell(draft, `${nr}q`, 'doubt', `Co-account ${nr}`, { informat: people.map(nameOf).sort().join('; '), smartschool: who(nr) }, 'correlation');
		for (const person of lost) this.tell(draft, `r${person.print}`, 'lost', 'Co-account', { informat: nameOf(person), smartschool: '' }, 'coAccount', { o: LOST });
		for (const person of noRoom) this.tell(draft, `r${person.print}`, 'noRoom', 'Co-account', { informat: `${nameOf(person)} (${person.relatie.type})`, smartschool: '' });
		// What is lost stays so until it is recognised again, also while something else is in doubt.
		const settled = new Set([...linked.values(), ...creates.values()]);
		for (const person of draft.members) if (person.lost && !settled.has(person)) draft.state.u[`r${person.print}`] ??= { ...draft.old!.u[`r${person.print}`], o: LOST };
	}
}

/** A kind that the school itself gives to relations of Informat is no staff kind. */
function staffKinds({ staffTypes, order }: CoAccountSettings, typeOf: Lens): Set<string> {
	const given = new Set(order.map((each) => lower(typeOf.write('smartschool', each) ?? '')));
	return new Set(staffTypes.map(lower).filter((each) => each !== '' && !given.has(each)));
}
