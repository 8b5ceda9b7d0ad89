/** Fingerprints by which records are known in the baseline: their row, and the account that they are linked to. */
import { codeKey } from '../records/groups';
import type { InformatHandle, SyncRecord } from '../types';

type Fingerprint = (text: string) => string;

/** Row key of a record of Informat. A pupil keeps it over numbers and institutes. */
export const rowKey = (record: SyncRecord, fp: Fingerprint): string =>
	fp(record.soort === 'klas' ? `klas|${record.keys.instelnr}|${record.keys.klascode?.toLowerCase()}` : record.soort === 'groep' ? `groep|${codeKey(record.keys.klascode!)}` : `leerling|${(record.handle as InformatHandle).persoonId || record.keys.leerlingnummer}`);

/** A pupil number, as links and first passwords know it. */
export const numberKey = (leerlingnummer: string, fp: Fingerprint): string => fp(`nummer|${leerlingnummer}`);

/** What a link holds of an account in Smartschool: its number, its user name. */
export const linkKeys = ({ keys }: SyncRecord, fp: Fingerprint): string[] => [keys.leerlingnummer ? numberKey(keys.leerlingnummer, fp) : '', keys.gebruikersnaam ? fp(`naam|${keys.gebruikersnaam.toLowerCase()}`) : ''];
