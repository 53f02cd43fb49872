import type { Deps } from '../../core';
import { addDays, type CivilDate } from '../../domain/dates/civil-date';
import { type DrillRecord, drillTable } from '../../repositories/drill';
import { injectsOf } from '../../repositories/drill-design-views';
import { drillFindingTable } from '../../repositories/drill-finding';
import { drillSubmissionTable } from '../../repositories/drill-submission';
import { enterpriseTable } from '../../repositories/enterprise';
import { addFinding } from '../drill-findings/edit-finding';
import { type FindingStepInput, stepFinding } from '../drill-findings/finding-steps';
import { answerReport } from '../drill-reports/answer-report';
import { beginReport, handInReport, saveReport } from '../drill-reports/save-report';
import { designFromTemplate } from './led-drill-story';
import type { Teller } from './timeline';

/** How far a finding goes; told of every finding in turn. What is not verified after its term is overdue. */
const COURSES = ['verified', 'corrected', 'assigned', 'verified', 'open'] as const;
type Course = (typeof COURSES)[number];

/** Days ago on which findings of the drills evaluated shortly before were entered. */
const ENTERED = [200, 165, 130, 100, 75, 55, 42, 33, 26, 19, 13, 8, 5, 2] as const;
const SINCE_DAYS = 14;
const DRILLS_EACH = 2;
const TERM_DAYS = 20;
const CORRECTED_AFTER = 8;
const VERIFIED_AFTER = 11;
const DESIGNED = 8;
/** Of the units that reported the last half-year the first were told what is missing, the last lie unread. */
const RETURNED = 2;
const UNREAD = 4;

/** What stands behind some of the drills: designs of those to come, findings on their way, half-yearly reports. */
export function tellDrillWork(teller: Teller): void {
  let told = 0;
  for (const ago of ENTERED) told += tellFindings(teller, ago, told);
  teller.timeline.add(teller.days.today, (deps) => designDrills(deps, teller.days.today));
  tellHalfYearReports(teller);
}

/** Findings of one day with all that becomes of them by today; answers how many there may be. */
function tellFindings({ timeline, days, data }: Teller, ago: number, told: number): number {
  const on = days.orBefore(days.ago(ago));
  const findings: { id: string; course: Course; correction: string }[] = [];
  timeline.add(on, (deps) => {
    drillsWithNews(deps, on).forEach((drill, at) => {
      const { drillFindings } = data.county;
      const finding = drillFindings[(told + at) % drillFindings.length];
      const course = COURSES[(told + at) % COURSES.length];
      if (!finding || !course) return;
      const { correction, ...seen } = finding;
      const unit =
        drill.enterpriseId === null ? undefined : enterpriseTable.find(deps.db, drill.enterpriseId);
      const isOpen = course === 'open';
      const { id } = addFinding(deps, {
        ...seen,
        drillId: drill.id,
        logIds: [],
        item: null,
        sectionPath: [],
        owner: isOpen ? null : (unit?.safetyOfficer ?? data.county.office.name),
        dueOn: isOpen ? null : addDays(on, TERM_DAYS),
        remark: null,
      });
      findings.push({ id, course, correction });
    });
  });
  const later = (
    after: number,
    courses: readonly Course[],
    step: (correction: string) => Partial<FindingStepInput>,
  ) => {
    const day = addDays(on, after);
    if (day > days.today) return;
    timeline.add(day, (deps) => {
      for (const { id, course, correction } of findings)
        if (courses.includes(course)) take(deps, id, day, step(correction));
    });
  };
  later(CORRECTED_AFTER, ['corrected', 'verified'], (measure) => ({
    action: 'correct',
    by: '示整改',
    measure,
    proof: '整改照片和签字记录存档。',
  }));
  later(VERIFIED_AFTER, ['verified'], () => ({
    action: 'verify',
    by: '例复查',
    reason: '现场查看，已整改到位。',
  }));
  return DRILLS_EACH;
}

