/** The words that a secretary reads: reasons, rules, names of operations, masks and both reports, letter by letter. */
import { STANDARD } from '../../sync/fields/standard';
import { explain, regel, scopeLabel } from '../../sync/plan/explain';
import type { Held } from '../../sync/plan/guards';
import type { ListSummary } from '../../sync/plan/lists';
import { mask } from '../../sync/plan/mask';
import { plain as escaped } from '../../sync/plan/plain';
import type { Summary } from '../../sync/plan/plan';
import { listRapport, rapport } from '../../sync/plan/rapport';
import type { ReviewItem, ReviewKind } from '../../sync/types';

const plain = ['proposal', 'done', 'conflict', 'difference', 'unknownCode', 'clear', 'reshaped', 'todo', 'waiting', 'refused', 'leftWithoutClass', 'returned', 'missing'] as const;

test('every reason says what is the matter and what to do', () => {
	expect(Object.fromEntries(plain.map((code) => [code, explain({ code })]))).toEqual({
		proposal: 'Gewijzigd in Smartschool en voorgesteld in Informat. Aanvaard het daar; de regel verdwijnt zodra Informat de waarde toont.',
		done: 'Overgenomen, of niet meer nodig: deze regel is klaar.',
		conflict: 'Op beide plaatsen gewijzigd, en verschillend. Er is niets overschreven. Pas één van beide aan; zodra ze gelijk zijn, verdwijnt deze regel.',
		difference: 'De waarden verschillen en er is nog geen afspraak wie gelijk heeft. Er is niets overschreven. Pas één van beide aan.',
		unknownCode: 'Deze code komt in de omzetlijst niet voor en wordt niet geraden. Pas de code aan in Informat, of vul ze zelf in in Smartschool.',
		clear: 'De waarde is op één plaats leeggemaakt. Een lege waarde overschrijft nooit een ingevulde. Maak ze zelf leeg als dat de bedoeling is.',
		reshaped: 'Deze waarde is al eens hersteld en staat er nu weer zo. Smartschool maakt er zelf iets anders van, of iemand wijzigt ze telkens. Ze wordt niet nog eens overschreven.',
		todo: 'Gewijzigd in Smartschool. Neem de nieuwe waarde over in Informat; de regel verdwijnt zodra Informat ze toont.',
		waiting: 'Eerder doorgegeven aan Informat en daar nog niet overgenomen.',
		refused: 'Voorgesteld aan Informat en daar geweigerd. Er wordt niet nog eens voorgesteld. Neem de waarde zelf over in Informat, of pas ze aan in Smartschool.',
		leftWithoutClass: 'De leerling is vertrokken volgens Informat, maar zit in Smartschool in geen enkele officiële klas en kan daar dus niet uitgeschreven worden. Zet het account zelf uit.',
		returned: 'De leerling is ingeschreven in Informat, maar het account in Smartschool staat uit. Zet het zelf weer aan als dat klopt.',
		missing: 'Deze leerling staat al een hele tijd niet meer in de lijsten van Informat, zonder einddatum. Het account blijft zoals het is. Kijk na of de leerling vertrokken is en zet het account dan zelf uit.',
	});
	expect(explain({ code: 'correlation', why: 'Twee keer.' })).toBe('Twee keer. Er is niets gewijzigd bij deze leerling.');
});

test('what is held says how much, why, and how to approve it', () => {
	const tally = { scope: 'createAccount', count: 12, population: 40 };
	const say = (held: Held, approval = '') => explain({ code: 'held', held, approval });
	expect(say({ ...tally, why: 'limit', limit: { percent: 10 } })).toBe('12 van 40: meer dan de grens van 10 %. Dit deel wacht; de rest ging door.');
	expect(say({ ...tally, why: 'limit', limit: { percent: 50, count: 11 } })).toBe('12 van 40: meer dan de grens van 11 stuks. Dit deel wacht; de rest ging door.');
	expect(say({ ...tally, why: 'limit', limit: { percent: 10, count: 12 } })).toBe('12 van 40: meer dan de grens van 10 %. Dit deel wacht; de rest ging door.');
	expect(say({ ...tally, why: 'rollover' })).toBe('12: in de overgang naar een nieuw schooljaar wordt er alleen toegevoegd, niets weggenomen. Dit deel wacht; de rest ging door.');
	expect(say({ ...tally, why: 'summer' })).toBe('12: in juli en augustus staan de leerlingen in Informat maar voor een deel in het nieuwe jaar, dus wordt er niets weggenomen. Dit deel wacht; de rest ging door.');
	expect(say({ ...tally, why: 'closed' })).toBe('12: de kalender staat op «gesloten», dus wordt er niets geschreven.');
	expect(say({ ...tally, why: 'table' })).toBe('12: de tabel (richting of regel van een veld) is veranderd sinds de vorige keer. Wat daardoor anders loopt, wacht tot iemand het voorbeeld bekeken heeft. De rest ging door.');
	expect(say({ ...tally, why: 'limit', limit: { percent: 10 } }, 'abc.alles')).toBe('12 van 40: meer dan de grens van 10 %. Dit deel wacht; de rest ging door. Klopt het? Zet dan «abc.alles» bij «Goedgekeurd plan» in de instellingen en start opnieuw. De code werkt één keer, een week lang, en alleen voor precies dit plan.');
});

