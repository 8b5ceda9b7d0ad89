/** Absences in Dutch: why a half day stands on the review list, and the report of a run. */
import { ABSENCE_CODES } from '../fields/absences';
import type { ReviewItem, ReviewKind } from '../types';
import type { Refusal } from './absenceLedger';
import type { AbsenceSummary } from './absences';
import { planLines, reviewLines } from './rapport';
import { safe } from './safe';

export interface AbsenceReason {
	code: 'withdrawn' | 'notSent' | 'unknownCode' | 'refused';
	refusal?: Refusal;
}

const TEXTS: Readonly<Record<Exclude<AbsenceReason['code'], 'refused'>, string>> = {
	withdrawn: 'In Smartschool is deze afwezigheid ingetrokken. Informat kan ze via deze weg niet wissen: haal ze daar zelf weg.',
	notSent: 'Deze code wordt niet doorgegeven, en in Informat staat nog de vorige. Pas de halve dag zelf aan in Informat als dat nodig is.',
	unknownCode: 'Deze code staat niet in de codetabel en wordt niet geraden. Vul bij «codes» in de instellingen in welke code Informat krijgt, of laat ze leeg om ze nooit door te geven.',
};

const AGAIN = 'Morgen wordt het nog eens geprobeerd.';

/** Informat's refusals of an absence (docs/informat.md); `information` asks nobody to do something. */
const REFUSALS: Readonly<Record<string, { text: string; information?: true }>> = {
	MNA007: { text: 'In Informat staat voor deze halve dag een nieuwere waarde die niet van deze koppeling komt. Er is niets overschreven. Dit wordt niet opnieuw geprobeerd zolang de code in Smartschool dezelfde blijft. Kijk de halve dag na in Informat.' },
	DNF002: { text: `Informat kent deze leerling niet in deze instelling. Kijk de inschrijving na in Informat. ${AGAIN}` },
	DNF008: { text: `Informat kent deze vestiging niet in dit schooljaar. Kijk bij «vestigingen» in de instellingen het Discimus-nummer na. ${AGAIN}` },
	DNF009: { text: `Volgens de kalender van Informat is er op deze halve dag geen les of examen. Meestal hoef je niets te doen. ${AGAIN}`, information: true },
	DNF010: { text: 'Informat neemt deze code op die dag voor deze leerling niet aan. Kies bij «codes» in de instellingen een andere code, of vul de halve dag zelf in in Informat.' },
	DNF011: { text: `De leerling heeft op die dag in Informat geen inschrijving in een officiële klas op deze vestiging. Meestal hoef je niets te doen. ${AGAIN}`, information: true },
};

export const isInformation = (code: string): boolean => REFUSALS[code]?.information === true;

export function explainAbsence({ code, refusal }: AbsenceReason): string {
	if (code !== 'refused') return TEXTS[code];
	return `${REFUSALS[refusal!.code]?.text ?? `Informat weigert deze halve dag. ${AGAIN}`} (${refusal!.code})`;
}

const TITLES: Partial<Record<ReviewKind, string>> = {
	todo: 'Zelf aan te passen in Informat',
	refused: 'Geweigerd door Informat',
	unknownCode: 'Onbekende codes',
	information: 'Ter informatie',
	held: 'Vastgehouden: meer dan de grens',
};

export function absenceRapport(summary: AbsenceSummary, review: readonly ReviewItem[]): string {
	const { halveDagen, perCode, nietDoorgegeven, lezingen } = summary;
	const [, { dagen, waarschuwingen, gelezen }] = lezingen;
	const lines = [
		`# ${summary.modus === 'preview' ? 'Voorbeeld: er is niets doorgegeven' : 'Afwezigheden Smartschool → Informat'}`,
		'',
		dagen.length === 0 ? 'Geen schooldag om te lezen.' : `${dagen.length === 1 ? `Dag ${dagen[0]}` : `${dagen.length} schooldagen, ${dagen[0]} tot ${dagen.at(-1)}`}, gelezen om ${gelezen.slice(11, 16)}.`,
		'',
		`- Halve dagen met een code: ${halveDagen.totaal}`,
		`- Stonden al goed: ${halveDagen.inOrde}`,
		`- Door te geven: ${halveDagen.doorTeGeven}`,
		`- Vastgehouden: ${halveDagen.vastgehouden}`,
		`- Na te kijken: ${halveDagen.nazicht}`,
		`- Niet door te geven: ${halveDagen.nietDoorgegeven}`,
		`- Ingetrokken in Smartschool: ${halveDagen.ingetrokken}`,
	];
	const codes = Object.entries(perCode).sort();
	if (codes.length > 0) lines.push('', '## Per code', ...codes.map(([code, count]) => `- ${code} (${ABSENCE_CODES.find((each) => each.code === code)?.label ?? 'eigen code'}): ${count}`));
	const left = Object.entries(nietDoorgegeven).sort();
	if (left.length > 0) lines.push('', '## Leerlingen die niet meetellen', ...left.map(([reason, each]) => `- ${reason}: ${each.leerlingen} leerling${each.leerlingen === 1 ? '' : 'en'}, ${each.halveDagen} halve dag${each.halveDagen === 1 ? '' : 'en'}`));
	if (summary.vestigingenZonderNummer.length > 0) lines.push('', `Vul bij «vestigingen» in de instellingen het Discimus-nummer in van: ${summary.vestigingenZonderNummer.join(', ')}.`);
	if (summary.aliassen.length > 0) lines.push('', '## Woorden van de school', ...summary.aliassen.slice(0, 50).map(({ label, veld, alias }) => `- ${safe(label)}, ${veld}: ${safe(alias)}`));
	for (const warning of waarschuwingen) lines.push('', `Let op: ${warning}`);
	return [...lines, ...reviewLines(review.map((item) => ({ ...item, label: safe(item.label), smartschool: safe(item.smartschool) })), { informat: 'vroeger doorgegeven', smartschool: 'Smartschool' }, TITLES), ...planLines(summary)].join('\n');
}
