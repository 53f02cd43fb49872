import { afterAll, beforeAll, expect, test } from 'vitest';
import { logicalDump } from '../builders/dumps';
import { type FuzzDesks, fuzz, fuzzDesks, mutantOf } from '../builders/fuzz-run';

// Mutants of one small package, each made from the seed and its number alone: a fault names both. `npm run test:soak` reads
// many more of them, from a seed of the day.
const SEED = 20261122;
const MUTANTS = 2100;

let desks: FuzzDesks;
beforeAll(async () => {
  desks = await fuzzDesks();
});
afterAll(() => desks.close());

test(`${MUTANTS} mutants: each refused by name or brings the honest rows, and the desk stays as it was`, async () => {
  const { faults, codes, accepted } = await fuzz(desks, SEED, MUTANTS);
  expect(faults).toEqual([]);
  // The run reaches every depth: the seal, the zip, the manifest, the signature, the schema, the values.
  expect([...codes.keys()]).toEqual(
    expect.arrayContaining([
      'PACKAGE_TRUNCATED',
      'PACKAGE_TAMPERED',
      'PACKAGE_SIGNATURE_INVALID',
      'PACKAGE_SCHEMA_UNKNOWN',
      'PACKAGE_VALUES_UNFIT',
      'PACKAGE_COUNT_MISMATCH',
      'PACKAGE_REFERENCES_BROKEN',
    ]),
  );
  // What the holder of a key may say, however odd, is merged and undone like anything else.
  const { upper } = desks;
  const before = logicalDump(upper.core.read);
  for (const { number } of accepted.slice(0, 3)) {
    const { file } = mutantOf(desks, SEED, number);
    const { batchId } = await upper.merge(file);
    expect(upper.core.read.allRaw('PRAGMA foreign_key_check')).toEqual([]);
    await upper.call('undo', { batchId });
    expect(logicalDump(upper.core.read)).toEqual(before);
  }
}, 180_000);
