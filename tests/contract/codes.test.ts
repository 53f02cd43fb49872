import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROLES } from '../../db/domain/access';
import { ACCIDENT_GRADES } from '../../db/domain/codes/accident-grade';
import * as contact from '../../db/domain/contact/codes';
import { CALENDAR_CHANGE_KINDS } from '../../db/domain/dates/calendar-view';
import * as deployment from '../../db/domain/deployment/codes';
import { OWNER_LEVELS } from '../../db/domain/desk';
import { DRAW_ANSWERS, DRAW_STATES } from '../../db/domain/draw/codes';
import { DRILL_CONTENTS, DRILL_FORMS, DRILL_LEVELS, DRILL_PURPOSES } from '../../db/domain/drill/axes';
import * as drill from '../../db/domain/drill/codes';
import { DRILL_STATES } from '../../db/domain/drill/drill-state';
import { DUTY_STATES } from '../../db/domain/duties/duty';
import { AFFILIATIONS, ENTERPRISE_STATUSES, SIZE_TIERS } from '../../db/domain/enterprise/facts';
import { KEY_STATES, RETIRE_REASONS } from '../../db/domain/exchange/signer';
import { INTEREST_KINDS } from '../../db/domain/expert/codes';
import { EVALUATION_GRADES } from '../../db/domain/expert/evaluation';
import { EXPERT_STATES, EXPERT_STEPS } from '../../db/domain/expert/life';
import { WORK_KINDS } from '../../db/domain/expert/work';
import { FILING_CHANNELS, FILING_END_KINDS, NOTICE_KINDS } from '../../db/domain/filing/case-codes';
import { FILING_STATES } from '../../db/domain/filing/filing-state';
import { MATERIAL_OUTCOMES } from '../../db/domain/filing/materials';
import * as hazard from '../../db/domain/hazard/codes';
import * as incident from '../../db/domain/incident/codes';
import {
  FINDING_KINDS,
  INSPECTION_KINDS,
  INSPECTION_STATES,
  RECHECK_RESULTS,
  UNIT_STANDINGS,
} from '../../db/domain/inspection/codes';
import {
  ASSESSMENT_CONCLUSIONS,
  DOCUMENT_ROLES,
  PLAN_STATUSES,
  REVIEW_RESULTS,
  REVIEW_WAYS,
} from '../../db/domain/plan/codes';
import { GOVERNMENT_PLAN_KINDS, GOVERNMENT_RECORD_KINDS } from '../../db/domain/plan/government/kinds';
import { PLAN_KINDS } from '../../db/domain/plan/kinds';
import { ANNEX_KINDS } from '../../db/domain/plan/outline/outline-rules';
import { PLAN_VERSION_STATES } from '../../db/domain/plan/version-state';
import * as review from '../../db/domain/review/codes';
import { REVIEW_STATES } from '../../db/domain/review/review-state';
import * as stock from '../../db/domain/stock/codes';
import * as team from '../../db/domain/team/codes';
import { LEDGER_KINDS } from '../../db/ledgers/kinds/types';
import { ledgerKind } from '../../electron/contract/codes';

