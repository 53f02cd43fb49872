import type { ReadDb } from '../connection';
import type { ReportScope } from './report-facts';

/** An incident of a period. */
export interface IncidentReportRow {
  id: string;
  name: string;
  /** The office or unit whose desk handled it. */
  origin: string;
  town: string | null;
  on: string;
  endedOn: string | null;
}

/** Incidents that were no practice, by the local day on which they happened or, where that is not noted, became known. */
export function incidentsInPeriod(db: ReadDb, { from, to, origin }: ReportScope): IncidentReportRow[] {
  return db.all<IncidentReportRow>(
    `SELECT i.id, i.name, i.origin, i.town, date(COALESCE(i.happened_at, i.learned_at), '+8 hours') AS "on",
       date(i.ended_at, '+8 hours') AS endedOn
     FROM incident i
     WHERE i.voided_at IS NULL AND i.practice = 0 AND (@origin IS NULL OR i.origin = @origin)
       AND date(COALESCE(i.happened_at, i.learned_at), '+8 hours') BETWEEN @from AND @to
     ORDER BY "on", i.id`,
    { from, to, origin },
  );
}
