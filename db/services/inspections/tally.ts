import type { ReadDb } from '../../connection';
import { FINDING_KINDS, type FindingKind } from '../../domain/inspection/codes';
import { findingsOfUnits, type TallyUnitRow, visitedUnits } from '../../repositories/inspection-views';

/** By what results are gathered. */
export const TALLY_BY = ['region', 'town', 'category', 'industry'] as const;
export type TallyBy = (typeof TALLY_BY)[number];

/** First and last day that counts, both included. */
export interface TallyPeriod {
  readonly from: string;
  readonly to: string;
}

export interface TallyFilter {
  readonly by: TallyBy;
  /** One campaign, or all of the period. */
  readonly inspectionId: string | null;
  /** One owner of visits, or all that this desk holds. */
  readonly origin: string | null;
}

/** One line of results. Visits are counted once each; a finding under its kind. */
export interface TallyRow {
  /** Region code, town, supervision category or GB/T 4754 division; '' where the unit has none. */
  key: string;
  /** Enterprises visited, each once. */
  enterprises: number;
  visits: number;
  byKind: Record<FindingKind, number>;
  findings: number;
  /** Findings ordered to be corrected. */
  ordered: number;
  /** Findings that were penalised. */
  penalised: number;
  /** The visits it counts: `inspection_unit.id`. */
  unitIds: string[];
  /** The findings it counts: each number of findings is the number of those it asks for. */
  rows: TalliedFinding[];
}

/** A finding behind the numbers of a line. */
export interface TalliedFinding {
  readonly id: string;
  readonly unitId: string;
  readonly kind: FindingKind;
  readonly description: string;
  readonly ordered: boolean;
  readonly penalised: boolean;
}

const emptyRow = (key: string): TallyRow => ({
  key,
  enterprises: 0,
  visits: 0,
  byKind: Object.fromEntries(FINDING_KINDS.map((kind) => [kind, 0])) as Record<FindingKind, number>,
  findings: 0,
  ordered: 0,
  penalised: 0,
  unitIds: [],
  rows: [],
});

const keyOf = (row: TallyUnitRow, by: TallyBy): string => {
  switch (by) {
    case 'region':
      return row.regionCode;
    case 'town':
      return row.town ?? '';
    case 'category':
      return row.category ?? '';
    case 'industry':
      return row.industryCode?.slice(0, 3) ?? '';
  }
};

/**
 * What the visits of a period found (table T9 of the reports): lines by the asked fact, and the total. An enterprise that
 * was visited twice counts once among enterprises and twice among visits.
 */
export function inspectionTally(
  db: ReadDb,
  period: TallyPeriod,
  filter: TallyFilter,
): { rows: TallyRow[]; total: TallyRow } {
  const units = visitedUnits(db, period, filter);
  const ofUnit = new Map<string, ReturnType<typeof findingsOfUnits>>();
  for (const finding of findingsOfUnits(
    db,
    units.map(({ unitId }) => unitId),
  ))
    ofUnit.set(finding.unitId, [...(ofUnit.get(finding.unitId) ?? []), finding]);
  const rows = new Map<string, TallyRow>();
  const total = emptyRow('');
  const seen = new Map<TallyRow, Set<string>>();
  for (const unit of units) {
    const key = keyOf(unit, filter.by);
    const row = rows.get(key) ?? emptyRow(key);
    rows.set(key, row);
    for (const into of [row, total]) {
      const enterprises = seen.get(into) ?? new Set<string>();
      seen.set(into, enterprises.add(unit.enterpriseId));
      into.enterprises = enterprises.size;
      into.visits += 1;
      into.unitIds.push(unit.unitId);
      for (const finding of ofUnit.get(unit.unitId) ?? []) {
        into.findings += 1;
        into.byKind[finding.kind] += 1;
        if (finding.orderedOn !== null) into.ordered += 1;
        if (finding.penalisedOn !== null) into.penalised += 1;
        const { id, unitId, kind, description } = finding;
        const [ordered, penalised] = [finding.orderedOn !== null, finding.penalisedOn !== null];
        into.rows.push({ id, unitId, kind, description, ordered, penalised });
      }
    }
  }
  const named = [...rows.values()].sort(
    (a, b) => Number(a.key === '') - Number(b.key === '') || (a.key < b.key ? -1 : 1),
  );
  return { rows: named, total };
}
