/** Which class or group of Informat is which of Smartschool, and what may not be made before a person looked (R3, R16, R17, R29, R35, R37; law L22). */
import { AS_THEY_ARE, correlateGroups, isBelow, Spelling, type Surroundings } from '../../sync/plan/classes';
import type { Match } from '../../sync/plan/correlate';
import { badStructure, unused } from '../../sync/plan/structure';
import { codeKey } from '../../sync/records/groups';
import type { Read } from '../../sync/records/types';
import type { GroupHandle, ReadReport, SyncRecord } from '../../sync/types';

const handle = (over: Partial<GroupHandle>): GroupHandle => ({ omschrijving: '', koppelingsveld: '', bovenliggend: '', ...over });
const klas = (code: string, over: Record<string, string> = {}, more: Partial<GroupHandle> = {}): SyncRecord => {
	const { instelnr = '030593', ...fields } = over;
	return { soort: 'klas', keys: { klascode: code, instelnr }, label: `klas ${code}`, fields: { klascode: code, klasnaam: code, administratieveGroep: '312', ...fields }, handle: handle(more) };
};
const groep = (code: string, over: Record<string, string> = {}, more: Partial<GroupHandle> = {}): SyncRecord => ({ soort: 'groep', keys: { klascode: code }, label: `groep ${code}`, fields: { groepcode: code, groepnaam: code, ...over }, handle: handle(more) });

/** What one class or group of Informat is. */
const is = (a: SyncRecord, bs: SyncRecord[], around: Partial<Surroundings> = {}, others: SyncRecord[] = []): string => {
	const match = correlateGroups([a, ...others], bs, { ...AS_THEY_ARE, ...around })[0]!;
	return match.situation === 'pair' ? `${match.by} ${match.b.keys.klascode}` : match.situation === 'doubt' ? `? ${match.candidates.map(({ keys }) => keys.klascode).join(' ')}${match.candidates.length > 0 ? ' ' : ''}${match.why}` : match.situation;
};
const NEW = 'absent';

describe('by code (R16)', () => {
	test('whatever the capitals and the spaces around it', () => {
		expect([is(klas('3a'), [klas('3B'), klas(' 3A ')]), is(groep('wis'), [groep('WIS')])]).toEqual(['class  3A ', 'class WIS']);
	});
	test('every one of Informat gets an answer, in its order', () => expect(correlateGroups([klas('3A'), groep('WIS'), klas('3B')], [klas('3B')], AS_THEY_ARE).map(({ situation }) => situation)).toEqual(['absent', 'absent', 'pair']));
	test('a class there and a group here, and the other way round, is asked', () => {
		expect(is(groep('3A'), [klas('3A')])).toBe('? 3A In Smartschool is deze code een officiële klas, in Informat een groep.');
		expect(is(klas('3A'), [groep('3A')])).toBe('? 3A In Smartschool is deze code een gewone klas of groep, geen officiële klas.');
	});
	test('a code that two of Informat have is nobody’s, also when it is there (L22)', () => {
		const why = '? In Informat hebben twee klassen of groepen dezelfde code (in twee instellingen, of een klas en een groep); in Smartschool moet een code uniek zijn.';
		expect([is(klas('3A'), [klas('3A')], {}, [groep('3a')]), is(groep('3a'), [klas('3A')], {}, [klas('3A'), klas('3B')])]).toEqual([why, why]);
	});
	test('institutes that call a group by different names are asked for one', () => {
		const named = { ...groep('KOOR'), lists: { namen: [{ key: 'Koor', values: {} }, { key: 'Kook', values: {} }] } };
		expect(is(named, [groep('KOOR')])).toBe('? De instellingen geven groep KOOR verschillende namen: Koor, Kook. Geef ze in Informat dezelfde naam, of elk een eigen code.');
	});
});

