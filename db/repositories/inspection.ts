import type { ReadDb, WriteDb } from '../connection';
import type {
  FindingKind,
  InspectionKind,
  InspectionState,
  RecheckResult,
  UnitStanding,
} from '../domain/inspection/codes';
import type { Candidate } from '../domain/inspection/draw';
import type { ItemAnswer } from '../domain/inspection/items';
import type { Population } from '../domain/inspection/population';
import type { StratumSize } from '../domain/inspection/quota';
import type { Bookkeeping } from './bookkeeping';
import { defineTable, json, jsonPart, plain } from './table';

/**
 * [Note: kept candidates] The candidates of a draw stand behind everything else in the `population` of their campaign, so
 * that the draw can be computed again. They may be 50,000, and only the proof asks for them: records are read without
 * them, and no later update writes what was drawn.
 */
const CANDIDATES = ',"candidates":[';
// A quotation mark inside a JSON text has a stroke before it, so these characters can only be the member itself.
const HEAD_END = `instr(inspection.population, '${CANDIDATES}')`;

/** A campaign of the annual plan. Dates are civil dates, `drawnAt` a moment. */
export interface InspectionRecord extends Bookkeeping {
  id: string;
  year: number;
  title: string;
  kind: InspectionKind;
  basis: string | null;
  plannedFrom: string | null;
  plannedTo: string | null;
  /** Units to be visited. */
  target: number | null;
  population: Population;
  strata: readonly (StratumSize & { readonly take: number })[];
  /** 64 hexadecimal digits; shown only once the draw is done. */
  seed: string | null;
  seedCommitment: string | null;
  spoken: string | null;
  witness: string | null;
  candidatesSha256: string | null;
  drawnAt: string | null;
  state: InspectionState;
  closedOn: string | null;
  remark: string | null;
}

/** A unit of a campaign with its check form. */
export interface InspectionUnitRecord extends Bookkeeping {
  id: string;
  inspectionId: string;
  enterpriseId: string;
  stratum: string;
  /** In the drawn order of its stratum; 0 for units that people added. */
  place: number;
  standing: UnitStanding;
  reason: string | null;
  visitedOn: string | null;
  inspectors: readonly string[];
  /** By item id. */
  answers: Readonly<Record<string, ItemAnswer>>;
  receivedBy: string | null;
  /** The drill that the visit was to see. */
  drillId: string | null;
  remark: string | null;
}

/** A problem found at a unit, and how it was put right. */
export interface InspectionFindingRecord extends Bookkeeping {
  id: string;
  inspectionUnitId: string;
  kind: FindingKind;
  item: string | null;
  description: string;
  /** The drill that was spot-checked (条例 8). */
  drillId: string | null;
  orderNo: string | null;
  orderedOn: string | null;
  dueOn: string | null;
  correctedOn: string | null;
  recheckedOn: string | null;
  recheck: RecheckResult | null;
  penalty: string | null;
  penalisedOn: string | null;
  closedOn: string | null;
  remark: string | null;
}

export const inspectionTable = defineTable<InspectionRecord>('inspection', {
  id: plain('id'),
  year: plain('year'),
  title: plain('title'),
  kind: plain('kind'),
  basis: plain('basis'),
  plannedFrom: plain('planned_from'),
  plannedTo: plain('planned_to'),
  target: plain('target'),
  population: jsonPart('population', {
    read: `CASE ${HEAD_END} WHEN 0 THEN inspection.population
      ELSE substr(inspection.population, 1, ${HEAD_END} - 1) || '}' END`,
    write: `CASE ${HEAD_END} WHEN 0 THEN ? ELSE population END`,
  }),
  strata: json('strata'),
  seed: plain('seed'),
  seedCommitment: plain('seed_commitment'),
  spoken: plain('spoken'),
  witness: plain('witness'),
  candidatesSha256: plain('candidates_sha256'),
  drawnAt: plain('drawn_at'),
  state: plain('state'),
  closedOn: plain('closed_on'),
  remark: plain('remark'),
});

