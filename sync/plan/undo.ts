/**
 * Taking back what a run wrote, where it is still there (law L29). What was put back is held in the baseline: the next
 * run leaves it alone until somebody changes it on either side (`UnitState.h`). What cannot be taken back is told.
 */
import type { UnitDef } from '../fields/types';
import type { Read } from '../records/types';
import type { BaselineItem, BaselineRow, ChangeItem, Direction, FieldValues, ReviewItem, RowState, Side, SmartschoolHandle, SyncRecord, UnitState, UnitWrite } from '../types';
import { KINDS } from '../values/kinds';
import { linkKeys, rowKey } from './keys';
import { LEAVING } from './enrolment';
import { mask } from './mask';
import { labelled } from './places';
import { plain } from './plain';
import type { DiffLine, PlanTools } from './plan';
import { heldValues, sameOn, unitOf } from './recheck';
import { emptyState, isApprovals, linkOf, packState, readBaseline, readRow } from './state';

/** One confirmed write, as a run notes it down. */
export interface JournalEntry {
	/** Row key of the record. */
	record: string;
	side: Side;
	unit: string;
	element?: string;
	direction?: Exclude<Direction, 'off'>;
	was: FieldValues;
	wrote: FieldValues;
}

/** What a run did for one record. */
export interface JournalRecord {
	record: string;
	action: NonNullable<ChangeItem['smartschool']>['action'] | 'none';
	entries: JournalEntry[];
}

export type UndoWrite = Pick<UnitWrite, 'unit' | 'element' | 'values' | 'was' | 'changed'> & { record: string; side: Side };

/**
 * @param now record of that side as it is; undefined = not there any more
 * @returns writes that put back the old value; what somebody changed since, or was taken back already, is left alone
 */
export function undoWrites(journal: readonly JournalEntry[], now: (record: string, side: Side) => SyncRecord | undefined, table: readonly UnitDef[]): UndoWrite[] {
	return journal.flatMap(({ record, side, unit, element, was, wrote }): UndoWrite[] => {
		const [def, current] = [unitOf(unit, table), now(record, side)];
		if (!def || !current || sameOn(side, def, was, wrote) || !sameOn(side, def, heldValues(def, current, element), wrote)) return [];
		// A date that only travels with another field is the one of the write that is taken back.
		const dates = Object.fromEntries((def.writeOnly ?? []).map((id) => [id, wrote[id] ?? '']));
		return [{ record, side, unit, ...(element === undefined ? {} : { element }), values: { ...was, ...dates }, was: wrote, changed: def.fields.map(({ id }) => id).filter((id) => was[id] !== wrote[id]) }];
	});
}

/** What a run will do for one record, as it goes into the journal before anything is confirmed. */
export function journalOf({ row, smartschool, informat }: ChangeItem, table: readonly UnitDef[]): JournalRecord {
	const entries = (side: Side, writes: readonly UnitWrite[]) => writes.map(({ unit, element, direction, was, values, changed }): JournalEntry => {
		const written = [...changed, ...(unitOf(unit, table)?.writeOnly ?? [])];
		return { record: row.key, side, unit, ...(element === undefined ? {} : { element }), direction, was, wrote: { ...was, ...Object.fromEntries(written.map((id) => [id, values[id] ?? ''])) } };
	});
	return { record: row.key, action: smartschool?.action ?? 'none', entries: [...entries('smartschool', smartschool?.writes ?? []), ...entries('informat', informat?.writes ?? [])] };
}

export interface UndoInput {
	informat: Read;
	smartschool: Read;
	baseline: readonly BaselineRow[];
	/** Of one run, confirmed entries only. */
	journal: readonly JournalRecord[];
	run: { id: string; moment: string };
	table: readonly UnitDef[];
	mode: 'preview' | 'apply';
	/** Plan of the preview that a person has seen; another plan is not carried out. */
	approval: string;
	tools: PlanTools;
}

export interface UndoSummary {
	soort: 'ongedaan';
	modus: 'preview' | 'apply';
	/** Id of the run that is taken back; '' = the journal has none. */
	run: string;
	moment: string;
	plan: string;
	/** Why nothing goes although the mode is apply; '' = it goes. */
	goedkeuringProbleem: string;
	/** Writes: taken back, back already, changed by somebody since, and those that cannot be taken back. */
	aantallen: { terug: number; alTerug: number; gewijzigd: number; blijft: number };
	verschillen: DiffLine[];
}

