import type { ReadDb } from '../../connection';
import { chineseDate, type FormDefinition } from '../../documents/forms/definition';
import { drawRecordSheet } from '../../documents/forms/draw-record';
import { fillForm } from '../../documents/forms/pack/fill';
import { INSPECTION_RECORD } from '../../documents/forms/pack/inspection';
import { CORRECTION } from '../../documents/forms/pack/notices';
import { type ReportTable, reportForm } from '../../documents/report-table';
import type { CivilDate } from '../../domain/dates/civil-date';
import { PlanDeskError } from '../../domain/errors';
import { FINDING_KINDS, type FindingKind, type InspectionKind } from '../../domain/inspection/codes';
import type { ItemOutcome } from '../../domain/inspection/items';
import type { Law } from '../../law';
import { drillTable } from '../../repositories/drill';
import { enterpriseTable } from '../../repositories/enterprise';
import {
  findingsOfUnit,
  type InspectionRecord,
  type InspectionUnitRecord,
  inspectionTable,
  inspectionUnitTable,
  unitsOfInspection,
} from '../../repositories/inspection';
import { findOffice, selfOffice } from '../../repositories/office';
import { found } from '../own-row';
import { assertInSight } from '../own-sight';
import { isToVisit } from './campaign';
import { itemsOfUnit } from './check-unit';
import { drawRecordOf } from './draw-units';
import { inspectionTally, type TallyBy } from './tally';
import { viewYear } from './view-inspection';

/** Which form of inspections, and of what. */
export type InspectionFormOrder =
  | { form: 'plan'; year: number }
  | { form: 'draw' | 'paper'; id: string }
  | { form: 'results'; id: string; by: TallyBy }
  | { form: 'check' | 'order'; unitId: string };

const KIND_WORDS: Readonly<Record<InspectionKind, string>> = {
  filing: '备案情况检查',
  drill: '演练抽查',
  both: '备案及演练检查',
};
const STATE_WORDS = { planned: '已计划', drawn: '已抽取', running: '检查中', closed: '已结束' } as const;
const OUTCOME_WORDS: Readonly<Record<ItemOutcome, string>> = {
  ok: '符合',
  problem: '不符合',
  'not-applicable': '不适用',
};
const STANDING_WORDS = { drawn: '抽中', substitute: '候补', added: '增加', replaced: '已替换' } as const;
/** Headings of findings by kind, as table T9 has them. */
const FINDING_WORDS: Readonly<Record<FindingKind, string>> = {
  'no-plan': '未编制',
  'no-review': '未评审',
  'not-filed': '未备案',
  'no-drill': '未演练',
  'not-assessed': '未评估',
  'not-revised': '未修订',
  means: '物资不落实',
  'drill-system': '演练制度',
  other: '其他',
};

/** Candidates that are printed behind a draw, some fifty pages; a longer list goes along as the file of the record. */
const MOST_PRINTED = 2000;

/**
 * A form of inspections with its values; the paper kit has one for each unit that waits.
 * @throws PlanDeskError NOT_FOUND, NOT_DRAWN, FORM_NOT_YET
 */
export function inspectionFormsOf(
  db: ReadDb,
  law: Law,
  today: string,
  order: InspectionFormOrder,
): [FormDefinition, ...FormDefinition[]] {
  switch (order.form) {
    case 'plan':
      return [reportForm(planTable(db, today, order.year))];
    case 'draw':
      return [drawForm(db, order.id)];
    case 'paper':
      return paperKit(db, law, today, order.id);
    case 'results':
      return [resultsForm(db, law, today, order)];
    case 'check': {
      const { unit, record } = unitAndCampaign(db, order.unitId);
      return [checkSheet(db, law, today, record, unit)];
    }
    case 'order':
      return [orderForm(db, law, order.unitId)];
  }
}

