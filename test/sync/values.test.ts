/** Examples for every kind of value: what is the same, what stays different (the negative corpus of L20), and what is written. */
import { address, joinAddress, joinHouseNumber, splitAddress, splitHouseNumber } from '../../sync/values/address';
import { readDate } from '../../sync/values/dates';
import { isoDate, KINDS, phone, type KindName } from '../../sync/values/kinds';
import { tidy } from '../../sync/values/text';

/** Per kind: groups of texts; within a group all are equal, between groups none is. */
const CORPUS = {
	phone: [
		['0470/12.34.56', '0470 12 34 56', '0470-12-34-56', '0470123456', '+32470123456', '+32 470 12 34 56', '+32 (0)470 12 34 56', '+32(0)470123456', '0032470123456', '0032 (0)470/12 34 56', ' 0470/123.456 ', '(0470) 12 34 56', '(+32) 470 12 34 56', '(0032)470123456', '+32 0470 12 34 56', '32470123456'],
		['0470/12.34.57', '+32 470 12 34 57'],
		['050 33 44 55', '050/33.44.55', '+32 50 33 44 55', '003250334455', '(050) 33 44 55'],
		['02 555 12 12', '+32 2 555 12 12', '+32 (0)2 555 12 12'],
		['+31 6 12345678', '0031612345678', '+31 (0)6 12345678', '(+31) 6 12345678', '(0031)612345678', '+31(0)612345678'],
		['+33 1 42 68 53 00', '0033 1 42 68 53 00'],
		['050 33 44 55 ext. 12', '+32 50 33 44 55 x12', '050334455;ext=12', '050 33 44 55 toestel 12', '050 33 44 55 tst. 12', '050/33.44.55 #12', '050 33 44 55, ext 12', '050 33 44 55 EXTENSION: 12'],
		['050 33 44 55 ext. 13'],
		['050 33 44 55 ext. mama'],
		['0470/12.34.56 (mama)', '+32 470 12 34 56 (mama)', '0470123456, (mama)'],
		['0470/12.34.56 (papa)'],
		['0470/12.34.56 - mama', '+32470123456  - mama'],
		['0470 12 34 56 of 0471 22 33 44'],
		['0470 12 34 56 / 0471 22 33 44'],
		['0470 12 34 56, 0471 22 33 44'],
		['0470 12 34 56 +32 471 22 33 44'],
		['112 of 0470123456'],
		['0470123456 (+31) 6'], ['bel school', 'bel  school'],
		['zie moeder'], ['tel. 0470123456'],
		['0470'], ['12'], ['047012345'], ['04701234567'], ['050 33 44 5'], ['000470123456'], ['+32'], ['('], ['+'],
	],
	text: [
		["D'hondt", 'D’hondt', 'D`hondt', 'D´hondt', 'Dʼhondt', 'D‘hondt', 'D′hondt', " D'hondt ", 'D\u200b’hondt', '\ufeffD\'hondt', '\u200eD\'hondt\u0000'],
		['Dhondt'], ["d'hondt"],
		['Renée', 'Rene\u0301e', 'Re\u00adnée'], ['Renee'], ['RENÉE'],
		['Van de Velde', 'Van  de\u00a0Velde', 'Van\tde\nVelde'], ['Vandevelde'], ['van de Velde'],
		['Anne-Marie', 'Anne‐Marie', 'Anne–Marie', 'Anne−Marie', 'Anne‑Marie', 'Anne－Marie'], ['Anne Marie'], ['AnneMarie'],
		['👩‍👧'], ['👩👧'], ['\ufffd', '\ud800', '\udc00'],
	],
	looseText: [
		['Sint-Jansstraat', 'SINT JANSSTRAAT', 'sint-jansstraat.', 'Sint–Jansstraat'], ['Sint-Jansstraten'],
		['Café-straat', 'Cafe\u0301straat', 'cafestraat', 'CAFÉSTRAAT'],
		["'t Zand", 'ʼt Zand', '’t zand'], ['Tzandt'],
		['?'], ['!'], ['-', '–'], ['Straat 1'], ['Straat 11'],
	],
	houseNumber: [['12A', '12 a', ' 12  A '], ['12B'], ['12'], ['1 2/3', '12/3'], ['123'], ['12-14', '12–14'], ['1214'], ['112']],
	box: [['3', 'bus 3', 'b3', 'B 3', 'Bus3', 'bte 3', 'bus. 3', 'BUS 3', 'boîte 3', 'bus bus 3', 'b u s 3', 'bus b3'], ['33'], ['A', 'a', 'bus A', 'bte. a'], ['B', 'b'], ['BA', 'b a'], ['3A', 'bus 3 a'], ['3.1'], ['31'], ['0003'], ['BUS', 'bus'], ['']],
	address: [
		['Kerkstraat 12/3', 'Kerkstraat 12 bus 3', 'KERKSTRAAT 12 b3', 'Kerkstraat, 12/bus 3', 'kerkstraat 12 / 3', 'Kerkstraat 12, bte 3', 'Kerkstraat 12 b. 3'],
		['Kerkstraat 12'], ['Kerkstraat 123'], ['Kerkstraat 12/4'], ['Kerkstraat 12A/3', 'Kerkstraat 12 a bus 3'], ['Kerkstraat 12-14'], ['Kerkstraat'], ['Kerkstraat 12B', 'Kerkstraat 12 b'],
		['Rue du 11 novembre 5'], ['Rue du 11 novembre'], ['Plein 40-45 12'], ['Plein 40-45'], ['?'], ['!'], ['? 5'], ['Kerkstraat 12 bus', 'Kerkstraat 12bus'],
	],
	postcode: [['8000', ' 8000', 'B-8000', 'b-8000'], ['8001'], ['1234 AB', '1234ab'], ['08000'], ['B-80001'], ['80001'], ['L-8000'], ['AB-8000']],
	date: [
		['2011-04-17', '2011-04-17T00:00:00', '2011-04-17 00:00:00', '2011-04-17T23:30:00-11:00', '17-04-2011', '17/04/2011', '17-4-2011', '17.4.2011', '2011-4-17', '17-4-2011 00:00'],
		['2011-04-18'], ['2012-02-29', '29-02-2012'], ['2000-02-29'], ['1850-01-01'],
		['', '0000-00-00', '0000-00-00 00:00:00', '0001-01-01T00:00:00', '00-00-0000', '01/01/0001'],
	],
	email: [['jan.peeters@example.be', 'jan.peeters@EXAMPLE.be', ' jan.peeters@Example.BE '], ['Jan.Peeters@example.be'], ['janpeeters@example.be'], ['jan.peeters@example.nl'], ['geen adres'], ['Geen adres'], ['a@b@c.be', 'a@b@C.be'], ['a@B@c.be'], ['@example.be', '@EXAMPLE.be']],
	digits: [['30593', '030593', '0030593'], ['305930'], ['0', '000'], [''], ['0a']],
	number: [['3', '3.0', '3,0', '03', '+3', ' 003.00 '], ['30', '030', '30,0'], ['-3', '-03,0'], ['0', '-0', '0.0', '000'], ['0.5', '0,5', '00.50'], ['-0.5'], ['1.05'], ['1.005'], ['9007199254740993'], ['9007199254740992'], ['3.'], ['.3'], ['1e3'], ['1.000,5'], ['3 euro'], ['--3'], ['']],
	yesNo: [['ja', 'true', '1', 'YES', ' Waar '], ['nee', 'false', '0', 'No', 'neen', 'onwaar'], ['misschien', 'MISSCHIEN'], ['']],
	classCode: [['3NWa', '3nwA', ' 3NWa '], ['3 NWa'], ['3  NWa'], ['3NWb'], ['é1', 'e\u03011', 'É1'], ['ß1'], ['SS1']],
	leaving: [['2026-10-31', '31/10/2026', '2026-09-01'], ['', '0000-00-00']],
} satisfies Partial<Record<KindName, string[][]>>;

