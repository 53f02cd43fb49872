import type { Worksheet } from 'exceljs';
import { ledgerKind } from './kinds';
import type { FieldDefinition, LedgerContext } from './kinds/definition';
import type { LedgerKind } from './kinds/types';
import { columnLetters } from './workbook/sheet-xml';
import { writeWhole } from './workbook/write-whole';

/** In the first column of the rows that explain: they are passed over on import, so nobody has to delete them. */
export const TEMPLATE_ROW_MARKS = ['填写说明', '示例'] as const;

const FORMATTED_ROWS = 2000;
const FONT = { name: '宋体', size: 11 } as const;
const HEADING_FILL = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE8EEF6' } } as const;
const EXPLAIN_FONT = { ...FONT, color: { argb: 'FF6B7280' }, italic: true } as const;
const LIST_SHEET = '可选值';

/**
 * Writes the empty ledger of a kind: headings (required ones with a star), one row that explains, one example row, cells
 * formatted as text where codes would lose digits, lists to choose from, and a sheet with all explanations. Read back as
 * it is, it holds no data rows.
 *
 * @throws PlanDeskError DISK_FULL, FILE_NOT_WRITABLE
 */
export async function writeTemplate(kind: LedgerKind, file: string, context: LedgerContext): Promise<void> {
  const { Workbook } = (await import('exceljs')).default;
  const definition = ledgerKind(kind);
  const workbook = new Workbook();
  const fields = definition.fields.map((field) => withChoices(field, context));
  fillLedgerSheet(workbook.addWorksheet(`${definition.label}台账`), fields);
  fillHelpSheet(workbook.addWorksheet('填写说明'), fields);
  const lists = fields.filter((field) => isLongList(field));
  if (lists.length > 0) fillListSheet(workbook.addWorksheet(LIST_SHEET), lists);
  await writeWhole(Buffer.from(await workbook.xlsx.writeBuffer()), file);
}

/** The supervision categories are data, so their list is too. */
function withChoices(field: FieldDefinition, context: LedgerContext): FieldDefinition {
  if (field.key !== 'supervisionCategory') return field;
  return { ...field, allowed: context.categories.categories.map((category) => category.name) };
}

/** Excel takes lists of up to 255 characters in the cell itself; long ones stand in a sheet, where they can be read too. */
function isLongList(field: FieldDefinition): boolean {
  return (field.allowed ?? []).length > 10;
}

function fillLedgerSheet(sheet: Worksheet, fields: readonly FieldDefinition[]): void {
  sheet.views = [{ state: 'frozen', ySplit: 1, xSplit: 2 }];
  sheet.columns = [{ width: 10 }, ...fields.map((field) => ({ width: Math.max(field.width ?? 14, 8) }))];
  const heading = sheet.addRow([
    '序号',
    ...fields.map((field) => (field.required ? `${field.label}*` : field.label)),
  ]);
  heading.height = 34;
  heading.eachCell((cell) => {
    cell.font = { ...FONT, bold: true };
    cell.fill = HEADING_FILL;
    cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
    cell.border = { bottom: { style: 'thin' } };
  });
  const [explain, example] = TEMPLATE_ROW_MARKS;
  for (const cells of [
    [explain, ...fields.map(explanation)],
    [example, ...fields.map((field) => field.example)],
  ]) {
    const row = sheet.addRow(cells);
    row.font = EXPLAIN_FONT;
    row.alignment = { vertical: 'top', wrapText: true };
  }
  let list = 0;
  fields.forEach((field, index) => {
    const column = index + 2;
    if (field.type !== 'count' && field.type !== 'number') sheet.getColumn(column).numFmt = '@';
    if (field.allowed === undefined) return;
    const letters = columnLetters(column - 1);
    if (isLongList(field)) list += 1;
    const source = isLongList(field)
      ? `${LIST_SHEET}!$${columnLetters(list - 1)}$2:$${columnLetters(list - 1)}$${field.allowed.length + 1}`
      : `"${field.allowed.join(',')}"`;
    addChoice(sheet, `${letters}4:${letters}${FORMATTED_ROWS}`, source, field.label);
  });
}

/** Types of exceljs leave this part out; its writer has it. */
interface HasValidations {
  dataValidations: { add(range: string, validation: object): void };
}

function addChoice(sheet: Worksheet, range: string, source: string, label: string): void {
  (sheet as unknown as HasValidations).dataValidations.add(range, {
    type: 'list',
    allowBlank: true,
    formulae: [source],
    showErrorMessage: true,
    // A warning, not a wall: what the list lacks is named on import.
    errorStyle: 'warning',
    errorTitle: label,
    error: '不在可选值中，确定要这样填写吗？',
  });
}

function explanation(field: FieldDefinition): string {
  return [field.required ? '必填。' : '', field.help].join('');
}

function fillHelpSheet(sheet: Worksheet, fields: readonly FieldDefinition[]): void {
  sheet.columns = [{ width: 26 }, { width: 10 }, { width: 60 }, { width: 34 }];
  const heading = sheet.addRow(['列', '必填', '怎样填写', '例子']);
  heading.font = { ...FONT, bold: true };
  for (const field of fields) {
    const allowed = field.allowed === undefined ? '' : `可填：${field.allowed.join('、')}。`;
    const row = sheet.addRow([field.label, field.required ? '是' : '', field.help + allowed, field.example]);
    row.font = FONT;
    row.alignment = { vertical: 'top', wrapText: true };
  }
}

function fillListSheet(sheet: Worksheet, fields: readonly FieldDefinition[]): void {
  fields.forEach((field, index) => {
    const column = sheet.getColumn(index + 1);
    column.width = 24;
    column.values = [field.label, ...(field.allowed ?? [])];
  });
}
