import type { ReadDb, SqlParams } from '../connection';
import type { DutyState } from '../domain/duties/duty';

/** A stored duty with the names that people read. */
export interface DutyViewRow {
  subjectId: string;
  /** 统一社会信用代码, or the region code of an office. */
  owner: string;
  ownerName: string;
  isOffice: 0 | 1;
  rule: string;
  period: string;
  refId: string;
  /** Title of the plan or of the plans in the filing case, or what the expert, drill, team, depot or hazard is called. */
  refTitle: string;
  /** Whether it is about a team. */
  refIsTeam: 0 | 1;
  /** The plan it is about, when it is about one. */
  planId: string | null;
  due: string | null;
  state: DutyState;
  late: 0 | 1;
  leads: 0 | 1;
}

const TITLES_OF_CASE = `(SELECT group_concat(p.title, '、') FROM filing_case_plan fp
    JOIN plan_version v ON v.id = fp.plan_version_id JOIN plan p ON p.id = v.plan_id
  WHERE fp.case_id = d.ref_id AND fp.voided_at IS NULL)`;

/** What the other things are called that a duty may be about; looked up only where the ones before it are not meant. */
export const RESOURCE_TITLE = `(SELECT t.name FROM team t WHERE t.id = d.ref_id), (SELECT o.name FROM depot o WHERE o.id = d.ref_id),
    (SELECT h.name FROM hazard h WHERE h.id = d.ref_id), (SELECT h.title FROM hidden_danger h WHERE h.id = d.ref_id),
    (SELECT t.name FROM team_agreement a JOIN team t ON t.id = a.team_id WHERE a.id = d.ref_id)`;

const VIEW = `SELECT d.subject_id AS subjectId, COALESCE(e.uscc, f.region_code, '') AS owner,
    COALESCE(e.name, f.name, '') AS ownerName, e.id IS NULL AS isOffice, d.rule_id AS rule, d.period, d.ref_id AS refId,
    CASE WHEN d.ref_id = '' THEN '' ELSE COALESCE(p.title, x.name, g.title, ${TITLES_OF_CASE}, ${RESOURCE_TITLE}, '') END AS refTitle,
    d.ref_id <> '' AND EXISTS (SELECT 1 FROM team t WHERE t.id = d.ref_id) AS refIsTeam, p.id AS planId,
    d.due_on AS due, d.state, d.late, d.leads
  FROM duty d
  LEFT JOIN enterprise e ON e.id = d.subject_id
  LEFT JOIN office f ON f.id = d.subject_id
  LEFT JOIN plan_version v ON d.ref_id <> '' AND v.id = d.ref_id
  LEFT JOIN expert x ON d.ref_id <> '' AND x.id = d.ref_id
  LEFT JOIN drill g ON d.ref_id <> '' AND g.id = d.ref_id
  LEFT JOIN plan p ON d.ref_id <> '' AND p.id = COALESCE(v.plan_id, d.ref_id)`;

/** All duties of one subject, the leading ones first within a rule's day. */
export function dutyViewsOfSubject(db: ReadDb, subjectId: string): DutyViewRow[] {
  return db.all<DutyViewRow>(
    `${VIEW} WHERE d.subject_id = @subjectId ORDER BY d.due_on IS NULL, d.due_on, d.leads DESC, d.rule_id, d.period, d.ref_id`,
    { subjectId },
  );
}

/** One duty by its key. */
export function dutyViewOf(
  db: ReadDb,
  key: { subjectId: string; rule: string; period: string; refId: string },
): DutyViewRow | undefined {
  return db.get<DutyViewRow>(
    `${VIEW} WHERE d.subject_id = @subjectId AND d.rule_id = @rule AND d.period = @period AND d.ref_id = @refId`,
    { ...key },
  );
}

/** A part of the inbox: states and a stretch of due days. Only leading duties: what two rules ask is done once. */
export interface InboxStretch {
  states: readonly DutyState[];
  /** Due days from and to, both included; null takes duties without a due day. */
  due: { from: string; to: string } | null;
  /** Only what this owner and its units owe; null: everybody. */
  origin: string | null;
}

/** Duties of a stretch that one rule asks for until one day. */
export interface StretchTally {
  rule: string;
  due: string | null;
  count: number;
}

/** Narrows duties `d` to an owner and its units; nothing is asked where everybody is meant. */
const ownedBy = (origin: string | null): string =>
  origin === null
    ? ''
    : 'AND (d.subject_id = @origin OR d.subject_id IN (SELECT u.id FROM enterprise u WHERE u.origin = @origin))';

/**
 * How many duties a stretch has, by rule and due day. One state at a time: the index then hands the groups over in
 * their order, and a hundred thousand overdue duties are counted without being sorted.
 */
export function tallyStretch(db: ReadDb, { states, due, origin }: InboxStretch): StretchTally[] {
  const days = due === null ? 'd.due_on IS NULL' : 'd.due_on BETWEEN @from AND @to';
  const tallies = new Map<string, StretchTally>();
  for (const state of states) {
    const rows = db.all<StretchTally>(
      `SELECT d.rule_id AS rule, d.due_on AS due, COUNT(*) AS count FROM duty d INDEXED BY duty_state
       WHERE d.state = @state AND d.leads = 1 AND ${days} ${ownedBy(origin)} GROUP BY d.due_on, d.rule_id`,
      { state, ...(due ?? {}), ...(origin === null ? {} : { origin }) },
    );
    for (const row of rows) {
      const key = `${row.rule}|${row.due ?? ''}`;
      const before = tallies.get(key);
      if (before === undefined) tallies.set(key, row);
      else before.count += row.count;
    }
  }
  return [...tallies.values()];
}

