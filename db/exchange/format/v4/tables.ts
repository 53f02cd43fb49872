import { type ExchangedTable, type Facts, NOT_VOIDED, statementsOf, tableOf } from '../table';
import { FACTS_V3, STATEMENTS_V3 } from '../v3/tables';
import schemaText from './schema.sql?raw';

const OF_DRILL = { column: 'drill_id', table: 'drill' } as const;
const OF_ENTERPRISE = { column: 'enterprise_id', table: 'enterprise' } as const;
const OF_VERSION = { column: 'plan_version_id', table: 'plan_version' } as const;
const OF_FINDING = { column: 'finding_id', table: 'drill_finding' } as const;
const OF_DOCUMENT = { column: 'sha256', table: 'document' } as const;

/** What format 4 says anew of tables that were there before. */
const CHANGED: Readonly<Record<string, Partial<Facts>>> = {
  drill: {
    parents: [
      OF_ENTERPRISE,
      { column: 'plan_id', table: 'plan' },
      OF_VERSION,
      { column: 'previous_drill_id', table: 'drill' },
    ],
    lists: ['meets', 'ready_items'],
    counts: ['participants', 'observers', 'duration_minutes'],
  },
  inspection_unit: {
    parents: [
      { column: 'inspection_id', table: 'inspection' },
      { column: 'enterprise_id', table: 'enterprise' },
      OF_DRILL,
    ],
  },
  inspection_finding: {
    parents: [{ column: 'inspection_unit_id', table: 'inspection_unit' }, OF_DRILL],
  },
};

