import { z } from 'zod';
import { dutyState } from './codes';
import { civilDate, count, id } from './common';
import { job, nothing, query } from './define';

/** One line of arithmetic or law in the explanation of a duty. */
export const traceLine = z.object({ label: z.string(), text: z.string() });

/** A record that a duty rests on; a ledger may know it without its day. */
const evidence = z.object({
  kind: z.string(),
  id: z.string(),
  date: civilDate.nullable(),
  title: z.string(),
});

export const dutyView = z.object({
  subjectId: id,
  owner: z.string(),
  ownerName: z.string(),
  rule: z.string(),
  ruleTitle: z.string(),
  period: z.string(),
  refId: z.string(),
  refTitle: z.string(),
  due: civilDate.nullable(),
  daysLeft: z.number().int().nullable(),
  state: dutyState,
  late: z.boolean(),
  leads: z.boolean(),
  /** The one next step: which screen or dialogue, on which record. */
  action: z.object({
    kind: z.enum([
      'none',
      'check-filing',
      'number-filing',
      'receive-filing',
      'register-plan',
      'open-plan',
      'open-expert',
      'record-drill',
      'open-drill',
      'plan-drills',
      'report-drills',
      'inspect-drills',
      'assess-plan',
      'record-risk-analysis',
      'have-team',
      'open-team',
      'renew-agreement',
      'store-gear',
      'open-depot',
      'plan-watch',
      'open-hazard',
      'open-danger',
    ]),
    id: id.nullable(),
  }),
});

export const duties = {
  /** Home: what is overdue, due today, this week, later; each line with one action. `limit` counts the lines of a group. */
  inbox: query(
    z.object({ limit: count.max(50).default(8) }),
    z.object({
      today: civilDate,
      groups: z.array(
        z.object({
          key: z.enum(['overdue', 'today', 'week', 'month', 'unclear']),
          total: count,
          /** A line stands for `duties` of `units` under one rule until one day; `duty` is the first of them. */
          lines: z.array(z.object({ duty: dutyView, duties: count, units: count })),
        }),
      ),
    }),
  ),
  /** Home: numbers that open a list; `filters` is the JSON of that list's query filters. */
  figures: query(
    nothing,
    z.object({
      figures: z.array(
        z.object({
          key: z.string(),
          value: count,
          of: count.nullable(),
          list: z.string(),
          filters: z.string(),
        }),
      ),
    }),
  ),
  /** Home: the office's filing clocks; each number opens exactly its rows of the list `filing-cases`. */
  filingClocks: query(
    nothing,
    z.object({
      groups: z.array(
        z.object({
          key: z.enum([
            'overdue',
            'today',
            'soon',
            'deemed-soon',
            'deemed-unnumbered',
            'certificate',
            'provisional',
          ]),
          total: count,
          /** Working days of warning that the rule gives, where the group rests on one. */
          workingDays: count.nullable(),
          /** JSON of the list's filters. */
          filters: z.string(),
        }),
      ),
    }),
  ),
  forSubject: query(z.object({ subjectId: id }), z.object({ rows: z.array(dutyView) })),
  trace: query(
    z.object({ subjectId: id, rule: z.string(), period: z.string(), refId: z.string() }),
    z.object({
      duty: dutyView,
      ruleText: z.string(),
      source: z.string(),
      article: z.string(),
      mark: z.string(),
      markMeaning: z.string(),
      effectiveFrom: z.string(),
      lines: z.array(traceLine),
      skipped: z.array(z.object({ date: civilDate, why: z.string() })),
      evidence: z.array(evidence),
      /** Every record that was looked at, with the reason why it counts or does not. */
      considered: z.array(evidence.extend({ counted: z.boolean(), why: z.string() })),
      calendar: z.string(),
      switches: z.array(z.object({ key: z.string(), value: z.string(), note: z.string() })),
    }),
  ),
  rules: query(
    nothing,
    z.object({
      pack: z.string(),
      rules: z.array(
        z.object({
          id: z.string(),
          title: z.string(),
          text: z.string(),
          source: z.string(),
          article: z.string(),
          mark: z.string(),
          appliesTo: z.string(),
          effectiveFrom: z.string(),
          effectiveTo: z.string().nullable(),
          note: z.string(),
          switches: z.array(
            z.object({ key: z.string(), value: z.string(), choices: z.array(z.string()), note: z.string() }),
          ),
        }),
      ),
    }),
  ),
  /** Duties on any day, with their traces, computed afresh and stored nowhere: what the command line's `duties` prints. */
  evaluate: job(
    z.object({
      asOf: civilDate,
      owner: z.string().max(60).optional(),
      rule: z.string().max(40).optional(),
      state: dutyState.optional(),
    }),
    z.object({
      asOf: civilDate,
      rulePack: z.string(),
      calendarCoverage: z.string(),
      duties: z.array(
        z.object({
          owner: z.string(),
          ownerName: z.string(),
          rule: z.string(),
          period: z.string(),
          due: civilDate.nullable(),
          state: dutyState,
          /** The plan, version or case it is about, by title. */
          about: z.string(),
          late: z.boolean(),
          evidence: z.array(evidence),
          trace: z.object({
            text: z.string(),
            source: z.string(),
            article: z.string(),
            mark: z.string(),
            lines: z.array(traceLine),
            skipped: z.array(z.object({ date: civilDate, why: z.string() })),
          }),
        }),
      ),
    }),
    { permission: 'read', audit: 'none' },
  ),
  /** Full run over every subject; the result must equal the incremental one. */
  recompute: job(nothing, z.object({ subjects: count, duties: count, changed: count, digest: z.string() })),
};
