import { describe, expect, it } from 'vitest';
import { fittingLength } from '../../../db/domain/text/fitting-length';

describe('as much of a text as unfolds to a limit', () => {
  it.each([
    ['short', '应急预案', 4, 4],
    ['longer than the limit', '应'.repeat(300_000), 200_000, 200_000],
    ['within the limit', '应'.repeat(300_000), 300_000, 300_000],
    ['swelling', 'ﷺ'.repeat(300_000), 300_000, 0],
    ['swelling in its middle', `${'应'.repeat(100_000)}${'ﷺ'.repeat(100_000)}`, 1_000_000, 100_000],
  ])('%s', (_what, text, most, length) => {
    expect(fittingLength(text, most)).toBe(length);
  });
});