describe('by the school’s own word', () => {
	test('a line under «Andere klasnamen» wins over the same code', () => expect(is(klas('3A'), [klas('3A'), klas('DRIE')], { aliases: { '3a': 'drie' } })).toBe('hand DRIE'));
	test('a line to nowhere is asked, also when the same code is there', () => expect(is(klas('3A'), [klas('3A')], { aliases: { '3a': '9Z' } })).toBe('? Bij «Andere klasnamen» staat «3A = 9Z», maar «9Z» is er niet in Smartschool.'));
	test('a line to itself: it is itself, or really a new one, whatever is near it', () => {
		expect(is(klas('3 A'), [klas('3A')], { aliases: { '3 a': '3 A' } })).toBe(NEW);
		expect(is(klas('3 A'), [klas('3A'), klas('3 a')], { aliases: { '3 a': '3 A' } })).toBe('class 3 a');
	});
	test('nothing that merely exists on every object is a line', () => expect(is(groep('constructor'), [])).toBe(NEW));
});

describe('an official class by institute, administrative group and name (R17)', () => {
	test('the name here is the name there, or the code', () => {
		expect(is(klas('3A'), [klas('K1', { klasnaam: '3a', administratieveGroep: '000312' })])).toBe('class K1');
		expect(is(klas('3A', { klasnaam: 'Derde A' }), [klas('K1', { klasnaam: 'derde a' })])).toBe('class K1');
		expect(is(klas('3A', { klasnaam: 'Derde A' }), [klas('K1', { klasnaam: '3A' })])).toBe('class K1');
	});
	test.each<[string, Record<string, string>, Record<string, string>]>([['another institute', {}, { instelnr: '030594' }], ['another administrative group', {}, { administratieveGroep: '313' }], ['no administrative group on either side', { administratieveGroep: '' }, { administratieveGroep: '' }]])('not in %s: the name would be changed, so it is asked', (_name, mine, theirs) => {
		expect(is(klas('3A', mine), [klas('K1', { klasnaam: '3A', ...theirs })])).toBe('? K1 In Smartschool heeft een andere klas of groep (code K1) dezelfde naam. Geef één van beide een andere naam of code.');
	});
	test('two that fit: asked', () => expect(is(klas('3A'), [klas('K1', { klasnaam: '3A' }), klas('K2', { klasnaam: '3A' })])).toMatch(/^\? K1 In Smartschool heeft een andere klas/));
	test('one that fits twice, by name and by code, is one', () => expect(is(klas('3A', { klasnaam: '3A' }), [klas('K1', { klasnaam: '3a' })])).toBe('class K1'));
	test('not one that is in Informat itself: its name is taken', () => expect(is(klas('3A'), [klas('K1', { klasnaam: '3A' })], {}, [klas('K1')])).toMatch(/^\? K1 In Smartschool heeft een andere klas/));
	test('a group of the same name stands in the way only when it is a class', () => {
		expect(is(klas('DRIE', { klasnaam: '3A' }), [groep('G1', { groepnaam: '3A', groeptype: 'klas' })])).toBe('? G1 In Smartschool heeft een andere klas of groep (code G1) dezelfde naam. Geef één van beide een andere naam of code.');
		expect(is(klas('DRIE', { klasnaam: '3A' }), [groep('G1', { groepnaam: '3A', groeptype: 'groep' })])).toBe(NEW);
	});
	test('groups are never taken for one another by name', () => expect(is(groep('LOM', { groepnaam: 'Sport' }), [groep('LOJ', { groepnaam: 'Sport' })], {}, [groep('LOJ')])).toBe(NEW));
	test('a group may have the name of a class', () => expect(is(groep('DRIE', { groepnaam: '3A' }), [klas('3A')])).toBe(NEW));
});

