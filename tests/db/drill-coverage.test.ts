import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compactName } from '../../db/domain/text/normalise';
import type { DrillRecord } from '../../db/repositories/drill';
import { drillParticipantTable } from '../../db/repositories/drill-design';
import { clashesOf } from '../../db/services/drills/clashes';
import { accidentKindChoices, coverageOf } from '../../db/services/drills/coverage';
import { makeCore, type TestCore } from '../builders/database';
import { bookkeeping, makeDrill, makeEnterprise, makePlan } from '../builders/records';

let at: TestCore;
let unit: string;
beforeEach(() => {
  at = makeCore({ today: '2026-11-20' });
  unit = makeEnterprise(at).id;
});
afterEach(() => at.close());

/** Names a team, a person or gear that a drill wants. */
function wants(drill: DrillRecord, name: string, kind: 'team' | 'person' | 'agency' = 'team'): void {
  drillParticipantTable.insert(at.core.write, {
    id: at.core.newId(),
    drillId: drill.id,
    kind,
    refId: null,
    name,
    nameKey: compactName(name),
    role: null,
    post: null,
    phone: null,
    headcount: null,
    quantity: null,
    duty: null,
    attended: null,
    remark: null,
    ...bookkeeping(at),
  });
}

describe('the coverage of a unit', () => {
  const matrix = () =>
    coverageOf(at.core.read, { enterpriseId: unit, self: at.self }, '2026-11-20', at.core.law.accidentKinds);

  it('sets kinds of its plans against drills that were held, evaluated and planned', () => {
    const { plan } = makePlan(at, { enterpriseId: unit, kind: 'special', title: '火灾事故专项应急预案' });
    makePlan(at, { enterpriseId: unit, kind: 'onsite', title: '触电事故现场处置方案' });
    const held = makeDrill(at, { enterpriseId: unit, planId: plan.id, title: '示例一', part: '一车间' });
    makeDrill(at, {
      enterpriseId: unit,
      accidentKind: '触电',
      evaluated: false,
      state: 'ended',
      title: '示例二',
    });
    const ahead = {
      state: 'planned' as const,
      startOn: null,
      endOn: null,
      plannedOn: '2026-12-05',
      evaluated: false,
    };
    makeDrill(at, { enterpriseId: unit, accidentKind: '触电', title: '示例三', ...ahead });
    makeDrill(at, {
      enterpriseId: unit,
      planId: plan.id,
      title: '示例四',
      state: 'cancelled',
      endOn: '2026-11-01',
    });
    wants(held, '示例救援队');
    const { teams, rows, gaps } = matrix();
    expect(teams).toEqual(['一车间', '示例救援队']);
    expect(rows.map(({ kind, state, last, next }) => [kind, state, last?.title, next?.on])).toEqual([
      ['触电', 'never', undefined, '2026-12-05'],
      ['火灾', 'done', '示例一', undefined],
    ]);
    expect(rows[1]?.teams.map(({ last }) => last?.on)).toEqual(['2026-06-10', '2026-06-10']);
    expect(gaps).toBe(1);
  });

  it('offers the kinds of its own plans first', () => {
    makePlan(at, { enterpriseId: unit, kind: 'onsite', title: '淹溺事故现场处置方案' });
    const owner = { enterpriseId: unit, self: at.self };
    const kinds = accidentKindChoices(at.core.read, owner, at.core.law.accidentKinds);
    expect(kinds[0]).toBe('淹溺');
    expect(new Set(kinds).size).toBe(at.core.law.accidentKinds.kinds.length);
  });
});

describe('two drills at one time', () => {
  const onDay = (over: Partial<DrillRecord>) =>
    makeDrill(at, { enterpriseId: unit, startOn: '2026-06-10', endOn: '2026-06-10', ...over });
  const clashes = (drill: DrillRecord) =>
    clashesOf(at.core.read, drill).map(({ id, shared }) => [id, shared.join()]);

  it('are named when the same workshop or team is to be in both', () => {
    const first = onDay({ part: '一车间' });
    const second = onDay({ part: '一 车间' });
    const third = onDay({ part: '二车间' });
    wants(first, '示例救援队');
    wants(third, '示例救援队');
    expect(clashes(first)).toEqual(
      [
        [second.id, '一车间'],
        [third.id, '示例救援队'],
      ].sort(),
    );
    expect(clashes(second)).toEqual([[first.id, '一 车间']]);
  });

  it.each([
    ['at other hours', { startsAt: '14:00', endsAt: '15:00' }, 0],
    ['at hours that meet', { startsAt: '09:30', endsAt: '15:00' }, 1],
    ['on other days', { startOn: '2026-06-11', endOn: '2026-06-11' }, 0],
    ['over days that meet', { startOn: '2026-06-08', endOn: '2026-06-12', startsAt: '14:00' }, 1],
    ['cancelled', { state: 'cancelled' }, 0],
    ['of another unit', { enterpriseId: null }, 0],
  ] as const)('%s', (_, over, expected) => {
    const first = onDay({ part: '一车间', startsAt: '09:00', endsAt: '10:00' });
    onDay({ part: '一车间', ...over });
    expect(clashes(first)).toHaveLength(expected);
  });

  it('share no clash by an outside agency or without anybody in common', () => {
    const [first, second] = [onDay({}), onDay({})];
    wants(first, '示例消防站', 'agency');
    wants(second, '示例消防站', 'agency');
    expect(clashes(first)).toEqual([]);
  });
});
