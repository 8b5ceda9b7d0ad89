/** Payloads inside SOAP answers: base64 XML of the class tree. */
import { parser, type QualifiedTag, type Tag } from 'sax';
import type { SmartschoolGroup } from '../../sync/records/types';

/**
 * Class tree → flat list, parents before children.
 * @throws Error when the text is no such tree, or declares entities (refused: they can be abused).
 */
export function groupsFromXml(base64: string): SmartschoolGroup[] {
	const xml = Buffer.from(base64, 'base64').toString('utf8');
	if (!xml.trimStart().startsWith('<')) throw new Error('no XML');
	const groups: SmartschoolGroup[] = [];
	const open: Record<string, string>[] = [];
	const path: string[] = [];
	const sax = parser(true, { trim: false });
	const emitted = new Set<Record<string, string>>();
	const emit = (fields: Record<string, string>) => {
		if (emitted.has(fields)) return;
		emitted.add(fields);
		groups.push({
			code: (fields.code ?? '').trim(),
			name: (fields.name ?? '').trim(),
			type: fields.type?.trim() === 'K' ? 'K' : 'G',
			isOfficial: fields.isOfficial?.trim() === '1',
			adminNumber: (fields.adminNumber ?? '').trim(),
			instituteNumber: (fields.instituteNumber ?? '').trim(),
			parentCode: (open.at(-2)?.code ?? '').trim(),
		});
	};
	sax.ondoctype = () => {
		throw new Error('a document type is not accepted');
	};
	sax.onerror = (error) => {
		throw error;
	};
	sax.onopentag = ({ name }: Tag | QualifiedTag) => {
		if (name === 'children' && open.length > 0) emit(open.at(-1)!);
		if (name === 'group') open.push({});
		path.push(name);
	};
	const take = (text: string) => {
		const [parent, field] = path.slice(-2);
		if (parent === 'group' && field !== undefined && field !== 'group') open.at(-1)![field] = (open.at(-1)![field] ?? '') + text;
	};
	sax.ontext = take;
	sax.oncdata = take;
	sax.onclosetag = (name) => {
		path.pop();
		if (name !== 'group') return;
		emit(open.at(-1)!);
		open.pop();
	};
	sax.write(xml).close();
	return groups;
}
