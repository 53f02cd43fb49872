import { addDays, addMonths, type CivilDate, endOfMonth } from '../../domain/dates/civil-date';
import type { PlanVersionState } from '../../domain/plan/version-state';
import { recordRiskAnalysis } from '../hazards/risk-months';
import { assessPlan } from '../plans/assessments';
import type { PlanVersionFields } from '../plans/check-fields';
import { addVersion, registerPlan } from '../plans/save-plan';
import { publishedForAssessment, tellFiling, usualFiling } from './filing-story';
import type { FilingRole } from './roles';
import type { StoryUnit } from './story-unit';
import type { Days, Teller } from './timeline';
import { personName } from './units';

type Stage = PlanVersionState | 'published';

/** Writes the plans of a key unit and their filing into the timeline, as its role has it. */
export function tellKeyUnit(teller: Teller, who: StoryUnit, role: FilingRole): void {
  const { days } = teller;
  const patience = who.unit.random.branch('patience').between(0, 60);
  const publish = (on: CivilDate, reviewed = true) => tellPlans(teller, who, on, 'published', reviewed);
  switch (role.kind) {
    case 'no-plan':
    case 'handed-in':
      return;
    case 'unpublished':
      tellPlans(teller, who, days.ago(12), role.state, true);
      return;
    case 'to-file':
      publish(days.workingAgo(20 - role.dueIn));
      return;
    case 'in-check': {
      const received = days.workingAgo(5 - role.daysLeft);
      publish(days.orBefore(addDays(received, -12)));
      tellFiling(
        teller,
        who,
        role.checked && role.daysLeft < 5 ? { received, checked: days.workingAgo(0) } : { received },
      );
      return;
    }
    case 'second-round': {
      const resubmitted = days.workingAgo(5 - role.daysLeft);
      const returned = days.orBefore(addDays(resubmitted, -9));
      const received = days.orBefore(addDays(returned, -2));
      publish(days.orBefore(addDays(received, -10)));
      tellFiling(teller, who, { received, returned, resubmitted });
      return;
    }
    case 'returned': {
      const returned = days.workingAgo(role.since);
      const received = days.orBefore(addDays(returned, -3));
      publish(days.orBefore(addDays(received, -10)));
      tellFiling(teller, who, { received, returned });
      return;
    }
    case 'deemed': {
      const received = days.workingAgo(role.ago);
      const deemed = days.workingAgo(role.ago - 6);
      publish(days.orBefore(addDays(received, -12)));
      tellFiling(
        teller,
        who,
        role.numbered ? { received, deemed, numbered: days.workingAgo(role.ago - 7) } : { received, deemed },
      );
      return;
    }
    case 'voided': {
      const published = days.orBefore(days.ago(90 + patience));
      publish(published);
      const usual = usualFiling(days, published, patience);
      tellFiling(
        teller,
        who,
        role.wasFiled
          ? { ...usual, voided: days.workingAgo(10) }
          : { received: usual.received, voided: addDays(usual.received, 1) },
      );
      return;
    }
    case 'refiled': {
      const first = days.orBefore(days.ago(role.published + 500 + patience * 3));
      publish(first);
      tellFiling(teller, who, usualFiling(days, first, patience));
      const second = days.orBefore(days.ago(role.published));
      tellRevision(teller, who, second);
      // The latest revisions have not been handed in yet.
      const again = usualFiling(days, second, patience);
      if (again.filed !== undefined && again.filed < days.ago(3)) tellFiling(teller, who, again);
      return;
    }
    case 'filed':
    case 'assessment-due': {
      const published =
        role.kind === 'filed'
          ? days.orBefore(days.ago(role.published))
          : publishedForAssessment(days, role.inDays);
      publish(published, role.kind === 'assessment-due' || role.reviewed);
      tellFiling(teller, who, usualFiling(days, published, patience));
      return;
    }
  }
}

/** Units outside SET-A: most have plans and need not file them; old plans were looked at again, as the law asks of some. */
export function tellOtherUnit(teller: Teller, who: StoryUnit): void {
  const { days } = teller;
  const random = who.unit.random.branch('plans');
  const luck = random.next();
  if (luck < 0.08) return;
  if (luck < 0.12) {
    tellPlans(teller, who, days.ago(random.between(5, 60)), random.pick(['draft', 'signed']), true);
    return;
  }
  const published = days.orBefore(days.ago(random.between(30, 1700)));
  tellPlans(teller, who, published, 'published', random.chance(0.96));
  if (random.chance(0.05)) tellFiling(teller, who, usualFiling(days, published, random.between(0, 60)));
  if (published < days.ago(1000) && random.chance(0.8))
    tellAssessments(teller, who, addMonths(published, random.between(26, 35)));
}

