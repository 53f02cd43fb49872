import { type ExchangedTable, type Facts, NOT_VOIDED, statementsOf, tableOf } from '../table';
import { FACTS_V4, STATEMENTS_V4 } from '../v4/tables';
import schemaText from './schema.sql?raw';

const OF_ENTERPRISE = { column: 'enterprise_id', table: 'enterprise' } as const;
const OF_TEAM = { column: 'team_id', table: 'team' } as const;
const OF_DEPOT = { column: 'depot_id', table: 'depot' } as const;
const OF_SUPPLY = { column: 'supply_id', table: 'supply' } as const;
const OF_HAZARD = { column: 'hazard_id', table: 'hazard' } as const;
const OF_PLAN = { column: 'plan_id', table: 'plan' } as const;
const OF_INCIDENT = { column: 'incident_id', table: 'incident' } as const;
const OF_DEPLOYMENT = { column: 'deployment_id', table: 'deployment' } as const;

/** A degree beyond the globe. */
const OFF_THE_GLOBE = ['abs(longitude) > 180', 'abs(latitude) > 90'];

/** One label for one thing. */
const LABEL = {
  columns: ['origin', 'label_code'],
  where: `{row}.label_code IS NOT NULL AND ${NOT_VOIDED}`,
  parked: 'label_code',
  aside: 'id',
};

/** What format 5 says anew of tables that were there before. */
const CHANGED: Readonly<Record<string, Partial<Facts>>> = {
  team: {
    dates: ['founded_on', 'reported_on', 'published_on', 'insured_until', 'disbanded_on'],
    lists: ['capabilities'],
    counts: ['qualified_members', 'response_minutes'],
    unfit: [...OFF_THE_GLOBE, 'coverage_km < 0'],
  },
  equipment: {
    keys: [LABEL],
    lists: ['capabilities'],
    counts: ['check_months'],
    unfit: ['unfit < 0'],
  },
  supply: {
    parents: [OF_DEPOT],
    keys: [LABEL],
    dates: ['made_on', 'expires_on', 'checked_on', 'next_check_on'],
    lists: ['capabilities'],
    counts: ['check_months'],
    unfit: ['unfit < 0', 'unit_price < 0'],
  },
};

/** Stands before the supplies that lie in it. */
const DEPOT: Facts = {
  name: 'depot',
  label: '储备库',
  title: '{row}.name',
  parents: [{ column: 'parent_id', table: 'depot' }, OF_ENTERPRISE, OF_TEAM],
  dates: ['closed_on'],
  unfit: OFF_THE_GLOBE,
};

