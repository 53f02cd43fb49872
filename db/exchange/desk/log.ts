import type { ReadDb } from '../../connection';
import { partnersOf } from '../filing/partners';
import type { PackageKind } from '../format/index';
import type { TableCounts } from '../merge/merge-package';

export interface LoggedPackageView {
  id: string;
  direction: 'out' | 'in';
  kind: PackageKind;
  partner: string;
  sequence: number;
  period: string | null;
  fileName: string;
  at: string;
}

export interface BatchView {
  id: string;
  packageId: string;
  sender: string;
  appliedAt: string;
  actor: string;
  tables: TableCounts[];
  undoneAt: string | null;
  canUndo: boolean;
  why: string | null;
}

/** Packages sent and merged, newest first. */
export function listPackages(db: ReadDb): LoggedPackageView[] {
  return db.all<LoggedPackageView>(
    `SELECT p.id, p.direction, p.kind, p.seq AS sequence, p.period, p.file_name AS fileName, p.at,
            COALESCE(o.name, json_extract(p.manifest, IIF(p.direction = 'out', '$.recipient.name', '$.sender.name'))) AS partner
       FROM package_log p LEFT JOIN office o ON o.id = p.partner_id ORDER BY p.at DESC, p.id DESC`,
  );
}

const saysSomething = ({ table: _table, ...counts }: TableCounts): boolean =>
  Object.values(counts).some((rows) => rows > 0);

/** Merges, newest first. Whether rows were touched since is asked when somebody undoes one: it means comparing them all. */
export function listBatches(db: ReadDb): BatchView[] {
  // An office whose only merge was undone has no record left; who it said it was is kept among the partners.
  const partners = partnersOf(db);
  return db
    .all<{
      id: string;
      packageId: string;
      senderId: string;
      sender: string | null;
      appliedAt: string;
      actor: string;
      counts: string;
      undoneAt: string | null;
    }>(
      `SELECT b.id, b.package_id AS packageId, b.sender_id AS senderId, COALESCE(o.name, (SELECT json_extract(p.manifest, '$.sender.name') FROM package_log p WHERE p.id = b.package_id)) AS sender, b.applied_at AS appliedAt, b.actor, b.counts, b.undone_at AS undoneAt
         FROM merge_batch b LEFT JOIN office o ON o.id = b.sender_id ORDER BY b.applied_at DESC, b.id DESC`,
    )
    .map(({ counts, senderId, sender, ...batch }) => ({
      ...batch,
      sender: sender ?? partners[senderId]?.name ?? senderId,
      // Packages of eighty tables fill a few of them: the rest would be most of a province's log.
      tables: (JSON.parse(counts) as TableCounts[]).filter(saysSomething),
      canUndo: batch.undoneAt === null,
      why: batch.undoneAt === null ? null : '已经撤销',
    }));
}
