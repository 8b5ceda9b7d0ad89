/** Which calls a read takes: whole, or only who changed. */
import type { InformatClient } from '../../services/informat/client';
import { readAll, readChanges } from '../../services/informat/lists';

type Person = { persoonId: string };
const people = (...ids: (string | number)[]): Person[] => ids.map((id) => ({ persoonId: `p-${id}` }));

/** Answers from the given lists, and remembers what was asked. */
function client(answers: Record<string, Person[]>): { client: InformatClient; asked: string[] } {
	const asked: string[] = [];
	const answer = async (line: string) => {
		asked.push(line);
		return answers[line] ?? [];
	};
	const since = (changedSince?: string) => (changedSince ? ' changed' : '');
	const fake = {
		institutes: ['1', '2'],
		students: async (institute: string, _year: string, changedSince?: string) => await answer(`students ${institute}${since(changedSince)}`),
		registrations: async (institute: string, _year: string, changedSince?: string) => await answer(`registrations ${institute}${since(changedSince)}`),
		call: async (_call: unknown, institute: string, { persoonId }: { persoonId: string }) => {
			asked.push(`student ${institute} ${persoonId}`);
			return [{ persoonId }];
		},
	};
	return { client: fake as unknown as InformatClient, asked };
}

test('whole: two calls per institute', async () => {
	const { client: all, asked } = client({ 'students 1': people(1), 'registrations 1': people(1) });
	expect(await readAll(all, '2026-27')).toEqual({ volledig: true, lists: [{ instelnr: '1', students: people(1), registrations: people(1) }, { instelnr: '2', students: [], registrations: [] }] });
	expect(asked).toEqual(['students 1', 'registrations 1', 'students 2', 'registrations 2']);
});

test('nothing changed: two small calls per institute and no more', async () => {
	const { client: quiet, asked } = client({});
	expect(await readChanges(quiet, '2026-27', 'then')).toEqual({ volledig: false, lists: [{ instelnr: '1', students: [], registrations: [] }, { instelnr: '2', students: [], registrations: [] }] });
	expect(asked).toHaveLength(4);
});

test('somebody changed: the registrations of every institute come whole', async () => {
	const { client: some, asked } = client({ 'students 1 changed': people(1), 'registrations 1': people(1, 2), 'registrations 2': people(1) });
	expect((await readChanges(some, '2026-27', 'then')).lists).toEqual([{ instelnr: '1', students: people(1), registrations: people(1, 2) }, { instelnr: '2', students: [], registrations: people(1) }]);
	expect(asked.slice(4)).toEqual(['registrations 1', 'registrations 2']);
});

test('a few whose registration changed are asked one by one, many as one list', async () => {
	const few = client({ 'students 1 changed': people(1), 'registrations 1 changed': people(1, 2, 3) });
	expect((await readChanges(few.client, '2026-27', 'then')).lists[0]!.students).toEqual(people(1, 2, 3));
	expect(few.asked).toContain('student 1 p-2');
	const ids = Array.from({ length: 30 }, (_, index) => index);
	const many = client({ 'registrations 1 changed': people(...ids), 'students 1': people(...ids, 'other') });
	expect((await readChanges(many.client, '2026-27', 'then')).lists[0]!.students).toEqual(people(...ids));
	expect(many.asked.filter((line) => line.startsWith('student '))).toEqual([]);
});
