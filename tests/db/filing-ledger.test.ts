import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeCore, type TestCore } from '../builders/database';
import { keptPlan } from '../builders/filed-plans';
import { contentDigest, importLedger } from '../builders/import-ledger';
import { makeEnterprise } from '../builders/records';
import { workbookOf } from '../builders/workbooks';

let test: TestCore;
beforeEach(() => {
  test = makeCore({ today: '2026-11-20' });
});
afterEach(() => test.close());

/** Two levels of headings; below them the unit, its code and the number stand once for all plans of a filing. */
const TOP = [
  '序号',
  '备案编号',
  '企业名称',
  '统一社会信用代码',
  '预案名称',
  '预案种类',
  '版本号',
  '评审情况',
  null,
];
const MORE = ['公布(发布)日期', '申报日期', '备案日期', '备案有效期至', '经办人', '联系人及电话', '备注'];
const WIDTH = TOP.length + MORE.length;
const wide = (...cells: (string | number | null)[]) => [...cells, ...Array(WIDTH - cells.length).fill(null)];

it('a filing ledger as offices keep it becomes plans, versions and cases, once', async () => {
  const mine = makeEnterprise(test, { name: '舒兰市示恒煤矿有限公司' });
  const mill = makeEnterprise(test, { name: '舒兰市例丰粮食收储有限公司' });
  const filed = ['2025.7.29', '2025年8月16日', '2025/8/23', '2025-08-25', '2028-08-25'] as const;
  const dates = (published: string | null = filed[1]) => [published, filed[2], filed[3], filed[4], '示经办'];
  const rows = [
    wide('舒兰市生产经营单位应急预案备案台账'),
    wide('填报单位：示例局'),
    [...TOP, ...MORE],
    wide(null, null, null, null, null, null, null, '方式', '日期'),
    [
      1,
      '２２０２８３－2025－0001',
      mine.name,
      mine.uscc,
      '《综合应急预案》',
      '综合应急预案',
      '第3版',
      '评审',
      filed[0],
      ...dates(),
      '示思云：19900005433',
      null,
    ],
    [2, null, null, null, '水害事故专项应急预案', '专项', '第3版', '评审', filed[0], ...dates(), null, null],
    [
      3,
      null,
      null,
      null,
      '冒顶现场处置方案',
      '现场处置方案',
      '第三版',
      '评审',
      filed[0],
      ...dates(),
      null,
      null,
    ],
    [
      4,
      '舒应急备[2024]12号',
      mill.name,
      null,
      '综合应急预案',
      '综合',
      '第1版',
      '论证',
      filed[0],
      ...dates(),
      '例泽 0432-00005436',
      null,
    ],
    [
      5,
      'AQ220283-2025-061',
      mill.name,
      mill.uscc,
      '粮堆埋人现场处置方案',
      '现场',
      '第1版',
      null,
      null,
      '2025-09-10',
      null,
      '2025-08-25',
      null,
      null,
      null,
      null,
    ],
    [
      6,
      '220283-2025-0001',
      mill.name,
      mill.uscc,
      '粉尘爆炸专项应急预案',
      '专项',
      '第1版',
      null,
      null,
      ...dates(),
      null,
      null,
    ],
    [7, null, mine.name, mine.uscc, null, '专项', '第1版', null, null, ...dates(), null, null],
    [
      8,
      null,
      mine.name,
      mine.uscc,
      '触电现场处置方案',
      '现场',
      '第1版',
      null,
      null,
      ...dates('2025.2.30'),
      null,
      null,
    ],
    [9, null, '例查无名采石场', null, '综合应急预案', '综合', '第1版', null, null, ...dates(), null, null],
    [
      10,
      '220283-2025-0001',
      mine.name,
      mine.uscc,
      '水害事故专项应急预案',
      '专项',
      '第3版',
      '评审',
      filed[0],
      ...dates(),
      null,
      null,
    ],
    wide('说明：有效期三年。'),
  ];
  const merges = ['A1:P1', 'H3:I3', 'B5:B7', 'C5:C7', 'D5:D7', 'O5:O7'];
  const file = join(test.folder, 'p.xlsx');
  writeFileSync(file, await workbookOf({ name: '备案台账', rows, merges }));
  const { ledger, applied } = await importLedger(test, 'plans', file);
  expect([applied.created, ledger.counts.reject, ledger.counts.duplicate]).toEqual([6, 3, 1]);

  const mineFiled = {
    reviewDate: '2025-07-29',
    publishedOn: '2025-08-16',
    expiresOn: '2028-08-25',
    submittedOn: '2025-08-23',
    filedOn: '2025-08-25',
    filingNo: '220283-2025-0001',
    contact: '示思云',
    contactPhone: '19900005433',
    uscc: mine.uscc,
  };
  const of = (unit: { name: string }, title: string, version: string) =>
    keptPlan(test.core.read, { unit: unit.name, title, version });
  expect(of(mine, '综合应急预案', '第3版')).toEqual({ kind: 'comprehensive', ...mineFiled });
  expect(of(mine, '水害事故专项应急预案', '第3版')).toEqual({ kind: 'special', ...mineFiled });
  expect(of(mine, '冒顶现场处置方案', '第3版')).toEqual({ kind: 'onsite', ...mineFiled });
  expect(of(mill, '综合应急预案', '第1版')).toMatchObject({
    filingNo: '舒应急备〔2024〕12号',
    contact: '例泽',
    contactPhone: '0432-00005436',
    uscc: mill.uscc,
  });
  // Filed before it was published: taken as written, and named. Another unit's number: named and left out.
  expect(of(mill, '粮堆埋人现场处置方案', '第1版')).toMatchObject({
    publishedOn: '2025-09-10',
    filedOn: '2025-08-25',
    filingNo: 'AQ220283-2025-061',
  });
  expect(of(mill, '粉尘爆炸专项应急预案', '第1版')).toMatchObject({
    filingNo: null,
    publishedOn: '2025-08-16',
  });
  expect(ledger.counts.warned).toBe(2);
  expect(test.core.read.value('SELECT COUNT(*) FROM filing_case')).toBe(4);

  const digest = contentDigest(test.core.read);
  expect((await importLedger(test, 'plans', file)).applied).toMatchObject({ created: 0, updated: 0 });
  expect(contentDigest(test.core.read)).toBe(digest);
});
