import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { PlanDeskError } from '../../../db/domain/errors';
import { fileFault } from '../../../db/ledgers/workbook/file-faults';
import { drawRecord } from '../../contract/inspections';
import { parseArguments, required, UsageError } from '../arguments';
import type { Caller } from '../caller';
import type { Answer, Command } from '../command';
import { assertNoDatabase, assertReadable } from '../files';
import { openDatabase } from './database';

const SEED = /^[0-9a-f]{64}$/;
/** Far more than a county's list of candidates. */
const MAX_RECORD_BYTES = 64 * 1024 * 1024;

/** Fixes the seed where that has not been done, draws, and answers the record with which the draw can be computed again. */
async function drawCampaign(args: readonly string[], caller: Caller): Promise<Answer> {
  const parsed = parseArguments(args, {
    words: ['draw'],
    options: ['db', 'id', 'seed', 'spoken', 'witness', 'out'],
  });
  const { options } = parsed;
  const seed = options.get('seed')?.toLowerCase();
  if (seed !== undefined && !SEED.test(seed)) throw new UsageError('--seed 应为 64 位十六进制数字');
  const id = required(parsed, 'id');
  const out = options.get('out');
  if (out !== undefined) assertNoDatabase(caller.path(out));
  await openDatabase(caller, required(parsed, 'db'));
  let { version, commitment } = await caller.call('inspections.get', { id });
  if (commitment === null)
    ({ version, commitment } = await caller.call('inspections.commitSeed', {
      id,
      expectedVersion: version,
      ...(seed !== undefined && { seed }),
    }));
  else if (seed !== undefined)
    throw new PlanDeskError('SEED_COMMITTED', '种子校验值已经公布，不能更换种子。', { commitment });
  await caller.call('inspections.draw', {
    id,
    expectedVersion: version,
    spoken: options.get('spoken') ?? null,
    witness: options.get('witness') ?? null,
  });
  const record = await caller.call('inspections.record', { id });
  if (out !== undefined) {
    try {
      writeFileSync(caller.path(out), `${JSON.stringify(record, null, 2)}\n`);
    } catch (error) {
      throw fileFault(error, caller.path(out));
    }
  }
  const names = new Map(record.candidates.map((candidate) => [candidate.id, candidate.name]));
  return {
    json: record,
    lines: [
      `种子校验值 ${commitment}`,
      ...record.order.map(
        ({ stratum, place, id: unit, standing }) =>
          `${stratum}  ${place}  ${names.get(unit) ?? unit}${standing === 'substitute' ? '（候补）' : ''}`,
      ),
    ],
  };
}

/** Computes a kept record again, without a database. */
async function verifyRecord(args: readonly string[], caller: Caller): Promise<Answer> {
  const { words } = parseArguments(args, { words: ['verify', 'RECORD.json'], options: [] });
  const file = caller.path(words[1] ?? '');
  assertReadable(file);
  const { problems } = await caller.call('inspections.verifyRecord', { record: readRecord(file) });
  return {
    json: { valid: problems.length === 0, problems },
    lines: problems.length === 0 ? ['抽取记录与重新计算的一致'] : problems.map(({ message }) => message),
    exitCode: problems.length === 0 ? 0 : 1,
  };
}

/** @throws PlanDeskError FILE_DAMAGED */
function readRecord(file: string) {
  try {
    if (statSync(file).size > MAX_RECORD_BYTES) throw new Error('far larger than a record');
    return drawRecord.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    throw new PlanDeskError('FILE_DAMAGED', `“${file}”不是完整的抽取记录，请核对文件。`, { file }, { cause });
  }
}

/** The campaigns of a year with their ids. */
async function listCampaigns(args: readonly string[], caller: Caller): Promise<Answer> {
  const parsed = parseArguments(args, { words: ['list'], options: ['db', 'year'] });
  const year = Number(required(parsed, 'year'));
  if (!Number.isInteger(year) || year < 2000 || year > 2100) throw new UsageError('--year 应写成 2026');
  await openDatabase(caller, required(parsed, 'db'));
  const { rows } = await caller.call('inspections.year', { year });
  return {
    json: { year, inspections: rows },
    lines: rows.map((row) => `${row.id}  ${row.state}  ${row.visited}/${row.units}  ${row.title}`),
  };
}

export const inspectionCommand: Command = {
  usage:
    'inspection list --db DB --year YYYY  |  inspection draw --db DB --id ID [--seed HEX] [--spoken N --witness 姓名] [--out RECORD.json]  |  inspection verify RECORD.json',
  run(args, caller) {
    switch (args[0]) {
      case 'list':
        return listCampaigns(args, caller);
      case 'draw':
        return drawCampaign(args, caller);
      case 'verify':
        return verifyRecord(args, caller);
      default:
        throw new UsageError(`没有 inspection ${args[0] ?? ''}`);
    }
  },
};