describe('warn before harm (R29)', () => {
	const KLAS = (code: string, name = code) => `? ${code} Deze klas is er niet in Smartschool, maar daar staat al «${code}» (${name}): op spaties, punten, streepjes, hoofdletters of accenten na hetzelfde. Wordt ze nieuw gemaakt, dan verhuizen haar leerlingen en blijven hun punten en rapporten in de oude klas achter. Gaat het om dezelfde klas? Geef ze in Informat de naam van Smartschool, of zet bij «Andere klasnamen»: «3 A = ${code}». Is het echt een andere? Zet daar dan: «3 A = 3 A».`;
	test('the code is near', () => expect(is(klas('3 A'), [klas('3A', { administratieveGroep: '9' })])).toBe(KLAS('3A')));
	test('the name here is near the name there, or the code, or the other way round', () => {
		expect(is(klas('3 A', { klasnaam: 'Derde-A' }), [klas('K1', { klasnaam: 'Dérde A', administratieveGroep: '9' })])).toBe(KLAS('K1', 'Dérde A'));
		expect(is(klas('3 A'), [klas('K1', { klasnaam: '3-A', administratieveGroep: '9' })])).toBe(KLAS('K1', '3-A'));
		expect(is(klas('3 A', { klasnaam: 'Derde A' }), [klas('derde.a', { klasnaam: 'iets', administratieveGroep: '9' })])).toBe(KLAS('derde.a', 'iets'));
	});
	test('all that are near, by code, each once', () => expect(is(klas('3 A'), [klas('3.A', { administratieveGroep: '9' }), klas('3-A', { administratieveGroep: '9' })])).toMatch(/^\? 3-A 3\.A Deze klas is er niet in Smartschool, maar daar staat al «3-A» \(3-A\), «3\.A» \(3\.A\): op spaties.*«3 A = 3-A»/));
	test('a group: without the harm that only a class does', () => expect(is(groep('WIS1'), [groep('WIS 1')])).toBe('? WIS 1 Deze groep is er niet in Smartschool, maar daar staat al «WIS 1» (WIS 1): op spaties, punten, streepjes, hoofdletters of accenten na hetzelfde. Gaat het om dezelfde groep? Geef ze in Informat de naam van Smartschool, of zet bij «Andere klasnamen»: «WIS1 = WIS 1». Is het echt een andere? Zet daar dan: «WIS1 = WIS1».'));
	test('a code is near whatever sort it is, a name only within one sort', () => {
		expect(is(klas('3 A'), [groep('3A')])).toMatch(/^\? 3A /);
		expect(is(klas('3 A'), [groep('G1', { groepnaam: '3-A' })])).toBe(NEW);
	});
	test('a code is near also when the other is in Informat, a name only when it is not', () => {
		expect(is(klas('3 A'), [klas('3A')], {}, [klas('3A')])).toMatch(/^\? 3A /);
		expect(is(klas('3 A'), [klas('K1', { klasnaam: '3-A', administratieveGroep: '9' })], {}, [klas('K1')])).toBe(NEW);
	});
	test('signs alone are like nothing', () => {
		expect(is(groep('-', { groepnaam: '+' }), [groep('.', { groepnaam: '!' })])).toBe(NEW);
		expect(is(groep('WIS', { groepnaam: '-' }), [groep('LO', { groepnaam: '.' })])).toBe(NEW);
	});

	const goTo = (...codes: string[]) => ({ goTo: () => new Set(codes) });
	test('all pupils of a class of the same study would go to the new one', () => {
		expect(is(klas('3LATa'), [klas('9Z', { administratieveGroep: '9' }), klas('3MODa', { klasnaam: 'Derde MOD' })], goTo('3lata'))).toBe('? 3MODa Deze klas is er niet in Smartschool, maar daar heeft «3MODa» (Derde MOD) hetzelfde instellingsnummer en dezelfde administratieve groep, en al haar leerlingen zouden naar «3LATa» verhuizen. Wordt ze nieuw gemaakt, dan verhuizen haar leerlingen en blijven hun punten en rapporten in de oude klas achter. Gaat het om dezelfde klas? Geef ze in Informat de naam van Smartschool, of zet bij «Andere klasnamen»: «3LATa = 3MODa». Is het echt een andere? Zet daar dan: «3LATa = 3LATa».');
	});
	test.each<[string, SyncRecord[], string[], SyncRecord[]]>([
		['one goes elsewhere', [klas('3MODa')], ['3lata', '3b'], []], ['all go elsewhere', [klas('3MODa')], ['3b'], []], ['nobody goes anywhere', [klas('3MODa')], [], []],
		['another study', [klas('3MODa', { administratieveGroep: '9' })], ['3lata'], []], ['another institute', [klas('3MODa', { instelnr: '030594' })], ['3lata'], []], ['that class stays in Informat', [klas('3MODa')], ['3lata'], [klas('3MODa')]], ['a group', [{ ...groep('3MODa', { administratieveGroep: '312' }), keys: { klascode: '3MODa', instelnr: '030593' } }], ['3lata'], []],
	])('not when %s', (_name, bs, codes, others) => expect(is(klas('3LATa'), bs, goTo(...codes), others)).toBe(NEW));
	test('groups move nobody', () => expect(is({ ...groep('WIS', { administratieveGroep: '312' }), keys: { klascode: 'WIS', instelnr: '030593' } }, [klas('3MODa')], goTo('wis'))).toBe(NEW));
});

