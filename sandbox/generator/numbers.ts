/** Phone numbers: from ranges of zeros that nobody has, in every spelling that people type. */
import type { Random } from '../random';

const MOBILE_FORMS: readonly ((a: string, b: string) => string)[] = [
	(a, b) => `0470 00 ${a} ${b}`,
	(a, b) => `0470/00.${a}.${b}`,
	(a, b) => `0470/00${a}${b}`,
	(a, b) => `0470 00${a}${b}`,
	(a, b) => `+32 470 00 ${a} ${b}`,
	(a, b) => `+3247000${a}${b}`,
	(a, b) => `003247000${a}${b}`,
	(a, b) => `+32 (0)470 00 ${a} ${b}`,
	(a, b) => `047000${a}${b}`,
];
const HOME_FORMS: readonly ((a: string, b: string) => string)[] = [
	(a, b) => `050 00 ${a} ${b}`,
	(a, b) => `050/00.${a}.${b}`,
	(a, b) => `050/00 ${a} ${b}`,
	(a, b) => `+32 50 00 ${a} ${b}`,
	(a, b) => `05000${a}${b}`,
];

const spell = (random: Random, forms: readonly ((a: string, b: string) => string)[], nr: number): string => {
	const digits = String(nr % 10000).padStart(4, '0');
	return random.pick(forms)(digits.slice(0, 2), digits.slice(2));
};

export class Numbers {
	private mobiles = 0;
	private homes = 0;

	constructor(private readonly random: Random) {}

	mobile(): string {
		return spell(this.random, MOBILE_FORMS, ++this.mobiles);
	}

	home(): string {
		return spell(this.random, HOME_FORMS, ++this.homes);
	}

	/** The same number, typed by somebody else. */
	respell(nr: string): string {
		if (nr === '') return '';
		const last = Number(nr.replace(/\D/g, '').slice(-4));
		return spell(this.random, /470/.test(nr) ? MOBILE_FORMS : HOME_FORMS, last);
	}
}
