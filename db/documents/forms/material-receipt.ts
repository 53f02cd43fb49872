import type { CivilDate } from '../../domain/dates/civil-date';
import {
  chineseDate,
  dateLine,
  type FormDefinition,
  type FormLine,
  field,
  label,
  quoteTitle,
  value,
} from './definition';

/** One line of the list of materials. */
export interface ReceivedMaterial {
  readonly name: string;
  readonly received: boolean;
  /** Number of copies or files; null is left blank. */
  readonly copies: number | null;
  readonly remark: string | null;
}

export interface MaterialReceiptData {
  readonly number: string | null;
  readonly unitName: string;
  readonly planTitles: readonly string[];
  readonly materials: readonly ReceivedMaterial[];
  readonly receivedOn: CivilDate | null;
  /** Local time of day as HH:MM, or null. */
  readonly receivedAt: string | null;
  readonly receiver: string | null;
  /** Who brought the materials. */
  readonly deliveredBy: string | null;
  readonly phone: string | null;
  /** Last day of the five working days for the check, computed by the rules; null leaves a blank. */
  readonly checkDueOn: CivilDate | null;
  readonly office: string;
}

/** 应急预案备案材料接收凭证: proves the day from which the five working days of 办法 art. 28 are counted. */
export function materialReceipt(data: MaterialReceiptData): FormDefinition {
  const plans: FormLine =
    data.planTitles.length > 0 ? [`（${data.planTitles.map(quoteTitle).join('')}）`] : [];
  const received = data.materials.filter((material) => material.received).length;
  return {
    id: 'material-receipt',
    title: '应急预案备案材料接收凭证',
    basis: '《生产安全事故应急预案管理办法》第二十七条、第二十八条',
    blocks: [
      { kind: 'reference', line: ['编号：', field(data.number, 12)] },
      { kind: 'addressee', line: [field(data.unitName, 16), '：'] },
      {
        kind: 'paragraph',
        line: ['你单位报送的生产安全事故应急预案', ...plans, `备案材料共${received}项已收到，清单如下：`],
      },
      {
        kind: 'table',
        widths: [2, 9, 4, 3, 6],
        headRows: 1,
        rows: [
          ['序号', '材料名称', '是否收到', '份数', '备注'].map((text) => label(text)),
          ...data.materials.map((material, index) => [
            label(String(index + 1)),
            value(material.name),
            label(material.received ? '已收' : '未收'),
            label(material.copies === null ? '' : String(material.copies)),
            value(material.remark),
          ]),
        ],
      },
      {
        kind: 'paragraph',
        line: [
          '我单位自收到备案材料之日起五个工作日内（',
          data.checkDueOn === null ? field('', 10) : `${chineseDate(data.checkDueOn)}前`,
          '）对材料进行核对，并将结果告知你单位。',
        ],
      },
      {
        kind: 'table',
        widths: [4, 8, 4, 8],
        rows: [
          [label('报 送 人'), value(data.deliveredBy), label('联系电话'), value(data.phone)],
          [
            label('接 收 人'),
            value(data.receiver),
            label('接收时间'),
            { role: 'value', lines: [receivedTime(data)] },
          ],
        ],
      },
      { kind: 'seal', by: `${data.office}（盖章）`, date: data.receivedOn },
    ],
  };
}

function receivedTime(data: MaterialReceiptData): FormLine {
  if (data.receivedOn === null) return [field('', 0)];
  return [...dateLine(data.receivedOn), ...(data.receivedAt === null ? [] : [` ${data.receivedAt}`])];
}
