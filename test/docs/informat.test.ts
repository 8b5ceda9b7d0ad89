/** The manual's list of operations is made from the table; `UPDATE_DOCS=1` writes it anew. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { CALLS, RESOURCES, type InformatCall } from '../../services/informat/calls';
import { CODES } from '../../services/informat/codes';

const FILE = path.join(__dirname, '..', '..', 'docs', 'informat.md');
const PART = /(<!-- operations -->\n)[^]*?(<!-- \/operations -->)/;

const NAMES: Record<InformatCall['service'], string> = { students: 'pupils', push: 'push', personnel: 'staff', xml: 'XML', xmlVkso: 'XML (user names)' };

function list(): string {
	const rows = Object.entries(RESOURCES).flatMap(([resource, shown]) =>
		CALLS.filter((call) => call.resource === resource).map(({ label, service, method, path: where, scope, derive, writes }, index) =>
			`| ${index === 0 ? shown : ''} | ${label.en} (${label.nl}) | ${NAMES[service]}: \`${service.startsWith('xml') ? where : `${method} ${where}`}\`${derive ? ', put together' : ''} | ${scope === null ? 'XML login' : `\`${scope}\``} | ${writes ? 'yes' : ''} |`));
	return ['| Resource | Operation | Call | Right | Writes |', '|---|---|---|---|---|', ...rows, ''].join('\n');
}

test('the operations in docs/informat.md are those of the table', () => {
	const text = readFileSync(FILE, 'utf8');
	const wanted = text.replace(PART, (_all, start: string, end: string) => `${start}${list()}${end}`);
	if (process.env.UPDATE_DOCS) writeFileSync(FILE, wanted);
	else expect(text).toBe(wanted);
});

test('codes that the manual names have their sentence', () => {
	for (const [code] of readFileSync(FILE, 'utf8').matchAll(/\b(?:BR|MNA|DNF)\d{3}[A-C]?\b/g)) expect(Object.values(CODES).some((book) => code in book)).toBe(true);
});
