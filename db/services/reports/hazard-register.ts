import type { ReadDb } from '../../connection';
import { HAZARD_REGISTER_COLUMNS } from '../../domain/reports/definition';
import type { ReportPeriod } from '../../domain/reports/period';
import type { Law } from '../../law';
import { hazardReportRows } from '../../repositories/hazard-report-facts';
import { sightOf } from '../own-sight';
import type { RegisterCell } from './register';

/** A row of T8 with the hazard it opens. */
export interface HazardLine {
  readonly hazardId: string;
  readonly cells: readonly RegisterCell[];
}

/** 重大危险源清单 at the end of a period: hazards by level, the strictest first, then by unit. */
export function hazardRegister(db: ReadDb, law: Law, period: ReportPeriod): HazardLine[] {
  const { levels } = law.hazardRules.levels;
  return hazardReportRows(db, { to: period.asOf, origin: sightOf(db) }).map((row, at) => {
    const values = {
      ...row,
      serial: at + 1,
      level: levels.find(({ level }) => level === row.level)?.name ?? null,
    };
    return { hazardId: row.id, cells: HAZARD_REGISTER_COLUMNS.map(({ key }) => values[key]) };
  });
}
