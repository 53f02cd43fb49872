import type { ReadDb } from '../../connection';
import { addDays, type CivilDate } from '../../domain/dates/civil-date';
import { ruleInForce } from '../../domain/duties/rule-book';
import { isWindowUnit, windowOf } from '../../domain/duties/windows';
import type { Law } from '../../law';
import {
  countByRule,
  countOverdueEnterprises,
  countStretch,
  dutyViewsOfStretch,
  type InboxStretch,
} from '../../repositories/duty-view';
import { sightOf } from '../own-sight';
import { type DutyView, viewDuty } from './duty-view';

/** Home: the open clocks of everybody, by urgency. */
export interface Inbox {
  today: string;
  groups: { key: 'overdue' | 'today' | 'week' | 'month' | 'unclear'; total: number; rows: DutyView[] }[];
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

/** What is overdue (latest first), due today, within seven days, within thirty, and what has no sure day. */
export function homeInbox(db: ReadDb, law: Law, todayText: string, limit: number): Inbox {
  const today = todayText as CivilDate;
  const due = (from: number, to: number) => ({ from: addDays(today, from), to: addDays(today, to) });
  const pending = ['open', 'due-soon'] as const;
  const origin = sightOf(db);
  const stretches: [Inbox['groups'][number]['key'], Omit<InboxStretch, 'origin'>[]][] = [
    ['overdue', [{ states: ['overdue'], due: ANY_DAY, latestFirst: true }]],
    ['today', [{ states: pending, due: due(0, 0), latestFirst: false }]],
    ['week', [{ states: pending, due: due(1, 7), latestFirst: false }]],
    ['month', [{ states: pending, due: due(8, 30), latestFirst: false }]],
    [
      'unclear',
      [
        { states: pending, due: null, latestFirst: false },
        { states: ['provisional'], due: ANY_DAY, latestFirst: false },
      ],
    ],
  ];
  return {
    today,
    groups: stretches.map(([key, parts]) => ({
      key,
      total: parts.reduce((sum, part) => sum + countStretch(db, { ...part, origin }), 0),
      rows: parts
        .flatMap((part) => dutyViewsOfStretch(db, { ...part, origin }, limit))
        .slice(0, limit)
        .map((row) => viewDuty(row, law.ruleBook, today)),
    })),
  };
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
      count("SELECT COUNT(*) FROM filing_case WHERE state = 'checking' AND voided_at IS NULL"),
      null,
      'filing-cases',
      filter('state', 'checking'),
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
