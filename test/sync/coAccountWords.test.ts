/** The report of the co-accounts, letter by letter. */
import { CO_ACCOUNTS } from '../../sync/fields/coAccounts';
import { coAccountRapport } from '../../sync/plan/coAccountWords';
import type { CoAccountSummary } from '../../sync/plan/coaccounts';

const reading = (bron: 'informat' | 'smartschool', overgeslagen: Record<string, number>) => ({ soort: 'lezing' as const, bron, schooljaar: '2026-27', referentiedatum: '2026-11-23', instellingen: [], aantallen: {}, overgeslagen, waarschuwingen: [] });
const summary: CoAccountSummary = {
	soort: 'samenvatting', modus: 'preview', plan: 'abc', goedkeuring: '', goedkeuringen: [], goedgekeurd: false, goedkeuringProbleem: '',
	lezingen: [reading('informat', { vertrokken: 3 }), reading('smartschool', { 'geen leerling': 9 })],
	records: { totaal: 21, ongewijzigd: 1, nieuw: 2, teWijzigen: 3, vastgehouden: 4, nazicht: 5, overgeslagen: 6, enkelSmartschool: 7, verdwenen: 0 },
	bewerkingen: { coAccountUpdate: 2, coAccountCreate: 3, 'field:coGsm': 1 }, vastgehouden: [], nazicht: {}, wachtOpInformat: 8, afgehandeld: [], geenPlaats: [], verschillen: [],
	coAccounts: { gekoppeld: 11, nieuw: 12, uit: 13, teVerwijderen: 14, vanDeSchool: 15, nietInInformat: 16, geenPlaats: 17, nietGewenst: 18 },
};
const COUNTS = `Schooljaar 2026-27, toestand op 2026-11-23.

- Leerlingen in orde: 1
- Leerlingen met een nieuwe co-account: 2
- Leerlingen met een wijziging: 3
- Vastgehouden: 4
- Na te kijken: 5
- Wacht op Informat: 8

## Co-accounts
- Gekoppeld aan een relatie: 11
- Nieuw: 12
- Uit (overleden, weg of zonder toegang): 13
- Leeg te maken, na goedkeuring: 14
- Van de school zelf (blijft zoals het is): 15
- Iemand die niet in Informat staat (blijft zoals het is): 16
- Relaties zonder plaats: 17
- Relaties die volgens de instellingen geen co-account krijgen: 18`;

test('of a preview: numbers, who was not looked at, operations by name, what to look at, the plan', () => {
	const review = [{ soort: 'coAccount' as const, key: 'k', nieuw: true, label: 'Noor', veld: 'Co-account 1', informat: '', smartschool: 'Jan', uitleg: 'Uitleg.' }];
	expect(coAccountRapport(summary, review, CO_ACCOUNTS)).toBe(`# Voorbeeld co-accounts: er is niets gewijzigd

${COUNTS}

Niet bekeken:
- vertrokken: 3

## Bewerkingen
- Nieuwe co-accounts: 3
- Gewijzigde co-accounts: 2
- Veld Gsm (mobile): 1

## Co-accounts om na te kijken (1)
- Noor – Co-account 1. Informat: «», Smartschool: «Jan». Uitleg.

Plan: abc`);
});

test('of a run in which nothing happened: nothing of what there is not', () => {
	const quiet: CoAccountSummary = { ...summary, modus: 'apply', plan: 'leeg', bewerkingen: {}, lezingen: [reading('informat', {}), reading('smartschool', { 'geen leerling': 9 })] };
	expect(coAccountRapport(quiet, [], CO_ACCOUNTS)).toBe(`# Co-accounts Informat – Smartschool\n\n${COUNTS}`);
});
