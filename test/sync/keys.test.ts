/** By what a record is known in the baseline: its row, and the account that it is linked to (R11, R12, R16; law L22). */
import { linkKeys, numberKey, rowKey } from '../../sync/plan/keys';
import type { SyncRecord } from '../../sync/types';

const fp = (text: string): string => `<${text}>`;
const record = (soort: SyncRecord['soort'], keys: SyncRecord['keys'], handle: object = {}): SyncRecord => ({ soort, keys, label: '', fields: {}, handle: handle as SyncRecord['handle'] });

test('a pupil keeps the row over numbers and institutes; without a person id the number is all there is', () => {
	expect(rowKey(record('leerling', { leerlingnummer: '1', instelnr: '030593' }, { persoonId: 'p1' }), fp)).toBe('<leerling|p1>');
	expect(rowKey(record('leerling', { leerlingnummer: '1' }, { persoonId: '' }), fp)).toBe('<leerling|1>');
});

test('a class by institute and code, a group by code, whatever the capitals', () => {
	expect(rowKey(record('klas', { instelnr: '030593', klascode: '3NWa' }), fp)).toBe('<klas|030593|3nwa>');
	expect(rowKey(record('groep', { klascode: ' WIS 1 ' }), fp)).toBe('<groep|wis 1>');
});

test('an account by number and user name; what it does not have is no key', () => {
	expect(linkKeys(record('leerling', { leerlingnummer: '1', gebruikersnaam: 'Noor.P' }), fp)).toEqual(['<nummer|1>', '<naam|noor.p>']);
	expect(linkKeys(record('leerling', {}), fp)).toEqual(['', '']);
	expect(numberKey('1', fp)).toBe(linkKeys(record('leerling', { leerlingnummer: '1' }), fp)[0]);
});
