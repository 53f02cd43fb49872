import type { CivilDate } from '../../domain/dates/civil-date';
import { chineseDate, type FormDefinition, field, label, titleLines, value } from './definition';

/** One gap: what is missing or wrong and how it is made good. */
export interface SupplementItem {
  readonly material: string;
  readonly problem: string;
  readonly remedy: string | null;
}

export interface SupplementNoticeData {
  readonly number: string | null;
  readonly unitName: string;
  readonly planTitles: readonly string[];
  readonly receivedOn: CivilDate | null;
  /** All gaps at once: the law allows one notice only. */
  readonly items: readonly SupplementItem[];
  readonly contact: string | null;
  readonly phone: string | null;
  readonly office: string;
  readonly issuedOn: CivilDate | null;
}

/** 应急预案备案材料一次性补正告知书 (办法 art. 28: everything that is missing is told once). */
export function supplementNotice(data: SupplementNoticeData): FormDefinition {
  return {
    id: 'supplement-notice',
    title: '应急预案备案材料一次性补正告知书',
    basis: '《生产安全事故应急预案管理办法》第二十八条',
    blocks: [
      { kind: 'reference', line: ['编号：', field(data.number, 12)] },
      { kind: 'addressee', line: [field(data.unitName, 16), '：'] },
      {
        kind: 'paragraph',
        line: [
          '你单位于',
          data.receivedOn === null ? field('', 10) : chineseDate(data.receivedOn),
          '报送的下列应急预案的备案材料收悉：',
        ],
      },
      ...titleLines(data.planTitles).map((line) => ({ kind: 'paragraph' as const, line })),
      {
        kind: 'paragraph',
        line: [
          '经核对，备案材料不齐全，暂不予备案。根据《生产安全事故应急预案管理办法》第二十八条，现将需要补齐的全部材料一次性告知如下：',
        ],
      },
      {
        kind: 'table',
        widths: [2, 7, 8, 7],
        headRows: 1,
        rows: [
          ['序号', '材料', '存在的问题', '补正要求'].map((text) => label(text)),
          ...data.items.map((item, index) => [
            label(String(index + 1)),
            value(item.material),
            value(item.problem),
            value(item.remedy),
          ]),
        ],
      },
      { kind: 'paragraph', line: ['请按上述要求补齐材料后重新报送，我单位将自收到之日起五个工作日内核对。'] },
      {
        kind: 'paragraph',
        line: ['联系人：', field(data.contact, 8), '　　联系电话：', field(data.phone, 12)],
      },
      { kind: 'seal', by: `${data.office}（盖章）`, date: data.issuedOn },
      {
        kind: 'table',
        widths: [4, 8, 4, 8],
        rows: [[label('签 收 人'), value(null), label('签收日期'), value(null)]],
      },
    ],
  };
}
