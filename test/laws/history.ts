/** Small named generators: a school, what people do between two runs, and how a run may go wrong. */
import fc from 'fast-check';
import { World, type Account, type Fault, type Pupil, PUPIL_FIELDS } from './world';

const POOL: Readonly<Record<string, readonly string[]>> = {
	naam: ['Peeters', 'Van den Bergh', 'D’hondt', 'Ölmez'],
	voornaam: ['Noor', 'Lars', 'Renée', 'Jan'],
	extraVoornamen: ['', 'Maria', 'Lode An'],
	initialen: ['', 'N.', 'L.A.'],
	geboorteplaats: ['', 'Brugge', 'Gent'],
	huisdokter: ['', 'dr. Aerts', 'dr. Boels', 'dr. Claes'],
	huisdokterTelefoon: ['', '050 11 22 33', '050 44 55 66'],
	gsm: ['', '0470 12 34 56', '0470/12.34.57', '+32 470 12 34 58'],
	telefoon: ['', '050 33 44 55', '050 33 44 56'],
	email: ['', 'noor@example.be', 'n.peeters@example.be', 'x@example.org'],
	'adres.straat': ['Oudlaan', 'Nieuwstraat', 'Markt'],
	'adres.nummer': ['1', '2', '13'],
	'adres.bus': ['', 'A', '3'],
	levensbeschouwing: ['', '0140', '0225'],
};
export const TWO_WAY = ['huisdokter', 'huisdokterTelefoon', 'gsm', 'telefoon', 'email'] as const;
const CODES: Readonly<Record<string, Readonly<Record<string, string>>>> = { levensbeschouwing: { '': '', '0140': 'CAT', '0225': 'PRO' } };
/** A value of Informat as Smartschool would hold it. */
const inSmartschool = (field: string, value: string): string => CODES[field]?.[value] ?? value;

const someFields = fc.record(Object.fromEntries(Object.entries(POOL).map(([field, values]) => [field, fc.constantFrom(...values)])));

export function pupilOf(index: number, values: Record<string, string>): Pupil {
	return {
		id: `p-${index}`, instelnr: '030593', groups: index % 3 === 0 ? ['WIS1'] : [],
		fields: {
			...values, leerlingnummer: String(900 + index), stamnummer: String(2600 + index), geboortedatum: `2011-0${1 + (index % 9)}-1${index % 10}`, geslacht: index % 2 ? 'M' : 'V', nationaliteit: '00150', geboorteland: 'België',
			financierbaarheid: 'SO 01', klascode: index % 2 ? '3A' : '3B', begindatumInschrijving: '2026-09-01', einddatumInschrijving: '', 'adres.postcode': '8000', 'adres.gemeente': 'Brugge', 'adres.land': '00150',
		},
	};
}

function accountFor({ fields }: Pupil, other: Record<string, string>, index: number): Account {
	const values = Object.fromEntries(Object.entries(other).map(([field, value]) => [field, inSmartschool(field, value)]));
	return {
		gebruikersnaam: `account${index}`, passwordWrites: 0, theirs: true, groups: index % 2 ? ['CLUB'] : ['WIS1', 'CLUB'],
		fields: {
			...Object.fromEntries(PUPIL_FIELDS.filter((id) => id !== 'begindatumInschrijving').map((id) => [id, ''])), ...values, leerlingnummer: fields.leerlingnummer!, stamnummer: fields.stamnummer!, geboortedatum: fields.geboortedatum!,
			geslacht: fields.geslacht === 'M' ? 'm' : 'f', nationaliteit: '00150', geboorteland: 'België', financierbaarheid: '01', klascode: '3A', einddatumInschrijving: '', 'adres.postcode': '8000', 'adres.gemeente': 'Brugge', 'adres.land': 'België',
		},
	};
}

interface Start { pupils: Record<string, string>[]; accounts: ({ same: boolean; values: Record<string, string> } | null)[] }

/** Two to five pupils, about half of them in Smartschool already, equal or not. */
export const start: fc.Arbitrary<Start> = fc.record({
	pupils: fc.array(someFields, { minLength: 2, maxLength: 5 }),
	accounts: fc.array(fc.option(fc.record({ same: fc.boolean(), values: someFields }), { freq: 2 }), { minLength: 5, maxLength: 5 }),
}) as fc.Arbitrary<Start>;

export function worldOf({ pupils, accounts }: Start): World {
	const world = new World();
	world.classes.set('3a', '3A');
	for (const code of ['WIS1', 'CLUB']) world.groups.set(code.toLowerCase(), code);
	for (const [index, values] of pupils.entries()) {
		const pupil = pupilOf(index, values);
		world.pupils.set(pupil.id, pupil);
		const account = accounts[index];
		if (account) world.accounts.push(accountFor(pupil, account.same ? values : account.values, index));
	}
	return world;
}

