/** Code lists between both sides are lenses (L21): nothing is lost, nothing is guessed, and a school's own rows are checked. */
import fc from 'fast-check';
import nl from 'i18n-iso-countries/langs/nl.json';
import { STAFF_TYPES } from '../../sync/fields/coAccounts';
import { ABSENCE, ABSENCE_OFFICIAL, FUNDABILITY, RELATION_ID, RELATION_TYPE, RELIGION, SEX } from '../../sync/values/codes';
import { countryCode, countryName } from '../../sync/values/countries';
import { KINDS } from '../../sync/values/kinds';
import { codeKind, withRows, type CodeMap } from '../../sync/values/lens';
import { fold } from '../../sync/values/text';
import { runs } from '../laws/check';
import type { Side } from '../../sync/types';

/** Every property is tried 500 times; the seed is printed and can be replayed. */
fc.configureGlobal(runs(500));

const other = (side: Side): Side => (side === 'informat' ? 'smartschool' : 'informat');
const LISTS: Record<string, CodeMap> = { SEX, RELIGION, FUNDABILITY, RELATION_TYPE, RELATION_ID, ABSENCE, ABSENCE_OFFICIAL };

/** Lists as a school may make them: a few fine codes, fewer coarse ones, sometimes a way back. */
const word = fc.constantFrom('A', 'B', 'C', 'D', 'R', 'Z', '-', '|', '01', '1', 'Vader', '__proto__', 'constructor', 'é');
const anyMap: fc.Arbitrary<CodeMap> = fc.record({
	rows: fc.uniqueArray(fc.tuple(word, word), { selector: ([code]) => code, minLength: 1, maxLength: 8 }),
	fine: fc.constantFrom<Side>('informat', 'smartschool'),
	named: fc.boolean(),
}).map(({ rows, fine, named }) => ({
	name: 'Proef',
	fine,
	codes: Object.fromEntries(rows),
	back: named ? Object.fromEntries(rows.map(([code, target]) => [target, code])) : {},
}));

describe('laws', () => {
	const lawsOf = (map: CodeMap) => {
		const lens = codeKind(map);
		for (const fine of Object.keys(map.codes)) {
			const view = lens.get(fine)!;
			expect(view).toBe(Object.getOwnPropertyDescriptor(map.codes, fine)!.value);
			expect(lens.put(view, fine)).toBe(fine); // put(get(s), s) = s
			for (const coarse of new Set(Object.values(map.codes))) {
				const after = lens.put(coarse, fine);
				if (after !== undefined) expect(lens.get(after)).toBe(coarse); // get(put(v, s)) = v
				if (lens.common(map.fine, fine) === lens.common(other(map.fine), coarse)) expect(after).toBe(fine); // an unchanged coarse value never alters the finer one
				else expect(after).toBe(lens.write(map.fine, coarse));
			}
			expect(lens.common(map.fine, fine)).toBe(lens.common(other(map.fine), view));
			expect(lens.write(other(map.fine), fine)).toBe(view);
			expect(lens.own(map.fine, fine)).toBe(fine);
		}
		expect(lens.put('', Object.keys(map.codes)[0]!)).toBe('');
		return lens;
	};

	test.each(Object.entries(LISTS))('%s is a lens (L21)', (_name, map) => void lawsOf(map));
	test('so is every list that a school can make', () => fc.assert(fc.property(anyMap, (map) => void lawsOf(map))));

	test('an unknown code is never guessed', () => {
		fc.assert(fc.property(anyMap, fc.oneof(word, fc.string({ maxLength: 5 })), (map, text) => {
			const lens = codeKind(map);
			const known = (codes: string[]) => codes.some((code) => code.normalize('NFC').toLowerCase() === text.trim().normalize('NFC').toLowerCase());
			fc.pre(/^[\w|é-]*$/.test(text) && text !== '');
			expect(lens.get(text) !== undefined).toBe(known(Object.keys(map.codes)));
			expect(lens.common(other(map.fine), text) !== undefined).toBe(known(Object.values(map.codes)));
		}));
	});

	test('a school’s own rows: added, changed, taken out; the rest stays', () => {
		fc.assert(fc.property(anyMap, fc.dictionary(fc.constantFrom('A', 'B', 'X', 'Y'), fc.constantFrom('A', 'B', 'Q', '')), (map, rows) => {
			const lens = lawsOfMerged(withRows(map, rows));
			for (const [code, target] of Object.entries(rows)) expect(lens.get(code)).toBe(target === '' ? undefined : target);
			for (const [code, target] of Object.entries(map.codes)) if (!Object.hasOwn(rows, code)) expect(lens.get(code)).toBe(target);
		}));
	});
	const lawsOfMerged = (map: CodeMap) => (Object.keys(map.codes).length === 0 ? codeKind(map) : lawsOf(map));
});

