import { type ExchangedTable, type Facts, NOT_VOIDED, statementsOf, tableOf } from '../table';
import { FACTS_V1, STATEMENTS_V1 } from '../v1/tables';
import schemaText from './schema.sql?raw';

const FILING_CASE: Partial<Facts> = {
  dates: ['submitted_on', 'received_on', 'returned_on', 'decided_on', 'certificate_on'],
};

/** Tables that format 1 did not have, parents first. */
const ADDED: readonly Facts[] = [
  {
    name: 'filing_document',
    label: '备案材料文件',
    title: "{row}.material || ' ' || {row}.file_name",
    parents: [
      { column: 'case_id', table: 'filing_case' },
      { column: 'sha256', table: 'document' },
    ],
  },
  {
    name: 'notice',
    label: '发出文书',
    title: "COALESCE({row}.number, {row}.kind) || ' ' || {row}.recipient",
    parents: [
      { column: 'enterprise_id', table: 'enterprise' },
      { column: 'case_id', table: 'filing_case' },
    ],
    dates: ['issued_on', 'due_on', 'delivered_on'],
  },
  {
    name: 'inspection',
    label: '检查抽查',
    title: '{row}.title',
    dates: ['planned_from', 'planned_to', 'closed_on'],
  },
  {
    name: 'inspection_unit',
    label: '受检单位',
    title: "{row}.stratum || ' ' || {row}.place",
    parents: [
      { column: 'inspection_id', table: 'inspection' },
      { column: 'enterprise_id', table: 'enterprise' },
    ],
    keys: [
      {
        columns: ['inspection_id', 'enterprise_id'],
        where: NOT_VOIDED,
        parked: 'inspection_id',
        aside: 'id',
      },
    ],
    dates: ['visited_on'],
    lists: ['inspectors'],
  },
  {
    name: 'inspection_finding',
    label: '检查发现问题',
    title: '{row}.description',
    parents: [{ column: 'inspection_unit_id', table: 'inspection_unit' }],
    dates: ['ordered_on', 'due_on', 'corrected_on', 'rechecked_on', 'penalised_on', 'closed_on'],
  },
];

/** The CREATE statements of format 2: its own in place of those of format 1, or beside them. */
export const STATEMENTS_V2: ReadonlyMap<string, string> = statementsOf(schemaText);

/** What the schema text does not say of the tables of format 2, parents first. */
export const FACTS_V2: readonly Facts[] = [...FACTS_V1, ...ADDED].map((facts) =>
  facts.name === 'filing_case' ? { ...facts, ...FILING_CASE } : facts,
);

/** The tables of data.sqlite in format 2, parents first. */
export const TABLES_V2: readonly ExchangedTable[] = FACTS_V2.map((facts) =>
  tableOf(facts, STATEMENTS_V2.get(facts.name) ?? STATEMENTS_V1.get(facts.name)),
);