/** Drills evaluated in the days up to `on` that have no findings yet. */
function drillsWithNews(deps: Deps, on: CivilDate): DrillRecord[] {
  const known = new Set(drillFindingTable.select(deps.db, '').map(({ drillId }) => drillId));
  return drillTable
    .select(
      deps.db,
      `WHERE state IN ('evaluated','reported') AND evaluated_on > @from AND evaluated_on <= @on AND voided_at IS NULL ORDER BY evaluated_on, id`,
      { from: addDays(on, -SINCE_DAYS), on },
    )
    .filter(({ id }) => !known.has(id))
    .slice(0, DRILLS_EACH);
}

function take(deps: Deps, id: string, onDate: CivilDate, step: Partial<FindingStepInput>): void {
  const expectedVersion = drillFindingTable.find(deps.db, id)?.version;
  if (expectedVersion === undefined || step.action === undefined) return;
  stepFinding(deps, {
    by: null,
    owner: null,
    dueOn: null,
    measure: null,
    proof: null,
    reason: null,
    targetId: null,
    ...step,
    id,
    expectedVersion,
    action: step.action,
    onDate,
  });
}

/** The drills of today and those that come next are designed from the template that fits best. */
function designDrills(deps: Deps, today: CivilDate): void {
  const drills = drillTable.select(
    deps.db,
    `WHERE state IN ('planned','prepared','running','paused') AND enterprise_id IS NOT NULL AND planned_on >= @today AND voided_at IS NULL
     ORDER BY planned_on, id LIMIT ${DESIGNED * 4}`,
    { today },
  );
  let designed = 0;
  for (const { id } of drills) {
    if (designed === DESIGNED) return;
    if (injectsOf(deps.db, id).length === 0 && designFromTemplate(deps, id)) designed += 1;
  }
}

/** The key units' reports of the last half-year (条例 8), most of them received under a number. */
function tellHalfYearReports({ timeline, days }: Teller): void {
  const year = Number(days.today.slice(0, 4));
  const inAutumn = days.today.slice(5, 7) > '06';
  const period = inAutumn ? `${year}H1` : `${year - 1}H2`;
  const [from, to] = inAutumn
    ? [`${year}-01-01`, `${year}-06-30`]
    : [`${year - 1}-07-01`, `${year - 1}-12-31`];
  const handedIn = days.orNext(addDays(to as CivilDate, 6));
  if (handedIn > days.today) return;
  const reports: string[] = [];
  timeline.add(handedIn, (deps) => {
    const units = new Set(
      drillTable
        .select(
          deps.db,
          `WHERE state = 'reported' AND start_on BETWEEN @from AND @to AND enterprise_id IS NOT NULL AND voided_at IS NULL ORDER BY start_on, id`,
          { from, to },
        )
        .flatMap(({ enterpriseId }) => enterpriseId ?? []),
    );
    for (const enterpriseId of units) {
      const { id, version } = beginReport(deps, { enterpriseId, period });
      const draft = drillSubmissionTable.find(deps.db, id);
      if (!draft) continue;
      const told = saveReport(deps, {
        id,
        expectedVersion: version,
        fields: {
          drillIds: draft.drillIds,
          note: '演练情况、评估报告和签到表随本次报送一并提交。',
          preparedBy: draft.preparedBy ?? '示安全',
          phone: draft.phone,
        },
      });
      handInReport(deps, { id, expectedVersion: told.version, onDate: handedIn });
      reports.push(id);
    }
  });
  const answered = days.orNext(addDays(handedIn, 4));
  if (answered > days.today) return;
  timeline.add(answered, (deps) => {
    for (const [at, id] of reports.slice(0, -UNREAD).entries()) {
      const expectedVersion = drillSubmissionTable.find(deps.db, id)?.version;
      if (expectedVersion === undefined) continue;
      const isReturned = at < RETURNED;
      answerReport(deps, {
        id,
        expectedVersion,
        fields: {
          verdict: isReturned ? 'returned' : 'received',
          number: null,
          note: isReturned ? '缺少参演人员签到表和评估报告，请补充后重新报送。' : null,
          answeredOn: answered,
          answeredBy: null,
        },
      });
    }
  });
}
