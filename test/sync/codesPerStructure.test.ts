/** Rows 18 and 19: every code of Informat's lists, per structure, and what Smartschool gets for it; a code without equal waits for a person. */
import { account, plan, registration } from './school';

const written = (over: object, unit: string) => {
	const made = plan({ registrations: [registration(1, over)], accounts: [account(1, { godsdienstkeuze: '', soortleerling: '' })] });
	const value = made.changes.flatMap(({ smartschool }) => smartschool?.writes ?? []).find((write) => write.unit === unit)?.values[unit];
	return value ?? made.review.filter(({ veld }) => veld.toLowerCase().startsWith(unit)).map(({ soort }) => soort)[0] ?? 'nothing';
};

describe('18 Levensbeschouwing', () => {
	test.each([['0140', 'CAT'], ['0225', 'PRO'], ['0136', 'ISR'], ['0135', 'ISL'], ['0194', 'ORT'], ['0418', 'ANG'], ['0187', 'MOR'], ['0052', 'CUL'], ['0063', 'PER'], ['9999', 'DIS'], ['0000', 'nothing'], [null, 'nothing'], ['0777', 'unknownCode']])('%s gives %s', (levensbeschouwingCode, code) => {
		for (const hfdstructuur of ['111', '211', '311', '321']) expect(written({ hfdstructuur, levensbeschouwingCode }, 'levensbeschouwing')).toBe(code);
	});
});

describe('19 Financierbaarheid', () => {
	const OTHERS: [string, string][] = ['11', '13', '20', '22', '77'].map((code): [string, string] => [code, 'unknownCode']);
	test.each<[string | null, string]>([['01', '01'], ['02', '02'], ['03', '03'], ['99', '99'], ...OTHERS, [null, 'nothing']])('secondary: %s gives %s', (finCode, code) => {
		for (const hfdstructuur of ['311', '321', '411']) expect(written({ hfdstructuur, finCode }, 'financierbaarheid')).toBe(code);
	});
	// 03 counts for compulsory schooling in primary education; 99 is none of its codes there.
	test.each<[string | null, string]>([['01', '01'], ['02', '02'], ['03', 'unknownCode'], ['99', 'unknownCode'], ...OTHERS, [null, 'nothing']])('primary: %s gives %s', (finCode, code) => {
		for (const hfdstructuur of ['111', '211']) expect(written({ hfdstructuur, finCode }, 'financierbaarheid')).toBe(code);
	});
});
