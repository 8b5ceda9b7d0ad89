/** Look again before a write (L26): it is made only while the side still holds what was read. */
import type { UnitDef } from '../../sync/fields/types';
import { changedMeanwhile, heldValues, sameOn, unitOf } from '../../sync/plan/recheck';
import type { FieldValues, SyncRecord, UnitWrite } from '../../sync/types';

const unit = (id: string, kinds: Record<string, UnitDef['fields'][number]['kind']>, over: Partial<UnitDef> = {}): UnitDef => ({
	id, label: id, record: 'leerling', direction: 'both', allowed: [], conflict: 'review', drift: 'onChange', clear: 'no', fields: Object.entries(kinds).map(([field, kind]) => ({ id: field, label: field, kind })), ...over,
});
const GSM = unit('gsm', { gsm: 'phone' });
const ADRES = unit('adres', { straat: 'text', nummer: 'houseNumber' });
const KLAS = unit('klas', { klascode: 'classCode', vanaf: 'date' }, { writeOnly: ['vanaf'] });
const TEL = unit('tel', { nummer: 'phone' }, { list: 'telefoons' });
const TABLE = [GSM, ADRES, KLAS, TEL];
const record = (fields: FieldValues, telefoons?: { key: string; values: FieldValues }[]): SyncRecord => ({ soort: 'leerling', keys: {}, label: '', fields, ...(telefoons && { lists: { telefoons } }), handle: {} });

describe('the same on that side', () => {
	test('in whatever form, field by field', () => {
		expect(sameOn('smartschool', GSM, { gsm: '0470 12 34 56' }, { gsm: '+32470123456' })).toBe(true);
		expect(sameOn('smartschool', GSM, { gsm: '0470 12 34 56' }, { gsm: '0470 12 34 57' })).toBe(false);
		expect(sameOn('informat', ADRES, { straat: 'Laan', nummer: '1' }, { straat: 'Laan', nummer: '2' })).toBe(false);
		expect(sameOn('informat', ADRES, { straat: 'Laan', nummer: '1' }, { straat: 'Dreef', nummer: '1' })).toBe(false);
	});
	test('what is not told counts as empty', () => {
		expect(sameOn('smartschool', GSM, {}, { gsm: '' })).toBe(true);
		expect(sameOn('smartschool', GSM, { gsm: '' }, {})).toBe(true);
		expect(sameOn('smartschool', GSM, {}, { gsm: '0470 12 34 56' })).toBe(false);
	});
	test('a field that Smartschool cannot tell does not count', () => expect(sameOn('smartschool', KLAS, { klascode: '3A', vanaf: '2026-09-01' }, { klascode: '3A' })).toBe(true));
});

test('what a record holds: its fields, or one element of its list', () => {
	const held = record({ gsm: '1' }, [{ key: 'werk', values: { nummer: '2' } }, { key: 'thuis', values: { nummer: '3' } }]);
	expect(heldValues(GSM, held, undefined)).toEqual({ gsm: '1' });
	expect(heldValues(TEL, held, 'thuis')).toEqual({ nummer: '3' });
	expect([heldValues(TEL, held, 'fax'), heldValues(TEL, record({}), 'thuis'), heldValues(TEL, { ...held, lists: {} }, 'thuis')]).toEqual([{}, {}, {}]);
});

test('the unit of a write: by its id, or in front of the fingerprint of an element', () => {
	expect(['gsm', 'tel/abc', 'gsm/abc', 'telex/abc', 'x', 'tel'].map((id) => unitOf(id, TABLE)?.id)).toEqual(['gsm', 'tel', undefined, undefined, undefined, 'tel']);
});

test('a write is left out when somebody changed its value since it was read', () => {
	const write = (id: string, was: FieldValues, element?: string): UnitWrite => ({ unit: id, ...(element && { element }), direction: 'both', values: {}, was, changed: [], after: {} });
	const now = record({ gsm: '+32 470 12 34 56', straat: 'Dreef', nummer: '1' }, [{ key: 'werk', values: { nummer: '050 11 22 33' } }]);
	expect(changedMeanwhile('smartschool', [write('gsm', { gsm: '0470/12.34.56' }), write('adres', { straat: 'Laan', nummer: '1' }), write('tel/1', { nummer: '050112233' }, 'werk'), write('tel/2', { nummer: '' }, 'thuis'), write('tel/3', { nummer: '9' }, 'fax'), write('onbekend', {})], now, TABLE)).toEqual(['adres', 'tel/3']);
});
