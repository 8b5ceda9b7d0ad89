/** Rows of the exchange table that are no field of an account: what must be seen after the history of `fieldScenario.ts`, one entry per case. */
import { about, GROUPS, PUPILS, STUDIES, TEACHERS, type Case, type History, type Line, type Seen, type Study } from './fieldScenario';
import type { FieldRow } from './fieldTable';

export interface SpecialCase {
	/** Rows of the exchange table, as in `FieldRow`. */
	row: string;
	what: string;
	seen(history: History): void;
}

const after = ({ runs }: History, run: string): Seen => runs[run]!;
const career = (history: History, run: string, pupil: Case) => after(history, run).smartschool[pupil].career.at(-1);
const told = (history: History, run: string, pupil: Case, label: string): string[] => about(after(history, run).run.review, pupil, { label } as FieldRow).map(({ soort }) => soort);
/** Lines about a class or group. */
const toldOf = (history: History, run: string, label: string): Line[] => after(history, run).run.review.filter((line) => line.label === label);
const numberOf = (history: History, run: string, study: Study): string => after(history, run).classes[history.study[study]]!.adminNumber;
const isIn = (history: History, run: string, pupil: Case, code: string): boolean => after(history, run).smartschool[pupil].groups.includes(code);
const { subgroup, course } = GROUPS;

