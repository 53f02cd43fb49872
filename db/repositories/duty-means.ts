import type { ReadDb, SqlValue } from '../connection';
import type { DutyEvidenceKind } from '../domain/duties/rule-book';
import { type SubjectScope, scan } from './duty-facts';

/**
 * Where a register of each kind of evidence begins: a rule that is asked only `when-kept` is silent while its query finds
 * nothing, and nothing is read of a register without rows.
 */
const REGISTERS: Readonly<Partial<Record<DutyEvidenceKind, string>>> = {
  'rescue-team': `SELECT 1 FROM team WHERE host_id IS NOT NULL AND voided_at IS NULL
    UNION ALL SELECT 1 FROM team_member WHERE enterprise_id IS NOT NULL AND voided_at IS NULL
    UNION ALL SELECT 1 FROM team_agreement WHERE voided_at IS NULL`,
  'rescue-gear': `SELECT 1 FROM depot WHERE enterprise_id IS NOT NULL AND voided_at IS NULL
    UNION ALL SELECT 1 FROM equipment q JOIN team t ON t.id = q.team_id
      WHERE t.host_id IS NOT NULL AND t.voided_at IS NULL AND q.voided_at IS NULL`,
  'team-report':
    'SELECT 1 FROM team WHERE host_id IS NOT NULL AND reported_on IS NOT NULL AND voided_at IS NULL',
  'team-training': 'SELECT 1 FROM team WHERE voided_at IS NULL',
  'stock-level': 'SELECT 1 FROM depot WHERE voided_at IS NULL',
  watch: 'SELECT 1 FROM watch_shift WHERE voided_at IS NULL',
  'hazard-archive': 'SELECT 1 FROM hazard WHERE voided_at IS NULL',
  'danger-corrected': 'SELECT 1 FROM hidden_danger WHERE voided_at IS NULL',
};

/** Of which kinds of evidence this database keeps a register. A few looks at the first row of a table. */
export function keptRegisters(db: ReadDb): DutyEvidenceKind[] {
  const asked = Object.entries(REGISTERS).map(([kind, sql]) => `SELECT '${kind}' WHERE EXISTS (${sql})`);
  return db.allRaw(asked.join(' UNION ALL ')).map(([kind]) => kind as DutyEvidenceKind);
}

/** The unit of an enterprise's own desk: what it keeps without naming a unit is this one's. Null at every other desk. */
export function ownUnitOf(db: ReadDb): { unit: string; office: string } | null {
  const row = db.get<{ unit: string | null; office: string }>(
    `SELECT (SELECT MIN(e.id) FROM enterprise e WHERE e.origin = o.id) AS unit, o.id AS office
     FROM office o WHERE o.is_self = 1 AND o.level = 'enterprise'`,
  );
  return row === undefined || row.unit === null ? null : { unit: row.unit, office: row.office };
}

/** Units whose ids lie in the scope, or the one owner whose rows name no unit. */
export type MeansOwner = SubjectScope | { readonly office: string };

function owned(
  db: ReadDb,
  owner: MeansOwner,
  unit: string,
  keeper: string,
  sql: string,
  params = {},
): SqlValue[][] {
  if (!('office' in owner)) return scan(db, owner, unit, sql.replaceAll('OWNER', unit), params);
  return db.allRaw(
    sql.replaceAll('OWNER', keeper).replace('IN_SCOPE', `${unit} IS NULL AND ${keeper} = @office`),
    {
      ...params,
      office: owner.office,
    },
  );
}

/**
 * [owner, id, name, founded_on, disbanded_on, reported_on, insured_until, last training up to `asOf`, first training after it,
 * nature_code, field_code] of teams; the owner is the unit that hosts the team, else who registered it
 */
