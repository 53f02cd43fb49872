import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, fromDayNumber, toDayNumber } from '../../../db/domain/dates/civil-date';
import { filingClock } from '../../../db/domain/filing/clock';
import { FILING_ACTIONS } from '../../../db/domain/filing/filing-state';
import {
  type FilingMaterial,
  MATERIAL_OUTCOMES,
  materialsFor,
  materialsInForce,
} from '../../../db/domain/filing/materials';
import {
  allowedActions,
  type FilingCase,
  type FilingStep,
  missingMaterials,
  transition,
} from '../../../db/domain/filing/transitions';
import data from '../../../resources/rules/filing-materials.json';
import { d, shippedCalendar, shippedRules } from '../../builders/duty-subjects';

const statutory = data.materials as FilingMaterial[];
const all = (outcome: 'present' | 'missing') => statutory.map((m) => ({ material: m.key, outcome }));

function makeCase(over: Partial<FilingCase> = {}): FilingCase {
  return {
    state: 'checking',
    submittedOn: d('2026-09-23'),
    receivedOn: d('2026-09-23'),
    returnedOn: null,
    decidedOn: null,
    certificateOn: null,
    round: 1,
    plansSince: d('2026-01-02'),
    filingNo: null,
    planCount: 3,
    materials: materialsFor(statutory, ['SET-A', 'SET-B']),
    checks: all('present'),
    requestedBefore: [],
    ...over,
  };
}

function step(filing: FilingCase, onDate: string, reason: string | null = null): FilingStep {
  const clocked = {
    state: filing.state,
    receivedOn: filing.receivedOn,
    returnedOn: filing.returnedOn,
    decidedOn: null,
  };
  return { onDate: d(onDate), reason, clock: filingClock(clocked, shippedCalendar, shippedRules, d(onDate)) };
}

const codes = (
  filing: FilingCase,
  action: (typeof FILING_ACTIONS)[number],
  onDate: string,
  reason: string | null = null,
) => {
  const done = transition(filing, action, step(filing, onDate, reason));
  return done.ok ? done.value : done.error.map((blocker) => blocker.code);
};

describe('materials', () => {
  it('are the five of the law, the review opinion only for SET-B', () => {
    const needed = (sets: Parameters<typeof materialsFor>[1]) =>
      materialsFor(statutory, sets)
        .filter((m) => m.needed)
        .map((m) => m.key);
    expect(needed(['SET-A', 'SET-B'])).toEqual(['M1', 'M2', 'M3', 'M4', 'M5']);
    expect(needed(['SET-A'])).toEqual(['M1', 'M3', 'M4', 'M5']);
  });

  it('are those in force on the day', () => {
    const [first] = statutory;
    if (first === undefined) throw new Error('no materials');
    const former = { ...first, key: 'M0', effectiveFrom: d('2016-07-01'), effectiveTo: d('2019-08-31') };
    const keys = (day: string | null) =>
      materialsInForce([former, ...statutory], day === null ? null : d(day)).map((m) => m.key);
    expect(keys('2016-06-30')).toEqual([]);
    expect(keys('2019-08-31')).toEqual(['M0']);
    expect(keys('2019-09-01')).toEqual(['M1', 'M2', 'M3', 'M4', 'M5']);
    expect(keys(null)).toEqual(['M1', 'M2', 'M3', 'M4', 'M5']);
  });

  it('of local offices are listed and never needed', () => {
    const [extra] = materialsFor(statutory, ['SET-A'], [{ key: 'L1', label: '评审照片' }]).filter(
      (m) => m.local,
    );
    expect(extra).toMatchObject({ key: 'L1', needed: false });
  });
});

describe('filing a complete case', () => {
  it.each([
    ['2026-09-23', 'filed'],
    ['2026-10-08', 'filed'],
    ['2026-10-09', ['FILING_DEEMED']],
    ['2026-09-22', ['DATE_TOO_EARLY']],
  ])('on %s: %j', (onDate, expected) => {
    expect(codes(makeCase(), 'file', onDate)).toEqual(expected);
  });

  it('is not possible while a material is missing, unchecked, or not as required', () => {
    expect(codes(makeCase({ checks: all('missing') }), 'file', '2026-09-24')).toEqual(
      Array(5).fill('MATERIAL_MISSING'),
    );
    expect(codes(makeCase({ checks: [] }), 'file', '2026-09-24')).toEqual(
      Array(5).fill('MATERIAL_UNCHECKED'),
    );
    const checks = all('present').map((c) =>
      c.material === 'M4' ? { ...c, outcome: 'not-as-required' as const } : c,
    );
    expect(codes(makeCase({ checks }), 'file', '2026-09-24')).toEqual(['MATERIAL_MISSING']);
  });

  it('does not wait for a review opinion that the unit need not have, nor for local extras', () => {
    const materials = materialsFor(statutory, ['SET-A'], [{ key: 'L1', label: '评审照片' }]);
    const checks = all('present').filter((c) => c.material !== 'M2');
    expect(
      codes(
        makeCase({ materials, checks: [...checks, { material: 'L1', outcome: 'missing' }] }),
        'file',
        '2026-09-24',
      ),
    ).toBe('filed');
  });
});

