/** Why a line stands on the review list, and which rule made a write, in Dutch that a secretary can act on. */
import { relationUnit } from '../fields/relations';
import type { UnitDef } from '../fields/types';
import type { Side, UnitReviewKind } from '../types';
import { ELSEWHERE, partsOf, TABLE_CHANGED, type Held, type Scope } from './guards';
import type { PlannedWrite } from './record';

export type Reason =
	| { code: UnitReviewKind | 'proposal' | 'done' | 'waiting' | 'returned' | 'leftWithoutClass' | 'missing' | 'lostClass' | 'noShow' | 'noShowNotOurs' }
	| { code: 'correlation' | 'classes' | 'remark'; why: string }
	| { code: 'held'; held: Held; approval: string };

const TEXTS = {
	conflict: 'Op beide plaatsen gewijzigd, en verschillend. Er is niets overschreven. Pas één van beide aan; zodra ze gelijk zijn, verdwijnt deze regel.',
	difference: 'De waarden verschillen en er is nog geen afspraak wie gelijk heeft. Er is niets overschreven. Pas één van beide aan.',
	unknownCode: 'Deze code komt in de omzetlijst niet voor en wordt niet geraden. Pas de code aan in Informat, of vul ze zelf in in Smartschool.',
	clear: 'De waarde is op één plaats leeggemaakt. Een lege waarde overschrijft nooit een ingevulde. Maak ze zelf leeg als dat de bedoeling is.',
	reshaped: 'Deze waarde is al eens hersteld en staat er nu weer zo. Smartschool maakt er zelf iets anders van, of iemand wijzigt ze telkens. Ze wordt niet nog eens overschreven.',
	todo: 'Gewijzigd in Smartschool. Neem de nieuwe waarde over in Informat; de regel verdwijnt zodra Informat ze toont.',
	proposal: 'Gewijzigd in Smartschool en voorgesteld in Informat. Aanvaard het daar; de regel verdwijnt zodra Informat de waarde toont.',
	done: 'Overgenomen, of niet meer nodig: deze regel is klaar.',
	waiting: 'Eerder doorgegeven aan Informat en daar nog niet overgenomen.',
	fixed: 'Smartschool laat deze waarde niet meer wijzigen (codes 40 tot 43). Ze wordt niet nog eens verstuurd. Pas ze zelf aan in Smartschool, of zet ze in Informat terug.',
	refused: 'Voorgesteld aan Informat en daar geweigerd. Er wordt niet nog eens voorgesteld. Neem de waarde zelf over in Informat, of pas ze aan in Smartschool.',
	undone: 'De laatste wijziging is ongedaan gemaakt. Er wordt niets geschreven zolang beide kanten zo blijven. Zodra iemand de waarde wijzigt in Informat of in Smartschool, gelden de gewone regels weer.',
	leftWithoutClass: 'De leerling is vertrokken volgens Informat, maar zit in Smartschool in geen enkele officiële klas en kan daar dus niet uitgeschreven worden. Zet het account zelf uit.',
	returned: 'De leerling is ingeschreven in Informat, maar het account in Smartschool staat uit. Zet het zelf weer aan als dat klopt.',
	lostClass: 'Ingeschreven in Informat, maar niet meer in een officiële klas. Gaat in Smartschool uit de klas en naar de controlegroep. Geef de leerling in Informat een klas; dan volgt Smartschool vanzelf.',
	noShow: 'De inschrijving is nooit begonnen: geannuleerd, niet gerealiseerd, of begonnen en geëindigd op dezelfde dag. Het account werd door de koppeling gemaakt en wordt uitgeschreven, niet verwijderd.',
	noShowNotOurs: 'De inschrijving is geannuleerd of niet gerealiseerd, maar de leerling heeft een account dat niet door de koppeling gemaakt is. Kijk na of de leerling vertrokken is en zet het account dan zelf uit.',
	missing: 'Deze leerling staat al een hele tijd niet meer in de lijsten van Informat, zonder einddatum. Het account blijft zoals het is. Kijk na of de leerling vertrokken is en zet het account dan zelf uit.',
} as const;

/** Behind a sentence about a value that the readers of the list may not see. */
export const HIDDEN = 'De waarde staat hier niet, omdat ze gevoelig is: kijk ze na in Smartschool en in Informat.';

export function explain(reason: Reason): string {
	switch (reason.code) {
		case 'correlation':
			return `${reason.why} Er is niets gewijzigd bij deze leerling.`;
		case 'classes':
			return `${reason.why} Tot dan wordt er niets gemaakt en niemand verplaatst.`;
		case 'remark':
			return reason.why;
		case 'held':
			return `${held(reason.held)}${reason.approval === '' ? '' : ` Klopt het? Zet dan «${reason.approval}» bij «Goedgekeurd plan» in de instellingen en start opnieuw. De code werkt één keer, een week lang, en alleen voor precies dit plan.`}`;
		default:
			return TEXTS[reason.code];
	}
}

