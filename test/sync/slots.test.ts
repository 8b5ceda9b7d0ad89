/** Who is in which of the six co-accounts: who is recognised, who keeps a slot, who gets one, and what a person decides (CO2, CO8, CO9; law L22). */
import { assignSlots, type Assignment, type Person, type Place } from '../../sync/plan/slots';

const person = (print: string, over: Partial<Person> = {}): Person => ({ print, type: 'Oom', naam: `Naam${print}`, voornaam: `Voornaam${print}`, lpv: 0, emails: [], numbers: [], rank: 10, barred: false, lost: false, ...over });
const free = (nr: number): Place => ({ nr, empty: true, staff: false, type: '', naam: '', voornaam: '', email: '', numbers: [] });
const taken = (nr: number, over: Partial<Place> = {}): Place => ({ ...free(nr), empty: false, type: 'Buur', naam: `Zoutman${nr}`, voornaam: `Quinten${nr}`, ...over });
const six = (...filled: Place[]): Place[] => [1, 2, 3, 4, 5, 6].map((nr) => filled.find((place) => place.nr === nr) ?? free(nr));

interface Told { linked?: Record<number, string>; creates?: Record<number, string>; ended?: number[]; strangers?: number[]; doubts?: Record<number, string[]>; lost?: string[]; noRoom?: string[] }
/** Only what is not empty. */
function told({ linked, creates, ended, strangers, doubts, lost, noRoom }: Assignment<Person>): Told {
	const prints = (map: Map<number, Person>) => Object.fromEntries([...map].map(([nr, { print }]) => [nr, print]));
	const all = { linked: prints(linked), creates: prints(creates), ended, strangers, doubts: Object.fromEntries(doubts.map(({ nr, people }) => [nr, people.map(({ print }) => print)])), lost: lost.map(({ print }) => print), noRoom: noRoom.map(({ print }) => print) };
	return Object.fromEntries(Object.entries(all).filter(([, value]) => Object.keys(value).length > 0));
}
const assign = (people: Person[], places: Place[], memory: Record<number, string> = {}, replaced: (nr: number, person: Person | undefined) => boolean = () => false): Told =>
	told(assignSlots(people, places, new Map(Object.entries(memory).map(([nr, print]) => [Number(nr), print])), replaced));
/** One person and one slot that is taken: is it the same person? */
const known = (who: Partial<Person>, place: Partial<Place>): Told => assign([person('a', who)], [taken(1, place), free(2)]);

describe('who gets a new slot', () => {
	test('LPVs get their own slot; others the last four first, while there is an LPV', () => {
		expect(assign([person('c', { rank: 1 }), person('b', { lpv: 2, rank: -1 }), person('a', { lpv: 1, rank: -2 }), person('d', { rank: 0 })], six())).toEqual({ creates: { 1: 'a', 2: 'b', 3: 'd', 4: 'c' } });
		expect(assign([person('a', { lpv: 1, rank: -2 }), ...['b', 'c', 'd', 'e', 'f'].map((print) => person(print))], six())).toEqual({ creates: { 1: 'a', 2: 'f', 3: 'b', 4: 'c', 5: 'd', 6: 'e' } });
		expect(assign([person('a', { lpv: 2, rank: -1 }), ...['b', 'c', 'd', 'e', 'f'].map((print) => person(print))], six())).toEqual({ creates: { 1: 'f', 2: 'a', 3: 'b', 4: 'c', 5: 'd', 6: 'e' } });
	});
	test('where nobody is an LPV the first slots are for whoever comes first', () => expect(assign([person('b', { rank: 0 }), person('a', { rank: 1 })], six())).toEqual({ creates: { 1: 'b', 2: 'a' } }));
	test('an LPV whose slot is taken gets another one, the own slot of the other LPV last', () => {
		expect(assign([person('a', { lpv: 1, rank: -2 })], six(taken(1)))).toEqual({ creates: { 3: 'a' }, strangers: [1] });
		expect(assign([person('a', { lpv: 1, rank: -2 })], six(...[1, 3, 4, 5, 6].map((nr) => taken(nr))))).toEqual({ creates: { 2: 'a' }, strangers: [1, 3, 4, 5, 6] });
	});
	test('two who are both called the first LPV: the second goes on to the others', () => expect(assign([person('a', { lpv: 1, rank: -2 }), person('b', { lpv: 1, rank: -2 })], six())).toEqual({ creates: { 1: 'a', 3: 'b' } }));
	test('of equal rank the order is always the same, whatever the order of the lists (L1)', () => {
		const people = ['b', 'a', 'c'].map((print) => person(print));
		for (const order of [people, [...people].reverse()]) expect(assign(order, six().reverse())).toEqual({ creates: { 1: 'a', 2: 'b', 3: 'c' } });
	});
	test('when all six are taken, who is left over is told', () => expect(assign([person('a'), person('b')], six(...[1, 2, 3, 4, 5].map((nr) => taken(nr))))).toEqual({ creates: { 6: 'a' }, strangers: [1, 2, 3, 4, 5], noRoom: ['b'] }));
	test('nobody without rank, and nobody who is barred', () => expect(assign([person('a', { rank: undefined }), person('b', { barred: true }), person('c', { rank: undefined, lost: false })], six())).toEqual({}));
	test('no slot of the school’s own, also when nobody is in it', () => expect(assign([person('a')], [{ ...free(1), staff: true }, free(2)])).toEqual({ creates: { 2: 'a' } }));
});

