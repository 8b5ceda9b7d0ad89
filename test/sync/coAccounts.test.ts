/** Families with a fixed outcome: who gets which slot, what travels, what never does. */
import { DEFAULT_LIMITS } from '../../sync/plan/guards';
import { NO_LIMITS } from '../laws/tools';
import { EMPTY, Family, slotOf, type Relation } from '../laws/family';

const relation = (id: string, type: string, voornaam: string, more: Partial<Relation> = {}): Relation => ({ id, type, naam: `Van ${voornaam}`, voornaam, lpv: 0, email: `${voornaam.toLowerCase()}@example.org`, gsm: `0470 00 00 ${id.padStart(2, '0')}`, telefoon: '', ...more });
const MAMA = relation('11', 'Moeder', 'Els', { lpv: 1 });
const PAPA = relation('12', 'Vader', 'Tom', { lpv: 2 });
const FOUR = [relation('13', 'Plusvader', 'Jan'), relation('14', 'Plusmoeder', 'Mia'), relation('15', 'Grootvader', 'Fons'), relation('16', 'Grootmoeder', 'Jo')];
const EVERYBODY = { order: ['Vader', 'Moeder', 'Plusvader', 'Plusmoeder', 'Grootvader', 'Grootmoeder', 'Voogd'] };

const who = ({ slots }: Family): string[] => slots.map(({ voornaam, status, type }) => (voornaam === '' && type === '' ? '' : `${voornaam}${status === 'actief' ? '' : ' uit'}`));
const told = (plan: { review: { soort: string; veld: string; nieuw: boolean }[] }): string[] => plan.review.filter(({ nieuw }) => nieuw).map(({ soort, veld }) => `${soort} ${veld}`).sort();
const family = async (relations: Relation[], settings = {}): Promise<Family> => {
	const made = new Family(settings);
	made.relations = relations;
	await made.run();
	return made;
};
/** Nothing is written or stored any more. */
const quiet = async (it: Family): Promise<void> => {
	await it.run();
	expect([it.ops, it.commits]).toEqual([[], 0]);
};

describe('who gets which slot', () => {
	test('LPV 1 in slot 1, LPV 2 in slot 2, whatever their order in Informat', async () => {
		const it = await family([PAPA, MAMA]);
		expect(who(it)).toEqual(['Els', 'Tom', '', '', '', '']);
		expect(it.slots[0]).toMatchObject({ type: 'Moeder', naam: 'Van Els', email: 'els@example.org', gsm: '0470 00 00 11', telefoon: '', status: 'actief' });
		await quiet(it);
	});

	test('one parent; a deceased one never gets a slot', async () => {
		expect(who(await family([MAMA, { ...PAPA, lpv: 0, overleden: true }]))).toEqual(['Els', '', '', '', '', '']);
	});

	test('six relations by the school’s order; the seventh is told once', async () => {
		const it = await family([...FOUR, PAPA, MAMA], EVERYBODY);
		expect(who(it)).toEqual(['Els', 'Tom', 'Jan', 'Mia', 'Fons', 'Jo']);
		it.relations = [...it.relations, relation('10', 'Voogd', 'Bea')];
		expect(told(await it.run())).toEqual(['coAccount Co-account']);
		expect(told(await it.run())).toEqual([]);
		expect(who(it)).toEqual(['Els', 'Tom', 'Jan', 'Mia', 'Fons', 'Jo']);
	});

	test('without the school’s word only LPVs, parents, guardians and foster parents get one', async () => {
		const it = await family([MAMA, ...FOUR]);
		expect(who(it)).toEqual(['Els', '', '', '', '', '']);
		expect(it.plan().summary.coAccounts).toMatchObject({ gekoppeld: 1, nietGewenst: 4 });
	});

	test('a swap of the LPVs moves nobody', async () => {
		const it = await family([MAMA, PAPA]);
		it.relations = [{ ...MAMA, lpv: 2 }, { ...PAPA, lpv: 1 }];
		await quiet(it);
		expect(who(it)).toEqual(['Els', 'Tom', '', '', '', '']);
	});

	test('an unknown kind of relation waits, and the school’s own row maps it', async () => {
		const odd = relation('20', 'Trajectcoach', 'Rik', { lpv: 1 });
		const it = new Family();
		it.relations = [odd];
		expect(told(await it.run())).toEqual(['unknownCode Co-account']);
		expect(it.ops).toEqual([]);
		const mapped = await family([odd], { types: { Trajectcoach: 'Studiecoach' }, order: ['Trajectcoach'] });
		expect(mapped.slots[0]).toMatchObject({ type: 'Studiecoach', voornaam: 'Rik' });
		await quiet(mapped);
	});
});

