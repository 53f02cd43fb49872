import { z } from 'zod';

/** Row id. */
export const id = z.string().min(1).max(64);
/** SHA-256 of a document's original bytes, a list or a seed, hexadecimal. */
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
/** Civil date 'YYYY-MM-DD'. */
export const civilDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
/** Optimistic lock: the version the user was looking at. */
export const expectedVersion = z.number().int().min(1);
/** Ticket for a file the user chose in a dialog or dropped on the window; a page never names a path itself. */
export const fileGrant = z.string().min(8).max(64);
export const shortText = z.string().trim().max(200);
export const longText = z.string().trim().max(4000);
export const reason = z.string().trim().min(2).max(500);
export const count = z.number().int().min(0);

/** Every register screen asks with this: text search, filters by column key, one sort, a window. */
export const listQuery = z.object({
  /** Name of the list in db/repositories/lists. */
  list: z.string().max(40),
  text: z.string().max(200).default(''),
  /** Column key → accepted values; for dates and numbers `from`/`to`. Keys are checked against the list's definition. */
  filters: z
    .array(
      z.object({
        column: z.string().max(40),
        values: z
          .array(z.union([z.string().max(200), z.number(), z.null()]))
          .max(200)
          .optional(),
        from: z.union([z.string().max(40), z.number()]).optional(),
        to: z.union([z.string().max(40), z.number()]).optional(),
      }),
    )
    .max(20)
    .default([]),
  sort: z.object({ column: z.string().max(40), descending: z.boolean() }).optional(),
});

export const cell = z.union([z.string(), z.number(), z.null()]);

/** Rows as arrays in the order of `columns`: a third of the weight of objects. The first column is always `id`. */
export const listPage = z.object({
  total: count,
  columns: z.array(z.string()),
  rows: z.array(z.array(cell)),
});

/** How one column of a list is shown and what can be done with it. Labels come from the catalogue `lists.<list>.<key>`. */
export const listColumn = z.object({
  key: z.string(),
  type: z.enum(['text', 'code', 'number', 'date', 'coded', 'phone', 'state', 'boolean', 'days']),
  /** Catalogue prefix for coded values, e.g. 'codes.planKind'. */
  codes: z.string().optional(),
  width: z.number(),
  sortable: z.boolean(),
  filter: z.enum(['none', 'values', 'range']),
  /** Shown unless the user hides it. */
  usual: z.boolean(),
});

/** Who did what when to a record. */
export const timelineEntry = z.object({
  at: z.string(),
  onDate: civilDate.nullable(),
  actor: z.string(),
  action: z.string(),
  text: z.string(),
});

/** Written by a command that made or changed one row. */
export const saved = z.object({ id, version: count });

/** A form as it is printed: a complete, script-free page. `ownLayout`: files of it are written in the office's own layout. */
export const formPage = z.object({ html: z.string(), title: z.string(), ownLayout: z.boolean() });

/** Password of a package. */
export const packagePassword = z.string().max(200);
