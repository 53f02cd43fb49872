import type { ReadDb, WriteDb } from '../../connection';

/** Which of our rows the rows of another desk became. */
export interface SourceLinks {
  /** Our row, or null when none came of it yet. */
  own(table: string, sourceId: string): string | null;
}

/** The links to rows of one desk. */
export function linksOf(db: ReadDb, origin: string): SourceLinks {
  return {
    own: (table, sourceId) =>
      db.value<string>(
        'SELECT own_id FROM source_link WHERE origin = @origin AND table_name = @table AND source_id = @sourceId',
        { origin, table, sourceId },
      ) ?? null,
  };
}

/** The desk whose row became this one of ours, with the id it has there; null when it was made here. */
export function sourceOf(
  db: ReadDb,
  table: string,
  ownId: string,
): { origin: string; sourceId: string } | null {
  return (
    db.get<{ origin: string; sourceId: string }>(
      'SELECT origin, source_id AS sourceId FROM source_link WHERE table_name = @table AND own_id = @ownId ORDER BY origin LIMIT 1',
      { table, ownId },
    ) ?? null
  );
}

/** Whether rows of other desks became this one of ours, and none of this desk's. */
export function sentByOthers(db: ReadDb, origin: string, table: string, ownId: string): boolean {
  const senders = db.all<{ origin: string }>(
    'SELECT DISTINCT origin FROM source_link WHERE table_name = @table AND own_id = @ownId',
    { table, ownId },
  );
  return senders.length > 0 && senders.every((sender) => sender.origin !== origin);
}

/** Remembers what a row became; a row that became another before keeps to the later one. */
export function link(
  db: WriteDb,
  origin: string,
  table: string,
  ids: { sourceId: string; ownId: string },
): void {
  db.run(
    `INSERT INTO source_link (origin, table_name, source_id, own_id) VALUES (@origin, @table, @sourceId, @ownId)
     ON CONFLICT (origin, table_name, source_id) DO UPDATE SET own_id = excluded.own_id`,
    { origin, table, ...ids },
  );
}