export function teamMeansRows(db: ReadDb, owner: MeansOwner, asOf: string): SqlValue[][] {
  return owned(
    db,
    owner,
    't.host_id',
    't.origin',
    `SELECT OWNER, t.id, t.name, t.founded_on, t.disbanded_on, t.reported_on,
       COALESCE(t.insured_until, (SELECT MIN(m.insured_until) FROM team_member m
         WHERE m.team_id = t.id AND m.left_on IS NULL AND m.voided_at IS NULL)),
       (SELECT MAX(r.held_on) FROM team_training r WHERE r.team_id = t.id AND r.held_on <= @asOf AND r.voided_at IS NULL),
       (SELECT MIN(r.held_on) FROM team_training r WHERE r.team_id = t.id AND r.held_on > @asOf AND r.voided_at IS NULL),
       t.nature_code, t.field_code
     FROM team t WHERE IN_SCOPE AND t.voided_at IS NULL ORDER BY OWNER, t.id`,
    { asOf },
  );
}

/** [enterprise_id, id, joined_on, left_on] of rescuers whom units have named without a team */
export function rescuerRows(db: ReadDb, scope: SubjectScope): SqlValue[][] {
  return scan(
    db,
    scope,
    'enterprise_id',
    `SELECT enterprise_id, id, joined_on, left_on FROM team_member
     WHERE IN_SCOPE AND team_id IS NULL AND voided_at IS NULL ORDER BY enterprise_id, id`,
  );
}

/**
 * [enterprise_id, id, kind, valid_from, valid_until, ended_on, team id, team name, founded_on, disbanded_on, nature_code,
 * field_code] of agreements of units
 */
export function agreementRows(db: ReadDb, scope: SubjectScope): SqlValue[][] {
  return scan(
    db,
    scope,
    'a.enterprise_id',
    `SELECT a.enterprise_id, a.id, a.kind, a.valid_from, a.valid_until, a.ended_on, t.id, t.name, t.founded_on, t.disbanded_on,
       t.nature_code, t.field_code
     FROM team_agreement a JOIN team t ON t.id = a.team_id
     WHERE IN_SCOPE AND a.voided_at IS NULL AND t.voided_at IS NULL ORDER BY a.enterprise_id, a.id`,
  );
}

/** So many months after a day, kept inside the month: 31 January and a month is 28 February, as the domain counts. */
const checkDay = (row: string): string =>
  `COALESCE(${row}.next_check_on, MIN(date(${row}.checked_on, '+' || ${row}.check_months || ' months'),
     date(${row}.checked_on, 'start of month', '+' || (${row}.check_months + 1) || ' months', '-1 day')))`;

const HELD = 'COALESCE(s.stock, 1) > 0';
const SHORT = 's.minimum_stock IS NOT NULL AND COALESCE(s.stock, 0) - s.unfit < s.minimum_stock';

/**
 * [owner, id, name, earliest expiry, earliest check, rows below their minimum, JSON list of the distinct lists of what usable
 * rows are for] of depots that are open, each as one. Rows that hold nothing have no days.
 */
export function depotMeansRows(db: ReadDb, owner: MeansOwner): SqlValue[][] {
  return owned(
    db,
    owner,
    'd.enterprise_id',
    'd.origin',
    `SELECT OWNER, d.id, d.name, MIN(CASE WHEN ${HELD} THEN s.expires_on END), MIN(CASE WHEN ${HELD} THEN ${checkDay('s')} END),
       SUM(${SHORT}), json_group_array(DISTINCT s.capabilities) FILTER (WHERE COALESCE(s.stock, 1) > s.unfit)
     FROM depot d JOIN supply s ON s.depot_id = d.id AND s.voided_at IS NULL
     WHERE IN_SCOPE AND d.voided_at IS NULL AND d.closed_on IS NULL GROUP BY OWNER, d.id ORDER BY OWNER, d.id`,
  );
}

/** The same of the gear of teams that are not disbanded; scrapped gear is left out. */
export function gearMeansRows(db: ReadDb, owner: MeansOwner): SqlValue[][] {
  return owned(
    db,
    owner,
    't.host_id',
    't.origin',
    `SELECT OWNER, t.id, t.name, NULL, MIN(${checkDay('q')}), 0,
       json_group_array(DISTINCT q.capabilities) FILTER (WHERE COALESCE(q.quantity, 1) > q.unfit AND q.condition IS NOT 'repair')
     FROM team t JOIN equipment q ON q.team_id = t.id AND q.voided_at IS NULL AND q.condition IS NOT 'scrapped'
     WHERE IN_SCOPE AND t.voided_at IS NULL AND t.disbanded_on IS NULL GROUP BY OWNER, t.id ORDER BY OWNER, t.id`,
  );
}

