/** What must be seen, row by row and case by case, after the history of `fieldScenario.ts`: docs/fields.md and docs/merge.md. */
import { CASES } from './fieldCases';
import { about, live, PUPILS, type Case, type History, type Place, type Seen } from './fieldScenario';
import { ROWS, shown, valueOf, type FieldRow } from './fieldTable';

/** Rows that are decided on their own, or that speak for their unit. */
const speaking = ROWS.filter(({ unit }) => unit === undefined);
const HIDDEN = '(na te kijken in Smartschool)';

export function checkRows(place: () => Place): void {
	let history: History;
	beforeAll(async () => {
		history = await live(place());
	});
	const after = (run: string): Seen => history.runs[run]!;
	const smartschool = (run: string, pupil: Case, { key }: FieldRow): string => String(after(run).smartschool[pupil].profile[key] ?? '');
	const first = (row: FieldRow, pupil: Case) => shown(row, valueOf(row, 0, PUPILS[pupil]));
	const second = (row: FieldRow, pupil: Case) => shown(row, valueOf(row, 1, PUPILS[pupil]));
	const third = (row: FieldRow, pupil: Case) => shown(row, valueOf(row, 2, PUPILS[pupil]));
	const review = (run: string, pupil: Case, row: FieldRow) => about(after(run).run.review, pupil, row).map(({ soort }) => soort);
	const tasks = (run: string, pupil: Case, row: FieldRow) => about(after(run).run.tasks, pupil, row);

	test.each(['first', 'changed', 'typed', 'proposed', 'accepted', 'withoutFields', 'nextDay', 'again'])('run «%s» ends without error, and nobody fails', (run) => {
		expect([after(run).run.error, after(run).run.failed]).toEqual([undefined, []]);
	});

	describe('first run', () => {
		test.each(ROWS)('$row $field: what only Informat has is copied', (row) => expect(smartschool('first', 'onlyInformat', row)).toBe(row.row === '24' ? second(row, 'onlyInformat') : first(row, 'onlyInformat')));
		test.each(ROWS.filter(({ way, empty }) => way === '⇄' && empty !== 'never'))('$row $field: what only Smartschool has stays there', (row) => expect(smartschool('first', 'onlySmartschool', row)).toBe(second(row, 'onlySmartschool')));
		test.each(speaking.filter(({ way, empty }) => way === '⇄' && empty !== 'never'))('$row $field: and stands on the to-do list', (row) => {
			const [line] = tasks('first', 'onlySmartschool', row);
			expect(line).toMatchObject({ oudeWaarde: '', sinds: '2026-11-23', waar: expect.stringContaining('Informat › Leerlingen') as string });
			expect(line!.nieuweWaarde).toContain(row.sensitive ? HIDDEN : second(row, 'onlySmartschool'));
		});
		test.each(ROWS.filter(({ way, row }) => way === '→' && !['1', '2'].includes(row)))('$row $field: where both differ, Smartschool follows Informat', (row) => expect(smartschool('first', 'different', row)).toBe(first(row, 'different')));
		test.each(ROWS.filter(({ way }) => way === '⇄'))('$row $field: where both differ, nothing is overwritten', (row) => expect(smartschool('first', 'different', row)).toBe(second(row, 'different')));
		test.each(speaking.filter(({ way }) => way === '⇄'))('$row $field: and a person hears of it', (row) => expect(review('first', 'different', row)).toEqual([row.conflict === 'task' ? 'todo' : 'difference']));
	});

	describe('→ a change in Informat', () => {
		test.each(ROWS)('$row $field: Smartschool shows it', (row) => expect(smartschool('changed', 'informatChanges', row)).toBe(second(row, 'informatChanges')));
	});

	describe('← a change in Smartschool', () => {
		test.each(ROWS.filter(({ way }) => way === '→'))('$row $field: Informat’s value is put back', (row) => expect(smartschool('changed', 'smartschoolChanges', row)).toBe(first(row, 'smartschoolChanges')));
		test.each(ROWS.filter(({ way }) => way === '⇄'))('$row $field: it stays', (row) => expect(smartschool('changed', 'smartschoolChanges', row)).toBe(second(row, 'smartschoolChanges')));
		test.each(speaking.filter(({ way }) => way === '⇄'))('$row $field: it stands on the to-do list, with old and new, until the secretary has typed it', (row) => {
			const [line] = tasks('changed', 'smartschoolChanges', row);
			const old = row.sensitive ? '' : valueOf(row, 0, PUPILS.smartschoolChanges);
			expect(line!.oudeWaarde.startsWith(old)).toBe(true);
			expect(line!.nieuweWaarde.startsWith(row.sensitive ? HIDDEN : second(row, 'smartschoolChanges'))).toBe(true);
			expect(tasks('typed', 'smartschoolChanges', row)).toEqual([]);
		});
		test('the secretary’s typing causes no write', () => expect(after('typed').run.writes).toEqual({}));
	});

	describe('both changed, differently', () => {
		const three = ROWS.filter(({ values }) => values.length > 2);
		test.each(three.filter(({ way }) => way === '→'))('$row $field: Informat wins', (row) => expect(smartschool('changed', 'bothChange', row)).toBe(second(row, 'bothChange')));
		test.each(three.filter(({ way }) => way === '⇄'))('$row $field: nothing is overwritten', (row) => expect(smartschool('changed', 'bothChange', row)).toBe(third(row, 'bothChange')));
		test.each(speaking.filter(({ way, values }) => way === '⇄' && values.length > 2))('$row $field: a person decides', (row) => expect(review('changed', 'bothChange', row)).toEqual([row.conflict === 'task' ? 'todo' : 'conflict']));
	});

	describe('emptied', () => {
		test.each(ROWS.filter(({ empty }) => empty !== 'never'))('$row $field: an empty value of Informat overwrites nothing', (row) => expect(smartschool('changed', 'informatEmpties', row)).toBe(first(row, 'informatEmpties')));
		test.each(ROWS.filter(({ way, filled }) => way === '→' && !filled))('$row $field: emptied in Smartschool, it is filled again', (row) => expect(smartschool('changed', 'smartschoolEmpties', row)).toBe(first(row, 'smartschoolEmpties')));
		test.each(speaking.filter(({ way, filled }) => way === '⇄' && !filled))('$row $field: emptied in Smartschool, a person hears of it', (row) => expect(review('changed', 'smartschoolEmpties', row)).toEqual(['clear']));
	});

	describe('what is more than a value: enrolment, passwords, classes and groups', () => {
		test.each(CASES)('$row $what', ({ seen }) => seen(history));
	});

	describe('← as a proposal', () => {
		const proposed = speaking.filter(({ proposal }) => proposal);
		test.each(proposed)('$row $field: one line while it waits, none once it is accepted', (row) => {
			expect(tasks('proposed', 'onlyInformat', row).map(({ waar }) => waar)).toEqual(['Informat: aanvaard het voorstel bij de voorinschrijvingen']);
			expect(tasks('accepted', 'onlyInformat', row)).toEqual([]);
		});
		test('all of it travels in one proposal', () => expect(after('proposed').run.writes).toEqual({ 'informat POST /1/preregistrations/save': 1 }));
		test.each(ROWS.filter(({ proposal, unit }) => proposal || unit))('$row $field: Smartschool keeps what was proposed', (row) => expect(smartschool('accepted', 'onlyInformat', row)).toBe(second(row, 'onlyInformat')));
	});

	describe('a platform without the profile field', () => {
		test.each(ROWS.filter(({ profile }) => profile !== undefined))('$row $field: the report says that it has no place, and nothing of it is written', (row) => {
			const { report, writes } = after('withoutFields').run;
			const lines = report.slice(report.indexOf('## Geen plaats in Smartschool')).split('\n');
			expect(lines.filter((line) => line.includes(`«${row.profile}»`))).toHaveLength(1);
			expect(writes).toEqual({});
		});
	});
}
