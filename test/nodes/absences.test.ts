/** Absences node by node against the doubles: Smartschool's days, the preset of the merge node, Informat's half days. */
import { startSchool, type RunningSchool } from '../../sandbox/school';
import { confirmed, unpackLedger, type LedgerRow } from '../../sync/plan/absenceLedger';
import type { AbsenceChange } from '../../sync/plan/absences';
import type { AbsenceRecord, AbsenceReport } from '../../sync/records/absences';
import { credentialOf } from './informatSchool';
import { run, runInputs, type Credentials } from './run';

const DAY = '2026-11-23';
let school: RunningSchool;
let credentials: Credentials;
beforeAll(async () => {
	school = await startSchool({ pupils: 80, known: 1, clock: '2026-12-01' });
	credentials = { ...credentialOf(school), smartschoolApi: { platform: school.smartschool, accessCode: school.accessCode, allowOtherHost: true }, syncKeyApi: { key: 'a key of the tests, more than thirty-two characters' } };
});
afterAll(async () => await school?.stop());
beforeEach(() => {
	school.school.reset({});
	for (const account of school.school.platform.accounts) account.absences[DAY] = { am: '|', pm: '|' };
});

const only = (...names: string[]): Credentials => Object.fromEntries(names.map((name) => [name, credentials[name]!]));
const SMARTSCHOOL = () => only('smartschoolApi');
const days = async (more: object = {}) => await run('smartschool', { operation: 'getAbsences', schoolYear: '2026-27', lastDay: DAY, days: 1, options: { moment: `${DAY}T08:45:00`, ...(more as { options?: object }).options }, ...Object.fromEntries(Object.entries(more).filter(([key]) => key !== 'options')) }, [{}], SMARTSCHOOL());
const jsons = ({ items }: { items: { json: object }[] }) => items.map(({ json }) => json);
const reads = () => school.school.log.lines.filter(({ call }) => call.startsWith('get')).map(({ call }) => call);
/** Active pupils whom Informat knows as they are, without changes in the week. */
const pupils = () => school.school.platform.accounts.filter(({ profile }) => profile.basisrol === '1' && profile.status === 'actief' && school.school.informat.students.some(({ pPersoon, geboortedatum }) => String(pPersoon) === profile.internnummer && geboortedatum > '2009'));

describe('Smartschool: Get Absences for the Sync', () => {
	test('one call per school day, one item per pupil, the report first', async () => {
		school.school.log.clear();
		const { items, error } = await days({ days: 10 });
		expect(error).toBeUndefined();
		expect(reads()).toEqual(Array(10).fill('getAbsentsWithInternalNumberByDate'));
		const [report, ...records] = items.map(({ json }) => json as unknown) as [AbsenceReport, ...AbsenceRecord[]];
		expect(report).toMatchObject({ soort: 'lezing', wat: 'afwezigheden', schooljaar: '2026-27', gelezen: `${DAY}T08:45:00+01:00`, aantallen: { leerlingen: records.length, dagen: 10 } });
		expect(report.dagen).toHaveLength(10);
		expect(records.every(({ dagen }) => dagen[DAY] !== undefined)).toBe(true);
		expect(JSON.stringify(items)).not.toContain(String(pupils()[0]!.profile.naam));
	});

	test('aliases only when they are asked, by a call of their own', async () => {
		pupils()[0]!.absences[DAY] = { am: 'D', pm: '|' };
		school.school.log.clear();
		const found = (await days({ options: { aliases: true } })).items.map(({ json }) => json as unknown as AbsenceRecord).find(({ internnummer }) => internnummer === pupils()[0]!.profile.internnummer)!;
		expect(found.aliassen).toEqual({ [DAY]: ['Doktersbezoek', 'Aanwezig'] });
		expect(reads().sort()).toEqual(['getAbsentsWithAliasByDate', 'getAbsentsWithInternalNumberByDate', 'getAllAccountsExtended']);
	});

	test.each([
		[{ schoolYear: '2026' }, 'is not a school year'],
		[{ lastDay: 'vandaag' }, 'is not a date'],
		[{ options: { moment: 'straks' } }, 'is not a moment'],
		[{ options: { notBefore: '1/9' } }, 'is not a date'],
	])('%j is told in plain words, before any call', async (more, message) => {
		school.school.log.clear();
		expect((await days(more)).error!.message).toContain(message);
		expect(reads()).toEqual([]);
	});

	test('in the summer nothing is read', async () => {
		school.school.log.clear();
		expect(jsons(await days({ lastDay: '2027-07-15', days: 10 }))).toEqual([expect.objectContaining({ dagen: [] })]);
		expect(reads()).toEqual([]);
	});
});

