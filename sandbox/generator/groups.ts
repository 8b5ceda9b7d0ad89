/** Groups with dates of this very month: some begin or end within days, some are in Smartschool already and some are not. */
import { addDays, startYearOf } from '../calendar';
import type { ClassRegistration, InformatState } from '../informat/store';
import { Random } from '../random';
import type { Platform } from '../smartschool/store';
import type { Bookkeeping } from './bookkeeping';

interface DatedGroup { code: string; name: string; groepType: number; from: string; to: string | null; existing: boolean }

/** Every so many pupils one is in such a group. */
const EVERY = 6;
const OFFICIAL = 0;

/** Nothing of the rest of the school depends on it: it draws from a source of its own. */
export function makeGroups(informat: InformatState, platform: Platform, books: Bookkeeping, { today, seed }: { today: string; seed: number }): void {
	const random = new Random(seed + 4);
	const start = `${startYearOf(today)}-09-01`;
	const groups: readonly DatedGroup[] = [
		{ code: 'ZWEM', name: 'Zwemmen', groepType: 1, from: addDays(today, 2), to: null, existing: true },
		{ code: 'TONEEL', name: 'Toneel', groepType: 1, from: start, to: addDays(today, 4), existing: true },
		{ code: 'SCHAAK', name: 'Schaakclub', groepType: 1, from: start, to: null, existing: false },
		{ code: 'GIP', name: 'Geïntegreerde proef', groepType: 3, from: start, to: null, existing: false },
		{ code: 'STAGE', name: 'Stage', groepType: 3, from: addDays(start, 7), to: addDays(today, 60), existing: true },
	];
	const ids = new Map(groups.map(({ code }, index) => [code, { klasId: random.guid(), pKlas: 398000 + index }]));
	for (const { code, name, existing } of groups) {
		if (existing) platform.addGroup({ code, name, desc: name, parent: 'lln', type: 'G' });
		else books.missingGroup(code);
	}
	let key = 990000;
	for (const [index, registration] of informat.registrations.entries()) {
		const { status, begindatum, einddatum, inschrKlassen, pPersoon } = registration;
		if (index % EVERY !== 0 || status !== 0 || einddatum !== null || begindatum > today || !inschrKlassen.some(({ groepType }) => groepType === OFFICIAL)) continue;
		const { code, name, groepType, from, to, existing } = groups[(index / EVERY) % groups.length]!;
		const line: ClassRegistration = { inschrKlasId: random.guid(), pInschrKlas: key++, ...ids.get(code)!, klasCode: code, klas: name, groepType, klasnummer: 0, begindatum: from, einddatum: to, klassenleraars: [] };
		inschrKlassen.push(line);
		books.count('in een groep van deze maand');
		const account = platform.byInternNumber(String(pPersoon));
		if (existing && from <= today && account && random.chance(0.5)) account.groups.push(code);
	}
}
