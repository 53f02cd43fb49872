import type { ReadDb } from '../../connection';
import type { DrillForm, DrillLevel, DrillPurpose } from '../../domain/drill/axes';
import { PLAN_KIND_WORDS } from '../../domain/plan/kinds';
import { DRILL_REGISTER_COLUMNS, type DrillRegisterKey } from '../../domain/reports/definition';
import type { ReportCut } from '../../domain/reports/facts';
import type { ReportPeriod } from '../../domain/reports/period';
import { lineOf } from '../../domain/reports/tally';
import type { Law } from '../../law';
import { type DrillRegisterRow, drillRegisterRows } from '../../repositories/drill-report-facts';
import { officeNames } from '../../repositories/report-facts';
import { sightOf } from '../own-sight';
import { gatherUnits } from './gather-facts';
import type { RegisterCell } from './register';

/** A row of T4 with the drill it opens. */
export interface DrillLine {
  readonly drillId: string;
  readonly cells: readonly RegisterCell[];
}

const FORM_WORDS: Readonly<Record<DrillForm, string>> = { action: '实战', tabletop: '桌面' };
const PURPOSE_WORDS: Readonly<Record<DrillPurpose, string>> = {
  testing: '检验性',
  demonstration: '示范性',
  research: '研究性',
};
const LEVEL_WORDS: Readonly<Record<DrillLevel, string>> = {
  enterprise: '企业',
  workshop: '车间',
  team: '班组',
  government: '政府',
  department: '部门',
  town: '乡镇（街道）',
};

/**
 * 应急演练明细表 of a period: the lines of the cut one after another, within them by the day a drill ended; drills of governments
 * and departments come last.
 */
export function drillRegister(db: ReadDb, law: Law, period: ReportPeriod, cut: ReportCut): DrillLine[] {
  const { units } = gatherUnits(db, law);
  const offices = officeNames(db);
  const rows = drillRegisterRows(db, { from: period.from, to: period.asOf, origin: sightOf(db) }).flatMap(
    (row) => {
      const unit = row.unitId === null ? undefined : units.get(row.unitId);
      if (row.unitId !== null && unit === undefined) return [];
      return [
        {
          row,
          own: unit === undefined,
          line: unit === undefined ? '' : lineOf(unit, cut).key,
          unitName: unit?.name ?? offices.get(row.origin)?.name ?? '',
        },
      ];
    },
  );
  // Sorting is stable: within a line the order of the days stays.
  rows.sort(
    (a, b) =>
      Number(a.own) - Number(b.own) ||
      Number(a.line === '') - Number(b.line === '') ||
      (a.line < b.line ? -1 : a.line > b.line ? 1 : 0),
  );
  return rows.map(({ row, unitName }, at) => {
    const values = valuesOf(row, unitName);
    return {
      drillId: row.drillId,
      cells: DRILL_REGISTER_COLUMNS.map(({ key }) => (key === 'serial' ? at + 1 : values[key])),
    };
  });
}

function valuesOf(
  row: DrillRegisterRow,
  unitName: string,
): Record<Exclude<DrillRegisterKey, 'serial'>, RegisterCell> {
  return {
    unitName,
    title: row.title,
    plan: [row.planTitle, row.versionLabel].filter((part) => part !== null).join(' ') || null,
    planKind: row.planKind === null ? null : PLAN_KIND_WORDS[row.planKind],
    form: row.form === null ? null : FORM_WORDS[row.form],
    purpose: row.purpose === null ? null : PURPOSE_WORDS[row.purpose],
    level: LEVEL_WORDS[row.level],
    time: row.startOn === null || row.startOn === row.heldOn ? row.heldOn : `${row.startOn} 至 ${row.heldOn}`,
    place: row.place,
    players: row.participants,
    scenario: row.scenario,
    conclusion: row.conclusion,
    findings: row.findings,
    settled: row.findings === 0 ? null : `${row.settled}/${row.findings}`,
    reportedOn: row.reportedOn,
  };
}
