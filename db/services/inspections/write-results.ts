import { FINDING_KINDS } from '../../domain/inspection/codes';
import { writeTable } from '../../ledgers/write-workbook';
import type { inspectionTally, TallyRow } from './tally';

/** What a workbook of results is made from. `labels`: headings by key, kinds of findings, `none` and `total`. */
export interface ResultsSheet {
  file: string;
  title: string;
  labels: Readonly<Record<string, string>>;
  tally: ReturnType<typeof inspectionTally>;
  signal: AbortSignal;
}

/** Writes results with their total as .xlsx and answers the number of lines. @throws PlanDeskError as `writeTable` */
export function writeResults({ file, title, labels, tally, signal }: ResultsSheet): Promise<number> {
  const word = (key: string) => labels[key] ?? key;
  const numbers = (row: TallyRow) => [
    row.enterprises,
    row.visits,
    ...FINDING_KINDS.map((kind) => row.byKind[kind]),
    row.findings,
    row.ordered,
    row.penalised,
  ];
  const heads = ['enterprises', 'visits', ...FINDING_KINDS, 'findings', 'ordered', 'penalised'];
  return writeTable({
    file,
    sheetName: title,
    title,
    columns: [
      { label: word('key'), type: 'text', width: 22 },
      ...heads.map((key) => ({ label: word(key), type: 'number' as const, width: 11 })),
    ],
    rows: [
      ...tally.rows.map((row) => [
        row.key === '' ? word('none') : (labels[row.key] ?? row.key),
        ...numbers(row),
      ]),
      [word('total'), ...numbers(tally.total)],
    ],
    signal,
  });
}
