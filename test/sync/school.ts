/** One pupil of a small secondary school, as both services tell it, through the real records and the real planner. */
import { PRESET } from '../../sync/fields/preset';
import type { UnitDef } from '../../sync/fields/types';
import { profileLabels } from '../../sync/fields/profile';
import { DEFAULT_SETTINGS, planSync, type Plan, type PlanSettings } from '../../sync/plan/plan';
import { informatRecords } from '../../sync/records/informat';
import { smartschoolRecords } from '../../sync/records/smartschool';
import { NO_LIMITS, TOOLS } from '../laws/tools';

const SCOPE = { schooljaar: '2026-27', referentiedatum: '2026-11-23' };
export const relation = (type: string, over: object = {}) => ({ relatieId: `rel-${type}-${JSON.stringify(over)}`, pRelatie: 1, type, naam: 'Claes', voornaam: 'An', isOverleden: false, burgerlijkeStand: 'Gehuwd', comnrs: [], emails: [], adressen: [], ...over });
export const student = (number: number, over: object = {}) => ({
	pPersoon: number, persoonId: `p-${number}`, naam: 'Claes', voornaam: `Noor${number}`, geslacht: 'V', geboortedatum: '2011-04-17', geboorteland: 'België', nationaliteitCode: '00150', comnrs: [], emails: [], overigeAdressen: [],
	adressen: [{ adresId: `a-${number}`, straat: 'Kerkstraat', nr: '1', bus: null, postcode: '8000', gemeente: 'Brugge', landCode: '00150', aanspreekNaam: 'de ouders van Noor', aanspreekTitel: 'Aan', isFacturatie: true, isAanschrijf: true, isVerblijf: true, isOverige: false }],
	relaties: [relation('Moeder'), relation('Vader', { naam: 'Peeters', voornaam: 'Jan', isOverleden: true })], ...over,
});
export const registration = (number: number, over: object = {}) => ({
	inschrijvingsId: `i-${number}`, pInschr: number, pPersoon: number, persoonId: `p-${number}`, instelnr: '099999', hfdstructuur: '311', stamnr: `26${number}`, vestCode: '001', begindatum: '2026-09-01', einddatum: null, nrAdmgrp: '1234', status: 0,
	taalkeuze: 'Frans-Engels', afdelingsjaarOptie: 'Wiskunde 6u', finCode: '02', levensbeschouwingCode: '0140',
	inschrKlassen: [{ inschrKlasId: `k-${number}`, klasCode: '3A', klas: '3 A', groepType: 0, begindatum: '2026-09-01', einddatum: null }], ...over,
});
export const account = (number: number, over: object = {}) => ({
	gebruikersnaam: `noor${number}`, internnummer: String(number), basisrol: '1', status: 'actief', naam: 'Claes', voornaam: `Noor${number}`, stamboeknummer: `26${number}`, groups: [{ code: '3A', isOfficial: true }], straat: 'Kerkstraat', huisnummer: '1', busnummer: '', postcode: '8000', woonplaats: 'Brugge', land: 'België', ...over,
});
const CLASSES = [{ code: '3A', name: '3 A', desc: '', untis: '', type: 'K' as const, isOfficial: true, adminNumber: '1234', instituteNumber: '099999', parentCode: 'lln' }];

export interface Given { students?: object[]; registrations?: object[]; accounts?: object[]; labels?: string; names?: Record<string, string>; table?: readonly UnitDef[]; baseline?: Map<string, string>; settings?: Partial<PlanSettings> }

/** A plan in mode Apply, without limits. */
export function plan({ students = [student(1)], registrations = [registration(1)], accounts = [account(1)], labels = '', names, table = PRESET, baseline = new Map(), settings }: Given = {}): Plan {
	return planSync({
		informat: informatRecords([{ instelnr: '099999', students, registrations, gebruikersnamen: names }], SCOPE),
		smartschool: smartschoolRecords({ accounts, groups: CLASSES }, SCOPE, profileLabels(labels)),
		baseline: [...baseline].map(([key, state]) => ({ key, state })), table, tools: TOOLS, settings: { ...DEFAULT_SETTINGS, mode: 'apply', limits: NO_LIMITS, ...settings },
	});
}
