import type { CivilDate } from '../../domain/dates/civil-date';
import { chineseDate, type FormDefinition, field, label, value } from './definition';

export interface CorrectionOrderData {
  readonly number: string | null;
  readonly unitName: string;
  readonly visitedOn: CivilDate | null;
  readonly campaign: string;
  readonly findings: readonly { readonly description: string; readonly clause: string | null }[];
  readonly dueOn: CivilDate | null;
  readonly office: string;
  readonly issuedOn: CivilDate | null;
}

/** 责令限期改正通知书 (条例 8 ¶3: ordered to correct within a set time). */
export function correctionOrder(data: CorrectionOrderData): FormDefinition {
  const day = (date: CivilDate | null) => (date === null ? field('', 10) : chineseDate(date));
  return {
    id: 'correction-order',
    title: '责令限期改正通知书',
    basis: '《生产安全事故应急条例》第八条第三款',
    blocks: [
      { kind: 'reference', line: ['编号：', field(data.number, 12)] },
      { kind: 'addressee', line: [field(data.unitName, 16), '：'] },
      {
        kind: 'paragraph',
        line: [day(data.visitedOn), `，我单位对你单位进行了检查（${data.campaign}），发现存在下列问题：`],
      },
      {
        kind: 'table',
        widths: [2, 14, 9],
        headRows: 1,
        rows: [
          ['序号', '存在的问题', '依据'].map((text) => label(text)),
          ...data.findings.map(({ description, clause }, n) => [
            label(String(n + 1)),
            value(description),
            value(clause),
          ]),
        ],
      },
      {
        kind: 'paragraph',
        line: [
          '现责令你单位于',
          day(data.dueOn),
          '前改正完毕，并将改正情况书面报告我单位，我单位将进行复查。',
        ],
      },
      {
        kind: 'paragraph',
        line: ['如对本通知有异议，可以依法申请行政复议或者提起行政诉讼，期间不停止执行。'],
      },
      { kind: 'note', line: ['受检单位签收：', field(null, 10), '　　日期：', field(null, 10)] },
      { kind: 'seal', by: `${data.office}（印章）`, date: data.issuedOn },
    ],
  };
}
