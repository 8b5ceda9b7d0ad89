/**
 * The words that every part of the product shares: sides, directions, records, and the items that travel
 * between the nodes. Everything here is plain JSON, so that it survives n8n's execution data unchanged.
 */

export type Side = 'informat' | 'smartschool';

export type Direction = 'toSmartschool' | 'toInformat' | 'both' | 'once' | 'off';

/**
 * Who wins when both sides changed a value differently since they last agreed. `newest` needs a trustworthy time of
 * change on both sides; without one a person decides.
 */
export type ConflictRule = 'informat' | 'smartschool' | 'review' | 'fillBlanks' | 'newest';

/** What to do when only the receiving side of a one-way field changed. */
export type DriftRule = 'enforce' | 'onChange' | 'ifEmpty';

/** May an empty value overwrite a filled one? `no`: it stays, and a person hears of it when it was emptied lately; `ask`: a person always hears of it. */
export type Clearing = 'no' | 'ask' | 'yes';

/** How a change for Informat travels: a personal-details update that a school user accepts, or a line on the to-do list. */
export type InformatChannel = 'update' | 'todo';

/** `klas` = official class; `groep` = every other class or group. */
export type RecordKind = 'leerling' | 'klas' | 'groep';

/**
 * A value as one side tells it. A field that is absent from `fields` was **not told** and never causes a write;
 * an empty string means that the side says "empty".
 */
export type FieldValues = Record<string, string>;

export interface RecordKeys {
	/** Informat `pPersoon` = Smartschool `internnummer`. */
	leerlingnummer?: string;
	/** Institute number, six digits with leading zeros. */
	instelnr?: string;
	stamnummer?: string;
	gebruikersnaam?: string;
	/** Code of the class or group, without surrounding spaces. */
	klascode?: string;
}

/** One element of a keyed list (a number, an e-mail, a relation): `key` is stable over reads, never a position. */
export interface ListElement {
	key: string;
	values: FieldValues;
}

/** One pupil or class as one side holds it now; what *Get Sync Records* gives, one item each. */
export interface SyncRecord {
	soort: RecordKind;
	keys: RecordKeys;
	/** For people only ("Noor Vandevoorbeeld, 3NWa"): never stored, never logged. */
	label: string;
	fields: FieldValues;
	/** Keyed lists; a list that is absent was not told. */
	lists?: Record<string, ListElement[]>;
	/** Moment of the last change on that side (ISO with zone), only where the side gives a trustworthy one. */
	gewijzigd?: string;
	/** What the calls need besides the fields. */
	handle: InformatHandle | SmartschoolHandle | GroupHandle | Record<string, never>;
}

export interface InformatHandle {
	persoonId: string;
	instelnr: string;
	hfdstructuur: string;
	vestCode: string;
	schooljaar: string;
}

export interface SmartschoolHandle {
	internnummer: string;
	gebruikersnaam: string;
	/** `actief`, `uitgeschakeld`, `administratief`, … as read. */
	status: string;
	/** Taken off the roll, and not put back since. */
	schoolverlater?: boolean;
	/** Codes of the groups of an account that is in no official class. */
	groepen?: readonly string[];
}

/** Where a field travels that Smartschool has no field of its own for. */
export interface ProfileField {
	/** Label of the school's profile field; '' = the school named none. */
	label: string;
	/** `unknown`: no account shows a field with this label. `unwanted`: the school does not want the field to travel. */
	place: 'yes' | 'unknown' | 'none' | 'unwanted';
}

/** What Smartschool tells of a class or group besides its fields; what of it cannot change is sent back as it is. */
export interface GroupHandle {
	omschrijving: string;
	/** Timetable code. */
	koppelingsveld: string;
	/** Code of the group above it; '' = top level. */
	bovenliggend: string;
	/** Accounts of any role in it; undefined when only a part of the platform was read. */
	leden?: number;
}

/**
 * First item of every read: what was asked and what came, so that the merge can judge the health of its sources
 * before it believes that something is absent.
 */
