/**
 * What is remembered of one pupil's photos, as text:
 *
 *   1 <informat> <smartschool> <begun> <sent> <signs> <told>      `-` = none
 *
 * A photo is known by a keyed fingerprint that differs per pupil and per side; the photo itself is kept nowhere. Both
 * sides are never compared with each other, because Smartschool may make other bytes of what it is sent.
 */
import type { BaselineRow } from '../types';

export interface PhotoRow extends BaselineRow {
	/** ISO date on which the photos were last looked at: who was not looked at for longest comes first. */
	datum: string;
}

export interface PhotoState {
	/** Fingerprint of the last photo that Informat showed; '' = never one. A photo that is gone there stays here: that means nothing. */
	informat: string;
	/** Fingerprint of what Smartschool showed at the last look; '' = none; `LEARN` = what it shows next is what it was sent. */
	smartschool: string;
	/** Informat's photo whose writing was begun and never confirmed. */
	begun: string;
	/** Informat's photo that was sent last, as long as the pupil is on the list of who gets Informat's photo. */
	sent: string;
	signs: { todo?: true; conflict?: true; held?: true; out?: true };
	/** Fingerprint of what people were told of this pupil; '' = nothing. */
	told: string;
}

export const LEARN = '?';
export const NO_PHOTOS: PhotoState = { informat: '', smartschool: '', begun: '', sent: '', signs: {}, told: '' };

const VERSION = '1';
/** `out`: on the list of the school, or gone from Informat: nothing is remembered. */
const SIGNS = { t: 'todo', c: 'conflict', h: 'held', x: 'out' } as const;

const shown = (part: string): string => part || '-';

export function packPhotos({ informat, smartschool, begun, sent, signs, told }: PhotoState): string {
	const letters = Object.entries(SIGNS).filter(([, sign]) => signs[sign]).map(([letter]) => letter).join('');
	return [VERSION, informat, smartschool, begun, sent, letters, told].map(shown).join(' ');
}

/** @throws Error naming the remedy when the row is damaged */
export function unpackPhotos(key: string, text: string): PhotoState {
	const [version, ...parts] = text.split(' ');
	if (version !== VERSION || parts.length !== 6 || !/^(?:-|t?c?h?x?)$/.test(parts[4]!)) throw new Error(`Row ${key} of the photos table is damaged. Restore it, or delete it so that this pupil counts as new; nothing was written.`);
	const [informat, smartschool, begun, sent, letters, told] = parts.map((part) => (part === '-' ? '' : part)) as [string, string, string, string, string, string];
	return { informat, smartschool, begun, sent, signs: Object.fromEntries([...letters].map((letter) => [SIGNS[letter as keyof typeof SIGNS], true])), told };
}

/** The row of a pupil of whom nothing may be remembered; its day lets the table be cleaned. */
export const emptiedRow = (key: string): PhotoRow => ({ key, state: packPhotos({ ...NO_PHOTOS, signs: { out: true } }), datum: '2000-01-01' });

/** The row's state once Smartschool took the photo. */
export function photoSent(key: string, text: string): string {
	const { begun } = unpackPhotos(key, text);
	return packPhotos({ ...NO_PHOTOS, informat: begun, smartschool: LEARN, sent: begun });
}

/** The row's state once it is certain that nothing was written. */
export const photoNotSent = (key: string, text: string): string => packPhotos({ ...unpackPhotos(key, text), begun: '' });
