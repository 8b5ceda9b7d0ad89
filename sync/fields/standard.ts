/** The standard sync: rows 1–11, 14–22, 26–36 and 40–44 of the exchange table (docs/fields.md); the other rows stand beside it in this folder. */
import type { Direction } from '../types';
import type { KindName } from '../values/kinds';
import { CLASSES, MEMBERSHIPS } from './groups';
import type { UnitDef } from './types';

const ONE_WAY: readonly Direction[] = ['toSmartschool', 'off'];
const TWO_WAY: readonly Direction[] = ['both', 'toSmartschool', 'toInformat', 'off'];

/** A field of Informat: Smartschool follows, also when somebody changed it there. */
export function identity(id: string, label: string, kind: KindName = 'text'): UnitDef {
	return { id, label, record: 'leerling', direction: 'toSmartschool', allowed: ONE_WAY, conflict: 'informat', drift: 'enforce', clear: 'no', fields: [{ id, label, kind }] };
}

/** A field that parents and school both change; a person decides when they disagree. */
export function contact(id: string, label: string, kind: KindName = 'text'): UnitDef {
	return { ...identity(id, label, kind), direction: 'both', allowed: TWO_WAY, conflict: 'review', drift: 'onChange' };
}

export const STANDARD: readonly UnitDef[] = [
	...CLASSES,
	{ ...identity('naam', 'Naam (family name)'), sensitivity: 'public' },
	{ ...identity('voornaam', 'Voornaam (first name)'), sensitivity: 'public' },
	identity('extraVoornamen', 'Extra voornamen (extra first names)'),
	identity('initialen', 'Initialen (initials)'),
	identity('geslacht', 'Geslacht (sex)', 'sex'),
	identity('geboortedatum', 'Geboortedatum (birth date)', 'date'),
	identity('geboorteplaats', 'Geboorteplaats (birth place)'),
	identity('geboorteland', 'Geboorteland (birth country)'),
	identity('nationaliteit', 'Nationaliteit (nationality)', 'nationality'),
	identity('leerlingnummer', 'Leerlingnummer (pupil number)'),
	{
		...identity('klas', 'Klas en begindatum (class and start date)', 'classCode'),
		sensitivity: 'public',
		fields: [
			{ id: 'klascode', label: 'Klascode (class code)', kind: 'classCode' },
			{ id: 'begindatumInschrijving', label: 'Begindatum inschrijving (enrolment start)', kind: 'date' },
		],
		writeOnly: ['begindatumInschrijving'],
	},
	identity('stamnummer', 'Stamnummer (register number)'),
	{ ...identity('einddatumInschrijving', 'Einddatum inschrijving (enrolment end)', 'leaving'), drift: 'onChange', clear: 'ask' },
	MEMBERSHIPS,
	{ ...identity('levensbeschouwing', 'Levensbeschouwing (religion)', 'religion'), sensitivity: 'sensitive' },
	identity('financierbaarheid', 'Financierbaarheid (funding status)', 'fundability'),
	{ ...contact('huisdokter', 'Huisdokter (family doctor)', 'looseText'), sensitivity: 'sensitive', profile: 'informat_dokter' },
	{ ...contact('huisdokterTelefoon', 'Huisdokter telefoon (doctor’s phone)', 'phone'), sensitivity: 'sensitive', profile: 'informat_doktertel' },
	{
		...contact('adres', 'Adres (address)'),
		fields: [
			{ id: 'adres.straat', label: 'Straat (street)', kind: 'looseText' },
			{ id: 'adres.nummer', label: 'Nummer (house number)', kind: 'houseNumber' },
			{ id: 'adres.bus', label: 'Bus (box)', kind: 'box' },
			{ id: 'adres.postcode', label: 'Postcode (postal code)', kind: 'postcode' },
			{ id: 'adres.gemeente', label: 'Gemeente (town)', kind: 'looseText' },
			{ id: 'adres.land', label: 'Land (country)', kind: 'country' },
		],
	},
	contact('gsm', 'Eigen gsm (own mobile)', 'phone'),
	contact('telefoon', 'Telefoon thuis (home phone)', 'phone'),
	contact('email', 'Eigen e-mail (own e-mail)', 'email'),
];
