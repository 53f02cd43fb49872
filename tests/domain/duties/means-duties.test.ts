import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DutySubject } from '../../../db/domain/duties/duty';
import { prepareDuties } from '../../../db/domain/duties/evaluate';
import type { DutyMeans } from '../../../db/domain/duties/means';
import { DUTY_EVIDENCE_KINDS, type DutySettings } from '../../../db/domain/duties/rule-book';
import { traceDuty } from '../../../db/domain/duties/trace';
import type { TeamHolding } from '../../../db/domain/team/must-have-team';
import teams from '../../../resources/codes/teams.json';
import { dutyMeans, makeDutyHazard, makeDutyStore, makeDutyTeam, makeMeans } from '../../builders/duty-means';
import { d, makeDutySubject, shippedCalendar, shippedRules } from '../../builders/duty-subjects';

const settings = (over: Partial<DutySettings> = {}): DutySettings => ({
  dueSoonDays: 30,
  switches: {},
  kept: DUTY_EVIDENCE_KINDS,
  ...over,
});
const unit = (means: Partial<DutyMeans>, over: Partial<DutySubject> = {}) =>
  makeDutySubject({ sets: ['SET-A', 'SET-D'], means: makeMeans(means), ...over });
function ask(subject: DutySubject, rule: string, asOf = '2026-11-20', over: Partial<DutySettings> = {}) {
  const { duties } = prepareDuties(shippedRules, shippedCalendar, d(asOf), settings(over)).evaluate(subject);
  return duties.filter((duty) => duty.rule === rule);
}
const said = (...args: Parameters<typeof ask>) =>
  ask(...args).map(({ refId, due, state }) => [refId, due, state].filter(Boolean).join(' '));
const lines = (subject: DutySubject, rule: string, refId = '', asOf = '2026-11-20') =>
  traceDuty(subject, shippedRules, shippedCalendar, d(asOf), { rule, period: '', refId }, settings())
    ?.lines.map(({ label, text }) => `${label}：${text}`)
    .join('\n') ?? '';

const standing = { id: 't1', foundedOn: null, disbandedOn: null, fullTime: true, mine: true };
const holding = (over: Partial<TeamHolding>): TeamHolding => ({
  sizeTier: 'large',
  ownTeams: [],
  rescuers: [],
  agreements: [],
  ...over,
});

describe('R-TEAM-MUST and R-TEAM-COAL', () => {
  const rescuer = { id: 'm1', joinedOn: null, leftOn: null };
  const agreement = {
    id: 'a1',
    kind: 'rescue' as const,
    validFrom: d('2026-01-01'),
    validUntil: d('2026-12-31'),
    endedOn: null,
    team: { ...standing, id: 't9' },
  };

  it.each<[string, Partial<TeamHolding>, string]>([
    ['nothing', {}, 'open'],
    ['its own team', { ownTeams: [standing] }, 'met'],
    ['a team that is no more', { ownTeams: [{ ...standing, disbandedOn: d('2026-11-20') }] }, 'open'],
    ['rescuers of a small unit', { sizeTier: 'small', rescuers: [rescuer] }, 'met'],
    ['rescuers of a large unit', { rescuers: [rescuer] }, 'open'],
    ['a joint team', { agreements: [{ ...agreement, kind: 'joint' }] }, 'met'],
  ])('%s', (_, over, state) => {
    expect(said(unit({ holding: holding(over) }), 'R-TEAM-MUST')).toEqual([state]);
  });

  it('asks an agreement of small units where the office chose so', () => {
    const strict = { switches: { 'R-TEAM-MUST': { agreement: 'asked' } } };
    const small = (agreements: TeamHolding['agreements']) =>
      unit({ holding: holding({ sizeTier: 'micro', rescuers: [rescuer], agreements }) });
    expect(said(small([]), 'R-TEAM-MUST', '2026-11-20', strict)).toEqual(['open']);
    expect(said(small([agreement]), 'R-TEAM-MUST', '2026-11-20', strict)).toEqual(['met']);
  });

  it('is never overdue, and is silent where nobody keeps a register of teams', () => {
    expect(ask(unit({}), 'R-TEAM-MUST', '2036-01-01').map(({ state, due }) => [state, due])).toEqual([
      ['open', null],
    ]);
    expect(ask(unit({}), 'R-TEAM-MUST', '2026-11-20', { kept: [] })).toEqual([]);
    const always = { kept: [], switches: { 'R-TEAM-MUST': { enabled: 'yes' } } };
    expect(said(unit({}), 'R-TEAM-MUST', '2026-11-20', always)).toEqual(['open']);
  });

  it('lets the rule for coal mines lead, and says what is lacking', () => {
    const mine = unit(
      { holding: holding({ ownTeams: [{ ...standing, fullTime: false }] }) },
      { sets: ['SET-A', 'SET-COAL'] },
    );
    expect(ask(mine, 'R-TEAM-MUST').map(({ state, leads }) => [state, leads])).toEqual([['met', false]]);
    expect(ask(mine, 'R-TEAM-COAL').map(({ state, leads }) => [state, leads])).toEqual([['open', true]]);
    expect(lines(mine, 'R-TEAM-COAL')).toContain('没有有效的应急救援协议');
    expect(lines(mine, 'R-TEAM-MUST')).toContain('本单位建有应急救援队伍');
  });

  it('leaves the ways open that the table of teams names', () => {
    for (const { rule, set, ways, smallTiers } of teams.requirements) {
      const found = shippedRules.rules.find(({ id }) => id === rule);
      expect(found?.appliesTo).toBe(set);
      expect(found?.team).toEqual({ ways, smallTiers });
    }
  });
});