/** Coded columns of the schema and the list of the domain that names their values. */
const LISTS: Readonly<Record<string, readonly string[]>> = {
  'assessment.conclusion': ASSESSMENT_CONCLUSIONS,
  'calendar_change.kind': CALENDAR_CHANGE_KINDS,
  'checklist_answer.verdict': review.VERDICTS,
  'comment_disposition.decision': review.DISPOSITIONS,
  'comment_disposition.found': review.MARK_FATES,
  'corrective_action.verdict': drill.CORRECTION_VERDICTS,
  'document_annex.kind': ANNEX_KINDS,
  'office_key.state': KEY_STATES,
  'signing_key.retired_reason': RETIRE_REASONS,
  'drill.plan_kind': PLAN_KINDS,
  'drill.form': DRILL_FORMS,
  'drill.content': DRILL_CONTENTS,
  'drill.purpose': DRILL_PURPOSES,
  'drill.level': DRILL_LEVELS,
  'drill.state': DRILL_STATES,
  'drill_attachment.kind': drill.ATTACHMENT_KINDS,
  'drill_evaluation.kind': drill.EVALUATION_KINDS,
  'drill_evaluation.scale': drill.EVALUATION_SCALES,
  'drill_evaluation.state': drill.EVALUATION_STATES,
  'drill_finding.area': drill.FINDING_AREAS,
  'drill_finding.severity': drill.FINDING_SEVERITIES,
  'drill_finding.state': drill.FINDING_STATES,
  'drill_inject.channel': drill.INJECT_CHANNELS,
  'drill_log.kind': drill.LOG_KINDS,
  'drill_objective.met': drill.OBJECTIVE_RESULTS,
  'drill_participant.kind': drill.PARTICIPANT_KINDS,
  'drill_participant.role': drill.PARTICIPANT_ROLES,
  'drill_report.kind': drill.DRILL_REPORT_KINDS,
  'drill_report.state': drill.DRILL_REPORT_STATES,
  'drill_run.source': drill.RUN_SOURCES,
  'drill_run.state': drill.RUN_STATES,
  'drill_score.verdict': drill.SCORE_VERDICTS,
  'drill_sheet.kind': drill.SHEET_KINDS,
  'drill_submission.state': drill.SUBMISSION_STATES,
  'drill_submission_answer.verdict': drill.SUBMISSION_VERDICTS,
  'drill_year_plan.state': drill.YEAR_PLAN_STATES,
  'duty.state': DUTY_STATES,
  'enterprise.affiliation': AFFILIATIONS,
  'enterprise.size_tier': SIZE_TIERS,
  'enterprise.status': ENTERPRISE_STATUSES,
  'expert.status': EXPERT_STATES,
  'expert_draw.state': DRAW_STATES,
  'expert_draw_place.answer': DRAW_ANSWERS,
  'expert_evaluation.grade': EVALUATION_GRADES,
  'expert_interest.kind': INTEREST_KINDS,
  'expert_term.step': EXPERT_STEPS,
  'expert_work.kind': WORK_KINDS,
  'filing_case.channel': FILING_CHANNELS,
  'filing_case.end_kind': FILING_END_KINDS,
  'filing_case.state': FILING_STATES,
  'filing_check.outcome': MATERIAL_OUTCOMES,
  'government_filing.kind': GOVERNMENT_RECORD_KINDS,
  'inspection.kind': INSPECTION_KINDS,
  'inspection.state': INSPECTION_STATES,
  'inspection_finding.kind': FINDING_KINDS,
  'inspection_finding.recheck': RECHECK_RESULTS,
  'inspection_unit.standing': UNIT_STANDINGS,
  'mark.kind': review.MARK_KINDS,
  'notice.kind': NOTICE_KINDS,
  'office.level': OWNER_LEVELS,
  'plan.kind': PLAN_KINDS,
  'plan.status': PLAN_STATUSES,
  'plan.government_kind': GOVERNMENT_PLAN_KINDS,
  'plan_document.role': DOCUMENT_ROLES,
  'plan_version.state': PLAN_VERSION_STATES,
  'plan_version.review_way': REVIEW_WAYS,
  'plan_version.review_result': REVIEW_RESULTS,
  'review.kind': review.REVIEW_KINDS,
  'review.way': review.REVIEW_WAYS,
  'review.state': REVIEW_STATES,
  'review.outcome': review.REVIEW_OUTCOMES,
  'review_assignment.role': review.EXPERT_ROLES,
  'review_assignment.state': review.ASSIGNMENT_STATES,
  'review_assignment.vote': review.VOTES,
  'review_opinion.vote': review.VOTES,
  'review_paper.kind': review.REVIEW_PAPERS,
  'user.role': ROLES,
  'compensation.state': deployment.COMPENSATION_STATES,
  'contact.kind': contact.CONTACT_KINDS,
  'contact_check.result': contact.CALL_RESULTS,
  'contact_check.subject': contact.CHECKED_SUBJECTS,
  'deployment.kind': deployment.DEPLOYMENT_KINDS,
  'deployment.state': deployment.DEPLOYMENT_STATES,
  'deployment_cost.kind': deployment.COST_KINDS,
  'depot.kind': stock.DEPOT_KINDS,
  'equipment.condition': stock.EQUIPMENT_CONDITIONS,
  'facility.kind': contact.FACILITY_KINDS,
  'hazard_alarm.level': hazard.ALARM_LEVELS,
  'hidden_danger.listing_level': hazard.LISTING_LEVELS,
  'hidden_danger.state': hazard.HIDDEN_DANGER_STATES,
  'incident.grade': ACCIDENT_GRADES,
  'incident.state': incident.INCIDENT_STATES,
  'incident_log.kind': incident.INCIDENT_LOG_KINDS,
  'incident_report.kind': incident.INCIDENT_REPORT_KINDS,
  'incident_report.state': incident.INCIDENT_REPORT_STATES,
  'risk_analysis.level': hazard.ALARM_LEVELS,
  'stock_movement.kind': stock.MOVEMENT_KINDS,
  'stocktake.state': stock.STOCKTAKE_STATES,
  'team.level': team.TEAM_LEVELS,
  'team.unit_rank': team.TEAM_RANKS,
  'team_agreement.kind': team.AGREEMENT_KINDS,
  'team_training.kind': team.TRAINING_KINDS,
  'watch_entry.kind': contact.WATCH_ENTRY_KINDS,
  'watch_entry.level': hazard.ALARM_LEVELS,
  'watch_shift.role': contact.SHIFT_ROLES,
  'watch_shift.shift': contact.SHIFT_KINDS,
};