describe('Field Direction Merge, preset Absences', () => {
	const informat = async () => jsons(await run('informat', { operation: 'getSyncRecords', instituteNumbers: school.institute, schoolYear: '2026-27', referenceDate: DAY }, [{}], only('informatApi')));
	const plan = async (parameters: object = {}, rows: object[] = [{}], absences?: object[]) =>
		await runInputs('fieldDirectionMerge', { preset: 'absences', mode: 'apply', locations: '001=12345', ...parameters }, [await informat(), absences ?? jsons(await days()), rows], only('syncKeyApi'));

	test('from Smartschool to Informat and to the ledger; the second time nothing', async () => {
		const [one, two] = pupils();
		one!.absences[DAY] = { am: 'Z', pm: 'L' };
		two!.absences[DAY] = { am: 'O', pm: '|' };
		const { outputs, error } = await plan({ codes: 'O=P' });
		expect(error).toBeUndefined();
		const [changes, baseline, review, summary] = outputs.map((items) => items.map(({ json }) => json as never)) as unknown as [AbsenceChange[], { row: LedgerRow; rowIsNew: boolean }[], object[], { rapport: string }[]];
		expect(changes.map(({ absence }) => absence.absenceCode).sort()).toEqual(['P', 'Z']);
		expect([baseline.length, review, summary.length]).toEqual([2, [], 1]);
		const applied = await run('informat', { operation: 'applyChanges' }, changes, only('informatApi'));
		expect(applied.items.map(({ json }) => (json as unknown as AbsenceChange).results)).toEqual([[{ side: 'informat', unit: 'afwezigheid', ok: true }], [{ side: 'informat', unit: 'afwezigheid', ok: true }]]);
		expect([...school.school.informat.absences.values()].map(({ absenceCode, locationIdDiscimus, at }) => [absenceCode, locationIdDiscimus, at]).sort()).toEqual([['P', 12345, Date.parse(`${DAY}T08:45:00+01:00`)], ['Z', 12345, Date.parse(`${DAY}T08:45:00+01:00`)]]);
		const again = await plan({ codes: 'O=P' }, applied.items.map(({ json }) => (json as unknown as AbsenceChange).row));
		expect(again.outputs.slice(0, 3)).toEqual([[], [], []]);
	});

	test('late and unknown by the switches', async () => {
		pupils()[0]!.absences[DAY] = { am: 'L', pm: '-' };
		expect((await plan()).outputs[0]).toEqual([]);
		expect((await plan({ sendLate: true, sendUnknown: true })).outputs[0]!.map(({ json }) => (json as unknown as AbsenceChange).absence.absenceCode)).toEqual(['L', '-']);
	});

	test.each([
		[{ locations: ' ' }, 'Locations in Discimus'],
		[{ locations: '001: 12345' }, 'is not understood'],
		[{ codes: 'O P' }, 'is not understood'],
		[{ codes: '|=X' }, 'never sent'],
		[{ codes: 'O=P, O=Q' }, 'is twice'],
		[{ withdrawnCode: '|' }, 'cannot be'],
	])('%j is told in plain words', async (parameters, message) => {
		expect((await plan(parameters)).error!.message).toContain(message);
	});

	test('only what comes straight from the reads and the table', async () => {
		expect((await plan({}, [{ key: 'a', state: 'b' }])).error!.message).toContain('“datum”');
		expect((await plan({}, [{ key: 'a', state: 'stuk', datum: DAY }])).error!.message).toContain('Row a of the absences table is damaged');
		expect((await plan({}, [{}], await informat())).error!.message).toContain('Get Absences for the Sync');
		expect((await plan({}, [{}], jsons(await days()).slice(0, 5))).error!.message).toContain('without a filter');
	});
});