export interface ReadReport {
	soort: 'lezing';
	bron: Side;
	/** `2026-27` */
	schooljaar: string;
	/** ISO date on which enrolments were judged. */
	referentiedatum: string;
	instellingen: string[];
	aantallen: Record<string, number>;
	/** False when only what changed, or only some people were read; then nothing is concluded from who is absent. Left out = true. */
	volledig?: boolean;
	/** Records that were read and deliberately left out, counted by reason (Dutch words). */
	overgeslagen: Record<string, number>;
	/** Informat only: `persoonId` of who was read but does not qualify, so that nobody of them counts as gone. */
	buiten?: string[];
	/** Informat only: pupils among `buiten` about whom something can be done when they have an account. */
	apart?: ApartPupil[];
	/** Informat only: codes of every class and group that an enrolment of this year names, now or on another day. */
	klascodes?: string[];
	/** Smartschool only: until this moment (ISO) nobody looks again before a value is written; '' = always look. */
	versTot?: string;
	/** Smartschool only: the places of fields that travel in profile fields, by field id. Left out = each in its usual place. */
	profielvelden?: Record<string, ProfileField>;
	/** Plain Dutch sentences without personal data. */
	waarschuwingen: string[];
	/**
	 * Smartschool only: every user name that was seen, also of staff, so that new ones do not clash. Until `geldigTot`
	 * (ISO moment; '' = never) nobody has to be looked up before an account is made: the whole platform was read just now.
	 */
	bezet?: { gebruikersnamen: string[]; geldigTot: string };
}

/** A pupil who does not qualify now: enrolled without official class (R34), or an enrolment that never began (R25, R48). */
export interface ApartPupil {
	waarom: 'zonderKlas' | 'nietBegonnen';
	/** Tells, for an enrolment that never began, the day on which it would have as its end date; nothing else. */
	record: SyncRecord;
}

/** State of one merge unit in the baseline row; fingerprints only, never values. */
export interface UnitState {
	/** Fingerprints of what Informat and Smartschool held when they last agreed; one string when both are the same. */
	o?: string | [string, string];
	/** Fingerprint of a value that was sent to Informat and is not seen back yet. */
	p?: string;
	/** Id of the personal-details update that carries it, so that its fate can be asked. */
	i?: string;
	/** Fingerprint of a value that the receiving side refused for good: it is not sent again. */
	r?: string;
	/** Fingerprints of both sides of a difference that people already know of. */
	c?: [string, string];
	/** Fingerprint of what the receiving side showed when its value was restored; when it shows that again, it reshapes what it is sent. */
	w?: string;
	/** A person took the last write back: nothing is written while both sides are as `c` says. */
	h?: true;
}

/** Column `state` of a baseline row; as text see `plan/state.ts`. */
export interface RowState {
	/** Version of the direction table that made this row. */
	t: string;
	/** Fingerprint of both records as they were when nothing was left to do; '' = something was. */
	q: string;
	/** Fingerprints of the keys of the linked record in Smartschool; '' = not linked. */
	l: string;
	/** Since when and in how many reads the record is missing in Informat: `yyyy-MM-dd.count`; '' = it is there. */
	m: string;
	u: Record<string, UnitState>;
}

/** A baseline row as it stands in the Data Table: no personal data, keys are fingerprints. */
export interface BaselineRow {
	key: string;
	state: string;
}

/** One merge unit that must be written to one side. */
export interface UnitWrite {
	unit: string;
	/** Key of the element, when the unit is a keyed list. */
	element?: string;
	direction: Exclude<Direction, 'off'>;
	/** The whole unit's new values, in the form of the receiving side. */
	values: FieldValues;
	/** What the receiving side held when it was read: nothing is written when it holds something else by then (law L26). */
	was: FieldValues;
	/** The fields within the unit that really differ. */
	changed: string[];
	/** Baseline of this unit once the receiving side confirmed the write. */
	after: UnitState;
	/** Key of the review line on which a person decided this write. */
	decision?: string;
}

