/**
 * Who is in which of the six co-accounts. A parent keeps a slot for ever: the link is remembered by the relation's
 * GUID, and neither the order of the LPVs nor any attribute moves anybody (law L22). Somebody who is in Smartschool
 * already is recognised by e-mail, then by name, never by the number of the slot; who is not in Informat is left alone.
 */
import { fold } from '../values/text';
import { close } from './correlate';

/** A relation, with its values in comparable form. */
export interface Person {
	/** Fingerprint of the relation's GUID within this pupil. */
	print: string;
	/** As Smartschool calls it; '' = unknown. */
	type: string;
	naam: string;
	voornaam: string;
	lpv: 0 | 1 | 2;
	emails: readonly string[];
	numbers: readonly string[];
	/** Place in the school's order; undefined = no co-account is made for such a relation. */
	rank: number | undefined;
	/** Deceased, or without access: never gets a slot. */
	barred: boolean;
	/** Had a slot, which is gone from Smartschool: nothing is made again by itself. */
	lost: boolean;
}

export interface Place {
	nr: number;
	/** Nobody is in it. */
	empty: boolean;
	/** Of a kind that the school hands out itself. */
	staff: boolean;
	type: string;
	naam: string;
	voornaam: string;
	email: string;
	numbers: readonly string[];
}

export interface Assignment<P extends Person> {
	linked: Map<number, P>;
	/** Slots of relations that Informat does not have any more. */
	ended: number[];
	creates: Map<number, P>;
	/** Somebody who is not in Informat. */
	strangers: number[];
	/** It may be somebody of Informat, or more than one fits: a person decides, and nobody of them gets another slot. */
	doubts: { nr: number; people: P[] }[];
	/** Had a slot that is empty now, or that somebody else has. */
	lost: P[];
	/** All six are taken. */
	noRoom: P[];
}

/**
 * @param memory slot → fingerprint of the relation that is in it
 * @param replaced whether the slot holds somebody else than when it was linked
 */
export function assignSlots<P extends Person>(people: readonly P[], places: readonly Place[], memory: ReadonlyMap<number, string>, replaced: (nr: number, person: P | undefined) => boolean): Assignment<P> {
	const open = new Map([...people].sort((x, y) => (x.print < y.print ? -1 : 1)).map((person) => [person.print, person]));
	const result: Assignment<P> = { linked: new Map(), ended: [], creates: new Map(), strangers: [], doubts: [], lost: [], noRoom: [] };
	const occupied = new Map<number, Place>();
	const lost = new Set<string>([...people].filter((each) => each.lost).map(({ print }) => print));
	const orphans = new Set<number>();
	for (const place of [...places].sort((x, y) => x.nr - y.nr)) {
		const print = memory.get(place.nr);
		const person = print === undefined ? undefined : open.get(print);
		if (!place.empty && !place.staff) {
			if (print !== undefined && !replaced(place.nr, person)) {
				if (person) {
					result.linked.set(place.nr, person);
					open.delete(person.print);
					continue;
				}
				orphans.add(place.nr);
			}
			occupied.set(place.nr, place);
		}
		if (person && !result.linked.has(place.nr)) lost.add(person.print);
	}

	for (const { nr, person } of recognised(occupied, open)) {
		result.linked.set(nr, person);
		occupied.delete(nr);
		open.delete(person.print);
	}
	const unsure = new Set<string>();
	for (const [nr, place] of occupied) {
		const candidates = [...open.values()].filter((person) => mayBe(place, person));
		if (candidates.length > 0) result.doubts.push({ nr, people: candidates });
		else if (orphans.has(nr)) result.ended.push(nr);
		else result.strangers.push(nr);
		for (const { print } of candidates) unsure.add(print);
	}
	// A slot of the school's own is never ours, but the same person needs no second one.
	for (const place of places.filter(({ staff }) => staff)) {
		const same = [...open.values()].filter((person) => hasEmail(place, person) || hasName(place, person));
		if (same.length > 0) result.doubts.push({ nr: place.nr, people: same });
		for (const { print } of same) unsure.add(print);
	}

	const waiting = [...open.values()].filter((person) => !person.barred && !unsure.has(person.print));
	result.lost = waiting.filter(({ print }) => lost.has(print));
	const free = new Set(places.filter(({ empty, staff }) => empty && !staff).map(({ nr }) => nr));
	const wanting = waiting.filter(({ print, rank }) => rank !== undefined && !lost.has(print)).sort((x, y) => x.rank! - y.rank! || (x.print < y.print ? -1 : 1));
	const give = (person: P, nr: number | undefined) => {
		if (nr === undefined) return void result.noRoom.push(person);
		free.delete(nr);
		result.creates.set(nr, person);
	};
	const rest = wanting.filter((person) => {
		if (person.lpv === 0 || !free.has(person.lpv)) return true;
		give(person, person.lpv);
		return false;
	});
	// The first two stay for the LPVs as long as there is room; where nobody is an LPV they are for whoever comes first.
	const order = people.some(({ lpv }) => lpv > 0) ? [3, 4, 5, 6, 1, 2] : [1, 2, 3, 4, 5, 6];
	for (const person of rest) give(person, order.find((nr) => free.has(nr)));
	return result;
}

