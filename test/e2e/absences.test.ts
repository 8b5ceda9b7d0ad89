/** Absences from end to end: a week of school that is written out by hand, in real n8n against both doubles. */
import { startN8n } from '../../sandbox/n8n/server';
import { packedPackage, SYNC_KEY, TEMPLATES } from '../../sandbox/rehearsal';
import type { State } from './compare';
import { calls, end, go, rehearsal, state, sum, until, type Rehearsal } from './setup';
import type { Execution } from '../../sandbox/n8n/server';

jest.setTimeout(600_000);

const TABLE = 'informat_smartschool_afwezigheden';
const [MON, TUE, WED, THU, FRI] = ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27'] as const;
const WEEK = [MON, TUE, WED, THU, FRI];

interface InInformat { persoonId: string; date: string; partOfDay: string; absenceCode: string; byApi: boolean; at: number; locationIdDiscimus: number }
interface Summary { plan: string; goedkeuring: string; halveDagen: Record<string, number>; nietDoorgegeven: Record<string, { leerlingen: number; halveDagen: number }>; rapport: string; teMelden: number }
interface Pupil { number: string; persoonId: string; pInschr: string; naam: string }

let at: Rehearsal;
beforeAll(async () => {
	at = await rehearsal(60, 7, { template: TEMPLATES.absences, settings: { vestigingen: '001=12345, 002=99999', vanaf: MON, modus: 'uitvoeren' } });
	// The week lies in the past of the doubles, so that no moment of it is in the future for them.
	await control('PUT', '/clock', { date: '2026-12-01' });
});
afterAll(async () => await end(at));

async function control<T = unknown>(method: string, route: string, body?: unknown): Promise<T> {
	const answer = await fetch(`${at.school.control}${route}`, { method, body: body === undefined ? undefined : JSON.stringify(body) });
	const json = (await answer.json()) as T;
	if (!answer.ok) throw new Error(`${method} ${route}: ${JSON.stringify(json)}`);
	return json;
}

const summaryOf = (execution: Execution): Summary => execution.items('Vergelijken', 3)[0]!.json as unknown as Summary;
const reviewOf = (execution: Execution) => execution.items('Vergelijken', 2).map(({ json }) => json as { soort: string; label: string; veld: string; informat: string; smartschool: string; uitleg: string });
const inInformat = async () => await control<InInformat[]>('GET', '/informat/absences');
const puts = () => sum(Object.fromEntries(Object.entries(calls(at, 'writes')).filter(([call]) => call.includes('/absences'))));
const stored = (execution: Execution) => execution.items('Logboek aanvullen').length + execution.items('Logboek bijwerken').length;
/** Moment in Brussels, in winter. */
const moment = (day: string, time: string) => `${day}T${time}:00+01:00`;
const run = async (day: string, time: string, settings: Record<string, unknown> = {}) => await go(at, { vandaag: day, nu: moment(day, time), ...settings });

/** Pupils with an account whom Informat takes absences of; the whole week everybody is present until the script says otherwise. */
async function cast(days: readonly string[]): Promise<Pupil[]> {
	const { informat, smartschool } = await state(at);
	const accounts = (smartschool.accounts as (State['smartschool']['accounts'][number] & { officialClass?: string })[]).filter(({ profile, officialClass }) => profile.basisrol === '1' && profile.status === 'actief' && profile.internnummer && officialClass);
	for (const { profile } of accounts) await control('PUT', `/smartschool/accounts/${String(profile.internnummer)}/absences`, Object.fromEntries(days.map((day) => [day, { am: '|', pm: day === WED ? null : '|' }])));
	const students = informat.students as { pPersoon: number; persoonId: string; naam: string; geboortedatum: string }[];
	const registrations = informat.registrations as unknown as { pInschr: number; persoonId: string; status: number; begindatum: string; einddatum: string | null; inschrKlassen: { groepType: number; begindatum: string; einddatum: string | null }[] }[];
	return accounts.flatMap(({ profile }) => {
		const student = students.find(({ pPersoon }) => String(pPersoon) === profile.internnummer);
		const own = registrations.filter(({ persoonId }) => persoonId === student?.persoonId);
		const simple = own.length === 1 && own[0]!.status === 0 && own[0]!.einddatum === null && own[0]!.inschrKlassen.filter(({ groepType }) => groepType === 0).length === 1 && own[0]!.begindatum < MON && own[0]!.inschrKlassen.every(({ begindatum, einddatum }) => begindatum < MON && (einddatum === null || einddatum > '2027'));
		// Older pupils may not get every code.
		return student && simple && student.geboortedatum > '2009' ? [{ number: String(profile.internnummer), persoonId: student.persoonId, pInschr: String(own[0]!.pInschr), naam: student.naam }] : [];
	});
}
const teacher = async ({ number }: Pupil, day: string, am: string | null, pm: string | null) => await control('PUT', `/smartschool/accounts/${number}/absences`, { [day]: { am, pm } });
const secretary = async ({ number }: Pupil, date: string, partOfDay: string, absenceCode: string, timestamp: string) => await control('PUT', `/informat/students/${number}/absences`, { date, partOfDay, absenceCode, timestamp });

