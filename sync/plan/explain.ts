/** Why a line stands on the review list, in Dutch that a secretary can act on. */
import type { UnitReviewKind } from '../types';
import type { Held } from './limits';

export type Reason =
	| { code: UnitReviewKind | 'waiting' | 'returned' | 'leftWithoutClass' }
	| { code: 'correlation'; why: string }
	| { code: 'held'; held: Held; plan: string };

const TEXTS = {
	conflict: 'Op beide plaatsen gewijzigd, en verschillend. Er is niets overschreven. Pas één van beide aan; zodra ze gelijk zijn, verdwijnt deze regel.',
	difference: 'De waarden verschillen en er is nog geen afspraak wie gelijk heeft. Er is niets overschreven. Pas één van beide aan.',
	unknownCode: 'Deze code komt in de omzetlijst niet voor en wordt niet geraden. Pas de code aan in Informat, of vul ze zelf in in Smartschool.',
	clear: 'De waarde is op één plaats leeggemaakt. Een lege waarde overschrijft nooit een ingevulde. Maak ze zelf leeg als dat de bedoeling is.',
	todo: 'Gewijzigd in Smartschool. Neem de nieuwe waarde over in Informat; de regel verdwijnt zodra Informat ze toont.',
	waiting: 'Eerder doorgegeven aan Informat en daar nog niet overgenomen.',
	leftWithoutClass: 'De leerling is vertrokken volgens Informat, maar zit in Smartschool in geen enkele officiële klas en kan daar dus niet uitgeschreven worden. Zet het account zelf uit.',
	returned: 'De leerling is ingeschreven in Informat, maar het account in Smartschool staat uit. Zet het zelf weer aan als dat klopt.',
} as const;

export function explain(reason: Reason): string {
	switch (reason.code) {
		case 'correlation':
			return `${reason.why} Er is niets gewijzigd bij deze leerling.`;
		case 'held': {
			const { count, population, limit } = reason.held;
			const bound = limit.count !== undefined && count > limit.count ? `${limit.count} stuks` : `${limit.percent} %`;
			return `${count} van ${population}: meer dan de grens van ${bound}. Dit deel wacht; de rest ging door. Klopt het? Zet dan «${reason.plan}» bij «Goedgekeurd plan» in de instellingen en start opnieuw.`;
		}
		default:
			return TEXTS[reason.code];
	}
}
