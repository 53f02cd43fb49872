import { chineseMoment } from '../dates/moment';
import type { IncidentLogKind } from './codes';
import type { IncidentToll } from './grade-suggestion';

/** An entry of the log as it holds now: corrections applied, what was taken back left out. `at`: milliseconds. */
export interface StandingEntry {
  readonly at: number;
  readonly kind: IncidentLogKind;
  readonly whom: string | null;
  readonly text: string;
  readonly answered: boolean | null;
}

/** A team, depot or owner that was called. Moments are milliseconds. */
export interface CalledForce {
  readonly name: string;
  readonly orderedAt: number;
  readonly departedAt: number | null;
  readonly arrivedAt: number | null;
  readonly returnedAt: number | null;
}

/** All that the papers of an incident are written from. */
export interface PaperSource {
  readonly officeName: string;
  readonly name: string;
  readonly practice: boolean;
  readonly accidentKind: string;
  readonly unitName: string | null;
  /** What the register says of the unit, a sentence a line. */
  readonly unitFacts: readonly string[];
  readonly place: string;
  readonly happenedAt: number | null;
  readonly learnedAt: number;
  readonly unitLearnedAt: number | null;
  readonly reportedBy: string | null;
  readonly description: string | null;
  readonly substances: string | null;
  readonly toll: IncidentToll;
  readonly commander: string | null;
  readonly endedAt: number | null;
  readonly endReason: string | null;
  readonly plans: readonly { readonly title: string; readonly level: string | null; readonly at: number }[];
  readonly forces: readonly CalledForce[];
  /** In the order of the facts. */
  readonly log: readonly StandingEntry[];
  readonly reports: readonly { readonly title: string; readonly recipient: string; readonly at: number }[];
  /** Costs of call-ups and requisitions so far, yuan. */
  readonly cost: number;
}

/** One entry of the log as a corrections-aware reader needs it. */
export interface LoggedEntry extends StandingEntry {
  readonly id: string;
  readonly correctsId: string | null;
}

/**
 * The log as it holds: each entry with the words of its last correction, in the order of the facts; a correction without words
 * takes its entry back.
 * @param entries in the order in which they were written
 */
export function standingLog<T extends LoggedEntry>(entries: readonly T[]): T[] {
  const words = new Map<string, string>();
  for (const { kind, correctsId, text } of entries)
    if (kind === 'correction' && correctsId !== null) words.set(correctsId, text);
  return entries
    .filter(({ kind, id }) => kind !== 'correction' && words.get(id) !== '')
    .map((entry) => ({ ...entry, text: words.get(entry.id) ?? entry.text }))
    .sort((a, b) => a.at - b.at);
}

/** 死亡1人，重伤2人，下落不明1人 … or that nobody was harmed as far as is known. */
export function tollText({ deaths, seriousInjuries, missing, trapped, directLoss }: IncidentToll): string {
  const people = [
    [deaths, '死亡'],
    [seriousInjuries, '重伤（含急性中毒）'],
    [missing, '下落不明'],
    [trapped, '被困'],
  ] as const;
  const harmed = people.filter(([count]) => count > 0).map(([count, word]) => `${word}${count}人`);
  const loss = directLoss === null ? '直接经济损失正在核实' : `初步估计直接经济损失${moneyText(directLoss)}`;
  return `${harmed.length === 0 ? '目前未接到人员伤亡报告' : harmed.join('，')}；${loss}。`;
}

/** 120万元 or 8500元. */
export function moneyText(yuan: number): string {
  const tenThousands = Math.round(yuan) / 10_000;
  return yuan >= 10_000 ? `${Number(tenThousands.toFixed(2))}万元` : `${Number(yuan.toFixed(2))}元`;
}

/** 11月22日8时05分，向县医院：请派救护车。 */
export function entryText({ at, whom, text }: StandingEntry): string {
  return `${chineseMoment(at)}，${whom === null || whom === '' ? '' : `${whom}：`}${text}`;
}
