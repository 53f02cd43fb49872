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

  it.each([
    ['minutes', null, ['0', '5', '70'], [0, 5, 70], null],
    ['after the start', null, ['0:00', '0:05', '1:10'], [0, 5, 70], null],
    ['times of day', null, ['9:00', '9:05', '10:10'], [0, 5, 70], '09:00'],
    ['times of day after the given start', '08:30', ['9:00', '9:05', '10:10'], [30, 35, 100], '08:30'],
    ['stretches', null, ['9:00-9:05', '9:05-9:20', '9:20-9:30'], [0, 5, 20], '09:00'],
    ['words', null, ['开始', '第5分钟', '1小时'], [null, 5, 60], null],
  ] as const)('tells times as %s', async (_name, startsAt, times, minutes, start) => {
    const sheet = await read(startsAt, '时间,情景信息', ...times.map((time) => `${time},某事`));
    expect(sheet.rows.map(({ inject }) => inject?.atMinute ?? null)).toEqual(minutes);
    expect(sheet.start).toBe(start);
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
