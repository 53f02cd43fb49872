import type { ReadDb } from '../../connection';
import { addDays, type CivilDate } from '../../domain/dates/civil-date';
import { arrangeTallies } from '../../domain/duties/inbox-order';
import { type DutyRule, findRule, ruleInForce } from '../../domain/duties/rule-book';
import { isWindowUnit, windowOf } from '../../domain/duties/windows';
import type { Law } from '../../law';
import {
  countByRule,
  countOverdueEnterprises,
  countSubjects,
  dutyViewsOfTally,
  type InboxStretch,
  type StretchTally,
  type TallyKey,
  tallyStretch,
} from '../../repositories/duty-view';
import { FILING_PILES } from '../../repositories/lists/filing-cases';
import { sightOf } from '../own-sight';
import { type DutyView, viewDuty } from './duty-view';

/** One line of the inbox: what one unit owes under one rule until one day, or what many units owe alike. */
export interface InboxLine {
  /** The duty itself, or the first of those that the line stands for. */
  duty: DutyView;
  duties: number;
  units: number;
}

/** Home: the open clocks of everybody, by urgency. */
export interface Inbox {
  today: string;
  groups: { key: 'overdue' | 'today' | 'week' | 'month' | 'unclear'; total: number; lines: InboxLine[] }[];
}

/** A number that opens a list; `filters` is the JSON of the list query's filters. */
export interface Figure {
  key: string;
  value: number;
  of: number | null;
  list: string;
  filters: string;
}

const ANY_DAY = { from: '0001-01-01', to: '9999-12-31' };

/** From so many duties of one rule and day on, one line stands for all of them: a list of the same helps nobody. */
const FOLDED_FROM = 4;

/**
 * What is overdue (latest first), due today, within seven days, within thirty, and what has no sure day. What many units
 * owe under one rule until one day is one line; graver and rarer things stand first, see `arrangeTallies`.
 */
export function homeInbox(db: ReadDb, law: Law, todayText: string, limit: number): Inbox {
  const today = todayText as CivilDate;
  const due = (from: number, to: number) => ({ from: addDays(today, from), to: addDays(today, to) });
  const pending = ['open', 'due-soon'] as const;
  const origin = sightOf(db);
  const stretches: [Inbox['groups'][number]['key'], Omit<InboxStretch, 'origin'>[]][] = [
    ['overdue', [{ states: ['overdue'], due: ANY_DAY }]],
    ['today', [{ states: pending, due: due(0, 0) }]],
    ['week', [{ states: pending, due: due(1, 7) }]],
    ['month', [{ states: pending, due: due(8, 30) }]],
    [
      'unclear',
      [
        { states: [...pending, 'provisional'], due: null },
        { states: ['provisional'], due: ANY_DAY },
      ],
    ],
  ];
  return {
    today,
    groups: stretches.map(([key, parts]) => {
      const tallies = parts.flatMap((part) =>
        tallyStretch(db, { ...part, origin }).map((tally) => ({ ...tally, states: part.states, origin })),
      );
      const order = { tiers: law.figures.pressing, latestFirst: key === 'overdue', limit };
      return {
        key,
        total: tallies.reduce((sum, tally) => sum + tally.count, 0),
        lines: arrangeTallies(tallies, order)
          .flatMap((tally) => linesOf(db, law, today, tally))
          .slice(0, limit),
      };
    }),
  };
}

/** Whether a unit owes this rule's duty once in a period: then units need no counting. */
function owedOnce(rule: DutyRule | null): boolean {
  const perPlan = rule?.switches.some(({ values }) => values.includes('every-plan')) ?? true;
  return rule?.subject === 'enterprise' && !perPlan;
}

/** A line for each unit of a small tally, one line for a large one. */
function linesOf(db: ReadDb, law: Law, today: string, tally: TallyKey & StretchTally): InboxLine[] {
  const folded = tally.count >= FOLDED_FROM;
  const rows = dutyViewsOfTally(db, tally, folded ? 1 : tally.count);
  if (folded)
    return rows.map((row) => ({
      duty: viewDuty(row, law.ruleBook, today),
      duties: tally.count,
      units: owedOnce(findRule(law.ruleBook, row.rule)) ? tally.count : countSubjects(db, tally),
    }));
  const byUnit = new Map<string, InboxLine>();
  for (const row of rows) {
    const line = byUnit.get(row.subjectId);
    if (line !== undefined) line.duties += 1;
    else byUnit.set(row.subjectId, { duty: viewDuty(row, law.ruleBook, today), duties: 1, units: 1 });
  }
  return [...byUnit.values()];
}

const filter = (column: string, ...values: (string | number)[]) => ({ column, values });

/** The few numbers on top of home. Counting goes through whole registers: asked apart from the rows, which nobody should wait for. */
export function homeFigures(db: ReadDb, law: Law, todayText: string): Figure[] {
  const today = todayText as CivilDate;
  const origin = sightOf(db);
  const rules = law.figures;
  const unit = ruleInForce(law.ruleBook, rules.keyDrill, today)?.unit ?? null;
  const period = isWindowUnit(unit) ? windowOf(today, unit).period : null;
  const filing = countByRule(db, rules.filing, null, origin);
  const drills = countByRule(db, rules.keyDrill, period, origin);
  const owed = (counts: typeof filing) =>
    (['met', 'open', 'due-soon', 'overdue', 'provisional'] as const).reduce(
      (sum, state) => sum + (counts[state] ?? 0),
      0,
    );
  const own = origin === null ? '' : 'AND origin = @origin';
  const count = (sql: string, params = {}) =>
    db.value<number>(`${sql} ${own}`, origin === null ? params : { ...params, origin }) ?? 0;
  const figure = (key: string, value: number, of: number | null, list: string, ...filters: object[]) => ({
    key,
    value,
    of,
    list,
    filters: JSON.stringify(filters),
  });
  return [
    figure(
      'overdueUnits',
      countOverdueEnterprises(db, origin),
      // The index of living units is a tenth of the table.
      count('SELECT COUNT(*) FROM enterprise INDEXED BY enterprise_initials WHERE voided_at IS NULL'),
      'enterprises',
      { column: 'overdue', from: 1 },
    ),
    figure(
      'casesInCheck',
      // The pile of the filing desk, so that both say the same number.
      count(`SELECT COUNT(*) FROM filing_case c WHERE c.voided_at IS NULL AND ${FILING_PILES.checking}`),
      null,
      'filing-cases',
      filter('pile', 'checking'),
    ),
    figure(
      'plansFiled',
      filing.met ?? 0,
      owed(filing),
      'duties',
      filter('rule', rules.filing),
      filter('state', 'met'),
    ),
    figure(
      'keyDrillsDone',
      drills.met ?? 0,
      owed(drills),
      'duties',
      filter('rule', rules.keyDrill),
      ...(period === null ? [] : [filter('period', period)]),
      filter('state', 'met'),
    ),
    figure(
      'drillsAhead',
      count(
        `SELECT COUNT(*) FROM drill WHERE state IN ('planned','prepared','postponed') AND planned_on BETWEEN @from AND @to
           AND voided_at IS NULL`,
        { from: today, to: addDays(today, 30) },
      ),
      null,
      'drills',
      filter('state', 'planned', 'prepared', 'postponed'),
      { column: 'plannedOn', from: today, to: addDays(today, 30) },
    ),
  ];
}
