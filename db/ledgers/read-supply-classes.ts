import { PlanDeskError } from '../domain/errors';
import {
  readSupplyCode,
  type SupplyClass,
  type SupplyClassFrame,
  type SupplyCodeFault,
} from '../domain/stock/supply-classes';
import { tidyValue } from '../domain/text/normalise';
import { findHeader, HEADER_SEARCH_ROWS } from './find-header';
import type { TableShape } from './kinds/definition';
import type { FieldDefinition } from './kinds/fields';
import { openWorkbook, type Row, type Workbook } from './read-workbook';
import { cellText, isBlankCell } from './workbook/cells';

const field = (key: string, label: string, headings: readonly string[]): FieldDefinition => ({
  ...{ key, label, headings, type: 'text', example: '', help: '', width: 14 },
});

const CLASS_TABLE: TableShape = {
  fields: [
    field('code', '编码', [
      '代码',
      '分类编码',
      '分类代码',
      '类别编码',
      '类别代码',
      '物资编码',
      '物资代码',
      '细类编码',
    ]),
    field('name', '名称', [
      '分类名称',
      '类别名称',
      '类目名称',
      '物资名称',
      '物资类别',
      '类目',
      '类别',
      '细类名称',
    ]),
  ],
  recognisedBy: [['code'], ['name']],
};

/** GB/T 38565 itself has less than two thousand entries; a file of more is not its list. */
const MOST_CLASSES = 10_000;
const LONGEST_NAME = 80;

type ClassFault = SupplyCodeFault | 'name' | 'double';

const FAULTS: Readonly<Record<ClassFault, string>> = {
  length: '编码应为7位数字，或只写到某一层的1、3、5位数字',
  class: '编码应以1、2或3开头',
  layer: '编码的上层不能空着',
  name: '名称空着或太长',
  double: '同一编码前面已有另一个名称',
};

/**
 * Reads a list of classes of GB/T 38565 from a workbook or text table with a column of codes and one of names. Codes written
 * only down to their layer are filled with zeros; a list with any wrong row is refused as a whole.
 * @returns classes in the order of their codes, each once
 * @throws PlanDeskError SUPPLY_CLASSES_NOT_FOUND, SUPPLY_CLASSES_REFUSED {rows: [{row, code, name, fault}]}, and those of
 *   `openWorkbook`
 */
export async function readSupplyClasses(
  source: string | Uint8Array,
  frame: Pick<SupplyClassFrame, 'layers' | 'classes'>,
): Promise<SupplyClass[]> {
  const workbook = await openWorkbook(source);
  try {
    return checked(await firstTable(workbook), frame);
  } finally {
    workbook.close();
  }
}

interface WrittenClass {
  readonly row: number;
  readonly code: string;
  readonly name: string;
}

async function firstTable(workbook: Workbook): Promise<WrittenClass[]> {
  for (const sheet of workbook.sheets.filter(({ hidden }) => !hidden)) {
    const rows: Row[] = [];
    for await (const row of sheet.rows()) {
      if (rows.length >= HEADER_SEARCH_ROWS && row.cells.every(isBlankCell)) continue;
      rows.push(row);
      if (rows.length > MOST_CLASSES + HEADER_SEARCH_ROWS) throw notFound();
    }
    const header = findHeader(CLASS_TABLE, rows);
    if (header === null) continue;
    const at = (key: string) => header.columns.find((column) => column.field === key)?.column ?? -1;
    const [code, name] = [at('code'), at('name')];
    const last = header.headerRows.at(-1) ?? 0;
    const text = (row: Row, column: number) => tidyValue(cellText(row.cells[column] ?? null));
    return rows
      .filter(({ row }) => row > last)
      .map((row) => ({ row: row.row, code: text(row, code), name: text(row, name) }))
      .filter((row) => row.code !== '' || row.name !== '');
  }
  throw notFound();
}

function checked(
  written: readonly WrittenClass[],
  frame: Pick<SupplyClassFrame, 'layers' | 'classes'>,
): SupplyClass[] {
  const known = new Map<string, string>();
  const wrong: (WrittenClass & { fault: ClassFault })[] = [];
  for (const row of written) {
    const read = readSupplyCode(wholeCode(row.code, frame.layers), frame);
    const named = 'code' in read ? known.get(read.code) : undefined;
    if ('fault' in read) wrong.push({ ...row, fault: read.fault });
    else if (row.name === '' || row.name.length > LONGEST_NAME) wrong.push({ ...row, fault: 'name' });
    else if (named !== undefined && named !== row.name) wrong.push({ ...row, fault: 'double' });
    else known.set(read.code, row.name);
  }
  if (wrong.length > 0) throw refused(wrong);
  if (known.size === 0) throw notFound();
  return [...known].map(([code, name]) => ({ code, name })).sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** 101 as the seven digits 1010000, where it ends with one of the layers. */
function wholeCode(written: string, layers: SupplyClassFrame['layers']): string {
  const code = written.normalize('NFKC').replace(/[\s.\-‐–—]/g, '');
  let end = 0;
  const ends = layers.map(({ digits }) => (end += digits));
  return /^\d+$/.test(code) && ends.includes(code.length) ? code.padEnd(end, '0') : code;
}

/** How many wrong rows are named. */
const NAMED = 5;

function refused(wrong: readonly (WrittenClass & { fault: ClassFault })[]): PlanDeskError {
  const some = wrong
    .slice(0, NAMED)
    .map(
      ({ row, code, name, fault }) => `第${row}行“${`${code} ${name}`.trim().slice(0, 30)}”${FAULTS[fault]}`,
    );
  const more = wrong.length > NAMED ? `等，共${wrong.length}行` : '';
  return new PlanDeskError(
    'SUPPLY_CLASSES_REFUSED',
    `编码表没有导入：${some.join('；')}${more}。请改好后重新导入。`,
    {
      rows: wrong.slice(0, 50),
      where: wrong
        .slice(0, NAMED)
        .map(({ row }) => row)
        .join(', '),
    },
  );
}

function notFound(): PlanDeskError {
  return new PlanDeskError(
    'SUPPLY_CLASSES_NOT_FOUND',
    '文件里没有找到物资分类编码表。表头要有“编码”和“名称”两列，请核对是不是选错了文件。',
    {},
  );
}
