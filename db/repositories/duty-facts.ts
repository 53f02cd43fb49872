import type { ReadDb, SqlParams, SqlValue } from '../connection';

/** Which enterprises to read: these ids, or all with ids after one and up to another (both in binary order). */
export type SubjectScope =
  | { readonly ids: readonly string[] }
  | { readonly after: string; readonly upTo: string };

/**
 * Rows for the duties, a table at a time in the order of the enterprise id, so that the caller can merge them without a
 * query per enterprise. Arrays, not objects: a full run reads a million of them.
 */
export function scan(
  db: ReadDb,
  scope: SubjectScope,
  column: string,
  sql: string,
  params: SqlParams = {},
): SqlValue[][] {
  if ('ids' in scope)
    return db.allRaw(sql.replace('IN_SCOPE', `${column} IN (SELECT value FROM json_each(@ids))`), {
      ...params,
      ids: JSON.stringify(scope.ids),
    });
  return db.allRaw(sql.replace('IN_SCOPE', `${column} > @after AND ${column} <= @upTo`), {
    ...params,
    after: scope.after,
    upTo: scope.upTo,
  });
}

/** [id, activities, size_tier, major_hazard_level, region_code, established_on, status, sets, supervision_category] */
export function enterpriseFactRows(db: ReadDb, scope: SubjectScope): SqlValue[][] {
  return scan(
    db,
    scope,
    'id',
    `SELECT id, activities, size_tier, major_hazard_level, region_code, established_on, status, sets,
       supervision_category
     FROM enterprise WHERE IN_SCOPE AND voided_at IS NULL ORDER BY id`,
  );
}

/** [enterprise_id, set_id, member] */
export function setOverrideRows(db: ReadDb, scope: SubjectScope): SqlValue[][] {
  return scan(
    db,
    scope,
    'enterprise_id',
    `SELECT enterprise_id, set_id, member FROM enterprise_set_override
     WHERE IN_SCOPE AND voided_at IS NULL ORDER BY enterprise_id, set_id`,
  );
}

/** Whose plan it is: an enterprise, or the office that keeps a government's or its own. The index plan_owner is on these words. */
const PLAN_OWNER = 'COALESCE(p.enterprise_id, p.origin)';

/**
 * [owner, plan_id, kind, title, version_id, number, state, signed_on, published_on, review_way, review_date, review_result,
 * government_kind, refiling_on when it was decided not to file anew], the versions of a plan in order
 */
export function planVersionRows(db: ReadDb, scope: SubjectScope): SqlValue[][] {
  return scan(
    db,
    scope,
    PLAN_OWNER,
    `SELECT ${PLAN_OWNER}, p.id, p.kind, p.title, v.id, v.number, v.state, v.signed_on, v.published_on, v.review_way,
       v.review_date, v.review_result, p.government_kind,
       CASE v.refiling WHEN 'keep' THEN v.refiling_on END
     FROM plan p JOIN plan_version v ON v.plan_id = p.id
     WHERE IN_SCOPE AND p.status = 'active' AND p.voided_at IS NULL AND v.voided_at IS NULL
     ORDER BY ${PLAN_OWNER}, p.id, v.number`,
  );
}

/**
 * [enterprise_id, plan_version_id, case_id, state, submitted_on, received_on, returned_on, decided_on]; the day of filing is
 * the plan's own where a ledger tells one
 */
export function filedVersionRows(db: ReadDb, scope: SubjectScope): SqlValue[][] {
  return scan(
    db,
    scope,
    'c.enterprise_id',
    `SELECT c.enterprise_id, fp.plan_version_id, c.id, c.state, c.submitted_on, c.received_on, c.returned_on,
       COALESCE(fp.filed_on, c.decided_on)
     FROM filing_case c JOIN filing_case_plan fp ON fp.case_id = c.id
     WHERE IN_SCOPE AND c.voided_at IS NULL AND fp.voided_at IS NULL
     ORDER BY c.enterprise_id, c.id, fp.plan_version_id`,
  );
}

