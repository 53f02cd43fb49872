import type { ReadDb, WriteDb } from '../connection';
import { OFFICE_LEVELS, type OwnerLevel } from '../domain/desk';
import type { TreeOffice } from '../domain/exchange/region-tree';
import { codeList } from './code-list';

/** An office, or the desk of a unit or an expert: whoever owns rows. */
export interface OfficeRecord {
  id: string;
  name: string;
  level: OwnerLevel;
  /** GB/T 2260, six digits. */
  regionCode: string;
}

/** Whose desk this database is; undefined only in a database that is not complete. */
export function selfOffice(db: ReadDb): OfficeRecord | undefined {
  return db.get('SELECT id, name, level, region_code AS regionCode FROM office WHERE is_self = 1');
}

/** An owner of rows by its id. */
export function findOffice(db: ReadDb, id: string): OfficeRecord | undefined {
  return db.get('SELECT id, name, level, region_code AS regionCode FROM office WHERE id = @id', { id });
}

/** Makes an empty database this owner's desk. */
export function insertSelfOffice(db: WriteDb, office: OfficeRecord, now: string): void {
  db.run(
    `INSERT INTO office (id, name, level, region_code, is_self, origin, created_at, updated_at)
     VALUES (@id, @name, @level, @regionCode, 1, @id, @now, @now)`,
    { ...office, now },
  );
}

/** True where rows of other offices have come up to this database. */
export function hasOtherOffices(db: ReadDb): boolean {
  return db.value<number>('SELECT EXISTS (SELECT 1 FROM office WHERE is_self = 0)') === 1;
}

/** Offices whose rows have come up to this database, and through whose packages. */
export function officesBelow(db: ReadDb): TreeOffice[] {
  return db.all<TreeOffice>(
    `SELECT id, name, region_code AS regionCode, via_id AS viaId FROM office
      WHERE is_self = 0 AND via_id IS NOT NULL AND voided_at IS NULL AND level IN ${codeList(OFFICE_LEVELS)}`,
  );
}
