/**
 * What the pages of the two n8n forms show, and what was answered: the approval of what waits, and the decisions about
 * review lines. Pages are form fields as JSON text; everything from data is escaped here.
 */
import { typedProblem } from '../plan/decide';
import type { UnitDef } from '../fields/types';
import type { Choice, DecisionRow } from '../types';
import { escapeHtml } from './mail';
import type { ApprovalRow, QuestionRow } from './types';

interface FormField {
	fieldType: 'html' | 'text' | 'checkbox' | 'radio';
	fieldName?: string;
	fieldLabel?: string;
	elementName?: string;
	html?: string;
	requiredField?: boolean;
	placeholder?: string;
	fieldOptions?: { values: { option: string }[] };
}

/** n8n puts the text into the page with JavaScript's `replace`, where `$` has a meaning of its own. */
const asJson = (fields: FormField[]): string => JSON.stringify(fields).replaceAll('$', '\\u0024');
const lines = (text: string | undefined): string[] => (text ?? '').split('\n').filter((line) => line !== '');
const list = (texts: readonly string[]): string => `<ul>${texts.map((text) => `<li>${escapeHtml(text)}</li>`).join('')}</ul>`;

export const PARTS = 'mag';
export const WHO_FIELD = 'naam';

export interface ApprovalPage {
	/** The request still stands, so the button may be shown. */
	mag: boolean;
	/** Why not, in plain words; '' = it may. */
	zin: string;
	velden: string;
}

/**
 * @param row the request that the link names; undefined = there is none
 * @param today ISO date
 */
export function approvalPage(row: Partial<ApprovalRow> | undefined, today: string): ApprovalPage {
	const no = (zin: string): ApprovalPage => ({ mag: false, zin: `${zin} Er is niets gewijzigd.`, velden: '[]' });
	if (!row?.plan) return no('Deze link hoort bij geen vraag die nog openstaat. Neem de link uit het laatste bericht.');
	if (row.status === 'goedgekeurd' || row.status === 'uitgevoerd') return no(`Dit was al goedgekeurd door ${row.goedgekeurdDoor ?? ''} op ${(row.goedgekeurdOp ?? '').slice(0, 10)}.`);
	if (row.status === 'vervallen') return no('Intussen is er iets veranderd, dus geldt deze goedkeuring niet meer. De koppeling vraagt het opnieuw.');
	if ((row.vervalt ?? '') < today) return no(`Deze vraag is vervallen op ${row.vervalt}. De koppeling vraagt het opnieuw.`);
	const parts = lines(row.wat);
	return {
		mag: true,
		zin: '',
		velden: asJson([
			{ fieldType: 'html', elementName: 'uitleg', html: `<h3>Dit wacht op goedkeuring</h3>${list(parts)}<p>Gevraagd op ${escapeHtml((row.gevraagd ?? '').slice(0, 10))}, geldig tot ${escapeHtml(row.vervalt ?? '')}.</p>${lines(row.voorbeelden).length > 0 ? `<p>Enkele voorbeelden, gemaskeerd:</p>${list(lines(row.voorbeelden))}` : ''}` },
			{ fieldType: 'checkbox', fieldName: PARTS, fieldLabel: 'Wat mag doorgaan?', requiredField: true, fieldOptions: { values: parts.map((option) => ({ option })) } },
			{ fieldType: 'text', fieldName: WHO_FIELD, fieldLabel: 'Je naam', requiredField: true, placeholder: 'Wie keurt goed?' },
		]),
	};
}

/** Codes of the parts that were ticked, with spaces between them; '' = none. */
export function approvedCodes(row: Partial<ApprovalRow>, ticked: unknown): string {
	const chosen = new Set((Array.isArray(ticked) ? ticked : [ticked]).map((each) => plainOption(String(each))));
	const codes = lines(row.codes);
	return lines(row.wat).flatMap((part, index) => (chosen.has(part) && codes[index] ? [codes[index]] : [])).join(' ');
}

/** n8n escapes `<` and `>` in options, and gives the escaped text back. */
const plainOption = (text: string): string => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>');

const CHOICES: Readonly<Record<Choice, string>> = { informat: 'Informat is juist', smartschool: 'Smartschool is juist', waarde: 'Een andere waarde (typ ze hieronder)', laat: 'Laat zo: niet meer vragen tot er iets verandert' };
/** Questions on one page. */
const PAGE = 15;

/** @param rows questions that are not answered yet */
export function reviewPage(rows: readonly QuestionRow[]): { aantal: number; velden: string } {
	const open = rows.filter(({ key, beslissing }) => key && !beslissing);
	const fields = open.slice(0, PAGE).flatMap(({ key, keuzes, label, veld, informat, smartschool }): FormField[] => {
		const choices = choicesOf(keuzes);
		return [
			{ fieldType: 'html', elementName: `vraag-${key}`, html: `<h3>${escapeHtml([label, veld].filter((text) => text !== '').join(' – '))}</h3><table><tr><td>Informat</td><td><b>${escapeHtml(informat) || '(leeg)'}</b></td></tr><tr><td>Smartschool</td><td><b>${escapeHtml(smartschool) || '(leeg)'}</b></td></tr></table>` },
			{ fieldType: 'radio', fieldName: `keuze-${key}`, fieldLabel: 'Wat is juist?', fieldOptions: { values: choices.map((choice) => ({ option: CHOICES[choice] })) } },
			...(choices.includes('waarde') ? [{ fieldType: 'text' as const, fieldName: `waarde-${key}`, fieldLabel: 'Andere waarde' }] : []),
		];
	});
	const rest = open.length - PAGE;
	if (rest > 0) fields.push({ fieldType: 'html', elementName: 'rest', html: `<p>Na deze komen er nog ${rest}.</p>` });
	if (open.length > 0) fields.push({ fieldType: 'text', fieldName: WHO_FIELD, fieldLabel: 'Je naam', requiredField: true, placeholder: 'Wie beslist?' });
	return { aantal: open.length, velden: asJson(fields) };
}

const choicesOf = (text: string): Choice[] => text.split(/[\s,]+/).filter((each): each is Choice => Object.hasOwn(CHOICES, each));

export interface ReviewAnswers {
	besluiten: (DecisionRow & { door: string; op: string })[];
	/** Answers that can't be taken, as sentences. */
	problemen: string[];
}

/** @param submitted what the form gave back, by field name */
export function reviewAnswers(rows: readonly QuestionRow[], submitted: Readonly<Record<string, unknown>>, table: readonly UnitDef[], now: string): ReviewAnswers {
	const answers: ReviewAnswers = { besluiten: [], problemen: [] };
	const text = (name: string) => String(submitted[name] ?? '').trim();
	for (const { key, paar, keuzes, eenheid, label, veld } of rows) {
		const given = plainOption(text(`keuze-${key}`));
		const waarde = text(`waarde-${key}`);
		const choice = choicesOf(keuzes).find((each) => CHOICES[each] === given);
		const problem = (why: string) => answers.problemen.push(`${label}, ${veld}: ${why}`);
		if (choice === undefined) {
			if (waarde !== '') problem('er is een waarde getypt, maar «Een andere waarde» is niet gekozen.');
			continue;
		}
		if (choice === 'waarde') {
			const unit = table.find(({ id }) => id === eenheid);
			const why = unit ? typedProblem(unit, waarde) : 'dit veld kan hier niet ingevuld worden.';
			if (why !== undefined) {
				problem(why);
				continue;
			}
		}
		answers.besluiten.push({ key, paar, beslissing: choice, waarde: choice === 'waarde' ? waarde : '', door: text(WHO_FIELD), op: now });
	}
	return answers;
}
