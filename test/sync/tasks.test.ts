/** The secretary's to-do list: what a line says, which lines are pointless, which are closed. Over random histories: `test/laws/tasks.test.ts`. */
import type { UnitDef } from '../../sync/fields/types';
import { closedSince, isOpen, taskOf, withoutPointless } from '../../sync/plan/tasks';
import type { SyncRecord } from '../../sync/types';

const unit = (id: string, over: Partial<UnitDef> = {}): UnitDef => ({ id, label: id, record: 'leerling', direction: 'both', allowed: [], conflict: 'review', drift: 'onChange', clear: 'no', fields: [{ id, label: id, kind: 'text' }], ...over });
const noor: SyncRecord = { soort: 'leerling', keys: { klascode: '3A' }, label: '', fields: { voornaam: 'Noor', naam: 'Peeters' }, handle: {} };
const shown = { informat: 'oud', smartschool: 'nieuw' };

test('open: handed to Informat, or refused there', () => expect([undefined, {}, { o: 'x' }, { c: ['a', 'b'] as [string, string] }, { p: '' }, { p: 'x' }, { r: 'x' }].map(isOpen)).toEqual([false, false, false, false, true, true, true]));

test('a line says who, old, new and where', () => {
	expect(taskOf(unit('gsm'), noor, shown, 'personal')).toEqual({ leerling: 'Noor Peeters', klas: '3A', oudeWaarde: 'oud', nieuweWaarde: 'nieuw', waar: 'Informat › Leerlingen › Consulteren › de leerling › tabblad Communicatienummers (type Eigen, soort Gsm)' });
	expect(taskOf(unit('gsm'), { ...noor, keys: {}, fields: { naam: 'Peeters' } }, shown, 'personal', 'Ergens')).toMatchObject({ leerling: 'Peeters', klas: '', waar: 'Ergens' });
});

test('who may not see a value is told where to look, and no value (L25)', () => {
	const huisdokter = unit('huisdokter', { sensitivity: 'sensitive' });
	expect(taskOf(huisdokter, noor, shown, 'personal')).toMatchObject({ oudeWaarde: '', nieuweWaarde: '(na te kijken in Smartschool)' });
	expect(taskOf(huisdokter, noor, shown, 'sensitive')).toMatchObject({ oudeWaarde: 'oud', nieuweWaarde: 'nieuw' });
});

describe('nobody has to type it any more', () => {
	const open = { o: 'x', p: 'new', i: 'update', r: 'no' };
	test('while the field travels to Informat it stays as it is', () => {
		for (const direction of ['both', 'toInformat'] as const) expect(withoutPointless({ gsm: open }, [unit('a'), unit('gsm', { direction })])).toEqual({ gsm: open });
		expect(withoutPointless({ 'nummers/1': open }, [unit('nummers')])).toEqual({ 'nummers/1': open });
	});
	test('the pupil has left, or the field no longer travels: what both agreed on stays known', () => {
		expect(withoutPointless({ gsm: open }, undefined)).toEqual({ gsm: { o: 'x' } });
		for (const direction of ['toSmartschool', 'once', 'off'] as const) expect(withoutPointless({ gsm: open }, [unit('gsm', { direction })])).toEqual({ gsm: { o: 'x' } });
		expect(withoutPointless({ gsm: open, 'gsmtwee/1': open }, [unit('email'), unit('gsmt')])).toEqual({ gsm: { o: 'x' }, 'gsmtwee/1': { o: 'x' } });
	});
	test('both sides changed again and a person decides: only when Smartschool shows another value than the one that waits', () => {
		const c = (smartschool: string): [string, string] => ['mine', smartschool];
		expect(withoutPointless({ gsm: { p: 'new', c: c('new') } }, [unit('gsm')])).toEqual({ gsm: { p: 'new', c: c('new') } });
		expect(withoutPointless({ gsm: { p: 'new', c: c('newer') } }, [unit('gsm')])).toEqual({ gsm: { c: c('newer') } });
		expect(withoutPointless({ gsm: { r: 'new', c: c('new') } }, [unit('gsm')])).toEqual({ gsm: { r: 'new', c: c('new') } });
		expect(withoutPointless({ gsm: { r: 'new', c: c('newer') } }, [unit('gsm')])).toEqual({ gsm: { c: c('newer') } });
	});
	test('what waits for nobody stays, whatever becomes of the field', () => expect(withoutPointless({ gsm: { o: 'x', c: ['a', 'b'], i: 'update' } }, undefined)).toEqual({ gsm: { o: 'x', c: ['a', 'b'], i: 'update' } }));
});

test('closed: had an open line and has none now', () => expect(closedSince({ a: { p: 'x' }, b: { p: 'x' }, c: { r: 'x' }, d: { o: 'x' } }, { b: { r: 'x' }, c: { o: 'x' }, d: {} })).toEqual(['a', 'c']));
