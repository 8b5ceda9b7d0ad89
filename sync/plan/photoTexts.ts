/** Photos in Dutch: why a pupil stands on the review list, and the report of a run. */
import type { ReviewItem, ReviewKind } from '../types';
import type { PhotoDirection } from './photoChoice';
import type { PhotoSummary } from './photos';
import type { PhotoReason } from './photoVerdict';
import { scopeLabel } from './explain';
import { planLines, reviewLines } from './rapport';
import { safe } from './safe';

export const PHOTO_FIELD = 'Eigen foto (own photo)';
export const WHERE = 'Informat › Leerlingen › Consulteren › de leerling › foto';

const TAKE = 'Wil je die van Informat in Smartschool? Zet het leerlingnummer bij «fotoVanInformat» in de instellingen.';

export const SAID: Readonly<Record<PhotoReason, { kind: ReviewKind; text: string }>> = {
	todo: { kind: 'todo', text: 'In Smartschool staat een nieuwe foto. Zet ze zelf in Informat: daar kan geen koppeling een foto schrijven. De regel verdwijnt zodra Informat een andere foto toont.' },
	conflict: { kind: 'conflict', text: `De foto is op beide plaatsen gewijzigd. Er is niets overschreven. ${TAKE} Is die van Smartschool de juiste, zet ze dan zelf in Informat.` },
	gone: { kind: 'clear', text: `De foto is in Smartschool weggehaald. Ze wordt niet teruggezet zolang Informat dezelfde toont. Mag de leerling geen foto hebben? Zet het leerlingnummer bij «zonderFoto». ${TAKE}` },
	notKept: { kind: 'reshaped', text: 'Smartschool nam de foto aan, maar toont er geen. Kijk na in Smartschool of leerlingen een foto mogen hebben.' },
	notJpeg: { kind: 'refused', text: 'De foto in Informat is geen JPEG en gaat niet naar Smartschool. Bewaar ze als .jpg en zet ze opnieuw in Informat.' },
	tooLarge: { kind: 'refused', text: 'De foto in Informat is groter dan de grens en gaat niet naar Smartschool. Verklein ze en zet ze opnieuw in Informat, of verhoog «grootsteFotoKB» in de instellingen.' },
	eid: { kind: 'refused', text: 'De foto in Informat lijkt die van de identiteitskaart (140 × 200, zonder kleur). Zo’n foto wordt nooit uitgewisseld. Zet een eigen foto van de school in Informat.' },
};

export const UNREADABLE = 'De foto kon niet gelezen worden; dat betekent niet dat er geen is. Bij deze leerling is niets gewijzigd. De volgende keer wordt het opnieuw geprobeerd.';
export const NOBODY = 'Dit nummer bij «zonderFoto» of «fotoVanInformat» hoort bij geen enkele leerling. Kijk na of het juist is.';

const ARROW: Readonly<Record<PhotoDirection, string>> = { off: 'uit', toSmartschool: 'Informat → Smartschool', toInformat: 'Informat ← Smartschool (takenlijst)', both: 'Informat ⇄ Smartschool' };

export function photoRapport({ modus, richting, aantallen, records, bewerkingen, ...summary }: PhotoSummary, review: readonly ReviewItem[]): string {
	const lines = [
		`# ${modus === 'preview' ? 'Voorbeeld foto’s: er is niets gewijzigd' : 'Eigen foto’s Informat – Smartschool'}`,
		'',
		`Richting: ${ARROW[richting]}.`,
		'',
		`- Bekeken: ${aantallen.teBekijken} van ${aantallen.leerlingen} leerlingen`,
		`- Volgende keren aan de beurt: ${aantallen.later}`,
		`- Zonder foto volgens de school (nooit bekeken): ${aantallen.zonderFoto}`,
		`- Zonder account met hun nummer (niet bekeken): ${aantallen.zonderAccount}`,
		'',
		`- In orde: ${records.ongewijzigd}`,
		`- Nieuwe foto voor Smartschool: ${records.nieuw}`,
		`- Andere foto voor Smartschool: ${records.teWijzigen}`,
		`- Vastgehouden: ${records.vastgehouden}`,
		`- Na te kijken: ${records.nazicht}`,
		`- Niet gelezen, of wacht zijn beurt af: ${records.overgeslagen}`,
	];
	const scopes = Object.entries(bewerkingen);
	if (scopes.length > 0) lines.push('', '## Bewerkingen', ...scopes.sort().map(([scope, count]) => `- ${scopeLabel(scope, [])}: ${count}`));
	return [...lines, ...reviewLines(review.map((item) => ({ ...item, label: safe(item.label) })), { informat: 'Informat', smartschool: 'Smartschool' }), ...planLines(summary)].join('\n');
}
