/** Who is who, case by case, with the words that a person reads. */
import { correlatePupils, type Known } from '../../sync/plan/correlate';
import type { SyncRecord } from '../../sync/types';

interface Person { nr?: string; stam?: string; inst?: string; user?: string; naam?: string; voornaam?: string; geboren?: string; geslacht?: string; email?: string }
const NOOR: Person = { naam: 'Vandevoorbeeld', voornaam: 'Noor', geboren: '2011-04-17', geslacht: 'V' };
const person = ({ nr, stam, inst = '030593', user, naam = '', voornaam = '', geboren = '', geslacht = '', email = '' }: Person): SyncRecord => ({
	soort: 'leerling', keys: { leerlingnummer: nr, stamnummer: stam, instelnr: inst, gebruikersnaam: user }, label: `${voornaam} ${naam}`, fields: { naam, voornaam, geboortedatum: geboren, geslacht, email }, handle: {},
});
const KNOWN: Known = { linkOf: () => '', fingerprints: ({ keys }) => [keys.leerlingnummer ? `n${keys.leerlingnummer}` : '', keys.gebruikersnaam ? `u${keys.gebruikersnaam}` : ''], byHand: new Map(), weakTiers: true };
/** First match of the first person: `pair by`, `absent`, or the reason of a doubt. */
function say(as: Person[], bs: Person[], known: Partial<Known> = {}): string {
	const [match] = correlatePupils(as.map(person), bs.map(person), { ...KNOWN, ...known });
	return match!.situation === 'pair' ? `pair ${match!.by}` : match!.situation === 'doubt' ? `${match!.why} [${match!.candidates.length}]` : match!.situation;
}

describe('strong keys', () => {
	test('number, then register number of the same institute', () => {
		expect(say([{ ...NOOR, nr: '1', stam: '9' }], [{ nr: '2', stam: '9' }, { nr: '1' }])).toBe('pair number');
		expect(say([{ ...NOOR, nr: '1', stam: '9' }], [{ stam: '9' }])).toBe('pair register');
		expect(say([{ nr: '1', stam: '9', inst: '000001' }], [{ stam: '9' }])).toBe('absent');
		expect(say([{ nr: '1' }], [{ nr: '2' }])).toBe('absent');
	});
	test('twice in Informat, twice in Smartschool, claimed by two', () => {
		expect(say([{ ...NOOR }, { naam: 'Peeters', voornaam: 'Lars' }], [])).toBe('absent');
		expect(say([{ nr: '1' }, { nr: '1' }], [{ nr: '1' }])).toBe('Leerlingnummer 1 komt in Informat meer dan één keer voor. [0]');
		expect(say([{ nr: '1' }], [{ nr: '1' }, { nr: '1' }])).toBe('Meer dan één account in Smartschool heeft dezelfde sleutel. [2]');
		expect(say([{ nr: '1', stam: '9' }, { nr: '2', stam: '9' }], [{ stam: '9' }])).toBe('Meer dan één leerling in Informat hoort bij dit account. [1]');
	});
	test('a number that fits while name and birth date both differ', () => {
		const other = { naam: 'Peeters', voornaam: 'Lars', geboren: '2012-01-01' };
		expect(say([{ ...NOOR, nr: '1' }], [{ ...other, nr: '1' }])).toBe('Het nummer is gelijk, maar naam en geboortedatum zijn allebei anders. [1]');
		for (const one of [{ ...other, naam: 'VANDEVOORBEELD' }, { ...other, voornaam: 'Noor' }, { ...other, geboren: '17/04/2011' }, { ...other, geboren: '' }, { ...other, naam: '' }]) expect(say([{ ...NOOR, nr: '1' }], [{ ...one, nr: '1' }])).toBe('pair number');
		expect(say([{ ...NOOR, nr: '1', geboren: '' }], [{ ...other, nr: '1' }])).toBe('pair number');
	});
});

