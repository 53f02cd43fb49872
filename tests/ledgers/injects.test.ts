import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { INJECT_CHANNELS } from '../../db/domain/drill/codes';
import { channelOf } from '../../db/ledgers/inject-columns';
import { readInjectSheet } from '../../db/ledgers/read-injects';
import { type WrittenInject, writeInjects } from '../../db/ledgers/write-injects';

const folder = await mkdtemp(join(tmpdir(), 'injects-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

const table = (...lines: readonly string[]) => new TextEncoder().encode(lines.join('\n'));
const read = (startsAt: string | null, ...lines: readonly string[]) =>
  readInjectSheet(table(...lines), startsAt);

describe('a table of injects', () => {
  it('is read by the meaning of its headings, in any order', async () => {
    const { rows, unknownColumns } = await read(
      null,
      '危险化学品泄漏演练情景信息表',
      '接收对象,信息内容,时间节点,序号,传递方式,信息来源,预期行动,时限(分钟),评估员,目标,天气',
      '操作班,报警器响起,T+5,1,对讲,导调员,报告,3分钟,示小明,1,晴',
    );
    expect(unknownColumns).toEqual(['天气']);
    expect(rows).toEqual([
      {
        row: 3,
        problems: [],
        inject: {
          number: 1,
          atMinute: 5,
          fromWhom: '导调员',
          toWhom: '操作班',
          channel: 'radio',
          text: '报警器响起',
          question: null,
          expectedAction: '报告',
          expectedMinutes: 3,
          evaluator: '示小明',
          objective: '1',
          phase: null,
          remark: '天气：晴',
        },
      },
    ]);
  });

  it('takes the short headings that people write', async () => {
    const { rows, unknownColumns } = await read(null, '时间,发出,接收,信息内容', '5,导调员,中控室,报警');
    expect(unknownColumns).toEqual([]);
    expect(rows[0]?.inject).toMatchObject({ fromWhom: '导调员', toWhom: '中控室' });
  });

  it.each([
    [
      'a minute beyond all drills',
      '1000000000',
      '某事',
      '时间看不懂，请写成开始后的分钟数，如 T+5 或 0:05。',
    ],
    ['a minute after the third day', '9999', '某事', '时间离演练开始超过三天，请核对。'],
    ['a text of a whole book', '5', '长'.repeat(4001), '超过4000个字，请缩短后再导入。'],
  ])('refuses %s, and takes the others', async (_name, time, told, message) => {
    const { rows } = await read(null, '时间,情景信息', `${time},${told}`, '５,报警');
    expect(
      rows.map(({ inject, problems }) => [inject?.atMinute ?? null, problems.map((one) => one.message)]),
    ).toEqual([
      [null, [message]],
      [5, []],
    ]);
  });

  it('takes no minus for a plus, and no clock where there is none', async () => {
    const { rows, start } = await read(
      null,
      '时间,情景信息,时限(分钟)',
      '99:99,某事,-5',
      '99:98,某事,9999分钟',
    );
    expect(start).toBeNull();
    expect(rows.map(({ problems }) => problems.map(({ column }) => column))).toEqual([
      ['时间', '时限(分钟)'],
      ['时间', '时限(分钟)'],
    ]);
  });

  it('reads a thousand rows, however far the sheet is formatted below them, and no more', async () => {
    const blank = Array.from({ length: 5000 }, () => ',');
    const lines = (n: number) => Array.from({ length: n }, (_, at) => `${at},某事`);
    expect((await read(null, '时间,情景信息', ...lines(900), ...blank)).rows).toHaveLength(900);
    const endless = new TextEncoder().encode(['时间,情景信息', ...lines(100_000)].join('\n'));
    await expect(readInjectSheet(endless, null)).rejects.toMatchObject({ code: 'INJECTS_TOO_MANY' });
  });

  it('names what it cannot read, row by row, and loses nothing', async () => {
    const { rows } = await read(
      null,
      '编号,时间,情景信息,方式,完成时限',
      '甲,T+5,报警器响起,烟花,马上',
      '2,,没有时间的一条,电话,3',
      '3,T+9,,电话,3',
    );
    expect(rows.map(({ problems }) => problems.map(({ column }) => column))).toEqual([
      ['方式', '编号', '完成时限'],
      ['时间'],
      ['情景信息'],
    ]);
    expect(rows[0]?.inject).toMatchObject({ number: null, channel: null, expectedMinutes: null });
    expect(rows[0]?.inject?.remark).toBe('方式：烟花；编号：甲；完成时限：马上');
    expect(rows[1]?.inject).toBeNull();
    expect(rows[2]?.inject).toBeNull();
  });

  it('is refused where it is something else', async () => {
    await expect(read(null, '姓名,单位', '示小明,某厂')).rejects.toMatchObject({ code: 'INJECTS_NOT_FOUND' });
  });

  it.each([
    ['对讲机', 'radio'],
    ['电话通知', 'phone'],
    ['现场口头', 'spoken'],
    ['信息卡', 'paper'],
    ['VIDEO', 'video'],
    ['烟花', null],
  ])('knows %s as %s', (wording, channel) => {
    expect(channelOf(wording)).toBe(channel);
  });

  it('comes back from its own workbook unchanged', async () => {
    const words = fc.stringMatching(/^[一-龥a-zA-Z][一-龥a-zA-Z，。]{0,10}$/);
    const maybe = fc.option(words, { nil: null });
    const inject = fc.record<WrittenInject>({
      number: fc.integer({ min: 1, max: 999 }),
      atMinute: fc.integer({ min: 0, max: 4000 }),
      fromWhom: words,
      toWhom: words,
      channel: fc.constantFrom(...INJECT_CHANNELS),
      text: words,
      question: maybe,
      expectedAction: maybe,
      expectedMinutes: fc.option(fc.integer({ min: 1, max: 600 }), { nil: null }),
      evaluator: maybe,
      objective: maybe,
      phase: maybe,
      remark: maybe,
    });
    let number = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(inject, { maxLength: 12 }), async (injects) => {
        const file = join(folder, `${number++}.xlsx`);
        await writeInjects(file, '情景信息表', injects);
        const { rows } = await readInjectSheet(file, null);
        expect(rows.flatMap(({ problems }) => problems)).toEqual([]);
        expect(rows.map((row) => row.inject)).toEqual(injects);
      }),
      { numRuns: 15 },
    );
  });
});
