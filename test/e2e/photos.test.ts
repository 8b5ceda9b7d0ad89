/** Row 23 of the exchange table, the own photo: every direction and what nobody may lose, in a real n8n against both doubles. */
import { photoOf } from '../../sandbox/generator/photo';
import { SYNC_KEY, TABLES, TEMPLATES } from '../../sandbox/rehearsal';
import type { Execution } from '../../sandbox/n8n/server';
import { calls, end, go, rehearsal, reviewOf, storedRows, summaryOf, type Rehearsal } from './setup';

jest.setTimeout(600_000);

const TABLE = 'informat_smartschool_fotos';
let at: Rehearsal;
beforeAll(async () => {
	at = await rehearsal(60, 7, { template: TEMPLATES.photos });
	at.school.school.platform.settings.photoReencodes = true;
});
afterAll(async () => await end(at));

const informat = () => at.school.school.informat;
const account = (number: string) => at.school.school.platform.byInternNumber(number)!;
/** Pupils whom a run looks at, by number. */
let chosen: Map<string, { persoonId: string; label: string }>;
const numbers = (): string[] => [...chosen.keys()].sort();
const inInformat = (number: string, picture: string) => {
	const { persoonId } = chosen.get(number)!;
	informat().photos.set(persoonId, { id: persoonId, persoonId, foto: photoOf(picture) });
};
const inSmartschool = (number: string, picture: string) => void (account(number).photo = picture === '' ? '' : photoOf(picture));
/** What the platform makes of a picture that it is sent. */
const shown = (picture: string) => Buffer.concat([Buffer.from(photoOf(picture), 'base64'), Buffer.from(' ')]).toString('base64');
const written = () => calls(at, 'writes');
const photoReads = () => at.school.school.log.lines.filter(({ call }) => /\/photo$|getAccountPhoto/.test(call)).length;
const looked = (execution: Execution) => execution.items('Kiezen').map(({ json }) => json as { soort: string; internnummer: string; persoonId: string; label: string }).filter(({ soort }) => soort === 'foto');
const tasks = async () => (await at.n8n.tableRows(TABLES.takenlijst)).map(({ leerling, veld, waar }) => ({ leerling, veld, waar }));
const told = (execution: Execution) => reviewOf(execution).filter(({ nieuw }) => nieuw).map(({ soort }) => soort).sort();
const run = async (settings: Record<string, unknown> = {}) => {
	const execution = await go(at, { modus: 'uitvoeren', goedgekeurdPlan: '', ...settings });
	expect(execution.error).toBeUndefined();
	return execution;
};

test('row 23: as it is imported it is off: not one call, in either mode', async () => {
	for (const modus of ['voorbeeld', 'uitvoeren']) {
		await run({ modus });
		expect(at.school.school.log.lines).toEqual([]);
	}
	expect(await at.n8n.tableRows(TABLE).catch(() => [])).toEqual([]);
	// A word that is none of the four is told, and never taken for one of them.
	expect(JSON.stringify((await go(at, { richting: 'heen en weer' })).error)).toContain('is no direction');
	expect(photoReads()).toBe(0);
});

test('row 23: → first run: a preview writes and remembers nothing; then who has one in Informat only gets it, and what both have stays', async () => {
	informat().photos.clear();
	const preview = await run({ modus: 'voorbeeld', richting: 'naarSmartschool' });
	chosen = new Map(looked(preview).map(({ internnummer, ...rest }) => [internnummer, rest]));
	const [one, two, three] = numbers() as [string, string, string];
	for (const each of [one, two]) inInformat(each, `A ${each}`);
	inSmartschool(two, 'B');
	inSmartschool(three, 'only here');
	const again = await run({ modus: 'voorbeeld' });
	expect([written(), await at.n8n.tableRows(TABLE)]).toEqual([{}, []]);
	expect(summaryOf(again).records).toMatchObject({ nieuw: 1, teWijzigen: 0 });
	expect(summaryOf(again).rapport).toContain('Voorbeeld foto’s');
	const first = await run();
	expect(written()).toEqual({ 'smartschool setAccountPhoto': 1 });
	expect([account(one).photo, account(two).photo, account(three).photo]).toEqual([shown(`A ${one}`), photoOf('B'), photoOf('only here')]);
	// One look per pupil and side, and one more of both for what was sent.
	expect(photoReads()).toBe(2 * chosen.size + 2);
	expect(told(first)).toEqual([]);
});

test('row 23: the second run makes 0 writes and learns what Smartschool made of it; the third stores 0 rows', async () => {
	expect(storedRows(await run())).toBe(1);
	expect(written()).toEqual({});
	const third = await run();
	expect([written(), storedRows(third), reviewOf(third)]).toEqual([{}, 0, []]);
});

test('row 23: → later: Informat leads; what is gone on one side takes nothing away on the other', async () => {
	const [one, two, three] = numbers() as [string, string, string];
	inInformat(one, 'A2');
	inSmartschool(one, 'somebody changed it');
	inSmartschool(two, '');
	const execution = await run();
	expect(written()).toEqual({ 'smartschool setAccountPhoto': 1 });
	expect([account(one).photo, account(two).photo]).toEqual([shown('A2'), '']);
	expect(told(execution)).toEqual(['clear']);
	informat().photos.delete(chosen.get(one)!.persoonId);
	const quiet = await run();
	expect([written(), told(quiet), account(one).photo, account(three).photo]).toEqual([{}, [], shown('A2'), photoOf('only here')]);
});

