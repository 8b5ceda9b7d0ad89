/** Reads a call out of an envelope, as tolerant as the platform is known to be. */
import { parser } from 'sax';
import { OPERATIONS } from './operations';
import type { Args } from './table';

export interface Call {
	name: string;
	accesscode: string;
	args: Args;
}

interface Element {
	name: string;
	text: string;
	nil: boolean;
	children: Element[];
}

const local = (tag: string): string => tag.slice(tag.indexOf(':') + 1);

/** The first element in the Body, whatever its prefix and namespace; undefined for text that is no such XML. */
function bodyElement(body: string): Element | undefined {
	const root: Element = { name: '', text: '', nil: false, children: [] };
	const path = [root];
	let broken = false;
	const sax = parser(true);
	sax.onerror = () => {
		broken = true;
		sax.resume();
	};
	// A document type could define entities; the platform has no use for it.
	sax.ondoctype = () => void (broken = true);
	sax.onopentag = ({ name, attributes }) => {
		const element: Element = { name: local(name), text: '', nil: Object.entries(attributes).some(([key, value]) => local(key) === 'nil' && ['1', 'true'].includes(String(value))), children: [] };
		path.at(-1)!.children.push(element);
		path.push(element);
	};
	sax.ontext = (text) => void (path.at(-1)!.text += text);
	sax.oncdata = (text) => void (path.at(-1)!.text += text);
	sax.onclosetag = () => void path.pop();
	sax.write(body).close();
	return broken ? undefined : root.children[0]?.children.find(({ name }) => name === 'Body')?.children[0];
}

const isPair = ({ children }: Element): boolean => children.length === 2 && children[0]!.name === 'key' && children[1]!.name === 'value';

/** An element with elements in it is an object, or a list when they all have the same name and elements of their own. PHP writes an object as pairs. */
function structure({ text, children }: Element): unknown {
	if (children.length === 0) return text;
	if (children.every(isPair)) return Object.fromEntries(children.map((pair) => [pair.children[0]!.text, structure(pair.children[1]!)]));
	const isList = children.every((child) => child.name === children[0]!.name && child.children.length > 0);
	return isList ? children.map(structure) : Object.fromEntries(children.map((child) => [child.name, structure(child)]));
}

/** What has a structure becomes the JSON text that the same argument may also be sent as. */
function textOf(elements: readonly Element[]): string {
	if (elements.every(({ children }) => children.length === 0)) return elements.at(-1)!.text;
	return JSON.stringify(elements.flatMap((element) => structure(element)));
}

export function readCall(body: string): Call | undefined {
	const operation = bodyElement(body);
	if (!operation) return undefined;
	const { name, children } = operation;
	const known = ['accesscode', ...(Object.hasOwn(OPERATIONS, name) ? OPERATIONS[name]!.args : [])];
	// PHP goes by name as soon as one name matches, and by place otherwise.
	const byName = children.some((each) => known.includes(each.name));
	const sent = new Map<string, Element[]>();
	for (const [index, element] of children.entries()) {
		const key = byName ? element.name : known[index];
		if (key !== undefined && known.includes(key) && !element.nil) sent.set(key, [...(sent.get(key) ?? []), element]);
	}
	const { accesscode = '', ...args } = Object.fromEntries([...sent].map(([key, elements]) => [key, textOf(elements)]));
	return { name, accesscode, args };
}
