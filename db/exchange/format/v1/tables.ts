import { type ExchangedTable, type Facts, NOT_VOIDED, statementsOf, tableOf } from '../table';
import schemaText from './schema.sql?raw';

/** Everything about the tables that the schema text does not say. Parents come before children. */
export const FACTS_V1: readonly Facts[] = [
  { name: 'office', label: '机构', title: '{row}.name', kind: 'office' },
  {
    name: 'enterprise',
    label: '单位',
    title: '{row}.name',
    keys: [
      {
        columns: ['origin', 'uscc'],
        where: `{row}.uscc IS NOT NULL AND ${NOT_VOIDED}`,
        parked: 'uscc',
        aside: 'NULL',
      },
    ],
    dates: ['established_on', 'standard_until', 'licence_until', 'closed_on'],
    lists: ['activities'],
  },
  {
    name: 'enterprise_set_override',
    label: '适用类别认定',
    title: "{row}.set_id || '：' || {row}.reason",
    parents: [{ column: 'enterprise_id', table: 'enterprise' }],
    keys: [{ columns: ['enterprise_id', 'set_id'], where: NOT_VOIDED, parked: 'set_id', aside: 'id' }],
  },
  {
    name: 'enterprise_licence',
    label: '许可证照',
    title: "{row}.kind || ' ' || {row}.number",
    parents: [{ column: 'enterprise_id', table: 'enterprise' }],
    dates: ['issued_on', 'valid_until'],
  },
  { name: 'document', label: '文件', title: '{row}.sha256', kind: 'document', key: 'sha256' },
  {
    name: 'plan',
    label: '预案',
    title: '{row}.title',
    parents: [{ column: 'enterprise_id', table: 'enterprise' }],
    lists: ['accident_kinds', 'response_levels'],
  },
  {
    name: 'plan_version',
    label: '预案版本',
    title: '{row}.label',
    parents: [{ column: 'plan_id', table: 'plan' }],
    keys: [{ columns: ['plan_id', 'number'], where: 'TRUE', parked: 'number', aside: '-rowid' }],
    dates: ['review_date', 'approved_on', 'signed_on', 'published_on', 'expires_on', 'refiling_on'],
  },
  {
    name: 'plan_document',
    label: '预案文件',
    title: '{row}.file_name',
    parents: [
      { column: 'plan_version_id', table: 'plan_version' },
      { column: 'sha256', table: 'document' },
    ],
  },
  {
    name: 'assessment',
    label: '预案评估',
    title: '{row}.assessed_on',
    parents: [{ column: 'plan_id', table: 'plan' }],
    dates: ['assessed_on'],
  },
  {
    name: 'plan_step',
    label: '编制步骤',
    title: "{row}.step || ' ' || {row}.done_on",
    parents: [
      { column: 'plan_version_id', table: 'plan_version' },
      { column: 'plan_document_id', table: 'plan_document' },
    ],
    keys: [
      { columns: ['plan_version_id', 'step'], where: NOT_VOIDED, parked: 'plan_version_id', aside: 'id' },
    ],
    dates: ['done_on'],
  },
  {
    name: 'revision_trigger',
    label: '修订事由',
    title: '{row}.description',
    parents: [
      { column: 'plan_id', table: 'plan' },
      { column: 'settled_by_id', table: 'plan_version' },
    ],
    dates: ['raised_on', 'decided_on', 'settled_on'],
  },
  {
    name: 'response_card',
    label: '应急处置卡',
    title: '{row}.post',
    parents: [{ column: 'plan_id', table: 'plan' }],
    dates: ['issued_on'],
    lists: ['signs', 'steps', 'gear', 'never', 'contacts'],
  },
  {
    name: 'plan_link',
    label: '预案衔接',
    title: "COALESCE({row}.accident_kind, '') || ' ' || COALESCE({row}.response_level, '')",
    parents: [
      { column: 'plan_id', table: 'plan' },
      { column: 'upper_plan_id', table: 'plan' },
    ],
  },
  {
    name: 'government_filing',
    label: '政府预案报备',
    title: "{row}.recipient || ' ' || {row}.done_on",
    parents: [{ column: 'plan_version_id', table: 'plan_version' }],
    dates: ['done_on'],
    lists: ['copies'],
  },
  {
    name: 'risk_analysis',
    label: '月度风险分析',
    title: '{row}.month',
    parents: [{ column: 'enterprise_id', table: 'enterprise' }],
    keys: [{ columns: ['enterprise_id', 'month'], where: NOT_VOIDED, parked: 'month', aside: 'id' }],
    dates: ["month || '-01'", 'done_on'],
  },
  {
    name: 'filing_case',
    label: '备案',
    title: 'COALESCE({row}.filing_no, {row}.submitted_on, {row}.received_on, {row}.state)',
    parents: [
      { column: 'enterprise_id', table: 'enterprise' },
      { column: 'previous_case_id', table: 'filing_case' },
    ],
    dates: ['submitted_on', 'received_on', 'returned_on', 'decided_on'],
  },
  {
    name: 'filing_case_plan',
    label: '备案所含预案',
    title: '{row}.plan_version_id',
    parents: [
      { column: 'case_id', table: 'filing_case' },
      { column: 'plan_version_id', table: 'plan_version' },
    ],
    dates: ['filed_on'],
    keys: [
      { columns: ['case_id', 'plan_version_id'], where: 'TRUE', parked: 'plan_version_id', aside: 'id' },
    ],
  },
  {
    name: 'filing_check',
    label: '备案材料核对',
    title: "{row}.material || ' ' || {row}.outcome",
    parents: [{ column: 'case_id', table: 'filing_case' }],
    keys: [{ columns: ['case_id', 'round', 'material'], where: 'TRUE', parked: 'material', aside: 'id' }],
  },
  {
    name: 'filing_event',
    label: '备案经过',
    title: "{row}.on_date || ' ' || {row}.action",
    parents: [{ column: 'case_id', table: 'filing_case' }],
    keys: [{ columns: ['case_id', 'seq'], where: 'TRUE', parked: 'seq', aside: '-rowid' }],
    dates: ['on_date'],
  },
  {
    name: 'drill',
    label: '演练',
    title: '{row}.title',
    parents: [
      { column: 'enterprise_id', table: 'enterprise' },
      { column: 'plan_id', table: 'plan' },
    ],
    dates: ['planned_on', 'start_on', 'end_on', 'evaluated_on', 'reported_on'],
    lists: ['meets'],
  },
  {
    name: 'expert',
    label: '专家',
    title: '{row}.name',
    dates: ['born_on', 'term_from', 'term_to'],
    lists: ['specialties'],
  },
  {
    name: 'team',
    label: '救援队伍',
    title: '{row}.name',
    parents: [{ column: 'host_id', table: 'enterprise' }],
    dates: ['founded_on'],
  },
  {
    name: 'equipment',
    label: '装备',
    title: '{row}.name',
    parents: [{ column: 'team_id', table: 'team' }],
    dates: ['bought_on', 'checked_on', 'next_check_on'],
  },
  { name: 'supply', label: '应急物资', title: '{row}.name', dates: ['made_on', 'expires_on'] },
];

/** Its CREATE statements by table. */
export const STATEMENTS_V1: ReadonlyMap<string, string> = statementsOf(schemaText);

/** The tables of data.sqlite in format 1, parents first. */
export const TABLES_V1: readonly ExchangedTable[] = FACTS_V1.map((facts) =>
  tableOf(facts, STATEMENTS_V1.get(facts.name)),
);
