import type { CivilDate } from '../dates/civil-date';
import { isCompletedDrill } from '../drill/drill-state';
import { type CompiledRule, PLAN_KIND_BITS } from './compiled-rule';
import type { ConsideredRecord } from './considered-record';
import type { Duty, DutyDrill, DutyFiling, DutyPlan, DutySubject, DutyYearPlan } from './duty';
import { recordsFor } from './government-duties';
import { consideredMeans } from './means-trace';
import { handedInOn, handInCounts, isReviewed } from './plan-duties';
import { isDealtWith, triggersAsked } from './revision-duties';
import type { DutyEvidenceKind } from './rule-book';
import { isOfKind } from './run';
import { planCounts } from './window-duties';

/** The stretch of days in which a record must lie to be looked at. */
export interface Stretch {
  readonly from: CivilDate | null;
  readonly to: CivilDate | null;
}

const COUNTS = '符合条件，计入';
const AHEAD = '日期在统计日之后，暂不计';

/** Every record of the kind the rule asks for, inside the stretch, each with its verdict. */
export function consideredRecords(
  compiled: CompiledRule,
  subject: DutySubject,
  duty: Duty,
  stretch: Stretch,
  asOf: CivilDate,
): ConsideredRecord[] {
  const plans = subject.plans.filter(
    (plan) => duty.refId === '' || plan.id === duty.refId || plan.versionId === duty.refId,
  );
  const { rule } = compiled;
  switch (rule.evidence) {
    case 'drill':
      return subject.drills
        .filter(
          (drill) => isWithin(drill.endOn, stretch) && (duty.refId === '' || drill.planId === duty.refId),
        )
        .map((drill) =>
          record('drill', drill.id, drill.endOn, drill.title, drillObjection(compiled, drill, asOf)),
        );
    case 'risk-analysis':
      return subject.riskMonths
        .filter((analysis) => analysis.month === duty.period)
        .map((a) => record('risk-analysis', a.id, a.doneOn, a.month, a.doneOn > asOf ? AHEAD : null));
    case 'assessment':
      return plans.flatMap((plan) =>
        plan.assessments
          .filter(({ date }) => isWithin(date, stretch) || isOfEarlierVersion(plan, date))
          .map(({ id, date }) =>
            record('assessment', id, date, plan.title, assessmentObjection(plan, date, asOf)),
          ),
      );
    case 'filing':
      return plans.flatMap((plan) =>
        plan.filings.map((filing) =>
          record(
            'filing',
            filing.id,
            handedInOn(filing),
            plan.title,
            filingObjection(compiled, filing, asOf),
          ),
        ),
      );
    case 'review':
      return plans
        .filter((plan) => plan.reviewDate !== null)
        .map((plan) =>
          record(
            'review',
            plan.versionId,
            plan.reviewDate,
            plan.title,
            reviewObjection(compiled, plan, asOf),
          ),
        );
    case 'government-filing':
    case 'publication':
      return plans.flatMap((plan) =>
        recordsFor(compiled, plan).map(({ id, date }) =>
          record(rule.evidence, id, date, plan.title, date > asOf ? AHEAD : null),
        ),
      );
    case 'revision':
      return plans.flatMap((plan) =>
        triggersAsked(compiled, plan, asOf).map((trigger) =>
          record(
            'revision',
            trigger.id,
            trigger.raisedOn,
            plan.title,
            isDealtWith(trigger, asOf) ? null : '修订事由尚未决定，或者决定修订后还没有由新版本落实',
          ),
        ),
      );
    case 'appointment':
      return [];
    case 'drill-plan':
      return subject.yearPlans
        .filter(({ year }) => String(year) === duty.period)
        .map((plan) =>
          record(
            'drill-plan',
            plan.id,
            plan.on,
            plan.way === 'approved' ? `${plan.year}年演练计划` : `编入${plan.year}年计划的演练`,
            yearPlanObjection(compiled, plan, asOf),
          ),
        );
    case 'drill-report':
      return subject.drills
        .filter((drill) => isWithin(drill.endOn, stretch))
        .map((drill) =>
          record('drill-report', drill.id, drill.endOn, drill.title, reportObjection(compiled, drill, asOf)),
        );
    case 'drill-evaluation':
      return subject.drills
        .filter((drill) => drill.id === duty.refId)
        .map((drill) => record('drill-evaluation', drill.id, drill.endOn, drill.title, '还没有评估记录'));
    case 'spot-check':
      return subject.spotChecks
        .filter(({ on }) => isWithin(on, stretch))
        .map((check) => record('spot-check', check.id, check.on, '演练抽查', check.on > asOf ? AHEAD : null));
    case 'decision':
      return duty.evidence.map((e) => ({ ...e, counted: true, why: COUNTS }));
    default:
      return consideredMeans(compiled, subject, duty, asOf);
  }
}

