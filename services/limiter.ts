/** How many calls may be under way at once: begins low, grows while all goes well, halves on trouble or when the service slows down. */

const FIRST = 2;
/** A call is slow when it takes this many times what the same call usually takes, and at least this long. */
const SLOW_TIMES = 3;
const SLOW_MS = 1000;

export class Limiter {
	private limit: number;
	private active = 0;
	private goodInARow = 0;
	private readonly waiting: (() => void)[] = [];
	private readonly usual = new Map<string, number>();

	/**
	 * @param cap the operator's upper bound, 1 or more
	 * @param first where an earlier limiter of the same run stood
	 */
	constructor(private readonly cap: number, first = FIRST, private readonly now: () => number = Date.now) {
		this.limit = Math.max(1, Math.min(first, cap));
	}

	get atOnce(): number {
		return this.limit;
	}

	/**
	 * @param kind calls of one kind take about the same time
	 * @param isTrouble whether an error says something about the service, and not about this one call
	 */
	async run<T>(kind: string, work: () => Promise<T>, isTrouble: (error: unknown) => boolean): Promise<T> {
		while (this.active >= this.limit) await new Promise<void>((resolve) => this.waiting.push(resolve));
		this.active++;
		const start = this.now();
		try {
			const result = await work();
			this.ended(kind, this.now() - start);
			return result;
		} catch (error) {
			if (isTrouble(error)) this.halve();
			else this.ended(kind, this.now() - start);
			throw error;
		} finally {
			this.active--;
			for (let free = this.limit - this.active; free > 0; free--) this.waiting.shift()?.();
		}
	}

	private ended(kind: string, took: number): void {
		const usual = this.usual.get(kind);
		this.usual.set(kind, usual === undefined ? took : usual * 0.8 + took * 0.2);
		if (usual !== undefined && took >= SLOW_MS && took > usual * SLOW_TIMES) return this.halve();
		if (++this.goodInARow < this.limit) return;
		this.goodInARow = 0;
		this.limit = Math.max(1, Math.min(this.cap, this.limit + 1));
	}

	private halve(): void {
		this.goodInARow = 0;
		this.limit = Math.max(1, Math.floor(this.limit / 2));
	}
}