describe('who is there already', () => {
	test('is known by e-mail, then by name, and stays where it is', async () => {
		const it = new Family();
		it.relations = [MAMA, PAPA];
		it.slots[4] = slotOf(MAMA, { naam: 'Van Elsie', gsm: '0470 00 00 11' });
		it.slots[5] = slotOf(PAPA, { email: '' });
		await it.run();
		expect(who(it)).toEqual(['', '', '', '', 'Els', 'Tom']);
		expect(it.slots[4]!.naam).toBe('Van Els');
		expect(it.slots[5]!.email).toBe('tom@example.org');
		await quiet(it);
	});

	test('two parents with one e-mail are told apart by name', async () => {
		const it = new Family();
		it.relations = [{ ...MAMA, email: 'gezin@example.org' }, { ...PAPA, email: 'gezin@example.org' }];
		it.slots[0] = slotOf(it.relations[1]!);
		it.slots[1] = slotOf(it.relations[0]!);
		await it.run();
		expect(it.ops).toEqual([]);
		expect(who(it)).toEqual(['Tom', 'Els', '', '', '', '']);
	});

	test('somebody who is not in Informat is left alone and told once', async () => {
		const it = new Family();
		it.relations = [MAMA];
		it.slots[0] = { ...EMPTY, type: 'Vader', naam: 'Vreemd', voornaam: 'Iemand', email: 'iemand@example.be', status: 'actief' };
		const before = { ...it.slots[0] };
		expect(told(await it.run())).toEqual(['coAccount Co-account 1']);
		expect(it.slots[0]).toEqual(before);
		expect(who(it)).toEqual(['Iemand', '', 'Els', '', '', '']);
		await quiet(it);
	});

	test('an e-mail of one and a name of another is nobody’s: a person decides, and no second slot is made', async () => {
		const it = new Family();
		it.relations = [MAMA, PAPA];
		it.slots[2] = slotOf(PAPA, { email: MAMA.email });
		expect(told(await it.run())).toEqual(['correlation Co-account 3']);
		expect(it.ops).toEqual([]);
	});

	test('a slot of the school itself is never touched, also when it bears a relation’s name', async () => {
		const it = new Family();
		it.relations = [MAMA, PAPA];
		it.slots[2] = slotOf(PAPA, { type: 'Ondersteuner' });
		const before = { ...it.slots[2] };
		await it.run();
		expect(it.slots[2]).toEqual(before);
		expect(who(it)).toEqual(['Els', '', 'Tom', '', '', '']);
	});
});

