import type { InjectChannel } from '../domain/drill/codes';
import { clockOf } from '../domain/drill/design';
import { CHANNEL_WORDS, INJECT_FIELDS } from './inject-columns';
import { type OutputCell, writeTable } from './write-workbook';

export interface WrittenInject {
  readonly number: number;
  readonly atMinute: number;
  readonly fromWhom: string;
  readonly toWhom: string;
  readonly channel: InjectChannel;
  readonly text: string;
  readonly question: string | null;
  readonly expectedAction: string | null;
  readonly expectedMinutes: number | null;
  readonly evaluator: string | null;
  readonly objective: string | null;
  readonly phase: string | null;
  readonly remark: string | null;
}

/**
 * Writes injects as a workbook that `readInjectSheet` takes back unchanged; without injects the empty table to fill in.
 * @throws PlanDeskError CANCELLED, DISK_FULL, FILE_NOT_WRITABLE
 */
export function writeInjects(
  file: string,
  title: string,
  injects: readonly WrittenInject[],
): Promise<number> {
  return writeTable({
    file,
    sheetName: '情景信息',
    title,
    columns: INJECT_FIELDS.map(({ label, type, width }) => ({
      label,
      width,
      ...(type === 'number' && { type }),
    })),
    rows: injects.map(cellsOf),
  });
}

const cellsOf = (inject: WrittenInject): OutputCell[] => {
  const cells: Readonly<Record<(typeof INJECT_FIELDS)[number]['key'], OutputCell>> = {
    number: inject.number,
    phase: inject.phase,
    time: clockOf(inject.atMinute),
    from: inject.fromWhom,
    to: inject.toWhom,
    channel: CHANNEL_WORDS[inject.channel][0] ?? '',
    text: inject.text,
    question: inject.question,
    expect: inject.expectedAction,
    within: inject.expectedMinutes,
    evaluator: inject.evaluator,
    objective: inject.objective,
    remark: inject.remark,
  };
  return INJECT_FIELDS.map(({ key }) => cells[key as keyof typeof cells]);
};
