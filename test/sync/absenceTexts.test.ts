/** What people read of absences: every reason with its remedy, and the report, letter by letter. */
import { explainAbsence, isInformation, absenceRapport } from '../../sync/plan/absenceTexts';
import type { AbsenceSummary } from '../../sync/plan/absences';
import type { ReviewItem, ReviewKind } from '../../sync/types';

const refused = (code: string) => explainAbsence({ code: 'refused', refusal: { code, attempt: '', on: '2026-11-23', had: '' } });

test('every reason says what is the matter and what to do', () => {
	expect((['withdrawn', 'notSent', 'unknownCode'] as const).map((code) => explainAbsence({ code }))).toEqual([
		'In Smartschool is deze afwezigheid ingetrokken. Informat kan ze via deze weg niet wissen: haal ze daar zelf weg.',
		'Deze code wordt niet doorgegeven, en in Informat staat nog de vorige. Pas de halve dag zelf aan in Informat als dat nodig is.',
		'Deze code staat niet in de codetabel en wordt niet geraden. Vul bij «codes» in de instellingen in welke code Informat krijgt, of laat ze leeg om ze nooit door te geven.',
	]);
});

test('every refusal of Informat, with its code; one that nobody knows is tried again as well (AB14, AB15)', () => {
	expect(Object.fromEntries(['MNA007', 'DNF002', 'DNF008', 'DNF009', 'DNF010', 'DNF011', 'XYZ1'].map((code) => [code, refused(code)]))).toEqual({
		MNA007: 'In Informat staat voor deze halve dag een nieuwere waarde die niet van deze koppeling komt. Er is niets overschreven. Dit wordt niet opnieuw geprobeerd zolang de code in Smartschool dezelfde blijft. Kijk de halve dag na in Informat. (MNA007)',
		DNF002: 'Informat kent deze leerling niet in deze instelling. Kijk de inschrijving na in Informat. Morgen wordt het nog eens geprobeerd. (DNF002)',
		DNF008: 'Informat kent deze vestiging niet in dit schooljaar. Kijk bij «vestigingen» in de instellingen het Discimus-nummer na. Morgen wordt het nog eens geprobeerd. (DNF008)',
		DNF009: 'Volgens de kalender van Informat is er op deze halve dag geen les of examen. Meestal hoef je niets te doen. Morgen wordt het nog eens geprobeerd. (DNF009)',
		DNF010: 'Informat neemt deze code op die dag voor deze leerling niet aan. Kies bij «codes» in de instellingen een andere code, of vul de halve dag zelf in in Informat. (DNF010)',
		DNF011: 'De leerling heeft op die dag in Informat geen inschrijving in een officiële klas op deze vestiging. Meestal hoef je niets te doen. Morgen wordt het nog eens geprobeerd. (DNF011)',
		XYZ1: 'Informat weigert deze halve dag. Morgen wordt het nog eens geprobeerd. (XYZ1)',
	});
});

test('only no lesson day and no enrolment ask nobody to do something', () => expect(['MNA007', 'DNF002', 'DNF008', 'DNF009', 'DNF010', 'DNF011', 'XYZ1'].filter(isInformation)).toEqual(['DNF009', 'DNF011']));

const summary: AbsenceSummary = {
	soort: 'samenvatting', modus: 'preview', plan: 'abc', goedkeuring: 'abc.alles.20261130.x', goedkeuringen: [], goedgekeurd: false, goedkeuringProbleem: 'De goedkeuring is verlopen.',
	lezingen: [
		{ soort: 'lezing', bron: 'informat', schooljaar: '2026-27', referentiedatum: '2026-11-23', instellingen: [], aantallen: {}, overgeslagen: {}, waarschuwingen: [] },
		{ soort: 'lezing', bron: 'smartschool', wat: 'afwezigheden', schooljaar: '2026-27', dagen: ['2026-11-19', '2026-11-20', '2026-11-23'], gelezen: '2026-11-23T08:40:15+01:00', aantallen: {}, waarschuwingen: ['Smartschool gaf voor 2026-11-19 niemand; die dag telt niet mee.'] },
	],
	halveDagen: { totaal: 15, inOrde: 1, doorTeGeven: 2, vastgehouden: 3, nazicht: 4, nietDoorgegeven: 5, ingetrokken: 6 }, perCode: { Z: 2, B: 1, '9': 3 },
	nietDoorgegeven: { 'uitgeschreven op die dag': { leerlingen: 2, halveDagen: 3 }, 'geen secundair onderwijs': { leerlingen: 1, halveDagen: 1 } }, vestigingenZonderNummer: ['099999/007', '099999/008'],
	bewerkingen: {}, vastgehouden: [], nazicht: {}, verschillen: [], aliassen: [{ label: 'Noor <3A>', veld: '23/11/2026 VM', alias: 'Ziek & thuis' }], teMelden: 0,
};
const item = (soort: ReviewKind, over: Partial<ReviewItem> = {}): ReviewItem => ({ soort, key: 'k', nieuw: true, label: 'Noor <3A>', veld: '23/11/2026 VM', informat: 'Z', smartschool: 'K', uitleg: 'Uitleg.', ...over });

