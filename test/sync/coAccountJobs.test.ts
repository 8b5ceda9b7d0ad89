/** What may go of one pupil's co-accounts → jobs (H6, R65, R76), what is left of a to-do list, and looking again before a write (L26). */
import { CO_ACCOUNTS, LETTERS } from '../../sync/fields/coAccounts';
import { coAccountJob, openUpdates, relationJob } from '../../sync/plan/coAccountJobs';
import { changedCoAccounts } from '../../sync/plan/coAccountRecheck';
import { closedTasks, DEFAULT_CO_ACCOUNT_RULES, nameOf, newSlots, slotKey, slotsWith, taskFor, type CoAccountSettings, type Draft, type Kind, type Member, type SlotWrite } from '../../sync/plan/coAccountTypes';
import { emptyState } from '../../sync/plan/state';
import type { CoAccountJob, FieldValues, Side, SyncRecord, UnitState } from '../../sync/types';
import { NO_LIMITS } from '../laws/tools';

const member = (id: string, over: Partial<Member> = {}, type = 'Moeder'): Member => ({
	print: `print-${id}`, type, naam: `Naam${id}`, voornaam: `Voornaam${id}`, lpv: 0, emails: [], numbers: [], rank: 0, barred: false, lost: false, access: 'yes',
	relatie: { id, type, naam: `Naam${id}`, voornaam: `Voornaam${id}`, lpv: 0, overleden: false, emails: [], gsm: [], telefoon: [] }, ...over,
});
const MAMA = member('m');
const PAPA = member('p', {}, 'Vader');
const unitOf = (letter: string) => CO_ACCOUNTS.find(({ id }) => LETTERS[id] === letter)!;
const write = (nr: number, letter: string, kind: Kind, person: Member | undefined, values: FieldValues = { 'relatie.email': 'a@b.be' }, to: Side = 'smartschool', after: UnitState = { o: `o${nr}${letter}` }): SlotWrite => ({
	nr, kind, person, planned: { to, unit: unitOf(letter), shown: { informat: 'oud', smartschool: 'nieuw' }, because: 'changed', overwrites: false, clears: false, write: { unit: `${nr}${letter}`, direction: to === 'informat' ? 'toInformat' : 'toSmartschool', values, was: {}, changed: Object.keys(values), after } },
});
const PUPIL: FieldValues = { naam: 'Peeters', voornaam: 'Noor', geboortedatum: '2012-01-01', geslacht: 'V', nationaliteit: '00150', geboorteland: 'België' };
const draft = (over: Partial<Draft> = {}): Draft => ({
	key: 'k', a: { soort: 'leerling', keys: { leerlingnummer: '1', klascode: '3A' }, label: 'Noor', fields: PUPIL, handle: { persoonId: 'p1', instelnr: '030593', hfdstructuur: '311', vestCode: '001', schooljaar: '2026-27' } },
	b: { soort: 'leerling', keys: {}, label: '', fields: {}, handle: { internnummer: '1', gebruikersnaam: 'noor', status: 'actief' } },
	writes: [], oldText: undefined, old: undefined, state: emptyState(), reviewed: false, members: [MAMA, PAPA], settled: {}, slots: new Map([[1, { 'relatie.naam': 'een' }], [2, { 'relatie.naam': 'twee' }], [3, { 'relatie.naam': 'drie' }]]), ...over,
});
const SETTINGS: CoAccountSettings = { mode: 'apply', firstRun: 'review', channel: { standard: 'todo', units: {} }, limits: NO_LIMITS, calendar: 'normal', approval: '', absent: { reads: 2, days: 0 }, ...DEFAULT_CO_ACCOUNT_RULES };

