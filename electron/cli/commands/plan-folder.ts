import { PlanDeskError } from '../../../db/domain/errors';
import type { Contract, OutputOf } from '../../contract/index';
import { parseArguments, required } from '../arguments';
import type { Caller } from '../caller';
import type { Answer } from '../command';
import { openDatabase } from './database';

type Proposal = OutputOf<Contract['bulk']['readFolder']>['files'][number];

interface Row {
  seq: number;
  enterpriseId: string;
  kind: NonNullable<Proposal['kind']>;
  title: string;
  publishedOn: string | null;
  versionLabel: string | null;
}

/** The decision for a file that needs nobody's judgement; null where a person would have to choose. */
function decided(file: Proposal): Row | null {
  const { seq, owner, kind, title, publishedOn, versionLabel } = file;
  if (file.action !== 'register' || !owner || !kind || title.length < 2 || file.confidence === 'unsure')
    return null;
  return { seq, enterpriseId: owner.id, kind, title, publishedOn, versionLabel };
}

function whyNot(file: Proposal): { file: string; code: string; message: string } {
  const [first] = file.remarks;
  return file.action === 'skip' && first
    ? { file: file.path, ...first }
    : {
        file: file.path,
        code: 'UNDECIDED',
        message: [file.ownerReason.message, ...file.remarks.map((r) => r.message)].join(' '),
      };
}

/**
 * `plan add-folder`: registers the files whose unit, kind and title are beyond doubt, and names all others with the
 * reason. Running it again registers nothing twice.
 */
export async function addFolder(args: readonly string[], caller: Caller): Promise<Answer> {
  const parsed = parseArguments(args, { words: ['add-folder', 'DIR'], options: ['db'], flags: ['dry-run'] });
  await openDatabase(caller, required(parsed, 'db'));
  const folder = caller.file(parsed.words[1] ?? '');
  const { stagingId, files, left } = await caller.call('bulk.readFolder', { folder });
  const rows = files.map(decided).filter((row) => row !== null);
  const taken = new Set(rows.map((row) => row.seq));
  const notRegistered = files.filter((file) => !taken.has(file.seq)).map(whyNot);
  const dryRun = parsed.flags.has('dry-run');
  const done =
    dryRun || rows.length === 0
      ? null
      : await caller.call('bulk.register', { stagingId, rows }).catch((error: unknown) => {
          throw namingFiles(error, files);
        });
  const proposals = files
    .filter((file) => taken.has(file.seq))
    .map((file) => ({
      file: file.path,
      owner: file.owner?.name ?? '',
      kind: file.kind,
      title: file.title,
      published: file.publishedOn,
      target: file.target?.kind ?? 'new-plan',
    }));
  return {
    json: {
      read: files.length,
      left,
      batchId: done?.batchId ?? null,
      plans: done?.plans ?? 0,
      versions: done?.versions ?? 0,
      documents: done?.documents ?? 0,
      registered: proposals,
      notRegistered,
    },
    lines: [
      dryRun
        ? `读取 ${files.length} 个文件，可以登记 ${rows.length} 个（没有写入）`
        : `读取 ${files.length} 个文件，登记文件 ${done?.documents ?? 0} 个，新预案 ${done?.plans ?? 0} 项，批次 ${done?.batchId ?? '—'}`,
      ...notRegistered.map((one) => `未登记 ${one.file}：${one.message}`),
    ],
  };
}

/** The command line knows files by their names, not by the numbers of rows. */
function namingFiles(error: unknown, files: readonly Proposal[]): unknown {
  if (!(error instanceof PlanDeskError) || error.code !== 'BULK_ROWS_INVALID') return error;
  const rows = (error.details.rows as { seq: number; code: string; message: string }[]).map((row) => ({
    ...row,
    file: files.find((file) => file.seq === row.seq)?.path ?? '',
  }));
  return new PlanDeskError(error.code, error.message, { rows }, { cause: error });
}
