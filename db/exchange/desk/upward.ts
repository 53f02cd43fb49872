import type { ReadDb } from '../../connection';
import type { CivilDate } from '../../domain/dates/civil-date';
import { dayOfMoment } from '../../domain/dates/moment';
import { isUnitDesk } from '../../services/own-sight';
import { TABLES } from '../format/index';
import type { TableCounts } from '../merge/merge-package';

/** What one recipient above has been sent, and what it has not. */
export interface SentUp {
  recipient: string;
  sequence: number;
  period: string | null;
  madeOn: CivilDate;
  /** The day of the latest receipt for it; null where none has come back. */
  receivedOn: string | null;
  /** This desk's own rows that are new or changed since, by table. */
  waiting: { table: string; rows: number }[];
  /** Offices below whose packages were merged since, with the rows they brought. */
  offices: { name: string; rows: number }[];
}

/** Tables whose rows go up with every package. */
const TRAVELLING = TABLES.filter(({ kind, chosenOnly }) => kind === 'owned' && !chosenOnly);

/** What this desk has sent up, recipient by recipient; the counterpart of the gaps that the recipient sees. */
export function sentUp(db: ReadDb): SentUp[] {
  if (isUnitDesk(db)) return [];
  return db
    .all<{
      recipient: string;
      sequence: number;
      period: string | null;
      receivedOn: string | null;
      createdAt: string;
    }>(
      `SELECT p.seq AS sequence, (SELECT MAX(r.answered_on) FROM receipt r WHERE r.package_id = p.id AND r.voided_at IS NULL) AS receivedOn,
              p.period, json_extract(p.manifest, '$.createdAt') AS createdAt,
              COALESCE(o.name, json_extract(p.manifest, '$.recipient.name')) AS recipient
         FROM package_log p LEFT JOIN office o ON o.id = p.partner_id
        WHERE p.direction = 'out' AND p.kind = 'upload'
          AND p.seq = (SELECT MAX(l.seq) FROM package_log l WHERE l.direction = 'out' AND l.kind = 'upload' AND l.partner_id = p.partner_id)
        ORDER BY p.at DESC`,
    )
    .map(({ createdAt, ...sent }) => ({
      ...sent,
      madeOn: dayOfMoment(Date.parse(createdAt)),
      waiting: waitingSince(db, createdAt),
      offices: mergedSince(db, createdAt),
    }));
}

/** This desk's own rows that came or changed since; what came from below is told by its packages. */
function waitingSince(db: ReadDb, since: string): SentUp['waiting'] {
  return TRAVELLING.flatMap(({ name }) => {
    const rows =
      db.value<number>(
        `SELECT COUNT(*) FROM ${name} WHERE updated_at >= @since AND origin = (SELECT id FROM office WHERE is_self = 1)`,
        { since },
      ) ?? 0;
    return rows === 0 ? [] : [{ table: name, rows }];
  });
}

/** Packages from below that were merged since, by who sent them. */
function mergedSince(db: ReadDb, since: string): SentUp['offices'] {
  const rows = new Map<string, number>();
  for (const { name, counts } of db.all<{ name: string; counts: string }>(
    `SELECT o.name, b.counts FROM merge_batch b JOIN office o ON o.id = b.sender_id
      WHERE b.applied_at >= @since AND b.undone_at IS NULL AND o.is_self = 0 AND o.via_id IS NOT NULL
      ORDER BY o.region_code, b.applied_at`,
    { since },
  ))
    for (const { added, changed } of JSON.parse(counts) as TableCounts[])
      rows.set(name, (rows.get(name) ?? 0) + added + changed);
  return [...rows].filter(([, each]) => each > 0).map(([name, each]) => ({ name, rows: each }));
}
