import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decideRow, type RowComparison } from '../../../db/domain/exchange/row-decision';

const comparison = (given: Partial<RowComparison>): RowComparison => ({
  theirs: { origin: 'county', version: 2 },
  ours: { origin: 'county', version: 1 },
  sameContent: false,
  ownerRefusal: null,
  latest: true,
  ...given,
});

describe('a row of a package', () => {
  test.each<[string, Partial<RowComparison>, string, string | null]>([
    ['nobody has yet', { ours: null }, 'added', null],
    [
      'nobody has yet, of an owner the sender does not speak for',
      { ours: null, ownerRefusal: 'other-channel' },
      'refused',
      'other-channel',
    ],
    ['in a newer version', {}, 'changed', null],
    ['as it is here', { theirs: { origin: 'county', version: 1 }, sameContent: true }, 'same', null],
    [
      'as it is here, of an owner the sender does not speak for',
      { theirs: { origin: 'county', version: 1 }, sameContent: true, ownerRefusal: 'own-row' },
      'same',
      null,
    ],
    ['in one version with two contents', { theirs: { origin: 'county', version: 1 } }, 'conflict', null],
    [
      'in an older version, in the latest package: taken back',
      { ours: { origin: 'county', version: 3 } },
      'changed',
      null,
    ],
    [
      'in an older version, in an older package',
      { ours: { origin: 'county', version: 3 }, latest: false },
      'refused',
      'older',
    ],
    ['known under another owner', { ours: { origin: 'other', version: 1 } }, 'refused', 'owner-differs'],
    ['that belongs to the reader', { ownerRefusal: 'own-row' }, 'refused', 'own-row'],
  ])('%s', (_what, given, outcome, refusal) => {
    expect(decideRow(comparison(given))).toEqual({ outcome, refusal });
  });

  test('is the same the second time, or refused, or still in conflict: never written again', () => {
    const owner = fc.constantFrom('a', 'b');
    const mark = fc.record({ origin: owner, version: fc.integer({ min: 1, max: 4 }) });
    fc.assert(
      fc.property(
        mark,
        fc.option(mark, { nil: null }),
        fc.boolean(),
        fc.boolean(),
        fc.constantFrom(null, 'own-row' as const),
        (theirs, ours, sameContent, latest, ownerRefusal) => {
          const first = decideRow({ theirs, ours, sameContent, latest, ownerRefusal });
          const written = first.outcome === 'added' || first.outcome === 'changed';
          // Merged once, the package is no longer later than what was merged.
          const second = decideRow({
            theirs,
            ours: written ? theirs : ours,
            sameContent: written || sameContent,
            latest: false,
            ownerRefusal,
          });
          if (ours !== null || written)
            expect(['added', 'changed']).not.toContain(latest || written ? second.outcome : 'same');
        },
      ),
    );
  });
});
