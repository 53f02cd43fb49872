import { describe, expect, it } from 'vitest';
import { type CoverageDrill, type CoveragePlan, drillCoverage } from '../../../db/domain/drill/coverage';
import type { AccidentKinds } from '../../../db/domain/plan/text-checks/plan-scope';
import accidentKinds from '../../../resources/codes/accident-kinds.json';
import { d } from '../../builders/duty-subjects';

const kinds = accidentKinds as AccidentKinds;
const today = d('2026-11-20');
const fire: CoveragePlan = { id: 'fire', title: '火灾专项应急预案', accidentKinds: ['火灾'] };
const wide: CoveragePlan = { id: 'wide', title: '综合应急预案', accidentKinds: ['火灾', '触电'] };
const blank: CoveragePlan = { id: 'blank', title: '综合应急预案', accidentKinds: [] };

let serial = 0;
function drill(over: Partial<CoverageDrill>): CoverageDrill {
  serial += 1;
  const base = { title: '示例演练', on: d('2026-06-01'), counts: true, planId: null, accidentKind: null };
  return { id: `d${serial}`, teams: [], ...base, ...over };
}
const shown = (plans: readonly CoveragePlan[], drills: readonly CoverageDrill[]) =>
  drillCoverage(plans, drills, today, kinds).rows.map(({ kind, plan, state }) => [
    kind,
    plan?.id ?? null,
    state,
  ]);

describe('drillCoverage', () => {
  it('has a row for each kind of each plan, in the order of the kinds', () => {
    expect(shown([wide, fire], [])).toEqual([
      ['触电', 'wide', 'never'],
      ['火灾', 'wide', 'never'],
      ['火灾', 'fire', 'never'],
    ]);
    expect(drillCoverage([wide, fire], [], today, kinds).gaps).toBe(3);
  });

  it.each([
    ['the kind it names', { accidentKind: '火灾', title: '触电演练' }, '火灾'],
    ['the kind in its title', { title: '低压触电应急演练' }, '触电'],
    ['the only kind of its plan', { planId: 'fire' }, '火灾'],
  ])('counts a drill by %s', (_, over, kind) => {
    const rows = shown([wide, fire], [drill(over)]).filter(([, , state]) => state === 'done');
    expect(rows.map(([one]) => one)).toEqual(rows.map(() => kind));
    expect(rows.length).toBeGreaterThan(0);
  });

  it('does not guess which of many kinds a drill of a wide plan was about', () => {
    expect(shown([wide], [drill({ planId: 'wide' })])).toEqual([
      ['触电', 'wide', 'never'],
      ['火灾', 'wide', 'never'],
    ]);
    expect(shown([blank], [drill({ planId: 'blank' })])).toEqual([[null, 'blank', 'done']]);
  });

  it('a drill of one plan covers the kind under that plan only', () => {
    expect(shown([wide, fire], [drill({ planId: 'fire' })])).toContainEqual(['火灾', 'wide', 'never']);
  });

  it.each([
    ['2025-11-20', 'done'],
    ['2025-11-19', 'old'],
  ])('last drilled on %s is %s', (on, state) => {
    expect(shown([fire], [drill({ on: d(on), planId: 'fire' })])).toEqual([['火灾', 'fire', state]]);
  });

  it('names the last and the next, and what was drilled without a plan', () => {
    const planned = drill({ on: d('2026-12-01'), counts: false, planId: 'fire' });
    const past = drill({ planId: 'fire' });
    const other = drill({ accidentKind: '淹溺' });
    const { rows } = drillCoverage([fire], [planned, past, other], today, kinds);
    expect(rows.map(({ kind, plan, last, next }) => [kind, plan?.id, last?.id, next?.id])).toEqual([
      ['淹溺', undefined, other.id, undefined],
      ['火灾', 'fire', past.id, planned.id],
    ]);
  });

  it('tells teams apart, however their names are spaced', () => {
    const drills = [
      drill({ planId: 'fire', teams: ['一车间'] }),
      drill({ planId: 'fire', teams: ['一 车间', '二班'], on: d('2026-07-01') }),
      drill({ accidentKind: '触电', teams: ['三班'] }),
    ];
    const { teams, rows } = drillCoverage([fire], drills, today, kinds);
    expect(teams).toEqual(['一车间', '三班', '二班']);
    const row = rows.find(({ kind }) => kind === '火灾');
    expect(row?.teams.map(({ last }) => last?.on ?? null)).toEqual(['2026-07-01', null, '2026-07-01']);
  });
});
