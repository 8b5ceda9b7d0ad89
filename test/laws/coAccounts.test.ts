/**
 * Random families over a few years: no value of one parent ever in another one's slot, nobody ever moved, staff and
 * strangers untouched, a verified e-mail never overwritten, and a second run that does nothing.
 */
import fc from 'fast-check';
import { coAccountList } from '../../sync/records/coAccounts';
import { EMPTY, Family, slotOf, type Relation, type Slot } from './family';
import { holds } from './check';

const TYPES = ['Vader', 'Moeder', 'Plusvader', 'Plusmoeder', 'Grootvader', 'Grootmoeder', 'Voogd', 'Buurman'];
const SETTINGS = { order: ['Vader', 'Moeder', 'Voogd', 'Plusvader', 'Plusmoeder', 'Grootvader', 'Grootmoeder'] };
const FAMILIES = ['Peeters', 'De Wulf', 'Maes'];
const GIVEN = ['Els', 'Tom', 'Jan', 'Mia', 'Fons', 'Bea', 'Rik', 'Zoë'];

/** First names differ, so that everybody can be told apart; family names, addresses and numbers may be shared. */
const relations: fc.Arbitrary<Relation[]> = fc.uniqueArray(fc.integer({ min: 0, max: GIVEN.length - 1 }), { maxLength: 8 }).chain((chosen) => fc.tuple(...chosen.map((index) => fc.record({
	id: fc.constant(`r${index}`), voornaam: fc.constant(GIVEN[index]!), naam: fc.constantFrom(...FAMILIES), type: fc.constantFrom(...TYPES), lpv: fc.constantFrom(0, 0, 1, 2),
	email: fc.constantFrom('', `mail${index}@example.org`, `mail${index}@example.org`, 'gezin@example.org'), gsm: fc.constantFrom('', `0470 00 00 0${index}`, '0470 99 99 99'), telefoon: fc.constantFrom('', `050 11 11 1${index}`), overleden: fc.constantFrom(false, false, false, false, true),
}))));

type Sort = 'leeg' | 'zelf' | 'zelf, andere e-mail' | 'zelf, andere gsm' | 'vreemd' | 'personeel';
interface Start { sort: Sort; who: number; bevestigd: boolean; uit: boolean }
const starts: fc.Arbitrary<Start[]> = fc.array(fc.record({ sort: fc.constantFrom<Sort>('leeg', 'leeg', 'zelf', 'zelf, andere e-mail', 'zelf, andere gsm', 'vreemd', 'personeel'), who: fc.nat(7), bevestigd: fc.boolean(), uit: fc.boolean() }), { minLength: 6, maxLength: 6 });

type Edit =
	| { what: 'lpv'; who: number; lpv: number }
	| { what: 'email' | 'gsm' | 'telefoon' | 'naam'; side: 'informat' | 'smartschool'; who: number; value: string }
	| { what: 'weg' | 'overleden' | 'personeel'; who: number; value?: never; side?: never };
const edits: fc.Arbitrary<Edit[]> = fc.array(fc.oneof(
	fc.record({ what: fc.constant('lpv' as const), who: fc.nat(7), lpv: fc.constantFrom(0, 1, 2) }),
	fc.record({ what: fc.constantFrom('email', 'gsm', 'telefoon', 'naam'), side: fc.constantFrom('informat', 'smartschool'), who: fc.nat(7), value: fc.nat(9).map(String) }) as fc.Arbitrary<Edit>,
	fc.record({ what: fc.constantFrom('weg', 'overleden', 'personeel'), who: fc.nat(7) }) as fc.Arbitrary<Edit>,
), { maxLength: 6 });

type Owner = string | undefined;
const STRANGER = 'iemand anders';

/** A family with its slots, and who really is in each of them. */
function begin(list: Relation[], start: Start[]): { family: Family; owners: Owner[] } {
	const family = new Family({ ...SETTINGS });
	family.relations = list;
	const owners: Owner[] = [];
	for (const [index, { sort, who, bevestigd, uit }] of start.entries()) {
		const relation = list[who % Math.max(1, list.length)];
		const place = (slot: Slot, owner: Owner) => {
			family.slots[index] = { ...slot, bevestigd: bevestigd && slot.email !== '' };
			owners[index] = owner;
		};
		if (sort === 'vreemd') place({ ...EMPTY, type: 'Vader', naam: 'Verstraete', voornaam: `Onbekende${index}xx`, email: `vreemd${index}@example.be`, status: 'actief' }, STRANGER);
		else if (sort === 'personeel') place({ ...EMPTY, type: 'Ondersteuner', naam: 'Testaert', voornaam: 'Lieve', email: 'school@example.be', status: 'actief' }, STRANGER);
		else if (sort === 'leeg' || !relation || owners.includes(relation.id)) place({ ...EMPTY }, undefined);
		else place(slotOf(relation, { status: uit ? 'niet actief' : 'actief', ...(sort === 'zelf, andere e-mail' ? { email: `ander${index}@example.be` } : sort === 'zelf, andere gsm' ? { gsm: `0471 22 22 2${index}` } : {}) }), relation.id);
	}
	return { family, owners };
}

const own = ({ naam, voornaam, type, email, gsm, telefoon }: Relation): Record<string, string> => ({ naam, voornaam, type, email, mobielnummer: gsm, telefoonnummer: telefoon });