describe('why Smartschool would refuse to make it (R37)', () => {
	const none = { klas: '', groep: '' };
	test('making is off', () => {
		expect(is(klas('3A'), [], { makes: { klas: false, groep: true } })).toBe('? Deze klas is er niet in Smartschool, en het aanmaken staat uit. Maak ze zelf in Smartschool, met dezelfde code.');
		expect(is(groep('WIS'), [], { makes: { klas: true, groep: false } })).toBe('? Deze groep is er niet in Smartschool, en het aanmaken staat uit. Maak ze zelf in Smartschool, met dezelfde code.');
		expect([is(klas('3A'), [], { makes: { klas: true, groep: false } }), is(groep('WIS'), [], { makes: { klas: false, groep: true } })]).toEqual([NEW, NEW]);
	});
	test('a class without administrative group; a group needs none', () => {
		for (const administratieveGroep of ['', '  ']) expect(is(klas('3A', { administratieveGroep }), [])).toBe('? De administratieve groep ontbreekt in Informat; zonder wordt het geen officiële klas (code 35).');
		expect(is(groep('WIS'), [])).toBe(NEW);
	});
	test('the parent of its own sort: not there, or an official class', () => {
		expect(is(klas('3A'), [], { parents: { ...none, klas: 'LLN' } })).toBe('? De bovenliggende groep «LLN» uit de instellingen is er niet in Smartschool (code 53).');
		expect(is(klas('3A'), [klas('9Z', { administratieveGroep: '9' })], { parents: { ...none, klas: '9z' } })).toBe('? De bovenliggende groep «9z» uit de instellingen is een officiële klas, en daar kan niets onder (code 54).');
		expect(is(klas('3A'), [groep('LLN')], { parents: { klas: 'lln', groep: 'WEG' } })).toBe(NEW);
		expect(is(groep('WIS'), [groep('LLN')], { parents: { klas: 'lln', groep: 'WEG' } })).toMatch(/«WEG»/);
	});
});

