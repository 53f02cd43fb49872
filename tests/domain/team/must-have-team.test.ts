import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, asCivilDate, type CivilDate } from '../../../db/domain/dates/civil-date';
import {
  type AgreementStanding,
  haveTeam,
  type RescuerStanding,
  type TeamHolding,
  type TeamRequirement,
  type TeamStanding,
} from '../../../db/domain/team/must-have-team';

const day = asCivilDate;
const ASKED = day('2026-06-30');
const KEY_UNIT: TeamRequirement = {
  ways: ['own-team', 'joint-team', 'named-rescuers'],
  smallTiers: ['micro', 'small'],
};
const COAL: TeamRequirement = {
  ways: ['own-full-time-team', 'part-time-team-and-agreement'],
  smallTiers: [],
};

const team = (given: Partial<TeamStanding> = {}): TeamStanding => ({
  id: 'team',
  foundedOn: null,
  disbandedOn: null,
  fullTime: null,
  mine: null,
  ...given,
});
const rescuer = (given: Partial<RescuerStanding> = {}): RescuerStanding => ({
  id: 'rescuer',
  joinedOn: null,
  leftOn: null,
  ...given,
});
const agreement = (given: Partial<AgreementStanding> = {}): AgreementStanding => ({
  id: 'agreement',
  kind: 'rescue',
  validFrom: day('2025-01-01'),
  validUntil: day('2027-12-31'),
  endedOn: null,
  team: team({ id: 'their team', fullTime: true, mine: true }),
  ...given,
});
const holding = (given: Partial<TeamHolding> = {}): TeamHolding => ({
  sizeTier: 'medium',
  ownTeams: [],
  rescuers: [],
  agreements: [],
  ...given,
});

const CASES: readonly [string, TeamRequirement, TeamHolding, string][] = [
  ['nothing', KEY_UNIT, holding(), '- no-team no-joint-team not-small'],
  ['nothing, small', KEY_UNIT, holding({ sizeTier: 'small' }), '- no-team no-joint-team no-rescuers'],
  ['own team', KEY_UNIT, holding({ ownTeams: [team()] }), 'own-team'],
  [
    'own team of the past',
    KEY_UNIT,
    holding({ ownTeams: [team({ disbandedOn: ASKED })] }),
    '- no-team no-joint-team not-small',
  ],
  [
    'own team of tomorrow',
    KEY_UNIT,
    holding({ ownTeams: [team({ foundedOn: addDays(ASKED, 1) })] }),
    '- no-team no-joint-team not-small',
  ],
  [
    'rescuers of a small unit',
    KEY_UNIT,
    holding({ sizeTier: 'micro', rescuers: [rescuer()] }),
    'named-rescuers',
  ],
  [
    'rescuers of a medium unit',
    KEY_UNIT,
    holding({ rescuers: [rescuer()] }),
    '- no-team no-joint-team not-small',
  ],
  [
    'rescuers, size not known',
    KEY_UNIT,
    holding({ sizeTier: null, rescuers: [rescuer()] }),
    'named-rescuers?size-tier',
  ],
  [
    'a rescuer who left today',
    KEY_UNIT,
    holding({ sizeTier: 'small', rescuers: [rescuer({ leftOn: ASKED })] }),
    '- no-team no-joint-team no-rescuers',
  ],
  [
    'an agreement alone',
    KEY_UNIT,
    holding({ sizeTier: 'small', agreements: [agreement()] }),
    '- no-team no-joint-team no-rescuers',
  ],
  [
    'a joint team',
    KEY_UNIT,
    holding({ agreements: [agreement({ kind: 'joint' })] }),
    'joint-team@2027-12-31',
  ],
  [
    'a joint team on its last day',
    KEY_UNIT,
    holding({ agreements: [agreement({ kind: 'joint', validUntil: ASKED })] }),
    `joint-team@${ASKED}`,
  ],
  [
    'a joint team left today',
    KEY_UNIT,
    holding({ agreements: [agreement({ kind: 'joint', endedOn: ASKED })] }),
    '- no-team no-joint-team not-small',
  ],
  [
    'a joint team that is disbanded',
    KEY_UNIT,
    holding({ agreements: [agreement({ kind: 'joint', team: team({ disbandedOn: day('2026-07-01') }) })] }),
    'joint-team@2026-06-30',
  ],
  [
    'what lasts longest comes first',
    KEY_UNIT,
    holding({
      ownTeams: [team({ disbandedOn: day('2026-08-01') })],
      agreements: [agreement({ kind: 'joint' })],
    }),
    'joint-team@2027-12-31 own-team@2026-07-31',
  ],
  ['a mine without anything', COAL, holding(), '- no-full-time-team no-mine-team no-agreement'],
  [
    'a full-time mine team',
    COAL,
    holding({ ownTeams: [team({ fullTime: true, mine: true })] }),
    'own-full-time-team',
  ],
  [
    'a full-time fire team of a mine',
    COAL,
    holding({ ownTeams: [team({ fullTime: true, mine: false })] }),
    '- no-full-time-team no-mine-team no-agreement',
  ],
  [
    'a full-time team, field not known',
    COAL,
    holding({ ownTeams: [team({ fullTime: true })] }),
    'own-full-time-team?team-field',
  ],
  [
    'a team of unknown kind is not full-time',
    COAL,
    holding({ ownTeams: [team({ mine: true })] }),
    '- no-full-time-team no-agreement',
  ],
  [
    'a part-time team alone',
    COAL,
    holding({ ownTeams: [team({ fullTime: false, mine: true })] }),
    '- no-full-time-team no-agreement',
  ],
  [
    'an agreement alone, of a mine',
    COAL,
    holding({ agreements: [agreement()] }),
    '- no-full-time-team no-mine-team',
  ],
  [
    'both',
    COAL,
    holding({ ownTeams: [team({ fullTime: false, mine: true })], agreements: [agreement()] }),
    'part-time-team-and-agreement@2027-12-31',
  ],
  [
    'both, with a part-time partner',
    COAL,
    holding({
      ownTeams: [team({ fullTime: false, mine: true })],
      agreements: [agreement({ team: team({ fullTime: false, mine: true }) })],
    }),
    '- no-full-time-team no-agreement',
  ],
  [
    'both, run out yesterday',
    COAL,
    holding({
      ownTeams: [team({ fullTime: false, mine: true })],
      agreements: [agreement({ validUntil: addDays(ASKED, -1) })],
    }),
    '- no-full-time-team no-agreement',
  ],
  [
    'a joint team is no way for a mine',
    COAL,
    holding({ agreements: [agreement({ kind: 'joint' })] }),
    '- no-full-time-team no-mine-team no-agreement',
  ],
];

