/** What has to be done about one pupil's photos, from what both sides show now and what they showed at the last look. */
import type { PhotoDirection } from './photoChoice';
import { LEARN, NO_PHOTOS, type PhotoState } from './photoRows';

/** Fingerprints; '' = no photo. */
export interface PhotosNow {
	informat: string;
	smartschool: string;
}

/** Why a person hears of it; the words are in `photoTexts.ts`. */
export type PhotoReason = 'todo' | 'conflict' | 'gone' | 'notKept' | 'notJpeg' | 'tooLarge' | 'eid';

export interface PhotoVerdict {
	/** Informat's photo goes to Smartschool. */
	send: boolean;
	/** What is to be remembered when nothing is sent. */
	next: PhotoState;
	say?: PhotoReason;
	/** The line on the to-do list is no longer needed. */
	done: boolean;
}

/**
 * A photo that is missing in Informat means nothing, and nothing is ever removed. One that was taken away in Smartschool
 * is not put back until Informat has another one.
 * @param row undefined = never looked at
 * @param again Informat's photo goes once, whatever Smartschool has
 */
export function decidePhoto(row: PhotoState | undefined, now: PhotosNow, direction: PhotoDirection, again: boolean): PhotoVerdict {
	// Who was held before anything was known of either side is looked at for the first time still.
	const first = row === undefined || row.signs.out === true || (row.signs.held === true && row.informat === '' && row.smartschool === '');
	const old = first ? NO_PHOTOS : finished(row, now);
	const wasOurs = old.smartschool === LEARN;
	const a = now.informat !== '' && now.informat !== old.informat;
	const b = now.smartschool !== '' && !wasOurs && now.smartschool !== old.smartschool;
	const gone = now.smartschool === '' && !wasOurs && old.smartschool !== '';
	const todo = old.signs.todo === true;
	const seen: PhotoState = { ...NO_PHOTOS, informat: now.informat || old.informat, smartschool: now.smartschool, sent: again ? old.sent : '' };
	const stay = (signs: PhotoState['signs'] = {}, say?: PhotoReason): PhotoVerdict => ({ send: false, next: { ...seen, signs }, ...(say ? { say } : {}), done: todo && !signs.todo });
	const send = (): PhotoVerdict => ({ send: true, next: seen, done: todo });

	if (direction === 'off') return { send: false, next: old, done: false };
	if (direction !== 'toInformat' && again && now.informat !== '' && now.informat !== old.sent) return send();
	// Nobody knows which of the two is newer.
	if (first && now.informat !== '' && now.smartschool !== '') return stay();
	if (wasOurs && now.smartschool === '') return stay({}, 'notKept');
	if (direction === 'toSmartschool') return a ? send() : stay({}, gone ? 'gone' : undefined);
	// The secretary took the photo over.
	if (todo && a && !b) return stay();
	if (direction === 'toInformat') {
		if (b) return stay({ todo: true }, 'todo');
		return todo && !gone ? stay({ todo: true }, 'todo') : stay();
	}
	if (a && (b || gone)) return stay({ conflict: true }, 'conflict');
	// What Smartschool shows is not known to be ours yet: first it is learned, and Informat's newer photo goes at the next look.
	if (a && wasOurs) return { ...stay(), next: { ...seen, informat: old.informat } };
	if (a) return send();
	if (b) return stay({ todo: true }, 'todo');
	if (gone) return stay({}, 'gone');
	if (todo) return stay({ todo: true }, 'todo');
	return old.signs.conflict ? stay({ conflict: true }, 'conflict') : stay();
}

/**
 * A writing that was begun and never confirmed arrived when Smartschool shows something else since. When Informat has yet
 * another photo by then, nobody can tell whose it is: it counts as somebody's.
 */
function finished(row: PhotoState, { informat, smartschool }: PhotosNow): PhotoState {
	if (row.begun === '' || smartschool === '' || smartschool === row.smartschool || (informat !== '' && informat !== row.begun)) return row;
	return { ...row, informat: row.begun, smartschool: LEARN, sent: row.begun, begun: '' };
}
