/** The summary as a text that a school secretary reads in one minute. Dutch; Markdown, so that e-mail and Slack show it. */
import type { ReviewItem, ReviewKind, Side } from '../types';
import type { UnitDef } from '../fields/types';
import { scopeLabel } from './explain';
import type { ListSummary } from './lists';
import type { Summary } from './plan';

export const REVIEW_TITLES: Record<ReviewKind, string> = {
	conflict: 'Op beide plaatsen gewijzigd',
	todo: 'Over te nemen in Informat',
	proposal: 'Voorgesteld in Informat, daar te aanvaarden',
	done: 'Overgenomen, of niet meer nodig',
	difference: 'Verschillen om na te kijken',
	unknownCode: 'Onbekende codes',
	clear: 'Leeggemaakt of uitgeschakeld',
	refused: 'Geweigerd in Informat',
	undone: 'Ongedaan gemaakt, wacht op een wijziging',
	fixed: 'Vast in Smartschool',
	reshaped: 'Blijft anders in Smartschool',
	enrolment: 'Inschrijving en klas',
	missing: 'Niet meer in Informat',
	correlation: 'Wie is wie?',
	coAccount: 'Co-accounts om na te kijken',
	information: 'Ter informatie',
	classes: 'Klassen en groepen: eerst na te kijken',
	structure: 'Klassenstructuur',
	empty: 'Lege klassen en groepen',
	held: 'Vastgehouden: meer dan de grens',
};

export function rapport(summary: Summary, review: readonly ReviewItem[], table: readonly UnitDef[]): string {
	const { records } = summary;
	const lines = [
		`# ${summary.modus === 'preview' ? 'Voorbeeld: er is niets gewijzigd' : 'Synchronisatie Informat – Smartschool'}`,
		'',
		`Schooljaar ${summary.lezingen[0]?.schooljaar}, toestand op ${summary.lezingen[0]?.referentiedatum}.`,
		'',
		`- In orde: ${records.ongewijzigd}`,
		`- Te wijzigen: ${records.teWijzigen}`,
		`- Nieuw in Smartschool: ${records.nieuw}`,
		`- Vastgehouden: ${records.vastgehouden}`,
		`- Na te kijken: ${records.nazicht}`,
		`- Wacht op Informat: ${summary.wachtOpInformat}`,
		`- Enkel in Smartschool (blijft staan): ${records.enkelSmartschool}`,
	];
	const left = summary.lezingen.flatMap(({ bron, overgeslagen }) => (bron === 'informat' ? Object.entries(overgeslagen) : []));
	if (left.length > 0) lines.push('', 'Niet doorgegeven:', ...left.map(([reason, count]) => `- ${reason}: ${count}`));
	const scopes = Object.entries(summary.bewerkingen);
	if (scopes.length > 0) lines.push('', '## Bewerkingen', ...scopes.sort().map(([scope, count]) => `- ${scopeLabel(scope, table)}: ${count}`));
	if (summary.geenPlaats.length > 0) lines.push('', '## Geen plaats in Smartschool', ...summary.geenPlaats.map(noPlace));
	for (const warning of summary.lezingen.flatMap(({ waarschuwingen }) => waarschuwingen)) lines.push('', `Let op: ${warning}`);
	lines.push(...reviewLines(review, { informat: 'Informat', smartschool: 'Smartschool' }), ...planLines(summary));
	return lines.join('\n');
}

function noPlace({ veld, label, profielveld, leerlingen }: Summary['geenPlaats'][number]): string {
	const example = veld.split('.').length === 2 ? `bijvoorbeeld ${veld.replace('.', '.moeder.')} = …` : `${veld} = …`;
	const remedy = profielveld === '' ? `Zet bij «profielvelden» hoe het profielveld in Smartschool heet (${example})` : `Dit platform toont geen profielveld «${profielveld}». Maak het, of verbeter de naam bij «profielvelden»`;
	return `- ${label}: ${leerlingen} ${leerlingen === 1 ? 'leerling' : 'leerlingen'}. ${remedy}, of zet er ${veld} = uit.`;
}

/** The same for a school's own table. */
export function listRapport(summary: ListSummary, review: readonly ReviewItem[], names: Record<Side, string>): string {
	const { records, aantallen } = summary;
	const lines = [
		`# ${summary.modus === 'preview' ? 'Voorbeeld: er is niets gewijzigd' : `Synchronisatie ${names.informat} – ${names.smartschool}`}`,
		'',
		`- ${names.informat}: ${aantallen.informat}, ${names.smartschool}: ${aantallen.smartschool}`,
		`- In orde: ${records.ongewijzigd}`,
		`- Te wijzigen: ${records.teWijzigen}`,
		`- Nieuw: ${records.nieuw}`,
		`- Vastgehouden: ${records.vastgehouden}`,
		`- Na te kijken: ${records.nazicht}`,
		`- Overgeslagen: ${records.overgeslagen}`,
	];
	const unread = Object.entries(summary.onleesbaar);
	if (unread.length > 0) lines.push('', `Let op: niet te lezen en dus overgeslagen: ${unread.map(([field, count]) => `${field} (${count})`).join(', ')}.`);
	const scopes = Object.entries(summary.bewerkingen);
	if (scopes.length > 0) lines.push('', '## Bewerkingen', ...scopes.sort().map(([scope, count]) => `- ${scopeLabel(scope, [])}: ${count}`));
	return [...lines, ...reviewLines(review, names), ...planLines(summary)].join('\n');
}

/** @param titles of another report, in its order */
export function reviewLines(review: readonly ReviewItem[], names: Record<Side, string>, titles: Partial<Record<ReviewKind, string>> = REVIEW_TITLES): string[] {
	const lines: string[] = [];
	for (const kind of Object.keys(titles) as ReviewKind[]) {
		const items = review.filter(({ soort }) => soort === kind);
		if (items.length === 0) continue;
		lines.push('', `## ${titles[kind]} (${items.length})`);
		for (const item of items.slice(0, 50)) {
			const values = item.informat || item.smartschool ? ` ${names.informat}: «${item.informat}», ${names.smartschool}: «${item.smartschool}».` : '';
			lines.push(`- ${[item.label, item.veld].filter((text) => text !== '').join(' – ')}.${values} ${item.uitleg}`);
		}
		if (items.length > 50) lines.push(`- … en nog ${items.length - 50}, zie de uitgang «Review».`);
	}
	return lines;
}

export function planLines(summary: Pick<Summary, 'plan' | 'goedkeuring' | 'goedgekeurd' | 'goedkeuringProbleem'>): string[] {
	const lines: string[] = [];
	if (summary.goedkeuringProbleem !== '') lines.push('', `Let op: ${summary.goedkeuringProbleem}`);
	if (summary.plan !== 'leeg') lines.push('', `Plan: ${summary.plan}${summary.goedgekeurd ? ' (goedgekeurd)' : ''}`);
	if (summary.goedkeuring !== '') lines.push('', `Om goed te keuren wat wacht: ${summary.goedkeuring}`);
	return lines;
}
