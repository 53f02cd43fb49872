import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { isCivilDate } from '../../../db/domain/dates/civil-date';
import { PlanDeskError } from '../../../db/domain/errors';
import { recogniseSpecialties } from '../../../db/domain/expert/specialties';
import { fileFault } from '../../../db/ledgers/workbook/file-faults';
import { expertDrawRecord } from '../../contract/expert-draws';
import { drawRecord } from '../../contract/inspections';
import { type ParsedArguments, parseArguments, required, UsageError } from '../arguments';
import type { Caller } from '../caller';
import type { Answer, Command } from '../command';
import { assertNoDatabase, assertReadable } from '../files';
import { openDatabase } from './database';
import { enterpriseByCode } from './plans';

const SEED = /^[0-9a-f]{64}$/;
/** Far more than any pool's list of candidates. */
const MAX_RECORD_BYTES = 64 * 1024 * 1024;
const MOST = 50;

/** 消防=1,S04=2: a specialty by its code, its name or a wording that means it; others by the roster's own words. */
function readNeeds(caller: Caller, written: string): { specialty: string; count: number }[] {
  const { specialties } = caller.host.law;
  const parts = written
    .split(/[,，;；]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return parts.map((part) => {
    const [, words = '', number = ''] = /^(.+?)\s*[=＝:：]\s*(\d{1,3})$/u.exec(part) ?? [];
    const count = Number(number);
    if (words === '' || count < 1 || count > MOST)
      throw new UsageError(`--need 应写成 "危险化学品=2,消防=1"，而不是“${part}”`);
    const named = specialties.specialties.find(
      ({ code, name }) => code === words.toUpperCase() || name === words,
    );
    const { codes } = recogniseSpecialties(words, specialties);
    const [recognised] = codes.length === 1 ? codes : [];
    return { specialty: named?.code ?? recognised ?? words, count };
  });
}

function wholeNumber({ options }: ParsedArguments, name: string, usual: number): number {
  const value = options.get(name);
  if (value === undefined) return usual;
  if (!/^\d{1,2}$/.test(value)) throw new UsageError(`--${name} 应为整数`);
  return Number(value);
}

/** Plans a draw, fixes its seed, draws, and answers the record with which the draw can be computed again. */
async function holdDraw(args: readonly string[], caller: Caller): Promise<Answer> {
  const parsed = parseArguments(args, {
    words: [],
    options: [
      ...['db', 'need', 'unit', 'seed', 'date', 'title', 'substitutes', 'drafters', 'years', 'cap'],
      ...['spoken', 'witness', 'out'],
    ],
  });
  const { options } = parsed;
  const seed = options.get('seed')?.toLowerCase();
  if (seed !== undefined && !SEED.test(seed)) throw new UsageError('--seed 应为 64 位十六进制数字');
  const date = options.get('date');
  if (date !== undefined && !isCivilDate(date)) throw new UsageError('--date 应写成 2026-12-01');
  const needs = readNeeds(caller, required(parsed, 'need'));
  const usual = caller.host.law.reviewRules;
  const cap = options.has('cap') ? wholeNumber(parsed, 'cap', 1) : null;
  const uscc = required(parsed, 'unit');
  const out = options.get('out');
  if (out !== undefined) assertNoDatabase(caller.path(out));
  await openDatabase(caller, required(parsed, 'db'));
  const unit = await enterpriseByCode(caller, uscc);
  const { id, version } = await caller.call('expertDraws.plan', {
    fields: {
      reviewId: null,
      enterpriseId: unit.id,
      title: options.get('title') ?? `${unit.name}应急预案评审专家抽取`,
      heldOn: date ?? caller.host.requireCore().clock.today(),
      needs,
      substitutes: wholeNumber(parsed, 'substitutes', usual.substitutes.count),
      draftingUnits: (options.get('drafters') ?? '').split(/[,，、]/).filter((name) => name.trim() !== ''),
      settings: {
        employerYears: wholeNumber(parsed, 'years', usual.recusal.years),
        yearlyCap: cap,
        declared: [],
      },
      remark: null,
    },
  });
  const committed = await caller.call('expertDraws.commitSeed', {
    id,
    expectedVersion: version,
    ...(seed !== undefined && { seed }),
  });
  caller.tell(`种子校验值 ${committed.commitment}`);
  await caller.call('expertDraws.draw', {
    id,
    expectedVersion: committed.version,
    spoken: options.get('spoken') ?? null,
    witness: options.get('witness') ?? null,
  });
  const record = await caller.call('expertDraws.record', { id });
  if (out !== undefined) {
    try {
      writeFileSync(caller.path(out), `${JSON.stringify(record, null, 2)}\n`);
    } catch (error) {
      throw fileFault(error, caller.path(out));
    }
  }
  const names = new Map(record.candidates.map(({ id: expert, name }) => [expert, name]));
  const labels = new Map(record.needs.map(({ specialty, label }) => [specialty, label]));
  return {
    json: record,
    lines: [
      ...record.order.map(
        ({ specialty, place, id: expert, standing }) =>
          `${labels.get(specialty) ?? specialty}  ${place}  ${names.get(expert) ?? expert}${standing === 'substitute' ? '（候补）' : ''}`,
      ),
      ...record.sequence
        .filter(({ take, count }) => take < count)
        .map(({ label, take, count }) => `${label}缺${count - take}人`),
      ...record.exclusions.map(
        ({ name, reasons }) => `未列入候选：${name}（${reasons.map(({ reason }) => reason).join('；')}）`,
      ),
    ],
  };
}

/** Computes a record again, without a database: of experts, and of inspections too. */
async function verifyRecord(args: readonly string[], caller: Caller): Promise<Answer> {
  const { words } = parseArguments(args, { words: ['verify', 'RECORD.json'], options: [] });
  const file = caller.path(words[1] ?? '');
  assertReadable(file);
  const { problems } = await verifyAny(caller, file);
  return {
    json: { valid: problems.length === 0, problems },
    lines: problems.length === 0 ? ['抽取记录与重新计算的一致'] : problems.map(({ message }) => message),
    exitCode: problems.length === 0 ? 0 : 1,
  };
}

/** @throws PlanDeskError FILE_DAMAGED */
function verifyAny(caller: Caller, file: string) {
  let read: unknown;
  try {
    if (statSync(file).size > MAX_RECORD_BYTES) throw new Error('far larger than a record');
    read = JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw damaged(file, cause);
  }
  const ofExperts = expertDrawRecord.safeParse(read);
  if (ofExperts.success) return caller.call('expertDraws.verifyRecord', { record: ofExperts.data });
  const ofUnits = drawRecord.safeParse(read);
  if (ofUnits.success) return caller.call('inspections.verifyRecord', { record: ofUnits.data });
  throw damaged(file, ofExperts.error);
}

const damaged = (file: string, cause: unknown) =>
  new PlanDeskError('FILE_DAMAGED', `“${file}”不是完整的抽取记录，请核对文件。`, { file }, { cause });

export const drawCommand: Command = {
  usage:
    'draw --db DB --need "专业=人数,…" --unit USCC [--date DATE] [--seed HEX] [--spoken N --witness 姓名] [--substitutes N] [--drafters 单位,…] [--years N] [--cap N] [--title T] [--out RECORD.json]  |  draw verify RECORD.json',
  run: (args, caller) => (args[0] === 'verify' ? verifyRecord(args, caller) : holdDraw(args, caller)),
};
