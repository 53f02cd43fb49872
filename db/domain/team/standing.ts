import { addDays, addYears, type CivilDate, isCivilDate, monthOf, yearOf } from '../dates/civil-date';
import type { AgreementStanding, TeamStanding } from './must-have-team';

/** How a paper with a last day stands: nothing told, good, ending within `SOON_DAYS`, past. */
export const TERM_STATES = ['unknown', 'good', 'soon', 'past'] as const;
export type TermState = (typeof TERM_STATES)[number];

/** Days before its last day from which a paper is shown as ending; a convention of this program, no term of the law. */
export const SOON_DAYS = 60;

/** How a qualification or an insurance stands on a day; its last day still counts. */
export function termState(until: string | null, today: CivilDate): TermState {
  if (until === null || !isCivilDate(until)) return 'unknown';
  if (until < today) return 'past';
  return until <= addDays(today, SOON_DAYS) ? 'soon' : 'good';
}

/** 未生效, 有效, 将到期, 已到期, 已终止. */
export const AGREEMENT_STATES = ['coming', 'good', 'soon', 'past', 'ended'] as const;
export type AgreementState = (typeof AGREEMENT_STATES)[number];

/** The days that an agreement tells. */
export interface AgreementDays {
  readonly validFrom: string;
  /** Its last day; null: until ended. */
  readonly validUntil: string | null;
  /** From this day on it holds no longer. */
  readonly endedOn: string | null;
}

/** How an agreement stands on a day. */
export function agreementState(days: AgreementDays, today: CivilDate): AgreementState {
  if (days.endedOn !== null && days.endedOn <= today) return 'ended';
  if (days.validFrom > today) return 'coming';
  const state = termState(days.validUntil, today);
  return state === 'unknown' ? 'good' : state;
}

/** Whether two agreements hold on a common day. */
export function agreementsOverlap(one: AgreementDays, other: AgreementDays): boolean {
  return one.validFrom <= lastDayOf(other) && other.validFrom <= lastDayOf(one);
}

const NO_END = '9999-12-31';

function lastDayOf({ validUntil, endedOn }: AgreementDays): string {
  const ended = endedOn === null ? NO_END : isCivilDate(endedOn) ? addDays(endedOn, -1) : endedOn;
  return validUntil !== null && validUntil < ended ? validUntil : ended;
}

/** Days as the duty reads them; what is no day is not known. */
export function dayOrNull(text: string | null): CivilDate | null {
  return text !== null && isCivilDate(text) ? text : null;
}

/** An agreement as the duty sees it; null where its beginning is no day. */
export function agreementStanding(
  row: AgreementDays & { readonly id: string; readonly kind: 'rescue' | 'joint' },
  team: TeamStanding,
): AgreementStanding | null {
  const validFrom = dayOrNull(row.validFrom);
  if (validFrom === null) return null;
  return {
    id: row.id,
    kind: row.kind,
    validFrom,
    validUntil: dayOrNull(row.validUntil),
    endedOn: dayOrNull(row.endedOn),
    team,
  };
}

/** The term to propose for a renewal: from the day after the last, as many whole years as before, one at least. */
export function nextTerm({ validFrom, validUntil }: AgreementDays): {
  validFrom: string;
  validUntil: string | null;
} {
  const last = dayOrNull(validUntil);
  const first = dayOrNull(validFrom);
  if (last === null || first === null) return { validFrom, validUntil: null };
  const from = addDays(last, 1);
  const months = (yearOf(from) - yearOf(first)) * 12 + monthOf(from) - monthOf(first);
  return { validFrom: from, validUntil: addDays(addYears(from, Math.max(1, Math.round(months / 12))), -1) };
}