describe('a link', () => {
	const link = (text: string): Partial<Known> => ({ linkOf: () => text });
	test('wins over names and over the register number', () => {
		expect(say([{ ...NOOR, nr: '1', stam: '9' }], [{ nr: '1', naam: 'X', voornaam: 'Y', geboren: '2000-01-01' }, { stam: '9' }], link('n1.un'))).toBe('pair link');
		expect(say([{ nr: '1' }], [{ nr: '7', user: 'noor' }], link('n5.unoor'))).toBe('pair link');
	});
	test('waits when it leads nowhere or to two', () => {
		expect(say([{ nr: '1' }], [{ nr: '3' }], link('n5.ux'))).toBe('Het account dat aan deze leerling gekoppeld was, is er niet meer in Smartschool. Er wordt niet vanzelf een nieuw gemaakt. [0]');
		expect(say([{ nr: '1' }], [{ nr: '1' }], link('n5.ux'))).toBe('Het account dat aan deze leerling gekoppeld was, is er niet meer; een ander account heeft nu zijn nummer. [1]');
		expect(say([{ nr: '1' }], [{ nr: '5' }, { nr: '6', user: 'x' }], link('n5.ux'))).toBe('Het intern nummer en de gebruikersnaam van de koppeling staan nu bij twee verschillende accounts. [2]');
		expect(say([{ nr: '1' }], [{ nr: '5' }, { nr: '1' }], link('n5.'))).toBe('De koppeling en het leerlingnummer wijzen naar twee verschillende accounts. [2]');
	});
	test('keeps its account when somebody else claims it', () => {
		const as = [{ nr: '1' }, { nr: '2', stam: '9' }].map(person);
		const known: Known = { ...KNOWN, linkOf: (a) => (a === as[0] ? 'n7.' : '') };
		const matches = correlatePupils(as, [person({ nr: '7', stam: '9' })], known);
		expect(matches.map((match) => (match.situation === 'pair' ? match.by : match.situation === 'doubt' ? match.why : match.situation))).toEqual(['link', 'Dit account is al gekoppeld aan een andere leerling.']);
	});
});

test.each([['a person', { byHand: new Map([['1', 'noor'], ['2', 'noor']]) }, ['Meer dan één leerling in Informat hoort bij dit account.', 'Meer dan één leerling in Informat hoort bij dit account.']], ['a link by hand', { byHand: new Map([['1', 'noor']]) }, ['hand', 'Dit account is al gekoppeld aan een andere leerling.']]])('an account that two pupils claim, where %s decides', (_name, known, expected) => {
	const matches = correlatePupils([{ nr: '1' }, { nr: '2', stam: '9' }].map(person), [person({ user: 'noor', stam: '9' })], { ...KNOWN, ...known });
	expect(matches.map((match) => (match.situation === 'pair' ? match.by : match.situation === 'doubt' ? match.why : match.situation))).toEqual(expected);
});

describe('every account is in one match at the most', () => {
	const told = (as: Person[], bs: Person[]) => {
		const records = bs.map(person);
		return correlatePupils(as.map(person), records, KNOWN).map((match) => [match.situation, ...(match.situation === 'doubt' ? match.candidates : 'b' in match ? [match.b] : []).map((b) => records.indexOf(b))]);
	};
	test('who is linked, or a candidate, is not left over and is nobody else’s', () => {
		expect(told([{ ...NOOR, nr: '1' }], [{ nr: '1' }, { nr: '2' }])).toEqual([['pair', 0], ['unassigned', 1]]);
		expect(told([{ ...NOOR, nr: '1' }, { ...NOOR, nr: '2' }], [NOOR])).toEqual([['doubt', 0], ['doubt', 0]]);
		expect(told([{ nr: '1', stam: '9' }, { nr: '2', stam: '9' }, { ...NOOR, nr: '3' }], [{ ...NOOR, stam: '9' }])).toEqual([['doubt', 0], ['doubt', 0], ['absent']]);
		expect(told([{ ...NOOR, nr: '1', email: 'n@x.be' }, { ...NOOR, nr: '2' }], [{ ...NOOR, email: 'n@x.be' }])).toEqual([['pair', 0], ['absent']]);
		expect(told([{ ...NOOR, nr: '1', email: 'n@x.be' }, { ...NOOR, nr: '2', voornaam: 'Noora' }], [{ ...NOOR, email: 'n@x.be' }])).toEqual([['pair', 0], ['absent']]);
	});
	test('who has a strong key is not compared by name', () => expect(told([{ ...NOOR, nr: '1' }], [{ nr: '1' }, NOOR])).toEqual([['pair', 0], ['unassigned', 1]]));
});

test('a link by hand goes before everything, by user name or number, and must lead to one account', () => {
	const hand = (account: string): Partial<Known> => ({ byHand: new Map([['1', account]]), linkOf: () => 'n1.' });
	expect(say([{ nr: '1' }], [{ nr: '1' }, { nr: '5', user: 'noor' }], hand('NOOR'))).toBe('pair hand');
	expect(say([{ nr: '1' }], [{ nr: '1' }, { nr: '5' }], hand('5'))).toBe('pair hand');
	expect(say([{ nr: '1' }], [{ nr: '1' }], hand('noor'))).toBe('De koppeling met de hand wijst naar «noor», en dat account is er niet of meer dan één keer. [0]');
	expect(say([{ nr: '1' }], [{ user: 'noor' }, { user: 'Noor' }], hand('noor'))).toBe('De koppeling met de hand wijst naar «noor», en dat account is er niet of meer dan één keer. [0]');
});

