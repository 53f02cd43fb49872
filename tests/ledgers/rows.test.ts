import { describe, expect, it } from 'vitest';
import type { CellValue } from '../../db/ledgers/read-workbook';
import { type RowKind, rowKind } from '../../db/ledgers/row-kinds';

const HEADER = ['序号', '乡镇', '单位名称', '代码', '负责人', '电话', '人数', '成立日期'];
const context = {
  mapped: [1, 2, 3, 4, 5, 6, 7],
  nameColumn: 2,
  proof: [3, 5, 7],
  header: new Set(HEADER),
};

describe('rows under a header', () => {
  it.each<[RowKind, string, CellValue[]]>([
    [
      'data',
      'a full row',
      [1, '白旗镇', '示例厂', '91220283MAX0000T0F', '示一', '19900000001', 5, '2024.3.5'],
    ],
    ['data', 'a name and nothing else', [null, null, '示例厂', null, null, null, null, null]],
    [
      'data',
      'a row whose name is missing',
      [7, '白旗镇', ' ', '91220283MAX0000T0F', '示一', '19900000001', 5, null],
    ],
    [
      'data',
      'a unit named after a total',
      [1, '镇', '合计量具厂', '91220283MAX0000T0F', '示一', '19900000001', 5, '2024.3.5'],
    ],
    ['blank', 'blanks of every width', [null, ' ', '　', '\n']],
    ['blank', 'numbered in advance', [12, null, null]],
    ['subtotal', 'a town total', [null, '白旗镇小计', '22家', null, null, null, 2491, null]],
    ['subtotal', 'a grand total with blanks', [null, '合　计', '600家', null, null, null, 44975, null]],
    ['subtotal', 'a total without label column', ['总计', null, null, null, null, null, 9, null]],
    ['note', 'a note merged over the table', HEADER.map(() => '注：1.本表由各乡镇填报；2.含劳务派遣。')],
    ['note', 'an explanation in the first cell', ['说明：停产单位也应填报。']],
    [
      'note',
      'the explaining row of a template',
      ['填写说明', '乡镇', '必填。', '18位。', '', '手机11位', '整数', '年-月-日'],
    ],
    [
      'note',
      'the example of a template',
      ['示例', '吉舒街道', '示例厂', '91220283MAX0000T0F', '示一', '19900000001', 5, '2024-03-05'],
    ],
    [
      'signature',
      'the signature line',
      [null, '填表人：示小文', null, '审核人：例大为', null, '联系电话：0432-00001188', null, '（盖章）'],
    ],
    ['heading', 'the header on the next page', HEADER],
    ['heading', 'a section over the whole width', HEADER.map(() => '一、煤矿')],
    ['note', 'a section in a column that is not taken in', ['二、非煤矿山']],
    ['heading', 'a section in a column that names nothing', [null, '二、非煤矿山']],
  ])('%s: %s', (kind, _, cells) => {
    expect(rowKind({ row: 9, cells }, context)).toBe(kind);
  });
});