describe('the job for Smartschool', () => {
	const job = (of: Draft, going: SlotWrite[], more: Partial<CoAccountSettings> = {}) => coAccountJob(of, going, { ...SETTINGS, ...more }) as CoAccountJob | null;
	test('none without a write for Smartschool', () => expect([job(draft(), []), job(draft(), [write(1, 'e', 'update', MAMA, {}, 'informat')])]).toEqual([null, null]));
	test('who loses access, what is emptied, what is new, each slot as it was read', () => {
		const going = [write(2, 'e', 'update', PAPA), write(1, 's', 'block', MAMA), write(3, 's', 'remove', undefined), write(3, 'n', 'remove', undefined), write(1, 'e', 'update', MAMA, {}, 'informat')];
		expect(job(draft({ state: { ...emptyState(), u: { 1: { o: 'x' }, 2: { o: 'y' } } } }), going)).toEqual({
			action: 'updateCoAccounts', internnummer: '1', gebruikersnaam: 'noor', blocks: [1], removes: [3], creates: [], seen: { 2: { 'relatie.naam': 'twee' }, 1: { 'relatie.naam': 'een' }, 3: { 'relatie.naam': 'drie' } }, writes: going.slice(0, 4).map(({ planned }) => planned.write),
		});
	});
	test('a new one says who is in it, and keeps what was equal already; an own slot that gets its access back is not new', () => {
		const it = draft({ state: { ...emptyState(), u: { 2: { o: 'y' } } }, settled: { '1g': { o: 'blank' }, '2g': { o: 'not' } } });
		const made = job(it, [write(1, 'n', 'create', MAMA), write(1, 'e', 'create', MAMA), write(2, 's', 'create', PAPA)])!;
		expect([made.creates, made.writes.map(({ unit }) => unit)]).toEqual([[1], ['1n', '1e', '2s', '1']]);
		expect(made.writes.at(-1)).toEqual({ unit: '1', direction: 'toSmartschool', values: {}, was: {}, changed: [], after: { o: 'print-m' } });
		expect(it.state.u).toEqual({ 2: { o: 'y' }, '1g': { o: 'blank' } });
	});
	test('of two new ones each says who is in it', () => expect(job(draft(), [write(1, 'n', 'create', MAMA), write(2, 'n', 'create', PAPA)])!.writes.slice(2).map(({ unit, after }) => [unit, after.o])).toEqual([['1', 'print-m'], ['2', 'print-p']]));
	test('a first password only when the school wants it, only for who is new, noted before it is sent (H6)', () => {
		const it = draft({ state: { ...emptyState(), u: { 2: { o: 'y' } } } });
		const made = job(it, [write(1, 'n', 'create', MAMA), write(2, 's', 'create', PAPA)], { passwords: true })!;
		expect(made.writes.filter(({ unit }) => unit.endsWith('w'))).toEqual([{ unit: '1w', direction: 'once', values: {}, was: {}, changed: [], after: { o: 'o' } }]);
		expect(it.state.u).toEqual({ 2: { o: 'y' }, '1w': { o: 's' } });
	});
});

