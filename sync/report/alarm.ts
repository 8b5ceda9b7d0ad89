/** What went wrong, in plain words and without anybody's data: a run that stopped, and runs that stay away. */
import { asMessage } from './run';
import { schoolTime, type Content, type Language, type Message, type RunRow } from './types';

/** Words of our own error sentences → what a school reads. The error's own text is never passed on: it may hold data. */
const CAUSES: readonly { sign: RegExp; nl: string; en: string }[] = [
	{ sign: /Een andere run van deze koppeling/, nl: 'Een andere run was al aan het werk, en twee door elkaar zou dubbel werk geven. De volgende run gaat verder; gebeurt dit vaak, zet dan de uren van de workflows verder uit elkaar.', en: 'Another run was at work already, and two at once would do things twice. The next run goes on; if this happens often, start the workflows further apart.' },
	{ sign: /is not believed/, nl: 'Wat gelezen werd, kan niet kloppen: er ontbraken te veel leerlingen of een veld was ineens leeg. Kijk na of Informat en Smartschool volledig zijn.', en: 'What was read can’t be right: too many pupils were missing, or a field was suddenly empty. Check whether Informat and Smartschool are complete.' },
	{ sign: /gave no (pupil|accounts|words|\w+ at all)/, nl: 'Er kwam een lege lijst. Kijk het schooljaar, het instellingsnummer, de hoofdgroepen en de rechten na.', en: 'An empty list came back. Check the school year, the institute number, the root groups and the rights.' },
	{ sign: /access code|rights of the access code|webservices/i, nl: 'Smartschool aanvaardt de toegangscode niet, of ze mist een recht. Kijk ze na in de aanmeldgegevens en in Smartschool bij Webservices.', en: 'Smartschool does not accept the access code, or it lacks a right. Check it in the credential and in Smartschool under Webservices.' },
	{ sign: /refuses access|client (id|secret)|XML Login|credential/i, nl: 'Er is iets met de aanmeldgegevens. Open ze in n8n en klik op Test.', en: 'Something is wrong with a credential. Open it in n8n and click Test.' },
	{ sign: /takes too long|does not answer|timed? ?out|ECONN|ENOTFOUND|EAI_AGAIN/i, nl: 'De dienst antwoordde niet. Meestal lost dat zichzelf op; de volgende keer gaat de koppeling verder waar ze stopte.', en: 'The service did not answer. That mostly solves itself; the next run goes on where this one stopped.' },
	{ sign: /problem of its own|slow down|maintenance|not understood|faults? in a row/i, nl: 'De dienst is in onderhoud of overbelast. De volgende keer gaat de koppeling verder waar ze stopte.', en: 'The service is down for maintenance or overloaded. The next run goes on where this one stopped.' },
	{ sign: /Baseline row|baseline has two rows/, nl: 'Een rij van de tabel informat_smartschool_basis is beschadigd. Herstel de tabel, of verwijder die ene rij.', en: 'A row of table informat_smartschool_basis is damaged. Restore the table, or delete that one row.' },
	{ sign: /school year|different school years|is not a date/i, nl: 'Schooljaar en datum in de instellingen passen niet bij elkaar.', en: 'School year and date in the settings do not belong together.' },
	{ sign: /data ?table/i, nl: 'Een tabel van n8n ontbreekt of mist een kolom. Start de koppeling één keer met de hand, dan maakt ze de tabellen opnieuw.', en: 'A table of n8n is missing or lacks a column. Start the sync by hand once, so that it makes the tables again.' },
];

const OTHER = { nl: 'De oorzaak staat in n8n bij de uitvoering.', en: 'The cause stands in n8n with the execution.' };

export interface ErrorEvent {
	/** As n8n's Error Trigger gives them. */
	message: string;
	workflow: string;
	node: string;
	url: string;
	/** ISO moment. */
	now: string;
}

/** The plain cause of an error text of ours or n8n's. */
export const plainCause = (message: string, language: Language): string => (CAUSES.find(({ sign }) => sign.test(message)) ?? OTHER)[language];

export function errorMessage({ message, workflow, node, url, now }: ErrorEvent, language: Language): Message {
	const nl = language === 'nl';
	const content: Content = {
		tone: 'bad',
		title: nl ? `Gestopt: ${workflow}` : `Stopped: ${workflow}`,
		lead: `${schoolTime(now)}. ${nl ? 'De workflow is gestopt. Wat al geschreven was, klopt; er is niets verloren.' : 'The workflow stopped. What was written already is right; nothing is lost.'}`,
		counts: [],
		sections: [{
			title: nl ? 'Oorzaak' : 'Cause',
			advice: plainCause(message, language),
			lines: node === '' ? [] : [nl ? `In blok «${node}».` : `In block “${node}”.`],
			more: 0,
			...(url === '' ? {} : { button: { label: nl ? 'Bekijken in n8n' : 'Look in n8n', url } }),
		}],
		footer: nl ? 'Dit bericht bevat met opzet geen gegevens van leerlingen.' : 'This message holds no data of pupils on purpose.',
	};
	return asMessage(content, language);
}

/** Marks that the watch warned, in the runs table. */
export const WATCH = 'bewaking';

export interface WatchResult extends Message {
	/** Warn now: too long without a good run, and nobody was warned of it yet. */
	alarm: boolean;
	/** Row to store when the warning was given. */
	run: RunRow;
}

/**
 * @param runs rows of the runs table
 * @param hours without a good run after which it warns
 * @param now ISO moment, UTC
 */
export function watch(runs: readonly RunRow[], hours: number, now: string, language: Language): WatchResult {
	const latest = (moments: string[]): string => moments.reduce((last, each) => (each > last ? each : last), '');
	const good = latest(runs.filter(({ modus, ok }) => modus === 'apply' && ok === 'ja').map(({ moment }) => moment));
	const warned = latest(runs.filter(({ modus }) => modus === WATCH).map(({ moment }) => moment));
	const late = good === '' || Date.parse(now) - Date.parse(good) > hours * 3_600_000;
	const nl = language === 'nl';
	const since = good === '' ? (nl ? 'De koppeling liep nog nooit goed.' : 'The sync never ran well yet.') : `${nl ? 'De laatste goede keer was' : 'The last good run was'} ${schoolTime(good)}.`;
	const content: Content = {
		tone: 'bad',
		title: nl ? `Al ${hours} uur geen goede synchronisatie` : `No good sync for ${hours} hours`,
		lead: since,
		counts: [],
		sections: [{ title: nl ? 'Wat te doen' : 'What to do', advice: nl ? 'Kijk in n8n of de workflow gepubliceerd is en of de laatste uitvoering stopte. Dit bericht komt één keer, tot het weer goed liep.' : 'Look in n8n whether the workflow is published and whether its last execution stopped. This message comes once, until a run goes well again.', lines: [], more: 0 }],
		footer: nl ? 'Gemaakt door de bewaking van de koppeling.' : 'Made by the watch of the sync.',
	};
	return { ...asMessage(content, language), alarm: late && warned <= good, run: { moment: now, koppeling: WATCH, modus: WATCH, ok: 'nee', nieuw: 0, gewijzigd: 0, vastgehouden: 0, nazicht: 0, mislukt: 0 } };
}