test('a school week ends in Informat as it was written out by hand, with every refusal', async () => {
	const [ann, bo, cas, dex, eef, fay, gil, han, ivo, jef] = (await cast(WEEK)) as [Pupil, Pupil, Pupil, Pupil, Pupil, Pupil, Pupil, Pupil, Pupil, Pupil];
	expect(jef).toBeDefined();

	// What the school has to refuse: no lessons on Thursday in Informat's calendar, a location that Informat does not know,
	// a pupil whose class began on Tuesday, one whom Informat does not find by his number, and one in primary education.
	await control('PUT', '/settings', { freeDays: [THU] });
	await control('PATCH', `/informat/registrations/${gil.pInschr}`, { vestCode: '002' });
	await control('PATCH', `/informat/registrations/${han.pInschr}`, { inschrKlassen: [{ begindatum: TUE }] });
	await control('PATCH', `/informat/students/${ivo.number}`, { persoonId: ivo.persoonId.toUpperCase() });
	await control('PATCH', `/informat/registrations/${ivo.pInschr}`, { persoonId: ivo.persoonId.toUpperCase() });
	await control('PATCH', `/informat/registrations/${jef.pInschr}`, { hfdstructuur: '211' });

	// Monday morning.
	await teacher(ann, MON, 'Z', 'Z');
	await teacher(bo, MON, 'L', '|');
	await teacher(cas, MON, '-', '-');
	await teacher(dex, MON, 'O', '|');
	await teacher(eef, MON, 'K', '|');
	await teacher(fay, MON, 'D', '|');
	await secretary(fay, MON, 'VM', 'D', `${MON}T07:30:00`);
	await teacher(gil, MON, 'Z', '|');
	await teacher(ivo, MON, 'Z', '|');
	await teacher(jef, MON, 'Z', 'Z');
	const monday = await run(MON, '08:45');
	expect(monday.error).toBeUndefined();
	expect(summaryOf(monday).nietDoorgegeven).toEqual({ 'geen secundair onderwijs (Informat neemt via deze weg geen andere afwezigheden aan)': { leerlingen: 1, halveDagen: 2 } });
	expect(monday.items('Mislukt').map(({ json }) => /\(([A-Z]+\d+)\)/.exec(JSON.stringify(json.results))?.[1]).sort()).toEqual(['DNF002', 'DNF008', 'DNF010']);

	// Ten past one: a certificate for the afternoon, and the reason of the other one is known.
	await teacher(ann, MON, 'Z', 'D');
	await teacher(cas, MON, 'B', '-');
	const noon = await run(MON, '13:10');
	expect(reviewOf(noon).map(({ soort, label, smartschool }) => [soort, label.includes(dex.naam) ? 'dex' : label.includes(eef.naam) ? 'eef' : label.includes(gil.naam) ? 'gil' : label.includes(ivo.naam) ? 'ivo' : label, smartschool]).sort()).toEqual([['refused', 'dex', 'O'], ['refused', 'gil', 'Z'], ['refused', 'ivo', 'Z']]);

	// Tuesday: a newer value of the secretary for Monday morning, and a teacher who changes the same half day before that is seen.
	await secretary(ann, MON, 'VM', 'R', `${TUE}T09:00:00`);
	await teacher(ann, MON, 'P', 'D');
	const tuesday = await run(TUE, '08:45');
	expect(tuesday.items('Mislukt').map(({ json }) => JSON.stringify(json.results)).filter((text) => text.includes('MNA007'))).toHaveLength(1);
	// Monday's absence of a pupil whose class began on Tuesday, seen in the scan of the night after.
	await teacher(han, MON, 'Z', '|');
	// Wednesday afternoon there is no lesson; Thursday is free in Informat. The withdrawn half day of Monday.
	await teacher(bo, WED, 'Z', 'Z');
	await teacher(bo, THU, 'B', '|');
	await teacher(cas, MON, '|', '-');
	const thursday = await run(THU, '04:15');
	expect(thursday.items('Mislukt').map(({ json }) => /\(([A-Z]+\d+)\)/.exec(JSON.stringify(json.results))?.[1]).sort()).toEqual(['DNF002', 'DNF008', 'DNF009', 'DNF009', 'DNF011']);
	expect(reviewOf(thursday).filter(({ label }) => label.includes(ann.naam))).toEqual([expect.objectContaining({ soort: 'refused', informat: 'Z', smartschool: 'P', uitleg: expect.stringContaining('MNA007') })]);
	expect(reviewOf(thursday).filter(({ label }) => label.includes(cas.naam))).toEqual([expect.objectContaining({ soort: 'todo', informat: 'B', smartschool: '' })]);

	// By hand: who, when, which code, and whether it came from this link.
	const expected = [
		[ann.persoonId, MON, 'NM', 'D', true, moment(MON, '13:10')],
		[ann.persoonId, MON, 'VM', 'R', false, moment(TUE, '09:00')],
		[bo.persoonId, WED, 'VM', 'Z', true, moment(THU, '04:15')],
		[cas.persoonId, MON, 'VM', 'B', true, moment(MON, '13:10')],
		[fay.persoonId, MON, 'VM', 'D', false, moment(MON, '07:30')],
	];
	const held = await inInformat();
	expect(held.map(({ persoonId, date, partOfDay, absenceCode, byApi, at: registered }) => [persoonId, date, partOfDay, absenceCode, byApi, registered]).sort()).toEqual(expected.map(([...row]) => [...row.slice(0, 5), Date.parse(row[5] as string)]).sort());
	expect(new Set(held.filter(({ byApi }) => byApi).map(({ locationIdDiscimus }) => locationIdDiscimus))).toEqual(new Set([12345]));

	// The same day once more, and the day after: nothing is asked again but what could be cured in Informat, once a day.
	const again = await run(THU, '08:45');
	expect(puts()).toBe(0);
	expect(reviewOf(again).map(({ soort }) => soort).sort()).toEqual(['information', 'information', 'information']);
	const quiet = await run(THU, '09:00');
	expect([puts(), stored(quiet), reviewOf(quiet), summaryOf(quiet).plan]).toEqual([0, 0, [], 'leeg']);
	await run(FRI, '04:15');
	expect(puts()).toBe(5);
	expect(await inInformat()).toHaveLength(held.length);

	// The teacher says something else: now the half day of the secretary is older.
	await teacher(ann, MON, 'B', 'D');
	await run(FRI, '08:45');
	expect(puts()).toBe(1);
	expect((await inInformat()).find(({ persoonId, partOfDay }) => persoonId === ann.persoonId && partOfDay === 'VM')).toMatchObject({ absenceCode: 'B', byApi: true });

	// Nothing of a pupil and no secret in the table.
	const rows = JSON.stringify((await at.n8n.tableRows(TABLE)).map(({ key, state: text }) => [key, text]));
	for (const { persoonId, number, naam } of [ann, bo, cas]) for (const value of [persoonId, naam, `"${number}"`]) expect(rows).not.toContain(value);
	for (const secret of [at.school.accessCode, at.school.clientSecret, SYNC_KEY]) expect(again.stored).not.toContain(secret);
});

