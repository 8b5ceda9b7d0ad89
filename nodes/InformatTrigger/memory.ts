/** What the trigger remembers between polls: keyed fingerprints of pupils, never their data. */
import { createHash, createHmac } from 'node:crypto';
import type { InformatHandle, SyncRecord } from '../../sync/types';

export type EventName = 'nieuw' | 'gewijzigd' | 'vertrokken';

export interface Memory {
	v: 1;
	/** Of the key: with another key nothing that is remembered can be recognised. */
	check: string;
	schooljaar: string;
	/** ISO moment from which the next poll asks what changed. */
	sinds: string;
	/** ISO moment of the last full read. */
	volledig: string;
	/** Fingerprint of the pupil → `+` or, for who left, `-`, and the fingerprint of what Informat told. */
	leerlingen: Record<string, string>;
}

export interface Happened {
	event: EventName;
	/** Every institute where the pupil is enrolled; the last one counts. */
	records: SyncRecord[];
}

export const checkOf = (key: string): string => createHash('sha256').update(`check ${key}`).digest('base64url').slice(0, 8);

/** As a new memory: `remembered` when it is of the same key. */
export function known(remembered: Partial<Memory>, key: string): Memory | undefined {
	return remembered.v === 1 && remembered.check === checkOf(key) ? (remembered as Memory) : undefined;
}

/**
 * What happened since, and the memory to keep.
 * - The first read of all gives nothing.
 * - Somebody who is absent has not left: only an enrolment that ended says so, and only a full read tells that.
 * - In a new school year everybody changed; only who was not known before is told.
 * - In July and August every enrolment of the year has ended: nobody has left because of that (R53).
 */
export function compare(old: Memory | undefined, records: readonly SyncRecord[], read: { key: string; schooljaar: string; sinds: string; now: string; volledig: boolean }): { happened: Happened[]; memory: Memory } {
	const print = (text: string, length: number) => createHmac('sha256', read.key).update(text).digest('base64url').slice(0, length);
	const people = new Map<string, SyncRecord[]>();
	for (const record of records) {
		if (record.soort !== 'leerling') continue;
		const { persoonId } = record.handle as InformatHandle;
		people.set(persoonId, [...(people.get(persoonId) ?? []), record]);
	}
	const leerlingen = { ...old?.leerlingen };
	const summer = ['07', '08'].includes(read.now.slice(5, 7));
	const sameYear = old?.schooljaar === read.schooljaar;
	const happened: Happened[] = [];
	for (const [persoonId, own] of people) {
		const left = own.every(({ fields }) => fields.einddatumInschrijving !== '');
		if (left && summer) continue;
		const id = print(`who ${persoonId}`, 12);
		const now = `${left ? '-' : '+'}${print(JSON.stringify([persoonId, own.map(({ keys, fields, lists }) => [keys, fields, lists])]), 10)}`;
		const before = leerlingen[id];
		leerlingen[id] = now;
		const event = eventOf(before, now, sameYear);
		if (old && event) happened.push({ event, records: own });
	}
	return { happened, memory: { v: 1, check: checkOf(read.key), schooljaar: read.schooljaar, sinds: read.sinds, volledig: read.volledig ? read.now : (old?.volledig ?? ''), leerlingen } };
}

function eventOf(before: string | undefined, now: string, sameYear: boolean): EventName | undefined {
	if (before === now) return undefined;
	if (now.startsWith('-')) return before?.startsWith('+') ? 'vertrokken' : undefined;
	if (before === undefined || before.startsWith('-')) return 'nieuw';
	return sameYear ? 'gewijzigd' : undefined;
}
