/** PHP's `serialize` text, as far as Smartschool uses it: no objects. Lengths count bytes. */

type Value = string | number | boolean | null | Value[] | { [key: string]: Value };

const bytesOf = (text: string): number => Buffer.byteLength(text, 'utf8');

/** A list of rows with texts in them. */
export function toPhp(rows: readonly Readonly<Record<string, string>>[]): string {
	const text = (value: string) => `s:${bytesOf(value)}:"${value}";`;
	const row = (fields: Readonly<Record<string, string>>) => `a:${Object.keys(fields).length}:{${Object.entries(fields).map(([key, value]) => text(key) + text(value)).join('')}}`;
	return `a:${rows.length}:{${rows.map((each, index) => `i:${index};${row(each)}`).join('')}}`;
}

/**
 * Arrays whose keys are 0, 1, 2 … become lists.
 * @throws Error when the text is no such text, or holds an object
 */
export function fromPhp(serialized: string): Value {
	const bytes = Buffer.from(serialized, 'utf8');
	let at = 0;
	const until = (mark: string): string => {
		const end = bytes.indexOf(mark, at);
		if (end < 0) throw new Error('cut off');
		const text = bytes.toString('utf8', at, end);
		at = end + mark.length;
		return text;
	};
	const expect = (mark: string) => {
		if (bytes.toString('latin1', at, at + mark.length) !== mark) throw new Error(`no “${mark}”`);
		at += mark.length;
	};
	const value = (depth: number): Value => {
		if (depth > 20) throw new Error('too deep');
		const kind = bytes.toString('latin1', at, at + 2);
		at += 2;
		if (kind === 'N;') return null;
		if (kind === 'b:') return until(';') === '1';
		if (kind === 'i:' || kind === 'd:') return Number(until(';'));
		if (kind === 's:') {
			const length = Number(until(':'));
			expect('"');
			if (!(at + length <= bytes.length)) throw new Error('cut off');
			const text = bytes.toString('utf8', at, at + length);
			at += length;
			expect('";');
			return text;
		}
		if (kind !== 'a:') throw new Error('a kind that is not accepted');
		const count = Number(until(':'));
		expect('{');
		const entries: [string, Value][] = [];
		for (let index = 0; index < count; index++) entries.push([String(value(depth + 1)), value(depth + 1)]);
		expect('}');
		return entries.every(([key], index) => key === String(index)) ? entries.map(([, each]) => each) : Object.fromEntries(entries);
	};
	return value(0);
}