describe('to Informat', () => {
	const UPDATE = { channel: { standard: 'update' as const, units: {} } };
	function send(going: SlotWrite[], more: Partial<CoAccountSettings> = UPDATE, of: Draft = draft()) {
		const told: string[] = [];
		const job = relationJob(of, going, { ...SETTINGS, ...more }, (text) => `uuid(${text})`, ({ planned }, as) => told.push(`${as} ${planned.write.unit}`));
		return { job, told, u: of.state.u };
	}
	const email = (nr: number, person: Member, values: FieldValues = { 'relatie.email': 'a@b.be' }, letter = 'e') => write(nr, letter, 'update', person, values, 'informat', { o: 'o', p: 'p' });

	test('nothing for Informat', () => expect(send([write(1, 'e', 'update', MAMA)])).toEqual({ job: null, told: [], u: {} }));
	test('the to-do list, with what is remembered of it', () => expect(send([email(1, MAMA)], {})).toEqual({ job: null, told: ['todo 1e'], u: { '1e': { o: 'o', p: 'p' } } }));
	test('an update that names the relation by its kind, with its names beside what changed', () => {
		const { job, told, u } = send([email(1, MAMA), email(1, MAMA, { 'relatie.gsm': '0470' }, 'g'), email(2, PAPA, { 'relatie.telefoon': '050' }, 'p'), write(3, 'e', 'update', MAMA)]);
		const id = job!.preRegistrationId;
		expect(job).toMatchObject({
			action: 'personalDetailsUpdate', person: PUPIL, handle: draft().a.handle,
			relaties: [{ type: 14, naam: 'Naamm', voornaam: 'Voornaamm', telefoon: '', gsm: '0470', email: 'a@b.be' }, { type: expect.any(Number) as number, naam: 'Naamp', voornaam: 'Voornaamp', telefoon: '050', gsm: '', email: '' }],
			writes: [{ unit: '1e', after: { o: 'o', p: 'p', i: id } }, { unit: '1g' }, { unit: '2p' }],
		});
		expect([told, u]).toEqual([['proposal 1e', 'proposal 1g', 'proposal 2p'], {}]);
	});
	test('same pupil and same values give the same id, anything else another one, so that a repeat makes no second update', () => {
		const ids = [[email(1, MAMA)], [email(1, MAMA, { 'relatie.email': 'c@d.be' })], [email(2, PAPA)], [email(1, MAMA), email(2, PAPA)]].map((going) => send(going).job!.preRegistrationId);
		expect(new Set([...ids, send([email(1, MAMA)], UPDATE, draft({ key: 'l' })).job!.preRegistrationId]).size).toBe(5);
		expect(send([email(1, MAMA)]).job!.preRegistrationId).toBe(ids[0]);
	});
	test('a changed name goes along as the new one', () => {
		expect(send([email(1, MAMA, { 'relatie.naam': 'Claes', 'relatie.voornaam': '' }, 'n')]).job).toMatchObject({ relaties: [{ naam: 'Claes', voornaam: 'Voornaamm' }] });
		expect(send([email(1, MAMA, { 'relatie.naam': '', 'relatie.voornaam': 'Els' }, 'n')]).job).toMatchObject({ relaties: [{ naam: 'Naamm', voornaam: 'Els' }] });
	});
	test('per field the channel that the school chose', () => {
		expect(send([email(1, MAMA)], { channel: { standard: 'update', units: { coEmail: 'todo' } } }).told).toEqual(['todo 1e']);
		expect(send([email(1, MAMA)], { channel: { standard: 'todo', units: { coEmail: 'update' } } }).told).toEqual(['proposal 1e']);
	});
	test('of a third relation nothing goes yet: it comes with the next run', () => {
		const third = member('v', {}, 'Voogd');
		expect(send([email(1, MAMA), email(2, PAPA), email(3, third), email(2, PAPA, { 'relatie.gsm': '1' }, 'g')], UPDATE, draft({ members: [MAMA, PAPA, third] }))).toMatchObject({ told: ['proposal 1e', 'proposal 2e', 'proposal 2g'], u: {} });
	});
	test.each<[string, Draft, SlotWrite]>([
		['the pupil misses what an update needs', draft({ a: { ...draft().a, fields: { ...PUPIL, geboortedatum: '' } } }), email(1, MAMA)],
		['two relations of one kind (R76)', draft({ members: [MAMA, member('x', { type: '' }, 'moeder')] }), email(1, MAMA)],
		['two relations that Smartschool calls alike', draft({ members: [MAMA, { ...member('x', {}, 'Mama'), type: 'Moeder' }] }), email(1, MAMA)],
		['a kind for which Informat has no number', draft({ members: [member('x', {}, 'Buurman')] }), email(1, member('x', {}, 'Buurman'))],
		['no family name', draft(), email(1, { ...MAMA, naam: '' })],
		['no first name', draft(), email(1, { ...MAMA, voornaam: '' })],
		['a family name of more than 50', draft(), email(1, { ...MAMA, naam: 'x'.repeat(51) })],
		['a first name of more than 30', draft(), email(1, { ...MAMA, voornaam: 'x'.repeat(31) })],
		['a new family name of more than 50', draft(), email(1, MAMA, { 'relatie.naam': 'x'.repeat(51) }, 'n')],
		['a new first name of more than 30', draft(), email(1, MAMA, { 'relatie.voornaam': 'x'.repeat(31) }, 'n')],
		['one of two names too long', draft(), email(1, MAMA, { 'relatie.naam': 'Claes', 'relatie.voornaam': 'x'.repeat(31) }, 'n')],
		['a phone of more than 20', draft(), email(1, MAMA, { 'relatie.telefoon': '0'.repeat(21) }, 'p')],
		['a mobile of more than 20', draft(), email(1, MAMA, { 'relatie.gsm': '0'.repeat(21) }, 'g')],
	])('to the to-do list instead: %s', (_name, of, each) => expect(send([each], UPDATE, of)).toMatchObject({ job: null, told: [`todo ${each.planned.write.unit}`] }));
	test.each<[string, Member, FieldValues, string]>([['names of exactly 50 and 30', { ...MAMA, naam: 'x'.repeat(50), voornaam: 'x'.repeat(30) }, { 'relatie.email': 'a@b.be' }, 'e'], ['a mobile of exactly 20', MAMA, { 'relatie.gsm': '0'.repeat(20) }, 'g'], ['an address of any length', MAMA, { 'relatie.email': `${'x'.repeat(90)}@b.be` }, 'e']])('as an update still: %s', (_name, person, values, letter) => expect(send([email(1, person, values, letter)], UPDATE, draft({ members: [person, PAPA] })).told).toEqual([`proposal 1${letter}`]));
});

