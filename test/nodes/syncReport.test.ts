/** Sync Report on n8n's own engine: each operation as a small workflow, and plain errors for what does not belong there. */
import { decisionsOf } from '../../nodes/FieldDirectionMerge/inputs';
import { run } from './run';

const make = async (resource: string, operation: string, items: object[], parameters: Record<string, string | number | boolean> = {}) => await run('syncReport', { resource, operation, ...parameters }, items, {});
const SUMMARY = { soort: 'samenvatting', modus: 'apply', plan: 'leeg', goedkeuring: '', goedkeuringen: [], goedgekeurd: false, goedkeuringProbleem: '', records: { ongewijzigd: 3 }, bewerkingen: {}, vastgehouden: [], verschillen: [] };

test('a run: with the summary alone, as after a run without changes', async () => {
	const { items, error } = await make('report', 'run', [SUMMARY], { name: 'standaard', quiet: true });
	expect(error).toBeUndefined();
	expect(items[0]!.json).toMatchObject({ stil: true, aanvraag: null, run: { modus: 'apply', ok: 'ja' }, slack: { blocks: expect.any(Array) } });
	expect(String(items[0]!.json.html)).toMatch(/^<!doctype html>/);
});
test('something else on its first input: which output belongs there', async () => {
	expect((await make('report', 'run', [{ soort: 'wijziging' }])).error?.message).toContain('must come from output “Summary”');
});
test('the day, the error and the watch', async () => {
	expect((await make('report', 'digest', [{}], { approvals: '[]', questions: '[{}]' })).items[0]!.json.onderwerp).toContain('Dagoverzicht');
	expect((await make('alarm', 'error', [{ execution: { error: { message: 'Informat does not answer' }, lastNodeExecuted: 'Informat lezen' }, workflow: { name: 'Koppeling' } }])).items[0]!.json.tekst).toContain('antwoordde niet');
	expect((await make('alarm', 'error', [{ trigger: { error: { message: 'x' } }, workflow: { name: 'Koppeling' } }], { language: 'en' })).items[0]!.json.onderwerp).toContain('Stopped: Koppeling');
	expect((await make('alarm', 'watch', [{}], { hours: 26 })).items[0]!.json).toMatchObject({ alarm: true, run: { modus: 'bewaking' } });
});
test('the pages and their answers', async () => {
	expect((await make('approval', 'approvalPage', [{}])).items[0]!.json).toMatchObject({ mag: false });
	const request = { plan: 'p1', status: 'gevraagd', wat: 'a\nb', codes: 'c1\nc2', vervalt: '2999-01-01' };
	expect((await make('approval', 'approvalPage', [request])).items[0]!.json).toMatchObject({ mag: true });
	expect((await make('approval', 'approvalAnswer', [{ mag: ['b'], naam: ' An ' }], { request: JSON.stringify(request) })).items[0]!.json).toEqual({ plan: 'p1', codes: 'c2', naam: 'An' });
	const question = { key: 'k', paar: 'a,b', eenheid: 'gsm', keuzes: 'informat laat', label: 'Noor', veld: 'Gsm', informat: '1', smartschool: '2', beslissing: '' };
	expect((await make('review', 'reviewPage', [question])).items[0]!.json).toMatchObject({ aantal: 1 });
	expect((await make('review', 'reviewAnswers', [{ 'keuze-k': 'Informat is juist', naam: 'An' }], { questions: JSON.stringify([question]) })).items[0]!.json).toMatchObject({ besluiten: [{ key: 'k', beslissing: 'informat' }], problemen: [] });
});
test('rows that are none: a sentence with the name of the field', async () => {
	expect((await make('report', 'digest', [{}], { approvals: 'x', questions: '[]' })).error?.message).toContain('“approvals” is not JSON');
	expect((await make('report', 'digest', [{}], { approvals: '{}', questions: '[]' })).error?.message).toContain('“approvals” must be a list');
});

test('decisions for the merge: text or list, empty rows left out, anything else a sentence', () => {
	const row = { id: 3, key: 'k', paar: 'a,b', beslissing: 'informat', waarde: null };
	const read = [{ key: 'k', paar: 'a,b', beslissing: 'informat', waarde: '' }];
	expect([decisionsOf([row, {}]), decisionsOf(JSON.stringify([row])), decisionsOf(''), decisionsOf('[{}]')]).toEqual([read, read, [], []]);
	expect(decisionsOf([{ key: 'k', paar: 'a,b' }])).toEqual([{ key: 'k', paar: 'a,b', beslissing: '', waarde: '' }]);
	for (const wrong of ['x', '{}', 5, null, [{ key: 1, paar: '' }], [{ key: 'k', paar: 'p', beslissing: 'alles' }]]) expect(() => decisionsOf(wrong)).toThrow('“Decisions” must be a list');
});