/** [owner, plan_id, id, assessed_on] */
export function assessmentRows(db: ReadDb, scope: SubjectScope): SqlValue[][] {
  return scan(
    db,
    scope,
    PLAN_OWNER,
    `SELECT ${PLAN_OWNER}, a.plan_id, a.id, a.assessed_on
     FROM plan p JOIN assessment a ON a.plan_id = p.id
     WHERE IN_SCOPE AND p.voided_at IS NULL AND a.voided_at IS NULL
     ORDER BY ${PLAN_OWNER}, a.plan_id, a.assessed_on, a.id`,
  );
}

/**
 * [owner, plan_id, id, raised_on, dealt_on] of what calls for a revision; dealt_on is the day it was decided to keep the plan,
 * or on which a later version settled it.
 */
export function triggerRows(db: ReadDb, scope: SubjectScope): SqlValue[][] {
  return scan(
    db,
    scope,
    PLAN_OWNER,
    `SELECT ${PLAN_OWNER}, t.plan_id, t.id, t.raised_on,
       CASE t.decision WHEN 'keep' THEN t.decided_on WHEN 'revise' THEN t.settled_on END
     FROM revision_trigger t JOIN plan p ON p.id = t.plan_id
     WHERE IN_SCOPE AND p.voided_at IS NULL AND t.voided_at IS NULL
     ORDER BY ${PLAN_OWNER}, t.plan_id, t.raised_on, t.id`,
  );
}

/**
 * [owner, plan_version_id, id, kind, done_on] of what governments did with their plans. Begins with the few plans that no
 * enterprise has: the range of owners would walk the versions of all the others.
 */
export function governmentRecordRows(db: ReadDb, scope: SubjectScope): SqlValue[][] {
  return scan(
    db,
    scope,
    PLAN_OWNER,
    `SELECT ${PLAN_OWNER}, g.plan_version_id, g.id, g.kind, g.done_on
     FROM plan p INDEXED BY plan_enterprise
       CROSS JOIN plan_version v ON v.plan_id = p.id CROSS JOIN government_filing g ON g.plan_version_id = v.id
     WHERE p.enterprise_id IS NULL AND IN_SCOPE AND p.voided_at IS NULL AND g.voided_at IS NULL
     ORDER BY ${PLAN_OWNER}, g.plan_version_id, g.done_on, g.id`,
  );
}

const DRILL_COLUMNS = 'id, plan_id, plan_kind, state, end_on, evaluated, reported, reported_on, level';

/**
 * [enterprise_id, id, plan_id, plan_kind, state, end_on, evaluated, reported, reported_on, level, title] of drills that ended on
 * `since` or later. Titles are left out (empty) unless asked for: with them the scan leaves its index.
 */
export function drillRows(db: ReadDb, scope: SubjectScope, since: string, withTitles: boolean): SqlValue[][] {
  return scan(
    db,
    scope,
    'enterprise_id',
    `SELECT enterprise_id, ${DRILL_COLUMNS}, ${withTitles ? 'title' : "''"}
     FROM drill WHERE IN_SCOPE AND end_on >= @since AND voided_at IS NULL ORDER BY enterprise_id, end_on, id`,
    { since },
  );
}

/**
 * [enterprise_id, id, year, way, day] of plans of drills for `year` or later: those that were approved, and drills put into
 * a year's plan (the first of each year, by the civil day on which it was entered).
 */
