import { type ExchangedTable, type Facts, NOT_VOIDED, statementsOf, tableOf } from '../table';
import { STATEMENTS_V1 } from '../v1/tables';
import { FACTS_V2, STATEMENTS_V2 } from '../v2/tables';
import schemaText from './schema.sql?raw';

const EXPERT: Partial<Facts> = {
  parents: [{ column: 'merged_into_id', table: 'expert' }],
  lists: ['specialties', 'specialty_codes', 'task_kinds'],
};

const OF_EXPERT = { column: 'expert_id', table: 'expert' } as const;
const OF_REVIEW = { column: 'review_id', table: 'review' } as const;
const OF_ASSIGNMENT = { column: 'assignment_id', table: 'review_assignment' } as const;
const OF_ENTERPRISE = { column: 'enterprise_id', table: 'enterprise' } as const;
const OF_DOCUMENT = { column: 'sha256', table: 'document' } as const;

/** Tables that format 2 did not have, parents first. */
const ADDED: readonly Facts[] = [
  {
    name: 'expert_term',
    label: '聘任记录',
    title: "{row}.step || ' ' || {row}.on_day",
    parents: [OF_EXPERT],
    dates: ['on_day', 'term_from', 'term_to'],
  },
  {
    name: 'expert_evaluation',
    label: '专家评价',
    title: "{row}.year || ' ' || COALESCE({row}.task, '')",
    parents: [OF_EXPERT],
    dates: ['evaluated_on'],
    chosenOnly: true,
  },
  {
    name: 'expert_training',
    label: '专家培训',
    title: '{row}.title',
    parents: [OF_EXPERT],
    dates: ['held_on'],
    chosenOnly: true,
  },
  {
    name: 'expert_interest',
    label: '利害关系申报',
    title: '{row}.unit_name',
    parents: [OF_EXPERT, OF_ENTERPRISE],
    dates: ['declared_on'],
    chosenOnly: true,
  },
  {
    name: 'expert_absence',
    label: '不能参加的日子',
    title: "{row}.from_day || ' ' || {row}.to_day",
    parents: [OF_EXPERT],
    dates: ['from_day', 'to_day'],
    chosenOnly: true,
  },
  {
    name: 'expert_distinct',
    label: '同名不同人',
    title: '{row}.decided_on',
    parents: [OF_EXPERT, { column: 'other_id', table: 'expert' }],
    dates: ['decided_on'],
    chosenOnly: true,
  },
  {
    name: 'review',
    label: '评审',
    title: '{row}.title',
    parents: [
      { column: 'plan_version_id', table: 'plan_version' },
      { column: 'previous_review_id', table: 'review' },
    ],
    dates: [
      'prepared_on',
      'deadline',
      'meeting_on',
      'outcome_on',
      'minutes_signed_on',
      'changes_confirmed_on',
    ],
    lists: ['tables'],
  },
  {
    name: 'expert_draw',
    label: '专家抽取',
    title: '{row}.title',
    parents: [
      OF_REVIEW,
      OF_ENTERPRISE,
      { column: 'plan_version_id', table: 'plan_version' },
      { column: 'previous_draw_id', table: 'expert_draw' },
    ],
    dates: ['held_on'],
    lists: ['drafting_units'],
  },
  {
    name: 'expert_draw_list',
    label: '抽取名单',
    title: '{row}.draw_id',
    parents: [{ column: 'draw_id', table: 'expert_draw' }],
    chosenOnly: true,
  },
  {
    name: 'expert_draw_place',
    label: '抽取结果',
    title: "{row}.need || ' ' || {row}.place",
    parents: [{ column: 'draw_id', table: 'expert_draw' }, OF_EXPERT],
    keys: [{ columns: ['draw_id', 'expert_id'], where: NOT_VOIDED, parked: 'draw_id', aside: 'id' }],
    dates: ['answered_on'],
  },
  {
    name: 'review_assignment',
    label: '评审专家',
    title: '{row}.name',
    parents: [OF_REVIEW, OF_EXPERT, { column: 'draw_place_id', table: 'expert_draw_place' }],
    dates: ['due_on'],
  },
  {
    name: 'review_opinion',
    label: '专家个人意见',
    title: '{row}.state',
    parents: [OF_ASSIGNMENT],
    keys: [{ columns: ['assignment_id'], where: NOT_VOIDED, parked: 'assignment_id', aside: 'id' }],
    chosenOnly: true,
  },
  {
    name: 'checklist_answer',
    label: '评审表',
    title: '{row}.item',
    parents: [OF_ASSIGNMENT],
    keys: [{ columns: ['assignment_id', 'item'], where: NOT_VOIDED, parked: 'item', aside: 'id' }],
    chosenOnly: true,
  },
  {
    name: 'mark',
    label: '批注',
    title: 'substr({row}.quote, 1, 40)',
    parents: [OF_ASSIGNMENT, OF_DOCUMENT],
    lists: ['section_path'],
    chosenOnly: true,
  },
  {
    name: 'comment_disposition',
    label: '意见处理',
    title: "COALESCE({row}.decision, '')",
    parents: [OF_REVIEW, { column: 'new_version_id', table: 'plan_version' }],
    keys: [
      {
        columns: ['review_id', 'target', 'target_id'],
        where: NOT_VOIDED,
        parked: 'target_id',
        aside: 'id',
      },
    ],
    dates: ['decided_on', 'confirmed_on'],
    chosenOnly: true,
  },
  {
    name: 'review_paper',
    label: '评审文书',
    title: '{row}.file_name',
    parents: [OF_REVIEW, OF_DOCUMENT],
    chosenOnly: true,
  },
  {
    name: 'expert_work',
    label: '专家工作',
    title: '{row}.title',
    parents: [OF_EXPERT, OF_REVIEW, { column: 'drill_id', table: 'drill' }, OF_ENTERPRISE],
    dates: ['from_day', 'to_day'],
    chosenOnly: true,
  },
];

/** The CREATE statements that format 3 has in place of those of the formats before, or beside them. */
const STATEMENTS: ReadonlyMap<string, string> = statementsOf(schemaText);

/** A table of a former format as format 3 has it: without the index that came with the key. */
const withoutIndex = (statement: string | undefined): string | undefined =>
  statement?.replace(' TEXT PRIMARY KEY', ' TEXT NOT NULL');

/** What the schema text does not say of the tables of format 3, parents first. */
export const FACTS_V3: readonly Facts[] = [...FACTS_V2, ...ADDED].map((facts) =>
  facts.name === 'expert' ? { ...facts, ...EXPERT } : facts,
);

/** The CREATE statements of format 3 by table; keys have no index. */
export const STATEMENTS_V3: ReadonlyMap<string, string | undefined> = new Map(
  FACTS_V3.map(({ name }) => [
    name,
    STATEMENTS.get(name) ?? withoutIndex(STATEMENTS_V2.get(name) ?? STATEMENTS_V1.get(name)),
  ]),
);

/**
 * The tables of data.sqlite in format 3, parents first. Keys have no index: a reader makes its own, and a tenth less is
 * built, packed, hashed and carried.
 */
export const TABLES_V3: readonly ExchangedTable[] = FACTS_V3.map((facts) =>
  tableOf(facts, STATEMENTS_V3.get(facts.name)),
);