export const CASES: readonly SpecialCase[] = [
	{ row: '10', what: 'Stamnummer: after the move it stands on the row of the new class', seen: (history) => expect(career(history, 'changed', 'moves')!.stamboeknummer).toBe(after(history, 'changed').informat.moves.stamnr) },

	{ row: '11', what: 'Administratieve groep, first run: equal stays, and what only Informat has is filled in', seen: (history) => expect([numberOf(history, 'first', 'changes'), numberOf(history, 'first', 'empty')]).toEqual([STUDIES.changes.informat, STUDIES.empty.informat]) },
	{
		row: '11', what: 'Administratieve groep, first run: where both differ nothing is overwritten, and a person hears of it once',
		seen(history) {
			expect(numberOf(history, 'again', 'different')).toBe(STUDIES.different.smartschool);
			const lines = (run: string) => toldOf(history, run, `klas ${history.study.different}`).filter(({ veld }) => veld.startsWith('Administratieve groep')).map(({ soort }) => soort);
			expect([lines('first'), lines('again')]).toEqual([['difference'], []]);
		},
	},
	{ row: '11', what: 'Administratieve groep →: a change of all pupils of the class', seen: (history) => expect([numberOf(history, 'first', 'changes'), numberOf(history, 'changed', 'changes')]).toEqual([STUDIES.changes.informat, STUDIES.changes.later]) },
	{ row: '11', what: 'Administratieve groep → of a new class is that of its pupils', seen: (history) => expect(after(history, 'changed').classes['9NIEUW']!.adminNumber).toBe(after(history, 'changed').informat.newClass.nrAdmgrp) },
	{
		row: '11', what: 'Administratieve groep ←: a change in Smartschool stays, and a person hears of it',
		seen(history) {
			expect(numberOf(history, 'again', 'drifts')).toBe(STUDIES.drifts.later);
			expect(toldOf(history, 'changed', `klas ${history.study.drifts}`).map(({ soort }) => soort)).toEqual(['difference']);
		},
	},

	{
		row: '14', what: 'Klascode and 16 Begindatum inschrijving →: the pupil is in the other class, from that day on',
		seen(history) {
			expect(after(history, 'changed').smartschool.moves.officialClass).toBe(history.otherClass);
			expect(career(history, 'changed', 'moves')).toMatchObject({ date: '2026-11-09', groupCode: history.otherClass });
		},
	},
	{
		row: '15', what: 'Klasnaam →: a class that is not there yet is made with its name',
		seen(history) {
			expect(after(history, 'first').classes).not.toHaveProperty('9NIEUW');
			expect(after(history, 'changed').classes['9NIEUW']).toMatchObject({ name: 'Nieuwe klas', isOfficial: true });
			expect(after(history, 'changed').smartschool.newClass.officialClass).toBe('9NIEUW');
		},
	},
	{ row: '16', what: 'Begindatum inschrijving →: the first day in the new class, also of a class that is made', seen: (history) => expect(career(history, 'changed', 'newClass')).toMatchObject({ date: '2026-11-16', groupCode: '9NIEUW' }) },
	{
		row: '17', what: 'Einddatum inschrijving →: who left is off the roll on that day, and the account is kept',
		seen(history) {
			expect(after(history, 'changed').smartschool.leaves.profile.status).toBe('uitgeschakeld');
			expect(career(history, 'changed', 'leaves')).toMatchObject({ outSchool: true, date: '2026-11-20' });
		},
	},
	{
		row: '17', what: 'Einddatum inschrijving ←: an account that is switched off while the pupil is enrolled stays off, and a person hears of it',
		seen(history) {
			expect(after(history, 'changed').smartschool.switchedOff.profile.status).toBe('uitgeschakeld');
			expect(told(history, 'changed', 'switchedOff', 'Einddatum inschrijving')).toHaveLength(1);
		},
	},
	{
		row: '19', what: 'Financierbaarheid in primary education: a code that is none of its list is not guessed, and a person hears of it',
		seen(history) {
			expect(after(history, 'changed').smartschool.primary.profile.soortleerling).toBe('02');
			expect(told(history, 'changed', 'primary', 'Financierbaarheid')).toEqual(['unknownCode']);
		},
	},
	{ row: '22', what: 'Leerlingnummer: an account without internal number gets it on the first run', seen: (history) => expect(after(history, 'first').smartschool.unnumbered.profile.internnummer).toBe(String(after(history, 'first').informat.unnumbered.pPersoon)) },

	{ row: '25', what: 'Wachtwoorden, first run: an account that was there keeps its own, in this run and in every later one', seen: (history) => expect((Object.keys(PUPILS) as Case[]).flatMap((pupil) => Object.values(after(history, 'again').smartschool[pupil].passwordWrites)).filter((count) => count > 0)).toEqual([]) },
	{
		row: '25', what: 'Wachtwoorden → once: a new account gets a first one, which must be changed, and never another',
		seen(history) {
			for (const run of ['changed', 'typed', 'nextDay', 'again']) expect([run, after(history, run).newcomer!.passwordWrites, after(history, run).newcomer!.mustChange]).toEqual([run, { 0: 1 }, { 0: true }]);
		},
	},

	{ row: '26', what: 'Groepcode, first run: a group that is not there is made, and its pupils are in it', seen: (history) => expect([after(history, 'first').classes[subgroup.klasCode] !== undefined, isIn(history, 'first', 'inGroup', subgroup.klasCode), isIn(history, 'first', 'inGroup', course.klasCode)]).toEqual([true, true, true]) },
	{ row: '26', what: 'Groepcode ←: whom a teacher takes out is put back', seen: (history) => expect(isIn(history, 'changed', 'takenOut', subgroup.klasCode)).toBe(true) },
	{ row: '26', what: 'Groepcode ←: whom a teacher puts in a group stays, and so does a teacher’s own group', seen: (history) => expect(after(history, 'again').smartschool.ownGroup.groups).toEqual(expect.arrayContaining([subgroup.klasCode, TEACHERS])) },
	{ row: '26', what: 'Groepcode emptied in Informat: the pupil leaves the group that Informat told before', seen: (history) => expect([isIn(history, 'first', 'groupDropped', subgroup.klasCode), isIn(history, 'changed', 'groupDropped', subgroup.klasCode)]).toEqual([true, false]) },
	{ row: '27', what: 'Groepnaam →: a group that is made has its name', seen: (history) => expect([after(history, 'first').classes[subgroup.klasCode]!.name, after(history, 'first').classes[course.klasCode]!.name]).toEqual([subgroup.klas, course.klas]) },
	{ row: '27', what: 'Groepnaam is fixed: another name in Informat is not written', seen: (history) => expect(after(history, 'again').classes[subgroup.klasCode]!.name).toBe(subgroup.klas) },
	{ row: '28', what: 'Type →: a subgroup and a course become groups, a class of type 0 an official class', seen: (history) => expect([subgroup.klasCode, course.klasCode, '9NIEUW'].map((code) => after(history, 'changed').classes[code]).map((each) => [each!.type, each!.isOfficial])).toEqual([['G', false], ['G', false], ['K', true]]) },
	{ row: '29', what: 'Begindatum groepinschrijving →: on the day itself, and not before', seen: (history) => expect(['first', 'withoutFields', 'nextDay'].map((run) => isIn(history, run, 'joinsLater', subgroup.klasCode))).toEqual([false, false, true]) },
	{ row: '30', what: 'Einddatum groepinschrijving →: on the day itself, and not before', seen: (history) => expect(['first', 'withoutFields', 'nextDay'].map((run) => isIn(history, run, 'leavesLater', subgroup.klasCode))).toEqual([true, true, false]) },
	{
		row: '26–30', what: 'of that day nothing is left to do',
		seen(history) {
			expect(after(history, 'nextDay').run.writes).toMatchObject({ 'smartschool saveUserToClassesAndGroups': 1, 'smartschool removeUserFromGroup': 1 });
			expect(after(history, 'again').run.writes).toEqual({});
		},
	},
];
