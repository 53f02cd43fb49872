import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromDayNumber, toDayNumber } from '../../../db/domain/dates/civil-date';
import type { RuleSetId } from '../../../db/domain/enterprise/rule-set-ids';
import {
  daysAfter,
  FINDING_ACTIONS,
  FINDING_MACHINE,
  type FindingDays,
  findingActions,
  findingState,
  transitionFinding,
} from '../../../db/domain/inspection/finding-state';
import {
  type InspectionContext,
  inspectionActions,
  transitionInspection,
} from '../../../db/domain/inspection/inspection-state';
import { itemsFor } from '../../../db/domain/inspection/items';
import { stratify } from '../../../db/domain/inspection/population';
import { d } from '../../builders/duty-subjects';

const fresh: FindingDays = {
  orderedOn: null,
  dueOn: null,
  correctedOn: null,
  recheckedOn: null,
  recheck: null,
  closedOn: null,
};

describe('a finding', () => {
  const first = toDayNumber(d('2026-03-02'));
  const step = fc.record({
    action: fc.constantFrom(...FINDING_ACTIONS),
    on: fc.integer({ min: 0, max: 12 }),
    due: fc.option(fc.integer({ min: 0, max: 20 })),
    reason: fc.constantFrom(null, ' ', '当场改正'),
  });

  it('reads the same state from its days as its table says, along every walk', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 14 }), (steps) => {
        let days = fresh;
        let table: string = FINDING_MACHINE.initial;
        for (const { action, on, due, reason } of steps) {
          const taken = {
            onDate: fromDayNumber(first + on),
            dueOn: due === null ? null : fromDayNumber(first + due),
            reason,
          };
          const next = transitionFinding(action, { days, visitedOn: d('2026-03-03'), step: taken });
          if (!next.ok) continue;
          days = daysAfter(days, action, taken);
          table = next.value;
          expect(findingState(days)).toBe(table);
          if (['ordered', 'corrected', 'failed'].includes(findingState(days)))
            expect((days.dueOn ?? '') > (days.orderedOn ?? '')).toBe(true);
        }
      }),
      { numRuns: 400 },
    );
  });

  const at = (on: string, due: string | null = null, reason: string | null = null) => ({
    onDate: d(on),
    dueOn: due === null ? null : d(due),
    reason,
  });

  it('goes through a failed re-check and a second order to its closing', () => {
    const visitedOn = d('2026-03-03');
    let days = fresh;
    const seen: string[] = [];
    for (const [action, step] of [
      ['order', at('2026-03-03', '2026-03-20')],
      ['correct', at('2026-03-18')],
      ['recheck-failed', at('2026-03-20')],
      ['order', at('2026-03-20', '2026-04-10')],
      ['recheck-passed', at('2026-04-09')],
      ['close', at('2026-04-09')],
    ] as const) {
      expect(transitionFinding(action, { days, visitedOn, step }).ok).toBe(true);
      days = daysAfter(days, action, step);
      seen.push(findingState(days));
    }
    expect(seen).toEqual(['ordered', 'corrected', 'failed', 'ordered', 'passed', 'closed']);
  });

  it.each([
    ['an order without a day', 'order', fresh, at('2026-03-03'), 'DUE_NOT_AFTER'],
    ['an order before the visit', 'order', fresh, at('2026-03-01', '2026-03-20'), 'DATE_TOO_EARLY'],
    ['settling without a reason', 'settle', fresh, at('2026-03-03'), 'REASON_MISSING'],
    ['a re-check of nothing ordered', 'recheck-passed', fresh, at('2026-03-09'), 'ACTION_NOT_POSSIBLE'],
    [
      'failing on the day of the order',
      'recheck-failed',
      { ...fresh, orderedOn: d('2026-03-03'), dueOn: d('2026-03-20') },
      at('2026-03-03'),
      'DATE_TOO_EARLY',
    ],
    [
      'closing what did not pass',
      'close',
      { ...fresh, orderedOn: d('2026-03-03'), correctedOn: d('2026-03-09') },
      at('2026-03-10'),
      'ACTION_NOT_POSSIBLE',
    ],
  ] as const)('refuses %s', (_, action, days, step, code) => {
    const answer = transitionFinding(action, { days, visitedOn: d('2026-03-03'), step });
    expect(answer.ok ? [] : answer.error.map((blocker) => blocker.code)).toEqual([code]);
  });

  it('offers what its state allows', () => {
    const context = { days: fresh, visitedOn: null, step: at('2026-03-03') };
    expect(findingActions(context).map(({ action }) => action)).toEqual(['order', 'settle']);
  });
});

