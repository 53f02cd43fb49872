import type { CivilDate } from '../../domain/dates/civil-date';
import { dateLine, type FormDefinition, field, label, quoteTitle, value } from './definition';

export interface AssessmentReportData {
  readonly title: string;
  readonly basis: string;
  readonly unitName: string;
  readonly planTitle: string;
  readonly versionLabel: string | null;
  readonly assessedOn: CivilDate;
  readonly members: readonly { readonly name: string; readonly duty: string }[];
  /** What the assessment rests on, in words. */
  readonly grounds: string;
  readonly methods: readonly string[];
  readonly items: readonly {
    readonly title: string;
    readonly ask: string;
    /** 符合, 需要完善, 不适用; null leaves a blank to be filled in. */
    readonly result: string | null;
    readonly finding: string;
    readonly advice: string;
  }[];
  /** 需要修订, 不需要修订; null where it is not known. */
  readonly conclusion: string | null;
  readonly remark: string | null;
}

/** 应急预案评估报告: group, grounds, each point with finding and advice, and whether the plan is to be revised. */
export function assessmentReport(data: AssessmentReportData): FormDefinition {
  const members = data.members.length > 0 ? data.members : [{ name: '', duty: '' }];
  return {
    id: 'assessment-report',
    title: data.title,
    basis: data.basis,
    blocks: [
      {
        kind: 'table',
        widths: [4, 8, 4, 8],
        rows: [
          [label('编制单位'), value(data.unitName, 3)],
          [label('预案名称'), value(quoteTitle(data.planTitle), 3)],
          [
            label('版　　本'),
            value(data.versionLabel),
            label('评估日期'),
            { role: 'value', lines: [dateLine(data.assessedOn)] },
          ],
          [label('评估依据'), value(data.grounds, 3)],
          [label('评估方法'), value(data.methods.join('、'), 3)],
        ],
      },
      { kind: 'paragraph', line: ['一、评估组'] },
      {
        kind: 'table',
        widths: [3, 9, 12],
        rows: [
          ['序号', '姓　　名', '单位及职务'].map((text) => label(text)),
          ...members.map(({ name, duty }, i) => [label(String(i + 1)), value(name), value(duty)]),
        ],
      },
      { kind: 'paragraph', line: ['二、评估内容'] },
      {
        kind: 'table',
        widths: [2, 8, 3, 6, 6],
        headRows: 1,
        density: 'dense',
        rows: [
          ['序号', '评估要点', '结果', '发现的问题', '修订建议'].map((text) => label(text)),
          ...data.items.map((item, i) => [
            label(String(i + 1)),
            { role: 'value' as const, lines: [[item.title], [item.ask]] },
            label(item.result ?? ''),
            value(item.finding),
            value(item.advice),
          ]),
        ],
      },
      { kind: 'paragraph', line: ['三、评估结论：', field(data.conclusion, 12)] },
      ...(data.remark ? [{ kind: 'paragraph' as const, line: [data.remark] }] : []),
      { kind: 'paragraph', line: ['评估组成员签名：', field(null, 20)] },
      { kind: 'seal', by: `${data.unitName}（盖章）`, date: data.assessedOn },
    ],
  };
}