/** One run; every written value must be the slot's own relation's. */
async function runAndCheck(family: Family, owners: Owner[]): Promise<void> {
	const before = family.slots.map((slot) => ({ ...slot }));
	await family.run();
	for (let nr = 1; nr <= 6; nr++) {
		const written = family.writes.filter((each) => each.nr === nr);
		const [was, is] = [before[nr - 1]!, family.slots[nr - 1]!];
		if (owners[nr - 1] === STRANGER) expect(is).toEqual(was);
		if (was.bevestigd && was.email !== '' && !family.ops.includes('removeCoAccount')) expect(is.email).toBe(was.email);
		if (written.length > 0 && owners[nr - 1] === undefined) {
			const voornaam = written.find(({ field }) => field === 'voornaam')!.value;
			const relation = family.relations.find((each) => each.voornaam === voornaam)!;
			expect(relation.overleden).not.toBe(true);
			expect(owners).not.toContain(relation.id);
			owners[nr - 1] = relation.id;
		}
		const relation = family.relations.find(({ id }) => id === owners[nr - 1]);
		for (const { field, value } of written) {
			if (field === 'status') {
				if (!relation || relation.overleden) expect(value).toBe('niet actief');
			} else expect(value).toBe(own(relation!)[field]);
		}
	}
	for (const [index, slot] of family.slots.entries()) if (slot.naam === '' && slot.type === '' && slot.voornaam === '') owners[index] = undefined;
	const blocks = family.writes.map(({ field, value }) => field === 'status' && value === 'niet actief');
	expect(blocks.lastIndexOf(true)).toBe(blocks.filter(Boolean).length - 1);
}

function edit(family: Family, owners: Owner[], change: Edit): void {
	const list = family.relations;
	if (list.length === 0) return;
	const at = change.who % list.length;
	const relation = list[at]!;
	const slot = owners.indexOf(relation.id);
	const put = (more: Partial<Relation>) => (family.relations = list.map((each, index) => (index === at ? { ...each, ...more } : each)));
	if (change.what === 'lpv') put({ lpv: change.lpv });
	else if (change.value !== undefined) {
		const value = { email: `nieuw${change.value}${relation.id}@example.org`, gsm: `0472 33 ${change.value}0 0${at}`, telefoon: `051 22 ${change.value}0 0${at}`, naam: `Anders${change.value}` }[change.what];
		if (change.side === 'informat') put({ [change.what]: value });
		else if (slot >= 0) family.slots[slot] = { ...family.slots[slot]!, [change.what]: value };
	} else if (change.what === 'weg') family.relations = list.filter((each) => each !== relation);
	else if (change.what === 'overleden') put({ overleden: true });
	else {
		const index = change.who % 6;
		family.slots[index] = { ...EMPTY, type: 'Interimaris', naam: 'Testaert', voornaam: 'Bo', status: 'actief' };
		owners[index] = STRANGER;
	}
}

test('over any history no value of one relation comes into the slot of another one, and everybody keeps his own', async () => {
	await holds(fc.tuple(relations, starts, fc.array(edits, { maxLength: 4 })), 150, async ([list, start, years]) => {
		const { family, owners } = begin(list, start);
		await runAndCheck(family, owners);
		for (const changes of years) {
			for (const change of changes) edit(family, owners, change);
			await runAndCheck(family, owners);
		}
		const placed = owners.filter((owner) => owner !== undefined && owner !== STRANGER);
		expect(new Set(placed).size).toBe(placed.length);
	});
});

test('a second run writes nothing; once absence has been counted it stores nothing either', async () => {
	await holds(fc.tuple(relations, starts, edits), 120, async ([list, start, changes]) => {
		const { family, owners } = begin(list, start);
		family.settings.remove = false;
		await family.run();
		for (const change of changes) edit(family, owners, change);
		await family.run();
		for (let again = 0; again < 3; again++) await family.run();
		expect([family.ops, family.commits]).toEqual([[], 0]);
	});
});

test('the order in which Informat tells the relations changes nothing', async () => {
	await holds(fc.tuple(relations, starts, fc.infiniteStream(fc.nat())), 100, ([list, start, numbers]) => {
		const { family } = begin(list, start);
		const shuffled = (all: Relation[]): Relation[] => all.map((each) => [numbers.next().value as number, each] as const).sort(([x], [y]) => x - y).map(([, each]) => each);
		expect(JSON.stringify(family.plan(shuffled))).toBe(JSON.stringify(family.plan()));
	});
});

test('a swap of the LPVs alone moves nobody', async () => {
	await holds(fc.tuple(relations, starts), 100, async ([list, start]) => {
		const { family } = begin(list, start);
		for (let run = 0; run < 3; run++) await family.run();
		const before = JSON.stringify(family.slots);
		const placed = new Set(family.slots.map(({ voornaam }) => voornaam));
		family.relations = family.relations.map((each) => (placed.has(each.voornaam) ? { ...each, lpv: each.lpv === 0 ? 0 : 3 - each.lpv } : each));
		await family.run();
		expect(JSON.stringify(family.slots)).toBe(before);
	});
});

test('a preview plans what the real run does, and keeps it to itself', async () => {
	await holds(fc.tuple(relations, starts), 100, ([list, start]) => {
		const { family } = begin(list, start);
		const [preview, real] = [family.plan(undefined, { mode: 'preview' }), family.plan()];
		expect(preview.summary.plan).toBe(real.summary.plan);
		expect(preview.summary.verschillen).toEqual(real.summary.verschillen);
		expect([preview.changes, preview.baseline]).toEqual([[], []]);
	});
});

test('no name, address or number stands in a row, in the summary or in a diff', async () => {
	await holds(fc.tuple(relations, starts), 100, async ([list, start]) => {
		const { family } = begin(list, start);
		const { summary } = await family.run();
		const text = JSON.stringify([[...family.rows], summary]);
		for (const { naam, email, gsm } of list) for (const value of [naam, email, gsm]) if (value.length > 4) expect(text).not.toContain(value);
	});
});

test('a platform that tells no co-accounts is not read as one where nobody is in', () => {
	expect(coAccountList({ gebruikersnaam: 'noor' })).toBeUndefined();
});
