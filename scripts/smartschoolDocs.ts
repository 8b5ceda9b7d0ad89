/** Writes the list of operations in docs/smartschool.md from the table that also makes the screens. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { OPERATIONS, RESOURCES, type Operation } from '../services/smartschool/operations';

export const FILE = path.join(__dirname, '..', 'docs', 'smartschool.md');
const BEGIN = '<!-- operations: made by `npm run docs` -->';
const END = '<!-- end of operations -->';

const ACCESS = { read: 'reads', write: '**writes**', dangerous: '**cannot be undone**' } as const;
const REPEAT = { read: 'up to 3×', absolute: 'once more after a lost connection', never: 'sent once' } as const;

const labels = (args: Operation['args'], optional: boolean): string => args.filter(({ need }) => (need === 'optional') === optional).map(({ label }) => label).join(', ');

function row({ label, wsdl, text, args, access, repeat, onceWith = [], onceWithout = [] }: Operation): string {
	const more = labels(args, true);
	const conditions = [...onceWith.slice(0, 1).map(() => 'sent once with a password'), ...onceWithout.map(() => 'sent once without a date')];
	return `| ${label} | \`${wsdl}\` | ${text.replace(/\.$/, '')} | ${labels(args, false) || '–'}${more === '' ? '' : `; _optional:_ ${more}`} | ${ACCESS[access]} | ${[REPEAT[repeat], ...conditions].join('; ')} |`;
}

/** One table per resource, in the order of the screen. */
export function operationsText(): string {
	const parts = Object.entries(RESOURCES).map(([resource, label]) => [`### ${label}`, '', '| Operation | Function | What it does | Fields | Kind | When no answer comes |', '|---|---|---|---|---|---|', ...OPERATIONS.filter((each) => each.resource === resource).map(row), ''].join('\n'));
	return `${BEGIN}\n\n${parts.join('\n')}\n${END}`;
}

export function withOperations(text: string): string {
	const [before, rest] = text.split(BEGIN);
	const after = rest?.split(END)[1];
	if (after === undefined) throw new Error('docs/smartschool.md has lost the place of its list of operations');
	return `${before}${operationsText()}${after}`;
}

if (require.main === module) writeFileSync(FILE, withOperations(readFileSync(FILE, 'utf8')));
