import type { DrillForm } from './axes';
import type { InjectChannel } from './codes';
import type { DrillState } from './drill-state';

/** A design may last so long, in minutes: three days. */
export const LONGEST_DRILL_MINUTES = 4320;
/** More injects than anybody leads. */
export const MOST_INJECTS = 1000;
/** How long names and texts of an inject may be, characters. */
export const INJECT_LENGTHS = { name: 200, text: 4000 } as const;

export interface DesignObjective {
  readonly id: string;
  readonly text: string;
  readonly standard: string | null;
}

/** What the checks look at of an inject. */
export interface DesignInject {
  readonly id: string;
  readonly number: number;
  /** Minutes after the start. */
  readonly atMinute: number;
  readonly fromWhom: string;
  readonly toWhom: string;
  readonly channel: InjectChannel;
  readonly text: string;
  readonly question: string | null;
  readonly expectedAction: string | null;
  readonly expectedMinutes: number | null;
  readonly evaluator: string | null;
  readonly objectiveId: string | null;
}

export interface Design {
  readonly form: DrillForm | null;
  readonly durationMinutes: number | null;
  readonly objectives: readonly DesignObjective[];
  readonly injects: readonly DesignInject[];
  /** Names of those who take part as evaluators. */
  readonly evaluators: readonly string[];
}

/** `error`: the sheet would mislead on the day; `advice`: people may know better. */
export interface DesignFinding {
  readonly code: string;
  readonly severity: 'error' | 'advice';
  /** The inject or objective it is about; null: the design. */
  readonly ref: string | null;
  readonly message: string;
}

/** Everything that is wrong or thin in a design, injects first in their order, then objectives, then the design. */
export function designFindings(design: Design): DesignFinding[] {
  const counts = new Map<number, number>();
  for (const { number } of design.injects) counts.set(number, (counts.get(number) ?? 0) + 1);
  const injects = inOrder(design.injects).flatMap((inject) => injectFindings(design, inject, counts));
  const tried = new Set(design.injects.map(({ objectiveId }) => objectiveId));
  const objectives = design.objectives
    .filter(({ id }) => !tried.has(id))
    .map(({ id, text }) => ({
      code: 'OBJECTIVE_UNTRIED',
      message: `目标“${text}”没有对应的情景信息，演练中看不出是否达到，请补充情景信息或安排观察。`,
      severity: 'advice' as const,
      ref: id,
    }));
  return [...injects, ...objectives, ...wholeFindings(design)];
}

function injectFindings(
  design: Design,
  inject: DesignInject,
  counts: ReadonlyMap<number, number>,
): DesignFinding[] {
  const { id, number, atMinute, expectedMinutes, evaluator } = inject;
  const name = number > 0 ? `第${number}号情景信息` : '未编号的情景信息';
  const found: DesignFinding[] = [];
  const add = (severity: DesignFinding['severity'], code: string, message: string) =>
    found.push({ code, severity, ref: id, message });
  if (number <= 0) add('error', 'INJECT_UNNUMBERED', `${clockOf(atMinute)}的情景信息没有编号，请编号。`);
  else if ((counts.get(number) ?? 0) > 1)
    add('error', 'INJECT_NUMBER_TWICE', `编号${number}用了不止一次，请重新编号。`);
  if (atMinute < 0) add('error', 'INJECT_BEFORE_START', `${name}的时间早于演练开始，请核对。`);
  const end = design.durationMinutes;
  if (end !== null && atMinute > end)
    add(
      'error',
      'INJECT_BEYOND_END',
      `${name}的时间${clockOf(atMinute)}晚于演练结束（${clockOf(end)}），请提前，或延长时长。`,
    );
  else if (end !== null && expectedMinutes !== null && atMinute + expectedMinutes > end)
    add('advice', 'EXPECTED_BEYOND_END', `${name}的期望行动要到演练结束以后才完成，请核对。`);
  if (inject.expectedAction === null)
    add('advice', 'EXPECTED_MISSING', `${name}没有写期望的行动，评估没有依据。`);
  if (design.form === 'tabletop' && inject.question === null)
    add('advice', 'QUESTION_MISSING', `${name}没有提问，桌面演练时参演人员不知道要回答什么。`);
  if (evaluator !== null && !design.evaluators.includes(evaluator))
    add('advice', 'EVALUATOR_UNKNOWN', `${name}的评估人员“${evaluator}”不在参演名单的评估人员里。`);
  // Where one evaluates alone it needs no saying who.
  if (evaluator === null && design.evaluators.length > 1)
    add('advice', 'EVALUATOR_MISSING', `${name}没有指定由谁观察评估。`);
  if (inject.objectiveId === null && design.objectives.length > 0)
    add('advice', 'OBJECTIVE_MISSING', `${name}没有对应的演练目标。`);
  return found;
}

