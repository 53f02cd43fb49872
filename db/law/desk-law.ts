import { createHash } from 'node:crypto';
import type { ReadDb } from '../connection';
import { regionalDaysOf } from '../domain/dates/regional-days';
import {
  buildWorkingCalendar,
  type CalendarDay,
  calendarCoverage,
  type WorkingCalendar,
} from '../domain/dates/working-calendar';
import {
  DEFAULT_DUTY_SETTINGS,
  type DutyEvidenceKind,
  type DutySettings,
  type RuleBook,
} from '../domain/duties/rule-book';
import type { Law } from '../law';
import { listCalendarOverrides, listCalendarYears } from '../repositories/calendar';
import { keptRegisters } from '../repositories/duty-means';
import { selfOffice } from '../repositories/office';
import { readSetting } from '../repositories/setting';
import { withParts } from './when-asked';

/** The law as it stands at one desk: the shipped data with what this database adds and has chosen. */
export interface DeskLaw extends Law {
  /** Days of warning and the values of the rules' switches. */
  readonly settings: DutySettings;
  /** Last day of this desk's calendar. */
  readonly coverage: string;
  /** One line that changes whenever stored duties may no longer be right: rules, sets, calendar, switches. */
  readonly basis: string;
}

/** Setting key: `{ruleId: {switch: value}}`. */
export const SWITCHES_SETTING = 'rules.switches';
/** Setting key: civil days before a due day from which a duty is due soon. */
export const DUE_SOON_SETTING = 'rules.dueSoonDays';

/** Local days are laid out for so many years past the covered ones, so that provisional deadlines know them too. */
const YEARS_AHEAD = 3;

const calendars = new WeakMap<Law, Map<string, WorkingCalendar>>();

/** What a database holds of the calendar: days with the region they are declared for, and the years taken in. */
export interface KeptCalendar {
  readonly overrides: readonly (CalendarDay & { readonly regionCode: string })[];
  readonly years: readonly number[];
}

/**
 * Reads what the database adds to the law. Cheap enough to be asked in every command. `kept` stands in for the calendar
 * of the database: the law as it would be after a change.
 */
export function deskLaw(db: ReadDb, law: Law, kept?: KeptCalendar): DeskLaw {
  const region = selfOffice(db)?.regionCode ?? '000000';
  const regions = regionsAbove(region);
  const overrides = kept ? overridesFor(regions, kept.overrides) : listCalendarOverrides(db, regions);
  const years = kept ? [...kept.years].sort((a, b) => a - b) : listCalendarYears(db);
  const calendar = calendarOf(law, region, overrides, years);
  const switches = readSetting<DutySettings['switches']>(
    db,
    SWITCHES_SETTING,
    DEFAULT_DUTY_SETTINGS.switches,
  );
  const dueSoonDays = readSetting<number>(db, DUE_SOON_SETTING, DEFAULT_DUTY_SETTINGS.dueSoonDays);
  const registers = keptRegisters(db);
  const basis = JSON.stringify([
    law.packVersion,
    contentOf(law),
    calendar.version,
    overrides,
    years,
    switches,
    dueSoonDays,
    registersAsked(law.ruleBook, registers),
  ]);
  return withParts(law, {
    calendar,
    settings: { switches, dueSoonDays, kept: registers },
    coverage: calendarCoverage(calendar).to,
    basis,
  });
}

/** Of the registers that this desk keeps, those whose first and last row decide whether a rule is asked at all. */
export function registersAsked(book: RuleBook, kept: readonly DutyEvidenceKind[]): DutyEvidenceKind[] {
  const asked = new Set(
    book.rules
      .filter(({ switches }) => switches.some(({ values }) => values.includes('when-kept')))
      .map(({ evidence }) => evidence),
  );
  return kept.filter((kind) => asked.has(kind));
}

const contents = new WeakMap<Law, string>();

/** Digest of the rule book and the set definitions: a corrected sentence counts even where nobody raised a version. */
function contentOf(law: Law): string {
  const known = contents.get(law);
  if (known !== undefined) return known;
  const digest = createHash('sha256')
    .update(JSON.stringify([law.ruleBook, law.setDefinitions]))
    .digest('hex');
  contents.set(law, digest);
  return digest;
}

/** The whole country, the province, the prefecture and the county, in the order in which a later one overrules. */
export function regionsAbove(region: string): string[] {
  return [...new Set(['000000', `${region.slice(0, 2)}0000`, `${region.slice(0, 4)}00`, region])];
}

/** As `listCalendarOverrides` answers: the wider region first, then by day. */
function overridesFor(regions: readonly string[], all: KeptCalendar['overrides']): CalendarDay[] {
  return all
    .filter(({ regionCode }) => regions.includes(regionCode))
    .map(({ regionCode, date, kind, name }) => ({ key: regionCode + date, day: { date, kind, name } }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ day }) => day);
}

function calendarOf(
  law: Law,
  region: string,
  overrides: readonly CalendarDay[],
  years: readonly number[],
): WorkingCalendar {
  const known = calendars.get(law) ?? new Map<string, WorkingCalendar>();
  calendars.set(law, known);
  const key = JSON.stringify([region, overrides, years]);
  const found = known.get(key);
  if (found) return found;
  const last = Math.max(law.calendarData.lastYear, ...years) + YEARS_AHEAD;
  const local = regionalDaysOf(law.regionalDays, region, law.calendarData.firstYear, last);
  const plain = overrides.length === 0 && years.length === 0 && local.length === 0;
  const calendar = plain
    ? law.calendar
    : buildWorkingCalendar(law.calendarData, { overrides: [...local, ...overrides], years });
  known.set(key, calendar);
  return calendar;
}