test('updates that wait, each with what its units become when it was refused', () => {
	const u = { '1e': { o: 'a', p: 'b', i: 'one' }, '1g': { p: 'c', i: 'one' }, '2e': { p: 'd', i: 'two' }, '3e': { p: 'e' }, '3g': { i: 'three' }, '3p': { p: 'f', i: 'four' } };
	expect(openUpdates(draft({ state: { ...emptyState(), u }, writes: [write(2, 'e', 'update', PAPA), write(3, 'p', 'update', PAPA)] }))).toEqual([{ preRegistrationId: 'one', instelnr: '030593', refused: { '1e': { o: 'a', r: 'b' }, '1g': { r: 'c' } } }]);
	expect(openUpdates(draft())).toEqual([]);
});

describe('the to-do list', () => {
	test('a line names the relation and where to type it', () => {
		expect(taskFor(draft(), MAMA, { informat: 'oud', smartschool: 'nieuw' })).toEqual({ leerling: 'Noor Peeters', klas: '3A', oudeWaarde: 'oud', nieuweWaarde: 'nieuw', waar: 'Informat › Leerlingen › Consulteren › de leerling › tabblad Relaties › Voornaamm Naamm (Moeder)' });
		expect(taskFor(draft({ a: { ...draft().a, keys: {}, fields: { naam: 'Peeters' } } }), MAMA, { informat: '', smartschool: '' }, 'Ergens')).toMatchObject({ leerling: 'Peeters', klas: '', waar: 'Ergens' });
		expect(taskFor(draft({ a: { ...draft().a, fields: { voornaam: 'Noor' } } }), MAMA, { informat: '', smartschool: '' })).toMatchObject({ leerling: 'Noor' });
	});
	test('closed: was to be typed or accepted, and is not any more, or what goes now settles it', () => {
		const old = { ...emptyState(), u: { '1e': { p: 'x' }, '1g': { r: 'x' }, '1p': { w: 'b' }, '1n': { o: 'x', w: 'n' }, '2e': { p: 'x' }, '2g': { p: 'x' }, '2p': { p: 'x' } } };
		const state = { ...emptyState(), u: { '1n': {}, '2e': { p: 'x' }, '2g': { p: 'x' }, '2p': { r: 'x' } } };
		expect(closedTasks(draft({ old, state }), [write(2, 'g', 'update', PAPA), write(2, 'p', 'update', PAPA, {}, 'informat')])).toEqual(['1e', '1g', '1p', '2g']);
		expect(closedTasks(draft(), [])).toEqual([]);
	});
	test('names', () => expect([nameOf(MAMA), nameOf({ ...MAMA, voornaam: '' }), nameOf({ ...MAMA, naam: '' })]).toEqual(['Voornaamm Naamm', 'Naamm', 'Voornaamm']));
});

