/** Small XML payloads inside answers, as a tree. A document type is refused: its entities can be abused. */
import { parser } from 'sax';

export interface Element {
	name: string;
	/** Text and CDATA directly in it. */
	text: string;
	children: Element[];
}

const DEEPEST = 200;

/** @throws Error when the text is no well-formed XML, or declares a document type */
export function parseXml(xml: string): Element {
	const root: Element = { name: '', text: '', children: [] };
	const open = [root];
	const sax = parser(true, { trim: false });
	sax.ondoctype = () => {
		throw new Error('a document type is not accepted');
	};
	sax.onerror = (error) => {
		throw error;
	};
	sax.onopentag = ({ name }) => {
		if (open.length > DEEPEST) throw new Error('too deep');
		const element: Element = { name, text: '', children: [] };
		open.at(-1)!.children.push(element);
		open.push(element);
	};
	const take = (text: string) => void (open.at(-1)!.text += text);
	sax.ontext = take;
	sax.oncdata = take;
	sax.onclosetag = () => void open.pop();
	sax.write(xml).close();
	const [document] = root.children;
	if (!document) throw new Error('no XML');
	return document;
}

export const child = (element: Element | undefined, name: string): Element | undefined => element?.children.find((each) => each.name === name);
export const childrenOf = (element: Element | undefined, name: string): Element[] => element?.children.filter((each) => each.name === name) ?? [];
export const textOf = (element: Element | undefined, name: string): string => child(element, name)?.text.trim() ?? '';