describe('access that ends', () => {
	test('deceased: switched off first, then nothing else; again when somebody switches it on', async () => {
		const it = await family([MAMA, PAPA]);
		it.relations = [{ ...MAMA, email: 'nieuw@example.org' }, { ...PAPA, overleden: true, email: 'ander@example.org' }];
		await it.run();
		expect(it.writes).toEqual([{ nr: 2, field: 'status', value: 'niet actief' }, { nr: 1, field: 'email', value: 'nieuw@example.org' }]);
		await quiet(it);
		for (let time = 0; time < 3; time++) {
			it.slots[1]!.status = 'actief tot en met 2027/08/31';
			await it.run();
			expect(it.slots[1]!.status).toBe('niet actief');
		}
	});

	test('gone from Informat: off at once, emptied only after a while and an approval', async () => {
		const it = await family([MAMA, PAPA]);
		it.relations = [MAMA];
		await it.run();
		expect(it.writes).toEqual([{ nr: 2, field: 'status', value: 'niet actief' }]);
		it.today = '2026-11-24';
		const plan = it.plan(undefined, { limits: DEFAULT_LIMITS });
		expect(plan.summary.vastgehouden).toMatchObject([{ scope: 'coAccountRemove', count: 1 }]);
		expect(plan.changes).toEqual([]);
		const approved = it.plan(undefined, { limits: DEFAULT_LIMITS, approval: plan.summary.goedkeuring });
		const done = await it.apply(approved.changes[0]!);
		expect(it.ops.at(-1)).toBe('removeCoAccount');
		it.rows.set(done.row.key, done.row.state);
		expect(who(it)).toEqual(['Els', '', '', '', '', '']);
		await it.run();
		await quiet(it);
	});

	test('typed anew in Informat under another id: recognised, not switched off', async () => {
		const it = await family([MAMA, PAPA]);
		it.relations = [MAMA, { ...PAPA, id: '99' }];
		await it.run();
		expect(it.ops).toEqual([]);
		await quiet(it);
	});

	test('access taken by the school’s list', async () => {
		const it = await family([MAMA, PAPA]);
		it.settings.noAccess = [{ leerlingnummer: '900001', relatie: 'Tom Van Tom' }];
		await it.run();
		expect(it.writes).toEqual([{ nr: 2, field: 'status', value: 'niet actief' }]);
		it.settings.noAccess = [];
		await it.run();
		expect(it.writes).toEqual([{ nr: 2, field: 'status', value: 'actief' }]);
		await quiet(it);
	});

	test('more than the limit waits, but not what the school itself typed', async () => {
		const it = await family([MAMA, PAPA, ...FOUR], EVERYBODY);
		it.relations = [MAMA, PAPA];
		it.settings.noAccess = [{ leerlingnummer: '900001', relatie: 'Vader' }];
		it.settings.limits = { ...NO_LIMITS, scopes: { coAccountBlock: { percent: 0, count: 3 } } };
		const plan = await it.run();
		expect(plan.summary.vastgehouden).toMatchObject([{ scope: 'coAccountBlock', count: 4 }]);
		expect(it.writes).toEqual([{ nr: 2, field: 'status', value: 'niet actief' }]);
		expect(it.plan(undefined, { calendar: 'closed' }).changes).toEqual([]);
	});

	test('switched off or emptied by hand in Smartschool: told once, never undone', async () => {
		const it = await family([MAMA, PAPA]);
		it.slots[0]!.status = 'niet actief';
		it.slots[1] = { ...EMPTY };
		expect(told(await it.run())).toEqual(['coAccount Co-account', 'difference Co-account 1: Status (access)']);
		expect(told(await it.run())).toEqual([]);
		await quiet(it);
		it.slots[3] = { ...EMPTY, naam: PAPA.naam, voornaam: PAPA.voornaam };
		await it.run();
		expect(it.slots[3]).toMatchObject({ type: 'Vader', email: PAPA.email });
	});
});