/** What has to be done in Smartschool for one record. `profile`: labels of the profile fields among the writes, by field id. */
export type SmartschoolJob =
	| { action: 'createAccount'; gebruikersnaam: string; leerlingnummer: string; writes: UnitWrite[]; profile?: Record<string, string> }
	| { action: 'updateAccount'; internnummer: string; gebruikersnaam: string; naam: string; voornaam: string; leavesGroup?: string; writes: UnitWrite[]; profile?: Record<string, string> }
	| { action: 'loseClass'; internnummer: string; leerlingnummer: string; gebruikersnaam: string; klascode: string; group: string; isClass: boolean; officialDate: string; writes: UnitWrite[] }
	| { action: 'unregister'; internnummer: string; leerlingnummer: string; gebruikersnaam: string; officialDate: string; writes: UnitWrite[] }
	/** An official class. Its administrative group is sent along whatever the table says: without one it would be no official class (R37). */
	| { action: 'createClass'; parent: string; administratieveGroep: string; writes: UnitWrite[] }
	| { action: 'updateClass'; klas: GroupHandle & { klascode: string; klasnaam: string; instellingsnummer: string }; writes: UnitWrite[] }
	| { action: 'createGroup'; parent: string; writes: UnitWrite[] }
	| CoAccountJob;

/** Co-accounts of one account. A write's unit is the slot's number and a letter (`3e`), the number alone for who is in it. */
export interface CoAccountJob {
	action: 'updateCoAccounts';
	internnummer: string;
	gebruikersnaam: string;
	/** Slots that lose their access, before anything else is done. */
	blocks: number[];
	/** Slots that are emptied. */
	removes: number[];
	/** Slots that get somebody new. */
	creates: number[];
	/** Every slot that is written, as it was read. */
	seen: Record<string, FieldValues>;
	writes: UnitWrite[];
}

/** What has to be sent to Informat for one record: a personal-details update. */
export interface InformatJob {
	action: 'personalDetailsUpdate';
	/** Same pupil and same values give the same id, so that a repeat can never make a second update. */
	preRegistrationId: string;
	/** The fields that Informat demands on every update, as just read from Informat. */
	person: FieldValues;
	handle: InformatHandle;
	/** Relations whose details it carries, two at most. */
	relaties?: RelationUpdate[];
	writes: UnitWrite[];
}

/** One relation in a personal-details update; '' = not changed. */
export interface RelationUpdate {
	/** Informat's number for the kind of relation. */
	type: number;
	naam: string;
	voornaam: string;
	telefoon: string;
	gsm: string;
	email: string;
}

/** A personal-details update that waits in Informat: Apply asks whether it was refused. */
export interface OpenUpdate {
	preRegistrationId: string;
	instelnr: string;
	/** State of each unit that it carries, for when it was refused. */
	refused: Record<string, UnitState>;
}

/** Result of one unit, added by *Apply Changes*. */
export interface UnitResult {
	side: Side;
	unit: string;
	ok: boolean;
	/** Smartschool never lets this value change: it is not sent again. */
	fixed?: true;
	/** Plain sentence with remedy when not ok. */
	message?: string;
}

export interface Need {
	/** Code of the class or group. */
	code: string;
	/** Units that are not written when it could not be made. */
	units: string[];
}

