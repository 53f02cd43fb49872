import { PHONE_WORDS } from '../headings';
import type { FieldDefinition, KindDefinition } from './definition';
import { day, type FieldReaders, phones, quantity, readPresent, requiredText, text } from './parsers';
import type { EquipmentValues } from './types';

const STATES: readonly (readonly [RegExp, string])[] = [
  [/报废|淘汰/, '报废'],
  [/待修|维修|故障|损坏|送修|检修/, '待修'],
  [/完好|良好|正常|可用|合格/, '完好'],
];

/** One of the three usual words when it means that, else as written. */
function equipmentState(written: string | null): string | null {
  if (written === null) return null;
  return STATES.find(([pattern]) => pattern.test(written))?.[1] ?? written;
}

const READERS: FieldReaders<EquipmentValues> = {
  team: text,
  model: text,
  quantity: (row, field) => quantity(row, field, '数量', 'reject'),
  unit: text,
  boughtOn: day,
  checkedOn: day,
  nextCheckOn: day,
  state: (row, field) => equipmentState(row.text(field)),
  keeper: text,
  phone: phones,
  location: text,
  remark: text,
};

const FIELDS: readonly FieldDefinition[] = [
  {
    key: 'team',
    label: '所属队伍',
    type: 'text',
    headings: ['队伍名称', '队伍', '救援队伍', '所属救援队伍', '所属单位', '配备单位', '使用单位'],
    example: '示例矿山救护队',
    help: '与队伍表中的名称一致。',
    width: 28,
  },
  {
    key: 'name',
    label: '装备名称',
    type: 'text',
    required: true,
    headings: ['设备名称', '器材名称', '装备', '名称', '装备(设备)名称', '救援装备名称', '装备器材名称'],
    example: '正压式空气呼吸器',
    help: '',
    width: 24,
  },
  {
    key: 'model',
    label: '规格型号',
    type: 'text',
    headings: ['型号', '规格', '型号规格', '装备型号', '规格/型号'],
    example: 'RHZK6.8/30',
    help: '',
    width: 16,
  },
  {
    key: 'quantity',
    label: '数量',
    type: 'number',
    headings: ['装备数量', '现有数量', '配备数量'],
    example: '12',
    help: '只填数字，单位另列。',
    width: 8,
  },
  {
    key: 'unit',
    label: '单位',
    type: 'text',
    headings: ['计量单位', '数量单位'],
    example: '套',
    help: '',
    width: 8,
  },
  {
    key: 'boughtOn',
    label: '购置日期',
    type: 'date',
    headings: ['购置时间', '采购日期', '配备日期', '购入日期', '出厂日期', '生产日期'],
    example: '2023-05-10',
    help: '年-月-日。',
    width: 12,
  },
  {
    key: 'checkedOn',
    label: '最近检定日期',
    type: 'date',
    headings: [
      '检定日期',
      '最近检测日期',
      '检验日期',
      '检测日期',
      '最近检验日期',
      '上次检定日期',
      '检定时间',
    ],
    example: '2026-04-02',
    help: '年-月-日。',
    width: 12,
  },
  {
    key: 'nextCheckOn',
    label: '下次检定',
    type: 'date',
    headings: ['下次检定日期', '下次检测日期', '下次检验日期', '检定有效期', '检定有效期至', '检验有效期至'],
    example: '2027-04-02',
    help: '年-月-日。',
    width: 12,
  },
  {
    key: 'state',
    label: '状态',
    type: 'choice',
    headings: ['装备状态', '完好情况', '技术状态', '使用状态', '装备状况'],
    example: '完好',
    help: '完好、待修或报废。',
    allowed: ['完好', '待修', '报废'],
    width: 8,
  },
  {
    key: 'keeper',
    label: '保管人',
    type: 'person',
    headings: ['责任人', '管理责任人', '管理人', '负责人', '保管责任人'],
    example: '测例三',
    help: '',
    width: 10,
  },
  {
    key: 'phone',
    label: '联系电话',
    type: 'phone',
    headings: [...PHONE_WORDS],
    example: '19900000003',
    help: '手机11位；固定电话带区号。',
    width: 16,
  },
  {
    key: 'location',
    label: '存放位置',
    type: 'text',
    headings: ['存放地点', '存放地', '存放处', '位置'],
    example: '装备库A区',
    help: '',
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

/** 救援装备. */
export const equipmentKind: KindDefinition<'equipment'> = {
  kind: 'equipment',
  label: '救援装备',
  fields: FIELDS,
  recognisedBy: [['name'], ['model', 'quantity'], ['team', 'checkedOn', 'nextCheckOn', 'boughtOn', 'state']],
  nameField: 'name',
  parseRow: (row) => {
    const name = requiredText(row, 'name', 'name_missing', '装备名称');
    const values: EquipmentValues = { name, ...readPresent(row, READERS) };
    if (values.checkedOn && values.nextCheckOn && values.nextCheckOn < values.checkedOn) {
      row.problem('nextCheckOn', 'date_reversed', '下次检定早于最近检定日期，请核对。', 'warn');
    }
    return { label: name, values, problems: row.problems };
  },
};
