/**
 * One history of a school in which every row of the exchange table meets every case: first run, →, ←, both changed,
 * emptied on either side, typed over by the secretary, proposed to Informat, and a platform without the profile field.
 * One pupil per case; all rows at once. What was seen is kept, and the tests look at it row by row.
 */
import { OWN_FIELDS, PROFILE_FIELDS, ROWS, valueOf, shown, type FieldRow, type Json } from './fieldTable';

export interface Line { soort: string; label: string; veld: string; informat: string; smartschool: string }
export interface TaskLine { leerling: string; klas: string; veld: string; oudeWaarde: string; nieuweWaarde: string; sinds: string; waar: string }
export interface Run { error: string | undefined; failed: string[]; review: Line[]; tasks: TaskLine[]; report: string; writes: Record<string, number> }

/** A school with a sync: the real n8n, or the nodes alone. */
export interface Place {
	/** `PATCH /informat/students/900001`, as the control interface takes it. */
	control(call: string, body?: unknown): Promise<Json>;
	/** What is held waits for the code of the preview, and is approved. */
	run(settings?: Record<string, string>): Promise<Run>;
}

/** Pupil by case; the number stands behind the family name, so that lists tell who is meant. */
export const PUPILS = { onlyInformat: 0, onlySmartschool: 1, different: 2, informatChanges: 3, smartschoolChanges: 4, bothChange: 5, informatEmpties: 6, smartschoolEmpties: 7, moves: 8, leaves: 9, unnumbered: 10, newClass: 11, switchedOff: 12, inGroup: 13, joinsLater: 14, leavesLater: 15, groupDropped: 16, takenOut: 17, ownGroup: 18, primary: 19 } as const;
export type Case = keyof typeof PUPILS;

/** Groups of Informat that Smartschool does not know at the start. */
export const GROUPS = { subgroup: { klasCode: '9TABEL', klas: 'Tabelgroep', groepType: 1 }, course: { klasCode: '9OLOD', klas: 'Tabelvak', groepType: 3 } } as const;
/** A group of a teacher, of which Informat knows nothing. */
export const TEACHERS = 'KOOR';

/** Administrative groups, by what becomes of the class: as both have them at the start, and what changes. */
export const STUDIES = {
	changes: { informat: '000311', smartschool: '000311', later: '000312' },
	drifts: { informat: '000321', smartschool: '000321', later: '000777' },
	empty: { informat: '000331', smartschool: '' },
	different: { informat: '000341', smartschool: '000999' },
} as const;
export type Study = keyof typeof STUDIES;

interface AccountSeen { profile: Json; officialClass: string | null; career: Json[]; groups: string[]; passwordWrites: Record<string, number>; mustChange: Record<string, boolean> }
interface ClassSeen { code: string; name: string; parent: string; type: 'G' | 'K'; isOfficial: boolean; adminNumber: string }

export interface Seen {
	/** Informat and Smartschool after each run. */
	informat: Record<Case, Json>;
	smartschool: Record<Case, AccountSeen>;
	/** Who got an account during the history. */
	newcomer?: AccountSeen;
	/** Classes and groups of Smartschool, by code. */
	classes: Record<string, ClassSeen>;
	run: Run;
}

export class History {
	private readonly numbers: Record<string, string> = {};
	private readonly registrations: Record<string, string> = {};
	/** A class of the platform that is not the pupil's own. */
	otherClass = '';
	/** Class whose administrative group is looked at. */
	study = {} as Record<Study, string>;
	/** Registrations of its pupils. */
	private readonly inStudy = {} as Record<Study, string[]>;
	private newcomer = '';
	runs: Record<string, Seen> = {};

	constructor(private readonly place: Place) {}

