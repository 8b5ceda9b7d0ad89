/**
 * Which record of Informat is which of Smartschool. A link that was made once wins; otherwise a person is known by
 * strong keys, then by keys that need a second witness, then by name, birth date and sex. What only looks alike is a
 * candidate for a person to judge: never linked, and never a reason for a new account (laws L16, L22).
 */
import { distance } from 'fastest-levenshtein';
import { fold } from '../values/text';
import { isoDate } from '../values/kinds';
import type { SyncRecord } from '../types';

export type LinkedBy = 'link' | 'hand' | 'number' | 'register' | 'userName' | 'email' | 'person' | 'class';

export type Match =
	| { situation: 'pair'; a: SyncRecord; b: SyncRecord; by: LinkedBy }
	/** Only in Informat, and nobody in Smartschool looks like this person. */
	| { situation: 'absent'; a: SyncRecord }
	/** Two keys disagree, one record would be linked twice, or somebody without key looks the same. */
	| { situation: 'doubt'; a: SyncRecord; candidates: SyncRecord[]; why: string }
	/** Only in Smartschool. */
	| { situation: 'unassigned'; b: SyncRecord };

/** What is known from before and from people. */
export interface Known {
	/** Link in the baseline row of an Informat record; '' = none. */
	linkOf(a: SyncRecord): string;
	/** Fingerprints of the keys of a Smartschool record, as they stand in a link. */
	fingerprints(b: SyncRecord): string[];
	/** Links that a person made: pupil number in Informat → user name or internal number in Smartschool. */
	byHand: ReadonlyMap<string, string>;
	/** Link by user name, e-mail, or name with birth date and sex, or leave these to a person? */
	weakTiers: boolean;
}

const number = ({ keys }: SyncRecord): string | undefined => keys.leerlingnummer;
const register = ({ keys }: SyncRecord): string | undefined => keys.instelnr && keys.stamnummer && `${keys.instelnr} ${keys.stamnummer}`;
const birth = ({ fields }: SyncRecord): string => isoDate(fields.geboortedatum ?? '');
/** Given and family name in either order: some schools swap them. */
const names = ({ fields }: SyncRecord): string => (fields.naam && fields.voornaam ? [fold(fields.naam), fold(fields.voornaam)].sort().join(' ') : '');
const sex = ({ fields }: SyncRecord): string => ({ M: 'm', V: 'f', m: 'm', v: 'f', f: 'f' })[fields.geslacht ?? ''] ?? '';
const person = (record: SyncRecord): string | undefined => (names(record) && birth(record) ? `${names(record)} ${birth(record)}` : undefined);

/** Second tier: a key that people share or mistype counts only together with the same name or the same birth date. */
const SECONDARY: readonly { by: LinkedBy; key(record: SyncRecord): string | undefined }[] = [
	{ by: 'userName', key: ({ keys }) => keys.gebruikersnaam?.toLowerCase() },
	{ by: 'email', key: ({ fields }) => fields.email?.trim().toLowerCase() },
];

/**
 * Pupils of both sides → matches, in the order of Informat, then what is left of Smartschool. Expected time linear in
 * their number: every comparison of two people is within one birth date or one name.
 */
