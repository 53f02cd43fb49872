import { expect, it } from 'vitest';
import type { CivilDate } from '../../../db/domain/dates/civil-date';
import { type HazardAnswers, hazardGaps } from '../../../db/domain/hazard/gaps';

const day = (text: string) => text as CivilDate;
const today = day('2026-11-22');
const complete: HazardAnswers = {
  filedOn: day('2025-01-01'),
  assessedOn: day('2025-01-01'),
  nextAssessmentOn: day('2028-01-01'),
  alarms: 1,
  plans: [{ id: 'p', title: '示例专项应急预案', inForce: true, lastDrillOn: day('2026-05-01') }],
  teams: [{ id: 't', name: '示例救援队', bound: true, distance: 9000, coverage: 20_000 }],
  supplies: [{ id: 's', name: '示例泡沫液', usable: 3, expiresOn: null }],
};

it.each([
  ['complete', {}, []],
  [
    'nothing known',
    { filedOn: null, assessedOn: null, alarms: 0, plans: [], teams: [], supplies: [] },
    ['not-filed', 'not-assessed', 'no-alarm', 'no-plan', 'no-team', 'no-supply'],
  ],
  ['assessed too long ago', { nextAssessmentOn: day('2026-11-21') }, ['assessment-late']],
  ['due today is not late', { nextAssessmentOn: today }, []],
  [
    'a draft of a plan, never drilled',
    { plans: [{ id: 'p', title: '示', inForce: false, lastDrillOn: null }] },
    ['plan-not-in-force', 'no-drill'],
  ],
  [
    'drilled just a year ago',
    { plans: [{ id: 'p', title: '示', inForce: true, lastDrillOn: day('2025-11-22') }] },
    ['no-drill'],
  ],
  [
    'drilled within the year',
    { plans: [{ id: 'p', title: '示', inForce: true, lastDrillOn: day('2025-11-23') }] },
    [],
  ],
  [
    'nobody bound, too far',
    { teams: [{ id: 't', name: '示', bound: false, distance: 30_000, coverage: 20_000 }] },
    ['team-not-bound', 'team-too-far'],
  ],
  ['no place known', { teams: [{ id: 't', name: '示', bound: true, distance: null, coverage: 1 }] }, []],
  [
    'used up, expired',
    {
      supplies: [
        { id: 'a', name: '示', usable: 0, expiresOn: null },
        { id: 'b', name: '例', usable: 1, expiresOn: day('2026-01-01') },
      ],
    },
    ['supply-used-up', 'supply-expired'],
  ],
] as const)('%s', (_what, changes, codes) => {
  expect(hazardGaps({ ...complete, ...changes }, today).map(({ code }) => code)).toEqual(codes);
});