test('the rule behind every line of the diff', () => {
	const say = (because: Parameters<typeof regel>[0]['because'], overwrites = false, to: 'informat' | 'smartschool' = 'smartschool') => regel({ to, because, overwrites });
	expect((['changed', 'filled', 'firstRun', 'conflict', 'enforce', 'ifEmpty', 'once'] as const).map((because) => say(because))).toEqual([
		'Informat → Smartschool: gewijzigd sinds de vorige keer', 'Informat → Smartschool: was leeg', 'Informat → Smartschool: eerste keer, regel van de eerste keer', 'Informat → Smartschool: op beide plaatsen gewijzigd, regel van het veld',
		'Informat → Smartschool: hersteld, want de richting is één kant op', 'Informat → Smartschool: was leeg, aangevuld', 'Informat → Smartschool: één keer doorgegeven',
	]);
	expect(say('conflict', true, 'informat')).toBe('Informat ← Smartschool: op beide plaatsen gewijzigd, regel van het veld; een andere waarde wordt overschreven');
});

test('names of operations and fields', () => {
	expect(['createAccount', 'updateAccount', 'unregister', 'classMove', 'createClass', 'toInformat', 'clear', 'create', 'update', 'deactivate', 'tabel', 'field:gsm', 'field:x'].map((scope) => scopeLabel(scope, STANDARD))).toEqual([
		'Nieuwe accounts', 'Gewijzigde accounts', 'Uitschrijvingen', 'Klaswijzigingen', 'Nieuwe klassen', 'Wijzigingen voor Informat', 'Leeg te maken velden', 'Nieuwe records', 'Gewijzigde records', 'Verdwenen records, uit te zetten', 'Veranderd door een andere tabel', 'Veld Eigen gsm (own mobile)', 'Veld x',
	]);
});

test.each([['', ''], ['a', '••'], ['1234', '••'], ['12345', '12•• ••45'], ['0470 12 34 56', '04•• ••56'], ['🎒🎒🎒🎒🎒', '🎒🎒•• ••🎒🎒']])('mask of «%s»', (text, masked) => expect(mask(text)).toBe(masked));

test('text of people is never Markdown or HTML', () => expect(escaped('Jan-Piet 3A (é) & < > " \' * _ ` [ ] # | ~ <b>')).toBe('Jan-Piet 3A (é) &amp; &lt; &gt; &quot; &#39; &#42; &#95; &#96; &#91; &#93; &#35; &#124; &#126; &lt;b&gt;'));

const item = (soort: ReviewKind, over: Partial<ReviewItem> = {}): ReviewItem => ({ soort, key: 'k', nieuw: true, label: 'Noor Vandevoorbeeld, 3NWa', veld: 'Eigen gsm', informat: 'a', smartschool: 'b', uitleg: 'Uitleg.', ...over });
const kinds: ReviewKind[] = ['conflict', 'todo', 'difference', 'unknownCode', 'clear', 'refused', 'reshaped', 'missing', 'correlation', 'held', 'proposal', 'done'];
const summary: Summary = {
	soort: 'samenvatting', modus: 'preview', plan: 'abc', goedkeuring: 'abc.alles.20261130.x', goedkeuringen: [], goedgekeurd: false, goedkeuringProbleem: 'De goedkeuring is verlopen.',
	lezingen: [
		{ soort: 'lezing', bron: 'informat', schooljaar: '2026-27', referentiedatum: '2026-11-23', instellingen: [], aantallen: {}, overgeslagen: { 'zonder officiële klas': 3 }, waarschuwingen: ['Klas 3A heeft twee groepen.'] },
		{ soort: 'lezing', bron: 'smartschool', schooljaar: '2026-27', referentiedatum: '2026-11-23', instellingen: [], aantallen: {}, overgeslagen: { 'geen leerling': 9 }, waarschuwingen: [] },
	],
	records: { totaal: 21, ongewijzigd: 1, teWijzigen: 2, nieuw: 3, vastgehouden: 4, nazicht: 5, overgeslagen: 6, enkelSmartschool: 7, verdwenen: 0 },
	bewerkingen: { updateAccount: 2, createAccount: 3 }, vastgehouden: [], nazicht: {}, wachtOpInformat: 8, afgehandeld: [], geenPlaats: [], verschillen: [],
};

