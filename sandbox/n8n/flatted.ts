/** n8n stores execution data as a flat list in which every text that stands for an object or text is an index. */
export function unflatten(text: string): unknown {
	const list = JSON.parse(text) as unknown[];
	const done = new Map<number, unknown>();
	const at = (index: number): unknown => {
		if (done.has(index)) return done.get(index);
		const raw = list[index];
		if (typeof raw !== 'object' || raw === null) return raw;
		const made: unknown[] | Record<string, unknown> = Array.isArray(raw) ? [] : {};
		done.set(index, made);
		for (const [key, value] of Object.entries(raw)) (made as Record<string, unknown>)[key] = typeof value === 'string' ? at(Number(value)) : value;
		return made;
	};
	return at(0);
}
