/**
 * Where a value is typed in Informat: the tabs of a pupil's file (docs/fields.md). On which of both Personalia tabs the
 * doctor stands is not stated publicly, so both are named.
 */
import type { UnitDef } from './types';

const FILE = 'Informat › Leerlingen › Consulteren › de leerling';

/** Tab by unit, or by the first part of its id. */
const TABS: Readonly<Record<string, string>> = {
	huisdokter: 'Personalia, anders Personalia Extra', huisdokterTelefoon: 'Personalia, anders Personalia Extra',
	adres: 'Adressen', aanspreeknaam: 'Adressen', aanspreektitel: 'Adressen',
	gsm: 'Communicatienummers (type Eigen, soort Gsm)', telefoon: 'Communicatienummers (type Domicilie, soort Telefoon)', email: 'E-mailadressen (type Eigen)',
	relatie: 'Relaties',
};

export function whereToType({ id }: Pick<UnitDef, 'id'>): string {
	const tab = TABS[id] ?? TABS[id.split('.')[0]!];
	return tab === undefined ? FILE : `${FILE} › tabblad ${tab}`;
}

export const PROPOSAL_WAITS = 'Informat: aanvaard het voorstel bij de voorinschrijvingen';