test('a preview sends and stores nothing; what is over the limit waits for its code', async () => {
	await control('POST', '/reset', { pupils: 160, seed: 11 });
	const people = await cast([FRI]);
	for (const pupil of people.slice(0, 6)) await teacher(pupil, FRI, 'Z', 'Z');
	const rows = (await at.n8n.tableRows(TABLE)).length;
	const preview = await run(FRI, '08:45', { modus: 'voorbeeld', dagenNacht: 1, grensHalveDagen: 5 });
	expect([puts(), (await at.n8n.tableRows(TABLE)).length - rows]).toEqual([0, 0]);
	expect(summaryOf(preview).rapport).toContain('Z (ziek): 12');
	await run(FRI, '08:50', { modus: 'uitvoeren' });
	expect(puts()).toBe(0);
	await run(FRI, '09:05', { goedgekeurdPlan: summaryOf(preview).goedkeuring });
	expect(puts()).toBe(12);
	expect(new Set((await inInformat()).map(({ at: registered }) => registered))).toEqual(new Set([Date.parse(moment(FRI, '08:50'))]));
});

test('1,200 pupils, ten days: ten reads; the second scan writes nothing and stores nothing', async () => {
	await control('POST', '/reset', { pupils: 1200, seed: 7 });
	const settings = { dagenNacht: 10, grensHalveDagen: 2000, goedgekeurdPlan: '', vanaf: '' };
	const first = await run(FRI, '04:15', settings);
	expect(first.error).toBeUndefined();
	const reads = () => Object.fromEntries(Object.entries(calls(at, 'reads')).filter(([call]) => !call.includes('/connect/token')));
	expect(reads()).toEqual({ 'smartschool getAbsentsWithInternalNumberByDate': 10, 'informat GET /1/students': 1, 'informat GET /1/registrations': 1 });
	expect(puts()).toBeGreaterThan(300);
	expect(puts()).toBe(summaryOf(first).halveDagen.doorTeGeven);
	await run(FRI, '05:15');
	const second = await run(FRI, '06:15');
	expect(reads()['smartschool getAbsentsWithInternalNumberByDate']).toBe(10);
	expect([calls(at, 'writes'), stored(second)]).toEqual([{}, 0]);
	expect(summaryOf(second).halveDagen.inOrde).toBeGreaterThan(300);
});