describe('weaker keys', () => {
	const mail = { email: 'noor@example.be' };
	const strangers = 'In Smartschool staat iemand met dezelfde naam en geboortedatum, maar met een ander nummer. [1]';
	const alike = 'In Smartschool staat iemand die erop lijkt (bijna dezelfde naam of geboortedatum) en die aan niemand gekoppeld is. [1]';
	test('e-mail or user name together with the name, or with family name and birth date', () => {
		expect(say([{ ...NOOR, ...mail, nr: '1' }], [{ ...NOOR, email: 'NOOR@example.be', geboren: '2001-01-01' }])).toBe('pair email');
		expect(say([{ ...NOOR, ...mail, nr: '1' }], [{ ...NOOR, ...mail, voornaam: 'Eleonora' }])).toBe('pair email');
		expect(say([{ ...NOOR, nr: '1', user: 'Noor' }], [{ ...NOOR, user: 'noor', geboren: '' }])).toBe('pair userName');
		expect(say([{ ...NOOR, nr: '1', email: ' noor@example.be' }], [{ ...NOOR, ...mail, geboren: '' }])).toBe('pair email');
	});
	test('a brother or sister with the same e-mail is somebody else', () => expect(say([{ ...NOOR, ...mail, nr: '1' }], [{ ...NOOR, ...mail, voornaam: 'Lars', geboren: '2013-09-09' }])).toBe('absent'));
	test('nor do a twin with another name, or the same family name alone, fit with an e-mail', () => {
		expect(say([{ ...NOOR, ...mail, nr: '1' }], [{ ...NOOR, ...mail, naam: 'Peeters', voornaam: 'Lars' }])).toBe('absent');
		expect(say([{ ...NOOR, ...mail, nr: '1', geboren: '' }], [{ ...NOOR, ...mail, voornaam: 'Lars', geboren: '' }])).toBe('absent');
	});
	test('a record that tells nothing but its number is nobody’s lookalike', () => expect(correlatePupils([person({ ...NOOR, nr: '1' })], [{ ...person({}), fields: {} }], KNOWN).map(({ situation }) => situation)).toEqual(['absent', 'unassigned']));
	test('an e-mail that two have decides nothing', () => expect(say([{ ...NOOR, ...mail, nr: '1' }], [{ ...NOOR, ...mail, geboren: '' }, { ...NOOR, ...mail, geboren: '' }])).not.toMatch(/^pair/));
	test('name, birth date and sex, alone on both sides, and no number against it', () => {
		expect(say([{ ...NOOR, nr: '1' }], [NOOR])).toBe('pair person');
		expect(say([{ ...NOOR, nr: '1' }], [{ ...NOOR, naam: 'noor', voornaam: 'VANDE-VOORBEELD', geslacht: 'f' }])).toBe('pair person');
		expect(say([{ ...NOOR, nr: '1' }], [{ ...NOOR, geslacht: '' }])).toBe('pair person');
		expect(say([{ ...NOOR, nr: '1', geslacht: '' }], [NOOR])).toBe('pair person');
		for (const [a, b] of [['V', 'm'], ['M', 'f'], ['M', 'v']] as const) expect(say([{ ...NOOR, nr: '1', geslacht: a }], [{ ...NOOR, geslacht: b }])).toBe(strangers);
		for (const [a, b] of [['V', 'v'], ['V', 'f'], ['M', 'm']] as const) expect(say([{ ...NOOR, nr: '1', geslacht: a }], [{ ...NOOR, geslacht: b }])).toBe('pair person');
		expect(say([{ ...NOOR, nr: '1' }], [{ ...NOOR, nr: '2' }])).toBe(strangers);
		expect(say([{ ...NOOR, nr: '1', stam: '9' }], [{ ...NOOR, stam: '8' }])).toBe(strangers);
		expect(say([{ ...NOOR, nr: '1', stam: '9' }], [{ ...NOOR, stam: '8', inst: '000001' }])).toBe('pair person');
		for (const [a, b] of [['9', undefined], [undefined, '8']]) expect(say([{ ...NOOR, nr: '1', stam: a }], [{ ...NOOR, stam: b }])).toBe('pair person');
		expect(say([{ ...NOOR, nr: '1', stam: '9', inst: '' }], [{ ...NOOR, stam: '9', inst: '' }])).toBe('pair person');
		expect(say([{ ...NOOR, nr: '1' }, { ...NOOR, nr: '2' }], [NOOR])).toBe(strangers);
		expect(say([{ ...NOOR, nr: '1' }], [NOOR, NOOR])).toBe(strangers.replace('[1]', '[2]'));
		expect(say([{ ...NOOR, nr: '1' }], [NOOR], { weakTiers: false })).toBe(strangers);
		expect(say([{ ...NOOR, ...mail, nr: '1' }], [{ ...NOOR, ...mail, geboren: '2001-01-01' }], { weakTiers: false })).toBe('absent');
	});
	test('half a name is no name', () => {
		expect(say([{ ...NOOR, nr: '1', naam: '' }], [{ ...NOOR, naam: '' }])).toBe('absent');
		expect(say([{ ...NOOR, nr: '1', voornaam: '' }], [{ ...NOOR, voornaam: '' }])).toBe('absent');
		expect(say([{ ...NOOR, nr: '1', naam: 'an', voornaam: 'neke' }], [{ ...NOOR, naam: 'anne', voornaam: 'ke' }])).toBe('absent');
	});
	test.each([
		['one letter', { ...NOOR, voornaam: 'Noora' }], ['a slip in the family name', { ...NOOR, naam: 'Vandevoorbeld' }], ['a particle less', { ...NOOR, naam: 'Voorbeeld' }], ['a short first name', { ...NOOR, voornaam: 'Noortje' }], ['first and family name the other way round with a slip', { ...NOOR, naam: 'Noor', voornaam: 'Vandevoorbeelt' }], ['a slip in the birth date', { ...NOOR, geboren: '2011-04-18' }], ['two slips in the birth date', { ...NOOR, geboren: '2011-05-18' }], ['no birth date', { ...NOOR, geboren: '' }],
	])('%s: a candidate for a person', (_name, other) => expect(say([{ ...NOOR, nr: '1' }], [other])).toBe(alike));
	test.each([
		['another first name', { ...NOOR, voornaam: 'Lars' }], ['another birth date altogether', { ...NOOR, geboren: '2009-12-30' }], ['a number of its own', { ...NOOR, voornaam: 'Noora', nr: '5' }], ['nothing to compare', {}], ['two letters in a short name', { ...NOOR, voornaam: 'Nele' }],
		['no family name', { ...NOOR, naam: '' }], ['no first name', { ...NOOR, voornaam: '' }], ['only the names cross', { ...NOOR, naam: 'Noor', voornaam: 'Peeters' }], ['three slips in the birth date', { ...NOOR, geboren: '2012-05-18' }], ['a slip in the birth date and a number of its own', { ...NOOR, geboren: '2011-04-18', nr: '5' }],
	])('%s: somebody else', (_name, other) => expect(say([{ ...NOOR, nr: '1' }], [other])).toBe('absent'));
	test.each([['Noortje', 'Noor', true], ['Jan', 'Janneke', true], ['Jo', 'Johannes', false], ['Jo', 'X', false], ['Noor', 'Neur', false], ['Lotte', 'Lutta', false], ['Lotte', 'Luttes', false], ['Andrea', 'Endrei', true], ['', 'X', false], ['X', '', false]])('first names «%s» and «%s» of one family on one birth date look alike: %p', (mine, theirs, yes) => expect(say([{ ...NOOR, nr: '1', voornaam: mine }], [{ ...NOOR, voornaam: theirs }])).toBe(yes ? alike : 'absent'));
	test('a birth date that Informat does not know either', () => {
		expect(say([{ ...NOOR, nr: '1', geboren: '' }], [NOOR])).toBe(alike);
		expect(say([{ ...NOOR, nr: '1', geboren: '' }], [{ ...NOOR, geboren: '' }])).toBe(alike);
	});
	test('of very many namesakes sixty are shown', () => expect(say([{ ...NOOR, nr: '1' }], Array.from({ length: 61 }, () => ({ ...NOOR, geboren: '' })))).toBe(alike.replace('[1]', '[60]')));
	test('two pupils who look like one account both wait', () => {
		const as = [{ ...NOOR, nr: '1' }, { ...NOOR, voornaam: 'Nora', nr: '2' }].map(person);
		expect(correlatePupils(as, [person({ ...NOOR, voornaam: 'Noora' })], KNOWN).map(({ situation }) => situation)).toEqual(['doubt', 'doubt']);
	});
	test('a crowd on one birth date: only an exact half of the name counts', () => {
		const crowd = Array.from({ length: 61 }, (_, index) => ({ naam: `Naam${index}`, voornaam: 'Anna', geboren: NOOR.geboren }));
		expect(say([{ ...NOOR, nr: '1', voornaam: 'Nora' }], [...crowd, { ...NOOR, voornaam: 'Nel' }])).toBe(alike);
		expect(say([{ ...NOOR, nr: '1' }], [...crowd, { ...NOOR, naam: 'Vandevoorbeld' }])).toBe('absent');
		expect(say([{ ...NOOR, nr: '1' }], [...crowd, { ...NOOR, voornaam: 'Lars' }])).toBe('absent');
		expect(say([{ ...NOOR, nr: '1' }], [...crowd.slice(2), { ...NOOR, naam: 'Vandevoorbeld' }])).toBe(alike);
	});
	test('who is left over is told once', () => expect(correlatePupils([], [person(NOOR)], KNOWN)).toEqual([{ situation: 'unassigned', b: person(NOOR) }]));
});
