/**
 * The co-accounts of a pupil (rows 45–46 and the extra switch of the exchange): one parent or other relation per slot.
 * The table is that of one slot; who is in which slot is decided apart (`plan/slots.ts`) and never by a value.
 */
import type { Direction } from '../types';
import type { KindName } from '../values/kinds';
import type { FieldDef, UnitDef } from './types';

const ONE_WAY: readonly Direction[] = ['toSmartschool'];
const TWO_WAY: readonly Direction[] = ['both', 'toSmartschool', 'toInformat', 'off'];

const field = (id: string, label: string, kind: KindName = 'text'): FieldDef => ({ id: `relatie.${id}`, label, kind });
const unit = (id: string, label: string, fields: readonly FieldDef[], more: Partial<UnitDef> = {}): UnitDef =>
	({ id, label, record: 'leerling', direction: 'toSmartschool', allowed: ONE_WAY, conflict: 'informat', drift: 'enforce', clear: 'no', fields, ...more });
const contact = (id: string, label: string, kind: KindName): UnitDef =>
	unit(id, label, [field(id, label, kind)], { direction: 'both', allowed: TWO_WAY, conflict: 'review', drift: 'onChange' });

/** Rows keep the slot's number and this letter, so that a pupil with six co-accounts stays under 1 KB. */
export const LETTERS: Readonly<Record<string, string>> = { coNaam: 'n', coType: 't', coEmail: 'e', coTelefoon: 'p', coGsm: 'g', coStatus: 's' };

const NAAM = unit('coNaam', 'Naam en voornaam (name)', [field('naam', 'Naam (family name)'), field('voornaam', 'Voornaam (first name)')], { allowed: ['toSmartschool', 'both'] });

export const CO_ACCOUNTS: readonly UnitDef[] = [
	NAAM,
	unit('coType', 'Type (kind of relation)', [field('type', 'Type (kind of relation)', 'looseText')]),
	{ ...contact('email', 'E-mail (e-mail)', 'email'), id: 'coEmail' },
	{ ...contact('telefoon', 'Telefoon (phone)', 'phone'), id: 'coTelefoon' },
	{ ...contact('gsm', 'Gsm (mobile)', 'phone'), id: 'coGsm' },
	unit('coStatus', 'Status (access)', [field('status', 'Status (access)')], { drift: 'onChange' }),
];

export const SLOTS = [1, 2, 3, 4, 5, 6] as const;

/** Kinds of relation that get a co-account when they are no LPV, in the order in which slots are given out. */
export const DEFAULT_ORDER: readonly string[] = ['Vader', 'Moeder', 'Meevader', 'Meemoeder', 'Voogd', 'Pleegvader', 'Pleegmoeder'];

/** Kinds of co-account that a school hands out itself: never touched. `Stagair` is how some platforms spell it. */
export const STAFF_TYPES: readonly string[] = ['Interimaris', 'Stagiair', 'Stagair', 'Collega', 'ION-begeleider', 'Ondersteuner', 'Internaatsmedewerker', 'Studiecoach', 'Logopedist', 'Begeleider', 'Interne Begeleider', 'Externe begeleider', 'CLB-medewerker'];

const staff = new Set(STAFF_TYPES.map((type) => type.toLowerCase()));

/** True for a co-account of a staff kind, where the school named none of its own. */
export const isStaffCoAccount = (type: string): boolean => staff.has(type.trim().toLowerCase());

/** `3e` → `Co-account 3: E-mail (e-mail)`; undefined when the id is no unit of a co-account. */
export function coAccountLabel(id: string): string | undefined {
	const [, nr, letter] = /^([1-6])([a-z]?)$/.exec(id) ?? [];
	if (nr === undefined) return undefined;
	const part = letter === 'w' ? 'Wachtwoord (password)' : CO_ACCOUNTS.find((each) => LETTERS[each.id] === letter)?.label;
	return `Co-account ${nr}${part === undefined ? '' : `: ${part}`}`;
}
