import type { CivilDate } from '../../domain/dates/civil-date';
import { type FormBlock, type FormDefinition, field, label, titleLines, value } from './definition';

/** One plan of the application, for the list on the second page. */
export interface AppliedPlan {
  readonly title: string;
  /** 综合, 专项, 现场处置方案 … as it is to be printed. */
  readonly kindName: string;
  readonly version: string | null;
  readonly publishedOn: CivilDate | null;
  readonly pages: number | null;
  /** SHA-256 of the electronic document in hexadecimal; its beginning is printed so that paper and file can be matched. */
  readonly sha256: string | null;
}

export interface FilingApplicationData {
  readonly unitName: string;
  readonly uscc: string | null;
  readonly contact: string | null;
  readonly phone: string | null;
  readonly fax: string | null;
  readonly email: string | null;
  readonly legalPerson: string | null;
  /** 万元. */
  readonly assetsWan: number | null;
  /** Industry in words, code included where known. */
  readonly industry: string | null;
  readonly employees: number | null;
  readonly address: string | null;
  readonly postcode: string | null;
  readonly plans: readonly AppliedPlan[];
  readonly appliedOn: CivilDate | null;
}

/** Characters of the hash that are printed; enough to tell any two files apart in practice. */
const PRINTED_HASH = 8;

/** 生产经营单位生产安全事故应急预案备案申报表, made by the unit (办法 art. 27), with a list of its plans behind it. */
export function filingApplication(data: FilingApplicationData): FormDefinition {
  return {
    id: 'filing-application',
    title: '生产经营单位生产安全事故\n应急预案备案申报表',
    basis: '《生产安全事故应急预案管理办法》第二十七条',
    blocks: [
      { kind: 'reference', line: ['统一社会信用代码：', field(data.uscc, 18)] },
      {
        kind: 'table',
        widths: [4, 8, 4, 6],
        rows: [
          [label('单位名称'), value(data.unitName, 3)],
          [label('联 系 人'), value(data.contact), label('联系电话'), value(data.phone)],
          [label('传　　真'), value(data.fax), label('电子信箱'), value(data.email)],
          [label('法定代表人'), value(data.legalPerson), label('资产总额'), amount(data.assetsWan, '万元')],
          [label('行业类型'), value(data.industry), label('从业人数'), amount(data.employees, '人')],
          [label('单位地址'), value(data.address), label('邮政编码'), value(data.postcode)],
          [
            {
              role: 'statement',
              span: 4,
              lines: [
                ['　　根据《生产安全事故应急预案管理办法》，现将我单位编制的：'],
                ...titleLines(data.plans.map((plan) => plan.title)).map((line) => ['　　', ...line]),
                ['　　等预案报上，请予备案。'],
              ],
              seal: { by: '（单位公章）', date: data.appliedOn },
            },
          ],
        ],
      },
      ...(data.plans.length > 0 ? planList(data.plans) : []),
    ],
  };
}

function planList(plans: readonly AppliedPlan[]): FormBlock[] {
  return [
    { kind: 'paragraph', line: ['附：申报备案的应急预案清单'], newPage: true },
    {
      kind: 'table',
      widths: [3, 13, 5, 4, 6, 3, 6],
      headRows: 1,
      density: 'dense',
      rows: [
        ['序号', '预案名称', '类别', '版本', '公布日期', '页数', '校验码'].map((text) => label(text)),
        ...plans.map((plan, index) => [
          label(String(index + 1)),
          value(plan.title),
          label(plan.kindName),
          label(plan.version ?? ''),
          label(plan.publishedOn ?? ''),
          label(plan.pages === null ? '' : String(plan.pages)),
          label(plan.sha256?.slice(0, PRINTED_HASH) ?? ''),
        ]),
      ],
    },
  ];
}

function amount(count: number | null, unit: string) {
  return count === null
    ? { role: 'value' as const, lines: [[field('', 6), unit]] }
    : value(`${count.toLocaleString('en-US')}${unit}`);
}
