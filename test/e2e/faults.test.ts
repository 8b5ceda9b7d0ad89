/** A source that cannot be believed stops the run before any write, with a message that says why and what to do. */
import type { Fault } from '../../sandbox/faults';
import { calls, end, go, goApproved, rehearsal, state, TABLES, type Rehearsal } from './setup';

jest.setTimeout(600_000);

let at: Rehearsal;
beforeAll(async () => {
	at = await rehearsal(60);
	await goApproved(at);
});
afterAll(async () => await end(at));

const CASES: [what: string, faults: Fault[], message: RegExp][] = [
	['an empty student list', [{ name: 'empty-students' }], /no pupils|no students/i],
	['a refused token (401) from Informat', [{ name: 'unauthorized-401', service: 'informat' }], /401|refuses|access/i],
	['a web page with status 200 from Informat', [{ name: 'html-200', service: 'informat' }], /web page.*(address|maintenance)/i],
	['a web page with status 200 from Smartschool', [{ name: 'html-200', service: 'smartschool' }], /web page.*(platform|maintenance)/i],
	['a SOAP fault', [{ name: 'soap-fault' }], /fault.*again later/i],
	['a wrong access code (8)', [{ name: 'wrong-access-code' }], /access code.*\(.*8/is],
	['an answer that breaks off', [{ name: 'truncated-body', service: 'smartschool' }], /not understood/i],
	['a lost connection', [{ name: 'timeout-before-effect', service: 'smartschool' }], /does not answer/i],
];

test.each(CASES)('%s', async (_what, faults, message) => {
	// A change that would be written if the run went on.
	const { informat } = await state(at);
	await fetch(`${at.school.control}/informat/students/${String(informat.students[0]!.pPersoon)}`, { method: 'PATCH', body: JSON.stringify({ naam: `Anders${Math.random()}` }) });
	const [before, rows] = [await state(at), await at.n8n.tableRows(TABLES.basis)];
	at.school.school.faults.set(faults);
	const execution = await go(at, { modus: 'uitvoeren' });
	at.school.school.faults.set([]);
	expect(execution.status).toBe('error');
	expect(execution.error).toMatch(message);
	expect(execution.error).toMatch(/Nothing (more )?was (changed|written)/);
	expect(calls(at, 'writes')).toEqual({});
	expect(await state(at)).toEqual(before);
	expect(await at.n8n.tableRows(TABLES.basis)).toEqual(rows);
	for (const secret of [at.school.accessCode, at.school.clientSecret]) {
		expect(execution.stored).not.toContain(secret);
		expect(at.n8n.log.join('')).not.toContain(secret);
	}
});

test('the next run, without fault, needs no one’s help', async () => {
	const execution = await go(at, { modus: 'uitvoeren' });
	expect(execution.status).toBe('success');
});
