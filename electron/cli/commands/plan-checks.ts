import type { UnreadReason } from '../../../db/domain/plan/text-checks/unread';
import { parseArguments, required } from '../arguments';
import type { Caller } from '../caller';
import type { Answer } from '../command';
import { openDatabase } from './database';

const REASONS: Readonly<Record<UnreadReason, string>> = {
  'no-text': '没有文字（扫描件或图片）',
  protected: '文件已加密',
  unsupported: '不支持的格式',
  damaged: '文件已损坏',
  'empty-file': '空文件',
  'not-received': '随包未带原件',
  'reading-stopped': '内容异常，读取已停止',
  'check-time': '检查时间过长，已停止',
  'check-memory': '检查时内存不足，已停止',
};
const MOST = 500;

/**
 * `plan check-texts`: checks the plan texts that wait for it (`--all`: every one anew) and says how much each check
 * found and which documents could not be checked, with the reason.
 */
export async function checkTexts(args: readonly string[], caller: Caller): Promise<Answer> {
  const parsed = parseArguments(args, { words: ['check-texts'], options: ['db'], flags: ['all'] });
  await openDatabase(caller, required(parsed, 'db'));
  const { checked } = await caller.call('planChecks.run', { all: parsed.flags.has('all') });
  const { unread, counts } = await caller.call('planChecks.summary', {});
  const left = await caller.call('lists.page', {
    list: 'planFindings',
    filters: [{ column: 'check', values: ['unread'] }],
    limit: MOST,
  });
  const at = (column: string): number => left.columns.indexOf(column);
  const notChecked = left.rows.map((row) => ({
    plan: String(row[at('planId')]),
    title: String(row[at('title')]),
    owner: String(row[at('ownerName')] ?? ''),
    file: String(row[at('fileName')]),
    reason: String(row[at('outcome')]) as UnreadReason,
  }));
  return {
    json: { checked, unread, counts, notChecked },
    lines: [
      `已检查 ${checked} 份${unread === 0 ? '' : `，查不了 ${unread} 份`}`,
      ...counts.map(({ profile, count }) => `  ${profile.padEnd(24)}${count}`),
      ...notChecked.map(
        ({ title, owner, file, reason }) =>
          `查不了 ${owner}“${title}” ${file}：${REASONS[reason]}，请人工核对`,
      ),
    ],
  };
}