const names = ({ naam, voornaam }: { naam: string; voornaam: string }): string => (naam === '' || voornaam === '' ? '' : [fold(naam), fold(voornaam)].sort().join(' '));
const hasName = (place: Place, person: Person): boolean => names(place) !== '' && names(place) === names(person);
const hasEmail = ({ email }: Place, { emails }: Person): boolean => email !== '' && emails.includes(email);
const hasNumber = (place: Place, { numbers }: Person): boolean => place.numbers.some((each) => numbers.includes(each));
const same = (x: string, y: string): boolean => x !== '' && fold(x) === fold(y);
const alike = (x: string, y: string): boolean => close(fold(x), fold(y));
const sameKind = (place: Place, person: Person): boolean => same(place.type, person.type);
/**
 * A maiden name, a call name, or no name yet. A family name alone says little: a grandfather who shares the family's
 * address is nobody's father.
 */
const halfName = (place: Place, person: Person): boolean =>
	same(place.voornaam, person.voornaam) || (same(place.naam, person.naam) && (sameKind(place, person) || alike(place.voornaam, person.voornaam))) || (place.naam === '' && place.voornaam === '' && (place.type === '' || sameKind(place, person)));
/** Nothing but this person's own values: a slot whose making was cut off. */
const begun = (place: Place, person: Person): boolean =>
	(place.naam === '' ? same(place.voornaam, person.voornaam) : place.voornaam === '' && same(place.naam, person.naam)) && (place.email === '' || hasEmail(place, person)) && place.numbers.every((each) => person.numbers.includes(each));

const TIERS: readonly ((place: Place, person: Person) => boolean)[] = [
	(place, person) => hasEmail(place, person) && hasName(place, person),
	(place, person) => hasEmail(place, person) && halfName(place, person),
	(place, person) => hasName(place, person),
	(place, person) => hasNumber(place, person) && halfName(place, person),
	begun,
];

/** Pairs that are certain: each is the other's only candidate, if need be by the kind of relation. What a tier leaves in doubt, no later tier decides. */
function recognised<P extends Person>(places: ReadonlyMap<number, Place>, people: ReadonlyMap<string, P>): { nr: number; person: P }[] {
	const pairs: { nr: number; person: P }[] = [];
	const openPlaces = new Map(places);
	const openPeople = new Map(people);
	// E-mail says one, name says another: neither.
	for (const [nr, place] of places) {
		const [byEmail, byName] = [[...people.values()].filter((each) => hasEmail(place, each)), [...people.values()].filter((each) => hasName(place, each))];
		if (byEmail.length > 0 && byName.length > 0 && !byEmail.some((each) => byName.includes(each))) openPlaces.delete(nr);
	}
	for (const fits of TIERS) {
		const candidates = [...openPlaces.values()].flatMap((place) => [...openPeople.values()].filter((person) => fits(place, person)).map((person) => ({ place, person })));
		const certain = only(candidates, () => true);
		const more = only(candidates.filter(({ place, person }) => !certain.some((each) => each.place === place || each.person === person)), ({ place, person }) => sameKind(place, person));
		for (const { place, person } of [...certain, ...more]) pairs.push({ nr: place.nr, person });
		for (const { place, person } of candidates) {
			openPlaces.delete(place.nr);
			openPeople.delete(person.print);
		}
	}
	return pairs;
}

function only<P extends Person>(candidates: readonly { place: Place; person: P }[], also: (pair: { place: Place; person: P }) => boolean): { place: Place; person: P }[] {
	const kept = candidates.filter(also);
	return kept.filter((pair) => kept.every((other) => other === pair || (other.place !== pair.place && other.person !== pair.person)));
}

/** Enough alike that a person must look before this relation gets a slot of its own. */
const mayBe = (place: Place, person: Person): boolean =>
	hasEmail(place, person) || hasName(place, person) || (hasNumber(place, person) && halfName(place, person)) || begun(place, person) || (alike(place.naam, person.naam) && alike(place.voornaam, person.voornaam));