/** [id, name, stock, unfit, minimum_stock, expires_on, day of the next check] of what lies in a depot, for explanations. */
export function depotStockRows(db: ReadDb, depotId: string): SqlValue[][] {
  return db.allRaw(
    `SELECT s.id, s.name || COALESCE(' ' || s.spec, ''), s.stock, s.unfit, s.minimum_stock,
       CASE WHEN ${HELD} THEN s.expires_on END, CASE WHEN ${HELD} THEN ${checkDay('s')} END
     FROM supply s WHERE s.depot_id = @depotId AND s.voided_at IS NULL ORDER BY s.name_key, s.id`,
    { depotId },
  );
}

/** The same of the gear of a team. */
export function teamGearRows(db: ReadDb, teamId: string): SqlValue[][] {
  return db.allRaw(
    `SELECT q.id, q.name || COALESCE(' ' || q.model, ''), q.quantity, q.unfit, NULL, NULL, ${checkDay('q')}
     FROM equipment q WHERE q.team_id = @teamId AND q.voided_at IS NULL AND q.condition IS NOT 'scrapped'
     ORDER BY q.name_key, q.id`,
    { teamId },
  );
}

/** [owner, month, days on which somebody is on watch, id of the first shift] from `month` on */
export function watchRows(db: ReadDb, owner: MeansOwner, month: string): SqlValue[][] {
  return owned(
    db,
    owner,
    'w.enterprise_id',
    'w.origin',
    `SELECT OWNER, substr(w.on_day, 1, 7) AS month, COUNT(DISTINCT w.on_day), MIN(w.id)
     FROM watch_shift w WHERE IN_SCOPE AND w.on_day >= @from AND w.voided_at IS NULL
     GROUP BY OWNER, month ORDER BY OWNER, month`,
    { from: `${month}-01` },
  );
}

/**
 * [enterprise_id, id, name, started_on, removed_on, assessed_on, next_assessment_on, filed_on, then 1 where it is there: level,
 * place, substances, monitoring, a person who answers, a plan of the unit that is in use] of major hazards
 */
export function hazardMeansRows(db: ReadDb, scope: SubjectScope): SqlValue[][] {
  return scan(
    db,
    scope,
    'h.enterprise_id',
    `SELECT h.enterprise_id, h.id, h.name, h.started_on, h.removed_on, h.assessed_on, h.next_assessment_on, h.filed_on,
       h.level IS NOT NULL, h.place IS NOT NULL,
       EXISTS (SELECT 1 FROM hazard_substance s WHERE s.hazard_id = h.id AND s.voided_at IS NULL),
       h.monitoring IS NOT NULL, h.responsible IS NOT NULL,
       EXISTS (SELECT 1 FROM hazard_link l JOIN plan p ON p.id = l.plan_id WHERE l.hazard_id = h.id AND l.voided_at IS NULL
         AND p.enterprise_id = h.enterprise_id AND p.status = 'active' AND p.voided_at IS NULL)
     FROM hazard h WHERE IN_SCOPE AND h.voided_at IS NULL ORDER BY h.enterprise_id, h.id`,
  );
}

/** [enterprise_id, id, title, found_on, day it has to be put right by, corrected_on when that lies after `asOf`] of what is open */
export function dangerMeansRows(db: ReadDb, scope: SubjectScope, asOf: string): SqlValue[][] {
  return scan(
    db,
    scope,
    'enterprise_id',
    `SELECT enterprise_id, id, title, found_on, COALESCE(extended_to, due_on), corrected_on FROM hidden_danger
     WHERE IN_SCOPE AND voided_at IS NULL AND (corrected_on > @asOf OR (corrected_on IS NULL AND state IN ('found','listed')))
     ORDER BY enterprise_id, id`,
    { asOf },
  );
}
