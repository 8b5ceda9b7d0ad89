/**
 * The co-accounts of the pupils → a plan of their own: who is in which slot (`slots.ts`), per slot the same decisions
 * per field as the standard sync (`coAccountDrafts.ts`), then guards, approval and diff. What takes a parent's access
 * away comes first of all. Pure, as `plan.ts`.
 */
import type { UnitDef } from '../fields/types';
import { coAccountLabel } from '../fields/coAccounts';
import { PROPOSAL_WAITS } from '../fields/where';
import { relatiesOf } from '../records/coAccounts';
import type { Read } from '../records/types';
import type { BaselineItem, BaselineRow, ChangeItem, InformatHandle, ReviewItem, SyncRecord } from '../types';
import { Families } from './coAccountDrafts';
import { coAccountJob, openUpdates, relationJob } from './coAccountJobs';
import { closedTasks, newSlots, slotsWith, taskFor, type CoAccountSettings, type Draft, type SlotWrite } from './coAccountTypes';
import { TEXTS } from './coAccountWords';
import { correlatePupils } from './correlate';
import { explain, regel, scopeLabel } from './explain';
import { TABLE_CHANGED, type Scope, type Tally } from './guards';
import { checkReads, checkShrink, UnhealthySource } from './health';
import { judge } from './judge';
import { mask } from './mask';
import { tableVersion, withoutNames, type DiffLine, type PlanTools, type Summary } from './plan';
import { linkOf, packState, readBaseline } from './state';

export interface CoAccountInput {
	informat: Read;
	smartschool: Read;
	baseline: readonly BaselineRow[];
	table: readonly UnitDef[];
	settings: CoAccountSettings;
	tools: PlanTools;
}

export interface CoAccountSummary extends Summary {
	/** Slots, counted after this plan. */
	coAccounts: { gekoppeld: number; nieuw: number; uit: number; teVerwijderen: number; vanDeSchool: number; nietInInformat: number; geenPlaats: number; nietGewenst: number };
}

export interface CoAccountPlan {
	changes: ChangeItem[];
	baseline: BaselineItem[];
	review: ReviewItem[];
	summary: CoAccountSummary;
}

