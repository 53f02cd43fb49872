import { checkUscc } from '../../domain/codes/uscc';
import { cellText } from '../workbook/cells';
import type { FieldDefinition } from './fields';
import type { RowReader } from './row-reader';

/** The columns by which plans and drills name the enterprise they belong to. */
export const OWNER_FIELDS: readonly FieldDefinition[] = [
  {
    key: 'unitName',
    label: '单位名称',
    type: 'text',
    required: true,
    headings: [
      '企业名称',
      '单位',
      '企业',
      '单位全称',
      '企业全称',
      '公司名称',
      '生产经营单位',
      '生产经营单位名称',
      '备案单位',
      '编制单位',
      '演练单位',
      '组织单位',
      '申报单位',
      '主办单位',
      '企业(单位)名称',
      '单位(企业)名称',
    ],
    example: '舒兰市示例化工有限公司',
    help: '与名册中的名称一致。',
    width: 30,
  },
  {
    key: 'uscc',
    label: '统一社会信用代码',
    type: 'code',
    headings: ['信用代码', '社会信用代码', '统一信用代码', '社会统一信用代码'],
    example: '91220283MAX0000152',
    help: '18位；填了代码就按代码找单位。',
    width: 22,
  },
];

export function unitName(row: RowReader, field: string): string | null {
  return row.text(field);
}

/** The owner's code. A wrong one is flagged and left aside when the name can stand in for it. */
export function ownerUscc(row: RowReader, field: string): string | null {
  const cell = row.cell(field);
  if (cell === null || row.text(field) === null) return null;
  const checked = checkUscc(typeof cell === 'number' ? cell : cellText(cell));
  if (checked.ok) return checked.value;
  if (checked.error.code === 'uscc_missing') return null;
  const named = row.has('unitName') && row.text('unitName') !== null;
  row.problem(field, checked.error.code, checked.error.message, named ? 'warn' : 'reject');
  return null;
}
