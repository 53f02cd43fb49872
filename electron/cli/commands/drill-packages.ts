import { type ParsedArguments, required } from '../arguments';
import type { Caller } from '../caller';
import type { Answer } from '../command';
import { assertNoDatabase } from '../files';
import { keyWordOf } from '../key-word';
import { openToSign } from '../signing-key';

type Password = { password?: string };

/** A half-yearly report of drills as a package: the report at a unit's desk, the answer at an office's. */
export async function exportDrills(parsed: ParsedArguments, caller: Caller): Promise<Answer> {
  const out = required(parsed, 'out');
  assertNoDatabase(caller.path(out));
  const password = await openToSign(parsed, caller);
  const view = await caller.call('drillReports.write', {
    id: required(parsed, 'report'),
    recipientName: parsed.options.get('to') ?? null,
    photos: parsed.flags.has('photos'),
    details: parsed.flags.has('details'),
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

/** A report or an answer, looked at and received. */
export async function receiveDrills(
  parsed: ParsedArguments,
  caller: Caller,
  source: { file: string } & Password,
): Promise<Answer> {
  const { rehearsalId, ...looked } = await caller.call('drillReports.rehearse', source);
  const unitId = parsed.flags.has('create-unit') ? null : parsed.options.get('unit');
  const received = parsed.flags.has('rehearse')
    ? null
    : await caller.call('drillReports.receive', {
        rehearsalId,
        ...keyWordOf(parsed),
        ...(unitId === undefined ? {} : { unitId }),
      });
  await caller.host.reading;
  const tables = received?.tables ?? [];
  return {
    json: {
      rehearsed: received === null,
      batch: received?.batchId ?? null,
      report: received?.submissionId ?? null,
      tables,
      package: looked.package,
      warnings: looked.warnings,
      blocks: looked.blocks,
      brought: looked.report ?? looked.result,
    },
    lines: [
      received === null
        ? '预演，未写入'
        : tables.length === 0
          ? `以前接收过，没有变动，报告 ${received.submissionId}`
          : `已接收，报告 ${received.submissionId}，批次 ${received.batchId}，可用 undo 撤销`,
      ...[...looked.blocks, ...looked.warnings].map((problem) => `注意：${problem.message}`),
    ],
  };
}
