import type { ReadDb } from '../../connection';
import type { CivilDate } from '../../domain/dates/civil-date';
import {
  type LeagueField,
  type LeagueFigure,
  type LeaguePlace,
  type LeagueValue,
  league,
  movesSince,
} from '../../domain/exchange/league';
import { reportersUnder } from '../../domain/exchange/region-tree';
import { covers, dueDayOf, judgeReporting } from '../../domain/exchange/reporting';
import { lastEndedPeriod, periodBefore } from '../../domain/reports/period';
import type { Law } from '../../law';
import { newestOfCount } from '../sender-order';
import type { OfficeFigures } from './counties';
import { reportingDays, uploadsBySender } from './gaps';
import { type OfficeStanding, standingsOf, totalsStandings } from './kept-totals';
import { type RegionLine, regionLines } from './regions';

/** A line of the table: the office with its figures, its place by the chosen one, and the places it has gained. */
export interface LeagueRow extends Omit<LeaguePlace, 'id'> {
  line: RegionLine;
  /** Null where the earlier place is not known. */
  moved: number | null;
  /** How the own totals stand of each office that this line counts, the worst first. */
  totals: OfficeStanding[];
}

export interface LeagueTable {
  /** The period whose packages the places are compared with. */
  before: string;
  /** How many of the ranked have told figures for it. */
  known: number;
  /** True where others report through those that report here: then the counties can be ranked among themselves. */
  deeper: boolean;
  rows: LeagueRow[];
  /** Regions directly below from which nothing has come. */
  missing: { regionCode: string; name: string }[];
}

/**
 * Everyone below side by side, ranked by one figure. What the figures were is known only from what an office stated in its
 * package of the earlier period; where it stated nothing, no change of place is told.
 */
export function leagueTable(
  db: ReadDb,
  law: Law,
  today: CivilDate,
  { figure, among }: { figure: LeagueFigure; among: LeagueField },
  figures?: readonly OfficeFigures[],
): LeagueTable {
  const lines = regionLines(db, law, today, figures);
  const root = lines[0]?.key;
  const field = lines.filter(
    (line) =>
      line.kind === 'office' &&
      line.key !== root &&
      (among === 'direct' ? line.parent === root : isLowest(lines, line)),
  );
  const collected = lastEndedPeriod(today);
  // Filing and drills are counted as of today: what was stated for the period that ended last is the table before.
  const before = figure === 'punctual' ? periodBefore(collected) : collected;
  const now =
    figure === 'punctual'
      ? punctual(db, law, collected, today, field)
      : field.map((line) => ({ id: line.key, ...parts(figure, line.figures) }));
  const earlier =
    figure === 'punctual'
      ? punctual(db, law, before, today, field)
      : stated(db, figure, before).filter(({ id }) => field.some((line) => line.key === id));
  const { smallest } = law.figures;
  const places = league(figure, now, smallest);
  const standings = totalsStandings(db);
  const moves = movesSince(figure, now, earlier, smallest);
  return {
    before,
    known: moves.size,
    deeper: lines.some(({ kind, depth }) => kind === 'office' && depth > 1),
    rows: field.map((line) => {
      const { id: _id, ...place } = places.get(line.key) as LeaguePlace;
      return {
        ...{ line, ...place, moved: moves.get(line.key) ?? null },
        totals: standingsOf(standings, reportersUnder(lines, line.key)),
      };
    }),
    missing: lines
      .filter(({ kind, parent }) => kind === 'region' && parent === root)
      .map(({ regionCode, name }) => ({ regionCode, name })),
  };
}

const isLowest = (lines: readonly RegionLine[], { key }: RegionLine): boolean =>
  !lines.some(({ kind, parent }) => kind === 'office' && parent === key);

function parts(
  figure: Exclude<LeagueFigure, 'punctual'>,
  figures: RegionLine['figures'],
): Pick<LeagueValue, 'part' | 'whole'> {
  if (figure === 'filing') return { part: figures.filed, whole: figures.shouldFile };
  if (figure === 'drills') return { part: figures.drilled, whole: figures.shouldDrill };
  return { part: figures.overdueFiling, whole: figures.shouldFile };
}

/** Days late with a period, for those that report here themselves; null while the day has not come. */
function punctual(
  db: ReadDb,
  law: Law,
  period: string,
  today: CivilDate,
  field: readonly RegionLine[],
): LeagueValue[] {
  const packages = uploadsBySender(db);
  const dueOn = dueDayOf(period, reportingDays(db, law));
  return field.map(({ key }) => {
    const theirs = packages.get(key);
    // Who reports through another sends nothing here that could be late.
    if (theirs === undefined) return { id: key, part: null, whole: null };
    const { state, daysLate } = judgeReporting(theirs, period, dueOn, today);
    return { id: key, part: state === 'waiting' ? null : daysLate, whole: null };
  });
}

/** Where the totals that travel in a package hold the figures ranked by. */
const STATED: Readonly<Record<Exclude<LeagueFigure, 'punctual'>, readonly [string, string]>> = {
  filing: ['T1.filed', 'T1.shouldFile'],
  drills: ['T3.drilled', 'T3.shouldDrill'],
  overdue: ['T1.overdue', 'T1.shouldFile'],
};

/** What offices stated in their last package of a period. */
function stated(db: ReadDb, figure: Exclude<LeagueFigure, 'punctual'>, period: string): LeagueValue[] {
  const [part, whole] = STATED[figure];
  const found = new Map<string, LeagueValue>();
  for (const row of db.all<{
    id: string;
    period: string | null;
    part: number | null;
    whole: number | null;
  }>(
    `SELECT partner_id AS id, period, json_extract(manifest, '$.totals.${part}') AS part,
            json_extract(manifest, '$.totals.${whole}') AS whole
       FROM package_log WHERE direction = 'in' AND kind = 'upload' ORDER BY partner_id, ${newestOfCount('partner_id', 'manifest')}, seq`,
  ))
    if (covers(row.period, period) && row.part !== null && row.whole !== null)
      found.set(row.id, { id: row.id, part: row.part, whole: row.whole });
  return [...found.values()];
}