/** Tables that format 3 did not have, parents first. */
const ADDED: readonly Facts[] = [
  {
    name: 'drill_year_plan',
    label: '年度演练计划',
    title: '{row}.title',
    parents: [OF_ENTERPRISE],
    keys: [
      {
        columns: ['origin', 'enterprise_id', 'year'],
        where: `${NOT_VOIDED} AND {row}.enterprise_id IS NOT NULL`,
        parked: 'year',
        aside: '-rowid',
      },
    ],
    dates: ['approved_on'],
    unfit: [
      `json_type(wishes) <> 'object'`,
      `json_type(refusals) <> 'array'`,
      `EXISTS (SELECT 1 FROM json_each(refusals) j WHERE j.type <> 'object' OR json_type(j.value, '$.reason') IS NOT 'text'
         OR (j.value ->> 'from') IS NOT date(j.value ->> 'from') OR (j.value ->> 'to') IS NOT date(j.value ->> 'to')
         OR (j.value ->> 'from') IS NULL OR (j.value ->> 'to') IS NULL)`,
    ],
  },
  {
    name: 'drill_year_item',
    label: '年度计划项目',
    title: '{row}.topic',
    parents: [
      { column: 'year_plan_id', table: 'drill_year_plan' },
      { column: 'inspection_id', table: 'inspection' },
    ],
    counts: ['position', 'target', 'guidance', 'observing'],
  },
  {
    name: 'drill_participant',
    label: '参演人员和资源',
    title: '{row}.name',
    parents: [OF_DRILL],
    counts: ['headcount', 'quantity'],
    chosenOnly: true,
  },
  {
    name: 'drill_finding',
    label: '演练问题',
    title: '{row}.title',
    parents: [
      OF_DRILL,
      OF_VERSION,
      { column: 'repeats_id', table: 'drill_finding' },
      { column: 'carried_to_id', table: 'drill' },
      { column: 'trigger_id', table: 'revision_trigger' },
    ],
    dates: ['due_on', 'closed_on'],
    lists: ['log_ids', 'section_path'],
    counts: ['number'],
  },
  {
    name: 'corrective_action',
    label: '整改记录',
    title: 'substr({row}.measure, 1, 40)',
    parents: [OF_FINDING],
    dates: ['done_on', 'verified_on'],
    chosenOnly: true,
  },
  {
    name: 'drill_objective',
    label: '演练目标',
    title: 'substr({row}.text, 1, 40)',
    parents: [OF_DRILL, OF_FINDING],
    lists: ['section_path'],
    counts: ['position'],
    chosenOnly: true,
  },
  {
    name: 'drill_inject',
    label: '情景信息',
    title: 'substr({row}.text, 1, 40)',
    parents: [OF_DRILL, { column: 'objective_id', table: 'drill_objective' }],
    counts: ['number', 'expected_minutes'],
    chosenOnly: true,
  },
  {
    name: 'drill_run',
    label: '演练实施',
    title: '{row}.number',
    parents: [OF_DRILL],
    counts: ['number', 'clock_seconds'],
    chosenOnly: true,
  },
  {
    name: 'drill_log',
    label: '演练记录',
    title: 'substr({row}.text, 1, 40)',
    parents: [
      OF_DRILL,
      { column: 'run_id', table: 'drill_run' },
      { column: 'inject_id', table: 'drill_inject' },
      { column: 'corrects_id', table: 'drill_log' },
    ],
    counts: ['seq'],
    chosenOnly: true,
  },
  {
    name: 'drill_evaluation',
    label: '演练评估表',
    title: '{row}.evaluator',
    parents: [OF_DRILL],
    dates: ['signed_on'],
    lists: ['tables'],
    chosenOnly: true,
  },
  {
    name: 'drill_score',
    label: '评估项目',
    title: '{row}.item',
    parents: [{ column: 'evaluation_id', table: 'drill_evaluation' }],
    keys: [{ columns: ['evaluation_id', 'item'], where: NOT_VOIDED, parked: 'item', aside: 'id' }],
    lists: ['log_ids'],
    chosenOnly: true,
  },
  {
    name: 'drill_report',
    label: '演练评估报告',
    title: '{row}.kind',
    parents: [OF_DRILL],
    keys: [{ columns: ['drill_id', 'kind'], where: NOT_VOIDED, parked: 'drill_id', aside: 'id' }],
    dates: ['issued_on'],
    chosenOnly: true,
  },
  {
    name: 'drill_attachment',
    label: '演练文件',
    title: '{row}.file_name',
    parents: [OF_DRILL, OF_DOCUMENT, { column: 'log_id', table: 'drill_log' }, OF_FINDING],
    chosenOnly: true,
  },
  {
    name: 'drill_sheet',
    label: '纸质表单',
    title: '{row}.code',
    parents: [OF_DRILL],
    keys: [{ columns: ['origin', 'code'], where: NOT_VOIDED, parked: 'code', aside: 'id' }],
    chosenOnly: true,
  },
  {
    name: 'drill_submission',
    label: '半年演练报送',
    title: '{row}.period',
    parents: [OF_ENTERPRISE],
    keys: [
      {
        columns: ['origin', 'enterprise_id', 'period'],
        where: NOT_VOIDED,
        parked: 'period',
        aside: 'id',
      },
    ],
    dates: ['handed_in_on'],
    lists: ['drill_ids'],
    counts: ['round'],
  },
  {
    name: 'drill_submission_answer',
    label: '报送回执',
    title: 'COALESCE({row}.number, {row}.verdict)',
    parents: [{ column: 'submission_id', table: 'drill_submission' }],
    keys: [{ columns: ['submission_id', 'round'], where: NOT_VOIDED, parked: 'round', aside: '-rowid' }],
    dates: ['answered_on'],
    counts: ['round'],
  },
];

const STATEMENTS: ReadonlyMap<string, string> = statementsOf(schemaText);

/** What the schema text does not say of the tables of format 4, parents first. */
export const FACTS_V4: readonly Facts[] = [...FACTS_V3, ...ADDED].map((facts) => ({
  ...facts,
  ...CHANGED[facts.name],
}));

/** The CREATE statements of format 4 by table. */
export const STATEMENTS_V4: ReadonlyMap<string, string | undefined> = new Map(
  FACTS_V4.map(({ name }) => [name, STATEMENTS.get(name) ?? STATEMENTS_V3.get(name)]),
);

/** The tables of data.sqlite in format 4, parents first. */
export const TABLES_V4: readonly ExchangedTable[] = FACTS_V4.map((facts) =>
  tableOf(facts, STATEMENTS_V4.get(facts.name)),
);
