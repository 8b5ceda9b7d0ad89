/**
 * How often a property of values is tried, and from which seed: `FC_RUNS=50`, `LONG=1`, `FC_SEED=123` to replay.
 * The seed stands in the name of the tests, so that every report shows it.
 */
import fc from 'fast-check';

export const RUNS = Number(process.env.FC_RUNS) || (process.env.LONG ? 20_000 : 500);
export const SEED = Number(process.env.FC_SEED) || Date.now() % 2 ** 31;

fc.configureGlobal({ numRuns: RUNS, seed: SEED });

export const laws = `laws, seed ${SEED}`;
