import type { ReadDb } from '../../connection';
import type { ReportFact, ReportFacts, ReportUnit } from '../../domain/reports/facts';
import type { ReportPeriod } from '../../domain/reports/period';
import type { Law } from '../../law';
import { incidentsInPeriod } from '../../repositories/incident-report-facts';
import { sightOf } from '../own-sight';
import { regionLines } from './gather-facts';

/** Incidents of a period, each a line of its own; those whose response had ended by its end are marked. */
export function gatherIncidentFacts(db: ReadDb, law: Law, period: ReportPeriod): ReportFacts {
  const regionOf = regionLines(db, law);
  const units = new Map<string, ReportUnit>();
  const rows = incidentsInPeriod(db, { from: period.from, to: period.asOf, origin: sightOf(db) });
  const facts = rows.map((row): ReportFact => {
    const { id, name, town, on, endedOn } = row;
    units.set(id, { id, name, uscc: null, town, category: null, region: regionOf(row), sets: [] });
    const flags = new Set(endedOn !== null && endedOn <= period.asOf ? ['ended'] : []);
    return { kind: 'incident', id, unitId: id, title: '', date: on, note: '', amount: null, flags };
  });
  return { units, facts };
}
