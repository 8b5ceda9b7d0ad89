/** What a run did and what waits for whom; the row that it leaves behind; and the approval that it asks for. */
import type { UnitDef } from '../fields/types';
import type { Held, Scope } from '../plan/guards';
import { mask } from '../plan/mask';
import type { ChangeItem, ReadReport, ReviewItem } from '../types';
import { escapeHtml, mailHtml, plainText } from './mail';
import { slackBlocks } from './slack';
import { schoolTime, type ApprovalRow, type Chart, type Content, type Language, type Message, type RunRow, type Section, type Tone } from './types';
import { KINDS_IN_ORDER, whoLooksAt, WORDS } from './words';

/** What both summaries of the merge have in common. */
export interface RunSummary {
	modus: 'preview' | 'apply';
	plan: string;
	goedkeuring: string;
	goedkeuringen: { scope: Scope; code: string }[];
	goedgekeurd: boolean;
	goedkeuringProbleem: string;
	records: { ongewijzigd: number; teWijzigen: number; nieuw: number; vastgehouden: number; nazicht: number };
	bewerkingen: Record<Scope, number>;
	vastgehouden: Held[];
	afgehandeld?: string[];
	wachtOpInformat?: number;
	lezingen?: ReadReport[];
	verschillen: { veld: string; van: string; wordt: string; wacht: string }[];
}

export interface RunInput {
	summary: RunSummary;
	review: readonly ReviewItem[];
	/** Change items with their results, as *Apply Changes* gives them. */
	results: readonly ChangeItem[];
	/** Rows of earlier runs. */
	runs: readonly RunRow[];
	table: readonly UnitDef[];
}

export interface ReportSettings {
	language: Language;
	/** Name of the sync in the runs table and in the title. */
	name: string;
	/** ISO moment, UTC. */
	now: string;
	/** Values as they are instead of masked ones. */
	showValues: boolean;
	/** Say nothing when there is nothing to say. */
	quiet: boolean;
	/** Addresses of the two forms; '' = no button. */
	approveUrl: string;
	decideUrl: string;
	workflow: string;
}

export interface RunReport extends Message {
	/** Nothing happened and the school chose silence. */
	stil: boolean;
	run: RunRow;
	/** What waits for approval; null = nothing. */
	aanvraag: ApprovalRow | null;
	/** Keys of the questions that are settled, so that their rows can be deleted. */
	afgehandeld: string[];
}

/** Signs of HTML for the lines of all sections, and what the mark-up of one line takes: keeps a mail under the 102 KB at which Gmail cuts it off. */
const ROOM = 60_000;
const MARKUP = 300;
/** Lines per section, and signs per part of a line. */
const LINES = 15;
const SIGNS = 60;
const BARS = 14;

const cut = (text: string, most = SIGNS): string => ([...text].length <= most ? text : `${[...text].slice(0, most - 1).join('')}…`);
const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

/** Which results count: an item counts once, as what was done to its record. */
function outcome(results: readonly ChangeItem[]): Pick<RunRow, 'nieuw' | 'gewijzigd' | 'mislukt'> {
	const written = results.filter(({ results: units }) => units.some(({ ok }) => ok));
	const isNew = ({ smartschool }: ChangeItem) => smartschool?.action === 'createAccount' || smartschool?.action === 'createClass';
	return { nieuw: written.filter(isNew).length, gewijzigd: written.filter((item) => !isNew(item)).length, mislukt: results.filter(({ results: units }) => units.some(({ ok }) => !ok)).length };
}

/** Questions whose write the service confirmed. */
const carriedOut = (results: readonly ChangeItem[]): string[] =>
	results.flatMap((item) => (['smartschool', 'informat'] as const).flatMap((side) => (item[side]?.writes ?? []).flatMap(({ unit, decision }) => (decision !== undefined && item.results.some((result) => result.side === side && result.unit === unit && result.ok) ? [decision] : []))));

