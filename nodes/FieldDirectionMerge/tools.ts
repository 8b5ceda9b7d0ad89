/** Fingerprints, hashes and ids for the planner; the only place that sees the sync key. */
import { createHash, createHmac } from 'node:crypto';
import type { PlanTools } from '../../sync/plan/plan';

/** Eight characters (48 bits): enough that a change is never overlooked in practice, short enough for 1 KB per pupil. */
const LENGTH = 8;

export function planTools(key: string): PlanTools {
	const hmac = (text: string) => createHmac('sha256', key).update(text);
	return {
		fingerprint: (text) => hmac(text).digest('base64url').slice(0, LENGTH),
		digest: (text) => createHash('sha256').update(text).digest('hex'),
		uuid(text) {
			const hex = hmac(`uuid|${text}`).digest('hex');
			const variant = ((parseInt(hex[16]!, 16) & 0x3) | 0x8).toString(16);
			// Version 8: a UUID of our own making (RFC 9562).
			return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
		},
	};
}