export function planCoAccounts(input: CoAccountInput): CoAccountPlan {
	const { informat, smartschool, settings, tools } = input;
	checkReads(informat, smartschool);
	const today = informat.report.referentiedatum;
	const preview = settings.mode === 'preview';
	const table = input.table;
	const version = tools.digest(JSON.stringify([tableVersion(table, tools), settings.order, settings.staffTypes, settings.types])).slice(0, 6);
	const rows = readBaseline(input.baseline);
	const fp = (text: string) => tools.fingerprint(text);
	const counts = { ongewijzigd: 0, overgeslagen: 0, nieuw: 0, teVerwijderen: 0 };

	const pupils = informat.records.filter(({ soort }) => soort === 'leerling');
	const accounts = smartschool.records.filter(({ soort }) => soort === 'leerling');
	if (accounts.length > 0 && !accounts.some(({ lists }) => lists?.coaccounts)) {
		throw new UnhealthySource('Smartschool gave no co-accounts. Nothing was changed. Turn on “With Co-Accounts” in “Smartschool: Get Sync Records”, and check the rights of the access code.');
	}
	const keyOf = ({ handle, keys }: SyncRecord) => fp(`coaccounts|${(handle as InformatHandle).persoonId || keys.leerlingnummer}`);
	const linkKeys = ({ keys }: SyncRecord): string[] => [keys.leerlingnummer ? fp(`nummer|${keys.leerlingnummer}`) : '', keys.gebruikersnaam ? fp(`naam|${keys.gebruikersnaam.toLowerCase()}`) : ''];
	const byKey = <T extends SyncRecord>(records: readonly T[], key: (record: T) => string): T[] => records.map((record) => [key(record), record] as const).sort(([x], [y]) => (x < y ? -1 : x > y ? 1 : 0)).map(([, record]) => record);
	/** Pupils are linked by their numbers only; who has none yet gets it from the standard sync first. */
	const matches = correlatePupils(byKey(pupils, keyOf), byKey(accounts, ({ keys }) => keys.gebruikersnaam ?? ''), { linkOf: (a) => linkOf(rows.get(keyOf(a)) ?? ''), fingerprints: linkKeys, byHand: new Map(), weakTiers: false });
	const left: Record<string, number> = {};
	const skip = (reason: string) => {
		counts.overgeslagen++;
		left[reason] = (left[reason] ?? 0) + 1;
	};
	const families = new Families({ table, settings, tools, today, rowOf: (key) => rows.get(key), linkOf: (b) => linkKeys(b).join('.') });
	const { drafts, review, seen } = families;
	for (const match of matches) {
		if (match.situation === 'unassigned') continue;
		const { a } = match;
		if (match.situation !== 'pair') skip('nog geen account, of niet zeker welk (zie de standaardkoppeling)');
		else if (!a.lists) skip('vertrokken');
		else if (match.b.keys.leerlingnummer !== a.keys.leerlingnummer) skip('account nog zonder het juiste intern nummer (zie de standaardkoppeling)');
		else {
			const relaties = relatiesOf(a);
			const slots = match.b.lists?.coaccounts;
			if (relaties && slots) families.decide(keyOf(a), a, match.b, relaties, new Map(slots.map(({ key, values }) => [Number(key), values])));
			else skip('relaties of co-accounts niet gekregen');
		}
	}
	checkShrink('Informat (relaties)', seen.ended, seen.linked, settings.limits);
	checkShrink('Smartschool (co-accounts)', seen.emptied, seen.linked, settings.limits);

	// The guards, on the whole plan.
	const scopesOf = ({ old }: Draft, { kind, person, planned: { to, unit, clears } }: SlotWrite): Scope[] => {
		const changed = old !== undefined && old.t !== '' && old.t !== version ? [TABLE_CHANGED] : [];
		if (to === 'informat') return ['toInformat', ...(clears ? ['clear'] : []), ...changed];
		if (kind === 'update') return ['coAccountUpdate', `field:${unit.id}`, ...(clears ? ['clear'] : []), ...changed];
		// What a person of the school typed needs no second word of a person.
		if (kind === 'block') return [person?.access === 'geenToegang' ? 'coAccountNoAccess' : 'coAccountBlock'];
		return [kind === 'create' ? 'coAccountCreate' : 'coAccountRemove', ...changed];
	};
	const created = drafts.reduce((sum, { writes }) => sum + slotsWith(writes, 'create').size, 0);
	const population = families.counts.gekoppeld + families.counts.uit;
	const tallies = new Map<Scope, Tally>();
	for (const draft of drafts) {
		for (const each of new Set(draft.writes.flatMap((write) => scopesOf(draft, write).map((scope) => `${write.nr} ${scope}`)))) {
			const scope = each.slice(2);
			tallies.set(scope, { count: (tallies.get(scope)?.count ?? 0) + 1, population: scope === 'coAccountCreate' ? population + created : population });
		}
	}
	const planOf = (counts: (draft: Draft, write: SlotWrite) => boolean): string => {
		const lines = drafts.flatMap((draft) => draft.writes.filter((write) => counts(draft, write)).map(({ kind, planned: { to, write } }) => `${draft.key} ${to} ${kind} ${write.unit} ${fp(JSON.stringify(write.values))}`));
		return lines.length === 0 ? 'leeg' : tools.digest(lines.sort().join('\n')).slice(0, 16);
	};
	const plan = planOf(() => true);
	const { held, lifted, problem, goedkeuring, goedkeuringen, used } = judge(tallies, (some) => planOf((draft, write) => scopesOf(draft, write).some((scope) => some.has(scope))), rows, { ...settings, today }, tools);
	const heldScopes = new Set(held.map(({ scope }) => scope));
	for (const each of held) review.push({ soort: 'held', key: fp(`nazicht|plan|${each.scope}`), nieuw: true, label: '', veld: scopeLabel(each.scope, table), informat: '', smartschool: '', uitleg: explain({ code: 'held', held: each, approval: goedkeuring }) });

	const changes: ChangeItem[] = [];
	const stored: BaselineItem[] = [];
	const diff: DiffLine[] = [];
	const records = { teWijzigen: 0, nieuw: 0, vastgehouden: 0, nazicht: 0 };
	for (const draft of drafts) {
		const going = draft.writes.filter((write) => !scopesOf(draft, write).some((scope) => heldScopes.has(scope)));
		addDiff(draft, going);
		const informatPart = relationJob(draft, going, settings, tools.uuid, ({ planned: { write, shown }, person }, as) => families.addReview(as, explain({ code: as }), draft, write.unit, coAccountLabel(write.unit)!, shown, true, taskFor(draft, person!, shown, as === 'proposal' ? PROPOSAL_WAITS : undefined)));
		const smartschoolPart = coAccountJob(draft, going, settings);
		families.close(draft, closedTasks(draft, going));
		counts.nieuw += newSlots(draft, draft.writes).length;
		counts.teVerwijderen += slotsWith(draft.writes, 'remove').size;
		if (going.length > 0) records[newSlots(draft, going).length > 0 ? 'nieuw' : 'teWijzigen']++;
		else if (draft.writes.length > 0) records.vastgehouden++;
		else if (draft.reviewed) records.nazicht++;
		else counts.ongewijzigd++;

		const waits = going.length < draft.writes.length;
		if (!waits || draft.old === undefined || draft.old.t === '') draft.state.t = version;
		if (preview) continue;
		const isNew = draft.oldText === undefined;
		const state = packState(draft.state);
		const rowChanged = isNew ? Object.keys(draft.state.u).length > 0 : state !== draft.oldText;
		const open = openUpdates(draft);
		if (smartschoolPart || informatPart || open.length > 0) {
			changes.push({
				soort: 'wijziging', mode: 'apply', plan, recordKind: 'leerling', label: draft.a.label, dag: today, smartschool: smartschoolPart, informat: informatPart, open, accountsKnownUntil: '', freshUntil: smartschool.report.versTot ?? '',
				needs: [], row: { key: draft.key, state }, settledByCreation: {}, link: '', quiet: '', rowIsNew: isNew, rowChanged, results: [],
			});
		} else if (rowChanged) stored.push({ soort: 'basis', row: { key: draft.key, state }, rowIsNew: isNew });
	}
	if (!preview && lifted) stored.push(used);

	/** Access that is taken away goes before everything else; then in the order of the keys. */
	const first = ({ smartschool: job }: ChangeItem) => Number(!(job?.action === 'updateCoAccounts' && job.blocks.length > 0));
	changes.sort((x, y) => first(x) - first(y) || (x.row.key < y.row.key ? -1 : 1));

	function addDiff(draft: Draft, going: readonly SlotWrite[]): void {
		const shownAlready = new Set<number>();
		for (const each of draft.writes) {
			const { nr, kind, planned } = each;
			const { to, unit, shown } = planned;
			if (kind === 'remove' && shownAlready.has(nr)) continue;
			if (kind === 'remove') shownAlready.add(nr);
			diff.push({
				label: draft.a.label, veld: kind === 'remove' ? `Co-account ${nr}` : `Co-account ${nr}: ${unit.label}`, naar: to, van: mask(shown[to]), wordt: mask(to === 'smartschool' ? shown.informat : shown.smartschool),
				regel: kind === 'update' || to === 'informat' ? regel(planned) : TEXTS[kind], wacht: going.includes(each) ? '' : scopesOf(draft, each).filter((scope) => heldScopes.has(scope)).map((scope) => scopeLabel(scope, table)).join(', '),
			});
		}
	}

	const nazicht: Summary['nazicht'] = {};
	for (const { soort } of review) nazicht[soort] = (nazicht[soort] ?? 0) + 1;
	const [informatReport, smartschoolReport] = [informat.report, smartschool.report].map(withoutNames);
	return {
		changes, baseline: stored, review,
		summary: {
			soort: 'samenvatting', modus: settings.mode, plan, goedkeuring, goedkeuringen, goedgekeurd: lifted, goedkeuringProbleem: problem,
			lezingen: [{ ...informatReport!, overgeslagen: { ...informatReport!.overgeslagen, ...left } }, smartschoolReport!],
			records: { totaal: pupils.length, ongewijzigd: counts.ongewijzigd, ...records, overgeslagen: counts.overgeslagen, enkelSmartschool: matches.filter(({ situation }) => situation === 'unassigned').length, verdwenen: 0 },
			bewerkingen: Object.fromEntries([...tallies].map(([scope, { count }]) => [scope, count])), vastgehouden: held, nazicht, wachtOpInformat: families.waiting, afgehandeld: [], geenPlaats: [], verschillen: diff, coAccounts: { ...families.counts, nieuw: counts.nieuw, teVerwijderen: counts.teVerwijderen },
		},
	};
}
