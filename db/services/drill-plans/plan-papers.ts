import type { ReadDb } from '../../connection';
import type { FormDefinition } from '../../documents/forms/definition';
import { type ReportTable, reportForm } from '../../documents/report-table';
import type { CivilDate } from '../../domain/dates/civil-date';
import type { DrillContent, DrillForm, DrillLevel } from '../../domain/drill/axes';
import type { DrillState } from '../../domain/drill/drill-state';
import { PLAN_KIND_WORDS } from '../../domain/plan/kinds';
import { calendarFile } from '../../domain/schedule/icalendar';
import type { DeskLaw } from '../../law/desk-law';
import { writeTable } from '../../ledgers/write-workbook';
import { drillTable } from '../../repositories/drill';
import { selfOffice } from '../../repositories/office';
import { viewYearPlan, type YearPlanView } from './view-year-plan';
import type { PlanScope } from './work-out-plan';

const FORMS: Readonly<Record<DrillForm, string>> = { action: '实战演练', tabletop: '桌面演练' };
const CONTENTS: Readonly<Record<DrillContent, string>> = { full: '综合演练', single: '单项演练' };
const LEVELS: Readonly<Record<DrillLevel, string>> = {
  enterprise: '企业',
  workshop: '车间（工段）',
  team: '班组',
  government: '政府',
  department: '部门',
  town: '乡镇（街道）',
};
const STATES: Readonly<Record<DrillState, string>> = {
  planned: '已计划',
  prepared: '已准备',
  running: '进行中',
  paused: '暂停',
  ended: '已结束',
  evaluated: '已评估',
  reported: '已报送',
  closed: '已闭环',
  cancelled: '已取消',
  postponed: '已延期',
};

/** The year plan as it is handed out: one line a drill, in the order of the year. */
function planReport(view: YearPlanView, office: string, { year, today }: PlanScope): ReportTable {
  const { plan } = view;
  const cost = view.drills.reduce((sum, drill) => sum + (drill.cost ?? 0), 0);
  return {
    title: plan?.title ?? `${year}年度应急演练计划`,
    period: `${year}年`,
    office: view.enterprise?.name ?? office,
    columns: [
      { heading: '序号', width: 2, kind: 'centre' },
      { heading: '演练名称', width: 9, kind: 'text' },
      { heading: '对应预案', width: 8, kind: 'text' },
      { heading: '预案类型', width: 5, kind: 'text' },
      { heading: '演练形式', width: 5, kind: 'text' },
      { heading: '内容类型', width: 5, kind: 'text' },
      { heading: '层级', width: 3, kind: 'text' },
      { heading: '计划日期', width: 7, kind: 'centre' },
      { heading: '地点', width: 5, kind: 'text' },
      { heading: '组织单位', width: 5, kind: 'text' },
      { heading: '参演单位（人员、队伍、器材）', width: 7, kind: 'text' },
      { heading: '预计人数', width: 4, kind: 'number' },
      { heading: '负责人', width: 4, kind: 'text' },
      { heading: '经费（元）', width: 3, kind: 'number' },
      { heading: '满足的规则', width: 7, kind: 'text' },
      { heading: '状态', width: 4, kind: 'centre' },
    ],
    rows: view.drills.map((drill, at) => [
      at + 1,
      drill.title,
      drill.planTitle,
      drill.planKind === null ? null : PLAN_KIND_WORDS[drill.planKind],
      drill.form === null ? null : FORMS[drill.form],
      drill.content === null ? null : CONTENTS[drill.content],
      LEVELS[drill.level],
      [drill.date ?? '待定', [drill.startsAt, drill.endsAt].filter((time) => time !== null).join('—')]
        .filter((part) => part !== '')
        .join(' '),
      drill.place,
      drill.organiser,
      drill.resources.map(({ name }) => name).join('、') || null,
      drill.participants,
      drill.responsible,
      drill.cost,
      drill.meets.map(({ title }) => title).join('；') || null,
      STATES[drill.state],
    ]),
    totals: null,
    preparedOn: today as CivilDate,
    preparedBy: plan?.responsible ?? null,
    head: plan?.approvedBy ?? null,
    notes: [
      ...(plan?.approvedOn
        ? [
            `批准：${plan.approvedBy ?? ''}，${plan.approvedOn}${plan.documentNo ? `，${plan.documentNo}` : ''}。`,
          ]
        : []),
      ...(plan?.budget || cost > 0 ? [`经费：预算${plan?.budget ?? 0}元，各次演练合计${cost}元。`] : []),
      ...view.ground.refusals.map(
        ({ from, to, reason }) => `${from}至${to}不安排演练${reason ? `：${reason}` : ''}。`,
      ),
      ...(plan?.state === 'approved' && plan.explanation !== null
        ? plan.explanation.split('\n')
        : view.explanation),
    ],
  };
}

/** The year plan as a form: previewed, printed and written as .docx. @throws PlanDeskError NOT_FOUND */
export function yearPlanForm(db: ReadDb, law: DeskLaw, scope: PlanScope): FormDefinition {
  return reportForm(planReport(viewYearPlan(db, law, scope), selfOffice(db)?.name ?? '', scope));
}

/** Characters of a workbook's column for one share of the printed page's width. */
const CHARACTERS = 3;

/** Writes the year plan as .xlsx with the printed columns; answers the number of drills. @throws as `writeTable` */
export async function writeYearPlan(
  db: ReadDb,
  law: DeskLaw,
  scope: PlanScope,
  { file, signal }: { file: string; signal: AbortSignal },
): Promise<number> {
  const { title, columns, rows } = planReport(
    viewYearPlan(db, law, scope),
    selfOffice(db)?.name ?? '',
    scope,
  );
  return writeTable({
    file,
    sheetName: `${scope.year}年度演练计划`,
    title,
    columns: columns.map(({ heading, width, kind }, at) => ({
      label: heading,
      type: kind === 'number' || at === 0 ? 'number' : 'text',
      width: Math.max(width * CHARACTERS, 8),
    })),
    rows: rows.map((row) => [...row]),
    signal,
  });
}

/** The year plan as a calendar file: one entry a dated drill, replaced when the file is read again. @throws PlanDeskError NOT_FOUND */
export function yearPlanCalendar(
  db: ReadDb,
  law: DeskLaw,
  scope: PlanScope,
): { text: string; events: number } {
  const view = viewYearPlan(db, law, scope);
  const events = view.drills.flatMap((drill) => {
    if (drill.date === null) return [];
    const kept = drillTable.find(db, drill.id);
    const held = kept?.startOn ?? null;
    return [
      {
        uid: `${drill.id}@plandesk`,
        sequence: drill.version,
        changedAt: kept?.updatedAt ?? `${scope.today}T00:00:00.000Z`,
        from: (held ?? drill.date) as CivilDate,
        to: drill.date,
        startsAt: drill.startsAt,
        endsAt: drill.endsAt,
        summary: view.enterprise === null ? drill.title : `${view.enterprise.name}：${drill.title}`,
        location: drill.place,
        description:
          [
            drill.meets.map(({ title }) => title).join('；'),
            drill.resources.map(({ name }) => name).join('、'),
          ]
            .filter((part) => part !== '')
            .join('\n') || null,
        cancelled: false,
      },
    ];
  });
  const name = view.plan?.title ?? `${view.enterprise?.name ?? ''}${scope.year}年度应急演练计划`;
  return { text: calendarFile(name, events), events: events.length };
}
