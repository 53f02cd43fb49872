import type { HazardLevelRules, HazardResult } from '../../domain/hazard/level';
import { type FormCell, type FormDefinition, label, value } from './definition';

const LEVELS = ['', '一级', '二级', '三级', '四级'];
/** 一级 … 四级; null stays empty. */
export const hazardLevelWord = (level: number | null): string | null =>
  level === null ? null : (LEVELS[level] ?? null);

/** Up to four digits after the point, none that say nothing. */
export const amountWord = (amount: number | null): string | null =>
  amount === null ? null : String(Math.round(amount * 10_000) / 10_000);

/** A hazard as its sheets show it; days as YYYY-MM-DD. */
interface SheetHazard {
  readonly name: string;
  readonly number: string | null;
  readonly level: number | null;
  readonly rValue: number | null;
  readonly peopleNearby: number | null;
  readonly place: string | null;
  readonly longitude: number | null;
  readonly latitude: number | null;
  readonly startedOn: string | null;
  readonly process: string | null;
  readonly monitoring: string | null;
  readonly responsible: string | null;
  readonly assessor: string | null;
  readonly assessedOn: string | null;
  readonly nextAssessmentOn: string | null;
  readonly filedOn: string | null;
  readonly filingOffice: string | null;
  readonly filingNo: string | null;
  readonly neighbours: string | null;
  readonly removedOn: string | null;
  readonly removeReason: string | null;
  readonly remark: string | null;
}

interface HazardSheet {
  readonly hazard: SheetHazard;
  readonly unitName: string;
  readonly substances: readonly { name: string; cas: string | null; quantity: number }[];
  readonly result: HazardResult;
  /** Where what was entered does not agree, as sentences. */
  readonly doubts: readonly string[];
  readonly rules: HazardLevelRules;
}

/** 重大危险源辨识分级计算表: every substance with q, Q, β and its share, α, R and the level, beside what the assessment says. */
export function hazardCalculation({
  hazard,
  unitName,
  substances,
  result,
  doubts,
  rules,
}: HazardSheet): FormDefinition {
  const row = (...cells: (string | null)[]): FormCell[] => cells.map((cell) => value(cell));
  return {
    id: 'hazard-calculation',
    title: '重大危险源辨识分级计算表',
    basis: `${rules.source.title}${rules.source.article}；${rules.threshold.source.title}`,
    blocks: [
      { kind: 'note', line: [`单位：${unitName}　　　　重大危险源：${hazard.name}`] },
      {
        kind: 'table',
        widths: [2, 8, 5, 4, 4, 3, 4, 5],
        headRows: 1,
        density: 'dense',
        rows: [
          ['序号', '物质', 'CAS号', '实际存在量 q（吨）', '临界量 Q（吨）', 'β', 'q/Q', 'β·q/Q'].map((text) =>
            label(text),
          ),
          ...result.terms.map((term, at) =>
            row(
              String(at + 1),
              term.name,
              substances[at]?.cas ?? null,
              amountWord(term.quantity),
              amountWord(term.critical),
              amountWord(term.beta),
              amountWord(term.ratio),
              amountWord(term.weighted),
            ),
          ),
          [label('合计', 6), value(amountWord(result.ratio)), value(weightedSum(result))],
        ],
      },
      {
        kind: 'table',
        widths: [5, 5, 5, 5],
        rows: [
          [
            label('是否构成重大危险源'),
            value(result.major === null ? '不能确定' : result.major ? '构成' : '不构成'),
            label('厂界外500米内人数'),
            value(hazard.peopleNearby),
          ],
          [label('α'), value(amountWord(result.alpha)), label('R（计算）'), value(amountWord(result.r))],
          [
            label('级别（计算）'),
            value(result.level?.name ?? null),
            label('R、级别（评估报告）'),
            value([amountWord(hazard.rValue), hazardLevelWord(hazard.level)].filter(Boolean).join('，')),
          ],
        ],
      },
      ...(doubts.length === 0
        ? []
        : [
            { kind: 'note' as const, line: ['需要核对：'] },
            ...doubts.map((doubt) => ({ kind: 'note' as const, line: [`　　${doubt}`] })),
          ]),
      { kind: 'note', line: [rules.note] },
      {
        kind: 'note',
        line: ['计算人：　　　　　　　　复核人：　　　　　　　　日期：　　　　年　　月　　日'],
      },
    ],
  };
}

