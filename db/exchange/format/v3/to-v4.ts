import type { WriteDb } from '../../../connection';
import { remake } from '../remake';
import { TABLES_V4 } from '../v4/tables';
import { TABLES_V3 } from './tables';

/** A manifest of format 4. */
export function manifestToV4(manifest: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return { ...manifest, formatVersion: 4 };
}

/** Gives data of format 3 the tables of format 4: more columns of a drill and of an inspection's finding, new tables. */
export function dataToV4(db: WriteDb): void {
  remake(db, TABLES_V3, TABLES_V4);
}
