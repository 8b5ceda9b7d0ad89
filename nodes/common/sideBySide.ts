/** Some of a list at a time. After the first error nothing new is begun; what was begun is finished, then the error is thrown. */
export async function sideBySide<T>(list: readonly T[], atOnce: number, work: (each: T, index: number) => Promise<void>): Promise<void> {
	const errors: unknown[] = [];
	const next = list.entries();
	const worker = async () => {
		for (const [index, each] of next) {
			await work(each, index).catch((error) => errors.push(error));
			if (errors.length > 0) return;
		}
	};
	await Promise.all(Array.from({ length: atOnce }, worker));
	if (errors.length > 0) throw errors[0];
}