export function correlatePupils(as: readonly SyncRecord[], bs: readonly SyncRecord[], known: Known): Match[] {
	const found = new Map<SyncRecord, { b: SyncRecord; by: LinkedBy }>();
	const doubts = new Map<SyncRecord, { candidates: SyncRecord[]; why: string }>();
	const doubt = (a: SyncRecord, candidates: SyncRecord[], why: string) => void doubts.set(a, { candidates, why });

	for (const [key, twins] of indexBy(as, number)) {
		if (twins.length > 1) for (const a of twins) doubt(a, [], `Leerlingnummer ${key} komt in Informat meer dan één keer voor.`);
	}
	const byNumber = indexBy(bs, number);
	const byRegister = indexBy(bs, register);
	const byUserName = indexBy(bs, ({ keys }) => keys.gebruikersnaam?.toLowerCase());
	let links: Map<string, SyncRecord[]> | undefined;
	const linked = (link: string): SyncRecord[] => {
		links ??= indexByAll(bs, known.fingerprints);
		return [...new Set(link.split('.').flatMap((each) => links!.get(each) ?? []))];
	};

	for (const a of as) {
		if (doubts.has(a)) continue;
		const hand = known.byHand.get(number(a) ?? '');
		if (hand !== undefined) {
			const [b, ...more] = byUserName.get(hand.toLowerCase()) ?? byNumber.get(hand) ?? [];
			if (b && more.length === 0) found.set(a, { b, by: 'hand' });
			else doubt(a, [], `De koppeling met de hand wijst naar «${hand}», en dat account is er niet of meer dan één keer.`);
			continue;
		}
		const numbered = byNumber.get(number(a) ?? '') ?? [];
		const strong = numbered.length > 0 ? numbered : (byRegister.get(register(a) ?? '') ?? []);
		if (strong.length > 1) {
			doubt(a, strong, 'Meer dan één account in Smartschool heeft dezelfde sleutel.');
			continue;
		}
		const link = known.linkOf(a);
		if (link !== '') {
			const [old, ...others] = linked(link);
			if (others.length > 0) doubt(a, [old!, ...others], 'Het intern nummer en de gebruikersnaam van de koppeling staan nu bij twee verschillende accounts.');
			else if (!old) doubt(a, strong, strong.length > 0 ? 'Het account dat aan deze leerling gekoppeld was, is er niet meer; een ander account heeft nu zijn nummer.' : 'Het account dat aan deze leerling gekoppeld was, is er niet meer in Smartschool. Er wordt niet vanzelf een nieuw gemaakt.');
			else if (numbered.length === 1 && numbered[0] !== old) doubt(a, [old, numbered[0]!], 'De koppeling en het leerlingnummer wijzen naar twee verschillende accounts.');
			else found.set(a, { b: old, by: 'link' });
			continue;
		}
		const b = strong[0];
		if (!b) continue;
		if (contradicts(a, b)) doubt(a, [b], 'Het nummer is gelijk, maar naam en geboortedatum zijn allebei anders.');
		else found.set(a, { b, by: numbered.length > 0 ? 'number' : 'register' });
	}
	oneToOne(found, doubt);

	const taken = new Set<SyncRecord>([...[...found.values()].map(({ b }) => b), ...[...doubts.values()].flatMap(({ candidates }) => candidates)]);
	const openAs = as.filter((a) => !found.has(a) && !doubts.has(a));
	if (openAs.length > 0) weakTiers(openAs, bs, known.weakTiers, found, doubt, taken);

	const matches = as.map((a): Match => {
		const pair = found.get(a);
		const unsure = doubts.get(a);
		return unsure ? { situation: 'doubt', a, ...unsure } : pair ? { situation: 'pair', a, ...pair } : { situation: 'absent', a };
	});
	return [...matches, ...bs.filter((b) => !taken.has(b)).map((b): Match => ({ situation: 'unassigned', b }))];
}

/** One record of Smartschool for one of Informat. Where several claim the same, a link or a person's word holds it; otherwise nobody gets it. */
function oneToOne(found: Map<SyncRecord, { b: SyncRecord; by: LinkedBy }>, doubt: (a: SyncRecord, candidates: SyncRecord[], why: string) => void): void {
	const claims = new Map<SyncRecord, SyncRecord[]>();
	for (const [a, { b }] of found) claims.set(b, [...(claims.get(b) ?? []), a]);
	for (const [b, claimants] of claims) {
		if (claimants.length < 2) continue;
		const firm = claimants.filter((a) => ['link', 'hand'].includes(found.get(a)!.by));
		for (const a of claimants) {
			if (firm.length === 1 && firm[0] === a) continue;
			found.delete(a);
			doubt(a, [b], firm.length === 1 ? 'Dit account is al gekoppeld aan een andere leerling.' : 'Meer dan één leerling in Informat hoort bij dit account.');
		}
	}
}

/** Tiers 2 to 4, for who has no link and no strong key. */
function weakTiers(as: SyncRecord[], bs: readonly SyncRecord[], mayLink: boolean, found: Map<SyncRecord, { b: SyncRecord; by: LinkedBy }>, doubt: (a: SyncRecord, candidates: SyncRecord[], why: string) => void, taken: Set<SyncRecord>): void {
	const settle = (a: SyncRecord, candidates: SyncRecord[], why: string) => {
		doubt(a, candidates, why);
		for (const each of candidates) taken.add(each);
	};
	const tiers: { by: LinkedBy; key(record: SyncRecord): string | undefined; certain(a: SyncRecord, b: SyncRecord): boolean; why: string }[] = [
		...SECONDARY.map(({ by, key }) => ({ by, key, certain: (a: SyncRecord, b: SyncRecord) => names(a) === names(b) || (birth(a) !== '' && birth(a) === birth(b) && fold(a.fields.naam ?? '') === fold(b.fields.naam ?? '')), why: '' })),
		{ by: 'person', key: person, certain: (a, b) => sex(a) === '' || sex(b) === '' || sex(a) === sex(b), why: 'In Smartschool staat iemand met dezelfde naam en geboortedatum, maar met een ander nummer.' },
	];
	let open = as;
	for (const { by, key, certain, why } of tiers) {
		const [mine, theirs] = [indexBy(open, key), indexBy(bs.filter((b) => !taken.has(b)), key)];
		const next: SyncRecord[] = [];
		for (const a of open) {
			const value = key(a);
			const candidates = (value && theirs.get(value)) || [];
			const [b, ...more] = candidates;
			if (!b) {
				next.push(a);
				continue;
			}
			const single = more.length === 0 && mine.get(value!)!.length === 1;
			if (mayLink && single && certain(a, b) && !otherNumber(a, b)) {
				found.set(a, { b, by });
				taken.add(b);
			} else if (why !== '') settle(a, candidates, why);
			else next.push(a);
		}
		open = next;
	}
	lookalikes(open, bs.filter((b) => !taken.has(b)), settle);
}

