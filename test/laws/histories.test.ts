/** Laws over random histories of a small school: people edit on both sides, runs follow each other, break off and go on. */
import fc from 'fast-check';
import { STANDARD } from '../../sync/fields/standard';
import type { UnitDef } from '../../sync/fields/types';
import { emptyState, packState, unpackState } from '../../sync/plan/state';
import type { Plan } from '../../sync/plan/plan';
import { KINDS } from '../../sync/values/kinds';
import { holds } from './check';
import { contactEdit, days, faultPlan, happen, start, TWO_WAY, worldOf, type Event } from './history';
import { hash } from './tools';
import { common, Crash, World } from './world';

const UPDATES = { firstRun: 'review', channel: { standard: 'update', units: {} } } as const;

async function live(world: World, history: Event[][], each?: (world: World, plan: Plan, before: World) => void | Promise<void>): Promise<void> {
	for (const events of history) {
		for (const event of events) happen(world, event);
		const before = world.clone();
		const plan = await world.run(UPDATES);
		await each?.(world, plan, before);
	}
}

const history = fc.record({ start, days: days() });
const contacts = fc.record({ start, days: days(contactEdit, 5) });

const units = STANDARD.filter(({ record }) => record === 'leerling');
const oneWay = units.filter(({ direction, drift }) => direction === 'toSmartschool' && drift === 'enforce');

function print(pupil: string, field: string, value: string): string {
	const own = KINDS[units.find(({ id }) => id === field)!.fields[0]!.kind].own('smartschool', value);
	return own === '' ? '' : hash(`${hash(`leerling|${pupil}`)}|${field}|${own}`);
}

function pairs(world: World) {
	return [...world.pupils.values()].flatMap((pupil) => {
		const account = world.accountOf(pupil);
		return account && pupil.fields.einddatumInschrijving === '' ? [{ pupil, account }] : [];
	});
}
const equalUnit = (unit: UnitDef, a: Record<string, string | undefined>, b: Record<string, string>) => unit.fields.filter(({ id }) => !unit.writeOnly?.includes(id)).every(({ id }) => common('informat', id, a[id] ?? '') === common('smartschool', id, b[id] ?? ''));

test('L3 idempotence: after any history a second run makes no call and stores no row', async () => {
	await holds(history, 400, async ({ start: first, days: all }) => {
		const world = worldOf(first);
		await live(world, all);
		await world.run(UPDATES);
		expect(world.calls).toEqual([]);
		// A refusal that the last run heard of is told by this one; nothing else may be left to store.
		if (all.at(-1)!.some(({ does }) => does === 'refuse')) await world.run(UPDATES);
		expect([world.calls, world.commits]).toEqual([[], 0]);
	});
});

test('L2 quiet: when both sides are equal nothing is ever written', async () => {
	await holds(start, 200, async (first) => {
		const world = worldOf({ pupils: first.pupils, accounts: first.pupils.map((values) => ({ same: true, values })) });
		for (const pupil of world.pupils.values()) {
			pupil.fields.klascode = '3A';
			pupil.groups = world.accountOf(pupil)!.groups.filter((code) => code !== 'CLUB');
		}
		const plan = await world.run(UPDATES);
		expect(world.calls).toEqual([]);
		expect(plan.summary.plan).toBe('leeg');
	});
});