/** The plan of a year as a table: campaigns that were not cancelled, by their planned beginning. */
export function planTable(db: ReadDb, today: string, year: number): ReportTable {
  return {
    title: `${year}年度应急预案监督检查计划`,
    period: `${year}年`,
    office: selfOffice(db)?.name ?? '',
    columns: [
      { heading: '序号', width: 3, kind: 'centre' },
      { heading: '检查名称', width: 14, kind: 'text' },
      { heading: '类别', width: 7, kind: 'text' },
      { heading: '时间', width: 11, kind: 'text' },
      { heading: '计划单位数', width: 5, kind: 'number' },
      { heading: '已检查', width: 4, kind: 'number' },
      { heading: '依据', width: 14, kind: 'text' },
      { heading: '状态', width: 5, kind: 'centre' },
    ],
    rows: viewYear(db, year)
      .rows.filter(({ cancelled }) => !cancelled)
      .map((row, n) => [
        n + 1,
        row.title,
        KIND_WORDS[row.kind],
        [row.plannedFrom, row.plannedTo].filter((day) => day !== null).join('至'),
        row.target,
        row.visited,
        row.basis,
        STATE_WORDS[row.state],
      ]),
    totals: null,
    preparedOn: today as CivilDate,
    preparedBy: null,
    notes: [],
  };
}

function drawForm(db: ReadDb, id: string): FormDefinition {
  const record = drawRecordOf(db, id);
  const names = new Map(record.candidates.map((candidate) => [candidate.id, candidate.name]));
  const labels = new Map(record.strata.map(({ key, label }) => [key, label]));
  return drawRecordSheet({
    ...record,
    drawnAt: record.drawnAt.replace('T', ' ').replace(/\.\d+Z$/, ' UTC'),
    candidates: record.candidates.length,
    listed: record.candidates.length > MOST_PRINTED ? null : record.candidates,
    // What became of the units afterwards stands beside what was drawn.
    units: unitsOfInspection(db, id).map((unit) => ({
      stratum: labels.get(unit.stratum) ?? '',
      place: unit.place,
      name: names.get(unit.enterpriseId) ?? enterpriseTable.find(db, unit.enterpriseId)?.name ?? '',
      standing: STANDING_WORDS[unit.standing],
      reason: unit.reason,
    })),
  });
}

function paperKit(db: ReadDb, law: Law, today: string, id: string): [FormDefinition, ...FormDefinition[]] {
  assertInSight(db, 'inspection', id);
  const record = found(inspectionTable.find(db, id), '检查', id);
  const units = unitsOfInspection(db, id).filter((unit) => isToVisit(unit) && unit.visitedOn === null);
  const [first, ...others] = units;
  if (first === undefined)
    throw new PlanDeskError('FORM_NOT_YET', '没有等待检查的单位，不需要打印检查表。', {
      state: record.state,
    });
  const sheet = (unit: InspectionUnitRecord) => checkSheet(db, law, today, record, unit);
  return [sheet(first), ...others.map(sheet)];
}

function checkSheet(
  db: ReadDb,
  law: Law,
  today: string,
  record: InspectionRecord,
  unit: InspectionUnitRecord,
): FormDefinition {
  const enterprise = enterpriseTable.find(db, unit.enterpriseId);
  const form = fillForm(INSPECTION_RECORD, {
    text: {
      抽查名称: record.title,
      机关名称: findOffice(db, record.origin)?.name ?? null,
      单位名称: enterprise?.name ?? null,
      统一社会信用代码: enterprise?.uscc ?? null,
      单位地址: enterprise?.address ?? null,
      检查日期: dayOf(unit.visitedOn),
      检查人: unit.inspectors.join('、'),
      备注: [seenDrill(db, unit), unit.remark].filter(Boolean).join('；') || null,
      检查人签名: null,
      单位签收: unit.receivedBy,
    },
    lists: {
      项目: itemsOfUnit({ db, law }, record, unit, today).map((item) => {
        const answer = unit.answers[item.id];
        return {
          序号: item.code,
          项目: item.title,
          检查要点: item.ask,
          依据: `${shortSource(item.source.title)}${item.source.article}`,
          // Not looked at yet: to be ticked.
          结果: answer ? OUTCOME_WORDS[answer.outcome] : '1□ 2□ 3□',
          说明: answer?.note || null,
        };
      }),
    },
  });
  // The check form is rule data, its heading with it.
  return { ...form, title: law.inspectionForm.title };
}