test('the report, in which words of people are only text', () => {
	expect(absenceRapport(summary, [...(['held', 'information', 'unknownCode', 'refused', 'todo'] as const).map((kind) => item(kind)), item('todo', { informat: '', smartschool: '<b>' })])).toBe(`# Voorbeeld: er is niets doorgegeven

3 schooldagen, 2026-11-19 tot 2026-11-23, gelezen om 08:40.

- Halve dagen met een code: 15
- Stonden al goed: 1
- Door te geven: 2
- Vastgehouden: 3
- Na te kijken: 4
- Niet door te geven: 5
- Ingetrokken in Smartschool: 6

## Per code
- 9 (eigen code): 3
- B (problematisch afwezig): 1
- Z (ziek): 2

## Leerlingen die niet meetellen
- geen secundair onderwijs: 1 leerling, 1 halve dag
- uitgeschreven op die dag: 2 leerlingen, 3 halve dagen

Vul bij «vestigingen» in de instellingen het Discimus-nummer in van: 099999/007, 099999/008.

## Woorden van de school
- Noor &lt;3A&gt;, 23/11/2026 VM: Ziek &amp; thuis

Let op: Smartschool gaf voor 2026-11-19 niemand; die dag telt niet mee.

## Zelf aan te passen in Informat (2)
- Noor &lt;3A&gt; – 23/11/2026 VM. vroeger doorgegeven: «Z», Smartschool: «K». Uitleg.
- Noor &lt;3A&gt; – 23/11/2026 VM. vroeger doorgegeven: «», Smartschool: «&lt;b&gt;». Uitleg.

## Geweigerd door Informat (1)
- Noor &lt;3A&gt; – 23/11/2026 VM. vroeger doorgegeven: «Z», Smartschool: «K». Uitleg.

## Onbekende codes (1)
- Noor &lt;3A&gt; – 23/11/2026 VM. vroeger doorgegeven: «Z», Smartschool: «K». Uitleg.

## Ter informatie (1)
- Noor &lt;3A&gt; – 23/11/2026 VM. vroeger doorgegeven: «Z», Smartschool: «K». Uitleg.

## Vastgehouden: meer dan de grens (1)
- Noor &lt;3A&gt; – 23/11/2026 VM. vroeger doorgegeven: «Z», Smartschool: «K». Uitleg.

Let op: De goedkeuring is verlopen.

Plan: abc

Om goed te keuren wat wacht: abc.alles.20261130.x`);
});

describe('the report says nothing of what there is not', () => {
	const [informat, smartschool] = summary.lezingen;
	const quiet = (dagen: string[]): AbsenceSummary => ({ ...summary, modus: 'apply', plan: 'leeg', goedkeuring: '', goedkeuringProbleem: '', lezingen: [informat, { ...smartschool, dagen, waarschuwingen: [] }], perCode: {}, nietDoorgegeven: {}, vestigingenZonderNummer: [], aliassen: [] });
	const counts = '\n\n- Halve dagen met een code: 15\n- Stonden al goed: 1\n- Door te geven: 2\n- Vastgehouden: 3\n- Na te kijken: 4\n- Niet door te geven: 5\n- Ingetrokken in Smartschool: 6';
	test.each([['no day', [], 'Geen schooldag om te lezen.'], ['one day', ['2026-11-23'], 'Dag 2026-11-23, gelezen om 08:40.'], ['two days', ['2026-11-20', '2026-11-23'], '2 schooldagen, 2026-11-20 tot 2026-11-23, gelezen om 08:40.']])('%s', (_name, dagen, line) => expect(absenceRapport(quiet(dagen), [])).toBe(`# Afwezigheden Smartschool → Informat\n\n${line}${counts}`));
	test('of the school’s own words fifty are shown', () => {
		const many = { ...quiet([]), aliassen: Array.from({ length: 51 }, (_, index) => ({ label: 'Noor', veld: String(index), alias: 'x' })) };
		expect(absenceRapport(many, []).split('\n').filter((line) => line.startsWith('- Noor')).length).toBe(50);
	});
});
