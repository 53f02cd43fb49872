import { statSync } from 'node:fs';
import { asDatabaseError, openForReading } from '../../../db/connection';
import { checkDatabase, openCore } from '../../../db/core';
import { DESKS, OFFICE_LEVELS } from '../../../db/domain/desk';
import { PlanDeskError } from '../../../db/domain/errors';
import { lockDatabase } from '../../../db/file-lock';
import { restoreBackup } from '../../../db/restore';
import { noteRestore } from '../../../db/services/system/note-restore';
import { isSameFile } from '../../core-host/same-file';
import { oneOf, parseArguments, required, UsageError } from '../arguments';
import type { Caller } from '../caller';
import type { Answer, Command } from '../command';
import { assertFolderOf, assertReadable } from '../files';

/** Opens the database that a command works on; a PC whose clock was set back is named on stderr. */
export async function openDatabase(caller: Caller, path: string): Promise<void> {
  const { clockBehind } = await caller.call('system.open', { file: caller.file(path) });
  warnOfClock(caller, clockBehind);
}

function warnOfClock(caller: Caller, behind: { pc: string; last: string } | null): void {
  if (behind === null) return;
  caller.tell(
    `提醒：本机日期（${behind.pc}）早于本库最后一次记录（${behind.last}），法定期限仍按本库最后的日期计算。请校准本机的日期和时间；如本机日期无误，请由系统管理员在窗口中确认。`,
  );
}

export const initCommand: Command = {
  usage: 'init DB --desk office|enterprise|reviewer --level county|city|province --region 220283 --name 名称',
  async run(args, caller) {
    const parsed = parseArguments(args, {
      words: ['DB'],
      options: ['desk', 'level', 'region', 'name', 'user'],
    });
    const [db = ''] = parsed.words;
    assertFolderOf(caller.path(db));
    const regionCode = required(parsed, 'region');
    if (!/^\d{6}$/.test(regionCode)) throw new UsageError('--region 应为六位行政区划代码');
    const state = await caller.call('system.create', {
      file: caller.file(db),
      desk: oneOf(required(parsed, 'desk'), DESKS, '--desk'),
      level: oneOf(parsed.options.get('level') ?? 'county', OFFICE_LEVELS, '--level'),
      regionCode,
      name: required(parsed, 'name'),
      userName: parsed.options.get('user') ?? '经办人',
    });
    return {
      json: {
        file: state.database?.file,
        desk: state.desk,
        office: state.office,
        schemaVersion: state.database?.schemaVersion,
      },
      lines: [`已建立 ${state.database?.file}（${state.office?.name}）`],
    };
  },
};

export const infoCommand: Command = {
  usage: 'info DB',
  async run(args, caller) {
    const { words } = parseArguments(args, { words: ['DB'] });
    await openDatabase(caller, words[0] ?? '');
    const info = await caller.call('system.info', {});
    return {
      json: info,
      lines: [
        `${info.name}  ${info.desk}/${info.level}  区划 ${info.region}  数据结构 ${info.schemaVersion}`,
        ...Object.entries(info.counts).map(([register, rows]) => `${register.padEnd(16)}${rows}`),
      ],
    };
  },
};

export const checkCommand: Command = {
  usage: 'check DB',
  async run(args, caller): Promise<Answer> {
    const { words } = parseArguments(args, { words: ['DB'] });
    const file = caller.path(words[0] ?? '');
    // Opened without the quick check, which would refuse a damaged file before it could be described.
    const core = openCore({
      file,
      clock: caller.host.clock,
      law: caller.host.law,
      mustExist: true,
      skipCheck: true,
    });
    warnOfClock(caller, core.clock.behind());
    core.close();
    const { db, close } = openForReading(file);
    try {
      const report = checkDatabase(db);
      const sound =
        report.integrity.length === 0 && report.foreignKeys === 0 && report.audit.firstBroken === null;
      return {
        json: { sound, ...report },
        lines: [
          sound ? '数据库完好' : '数据库有问题',
          `结构检查：${report.integrity.length === 0 ? '通过' : report.integrity.join('；')}`,
          `关联检查：${report.foreignKeys === 0 ? '通过' : `${report.foreignKeys} 处悬空`}`,
          `操作日志：${report.audit.entries} 条${report.audit.firstBroken === null ? '，连续' : `，第 ${report.audit.firstBroken} 条起不符`}`,
        ],
        exitCode: sound ? 0 : 3,
      };
    } catch (error) {
      // So badly damaged that not even the check can walk through it.
      throw asDatabaseError(error, file);
    } finally {
      close();
    }
  },
};

export const backupCommand: Command = {
  usage: 'backup DB --out FILE',
  async run(args, caller) {
    const parsed = parseArguments(args, { words: ['DB'], options: ['out'] });
    const out = required(parsed, 'out');
    refuseToReplace(caller.path(out));
    await openDatabase(caller, parsed.words[0] ?? '');
    const made = await caller.call('system.backup', { file: caller.file(out) });
    return { json: { file: out, ...made }, lines: [`已备份并校验：${out}（${made.size} 字节）`] };
  },
};

/** An older backup is as precious as the database itself. @throws PlanDeskError FILE_EXISTS, FOLDER_MISSING */
function refuseToReplace(file: string): void {
  assertFolderOf(file);
  const standing = statSync(file, { throwIfNoEntry: false });
  if (!standing || (standing.isFile() && standing.size === 0)) return;
  throw new PlanDeskError('FILE_EXISTS', `已有文件“${file}”，为免覆盖请换一个文件名，例如加上日期。`, {
    file,
  });
}

export const restoreCommand: Command = {
  usage: 'restore FILE --out DB',
  async run(args, caller) {
    const parsed = parseArguments(args, { words: ['FILE'], options: ['out'] });
    const source = caller.path(parsed.words[0] ?? '');
    const target = caller.path(required(parsed, 'out'));
    if (isSameFile(source, target))
      throw new PlanDeskError('SAME_FILE', '备份和目标是同一个文件，请另写一个目标。', { source });
    assertReadable(source);
    assertFolderOf(target);
    // Nobody may be working in the database that is put aside.
    const unlock = lockDatabase(target);
    const aside = putBack(source, target, unlock);
    const { actor } = caller.session;
    await openDatabase(caller, target);
    await caller.host
      .requireCore()
      .transaction((db) => noteRestore({ db, clock: caller.host.clock, actor }, { backup: source, aside }));
    return {
      json: { file: target, setAside: aside },
      lines: [`已恢复到 ${target}`, ...(aside ? [`原文件移到 ${aside}`] : [])],
    };
  },
};

function putBack(source: string, target: string, unlock: () => void): string | null {
  try {
    return restoreBackup(source, target);
  } finally {
    unlock();
  }
}