/** One item on output *Changes*: one record with its writes for both sides and its one baseline row. */
export interface ChangeItem {
	soort: 'wijziging';
	mode: 'apply';
	/** Hash of the whole plan that this item belongs to. */
	plan: string;
	/** ISO date for which it was made. */
	dag: string;
	recordKind: RecordKind;
	label: string;
	smartschool: SmartschoolJob | null;
	informat: InformatJob | null;
	/** Updates of earlier runs that wait in Informat. */
	open: OpenUpdate[];
	/** Until this moment (ISO; '' = never) the read tells who has an account; after it, Apply looks before it makes one. */
	accountsKnownUntil: string;
	/** Until this moment (ISO; '' = never) what was read counts; after it, Apply looks again before it writes what people edit on both sides. */
	freshUntil: string;
	/** Classes and groups that units of this record need and that are created in the same run. */
	needs: Need[];
	/** Baseline row as it must be when nothing of this item succeeds; *Apply* moves confirmed units in `row.state`. */
	row: BaselineRow;
	/** Units that are equal as soon as the account exists (both empty); they are baselined with the first confirmed write. */
	settledByCreation: Record<string, UnitState>;
	/** Link to the Smartschool record, kept with the first confirmed write. */
	link: string;
	/** Fingerprint of both records once every write of this item succeeded; '' when all has to be looked at again then. */
	quiet: string;
	/** True when the Data Table has no row with this key yet. */
	rowIsNew: boolean;
	/** True when the row differs from the stored one, so that it must be stored. */
	rowChanged: boolean;
	/** What a later undo needs to know of this item, encrypted; left out when the journal is off. */
	logboek?: { run: string; moment: string; tekst: string };
	results: UnitResult[];
	/** True when *Apply* made this account now; one that was there already is never taken for ours. */
	created?: boolean;
	/** Keys of the first passwords that are armed by that: one per account type. */
	gewapend?: string[];
}

/** What can be the matter with one unit. */
export type UnitReviewKind = 'conflict' | 'todo' | 'difference' | 'unknownCode' | 'clear' | 'reshaped' | 'refused' | 'undone' | 'fixed';
/**
 * `classes`: a class or group that nobody makes before a person looked; `structure`: a class that is not as the
 * exchange needs it; `empty`: a class or group that nobody uses; `information`: nobody has to do anything;
 * `proposal`: waits in Informat for a school user who accepts it; `done`: a line of the to-do list that is no longer needed.
 */
export type ReviewKind = UnitReviewKind | 'coAccount' | 'enrolment' | 'correlation' | 'classes' | 'structure' | 'empty' | 'missing' | 'information' | 'held' | 'proposal' | 'done';

/** One item on output *Review*: something that a person must decide or type. */
export interface ReviewItem {
	soort: ReviewKind;
	/** Fingerprint of record and unit: the row key of the review list. */
	key: string;
	/** False when it was reported by an earlier run and nothing changed since; only previews repeat those. */
	nieuw: boolean;
	label: string;
	veld: string;
	informat: string;
	smartschool: string;
	/** Dutch sentence: what is the matter and what to do. */
	uitleg: string;
	/** Of lines of the to-do list. */
	taak?: Task;
	/** What a person may decide about it on the review form; left out = it is settled elsewhere. */
	vraag?: Question;
}

/** What a line of the to-do list says besides. */
export interface Task {
	/** First name and family name. */
	leerling: string;
	klas: string;
	/** As Informat has it; '' for who may not see it. */
	oudeWaarde: string;
	/** As Smartschool has it; for who may not see it a hint to look it up. */
	nieuweWaarde: string;
	/** Where it is typed in Informat, in Dutch. */
	waar: string;
}

/** Keep Informat's value, keep Smartschool's, type another one, or leave both as they are. */
export type Choice = 'informat' | 'smartschool' | 'waarde' | 'laat';

/** A review line that a person can decide. */
export interface Question {
	keuzes: Choice[];
	/** Fingerprints of both values as they are shown: the decision counts only while they are still these. */
	paar: string;
	/** Id of the unit, so that a value that is typed can be checked. */
	eenheid: string;
}

/** A row of the decisions table: the question as it was asked, and the answer; `beslissing` '' = not answered yet. */
export interface DecisionRow {
	key: string;
	paar: string;
	beslissing: Choice | '';
	waarde: string;
}

/** One item on output *Baseline*: a row to store although nothing has to be written to a service. */
export interface BaselineItem {
	soort: 'basis';
	row: BaselineRow;
	rowIsNew: boolean;
}
