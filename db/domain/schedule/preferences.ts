import type { CivilDate } from '../dates/civil-date';
import type { StandingMark } from '../duties/rule-book';
import { normaliseText } from '../text/normalise';

/** Months (1–12) in which drills against a kind of accident are best held. */
export interface DrillSeason {
  readonly kind: string;
  /** Words of plan titles that mean this kind. */
  readonly words: readonly string[];
  readonly months: readonly number[];
  readonly note: string;
}

/** resources/rules/drill-seasons.json: what a proposal prefers where the law leaves the day open. */
export interface SchedulePreferences {
  readonly id: string;
  readonly version: string;
  readonly source: { readonly title: string; readonly article: string };
  readonly mark: StandingMark;
  readonly note: string;
  /** 全国安全生产月. */
  readonly safetyMonth: { readonly month: number; readonly mark: StandingMark; readonly note: string };
  /** Least share of real-action drills of a year, in per cent. */
  readonly actionShare: { readonly percent: number; readonly mark: StandingMark; readonly note: string };
  /** Every plan is to be drilled within so many years. */
  readonly rotation: { readonly years: number; readonly mark: StandingMark; readonly note: string };
  /** Days that two drills of one unit are kept apart. */
  readonly gap: { readonly days: number; readonly mark: StandingMark; readonly note: string };
  /** Holidays on fixed days as `MM-DD`, for years whose arrangement is not published yet. */
  readonly fixedHolidays: {
    readonly days: readonly string[];
    readonly mark: StandingMark;
    readonly note: string;
  };
  readonly seasons: readonly DrillSeason[];
}

/** Days on which no drill may be proposed, both ends included. */
export interface Refusal {
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly reason: string;
}

/** What a unit wishes otherwise than shipped; what is left out stays as shipped. */
export interface YearWishes {
  readonly actionShare?: number | undefined;
  readonly safetyMonth?: boolean | undefined;
  readonly seasons?: boolean | undefined;
  readonly gapDays?: number | undefined;
}

/** Figures a proposal works with: the shipped ones with the unit's wishes. */
export interface ScheduleAims {
  /** Per cent. */
  readonly actionShare: number;
  /** 1–12; null: the safety month is not looked at. */
  readonly safetyMonth: number | null;
  readonly seasons: readonly DrillSeason[];
  readonly gapDays: number;
  readonly rotationYears: number;
  /** `MM-DD`: avoided in years whose holidays are not known. */
  readonly fixedHolidays: readonly string[];
}

/** The aims of a year plan. Without preferences nothing is aimed at but the duties. */
export function aimsOf(preferences: SchedulePreferences | null, wishes: YearWishes = {}): ScheduleAims {
  if (preferences === null)
    return {
      actionShare: 0,
      safetyMonth: null,
      seasons: [],
      gapDays: 0,
      rotationYears: 3,
      fixedHolidays: [],
    };
  return {
    actionShare: wishes.actionShare ?? preferences.actionShare.percent,
    safetyMonth: wishes.safetyMonth === false ? null : preferences.safetyMonth.month,
    seasons: wishes.seasons === false ? [] : preferences.seasons,
    gapDays: wishes.gapDays ?? preferences.gap.days,
    rotationYears: preferences.rotation.years,
    fixedHolidays: preferences.fixedHolidays.days,
  };
}

/** The season that a plan's title speaks of; the longest word decides: 粉尘 爆炸 is no 火灾. Null when no word is in it. */
export function seasonOf(title: string, seasons: readonly DrillSeason[]): DrillSeason | null {
  const text = normaliseText(title);
  let best: DrillSeason | null = null;
  let length = 0;
  for (const season of seasons)
    for (const word of season.words)
      if (word.length > length && text.includes(word)) {
        best = season;
        length = word.length;
      }
  return best;
}

/** True when the day lies in a stretch without drills. */
export function isRefused(date: string, refusals: readonly Refusal[]): boolean {
  return refusals.some(({ from, to }) => date >= from && date <= to);
}
