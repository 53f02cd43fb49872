import { type ExchangedTable, type Facts, statementsOf, tableOf } from '../table';
import { TABLES_V5 } from '../v5/tables';
import schemaText from './schema.sql?raw';

const ADDED: readonly Facts[] = [
  {
    name: 'receipt',
    label: '回执',
    title: "'第 ' || {row}.sequence || ' 号包的回执'",
    dates: ['answered_on'],
    counts: ['accepted', 'returned', 'sequence'],
    keys: [
      {
        columns: ['origin', 'package_id'],
        where: '{row}.voided_at IS NULL',
        parked: 'package_id',
        aside: 'id',
      },
    ],
    chosenOnly: true,
  },
  {
    name: 'receipt_answer',
    label: '回执意见',
    title: '{row}.title',
    parents: [{ column: 'receipt_id', table: 'receipt' }],
    dates: ['settled_on'],
    counts: ['row_version'],
    chosenOnly: true,
  },
];

const STATEMENTS: ReadonlyMap<string, string> = statementsOf(schemaText);

/** The tables of data.sqlite in format 6, parents first. */
export const TABLES_V6: readonly ExchangedTable[] = [
  // A ledger never goes below nought: a package that says so was not written by one.
  ...TABLES_V5.map((table) =>
    table.name === 'supply' ? { ...table, unfit: [...table.unfit, 'stock < 0'] } : table,
  ),
  ...ADDED.map((facts) => tableOf(facts, STATEMENTS.get(facts.name))),
];
