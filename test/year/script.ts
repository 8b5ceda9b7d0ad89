/**
 * One school year of a small secondary school, day by day: what people do, and what the school expects of that night's
 * run. `1Aa.0` is a pupil of that class; who enrols during the year goes by first name. Only the days marked `key`
 * make the short year; nothing on them leans on a day that is not marked.
 */

export type Who = string;

/** `adres` is street|number|box|postal code|town. */
export interface Values { naam?: string; voornaam?: string; extraVoornamen?: string; initialen?: string; geboorteplaats?: string; huisdokter?: string; dokterTelefoon?: string; gsm?: string; telefoon?: string; email?: string; adres?: string }

export type Event =
	/** A new pupil; `like`: a brother or sister of somebody. */
	| { enrol: Who; klas: string; from: string; status?: number; family?: string; like?: Who }
	/** A place that was only asked for becomes an enrolment. */
	| { realise: Who }
	| { move: Who; klas: string; from: string }
	/** Another study: the enrolment ends, the next one begins the day after. */
	| { study: Who; klas: string; lastDay: string }
	| { leave: Who; lastDay: string }
	/** The end date was a mistake. */
	| { stays: Who }
	| { returns: Who; klas: string; from: string }
	| { cancel: Who }
	| { losesClass: Who }
	| { getsClass: Who; klas: string; from: string }
	/** Typed in Informat; `notNow`: it may not reach Smartschool yet, because a parent typed something else there or the pupil is in no class. */
	| { secretary: Who; types: Values; notNow?: true }
	/** What was typed in Informat before reaches Smartschool now. */
	| { arrives: Who; types: Values }
	/** Typed in Smartschool; `overruled`: the field goes one way, so Informat's value comes back. */
	| { parent: Who; types: Values; overruled?: true }
	/** The secretary takes a line of the to-do list over in Informat. */
	| { copies: Who; types: Values }
	/** Somebody settles a conflict: the same on both sides. */
	| { decides: Who; types: Values }
	/** All proposals that wait in Informat. */
	| { proposals: 'accept' | 'refuse' }
	| { divorce: Who }
	| { switchesOff: Who }
	| { switchesOn: Who }
	/** These classes go over to the next school year in Informat. */
	| { rollOver: string[] };

export interface Settings { kanaalNaarInformat?: 'lijst' | 'voorstel'; controlegroep?: string; bedenktijdUitschrijven?: number; terugkeer?: string }

export interface Day {
	date: string;
	key?: true;
	events: Event[];
	/** Scopes that wait for a person. */
	held?: string[];
	/** Somebody looks at the preview and approves. Without it what is held goes on waiting. */
	approve?: true;
	/** Units that fail, each with its sentence. */
	failed?: number;
	/** A refusal that this run hears of is put on the list by the next one; everywhere else the second run stores and tells nothing. */
	secondRun?: { rows: number; told: Record<string, number> };
	/** New lines for people, by kind. */
	told?: Record<string, number>;
	/** From this day on. */
	settings?: Settings;
}

export const FIRST_DAY = '2026-09-01';
/** Small, whole in Smartschool from the start, with the differences that a first run meets. */
export const SCHOOL = { pupils: 70, seed: 11, known: 1 };

