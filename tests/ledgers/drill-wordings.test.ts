import { describe, expect, it } from 'vitest';
import { findTables } from '../../db/ledgers/find-tables';
import type { LedgerContext } from '../../db/ledgers/kinds/definition';
import { openWorkbook } from '../../db/ledgers/read-workbook';
import { stageLedger } from '../../db/ledgers/stage';
import { madeUpUscc } from '../builders/codes';
import { ledgerContext, MemoryRegister } from '../builders/register';
import { importFile } from '../builders/staging';
import { workbookOf } from '../builders/workbooks';

const HEADINGS = ['单位名称', '演练名称', '演练类型', '演练时间', '完成情况', '是否评估', '报送情况'];
const UNIT = '示例化工有限公司';

async function stageRows(rows: readonly string[][], context: Partial<LedgerContext> = {}) {
  const register = new MemoryRegister();
  const units = [
    ['单位名称', '统一社会信用代码', '地址'],
    [UNIT, madeUpUscc(1), '吉舒'],
  ];
  await importFile('enterprises', await workbookOf({ name: '台账', rows: units }), register);
  const workbook = await openWorkbook(await workbookOf({ name: '2026年', rows: [HEADINGS, ...rows] }));
  try {
    const tables = await findTables(workbook, 'drills', {});
    const run = stageLedger({
      kind: 'drills',
      tables,
      existing: register,
      context: { ...ledgerContext, ...context },
    });
    const staged = [];
    for await (const row of run.rows()) staged.push(row);
    return staged;
  } finally {
    workbook.close();
  }
}
const row = (name: string, type: string, day = '2026-03-05', ...more: string[]) => [
  UNIT,
  name,
  type,
  day,
  ...more,
];
const codes = (rows: Awaited<ReturnType<typeof stageRows>>) =>
  rows.map(({ problems }) => problems.map(({ code }) => code));

describe('wordings of a drill ledger', () => {
  it('follow what people said they mean, on every row that is written so', async () => {
    const ledger = [
      row('示例一', '综合性应急演练', '2026-03-05'),
      row('示例二', '综合性 应急演练', '2026-04-05'),
      row('示例三', '桌面推演', '2026-05-05'),
    ];
    expect((await stageRows(ledger)).map(({ values }) => values.form)).toEqual([null, null, 'tabletop']);
    const drillWordings = { 综合性应急演练: { form: 'action', level: 'workshop', noNotice: true } as const };
    const chosen = await stageRows(ledger, { drillWordings });
    expect(chosen.map(({ values: v }) => [v.form, v.level, v.noNotice, v.content])).toEqual([
      ['action', 'workshop', true, 'full'],
      ['action', 'workshop', true, 'full'],
      ['tabletop', null, false, null],
    ]);
  });

  it('may be said to tell nothing', async () => {
    const [staged] = await stageRows([row('示例', '消防疏散')], {
      drillWordings: { 消防疏散: { form: null } },
    });
    expect(staged?.values.form).toBeNull();
  });

  it('take from the name what the kind of drill is silent about', async () => {
    const [staged] = await stageRows([row('二车间示例演练', '桌面推演')]);
    expect(staged?.values).toMatchObject({ form: 'tabletop', level: 'workshop' });
  });
});

describe('drills that cannot be as they are told', () => {
  const context = { today: '2026-06-30' };

  it('dated ahead and done: planned, and named', async () => {
    const staged = await stageRows(
      [row('示例一', '桌面推演', '2026-07-05', '已完成'), row('示例二', '桌面推演', '2026-06-30', '已完成')],
      context,
    );
    expect(codes(staged)).toEqual([['done_in_future'], []]);
    expect(staged.map(({ outcome }) => outcome)).toEqual(['create', 'create']);
  });

  it('reported or evaluated without having been held', async () => {
    const staged = await stageRows(
      [
        row('示例一', '桌面推演', '2026-03-05', '取消', '是'),
        row('示例二', '桌面推演', '2026-04-05', '推迟', '', '已报'),
        row('示例五', '桌面推演', '2026-04-15', '计划', '', '已报'),
        row('示例三', '桌面推演', '2026-05-05', '已完成', '是', '已报'),
        row('示例四', '桌面推演', '2026-06-05', '', '是'),
      ],
      context,
    );
    expect(codes(staged)).toEqual([['report_without_drill'], [], ['report_without_drill'], [], []]);
  });

  it('evaluated or reported before they were over, or on days to come', async () => {
    const staged = await stageRows(
      [
        row('示例一', '桌面推演', '2026-03-05', '已完成', '是', '2026年2月1日报送'),
        row('示例二', '桌面推演', '2026-04-05', '已完成', '是', '2031年1月1日报送'),
        row('示例三', '桌面推演', '2026-05-05', '已完成', '是', '2026年5月6日报送'),
      ],
      context,
    );
    expect(codes(staged)).toEqual([['result_out_of_time'], ['result_out_of_time'], []]);
    expect(staged.map(({ values }) => values.reportedOn)).toEqual([null, null, '2026-05-06']);
  });

  it('five thousand on one day are told apart without comparing each with all', async () => {
    const rows = Array.from({ length: 5000 }, (_, at) => row(`示例${at}`, '桌面推演', `2026-03-05上午`));
    const staged = await stageRows(rows);
    expect(staged.filter(({ problems }) => problems.some(({ code }) => code === 'same_time'))).toHaveLength(
      4999,
    );
  });

  it('two of one unit at one time, unless their hours or states tell them apart', async () => {
    const staged = await stageRows([
      row('示例一', '桌面推演', '2026-03-05'),
      row('示例二', '桌面推演', '2026-03-05'),
      row('示例三', '桌面推演', '2026-03-05', '取消'),
      row('示例四', '桌面推演', '2026-04-05上午'),
      row('示例五', '桌面推演', '2026-04-05下午'),
      row('示例六', '桌面推演', '2026-04-05上午'),
    ]);
    expect(codes(staged)).toEqual([[], ['same_time'], [], [], [], ['same_time']]);
    expect(staged[1]?.problems[0]?.message).toContain('第2行');
  });
});
