import { writeFileSync } from 'node:fs';
import { completeUscc } from './uscc';
import { workbookOf } from './workbooks';

/** A made-up unit: `serial` decides name, code and everything else. */
export function rosterRow(serial: number): (string | number)[] {
  const surname = '示例样测试模'[serial % 6] ?? '示';
  const category = ['煤矿', '危险化学品经营', '建筑施工', '宾馆', '轻工', '商贸'][serial % 6] ?? '其他';
  return [
    serial,
    ['北城街道', '白旗镇', '法特镇', '溪河镇'][serial % 4] ?? '',
    `舒兰市${surname}甲${serial}号有限公司`,
    category,
    completeUscc(
      `91220283MAX${serial
        .toString(30)
        .toUpperCase()
        .replaceAll(/[IOS]/g, (sign) => ({ I: 'U', O: 'W', S: 'X' })[sign] ?? '')
        .padStart(5, '0')}`,
    ),
    `${surname}立新`,
    `1990000${String(serial % 10_000).padStart(4, '0')}`,
    `舒兰市人民大路${serial}号`,
    20 + (serial % 300),
    `2015-0${1 + (serial % 9)}-1${serial % 9}`,
    '县属',
    '正常',
  ];
}

export const ROSTER_HEADINGS = [
  '序号',
  '所属乡镇',
  '单位名称',
  '行业类别',
  '统一社会信用代码',
  '主要负责人',
  '联系电话',
  '详细地址',
  '从业人数',
  '成立日期',
  '隶属关系',
  '经营状态',
];

/** A roster with a title line, `rows` units from `first` on, and whatever else is handed in. */
export async function writeRoster(
  file: string,
  rows: number,
  options: { first?: number; extra?: (string | number)[][] } = {},
): Promise<string> {
  const first = options.first ?? 1;
  const units = Array.from({ length: rows }, (_, index) => rosterRow(first + index));
  writeFileSync(
    file,
    await workbookOf({
      name: '台账',
      rows: [['舒兰市生产经营单位台账（示例）'], ROSTER_HEADINGS, ...units, ...(options.extra ?? [])],
      merges: ['A1:L1'],
    }),
  );
  return file;
}