describe('values', () => {
	test('a parent’s own edit goes to the to-do list, and a verified e-mail is never overwritten', async () => {
		const it = await family([MAMA, PAPA]);
		it.slots[0]!.gsm = '0471 11 11 11';
		expect(told(await it.run())).toEqual(['todo Co-account 1: Gsm (mobile)']);
		await quiet(it);
		it.slots[1]!.bevestigd = true;
		it.relations = [{ ...MAMA, gsm: '0471111111' }, { ...PAPA, email: 'tom@work.example' }];
		expect(told(await it.run())).toEqual(['done Co-account 1: Gsm (mobile)', 'todo Co-account 2: E-mail (e-mail)']);
		expect(it.slots[1]!.email).toBe('tom@example.org');
		await quiet(it);
	});

	test('lines of the to-do list say where to type, and close when Informat has the value or the reason is gone', async () => {
		const it = await family([MAMA, PAPA]);
		it.slots[0]!.gsm = '0471 11 11 11';
		it.slots[1]!.bevestigd = true;
		it.relations = [MAMA, { ...PAPA, email: 'tom@work.example' }];
		const { review } = await it.run();
		expect(review.map(({ veld, taak }) => [veld, taak])).toEqual([
			['Co-account 2: E-mail (e-mail)', { leerling: 'Noor Peeters', klas: '', oudeWaarde: 'tom@work.example', nieuweWaarde: 'tom@example.org', waar: 'Informat › Leerlingen › Consulteren › de leerling › tabblad Relaties › Tom Van Tom (Vader)' }],
			['Co-account 1: Gsm (mobile)', expect.objectContaining({ nieuweWaarde: '0471 11 11 11', waar: 'Informat › Leerlingen › Consulteren › de leerling › tabblad Relaties › Els Van Els (Moeder)' })],
		]);
		await quiet(it);
		it.relations = [{ ...MAMA, gsm: '0471 11 11 11' }, PAPA];
		const closed = await it.run();
		expect(closed.review.map(({ soort, key }) => [soort, key]).sort()).toEqual(review.map(({ key }) => ['done', key]).sort());
		await quiet(it);
		it.slots[0]!.email = 'mama@nieuw.example';
		await it.run();
		it.slots[0]!.email = MAMA.email;
		expect((await it.run()).review.map(({ soort }) => soort)).toEqual(['done']);
		await quiet(it);
	});

	test('the update for Informat names one relation by its kind; two of a kind go to the to-do list', async () => {
		const channel = { standard: 'update' as const, units: {} };
		const it = await family([MAMA, PAPA], { channel });
		it.slots[0]!.email = 'mama@nieuw.example';
		const { changes } = await it.run();
		expect(changes[0]!.informat).toMatchObject({ relaties: [{ type: 14, naam: 'Van Els', voornaam: 'Els', email: 'mama@nieuw.example', gsm: '', telefoon: '' }] });
		const two = await family([MAMA, { ...PAPA, type: 'Moeder' }], { channel });
		two.slots[0]!.email = 'mama@nieuw.example';
		const plan = await two.run();
		expect(plan.changes).toEqual([]);
		expect(told(plan)).toEqual(['todo Co-account 1: E-mail (e-mail)']);
	});

	test('a co-account in Smartschool that was swapped by hand keeps its people', async () => {
		const it = await family([MAMA, PAPA]);
		it.slots = [it.slots[1]!, it.slots[0]!, ...it.slots.slice(2)];
		await it.run();
		expect(it.ops).toEqual([]);
		expect(who(it)).toEqual(['Tom', 'Els', '', '', '', '']);
		await quiet(it);
	});
});

describe('passwords', () => {
	test('off by default; on, once for who is new, never for who was there', async () => {
		expect((await family([MAMA])).passwords).toEqual([]);
		const it = new Family({ passwords: true });
		it.relations = [MAMA, PAPA];
		it.slots[0] = slotOf(MAMA);
		await it.run();
		expect(it.passwords).toEqual([2]);
		expect(it.ops.slice(-2)).toEqual(['savePassword', 'forcePasswordReset']);
		await quiet(it);
	});
});

test('a row of six co-accounts stays under 1 KB', async () => {
	const it = await family([...FOUR, PAPA, MAMA].map((each) => ({ ...each, telefoon: '050 12 34 56' })), { ...EVERYBODY, passwords: true });
	for (const state of it.rows.values()) expect(state.length).toBeLessThan(1024);
});
