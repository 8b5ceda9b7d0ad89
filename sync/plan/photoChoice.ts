/**
 * Whose photos a run looks at. There is no list of photos on either side, so a look costs one call per pupil and side:
 * a run looks at some pupils, and the next one goes on. Pure, as `plan.ts`.
 */
import type { Read } from '../records/types';
import type { InformatHandle, SmartschoolHandle, SyncRecord } from '../types';
import { checkReads } from './health';
import { rowKey } from './keys';
import { emptiedRow, unpackPhotos, type PhotoRow } from './photoRows';
import type { PlanTools } from './plan';
import { isApprovals, readBaseline } from './state';

/** Which way a photo goes. Informat has no upload, so what goes there is a line on the to-do list. */
export type PhotoDirection = 'off' | 'toSmartschool' | 'toInformat' | 'both';

export interface PhotoChoiceSettings {
	direction: PhotoDirection;
	/** Pupil numbers or stamnummers: these are never looked at and never written. */
	optOut: readonly string[];
	/** Pupil numbers or stamnummers that get Informat's photo whatever Smartschool has; `*` = all. */
	again: readonly string[];
	/** Pupils per run. */
	most: number;
}

/** First item of a choice; goes with the looks to both services and back. */
export interface PhotoReport {
	soort: 'fotokeuze';
	richting: PhotoDirection;
	/** ISO date of the run. */
	dag: string;
	aantallen: {
		leerlingen: number;
		teBekijken: number;
		/** Their turn comes in a later run. */
		later: number;
		/** On the school's list: not looked at. */
		zonderFoto: number;
		/** No account with their number, or a number that occurs twice. */
		zonderAccount: number;
	};
	/** Rows in which nothing may be remembered any more, as they are to be stored, and whether a line of the to-do list goes with it. */
	vervallen: { row: PhotoRow; taak: boolean }[];
	/** Numbers in the settings that belong to nobody. */
	onbekend: string[];
}

/** One pupil to look at. */
export interface PhotoLook {
	soort: 'foto';
	/** Key of the row. */
	key: string;
	/** For people only. */
	label: string;
	leerling: string;
	klas: string;
	persoonId: string;
	instelnr: string;
	internnummer: string;
	gebruikersnaam: string;
	/** Gets Informat's photo whatever Smartschool has. */
	opnieuw: boolean;
}

export const EVERYBODY = '*';

const numbersOf = ({ keys }: SyncRecord): string[] => [keys.leerlingnummer, keys.stamnummer].filter((each): each is string => !!each);

/** @throws UnhealthySource when a read cannot be believed; Error when a row is damaged */
export function choosePhotos(informat: Read, smartschool: Read, rows: readonly PhotoRow[], { direction, optOut, again, most }: PhotoChoiceSettings, tools: PlanTools): { report: PhotoReport; looks: PhotoLook[] } {
	checkReads(informat, smartschool);
	const texts = readBaseline(rows);
	const days = new Map(rows.map(({ key, datum }) => [key, datum]));
	const pupils = informat.records.filter(({ soort }) => soort === 'leerling');
	const accounts = byNumber(smartschool.records.filter(({ soort }) => soort === 'leerling'));
	const twins = byNumber(pupils);
	const isOut = (pupil: SyncRecord) => numbersOf(pupil).some((number) => optOut.includes(number));

	const looks: (PhotoLook & { rank: string })[] = [];
	const vervallen: PhotoReport['vervallen'] = [];
	const forget = (key: string, text: string) => {
		const { signs } = unpackPhotos(key, text);
		if (!signs.out) vervallen.push({ row: emptiedRow(key), taak: signs.todo === true });
	};
	let zonderFoto = 0;
	let zonderAccount = 0;
	for (const pupil of pupils) {
		const key = rowKey(pupil, tools.fingerprint);
		const text = texts.get(key);
		texts.delete(key);
		if (isOut(pupil)) {
			zonderFoto++;
			if (text !== undefined) forget(key, text);
			continue;
		}
		const number = pupil.keys.leerlingnummer;
		const [account, ...others] = accounts.get(number ?? '') ?? [];
		if (number === undefined || account === undefined || others.length > 0 || twins.get(number)!.length > 1) {
			zonderAccount++;
			continue;
		}
		const { persoonId, instelnr } = pupil.handle as InformatHandle;
		const { internnummer, gebruikersnaam } = account.handle as SmartschoolHandle;
		// What waits for an approval first, so that the plan stays the same; then who is new; then who was not looked at for longest.
		const rank = text === undefined ? '1' : unpackPhotos(key, text).signs.held ? '0' : `2 ${days.get(key)}`;
		looks.push({ soort: 'foto', key, label: pupil.label, leerling: [pupil.fields.voornaam, pupil.fields.naam].filter(Boolean).join(' '), klas: pupil.keys.klascode ?? '', persoonId, instelnr, internnummer, gebruikersnaam, opnieuw: again.includes(EVERYBODY) || numbersOf(pupil).some((each) => again.includes(each)), rank });
	}
	// Nobody has to take over a photo of who has left. The rest of such a row goes away by its day.
	if (informat.report.volledig !== false) for (const [key, text] of texts) if (!isApprovals(text) && unpackPhotos(key, text).signs.todo) forget(key, text);

	const chosen = direction === 'off' ? [] : looks.sort((x, y) => compare(x.rank, y.rank) || compare(x.key, y.key)).slice(0, most);
	const known = new Set(pupils.flatMap(numbersOf));
	return {
		report: {
			soort: 'fotokeuze', richting: direction, dag: informat.report.referentiedatum,
			aantallen: { leerlingen: pupils.length, teBekijken: chosen.length, later: looks.length - chosen.length, zonderFoto, zonderAccount },
			vervallen: direction === 'off' ? [] : vervallen.sort((x, y) => compare(x.row.key, y.row.key)),
			onbekend: [...new Set([...optOut, ...again])].filter((number) => number !== EVERYBODY && !known.has(number)).sort(),
		},
		looks: chosen.map(({ rank: _rank, ...look }) => look),
	};
}

const compare = (x: string, y: string): number => (x < y ? -1 : x > y ? 1 : 0);

function byNumber(records: readonly SyncRecord[]): Map<string, SyncRecord[]> {
	const map = new Map<string, SyncRecord[]>();
	for (const record of records) if (record.keys.leerlingnummer) map.set(record.keys.leerlingnummer, [...(map.get(record.keys.leerlingnummer) ?? []), record]);
	return map;
}