describe('a campaign', () => {
  const context: InspectionContext = {
    committed: true,
    candidates: 5,
    units: 2,
    unvisited: 0,
    unanswered: 0,
  };
  const blockers = (...args: Parameters<typeof transitionInspection>) => {
    const answer = transitionInspection(...args);
    return answer.ok ? [] : answer.error.map(({ code }) => code);
  };

  it('draws only after its seed was committed, and then changes nothing any more', () => {
    expect(blockers('planned', 'draw', { ...context, committed: false })).toEqual(['SEED_NOT_COMMITTED']);
    expect(blockers('planned', 'draw', { ...context, candidates: 0 })).toEqual(['NO_CANDIDATES']);
    expect(blockers('planned', 'edit', context)).toEqual(['SEED_COMMITTED']);
    expect(blockers('planned', 'commit-seed', context)).toEqual(['SEED_COMMITTED']);
    expect(blockers('drawn', 'draw', context)).toEqual(['ACTION_NOT_POSSIBLE']);
    expect(blockers('running', 'cancel', context)).toEqual(['ACTION_NOT_POSSIBLE']);
  });

  it('closes when every unit was visited and every finding answered', () => {
    expect(blockers('running', 'close', { ...context, unvisited: 1, unanswered: 2 })).toEqual([
      'UNITS_UNVISITED',
      'FINDINGS_UNANSWERED',
    ]);
    expect(blockers('running', 'close', context)).toEqual([]);
    expect(blockers('drawn', 'start', { ...context, units: 0 })).toEqual(['NO_UNITS']);
    expect(inspectionActions('closed', context)).toEqual([]);
  });
});

describe('strata', () => {
  const unit = (id: string, over: object = {}) => ({
    id,
    name: id,
    town: null,
    category: null,
    industry: null,
    sets: [],
    overdue: 0,
    ...over,
  });
  const keys = (
    units: ReturnType<typeof unit>[],
    by: 'none' | 'town' | 'industry' | 'set',
    overdueFirst = false,
    sets: RuleSetId[] = [],
  ) => stratify(units, { stratifyBy: by, overdueFirst, sets });

  it('puts every unit in one, overdue ones first, unknown last', () => {
    const parted = keys(
      [
        unit('a', { town: '示镇' }),
        unit('b'),
        unit('c', { town: '示镇', overdue: 2 }),
        unit('e', { town: '例镇' }),
      ],
      'town',
      true,
    );
    expect(parted.strata.map(({ label }) => label)).toEqual(['有逾期义务的单位', '例镇', '示镇', '未登记']);
    expect(parted.candidates.map(({ stratum }) => stratum)).toEqual([
      'town:示镇',
      'town:',
      'overdue',
      'town:例镇',
    ]);
  });

  it('calls divisions and sets by their names where it knows them', () => {
    const { strata } = stratify(
      [unit('a', { industry: 'C26' }), unit('b', { industry: 'B06' }), unit('c')],
      { stratifyBy: 'industry', overdueFirst: false, sets: [] },
      new Map([['C26', '化学原料和化学制品制造业']]),
    );
    expect(strata).toEqual([
      { key: 'industry:B06', label: 'B06' },
      { key: 'industry:C26', label: '化学原料和化学制品制造业' },
      { key: 'industry:', label: '未登记' },
    ]);
  });

  it('takes the first wanted set of a unit', () => {
    const parted = keys(
      [unit('a', { sets: ['SET-A', 'SET-B'] }), unit('b', { sets: ['SET-C'] })],
      'set',
      false,
      ['SET-B', 'SET-A'],
    );
    expect(parted.candidates.map(({ stratum }) => stratum)).toEqual(['set:SET-B', 'set:']);
  });
});

describe('the check form', () => {
  it('asks by campaign, sets and day', () => {
    const item = (id: string, over: object = {}) => ({
      id,
      code: id,
      group: 'filing' as const,
      title: id,
      ask: id,
      finding: 'not-filed' as const,
      campaigns: ['filing' as const, 'both' as const],
      sets: [],
      rules: [],
      facts: [],
      source: { title: '办法', article: '1' },
      mark: 'P' as const,
      effectiveFrom: '2019-09-01',
      effectiveTo: null,
      ...over,
    });
    const form = {
      id: 'f',
      version: '1',
      title: 'f',
      correctWithin: { workingDays: 15, mark: 'I' as const, note: '' },
      items: [
        item('1'),
        item('2', { sets: ['SET-A'] }),
        item('3', { campaigns: ['drill'] }),
        item('4', { effectiveTo: '2020-01-01' }),
      ],
    };
    const ids = (kind: 'filing' | 'drill', sets: string[]) =>
      itemsFor(form, kind, sets, d('2026-03-03')).map(({ id }) => id);
    expect(ids('filing', [])).toEqual(['1']);
    expect(ids('filing', ['SET-A'])).toEqual(['1', '2']);
    expect(ids('drill', ['SET-A'])).toEqual(['3']);
  });
});