describe('who keeps a slot (L22)', () => {
	test('whoever the memory says, whatever the values say', () => expect(assign([person('a'), person('b')], [taken(1, { naam: 'Naamb', voornaam: 'Voornaamb' }), taken(2)], { 1: 'a', 2: 'b' })).toEqual({ linked: { 1: 'a', 2: 'b' } }));
	test('also who is barred, or has no rank any more', () => expect(assign([person('a', { barred: true }), person('b', { rank: undefined })], [taken(1), taken(2)], { 1: 'a', 2: 'b' })).toEqual({ linked: { 1: 'a', 2: 'b' } }));
	test('the relation is gone from Informat: ended, nobody’s', () => expect(assign([], six(taken(2)), { 2: 'gone' })).toEqual({ ended: [2] }));
	test('ended, but somebody else of Informat looks like the one in it: a person decides', () => expect(assign([person('b', { naam: 'Zoutman2', voornaam: 'Quintem2' })], six(taken(2)), { 2: 'gone' })).toEqual({ doubts: { 2: ['b'] } }));
	test('typed anew under another id: linked again', () => expect(assign([person('b', { naam: 'Zoutman2', voornaam: 'Quinten2' })], six(taken(2)), { 2: 'gone' })).toEqual({ linked: { 2: 'b' } }));
	test('emptied in Smartschool: lost, and nothing is made again by itself', () => expect(assign([person('a')], six(), { 3: 'a' })).toEqual({ lost: ['a'] }));
	test('lost of before: nothing is made either', () => expect(assign([person('a', { lost: true }), person('b')], six())).toEqual({ creates: { 1: 'b' }, lost: ['a'] }));
	test('lost, and without rank: still told; barred: not told', () => expect(assign([person('a', { lost: true, rank: undefined }), person('b', { lost: true, barred: true })], six())).toEqual({ lost: ['a'] }));
	test('the school took the slot for its own: lost', () => expect(assign([person('a')], [taken(1, { staff: true }), free(2)], { 1: 'a' })).toEqual({ lost: ['a'] }));
	test('replaced by somebody else: a stranger in it, and who was in it is lost', () => expect(assign([person('a')], [taken(1), free(2)], { 1: 'a' }, () => true)).toEqual({ strangers: [1], lost: ['a'] }));
	test('a slot in which somebody else was put, after the relation was gone: a stranger, not ended', () => expect(assign([], [taken(1)], { 1: 'gone' }, () => true)).toEqual({ strangers: [1] }));
	test('who is asked about it: slot and person', () => {
		const asked: [number, string | undefined][] = [];
		assign([person('a')], six(taken(1), taken(2), taken(3), taken(4, { staff: true })), { 1: 'a', 2: 'gone', 4: 'a', 5: 'a' }, (nr, who) => asked.push([nr, who?.print]) < 0);
		expect(asked).toEqual([[1, 'a'], [2, undefined]]);
	});
	test('swapped by hand: each is recognised in the other slot, nobody is lost', () => {
		const people = [person('a'), person('b')];
		const at = (nr: number, print: string) => taken(nr, { naam: `Naam${print}`, voornaam: `Voornaam${print}` });
		expect(assign(people, [at(1, 'b'), at(2, 'a')], { 1: 'a', 2: 'b' }, () => true)).toEqual({ linked: { 1: 'b', 2: 'a' } });
	});
	test('the same relation remembered for two slots has the first', () => expect(assign([person('a')], [taken(2), taken(1)], { 1: 'a', 2: 'a' })).toEqual({ linked: { 1: 'a' }, ended: [2] }));
});

