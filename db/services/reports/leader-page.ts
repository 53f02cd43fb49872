import type { ReadDb } from '../../connection';
import { addDays, asCivilDate } from '../../domain/dates/civil-date';
import {
  changeOf,
  LEADER,
  LEADER_DAYS,
  LEADER_FIGURES,
  type WorstLine,
  worstLines,
} from '../../domain/reports/leader';
import { periodBefore, type ReportPeriod, readPeriod } from '../../domain/reports/period';
import { type TallyCell, tally } from '../../domain/reports/tally';
import type { Law } from '../../law';
import { deskLaw } from '../../law/desk-law';
import { type DueDutyRow, dutiesDue } from '../../repositories/due-report-facts';
import { sightOf } from '../own-sight';
import type { GatheringOptions } from './gather-facts';
import { gatherPeriodFacts } from './gather-periods';

/** One of the dozen figures with what it was in the period before. */
export interface LeaderFigure {
  readonly key: string;
  readonly heading: string;
  readonly now: TallyCell;
  readonly before: TallyCell;
  readonly change: TallyCell;
}

/** What falls due soon under one rule. */
export interface LeaderDue {
  readonly rule: string;
  readonly title: string;
  readonly count: number;
  readonly firstOn: string;
}

/** 领导一页通 of a period. */
export interface LeaderPage {
  readonly before: ReportPeriod;
  readonly figures: readonly LeaderFigure[];
  readonly worst: readonly WorstLine[];
  readonly due: readonly LeaderDue[];
}

/** What falls due within thirty days of today. */
export function dueSoon(db: ReadDb, today: string): DueDutyRow[] {
  const from = asCivilDate(today);
  return dutiesDue(db, { from, to: addDays(from, LEADER_DAYS), origin: sightOf(db) });
}

/** Works the page out: the dozen figures beside the period before, the lines that are behind, what falls due. */
export function leaderPage(
  db: ReadDb,
  law: Law,
  today: string,
  period: ReportPeriod,
  options: GatheringOptions = {},
): LeaderPage {
  const before = readPeriod(periodBefore(period.text), asCivilDate(today));
  const [facts, earlier] = gatherPeriodFacts(db, law, [period, before], options);
  if (facts === undefined || earlier === undefined) throw new Error('a page needs its two periods');
  const counted = tally(LEADER, facts, 'region');
  const { total: totalBefore } = tally(LEADER, earlier, 'region');
  const figures = LEADER_FIGURES.map((key) => {
    const at = LEADER.columns.findIndex((column) => column.key === key);
    const [now, then] = [counted.total[at] ?? null, totalBefore[at] ?? null];
    return {
      key,
      heading: LEADER.columns[at]?.heading ?? '',
      now,
      before: then,
      change: changeOf(now, then),
    };
  });
  return { before, figures, worst: worstLines(counted.lines), due: dueByRule(db, law, today) };
}

function dueByRule(db: ReadDb, law: Law, today: string): LeaderDue[] {
  const titles = new Map(deskLaw(db, law).ruleBook.rules.map(({ id, title }) => [id, title]));
  const rules = new Map<string, { rule: string; title: string; count: number; firstOn: string }>();
  for (const { rule, dueOn } of dueSoon(db, today)) {
    const one = rules.get(rule) ?? { rule, title: titles.get(rule) ?? rule, count: 0, firstOn: dueOn };
    one.count += 1;
    rules.set(rule, one);
  }
  return [...rules.values()].sort((a, b) => b.count - a.count || (a.rule < b.rule ? -1 : 1));
}
