import type { AlarmLevel } from '../../domain/hazard/codes';
import { type FormCell, type FormDefinition, label, value } from './definition';

const LEVELS: Readonly<Record<AlarmLevel, string>> = {
  blue: '低风险（蓝色）',
  yellow: '一般风险（黄色）',
  orange: '较大风险（橙色）',
  red: '重大风险（红色）',
};

/** 安全生产风险分析记录 of one month. */
export function riskSheet(data: {
  readonly unitName: string;
  readonly month: string;
  readonly doneOn: string;
  readonly content: string | null;
  readonly findings: string | null;
  readonly measures: string | null;
  readonly level: AlarmLevel | null;
  readonly analyst: string | null;
  readonly participants: string | null;
}): FormDefinition {
  const wide = (text: string, content: string | null): FormCell[] => [label(text), value(content, 3)];
  const [year, month] = data.month.split('-');
  return {
    id: 'risk-sheet',
    title: '安全生产风险分析记录',
    basis: '吉政发〔2012〕8号四（三）2',
    blocks: [
      {
        kind: 'table',
        widths: [4, 6, 4, 6],
        rows: [
          wide('单位', data.unitName),
          [label('月份'), value(`${year}年${Number(month)}月`), label('分析日期'), value(data.doneOn)],
          [
            label('主持人'),
            value(data.analyst),
            label('研判等级'),
            value(data.level === null ? null : LEVELS[data.level]),
          ],
          wide('参加人员', data.participants),
          wide('分析内容', data.content),
          wide('主要风险', data.findings),
          wide('防范和应对措施', data.measures),
        ],
      },
      {
        kind: 'note',
        line: ['记录人：　　　　　　　　主要负责人：　　　　　　　　日期：　　　　年　　月　　日'],
      },
    ],
  };
}
