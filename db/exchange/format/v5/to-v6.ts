import type { WriteDb } from '../../../connection';
import { remake } from '../remake';
import { TABLES_V6 } from '../v6/tables';
import { TABLES_V5 } from './tables';

/** A manifest of format 6: nothing was left out beyond what never travels, nothing is reckoned, nothing lies inside. */
export function manifestToV6(manifest: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return {
    ...manifest,
    formatVersion: 6,
    profile: { id: 'standard', omitted: [] },
    totals: null,
    forwarded: [],
    clock: null,
  };
}

/** Gives data of format 5 the tables of format 6, empty. */
export function dataToV6(db: WriteDb): void {
  remake(db, TABLES_V5, TABLES_V6);
}
