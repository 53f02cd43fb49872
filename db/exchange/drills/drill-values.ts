import { z } from 'zod';
import type { SqlRow } from '../../connection';
import { FINDING_AREAS } from '../../domain/drill/codes';
import { STANDING_MARKS } from '../../domain/duties/rule-book';
import { type ExchangedTable, tableNamed } from '../format/index';
import { packageError } from '../problems';

const moment = z.iso.datetime();
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const text = z.string();
const formTables = z.array(
  z.object({
    id: text,
    title: text,
    groups: z.array(
      z.object({
        id: text,
        title: text,
        area: z.enum(FINDING_AREAS),
        items: z.array(z.object({ id: text, text, mark: z.enum(STANDING_MARKS).nullable() })),
      }),
    ),
  }),
);
const sections = z.array(z.object({ key: text, text }));

/** Moments, times of day and lists of things: by column, whatever the table. */
const SHAPES: Readonly<Record<string, z.ZodType>> = {
  created_at: moment,
  updated_at: moment,
  at: moment,
  started_at: moment,
  ended_at: moment,
  beat_at: moment,
  starts_at: timeOfDay,
  ends_at: timeOfDay,
  items: z.string().refine((value) => formTables.safeParse(JSON.parse(value)).success),
  sections: z.string().refine((value) => sections.safeParse(JSON.parse(value)).success),
};

/**
 * Values that the columns' types leave open reach screens and papers as they are: moments, forms, sections; one report of a
 * kind, one score an item; what hangs on a drill refers to the same drill alone.
 * @throws PlanDeskError PACKAGE_VALUES_UNFIT
 */
export function assertSoundValues(rows: Readonly<Record<string, readonly SqlRow[]>>): void {
  const drillOf = drillsOfRows(rows);
  for (const [name, ofTable] of Object.entries(rows)) {
    const table = tableNamed(name);
    if (!table) continue;
    const unfit = (row: SqlRow) =>
      packageError('PACKAGE_VALUES_UNFIT', `${table.label} ${row.id}`, { table: name });
    for (const row of ofTable) {
      for (const [column, value] of Object.entries(row))
        if (value !== null && SHAPES[column]?.safeParse(value).success === false) throw unfit(row);
      if (isAstray(table, row, drillOf)) throw unfit(row);
      // Its clock would go on at a desk that never led it.
      if (name === 'drill_run' && row.state !== 'ended') throw unfit(row);
    }
    const twice = doubled(table, ofTable);
    if (twice) throw unfit(twice);
  }
}

/** Tables whose rows belong to one drill and are referred to by others. */
const WITHIN = ['drill_log', 'drill_inject', 'drill_run', 'drill_objective', 'drill_finding'] as const;
/** References that lead from one drill to another on purpose: a repeated finding, and one that is tried again. */
const ACROSS: ReadonlySet<string> = new Set(['drill_finding.repeats_id', 'drill_objective.finding_id']);

type DrillOf = ReadonlyMap<string, ReadonlyMap<unknown, unknown>>;

const drillsOfRows = (rows: Readonly<Record<string, readonly SqlRow[]>>): DrillOf =>
  new Map(
    WITHIN.map((name) => [name, new Map((rows[name] ?? []).map(({ id, drill_id }) => [id, drill_id]))]),
  );

/** A row of one drill that refers to a log entry, an inject, a run or a finding of another. */
const isAstray = ({ name, parents }: ExchangedTable, row: SqlRow, drillOf: DrillOf): boolean =>
  typeof row.drill_id === 'string' &&
  parents.some(({ column, table }) => {
    const drills = ACROSS.has(`${name}.${column}`) ? undefined : drillOf.get(table);
    return drills !== undefined && row[column] !== null && drills.get(row[column]) !== row.drill_id;
  });

/** A row whose key another one has as well. */
function doubled({ keys }: ExchangedTable, rows: readonly SqlRow[]): SqlRow | undefined {
  return keys
    .map(({ columns }) => {
      const seen = new Set<string>();
      return rows.find((row) => {
        const key = JSON.stringify(columns.map((column) => row[column] ?? null));
        const known = seen.has(key);
        seen.add(key);
        return known;
      });
    })
    .find((row) => row !== undefined);
}