describe('the platform’s spelling is what is written', () => {
	const pair = (a: SyncRecord, b: SyncRecord, by: 'class' | 'hand'): Extract<Match, { situation: 'pair' }> => ({ situation: 'pair', a, b, by });
	const known = () => {
		const spelling = new Spelling();
		const pairs = [pair(klas('3a', { klasnaam: 'drie' }), klas('3A', { klasnaam: 'Drie' }), 'class'), pair(klas('3x', { klasnaam: 'drie' }), klas('DRIE X', { klasnaam: 'Drie' }), 'hand'), pair(groep('wis', { groepnaam: 'w' }), groep('WIS', { groepnaam: 'W' }), 'hand'), pair(klas('3B'), klas('3B'), 'class')];
		return { spelling, fields: pairs.map((each) => spelling.add(each).fields) };
	};
	test('of a class or group itself: its code; its name when the school said that they are one', () => {
		expect(known().fields).toMatchObject([{ klascode: '3A', klasnaam: 'drie' }, { klascode: 'DRIE X', klasnaam: 'Drie' }, { groepcode: 'WIS', groepnaam: 'W' }, { klascode: '3B' }]);
		expect(Object.keys(known().fields[2]!)).toEqual(['groepcode', 'groepnaam']);
	});
	const pupil = (klascode?: string, groepen?: string[]): SyncRecord => ({ soort: 'leerling', keys: { leerlingnummer: '1', klascode }, label: '', fields: { naam: 'x', ...(klascode === undefined ? {} : { klascode }) }, ...(groepen ? { lists: { groepen: groepen.map((code) => ({ key: codeKey(code), values: { klasCode: code, van: '1' } })), relaties: [] } } : {}), handle: {} });
	test('of a pupil: class and groups, and nothing else', () => {
		const { spelling } = known();
		expect(spelling.of(pupil('3x', ['wis', 'LO']))).toEqual({ ...pupil('3x'), fields: { naam: 'x', klascode: 'DRIE X' }, keys: { leerlingnummer: '1', klascode: 'DRIE X' }, lists: { relaties: [], groepen: [{ key: 'wis', values: { klasCode: 'WIS', van: '1' } }, { key: 'lo', values: { klasCode: 'LO', van: '1' } }] } });
		expect(spelling.of(pupil('3a', []))).toMatchObject({ fields: { klascode: '3A' }, lists: { groepen: [] } });
		expect(spelling.of(pupil('9Z', ['wis']))).toMatchObject({ fields: { klascode: '9Z' }, keys: { klascode: '9Z' }, lists: { groepen: [{ key: 'wis', values: { klasCode: 'WIS' } }] } });
		expect(spelling.of(pupil('3a')).lists).toBeUndefined();
	});
	test('who is spelled alike is the same record', () => {
		for (const each of [pupil('3B', ['LO']), pupil('9Z'), pupil(undefined)]) expect(known().spelling.of(each)).toBe(each);
	});
});

const tree = [groep('LLN'), groep('jaar4', {}, { bovenliggend: 'LLN' }), klas('4A', {}, { bovenliggend: 'JAAR4' }), groep('A', {}, { bovenliggend: 'B' }), groep('B', {}, { bovenliggend: 'A' }), klas('los', {}, { bovenliggend: 'weg' })];
test('below a group, at any depth; a circle ends', () => {
	const byCode = new Map(tree.map((each) => [codeKey(each.keys.klascode!), each]));
	const below = (code: string, parent: string) => isBelow(byCode.get(codeKey(code))!, parent, byCode);
	expect([below('4A', 'lln'), below('4A', 'jaar4'), below('jaar4', 'LLN'), below('LLN', 'LLN'), below('4A', 'B'), below('A', 'LLN'), below('los', 'LLN'), below('los', 'weg')]).toEqual([true, true, true, false, false, false, false, true]);
	expect([below('LLN', ''), below('4A', '')]).toEqual([false, false]);
});

