/** The set-up check as a page and as Markdown. What services say is escaped: it can hold anything. */
import { safe } from '../plan/safe';
import type { SetupLine } from './setup';

const SIGNS = { goed: '✓', doen: '✗', weten: 'ℹ' } as const;
const COLOURS = { goed: '#1a7f37', doen: '#b42318', weten: '#57606a' } as const;

const escaped = (text: string): string => safe(text).replace(/"/g, '&quot;');

function headline(lines: readonly SetupLine[]): string {
	const todo = lines.filter(({ stand }) => stand === 'doen').length;
	return todo === 0 ? 'Alles is klaar. Maak nu een voorbeeld met de standaardkoppeling.' : todo === 1 ? 'Er is nog één ding te doen.' : `Er zijn nog ${todo} dingen te doen.`;
}

const parts = (lines: readonly SetupLine[]): Map<string, SetupLine[]> => {
	const found = new Map<string, SetupLine[]>();
	for (const line of lines) found.set(line.deel, [...(found.get(line.deel) ?? []), line]);
	return found;
};

/** A whole page, without anything from elsewhere. */
export function setupPage(lines: readonly SetupLine[]): string {
	const sections = [...parts(lines)].map(([deel, own]) => {
		const rows = own.map(({ stand, tekst, remedie }) => `<li><b style="color:${COLOURS[stand]}">${SIGNS[stand]}</b><div>${escaped(tekst)}${remedie === '' ? '' : `<p>${escaped(remedie)}</p>`}</div></li>`);
		return `<section><h2>${escaped(deel)}</h2><ul>${rows.join('')}</ul></section>`;
	});
	return `<!doctype html><html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Controle</title><style>
body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1f2328;background:#fff}
h1{font-size:1.5rem;margin:0}h2{font-size:1.05rem;margin:1.6rem 0 .4rem;border-bottom:1px solid #d0d7de}
ul{list-style:none;padding:0;margin:0}li{display:flex;gap:.7rem;padding:.3rem 0}li b{flex:none;width:1.2rem;text-align:center}li p{margin:.1rem 0 0;color:#57606a}
</style></head><body><h1>Controle van de koppeling Informat – Smartschool</h1><p>${escaped(headline(lines))}</p>${sections.join('')}</body></html>`;
}

export function setupRapport(lines: readonly SetupLine[]): string {
	const text = ['# Controle van de koppeling Informat – Smartschool', '', headline(lines)];
	for (const [deel, own] of parts(lines)) text.push('', `## ${deel}`, ...own.map(({ stand, tekst, remedie }) => `- ${SIGNS[stand]} ${safe(tekst)}${remedie === '' ? '' : ` → ${remedie}`}`));
	return text.join('\n');
}
