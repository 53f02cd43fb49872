import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type EvaluationScore,
  type FilledForm,
  finishBlockers,
  fitsScale,
  isWanting,
  progressOf,
  shareOf,
  sumEvaluation,
} from '../../../db/domain/drill/evaluation';
import {
  evaluationPack,
  evaluationScale,
  NO_CHANGES,
  tablesToFill,
} from '../../../db/domain/drill/evaluation-tables';
import { loadLaw } from '../../../db/law';
import { resourcesFolder } from '../../builders/database';

const rules = loadLaw(resourcesFolder).drillEvaluation;
const pack = evaluationPack(rules, 'YJT-9009-2015');
if (!pack) throw new Error('the standard is shipped');
const yesNo = evaluationScale(rules, 'yes-no');
const grade = evaluationScale(rules, 'grade');
const points = evaluationScale(rules, 'points');
const tables = tablesToFill(pack, NO_CHANGES, ['A2.2', 'A2.7']);
const items = tables.flatMap(({ groups }) => groups.flatMap((group) => group.items.map(({ id }) => id)));

const score = (item: string, said: Partial<EvaluationScore>): EvaluationScore => ({
  item,
  verdict: null,
  points: null,
  remark: '',
  logIds: [],
  ...said,
});
const form = (evaluator: string, scores: EvaluationScore[], more: Partial<FilledForm> = {}): FilledForm => ({
  id: `form-${evaluator}`,
  kind: 'evaluator',
  evaluator,
  scale: yesNo,
  done: true,
  tables,
  scores,
  ...more,
});

describe('an answer', () => {
  it.each([
    [yesNo, { verdict: 'yes' }, 1, false],
    [yesNo, { verdict: 'no' }, 0, true],
    [yesNo, { verdict: 'not-applicable' }, null, false],
    [grade, { verdict: 'good' }, 0.8, false],
    [grade, { verdict: 'poor' }, 0.3, true],
    [points, { points: 10 }, 1, false],
    [points, { points: 5.5 }, 0.55, true],
    [points, { points: 6 }, 0.6, false],
    [points, { points: 0 }, 0, true],
    [points, {}, null, false],
  ] as const)('of scale %s counts and asks for its reason', (scale, said, share, wanting) => {
    expect(shareOf(scale, score('A', said))).toBe(share);
    expect(isWanting(scale, score('A', said))).toBe(wanting);
  });

  it.each([
    [yesNo, { verdict: 'poor', points: null }, false],
    [yesNo, { verdict: null, points: 3 }, false],
    [yesNo, { verdict: null, points: null }, true],
    [points, { verdict: null, points: 11 }, false],
    [points, { verdict: null, points: -1 }, false],
    [points, { verdict: 'not-applicable', points: null }, true],
    [points, { verdict: 'not-applicable', points: 3 }, false],
    [grade, { verdict: 'fair', points: null }, true],
  ] as const)('is taken only if the scale has it', (scale, said, taken) => {
    expect(fitsScale(scale, said)).toBe(taken);
  });
});

describe('a form', () => {
  it('is finished once every item has an answer and every no its reason', () => {
    const [first = '', ...rest] = items;
    expect(progressOf(form('甲', []))).toEqual({ items: 9, answered: 0, reasonsMissing: [] });
    const most = rest.map((item) => score(item, { verdict: 'yes' }));
    expect(finishBlockers(form('甲', most)).map(({ code }) => code)).toEqual(['ITEMS_OPEN']);
    const bare = [score(first, { verdict: 'no', remark: ' ' }), ...most];
    expect(finishBlockers(form('甲', bare))).toEqual([
      { code: 'REASON_MISSING', message: `还有1项没有写明原因：${first}。` },
    ]);
    expect(finishBlockers(form('甲', [score(first, { verdict: 'no', remark: '迟到' }), ...most]))).toEqual(
      [],
    );
  });
});

describe('the sum of several forms', () => {
  it('shows where evaluators differ, the widest first, and keeps the players’ own view apart', () => {
    const [one = '', two = ''] = items;
    const sum = sumEvaluation([
      form('甲', [score(one, { verdict: 'good' }), score(two, { verdict: 'excellent' })], { scale: grade }),
      form('乙', [score(one, { verdict: 'no', remark: '未报告' }), score(two, { verdict: 'yes' })]),
      form('丙', [score(two, { points: 5 })], { scale: points }),
      form('班组', [score(one, { verdict: 'yes' })], { kind: 'self' }),
    ]);
    expect(sum.disagreements.map(({ item, spread }) => [item, spread])).toEqual([
      [one, 0.8],
      [two, 0.5],
    ]);
    const [group] = sum.groups;
    expect(group).toMatchObject({ groupId: 'A2.2', items: 5, counted: 2, wanting: 2, selfShare: 1 });
    expect(group?.share).toBeCloseTo((0.4 + (1 + 1 + 0.5) / 3) / 2);
    expect(sum.items[0]?.voices.map(({ evaluator }) => evaluator)).toEqual(['甲', '乙', '丙', '班组']);
  });

  const said = fc.record({
    scale: fc.constantFrom(yesNo, grade, points),
    kind: fc.constantFrom('evaluator' as const, 'self' as const),
    picks: fc.array(fc.nat(100), { minLength: items.length, maxLength: items.length }),
  });
  const filled = fc.array(said, { maxLength: 5 }).map((all) =>
    all.map(({ scale, kind, picks }, n) =>
      form(
        `员${n}`,
        items.flatMap((item, at) => {
          const pick = picks[at] ?? 0;
          if (pick % 5 === 0) return [];
          if (scale.fullPoints !== null && pick % 3 > 0)
            return [score(item, { points: (pick % 11) * (scale.fullPoints / 10) })];
          return [score(item, { verdict: scale.verdicts[pick % scale.verdicts.length]?.verdict ?? null })];
        }),
        { scale, kind },
      ),
    ),
  );

  it('holds for any forms: shares between none and whole, a group is the mean of its items, order of forms is no matter', () => {
    fc.assert(
      fc.property(filled, (forms) => {
        const sum = sumEvaluation(forms);
        for (const item of sum.items) {
          const own = item.voices.flatMap(({ kind, share }) =>
            kind === 'evaluator' && share !== null ? [share] : [],
          );
          if (own.length === 0) expect(item.share).toBeNull();
          else {
            expect(item.share).toBeGreaterThanOrEqual(Math.min(...own) - 1e-9);
            expect(item.share).toBeLessThanOrEqual(Math.max(...own) + 1e-9);
          }
          // Players' own forms never move what evaluators say.
          expect(item.spread > 0).toBe(new Set(own).size > 1);
        }
        for (const group of sum.groups) {
          const shares = sum.items.flatMap(({ groupId, share }) =>
            groupId === group.groupId && share !== null ? [share] : [],
          );
          expect(group.counted).toBe(shares.length);
          if (shares.length === 0) expect(group.share).toBeNull();
          else expect(group.share).toBeCloseTo(shares.reduce((a, b) => a + b, 0) / shares.length);
        }
        const turned = sumEvaluation([...forms].reverse());
        for (const item of sum.items) {
          const other = turned.items.find((one) => one.item === item.item);
          expect(other?.spread).toBeCloseTo(item.spread);
          expect(other?.wanting).toBe(item.wanting);
        }
        const alone = sumEvaluation(forms.filter(({ kind }) => kind === 'evaluator'));
        expect(alone.disagreements.map(({ item, spread }) => [item, spread])).toEqual(
          sum.disagreements.map(({ item, spread }) => [item, spread]),
        );
      }),
      { numRuns: 150 },
    );
  });
});