describe('the structure itself, told and never changed', () => {
	test('an official class with groups under it, or under another official class (R3)', () => {
		const remarks = badStructure([klas('3A', {}, { bovenliggend: 'LLN' }), groep('LLN'), groep('sub2', {}, { bovenliggend: '3a' }), groep('sub1', {}, { bovenliggend: '3A' }), klas('3B', {}, { bovenliggend: '3A' }), groep('x', {}, { bovenliggend: 'LLN' })]);
		const under = 'Deze officiële klas heeft in Smartschool groepen onder zich (3B, sub1, sub2). Een officiële klas mag geen subgroepen hebben (code 55): sleep ze naar een andere plaats.';
		const above = 'Deze officiële klas staat in Smartschool onder officiële klas 3A, en dat mag niet (code 54): sleep ze naar een andere plaats.';
		expect(remarks).toEqual([{ soort: 'structure', key: `structuur|3a|${under}`, label: 'klas 3A', why: under }, { soort: 'structure', key: `structuur|3b|${above}`, label: 'klas 3B', why: above }]);
	});
	test('what stands at top level, or under something that is not there, is well', () => expect(badStructure([groep('LLN'), klas('3A'), klas('3B', {}, { bovenliggend: 'weg' })])).toEqual([]));

	describe('who is used by nobody (R35)', () => {
		const report = (over: Partial<ReadReport> = {}): ReadReport => ({ soort: 'lezing', bron: 'informat', schooljaar: '2026-27', referentiedatum: '2026-11-23', instellingen: [], aantallen: {}, overgeslagen: {}, klascodes: [], waarschuwingen: [], ...over });
		const found = (bs: SyncRecord[], informat: Partial<ReadReport> = {}, taken: string[] = [], parents = { klas: 'LLN', groep: 'GRP' }) => unused({ informat: { report: report(informat), records: [] }, smartschool: { report: report(), records: bs } as Read }, { parents, aliases: {} }, new Set(taken)).map(({ key }) => key);
		const empty = (make: typeof klas, code: string, bovenliggend = 'LLN', leden: number | undefined = 0) => make(code, {}, { bovenliggend, leden });
		const school = [groep('LLN', {}, { leden: 0 }), groep('GRP', {}, { leden: 0, bovenliggend: 'LLN' }), empty(klas, '3C'), empty(klas, '3B'), empty(groep, 'oud', 'GRP')];
		test('below the parents of new classes or of new groups, sorted, with what to do', () => {
			expect(found(school)).toEqual(['leeg|3b', 'leeg|3c', 'leeg|oud']);
			expect(found(school, {}, [], { klas: '', groep: 'GRP' })).toEqual(['leeg|oud']);
			expect(found(school, {}, [], { klas: '', groep: '' })).toEqual([]);
			const [remark] = unused({ informat: { report: report(), records: [] }, smartschool: { report: report(), records: school } as Read }, { parents: { klas: 'LLN', groep: '' }, aliases: {} }, new Set());
			expect(remark).toEqual({ soort: 'empty', key: 'leeg|3b', label: 'klas 3B', why: 'Niemand zit erin, en geen enkele inschrijving van dit schooljaar noemt ze. Is ze overbodig? Verwijder ze dan zelf in Smartschool; de koppeling verwijdert nooit klassen of groepen.' });
		});
		test('not who has members or does not tell them, is named by an enrolment, is a candidate, or has something under it', () => {
			expect(found([...school.slice(0, 2), empty(klas, 'a', 'LLN', 1), { ...empty(klas, 'b'), handle: handle({ bovenliggend: 'LLN' }) }, empty(klas, 'c'), empty(klas, 'd'), empty(groep, 'e'), empty(groep, 'f', 'e', 2)], { klascodes: ['c'] }, ['d'])).toEqual([]);
		});
		test('a pupil is no group, and what stands elsewhere is not ours', () => expect(found([...school.slice(0, 2), { ...empty(klas, 'x'), soort: 'leerling' }, empty(groep, 'y', 'PERSONEEL')])).toEqual([]));
		test('only from complete reads that tell the codes, and not in July and August (R53)', () => {
			for (const over of [{ volledig: false }, { klascodes: undefined }, { referentiedatum: '2027-07-01' }, { referentiedatum: '2027-08-31' }]) expect(found(school, over)).toEqual([]);
			for (const over of [{ volledig: true }, { referentiedatum: '2027-06-30' }, { referentiedatum: '2026-09-07' }]) expect(found(school, over).length).toBe(3);
		});
	});
});