export type Event =
	| { does: 'secretary' | 'parent'; pupil: number; field: string; value: string }
	| { does: 'move' | 'leave' | 'return'; pupil: number; field: string; value: string }
	| { does: 'enrol'; pupil: number; field: string; value: string }
	| { does: 'join' | 'quit' | 'teacherAdds' | 'teacherRemoves'; pupil: number; field: string; value: string }
	| { does: 'accept' | 'refuse'; pupil: number; field: string; value: string };

const edit = fc.constantFrom(...Object.keys(POOL)).chain((field) => fc.record({ pupil: fc.nat(5), field: fc.constant(field), value: fc.constantFrom(...POOL[field]!) }));
const typed = (does: Event['does']) => edit.map((each) => ({ does, ...each }) as Event);
/** Groups of Informat; nobody but teachers puts pupils in the club. */
const group = (does: Event['does']) => fc.record({ pupil: fc.nat(5), value: fc.constantFrom(...(does === 'teacherAdds' ? ['WIS1', 'CLUB'] : ['WIS1', 'WIS2', 'Koor'])) }).map((each) => ({ does, field: '', ...each }) as Event);
export const event: fc.Arbitrary<Event> = fc.oneof({ weight: 2, arbitrary: group('join') }, { weight: 1, arbitrary: group('quit') }, { weight: 1, arbitrary: group('teacherAdds') }, { weight: 1, arbitrary: group('teacherRemoves') }, { weight: 4, arbitrary: typed('secretary') }, { weight: 4, arbitrary: typed('parent') }, { weight: 1, arbitrary: typed('move') }, { weight: 1, arbitrary: typed('enrol') }, { weight: 1, arbitrary: typed('leave') }, { weight: 1, arbitrary: typed('return') }, { weight: 2, arbitrary: typed('accept') }, { weight: 1, arbitrary: typed('refuse') });
export const contactEdit: fc.Arbitrary<Event> = fc.tuple(fc.constantFrom('secretary' as const, 'parent' as const), fc.nat(5), fc.constantFrom(...TWO_WAY).chain((field) => fc.constantFrom(...POOL[field]!).map((value) => ({ field, value })))).map(([does, pupil, { field, value }]) => ({ does, pupil, field, value }));

export function happen(world: World, { does, pupil: number, field, value }: Event): void {
	const all = [...world.pupils.values()];
	const pupil = all[number % all.length]!;
	const account = world.accountOf(pupil);
	switch (does) {
		case 'secretary':
			pupil.fields[field] = value;
			return;
		case 'parent':
			if (account) account.fields[field] = inSmartschool(field, value);
			return;
		case 'move':
			pupil.fields.klascode = pupil.fields.klascode === '3A' ? '3C' : '3A';
			pupil.fields.begindatumInschrijving = '2026-11-01';
			return;
		case 'leave':
			pupil.fields.einddatumInschrijving = '2026-11-20';
			return;
		case 'return':
			if (pupil.fields.einddatumInschrijving !== '') Object.assign(pupil.fields, { einddatumInschrijving: '', begindatumInschrijving: '2026-11-23' });
			return;
		case 'enrol': {
			const fresh = pupilOf(all.length, Object.fromEntries(Object.entries(POOL).map(([id, values]) => [id, values[number % values.length]!])));
			world.pupils.set(fresh.id, fresh);
			return;
		}
		case 'join':
			pupil.groups = [...new Set([...pupil.groups, value])];
			return;
		case 'quit':
			pupil.groups = pupil.groups.filter((code) => code !== value);
			return;
		case 'teacherAdds':
			if (account) account.groups = [...new Set([...account.groups, value])];
			return;
		case 'teacherRemoves':
			if (account) account.groups = account.groups.filter((code) => code !== value);
			return;
		case 'accept':
			world.acceptAll();
			return;
		case 'refuse':
			for (const id of world.proposals.keys()) world.refused.add(id);
			world.proposals.clear();
	}
}

/** Days: what happens before each run. */
export const days = (each: fc.Arbitrary<Event> = event, most = 4): fc.Arbitrary<Event[][]> => fc.array(fc.array(each, { maxLength: 4 }), { minLength: 1, maxLength: most });

export const faultPlan: fc.Arbitrary<Fault[]> = fc.array(fc.constantFrom<Fault>('none', 'none', 'none', 'lostBefore', 'lostAfter', 'refused'), { minLength: 1, maxLength: 12 });
