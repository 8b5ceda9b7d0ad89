/** The seed of all property tests: another one every time, but the same for everybody who judges the same code in a pipeline. */
import fc from 'fast-check';

export const SEED = Number(process.env.FC_SEED ?? (process.env.CI ? 20261124 : Math.floor(Math.random() * 2 ** 31)));

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: SEED });