describe('who is recognised in a slot', () => {
	const LINKED = { linked: { 1: 'a' } };
	const OTHER = { strangers: [1], creates: { 2: 'a' } };
	const DOUBT = { doubts: { 1: ['a'] } };
	const els = { naam: 'Van Dam', voornaam: 'Els', type: 'Moeder' };

	test.each<[string, Partial<Person>, Partial<Place>, Told]>([
		['e-mail and name', { ...els, emails: ['x@y.be', 'e@y.be'] }, { ...els, email: 'e@y.be' }, LINKED],
		['name alone, whatever capitals, accents and spaces', els, { naam: 'VANDAM', voornaam: 'Èls', type: '' }, LINKED],
		['name and first name in each other’s field', els, { naam: 'Els', voornaam: 'Van Dam' }, LINKED],
		['e-mail and first name: a maiden name', { ...els, emails: ['e@y.be'] }, { naam: 'Claes', voornaam: 'Els', email: 'e@y.be' }, LINKED],
		['e-mail, family name and kind: a call name', { ...els, emails: ['e@y.be'] }, { naam: 'Van Dam', voornaam: 'Lieske', type: 'moeder', email: 'e@y.be' }, LINKED],
		['e-mail, family name and nearly the first name', { ...els, voornaam: 'Elsje', emails: ['e@y.be'] }, { naam: 'Van Dam', voornaam: 'Els', type: 'Voogd', email: 'e@y.be' }, LINKED],
		['e-mail and family name, but another kind and first name: a grandfather at the family’s address', { ...els, emails: ['e@y.be'] }, { naam: 'Van Dam', voornaam: 'Fons', type: 'Grootvader', email: 'e@y.be' }, DOUBT],
		['e-mail and kind, no name yet', { ...els, emails: ['e@y.be'] }, { naam: '', voornaam: '', type: 'Moeder', email: 'e@y.be' }, LINKED],
		['e-mail, no name and no kind yet', { ...els, emails: ['e@y.be'] }, { naam: '', voornaam: '', type: '', email: 'e@y.be' }, LINKED],
		['e-mail and no name, but another kind', { ...els, emails: ['e@y.be'] }, { naam: '', voornaam: '', type: 'Vader', email: 'e@y.be' }, DOUBT],
		['e-mail alone says nothing (CO9)', { ...els, emails: ['e@y.be'] }, { naam: 'Claes', voornaam: 'Tom', type: 'Moeder', email: 'e@y.be' }, DOUBT],
		['number and first name', { ...els, numbers: ['+3250', '+3251'] }, { naam: 'Claes', voornaam: 'Els', numbers: ['+3249', '+3251'] }, LINKED],
		['number, family name and kind', { ...els, numbers: ['+3250'] }, { naam: 'Van Dam', voornaam: 'Lieske', type: 'Moeder', numbers: ['+3250'] }, LINKED],
		['number and family name alone', { ...els, numbers: ['+3250'] }, { naam: 'Van Dam', voornaam: 'Fons', type: 'Grootvader', numbers: ['+3250'] }, OTHER],
		['number alone', { ...els, numbers: ['+3250'] }, { naam: 'Claes', voornaam: 'Tom', numbers: ['+3250'] }, OTHER],
		['family name and kind, no address and no number', els, { naam: 'Van Dam', voornaam: 'Tom', type: 'Moeder' }, OTHER],
		['first name alone', els, { naam: 'Claes', voornaam: 'Els' }, OTHER],
		['nearly the same name', els, { naam: 'Van Damme', voornaam: 'Elsje' }, DOUBT],
		['nearly the family name, another first name', els, { naam: 'Van Damme', voornaam: 'Tom' }, OTHER],
		['nearly the first name, another family name', els, { naam: 'Claes', voornaam: 'Elsje' }, OTHER],
		['half a name on both sides is no name', { naam: 'Van Dam', voornaam: '', type: 'Moeder' }, { naam: 'Van Dam', voornaam: '', email: 'x@y.be' }, OTHER],
		['half a name on both sides is no name, the other half', { naam: '', voornaam: 'Els', type: 'Moeder' }, { naam: '', voornaam: 'Els', email: 'x@y.be' }, OTHER],
		['nothing known of either', { naam: '', voornaam: '', type: '' }, { naam: '', voornaam: '', type: '' }, OTHER],
		// What was begun and cut off.
		['only the first name, as it was begun', els, { naam: '', voornaam: 'Els', type: '' }, LINKED],
		['only the family name, as it was begun', els, { naam: 'Van Dam', voornaam: '', type: '' }, LINKED],
		['begun, with the own e-mail and number', { ...els, emails: ['e@y.be'], numbers: ['+3250'] }, { naam: '', voornaam: 'Els', email: 'e@y.be', numbers: ['+3250'], type: 'Voogd' }, LINKED],
		['begun, but with an e-mail that is nobody’s', { ...els, emails: ['e@y.be'] }, { naam: '', voornaam: 'Els', email: 'f@y.be' }, OTHER],
		['begun, but with a number that is nobody’s', { ...els, numbers: ['+3250'] }, { naam: 'Van Dam', voornaam: '', numbers: ['+3250', '+3251'] }, OTHER],
		['begun with the family name and the own number', { ...els, numbers: ['+3250'] }, { naam: 'Van Dam', voornaam: '', type: 'Voogd', numbers: ['+3250'] }, LINKED],
		['e-mail, and only another first name', { ...els, emails: ['e@y.be'] }, { naam: '', voornaam: 'Tom', type: 'Moeder', email: 'e@y.be' }, DOUBT],
		['e-mail, and only another family name', { ...els, emails: ['e@y.be'] }, { naam: 'Claes', voornaam: '', type: 'Moeder', email: 'e@y.be' }, DOUBT],
		['begun with another first name', els, { naam: '', voornaam: 'Tom' }, OTHER],
	])('%s', (_name, who, place, result) => expect(known(who, place)).toEqual(result));

	test('e-mail says one, name says another: neither, and both wait', () => {
		const people = [person('a', { emails: ['a@y.be'] }), person('b', { emails: ['b@y.be'] })];
		expect(assign(people, six(taken(3, { naam: 'Naamb', voornaam: 'Voornaamb', email: 'a@y.be' })))).toEqual({ doubts: { 3: ['a', 'b'] } });
	});
	test('an address of two parents: the name tells them apart (CO9)', () => {
		const people = [person('a', { emails: ['gezin@y.be'] }), person('b', { emails: ['gezin@y.be'] })];
		const at = (nr: number, print: string) => taken(nr, { naam: `Naam${print}`, voornaam: `Voornaam${print}`, email: 'gezin@y.be' });
		expect(assign(people, [at(1, 'b'), at(2, 'a')])).toEqual({ linked: { 1: 'b', 2: 'a' } });
	});
	test('two of one name: the kind of relation decides', () => {
		const name = { naam: 'Claes', voornaam: 'Jan' };
		const people = [person('a', { ...name, type: 'Vader' }), person('b', { ...name, type: 'Grootvader' })];
		expect(assign(people, [taken(1, { ...name, type: 'grootvader' }), taken(2, { ...name, type: 'Vader' })])).toEqual({ linked: { 1: 'b', 2: 'a' } });
		expect(assign(people, [taken(1, { ...name, type: 'Voogd' }), free(2), free(3)])).toEqual({ doubts: { 1: ['a', 'b'] } });
		expect(assign([people[0]!, { ...people[1]!, type: 'Vader' }], [taken(1, { ...name, type: 'Vader' }), free(2), free(3)])).toEqual({ doubts: { 1: ['a', 'b'] } });
	});
	test('one person in two slots: a person decides about both, and there comes no third', () => {
		const name = { naam: 'Claes', voornaam: 'Jan' };
		expect(assign([person('a', name)], [taken(1, name), taken(2, name), free(3)])).toEqual({ doubts: { 1: ['a'], 2: ['a'] } });
		expect(assign([person('a', { ...name, type: 'Vader' })], [taken(1, { ...name, type: 'Vader' }), taken(2, { ...name, type: 'Oom' }), free(3)])).toEqual({ linked: { 1: 'a' }, strangers: [2] });
	});
	test('what a stronger sign leaves in doubt, a weaker one does not decide', () => {
		const name = { naam: 'Claes', voornaam: 'Jan' };
		const people = [person('a', { ...name, type: '' }), person('b', { ...name, type: '', numbers: ['+3250'] })];
		expect(assign(people, [taken(1, { ...name, type: '', numbers: ['+3250'] })])).toEqual({ doubts: { 1: ['a', 'b'] } });
	});
	test('a number and a first name that two have: a person decides, in the same order always (L1)', () => {
		const people = [person('b', { naam: 'Maes', voornaam: 'Jan', numbers: ['+3250'] }), person('a', { naam: 'Peeters', voornaam: 'Jan', numbers: ['+3250'] })];
		for (const all of [people, [...people].reverse()]) expect(assign(all, [taken(1, { naam: 'Claes', voornaam: 'Jan', numbers: ['+3250'] })])).toEqual({ doubts: { 1: ['a', 'b'] } });
	});
	test('certain pairs go first; the kind decides only among the others', () => {
		const people = [person('a', { naam: 'Claes', voornaam: 'Jan', type: 'Vader' }), person('b', { naam: 'Claes', voornaam: 'Jan', type: 'Oom' }), person('c', { naam: 'Maes', voornaam: 'Bo', type: 'Vader' })];
		expect(assign(people, [taken(1, { naam: 'Claes', voornaam: 'Jan', type: 'Vader' }), taken(2, { naam: 'Maes', voornaam: 'Bo', type: 'Vader' })])).toEqual({ linked: { 2: 'c', 1: 'a' }, noRoom: ['b'] });
	});
	test('who may be in a slot gets no other one; the others do', () => expect(assign([person('a', { naam: 'Van Dam', voornaam: 'Els' }), person('b')], [taken(1, { naam: 'Van Damme', voornaam: 'Els' }), free(2)])).toEqual({ doubts: { 1: ['a'] }, creates: { 2: 'b' } }));
	test('who sits in a slot of the school’s own, by name or by e-mail, gets no second one; who only looks like it does', () => {
		expect(known({ naam: 'Claes', voornaam: 'Jan' }, { naam: 'Claes', voornaam: 'Jan', staff: true })).toEqual(DOUBT);
		expect(known({ emails: ['e@y.be'] }, { email: 'e@y.be', staff: true })).toEqual(DOUBT);
		expect(known({ naam: 'Claes', voornaam: 'Jan' }, { naam: 'Claesen', voornaam: 'Jan', staff: true })).toEqual({ creates: { 2: 'a' } });
	});
	test('barred people are recognised as well, so that their access can be taken away', () => expect(known({ ...els, barred: true }, els)).toEqual(LINKED));
});