describe('terms of teams', () => {
  const team = (over: Parameters<typeof makeDutyTeam>[0]) => unit({ teams: [makeDutyTeam(over)] });

  it.each([
    ['2026-01-31', '2027-01-01', ['team-1 2027-01-31 due-soon']],
    ['2026-01-31', '2026-12-31', []],
    ['2026-01-31', '2027-02-01', ['team-1 2027-01-31 overdue']],
    [null, '2027-02-01', []],
  ])('trained on %s, seen on %s', (trainedOn, asOf, expected) => {
    const trained = team({ trainedOn: trainedOn === null ? null : d(trainedOn) });
    expect(said(trained, 'R-TEAM-TRAIN', asOf)).toEqual(expected);
  });

  it('follow the interval the office chose, and stop with the team', () => {
    const monthly = { switches: { 'R-TEAM-TRAIN': { months: '1' } } };
    expect(said(team({ trainedOn: d('2026-11-01') }), 'R-TEAM-TRAIN', '2026-11-20', monthly)).toEqual([
      'team-1 2026-12-01 due-soon',
    ]);
    const gone = team({ trainedOn: d('2020-01-01'), disbandedOn: d('2025-01-01') });
    expect(said(gone, 'R-TEAM-TRAIN')).toEqual([]);
  });

  it('are those of the office for teams without a host', () => {
    const office = makeDutySubject({
      kind: 'office',
      means: makeMeans({ teams: [makeDutyTeam({ insuredUntil: d('2026-12-01') })] }),
    });
    expect(said(office, 'R-TEAM-INSURE')).toEqual(['team-1 2026-12-01 due-soon']);
    expect(said(office, 'R-TEAM-REPORT')).toEqual([]);
  });

  it('ask to report a team at once, without a day', () => {
    expect(said(team({}), 'R-TEAM-REPORT')).toEqual(['team-1 open']);
    expect(ask(team({ reportedOn: d('2026-05-01') }), 'R-TEAM-REPORT')[0]).toMatchObject({
      state: 'met',
      metOn: '2026-05-01',
    });
    expect(said(team({ reportedOn: d('2026-12-01') }), 'R-TEAM-REPORT')).toEqual(['team-1 open']);
  });

  it('ask about an agreement that ends, unless another follows it', () => {
    const one = {
      id: 'a1',
      teamId: 't9',
      teamName: '样例救援队',
      from: d('2024-01-01'),
      until: d('2026-12-10'),
    };
    const next = { ...one, id: 'a2', from: d('2026-12-11'), until: d('2028-12-10') };
    expect(said(unit({ agreements: [one] }), 'R-TEAM-AGREE')).toEqual(['a1 2026-12-10 due-soon']);
    expect(said(unit({ agreements: [one, next] }), 'R-TEAM-AGREE')).toEqual([]);
    const late = { ...next, from: d('2026-12-12') };
    expect(said(unit({ agreements: [one, late] }), 'R-TEAM-AGREE')).toEqual(['a1 2026-12-10 due-soon']);
  });
});

describe('duties of stores', () => {
  it('count the kinds of gear that the article names', () => {
    const with2 = unit({ stores: [makeDutyStore({ capabilities: ['fire-fighting', 'drainage'] })] });
    expect(said(unit({}), 'R-SUP-UNIT')).toEqual(['open']);
    expect(said(unit({ stores: [makeDutyStore({ capabilities: ['medical-aid'] })] }), 'R-SUP-UNIT')).toEqual([
      'open',
    ]);
    expect(said(with2, 'R-SUP-UNIT')).toEqual(['met']);
    const three = { switches: { 'R-SUP-UNIT': { kinds: '3' } } };
    expect(said(with2, 'R-SUP-UNIT', '2026-11-20', three)).toEqual(['open']);
    expect(lines(with2, 'R-SUP-UNIT')).toMatch(/灭火：有[\s\S]*通风：没有登记可用的/);
  });

  it('are one for a depot, its rows named in the explanation', () => {
    const row = (id: string, over: object) => ({
      id,
      name: `示例${id}`,
      stock: 5,
      unfit: 1,
      minimum: 5,
      expiresOn: null,
      checkOn: null,
      ...over,
    });
    const store = makeDutyStore({
      expiresOn: d('2026-10-01'),
      checkOn: d('2027-06-01'),
      short: 2,
      rows: [
        row('r1', { expiresOn: d('2026-10-01') }),
        row('r2', { minimum: null, expiresOn: d('2030-01-01') }),
      ],
    });
    const keeper = unit({ stores: [store] });
    expect(said(keeper, 'R-SUP-EXPIRY')).toEqual(['depot-1 2026-10-01 overdue']);
    expect(said(keeper, 'R-SUP-UPKEEP')).toEqual([]);
    expect(said(keeper, 'R-SUP-MINIMUM')).toEqual(['depot-1 open']);
    expect(lines(keeper, 'R-SUP-EXPIRY', 'depot-1')).toContain('共2条，其中1条需要处理');
    expect(lines(keeper, 'R-SUP-MINIMUM', 'depot-1')).toContain('示例r1（可用4，最低库存5）');
  });
});