describe('the lists', () => {
	test('sex: Informat M and V, Smartschool m, f and v', () => {
		expect(KINDS.sex.write('smartschool', 'M')).toBe('m');
		expect(KINDS.sex.write('smartschool', 'V')).toBe('f');
		expect(KINDS.sex.write('informat', 'v')).toBe('V');
		for (const same of ['f', 'v', 'F', 'V', ' f ']) expect(KINDS.sex.common('smartschool', same)).toBe(KINDS.sex.common('informat', 'V'));
		for (const same of ['m', 'M']) expect(KINDS.sex.common('smartschool', same)).toBe(KINDS.sex.common('informat', 'M'));
		for (const side of ['informat', 'smartschool'] as const) expect([KINDS.sex.common(side, 'X'), KINDS.sex.write(side, 'X'), KINDS.sex.own(side, ' X ')]).toEqual([undefined, undefined, 'X']);
		expect(KINDS.sex.own('smartschool', 'V')).toBe('f');
	});

	test.each([
		['0140', 'CAT', 'Katholieke godsdienst'], ['0225', 'PRO', 'protestants-evangelische godsdienst'], ['0136', 'ISR', 'Israëlitische godsdienst'], ['0135', 'ISL', 'Islamitische godsdienst'], ['0194', 'ORT', 'Orthodoxe godsdienst'],
		['0418', 'ANG', 'Anglicaanse godsdienst'], ['0187', 'MOR', 'Niet-confessionele zedenleer'], ['0052', 'CUL', 'Cultuurbeschouwing'], ['0063', 'PER', 'Eigen cultuur en religie'], ['9999', 'DIS', 'Vrijstelling'],
	])('religion %s is %s, there and back, also as a label', (code, word, label) => {
		expect(KINDS.religion.write('smartschool', code)).toBe(word);
		expect(KINDS.religion.write('informat', word)).toBe(code);
		expect(KINDS.religion.write('informat', label)).toBe(code);
		expect(KINDS.religion.common('smartschool', label)).toBe(KINDS.religion.common('informat', code));
	});

	test.each(['1', '140', '0141', 'CAT', 'toString', '__proto__', 'constructor'])('religion %s of Informat is unknown and never guessed', (code) => {
		expect(KINDS.religion.common('informat', code)).toBeUndefined();
		expect(KINDS.religion.write('smartschool', code)).toBeUndefined();
	});

	test('religion 0000 is Informat’s word for empty', () => {
		expect([KINDS.religion.common('informat', '0000'), KINDS.religion.own('informat', '0000'), KINDS.religion.write('smartschool', '0000')]).toEqual(['', '', '']);
	});

	test('fundability counts per structure', () => {
		for (const [code, target] of [['SO 01', '01'], ['SO 02', '02'], ['SO 03', '03'], ['SO 99', '99'], ['BAO 01', '01'], ['BAO 02', '02']] as const) expect(KINDS.fundability.write('smartschool', code)).toBe(target);
		for (const code of ['BAO 03', 'BAO 99', '01', ...['11', '13', '20', '22'].flatMap((each) => [`SO ${each}`, `BAO ${each}`])]) expect(KINDS.fundability.common('informat', code)).toBeUndefined();
		expect(KINDS.fundability.common('smartschool', 'V')).toBe(KINDS.fundability.common('informat', 'SO 01'));
		expect(KINDS.fundability.common('smartschool', 'r')).toBe(KINDS.fundability.common('informat', 'SO 02'));
		expect(KINDS.fundability.write('informat', '01')).toBeUndefined(); // of which structure?
		expect(KINDS.fundability.put('01', 'BAO 01')).toBe('BAO 01');
		expect(KINDS.fundability.put('99', 'SO 01')).toBe('SO 99');
	});

	test('relations and co-accounts', () => {
		for (const type of ['Moeder', 'Vader', 'Voogd', 'Plusmoeder', 'Plusvader', 'Meemoeder', 'Meevader', 'Stiefmoeder', 'Stiefvader', 'Grootmoeder', 'Grootvader', 'Broer', 'Zus', 'Pleegmoeder', 'Pleegvader']) {
			expect(KINDS.relationType.write('smartschool', type.toLowerCase())).toBe(type);
			expect(KINDS.relationType.write('informat', type)).toBe(type);
			expect(STAFF_TYPES).not.toContain(type);
		}
		expect(KINDS.relationType.write('smartschool', 'trajectbegeleider')).toBe('Begeleider');
		expect(KINDS.relationType.common('informat', 'buurvrouw')).toBeUndefined();
		for (const empty of ['0', 'Maak uw keuze', '(maak uw keuze)', '']) for (const kind of [KINDS.relationType, KINDS.relationId]) expect(kind.common('smartschool', empty)).toBe('');
		expect(['2', '5', '6', '7', '8', '9', '10', '13', '14'].map((id) => KINDS.relationId.write('smartschool', id))).toEqual(['Voogd', 'Plusvader', 'Plusmoeder', 'Pleegvader', 'Pleegmoeder', 'Grootvader', 'Grootmoeder', 'Vader', 'Moeder']);
		expect(KINDS.relationId.write('informat', 'Moeder')).toBe('14');
		expect(KINDS.relationId.common('informat', '0')).toBeUndefined();
	});

	test('staff kinds of co-account belong to the school', () => {
		for (const type of ['Interimaris', 'Stagiair', 'Stagair', 'Collega', 'ION-begeleider', 'Ondersteuner', 'Internaatsmedewerker', 'Studiecoach', 'Logopedist', 'Begeleider', 'Interne Begeleider', 'Externe begeleider']) expect(STAFF_TYPES).toContain(type);
		for (const type of ['Interimaris', 'Collega', 'Ondersteuner']) expect(KINDS.relationType.common('smartschool', type)).toBeUndefined();
	});

	test('absences: every code of before 2019 is its own equal', () => {
		for (const code of 'ABCDGHJLMNOPQRTUWXYZ-') {
			expect(KINDS.absence.write('informat', code)).toBe(code);
			expect(KINDS.absence.write('smartschool', code)).toBe(code);
		}
		for (const side of ['informat', 'smartschool'] as const) expect([KINDS.absence.common(side, '|'), KINDS.absence.common(side, 'E'), KINDS.absence.common(side, 'B01'), KINDS.absence.common(side, '+')]).toEqual(['', undefined, undefined, undefined]);
	});

	test('absences: the seven official codes', () => {
		const official = (code: string) => KINDS.absenceOfficial.write('informat', code);
		expect([...'AMBHPOQRCJTUYZD'].map(official).join('')).toBe('AMBHPPPRRRRRRZZ');
		for (const there of ['|', 'W', 'G']) expect(official(there)).toBe('');
		for (const unsure of ['L', '-', 'N', 'X', '*']) expect(official(unsure)).toBeUndefined();
		expect(KINDS.absenceOfficial.common('informat', '|')).toBe('');
		expect(KINDS.absenceOfficial.put('Z', 'D')).toBe('D'); // Informat says Z all along: the doctor's note stays
		expect(KINDS.absenceOfficial.put('Z', 'B')).toBe('Z');
		for (const code of 'AMRZHPB') expect(KINDS.absenceOfficial.write('smartschool', code)).toBe(code);
	});
});

