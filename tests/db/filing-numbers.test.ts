import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fixedClock } from '../../db/clock';
import type { Deps } from '../../db/core';
import { addDays, type CivilDate } from '../../db/domain/dates/civil-date';
import { PlanDeskError } from '../../db/domain/errors';
import { FILING_STATES, type FilingState } from '../../db/domain/filing/filing-state';
import { FILING_MACHINE } from '../../db/domain/filing/transitions';
import { filingCaseTable } from '../../db/repositories/filing-case';
import { eventsOfCase } from '../../db/repositories/filing-event';
import { writeSetting } from '../../db/repositories/setting';
import { correctCase } from '../../db/services/filing/correct-case';
import {
  assignNumber,
  fileCase,
  handOutCertificate,
  markDeemed,
  resubmit,
  returnOnce,
} from '../../db/services/filing/decide-filing';
import { transferCase, voidCase } from '../../db/services/filing/end-case';
import { NUMBER_TEMPLATE_SETTING } from '../../db/services/filing/take-number';
import { viewFiling } from '../../db/services/filing/view-filing';
import { makeCore, type TestCore } from '../builders/database';
import { makeHotel, next, receiveOn, tick } from '../builders/filing-steps';
import { makeEnterprise, makeFilingCase, makePlan } from '../builders/records';

let at: TestCore;
beforeEach(() => {
  at = makeCore({ today: '2026-11-20' });
});
afterEach(() => at.close());

describe('filing numbers', () => {
  const step = fc.record({ kind: fc.constantFrom('file', 'fail', 'void', 'year'), pick: fc.nat(20) });

  it('run without gaps through failures, rollbacks and voids', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const place = makeCore({ today: '2026-11-20' });
        try {
          let day = '2026-11-20';
          const deps = (): Deps => ({ ...place.deps(), clock: fixedClock(day) });
          const unit = makeEnterprise(place, { sets: ['SET-A'], activities: ['hotel'] }).id;
          const filed: { id: string; version: number }[] = [];
          for (const { kind, pick } of steps) {
            if (kind === 'year') day = addDays(day as CivilDate, 61);
            else if (kind === 'void') {
              const one = filed.splice(pick % Math.max(1, filed.length), 1)[0];
              if (one)
                place.core.write.transaction(() =>
                  voidCase(deps(), { ...next(one), onDate: day, endKind: 'unit-closed', reason: '单位关闭' }),
                );
            } else {
              const { version } = makePlan(place, { enterpriseId: unit });
              const attempt = () =>
                place.core.write.transaction(() => {
                  const checked = tick(deps(), receiveOn(deps(), unit, [version.id], day));
                  const done = fileCase(deps(), { ...next(checked), onDate: day });
                  if (kind === 'fail') throw new Error('power cut');
                  filed.push(done);
                });
              if (kind === 'fail') expect(attempt).toThrow('power cut');
              else attempt();
            }
          }
          const rows = place.core.read.all<{ year: number; seq: number; cancelled_reason: string | null }>(
            'SELECT year, seq, cancelled_reason FROM filing_number ORDER BY year, seq',
          );
          const expected = new Map<number, number>();
          for (const row of rows) {
            const seq = (expected.get(row.year) ?? 0) + 1;
            expect(row.seq).toBe(seq);
            expected.set(row.year, seq);
          }
          expect(rows.filter((row) => row.cancelled_reason === null)).toHaveLength(filed.length);
        } finally {
          place.close();
        }
      }),
      { numRuns: 25 },
    );
  });

  it('go on after the numbers that a ledger brought, and never repeat one', () => {
    const { unit, version } = makeHotel(at);
    makeFilingCase(at, {
      enterpriseId: unit.id,
      state: 'filed',
      filingNo: '220283-2026-0041',
      decidedOn: '2026-05-06',
    });
    makeFilingCase(at, {
      enterpriseId: unit.id,
      state: 'filed',
      filingNo: '应急预案备字〔2026〕77号',
      decidedOn: '2026-05-06',
    });
    makeFilingCase(at, {
      enterpriseId: unit.id,
      state: 'filed',
      filingNo: '220283-2025-0200',
      decidedOn: '2025-05-06',
    });
    const checked = tick(at.deps(), receiveOn(at.deps(), unit.id, [version.id]));
    expect(fileCase(at.deps(), { ...next(checked), onDate: '2026-11-20' }).filingNo).toBe('220283-2026-0042');
  });

  it('follow the office’s own template', () => {
    writeSetting(at.core.write, NUMBER_TEMPLATE_SETTING, 'YJYA{yyyy}{seq:3}');
    const { unit, version } = makeHotel(at);
    const checked = tick(at.deps(), receiveOn(at.deps(), unit.id, [version.id]));
    expect(fileCase(at.deps(), { ...next(checked), onDate: '2026-11-20' }).filingNo).toBe('YJYA2026001');
  });
});