export const inspectionUnitTable = defineTable<InspectionUnitRecord>('inspection_unit', {
  id: plain('id'),
  inspectionId: plain('inspection_id'),
  enterpriseId: plain('enterprise_id'),
  stratum: plain('stratum'),
  place: plain('place'),
  standing: plain('standing'),
  reason: plain('reason'),
  visitedOn: plain('visited_on'),
  inspectors: json('inspectors'),
  answers: json('answers'),
  receivedBy: plain('received_by'),
  drillId: plain('drill_id'),
  remark: plain('remark'),
});

export const inspectionFindingTable = defineTable<InspectionFindingRecord>('inspection_finding', {
  id: plain('id'),
  inspectionUnitId: plain('inspection_unit_id'),
  kind: plain('kind'),
  item: plain('item'),
  description: plain('description'),
  drillId: plain('drill_id'),
  orderNo: plain('order_no'),
  orderedOn: plain('ordered_on'),
  dueOn: plain('due_on'),
  correctedOn: plain('corrected_on'),
  recheckedOn: plain('rechecked_on'),
  recheck: plain('recheck'),
  penalty: plain('penalty'),
  penalisedOn: plain('penalised_on'),
  closedOn: plain('closed_on'),
  remark: plain('remark'),
});

/** Keeps the candidates of a draw, a JSON list, with their campaign. See [Note: kept candidates]. */
export function keepCandidates(db: WriteDb, id: string, candidates: string): void {
  db.run(
    `UPDATE inspection SET population = substr(population, 1, length(population) - 1) || ',"candidates":' || @candidates || '}'
      WHERE id = @id AND ${HEAD_END} = 0`,
    { id, candidates },
  );
}

/** The candidates that a campaign was drawn from; undefined before the draw. */
export function candidatesOf(db: ReadDb, id: string): Candidate[] | undefined {
  const text = db.value<string>('SELECT population FROM inspection WHERE id = @id', { id });
  return text === undefined ? undefined : (JSON.parse(text) as { candidates?: Candidate[] }).candidates;
}

/** Campaigns of a year, by their planned beginning; cancelled ones come too. */
export function inspectionsOfYear(db: ReadDb, year: number): InspectionRecord[] {
  return inspectionTable.select(
    db,
    'WHERE year = @year ORDER BY planned_from IS NULL, planned_from, created_at, id',
    { year },
  );
}

/** Units of a campaign, voided ones aside: by stratum, then in the drawn order. */
export function unitsOfInspection(db: ReadDb, inspectionId: string): InspectionUnitRecord[] {
  return inspectionUnitTable.select(
    db,
    'WHERE inspection_id = @inspectionId AND voided_at IS NULL ORDER BY stratum, place, id',
    { inspectionId },
  );
}

/** How the units of a campaign stand, voided ones aside: without their check forms, of which a campaign has thousands. */
export function standingsOfInspection(
  db: ReadDb,
  inspectionId: string,
): Pick<InspectionUnitRecord, 'standing' | 'visitedOn'>[] {
  return db.all(
    `SELECT standing, visited_on AS visitedOn FROM inspection_unit
      WHERE inspection_id = @inspectionId AND voided_at IS NULL`,
    { inspectionId },
  );
}

/** Findings at a unit in the order in which they were noted, voided ones aside. */
export function findingsOfUnit(db: ReadDb, inspectionUnitId: string): InspectionFindingRecord[] {
  return inspectionFindingTable.select(
    db,
    'WHERE inspection_unit_id = @inspectionUnitId AND voided_at IS NULL ORDER BY created_at, id',
    { inspectionUnitId },
  );
}

/** Findings of a whole campaign. */
export function findingsOfInspection(db: ReadDb, inspectionId: string): InspectionFindingRecord[] {
  return inspectionFindingTable.select(
    db,
    `WHERE inspection_unit_id IN (SELECT id FROM inspection_unit WHERE inspection_id = @inspectionId AND voided_at IS NULL)
       AND voided_at IS NULL ORDER BY created_at, id`,
    { inspectionId },
  );
}