/** Tables that format 4 did not have, parents first. */
const ADDED: readonly Facts[] = [
  {
    name: 'stock_movement',
    label: '出入库台账',
    title: "{row}.kind || ' ' || {row}.moved_on",
    parents: [OF_SUPPLY, { column: 'reverses_id', table: 'stock_movement' }],
    keys: [
      { columns: ['supply_id', 'seq'], where: NOT_VOIDED, parked: 'seq', aside: '-rowid' },
      {
        columns: ['reverses_id'],
        where: `{row}.reverses_id IS NOT NULL AND ${NOT_VOIDED}`,
        parked: 'reverses_id',
        aside: 'NULL',
      },
    ],
    dates: ['moved_on'],
    counts: ['seq'],
    chosenOnly: true,
  },
  {
    name: 'team_member',
    label: '队员',
    title: '{row}.name',
    parents: [OF_TEAM, OF_ENTERPRISE],
    dates: ['qualified_until', 'insured_until', 'joined_on', 'left_on'],
    chosenOnly: true,
  },
  {
    name: 'team_training',
    label: '队伍训练',
    title: '{row}.topic',
    parents: [OF_TEAM],
    dates: ['held_on'],
    counts: ['participants'],
  },
  {
    name: 'team_agreement',
    label: '救援协议',
    title: 'COALESCE({row}.number, {row}.valid_from)',
    parents: [OF_TEAM, OF_ENTERPRISE],
    dates: ['signed_on', 'valid_from', 'valid_until', 'ended_on'],
    unfit: ['fee < 0'],
  },
  {
    name: 'facility',
    label: '医院和场所',
    title: '{row}.name',
    lists: ['capabilities'],
    counts: ['beds'],
    unfit: OFF_THE_GLOBE,
  },
  {
    name: 'hazard',
    label: '重大危险源',
    title: '{row}.name',
    parents: [OF_ENTERPRISE],
    dates: ['started_on', 'assessed_on', 'next_assessment_on', 'filed_on', 'removed_on'],
    counts: ['people_nearby'],
    unfit: [...OFF_THE_GLOBE, 'r_value < 0', 'reach_m < 0'],
  },
  {
    name: 'hazard_substance',
    label: '危险物质',
    title: '{row}.name',
    parents: [OF_HAZARD],
    counts: ['position'],
  },
  {
    name: 'hazard_link',
    label: '危险源联动',
    title: 'COALESCE({row}.note, {row}.id)',
    parents: [OF_HAZARD, OF_PLAN, OF_TEAM, OF_SUPPLY],
  },
  {
    name: 'hazard_alarm',
    label: '预警分级',
    title: '{row}.level',
    parents: [OF_ENTERPRISE, OF_HAZARD],
    dates: ['checked_on'],
    chosenOnly: true,
  },
  {
    name: 'hidden_danger',
    label: '重大隐患',
    title: '{row}.title',
    parents: [OF_ENTERPRISE, OF_HAZARD],
    dates: [
      'found_on',
      'filed_on',
      'listed_on',
      'due_on',
      'extended_to',
      'corrected_on',
      'accepted_on',
      'delisted_on',
    ],
  },
  {
    name: 'contact',
    label: '通讯录',
    title: '{row}.organisation',
    parents: [OF_ENTERPRISE],
    counts: ['call_order'],
    chosenOnly: true,
  },
  {
    name: 'incident',
    label: '事故和险情',
    title: '{row}.name',
    parents: [OF_ENTERPRISE, OF_HAZARD],
    dates: ['closed_on'],
    unfit: OFF_THE_GLOBE,
  },
  {
    name: 'incident_plan',
    label: '启动的预案',
    title: '{row}.plan_id',
    parents: [OF_INCIDENT, OF_PLAN, { column: 'plan_version_id', table: 'plan_version' }],
    keys: [{ columns: ['incident_id', 'plan_id'], where: NOT_VOIDED, parked: 'incident_id', aside: 'id' }],
    chosenOnly: true,
  },
  {
    name: 'incident_step',
    label: '处置步骤',
    title: 'substr({row}.text, 1, 40)',
    parents: [{ column: 'incident_plan_id', table: 'incident_plan' }],
    lists: ['section_path'],
    counts: ['position'],
    chosenOnly: true,
  },
  {
    name: 'deployment',
    label: '调用和征用',
    title: 'COALESCE({row}.number, {row}.owner)',
    parents: [OF_INCIDENT, { column: 'drill_id', table: 'drill' }, OF_TEAM, OF_DEPOT, OF_ENTERPRISE],
    dates: ['return_due_on'],
    counts: ['headcount', 'vehicles'],
  },
  {
    name: 'deployment_item',
    label: '调用物品',
    title: '{row}.name',
    parents: [OF_DEPLOYMENT, OF_SUPPLY, { column: 'equipment_id', table: 'equipment' }],
    counts: ['position'],
    chosenOnly: true,
  },
  {
    name: 'deployment_cost',
    label: '调用费用',
    title: '{row}.description',
    parents: [OF_DEPLOYMENT, { column: 'item_id', table: 'deployment_item' }],
    chosenOnly: true,
  },
  {
    name: 'compensation',
    label: '补偿',
    title: '{row}.payee',
    parents: [OF_DEPLOYMENT],
    dates: ['claimed_on', 'agreed_on', 'paid_on'],
    chosenOnly: true,
  },
  {
    name: 'incident_log',
    label: '处置记录',
    title: 'substr({row}.text, 1, 40)',
    parents: [
      OF_INCIDENT,
      OF_DEPLOYMENT,
      { column: 'step_id', table: 'incident_step' },
      { column: 'corrects_id', table: 'incident_log' },
    ],
    keys: [{ columns: ['incident_id', 'seq'], where: NOT_VOIDED, parked: 'seq', aside: '-rowid' }],
    counts: ['seq'],
    chosenOnly: true,
  },
  {
    name: 'incident_report',
    label: '事故报告',
    title: "{row}.kind || ' ' || {row}.number",
    parents: [OF_INCIDENT, { column: 'trigger_id', table: 'revision_trigger' }],
    keys: [{ columns: ['incident_id', 'number'], where: NOT_VOIDED, parked: 'number', aside: '-rowid' }],
    counts: ['number'],
    unfit: [`json_type(sections) <> 'array'`],
    chosenOnly: true,
  },
];

const STATEMENTS: ReadonlyMap<string, string> = statementsOf(schemaText);

/** The tables of data.sqlite in format 5, parents first. */
export const TABLES_V5: readonly ExchangedTable[] = [
  ...FACTS_V4.flatMap((facts) => (facts.name === 'supply' ? [DEPOT, facts] : [facts])),
  ...ADDED,
].map((facts) =>
  tableOf({ ...facts, ...CHANGED[facts.name] }, STATEMENTS.get(facts.name) ?? STATEMENTS_V4.get(facts.name)),
);