describe('returning once', () => {
  const gaps = all('present').map((c) => (c.material === 'M5' ? { ...c, outcome: 'missing' as const } : c));

  it('needs a gap, a look at everything, and time on the clock', () => {
    expect(codes(makeCase({ checks: gaps }), 'return-once', '2026-09-24')).toBe('returned');
    expect(codes(makeCase(), 'return-once', '2026-09-24')).toEqual(['NOTHING_MISSING']);
    expect(codes(makeCase({ checks: gaps.slice(3) }), 'return-once', '2026-09-24')).toEqual(
      Array(3).fill('MATERIAL_UNCHECKED'),
    );
    expect(codes(makeCase({ checks: gaps }), 'return-once', '2026-10-09')).toEqual(['FILING_DEEMED']);
  });

  it('a second time may only repeat what was asked for, unless a reason is given', () => {
    const again = (requestedBefore: string[]) => makeCase({ checks: gaps, requestedBefore });
    expect(codes(again(['M5']), 'return-once', '2026-09-24')).toBe('returned');
    expect(codes(again(['M4']), 'return-once', '2026-09-24')).toEqual(['NOT_TOLD_BEFORE']);
    expect(codes(again(['M4']), 'return-once', '2026-09-24', '补正材料中新发现')).toBe('returned');
  });

  it('is answered by a resubmission that is received anew', () => {
    const returned = makeCase({ state: 'returned', returnedOn: d('2026-09-25') });
    expect(codes(returned, 'resubmit', '2026-09-24')).toEqual(['DATE_TOO_EARLY']);
    expect(codes(returned, 'resubmit', '2026-09-28')).toBe('resubmitted');
    expect(
      codes({ ...returned, state: 'resubmitted', submittedOn: d('2026-09-28') }, 'receive', '2026-09-28'),
    ).toBe('checking');
  });
});

describe('silence', () => {
  it('is a deemed filing from the day after the fifth working day', () => {
    expect(codes(makeCase(), 'mark-deemed', '2026-10-08')).toEqual(['CLOCK_RUNNING']);
    expect(codes(makeCase(), 'mark-deemed', '2026-10-09')).toBe('deemed-filed');
    expect(codes(makeCase({ receivedOn: null }), 'mark-deemed', '2026-10-09')).toEqual(['NOT_RECEIVED']);
  });

  it('is not one while the holidays of the year are unknown', () => {
    const late = makeCase({ receivedOn: d('2026-12-30') });
    expect(codes(late, 'mark-deemed', '2027-02-01')).toEqual(['CLOCK_PROVISIONAL']);
    expect(codes(late, 'file', '2027-02-01')).toBe('filed');
  });

  it('still gets its number, once', () => {
    expect(codes(makeCase({ state: 'deemed-filed' }), 'assign-number', '2026-10-12')).toBe('deemed-filed');
    expect(
      codes(makeCase({ state: 'deemed-filed', filingNo: '220283-2026-0001' }), 'assign-number', '2026-10-12'),
    ).toEqual(['ALREADY_NUMBERED']);
  });
});

describe('voiding and withdrawing', () => {
  it('need a reason', () => {
    expect(codes(makeCase(), 'void', '2026-09-24', ' ')).toEqual(['REASON_MISSING']);
    expect(codes(makeCase({ state: 'filed' }), 'void', '2026-09-24', '单位注销')).toBe('void');
    expect(codes(makeCase({ state: 'filed' }), 'withdraw', '2026-09-24', '单位撤回')).toEqual([
      'ACTION_NOT_POSSIBLE',
    ]);
    expect(codes(makeCase({ state: 'void' }), 'void', '2026-09-24', '再次')).toEqual(['ACTION_NOT_POSSIBLE']);
  });
});

describe('every walk through the table', () => {
  const walk = fc.array(
    fc.record({
      action: fc.constantFrom(...FILING_ACTIONS),
      wait: fc.integer({ min: 0, max: 9 }),
      reason: fc.constantFrom(null, '原因'),
      checks: fc.array(
        fc.record({
          material: fc.constantFrom('M1', 'M2', 'M3', 'M4', 'M5'),
          outcome: fc.constantFrom(...MATERIAL_OUTCOMES),
        }),
        {
          maxLength: 8,
        },
      ),
    }),
    { maxLength: 14 },
  );

  it('files only complete cases inside the clock, deems only after it, and offers exactly what it accepts', () => {
    fc.assert(
      fc.property(walk, fc.integer({ min: 0, max: 300 }), (steps, start) => {
        let today = fromDayNumber(toDayNumber(d('2026-01-05')) + start);
        let filing = makeCase({ state: 'draft', submittedOn: null, receivedOn: null, checks: [] });
        for (const { action, wait, reason, checks } of steps) {
          today = addDays(today, wait);
          const found = new Map(checks.map((c) => [c.material, c]));
          filing = { ...filing, checks: [...found.values()] };
          const now = step(filing, today, reason);
          const done = transition(filing, action, now);
          const offered = allowedActions(filing, now).find((a) => a.action === action);
          expect(offered?.blockers.length === 0).toBe(done.ok);
          if (!done.ok) {
            expect(done.error.length).toBeGreaterThan(0);
            continue;
          }
          if (action === 'file') {
            expect(missingMaterials(filing)).toEqual([]);
            expect(now.clock !== null && (today <= now.clock.due || now.clock.provisional)).toBe(true);
          }
          if (action === 'mark-deemed') expect(now.clock !== null && today > now.clock.due).toBe(true);
          filing = {
            ...filing,
            state: done.value,
            submittedOn: action === 'submit' || action === 'resubmit' ? today : filing.submittedOn,
            receivedOn: action === 'receive' ? today : filing.receivedOn,
            returnedOn: action === 'return-once' ? today : filing.returnedOn,
            requestedBefore:
              action === 'return-once' ? missingMaterials(filing).map((m) => m.key) : filing.requestedBefore,
          };
        }
      }),
      { numRuns: 2000 },
    );
  });
});
