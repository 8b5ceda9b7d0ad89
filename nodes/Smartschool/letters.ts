/** The page with the letters: one sheet per person, Dutch, nothing loaded from elsewhere, so that the browser prints it as it stands. */
import type { Due } from './firstPasswords';

export interface Letter extends Due {
	wachtwoord: string;
}

export interface LetterTexts {
	school: string;
	/** Address where people log in. */
	platform: string;
	/** Closing line of the school. */
	groet: string;
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const safe = (text: string): string => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign]!);

const STYLE = `
	body { font: 12pt/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 42rem; color: #111; background: #fff; text-align: left; }
	.brief { padding: 2rem 0; border-bottom: 1px dashed #999; }
	.kop { display: flex; justify-content: space-between; color: #444; }
	dl { display: grid; grid-template-columns: max-content auto; gap: .25rem 1.5rem; margin: 1.5rem 0; padding: 1rem; border: 1px solid #111; }
	dt { font-weight: 600; } dd { margin: 0; font-family: ui-monospace, monospace; font-size: 14pt; }
	.nota { background: #fff4ce; padding: 1rem; }
	@media print { .nota, .uitleg { display: none; } body { margin: 0; } .brief { break-after: page; border: 0; } .brief:last-child { break-after: auto; } }
`;

/** @param problems sentences about who gets no letter, or should be looked at; shown on screen, not printed */
export function lettersPage(letters: readonly Letter[], problems: readonly string[], texts: LetterTexts): string {
	const title = letters.length === 0 ? 'Geen brieven' : `${letters.length} ${letters.length === 1 ? 'brief' : 'brieven'}`;
	const explained = letters.length === 0 ? 'Er is niemand voor wie nu een eerste wachtwoord klaarstaat. Maak eerst de accounts met de standaardkoppeling, kies een andere klas, of wapen een leerling opnieuw.' : 'Druk deze pagina nu af (Ctrl+P) en sluit ze daarna. Ze wordt nergens bewaard: wie ze kwijt is, moet opnieuw wapenen.';
	return `<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>${title}</title><style>${STYLE}</style></head><body>
<div class="uitleg"><h1>${title}</h1><p>${explained}</p></div>
${problems.length === 0 ? '' : `<div class="nota"><strong>Na te kijken</strong><ul>${problems.map((each) => `<li>${safe(each)}</li>`).join('')}</ul></div>`}
${letters.map((letter) => sheet(letter, texts)).join('\n')}
</body></html>`;
}

function sheet({ slot, aan, leerling, klas, gebruikersnaam, wachtwoord }: Letter, { school, platform, groet }: LetterTexts): string {
	const parent = slot !== 0;
	return `<section class="brief"><div class="kop"><span>${safe(school)}</span><span>${safe(klas)}</span></div>
<p>Beste ${safe(aan)}</p>
<p>${parent ? `Met deze gegevens meld je je als ouder aan op Smartschool bij ${safe(leerling)}. Je gebruikt de gebruikersnaam van je kind en je eigen wachtwoord.` : 'Met deze gegevens meld je je voor het eerst aan op Smartschool.'}</p>
<dl><dt>Adres</dt><dd>${safe(platform)}</dd><dt>Gebruikersnaam</dt><dd>${safe(gebruikersnaam)}</dd><dt>Wachtwoord</dt><dd>${safe(wachtwoord)}</dd></dl>
<p>Bij de eerste aanmelding kies je zelf een nieuw wachtwoord. Geef het aan niemand door${parent ? ', ook niet aan je kind' : ''}.</p>
<p>${safe(groet)}</p></section>`;
}