function weightedSum({ terms }: HazardResult): string | null {
  if (terms.some(({ weighted }) => weighted === null)) return null;
  return amountWord(terms.reduce((sum, { weighted }) => sum + (weighted ?? 0), 0));
}

interface HazardArchive extends HazardSheet {
  readonly address: string | null;
  readonly principal: string | null;
  readonly plans: readonly { title: string; lastDrillOn: string | null }[];
  readonly teams: readonly { name: string }[];
  readonly supplies: readonly { name: string; usable: number; unit: string | null }[];
  readonly alarms: readonly { level: string; condition: string; action: string; contact: string | null }[];
}

const joined = (parts: readonly (string | null)[]): string | null =>
  parts.filter((part) => part !== null && part !== '').join('；') || null;

/** 重大危险源档案（备案登记）: what 安法 40 asks to be kept and filed, on one sheet. Telephones stay out of it. */
export function hazardArchive(data: HazardArchive): FormDefinition {
  const { hazard } = data;
  const wide = (text: string, content: string | number | null): FormCell[] => [
    label(text),
    value(content, 3),
  ];
  const pair = (a: string, one: string | number | null, b: string, other: string | number | null) => [
    label(a),
    value(one),
    label(b),
    value(other),
  ];
  return {
    id: 'hazard-archive',
    title: '重大危险源档案登记表',
    basis: '《中华人民共和国安全生产法》第四十条',
    blocks: [
      {
        kind: 'table',
        widths: [4, 6, 4, 6],
        rows: [
          wide('单位名称', data.unitName),
          pair('单位地址', data.address, '主要负责人', data.principal),
          pair('重大危险源名称', hazard.name, '编号', hazard.number),
          pair('级别', hazardLevelWord(hazard.level), 'R 值', amountWord(hazard.rValue)),
          pair('所在位置', hazard.place, '投用时间', hazard.startedOn),
          pair(
            '经纬度',
            hazard.longitude === null || hazard.latitude === null
              ? null
              : `${hazard.longitude}，${hazard.latitude}`,
            '厂界外500米内人数',
            hazard.peopleNearby,
          ),
          wide(
            '危险物质',
            joined(data.substances.map(({ name, quantity }) => `${name} ${amountWord(quantity)} 吨`)),
          ),
          wide('工艺和储存方式', hazard.process),
          wide('周边情况', hazard.neighbours),
          wide('监测监控措施', hazard.monitoring),
          wide(
            '预警分级和响应',
            joined(data.alarms.map((alarm) => `${alarm.level}：${alarm.condition}，${alarm.action}`)),
          ),
          pair('包保责任人', hazard.responsible, '评估机构', hazard.assessor),
          pair('评估日期', hazard.assessedOn, '下次评估日期', hazard.nextAssessmentOn),
          wide(
            '应急预案和演练',
            joined(
              data.plans.map(
                ({ title, lastDrillOn }) =>
                  `${title}（${lastDrillOn === null ? '未演练' : `最近演练 ${lastDrillOn}`}）`,
              ),
            ),
          ),
          wide('救援队伍', joined(data.teams.map(({ name }) => name))),
          wide(
            '应急物资',
            joined(
              data.supplies.map(({ name, usable, unit }) => `${name} ${amountWord(usable)}${unit ?? ''}`),
            ),
          ),
          pair('备案日期', hazard.filedOn, '备案编号', hazard.filingNo),
          wide('备案机关', hazard.filingOffice),
          ...(hazard.removedOn === null
            ? []
            : [pair('核销日期', hazard.removedOn, '核销原因', hazard.removeReason)]),
          wide('备注', hazard.remark),
        ],
      },
      {
        kind: 'note',
        line: ['填表人：　　　　　　　　单位（盖章）　　　　　　　　日期：　　　　年　　月　　日'],
      },
    ],
  };
}