describe('any sequence of steps', () => {
  const action = fc.constantFrom(
    'check',
    'gap',
    'return',
    'resubmit',
    'file',
    'deem',
    'number',
    'hand-out',
    'correct-receipt',
    'correct-contact',
    'transfer',
    'withdraw',
    'void',
    'wait',
  );

  it('walks only along the transition table and keeps every step', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 14 }), (actions) => {
        const place = makeCore({ today: '2026-09-01' });
        try {
          let day = '2026-09-01';
          const deps = (): Deps => ({ ...place.deps(), clock: fixedClock(day) });
          const unit = makeEnterprise(place, { sets: ['SET-A'], activities: ['hotel'] }).id;
          const { version } = makePlan(place, {
            enterpriseId: unit,
            first: { signedOn: '2026-07-20', publishedOn: '2026-08-01' },
          });
          const { id } = receiveOn(deps(), unit, [version.id], day);
          const now = () => ({
            id,
            expectedVersion: filingCaseTable.find(place.core.read, id)?.version ?? 0,
          });
          const steps: Record<string, () => unknown> = {
            check: () => tick(deps(), { id, version: now().expectedVersion }),
            gap: () => tick(deps(), { id, version: now().expectedVersion }, { M5: 'missing' }),
            return: () => returnOnce(deps(), { ...now(), onDate: day, note: '补齐' }),
            resubmit: () => resubmit(deps(), { ...now(), onDate: day }),
            file: () => fileCase(deps(), { ...now(), onDate: day }),
            deem: () => markDeemed(deps(), now()),
            number: () => assignNumber(deps(), { ...now(), onDate: day }),
            void: () =>
              voidCase(deps(), { ...now(), onDate: day, endKind: 'unit-closed', reason: '单位关闭' }),
            'hand-out': () => handOutCertificate(deps(), { ...now(), onDate: day }),
            'correct-receipt': () => {
              const days = { submittedOn: '2026-08-31', receivedOn: '2026-08-31' };
              return correctCase(deps(), { ...now(), reason: '登记有误', fields: days });
            },
            'correct-contact': () =>
              correctCase(deps(), { ...now(), reason: '登记有误', fields: { contact: `例${day}` } }),
            transfer: () =>
              transferCase(deps(), {
                ...now(),
                onDate: day,
                receiver: '吉林市应急管理局',
                reason: '应报市级',
              }),
            withdraw: () =>
              voidCase(deps(), { ...now(), onDate: day, endKind: 'withdrawn', reason: '单位撤回' }),
            wait: () => {
              day = addDays(day as CivilDate, 4);
            },
          };
          let granted = 2;
          for (const each of actions)
            try {
              place.core.write.transaction(() => void steps[each]?.());
              if (each !== 'wait' && each !== 'check' && each !== 'gap')
                granted += each === 'resubmit' ? 2 : 1;
            } catch (error) {
              if (!(error instanceof PlanDeskError)) throw error;
            }
          let state: FilingState = 'draft';
          for (const event of eventsOfCase(place.core.read, id)) {
            const row = FILING_MACHINE.transitions.find(
              (t) => t.action === event.action && t.from.includes(state),
            );
            expect(event.fromState).toBe(state);
            expect(row?.to).toBe(event.toState);
            state = event.toState as FilingState;
          }
          const kept = filingCaseTable.find(place.core.read, id);
          expect(kept?.state).toBe(state);
          expect(eventsOfCase(place.core.read, id).map(({ seq }) => seq)).toEqual(
            Array.from({ length: granted }, (_, place) => place + 1),
          );
          const due = viewFiling(place.core.read, place.core.law, place.self, day, id).officeClock?.due ?? '';
          if (state === 'filed') expect((kept?.decidedOn ?? '') <= due).toBe(true);
          if (state === 'deemed-filed') expect(kept?.decidedOn).toBe(addDays(due as CivilDate, 1));
          expect(FILING_STATES).toContain(state);
        } finally {
          place.close();
        }
      }),
      { numRuns: 40 },
    );
  });
});
