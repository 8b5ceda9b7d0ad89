/**
 * The journal of a run: what each write replaced, so that it can be taken back. Encrypted (AES-256-GCM, with a key that
 * follows from the sync key), so that a row of the Data Table tells nothing to who has not the credential.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { INodeExecutionData } from 'n8n-workflow';
import type { UnitDef } from '../../sync/fields/types';
import { journalOf, type JournalRecord } from '../../sync/plan/undo';
import type { ChangeItem, Side } from '../../sync/types';

const IV = 12;
const TAG = 16;
const PURPOSE = 'informat-smartschool logboek 1';

const keyOf = (syncKey: string): Buffer => Buffer.from(hkdfSync('sha256', syncKey, '', PURPOSE, 32));

/** @param run bound to the text: a row that is moved to another run cannot be read */
function encrypt(key: Buffer, run: string, text: string): string {
	const iv = randomBytes(IV);
	const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(run));
	return Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString('base64url');
}

/** `undefined` when it was made with another key or for another run, or was changed. */
function decrypt(key: Buffer, run: string, text: string): string | undefined {
	const bytes = Buffer.from(text, 'base64url');
	try {
		const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV)).setAAD(Buffer.from(run)).setAuthTag(bytes.subarray(-TAG));
		return Buffer.concat([decipher.update(bytes.subarray(IV, -TAG)), decipher.final()]).toString('utf8');
	} catch {
		return undefined;
	}
}

/** Change items with what a later undo needs to know of them. */
export function withJournal(changes: readonly ChangeItem[], table: readonly UnitDef[], syncKey: string, moment: string): ChangeItem[] {
	const key = keyOf(syncKey);
	return changes.map((change) => {
		const run = `${moment} ${change.plan}`;
		return { ...change, logboek: { run, moment, tekst: encrypt(key, run, JSON.stringify(journalOf(change, table))) } };
	});
}

export interface JournalRow {
	run: string;
	moment: string;
	tekst: string;
	/** Confirmed writes: `smartschool adres,informat gsm`. */
	gelukt: string;
}

/** Rows of the journal among the items of the third input; the baseline's own rows are left out. */
export function journalRows(items: readonly INodeExecutionData[]): JournalRow[] {
	return items.map(({ json }) => json as unknown as JournalRow).filter(({ run, tekst }) => typeof run === 'string' && typeof tekst === 'string');
}

/**
 * The confirmed writes of one run.
 * @param wanted id of the run; '' = the last one
 * @throws Error with the remedy when the journal has no such run, or was made with another key
 */
export function readJournal(rows: readonly JournalRow[], wanted: string, syncKey: string): { run: { id: string; moment: string }; journal: JournalRecord[] } {
	const id = wanted === '' ? (rows.map(({ run }) => run).sort().at(-1) ?? '') : wanted;
	const own = rows.filter(({ run }) => run === id);
	if (wanted !== '' && own.length === 0) throw new Error(`The journal has no run “${wanted}”. Leave “Run” empty for the last one; older runs are deleted after a few days. Nothing was changed.`);
	const key = keyOf(syncKey);
	const journal = own.map(({ tekst, gelukt }): JournalRecord => {
		const confirmed = new Set(String(gelukt ?? '').split(','));
		const record = opened(key, id, tekst);
		return { ...record, entries: record.entries.filter(({ side, unit }: { side: Side; unit: string }) => confirmed.has(`${side} ${unit}`)) };
	});
	return { run: { id, moment: own[0]?.moment ?? '' }, journal };
}

function opened(key: Buffer, run: string, text: string): JournalRecord {
	const plain = decrypt(key, run, text);
	if (plain === undefined) throw new Error('The journal cannot be read: it was made with another sync key, or a row was changed. Choose the credential that the run used. Nothing was changed.');
	return JSON.parse(plain) as JournalRecord;
}
