/** A report as HTML for mail clients (tables, inline styles, no images, no scripts) and as plain text. Everything from data is escaped here. */
import type { Chart, Content, Section, Tone } from './types';

const COLOURS: Readonly<Record<Tone, string>> = { good: '#2e7d4f', attention: '#b26a00', bad: '#b3261e' };
const FONT = "font-family:'Segoe UI',Roboto,Helvetica,Arial,sans-serif;";
const BAR_WIDTH = 300;

export const escapeHtml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');

/** Only web addresses may stand behind a button. */
export const safeUrl = (url: string): string | undefined => (/^https?:\/\/[^\s"'<>]+$/.test(url) ? url : undefined);

/** Mail clients know tables; `role` keeps screen readers from reading them as data. */
const table = (rows: string, style = ''): string => `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="${style}">${rows}</table>`;
const row = (cell: string, style: string): string => `<tr><td style="${FONT}${style}">${cell}</td></tr>`;

function countsTable(counts: Content['counts']): string {
	const cells = counts.map(({ label, value }) => `<td width="25%" align="center" valign="top" style="${FONT}padding:12px 4px;color:#1f2933;"><div style="font-size:24px;line-height:28px;font-weight:600;">${value}</div><div style="font-size:12px;line-height:16px;color:#52606d;">${escapeHtml(label)}</div></td>`);
	const lines: string[] = [];
	for (let index = 0; index < cells.length; index += 4) lines.push(`<tr>${cells.slice(index, index + 4).join('')}</tr>`);
	return table(lines.join(''), 'background:#f5f7fa;border-radius:6px;');
}

function sectionHtml({ title, advice, lines, more, button }: Section, moreText: (count: number) => string): string {
	const parts = [`<div style="font-size:16px;line-height:22px;font-weight:600;color:#1f2933;">${escapeHtml(title)}</div>`];
	if (advice !== '') parts.push(`<div style="font-size:14px;line-height:20px;color:#52606d;padding-top:2px;">${escapeHtml(advice)}</div>`);
	if (lines.length > 0) parts.push(table(lines.map((line) => `<tr><td width="14" valign="top" style="${FONT}font-size:14px;line-height:20px;color:#9aa5b1;">&bull;</td><td style="${FONT}font-size:14px;line-height:20px;color:#1f2933;padding-bottom:2px;">${escapeHtml(line)}</td></tr>`).join(''), 'margin-top:6px;'));
	if (more > 0) parts.push(`<div style="font-size:13px;line-height:18px;color:#52606d;">${escapeHtml(moreText(more))}</div>`);
	const url = button && safeUrl(button.url);
	if (button && url) parts.push(`<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin-top:10px;"><tr><td bgcolor="#1f5fa8" style="border-radius:5px;"><a href="${escapeHtml(url)}" style="${FONT}display:inline-block;padding:9px 18px;font-size:14px;font-weight:600;color:#ffffff;text-decoration:none;">${escapeHtml(button.label)}</a></td></tr></table>`);
	return row(parts.join(''), 'padding:14px 0 12px 0;border-top:1px solid #e4e7eb;');
}

/** Bars are coloured cells: many clients show no SVG and block images. */
function chartHtml({ title, bars }: Chart): string {
	const most = Math.max(1, ...bars.map(({ value }) => value));
	const lines = bars.map(({ label, value, tone }) => {
		const width = Math.max(3, Math.round((value / most) * BAR_WIDTH));
		return `<tr><td width="86" style="${FONT}font-size:12px;line-height:18px;color:#52606d;white-space:nowrap;">${escapeHtml(label)}</td><td style="padding:2px 0;"><table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr><td width="${width}" height="12" bgcolor="${COLOURS[tone]}" style="font-size:1px;line-height:12px;">&nbsp;</td><td style="${FONT}font-size:12px;line-height:14px;color:#1f2933;padding-left:6px;">${value}</td></tr></table></td></tr>`;
	});
	return row(`<div style="font-size:16px;line-height:22px;font-weight:600;color:#1f2933;padding-bottom:6px;">${escapeHtml(title)}</div>${table(lines.join(''))}`, 'padding:14px 0 12px 0;border-top:1px solid #e4e7eb;');
}

export function mailHtml({ tone, title, lead, counts, sections, chart, footer }: Content, language: string, moreText: (count: number) => string): string {
	const body = [
		row(`<div style="font-size:20px;line-height:26px;font-weight:600;color:#ffffff;">${escapeHtml(title)}</div><div style="font-size:14px;line-height:20px;color:#ffffff;padding-top:2px;">${escapeHtml(lead)}</div>`, `background:${COLOURS[tone]};padding:18px 24px;border-radius:8px 8px 0 0;`),
		`<tr><td style="background:#ffffff;padding:18px 24px 8px 24px;">${counts.length > 0 ? countsTable(counts) : ''}${table([...sections.map((section) => sectionHtml(section, moreText)), ...(chart ? [chartHtml(chart)] : [])].join(''), 'margin-top:14px;')}</td></tr>`,
		row(escapeHtml(footer), 'background:#ffffff;padding:10px 24px 18px 24px;font-size:12px;line-height:17px;color:#7b8794;border-radius:0 0 8px 8px;'),
	];
	return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title></head><body style="margin:0;padding:0;background:#e4e7eb;"><table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:#e4e7eb;"><tr><td align="center" style="padding:20px 8px;"><table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0" style="width:100%;max-width:600px;">${body.join('')}</table></td></tr></table></body></html>`;
}

export function plainText({ title, lead, counts, sections, chart, footer }: Content, moreText: (count: number) => string): string {
	const lines = [title, '='.repeat(Math.min(70, [...title].length)), '', lead];
	if (counts.length > 0) lines.push('', ...counts.map(({ label, value }) => `${label}: ${value}`));
	for (const { title: head, advice, lines: points, more, button } of sections) {
		lines.push('', head, '-'.repeat(Math.min(70, [...head].length)));
		if (advice !== '') lines.push(advice);
		lines.push(...points.map((point) => `* ${point}`));
		if (more > 0) lines.push(moreText(more));
		if (button && safeUrl(button.url)) lines.push(`${button.label}: ${button.url}`);
	}
	if (chart) lines.push('', chart.title, ...chart.bars.map(({ label, value }) => `${label}  ${value}`));
	return [...lines, '', footer].join('\n');
}
