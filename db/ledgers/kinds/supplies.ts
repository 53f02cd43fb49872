import { addMonths, asCivilDate } from '../../domain/dates/civil-date';
import { compactName } from '../../domain/text/normalise';
import { PHONE_WORDS } from '../headings';
import { cellText } from '../workbook/cells';
import type { FieldDefinition, KindDefinition } from './definition';
import {
  day,
  type FieldReaders,
  flag,
  money,
  phones,
  quantity,
  readPresent,
  requiredText,
  text,
  type UnitFactors,
} from './parsers';
import type { RowReader } from './row-reader';
import type { SupplyValues } from './types';

/** GB/T 38565: class 1, 2 or 3 and three layers of two digits. A code kept as a number is complete, it begins with no zero. */
function supplyCode(row: RowReader, field: string): string | null {
  const written = row.text(field);
  if (written === null) return null;
  const code = compactName(written).replace(/[-.]/g, '');
  if (!/^[123]\d{6}$/.test(code)) {
    row.problem(field, 'supply_code_format', '物资编码应为7位数字，以1、2或3开头，请核对。', 'warn');
  }
  return code.toUpperCase();
}

function readExpiry(row: RowReader, values: SupplyValues): void {
  if (!row.has('expiresOn')) return;
  values.expiresOn = day(row, 'expiresOn', (parsed) => parsed.last);
  const written = compactName(cellText(row.cell('expiresOn')));
  if (values.expiresOn === null) values.expiryKind = written === '' ? null : 'none';
  else
    values.expiryKind = row.problems.some((p) => p.field === 'expiresOn' && p.code === 'date_partial')
      ? 'month'
      : 'day';
}

const MOST_MONTHS = 120;
const YUAN: UnitFactors = { 元: 1, 万元: 10_000, 万: 10_000 };

/** Months, also written as years: 12, 12个月, 1年, 每年, 半年, 每季度. */
function months(row: RowReader, field: string): number | null {
  const written = compactName(cellText(row.cell(field)))
    .replace(/[一壹]/g, '1')
    .replace(/[两二]/g, '2');
  if (written === '') return null;
  const word = /^每?(?:1)?(半年|年|季度?|月)(?:度|1次)?$/.exec(written)?.[1];
  const known = word === undefined ? undefined : { 半年: 6, 年: 12, 季: 3, 季度: 3, 月: 1 }[word];
  const counted = /^(?:每)?(\d{1,3})(个?月|年)?(?:1次)?$/.exec(written);
  const value = known ?? (counted ? Number(counted[1]) * (counted[2] === '年' ? 12 : 1) : Number.NaN);
  if (value >= 1 && value <= MOST_MONTHS) return value;
  row.problem(field, 'number_format', `检查周期应填1到${MOST_MONTHS}的月数，已留空。`, 'warn');
  return null;
}

/** Labels or codes of the pack; a word that is none is named and left out. */
function abilities(row: RowReader): readonly string[] {
  const known = new Map(
    (row.context.capabilities ?? []).flatMap(({ code, label }) => [
      [code, code],
      [compactName(label), code],
    ]),
  );
  const words = cellText(row.cell('capabilities'))
    .split(/[、,，;；\n]+/)
    .map((word) => word.trim())
    .filter((word) => word !== '');
  const codes = new Set<string>();
  for (const word of words) {
    const code = known.get(word) ?? known.get(compactName(word));
    if (code !== undefined) codes.add(code);
    else row.problem('capabilities', 'capability_unknown', `“${word}”不是列表中的能力用途，已留空。`, 'warn');
  }
  return [...codes];
}

/** A check that names its interval and not its next day has one all the same. */
function readChecks(row: RowReader, values: SupplyValues): void {
  const { checkedOn, checkMonths, nextCheckOn } = values;
  if (!checkedOn) return;
  if (nextCheckOn && nextCheckOn < checkedOn)
    row.problem('nextCheckOn', 'date_reversed', '下次检查早于上次检查，请核对。', 'warn');
  if (!nextCheckOn && checkMonths) values.nextCheckOn = addMonths(asCivilDate(checkedOn), checkMonths);
}

const READERS: FieldReaders<SupplyValues> = {
  depot: text,
  category: text,
  code: supplyCode,
  spec: text,
  stock: (row, field) => quantity(row, field, '现有库存', 'reject'),
  unit: text,
  minimumStock: (row, field) => quantity(row, field, '最低储备', 'warn'),
  madeOn: day,
  location: text,
  keeper: text,
  phone: phones,
  shareable: flag,
  remark: text,
  batchNo: text,
  owner: text,
  unitPrice: (row, field) => money(row, field, '单价', YUAN),
  checkedOn: day,
  checkMonths: months,
  nextCheckOn: day,
};

