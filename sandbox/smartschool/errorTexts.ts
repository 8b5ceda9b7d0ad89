/** Text of code 1, 2, 3 … in order. Code 4 holds HTML that was escaped twice. */
export const ERROR_TEXTS: readonly string[] = [
	'Naam te kort.', 'Voornaam te kort.', 'Gebruikersnaam te kort.', 'Wachtwoord te zwak.&lt;br&gt;Zie de regels.', 'Geen groep gekozen.', 'Gebruikersnaam bestaat al.', 'Wachtwoorden verschillen.', 'Toegangscode onjuist.', 'Gebruiker onbekend.',
	'Verwerking mislukt, niets toegepast.', 'Klas niet bewaard.', 'Gebruiker onbekend.', 'Verplaatsen naar klas mislukt.', 'Te weinig gegevens.', 'Gebruikersnaam dubbel.', 'Intern nummer dubbel.', 'Profielveld niet bewaard.', 'Bericht niet verstuurd.',
	'Groep (parent) bestaat niet.', 'Vak niet toegevoegd.', 'Vaknaam bestaat al.', 'Vak niet gevonden.', 'Onbekende fout.', 'Intern nummer al in gebruik.', 'Te wijzigen gebruiker bestaat niet.', 'Toe te voegen gebruiker bestaat al.', 'Instellingsnummer onbekend.',
	'Basisrol ontbreekt.', 'Basisrol ligt vast.', 'Officiële klas is enkel voor leerlingen.', 'Maximaal één officiële klas.', 'Officiële klas verplicht.', 'Klasbeweging niet geregistreerd.', 'Activeren kan niet zonder officiële klas.', 'Instellingsnummer verplicht.',
	'Type van officiële klas ligt vast.', 'Type ligt vast: leden zijn geen leerling.', 'Type ligt vast: leden zitten in andere klas.', 'Vormingscomponent niet gekozen.', 'Klasnaam ligt vast.', 'Administratief nummer ligt vast.', 'Instellingsnummer ligt vast.',
	'Vormingscomponent ligt vast.', 'Vormingscomponent verplicht.', 'Klastype ligt vast.', 'Groepstype ontbreekt.', 'Klas- of groepcode bestaat al.', 'Intern nummer bestaat al.', 'Datum ongeldig.', 'Skore staat uit.', 'Uitschrijven mislukt.', 'Wachtwoord geweigerd.',
	'Bovenliggende groep onbekend.', 'Bovenliggende groep is een officiële klas.', 'Officiële klas heeft geen subgroepen.', 'Schooljaardatum ongeldig.', 'Roostercode bestaat al.',
];
