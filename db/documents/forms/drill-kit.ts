import { type FormBlock, type FormCell, type FormDefinition, field, label, value } from './definition';

/** What stands on every sheet of a drill's paper kit. */
export interface KitHead {
  readonly drillTitle: string;
  readonly unitName: string;
  readonly day: string | null;
  readonly place: string | null;
}

/** An inject as it is printed. */
export interface KitInject {
  readonly number: number;
  /** T+. */
  readonly minute: number;
  readonly way: string;
  readonly text: string;
  readonly question: string | null;
  readonly expected: string | null;
}

const BASIS = 'YJ/T 9007-2019《生产安全事故应急演练基本规范》；版式为本程序所拟';

const sheet = (
  id: string,
  title: string,
  code: string | null,
  head: KitHead,
  blocks: readonly FormBlock[],
): FormDefinition => ({
  id: `drill-kit-${id}`,
  title,
  basis: BASIS,
  blocks: [
    { kind: 'reference', line: ['补录编号：', field(code, 6)] },
    {
      kind: 'table',
      widths: [4, 7, 4, 6],
      rows: [
        [label('演练名称'), value(head.drillTitle), label('组织单位'), value(head.unitName)],
        [label('日　　期'), value(head.day), label('地　　点'), value(head.place)],
      ],
    },
    ...blocks,
  ],
});

const list = (
  widths: readonly number[],
  heads: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
): FormBlock => ({
  kind: 'table',
  widths,
  headRows: 1,
  density: 'dense',
  rows: [heads.map((text) => label(text)), ...rows.map((row) => row.map((cell) => value(cell)))],
});

const blanks = (count: number, columns: number) =>
  Array.from({ length: count }, () => Array<null>(columns).fill(null));

/** 运行单: every inject with room for the times at which it was sent and answered, and for what else happened. */
export function kitRunSheet(
  head: KitHead,
  code: string | null,
  injects: readonly KitInject[],
): FormDefinition {
  return sheet('run', '应急演练运行单', code, head, [
    {
      kind: 'paragraph',
      line: ['开始时刻：', field(null, 8), '　结束时刻：', field(null, 8), '　导调员：', field(null, 8)],
    },
    {
      kind: 'paragraph',
      line: ['一、情景信息（注入、行动时刻按演练时钟填写，例如 12:30 为开始后12分30秒）'],
    },
    list(
      [1.6, 2.2, 8, 6, 3, 3, 3],
      ['序号', '计划T+', '情景信息', '期望行动', '注入时刻', '行动时刻', '行动人'],
      injects.map(({ number, minute, text, expected }) => [
        number,
        `${minute}分`,
        text,
        expected,
        null,
        null,
        null,
      ]),
    ),
    { kind: 'paragraph', line: ['二、其他记录'] },
    list([3, 4, 14], ['时刻', '类别', '内容'], blanks(8, 3)),
  ]);
}

/** 导调卡: one inject for the one who plays it in. */
export function kitControllerCard(head: KitHead, code: string | null, inject: KitInject): FormDefinition {
  const row = (name: string, text: string | null): FormCell[] => [label(name), value(text, 3)];
  return sheet('card', `导　调　卡　第${inject.number}号`, code, head, [
    {
      kind: 'table',
      widths: [4, 6, 4, 6],
      rows: [
        [label('注入时间'), value(`开始后${inject.minute}分`), label('实际注入'), value(null)],
        row('传递方式', inject.way),
        row('情景信息', inject.text),
        ...(inject.question === null ? [] : [row('提出问题', inject.question)]),
        row('期望行动', inject.expected),
        row('实际行动', null),
      ],
    },
    { kind: 'note', line: ['行动人：', field(null, 10), '　行动时刻：', field(null, 8)] },
  ]);
}

/** 签到表: who is expected, and room for others. */
export function kitSignIn(
  head: KitHead,
  code: string | null,
  people: readonly { name: string; role: string | null; post: string | null }[],
): FormDefinition {
  const rows = people.map(({ name, role, post }, at) => [at + 1, name, role, post, null, null]);
  return sheet('sign-in', '应急演练签到表', code, head, [
    list(
      [1.6, 6, 4, 5, 5, 3],
      ['序号', '姓名（单位）', '角色', '岗位', '签名', '到场时刻'],
      [...rows, ...blanks(10, 6)],
    ),
  ]);
}

/** 评估表: the items of one evaluator, to be ticked. */
export function kitEvaluatorForm(
  head: KitHead,
  code: string | null,
  evaluator: string,
  tables: readonly {
    title: string;
    groups: readonly { title: string; items: readonly { id: string; text: string }[] }[];
  }[],
  verdicts: string,
): FormDefinition {
  return sheet('evaluator', '应急演练评估表', code, head, [
    { kind: 'paragraph', line: [`评估员：${evaluator}　　评估结果填写：${verdicts}；判为不足的写明事实。`] },
    ...tables.flatMap(({ title, groups }): FormBlock[] => [
      { kind: 'paragraph', line: [title] },
      list(
        [2, 10, 4, 8],
        ['编号', '评估内容', '评估结果', '事实与意见'],
        groups.flatMap((group) => [
          [null, group.title, null, null],
          ...group.items.map(({ id, text }) => [id.startsWith('own-') ? '自定' : id, text, null, null]),
        ]),
      ),
    ]),
    { kind: 'note', line: ['评估员签字：', field(null, 10), '　日期：', field(null, 8)] },
  ]);
}
