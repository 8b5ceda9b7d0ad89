/** The day in one message: what all runs did together, and what still waits. */
import { approvalLink, asMessage, chartOf } from './run';
import { schoolTime, type ApprovalRow, type Content, type Language, type Message, type QuestionRow, type RunRow, type Section } from './types';
import { WORDS } from './words';

export interface DigestInput {
	runs: readonly RunRow[];
	/** Rows of the approvals table. */
	approvals: readonly Partial<ApprovalRow>[];
	/** Rows of the decisions table. */
	questions: readonly Partial<QuestionRow>[];
}

export interface DigestSettings {
	language: Language;
	hours: number;
	/** ISO moment, UTC. */
	now: string;
	quiet: boolean;
	approveUrl: string;
	decideUrl: string;
}

export function digest({ runs, approvals, questions }: DigestInput, { language, hours, now, quiet, approveUrl, decideUrl }: DigestSettings): Message & { stil: boolean } {
	const words = WORDS[language];
	const nl = language === 'nl';
	const from = new Date(Date.parse(now) - hours * 3_600_000).toISOString();
	const today = runs.filter(({ modus, moment }) => modus === 'apply' && moment > from);
	const total = (of: 'nieuw' | 'gewijzigd' | 'mislukt') => today.reduce((sum, run) => sum + Number(run[of]), 0);
	const open = approvals.filter(({ status, vervalt }) => status === 'gevraagd' && (vervalt ?? '') >= now.slice(0, 10));
	const asked = questions.filter(({ key, beslissing }) => key && !beslissing);
	const sections: Section[] = [];
	const newest = [...open].sort((x, y) => ((x.gevraagd ?? '') < (y.gevraagd ?? '') ? 1 : -1))[0];
	if (newest) sections.push({ title: `${words.who.directie}: ${words.kinds.held}`, advice: words.advice.held ?? '', lines: (newest.wat ?? '').split('\n'), more: 0, ...(approveUrl === '' ? {} : { button: { label: words.approve, url: approvalLink(approveUrl, newest.plan ?? '') } }) });
	if (asked.length > 0) {
		const fields = new Map<string, number>();
		for (const { veld = '' } of asked) fields.set(veld, (fields.get(veld) ?? 0) + 1);
		sections.push({ title: `${words.who.secretariaat}: ${words.counts.review} (${asked.length})`, advice: words.advice.conflict ?? '', lines: [...fields].sort().map(([field, count]) => `${field}: ${count}`), more: 0, ...(decideUrl === '' ? {} : { button: { label: words.decide, url: decideUrl } }) });
	}
	const bad = today.some(({ ok, mislukt }) => ok !== 'ja' || Number(mislukt) > 0);
	const nothing = total('nieuw') + total('gewijzigd') + total('mislukt') === 0 && sections.length === 0;
	const content: Content = {
		tone: bad || today.length === 0 ? 'bad' : sections.length > 0 ? 'attention' : 'good',
		title: nl ? 'Dagoverzicht Informat – Smartschool' : 'Informat – Smartschool: the day',
		lead: `${schoolTime(now, 'dd/MM/yyyy')}. ${today.length === 0 ? (nl ? `De koppeling liep niet in de laatste ${hours} uur.` : `No run in the last ${hours} hours.`) : words.leads[bad ? 'failed' : sections.length > 0 ? 'waits' : nothing ? 'nothing' : 'done']}`,
		counts: [{ label: words.counts.runs, value: today.length }, { label: words.counts.created, value: total('nieuw') }, { label: words.counts.updated, value: total('gewijzigd') }, { label: words.counts.failed, value: total('mislukt') }],
		sections,
		chart: chartOf(runs, words.chart),
		footer: words.footer('leeg'),
	};
	return { ...asMessage(content, language), stil: quiet && nothing && today.length > 0 };
}
