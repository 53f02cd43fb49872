import { asCivilDate } from '../../domain/dates/civil-date';
import { chineseDate, type FormDefinition, field } from './definition';

export interface ListingNotice {
  readonly listingNo: string | null;
  readonly unitName: string;
  readonly title: string;
  readonly place: string | null;
  readonly description: string | null;
  readonly foundOn: string;
  readonly level: string | null;
  readonly dueOn: string | null;
  readonly measures: string | null;
  readonly supervisor: string | null;
  readonly responsible: string | null;
  readonly office: string;
  readonly listedOn: string | null;
}

const dayWord = (day: string | null) => (day === null ? null : chineseDate(asCivilDate(day)));

/** 重大事故隐患挂牌督办通知书: to the unit, with what is asked of it and until when. */
export function listingNotice(data: ListingNotice): FormDefinition {
  const stop = (text: string) => text.replace(/[。；，\s]+$/, '');
  return {
    id: 'listing-notice',
    title: '重大事故隐患挂牌督办通知书',
    basis: '《中华人民共和国安全生产法》第四十一条；吉政发〔2012〕8号四（三）2',
    blocks: [
      { kind: 'reference', line: [field(data.listingNo, 12)] },
      { kind: 'addressee', line: [`${data.unitName}：`] },
      {
        kind: 'paragraph',
        line: [
          `${chineseDate(asCivilDate(data.foundOn))}发现你单位存在下列重大事故隐患：`,
          stop(data.title),
          data.description === null ? '' : `。${stop(data.description)}`,
          data.place === null ? '。' : `。所在位置：${stop(data.place)}。`,
        ],
      },
      {
        kind: 'paragraph',
        line: [
          '现对该隐患实行',
          field(data.level, 4),
          '挂牌督办，督办单位为',
          field(data.supervisor, 10),
          '。请你单位落实整改责任、措施、资金、期限和应急预案，于',
          field(dayWord(data.dueOn), 8),
          '前完成整改。',
        ],
      },
      {
        kind: 'paragraph',
        line: ['整改要求：', field(data.measures, 20)],
      },
      {
        kind: 'paragraph',
        line: [
          '整改责任人：',
          field(data.responsible, 6),
          '。整改期间应当采取安全防范措施；整改前或者整改过程中无法保证安全的，应当撤出人员、停止作业。整改完成后，请书面申请验收；验收合格后予以摘牌。',
        ],
      },
      { kind: 'seal', by: data.office, date: data.listedOn === null ? null : asCivilDate(data.listedOn) },
    ],
  };
}
