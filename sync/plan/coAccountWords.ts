/** What people read about co-accounts, in Dutch that a secretary can act on. */
import type { UnitDef } from '../fields/types';
import type { ReviewItem } from '../types';
import type { CoAccountSummary } from './coaccounts';
import { scopeLabel } from './explain';
import { planLines, reviewLines } from './rapport';

export const TEXTS = {
	stranger: 'In deze co-account zit iemand die bij deze leerling niet in Informat staat. Er wordt niets aan gewijzigd. Zet de persoon in Informat, of maak de co-account zelf leeg in Smartschool.',
	doubt: 'Dit kan dezelfde persoon zijn, maar dat is niet zeker. Er is niets gewijzigd en er komt geen tweede co-account. Maak naam of e-mail op beide plaatsen gelijk, of maak de co-account in Smartschool leeg als het iemand anders is.',
	lost: 'Deze ouder had een co-account, en die is in Smartschool leeggemaakt of aan iemand anders gegeven. Er wordt niet vanzelf een nieuwe gemaakt. Moet er toch één zijn? Zet de naam zelf in een vrije co-account in Smartschool; vanaf dan loopt ze weer mee.',
	noRoom: 'Alle zes de co-accounts zijn bezet, dus deze relatie kreeg er geen. Maak er zelf één vrij in Smartschool als dat moet.',
	noName: 'In Informat ontbreekt de naam of de voornaam van deze relatie. Vul ze daar in; dan komt er een co-account.',
	unknownType: 'Dit soort relatie komt in de omzetlijst niet voor en wordt niet geraden. Vul bij de instellingen in welk type co-account erbij hoort.',
	verified: 'De ouder heeft dit e-mailadres in Smartschool zelf bevestigd, dus het wordt niet overschreven. Neem het over in Informat. Klopt dat van Informat toch, wijzig het dan zelf in Smartschool.',
	switchedOff: 'Deze co-account staat uit in Smartschool, terwijl de relatie in Informat gewoon geldt. Ze wordt niet vanzelf weer aangezet: zet ze zelf aan als dat klopt.',
	create: 'nieuwe co-account, of opnieuw toegang',
	block: 'overleden, weg uit Informat of zonder toegang: de co-account gaat uit',
	remove: 'al een hele tijd weg uit Informat: de co-account wordt leeggemaakt',
} as const;

export type CoAccountReason = Exclude<keyof typeof TEXTS, 'create' | 'block' | 'remove'>;

export function coAccountRapport(summary: CoAccountSummary, review: readonly ReviewItem[], table: readonly UnitDef[]): string {
	const { records, coAccounts } = summary;
	const lines = [
		`# ${summary.modus === 'preview' ? 'Voorbeeld co-accounts: er is niets gewijzigd' : 'Co-accounts Informat – Smartschool'}`,
		'',
		`Schooljaar ${summary.lezingen[0]?.schooljaar}, toestand op ${summary.lezingen[0]?.referentiedatum}.`,
		'',
		`- Leerlingen in orde: ${records.ongewijzigd}`,
		`- Leerlingen met een nieuwe co-account: ${records.nieuw}`,
		`- Leerlingen met een wijziging: ${records.teWijzigen}`,
		`- Vastgehouden: ${records.vastgehouden}`,
		`- Na te kijken: ${records.nazicht}`,
		`- Wacht op Informat: ${summary.wachtOpInformat}`,
		'',
		'## Co-accounts',
		`- Gekoppeld aan een relatie: ${coAccounts.gekoppeld}`,
		`- Nieuw: ${coAccounts.nieuw}`,
		`- Uit (overleden, weg of zonder toegang): ${coAccounts.uit}`,
		`- Leeg te maken, na goedkeuring: ${coAccounts.teVerwijderen}`,
		`- Van de school zelf (blijft zoals het is): ${coAccounts.vanDeSchool}`,
		`- Iemand die niet in Informat staat (blijft zoals het is): ${coAccounts.nietInInformat}`,
		`- Relaties zonder plaats: ${coAccounts.geenPlaats}`,
		`- Relaties die volgens de instellingen geen co-account krijgen: ${coAccounts.nietGewenst}`,
	];
	const left = summary.lezingen.flatMap(({ bron, overgeslagen }) => (bron === 'informat' ? Object.entries(overgeslagen) : []));
	if (left.length > 0) lines.push('', 'Niet bekeken:', ...left.map(([reason, count]) => `- ${reason}: ${count}`));
	const scopes = Object.entries(summary.bewerkingen);
	if (scopes.length > 0) lines.push('', '## Bewerkingen', ...scopes.sort().map(([scope, count]) => `- ${scopeLabel(scope, table)}: ${count}`));
	lines.push(...reviewLines(review, { informat: 'Informat', smartschool: 'Smartschool' }), ...planLines(summary));
	return lines.join('\n');
}
