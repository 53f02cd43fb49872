import { asCivilDate } from '../../domain/dates/civil-date';
import { chineseMoment, dayOfMoment } from '../../domain/dates/moment';
import { type FormBlock, type FormDefinition, field, label, value } from './definition';

const paragraph = (text: string): FormBlock => ({ kind: 'paragraph', line: [text] });
const linesOf = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '');
const NUMBERS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
/** Whoever reads a page of a practice must not take it for an accident. */
const PRACTICE = '【练习，事故没有发生】';

/** One report of an incident (493 art. 12), or the evaluation of the response (国办发〔2024〕5号 art. 40). */
export interface IncidentReportData {
  readonly evaluation: boolean;
  readonly practice: boolean;
  readonly incidentName: string;
  /** 首报, 续报（第2号） … */
  readonly reportTitle: string;
  readonly documentNo: string | null;
  readonly recipient: string | null;
  readonly officeName: string;
  readonly issuedBy: string | null;
  /** Milliseconds; null while it is a draft. */
  readonly issuedAt: number | null;
  readonly sections: readonly { readonly label: string; readonly text: string }[];
}

/** The report as it is sent, in the look of an official letter; parts that nothing is known of say so. */
export function incidentReport(data: IncidentReportData): FormDefinition {
  return {
    id: data.evaluation ? 'incident-evaluation' : 'incident-report',
    title: `${data.practice ? `${PRACTICE}\n` : ''}${data.incidentName}\n${data.evaluation ? '应急处置评估报告' : `事故信息${data.reportTitle}`}`,
    basis: data.evaluation
      ? '突发事件应急预案管理办法（国办发〔2024〕5号）第四十条'
      : '生产安全事故报告和调查处理条例第十二条',
    blocks: [
      { kind: 'reference', line: [field(data.documentNo, 10)] },
      { kind: 'addressee', line: [field(data.recipient, 12), '：'] },
      ...data.sections.flatMap(({ label: title, text }, n): FormBlock[] => [
        paragraph(`${NUMBERS[n] ?? n + 1}、${title}`),
        ...(text.trim() === '' ? [paragraph('正在核实。')] : linesOf(text).map(paragraph)),
      ]),
      { kind: 'paragraph', line: ['签发人：', field(data.issuedBy, 10)] },
      {
        kind: 'seal',
        by: `${data.officeName}（盖章）`,
        date: data.issuedAt === null ? null : asCivilDate(dayOfMoment(data.issuedAt)),
        // Terms run by the hour: the hour stands under the stamp.
        ...(data.issuedAt !== null && { day: chineseMoment(data.issuedAt, true) }),
      },
    ],
  };
}

/** The log of an incident as a table in time. */
export interface IncidentLogData {
  readonly practice: boolean;
  readonly incidentName: string;
  readonly rows: readonly {
    readonly time: string;
    readonly kind: string;
    readonly whom: string | null;
    readonly text: string;
    readonly by: string;
  }[];
}

export function incidentLog(data: IncidentLogData): FormDefinition {
  return {
    id: 'incident-log',
    title: `${data.practice ? `${PRACTICE}\n` : ''}${data.incidentName}\n应急处置记录`,
    basis: '突发事件应急预案管理办法（国办发〔2024〕5号）第四十条',
    blocks: [
      {
        kind: 'table',
        widths: [6, 3, 6, 16, 4],
        headRows: 1,
        density: 'dense',
        rows: [
          ['时间', '类别', '对象', '内容', '记录人'].map((text) => label(text)),
          ...data.rows.map(({ time, kind, whom, text, by }) => [
            label(time),
            label(kind),
            value(whom),
            value(text),
            label(by),
          ]),
        ],
      },
    ],
  };
}

/** One page for whoever asks how it stands. */
export interface SituationData {
  readonly practice: boolean;
  readonly incidentName: string;
  readonly officeName: string;
  /** Milliseconds. */
  readonly at: number;
  readonly facts: readonly { readonly label: string; readonly text: string }[];
}

export function incidentSituation(data: SituationData): FormDefinition {
  return {
    id: 'incident-situation',
    title: `${data.practice ? `${PRACTICE}\n` : ''}${data.incidentName}\n现场情况简报`,
    basis: '突发事件应急预案管理办法（国办发〔2024〕5号）',
    blocks: [
      { kind: 'reference', line: [`截至${chineseMoment(data.at, true)}`] },
      {
        kind: 'table',
        widths: [5, 21],
        density: 'dense',
        rows: data.facts.map(({ label: title, text }) => [label(title), value(text)]),
      },
      { kind: 'seal', by: data.officeName, date: null, day: chineseMoment(data.at, true) },
    ],
  };
}