/** The drill that a spot check looked at, as the record names it. */
function seenDrill(db: ReadDb, { drillId }: InspectionUnitRecord): string | null {
  const drill = drillId === null ? undefined : drillTable.find(db, drillId);
  return drill ? `抽查演练：${drill.startOn ?? drill.plannedOn ?? ''} ${drill.title}` : null;
}

const dayOf = (date: string | null): string | null => (date === null ? null : chineseDate(date as CivilDate));

/** The instrument's name without its numbers, as it is cited in a narrow column. */
const shortSource = (title: string) => `《${title.replace(/（.*）$/, '')}》`;

function unitAndCampaign(db: ReadDb, unitId: string) {
  assertInSight(db, 'inspection_unit', unitId);
  const unit = found(inspectionUnitTable.find(db, unitId), '受检单位', unitId);
  return { unit, record: found(inspectionTable.find(db, unit.inspectionId), '检查', unit.inspectionId) };
}

/** The latest order of a unit: all findings that it named. */
function orderForm(db: ReadDb, law: Law, unitId: string): FormDefinition {
  const { unit, record } = unitAndCampaign(db, unitId);
  const ordered = findingsOfUnit(db, unit.id).filter(({ orderedOn }) => orderedOn !== null);
  const last = ordered
    .map(({ orderedOn }) => orderedOn ?? '')
    .sort()
    .at(-1);
  const named = ordered.filter(({ orderedOn }) => orderedOn === last);
  const [first] = named;
  if (!first) throw new PlanDeskError('FORM_NOT_YET', '还没有责令改正，不能出具通知书。', { unitId });
  const clauses = new Map(
    law.inspectionForm.items.map(({ id, source }) => [id, `${shortSource(source.title)}${source.article}`]),
  );
  return fillForm(CORRECTION, {
    text: {
      文号: first.orderNo,
      单位名称: enterpriseTable.find(db, unit.enterpriseId)?.name ?? null,
      检查名称: record.title,
      检查日期: dayOf(unit.visitedOn),
      改正期限: dayOf(first.dueOn),
      机关名称: findOffice(db, record.origin)?.name ?? null,
      发文日期: dayOf(first.orderedOn),
      签收人: null,
      签收日期: null,
    },
    lists: {
      问题: named.map(({ description, item }, at) => ({
        序号: String(at + 1),
        问题: description,
        依据: item === null ? null : (clauses.get(item) ?? null),
      })),
    },
  });
}

const BY_WORDS: Readonly<Record<TallyBy, string>> = {
  region: '行政区划',
  town: '乡镇（街道）',
  category: '监管类别',
  industry: '行业大类',
};

function resultsForm(
  db: ReadDb,
  law: Law,
  today: string,
  { id, by }: { id: string; by: TallyBy },
): FormDefinition {
  const names = new Map(law.enterpriseData.industries.map(({ code, name }) => [code, `${code} ${name}`]));
  assertInSight(db, 'inspection', id);
  const record = found(inspectionTable.find(db, id), '检查', id);
  const { rows, total } = inspectionTally(
    db,
    { from: '0001-01-01', to: '9999-12-31' },
    { by, inspectionId: id, origin: null },
  );
  const cells = (name: string, row: typeof total) => [
    name,
    row.enterprises,
    ...FINDING_KINDS.map((kind) => row.byKind[kind]),
    row.findings,
    row.ordered,
    row.penalised,
  ];
  return reportForm({
    title: `${record.title}结果统计表`,
    period: [record.plannedFrom, record.plannedTo].filter((day) => day !== null).join('至'),
    office: findOffice(db, record.origin)?.name ?? '',
    columns: [
      { heading: BY_WORDS[by], width: 8, kind: 'text' },
      { heading: '检查单位数', width: 4, kind: 'number' },
      ...FINDING_KINDS.map((kind) => ({ heading: FINDING_WORDS[kind], width: 4, kind: 'number' as const })),
      { heading: '问题合计', width: 4, kind: 'number' },
      { heading: '责令改正', width: 4, kind: 'number' },
      { heading: '处罚', width: 3, kind: 'number' },
    ],
    rows: rows.map((row) => cells(row.key === '' ? '未登记' : (names.get(row.key) ?? row.key), row)),
    totals: cells('合计', total),
    preparedOn: today as CivilDate,
    preparedBy: null,
    notes: [],
  });
}
