import type { ReadDb } from '../../connection';
import type { Deps } from '../../core';
import type { FormDefinition } from '../../documents/forms/definition';
import { riskSheet } from '../../documents/forms/risk-sheet';
import { PlanDeskError } from '../../domain/errors';
import type { AlarmLevel } from '../../domain/hazard/codes';
import { enterpriseTable } from '../../repositories/enterprise';
import {
  PLAIN_RISK_ANALYSIS,
  type RiskAnalysisRecord,
  riskAnalysesOfYear,
  riskAnalysisOfMonth,
  riskAnalysisTable,
} from '../../repositories/risk-analysis';
import { type RiskUnitsQuery, readRiskUnits } from '../../repositories/risk-month-views';
import { markDutiesDirty } from '../duties/refresh';
import { FieldCheck } from '../field-check';
import { assertEditable, found, newBookkeeping, nextBookkeeping } from '../own-row';
import { assertInSight, sightOf } from '../own-sight';

/** What is noted of one month's analysis. */
export interface RiskAnalysisFields {
  doneOn: string;
  measures: string | null;
  content: string | null;
  findings: string | null;
  level: AlarmLevel | null;
  analyst: string | null;
  participants: string | null;
}

/**
 * Keeps the risk analysis of a month; noting the same month again corrects the first note.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, FIELDS_INVALID
 */
export function recordRiskAnalysis(
  deps: Deps,
  input: RiskAnalysisFields & { enterpriseId: string; month: string },
): { id: string } {
  assertEditable(deps, found(enterpriseTable.find(deps.db, input.enterpriseId), '单位', input.enterpriseId));
  const check = new FieldCheck();
  const today = deps.clock.today();
  check.date('doneOn', input.doneOn, today);
  if (input.month > today.slice(0, 7) || !/-(0[1-9]|1[0-2])$/.test(input.month))
    check.add('month', 'MONTH_IMPOSSIBLE', `月份 ${input.month} 不存在或还没有到，请核对。`);
  check.throwIfAny();
  const fields: RiskAnalysisFields = {
    doneOn: input.doneOn,
    measures: check.lines(input.measures),
    content: check.lines(input.content),
    findings: check.lines(input.findings),
    level: input.level,
    analyst: check.text(input.analyst),
    participants: check.lines(input.participants),
  };
  const known = riskAnalysisOfMonth(deps.db, input.enterpriseId, input.month);
  const record: RiskAnalysisRecord = known
    ? { ...nextBookkeeping(deps, known), ...fields }
    : {
        ...newBookkeeping(deps),
        ...fields,
        id: deps.newId(),
        enterpriseId: input.enterpriseId,
        month: input.month,
      };
  if (known) riskAnalysisTable.update(deps.db, record);
  else riskAnalysisTable.insert(deps.db, record);
  markDutiesDirty(deps.db, [input.enterpriseId]);
  deps.changed('enterprises', [input.enterpriseId]);
  return { id: record.id };
}

/**
 * Notes at the office that several units have done the analysis of a month. What a unit has noted already stays as it is, and
 * units of others are left alone.
 * @throws PlanDeskError FIELDS_INVALID
 */
export function recordRiskMonth(
  deps: Deps,
  input: { enterpriseIds: readonly string[]; month: string; doneOn: string },
): { noted: number; left: number } {
  let noted = 0;
  for (const enterpriseId of new Set(input.enterpriseIds)) {
    const unit = enterpriseTable.find(deps.db, enterpriseId);
    if (!unit || unit.origin !== deps.self || unit.voidedAt !== null) continue;
    if (riskAnalysisOfMonth(deps.db, enterpriseId, input.month)) continue;
    recordRiskAnalysis(deps, { ...NOTHING_SAID, enterpriseId, month: input.month, doneOn: input.doneOn });
    noted += 1;
  }
  return { noted, left: new Set(input.enterpriseIds).size - noted };
}

/** A unit that reported on paper says no more here than that it was done. */
const NOTHING_SAID = { ...PLAIN_RISK_ANALYSIS, measures: null } as const;

/** The analyses a unit has noted for a year. @throws PlanDeskError NOT_FOUND */
export function readRiskAnalyses(db: ReadDb, enterpriseId: string, year: number) {
  assertInSight(db, 'enterprise', enterpriseId);
  return riskAnalysesOfYear(db, enterpriseId, year).map((analysis) => ({
    month: analysis.month,
    doneOn: analysis.doneOn,
    measures: analysis.measures,
    content: analysis.content,
    findings: analysis.findings,
    level: analysis.level,
    analyst: analysis.analyst,
    participants: analysis.participants,
  }));
}

/** Units with the months of a year they have analysed; a unit's desk sees itself alone. */
export function riskGrid(db: ReadDb, query: Omit<RiskUnitsQuery, 'origin'>) {
  return readRiskUnits(db, { ...query, origin: sightOf(db) });
}

/** The sheet of one month's analysis. @throws PlanDeskError NOT_FOUND */
export function riskSheetOf(db: ReadDb, enterpriseId: string, month: string): FormDefinition {
  assertInSight(db, 'enterprise', enterpriseId);
  const unit = found(enterpriseTable.find(db, enterpriseId), '单位', enterpriseId);
  const analysis = riskAnalysisOfMonth(db, enterpriseId, month);
  if (!analysis)
    throw new PlanDeskError('NOT_FOUND', '这个月还没有登记风险分析，登记后才能打印。', {
      enterpriseId,
      month,
    });
  return riskSheet({ ...analysis, unitName: unit.name });
}
