import { z } from 'zod';
import { cell, count, fileGrant, id, listColumn, listPage, listQuery } from './common';
import { command, job, nothing, query } from './define';

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** One way to read every register: the grid's pages, its filters, its Excel export, its saved views. */
export const lists = {
  describe: query(
    z.object({ list: z.string() }),
    z.object({
      columns: z.array(listColumn),
      defaultSort: z.object({ column: z.string(), descending: z.boolean() }),
    }),
  ),
  page: query(
    listQuery.extend({ offset: count.default(0), limit: z.number().int().min(1).max(500).default(200) }),
    listPage,
  ),
  /** Distinct values of a filterable column with how many rows have them, most first. */
  facet: query(
    listQuery.extend({ column: z.string() }),
    z.object({ values: z.array(z.object({ value: cell, count })) }),
  ),
  /** Ids of all rows that match, for bulk actions (at most 10,000). */
  ids: query(listQuery, z.object({ ids: z.array(id) })),
  /** Writes what is seen (columns in the given order) to .xlsx. */
  exportTable: job(
    listQuery.extend({
      columns: z.array(z.string()).min(1),
      title: z.string(),
      labels: z.record(z.string(), z.string()),
      file: fileGrant,
    }),
    z.object({ rows: count }),
    { permission: 'read' },
  ),
  views: query(
    z.object({ screen: z.string() }),
    z.object({ views: z.array(z.object({ id, name: z.string(), spec: z.string() })) }),
  ),
  saveView: command(
    z.object({
      screen: z.string().max(40),
      name: z.string().trim().min(1).max(40),
      spec: z.string().max(20000).refine(isJson),
    }),
    z.object({ id }),
    { permission: 'read' },
  ),
  removeView: command(z.object({ id }), nothing, { permission: 'read' }),
};
