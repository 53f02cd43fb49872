import type { WriteDb } from '../connection';

/** Whoever keeps a row that names no unit: the owner, or at an enterprise's own desk its unit. */
const keeper = (row: string): string =>
  `SELECT ${row}.origin UNION ALL SELECT MIN(e.id) FROM main.office o JOIN main.enterprise e ON e.origin = o.id
     WHERE o.id = ${row}.origin AND o.is_self = 1 AND o.level = 'enterprise'`;
const unitOrKeeper = (row: string, column: string): string =>
  `SELECT ${row}.${column} UNION ALL SELECT * FROM (${keeper(row)}) WHERE ${row}.${column} IS NULL`;
const ofTeam = (row: string): string =>
  `SELECT host_id FROM main.team WHERE id = ${row}.team_id
   UNION ALL SELECT * FROM (${keeper(row)}) WHERE EXISTS (SELECT 1 FROM main.team WHERE id = ${row}.team_id AND host_id IS NULL)`;

/**
 * Tables on which duties rest, each with the query of all subjects whom a row bears on: a team bears on its host and on every
 * unit that has an agreement with it.
 */
const MARKED: Readonly<Record<string, (row: string) => string>> = {
  team: (row) =>
    `${unitOrKeeper(row, 'host_id')} UNION ALL SELECT enterprise_id FROM main.team_agreement WHERE team_id = ${row}.id`,
  team_member: (row) => `SELECT ${row}.enterprise_id UNION ALL ${ofTeam(row)}`,
  team_training: ofTeam,
  team_agreement: (row) => `SELECT ${row}.enterprise_id`,
  equipment: ofTeam,
  depot: (row) => unitOrKeeper(row, 'enterprise_id'),
  supply: (row) =>
    `SELECT enterprise_id FROM main.depot WHERE id = ${row}.depot_id
     UNION ALL SELECT * FROM (${keeper(row)}) WHERE EXISTS (SELECT 1 FROM main.depot WHERE id = ${row}.depot_id AND enterprise_id IS NULL)`,
  watch_shift: (row) => unitOrKeeper(row, 'enterprise_id'),
  hazard: (row) => `SELECT ${row}.enterprise_id`,
  hazard_substance: (row) => `SELECT enterprise_id FROM main.hazard WHERE id = ${row}.hazard_id`,
  hazard_link: (row) => `SELECT enterprise_id FROM main.hazard WHERE id = ${row}.hazard_id`,
  hidden_danger: (row) => `SELECT ${row}.enterprise_id`,
};

/** Tables whose rows mark by themselves whose duties have to be worked out again. */
export const SELF_MARKING_TABLES: readonly string[] = Object.keys(MARKED);

const EVENTS = [
  ['INSERT', ['NEW']],
  ['UPDATE', ['OLD', 'NEW']],
  ['DELETE', ['OLD']],
] as const;

/**
 * From now on every row of these tables that this connection writes marks its subjects, inside the same transaction. Forms,
 * ledgers, stock movements, merges and undone batches all write them: said once here, none of them can forget it.
 * Temporary triggers, so that the file itself stays plain data.
 */
export function installDutyMarks(db: WriteDb): void {
  for (const [table, subjects] of Object.entries(MARKED)) {
    for (const [event, rows] of EVENTS) {
      const marks = rows.map(
        (row) =>
          `INSERT INTO duty_subject (subject_id, next_change_on, dirty)
             SELECT DISTINCT subject, '0001-01-01', 1 FROM (SELECT NULL AS subject UNION ALL ${subjects(row)}) WHERE subject IS NOT NULL
             ON CONFLICT (subject_id) DO UPDATE SET dirty = 1 WHERE dirty = 0;`,
      );
      db.exec(
        `CREATE TEMP TRIGGER duty_mark_${table}_${event.toLowerCase()} AFTER ${event} ON main.${table} BEGIN ${marks.join(' ')} END`,
      );
    }
  }
}
