/** Fingerprints, hashes and ids for the planner; the only place that sees the sync key. */
import { hash } from 'node:crypto';
import type { PlanTools } from '../../sync/plan/plan';

/** Eight characters (48 bits): enough that a change is never overlooked in practice, short enough for 1 KB per pupil. */
const LENGTH = 8;

/**
 * A fingerprint is SHA-256 of the key and the text behind it, of which most is cut off. The key fills the first block
 * of the hash, and who sees 48 of 256 bits can neither go on from there nor go back, so that this is as good as HMAC
 * at half the price (Bellare, Bernstein, Tessaro: “Hash-Function Based PRFs”, 2016).
 */
export function planTools(key: string): PlanTools {
	const block = hash('sha256', key);
	return {
		fingerprint: (text) => hash('sha256', block + text, 'base64url').slice(0, LENGTH),
		digest: (text) => hash('sha256', text),
		uuid(text) {
			const hex = hash('sha256', `${block}uuid|${text}`);
			const variant = ((parseInt(hex[16]!, 16) & 0x3) | 0x8).toString(16);
			// Version 8: a UUID of our own making (RFC 9562).
			return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
		},
	};
}