/** Codes that only one service or reader writes; their types stand beside their repositories. */
const HOME: ReadonlySet<string> = new Set([
  'calendar_override.kind',
  'document.encoding',
  'document_finding.outcome',
  'document_text.state',
  'expert.gender',
  'comment_disposition.target',
  'expert_draw_place.standing',
  'filing_case.kind',
  'package_log.direction',
  'package_original.base',
  'plan_step.step',
  'plan_version.refiling',
  'receipt_answer.outcome',
  'review_opinion.state',
  'revision_trigger.decision',
  'revision_trigger.reason',
  'revision_trigger.source',
  'supply.expiry_kind',
]);

/** What the schema's CHECKs accept, by `table.column`; flags and numbers left out. */
function checkedLists(): Map<string, string[]> {
  const schema = readFileSync(join(import.meta.dirname, '../../db/schema.sql'), 'utf8');
  const found = new Map<string, string[]>();
  for (const [, table, body = ''] of schema.matchAll(/^CREATE TABLE (\w+) \(([\s\S]*?)\) STRICT/gm))
    for (const [, column, list = ''] of body.matchAll(/CHECK \((\w+) IN \(('[^)]*')\)\)/g))
      found.set(
        `${table}.${column}`,
        list.split(',').map((code) => code.trim().slice(1, -1)),
      );
  return found;
}

describe('codes', () => {
  const checked = checkedLists();

  it.each(Object.entries(LISTS))('the schema accepts in %s what the domain names', (column, list) => {
    expect([...(checked.get(column) ?? [])].sort()).toEqual([...list].sort());
  });

  it('every coded column is held against a list of the domain, or is on the list of the others', () => {
    expect([...checked.keys()].filter((column) => !(column in LISTS) && !HOME.has(column))).toEqual([]);
    expect([...HOME].filter((column) => !checked.has(column))).toEqual([]);
  });

  it('the contract knows the ledgers that the readers know', () => {
    expect([...ledgerKind.options].sort()).toEqual([...LEDGER_KINDS].sort());
  });
});
