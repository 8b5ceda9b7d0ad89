/** Invented people live here; every name is common or made up, every town's post code is real. */
export const GIRLS = ['Emma', 'Noor', 'Zoë', 'Noémie', 'Élise', 'Lotte', 'Fien', 'Amira', 'Yasmina', 'Marie-Lou', 'Anaïs', 'Hanne', 'Jolien', 'Chloë', 'Febe', 'Inès', 'Roos', 'Tuana', 'Oksana', 'Elif', 'Charlotte', 'Julie', 'Lieve', 'Nour', 'Maëlle', 'Axelle', 'Britt', 'Silke', 'Anneleen', 'Fatima'];
export const BOYS = ['Lucas', 'Noah', 'Arthur', 'Jérôme', 'Daan', 'Mohamed', 'Yassin', 'Jean-Luc', 'Wout', 'Seppe', 'Ruben', 'François', 'Bjørn', 'Emre', 'Kobe', 'Sander', 'Mathéo', 'Jasper', 'Piotr', 'Ömer', 'Joris', 'Loïc', 'Stijn', 'Bilal', 'Raphaël', 'Tibo', 'Andrés', 'Senne', 'Karel', 'Milan'];
export const FAMILIES = [
	'Peeters', 'Janssens', "D'Hondt", "'t Seyen", 'van den Bossche', 'Van den Bossche', 'De Smet', 'El Khatib', 'El Ouardi', 'Vandevoorbeeld', 'Proefkonijn', 'Lefèvre', 'De Clercq', 'Testaert', 'Verhaegen', 'Müller', 'Öztürk', 'Kowalski', 'Maes', 'Willems',
	'Claes', 'Goossens', 'Wouters', 'De Backer', 'Van Damme', 'Vermeulen', 'Hermans', "O'Neill", 'Aerts', 'Lemmens', 'Mertens', 'Dubois', 'Desmet-Claes', 'Van Acker', 'Stevens', 'Segers', 'Coppens', 'Vandenberghe', 'Baert', 'Thys',
];
export const STREETS = ['Voorbeeldstraat', 'Testlaan', 'Lindedreef', 'Kerkstraat', 'Sint-Jansplein', "'s-Gravenlaan", 'Koning Albertlaan', 'Molenweg', 'Oude Gentweg', 'Stationsstraat'];
export const TOWNS = [['8000', 'Brugge'], ['9000', 'Gent'], ['8500', 'Kortrijk'], ['9300', 'Aalst'], ['3500', 'Hasselt'], ['2000', 'Antwerpen'], ['2800', 'Mechelen'], ['3000', 'Leuven']] as const;
export const ABROAD = [['4501', 'Oostburg', '00129'], ['59000', 'Lille', '00111']] as const;
export const DOCTORS = ['Dr. Testmans', 'Dr. Hilde Maes', 'Dr. Vandoktoren', 'Groepspraktijk De Linde', "Dr. D'Haene", 'Dr. Élodie Petit'];
export const PLACES = ['Utrecht', 'Casablanca', 'Kyiv', 'Istanboel', 'Warszawa', 'Paris'];
