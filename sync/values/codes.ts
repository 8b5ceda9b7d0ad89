/**
 * The code lists of both services as data (sources: docs/values.md). A school changes rows with `withRows`; codes that
 * have no certain equal are left out on purpose and wait for a person.
 */
import type { CodeMap } from './lens';

/** Smartschool accepts and shows `v` for `f` as well. */
export const SEX: CodeMap = {
	name: 'Geslacht',
	fine: 'informat',
	codes: { M: 'm', V: 'f' },
	spellings: { smartschool: { v: 'f' } },
};

/** Informat `levensbeschouwingCode` → Smartschool `Godsdienstkeuze`, which may be shown as code or as label. 0000 is Informat's blank. */
export const RELIGION: CodeMap = {
	name: 'Levensbeschouwing',
	fine: 'informat',
	codes: {
		'0140': 'CAT', '0225': 'PRO', '0136': 'ISR', '0135': 'ISL', '0194': 'ORT',
		'0418': 'ANG', '0187': 'MOR', '0052': 'CUL', '0063': 'PER', '9999': 'DIS',
	},
	spellings: {
		informat: { '0000': '' },
		smartschool: {
			'Katholieke godsdienst': 'CAT',
			'Protestants-evangelische godsdienst': 'PRO',
			'Israëlitische godsdienst': 'ISR',
			'Islamitische godsdienst': 'ISL',
			'Orthodoxe godsdienst': 'ORT',
			'Anglicaanse godsdienst': 'ANG',
			'Niet-confessionele zedenleer': 'MOR',
			'Cultuurbeschouwing': 'CUL',
			'Eigen cultuur en religie': 'PER',
			'Vrijstelling': 'DIS',
		},
	},
};

/**
 * Informat `finCode` per structure → Smartschool `Soort leerling`. The value carries its structure (`SO 02`, `BAO 01`),
 * because 99 means "provisional" in secondary and "not fundable" in primary education. Codes without an equal
 * (BAO 03; 11, 13, 20, 22) are unknown on purpose.
 */
export const FUNDABILITY: CodeMap = {
	name: 'Financierbaarheid',
	fine: 'informat',
	codes: { 'SO 01': '01', 'SO 02': '02', 'SO 03': '03', 'SO 99': '99', 'BAO 01': '01', 'BAO 02': '02' },
	spellings: { smartschool: { V: '01', R: '02' } },
};

/** Kinds of co-account that are one person's relation to the pupil. */
const FAMILY = ['Moeder', 'Vader', 'Voogd', 'Plusmoeder', 'Plusvader', 'Meemoeder', 'Meevader', 'Stiefmoeder', 'Stiefvader', 'Grootmoeder', 'Grootvader', 'Broer', 'Zus', 'Pleegmoeder', 'Pleegvader'] as const;

/** Informat relation `type` (text) → Smartschool `type_coaccountN`; `0` and `Maak uw keuze` are an empty slot. */
export const RELATION_TYPE: CodeMap = {
	name: 'Type relatie',
	fine: 'informat',
	codes: { ...Object.fromEntries(FAMILY.map((type) => [type, type])), Trajectbegeleider: 'Begeleider' },
	spellings: { smartschool: { 0: '', 'Maak uw keuze': '', '(Maak uw keuze)': '' } },
};

/** Type ids of a relation in Informat's personal-details update → Smartschool `type_coaccountN`. Id 0 is the pupil. */
export const RELATION_ID: CodeMap = {
	name: 'Type relatie (nummer)',
	fine: 'informat',
	codes: { 2: 'Voogd', 5: 'Plusvader', 6: 'Plusmoeder', 7: 'Pleegvader', 8: 'Pleegmoeder', 9: 'Grootvader', 10: 'Grootmoeder', 13: 'Vader', 14: 'Moeder' },
	spellings: { smartschool: { 0: '', 'Maak uw keuze': '', '(Maak uw keuze)': '' } },
};

/** `|` is the mark of a pupil who is there: no absence. */
const PRESENT = { '|': '' };

/** Smartschool's one-letter codes → Informat's: both kept the codes of before 2019, so that each is its own equal. */
export const ABSENCE: CodeMap = {
	name: 'Afwezigheidscode',
	fine: 'smartschool',
	codes: Object.fromEntries([...'ABCDGHJLMNOPQRTUWXYZ-'].map((code) => [code, code])),
	spellings: { smartschool: PRESENT, informat: PRESENT },
};

/**
 * The same codes → the seven official ones since 1 September 2019. Several share one, so only the letters that both
 * lists know have a way back. At an internship (`W`) or by a spread programme (`G`) nobody is absent; `L` and `-` depend on what happened, `N` and `X` have no equal: they wait for a person.
 */
export const ABSENCE_OFFICIAL: CodeMap = {
	name: 'Officiële afwezigheidscode',
	fine: 'smartschool',
	codes: { A: 'A', M: 'M', B: 'B', H: 'H', P: 'P', O: 'P', Q: 'P', R: 'R', C: 'R', J: 'R', T: 'R', U: 'R', Y: 'R', Z: 'Z', D: 'Z' },
	back: { P: 'P', R: 'R', Z: 'Z' },
	spellings: { smartschool: { ...PRESENT, W: '', G: '' }, informat: PRESENT },
};