	/** Pupils with one plain enrolment and an account, in the order of their numbers. */
	async choose(): Promise<void> {
		const state = (await this.place.control('GET /state')) as { informat: { students: Json[]; registrations: Json[] }; smartschool: { accounts: { profile: Json; officialClass: string | null }[]; classes: { code: string; isOfficial: boolean }[] } };
		const plain = state.informat.students.filter(({ persoonId, pPersoon }) => {
			const own = state.informat.registrations.filter((each) => each.persoonId === persoonId);
			const lines = (own[0]?.inschrKlassen ?? []) as Json[];
			const account = state.smartschool.accounts.find(({ profile }) => profile.internnummer === String(pPersoon));
			return own.length === 1 && own[0]!.status === 0 && own[0]!.einddatum === null && own[0]!.begindatum === '2026-09-01' && lines.filter(({ groepType }) => groepType === 0).length === 1 && account?.profile.status === 'actief' && account.officialClass === String(lines[0]!.klasCode).trim();
		});
		for (const [name, index] of Object.entries(PUPILS)) {
			const student = plain[index]!;
			this.numbers[name] = String(student.pPersoon);
			this.registrations[name] = String(state.informat.registrations.find(({ persoonId }) => persoonId === student.persoonId)!.pInschr);
		}
		const own = (state.informat.registrations.find(({ pInschr }) => String(pInschr) === this.registrations.moves)!.inschrKlassen as Json[]).map(({ klasCode }) => String(klasCode).trim());
		const official = state.smartschool.classes.filter(({ isOfficial }) => isOfficial).map(({ code }) => code);
		this.otherClass = official.find((code) => !own.includes(code))!;
		const others = official.filter((code) => code !== this.otherClass);
		for (const [index, name] of (Object.keys(STUDIES) as Study[]).entries()) {
			const code = others[index]!;
			this.study[name] = code;
			this.inStudy[name] = state.informat.registrations.filter(({ inschrKlassen }) => (inschrKlassen as Json[]).some(({ groepType, klasCode }) => groepType === 0 && String(klasCode).trim() === code)).map(({ pInschr }) => String(pInschr));
		}
	}

	async informat(pupil: Case, row: FieldRow, value: string): Promise<void> {
		for (const { in: where, body } of row.informat(value)) {
			const id = where === 'registrations' ? this.registrations[pupil]! : this.numbers[pupil]!;
			await this.place.control(`PATCH /informat/${where}/${id}`, body);
		}
	}

	async smartschool(pupil: Case, body: Json): Promise<void> {
		await this.place.control(`PATCH /smartschool/accounts/${this.numbers[pupil]}`, body);
	}

	async registration(pupil: Case, body: Json): Promise<void> {
		await this.place.control(`PATCH /informat/registrations/${this.registrations[pupil]}`, body);
	}

	/** All pupils of the class get another administrative group. */
	async studyInInformat(study: Study, nrAdmgrp: string): Promise<void> {
		for (const id of this.inStudy[study]) await this.place.control(`PATCH /informat/registrations/${id}`, { nrAdmgrp });
	}

	async studyInSmartschool(study: Study, administratieveGroep: string): Promise<void> {
		await this.place.control(`PATCH /smartschool/classes/${this.study[study]}`, { administratieveGroep });
	}

	/** The pupil's groups in Informat, whatever they were; the official class stays. */
	async groups(pupil: Case, lines: readonly Json[]): Promise<void> {
		const known = (await this.place.control(`GET /informat/registrations/${this.registrations[pupil]}`)).inschrKlassen as Json[];
		const made = lines.map((line, index) => ({ ...known.find(({ groepType }) => groepType === 0)!, inschrKlasId: `00000000-0000-4000-8000-00000003${String(PUPILS[pupil]).padStart(2, '0')}${String(index).padStart(2, '0')}`, begindatum: '2026-09-01', einddatum: null, ...line }));
		await this.registration(pupil, { inschrKlassen: [...known.map(({ groepType }) => (groepType === 0 ? {} : null)), ...made] });
	}

	/** What a teacher makes of it; the official class stays. */
	async groupsInSmartschool(pupil: Case, codes: readonly string[]): Promise<void> {
		await this.place.control(`PUT /smartschool/accounts/${this.numbers[pupil]}/groups`, codes);
	}

	/** Somebody whom neither system knew. */
	async enrolNewcomer(): Promise<void> {
		this.newcomer = String((await this.place.control('POST /informat/students', { naam: 'Nieuwkomer', voornaam: 'Nina', geboortedatum: '2011-05-06' })).pPersoon);
		await this.place.control('POST /informat/registrations', { pPersoon: Number(this.newcomer), begindatum: '2026-11-16', klasCode: this.otherClass });
	}

