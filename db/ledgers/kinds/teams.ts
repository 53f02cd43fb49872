import { PHONE_WORDS } from '../headings';
import type { FieldDefinition, KindDefinition } from './definition';
import { count, day, type FieldReaders, phones, readPresent, requiredText, text } from './parsers';
import type { TeamValues } from './types';

const READERS: FieldReaders<TeamValues> = {
  field: text,
  nature: text,
  hostUnit: text,
  leader: text,
  dutyPhone: phones,
  members: (row, field) => count(row, field, '队员总数'),
  fullTimeMembers: (row, field) => count(row, field, '专职人数'),
  foundedOn: day,
  base: text,
  mainEquipment: text,
  remark: text,
};

const FIELDS: readonly FieldDefinition[] = [
  {
    key: 'name',
    label: '队伍名称',
    type: 'text',
    required: true,
    headings: ['救援队伍名称', '应急救援队伍名称', '队伍', '救援队伍', '救援队名称', '应急队伍名称'],
    example: '示例矿山救护队',
    help: '',
    width: 28,
  },
  {
    key: 'field',
    label: '类别',
    type: 'text',
    headings: ['队伍类别', '队伍类型', '专业类别', '救援类别', '救援类型', '专业领域', '救援领域'],
    example: '矿山',
    help: '矿山、危险化学品、消防、水上、电力、医疗、综合等。',
    width: 14,
  },
  {
    key: 'nature',
    label: '性质',
    type: 'text',
    headings: ['队伍性质', '单位性质', '专兼职'],
    example: '企业专职',
    help: '国家综合性消防救援队伍、专业应急救援队伍、企业专职、企业兼职、基层、社会力量。',
    width: 20,
  },
  {
    key: 'hostUnit',
    label: '依托单位',
    type: 'text',
    headings: ['所属单位', '主管单位', '组建单位', '建设单位', '隶属单位', '管理单位'],
    example: '舒兰市示例煤矿',
    help: '没有的填“—”。',
    width: 28,
  },
  {
    key: 'leader',
    label: '负责人',
    type: 'person',
    headings: ['队长', '队伍负责人', '负责人姓名', '队长姓名', '联系人'],
    example: '样例二',
    help: '',
    width: 10,
  },
  {
    key: 'dutyPhone',
    label: '24小时值班电话',
    type: 'phone',
    headings: ['值班电话', '24小时电话', '应急电话', '值守电话', '负责人电话', '负责人联系电话', '队长电话'],
    fallback: [...PHONE_WORDS],
    example: '0432-00000110',
    help: '固定电话带区号。',
    width: 16,
  },
  {
    key: 'members',
    label: '队员总数',
    type: 'count',
    headings: ['人数', '队伍人数', '队员人数', '总人数', '人员总数', '队员数', '人员数量'],
    example: '27',
    help: '填整数。',
    width: 10,
  },
  {
    key: 'fullTimeMembers',
    label: '其中：专职',
    type: 'count',
    headings: ['其中专职', '专职人数', '专职队员', '专职', '专职人员'],
    example: '20',
    help: '填整数。',
    width: 10,
  },
  {
    key: 'foundedOn',
    label: '成立时间',
    type: 'date',
    headings: ['成立日期', '组建时间', '组建日期', '建立时间'],
    example: '2017-09-18',
    help: '年-月-日。',
    width: 12,
  },
  {
    key: 'base',
    label: '驻地',
    type: 'text',
    headings: ['地址', '驻地地址', '队伍驻地', '所在地', '详细地址', '驻扎地点'],
    example: '舒兰市吉舒街道',
    help: '',
    width: 24,
  },
  {
    key: 'mainEquipment',
    label: '主要装备',
    type: 'text',
    headings: ['装备情况', '主要救援装备', '救援装备', '装备'],
    example: '抢险车2辆',
    help: '',
    width: 30,
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

/** 应急救援队伍. */
export const teamsKind: KindDefinition<'teams'> = {
  kind: 'teams',
  label: '应急救援队伍',
  fields: FIELDS,
  recognisedBy: [['name'], ['members', 'nature', 'hostUnit', 'dutyPhone', 'fullTimeMembers']],
  nameField: 'name',
  parseRow: (row) => {
    const name = requiredText(row, 'name', 'name_missing', '队伍名称');
    const values: TeamValues = { name, ...readPresent(row, READERS) };
    const { members, fullTimeMembers } = values;
    if (typeof members === 'number' && typeof fullTimeMembers === 'number' && fullTimeMembers > members) {
      row.problem('fullTimeMembers', 'count_exceeds', '专职人数多于队员总数，请核对。', 'warn');
    }
    return { label: name, values, problems: row.problems };
  },
};
