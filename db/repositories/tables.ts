/** Registers whose screens listen for changed records, one word each. */
export const RECORD_TOPICS = [
  'enterprises',
  'plans',
  'filing',
  'inspections',
  'drills',
  'experts',
  'teams',
  'equipment',
  'supplies',
  'draws',
  'reviews',
  'hazards',
  'contacts',
  'incidents',
  'deployments',
  'exchange',
] as const;
export type RecordTopic = (typeof RECORD_TOPICS)[number];

/** How the duties that a row bears on are reached. */
export interface DutySubject {
  /** SQL expression over the row's alias: an enterprise's id, or the office that owns a drill or plan of its own. */
  of: (row: string) => string;
  /** Column whose change moves the row from one subject to another. */
  link: string;
}

/** The records in whose search entries a row's words stand. */
export interface SearchOwner {
  table: string;
  /** SQL that selects those records' ids from a selection of the row's ids. */
  ids: (rows: string) => string;
  /** The only column whose words stand there; absent: any may. */
  column?: string;
}

export interface RecordTable {
  readonly topic: RecordTopic;
  /** Absent: nobody's duties depend on it, or its rows mark their subjects by themselves (duty-marks.ts). */
  readonly duties?: DutySubject;
  /** Absent: its words are not searched. A record that has an entry of its own names itself first. */
  readonly search?: readonly SearchOwner[];
}

/** Rows without an enterprise are the office's own. */
const ownerOf = (row: string) => `COALESCE(${row}.enterprise_id, ${row}.origin)`;
const itself: DutySubject = { of: (row) => `${row}.id`, link: 'id' };
const owned: DutySubject = { of: ownerOf, link: 'enterprise_id' };
const ofEnterprise: DutySubject = { of: (row) => `${row}.enterprise_id`, link: 'enterprise_id' };
/** The office that keeps the row owes the duty: its experts, its inspections. */
const ofOffice: DutySubject = { of: (row) => `${row}.origin`, link: 'origin' };
const ofPlan: DutySubject = {
  of: (row) => `(SELECT ${ownerOf('q')} FROM main.plan q WHERE q.id = ${row}.plan_id)`,
  link: 'plan_id',
};
const ofVersion: DutySubject = {
  of: (row) =>
    `(SELECT ${ownerOf('q')} FROM main.plan_version w JOIN main.plan q ON q.id = w.plan_id WHERE w.id = ${row}.plan_version_id)`,
  link: 'plan_version_id',
};
const ofCase: DutySubject = {
  of: (row) => `(SELECT q.enterprise_id FROM main.filing_case q WHERE q.id = ${row}.case_id)`,
  link: 'case_id',
};

const searched = (table: string): SearchOwner => ({ table, ids: (rows) => rows });
/** Plans, cases and drills are found by the name of their unit. */
const foundByName = (table: string): SearchOwner => ({
  table,
  column: 'name',
  ids: (rows) => `SELECT r.id FROM main.${table} r WHERE r.enterprise_id IN (${rows})`,
});
/** A row that says something of one version of a plan. */
const planOfVersion = (table: string): SearchOwner => ({
  table: 'plan',
  ids: (rows) =>
    `SELECT v.plan_id FROM main.${table} d JOIN main.plan_version v ON v.id = d.plan_version_id WHERE d.id IN (${rows})`,
});

/**
 * The tables that hold records, parents first: what an import or a merge writes and an undo puts back. What has to
 * follow from a changed row (duties, search entry, screens) is said here once.
 */