export interface UndoPlan {
	changes: ChangeItem[];
	baseline: BaselineItem[];
	review: ReviewItem[];
	summary: UndoSummary;
}

const STAYS = {
	createAccount: 'Dit account is door de run gemaakt. Accounts worden nooit verwijderd: het blijft staan. Had het er niet mogen komen, zet het dan zelf uit in Smartschool.',
	createClass: 'Deze klas is door de run gemaakt. Klassen worden nooit verwijderd: ze blijft staan.',
	createGroup: 'Deze groep is door de run gemaakt. Groepen worden nooit verwijderd: ze blijft staan.',
	updateClass: 'De run heeft de administratieve groep van deze klas ingevuld. Zet ze zelf terug in Smartschool als ze niet klopt.',
	unregister: 'Deze leerling is door de run uitgeschreven. Zet in Smartschool het account zelf weer aan en schrijf de leerling opnieuw in de klas in; de koppeling schrijft daarna niet opnieuw uit zolang Informat niets wijzigt.',
	loseClass: 'Deze leerling is door de run uit de klas naar de controlegroep gegaan. Geef de leerling een klas in Informat; dan volgt Smartschool vanzelf.',
	reactivate: 'Dit account is door de run weer aangezet omdat de leerling terug ingeschreven is. Zet het zelf uit als dat niet klopt.',
	unreadable: 'Deze leerling wordt niet meer gelezen in Informat of in Smartschool, dus is hier niets teruggezet.',
	untold: 'Informat geeft dit veld nu niet, dus is het niet teruggezet.',
	firstClass: 'De leerling had voordien geen klas, en kan niet zonder klas gezet worden. Kies zelf een klas in Smartschool.',
	number: 'Een leerlingnummer kan niet opnieuw leeg gemaakt worden. Het blijft staan.',
	changed: 'Iemand heeft dit sindsdien gewijzigd. Het blijft zoals het nu is.',
	informat: 'Dit is in Informat overgenomen. Zet daar zelf de vorige waarde terug.',
	proposal: 'Dit is aan Informat voorgesteld en daar nog niet overgenomen. Weiger het voorstel in Informat.',
} as const;
type Stays = keyof typeof STAYS;

