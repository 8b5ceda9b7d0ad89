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
export const PUPILS = { onlyInformat: 0, onlySmartschool: 1, different: 2, informatChanges: 3, smartschoolChanges: 4, bothChange: 5, informatEmpties: 6, smartschoolEmpties: 7, moves: 8, leaves: 9, unnumbered: 10, newClass: 11, switchedOff: 12 } as const;
export type Case = keyof typeof PUPILS;

export interface Seen {
	/** Informat and Smartschool after each run. */
	informat: Record<Case, Json>;
	smartschool: Record<Case, { profile: Json; officialClass: string | null; career: Json[] }>;
	run: Run;
}

export class History {
	private readonly numbers: Record<string, string> = {};
	private readonly registrations: Record<string, string> = {};
	/** A class of the platform that is not the pupil's own. */
	otherClass = '';
	/** Classes of Smartschool after each run: code → name. */
	classes: Record<string, Record<string, string>> = {};
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
		this.otherClass = state.smartschool.classes.find(({ code, isOfficial }) => isOfficial && !own.includes(code))!.code;
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
	}

	async emptyInformat(pupil: Case, which: (row: FieldRow) => boolean = () => true): Promise<void> {
		for (const row of ROWS) if (row.empty === undefined && which(row)) await this.informat(pupil, row, '');
		await this.place.control(`PATCH /informat/students/${this.numbers[pupil]}`, { adressen: [] });
	}

	async run(name: string, settings: Record<string, string> = {}): Promise<Run> {
		const run = await this.place.run({ profielvelden: PROFILE_FIELDS, smartschoolplatformInInformat: 'rehearsal', ...settings });
		const seen: Seen = { informat: {} as Seen['informat'], smartschool: {} as Seen['smartschool'], run };
		for (const pupil of Object.keys(PUPILS) as Case[]) {
			seen.informat[pupil] = { ...(await this.place.control(`GET /informat/students/${this.numbers[pupil]}`)), ...(await this.place.control(`GET /informat/registrations/${this.registrations[pupil]}`)), ...(await this.place.control(`GET /informat/logins/${this.numbers[pupil]}`)) };
			seen.smartschool[pupil] = (await this.place.control(`GET /smartschool/accounts/${this.numbers[pupil]}`)) as never;
		}
		this.runs[name] = seen;
		const { smartschool } = (await this.place.control('GET /state')) as { smartschool: { classes: { code: string; name: string }[] } };
		this.classes[name] = Object.fromEntries(smartschool.classes.map((klas) => [klas.code, klas.name]));
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
	return history;
}