describe.each(Object.keys(CORPUS) as (keyof typeof CORPUS)[])('%s', (name) => {
	const kind = KINDS[name];
	test('these are the same', () => {
		for (const group of CORPUS[name]) for (const text of group) expect([text, kind.common('informat', text)]).toEqual([text, kind.common('informat', group[0]!)]);
	});
	test('these stay different (negative corpus of L20)', () => {
		const forms = CORPUS[name].map((group) => kind.common('informat', group[0]!));
		expect(forms).not.toContain(undefined);
		expect(new Set(forms).size).toBe(forms.length);
	});
});

test('the form of a number is E.164 with what stands behind it', () => {
	expect(phone('0470/12.34.56')).toBe('+32470123456');
	expect(phone('050 33 44 55 ext. 12')).toBe('+3250334455;ext=12');
	expect(phone('050 33 44 55 ext. 12345678')).toBe('+3250334455 ext. 12345678');
	expect(phone(' 0470/12.34.56 (mama) ')).toBe('+32470123456 (mama)');
	expect(phone('0470123456 ,-- mama')).toBe('+32470123456 -- mama');
	expect(phone('112  of 0470123456')).toBe('112 of 0470123456');
	expect(phone('+39 06 6982')).toBe('+39066982');
	expect(phone('0800 12 345')).toBe('+3280012345');
	for (const two of ['0470 12 34 56, 0471 22 33 44', '0470123456 , (0471) 22 33 44', '0470123456 , +32 471 22 33 44']) expect(phone(two)).toBe(two);
	expect(phone('0470123456(mama thuis)')).toBe('+32470123456 (mama thuis)');
	expect(phone(`0470123456 ${'m'.repeat(239)}`)).toBe(`+32470123456 ${'m'.repeat(239)}`);
	expect(phone(`0470123456 ${'m'.repeat(240)}`)).toBe(`0470123456 ${'m'.repeat(240)}`);
	const long = `0470123456 ${'mama '.repeat(60)}`.trim();
	expect(phone(long)).toBe(long);
	expect(phone(long.slice(0, 249))).toBe(`+32${long.slice(1, 249)}`);
});