export function planUndo(input: UndoInput): UndoPlan {
	const { table, tools } = input;
	const fp = (text: string) => tools.fingerprint(text);
	const rows = readBaseline(input.baseline);
	const byKey = new Map(input.informat.records.map((record) => [rowKey(record, fp), record]));
	const accounts = input.smartschool.records.filter(({ soort }) => soort === 'leerling');
	const byLink = new Map(accounts.flatMap((record) => linkKeys(record, fp).filter((each) => each !== '').map((each) => [each, record] as const)));
	// An account without a number is nobody's by its number.
	const byNumber = new Map(accounts.flatMap((record) => (record.keys.leerlingnummer ? [[record.keys.leerlingnummer, record] as const] : [])));

	const changes: Omit<ChangeItem, 'plan'>[] = [];
	const baseline: BaselineItem[] = [];
	const review: ReviewItem[] = [];
	const verschillen: DiffLine[] = [];
	const aantallen = { terug: 0, alTerug: 0, gewijzigd: 0, blijft: 0 };
	const lines: string[] = [];

	for (const { record: key, action, entries } of [...input.journal].sort((x, y) => (x.record < y.record ? -1 : 1))) {
		const text = rows.get(key);
		const old = text === undefined || isApprovals(text) ? undefined : readRow(key, text);
		const a = byKey.get(key);
		const b = (text === undefined ? [] : linkOf(text).split('.')).map((each) => byLink.get(each)).find((each) => each !== undefined) ?? byNumber.get(a?.keys.leerlingnummer ?? '');
		const label = a?.label ?? b?.label ?? 'Een leerling die niet meer gelezen wordt';
		const stays = (why: Stays, unit?: UnitDef, values: Record<Side, string> = { informat: '', smartschool: '' }) => {
			aantallen[why === 'changed' ? 'gewijzigd' : 'blijft']++;
			review.push({ soort: 'undone', key: fp(`nazicht|${key}|ongedaan|${unit?.id ?? action}`), nieuw: true, label, veld: unit?.label ?? '', ...values, uitleg: STAYS[why] });
		};
		if (action !== 'updateAccount' && action !== 'updateCoAccounts' && action !== 'none') stays(action);
		const state: RowState = { ...(old ?? { ...emptyState(), t: '' }), q: '', u: { ...old?.u } };
		const writes: UnitWrite[] = [];
		let repaired = false;
		for (const entry of entries) {
			const unit = unitOf(entry.unit, table);
			if (!unit || sameOn(entry.side, unit, entry.was, entry.wrote)) continue;
			const shown = (values: FieldValues) => unit.fields.map(({ id }) => values[id] ?? '').filter((each) => each !== '').join(' ');
			if (entry.side === 'informat') {
				const now = a && heldValues(unit, a, entry.element);
				if (now && sameOn('informat', unit, now, entry.wrote)) stays('informat', unit, { informat: shown(now), smartschool: shown(entry.was) });
				else if (now && sameOn('informat', unit, now, entry.was)) stays('proposal', unit, { informat: shown(now), smartschool: shown(entry.wrote) });
				continue;
			}
			if (action !== 'updateAccount') continue;
			if (!a || !b) {
				stays('unreadable', unit);
				continue;
			}
			const [mine, theirs] = [a, b].map((each): FieldValues => ({ ...(unit.list !== undefined && each.lists?.[unit.list] ? noElement(unit) : {}), ...heldValues(unit, each, entry.element) })) as [FieldValues, FieldValues];
			const after = heldState(unit, entry.unit, mine, { ...theirs, ...entry.was }, (part) => (part === '' ? '' : fp(`${key}|${entry.unit}|${part}`)));
			const [undo] = undoWrites([entry], () => b, table);
			if (!undo) {
				if (!sameOn('smartschool', unit, theirs, entry.was)) stays('changed', unit);
				else {
					aantallen.alTerug++;
					// An undo that broke off after the write and before its row was stored.
					// Of an element that Informat does not tell nothing is remembered.
					const isOthers = unit.told === 'informat' && unit.fields.every(({ id }) => mine[id] === '');
					if (after && !isOthers && packState({ ...emptyState(), u: { x: after } }) !== packState({ ...emptyState(), u: { x: state.u[entry.unit] ?? {} } })) {
						state.u[entry.unit] = after;
						repaired = true;
					}
				}
			} else if (!after) stays('untold', unit);
			else if (unit.id === LEAVING) stays('reactivate', unit);
			else if (unit.id === 'leerlingnummer') stays('number', unit);
			else if (unit.id === 'klas' && entry.was.klascode === '') stays('firstClass', unit);
			else {
				aantallen.terug++;
				writes.push({ unit: entry.unit, ...(entry.element === undefined ? {} : { element: entry.element }), direction: entry.direction ?? 'toSmartschool', values: undo.values, was: unit.list === undefined ? undo.was : { ...theirs, ...undo.was }, changed: undo.changed, after });
				verschillen.push({ label, veld: unit.label, naar: 'smartschool', van: mask(shown(theirs)), wordt: mask(shown(entry.was)), regel: 'ongedaan maken', wacht: '' });
				lines.push(`${key} ${entry.unit} ${fp(JSON.stringify(undo.values))}`);
			}
		}
		const row: BaselineRow = { key, state: packState(state) };
		if (writes.length > 0) {
			const { internnummer, gebruikersnaam } = b!.handle as SmartschoolHandle;
			changes.push({
				soort: 'wijziging', mode: 'apply', dag: input.informat.report.referentiedatum, recordKind: 'leerling', label, informat: null, open: [], accountsKnownUntil: '', freshUntil: '', needs: [], row, settledByCreation: {}, link: state.l, quiet: '',
				smartschool: labelled({ action: 'updateAccount', internnummer, gebruikersnaam, naam: b!.fields.naam ?? '', voornaam: b!.fields.voornaam ?? '', writes }, input.smartschool.report.profielvelden),
				rowIsNew: text === undefined, rowChanged: repaired, results: [],
			});
		} else if (repaired) baseline.push({ soort: 'basis', row, rowIsNew: text === undefined });
	}

	const plan = lines.length + baseline.length === 0 ? 'leeg' : tools.digest([input.run.id, ...lines.sort()].join('\n')).slice(0, 16);
	const goes = input.mode === 'apply' && plan !== 'leeg' && input.approval.trim() === plan;
	const goedkeuringProbleem = input.mode === 'preview' || plan === 'leeg' || goes ? '' : input.approval === '' ? 'Bekijk eerst het voorbeeld en geef de code van het plan door. Er is niets gewijzigd.' : 'De code hoort bij een ander plan: intussen is er iets veranderd. Bekijk het nieuwe voorbeeld. Er is niets gewijzigd.';
	return {
		changes: goes ? changes.map((change) => ({ ...change, plan })) : [],
		baseline: goes ? baseline : [],
		review,
		summary: { soort: 'ongedaan', modus: input.mode, run: input.run.id, moment: input.run.moment, plan, goedkeuringProbleem, aantallen, verschillen },
	};
}

