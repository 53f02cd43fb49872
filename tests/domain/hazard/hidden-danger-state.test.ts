import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CivilDate } from '../../../db/domain/dates/civil-date';
import { HIDDEN_DANGER_STATES } from '../../../db/domain/hazard/codes';
import {
  HIDDEN_DANGER_ACTIONS,
  type HiddenDangerFacts,
  type HiddenDangerStep,
  hiddenDangerActions,
  isDangerOverdue,
  transitionHiddenDanger,
} from '../../../db/domain/hazard/hidden-danger-state';

const day = (text: string) => text as CivilDate;
const facts: HiddenDangerFacts = {
  foundOn: day('2026-03-01'),
  listedOn: null,
  listingNo: null,
  dueOn: null,
  extendedTo: null,
  correctedOn: null,
  acceptedOn: null,
};
const listed: HiddenDangerFacts = {
  ...facts,
  listedOn: day('2026-03-10'),
  listingNo: '示安委督〔2026〕1号',
  dueOn: day('2026-06-30'),
};
const step: HiddenDangerStep = {
  onDate: day('2026-07-01'),
  by: '示例县应急管理局',
  number: '示安委督〔2026〕2号',
  level: 'county',
  dueOn: day('2026-12-31'),
  text: '已经改好',
};

describe('the life of a hidden danger', () => {
  it.each([
    ['found', 'list', facts, step, 'listed'],
    ['found', 'correct', facts, step, 'corrected'],
    ['listed', 'extend', listed, step, 'listed'],
    ['listed', 'correct', listed, step, 'corrected'],
    ['corrected', 'accept', listed, step, 'accepted'],
    ['corrected', 'reject', listed, step, 'listed'],
    ['corrected', 'reject', facts, step, 'found'],
    ['accepted', 'delist', listed, step, 'delisted'],
    ['accepted', 'reopen', listed, step, 'listed'],
    ['delisted', 'reopen', listed, step, 'found'],
  ] as const)('%s, %s: %#', (state, action, known, given, to) => {
    expect(transitionHiddenDanger(state, action, { facts: known, step: given })).toEqual({
      ok: true,
      value: to,
    });
  });

  it.each([
    ['found', 'list', facts, { ...step, number: ' ', level: null, by: null, dueOn: null }, 4],
    ['found', 'list', facts, { ...step, onDate: day('2026-02-01') }, 1],
    ['found', 'list', facts, { ...step, dueOn: day('2026-06-01') }, 1],
    ['listed', 'extend', listed, { ...step, dueOn: day('2026-06-30') }, 1],
    ['listed', 'extend', { ...listed, extendedTo: day('2026-12-31') }, step, 1],
    ['listed', 'correct', listed, { ...step, text: null }, 1],
    ['corrected', 'accept', { ...listed, correctedOn: day('2026-07-02') }, step, 1],
    ['accepted', 'delist', facts, step, 1],
    ['delisted', 'list', listed, step, 1],
  ] as const)('%s, %s is refused: %#', (state, action, known, given, blockers) => {
    const moved = transitionHiddenDanger(state, action, { facts: known, step: given });
    expect(moved.ok ? [] : moved.error).toHaveLength(blockers);
  });

  it('answers the same for what is offered and what is done', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...HIDDEN_DANGER_STATES),
        fc.constantFrom(...HIDDEN_DANGER_ACTIONS),
        fc.constantFrom(facts, listed),
        fc.constantFrom(null, '示'),
        (state, action, known, text) => {
          const context = { facts: known, step: { ...step, text } };
          const offered = hiddenDangerActions(state, context).find((one) => one.action === action);
          const moved = transitionHiddenDanger(state, action, context);
          expect(moved.ok).toBe(offered !== undefined && offered.blockers.length === 0);
          if (moved.ok) expect(moved.value).toBe(offered?.to);
        },
      ),
    );
  });

  it('is overdue by the extended term, and only while nothing was put right', () => {
    const late = { dueOn: day('2026-06-30'), extendedTo: null };
    expect(isDangerOverdue('listed', late, day('2026-07-01'))).toBe(true);
    expect(isDangerOverdue('listed', late, day('2026-06-30'))).toBe(false);
    expect(isDangerOverdue('listed', { ...late, extendedTo: day('2026-08-01') }, day('2026-07-01'))).toBe(
      false,
    );
    expect(isDangerOverdue('corrected', late, day('2026-07-01'))).toBe(false);
  });
});
