import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scratchFolder } from '../builders/database';
import { killExports, killMerges, prepareExchange } from '../builders/exchange-kills';

const ROUNDS = Number(process.env.PLANDESK_KILLS ?? 40);
const UNITS = 8000;
const { folder, remove } = scratchFolder();

beforeAll(() => prepareExchange(folder, UNITS), 120_000);
afterAll(() => remove());

describe('a program killed in the middle', () => {
  it(`of an export leaves a whole package or none (${ROUNDS} kills)`, async () => {
    expect(await killExports(folder, ROUNDS)).toBeGreaterThan(ROUNDS / 2);
  });

  it(`of a merge leaves all of it or nothing (${ROUNDS} kills)`, async () => {
    expect(await killMerges(folder, UNITS, ROUNDS)).toBeGreaterThan(ROUNDS / 2);
  });
});
