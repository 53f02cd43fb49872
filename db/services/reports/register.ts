import type { ReadDb } from '../../connection';
import type { CivilDate } from '../../domain/dates/civil-date';
import { countWorkingDays } from '../../domain/dates/working-calendar';
import { ruleInForce } from '../../domain/duties/rule-book';
import { RULE_SET_WORDS, type RuleSetId } from '../../domain/enterprise/rule-set-ids';
import { PLAN_KIND_WORDS, type PlanKind } from '../../domain/plan/kinds';
import { REGISTER_COLUMNS, type RegisterKey } from '../../domain/reports/definition';
import type { ReportCut, ReportUnit } from '../../domain/reports/facts';
import type { ReportPeriod } from '../../domain/reports/period';
import { lineOf } from '../../domain/reports/tally';
import type { Law } from '../../law';
import { type DeskLaw, deskLaw } from '../../law/desk-law';
import { type RegisterRow, registerRows } from '../../repositories/report-facts';
import { sightOf } from '../own-sight';
import { gatherUnits } from './gather-facts';

export type RegisterCell = string | number | null;

/** A row of T2 with the case it opens. */
export interface RegisterLine {
  readonly caseId: string;
  readonly cells: readonly RegisterCell[];
}

const REVIEW_WORDS: Readonly<Record<string, string>> = {
  review: '评审',
  verification: '论证',
  none: '未评审',
};

/**
 * 应急预案备案明细表 of a period: the lines of the cut one after another, within them by day of filing; with null all by
 * day of filing.
 */
export function filingRegister(
  db: ReadDb,
  law: Law,
  period: ReportPeriod,
  cut: ReportCut | null,
): RegisterLine[] {
  const { units } = gatherUnits(db, law);
  const desk = deskLaw(db, law);
  const scope = { from: period.from, to: period.asOf, origin: sightOf(db) };
  const found = registerRows(db, scope).flatMap((row) => {
    const unit = units.get(row.unitId);
    return unit === undefined ? [] : [{ row, unit, line: cut === null ? '' : lineOf(unit, cut).key }];
  });
  // Stable: within a line the order of the query stays.
  found.sort((a, b) => (a.line < b.line ? -1 : a.line > b.line ? 1 : 0));
  return found.map(({ row, unit }, at) => {
    const values = valuesOf(row, unit, desk);
    return {
      caseId: row.caseId,
      cells: REGISTER_COLUMNS.map(({ key }) => (key === 'serial' ? at + 1 : values[key])),
    };
  });
}

function valuesOf(
  row: RegisterRow,
  unit: ReportUnit,
  desk: DeskLaw,
): Record<Exclude<RegisterKey, 'serial'>, RegisterCell> {
  const handedIn = row.submittedOn ?? row.receivedOn ?? row.decidedOn;
  const published = row.publishedOn as CivilDate | null;
  const rule = published === null ? null : ruleInForce(desk.ruleBook, desk.figures.filing, published);
  const taken =
    published === null || handedIn < published
      ? null
      : countWorkingDays(desk.calendar, published, handedIn as CivilDate);
  const owes = rule !== null && (rule.appliesTo === 'every' || unit.sets.includes(rule.appliesTo));
  const late = !owes || rule.value === null || taken === null ? null : taken > rule.value;
  return {
    filingNo: row.filingNo,
    unitName: unit.name,
    uscc: unit.uscc,
    region: unit.region.key === '' ? null : unit.region.label,
    category: unit.category,
    sets: unit.sets.map((set) => RULE_SET_WORDS[set as RuleSetId] ?? set).join('、'),
    planTitle: row.planTitle,
    planKind: row.planKind === null ? null : PLAN_KIND_WORDS[row.planKind as PlanKind],
    version: row.version,
    review: row.reviewWay === null ? null : (REVIEW_WORDS[row.reviewWay] ?? null),
    reviewedOn: row.reviewedOn,
    publishedOn: row.publishedOn,
    submittedOn: row.submittedOn,
    receivedOn: row.receivedOn,
    returnedOn: row.returnedOn,
    decidedOn: row.decidedOn,
    deemed: row.state === 'deemed-filed' ? '是' : '否',
    late: late === null ? null : late ? '是' : '否',
    daysTaken: taken,
    previousNo: row.previousNo,
    handler: row.handler,
    remark:
      row.state === 'void'
        ? ['已注销', row.voidReason, row.remark].filter((part) => part !== null && part !== '').join('；')
        : row.remark,
  };
}
