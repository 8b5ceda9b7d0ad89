/** The class tree inside an answer: base64 of an XML tree → flat list. */
import type { SmartschoolGroup } from '../../sync/records/types';
import { child, childrenOf, parseXml, textOf, type Element } from './xml';

export const xmlFromBase64 = (base64: string): Element => parseXml(Buffer.from(base64, 'base64').toString('utf8'));

/**
 * Parents before children, with the code of the parent. Children stand in a wrapper `children`, or directly in the group.
 * @throws Error when the text is no such tree, or declares entities
 */
export function flatTree(base64: string): { element: Element; parentCode: string }[] {
	const flat: { element: Element; parentCode: string }[] = [];
	const add = (parent: Element, parentCode: string) => {
		for (const element of [...childrenOf(parent, 'group'), ...childrenOf(child(parent, 'children'), 'group')]) {
			flat.push({ element, parentCode });
			add(element, textOf(element, 'code'));
		}
	};
	add(xmlFromBase64(base64), '');
	return flat;
}

export function groupsFromXml(base64: string): SmartschoolGroup[] {
	return flatTree(base64).map(({ element, parentCode }) => ({
		code: textOf(element, 'code'),
		name: textOf(element, 'name'),
		desc: textOf(element, 'desc'),
		untis: textOf(element, 'untis'),
		type: textOf(element, 'type') === 'K' ? 'K' : 'G',
		isOfficial: textOf(element, 'isOfficial') === '1',
		adminNumber: textOf(element, 'adminNumber'),
		instituteNumber: textOf(element, 'instituteNumber'),
		parentCode,
	}));
}
