import type { SqlRow, SqlValue } from '../../connection';
import type { Deps } from '../../core';
import { compactName } from '../../domain/text/normalise';
import type { Change } from '../filing/record-batch';
import { link, type SourceLinks } from '../filing/source-links';
import { type ExchangedTable, tableNamed } from '../format/index';
import { contentColumns } from '../rehearse/classify';

/** Columns that every desk keeps for itself. */
const OWN: ReadonlySet<string> = new Set(['origin', 'version', 'voided_at', 'void_reason']);
/** Lists of ids of another table. */
const ID_LISTS: Readonly<Record<string, string>> = { log_ids: 'drill_log', drill_ids: 'drill' };

/** Rows of another desk on their way to become rows of ours. */
export interface Adoption {
  deps: Deps;
  /** The desk they come from. */
  sender: string;
  links: SourceLinks;
  /** What rows of theirs are here, by table: filled as tables are adopted, parents first. */
  became: Map<string, Map<string, string>>;
}

/** Our row for a row of theirs, or null. */
export const ownOf = ({ became }: Pick<Adoption, 'became'>, table: string, id: SqlValue | undefined) =>
  (typeof id === 'string' ? became.get(table)?.get(id) : undefined) ?? null;

/** Notes that a row of theirs is this one of ours. */
export function notes(adoption: Adoption, table: string, sourceId: string, ownId: string): void {
  const map = adoption.became.get(table) ?? new Map<string, string>();
  adoption.became.set(table, map.set(sourceId, ownId));
}

/**
 * Makes rows of one table ours: each becomes a row of this desk, or brings the one it became before up to date. References
 * go to our rows; those to rows that did not come along are left empty.
 * @param given values that take the place of theirs
 * @returns what changed, as a batch keeps it
 */
export function adoptRows(
  adoption: Adoption,
  name: string,
  rows: readonly SqlRow[],
  given: (row: SqlRow) => SqlRow = () => ({}),
): Change[] {
  const table = tableNamed(name);
  if (!table) throw new Error(`no exchanged table: ${name}`);
  return rows.flatMap((row) => {
    const sourceId = String(row.id);
    const kept = adoption.became.get(name)?.get(sourceId) ?? standing(adoption, name, sourceId);
    const ownId = kept ?? adoption.deps.newId();
    const change = write(adoption, table, ownId, { ...translated(adoption, table, row), ...given(row) });
    notes(adoption, name, sourceId, ownId);
    link(adoption.deps.db, adoption.sender, name, { sourceId, ownId });
    return change ? [change] : [];
  });
}

/** The row of ours that a row became before, unless somebody has taken it out of account since. */
function standing({ deps, links }: Adoption, name: string, sourceId: string): string | null {
  const ownId = links.own(name, sourceId);
  const live =
    ownId !== null &&
    deps.db.value<number>(`SELECT 1 FROM ${name} WHERE id = @ownId AND voided_at IS NULL`, { ownId }) === 1;
  return live ? ownId : null;
}

function translated(adoption: Adoption, table: ExchangedTable, row: SqlRow): SqlRow {
  const parents = new Map(table.parents.map(({ column, table: parent }) => [column, parent]));
  return Object.fromEntries(
    contentColumns(table)
      .filter((column) => !OWN.has(column))
      .map((column): [string, SqlValue] => {
        const value = row[column] ?? null;
        const parent = parents.get(column);
        if (parent !== undefined)
          return [column, parent === 'document' ? value : ownOf(adoption, parent, value)];
        const listed = ID_LISTS[column];
        if (listed !== undefined && typeof value === 'string')
          return [
            column,
            JSON.stringify(
              (JSON.parse(value) as string[]).flatMap((id) => ownOf(adoption, listed, id) ?? []),
            ),
          ];
        // Keys for comparing names are worked out here, not believed.
        if (column === 'title_key') return [column, compactName(String(row.title ?? ''))];
        if (column === 'name_key') return [column, compactName(String(row.name ?? ''))];
        return [column, value];
      }),
  );
}

function write(
  { deps }: Adoption,
  { name, columns }: ExchangedTable,
  id: string,
  content: SqlRow,
): Change | null {
  const { db, self } = deps;
  const now = deps.clock.now();
  const ours = db.get<SqlRow>(`SELECT ${columns.join(', ')} FROM main.${name} WHERE id = @id`, { id });
  if (!ours) {
    const values: SqlRow = {
      ...content,
      id,
      origin: self,
      version: 1,
      created_at: now,
      updated_at: now,
      voided_at: null,
      void_reason: null,
    };
    const named = Object.keys(values);
    db.run(
      `INSERT INTO main.${name} (${named.join(', ')}) VALUES (${named.map((column) => `@${column}`).join(', ')})`,
      values,
    );
    return [id, 1, null];
  }
  const differing = Object.keys(content).filter((column) => content[column] !== ours[column]);
  if (differing.length === 0) return null;
  const values: SqlRow = { ...content, version: Number(ours.version) + 1, updated_at: now };
  const changed = [...differing, 'version', 'updated_at'];
  db.run(
    `UPDATE main.${name} SET ${changed.map((column) => `${column} = @${column}`).join(', ')} WHERE id = @id`,
    { id, ...Object.fromEntries(changed.map((column) => [column, values[column] ?? null])) },
  );
  return [
    id,
    Number(values.version),
    Object.fromEntries(changed.map((column) => [column, ours[column] ?? null])),
  ];
}

/** Takes rows out of account that came from this sender before and that it has no more. */
export function voidGone(
  { deps, sender }: Adoption,
  name: string,
  where: { sql: string; params: Readonly<Record<string, SqlValue>> },
  kept: readonly string[],
  reason: string,
): Change[] {
  const { db } = deps;
  const gone = db.all<{ id: string; version: number; updated_at: string }>(
    `SELECT t.id, t.version, t.updated_at FROM ${name} t
      WHERE t.voided_at IS NULL AND ${where.sql} AND t.id NOT IN (SELECT value FROM json_each(@kept))
        AND EXISTS (SELECT 1 FROM source_link l WHERE l.origin = @sender AND l.table_name = @name AND l.own_id = t.id)
      ORDER BY t.id`,
    { ...where.params, kept: JSON.stringify(kept), sender, name },
  );
  return gone.map(({ id, version, updated_at }): Change => {
    const now = deps.clock.now();
    db.run(
      `UPDATE ${name} SET voided_at = @now, void_reason = @reason, updated_at = @now, version = version + 1 WHERE id = @id`,
      { id, now, reason },
    );
    return [id, version + 1, { version, updated_at, voided_at: null, void_reason: null }];
  });
}
