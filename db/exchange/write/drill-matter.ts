/**
 * Which rows of each table belong to a unit's half-yearly report of drills, or to the office's answer, and which of their
 * columns stay at home. `@caseId` is the report.
 */
export interface DrillMatter {
  readonly rows: Readonly<Record<string, string>>;
  readonly blanked: Readonly<Record<string, readonly string[]>>;
  readonly emptied: Readonly<Record<string, readonly string[]>>;
}

/** What a unit adds to a report by choice: photos, and how each drill went in detail (course, log, who took part, scores). */
export const REPORT_EXTRAS = ['photos', 'details'] as const;
export type ReportExtra = (typeof REPORT_EXTRAS)[number];

const LIVE = 'voided_at IS NULL';
const UNIT = '(SELECT enterprise_id FROM live.drill_submission WHERE id = @caseId)';
const DRILLS =
  '(SELECT j.value FROM live.drill_submission s JOIN json_each(s.drill_ids) j WHERE s.id = @caseId)';
const OF_DRILLS = `drill_id IN ${DRILLS} AND ${LIVE}`;
const FINDINGS = `(SELECT id FROM live.drill_finding WHERE ${OF_DRILLS})`;
const EVALUATIONS = `(SELECT id FROM live.drill_evaluation WHERE ${OF_DRILLS})`;
const VERSIONS = `(SELECT plan_version_id FROM live.drill WHERE id IN ${DRILLS} UNION SELECT plan_version_id FROM live.drill_finding WHERE ${OF_DRILLS})`;

const REPORT: Readonly<Record<string, string>> = {
  office: 'is_self = 1',
  enterprise: `id = ${UNIT}`,
  plan: `enterprise_id = ${UNIT} AND (id IN (SELECT plan_id FROM live.drill WHERE id IN ${DRILLS}) OR id IN (SELECT plan_id FROM live.plan_version WHERE id IN ${VERSIONS}))`,
  plan_version: `id IN ${VERSIONS} AND plan_id IN (SELECT id FROM live.plan WHERE enterprise_id = ${UNIT})`,
  drill: `id IN ${DRILLS} AND ${LIVE}`,
  drill_finding: OF_DRILLS,
  corrective_action: `finding_id IN ${FINDINGS} AND ${LIVE}`,
  drill_report: `${OF_DRILLS} AND state = 'issued'`,
  drill_submission: 'id = @caseId',
};

/** How a drill went: left at the unit unless it is asked for. */
const DETAILS: Readonly<Record<string, string>> = {
  drill_participant: OF_DRILLS,
  drill_objective: OF_DRILLS,
  drill_inject: OF_DRILLS,
  drill_run: OF_DRILLS,
  drill_log: OF_DRILLS,
  drill_evaluation: OF_DRILLS,
  drill_score: `evaluation_id IN ${EVALUATIONS} AND ${LIVE}`,
};

const PEOPLE = [
  'legal_phone',
  'principal',
  'principal_phone',
  'safety_officer',
  'safety_officer_phone',
  'merged_into_id',
  'remark',
];

/** A unit's report with what it chose to add. */
export function drillReportMatter(extras: readonly ReportExtra[]): DrillMatter {
  const kinds = ['report', 'sign-in', ...(extras.includes('photos') ? ['photo'] : [])];
  const attachments = `${OF_DRILLS} AND kind IN (${kinds.map((kind) => `'${kind}'`).join(', ')})`;
  const detailed = extras.includes('details');
  return {
    rows: {
      ...REPORT,
      ...(detailed ? DETAILS : {}),
      drill_attachment: attachments,
      document: `sha256 IN (SELECT sha256 FROM live.drill_attachment WHERE ${attachments})`,
    },
    blanked: {
      enterprise: PEOPLE,
      plan: ['remark'],
      plan_version: ['remark', 'refiling', 'refiling_on', 'refiling_reason'],
      // What it cost, and notes to itself, are the unit's own.
      drill: ['cost', 'remark'],
      drill_finding: ['trigger_id', 'remark'],
      drill_participant: ['ref_id', 'phone', 'remark'],
      drill_submission: ['remark', 'source_id'],
    },
    emptied: detailed ? {} : { drill_finding: ['log_ids'] },
  };
}

/** The office's answer: its own record of the report, its words, and the orders to correct that the unit was given. */
export const DRILL_RESULT: DrillMatter = {
  rows: {
    office: 'is_self = 1',
    enterprise: `id = ${UNIT}`,
    drill_submission: 'id = @caseId',
    drill_submission_answer: `submission_id = @caseId AND ${LIVE}`,
    notice: `enterprise_id = ${UNIT} AND kind = 'correction' AND ${LIVE}`,
  },
  blanked: {
    enterprise: [
      ...PEOPLE,
      'legal_person',
      'address',
      'employees',
      'revenue_wan',
      'assets_wan',
      'business_scope',
    ],
    notice: ['case_id', 'remark'],
    drill_submission: ['remark', 'note', 'prepared_by', 'phone'],
  },
  emptied: { drill_submission: ['drill_ids'] },
};

/** Tables that either kind may have rows in. */
export const DRILL_TABLES: Readonly<Record<'drill-report' | 'drill-result', readonly string[]>> = {
  'drill-report': Object.keys(drillReportMatter(REPORT_EXTRAS).rows),
  'drill-result': Object.keys(DRILL_RESULT.rows),
};
