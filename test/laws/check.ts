/**
 * How the laws are run: seeds are printed and can be replayed (`FC_SEED=…`; with `CI` set it is always the same), `LONG=1` runs fifty times as many
 * histories, `FC_RUNS=…` sets a share of them (mutation tests use fewer), `FC_END=1` shows the first failure as it came.
 */
import fc from 'fast-check';
import { SEED } from '../seed';

process.stderr.write(`laws: seed ${SEED} (replay with FC_SEED=${SEED})\n`);

const factor = process.env.FC_RUNS !== undefined ? Number(process.env.FC_RUNS) : process.env.LONG === '1' ? 50 : 1;

export const runs = (count: number): fc.Parameters<unknown> => ({ seed: SEED, numRuns: Math.max(1, Math.ceil(count * factor)), endOnFailure: process.env.FC_END === '1' });

export async function holds<T>(arbitrary: fc.Arbitrary<T>, count: number, law: (value: T) => Promise<void> | void): Promise<void> {
	await fc.assert(fc.asyncProperty(arbitrary, async (value) => void (await law(value))), runs(count));
}