	/** The pupil goes to another class from that day on; the line of the old class ends the day before. */
	async move(pupil: Case, to: { klasCode: string; klas: string }, from: string, dayBefore: string): Promise<void> {
		const lines = (await this.place.control(`GET /informat/registrations/${this.registrations[pupil]}`)).inschrKlassen as Json[];
		const old = lines.findIndex(({ groepType }) => groepType === 0);
		const ended = lines.map((_, index) => (index === old ? { einddatum: dayBefore } : {}));
		await this.registration(pupil, { inschrKlassen: [...ended, { ...lines[old]!, inschrKlasId: `00000000-0000-4000-8000-0000000002${String(PUPILS[pupil]).padStart(2, '0')}`, ...to, begindatum: from, einddatum: null }] });
	}

	/** Both systems hold the first value of every row, except where the case says otherwise. */
	async begin(): Promise<void> {
		await this.place.control('PUT /settings', { ownFields: OWN_FIELDS });
		for (const pupil of Object.keys(PUPILS) as Case[]) {
			// One mother, one domicile, nothing else that could be taken for it.
			await this.place.control(`PATCH /informat/students/${this.numbers[pupil]}`, { relaties: [], comnrs: [], emails: [], overigeAdressen: [] });
			await this.place.control(`PATCH /informat/students/${this.numbers[pupil]}`, { relaties: [{ pRelatie: 1, relatieId: `00000000-0000-4000-8000-0000000001${String(PUPILS[pupil]).padStart(2, '0')}`, type: 'Moeder', lpv: 1, isOverleden: false, comnrs: [], emails: [], adressen: [] }] });
			for (const row of ROWS) {
				await this.informat(pupil, row, valueOf(row, 0, PUPILS[pupil]));
				const which = pupil === 'onlyInformat' ? 'empty' : pupil === 'onlySmartschool' && row.way === '⇄' && row.empty !== 'never' ? 1 : pupil === 'different' && !['1', '2'].includes(row.row) ? 1 : 0;
				const value = which === 'empty' ? (row.filled ? valueOf(row, 1, PUPILS[pupil]) : '') : valueOf(row, which, PUPILS[pupil]);
				await this.smartschool(pupil, row.smartschool(shown(row, value)));
			}
		}
		await this.emptyInformat('onlySmartschool', ({ way }) => way === '⇄');
		for (const [name, { informat, smartschool }] of Object.entries(STUDIES)) {
			await this.studyInInformat(name as Study, informat);
			await this.studyInSmartschool(name as Study, smartschool);
		}
		await this.groups('inGroup', [GROUPS.subgroup, GROUPS.course]);
		await this.groups('joinsLater', [{ ...GROUPS.subgroup, begindatum: '2026-11-24' }]);
		await this.groups('leavesLater', [{ ...GROUPS.subgroup, einddatum: '2026-11-24' }]);
		await this.groups('groupDropped', [GROUPS.subgroup]);
		await this.groups('takenOut', [GROUPS.subgroup]);
		await this.groups('ownGroup', []);
		for (const pupil of ['inGroup', 'joinsLater', 'leavesLater', 'groupDropped', 'takenOut'] as const) await this.groupsInSmartschool(pupil, []);
		await this.groupsInSmartschool('ownGroup', [TEACHERS]);
	}

	async emptyInformat(pupil: Case, which: (row: FieldRow) => boolean = () => true): Promise<void> {
		for (const row of ROWS) if (row.empty === undefined && which(row)) await this.informat(pupil, row, '');
		await this.place.control(`PATCH /informat/students/${this.numbers[pupil]}`, { adressen: [] });
	}

	async run(name: string, settings: Record<string, string> = {}): Promise<Run> {
		const run = await this.place.run({ profielvelden: PROFILE_FIELDS, smartschoolplatformInInformat: 'rehearsal', ...settings });
		const seen: Seen = { informat: {} as Seen['informat'], smartschool: {} as Seen['smartschool'], classes: {}, run };
		for (const pupil of Object.keys(PUPILS) as Case[]) {
			seen.informat[pupil] = { ...(await this.place.control(`GET /informat/students/${this.numbers[pupil]}`)), ...(await this.place.control(`GET /informat/registrations/${this.registrations[pupil]}`)), ...(await this.place.control(`GET /informat/logins/${this.numbers[pupil]}`)) };
			seen.smartschool[pupil] = (await this.place.control(`GET /smartschool/accounts/${this.numbers[pupil]}`)) as never;
		}
		if (this.newcomer !== '') seen.newcomer = (await this.place.control(`GET /smartschool/accounts/${this.newcomer}`)) as never;
		const { smartschool } = (await this.place.control('GET /state')) as { smartschool: { classes: ClassSeen[]; groups: ClassSeen[] } };
		for (const each of [...smartschool.classes, ...smartschool.groups]) seen.classes[each.code] = each;
		this.runs[name] = seen;
		return run;
	}
}