const FIELDS: readonly FieldDefinition[] = [
  {
    key: 'depot',
    label: '储备库',
    type: 'text',
    headings: ['仓库', '储备库名称', '储备点', '仓库名称', '储备单位', '物资库', '存放单位', '储备库(点)'],
    example: '市应急物资中心库',
    help: '',
    width: 20,
  },
  {
    key: 'category',
    label: '分类',
    type: 'text',
    headings: ['物资类别', '物资分类', '类别', '物资种类'],
    example: '基本生活',
    help: '',
    width: 12,
  },
  {
    key: 'code',
    label: '物资编码',
    type: 'code',
    headings: ['编码', '物资代码', '分类编码', '物资编号'],
    example: '1020201',
    help: 'GB/T 38565 的7位编码。',
    width: 12,
  },
  {
    key: 'name',
    label: '物资名称',
    type: 'text',
    required: true,
    headings: ['名称', '品名', '物资', '应急物资名称', '物品名称', '物资品名'],
    example: '瓶装水',
    help: '',
    width: 18,
  },
  {
    key: 'spec',
    label: '规格',
    type: 'text',
    headings: ['规格型号', '型号', '型号规格', '物资规格'],
    example: '550ml×24',
    help: '',
    width: 14,
  },
  {
    key: 'stock',
    label: '现有库存',
    type: 'number',
    headings: [
      '库存',
      '库存数量',
      '数量',
      '现有数量',
      '储备数量',
      '现存数量',
      '库存量',
      '储备量',
      '实际库存',
    ],
    example: '1754',
    help: '只填数字，单位另列。',
    width: 10,
  },
  {
    key: 'unit',
    label: '计量单位',
    type: 'text',
    headings: ['单位', '数量单位'],
    example: '箱',
    help: '',
    width: 8,
  },
  {
    key: 'minimumStock',
    label: '最低储备',
    type: 'number',
    headings: ['最低库存', '最低储备量', '安全库存', '储备标准', '最低储备数量'],
    example: '800',
    help: '只填数字。',
    width: 10,
  },
  {
    key: 'madeOn',
    label: '生产日期',
    type: 'date',
    headings: ['生产时间', '出厂日期', '购置日期', '入库日期', '采购日期'],
    example: '2025-10-02',
    help: '年-月-日。',
    width: 12,
  },
  {
    key: 'expiresOn',
    label: '有效期至',
    type: 'date',
    headings: ['有效期', '到期日期', '保质期至', '失效日期', '到期时间', '有效日期', '保质期'],
    example: '2027-10-02',
    help: '不会过期的填“长期”。',
    width: 12,
  },
  {
    key: 'location',
    label: '存放位置',
    type: 'text',
    headings: ['存放地点', '库位', '货位', '存放地', '位置'],
    example: 'A区6架',
    help: '',
    width: 12,
  },
  {
    key: 'keeper',
    label: '管理责任人',
    type: 'person',
    headings: ['保管人', '管理人', '责任人', '负责人', '保管员', '联系人'],
    example: '测例三',
    help: '',
    width: 10,
  },
  {
    key: 'phone',
    label: '联系电话',
    type: 'phone',
    headings: [...PHONE_WORDS, '责任人电话', '管理责任人电话', '联系人电话'],
    example: '19900000003',
    help: '手机11位；固定电话带区号。',
    width: 16,
  },
  {
    key: 'shareable',
    label: '可调用',
    type: 'flag',
    headings: ['是否可调用', '可调拨', '是否可调拨', '可否调用', '是否共享'],
    example: '是',
    help: '是或否。',
    allowed: ['是', '否'],
    width: 8,
  },
  {
    key: 'batchNo',
    label: '批号',
    type: 'code',
    headings: ['批次', '批次号', '生产批号', '产品批号'],
    example: 'P2025-10',
    help: '',
    width: 12,
  },
  {
    key: 'unitPrice',
    label: '单价（元）',
    type: 'number',
    headings: ['单价', '采购单价', '购置单价', '物资单价', '价格'],
    example: '36',
    help: '按元填写，用于调用补偿的测算。',
    width: 10,
  },
  {
    key: 'owner',
    label: '权属单位',
    type: 'text',
    headings: ['产权单位', '所有权单位', '物资权属', '所属单位', '归属单位'],
    example: '样例市应急管理局',
    help: '',
    width: 18,
  },
  {
    key: 'checkedOn',
    label: '上次检查',
    type: 'date',
    headings: [
      '上次检查日期',
      '检查日期',
      '最近检查日期',
      '上次保养日期',
      '维护保养日期',
      '保养日期',
      '上次检验日期',
    ],
    example: '2026-03-20',
    help: '年-月-日。',
    width: 12,
  },
  {
    key: 'checkMonths',
    label: '检查周期（月）',
    type: 'text',
    headings: ['检查周期', '保养周期', '维护周期', '检验周期', '维护保养周期'],
    example: '6',
    help: '两次检查保养相隔的月数。',
    width: 10,
  },
  {
    key: 'nextCheckOn',
    label: '下次检查',
    type: 'date',
    headings: ['下次检查日期', '下次保养日期', '下次检验日期', '应检日期', '下次维护日期'],
    example: '2026-09-20',
    help: '年-月-日。',
    width: 12,
  },
  {
    key: 'capabilities',
    label: '能力用途',
    type: 'text',
    headings: ['物资用途', '应急能力', '适用能力', '用途'],
    example: '',
    help: '从能力用途列表中填写，几项之间用顿号隔开。',
    width: 16,
  },
  {
    key: 'remark',
    label: '备注',
    type: 'text',
    headings: ['说明', '备考'],
    example: '',
    help: '',
    width: 16,
  },
];

/** 应急物资. */
export const suppliesKind: KindDefinition<'supplies'> = {
  kind: 'supplies',
  label: '应急物资',
  fields: FIELDS,
  recognisedBy: [['name'], ['stock'], ['depot', 'code', 'expiresOn', 'minimumStock', 'shareable']],
  nameField: 'name',
  parseRow: (row) => {
    const name = requiredText(row, 'name', 'name_missing', '物资名称');
    const values: SupplyValues = { name, ...readPresent(row, READERS) };
    readExpiry(row, values);
    readChecks(row, values);
    const codes = row.has('capabilities') && row.context.capabilities ? abilities(row) : [];
    if (codes.length > 0) values.capabilities = codes;
    return { label: name, values, problems: row.problems };
  },
};
