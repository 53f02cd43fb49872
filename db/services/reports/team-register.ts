import type { ReadDb } from '../../connection';
import { TEAM_REGISTER_COLUMNS } from '../../domain/reports/definition';
import type { ReportPeriod } from '../../domain/reports/period';
import type { Law } from '../../law';
import { teamReportRows } from '../../repositories/team-report-facts';
import { sightOf } from '../own-sight';
import type { RegisterCell } from './register';

/** A row of T5 with the team it opens. */
export interface TeamLine {
  readonly teamId: string;
  readonly cells: readonly RegisterCell[];
}

/** 应急救援队伍统计表 of a period: teams by level, the highest first, then by name. */
export function teamRegister(db: ReadDb, law: Law, period: ReportPeriod): TeamLine[] {
  const { fields, natures, levels } = law.teams;
  const named = (
    entries: readonly { code: string; name: string }[],
    code: string | null,
    words: string | null,
  ) => entries.find((one) => one.code === code)?.name ?? words;
  const rank = (level: string | null) => {
    const at = levels.findIndex(({ code }) => code === level);
    return at < 0 ? levels.length : at;
  };
  const rows = teamReportRows(db, { from: period.from, to: period.asOf, origin: sightOf(db) });
  rows.sort((a, b) => rank(a.level) - rank(b.level));
  return rows.map((row, at) => {
    const values = {
      ...row,
      serial: at + 1,
      field: named(fields, row.fieldCode, row.field),
      nature: named(natures, row.natureCode, row.nature),
      level: named(levels, row.level, null),
    };
    return { teamId: row.id, cells: TEAM_REGISTER_COLUMNS.map(({ key }) => values[key]) };
  });
}
