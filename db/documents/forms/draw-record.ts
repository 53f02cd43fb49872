import { type FormBlock, type FormDefinition, field, label, value } from './definition';

export interface DrawRecordSheet {
  readonly title: string;
  readonly office: string;
  /** The moment of the draw in local words. */
  readonly drawnAt: string;
  readonly witness: string | null;
  readonly spoken: string | null;
  readonly seed: string;
  readonly commitment: string;
  readonly candidatesSha256: string;
  readonly candidates: number;
  readonly method: string;
  readonly strata: readonly { readonly label: string; readonly size: number; readonly take: number }[];
  /** Drawn units and substitutes in the drawn order. */
  readonly units: readonly {
    readonly stratum: string;
    readonly place: number;
    readonly name: string;
    readonly standing: string;
    readonly reason: string | null;
  }[];
  /** The ordered list that the draw was made from: stratum and name; null where it is too long to be printed. */
  readonly listed: readonly { readonly stratum: string; readonly id: string; readonly name: string }[] | null;
}

/** 抽查记录表: who was drawn, and everything with which anybody can compute it again. */
export function drawRecordSheet(data: DrawRecordSheet): FormDefinition {
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
  return {
    id: 'inspection-draw',
    title: '抽查记录表',
    basis: '《生产安全事故应急条例》第八条',
    blocks: [
      {
        kind: 'table',
        widths: [5, 9, 4, 8],
        rows: [
          [label('检查名称'), value(data.title, 3)],
          [label('检查机关'), value(data.office), label('抽取时间'), value(data.drawnAt)],
          [label('见证人'), value(data.witness), label('报数'), value(data.spoken)],
          [label('候选单位数'), value(data.candidates), label('方法'), value(data.method)],
          [label('种子校验值'), value(data.commitment, 3)],
          [label('种子'), value(data.seed, 3)],
          [label('名单校验值'), value(data.candidatesSha256, 3)],
        ],
      },
      { kind: 'paragraph', line: ['一、分层及抽取数'] },
      table(
        [10, 5, 5],
        ['层', '单位数', '抽取数'],
        data.strata.map(({ label: name, size, take }) => [name, size, take]),
      ),
      { kind: 'paragraph', line: ['二、抽取结果'] },
      table(
        [2, 6, 11, 4, 6],
        ['序号', '层', '单位名称', '结果', '说明'],
        data.units.map(({ stratum, place, name, standing, reason }) => [
          place > 0 ? place : '',
          stratum,
          name,
          standing,
          reason,
        ]),
      ),
      {
        kind: 'note',
        line: [
          '核验方法：种子校验值是种子（小写十六进制文字）的SHA-256，在列出候选名单之前公布；名单校验值是附表各行“层代码、单位标识、单位名称”以制表符相连、行间换行的SHA-256。密钥为“种子、报数、名单校验值”以换行相连的SHA-256；各层按单位标识排列，以HMAC-SHA-256（密钥，层代码、换行、从0起的计数）逐四字节取数，超出整倍数的舍去，从前往后逐位交换。',
        ],
      },
      {
        kind: 'note',
        line: ['抽取人：', field(null, 8), '　　见证人：', field(null, 8), '　　日期：', field(null, 10)],
      },
      ...(data.listed === null
        ? [{ kind: 'note', line: [`附：候选名单${data.candidates}家，见随附的抽取记录文件。`] } as const]
        : [
            { kind: 'paragraph', line: ['附：候选名单'], newPage: true } as const,
            table(
              [6, 9, 12],
              ['层代码', '单位标识', '单位名称'],
              data.listed.map(({ stratum, id, name }) => [stratum, id, name]),
            ),
          ]),
    ],
  };
}