describe('the duty to have a rescue team', () => {
  it.each(CASES)('%s', (_name, requirement, held, expected) => {
    const answer = haveTeam(requirement, held, ASKED);
    const told = answer.met
      ? answer.ways
          .map(
            ({ way, until, doubts }) =>
              `${way}${until ? `@${until}` : ''}${doubts.map((one) => `?${one}`).join('')}`,
          )
          .join(' ')
      : ['-', ...answer.lacking].join(' ');
    expect(told).toBe(expected);
  });

  it('names what it rests on, and the day on which something changes next', () => {
    const answer = haveTeam(
      COAL,
      holding({
        ownTeams: [team({ id: 'own', fullTime: false, mine: true })],
        agreements: [agreement({ id: 'next', validFrom: day('2026-09-01') }), agreement({ id: 'now' })],
      }),
      ASKED,
    );
    expect(answer.ways[0]?.evidence).toEqual([
      { kind: 'team', id: 'own' },
      { kind: 'agreement', id: 'now' },
      { kind: 'team', id: 'their team' },
    ]);
    expect(answer.nextChangeOn).toBe('2026-09-01');
  });

  const days = fc.integer({ min: -40, max: 40 }).map((offset) => addDays(ASKED, offset));
  const maybe = fc.option(days);
  const someTeam = fc.record({
    id: fc.constantFrom('a', 'b', 'c'),
    foundedOn: maybe,
    disbandedOn: maybe,
    fullTime: fc.option(fc.boolean()),
    mine: fc.option(fc.boolean()),
  });
  const someHolding: fc.Arbitrary<TeamHolding> = fc.record({
    sizeTier: fc.option(fc.constantFrom('micro', 'small', 'medium', 'large')),
    ownTeams: fc.array(someTeam, { maxLength: 3 }),
    rescuers: fc.array(fc.record({ id: fc.constantFrom('r', 's'), joinedOn: maybe, leftOn: maybe }), {
      maxLength: 3,
    }),
    agreements: fc.array(
      fc.record({
        id: fc.constantFrom('x', 'y'),
        kind: fc.constantFrom('rescue', 'joint'),
        validFrom: days,
        validUntil: maybe,
        endedOn: maybe,
        team: someTeam,
      }),
      { maxLength: 3 },
    ),
  });
  const requirement = fc.constantFrom(KEY_UNIT, COAL);
  const without = ({ nextChangeOn: _, ...answer }: ReturnType<typeof haveTeam>) => answer;

  it('changes on no day before the one it announces', () => {
    fc.assert(
      fc.property(requirement, someHolding, (asked, held) => {
        const answer = haveTeam(asked, held, ASKED);
        for (let ahead = 1; ahead <= 45; ahead += 1) {
          const later: CivilDate = addDays(ASKED, ahead);
          if (answer.nextChangeOn !== null && later >= answer.nextChangeOn) return;
          expect(without(haveTeam(asked, held, later))).toEqual(without(answer));
        }
      }),
      { numRuns: 150 },
    );
  });

  it('is met on every day up to the one until which it says so, where nothing is added', () => {
    fc.assert(
      fc.property(requirement, someHolding, (asked, held) => {
        const answer = haveTeam(asked, held, ASKED);
        if (!answer.met) return;
        for (let ahead = 1; ahead <= 45; ahead += 1) {
          const later = addDays(ASKED, ahead);
          if (answer.until !== null && later > answer.until) return;
          expect(haveTeam(asked, held, later).met).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('sees nothing that is dated after the day asked for', () => {
    fc.assert(
      fc.property(requirement, someHolding, (asked, held) => {
        const known = {
          ...held,
          ownTeams: held.ownTeams.filter(({ foundedOn }) => foundedOn === null || foundedOn <= ASKED),
          rescuers: held.rescuers.filter(({ joinedOn }) => joinedOn === null || joinedOn <= ASKED),
          agreements: held.agreements.filter(({ validFrom }) => validFrom <= ASKED),
        };
        expect(without(haveTeam(asked, known, ASKED))).toEqual(without(haveTeam(asked, held, ASKED)));
      }),
      { numRuns: 150 },
    );
  });
});
