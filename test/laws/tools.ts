/** What a planner of a test gets: fixed fingerprints, and no limits. Apart from the world, so that a quick test loads no services. */
import { DEFAULT_LIMITS, type Limits } from '../../sync/plan/guards';
import type { PlanTools } from '../../sync/plan/plan';

/** Two 32-bit halves of a simple mixing hash: no secret, but as short and as fixed as the real fingerprints. */
export function hash(text: string): string {
	let [x, y] = [0x9e3779b9, 0x85ebca6b];
	for (let index = 0; index < text.length; index++) {
		const code = text.charCodeAt(index);
		x = Math.imul(x ^ code, 2654435761);
		y = Math.imul(y ^ code, 1597334677);
	}
	x = Math.imul(x ^ (x >>> 16), 2246822507) ^ Math.imul(y ^ (y >>> 13), 3266489909);
	y = Math.imul(y ^ (y >>> 16), 2246822507) ^ Math.imul(x ^ (x >>> 13), 3266489909);
	return ((x >>> 0).toString(36).padStart(7, '0') + (y >>> 0).toString(36).padStart(7, '0')).slice(-10);
}
export const TOOLS: PlanTools = { fingerprint: hash, digest: (text) => `${hash(text)}${hash(`${text}.`)}`, uuid: (text) => `uuid-${hash(text)}` };

export const NO_LIMITS: Limits = { ...DEFAULT_LIMITS, scopes: {}, anyField: { percent: 100 }, shrinkPercent: 100, emptiedPercent: 100 };
