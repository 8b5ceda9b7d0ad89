/** What the set-up check tries on each side, with what to do when it fails. Reads only, and such as give nobody's data. Dutch. */
const WEBSERVICES = 'Vink alle functies van de handleiding aan in Smartschool › Algemene configuratie › Webservices, bij het profiel van deze toegangscode.';

interface ProbeText {
	text: string;
	remedy: string;
	/** What is said when it failed, with what came; “lukt niet” otherwise. */
	failed?: string;
	/** The sync goes on without it. */
	optional?: true;
}

export const PROBES = {
	aanmelden: { text: 'Aanmelden met client-id en client-secret', remedy: 'Neem client-id, client-secret en adressen opnieuw over in de aanmeldgegevens van Informat.' },
	leerlingen: { text: 'Recht om leerlingen te lezen', remedy: 'Vraag aan Informat het recht «leerlingen» voor dit instellingsnummer, en kijk het nummer na.' },
	voorinschrijvingen: { text: 'Recht om voorstellen te doen (voorinschrijvingen)', remedy: 'Zonder dit recht komen wijzigingen voor Informat op de takenlijst. Vraag het recht «voorinschrijvingen» als je voorstellen wil.', optional: true },
	lezenInformat: { text: 'Leerlingen en klassen lezen', remedy: 'Kijk schooljaar en instellingsnummers na.' },
	platform: { text: 'Het platform antwoordt', remedy: 'Kijk de naam van het platform na in de aanmeldgegevens van Smartschool.' },
	toegangscode: { text: 'De toegangscode wordt aanvaard', remedy: 'Kopieer de toegangscode opnieuw uit Smartschool › Algemene configuratie › Webservices.' },
	uniekVeld: { text: 'Uniek veld lezen (getReferenceField)', remedy: WEBSERVICES },
	lezenAccounts: { text: 'Accounts lezen (getAllAccountsExtended)', remedy: WEBSERVICES },
	lezenKlassen: { text: 'Klassen lezen (getAllGroupsAndClasses)', remedy: WEBSERVICES },
	lezenNummer: { text: 'Eén leerling lezen op nummer (getUserDetailsByNumber)', remedy: WEBSERVICES },
	lezenNaam: { text: 'Eén leerling lezen op gebruikersnaam (getUserDetailsByUsername)', remedy: WEBSERVICES },
	lezenLoopbaan: { text: 'Schoolloopbaan lezen (getStudentCareer)', remedy: WEBSERVICES, optional: true },
	lezenFoto: { text: 'Foto’s lezen (getAccountPhoto)', remedy: `Alleen nodig als foto’s meegaan. ${WEBSERVICES}`, optional: true },
	lezenAfwezigheden: { text: 'Afwezigheden lezen (getAbsentsWithInternalNumberByDate)', remedy: `Alleen nodig voor de afwezigheden. ${WEBSERVICES}`, optional: true },
	lezenAliassen: { text: 'Aliassen lezen (getAbsentsWithAliasByDate)', remedy: `Alleen nodig voor aliassen in het rapport. ${WEBSERVICES}`, optional: true },
	lezenSmartschool: { text: 'Leerlingen en klassen lezen', remedy: 'Kijk de hoofdgroepen bij Instellingen na.' },
	profielvelden: { text: 'Profielvelden van Informat gevonden', failed: 'Profielvelden die geen enkel account toont', remedy: 'Maak in Smartschool een profielveld met deze naam, of geef bij «Profile Fields» de naam die jouw school gebruikt. Zonder veld gaat dat gegeven niet mee.', optional: true },
	klassenboom: { text: 'Geen groepen onder officiële klassen', failed: 'Officiële klassen met groepen eronder', remedy: 'Haal de groepen onder deze klassen weg: een officiële klas mag geen subgroepen hebben.' },
} as const satisfies Record<string, ProbeText>;

export type ProbeName = keyof typeof PROBES;

export const probeText = (name: ProbeName): ProbeText => PROBES[name];