export function yearPlanRows(db: ReadDb, scope: SubjectScope, year: number): SqlValue[][] {
  const approved = scan(
    db,
    scope,
    'enterprise_id',
    `SELECT enterprise_id, id, year, 'approved', approved_on FROM drill_year_plan
     WHERE IN_SCOPE AND year >= @year AND state = 'approved' AND approved_on IS NOT NULL AND voided_at IS NULL
     ORDER BY enterprise_id, year, id`,
    { year },
  );
  const entered = scan(
    db,
    scope,
    'enterprise_id',
    `SELECT enterprise_id, SUBSTR(MIN(created_at || id), LENGTH(MIN(created_at)) + 1), year_plan_year, 'drills',
       date(MIN(created_at), '+8 hours')
     FROM drill WHERE IN_SCOPE AND year_plan_year >= @year AND state <> 'cancelled' AND voided_at IS NULL
     GROUP BY enterprise_id, year_plan_year ORDER BY enterprise_id, year_plan_year`,
    { year },
  );
  return [...approved, ...entered].sort((a, b) => ((a[0] as string) < (b[0] as string) ? -1 : 1));
}

/** [origin, id, enterprise_id, visited_on] of units whose drills an office inspected since a day. */
export function officeSpotCheckRows(db: ReadDb, officeId: string, since: string): SqlValue[][] {
  return db.allRaw(
    `SELECT u.origin, u.id, u.enterprise_id, u.visited_on
     FROM inspection i JOIN inspection_unit u ON u.inspection_id = i.id
     WHERE i.origin = @officeId AND i.kind IN ('drill','both') AND u.visited_on >= @since AND u.standing <> 'replaced'
       AND i.voided_at IS NULL AND u.voided_at IS NULL
     ORDER BY u.visited_on, u.id`,
    { officeId, since },
  );
}

/** [enterprise_id, id, month, done_on] of risk analyses for `month` or later. */
export function riskMonthRows(db: ReadDb, scope: SubjectScope, month: string): SqlValue[][] {
  return scan(
    db,
    scope,
    'enterprise_id',
    `SELECT enterprise_id, id, month, done_on FROM risk_analysis
     WHERE IN_SCOPE AND month >= @month AND voided_at IS NULL ORDER BY enterprise_id, month`,
    { month },
  );
}

/**
 * Offices whose duties are worked out here: this one and those that report to it. An office above is known by its roster
 * of experts alone; nothing here says what it does.
 */
export const OWES_HERE = `level IN ('county','city','province') AND voided_at IS NULL AND (is_self = 1 OR via_id IS NOT NULL)`;

/** [office id, region_code, day its records begin] of offices that owe duties themselves, in order. */
export function officeRows(db: ReadDb, scope: SubjectScope): SqlValue[][] {
  return scan(
    db,
    scope,
    'id',
    // Moments are kept in UTC; the civil day is China's.
    `SELECT id, region_code, date(created_at, '+8 hours') FROM office
     WHERE IN_SCOPE AND ${OWES_HERE} ORDER BY id`,
  );
}

/** [origin, id, plan_id, plan_kind, state, end_on, evaluated, reported, reported_on, level, title] of an office's own drills. */
export function officeDrillRows(db: ReadDb, officeId: string): SqlValue[][] {
  return db.allRaw(
    `SELECT origin, ${DRILL_COLUMNS}, title FROM drill
     WHERE enterprise_id IS NULL AND origin = @officeId AND end_on IS NOT NULL AND voided_at IS NULL ORDER BY end_on, id`,
    { officeId },
  );
}

/** [origin, id, name, term_to] of the experts of an office's own pool whose term stands. */
export function officeExpertRows(db: ReadDb, officeId: string): SqlValue[][] {
  return db.allRaw(
    `SELECT origin, id, name, term_to FROM expert
     WHERE origin = @officeId AND status IN ('serving','paused') AND term_to IS NOT NULL AND voided_at IS NULL
     ORDER BY term_to, id`,
    { officeId },
  );
}

/** The next subject ids in order: enterprises and offices after `after`. */
export function subjectIdsAfter(db: ReadDb, after: string, limit: number): string[] {
  return db
    .allRaw(
      `SELECT id FROM enterprise WHERE id > @after AND voided_at IS NULL
       UNION ALL SELECT id FROM office WHERE id > @after AND ${OWES_HERE}
       ORDER BY id LIMIT @limit`,
      { after, limit },
    )
    .map(([id]) => id as string);
}
