import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scratchFolder } from '../builders/database';
import { killExports, killMerges, prepareExchange } from '../builders/exchange-kills';

// A few kills in every run; tests/soak kills much oftener.
const ROUNDS = 5;
const UNITS = 1200;
const { folder, remove } = scratchFolder();

beforeAll(() => prepareExchange(folder, UNITS), 120_000);
afterAll(() => remove());

describe('a program killed in the middle', { timeout: 180_000 }, () => {
  test('of an export leaves a whole package or none', async () => {
    expect(await killExports(folder, ROUNDS)).toBeGreaterThan(0);
  });

  test('of a merge leaves all of it or nothing', async () => {
    expect(await killMerges(folder, UNITS, ROUNDS)).toBeGreaterThan(0);
  });
});