/** What a side tells of an element that is not in its list. */
const noElement = (unit: UnitDef): FieldValues => Object.fromEntries(unit.fields.map(({ id }) => [id, '']));

/**
 * What is known of a unit once the old value stands again: agreed when both sides are equal then, held when they are
 * not. `undefined` = Informat does not tell it now, so nothing can be held.
 */
function heldState(unit: UnitDef, id: string, informat: FieldValues, smartschool: FieldValues, fp: (text: string) => string): UnitState | undefined {
	if (unit.fields.some((field) => informat[field.id] === undefined)) return undefined;
	const compared = unit.fields.filter((field) => !unit.writeOnly?.includes(field.id));
	const print = (side: Side, values: FieldValues) => unit.fields.map((field) => fp(side === 'smartschool' && !compared.includes(field) ? '' : KINDS[field.kind].own(side, values[field.id] ?? ''))).join('.');
	const pair: [string, string] = [print('informat', informat), print('smartschool', smartschool)];
	const o = pair[0] === pair[1] ? pair[0] : pair;
	const equal = compared.every((field) => KINDS[field.kind].common('informat', informat[field.id]!) === KINDS[field.kind].common('smartschool', smartschool[field.id] ?? ''));
	return equal ? { o } : { o, c: pair, h: true };
}

/** The summary as a text for the secretary: Dutch, Markdown. */
export function undoRapport({ modus, run, moment, plan, goedkeuringProbleem, aantallen, verschillen }: UndoSummary, review: readonly ReviewItem[]): string {
	if (run === '') return '# Ongedaan maken\n\nHet logboek is leeg: er is geen run die teruggedraaid kan worden. Zet in de standaardkoppeling het logboek aan; het bewaart enkele dagen.';
	const done = modus === 'apply' && goedkeuringProbleem === '';
	const lines = [
		`# ${done ? 'Ongedaan gemaakt' : 'Voorbeeld: er is niets gewijzigd'}`, '', `Run van ${moment.slice(0, 16).replace('T', ' ')}.`, '',
		`- Terug naar de vorige waarde: ${aantallen.terug}`, `- Stond al terug: ${aantallen.alTerug}`, `- Sindsdien door iemand gewijzigd, blijft: ${aantallen.gewijzigd}`, `- Kan niet vanzelf terug: ${aantallen.blijft}`,
	];
	if (goedkeuringProbleem !== '') lines.push('', `Let op: ${goedkeuringProbleem}`);
	const list = (title: string, all: readonly string[]) => {
		if (all.length > 0) lines.push('', `## ${title} (${all.length})`, ...all.slice(0, 100), ...(all.length > 100 ? [`- … en nog ${all.length - 100}`] : []));
	};
	list('Terug naar de vorige waarde', verschillen.map(({ label, veld, van, wordt }) => `- ${plain(label)} – ${veld}: «${plain(van)}» → «${plain(wordt)}»`));
	list('Blijft zoals het is', review.map(({ label, veld, informat, smartschool, uitleg }) => `- ${[plain(label), veld].filter((each) => each !== '').join(' – ')}.${informat || smartschool ? ` In Informat: «${plain(informat)}», vroeger of voorgesteld: «${plain(smartschool)}».` : ''} ${uitleg}`));
	if (plan !== 'leeg') lines.push('', `Plan: ${plan}`);
	return lines.join('\n');
}
