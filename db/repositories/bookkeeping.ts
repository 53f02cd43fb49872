import type { SqlRow } from '../connection';

/** The five columns in which every business row ends; see the head of migration 0001. */
export interface Bookkeeping {
  origin: string;
  version: number;
  createdAt: string;
  updatedAt: string;
  voidedAt: string | null;
  voidReason: string | null;
}

/** Reads the bookkeeping columns of any business row. */
export function rowToBookkeeping(row: SqlRow): Bookkeeping {
  return {
    origin: row.origin as string,
    version: row.version as number,
    createdAt: row.created_at as string,
    updatedAt: row.updated_at as string,
    voidedAt: row.voided_at as string | null,
    voidReason: row.void_reason as string | null,
  };
}