test('the source’s own spelling travels, never the key for comparing', () => {
	expect(KINDS.phone.write('smartschool', ' 0470/12.34.56 ')).toBe('0470/12.34.56');
	expect(KINDS.looseText.write('informat', 'Café-straat')).toBe('Café-straat');
	expect(KINDS.looseText.own('informat', ' Café-straat')).toBe('Café-straat');
	expect(KINDS.houseNumber.write('smartschool', '12 a')).toBe('12 a');
	expect(KINDS.box.write('smartschool', 'bus 3')).toBe('bus 3');
	expect(KINDS.digits.write('smartschool', '030593')).toBe('030593');
	expect(KINDS.email.write('smartschool', 'Jan@Example.be')).toBe('Jan@Example.be');
	expect(KINDS.classCode.write('smartschool', ' 3NWa ')).toBe('3NWa');
	expect(KINDS.classCode.own('smartschool', ' 3NWa ')).toBe('3NWa');
	expect(KINDS.date.write('smartschool', '17-04-2011')).toBe('2011-04-17');
	expect(KINDS.address.write('smartschool', ' Kerkstraat 12 bus 3')).toBe('Kerkstraat 12 bus 3');
});

describe('dates', () => {
	test('what is no date waits, it is never an empty one', () => {
		for (const text of ['onbekend', '2011-02-30', '2011-02-29', '1900-02-29', '31-04-2011', '31-06-2011', '31-09-2011', '31-11-2011', '32-01-2011', '2011-13-01', '2011-00-10', '2011-10-00', '17', '2011', '17-04-11', '1849-12-31', '0002-01-01', '2011-04-17x', 'x2011-04-17', '117-04-2011', '12011-04-17', '2011/04/17', `2011-04-17 ${'x'.repeat(60)}`]) {
			expect([text, readDate(text)]).toEqual([text, undefined]);
			expect([text, isoDate(text)]).toEqual([text, '']);
			expect([text, KINDS.date.common('informat', text), KINDS.date.write('smartschool', text), KINDS.date.own('informat', text)]).toEqual([text, undefined, undefined, tidy(text)]);
		}
	});

	test('the last day of every month', () => {
		for (const text of ['2011-01-31', '2011-02-28', '2011-03-31', '2011-04-30', '2011-05-31', '2011-06-30', '2011-07-31', '2011-08-31', '2011-09-30', '2011-10-31', '2011-11-30', '2011-12-31', '2000-02-29', '2024-02-29']) expect(isoDate(text)).toBe(text);
	});

	test('the day as written, never shifted', () => {
		expect(isoDate('2026-09-01T22:00:00.000Z')).toBe('2026-09-01');
		expect(isoDate('01-02-2011')).toBe('2011-02-01');
		expect(isoDate(`2011-04-17 ${'0'.repeat(53)}`)).toBe('2011-04-17');
	});

	test('leaving: a date on one side is "off" on the other', () => {
		expect(KINDS.leaving.common('informat', '2026-10-31')).toBe('left');
		expect(KINDS.leaving.common('smartschool', 'uitgeschakeld')).toBe('left');
		expect(KINDS.leaving.common('smartschool', '')).toBe('');
		expect(KINDS.leaving.common('informat', '0000-00-00')).toBe('');
		expect(KINDS.leaving.common('informat', 'onbekend')).toBeUndefined();
		expect(KINDS.leaving.own('smartschool', 'uitgeschakeld')).toBe('left');
		expect(KINDS.leaving.own('informat', '31-10-2026')).toBe('2026-10-31');
		expect(KINDS.leaving.own('informat', ' onbekend')).toBe('onbekend');
		expect(KINDS.leaving.write('smartschool', '31-10-2026')).toBe('2026-10-31');
		expect(KINDS.leaving.write('informat', 'uitgeschakeld')).toBeUndefined();
	});
});