function held(each: Held): string {
	const rest = 'Dit deel wacht; de rest ging door.';
	switch (each.why) {
		case 'limit': {
			const { count, population, limit } = each;
			const bound = limit.count !== undefined && count > limit.count ? `${limit.count} stuks` : `${limit.percent} %`;
			return `${count} van ${population}: meer dan de grens van ${bound}. ${rest}`;
		}
		case 'rollover':
			return `${each.count}: in de overgang naar een nieuw schooljaar wordt er alleen toegevoegd, niets weggenomen. ${rest}`;
		case 'summer':
			return `${each.count}: in juli en augustus staan de leerlingen in Informat maar voor een deel in het nieuwe jaar, dus wordt er niets weggenomen. ${rest}`;
		case 'closed':
			return `${each.count}: de kalender staat op «gesloten», dus wordt er niets geschreven.`;
		case 'elsewhere':
			return `${each.count}: deze leerlingen zitten in Smartschool in een klas van een instelling die hier niet gelezen is. Misschien zijn ze daar nog ingeschreven. Vul alle instellingen van het platform in, of keur dit goed. ${rest}`;
		case 'table':
			return `${each.count}: de tabel (richting of regel van een veld) is veranderd sinds de vorige keer. Wat daardoor anders loopt, wacht tot iemand het voorbeeld bekeken heeft. De rest ging door.`;
	}
}

const RULES: Record<PlannedWrite['because'], string> = {
	changed: 'gewijzigd sinds de vorige keer',
	filled: 'was leeg',
	firstRun: 'eerste keer, regel van de eerste keer',
	conflict: 'op beide plaatsen gewijzigd, regel van het veld',
	enforce: 'hersteld, want de richting is één kant op',
	ifEmpty: 'was leeg, aangevuld',
	once: 'één keer doorgegeven',
	decided: 'beslist door een persoon',
};

/** The rule that decided a write, as one line of the diff shows it. */
export const regel = ({ to, because, overwrites }: Pick<PlannedWrite, 'to' | 'because' | 'overwrites'>, names: Record<Side, string> = { informat: 'Informat', smartschool: 'Smartschool' }): string =>
	`${names.informat} ${to === 'smartschool' ? '→' : '←'} ${names.smartschool}: ${RULES[because]}${overwrites ? '; een andere waarde wordt overschreven' : ''}`;

const SCOPE_LABELS: Readonly<Record<string, string>> = {
	createAccount: 'Nieuwe accounts',
	updateAccount: 'Gewijzigde accounts',
	unregister: 'Uitschrijvingen',
	reactivate: 'Terug ingeschreven, account weer aan',
	loseClass: 'Zonder klas, naar de controlegroep',
	classMove: 'Klaswijzigingen',
	createClass: 'Nieuwe klassen',
	updateClass: 'Gewijzigde klassen',
	createGroup: 'Nieuwe groepen',
	leaveGroup: 'Leerlingen uit een groep',
	toInformat: 'Wijzigingen voor Informat',
	clear: 'Leeg te maken velden',
	create: 'Nieuwe records',
	update: 'Gewijzigde records',
	deactivate: 'Verdwenen records, uit te zetten',
	coAccountCreate: 'Nieuwe co-accounts',
	coAccountUpdate: 'Gewijzigde co-accounts',
	coAccountBlock: 'Co-accounts die uit gaan',
	coAccountNoAccess: 'Co-accounts zonder toegang volgens de school',
	coAccountRemove: 'Leeg te maken co-accounts',
	absence: 'Afwezigheden voor Informat',
	withdrawal: 'Ingetrokken afwezigheden',
	photoNew: 'Nieuwe foto’s voor Smartschool',
	photoReplace: 'Andere foto’s voor Smartschool',
	[ELSEWHERE]: 'Uit een klas van een andere instelling',
	[TABLE_CHANGED]: 'Veranderd door een andere tabel',
};

export function scopeLabel(scope: Scope, table: readonly UnitDef[]): string {
	const { kind, instelnr } = partsOf(scope);
	const field = kind.replace(/^field:/, '');
	return `${SCOPE_LABELS[kind] ?? `Veld ${table.find(({ id }) => id === field)?.label ?? relationUnit(field, table)?.label ?? field}`}${instelnr === '' ? '' : ` (${instelnr})`}`;
}
