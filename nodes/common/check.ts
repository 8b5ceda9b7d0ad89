/** What both nodes do in the set-up check: try one thing and tell what came of it, whatever that is. */
import type { Probe } from '../../sync/check/setup';
import type { Read } from '../../sync/records/types';
import type { Side } from '../../sync/types';
import { ServiceError } from '../../services/errors';

/** @param work gives what was found, whether it may be done, or nothing when coming back is enough */
export async function attempt(bron: Side, wat: Probe['wat'], waar: string, work: () => Promise<string | boolean | undefined>): Promise<Probe> {
	const probe = (gelukt: boolean, melding: string, waarde = ''): Probe => ({ soort: 'proef', bron, wat, waar, gelukt, melding, waarde });
	try {
		const found = await work();
		return typeof found === 'string' ? probe(true, '', found) : probe(found !== false, '');
	} catch (error) {
		// Another error can hold a request with its secrets: only its kind is told.
		return probe(false, error instanceof ServiceError ? error.message : `The node met a problem of its own (${error instanceof Error ? error.name : typeof error}).`);
	}
}

/** The probes, then what was read: its report and its records. */
export const checkItems = (probes: readonly Probe[], read: Read | undefined): { json: object; pairedItem: { item: number } }[] => [...probes, ...(read ? [read.report, ...read.records] : [])].map((json) => ({ json, pairedItem: { item: 0 } }));
