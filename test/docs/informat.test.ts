/** The manual's lists of operations are made from the table; `UPDATE_DOCS=1` writes them anew. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { CALLS, RESOURCES, type InformatCall } from '../../services/informat/calls';
import { CODES } from '../../services/informat/codes';

const DOCS = path.join(__dirname, '..', '..', 'docs');
const PART = /(<!-- operations -->\n)[^]*?(<!-- \/operations -->)/;

const NAMES: Record<InformatCall['service'], string> = { students: 'pupils', push: 'push', personnel: 'staff', xml: 'XML', xmlVkso: 'XML (user names)' };

function table(head: readonly string[], cells: (call: InformatCall) => readonly string[]): string {
	const rows = Object.entries(RESOURCES).flatMap(([resource, shown]) => CALLS.filter((call) => call.resource === resource).map((call, index) => [index === 0 ? shown : '', ...cells(call)]));
	return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n').concat('\n');
}

const TABLES: Record<string, string> = {
	'informat.md': table(['Resource', 'Operation', 'Call', 'Right', 'Writes'], ({ label, service, method, path: where, scope, derive, writes }) => [
		`${label.en} (${label.nl})`, `${NAMES[service]}: \`${service.startsWith('xml') ? where : `${method} ${where}`}\`${derive ? ', put together' : ''}`, scope === null ? 'XML login' : `\`${scope}\``, writes ? 'yes' : '',
	]),
	'informat-nl.md': table(['Onderdeel', 'Wat', 'Op het scherm', 'Recht', 'Schrijft'], ({ label, scope, writes }) => [label.nl, `*${label.en}*`, scope === null ? 'XML-gebruiker' : `\`${scope}\``, writes ? 'ja' : '']),
};

test.each(Object.keys(TABLES))('the operations in docs/%s are those of the table', (name) => {
	const file = path.join(DOCS, name);
	const text = readFileSync(file, 'utf8');
	const wanted = text.replace(PART, (_all, start: string, end: string) => `${start}${TABLES[name]}${end}`);
	if (process.env.UPDATE_DOCS) writeFileSync(file, wanted);
	else expect(text).toBe(wanted);
});

test('codes that the manual names have their sentence', () => {
	const text = Object.keys(TABLES).map((name) => readFileSync(path.join(DOCS, name), 'utf8')).join('');
	for (const [code] of text.matchAll(/\b(?:BR|MNA|DNF)\d{3}[A-C]?\b/g)) expect(Object.values(CODES).some((book) => code in book)).toBe(true);
});