export function runReport(input: RunInput, settings: ReportSettings): RunReport {
	const { summary, review, results, runs } = input;
	const { language, name, now } = settings;
	const words = WORDS[language];
	const preview = summary.modus === 'preview';
	const done = preview ? { nieuw: summary.records.nieuw, gewijzigd: summary.records.teWijzigen, mislukt: 0 } : outcome(results);
	const fresh = review.filter(({ soort, nieuw }) => soort !== 'done' && (preview || nieuw || soort === 'held'));
	const run: RunRow = {
		moment: now, koppeling: name, modus: summary.modus, ok: done.mislukt > 0 && done.nieuw + done.gewijzigd === 0 ? 'nee' : 'ja', ...done,
		vastgehouden: sum(summary.vastgehouden.map(({ count }) => count)), nazicht: fresh.filter(({ soort }) => soort !== 'held').length,
	};
	const aanvraag = preview ? null : approvalRequest(input, settings);
	const sections = sectionsOf(input, fresh, aanvraag, settings);
	const waits = summary.vastgehouden.length > 0 || run.nazicht > 0 || summary.goedkeuringProbleem !== '';
	const nothing = done.nieuw + done.gewijzigd + done.mislukt === 0 && !waits;
	const tone: Tone = done.mislukt > 0 ? 'bad' : waits ? 'attention' : 'good';
	const content: Content = {
		tone,
		title: `${preview ? words.preview : words.run}${name === '' ? '' : ` – ${name}`}`,
		lead: `${schoolTime(now, 'dd/MM/yyyy')}. ${words.leads[preview ? 'preview' : done.mislukt > 0 ? 'failed' : waits ? 'waits' : nothing ? 'nothing' : 'done']}`,
		counts: [
			{ label: words.counts.unchanged, value: summary.records.ongewijzigd }, { label: words.counts.updated, value: run.gewijzigd }, { label: words.counts.created, value: run.nieuw },
			{ label: words.counts.held, value: run.vastgehouden }, { label: words.counts.review, value: run.nazicht }, { label: words.counts.failed, value: run.mislukt },
			...(summary.wachtOpInformat === undefined ? [] : [{ label: words.counts.waiting, value: summary.wachtOpInformat }]),
		],
		sections,
		...(preview ? {} : { chart: chartOf([...runs, run], words.chart) }),
		footer: words.footer(summary.plan),
	};
	return { ...asMessage(content, language), stil: settings.quiet && nothing && !preview, run, aanvraag, afgehandeld: preview ? [] : [...new Set([...(summary.afgehandeld ?? []), ...carriedOut(results)])] };
}

export function asMessage(content: Content, language: Language): Message {
	const { more } = WORDS[language];
	return { onderwerp: cut(`${content.title}: ${content.lead}`.replace(/[\r\n]+/g, ' '), 150), html: mailHtml(content, language, more), tekst: plainText(content, more), slack: slackBlocks(content) };
}

/** Runs that changed something or did not go well, oldest first. */
export function chartOf(runs: readonly RunRow[], title: string): Chart {
	const shown = runs.filter(({ modus }) => modus === 'apply').sort((x, y) => (x.moment < y.moment ? -1 : x.moment > y.moment ? 1 : 0)).slice(-BARS);
	return { title, bars: shown.map(({ moment, nieuw, gewijzigd, vastgehouden, mislukt, ok }) => ({ label: schoolTime(moment), value: Number(nieuw) + Number(gewijzigd), tone: ok !== 'ja' || Number(mislukt) > 0 ? 'bad' : Number(vastgehouden) > 0 ? 'attention' : 'good' })) };
}

