import type { CalendarDay } from '../dates/working-calendar';
import type { ReportingDays } from './reporting';

/** What an office has decided where the law is silent; null or empty where it has decided nothing. */
export interface HandedRules {
  /** Rule id → switch → chosen value. */
  readonly switches: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly dueSoonDays: number | null;
  readonly reportingDays: ReportingDays | null;
  /** Yearly arrangements that were taken in there. */
  readonly years: readonly { year: number; source: string; days: readonly CalendarDay[] }[];
  /** Local days of its region and those above it. */
  readonly days: readonly HandedDay[];
}

export interface HandedDay extends CalendarDay {
  readonly regionCode: string;
  readonly source: string;
}

/** A layout of a form in the sender's own words. */
export interface HandedForm {
  readonly form: string;
  readonly fileName: string;
  readonly sha256: string;
}

export const HANDED_KINDS = ['switch', 'due-soon', 'reporting-days', 'year', 'days', 'form'] as const;
export type HandedKind = (typeof HANDED_KINDS)[number];

/**
 * differs: it can be adopted · same: it is so here already · foreign: this program knows no such rule, value or form, the days
 * are those of another region, or the file is not here.
 */
export const HANDED_STANDINGS = ['differs', 'same', 'foreign'] as const;
export type HandedStanding = (typeof HANDED_STANDINGS)[number];

/** One thing that came from above and that people decide about by itself. */
export interface HandedItem {
  /** Names the thing among those of its sender. */
  readonly key: string;
  readonly kind: HandedKind;
  /** Title of the rule, name of the region or the form; the year. */
  readonly subject: string;
  /** The switch, the name of a local day, the file of a form. */
  readonly detail: string;
  /** Values as they are kept; of days, one each. */
  readonly theirs: readonly string[];
  readonly ours: readonly string[];
  readonly standing: HandedStanding;
}

/** What is held against it: the desk as it stands. */
export interface OwnWays {
  rule(id: string): { title: string } | null;
  /** The switch of a rule with the value that holds here. */
  switchOf(rule: string, key: string): { values: readonly string[]; value: string } | null;
  readonly dueSoonDays: number;
  readonly reportingDays: ReportingDays;
  /** The country's days of a year; null while the year is not known here. */
  yearDays(year: number): readonly CalendarDay[] | null;
  /** Regions whose local days hold here, with their names. */
  readonly regions: ReadonlyMap<string, string>;
  readonly days: readonly HandedDay[];
  form(id: string): { name: string; sha256: string | null; fileName: string } | null;
  /** Whether a file is kept here with its content. */
  stored(sha256: string): boolean;
}

/** The rules and days of one sender, each held against what holds here. */
export function rulesHandedDown(rules: HandedRules, own: OwnWays): HandedItem[] {
  return [
    ...Object.entries(rules.switches).flatMap(([rule, chosen]) =>
      Object.entries(chosen).map(([key, value]) => switchItem(rule, key, value, own)),
    ),
    ...(rules.dueSoonDays === null ? [] : [dueSoonItem(rules.dueSoonDays, own)]),
    ...(rules.reportingDays === null ? [] : [reportingItem(rules.reportingDays, own)]),
    ...rules.years.map((year) => yearItem(year, own)),
    ...localDays(rules.days).map((days) => daysItem(days, own)),
  ];
}

/** The layouts of one sender, each held against the one in use here. */
export function formsHandedDown(forms: readonly HandedForm[], own: OwnWays): HandedItem[] {
  return forms.map(({ form, fileName, sha256 }) => {
    const known = own.form(form);
    return {
      key: `form:${form}`,
      kind: 'form',
      subject: known?.name ?? form,
      detail: fileName,
      theirs: [fileName],
      ours: known?.sha256 == null ? [] : [known.fileName],
      standing: known?.sha256 === sha256 ? 'same' : known && own.stored(sha256) ? 'differs' : 'foreign',
    };
  });
}

/** Local days that belong together: of one region, one kind, one name and one notice. */
export function localDays(days: readonly HandedDay[]): { key: string; days: readonly HandedDay[] }[] {
  const groups = new Map<string, HandedDay[]>();
  for (const day of days) {
    const key = `days:${day.regionCode}:${day.kind}:${day.name}:${day.source}`;
    groups.set(key, [...(groups.get(key) ?? []), day]);
  }
  return [...groups].map(([key, of]) => ({ key, days: of }));
}

function switchItem(rule: string, key: string, value: string, own: OwnWays): HandedItem {
  const here = own.switchOf(rule, key);
  const known = here?.values.includes(value) === true;
  return {
    key: `switch:${rule}:${key}`,
    kind: 'switch',
    subject: own.rule(rule)?.title ?? rule,
    detail: key,
    theirs: [value],
    ours: here ? [here.value] : [],
    standing: !known ? 'foreign' : here.value === value ? 'same' : 'differs',
  };
}

function dueSoonItem(days: number, { dueSoonDays }: OwnWays): HandedItem {
  return {
    key: 'due-soon',
    kind: 'due-soon',
    subject: '',
    detail: '',
    theirs: [String(days)],
    ours: [String(dueSoonDays)],
    standing: days === dueSoonDays ? 'same' : 'differs',
  };
}

function reportingItem(days: ReportingDays, { reportingDays }: OwnWays): HandedItem {
  const valuesOf = ({ H1, H2, year }: ReportingDays) => [H1, H2, year];
  const [theirs, ours] = [valuesOf(days), valuesOf(reportingDays)];
  return {
    key: 'reporting-days',
    kind: 'reporting-days',
    subject: '',
    detail: '',
    theirs,
    ours,
    standing: theirs.join() === ours.join() ? 'same' : 'differs',
  };
}

const dayKey = ({ date, kind }: CalendarDay): string => `${date} ${kind}`;

function yearItem({ year, source, days }: HandedRules['years'][number], own: OwnWays): HandedItem {
  // The December before may be part of the arrangement; what a year is compared by are its own days.
  const within = (of: readonly CalendarDay[]) => of.map(dayKey).filter((key) => key.startsWith(`${year}-`));
  const [theirs, ours] = [within(days), own.yearDays(year)];
  return {
    key: `year:${year}`,
    kind: 'year',
    subject: String(year),
    detail: source,
    theirs,
    ours: ours === null ? [] : within(ours),
    standing: ours !== null && sameSet(theirs, within(ours)) ? 'same' : 'differs',
  };
}

function daysItem({ key, days }: ReturnType<typeof localDays>[number], own: OwnWays): HandedItem {
  const [first] = days;
  const region = first?.regionCode ?? '';
  const here = new Set(own.days.filter(({ regionCode }) => regionCode === region).map(dayKey));
  const theirs = days.map(dayKey);
  const ours = theirs.filter((each) => here.has(each));
  return {
    key,
    kind: 'days',
    subject: own.regions.get(region) ?? region,
    detail: first?.name ?? '',
    theirs,
    ours,
    standing: !own.regions.has(region) ? 'foreign' : ours.length === theirs.length ? 'same' : 'differs',
  };
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  const known = new Set(b);
  return a.length === b.length && a.every((each) => known.has(each));
}
