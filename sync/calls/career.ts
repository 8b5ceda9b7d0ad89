/** The school career as Smartschool tells it: was a class move really recorded, and from which day can somebody come back? */

/** One line of the career, as `getStudentCareer` gives it. */
export interface CareerLine {
	date: string;
	inClass: boolean;
	outSchool: boolean;
	groupCode: string;
}

/** What a class move should have left behind. */
export interface ExpectedMove {
	klascode: string;
	/** ISO date. */
	officialDate: string;
}

const code = (text: string): string => text.trim().toLowerCase();

/** The lines in the order of their days; lines of one day stay as they came. */
const inOrder = (career: readonly CareerLine[]): CareerLine[] => [...career].sort((x, y) => (x.date < y.date ? -1 : x.date > y.date ? 1 : 0));

/**
 * Why the move does not count as recorded; undefined = it stands as it was sent (R45, R46).
 * @param today ISO date: what the career says by then counts too, because a later line overrules an earlier one
 */
export function careerProblem(career: readonly CareerLine[], { klascode, officialDate }: ExpectedMove, today: string): string | undefined {
	const until = officialDate > today ? officialDate : today;
	const last = inOrder(career).filter(({ date }) => date <= until).at(-1);
	const wish = `Look at the school career (schoolloopbaan) of this pupil in Smartschool; it should say class ${klascode} from ${officialDate} on.`;
	if (!last) return `Smartschool took the class move, but the school career shows no line for it. ${wish}`;
	if (!last.inClass || code(last.groupCode) !== code(klascode)) return `Smartschool took the class move, but the school career says ${last.inClass ? `class ${last.groupCode}` : last.outSchool ? 'out of school' : 'no class'} since ${last.date}. ${wish}`;
	return undefined;
}

const DAY = 86_400_000;

/** The day from which somebody who comes back is in the class: as Informat says, or the day after the line that took him off the roll. */
export function dayOfReturn(career: readonly CareerLine[], begin: string): string {
	const last = inOrder(career).at(-1);
	return last?.outSchool === true && last.date >= begin ? new Date(Date.parse(last.date) + DAY).toISOString().slice(0, 10) : begin;
}
