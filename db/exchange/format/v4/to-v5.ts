import type { WriteDb } from '../../../connection';
import { remake } from '../remake';
import { TABLES_V5 } from '../v5/tables';
import { TABLES_V4 } from './tables';

/** A manifest of format 5. */
export function manifestToV5(manifest: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return { ...manifest, formatVersion: 5 };
}

/** Gives data of format 4 the tables of format 5: more columns of teams, equipment, supplies and risk analyses, new tables. */
export function dataToV5(db: WriteDb): void {
  remake(db, TABLES_V4, TABLES_V5);
}