describe('addresses', () => {
	test.each([
		['Kerkstraat 12/3', 'Kerkstraat', '12', '3'],
		['Kerkstraat 12', 'Kerkstraat', '12', ''],
		['Kerkstraat, 12 a bus 0.2', 'Kerkstraat', '12 a', '0.2'],
		['Kerkstraat 12 b 3', 'Kerkstraat', '12', '3'],
		['My Street 1/a', 'My Street', '1', 'a'],
		['Laan 5 12-14A bte C', 'Laan 5', '12-14A', 'C'],
		['Rue du 11 novembre 5', 'Rue du 11 novembre', '5', ''],
		['  Kerkstraat  ', 'Kerkstraat', '', ''],
		['Kerkstraat 12 achter', 'Kerkstraat 12 achter', '', ''],
		['12', '12', '', ''],
	])('%s', (text, straat, nummer, bus) => expect(splitAddress(text)).toEqual({ straat, nummer, bus }));

	test.each([
		['12 bus 3', '12', '3'], ['12/3', '12', '3'], ['12A b3', '12A', '3'], ['12b', '12b', ''], ['12 b', '12 b', ''], ['12b3', '12', '3'], ['12', '12', ''], ['12bus3', '12', '3'],
		['12-14/A', '12-14', 'A'], ['12+1', '12+1', ''], ['zonder nummer', 'zonder nummer', ''], ['', '', ''], ['12 / 3 / 4', '12 / 3 / 4', ''],
	])('number %s', (text, nummer, bus) => expect(splitHouseNumber(text)).toEqual({ nummer, bus }));

	test('joined in the forms that both services use', () => {
		expect(joinAddress({ straat: ' Kerkstraat', nummer: '12', bus: 'bus 3a' })).toBe('Kerkstraat 12/3a');
		expect(joinAddress({ straat: 'Kerkstraat', nummer: '12', bus: '' })).toBe('Kerkstraat 12');
		expect(joinAddress({ straat: 'Kerkstraat', nummer: '', bus: '' })).toBe('Kerkstraat');
		expect(joinHouseNumber('12 a', 'b3')).toBe('12 a bus 3');
		expect(joinHouseNumber(' 12', ' ')).toBe('12');
		expect(joinHouseNumber('12', 'bte. C')).toBe('12 bus C');
		expect(joinHouseNumber('12', 'boîte b 3')).toBe('12 bus 3');
		expect(joinHouseNumber('12', 'boite 3')).toBe('12 bus 3');
		expect(joinHouseNumber('12', 'bus3')).toBe('12 bus 3');
		expect(joinHouseNumber('12', 'A bus 3')).toBe('12 bus A bus 3');
		expect(joinHouseNumber('12', 'b')).toBe('12 bus b');
	});

	test('a text that is too long for an address is left alone', () => {
		const long = `${'Kerkstraat '.repeat(24)}12`;
		expect(splitAddress(long)).toEqual({ straat: long, nummer: '', bus: '' });
		expect(splitAddress(`${'k'.repeat(252)} 12`)).toEqual({ straat: 'k'.repeat(252), nummer: '12', bus: '' });
		expect(splitHouseNumber(`${'1'.repeat(254)}/3`)).toEqual({ nummer: `${'1'.repeat(254)}/3`, bus: '' });
		expect(splitHouseNumber('1'.repeat(256))).toEqual({ nummer: '1'.repeat(256), bus: '' });
		expect(splitHouseNumber(`${'1'.repeat(253)}/3`)).toEqual({ nummer: '1'.repeat(253), bus: '3' });
		expect(['Kerkstraat 12 bus 3', 'Kerkstraat 12', 'Kerkstraat'].map(address)).toEqual(['kerkstraat 12/3', 'kerkstraat 12', 'kerkstraat']);
	});
});