function record(
  kind: DutyEvidenceKind,
  id: string,
  date: CivilDate | null,
  title: string,
  objection: string | null,
): ConsideredRecord {
  return { kind, id, date, title, counted: objection === null, why: objection ?? COUNTS };
}

function isWithin(date: CivilDate | null, { from, to }: Stretch): boolean {
  return date !== null && (from === null || date >= from) && (to === null || date <= to);
}

/** Why a drill does not count for the rule; null when it does. */
function drillObjection(compiled: CompiledRule, drill: DutyDrill, asOf: CivilDate): string | null {
  if (drill.state === 'cancelled') return '演练已取消，不计';
  if (!isCompletedDrill(drill.state)) return '演练尚未完成，不计';
  if (drill.endOn !== null && drill.endOn > asOf) return AHEAD;
  const { kindMask, levels } = compiled;
  if (levels !== null && !levels.has(drill.level)) return '演练层级不符合本条要求，不计';
  if (kindMask !== null && drill.planKind === null) return '没有注明所演练的预案种类，不计';
  if (kindMask !== null && drill.planKind !== null && (PLAN_KIND_BITS[drill.planKind] & kindMask) === 0) {
    return '所演练的预案种类不符合本条要求，不计';
  }
  if (compiled.requireEvaluation && !drill.evaluated) return '演练已完成，但没有评估记录，补齐后计入';
  if (compiled.requireReport && !drill.reported) return '演练情况尚未报送，报送后计入';
  if (compiled.requireReport && drill.reportedOn !== null && drill.reportedOn > asOf) return AHEAD;
  return null;
}

/** Why a drill of the half-year does not show that it was reported; null when it does. */
function reportObjection(compiled: CompiledRule, drill: DutyDrill, asOf: CivilDate): string | null {
  if (!isCompletedDrill(drill.state)) return '演练尚未完成，不计';
  if (drill.endOn !== null && drill.endOn > asOf) return AHEAD;
  if (!isOfKind(compiled, drill)) return '所演练的预案种类不符合本条要求，不计';
  if (!drill.reported) return '演练情况尚未报送';
  return drill.reportedOn !== null && drill.reportedOn > asOf ? AHEAD : null;
}

function yearPlanObjection(compiled: CompiledRule, plan: DutyYearPlan, asOf: CivilDate): string | null {
  if (planCounts(compiled, plan, asOf)) return null;
  return plan.on > asOf ? AHEAD : '计划还没有批准；按本单位设置，只编入演练不算';
}

function assessmentObjection(plan: DutyPlan, date: CivilDate, asOf: CivilDate): string | null {
  if (date > asOf) return AHEAD;
  return isOfEarlierVersion(plan, date) ? '评估早于现行版本公布，不计' : null;
}

function isOfEarlierVersion(plan: DutyPlan, date: CivilDate): boolean {
  return plan.publishedOn !== null && date < plan.publishedOn;
}

function filingObjection(compiled: CompiledRule, filing: DutyFiling, asOf: CivilDate): string | null {
  if (handInCounts(compiled, filing, asOf)) return null;
  if (filing.state === 'void') return '案卷已注销，不计';
  if (filing.state === 'draft') return '案卷尚未提交，不计';
  const on = handedInOn(filing);
  if (on === null) return '没有申报日期，不计';
  return on > asOf ? AHEAD : '已告知补正，尚未重新提交，不计';
}

function reviewObjection(compiled: CompiledRule, plan: DutyPlan, asOf: CivilDate): string | null {
  if (isReviewed(compiled, plan, asOf)) return null;
  if (plan.reviewDate !== null && plan.reviewDate > asOf) return AHEAD;
  if (plan.reviewWay === 'verification') return '只作了论证，不能代替评审';
  if (plan.reviewWay === 'none') return '登记为未评审';
  return plan.reviewResult === 'failed' ? '评审未通过' : '没有登记评审结论';
}