/** 办法 art. 35: every plan of the unit, looked at on one day. */
function tellAssessments({ timeline, data }: Teller, who: StoryUnit, on: CivilDate): void {
  const assessor = personName(data, who.unit.random.branch('assessor'));
  for (const plan of who.plans)
    timeline.add(on, (deps) => {
      if (on <= deps.clock.today())
        assessPlan(deps, {
          planId: plan.id,
          assessedOn: on,
          conclusion: 'keep',
          assessor,
          remark: '预案总体适用，继续执行。',
        });
    });
}

/** The monthly risk analyses of the last months; a few units have forgotten one. */
export function tellRiskAnalyses({ timeline, days }: Teller, who: StoryUnit, months: number): void {
  const random = who.unit.random.branch('risk');
  for (let back = 0; back < months; back++) {
    const month = addMonths(days.today, -back).slice(0, 7);
    const last = back === 0 ? days.today : endOfMonth(Number(month.slice(0, 4)), Number(month.slice(5, 7)));
    const doneOn =
      `${month}-${String(random.between(1, Number(last.slice(8, 10)))).padStart(2, '0')}` as CivilDate;
    if (random.chance(back === 0 ? 0.6 : 0.97))
      timeline.add(
        doneOn,
        (deps) =>
          void recordRiskAnalysis(deps, {
            enterpriseId: who.id,
            month,
            doneOn,
            measures: '逐项核对风险清单，更新管控措施和责任人。',
            content: '本月生产安排、设备检修计划、外来施工和季节性风险。',
            findings: '检修动火和外来施工作业集中，交叉作业需要专人监护。',
            level: back % 4 === 0 ? 'yellow' : 'blue',
            analyst: null,
            participants: null,
          }),
      );
  }
}

function tellPlans(
  { timeline, days }: Teller,
  who: StoryUnit,
  on: CivilDate,
  stage: Stage,
  reviewed: boolean,
): void {
  for (const plan of who.plans)
    timeline.add(on, (deps) => {
      const { kind, title } = plan;
      const made = registerPlan(deps, {
        plan: { enterpriseId: who.id, kind, title, remark: null },
        version: versionFields(days, who, on, stage, reviewed, '第1版'),
      });
      plan.id = made.id;
      plan.versionId = made.versionId;
    });
}

/** A second version of every plan of the unit, which supersedes the first. */
function tellRevision({ timeline, days }: Teller, who: StoryUnit, on: CivilDate): void {
  for (const plan of who.plans)
    timeline.add(on, (deps) => {
      const version = versionFields(days, who, on, 'published', true, `${on.slice(0, 4)}年修订版`);
      plan.earlierVersionId = plan.versionId;
      plan.versionId = addVersion(deps, { planId: plan.id, version }).versionId;
    });
}

/** Days of review, signature and publication up to the stage that the version has reached on `on`. */
function versionFields(
  days: Days,
  who: StoryUnit,
  on: CivilDate,
  stage: Stage,
  reviewed: boolean,
  label: string,
): PlanVersionFields {
  const signedOn = days.orBefore(addDays(on, -3));
  const inReview = stage !== 'draft';
  const isSigned = stage === 'signed' || stage === 'published';
  const mustReview = who.sets.includes('SET-B');
  const verified = !mustReview && who.unit.random.branch('way').chance(0.3);
  const underReview = stage === 'in-review' || stage === 'failed';
  const reviewWay = mustReview && reviewed ? 'review' : verified || underReview ? 'verification' : 'none';
  const hasReview = inReview && reviewWay !== 'none';
  return {
    label,
    reviewWay: inReview ? reviewWay : null,
    reviewDate: hasReview ? days.orBefore(addDays(signedOn, -8)) : null,
    reviewResult:
      !hasReview || stage === 'in-review' ? null : stage === 'failed' ? 'failed' : 'passed-after-changes',
    signedOn: isSigned ? signedOn : null,
    publishedOn: stage === 'published' ? on : null,
    expiresOn: null,
    remark: null,
  };
}