describe('a school’s own rows', () => {
	const map: CodeMap = { name: 'Proef', fine: 'smartschool', codes: { D: 'Z', Z: 'Z', B: 'B' }, back: { Z: 'Z' }, spellings: { informat: { ziek: 'Z', geen: '' }, smartschool: { '|': '', dokter: 'D' } } };

	test.each<[string, Partial<CodeMap>, string]>([
		['half a row', { codes: { D: ' ' } }, 'Code list “Proef”: the row “D” → “” is half empty. Fill in both codes, or remove the row.'],
		['half a row', { codes: { '': 'Z' } }, 'Code list “Proef”: the row “” → “Z” is half empty. Fill in both codes, or remove the row.'],
		['no text', { codes: { D: 3 as unknown as string } }, 'Code list “Proef”: the row “D” has no text beside it. Fill in a code, or remove the row.'],
		['two capitals', { codes: { d: 'Z', D: 'B' } }, 'Code list “Proef”: “D” stands for both “d” and “D”. Keep one of them.'],
		['two capitals on the other side', { codes: { A: 'z', D: 'Z' } }, 'Code list “Proef”: “Z” stands for both “z” and “Z”. Keep one of them.'],
		['two rows', { codes: { D: 'Z', ' D': 'Z' } }, 'Code list “Proef”: “D” has two rows. Keep one of them.'],
		['a spelling of nothing', { spellings: { informat: { ziek: 'Q' } } }, 'Code list “Proef”: “ziek” stands for “Q”, which is not in the list. Add “Q” to the list, or remove the row.'],
		['an empty spelling', { spellings: { informat: { ' ': 'Z' } } }, 'Code list “Proef”: an empty form stands for “Z”. Remove the row.'],
		['a spelling that is a code', { spellings: { smartschool: { Z: 'D' } } }, 'Code list “Proef”: “Z” stands for both “Z” and “D”. Keep one of them.'],
		['a spelling that is a code', { spellings: { smartschool: { B: '' } } }, 'Code list “Proef”: “B” stands for both “B” and “”. Keep one of them.'],
		['a way back to elsewhere', { back: { Z: 'B' } }, 'Code list “Proef”: “Z” is written back as “B”, but “B” does not stand for “Z”. Choose one of: D, Z.'],
		['a way back from nowhere', { back: { Q: 'B' } }, 'Code list “Proef”: “Q” is written back as “B”, but “B” does not stand for “Q”. Choose one of: nothing, as no row leads to it.'],
	])('%s is refused', (_what, change, sentence) => expect(() => codeKind({ ...map, back: {}, spellings: {}, ...change })).toThrow(new Error(sentence)));

	test('a code with two ways back is refused where it matters', () => {
		const open = { ...map, back: {} };
		expect(codeKind(open).write('smartschool', 'Z')).toBeUndefined();
		expect(() => codeKind(open, true)).toThrow(new Error('Code list “Proef”: “Z” stands for “D” and “Z”, so nothing tells which of them goes back. Choose one for the way back.'));
		expect(codeKind(map, true).write('smartschool', 'Z')).toBe('Z');
	});

	test('spellings of both sides', () => {
		const kind = codeKind(map);
		expect(kind.common('informat', 'ZIEK')).toBe('Z');
		expect(kind.write('smartschool', 'ziek')).toBe('Z');
		expect(kind.put('ziek', 'D')).toBe('D');
		expect(kind.put('ziek', 'B')).toBe('Z');
		expect(kind.put('?', 'D')).toBeUndefined();
		expect(kind.put('geen', 'D')).toBe('');
		expect(kind.get('dokter')).toBe('Z');
		expect(kind.put('Z', 'dokter')).toBe('D');
		expect(kind.own('smartschool', 'Dokter')).toBe('D');
		expect(kind.write('informat', '|')).toBe('');
		expect(kind.write('smartschool', 'geen')).toBe('');
	});

	test('rows over the list', () => {
		const mine = withRows(map, { d: 'D', L: 'B', b: ' ' });
		expect(mine.codes).toEqual({ D: 'D', Z: 'Z', L: 'B' });
		expect(mine.back).toEqual({ Z: 'Z' });
		expect(codeKind(mine).get('D')).toBe('D');
		expect(withRows(map, { Z: 'Q' }).back).toEqual({});
		expect(withRows(map, { D: '' }).spellings).toEqual({ informat: { ziek: 'Z', geen: '' }, smartschool: { '|': '' } });
		expect(withRows(map, { '|': 'P', D: 'geen' }).spellings).toEqual({ informat: { ziek: 'Z' }, smartschool: { dokter: 'D' } });
		expect(withRows({ name: 'Proef', fine: 'informat', codes: { 1: 'A' } }, { 2: 'B' })).toEqual({ name: 'Proef', fine: 'informat', codes: { 1: 'A', 2: 'B' }, back: {}, spellings: { informat: {}, smartschool: {} } });
		expect(() => withRows(map, { d: 'Z', D: 'B' })).toThrow(new Error('Code list “Proef”: “D” has two rows. Keep one of them.'));
		expect(() => codeKind(withRows(map, { D: 5 as unknown as string }))).toThrow('has no text beside it');
		expect(withRows(map, { d: 'Z', D: 'Z' }).codes).toEqual(map.codes);
	});
});