function sectionsOf({ summary, results, table }: RunInput, fresh: readonly ReviewItem[], aanvraag: ApprovalRow | null, { language, showValues, approveUrl, decideUrl }: ReportSettings): Section[] {
	const words = WORDS[language];
	const sections: Section[] = [];
	let room = ROOM;
	const add = (title: string, advice: string, lines: string[], button?: Section['button']) => {
		const shown: string[] = [];
		for (const line of lines.slice(0, LINES)) {
			const size = escapeHtml(line).length + MARKUP;
			if (size > room) break;
			room -= size;
			shown.push(line);
		}
		sections.push({ title, advice, lines: shown, more: lines.length - shown.length, ...(button && button.url !== '' ? { button } : {}) });
	};
	const name = (scope: Scope) => words.scope(scope, table);
	const value = (text: string) => (showValues ? cut(text) : mask(text));
	if (summary.goedkeuringProbleem !== '') add(words.warnings, summary.goedkeuringProbleem, []);
	if (summary.vastgehouden.length > 0) {
		const link = aanvraag && approveUrl !== '' ? { label: words.approve, url: approvalLink(approveUrl, aanvraag.plan) } : undefined;
		add(`${words.who.directie}: ${words.kinds.held}`, words.advice.held ?? '', summary.vastgehouden.map((held) => `${name(held.scope)}: ${words.held(held)}`), link);
		if (!link && summary.goedkeuring !== '') add(words.approve, words.code(summary.goedkeuring), []);
	}
	for (const kind of KINDS_IN_ORDER) {
		const title = `${words.who[whoLooksAt(kind)]}: ${words.kinds[kind]}`;
		const advice = words.advice[kind] ?? '';
		if (kind === 'failed') {
			const failures = results.flatMap((item) => item.results.filter(({ ok }) => !ok).map(({ message }) => message ?? item.label));
			if (failures.length > 0) add(title, advice, failures.map((text) => cut(text, 3 * SIGNS)));
			continue;
		}
		const items = fresh.filter(({ soort }) => soort === kind);
		if (items.length === 0) continue;
		const lines = items.map(({ label, veld, informat, smartschool }) => `${[label, veld].filter((text) => text !== '').map((text) => cut(text)).join(' – ')}${informat || smartschool ? `: Informat «${value(informat)}», Smartschool «${value(smartschool)}»` : ''}`);
		add(title, advice, lines, items.some(({ vraag }) => vraag) ? { label: words.decide, url: decideUrl } : undefined);
	}
	const operations = Object.entries(summary.bewerkingen).filter(([scope, count]) => count > 0 && !summary.vastgehouden.some((held) => held.scope === scope)).sort();
	if (operations.length > 0) add(words.written, '', operations.map(([scope, count]) => `${name(scope)}: ${count}`));
	const warnings = (summary.lezingen ?? []).flatMap(({ waarschuwingen }) => waarschuwingen);
	if (warnings.length > 0) add(words.warnings, '', warnings.map((text) => cut(text, 3 * SIGNS)));
	return sections;
}

export const approvalLink = (address: string, plan: string): string => `${address}${address.includes('?') ? '&' : '?'}plan=${encodeURIComponent(plan)}`;

const EXAMPLES = 12;

/** What a person is asked to approve: counts and masked examples, no names. */
function approvalRequest({ summary, table }: RunInput, { language, now, workflow }: ReportSettings): ApprovalRow | null {
	const parts = summary.goedkeuringen.flatMap(({ scope, code }) => summary.vastgehouden.filter((each) => each.scope === scope).map((held) => ({ code, text: `${WORDS[language].scope(scope, table)}: ${WORDS[language].held(held)}` })));
	if (parts.length === 0) return null;
	const examples = summary.verschillen.filter(({ wacht }) => wacht !== '').slice(0, EXAMPLES).map(({ veld, van, wordt }) => `${veld}: ${van || '–'} → ${wordt || '–'}`);
	const [, plan, year, month, day] = /^([^.]+)\..+\.(\d{4})(\d\d)(\d\d)\.[^.]+$/.exec(parts[0]!.code) ?? [];
	return {
		plan: plan ?? '', status: 'gevraagd', wat: parts.map(({ text }) => text).join('\n'), codes: parts.map(({ code }) => code).join('\n'), voorbeelden: examples.join('\n'),
		gevraagd: now, vervalt: `${year}-${month}-${day}`, workflow, goedgekeurdDoor: '', goedgekeurdOp: '',
	};
}
