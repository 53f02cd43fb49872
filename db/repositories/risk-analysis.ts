import type { ReadDb, SqlRow, WriteDb } from '../connection';
import { type Bookkeeping, rowToBookkeeping } from './bookkeeping';

/** The monthly risk analysis of an enterprise. */
export interface RiskAnalysisRecord extends Bookkeeping {
  id: string;
  enterpriseId: string;
  /** 'YYYY-MM'. */
  month: string;
  doneOn: string;
  measures: string | null;
}

function rowToRiskAnalysis(row: SqlRow): RiskAnalysisRecord {
  return {
    id: row.id as string,
    enterpriseId: row.enterprise_id as string,
    month: row.month as string,
    doneOn: row.done_on as string,
    measures: row.measures as string | null,
    ...rowToBookkeeping(row),
  };
}

/** Analyses of one year, January first. */
export function riskAnalysesOfYear(db: ReadDb, enterpriseId: string, year: number): RiskAnalysisRecord[] {
  return db
    .all(
      `SELECT * FROM risk_analysis
       WHERE enterprise_id = @enterpriseId AND month BETWEEN @first AND @last AND voided_at IS NULL ORDER BY month`,
      { enterpriseId, first: `${year}-01`, last: `${year}-12` },
    )
    .map(rowToRiskAnalysis);
}

/** Keeps the analysis of a month; a second entry for the same month replaces the first. Returns the row's id. */
export function saveRiskAnalysis(db: WriteDb, record: RiskAnalysisRecord): string {
  const row = db.get<{ id: string }>(
    `INSERT INTO risk_analysis (id, enterprise_id, month, done_on, measures, origin, version, created_at, updated_at)
     VALUES (@id, @enterpriseId, @month, @doneOn, @measures, @origin, @version, @createdAt, @updatedAt)
     ON CONFLICT (enterprise_id, month) WHERE voided_at IS NULL DO UPDATE
       SET done_on = excluded.done_on, measures = excluded.measures, version = version + 1, updated_at = excluded.updated_at
     RETURNING id`,
    {
      id: record.id,
      enterpriseId: record.enterpriseId,
      month: record.month,
      doneOn: record.doneOn,
      measures: record.measures,
      origin: record.origin,
      version: record.version,
      createdAt: record.createdAt,
      updatedAt: record.updatedAt,
    },
  );
  return row?.id ?? record.id;
}