test('L3 with a platform that reshapes what it is sent (echo): the second run is quiet', async () => {
	const shapes = fc.constantFrom<(text: string) => string>((text) => text.toUpperCase(), (text) => text.toLowerCase(), (text) => text.normalize('NFD').replace(/\p{M}/gu, ''), (text) => text.replace(/[’']/g, ''), (text) => ` ${text.trim()} `, (text) => text.slice(0, 24));
	const reshaped = new Set(['naam', 'voornaam', 'extraVoornamen', 'geboorteplaats', 'huisdokter', 'adres.straat', 'adres.gemeente']);
	await holds(fc.tuple(history, shapes), 300, async ([{ start: first, days: all }, shape]) => {
		const world = worldOf(first);
		world.reshape = (text, field) => (reshaped.has(field) ? shape(text) : text);
		await live(world, all);
		await world.run(UPDATES);
		expect(world.calls).toEqual([]);
		await world.run(UPDATES);
		expect([world.calls, world.commits]).toEqual([[], 0]);
	});
});

test('L3 with a platform that makes something else of a value: it is restored once, then told to a person', async () => {
	await holds(start, 100, async (first) => {
		const world = worldOf(first);
		world.reshape = (text, field) => (field === 'naam' ? 'Onbekend' : text);
		await world.run(UPDATES);
		await world.run(UPDATES);
		const plan = await world.run(UPDATES);
		expect(world.calls).toEqual([]);
		expect(new Set(plan.review.map(({ soort }) => soort)).has('reshaped') || plan.review.length === 0).toBe(true);
		await world.run(UPDATES);
		expect([world.calls, world.commits]).toEqual([[], 0]);
	});
});

test('L4 convergence: what is not held or under review is equal in the way that its direction says', async () => {
	await holds(history, 300, async ({ start: first, days: all }) => {
		const world = worldOf(first);
		await live(world, all);
		const plan = world.plan({ ...UPDATES, mode: 'preview' });
		const reviewed = new Set(plan.review.map(({ label, veld }) => `${label} ${veld}`));
		for (const { pupil, account } of pairs(world)) {
			if (plan.review.some(({ label, soort }) => soort === 'correlation' && label === `leerling ${pupil.id}`)) continue;
			for (const unit of oneWay) {
				const empty = unit.fields.every(({ id }) => (pupil.fields[id] ?? '') === '');
				if (!empty && !reviewed.has(`leerling ${pupil.id} ${unit.label}`)) expect([pupil.id, unit.id, equalUnit(unit, pupil.fields, account.fields)]).toEqual([pupil.id, unit.id, true]);
			}
			for (const field of TWO_WAY) {
				const unit = units.find(({ id }) => id === field)!;
				if (reviewed.has(`leerling ${pupil.id} ${unit.label}`)) continue;
				const one = (pupil.fields[field] ?? '') === '' || account.fields[field] === '';
				expect([pupil.id, field, one || equalUnit(unit, pupil.fields, account.fields)]).toEqual([pupil.id, field, true]);
			}
		}
	});
});

test('L5 no lost update: what a person changed on a two-way field stays, unless a rule names the other side', async () => {
	await holds(contacts, 400, async ({ start: first, days: all }) => {
		const world = worldOf(first);
		await world.run(UPDATES);
		for (const events of all) {
			const was = world.clone();
			for (const event of events) happen(world, event);
			const then = world.clone();
			await world.run(UPDATES);
			for (const [id, pupil] of then.pupils) {
				const [before, now] = [was.pupils.get(id), world.pupils.get(id)!];
				const [accountThen, accountEdited, accountNow] = [before && was.accountOf(before), then.accountOf(pupil), world.accountOf(now)];
				for (const field of TWO_WAY) {
					expect(now.fields[field]).toBe(pupil.fields[field]); // Informat changes by a person's hand only
					const byParent = accountThen && accountEdited && common('smartschool', field, accountThen.fields[field]!) !== common('smartschool', field, accountEdited.fields[field]!);
					// What parents changed is what differs from the last agreement; what was never agreed and is empty now counts as blank.
					const { o } = unpackState(was.baseline.get(hash(`leerling|${id}`)) ?? packState(emptyState())).u[field] ?? {};
					const edited = accountEdited && (o === undefined ? accountEdited.fields[field] !== '' : print(id, field, accountEdited.fields[field]!) !== (typeof o === 'string' ? o : o[1]));
					if (byParent && edited) expect(accountNow!.fields[field]).toBe(accountEdited.fields[field]);
				}
			}
		}
	});
});

test('L6 direction safety: every write leads where its direction leads, whatever the school chooses', async () => {
	const directions = fc.array(fc.constantFrom('toSmartschool', 'toInformat', 'both', 'once', 'off'), { minLength: units.length, maxLength: units.length });
	await holds(fc.tuple(history, directions), 200, async ([{ start: first, days: all }, chosen]) => {
		const world = worldOf(first);
		const table = STANDARD.map((unit) => (unit.record !== 'leerling' || unit.list !== undefined || ['leerlingnummer', 'einddatumInschrijving', 'klas', 'naam', 'voornaam'].includes(unit.id) ? unit : { ...unit, direction: chosen[units.indexOf(unit)]! as UnitDef['direction'] }));
		world.table = table;
		const direction = new Map(table.map((unit) => [unit.id, unit.direction]));
		await live(world, all, (_world, plan) => {
			for (const { smartschool, informat } of plan.changes) {
				for (const { unit } of smartschool?.writes ?? []) expect(['toSmartschool', 'both', 'once']).toContain(direction.get(unit.split('/')[0]!));
				for (const { unit } of informat?.writes ?? []) expect(['toInformat', 'both']).toContain(direction.get(unit));
			}
		});
	});
});

test('L7 minimality: per record one saveUser, one call per changed parameter, one move; unchanged records none', async () => {
	await holds(history, 300, async ({ start: first, days: all }) => {
		await live(worldOf(first), all, (world, plan) => {
			const perRecord = new Map<string, string[]>();
			for (const { op, key } of world.calls) {
				const args = key.startsWith('{') ? (JSON.parse(key) as Record<string, string>) : { internnumber: key };
				const who = args.userIdentifier ?? args.internnumber ?? args.username ?? args.code ?? key;
				perRecord.set(who, [...(perRecord.get(who) ?? []), op === 'saveUserParameter' ? `${op} ${args.paramName}` : op === 'removeUserFromGroup' ? `${op} ${args.class}` : op]);
			}
			for (const calls of perRecord.values()) expect(new Set(calls).size).toBe(calls.length);
			expect(perRecord.size).toBeLessThanOrEqual(plan.changes.length + plan.changes.filter(({ informat }) => informat).length);
		});
	});
});

test('L8 no invention: what is written was read on the other side', async () => {
	await holds(history, 300, async ({ start: first, days: all }) => {
		await live(worldOf(first), all, (_world, plan, before) => {
			const a = new Set([...before.pupils.values()].flatMap(({ fields }) => Object.entries(fields).map(([id, value]) => `${id} ${common('informat', id, value ?? '')}`)));
			for (const { groups } of before.pupils.values()) for (const code of ['', ...groups]) a.add(`klasCode ${common('smartschool', 'klasCode', code)}`);
			const b = new Set(before.accounts.flatMap(({ fields }) => Object.entries(fields).map(([id, value]) => `${id} ${common('smartschool', id, value)}`)));
			for (const { recordKind, smartschool, informat } of plan.changes) {
				if (recordKind !== 'leerling') continue;
				for (const { values } of smartschool?.writes ?? []) for (const [id, value] of Object.entries(values)) expect(a).toContain(`${id} ${common('smartschool', id, value)}`);
				for (const { values } of informat?.writes ?? []) for (const [id, value] of Object.entries(values)) expect(b).toContain(`${id} ${common('informat', id, value)}`);
			}
		});
	});
});

test('groups: who Informat tells is in them, who it told is out of them, and what teachers did of their own stays', async () => {
	await holds(history, 300, async ({ start: first, days: all }) => {
		const world = worldOf(first);
		await live(world, all, (after, plan, before) => {
			const waits = new Set(plan.review.filter(({ veld }) => veld.startsWith('Groepen')).map(({ label }) => label));
			for (const { pupil, account } of pairs(after)) {
				const was = before.accountOf(pupil);
				if (was === undefined) expect(new Set(account.groups)).toEqual(new Set(pupil.groups));
				if (waits.has(`leerling ${pupil.id}`)) continue;
				expect(account.groups).toEqual(expect.arrayContaining(pupil.groups));
				expect(account.groups.includes('CLUB')).toBe(was?.groups.includes('CLUB') ?? false);
			}
		});
		// A pupil whom Informat takes out of a group that both agreed on leaves it; nobody else does.
		const before = world.clone();
		for (const pupil of world.pupils.values()) pupil.groups = [];
		await world.run(UPDATES);
		for (const { pupil, account } of pairs(world)) {
			const was = before.accountOf(pupil)!;
			const told = before.pupils.get(pupil.id)!.groups;
			for (const code of was.groups) expect([code, account.groups.includes(code)]).toEqual([code, !told.includes(code)]);
		}
		await world.run(UPDATES);
		expect([world.calls, world.commits]).toEqual([[], 0]);
	});
});

test('L9 blank safety: an empty or missing value never empties the other side', async () => {
	await holds(fc.tuple(history, fc.array(fc.tuple(fc.nat(5), fc.constantFrom(...units.flatMap(({ fields }) => fields.map(({ id }) => id))), fc.constantFrom('', undefined)), { maxLength: 8 })), 300, async ([{ start: first, days: all }, blanks]) => {
		const world = worldOf(first);
		await live(world, all);
		const keep = new Set(['leerlingnummer', 'einddatumInschrijving', 'klascode', 'begindatumInschrijving']);
		for (const [number, field, value] of blanks) {
			const all_ = [...world.pupils.values()];
			if (!keep.has(field) && !field.startsWith('adres.')) all_[number % all_.length]!.fields[field] = value;
		}
		const before = world.clone();
		await world.run(UPDATES);
		for (const account of before.accounts) {
			const now = world.accounts.find(({ gebruikersnaam }) => gebruikersnaam === account.gebruikersnaam)!;
			for (const [id, value] of Object.entries(account.fields)) if (value !== '' && id !== 'adres.bus') expect([id, now.fields[id] !== '']).toEqual([id, true]);
		}
	});
});

test('L14 baseline soundness: a row holds only what was really seen on that side', async () => {
	await holds(history, 300, async ({ start: first, days: all }) => {
		const world = worldOf(first);
		const seen = new Set<string>();
		const look = () => {
			for (const pupil of world.pupils.values()) {
				const key = hash(`leerling|${pupil.id}`);
				const account = world.accountOf(pupil);
				for (const unit of units) {
					const print = (side: 'informat' | 'smartschool', fields: Record<string, string | undefined>) => unit.fields.map(({ id, kind }) => {
						const text = side === 'smartschool' && unit.writeOnly?.includes(id) ? '' : KINDS[kind].own(side, fields[id] ?? '');
						return text === '' ? '' : hash(`${key}|${unit.id}|${text}`);
					}).join('.');
					seen.add(`${key} ${unit.id} informat ${print('informat', pupil.fields)}`);
					if (account) seen.add(`${key} ${unit.id} smartschool ${print('smartschool', account.fields)}`);
				}
				for (const [side, groups] of [['informat', pupil.groups], ['smartschool', account?.groups ?? []]] as const) {
					for (const code of groups) {
						const id = `groepen/${hash(`${key}|groepen|${code.toLowerCase()}`)}`;
						seen.add(`${key} ${id} ${side} ${hash(`${key}|${id}|${code}`)}`);
					}
				}
			}
		};
		for (const events of all) {
			for (const event of events) {
				happen(world, event);
				look();
			}
			look();
			await world.run(UPDATES);
			look();
			for (const [key, text] of world.baseline) {
				for (const [id, { o }] of Object.entries(unpackState(text).u)) {
					if (o === undefined || ['klasaanmaak', 'administratieveGroep', 'groepaanmaak'].includes(id)) continue;
					const [a, b] = typeof o === 'string' ? [o, o] : o;
					expect(seen).toContain(`${key} ${id} informat ${a}`);
					expect(seen).toContain(`${key} ${id} smartschool ${b}`);
				}
			}
		}
	});
});

test('L15 crash equivalence: killed at any point and started again, the end is the same', async () => {
	await holds(fc.tuple(history, fc.nat(40), fc.boolean()), 300, async ([{ start: first, days: all }, at, whileStoring]) => {
		const world = worldOf(first);
		await live(world, all.slice(0, -1));
		for (const event of all.at(-1)!) happen(world, event);
		const undisturbed = world.clone();
		await undisturbed.run(UPDATES);
		const calls = undisturbed.calls.length;
		const crashed = world.clone();
		crashed.dieAfter = at % (calls + 1);
		crashed.dieAtCommit = whileStoring;
		let done = 0;
		try {
			await crashed.run(UPDATES);
		} catch (error) {
			if (!(error instanceof Crash)) throw error;
		}
		done = crashed.calls.length;
		crashed.dieAfter = Infinity;
		crashed.dieAtCommit = false;
		await crashed.run(UPDATES);
		expect(crashed.end()).toBe(undisturbed.end());
		// At most the calls of the one record that was under way are made again.
		expect(done + crashed.calls.length).toBeLessThanOrEqual(calls + 30);
		if (all.at(-1)!.some(({ does }) => does === 'refuse')) await crashed.run(UPDATES);
		await crashed.run(UPDATES);
		expect([crashed.calls, crashed.commits]).toEqual([[], 0]);
	});
});

test('L16 and L17: whatever is lost, refused or killed, one account per person and one password per account', async () => {
	await holds(fc.tuple(history, faultPlan, fc.array(fc.nat(20), { maxLength: 4 })), 400, async ([{ start: first, days: all }, faults, deaths]) => {
		const world = worldOf(first);
		let made = 0;
		world.fault = () => faults[made++ % faults.length]!;
		for (const [index, events] of all.entries()) {
			for (const event of events) happen(world, event);
			world.dieAfter = deaths[index] ?? Infinity;
			try {
				await world.run(UPDATES);
			} catch (error) {
				if (!(error instanceof Crash)) throw error;
			}
			const numbers = world.accounts.map(({ fields }) => fields.leerlingnummer);
			expect(new Set(numbers).size).toBe(numbers.length);
			for (const { passwordWrites, theirs } of world.accounts) expect(passwordWrites).toBeLessThanOrEqual(theirs ? 0 : 1);
		}
		// And when the line is well again, everything comes right.
		world.fault = () => 'none';
		world.dieAfter = Infinity;
		await world.run(UPDATES);
		await world.run(UPDATES);
		expect(world.calls).toEqual([]);
		for (const { passwordWrites, theirs } of world.accounts) expect(passwordWrites).toBe(theirs ? 0 : 1);
	});
});

test('L23 order: a class that cannot be made blocks its own pupils and nobody else', async () => {
	await holds(history, 150, async ({ start: first, days: all }) => {
		const world = worldOf(first);
		await live(world, all);
		const [one] = world.pupils.values();
		one!.fields.klascode = '9Z';
		one!.fields.einddatumInschrijving = '';
		const others = [...world.pupils.values()].slice(1);
		others.forEach((pupil) => (pupil.fields.geboorteplaats = 'Oostende'));
		const before = world.accountOf(one!)?.fields;
		const was = before && { ...before };
		let seen = 0;
		world.fault = () => (seen++ === 0 ? 'refused' : 'none'); // the first call is the class
		await world.run(UPDATES);
		expect(world.calls[0]!.op).toBe('saveClass');
		if (was) expect(world.accountOf(one!)!.fields).toEqual(was);
		else expect(world.accountOf(one!)).toBeUndefined();
		for (const pupil of others) if (pupil.fields.einddatumInschrijving === '' && world.accountOf(pupil)) expect(world.accountOf(pupil)!.fields.geboorteplaats).toBe('Oostende');
	});
});

test('L24 accounting: every record of Informat is counted exactly once', async () => {
	await holds(history, 200, async ({ start: first, days: all }) => {
		await live(worldOf(first), all, (_world, { summary: { records } }) => {
			const { totaal, ongewijzigd, teWijzigen, nieuw, vastgehouden, nazicht, overgeslagen } = records;
			expect(ongewijzigd + teWijzigen + nieuw + vastgehouden + nazicht + overgeslagen).toBe(totaal);
		});
	});
});

test('L27 preview fidelity: the preview’s plan is the real one, and doing it gives what was shown', async () => {
	await holds(history, 200, async ({ start: first, days: all }) => {
		const world = worldOf(first);
		await live(world, all.slice(0, -1));
		for (const event of all.at(-1)!) happen(world, event);
		const preview = world.plan({ ...UPDATES, mode: 'preview' });
		expect([preview.changes, preview.baseline]).toEqual([[], []]);
		const real = world.clone().plan(UPDATES);
		expect([preview.summary.plan, preview.summary.verschillen, preview.summary.bewerkingen, preview.summary.records]).toEqual([real.summary.plan, real.summary.verschillen, real.summary.bewerkingen, real.summary.records]);
		await world.run(UPDATES);
		const written = new Set(world.calls.flatMap(({ units: each }) => each));
		const shown = new Set(real.changes.flatMap(({ smartschool, informat }) => [...(smartschool?.writes ?? []), ...(informat?.writes ?? [])].map(({ unit }) => unit)));
		for (const unit of written) expect(shown).toContain(unit);
	});
});

test('a proposal that Informat refused is told to a person once, and the same value is not sent again; another one is', async () => {
	await holds(contacts, 200, async ({ start: first, days: all }) => {
		const world = worldOf(first);
		await live(world, all);
		const waiting = world.plan({ ...UPDATES, mode: 'preview' }).review.filter(({ soort, nieuw }) => soort === 'proposal' && !nieuw).map(({ label, veld }) => `${label} ${veld}`);
		for (const id of world.proposals.keys()) world.refused.add(id);
		world.proposals.clear();
		await world.run(UPDATES);
		const told = await world.run(UPDATES);
		expect(told.review.filter(({ soort }) => soort === 'refused')).toHaveLength(waiting.length);
		await world.run(UPDATES);
		expect([world.calls, world.commits, world.proposals.size]).toEqual([[], 0, 0]);
		const pupil = [...world.pupils.values()].find(({ id }) => waiting.includes(`leerling ${id} Eigen gsm (own mobile)`));
		if (!pupil) return;
		world.accountOf(pupil)!.fields.gsm = '0499 00 00 00';
		await world.run(UPDATES);
		expect([...world.proposals.values()].map(({ values }) => values.gsm)).toEqual(['0499 00 00 00']);
	});
});

test('state rows survive their text, and stay under 1 KB', async () => {
	await holds(history, 200, async ({ start: first, days: all }) => {
		const world = worldOf(first);
		await live(world, all);
		for (const text of world.baseline.values()) {
			expect(packState(unpackState(text))).toBe(text);
			expect(text.length).toBeLessThanOrEqual(1024);
		}
	});
});
