import type { ReadDb } from '../../connection';
import { teamNumbers } from '../../repositories/team-views';
import { sightOf } from '../own-sight';

/** Teams that answer the same number. */
export interface SharedPhone {
  /** In full: the caller masks it. */
  phone: string;
  teams: { id: string; name: string }[];
}

const numbersOf = (dutyPhone: string): string[] => dutyPhone.split('、').filter((number) => number !== '');

/**
 * Numbers that stand as the duty phone of more than one team, in the order of the first team's name: one of them is
 * mistaken, or two teams are one.
 */
export function sharedPhones(db: ReadDb): SharedPhone[] {
  const byNumber = new Map<string, SharedPhone['teams']>();
  for (const { id, name, dutyPhone } of teamNumbers(db, sightOf(db)))
    for (const number of new Set(numbersOf(dutyPhone)))
      byNumber.set(number, [...(byNumber.get(number) ?? []), { id, name }]);
  return [...byNumber].flatMap(([phone, teams]) => (teams.length > 1 ? [{ phone, teams }] : []));
}

/** Other teams that answer one of the numbers of `dutyPhone`. */
export function teamsWithPhone(
  db: ReadDb,
  dutyPhone: string | null,
  besides: string | null,
): { id: string; name: string; phone: string }[] {
  if (dutyPhone === null) return [];
  const wanted = new Set(numbersOf(dutyPhone));
  return teamNumbers(db, sightOf(db)).flatMap((team) => {
    const phone = team.id === besides ? undefined : numbersOf(team.dutyPhone).find((one) => wanted.has(one));
    return phone === undefined ? [] : [{ id: team.id, name: team.name, phone }];
  });
}