export const RECORD_TABLES: Readonly<Record<string, RecordTable>> = {
  office: { topic: 'enterprises', duties: itself },
  enterprise: {
    topic: 'enterprises',
    duties: itself,
    search: [searched('enterprise'), foundByName('plan'), foundByName('filing_case'), foundByName('drill')],
  },
  enterprise_set_override: { topic: 'enterprises', duties: ofEnterprise },
  enterprise_licence: {
    topic: 'enterprises',
    search: [
      {
        table: 'enterprise',
        ids: (rows) => `SELECT l.enterprise_id FROM main.enterprise_licence l WHERE l.id IN (${rows})`,
      },
    ],
  },
  document: { topic: 'plans' },
  plan: { topic: 'plans', duties: owned, search: [searched('plan')] },
  plan_version: {
    topic: 'plans',
    duties: ofPlan,
    search: [
      {
        table: 'plan',
        ids: (rows) => `SELECT v.plan_id FROM main.plan_version v WHERE v.id IN (${rows})`,
      },
    ],
  },
  plan_document: { topic: 'plans', search: [planOfVersion('plan_document')] },
  assessment: { topic: 'plans', duties: ofPlan },
  plan_step: { topic: 'plans' },
  revision_trigger: { topic: 'plans', duties: ofPlan },
  response_card: {
    topic: 'plans',
    search: [
      {
        table: 'plan',
        ids: (rows) => `SELECT c.plan_id FROM main.response_card c WHERE c.id IN (${rows})`,
      },
    ],
  },
  plan_link: { topic: 'plans' },
  government_filing: { topic: 'plans', duties: ofVersion, search: [planOfVersion('government_filing')] },
  risk_analysis: { topic: 'plans', duties: ofEnterprise },
  filing_case: {
    topic: 'filing',
    duties: ofEnterprise,
    search: [
      searched('filing_case'),
      {
        table: 'plan',
        column: 'filing_no',
        ids: (rows) =>
          `SELECT v.plan_id FROM main.filing_case_plan f JOIN main.plan_version v ON v.id = f.plan_version_id WHERE f.case_id IN (${rows})`,
      },
    ],
  },
  filing_case_plan: { topic: 'filing', duties: ofCase, search: [planOfVersion('filing_case_plan')] },
  filing_check: { topic: 'filing' },
  filing_event: { topic: 'filing', duties: ofCase },
  drill: { topic: 'drills', duties: owned, search: [searched('drill')] },
  expert: {
    topic: 'experts',
    duties: ofOffice,
    search: [searched('expert')],
  },
  team: { topic: 'teams', search: [searched('team')] },
  equipment: { topic: 'equipment', search: [searched('equipment')] },
  depot: { topic: 'supplies' },
  supply: { topic: 'supplies', search: [searched('supply')] },
  filing_document: { topic: 'filing' },
  notice: { topic: 'filing' },
  inspection: { topic: 'inspections', duties: ofOffice },
  inspection_unit: { topic: 'inspections', duties: ofOffice },
  inspection_finding: { topic: 'inspections' },
  expert_term: { topic: 'experts' },
  expert_evaluation: { topic: 'experts' },
  expert_training: { topic: 'experts' },
  expert_interest: { topic: 'experts' },
  expert_absence: { topic: 'experts' },
  expert_distinct: { topic: 'experts' },
  review: { topic: 'reviews' },
  expert_draw: { topic: 'draws' },
  expert_draw_list: { topic: 'draws' },
  expert_draw_place: { topic: 'draws' },
  review_assignment: { topic: 'reviews' },
  review_opinion: { topic: 'reviews' },
  checklist_answer: { topic: 'reviews' },
  mark: { topic: 'reviews' },
  comment_disposition: { topic: 'reviews' },
  review_paper: { topic: 'reviews' },
  expert_work: { topic: 'experts' },
  drill_year_plan: { topic: 'drills', duties: owned },
  drill_year_item: { topic: 'drills' },
  drill_participant: { topic: 'drills' },
  drill_finding: { topic: 'drills' },
  corrective_action: { topic: 'drills' },
  drill_objective: { topic: 'drills' },
  drill_inject: { topic: 'drills' },
  drill_run: { topic: 'drills' },
  drill_log: { topic: 'drills' },
  drill_evaluation: { topic: 'drills' },
  drill_score: { topic: 'drills' },
  drill_report: { topic: 'drills' },
  drill_attachment: { topic: 'drills' },
  drill_sheet: { topic: 'drills' },
  drill_submission: { topic: 'drills' },
  drill_submission_answer: { topic: 'drills' },
  stock_movement: { topic: 'supplies' },
  team_member: { topic: 'teams' },
  team_training: { topic: 'teams' },
  team_agreement: { topic: 'teams' },
  facility: { topic: 'contacts', search: [searched('facility')] },
  hazard: { topic: 'hazards', search: [searched('hazard')] },
  hazard_substance: {
    topic: 'hazards',
    search: [
      {
        table: 'hazard',
        ids: (rows) => `SELECT s.hazard_id FROM main.hazard_substance s WHERE s.id IN (${rows})`,
      },
    ],
  },
  hazard_link: { topic: 'hazards' },
  hazard_alarm: { topic: 'hazards' },
  hidden_danger: { topic: 'hazards', search: [searched('hidden_danger')] },
  contact: { topic: 'contacts', search: [searched('contact')] },
  incident: { topic: 'incidents' },
  incident_plan: { topic: 'incidents' },
  incident_step: { topic: 'incidents' },
  deployment: { topic: 'deployments' },
  deployment_item: { topic: 'deployments' },
  deployment_cost: { topic: 'deployments' },
  compensation: { topic: 'deployments' },
  incident_log: { topic: 'incidents' },
  incident_report: { topic: 'incidents' },
  receipt: { topic: 'exchange' },
  receipt_answer: { topic: 'exchange' },
};

/** Tables of this desk alone: settings, accounts, logs, and what is worked out from records. No package carries them. */
export const DESK_TABLES: readonly string[] = [
  'audit_entry',
  'batch_change',
  'calendar_change',
  'calendar_move',
  'calendar_override',
  'calendar_year',
  'contact_check',
  'document_annex',
  'document_finding',
  'document_text',
  'duty',
  'duty_subject',
  'filing_number',
  'form_template',
  'import_batch',
  'merge_batch',
  'office_key',
  'package_log',
  'package_original',
  'package_original_part',
  'signing_key',
  'signing_key_holder',
  'saved_view',
  'search_characters',
  'search_index',
  'search_item',
  'setting',
  'source_link',
  'stocktake',
  'stocktake_line',
  'user',
  'watch_entry',
  'watch_shift',
];

/** The topics of the screens that show rows of these tables, each once. */
export function topicsOf(tables: Iterable<string>): RecordTopic[] {
  return [...new Set([...tables].flatMap((table) => RECORD_TABLES[table]?.topic ?? []))];
}