export const YEAR: readonly Day[] = [
	{ date: '2026-09-02', key: true, events: [{ enrol: 'Lotte', klas: '1Aa', from: '2026-09-02' }, { enrol: 'Milan', klas: '2LATa', from: '2026-09-14' }] },
	{ date: '2026-09-03', events: [{ secretary: '3LATa.0', types: { adres: 'Kerkstraat|12|3|9000|Gent' } }] },
	{ date: '2026-09-04', events: [{ parent: '3LATa.1', types: { gsm: '0470 00 11 22' } }], told: { todo: 1 } },
	{ date: '2026-09-07', events: [{ enrol: 'Warre', klas: '1Aa', from: '2026-09-07', like: '1Aa.1' }, { enrol: 'Fien', klas: '1Aa', from: '2026-09-07', status: 1 }] },
	{ date: '2026-09-08', key: true, events: [{ secretary: '2LATa.0', types: { naam: 'Verhulst-Maes' } }], held: ['createGroup', 'field:groepen'], approve: true },
	{ date: '2026-09-09', events: [{ copies: '3LATa.1', types: { gsm: '0470 00 11 22' } }] },
	{ date: '2026-09-10', events: [{ realise: 'Fien' }] },
	{ date: '2026-09-14', key: true, events: [] },
	{ date: '2026-09-15', key: true, events: [{ move: '1Aa.2', klas: '1Ab', from: '2026-09-15' }] },
	{ date: '2026-09-16', events: [{ move: '1Aa.3', klas: '1Ab', from: '2026-09-16' }] },
	{ date: '2026-09-18', key: true, events: [{ parent: '2LATa.1', types: { email: 'ouder@example.be' } }, { secretary: '2LATa.1', types: { email: 'secretariaat@example.be' }, notNow: true }], told: { conflict: 1 } },
	{ date: '2026-09-21', key: true, events: [{ decides: '2LATa.1', types: { email: 'afgesproken@example.be' } }] },
	{ date: '2026-09-22', events: [{ parent: '2LATa.2', types: { voornaam: 'Bijnaam' }, overruled: true }] },
	{ date: '2026-09-25', events: [{ secretary: '4LATa.0', types: { huisdokter: 'dr. Nieuwenhuys', dokterTelefoon: '050 99 88 77' } }] },
	{ date: '2026-09-28', key: true, events: [{ leave: '6LATa.0', lastDay: '2026-09-27' }] },
	{ date: '2026-09-30', events: [{ leave: '5LATa.0', lastDay: '2026-10-09' }] },
	{ date: '2026-10-01', events: [{ divorce: '3LATa.2' }] },
	{ date: '2026-10-02', events: [{ secretary: '3LATa.2', types: { adres: 'Vredestraat|8||8000|Brugge' } }] },
	{ date: '2026-10-05', events: [{ study: '5LATa.1', klas: '4LATa', lastDay: '2026-10-04' }] },
	{ date: '2026-10-09', events: [] },
	{ date: '2026-10-10', events: [] },
	{ date: '2026-10-12', events: [{ switchesOff: '7LATa.0' }], told: { difference: 1 } },
	{ date: '2026-10-13', key: true, events: [{ returns: '6LATa.0', klas: '6LATa', from: '2026-10-13' }] },
	{ date: '2026-10-14', events: [{ secretary: '7LATa.0', types: { geboorteplaats: 'Oostende' } }] },
	{ date: '2026-10-15', events: [{ switchesOn: '7LATa.0' }] },
	{ date: '2026-10-19', events: [{ leave: '7LATa.1', lastDay: '2026-10-18' }] },
	{ date: '2026-10-20', events: [{ stays: '7LATa.1' }] },
	{ date: '2026-10-22', settings: { controlegroep: 'controle' }, events: [{ losesClass: '4LATa.1' }], told: { enrolment: 1 } },
	{ date: '2026-10-23', events: [{ secretary: '4LATa.1', types: { gsm: '0477 10 20 30' }, notNow: true }] },
	{ date: '2026-10-26', events: [{ getsClass: '4LATa.1', klas: '4LATa', from: '2026-10-26' }, { arrives: '4LATa.1', types: { gsm: '0477 10 20 30' } }] },
	{ date: '2026-11-03', settings: { kanaalNaarInformat: 'voorstel' }, events: [{ parent: '1Aa.0', types: { gsm: '0471 22 33 44', telefoon: '050 12 34 56' } }] },
	{ date: '2026-11-04', events: [] },
	{ date: '2026-11-05', events: [{ proposals: 'accept' }] },
	{ date: '2026-11-09', events: [{ parent: '2LATa.3', types: { adres: 'Zeelaan|1||8400|Oostende' } }] },
	{ date: '2026-11-10', events: [{ proposals: 'refuse' }], failed: 1, secondRun: { rows: 1, told: { refused: 1 } } },
	{ date: '2026-11-12', settings: { kanaalNaarInformat: 'lijst' }, events: [{ decides: '2LATa.3', types: { adres: 'Zeelaan|1||8400|Oostende' } }] },
	{ date: '2026-11-16', events: [{ enrol: 'Sien', klas: '1Aa', from: '2026-11-16', like: '2LATa.0' }, { enrol: 'Stan', klas: '3LATa', from: '2026-11-16', like: '2LATa.0' }] },
	{ date: '2026-11-18', events: [{ cancel: 'Stan' }], told: { enrolment: 1 } },
	{ date: '2026-11-19', events: [{ secretary: '2LATa.0', types: { naam: 'Maes' } }] },
	{ date: '2026-11-23', events: [{ secretary: 'Sien', types: { gsm: '0478 11 11 11' } }] },
	{ date: '2026-11-25', events: ['Amir', 'Bilal', 'Chaima', 'Dina', 'Elif', 'Farid', 'Ghita', 'Hamza'].map((enrol) => ({ enrol, klas: '2LATa', from: '2026-11-25', family: `Van ${enrol}` })), held: ['createAccount'], approve: true },
	{ date: '2026-11-30', events: [{ parent: 'Sien', types: { gsm: '0478 22 22 22' } }], told: { todo: 1 } },
	{ date: '2026-12-01', events: [{ parent: 'Sien', types: { gsm: '0478 33 33 33' } }], told: { todo: 1 } },
	{ date: '2026-12-02', events: [{ copies: 'Sien', types: { gsm: '0478 33 33 33' } }] },
	{ date: '2026-12-07', events: [{ study: '6LATa.1', klas: '5LATa', lastDay: '2026-12-06' }] },
	{ date: '2026-12-14', events: [{ leave: 'Lotte', lastDay: '2026-12-13' }] },
	{ date: '2027-01-11', events: [{ enrol: 'Noah', klas: '4LATa', from: '2027-01-11' }, { enrol: 'Noor', klas: '4LATa', from: '2027-01-11' }] },
	{ date: '2027-01-12', events: [{ returns: 'Lotte', klas: '1Ab', from: '2027-01-12' }] },
	{ date: '2027-01-18', settings: { bedenktijdUitschrijven: 5 }, events: [{ leave: '3LATa.3', lastDay: '2027-01-17' }] },
	{ date: '2027-01-22', events: [] },
	{ date: '2027-01-23', events: [] },
	{ date: '2027-01-25', settings: { bedenktijdUitschrijven: 0 }, events: [{ move: '2LATa.2', klas: '2LATb', from: '2027-01-25' }] },
	{ date: '2027-02-01', events: [{ move: '2LATa.2', klas: '2LATa', from: '2027-02-01' }] },
	{ date: '2027-02-15', events: [{ parent: '5LATa.2', types: { huisdokter: 'dr. Zomers' } }], told: { todo: 1 } },
	{ date: '2027-02-16', events: [{ copies: '5LATa.2', types: { huisdokter: 'Dr. Zomers' } }] },
	{ date: '2027-03-01', events: [{ secretary: '5LATa.2', types: { extraVoornamen: 'Anna, Maria', initialen: 'A.M.' } }] },
	{ date: '2027-03-15', events: [{ enrol: 'Ayla', klas: '3LATa', from: '2027-03-15', family: 'Yılmaz' }] },
	{ date: '2027-04-19', events: [{ leave: 'Noah', lastDay: '2027-04-18' }, { enrol: 'Jef', klas: '1Aa', from: '2027-04-26' }] },
	{ date: '2027-04-26', events: [] },
	{ date: '2027-05-10', events: [{ secretary: '1Aa.1', types: { adres: 'Verhuisstraat|7|B|9000|Gent' } }, { secretary: 'Warre', types: { adres: 'Verhuisstraat|7|B|9000|Gent' } }] },
	{ date: '2027-05-12', events: [{ leave: 'Amir', lastDay: '2027-05-11' }, { leave: 'Bilal', lastDay: '2027-05-11' }, { leave: 'Chaima', lastDay: '2027-05-11' }], held: ['unregister'] },
	{ date: '2027-05-13', events: [], held: ['unregister'], approve: true },
	{ date: '2027-06-02', key: true, events: [{ enrol: 'Vroeg', klas: '1Aa', from: '2027-09-01' }] },
	{ date: '2027-06-28', key: true, events: [{ rollOver: ['1Aa', '1Ab'] }] },
	{ date: '2027-07-01', key: true, events: [], held: ['leaveGroup', 'unregister'] },
	{ date: '2027-07-05', events: [{ rollOver: ['2LATa', '3LATa'] }], held: ['leaveGroup', 'unregister'] },
	{ date: '2027-08-20', key: true, events: [{ rollOver: ['2LATa', '3LATa', '4LATa', '5LATa', '6LATa', '7LATa'] }], held: ['unregister'] },
	{ date: '2027-08-31', key: true, events: [], held: ['unregister'] },
	{ date: '2027-09-01', key: true, events: [{ enrol: 'Jutta', klas: '1Aa', from: '2027-09-01' }], held: ['classMove', 'leaveGroup', 'unregister', 'updateAccount'], approve: true },
	{ date: '2027-09-02', key: true, events: [{ secretary: '4LATa.0', types: { gsm: '0479 99 99 99' } }] },
	{ date: '2027-09-06', events: [{ cancel: 'Jutta' }], told: { enrolment: 1 } },
];
