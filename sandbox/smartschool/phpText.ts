/** The text form of PHP's serialize: texts, whole numbers, booleans, null, lists and objects. Lengths count bytes. */

export function phpSerialize(value: unknown): string {
	if (Array.isArray(value)) return `a:${value.length}:{${value.map((each, index) => `i:${index};${phpSerialize(each)}`).join('')}}`;
	if (value === null || value === undefined) return 'N;';
	if (typeof value === 'boolean') return `b:${value ? 1 : 0};`;
	if (typeof value === 'number') return `i:${value};`;
	if (typeof value === 'object') return `a:${Object.keys(value).length}:{${Object.entries(value).map(([key, each]) => `${phpSerialize(key)}${phpSerialize(each)}`).join('')}}`;
	return `s:${Buffer.byteLength(String(value))}:"${String(value)}";`;
}

/** Arrays come as maps from key to value, as PHP knows them. Throws on any other text. */
export function phpUnserialize(text: string): unknown {
	const bytes = Buffer.from(text, 'utf8');
	let at = 0;
	const until = (end: string): string => {
		const stop = bytes.indexOf(end, at);
		if (stop < 0) throw new Error('broken off');
		const piece = bytes.toString('utf8', at, stop);
		at = stop + end.length;
		return piece;
	};
	const expect = (sign: string): void => {
		if (bytes.toString('latin1', at, at + sign.length) !== sign) throw new Error(`no ${sign}`);
		at += sign.length;
	};
	const whole = (digits: string): number => {
		if (!/^-?\d+$/.test(digits)) throw new Error('no number');
		return Number(digits);
	};
	const value = (): unknown => {
		const type = bytes.toString('latin1', at, at + 2);
		at += 2;
		switch (type) {
			case 'N;':
				return null;
			case 'b:':
				return whole(until(';')) === 1;
			case 'i:':
				return whole(until(';'));
			case 'd:':
				return Number(until(';'));
			case 's:': {
				const length = whole(until(':"'));
				const piece = bytes.toString('utf8', at, at + length);
				at += length;
				expect('";');
				return piece;
			}
			case 'a:': {
				const count = whole(until(':{'));
				const map = new Map<string, unknown>();
				for (let index = 0; index < count; index++) map.set(String(value()), value());
				expect('}');
				return map;
			}
			default:
				throw new Error('unknown type');
		}
	};
	const result = value();
	if (at !== bytes.length) throw new Error('text behind the end');
	return result;
}
