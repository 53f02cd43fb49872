import type { ReadDb, WriteDb } from '../connection';
import type { Bookkeeping } from './bookkeeping';
import { defineTable, flag, json, plain } from './table';

/** A unit of production or business with the facts that the rule sets need. Dates `YYYY-MM-DD`, money in 万元. */
export interface EnterpriseRecord extends Bookkeeping {
  id: string;
  name: string;
  /** `compactName(name)`. */
  nameKey: string;
  nameInitials: string;
  uscc: string | null;
  noUsccReason: string | null;
  usccSuspect: boolean;
  regionCode: string;
  town: string | null;
  address: string | null;
  longitude: number | null;
  latitude: number | null;
  industryCode: string | null;
  supervisionCategory: string | null;
  activities: readonly string[];
  affiliation: 'central' | 'province' | 'city' | 'county' | 'other' | null;
  sizeTier: 'large' | 'medium' | 'small' | 'micro' | null;
  sizeBasis: string | null;
  employees: number | null;
  revenueWan: number | null;
  assetsWan: number | null;
  establishedOn: string | null;
  status: 'active' | 'suspended' | 'closed';
  legalPerson: string | null;
  legalPhone: string | null;
  principal: string | null;
  principalPhone: string | null;
  safetyOfficer: string | null;
  safetyOfficerPhone: string | null;
  majorHazardLevel: number | null;
  standardLevel: string | null;
  standardUntil: string | null;
  licenceNo: string | null;
  licenceUntil: string | null;
  businessScope: string | null;
  /** Since when the unit is closed; with status `closed`. */
  closedOn: string | null;
  /** The record that goes on, when two were kept for one unit. */
  mergedIntoId: string | null;
  remark: string | null;
  /** Derived: the rule sets that count, in the order of the set definitions. */
  sets: readonly string[];
}

export const enterpriseTable = defineTable<EnterpriseRecord>('enterprise', {
  id: plain('id'),
  name: plain('name'),
  nameKey: plain('name_key'),
  nameInitials: plain('name_initials'),
  uscc: plain('uscc'),
  noUsccReason: plain('no_uscc_reason'),
  usccSuspect: flag('uscc_suspect'),
  regionCode: plain('region_code'),
  town: plain('town'),
  address: plain('address'),
  longitude: plain('longitude'),
  latitude: plain('latitude'),
  industryCode: plain('industry_code'),
  supervisionCategory: plain('supervision_category'),
  activities: json('activities'),
  affiliation: plain('affiliation'),
  sizeTier: plain('size_tier'),
  sizeBasis: plain('size_basis'),
  employees: plain('employees'),
  revenueWan: plain('revenue_wan'),
  assetsWan: plain('assets_wan'),
  establishedOn: plain('established_on'),
  status: plain('status'),
  legalPerson: plain('legal_person'),
  legalPhone: plain('legal_phone'),
  principal: plain('principal'),
  principalPhone: plain('principal_phone'),
  safetyOfficer: plain('safety_officer'),
  safetyOfficerPhone: plain('safety_officer_phone'),
  majorHazardLevel: plain('major_hazard_level'),
  standardLevel: plain('standard_level'),
  standardUntil: plain('standard_until'),
  licenceNo: plain('licence_no'),
  licenceUntil: plain('licence_until'),
  businessScope: plain('business_scope'),
  closedOn: plain('closed_on'),
  mergedIntoId: plain('merged_into_id'),
  remark: plain('remark'),
  sets: json('sets'),
});

/** The unit of this owner that bears a code, voided ones aside. */
export function findEnterpriseByUscc(db: ReadDb, origin: string, uscc: string): EnterpriseRecord | undefined {
  return enterpriseTable.select(db, 'WHERE origin = @origin AND uscc = @uscc AND voided_at IS NULL', {
    origin,
    uscc,
  })[0];
}

/** Units of this owner with the same compared name, voided ones aside. */
export function findEnterprisesByNameKey(db: ReadDb, origin: string, nameKey: string): EnterpriseRecord[] {
  return enterpriseTable.select(db, 'WHERE name_key = @nameKey AND origin = @origin AND voided_at IS NULL', {
    origin,
    nameKey,
  });
}

/** Writes the derived rule sets; no new version, since nobody edited anything. */
export function storeEnterpriseSets(db: WriteDb, id: string, sets: readonly string[]): void {
  db.run('UPDATE enterprise SET sets = @sets WHERE id = @id AND sets <> @sets', {
    id,
    sets: JSON.stringify(sets),
  });
}

export interface EnterpriseCounts {
  plans: number;
  filings: number;
  drills: number;
  overdue: number;
}

/** How many plans, filing cases, drills and overdue duties a unit has. */
export function countEnterpriseRecords(db: ReadDb, id: string): EnterpriseCounts {
  const counts = db.get<EnterpriseCounts>(
    `SELECT (SELECT COUNT(*) FROM plan WHERE enterprise_id = @id AND voided_at IS NULL) AS plans,
            (SELECT COUNT(*) FROM filing_case WHERE enterprise_id = @id AND voided_at IS NULL) AS filings,
            (SELECT COUNT(*) FROM drill WHERE enterprise_id = @id AND voided_at IS NULL) AS drills,
            (SELECT COUNT(*) FROM duty WHERE subject_id = @id AND state = 'overdue') AS overdue`,
    { id },
  );
  return counts ?? { plans: 0, filings: 0, drills: 0, overdue: 0 };
}

/** Towns that units lie in, most used first: the suggestions of the town field. */
export function listTowns(db: ReadDb, origin: string | null): string[] {
  return db
    .all<{ town: string }>(
      `SELECT town FROM enterprise WHERE town IS NOT NULL AND voided_at IS NULL AND (@origin IS NULL OR origin = @origin)
        GROUP BY town ORDER BY COUNT(*) DESC, town LIMIT 200`,
      { origin },
    )
    .map((row) => row.town);
}

export interface EnterprisePick {
  id: string;
  name: string;
  uscc: string | null;
  town: string | null;
}

/**
 * Units for a picker: those whose name begins with the text first, then those that hold it in name, code or initials.
 * `nameText` is a compacted name, `codeText` the same in upper case.
 */
export function pickEnterprises(
  db: ReadDb,
  text: { nameText: string; codeText: string; origin: string | null },
  limit: number,
): EnterprisePick[] {
  return db.all<EnterprisePick>(
    `SELECT id, name, uscc, town FROM enterprise
      WHERE voided_at IS NULL AND (@origin IS NULL OR origin = @origin)
        AND (@nameText = '' OR instr(name_key, @nameText) > 0 OR instr(name_initials, @nameText) > 0 OR instr(uscc, @codeText) > 0)
      ORDER BY instr(name_key, @nameText) = 1 DESC, name_initials, name, id LIMIT @limit`,
    { ...text, limit },
  );
}

/** Names of all units that were not voided, for finding them in texts. */
export function listEnterpriseNames(db: ReadDb): string[] {
  return db.allRaw('SELECT name FROM enterprise WHERE voided_at IS NULL').map(([name]) => String(name));
}