describe('R-DUTY and R-DUTY-GOV', () => {
  const watched = (days: number) => [{ month: '2026-11', days, firstId: 'w1' }];
  const states = (subject: DutySubject, rule: string, over: Partial<DutySettings> = {}) =>
    ask(subject, rule, '2026-11-25', over).map(({ period, state }) => `${period} ${state}`);

  it('ask nothing of who never registered a roster here', () => {
    expect(states(unit({}), 'R-DUTY')).toEqual([]);
    expect(states(unit({}), 'R-DUTY', { switches: { 'R-DUTY': { enabled: 'yes' } } })).toEqual([
      '2026-10 overdue',
      '2026-11 due-soon',
    ]);
  });

  it('count a month with a roster, or by choice only a full one', () => {
    expect(states(unit({ watches: watched(3) }), 'R-DUTY')).toEqual(['2026-10 overdue', '2026-11 met']);
    const office = (days: number) =>
      makeDutySubject({ kind: 'office', means: makeMeans({ watches: watched(days) }) });
    expect(states(office(29), 'R-DUTY-GOV')[1]).toBe('2026-11 due-soon');
    expect(states(office(30), 'R-DUTY-GOV')[1]).toBe('2026-11 met');
  });
});

describe('duties of hazards', () => {
  it('ask for what the archive lacks, by name', () => {
    const lacking = unit({ hazards: [makeDutyHazard({ lacks: ['filing', 'plan'], filedOn: null })] });
    expect(said(lacking, 'R-PLAN-HAZARD')).toEqual(['hazard-1 open']);
    expect(lines(lacking, 'R-PLAN-HAZARD', 'hazard-1')).toContain(
      '没有登记备案日期；没有关联本单位的应急预案',
    );
    expect(said(unit({ hazards: [makeDutyHazard()] }), 'R-PLAN-HAZARD')).toEqual(['hazard-1 met']);
    const struckOff = makeDutyHazard({ lacks: ['plan'], removedOn: d('2026-01-01') });
    expect(said(unit({ hazards: [struckOff] }), 'R-PLAN-HAZARD')).toEqual([]);
  });

  it.each([
    ['2025-03-01', null, '2028-01-15', ['hazard-1 2028-03-01 due-soon']],
    ['2025-03-01', '2026-12-01', '2026-11-20', ['hazard-1 2026-12-01 due-soon']],
    ['2023-10-01', null, '2026-11-20', ['hazard-1 2026-10-01 overdue']],
    [null, null, '2026-11-20', []],
  ])('assessed on %s, next on %s, seen on %s', (last, next, asOf, expected) => {
    const hazard = makeDutyHazard({
      assessedOn: last === null ? null : d(last),
      nextAssessmentOn: next === null ? null : d(next),
    });
    expect(said(unit({ hazards: [hazard] }), 'R-HAZARD-ASSESS', asOf)).toEqual(expected);
  });

  it('follow a hidden danger from the day it was found to the day it is put right', () => {
    const danger = {
      id: 'x1',
      title: '示例隐患',
      foundOn: d('2026-09-01'),
      dueOn: d('2026-12-31'),
      correctedOn: d('2027-01-10'),
    };
    const found = (asOf: string) => said(unit({ dangers: [danger] }), 'R-HIDDEN-DANGER', asOf);
    expect(found('2026-08-31')).toEqual([]);
    expect(found('2026-09-01')).toEqual(['x1 2026-12-31 open']);
    expect(found('2026-12-31')).toEqual(['x1 2026-12-31 due-soon']);
    expect(found('2027-01-09')).toEqual(['x1 2026-12-31 overdue']);
    expect(found('2027-01-10')).toEqual([]);
    const dayless = unit({ dangers: [{ ...danger, dueOn: null }] });
    expect(said(dayless, 'R-HIDDEN-DANGER')).toEqual(['x1 open']);
  });
});

it('explains every duty of whatever is kept', () => {
  fc.assert(
    fc.property(dutyMeans, (means) => {
      const subject = unit(means, { sets: ['SET-A', 'SET-COAL', 'SET-D'] });
      const day = d('2026-03-15');
      const { duties } = prepareDuties(shippedRules, shippedCalendar, day, settings()).evaluate(subject);
      for (const duty of duties) {
        const trace = traceDuty(subject, shippedRules, shippedCalendar, day, duty, settings());
        expect(trace?.duty).toEqual(duty);
        expect(trace?.lines.every(({ text }) => text !== '')).toBe(true);
      }
    }),
    { numRuns: 100 },
  );
});
