/** A report as Slack blocks: counts and what waits, never a person's name or value, because Slack is not the school's own house. */
import { safeUrl } from './mail';
import type { Content, Section, Tone } from './types';

const SIGNS: Readonly<Record<Tone, string>> = { good: ':large_green_circle:', attention: ':large_orange_circle:', bad: ':red_circle:' };
/** Limits of Block Kit: a header 150 signs, a section 3000, ten fields, a button's label 75. */
const HEADER = 150;
const SECTION = 3000;
const FIELDS = 10;
const LABEL = 75;

/** In Slack's mark-up only these three have a meaning of their own; `*` and `_` are broken up so that data can't dress itself. */
export const escapeSlack = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replace(/[*_~`]/g, '\u200b$&');

const cut = (text: string, most: number): string => ([...text].length <= most ? text : `${[...text].slice(0, most - 1).join('')}…`);
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text: text.slice(0, SECTION) });
const plain = (text: string, most: number) => ({ type: 'plain_text', text: cut(text, most), emoji: false });

export function slackBlocks({ tone, title, lead, counts, sections, footer }: Content): { blocks: object[]; text: string } {
	const blocks: object[] = [
		{ type: 'header', text: plain(title, HEADER) },
		{ type: 'section', text: mrkdwn(`${SIGNS[tone]} ${escapeSlack(lead)}`) },
	];
	if (counts.length > 0) blocks.push({ type: 'section', fields: counts.slice(0, FIELDS).map(({ label, value }) => mrkdwn(`*${escapeSlack(label)}*\n${value}`)) });
	for (const section of sections) blocks.push(sectionBlock(section));
	blocks.push({ type: 'context', elements: [mrkdwn(escapeSlack(footer))] });
	return { blocks, text: cut(escapeSlack(`${title} – ${lead}`), SECTION) };
}

function sectionBlock({ title, advice, lines, more, button }: Section): object {
	const count = lines.length + more;
	const url = button && safeUrl(button.url);
	return {
		type: 'section',
		text: mrkdwn(`*${escapeSlack(title)}*${count > 0 ? ` (${count})` : ''}${advice === '' ? '' : `\n${escapeSlack(advice)}`}`),
		...(button && url ? { accessory: { type: 'button', text: plain(button.label, LABEL), url } } : {}),
	};
}