/** One tally of a stretch: its rule and day, in the states of the stretch. */
export interface TallyKey {
  rule: string;
  due: string | null;
  states: readonly DutyState[];
  origin: string | null;
}

function tallyCondition({ rule, due, states, origin }: TallyKey): { sql: string; params: SqlParams } {
  return {
    sql: `d.state IN (SELECT value FROM json_each(@states)) AND d.leads = 1 AND d.due_on IS @due AND d.rule_id = @rule
      ${ownedBy(origin)}`,
    params: { rule, due, states: JSON.stringify(states), ...(origin === null ? {} : { origin }) },
  };
}

/** How many subjects owe the duties of a tally. */
export function countSubjects(db: ReadDb, tally: TallyKey): number {
  const { sql, params } = tallyCondition(tally);
  // A state that is named instead of looked up lets the index count the subjects in its order.
  const named = tally.states.length === 1 ? 'd.state = @state AND ' : '';
  return (
    db.value<number>(`SELECT COUNT(DISTINCT d.subject_id) FROM duty d WHERE ${named}${sql}`, {
      ...params,
      ...(named === '' ? {} : { state: tally.states[0] ?? '' }),
    }) ?? 0
  );
}

/** The first duties of a tally. */
export function dutyViewsOfTally(db: ReadDb, tally: TallyKey, limit: number): DutyViewRow[] {
  const { sql, params } = tallyCondition(tally);
  // Cut before the names are fetched: one day of a county has fifty thousand rows.
  return db.all<DutyViewRow>(
    `${VIEW.replace('FROM duty d', `FROM (SELECT * FROM duty d WHERE ${sql} LIMIT @limit) d`)}
     ORDER BY ownerName, d.subject_id, d.period, d.ref_id`,
    { ...params, limit },
  );
}

/** Duties whose term rests on years that no holiday notice covers. */
export function countProvisional(db: ReadDb, origin: string | null): number {
  return (
    db.value<number>(
      `SELECT COUNT(*) FROM duty d WHERE d.state = 'provisional' ${ownedBy(origin)}`,
      origin === null ? {} : { origin },
    ) ?? 0
  );
}

/** Leading duties by rule and state, for the figures of the home screen. */
export function countByRule(
  db: ReadDb,
  rule: string,
  period: string | null,
  origin: string | null,
): Partial<Record<DutyState, number>> {
  const rows = db.all<{ state: DutyState; n: number }>(
    `SELECT state, COUNT(*) AS n FROM duty d INDEXED BY duty_rule
     WHERE rule_id = @rule ${period === null ? '' : 'AND period = @period'} ${ownedBy(origin)} GROUP BY state`,
    { rule, ...(period === null ? {} : { period }), ...(origin === null ? {} : { origin }) },
  );
  return Object.fromEntries(rows.map((row) => [row.state, row.n]));
}

/** Enterprises with at least one overdue duty. */
export function countOverdueEnterprises(db: ReadDb, origin: string | null): number {
  if (origin !== null)
    return (
      db.value<number>(
        `SELECT COUNT(*) FROM enterprise e JOIN duty_subject s ON s.subject_id = e.id AND s.overdue > 0 WHERE e.origin = @origin`,
        { origin },
      ) ?? 0
    );
  return (
    db.value<number>(
      `SELECT (SELECT COUNT(*) FROM duty_subject INDEXED BY duty_subject_overdue WHERE overdue > 0)
            - (SELECT COUNT(*) FROM office f JOIN duty_subject s ON s.subject_id = f.id WHERE s.overdue > 0)`,
    ) ?? 0
  );
}

/** Code and name of subjects by id. */
export function subjectNames(
  db: ReadDb,
  ids: readonly string[],
): Map<string, { owner: string; ownerName: string }> {
  const rows = db.all<{ id: string; owner: string; ownerName: string }>(
    `SELECT id, COALESCE(uscc, '') AS owner, name AS ownerName FROM enterprise WHERE id IN (SELECT value FROM json_each(@ids))
     UNION ALL SELECT id, region_code, name FROM office WHERE id IN (SELECT value FROM json_each(@ids))`,
    { ids: JSON.stringify(ids) },
  );
  return new Map(rows.map(({ id, owner, ownerName }) => [id, { owner, ownerName }]));
}

/** Ids of living enterprises with a code (several origins may know the same unit), in order. */
export function subjectsByCode(db: ReadDb, code: string): string[] {
  return db
    .allRaw(
      'SELECT id FROM enterprise WHERE (uscc = @code OR id = @code) AND voided_at IS NULL ORDER BY id',
      { code },
    )
    .map(([id]) => id as string);
}

/** Ids of the units that an owner keeps. */
export function enterprisesOf(db: ReadDb, origin: string): string[] {
  return db.allRaw('SELECT id FROM enterprise WHERE origin = @origin', { origin }).map(([id]) => String(id));
}
