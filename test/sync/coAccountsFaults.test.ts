/** Calls for co-accounts that fail, and a process that dies: the same slots are finished, and no password is sent twice (L15, L17). */
import { Family, type Relation } from '../laws/family';

const relation = (id: string, type: string, voornaam: string, lpv: number): Relation => ({ id, type, naam: `Van ${voornaam}`, voornaam, lpv, email: `${voornaam.toLowerCase()}@example.org`, gsm: `0470 00 00 ${id}`, telefoon: '' });
const MAMA = relation('11', 'Moeder', 'Els', 1);
const PAPA = relation('12', 'Vader', 'Tom', 2);
const who = ({ slots }: Family): string[] => slots.map(({ voornaam, status, type }) => (voornaam === '' && type === '' ? '' : `${voornaam}${status === 'actief' ? '' : ' uit'}`));
/** Nothing is written or stored any more. */
const quiet = async (it: Family): Promise<void> => {
	await it.run();
	expect([it.ops, it.commits]).toEqual([[], 0]);
};

test('whatever becomes of a password, it is never sent again', async () => {
	for (let at = 1; at <= 8; at++) {
		const it = new Family({ passwords: true });
		it.relations = [MAMA];
		it.fails.add(at);
		await it.run();
		it.fails.clear();
		for (let run = 0; run < 3; run++) await it.run();
		expect(it.passwords.length).toBeLessThanOrEqual(1);
		expect(who(it)).toEqual(['Els', '', '', '', '', '']);
		await quiet(it);
	}
});

test('killed before any call: the next runs finish the same slots', async () => {
	for (let at = 1; at <= 12; at++) {
		const it = new Family({ passwords: true });
		it.relations = [MAMA, PAPA];
		it.diesAt = at;
		await it.run().catch(() => undefined);
		it.diesAt = Infinity;
		for (let run = 0; run < 2; run++) await it.run();
		expect([at, ...who(it)]).toEqual([at, 'Els', 'Tom', '', '', '', '']);
		expect(it.passwords.filter((nr) => nr === 1).length).toBeLessThanOrEqual(1);
		await quiet(it);
	}
});