/** A number of its own says that this is somebody else, or the same person under another number: not for a machine to decide. */
const otherNumber = (a: SyncRecord, b: SyncRecord): boolean => (number(b) !== undefined && number(b) !== number(a)) || (b.keys.stamnummer !== undefined && a.keys.stamnummer !== undefined && b.keys.stamnummer !== a.keys.stamnummer && b.keys.instelnr === a.keys.instelnr);

/** Above this many people on one birth date only exact halves of a name count, so that the work stays linear. */
const CROWD = 60;
const PARTICLES = /^(vanden|vander|vande|van|den|der|de|du|el|al|le|la)(?=.{3})/;

/** Fourth tier: candidates only. Same birth date and a similar name, or the same name and a birth date that is not known or has a slip in it. */
function lookalikes(as: SyncRecord[], bs: SyncRecord[], settle: (a: SyncRecord, candidates: SyncRecord[], why: string) => void): void {
	const byBirth = indexBy(bs, (b) => birth(b) || undefined);
	const byNames = indexBy(bs, (b) => names(b) || undefined);
	for (const a of as) {
		const day = birth(a);
		const sameDay = (day && byBirth.get(day)) || [];
		const sameName = (names(a) && byNames.get(names(a))) || [];
		const candidates = [
			...sameDay.filter((b) => !otherNumber(a, b) && (sameDay.length > CROWD ? sharesHalf(a, b) : similarNames(a, b))),
			...sameName.slice(0, CROWD).filter((b) => !otherNumber(a, b) && (day === '' || birth(b) === '' || distance(birth(b), day) <= 2)),
		];
		if (candidates.length > 0) settle(a, candidates, 'In Smartschool staat iemand die erop lijkt (bijna dezelfde naam of geboortedatum) en die aan niemand gekoppeld is.');
	}
}

const bare = (text: string): string => fold(text).replace(PARTICLES, '');

function similarNames(a: SyncRecord, b: SyncRecord): boolean {
	const [x, y] = [a, b].map(({ fields }) => [bare(fields.naam ?? ''), bare(fields.voornaam ?? '')] as const);
	return close(x![0], y![0]) && close(x![1], y![1]) || close(x![0], y![1]) && close(x![1], y![0]);
}

/** One slip in a short name, two in a long one; a first name that is the start of the other counts too. */
export const close = (x: string, y: string): boolean => x !== '' && y !== '' && (x === y || (Math.min(x.length, y.length) >= 3 && (x.startsWith(y) || y.startsWith(x))) || distance(x, y) <= (Math.min(x.length, y.length) > 5 ? 2 : 1));

const sharesHalf = (a: SyncRecord, b: SyncRecord): boolean => fold(a.fields.naam ?? '') === fold(b.fields.naam ?? '') && fold(a.fields.voornaam ?? '')[0] === fold(b.fields.voornaam ?? '')[0];

/** Names and birth dates both differ: a number that was used again, or a typing error. */
function contradicts(a: SyncRecord, b: SyncRecord): boolean {
	const [x, y] = [a.fields, b.fields];
	if (!x.naam || !y.naam || !x.geboortedatum || !birth(b)) return false;
	return fold(x.naam) !== fold(y.naam) && fold(x.voornaam ?? '') !== fold(y.voornaam ?? '') && birth(a) !== birth(b);
}

function indexBy(records: readonly SyncRecord[], key: (record: SyncRecord) => string | undefined): Map<string, SyncRecord[]> {
	return indexByAll(records, (record) => {
		const value = key(record);
		return value === undefined ? [] : [value];
	});
}

function indexByAll(records: readonly SyncRecord[], keys: (record: SyncRecord) => readonly string[]): Map<string, SyncRecord[]> {
	const index = new Map<string, SyncRecord[]>();
	for (const record of records) {
		for (const value of keys(record)) {
			if (value === '') continue;
			const list = index.get(value);
			if (list) list.push(record);
			else index.set(value, [record]);
		}
	}
	return index;
}