test('the report of the standard sync', () => {
	expect(rapport(summary, [item('todo', { informat: '', smartschool: '' }), item('conflict'), item('conflict', { label: '', veld: 'Plan', smartschool: '' })], STANDARD)).toBe(`# Voorbeeld: er is niets gewijzigd

Schooljaar 2026-27, toestand op 2026-11-23.

- In orde: 1
- Te wijzigen: 2
- Nieuw in Smartschool: 3
- Vastgehouden: 4
- Na te kijken: 5
- Wacht op Informat: 8
- Enkel in Smartschool (blijft staan): 7

Niet doorgegeven:
- zonder officiële klas: 3

## Bewerkingen
- Nieuwe accounts: 3
- Gewijzigde accounts: 2

Let op: Klas 3A heeft twee groepen.

## Op beide plaatsen gewijzigd (2)
- Noor Vandevoorbeeld, 3NWa – Eigen gsm. Informat: «a», Smartschool: «b». Uitleg.
- Plan. Informat: «a», Smartschool: «». Uitleg.

## Over te nemen in Informat (1)
- Noor Vandevoorbeeld, 3NWa – Eigen gsm. Uitleg.

Let op: De goedkeuring is verlopen.

Plan: abc

Om goed te keuren wat wacht: abc.alles.20261130.x`);
	const quiet: Summary = { ...summary, modus: 'apply', plan: 'leeg', goedkeuring: '', goedkeuringProbleem: '', lezingen: summary.lezingen.map((each) => ({ ...each, overgeslagen: {}, waarschuwingen: [] })), bewerkingen: {} };
	expect(rapport(quiet, [], STANDARD)).toBe(`# Synchronisatie Informat – Smartschool

Schooljaar 2026-27, toestand op 2026-11-23.

- In orde: 1
- Te wijzigen: 2
- Nieuw in Smartschool: 3
- Vastgehouden: 4
- Na te kijken: 5
- Wacht op Informat: 8
- Enkel in Smartschool (blijft staan): 7`);
	expect(rapport({ ...quiet, plan: 'abc', goedgekeurd: true }, [], STANDARD).split('\n').at(-1)).toBe('Plan: abc (goedgekeurd)');
});

test('every kind of line has its own heading; fifty lines are shown and the rest is counted', () => {
	expect(rapport({ ...summary, plan: 'leeg', goedkeuring: '', goedkeuringProbleem: '' }, [...kinds].reverse().map((kind) => item(kind)), STANDARD).split('\n').filter((line) => line.endsWith('(1)'))).toEqual([
		'## Op beide plaatsen gewijzigd (1)', '## Over te nemen in Informat (1)', '## Voorgesteld in Informat, daar te aanvaarden (1)', '## Overgenomen, of niet meer nodig (1)', '## Verschillen om na te kijken (1)', '## Onbekende codes (1)', '## Leeggemaakt of uitgeschakeld (1)', '## Geweigerd in Informat (1)', '## Blijft anders in Smartschool (1)', '## Niet meer in Informat (1)', '## Wie is wie? (1)', '## Vastgehouden: meer dan de grens (1)',
	]);
	const lines = (count: number) => rapport(summary, Array.from({ length: count }, () => item('todo')), STANDARD).split('\n');
	expect(lines(51).filter((line) => line.startsWith('- Noor'))).toHaveLength(50);
	expect(lines(51)).toContain('- … en nog 1, zie de uitgang «Review».');
	expect(lines(50).join()).not.toContain('en nog');
});

test('the report of an own table', () => {
	const own: ListSummary = { soort: 'samenvatting', modus: 'apply', plan: 'abc', goedkeuringen: [], goedkeuring: '', goedgekeurd: true, goedkeuringProbleem: '', records: { totaal: 21, ongewijzigd: 1, teWijzigen: 2, nieuw: 3, vastgehouden: 4, nazicht: 5, overgeslagen: 6 }, aantallen: { informat: 20, smartschool: 19 }, onleesbaar: { naam: 2, gsm: 1 }, bewerkingen: { update: 2, 'field:naam': 2, create: 3 }, vastgehouden: [], nazicht: {}, verschillen: [] };
	const names = { informat: 'Bibliotheek', smartschool: 'Pas' };
	expect(listRapport(own, [item('conflict', { label: 'k1', veld: 'naam' })], names)).toBe(`# Synchronisatie Bibliotheek – Pas

- Bibliotheek: 20, Pas: 19
- In orde: 1
- Te wijzigen: 2
- Nieuw: 3
- Vastgehouden: 4
- Na te kijken: 5
- Overgeslagen: 6

Let op: niet te lezen en dus overgeslagen: naam (2), gsm (1).

## Bewerkingen
- Nieuwe records: 3
- Veld naam: 2
- Gewijzigde records: 2

## Op beide plaatsen gewijzigd (1)
- k1 – naam. Bibliotheek: «a», Pas: «b». Uitleg.

Plan: abc (goedgekeurd)`);
	expect(listRapport({ ...own, modus: 'preview', plan: 'leeg', onleesbaar: {}, bewerkingen: {} }, [], names)).toBe(`# Voorbeeld: er is niets gewijzigd

- Bibliotheek: 20, Pas: 19
- In orde: 1
- Te wijzigen: 2
- Nieuw: 3
- Vastgehouden: 4
- Na te kijken: 5
- Overgeslagen: 6`);
});