/** Lines about one pupil and one field. */
export const about = <T extends { veld: string }>(lines: readonly T[], pupil: Case, { label }: Pick<FieldRow, 'label'>): T[] =>
	lines.filter((line) => new RegExp(`[a-z]${PUPILS[pupil]}(,|$)`).test('label' in line ? String(line.label) : String((line as unknown as TaskLine).leerling)) && line.veld.startsWith(`${label} (`));

/** The whole history, from the first run to a platform without profile fields. */
export async function live(place: Place): Promise<History> {
	const history = new History(place);
	await history.choose();
	await history.begin();
	await history.smartschool('unnumbered', { internnummer: '' });
	await history.run('first');

	for (const row of ROWS) {
		await history.informat('informatChanges', row, valueOf(row, 1, PUPILS.informatChanges));
		await history.smartschool('smartschoolChanges', row.smartschool(shown(row, valueOf(row, 1, PUPILS.smartschoolChanges))));
		if (row.values.length > 2) {
			await history.informat('bothChange', row, valueOf(row, 1, PUPILS.bothChange));
			await history.smartschool('bothChange', row.smartschool(shown(row, valueOf(row, 2, PUPILS.bothChange))));
		}
		if (!row.filled) await history.smartschool('smartschoolEmpties', row.smartschool(''));
	}
	await history.emptyInformat('informatEmpties');
	await history.move('moves', { klasCode: history.otherClass, klas: history.otherClass }, '2026-11-09', '2026-11-08');
	await history.move('newClass', { klasCode: '9NIEUW', klas: 'Nieuwe klas' }, '2026-11-16', '2026-11-15');
	await history.registration('leaves', { einddatum: '2026-11-20' });
	await history.smartschool('switchedOff', { status: 'uitgeschakeld' });
	await history.studyInInformat('changes', STUDIES.changes.later);
	await history.studyInSmartschool('drifts', STUDIES.drifts.later);
	await history.groups('inGroup', [{ ...GROUPS.subgroup, klas: 'Andere naam' }, GROUPS.course]);
	await history.groups('groupDropped', []);
	await history.groupsInSmartschool('takenOut', []);
	await history.groupsInSmartschool('ownGroup', [TEACHERS, GROUPS.subgroup.klasCode]);
	await history.registration('primary', { hfdstructuur: '211', finCode: '03' });
	await history.enrolNewcomer();
	await history.run('changed');

	// The secretary types over what stands on the list.
	for (const row of ROWS) if (row.way === '⇄') await history.informat('smartschoolChanges', row, valueOf(row, 1, PUPILS.smartschoolChanges));
	await history.run('typed');

	for (const row of ROWS) if (row.proposal || row.unit) await history.smartschool('onlyInformat', row.smartschool(shown(row, valueOf(row, 1, PUPILS.onlyInformat))));
	await history.run('proposed', { kanaalNaarInformat: 'voorstel' });
	const { informat } = (await place.control('GET /state')) as { informat: { preregistrations: { preRegistrationId: string; status: string }[] } };
	for (const { preRegistrationId, status } of informat.preregistrations) if (status === 'open') await place.control(`POST /informat/preregistrations/${preRegistrationId}/accept`, {});
	await history.run('accepted', { kanaalNaarInformat: 'voorstel' });

	await place.control('PUT /settings', { ownFields: [], informatFields: [] });
	await history.run('withoutFields');

	await place.control('PUT /clock', { date: '2026-11-24' });
	await history.run('nextDay', { referentiedatum: '2026-11-24' });
	await history.run('again', { referentiedatum: '2026-11-24' });
	return history;
}