test('row 23: ← only the to-do list, and a line closes by itself when Informat shows another photo', async () => {
	const [, , , four] = numbers() as [string, string, string, string];
	inSmartschool(four, 'a parent put it here');
	await run({ richting: 'naarInformat' });
	expect(written()).toEqual({});
	expect(await tasks()).toEqual([{ leerling: expect.any(String), veld: 'Eigen foto (own photo)', waar: expect.stringContaining('Informat › Leerlingen') }]);
	await run();
	expect(await tasks()).toHaveLength(1);
	inInformat(four, 'typed over');
	await run();
	expect([await tasks(), written()]).toEqual([[], {}]);
});

test('row 23: ⇄ the side that changed wins, both changed is for a person, and the school can take Informat’s', async () => {
	const [, , , , five, six, seven] = numbers() as [string, string, string, string, string, string, string];
	for (const each of [five, six, seven]) inInformat(each, `first ${each}`);
	await run({ richting: 'beide' });
	await run();
	inInformat(five, 'newer in Informat');
	inSmartschool(six, 'newer in Smartschool');
	inInformat(seven, 'newer in Informat');
	inSmartschool(seven, 'newer in Smartschool');
	const execution = await run();
	expect(written()).toEqual({ 'smartschool setAccountPhoto': 1 });
	expect([five, six, seven].map((each) => account(each).photo)).toEqual([shown('newer in Informat'), photoOf('newer in Smartschool'), photoOf('newer in Smartschool')]);
	expect(told(execution)).toEqual(['conflict', 'todo']);
	expect(await tasks()).toHaveLength(1);
	// Told once; the mail and the Slack message say it without names or pictures.
	expect(told(await run())).toEqual([]);
	expect(JSON.stringify(execution.items('Rapport')[0]!.json.slack)).not.toContain(chosen.get(seven)!.label.split(',')[0]);
	await run({ fotoVanInformat: seven });
	expect([written(), account(seven).photo]).toEqual([{ 'smartschool setAccountPhoto': 1 }, shown('newer in Informat')]);
	await run({ fotoVanInformat: '' });
	expect(written()).toEqual({});
});

test('row 23: who is on the list of the school is neither read nor written', async () => {
	const [one] = numbers() as [string];
	inInformat(one, 'may not travel');
	const before = account(one).photo;
	const execution = await run({ zonderFoto: one });
	expect(looked(execution).map(({ internnummer }) => internnummer)).not.toContain(one);
	expect([photoReads(), written(), account(one).photo]).toEqual([2 * (chosen.size - 1), {}, before]);
	expect(await at.n8n.tableRows(TABLE)).toHaveLength(chosen.size - 1);
	// Off the list again: as on a first look, so both stay.
	await run({ zonderFoto: '' });
	expect([written(), account(one).photo]).toEqual([{}, before]);
});

test('row 23: some pupils per run, each in turn', async () => {
	const turns: string[][] = [];
	for (const day of ['2026-11-24', '2026-11-25', '2026-11-26']) {
		turns.push(looked(await run({ referentiedatum: day, leerlingenPerKeer: Math.ceil(chosen.size / 3) })).map(({ internnummer }) => internnummer));
		expect(photoReads()).toBe(2 * turns.at(-1)!.length);
	}
	expect([...new Set(turns.flat())].sort()).toEqual(numbers());
	expect(written()).toEqual({});
	await run({ referentiedatum: '2026-11-26', leerlingenPerKeer: 200 });
});

test('row 23: over the limit that part waits, the rest goes; the code lets exactly that go', async () => {
	const [, , , , five, six, seven, eight, nine] = numbers() as string[] as [string, string, string, string, string, string, string, string, string];
	// The open line of six is settled first.
	inInformat(six, 'typed over');
	await run();
	for (const each of [five, six, seven]) inInformat(each, `new school year ${each}`);
	inInformat(eight, 'new pupil');
	const waits = await run({ grensAndereFotos: 2 });
	expect(written()).toEqual({ 'smartschool setAccountPhoto': 1 });
	expect(account(eight).photo).toBe(shown('new pupil'));
	expect(summaryOf(waits).vastgehouden).toMatchObject([{ scope: 'photoReplace', count: 3 }]);
	inInformat(nine, 'another new pupil');
	await run({ goedgekeurdPlan: summaryOf(waits).goedkeuring });
	expect(written()).toEqual({ 'smartschool setAccountPhoto': 4 });
	for (const each of [five, six, seven]) expect(account(each).photo).toBe(shown(`new school year ${each}`));
	await run();
	expect(written()).toEqual({});
});

test('row 23: no picture, no name and no secret is in the table or in what n8n keeps of a run', async () => {
	const [, , , , , , , , , ten] = numbers() as string[];
	inInformat(ten!, 'the picture to look for');
	const execution = await run();
	expect(written()).toEqual({ 'smartschool setAccountPhoto': 1 });
	const rows = JSON.stringify((await at.n8n.tableRows(TABLE)).map(({ key, state, datum }) => [key, state, datum]));
	const { persoonId, label } = chosen.get(ten!)!;
	for (const value of [persoonId, label, `"${ten}"`]) expect(rows).not.toContain(value);
	for (const foto of [photoOf('the picture to look for'), account(ten!).photo]) for (const part of [foto.slice(0, 60), foto.slice(-60)]) expect(execution.stored).not.toContain(part);
	for (const secret of [at.school.accessCode, at.school.clientSecret, SYNC_KEY]) expect(execution.stored).not.toContain(secret);
});
