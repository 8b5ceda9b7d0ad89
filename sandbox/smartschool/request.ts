/** Reads a call out of an envelope, as tolerant as the platform is known to be. */
import { parser } from 'sax';
import { OPERATIONS } from './operations';
import type { Args } from './table';

export interface Call {
	name: string;
	accesscode: string;
	args: Args;
}

/** The first element in the Body, whatever its prefix and namespace. Undefined for text that is no such XML. */
export function readCall(body: string): Call | undefined {
	const local = (tag: string): string => tag.slice(tag.indexOf(':') + 1);
	const sent: { name: string; value: string; nil: boolean }[] = [];
	const path: string[] = [];
	let name: string | undefined;
	let broken = false;
	const sax = parser(true);
	sax.onerror = () => {
		broken = true;
		sax.resume();
	};
	// A document type could define entities; the platform has no use for it.
	sax.ondoctype = () => void (broken = true);
	sax.onopentag = ({ name: tag, attributes }) => {
		path.push(local(tag));
		if (path.length === 3 && path[1] === 'Body') name ??= path[2];
		if (path.length === 4 && path[2] === name) sent.push({ name: path[3]!, value: '', nil: Object.entries(attributes).some(([key, value]) => local(key) === 'nil' && ['1', 'true'].includes(String(value))) });
	};
	const take = (text: string): void => {
		const last = sent.at(-1);
		if (path.length === 4 && path[2] === name && last) last.value += text;
	};
	sax.ontext = take;
	sax.oncdata = take;
	sax.onclosetag = () => void path.pop();
	sax.write(body).close();
	if (broken || name === undefined) return undefined;

	const known = ['accesscode', ...(Object.hasOwn(OPERATIONS, name) ? OPERATIONS[name]!.args : [])];
	// PHP goes by name as soon as one name matches, and by place otherwise.
	const byName = sent.some((each) => known.includes(each.name));
	const values = Object.fromEntries(sent.flatMap((each, index) => {
		const key = byName ? each.name : known[index];
		return key === undefined || each.nil || !known.includes(key) ? [] : [[key, each.value]];
	}));
	const { accesscode = '', ...args } = values;
	return { name, accesscode, args };
}
