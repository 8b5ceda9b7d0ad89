/** User names: the pattern of new ones, and what Informat and Smartschool tell each other of them (row 24). */
import { PRESET } from '../../sync/fields/preset';
import { smartschoolCalls } from '../../sync/calls/smartschool';
import { confirmUnits } from '../../sync/plan/confirm';
import { checkUserNamePattern, userNameFor } from '../../sync/values/username';
import { account, plan, registration, student } from './school';

const NOOR = { voornaam: 'Zoë-Noor', naam: 'Van den Øster', leerlingnummer: '900101', stamnummer: '2600001' };

test.each([
	['{voornaam}.{naam}', 'zoenoor.vandenoster'],
	['s{leerlingnummer}', 's900101'],
	['{voornaam:1}{naam:5}', 'zvande'],
	['{naam}-{stamnummer:2}', 'vandenoster-26'],
	['LLN_{leerlingnummer}', 'lln_900101'],
])('%s gives %s', (pattern, name) => {
	checkUserNamePattern(pattern);
	expect(userNameFor(NOOR, new Set(), pattern)).toBe(name);
	expect(userNameFor(NOOR, new Set([name, `${name}2`]), pattern)).toBe(`${name}3`);
});

test('a name without any letter, and one that is too short, still become a user name', () => {
	expect(userNameFor({ voornaam: '', naam: '李' }, new Set())).toBe('leerling.naam');
	expect(userNameFor({ ...NOOR, stamnummer: undefined }, new Set(), '{stamnummer}')).toBe('leerling');
});

test.each([['{klas}.{naam}', 'which is not known'], ['leerling', 'no part of the pupil'], ['{naam} {voornaam}', 'cannot have'], ['{naam}@school', 'cannot have']])('«%s» is refused: it %s', (pattern, problem) => expect(() => checkUserNamePattern(pattern)).toThrow(problem));

const newNames = (given: Parameters<typeof plan>[0]) => plan(given).changes.flatMap(({ smartschool }) => (smartschool?.action === 'createAccount' ? [smartschool.gebruikersnaam] : []));
const TWO = { students: [student(1), student(2)], registrations: [registration(1), registration(2)], accounts: [account(1)] };

test('a new account gets Informat’s name when it is free, and one by the pattern when it is not or when there is none', () => {
	expect(newNames({ ...TWO, names: { 2: 'Noor.Claes' } })).toEqual(['noor.claes']);
	expect(newNames({ ...TWO, names: { 2: 'noor1' } })).toEqual(['noor2.claes']);
	expect(newNames({ ...TWO, names: { 2: '' } })).toEqual(['noor2.claes']);
	expect(newNames(TWO)).toEqual(['noor2.claes']);
	expect(newNames({ ...TWO, settings: { userName: 's{leerlingnummer}' } })).toEqual(['s2']);
});

const tasks = (given: Parameters<typeof plan>[0]) => plan(given).review.filter(({ soort }) => soort === 'todo').map(({ veld, informat, smartschool }) => [veld, informat, smartschool]);
const LABEL = 'Gebruikersnaam Smartschool (user name)';

test('the name that Smartschool really gave goes to the to-do list, when Informat has another one or none', () => {
	expect(tasks({ names: { 1: 'noor.claes' } })).toEqual([[LABEL, 'noor.claes', 'noor1']]);
	expect(tasks({ names: { 1: '' } })).toEqual([[LABEL, '', 'noor1']]);
	expect(tasks({ names: { 1: 'NOOR1' } })).toEqual([]);
	expect(tasks({})).toEqual([]);
});

/** Both sides agreed on `noor1`; the row as it is stored. */
function agreed(): Map<string, string> {
	const made = plan({ names: { 1: 'noor1' } });
	const rows = [...made.changes.map((item) => confirmUnits(item, (item.smartschool?.writes ?? []).map(({ unit }) => ({ side: 'smartschool', unit, ok: true }))).row), ...made.baseline.map(({ row }) => row)];
	return new Map(rows.map(({ key, state }) => [key, state]));
}

test('a name that changed in Informat renames the account, as the last call and by the internal number', () => {
	const baseline = agreed();
	const made = plan({ names: { 1: 'n.claes' }, baseline });
	const [job] = made.changes.map(({ smartschool }) => smartschool!);
	expect(job!.writes.map(({ unit, values }) => [unit, values])).toEqual([['gebruikersnaam', { gebruikersnaam: 'n.claes' }]]);
	expect(smartschoolCalls(job!, { leaveBy: 'code', schoolYearDate: '2026-11-23', userKey: 'username' })).toEqual([{ op: 'changeUsername', args: { internNumber: '1', newUsername: 'n.claes' }, units: ['gebruikersnaam'], needs: [] }]);
	expect(plan({ names: { 1: 'noor1' }, baseline }).changes).toEqual([]);
});

test('without an internal number no name is compared or changed', () => {
	const made = plan({ accounts: [account(1, { internnummer: null })], names: { 1: 'n.claes' } });
	expect(made.changes.flatMap(({ smartschool }) => smartschool?.writes ?? []).map(({ unit }) => unit)).not.toContain('gebruikersnaam');
	expect(made.review).toEqual([]);
});

test('with the direction ← a name is never changed in Smartschool', () => {
	const table = PRESET.map((unit) => (unit.id === 'gebruikersnaam' ? { ...unit, direction: 'toInformat' as const } : unit));
	const made = plan({ ...TWO, names: { 1: 'n.claes', 2: 'informat.naam' }, table });
	expect(made.changes.map(({ smartschool }) => smartschool?.action)).toEqual(['createAccount']);
	expect(made.changes[0]!.smartschool).toMatchObject({ gebruikersnaam: 'noor2.claes' });
	expect(made.review.filter(({ veld }) => veld === LABEL).map(({ soort, smartschool }) => [soort, smartschool])).toEqual([['todo', 'noor1']]);
});
