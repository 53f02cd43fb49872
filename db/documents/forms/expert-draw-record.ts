import { type FormBlock, type FormDefinition, field, label, value } from './definition';

export interface ExpertDrawSheet {
  readonly title: string;
  readonly office: string;
  readonly unit: string;
  readonly draftingUnits: readonly string[];
  /** The day the experts are needed. */
  readonly heldOn: string;
  readonly round: number;
  readonly reason: string | null;
  /** Moments in local words. */
  readonly committedAt: string;
  readonly drawnAt: string;
  readonly operator: string | null;
  readonly witness: string | null;
  readonly spoken: string | null;
  readonly seed: string;
  readonly commitment: string;
  readonly candidatesSha256: string;
  readonly exclusionsSha256: string;
  readonly method: string;
  readonly methodText: readonly string[];
  readonly needs: readonly {
    readonly specialty: string;
    readonly label: string;
    readonly count: number;
    readonly available: number;
    readonly take: number;
  }[];
  readonly substitutes: number;
  /** Drawn experts and substitutes in the drawn order. */
  readonly places: readonly {
    readonly label: string;
    readonly place: number;
    readonly name: string;
    readonly employer: string | null;
    readonly standing: string;
    readonly answer: string;
    readonly reason: string | null;
  }[];
  readonly exclusions: readonly {
    readonly name: string;
    readonly employer: string | null;
    readonly reasons: string;
  }[];
  /** How many were left out, should the list be too long to be printed. */
  readonly excluded: number;
  readonly candidates: number;
  /** The frozen list; null where it is too long to be printed. */
  readonly listed:
    | readonly {
        readonly id: string;
        readonly name: string;
        readonly employer: string | null;
        readonly specialties: string;
      }[]
    | null;
  /** Other draws of the same matter, one line each. */
  readonly others: readonly string[];
}

/** 专家抽取记录表: who was drawn, who could not be and why, and everything with which anybody can compute it again. */
export function expertDrawSheet(data: ExpertDrawSheet): FormDefinition {
  const table = (
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
  const paragraph = (text: string): FormBlock => ({ kind: 'paragraph', line: [text] });
  return {
    id: 'expert-draw',
    title: '专家抽取记录表',
    basis: '《生产安全事故应急预案管理办法》第二十二条',
    blocks: [
      {
        kind: 'table',
        widths: [5, 9, 4, 8],
        // 64 digits of a hash fit one line in the smaller type.
        density: 'dense',
        rows: [
          [label('抽取事项'), value(data.title, 3)],
          [label('抽取机关'), value(data.office), label('使用日期'), value(data.heldOn)],
          [label('被评审单位'), value(data.unit, 3)],
          [label('编制、咨询单位'), value(data.draftingUnits.join('、'), 3)],
          [label('抽取时间'), value(data.drawnAt), label('轮次'), value(`第${data.round}轮`)],
          ...(data.reason === null ? [] : [[label('再抽理由'), value(data.reason, 3)]]),
          [label('见证人'), value(data.witness), label('报数'), value(data.spoken)],
          [label('校验值公布'), value(data.committedAt), label('候选人数'), value(data.candidates)],
          [label('种子校验值'), value(data.commitment, 3)],
          [label('种子'), value(data.seed, 3)],
          [label('名单校验值'), value(data.candidatesSha256, 3)],
          [label('回避校验值'), value(data.exclusionsSha256, 3)],
        ],
      },
      paragraph('一、需求及抽取数（按抽取的次序）'),
      table(
        [4, 10, 4, 4, 4],
        ['代码', '专业', '需要', '候选', '抽取'],
        data.needs.map((need) => [need.specialty, need.label, need.count, need.available, need.take]),
      ),
      paragraph(`二、抽取结果（每个专业候补${data.substitutes}人，按次序递补）`),
      table(
        [7, 2, 5, 9, 3, 4, 8],
        ['专业', '序号', '姓名', '工作单位', '结果', '答复', '说明'],
        data.places.map((one) => [
          one.label,
          one.place,
          one.name,
          one.employer,
          one.standing,
          one.answer,
          one.reason,
        ]),
      ),
      paragraph(`三、未列入候选的专家及理由（${data.excluded}人）`),
      data.exclusions.length < data.excluded
        ? { kind: 'note', line: ['人数较多，名单见随附的抽取记录文件。'] }
        : table(
            [4, 8, 18],
            ['姓名', '工作单位', '理由'],
            data.exclusions.map(({ name, employer, reasons }) => [name, employer, reasons]),
          ),
      ...(data.others.length === 0
        ? []
        : [
            paragraph('四、同一事项的其他抽取'),
            ...data.others.map((line): FormBlock => ({ kind: 'note', line: [line] })),
          ]),
      { kind: 'note', line: [`核验方法（${data.method}）：${data.methodText.join('')}`] },
      {
        kind: 'note',
        line: [
          ...['抽取人：', field(data.operator, 8), '　　见证人：', field(data.witness, 8)],
          ...['　　日期：', field(null, 10)],
        ],
      },
      ...(data.listed === null
        ? [{ kind: 'note', line: [`附：候选名单${data.candidates}人，见随附的抽取记录文件。`] } as const]
        : [
            { kind: 'paragraph', line: ['附：候选名单'], newPage: true } as const,
            table(
              [9, 5, 10, 6],
              ['专家标识', '姓名', '工作单位', '专业代码'],
              data.listed.map(({ id, name, employer, specialties }) => [id, name, employer, specialties]),
            ),
          ]),
    ],
  };
}