function wholeFindings({ durationMinutes, injects, objectives }: Design): DesignFinding[] {
  const found: DesignFinding[] = [];
  const add = (code: string, message: string) => found.push({ code, severity: 'advice', ref: null, message });
  if (objectives.length === 0) add('OBJECTIVES_MISSING', '还没有写演练目标。');
  if (injects.length === 0) add('INJECTS_MISSING', '还没有编排情景信息。');
  if (durationMinutes === null && injects.length > 0)
    add('DURATION_MISSING', '没有写演练时长，看不出情景信息是否排得下。');
  const numbers = inOrder(injects).map(({ number }) => number);
  if (numbers.some((number, at) => at > 0 && number < (numbers[at - 1] ?? 0)))
    add('NUMBERS_OUT_OF_ORDER', '情景信息的编号和时间先后不一致，可以按时间重新编号。');
  return found;
}

/** By time, then by number. */
export function inOrder<T extends Pick<DesignInject, 'atMinute' | 'number'>>(injects: readonly T[]): T[] {
  return [...injects].sort((a, b) => a.atMinute - b.atMinute || a.number - b.number);
}

/** Numbers from 1 in the order of time. */
export function renumbered<T extends Pick<DesignInject, 'atMinute' | 'number'>>(injects: readonly T[]): T[] {
  return inOrder(injects).map((inject, at) => ({ ...inject, number: at + 1 }));
}

/** T+0:05, as it is printed and called out; before the start T-0:05. */
export function clockOf(minutes: number): string {
  const whole = Math.abs(minutes);
  return `T${minutes < 0 ? '-' : '+'}${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

const NUMERALS: Readonly<Record<string, string>> = { '：': ':', '＋': '+', '－': '-', '−': '-' };

/**
 * Minutes after the start, from what people write: 5, 1:05, T+5, T+1:05, 第5分钟, 1小时5分, 5分; null where it is no time.
 */
export function readClock(text: string): number | null {
  const plain = text
    .normalize('NFKC')
    .replace(/[：＋－−]/g, (sign) => NUMERALS[sign] ?? sign)
    .replace(/\s/g, '')
    .replace(/^第/, '');
  const match =
    /^(?:T)?([+-]?)(\d{1,4})(?:'|min|分钟?)?$/i.exec(plain) ??
    /^(?:T)?([+-]?)(\d{1,2}):(\d{2})(?::\d{2})?$/i.exec(plain) ??
    /^(?:T)?([+-]?)(\d{1,2})(?:小时|时|h)(?:(\d{1,2})(?:分钟?|min)?)?$/i.exec(plain);
  if (!match) return null;
  const [, sign, first, second] = match;
  const hours = second !== undefined || /小时|时|h/i.test(plain);
  if (second !== undefined && Number(second) > 59) return null;
  const minutes = hours ? Number(first) * 60 + Number(second ?? 0) : Number(first);
  return sign === '-' && minutes > 0 ? -minutes : minutes;
}

/** States in which a design may still be changed. */
export const DESIGNABLE_STATES = [
  'planned',
  'prepared',
  'postponed',
] as const satisfies readonly DrillState[];

/** True until the drill begins. */
export function isDesignable(state: DrillState): boolean {
  return (DESIGNABLE_STATES as readonly DrillState[]).includes(state);
}
