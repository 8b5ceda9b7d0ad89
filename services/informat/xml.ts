/** The XML services' answers → items. Handles the plain form, a SOAP envelope around it, and a .NET DataSet. */
import { parser } from 'sax';
import type { Json } from './clean';
import { shape, type Shape } from './shapes';

interface Element {
	name: string;
	text: string;
	/** `xsi:nil`. */
	nil: boolean;
	children: Element[];
}

const AROUND = /^(Envelope|Body|.*Response|.*Result|DataSet|diffgram|NewDataSet)$/i;

/** @throws Error when the text is no whole XML document */
export function parseXml(text: string): Element {
	const top: Element = { name: '', text: '', nil: false, children: [] };
	const open = [top];
	const reader = parser(true);
	reader.onopentag = ({ name, attributes }) => {
		const element: Element = { name: local(name), text: '', nil: Object.entries(attributes).some(([key, value]) => local(key) === 'nil' && /^(true|1)$/.test(String(value))), children: [] };
		open.at(-1)!.children.push(element);
		open.push(element);
	};
	reader.ontext = reader.oncdata = (part) => void (open.at(-1)!.text += part);
	reader.onclosetag = () => void open.pop();
	reader.onerror = (error) => {
		throw error;
	};
	reader.write(text.replace(/^\uFEFF/, '')).close();
	if (top.children.length !== 1 || open.length !== 1) throw new Error('no document');
	return top.children[0]!;
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/** @param item name of an item's element; '' = whatever stands in the list */
export function xmlItems(root: Element, item: string, known: Shape): Json[] {
	const wanted = item.toLowerCase();
	const found = wanted === '' ? [] : named(root, wanted);
	return (found.length > 0 ? found : listIn(root)).map((each) => objectOf(each, known));
}

export const xmlTruth = (root: Element): boolean => {
	const inside = root.children.length === 0 ? root : named(root, 'boolean')[0] ?? deepest(root);
	return /^\s*(true|1)\s*$/i.test(inside.text);
};

const deepest = (element: Element): Element => (element.children[0] ? deepest(element.children[0]) : element);

function named(element: Element, name: string): Element[] {
	return element.children.flatMap((each) => (each.name.toLowerCase() === name ? [each] : named(each, name)));
}

/** Through whatever stands around the list; the schema of a DataSet is no part of it. */
function listIn(element: Element): Element[] {
	if (!AROUND.test(element.name)) return element.children.filter(({ name }) => name !== 'schema');
	return element.children.filter(({ name }) => !/^(schema|Header)$/.test(name)).flatMap((each) => (AROUND.test(each.name) || /^ArrayOf/i.test(each.name) ? listIn(each) : [each]));
}

function objectOf(element: Element, known: Shape): Json {
	const out: Json = {};
	for (const child of element.children) {
		if (child.name === '__proto__') continue;
		const field = known.get(child.name.toLowerCase());
		if (field?.item !== undefined) {
			const inner = shape(field.shape!);
			out[child.name] = child.children.map((each) => objectOf(each, inner));
			continue;
		}
		const value = valueOf(child);
		if (!Object.hasOwn(out, child.name)) out[child.name] = value;
		else out[child.name] = [...(Array.isArray(out[child.name]) ? (out[child.name] as unknown[]) : [out[child.name]]), value];
	}
	return out;
}

function valueOf(element: Element): unknown {
	if (element.nil) return null;
	return element.children.length > 0 ? objectOf(element, shape('any')) : element.text;
}