test('slots by operation, and those that get somebody', () => {
	const writes = [write(1, 'n', 'create', MAMA), write(1, 'e', 'create', MAMA), write(2, 's', 'create', PAPA), write(3, 's', 'block', PAPA), write(4, 'e', 'create', PAPA, {}, 'informat')];
	expect([...slotsWith(writes, 'create')]).toEqual([1, 2]);
	expect([...slotsWith(writes, 'block')]).toEqual([3]);
	expect(newSlots(draft({ state: { ...emptyState(), u: { 2: { o: 'x' } } } }), writes)).toEqual([1]);
	expect(slotKey('k', 1, 'p')).not.toBe(slotKey('k', 1, 'q'));
});

describe('looking again before a write (L26)', () => {
	const held = (over: FieldValues = {}): FieldValues => ({ 'relatie.naam': 'Van Dam', 'relatie.voornaam': 'Els', 'relatie.type': 'Moeder', 'relatie.email': 'e@y.be', 'relatie.gsm': '0470 12 34 56', ...over });
	const writes = [{ ...write(1, 'e', 'update', MAMA).planned.write, was: { 'relatie.email': 'e@y.be' } }, { ...write(1, 'g', 'update', MAMA).planned.write, was: { 'relatie.gsm': '0470 12 34 56' } }, { ...write(1, 'e', 'create', MAMA).planned.write, unit: '1' }, { ...write(2, 's', 'block', MAMA).planned.write }];
	const job: CoAccountJob = { action: 'updateCoAccounts', internnummer: '1', gebruikersnaam: 'noor', blocks: [], removes: [], creates: [], seen: { 1: held(), 2: held({ 'relatie.naam': 'Maes' }) }, writes };
	const now = (one: FieldValues, two: FieldValues = held({ 'relatie.naam': 'Maes' })): SyncRecord => ({ ...draft().b, lists: { coaccounts: [{ key: '2', values: two }, { key: '1', values: one }] } });
	test('all is as it was read: everything is written', () => expect(changedCoAccounts(job, now(held()))).toEqual([]));
	test('the same value in another form is the same', () => expect(changedCoAccounts(job, now(held({ 'relatie.gsm': '+32470123456' })))).toEqual([]));
	test('somebody changed one value: only that one is not written', () => expect(changedCoAccounts(job, now(held({ 'relatie.email': 'f@y.be' })))).toEqual(['1e']));
	test.each([['another family name', { 'relatie.naam': 'Claes' }], ['another first name', { 'relatie.voornaam': 'Tom' }], ['another kind', { 'relatie.type': 'Vader' }]])('somebody else is in it by now, %s: nothing is written there, the other slots go on', (_name, over) => expect(changedCoAccounts(job, now(held(over)))).toEqual(['1e', '1g', '1']));
	test('the account does not tell its co-accounts now, or not this one: nothing is written', () => {
		expect(changedCoAccounts(job, undefined)).toEqual(['1e', '1g', '1', '2s']);
		expect(changedCoAccounts(job, { ...draft().b })).toEqual(['1e', '1g', '1', '2s']);
		expect(changedCoAccounts(job, { ...draft().b, lists: { coaccounts: [{ key: '1', values: held() }] } })).toEqual(['2s']);
	});
	test('what was written into an empty slot has nothing to compare', () => expect(changedCoAccounts({ ...job, writes: [{ ...writes[0]!, was: {} }] }, now(held({ 'relatie.email': 'f@y.be' })))).toEqual([]));
});
