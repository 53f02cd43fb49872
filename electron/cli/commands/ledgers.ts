import type { z } from 'zod';
import { PlanDeskError } from '../../../db/domain/errors';
import { ledgerKind } from '../../contract/codes';
import type { stagedRow } from '../../contract/ledgers';
import { isSameFile } from '../../core-host/same-file';
import { oneOf, parseArguments, required } from '../arguments';
import type { Caller } from '../caller';
import type { Command } from '../command';
import { assertNoDatabase } from '../files';
import { openDatabase } from './database';

type StagedRow = z.infer<typeof stagedRow>;
const PAGE = 500;

export const templateCommand: Command = {
  usage: 'template enterprises|plans|experts|teams|equipment|supplies|drills --out FILE.xlsx',
  async run(args, caller) {
    const parsed = parseArguments(args, { words: ['KIND'], options: ['out'] });
    const kind = oneOf(parsed.words[0] ?? '', ledgerKind.options, 'KIND');
    assertNoDatabase(caller.path(required(parsed, 'out')));
    const made = await caller.call('ledgers.template', { kind, file: caller.file(required(parsed, 'out')) });
    return { json: { kind, ...made }, lines: [`模板已写到 ${required(parsed, 'out')}`] };
  },
};

/** @throws PlanDeskError SAME_FILE, FILE_IS_DATABASE */
function refuseToReplace(rejects: string, source: string): void {
  if (isSameFile(rejects, source))
    throw new PlanDeskError('SAME_FILE', '拒收的行不能写回台账本身，请换一个文件名。', { file: rejects });
  assertNoDatabase(rejects);
}

async function stagedRows(
  caller: Caller,
  stagingId: string,
  query: { outcomes: StagedRow['outcome'][]; onlyProblems: boolean },
): Promise<StagedRow[]> {
  const rows: StagedRow[] = [];
  for (;;) {
    const page = await caller.call('ledgers.rows', { stagingId, ...query, offset: rows.length, limit: PAGE });
    rows.push(...page.rows);
    if (page.rows.length < PAGE) return rows;
  }
}

/** Every problem of a row as its own line; what refused the row apart from what was only flagged. */
function problemLines(rows: readonly StagedRow[], outcome: 'reject' | 'warn') {
  return rows.flatMap((row) =>
    row.problems
      .filter((problem) => problem.outcome === outcome)
      .map(({ column, value, code, message }) => ({
        sheet: row.sheet,
        row: row.row,
        column,
        value,
        code,
        message,
      })),
  );
}

export const importCommand: Command = {
  usage: 'import KIND FILE.xlsx|.xls|.csv --db DB [--dry-run] [--rejects OUT.xlsx]',
  async run(args, caller) {
    const parsed = parseArguments(args, {
      words: ['KIND', 'FILE'],
      options: ['db', 'rejects'],
      flags: ['dry-run'],
    });
    const [kindWord = '', file = ''] = parsed.words;
    const kind = oneOf(kindWord, ledgerKind.options, 'KIND');
    const rejectsFile = parsed.options.get('rejects');
    if (rejectsFile !== undefined) refuseToReplace(caller.path(rejectsFile), caller.path(file));
    await openDatabase(caller, required(parsed, 'db'));
    const staged = await caller.call('ledgers.stage', { kind, file: caller.file(file) });
    const { stagingId, counts } = staged;
    const faulty = await stagedRows(caller, stagingId, { outcomes: [], onlyProblems: true });
    const refused = faulty.filter((row) => row.outcome === 'reject');
    const others = faulty.filter((row) => row.outcome !== 'reject');
    if (rejectsFile && counts.rejected > 0)
      await caller.call('ledgers.rejects', { stagingId, file: caller.file(rejectsFile) });
    const dryRun = parsed.flags.has('dry-run');
    const applied = dryRun ? null : await caller.call('ledgers.apply', { stagingId });
    const answer = {
      read: counts.read,
      created: applied?.created ?? counts.created,
      updated: applied?.updated ?? counts.updated,
      unchanged: (applied?.unchanged ?? counts.unchanged) + counts.duplicate,
      rejected: problemLines(refused, 'reject'),
      warnings: [
        ...problemLines(refused, 'warn'),
        ...problemLines(others, 'warn'),
        ...problemLines(others, 'reject'),
      ],
      rejectedRows: counts.rejected,
      duplicates: counts.duplicate,
      batch: applied?.batchId ?? null,
      dryRun,
    };
    return {
      json: answer,
      lines: [
        `读到 ${answer.read} 行：新增 ${answer.created}，更新 ${answer.updated}，未变 ${answer.unchanged}，拒收 ${answer.rejectedRows}${dryRun ? '（预演，未写入）' : ''}`,
        ...answer.rejected.map(
          (problem) => `  ${problem.sheet} 第 ${problem.row} 行 ${problem.column}：${problem.message}`,
        ),
        ...(rejectsFile && counts.rejected > 0 ? [`拒收的行已写到 ${rejectsFile}`] : []),
        ...(answer.batch ? [`批次 ${answer.batch}，可用 undo 撤销`] : []),
      ],
    };
  },
};
