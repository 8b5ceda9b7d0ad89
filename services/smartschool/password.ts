/** A first password: random, readable aloud, and within the strictest rule that is known (four kinds of character, 8 or more). */
import { randomInt } from 'node:crypto';

const SETS = ['ABCDEFGHJKLMNPQRSTUVWXYZ', 'abcdefghijkmnpqrstuvwxyz', '23456789', '._-*!?'] as const;
const LENGTH = 14;

export function firstPassword(): string {
	const pick = (set: string) => set[randomInt(set.length)]!;
	const letters = [...SETS.map(pick), ...Array.from({ length: LENGTH - SETS.length }, () => pick(SETS[0] + SETS[1] + SETS[2]))];
	for (let index = letters.length - 1; index > 0; index--) {
		const other = randomInt(index + 1);
		[letters[index], letters[other]] = [letters[other]!, letters[index]!];
	}
	return letters.join('');
}