describe('countries', () => {
	const codes = Array.from({ length: 1000 }, (_, number) => String(number).padStart(5, '0')).filter((code) => countryName(code) !== undefined);
	const names = [...new Set(codes.map((code) => countryName(code)!))];

	test('every code has a name, every name one code or none', () => {
		expect(codes.length).toBeGreaterThan(270);
		for (const code of codes) {
			const name = countryName(code)!;
			expect(KINDS.country.common('smartschool', name)).toBe(KINDS.country.common('informat', code));
			expect(KINDS.country.write('smartschool', code)).toBe(name);
			expect(KINDS.country.write('informat', code)).toBe(code);
			const back = KINDS.country.write('informat', name);
			if (back !== undefined) expect(countryName(back)).toBe(name);
		}
		expect(new Set(names.map(fold)).size).toBe(names.length);
	});

	test('names without a certain code are known ones, and wait when Informat must be told', () => {
		expect(names.filter((name) => countryCode(name) === undefined).sort()).toEqual(['Cambodja', 'Duitse Democratische Republiek', 'Hong Kong', 'Palestina', 'Sovjet-Unie', 'Tsjecho-Slowakije', 'Zuid-Vietnam']);
	});

	test.each([
		['00150', 'België'], ['00129', 'Nederland'], ['00111', 'Frankrijk'], ['00103', 'Duitsland'], ['00112', 'Verenigd Koninkrijk'], ['00115', 'Hongarije'], ['00122', 'Polen'], ['00124', 'Roemenië'], ['00106', 'Bulgarije'],
		['00140', 'Tsjechië'], ['00143', 'Oekraïne'], ['00145', 'Rusland'], ['00153', 'Kosovo'], ['00262', 'Turkije'], ['00261', 'Syrië'], ['00254', 'Irak'], ['00251', 'Afghanistan'], ['00354', 'Marokko'], ['00351', 'Algerije'],
		['00306', 'Congo-Kinshasa'], ['00307', 'Congo-Brazzaville'], ['00402', 'Verenigde Staten'], ['00513', 'Brazilië'], ['00522', 'Suriname'], ['00364', 'Zaïre'], ['00231', 'Macao'], ['00339', 'Kaapverdië'],
		['00340', 'Mozambique'], ['00341', 'Angola'], ['00342', 'Seychellen'], ['00343', 'Comoren'], ['00347', 'Eswatini'], ['00425', 'Bahama\'s'], ['00427', 'Dominica'], ['00430', 'Belize'], ['00431', 'Saint Kitts en Nevis'],
	])('%s is %s, there and back', (code, name) => {
		expect(countryName(code)).toBe(name);
		expect(countryCode(name)).toBe(code);
		expect(countryCode(name.toUpperCase())).toBe(code);
		expect(countryCode(name.normalize('NFD'))).toBe(code);
	});

	test('an older code is read, and is never overwritten by its name', () => {
		expect(countryName('00173')).toBe('Duitsland');
		expect(KINDS.country.common('informat', '00173')).toBe(KINDS.country.common('smartschool', 'Duitsland'));
		expect(KINDS.country.write('informat', '00173')).toBe('00173');
	});

	test.each([
		['00150', 'Belgie', 'belgium', 'BE', 'Koninkrijk België', ' 00150 '], ['00142', 'Belarus', 'Wit-Rusland'], ['00339', 'Kaapverdische Eilanden'], ['00112', 'Groot-Brittannië', 'GB'], ['00315', 'Guinee'], ['00226', 'Kirgizstan'],
		['00144', 'Moldova', 'Moldavië'], ['00148', 'Macedonië', 'Noord-Macedonië'], ['00201', 'Birma', 'Myanmar'], ['00252', 'Saoedi-Arabië', 'Saudi-Arabië'], ['00215', 'Oost-Timor'], ['00402', 'USA', 'VSA', 'US'], ['00113', 'Groothertogdom Luxemburg'],
	])('%s in other words', (code, ...words) => {
		for (const word of words) expect([word, countryCode(word)]).toEqual([word, code]);
	});

	test('the rest is unknown, on every side', () => {
		for (const text of ['Utopia', '150', '99999', 'Belgi', 'be', 'ZZ', '__proto__', 'constructor', 'AG']) {
			for (const side of ['informat', 'smartschool'] as const) expect([text, KINDS.country.common(side, text), KINDS.country.write(side, text)]).toEqual([text, undefined, undefined]);
			expect([countryName(text), countryCode(text)]).toEqual([undefined, undefined]);
		}
		for (const side of ['informat', 'smartschool'] as const) expect([KINDS.country.common(side, ' '), KINDS.country.write(side, ' '), KINDS.country.own(side, ' Utopia ')]).toEqual(['', '', 'Utopia']);
	});

	test('every country name comes from the package, in Dutch', () => {
		const all = new Set(Object.values(nl.countries).flat());
		expect(names.filter((name) => all.has(name)).length).toBeGreaterThan(200);
	});

	test('nationalities: a code is itself, also one that we do not know; names and “Belg” are understood', () => {
		for (const side of ['informat', 'smartschool'] as const) {
			for (const [text, code] of [['00150', '00150'], [' 00150', '00150'], ['00173', '00173'], ['00711', '00711'], ['België', '00150'], ['Belg', '00150'], ['Belgische', '00150'], ['belgisch', '00150'], ['Marokko', '00354'], ['', '']] as const) {
				expect([text, KINDS.nationality.common(side, text), KINDS.nationality.write(side, text), KINDS.nationality.own(side, text)]).toEqual([text, code, code, code]);
			}
			expect([KINDS.nationality.common(side, 'Utopiër'), KINDS.nationality.write(side, 'Utopiër'), KINDS.nationality.own(side, ' Utopiër')]).toEqual([undefined, undefined, 'Utopiër']);
		}
		expect(KINDS.nationality.common('informat', '00103')).not.toBe(KINDS.nationality.common('informat', '00173'));
	});
});
