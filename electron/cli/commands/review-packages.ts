import { mkdirSync } from 'node:fs';
import { PlanDeskError } from '../../../db/domain/errors';
import { type ParsedArguments, required } from '../arguments';
import type { Caller } from '../caller';
import type { Answer } from '../command';
import { assertFolderOf, assertNoDatabase } from '../files';
import { keyWordOf } from '../key-word';
import { openToSign } from '../signing-key';

type Password = { password?: string };

/** One expert's package, or the packs of a whole review into a folder. */
export async function exportReview(parsed: ParsedArguments, caller: Caller): Promise<Answer> {
  const out = required(parsed, 'out');
  const reviewId = parsed.options.get('review');
  if (reviewId === undefined) {
    assertNoDatabase(caller.path(out));
    const password = await openToSign(parsed, caller);
    const view = await caller.call('reviewPackages.write', {
      id: required(parsed, 'assignment'),
      file: caller.file(out),
      ...password,
    });
    return {
      json: view,
      lines: [
        `已写成并校验：${out}`,
        `${view.kind}，第 ${view.sequence} 号，文件 ${view.files} 个，${view.size} 字节`,
      ],
    };
  }
  assertFolderOf(caller.path(out));
  const password = await openToSign(parsed, caller);
  try {
    mkdirSync(caller.path(out), { recursive: true });
  } catch (error) {
    throw new PlanDeskError(
      'FOLDER_MISSING',
      `不能建立文件夹“${out}”，请换一个位置。`,
      { folder: out },
      { cause: error },
    );
  }
  const { packs } = await caller.call('reviewPackages.writeAll', {
    reviewId,
    folder: caller.file(out),
    all: parsed.flags.has('all'),
    ...password,
  });
  return {
    json: { folder: out, packs },
    lines: [
      `已写成并校验 ${packs.length} 个评审包`,
      ...packs.map(({ name, fileName }) => `  ${name}  ${fileName}`),
    ],
  };
}

/** A pack or a result, looked at and received. */
export async function receiveReview(
  parsed: ParsedArguments,
  caller: Caller,
  source: { file: string } & Password,
): Promise<Answer> {
  const { rehearsalId, ...looked } = await caller.call('reviewPackages.rehearse', source);
  const received = parsed.flags.has('rehearse')
    ? null
    : await caller.call('reviewPackages.receive', {
        rehearsalId,
        ...keyWordOf(parsed),
      });
  await caller.host.reading;
  const tables = received?.tables ?? [];
  return {
    json: {
      rehearsed: received === null,
      batch: received?.batchId ?? null,
      review: received?.reviewId ?? null,
      assignment: received?.assignmentId ?? null,
      tables,
      ...looked,
    },
    lines: [
      received === null
        ? '预演，未写入'
        : tables.length === 0
          ? '以前接收过，没有变动'
          : `已接收，批次 ${received.batchId}，可用 undo 撤销`,
      ...[...looked.blocks, ...looked.warnings].map((problem) => `注意：${problem.message}`),
    ],
  };
}
