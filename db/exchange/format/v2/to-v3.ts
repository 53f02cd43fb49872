import type { WriteDb } from '../../../connection';
import { remake } from '../remake';
import { TABLES_V3 } from '../v3/tables';
import { TABLES_V2 } from './tables';

/** A manifest of format 3. */
export function manifestToV3(manifest: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return { ...manifest, formatVersion: 3 };
}

/** Makes the tables of format 2 those of format 3: keys without an index, more columns of an expert, new tables. */
export function dataToV3(db: WriteDb): void {
  remake(db, TABLES_V2, TABLES_V3);
}
