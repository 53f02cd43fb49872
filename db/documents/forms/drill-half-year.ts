import type { CivilDate } from '../../domain/dates/civil-date';
import { chineseDate, type FormBlock, type FormDefinition, field, label, value } from './definition';

/** One drill of a half-yearly report, in words. */
export interface ReportedDrillLine {
  readonly title: string;
  readonly plan: string | null;
  readonly kind: string | null;
  readonly form: string | null;
  readonly days: string;
  readonly participants: number | null;
  readonly evaluatedOn: CivilDate | null;
  readonly conclusion: string | null;
  /** Rules that it meets. */
  readonly duties: readonly string[];
}

/** A finding with what was done about it. */
export interface ReportedFindingLine {
  readonly drill: string;
  readonly finding: string;
  readonly measure: string | null;
  readonly owner: string | null;
  readonly state: string;
}

export interface DrillHalfYearData {
  /** 2026年上半年. */
  readonly period: string;
  readonly unitName: string;
  readonly uscc: string | null;
  readonly preparedBy: string | null;
  readonly phone: string | null;
  readonly round: number;
  readonly handedInOn: CivilDate | null;
  readonly office: string | null;
  readonly drills: readonly ReportedDrillLine[];
  readonly findings: readonly ReportedFindingLine[];
  readonly note: string | null;
}

/** 应急演练情况报告表: what a unit tells the office of a half-year (条例 8; 办法 33). The layout is our own. */
export function drillHalfYearReport(data: DrillHalfYearData): FormDefinition {
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
  const day = (date: CivilDate | null) => date && chineseDate(date);
  return {
    id: 'drill-half-year',
    title: '生产经营单位应急演练情况报告表',
    basis: '《生产安全事故应急条例》第八条；《生产安全事故应急预案管理办法》第三十三条',
    orientation: 'landscape',
    blocks: [
      {
        kind: 'paragraph',
        line: [`报送期间：${data.period}${data.round > 1 ? `（第${data.round}次报送）` : ''}`],
      },
      {
        kind: 'table',
        widths: [4, 9, 4, 7],
        rows: [
          [label('单位名称'), value(data.unitName), label('统一社会信用代码'), value(data.uscc)],
          [label('填报人'), value(data.preparedBy), label('联系电话'), value(data.phone)],
          [label('接收机关'), value(data.office), label('报送日期'), value(day(data.handedInOn))],
        ],
      },
      { kind: 'paragraph', line: ['一、演练开展情况'] },
      list(
        [1.6, 6, 6, 4.5, 4.5, 2.4, 4.5, 10],
        ['序号', '演练名称', '所演练的预案', '类别和形式', '演练时间', '参演人数', '评估日期', '符合的规定'],
        data.drills.map((drill, at) => [
          at + 1,
          drill.title,
          drill.plan,
          [drill.kind, drill.form].filter(Boolean).join('、'),
          drill.days,
          drill.participants,
          day(drill.evaluatedOn),
          drill.duties.join('；'),
        ]),
      ),
      ...data.drills
        .filter(({ conclusion }) => (conclusion ?? '') !== '')
        .map(
          (drill): FormBlock => ({
            kind: 'paragraph',
            line: [`${drill.title}的评估结论：${drill.conclusion ?? ''}`],
          }),
        ),
      { kind: 'paragraph', line: ['二、发现的问题和整改情况'] },
      data.findings.length === 0
        ? { kind: 'paragraph', line: ['演练没有登记问题。'] }
        : list(
            [1.4, 5, 8, 7, 3, 3],
            ['序号', '演练', '问题', '整改措施', '责任人', '状态'],
            data.findings.map((finding, at) => [
              at + 1,
              finding.drill,
              finding.finding,
              finding.measure,
              finding.owner,
              finding.state,
            ]),
          ),
      { kind: 'paragraph', line: ['三、其他说明'] },
      ...(data.note ?? '无。').split('\n').map((line): FormBlock => ({ kind: 'paragraph', line: [line] })),
      { kind: 'seal', by: data.unitName, date: data.handedInOn },
    ],
  };
}

export interface DrillReceiptData {
  readonly office: string;
  readonly unitName: string;
  readonly period: string;
  readonly handedInOn: CivilDate | null;
  readonly drills: number;
  readonly verdict: 'received' | 'returned';
  readonly number: string | null;
  readonly note: string | null;
  readonly answeredOn: CivilDate | null;
  readonly answeredBy: string | null;
}

/** 应急演练情况报告接收回执, or the notice by which a report goes back (条例 8). */
export function drillReportReceipt(data: DrillReceiptData): FormDefinition {
  const received = data.verdict === 'received';
  const handedIn = data.handedInOn === null ? '' : `于${chineseDate(data.handedInOn)}`;
  return {
    id: received ? 'drill-receipt' : 'drill-return',
    title: received ? '应急演练情况报告接收回执' : '应急演练情况报告退回补充通知',
    basis: '《生产安全事故应急条例》第八条；《生产安全事故应急预案管理办法》第三十三条',
    blocks: [
      ...(received ? [{ kind: 'reference' as const, line: [field(data.number, 10)] }] : []),
      { kind: 'addressee', line: [`${data.unitName}：`] },
      {
        kind: 'paragraph',
        line: [
          received
            ? `你单位${handedIn}报送的${data.period}应急演练情况报告（演练${data.drills}次）已收到。`
            : `你单位${handedIn}报送的${data.period}应急演练情况报告（演练${data.drills}次）需要补充，现予退回。请按下列要求补充后重新报送。`,
        ],
      },
      ...(data.note === null
        ? []
        : data.note.split('\n').map((line) => ({ kind: 'paragraph' as const, line: [line] }))),
      ...(received
        ? [
            {
              kind: 'paragraph' as const,
              line: [
                '本回执只证明已经收到报告，不代替对演练情况的抽查（《生产安全事故应急条例》第八条第三款）。',
              ],
            },
          ]
        : []),
      { kind: 'paragraph', line: ['经办人：', field(data.answeredBy, 8)] },
      { kind: 'seal', by: data.office, date: data.answeredOn },
    ],
  };
}
