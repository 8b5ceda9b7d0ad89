/** The platform's own list of nationalities: official code and name. */
export const NATIONALITIES: Readonly<Record<string, string>> = {
	'00150': 'Belg',
	'00129': 'Nederlander',
	'00111': 'Fransman',
	'00103': 'Duitser',
	'00112': 'Brit',
	'00128': 'Italiaan',
	'00109': 'Spanjaard',
	'00123': 'Portugees',
	'00122': 'Pool',
	'00124': 'Roemeen',
	'00106': 'Bulgaar',
	'00143': 'Oekraïner',
	'00262': 'Turk',
	'00354': 'Marokkaan',
};
