/** Which rows of each table belong to a package of a review, and which of their columns stay at home. */
export interface MatterFacts {
  /** Conditions over the live table by its name; `@caseId` is the assignment. */
  readonly rows: Readonly<Record<string, string>>;
  /** Columns that travel as NULL. */
  readonly blanked: Readonly<Record<string, readonly string[]>>;
  /** Lists that travel empty. */
  readonly emptied: Readonly<Record<string, readonly string[]>>;
}

const LIVE = 'voided_at IS NULL';
const REVIEW = '(SELECT review_id FROM live.review_assignment WHERE id = @caseId)';
const VERSION = `(SELECT plan_version_id FROM live.review WHERE id = ${REVIEW})`;
const PLAN = `(SELECT plan_id FROM live.plan_version WHERE id = ${VERSION})`;
const UNIT = `(SELECT enterprise_id FROM live.plan WHERE id = ${PLAN})`;
/** What a reviewer reads: the plan and what it rests on, no applications and no papers of earlier reviews. */
const READ = `plan_version_id = ${VERSION} AND role IN ('text','risk-assessment','resource-survey','drafting-note','other') AND ${LIVE}`;
const OWN_WORK = `assignment_id = @caseId AND ${LIVE}`;

const SUBJECT: Readonly<Record<string, string>> = {
  enterprise: `id = ${UNIT}`,
  plan: `id = ${PLAN}`,
  plan_version: `id = ${VERSION}`,
  review: `id = ${REVIEW}`,
  // One expert alone: nobody learns from a pack who the others are.
  review_assignment: 'id = @caseId',
};

const AT_HOME: MatterFacts['blanked'] = {
  // Who is who at the unit, its figures and the office's notes are none of the reviewer's.
  enterprise: [
    'legal_person',
    'legal_phone',
    'principal',
    'principal_phone',
    'safety_officer',
    'safety_officer_phone',
    'revenue_wan',
    'assets_wan',
    'merged_into_id',
    'remark',
  ],
  plan: ['remark'],
  plan_version: ['remark', 'refiling', 'refiling_on', 'refiling_reason'],
  // The failed review that this one repeats does not travel, nor does what the group makes of the results.
  review: [
    'previous_review_id',
    'head_attended',
    'closed_reason',
    'opinion',
    'process',
    'outcome',
    'outcome_on',
    'outcome_by',
    'outcome_note',
    'minutes_signed_on',
    'changes_confirmed_on',
    'changes_confirmed_by',
    'remark',
  ],
  review_assignment: [
    'expert_id',
    'draw_place_id',
    'phone',
    'key_id',
    'recusal',
    'attended',
    'vote',
    'vote_note',
    'remark',
  ],
};
const EMPTIED: MatterFacts['emptied'] = { review: ['discussion'] };

/** A pack for one expert: the plan, its documents, the review, the expert's own assignment. */
export const REVIEW_PACK: MatterFacts = {
  rows: {
    ...SUBJECT,
    office: 'is_self = 1',
    plan_document: READ,
    document: `sha256 IN (SELECT sha256 FROM live.plan_document WHERE ${READ})`,
  },
  blanked: AT_HOME,
  emptied: EMPTIED,
};

/** What an expert hands in: the own work, and what it refers to as it came in the pack. */
export const REVIEW_RESULT: MatterFacts = {
  rows: {
    ...SUBJECT,
    office: 'is_self = 1 OR id = (SELECT origin FROM live.review_assignment WHERE id = @caseId)',
    document: `sha256 IN (SELECT sha256 FROM live.mark WHERE ${OWN_WORK})`,
    review_opinion: OWN_WORK,
    checklist_answer: OWN_WORK,
    mark: OWN_WORK,
  },
  blanked: AT_HOME,
  emptied: EMPTIED,
};
