/** What the cross-check can find, in the order of its report, with what to do; and the report itself. Dutch. */
import { safe } from '../plan/safe';
import type { CrossLine, CrossSummary } from './crosscheck';

export const CROSS_KINDS = {
	enkelInformat: { title: 'Enkel in Informat', advice: 'Er is geen account in Smartschool. De standaardkoppeling maakt het; wacht het daar, keur het dan goed.' },
	enkelSmartschool: { title: 'Enkel in Smartschool', advice: 'Niemand in Informat hoort bij dit actieve account. Is de leerling vertrokken, schrijf hem dan uit; anders klopt een nummer niet.' },
	andereKlas: { title: 'In een andere klas', advice: 'De klas verschilt. De standaardkoppeling zet de leerling in de klas van Informat; gebeurt dat niet, kijk dan of het daar wacht.' },
	zonderKlas: { title: 'Zonder klas in Smartschool', advice: 'Ingeschreven in Informat, maar in Smartschool in geen enkele officiële klas.' },
	informatZonderKlas: { title: 'Zonder klas in Informat', advice: 'Ingeschreven in Informat zonder officiële klas; zo verandert er niets in Smartschool. Koppel in Informat een klas.' },
	controlegroep: { title: 'In de controlegroep', advice: 'De leerling staat in een controlegroep. Kijk in Informat na of de klasinschrijving er nog is.' },
	vertrokken: { title: 'Vertrokken, account nog actief', advice: 'De inschrijving in Informat is afgelopen en het account is nog actief.' },
	uitgeschakeld: { title: 'Ingeschreven, account staat uit', advice: 'Ingeschreven in Informat, en het account staat uit. Zet het weer aan als dat klopt.' },
	twijfel: { title: 'Wie is wie?', advice: 'Niet zeker welk account van wie is.' },
	dubbelInformat: { title: 'Dubbel in Informat', advice: 'Zelfde naam en geboortedatum, meer dan één keer in Informat. Is het dezelfde persoon, laat Informat de dossiers dan samenvoegen.' },
	dubbelSmartschool: { title: 'Dubbel in Smartschool', advice: 'Zelfde naam en geboortedatum, meer dan één actief account. Houd één account over.' },
	tweeInstellingen: { title: 'In twee instellingen', advice: 'Ingeschreven in meer dan één instelling. Smartschool heeft plaats voor één officiële klas.' },
	klasEnkelInformat: { title: 'Klas enkel in Informat', advice: 'Deze klas bestaat nog niet in Smartschool. Kijk eerst of het geen schrijffout is: een nieuwe klas verhuist alle leerlingen.' },
	klasEnkelSmartschool: { title: 'Klas enkel in Smartschool, met leerlingen', advice: 'Informat kent deze officiële klas niet, en er zitten leerlingen in.' },
	klasAnders: { title: 'Klas met andere nummers', advice: 'De klas heeft niet dezelfde gegevens op beide plaatsen.' },
	klasLeeg: { title: 'Lege officiële klas in Smartschool', advice: 'Geen leerlingen, en Informat kent ze niet. Er wordt nooit iets vanzelf gewist.' },
} as const;

export type CrossKind = keyof typeof CROSS_KINDS;

const MOST = 200;

export function crossRapport({ lezingen, inOrde, aantallen, nietMeegeteld }: CrossSummary, lines: readonly CrossLine[]): string {
	const kinds = (Object.keys(CROSS_KINDS) as CrossKind[]).filter((kind) => aantallen[kind] !== undefined);
	const text = ['# Kruiscontrole Informat – Smartschool', '', `Schooljaar ${lezingen[0]?.schooljaar}, toestand op ${lezingen[0]?.referentiedatum}.`, '', `- Op beide plaatsen, in dezelfde klas: ${inOrde}`, ...kinds.map((kind) => `- ${CROSS_KINDS[kind].title}: ${aantallen[kind]}`)];
	if (kinds.length === 0) text.push('', 'Alles komt overeen.');
	const left = Object.entries(nietMeegeteld).sort();
	if (left.length > 0) text.push('', 'In Informat gelezen en niet meegeteld:', ...left.map(([reason, count]) => `- ${reason}: ${count}`));
	for (const kind of kinds) {
		const found = lines.filter(({ soort }) => soort === kind);
		text.push('', `## ${CROSS_KINDS[kind].title} (${found.length})`, '', CROSS_KINDS[kind].advice, '');
		for (const { label, informat, smartschool, uitleg } of found.slice(0, MOST)) {
			const values = [informat === '' ? '' : `Informat: ${informat}`, smartschool === '' ? '' : `Smartschool: ${smartschool}`].filter((each) => each !== '').join(' · ');
			text.push(safe(`- ${label}${values === '' ? '' : ` – ${values}`}${uitleg.slice(CROSS_KINDS[kind].advice.length)}`));
		}
		if (found.length > MOST) text.push(`- … en nog ${found.length - MOST}, zie de uitgang «Review».`);
	}
	return text.join('\n');
}
