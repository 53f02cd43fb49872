import { afterAll, beforeAll, expect, it } from 'vitest';
import { type FuzzDesks, fuzz, fuzzDesks } from '../builders/fuzz-run';

/** `PLANDESK_FUZZ_SEED` repeats a run; without it every run reads others. */
const SEED = Number(process.env.PLANDESK_FUZZ_SEED ?? Date.now() % 1_000_000);
const MUTANTS = Number(process.env.PLANDESK_MUTANTS ?? 30_000);
const SHARE = 1000;

let desks: FuzzDesks;
beforeAll(async () => {
  desks = await fuzzDesks();
});
afterAll(() => desks.close());

it(`${MUTANTS} mutants of a package from seed ${SEED} bring no byte in unproven`, async () => {
  const codes = new Map<string, number>();
  for (let from = 0; from < MUTANTS; from += SHARE) {
    const run = await fuzz(desks, SEED, Math.min(SHARE, MUTANTS - from), from);
    expect(run.faults).toEqual([]);
    for (const [code, times] of run.codes) codes.set(code, (codes.get(code) ?? 0) + times);
  }
  console.log(Object.fromEntries(codes));
});