describe('Informat: Apply Changes with half days', () => {
	const item = (persoonId: string, more: Partial<AbsenceChange['absence']> = {}): AbsenceChange => ({
		soort: 'wijziging', mode: 'apply', plan: 'p', label: 'Noor Vandevoorbeeld, 3NWa', veld: '23/11/2026 VM', rowIsNew: false, rowChanged: false, results: [],
		row: { key: 'k', datum: DAY, state: `1 gezien ${DAY}T08:45:00+01:00 vroeger - -` },
		absence: { persoonId, instelnr: school.institute, schooljaar: '2026-27', date: DAY, partOfDay: 'VM', absenceCode: 'Z', locationIdDiscimus: 12345, timestamp: `${DAY}T08:45:00+01:00`, print: 'zprint', attempt: 'poging', on: DAY, ...more },
	});
	const persoon = () => school.school.informat.students.find(({ pPersoon }) => String(pPersoon) === pupils()[0]!.profile.internnummer)!.persoonId;
	const send = async (given: AbsenceChange) => {
		const { items, error } = await run('informat', { operation: 'applyChanges' }, [given], only('informatApi'));
		return { error, item: items[0]?.json as unknown as AbsenceChange };
	};

	test('confirmed, also when Informat has the same code already (204)', async () => {
		for (const _time of [1, 2]) {
			const { item: applied } = await send(item(persoon()));
			expect(applied.row.state).toBe(confirmed(item(persoon()).row.state, 'zprint'));
			expect(applied.rowChanged).toBe(true);
		}
	});

	test.each([
		['DNF002', { persoonId: '00000000-0000-4000-8000-000000000000' }],
		['DNF008', { locationIdDiscimus: 1 }],
		['DNF009', { date: '2026-11-22' }],
		['DNF010', { absenceCode: 'K' }],
		['DNF011', { locationIdDiscimus: 12346 }],
	])('%s: told with pupil, half day and code, and remembered', async (code, more) => {
		const { item: applied } = await send(item(persoon(), more));
		expect(applied.results[0]!.ok).toBe(false);
		expect(applied.results[0]!.message).toMatch(new RegExp(`^Noor Vandevoorbeeld, 3NWa, 23/11/2026 VM, code .*\\(${code}\\)`));
		expect(unpackLedger(applied.row.state)).toMatchObject({ sent: 'vroeger', refused: { code, attempt: 'poging', on: DAY, had: 'vroeger' } });
	});

	test('MNA007: what was overwritten in Informat no longer counts as ours', async () => {
		await fetch(`${school.control}/informat/students/${pupils()[0]!.profile.internnummer}/absences`, { method: 'PUT', body: JSON.stringify({ date: DAY, partOfDay: 'VM', absenceCode: 'R', timestamp: `${DAY}T09:00:00` }) });
		const { item: applied } = await send(item(persoon()));
		expect(unpackLedger(applied.row.state)).toMatchObject({ sent: '', refused: { code: 'MNA007', had: 'vroeger' } });
		expect([...school.school.informat.absences.values()][0]!.absenceCode).toBe('R');
	});

	test('a moment in the future is told and tried again by the next run: the row stays as it is', async () => {
		const { item: applied } = await send(item(persoon(), { timestamp: '2027-01-01T00:00:00+01:00' }));
		expect(applied.results[0]!.message).toContain('BR053B');
		expect([applied.rowChanged, applied.row.state]).toEqual([false, item(persoon()).row.state]);
	});

	test('Informat that is down stops the run', async () => {
		school.school.faults.set([{ name: 'server-error-500', on: 'PUT', service: 'informat' }]);
		expect((await send(item(persoon()))).error!.message).toContain('problem of its own');
	});

	test('an item that a preview made up is refused before anything is sent', async () => {
		const { error } = await send({ ...item(persoon()), mode: 'preview' as never });
		expect(error!.message).toContain('not planned by a real run');
		expect(school.school.informat.absences.size).toBe(0);
	});
});
