import type { CivilDate } from '../../domain/dates/civil-date';
import { type FormDefinition, type FormLine, field, label, titleLines, value } from './definition';

/** Values of the certificate; whatever is unknown is null and printed as a blank. */
export interface FilingCertificateData {
  readonly number: string | null;
  readonly unitName: string;
  readonly address: string | null;
  readonly postcode: string | null;
  readonly legalPerson: string | null;
  /** 经办人 of the unit, as named in the application. */
  readonly handler: string | null;
  readonly phone: string | null;
  readonly fax: string | null;
  readonly planTitles: readonly string[];
  readonly office: string;
  readonly filedOn: CivilDate | null;
  /** Filed by lapse of time (办法 art. 28): the wording says so instead of attesting complete materials. */
  readonly deemed: boolean;
}

/** 生产经营单位生产安全事故应急预案备案登记表, issued by the receiving office (办法 arts. 27, 28). */
export function filingCertificate(data: FilingCertificateData): FormDefinition {
  const verdict: FormLine = data.deemed
    ? [
        '　　等应急预案，自收到备案材料之日起五个工作日内未作出处理，依照《生产安全事故应急预案管理办法》第二十八条，视为已经备案。',
      ]
    : ['　　等应急预案，材料齐全，予以备案。'];
  return {
    id: 'filing-certificate',
    title: '生产经营单位生产安全事故\n应急预案备案登记表',
    basis: '《生产安全事故应急预案管理办法》第二十七条、第二十八条',
    blocks: [
      { kind: 'reference', line: ['备案编号：', field(data.number, 14)] },
      {
        kind: 'table',
        widths: [4, 8, 4, 6],
        rows: [
          [label('单位名称'), value(data.unitName, 3)],
          [label('单位地址'), value(data.address), label('邮政编码'), value(data.postcode)],
          [label('法定代表人'), value(data.legalPerson), label('经 办 人'), value(data.handler)],
          [label('联系电话'), value(data.phone), label('传　　真'), value(data.fax)],
          [
            {
              role: 'statement',
              span: 4,
              lines: [['　　你单位上报的：'], ...titleLines(data.planTitles).map(indented), verdict],
              seal: { by: `${data.office}（盖章）`, date: data.filedOn },
            },
          ],
        ],
      },
      {
        kind: 'note',
        line: ['注：备案编号由县级及县级以上行政区划代码、年份和流水序号组成。'],
      },
    ],
  };
}

function indented(line: FormLine): FormLine {
  return ['　　', ...line];
}
