/** What may go of one pupil's co-accounts → the jobs for both sides. */
import { canPropose } from '../calls/informat';
import type { ChangeItem, FieldValues, InformatHandle, OpenUpdate, RelationUpdate, SmartschoolHandle, UnitWrite } from '../types';
import { KINDS } from '../values/kinds';
import { lower } from '../values/text';
import { HANDED_OVER, newSlots, SENT, slotsWith, type CoAccountSettings, type Draft, type Member, type SlotWrite } from './coAccountTypes';

/** Longest texts that a personal-details update takes. */
const LENGTHS: Readonly<Record<string, number>> = { 'relatie.naam': 50, 'relatie.voornaam': 30, 'relatie.telefoon': 20, 'relatie.gsm': 20 };
const MOST_RELATIONS = 2;

export function coAccountJob(draft: Draft, going: readonly SlotWrite[], { passwords }: CoAccountSettings): ChangeItem['smartschool'] {
	const mine = going.filter(({ planned }) => planned.to === 'smartschool');
	if (mine.length === 0) return null;
	const { internnummer, gebruikersnaam } = draft.b.handle as SmartschoolHandle;
	const creates = newSlots(draft, mine);
	const blocks = [...slotsWith(mine, 'block')];
	const writes: UnitWrite[] = mine.map(({ planned }) => planned.write);
	for (const nr of creates) {
		const { print } = mine.find((each) => each.nr === nr)!.person!;
		const link = { direction: 'toSmartschool', values: {}, was: {}, changed: [] } as const;
		writes.push({ ...link, changed: [], unit: String(nr), after: { o: print } });
		for (const [id, state] of Object.entries(draft.settled)) if (id.startsWith(String(nr))) draft.state.u[id] = state;
		if (!passwords) continue;
		// Noted before it is sent: whatever becomes of it, it is never sent twice (H6).
		draft.state.u[`${nr}w`] = { o: SENT };
		writes.push({ ...link, changed: [], direction: 'once', unit: `${nr}w`, after: { o: HANDED_OVER } });
	}
	const slots = [...new Set(mine.map(({ nr }) => nr))];
	return { action: 'updateCoAccounts', internnummer, gebruikersnaam, blocks, removes: [...slotsWith(mine, 'remove')], creates, seen: Object.fromEntries(slots.map((nr) => [nr, draft.slots.get(nr)!])), writes };
}

/**
 * To Informat as an update where that can only mean this one relation; otherwise a line for the secretary.
 * @param tell puts it on the list of the secretary
 */
export function relationJob(draft: Draft, going: readonly SlotWrite[], { channel }: CoAccountSettings, uuid: (text: string) => string, tell: (each: SlotWrite, as: 'todo' | 'proposal') => void): ChangeItem['informat'] {
	const updates = new Map<Member, SlotWrite[]>();
	for (const each of going) {
		const { planned, person } = each;
		const { unit, write } = planned;
		if (planned.to !== 'informat') continue;
		const asUpdate = (channel.units[unit.id] ?? channel.standard) === 'update' && canPropose(draft.a.fields) && relationId(draft, person!) !== undefined && Object.entries(write.values).every(([id, text]) => text.length <= (LENGTHS[id] ?? Infinity));
		if (!asUpdate) {
			draft.state.u[write.unit] = write.after;
			tell(each, 'todo');
		} else if (updates.has(person!) || updates.size < MOST_RELATIONS) updates.set(person!, [...(updates.get(person!) ?? []), each]);
	}
	if (updates.size === 0) return null;
	for (const each of [...updates.values()].flat()) tell(each, 'proposal');
	const writes = [...updates.values()].flat().map(({ planned }) => planned.write);
	const preRegistrationId = uuid(JSON.stringify([draft.key, ...writes.map(({ unit, values }) => [unit, values])]));
	const relaties = [...updates].map(([person, each]): RelationUpdate => {
		const sent = Object.assign({}, ...each.map(({ planned }) => planned.write.values)) as FieldValues;
		return { type: relationId(draft, person)!, naam: sent['relatie.naam'] || person.naam, voornaam: sent['relatie.voornaam'] || person.voornaam, telefoon: sent['relatie.telefoon'] ?? '', gsm: sent['relatie.gsm'] ?? '', email: sent['relatie.email'] ?? '' };
	});
	return { action: 'personalDetailsUpdate', preRegistrationId, person: draft.a.fields, handle: draft.a.handle as InformatHandle, relaties, writes: writes.map((write) => ({ ...write, after: { ...write.after, i: preRegistrationId } })) };
}

/** Informat knows the relation in an update by its kind alone, so only a kind that one relation of this pupil has can be meant. */
function relationId({ members }: Draft, { type, naam, voornaam, relatie }: Member): number | undefined {
	const id = KINDS.relationId.write('informat', type);
	const alone = members.filter((each) => lower(each.relatie.type) === lower(relatie.type) || each.type === type).length === 1;
	return id !== undefined && alone && naam !== '' && voornaam !== '' && naam.length <= 50 && voornaam.length <= 30 ? Number(id) : undefined;
}

/** Updates that wait in Informat, each with what its units become when it was refused. */
export function openUpdates({ a, state, writes }: Draft): OpenUpdate[] {
	const updates = new Map<string, OpenUpdate>();
	for (const [unit, { o, p, i }] of Object.entries(state.u)) {
		if (i === undefined || p === undefined || writes.some(({ planned }) => planned.write.unit === unit)) continue;
		const known = updates.get(i) ?? { preRegistrationId: i, instelnr: (a.handle as InformatHandle).instelnr, refused: {} };
		updates.set(i, { ...known, refused: { ...known.refused, [unit]: { ...(o === undefined ? {} : { o }), r: p } } });
	}
	return [...updates.values()];
}