test('the n8n process dies between a call and its row: the next run ends the same, with the moments of the first', async () => {
	await control('POST', '/reset', { pupils: 120, seed: 13 });
	const people = await cast([FRI]);
	expect(people.length).toBeGreaterThan(10);
	for (const pupil of people) await teacher(pupil, FRI, 'Z', 'D');
	await at.n8n.changeSettings(at.workflow, 'Instellingen', { vandaag: FRI, nu: moment(FRI, '08:45'), dagenNacht: 1, halveDagenPerGroepje: 10, grensProcent: 100, beurtMinuten: 0.1 });
	at.school.school.log.clear();
	await at.n8n.startWorkflow(at.workflow, 'Nu starten');
	await until(() => puts() >= 13, 60_000);
	await at.n8n.kill();
	// The secretary writes a half day that the run did not reach, or whose row it did not store.
	const last = people.at(-1)!;
	await secretary(last, FRI, 'NM', 'R', `${FRI}T09:00:00`);
	at = { ...at, n8n: await startN8n({ packages: [packedPackage()], userFolder: at.n8n.userFolder }) };
	const after = await run(FRI, '10:15');
	expect(after.error).toBeUndefined();
	const held = await inInformat();
	expect(held).toHaveLength(people.length * 2);
	expect(new Set(held.filter(({ byApi }) => byApi).map(({ at: registered }) => registered))).toEqual(new Set([Date.parse(moment(FRI, '08:45'))]));
	expect(held.find(({ persoonId, partOfDay }) => persoonId === last.persoonId && partOfDay === 'NM')).toMatchObject({ absenceCode: 'R', byApi: false });
	// The refusal is told once, then all is quiet.
	expect(reviewOf(await run(FRI, '10:30')).map(({ soort }) => soort)).toEqual(['refused']);
	const quiet = await run(FRI, '10:45');
	expect([puts(), stored(quiet)]).toEqual([0, 0]);
});
