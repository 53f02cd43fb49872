import type { ReadDb } from '../connection';

/** By which records are offered for a call-up; `origin`: those of one desk alone. */
export interface Named {
  /** compactName of a part of the name. */
  key: string;
  origin: string | null;
  limit: number;
}

const ids = (db: ReadDb, sql: string, { key, origin, limit }: Named): string[] =>
  db
    .all<{ id: string }>(`${sql} LIMIT @limit`, { key, limit, ...(origin !== null && { origin }) })
    .map(({ id }) => id);

const own = ({ origin }: Named): string => (origin === null ? '' : 'AND origin = @origin');

/** Supplies of which something is there, those that begin with the name first. */
export function suppliesNamed(db: ReadDb, named: Named): string[] {
  return ids(
    db,
    `SELECT id FROM supply WHERE instr(name_key, @key) > 0 AND stock > 0 AND voided_at IS NULL ${own(named)}
     ORDER BY instr(name_key, @key), name_key, id`,
    named,
  );
}

/** Equipment by its name. */
export function equipmentNamed(db: ReadDb, named: Named): string[] {
  return ids(
    db,
    `SELECT id FROM equipment WHERE instr(name_key, @key) > 0 AND voided_at IS NULL ${own(named)}
     ORDER BY instr(name_key, @key), name_key, id`,
    named,
  );
}

/** Teams that exist, by their name or the initials of it. */
export function teamsNamed(db: ReadDb, named: Named): string[] {
  return ids(
    db,
    `SELECT id FROM team WHERE (instr(name_key, @key) > 0 OR instr(name_initials, lower(@key)) > 0)
       AND voided_at IS NULL AND disbanded_on IS NULL ${own(named)}
     ORDER BY instr(name_key, @key), name_key, id`,
    named,
  );
}
