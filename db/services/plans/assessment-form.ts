import type { ReadDb } from '../../connection';
import type { Deps } from '../../core';
import { assessmentReport } from '../../documents/forms/assessment-report';
import type { FormDefinition } from '../../documents/forms/definition';
import type { CivilDate } from '../../domain/dates/civil-date';
import {
  type AssessmentDetails,
  type AssessmentItem,
  casesFoundWanting,
  type ItemResult,
  readDetails,
} from '../../domain/plan/assessment-form';
import type { Law } from '../../law';
import { assessmentDetails, assessmentTable, storeAssessmentDetails } from '../../repositories/assessment';
import { enterpriseTable } from '../../repositories/enterprise';
import { planTable } from '../../repositories/plan';
import { listPlanVersions } from '../../repositories/plan-version';
import { FieldCheck } from '../field-check';
import { assertEditable, found } from '../own-row';
import { assertInSight } from '../own-sight';
import { placeTriggers } from './assessment-triggers';

const RESULT_WORDS: Readonly<Record<ItemResult, string>> = {
  fits: '符合',
  wanting: '需要完善',
  'not-applicable': '不适用',
};

export interface AssessmentForm {
  standard: string;
  mark: string;
  methods: readonly string[];
  items: readonly AssessmentItem[];
  details: AssessmentDetails;
}

/** The points of an assessment with what was noted of each. @throws PlanDeskError NOT_FOUND */
export function readAssessmentForm(db: ReadDb, law: Law, id: string): AssessmentForm {
  assertInSight(db, 'assessment', id);
  found(assessmentTable.find(db, id), '评估记录', id);
  const { standard, mark, methods, items } = law.planRules.assessment;
  return { standard, mark, methods, items, details: readDetails(assessmentDetails(db, id)) };
}

/**
 * Keeps group, grounds and the result of each point with an assessment.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED
 */
export function saveAssessmentForm(
  deps: Deps,
  input: { id: string; details: AssessmentDetails },
): { planId: string; assessedOn: string } {
  const record = found(assessmentTable.find(deps.db, input.id), '评估记录', input.id);
  assertEditable(deps, record);
  const check = new FieldCheck();
  const known = new Set(deps.law.planRules.assessment.items.map(({ id }) => id));
  const text = (words: string) => check.lines(words) ?? '';
  const details: AssessmentDetails = {
    members: input.details.members
      .map(({ name, duty }) => ({ name: check.text(name) ?? '', duty: check.text(duty) ?? '' }))
      .filter(({ name }) => name !== ''),
    basis: text(input.details.basis),
    methods: input.details.methods,
    items: input.details.items
      .filter(({ id }) => known.has(id))
      .map(({ id, result, finding, advice }) => ({
        id,
        result,
        finding: text(finding),
        advice: text(advice),
      })),
  };
  storeAssessmentDetails(deps.db, record.id, details, deps.clock.now());
  if (record.conclusion === 'revise')
    placeTriggers(deps, record, casesFoundWanting(deps.law.planRules.assessment.items, details));
  deps.changed('plans', [record.planId]);
  return { planId: record.planId, assessedOn: record.assessedOn };
}

/** 应急预案评估报告 of an assessment. @throws PlanDeskError NOT_FOUND */
export function assessmentReportForm(db: ReadDb, law: Law, id: string): FormDefinition {
  assertInSight(db, 'assessment', id);
  const record = found(assessmentTable.find(db, id), '评估记录', id);
  const plan = found(planTable.find(db, record.planId), '预案', record.planId);
  const { title, standard, items } = law.planRules.assessment;
  const details = readDetails(assessmentDetails(db, id));
  const owner =
    plan.enterpriseId === null
      ? db.value<string>('SELECT name FROM office WHERE id = @id', { id: plan.origin })
      : enterpriseTable.find(db, plan.enterpriseId)?.name;
  const assessed = listPlanVersions(db, plan.id).find(
    (version) => version.publishedOn !== null && version.publishedOn <= record.assessedOn,
  );
  return assessmentReport({
    title,
    basis: standard,
    unitName: owner ?? '',
    planTitle: plan.title,
    versionLabel: assessed?.label ?? null,
    assessedOn: record.assessedOn as CivilDate,
    // Ledgers and short notes know the assessor as one line of words.
    members:
      details.members.length === 0 && record.assessor !== null
        ? [{ name: record.assessor, duty: '' }]
        : details.members,
    grounds: details.basis,
    methods: details.methods,
    items: items.map((item) => {
      const noted = details.items.find((one) => one.id === item.id);
      return {
        title: item.title,
        ask: item.ask,
        result: noted ? RESULT_WORDS[noted.result] : null,
        finding: noted?.finding ?? '',
        advice: noted?.advice ?? '',
      };
    }),
    conclusion:
      record.conclusion === null ? null : record.conclusion === 'revise' ? '需要修订' : '不需要修订',
    remark: record.remark,
  });
}
