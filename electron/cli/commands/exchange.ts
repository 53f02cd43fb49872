import { statSync } from 'node:fs';
import type { z } from 'zod';
import { PlanDeskError } from '../../../db/domain/errors';
import { ROSTER_CONTENTS, type RosterContent } from '../../../db/domain/exchange/roster-contents';
import type { packageView } from '../../contract/exchange';
import type { Contract, OutputOf } from '../../contract/index';
import { oneOf, type ParsedArguments, parseArguments, required, UsageError } from '../arguments';
import type { Caller } from '../caller';
import type { Answer, Command } from '../command';
import { assertNoDatabase } from '../files';
import { keyWordOf } from '../key-word';
import { passwordsOf } from '../passwords';
import { KEY_FLAGS, KEY_OPTIONS, KEY_USAGE, openToSign } from '../signing-key';
import { openDatabase } from './database';
import { exportDrills, receiveDrills } from './drill-packages';
import { receiveFolder, tableLine } from './receive-folder';
import { exportReview, receiveReview } from './review-packages';

type PackageView = z.infer<typeof packageView>;

/** The password of a package that is read. */
function passwordOf(parsed: ParsedArguments, caller: Caller): { password?: string } {
  const { 'password-stdin': password } = passwordsOf(parsed, caller, ['password-stdin']);
  return password === undefined ? {} : { password };
}

function packageLines(view: PackageView): string[] {
  return [
    `${view.kind} 包 ${view.packageId}，格式 ${view.formatVersion}，第 ${view.sequence} 号`,
    `发出：${view.sender.name}（${view.sender.regionCode}，${view.sender.level}）  ${view.createdAt}`,
    ...Object.entries(view.counts).map(([table, rows]) => `  ${table.padEnd(24)}${rows}`),
    `文件 ${view.files} 个，共 ${view.size} 字节，SHA-256 ${view.sha256}`,
    ...view.forwarded.map(
      ({ name, officeId, sequence, keyId }) =>
        `  附县局原件：${name ?? officeId} 第 ${sequence} 号，签名密钥指纹 ${keyId}`,
    ),
    ...view.problems.map((problem) => `注意：${problem.message}`),
  ];
}

/** What was found of a county's signature: 一致, or how many rows differ. */
function signedLine({
  name,
  tables,
}: OutputOf<Contract['exchange']['rehearse']>['forwarded'][number]): string {
  const rows = tables.reduce((sum, { differing, missing, added }) => sum + differing + missing + added, 0);
  return `  县局签名核对：${name} ${rows === 0 ? '一致' : `不一致 ${rows} 条`}`;
}

/** One case as a package: a hand-in at a unit's desk, the answer at an office's; the desk decides, not the word. */
async function exportCase(parsed: ParsedArguments, caller: Caller): Promise<Answer> {
  const out = required(parsed, 'out');
  assertNoDatabase(caller.path(out));
  const password = await openToSign(parsed, caller);
  const view = await caller.call('filingPackages.write', {
    id: required(parsed, 'case'),
    recipientName: parsed.options.get('to') ?? null,
    file: caller.file(out),
    ...password,
  });
  return { json: view, lines: [`已写成并校验：${out}`, ...packageLines(view)] };
}

/** Words of `--contents`, the pool of experts where nothing is said. @throws UsageError */
function rosterContents(parsed: ParsedArguments): RosterContent[] {
  const words = (parsed.options.get('contents') ?? 'experts').split(',');
  const known = ROSTER_CONTENTS.filter((content) => words.includes(content));
  if (known.length !== new Set(words).size)
    throw new UsageError(`--contents 只能是 ${ROSTER_CONTENTS.join('、')}，用逗号隔开`);
  return known;
}

/** The expert pool, what may be shared, telephones: for offices below. */
async function exportRoster(parsed: ParsedArguments, caller: Caller): Promise<Answer> {
  const out = required(parsed, 'out');
  assertNoDatabase(caller.path(out));
  const password = await openToSign(parsed, caller);
  const view = await caller.call('experts.writeRoster', {
    contents: rosterContents(parsed),
    recipientName: parsed.options.get('to') ?? '各县（市、区）应急管理局',
    file: caller.file(out),
    ...password,
  });
  return { json: view, lines: [`已写成并校验：${out}`, ...packageLines(view)] };
}

/** The answer to a package that was merged here. */
async function exportReceipt(parsed: ParsedArguments, caller: Caller): Promise<Answer> {
  const out = required(parsed, 'out');
  assertNoDatabase(caller.path(out));
  const password = await openToSign(parsed, caller);
  const { written } = await caller.call('receipts.write', {
    packageIds: [required(parsed, 'package')],
    target: caller.file(out),
    ...password,
  });
  const [one] = written;
  if (!one) throw new Error('one receipt was asked for');
  return { json: one.package, lines: [`已写成并校验：${out}`, ...packageLines(one.package)] };
}

export const exportCommand: Command = {
  usage:
    'export --db DB --kind upload --period 2026H1 --out FILE.yjpkg [--to 接收单位] [--since SEQ] [--without-files] [--profile standard|no-phones|minimal] [--password-stdin]\n' +
    '       export --db DB --kind filing|filing-result --case ID --out FILE.yjpkg [--to 备案机关] [--password-stdin]\n' +
    '       export --db DB --kind drill-report|drill-result --report ID --out FILE.yjpkg [--to 接收单位] [--photos] [--details] [--password-stdin]\n' +
    '       export --db DB --kind roster --out FILE.yjpkg [--contents experts,resources,contacts,rules,forms] [--to 接收单位] [--password-stdin]\n' +
    '       export --db DB --kind receipt --package ID --out FILE.yjpkg [--password-stdin]\n' +
    '       export --db DB --kind review-pack --review ID --out 文件夹 [--all] [--password-stdin]\n' +
    '       export --db DB --kind review-pack|review-result --assignment ID --out FILE.yjpkg [--password-stdin]\n' +
    `       各种 export 均可加 ${KEY_USAGE}`,
  async run(args, caller) {
    const parsed = parseArguments(args, {
      words: [],
      options: [
        'db',
        'kind',
        'period',
        'out',
        'to',
        'since',
        'profile',
        'case',
        'review',
        'assignment',
        'report',
        'contents',
        'package',
        ...KEY_OPTIONS,
      ],
      flags: ['without-files', 'all', 'photos', 'details', 'password-stdin', ...KEY_FLAGS],
    });
    const kinds = [
      'upload',
      'filing',
      'filing-result',
      'review-pack',
      'review-result',
      'drill-report',
      'drill-result',
      'roster',
      'receipt',
    ] as const;
    const kind = oneOf(required(parsed, 'kind'), kinds, '--kind');
    if (kind === 'review-pack' || kind === 'review-result') return exportReview(parsed, caller);
    if (kind === 'drill-report' || kind === 'drill-result') return exportDrills(parsed, caller);
    if (kind === 'roster') return exportRoster(parsed, caller);
    if (kind === 'receipt') return exportReceipt(parsed, caller);
    if (kind !== 'upload') return exportCase(parsed, caller);
    const period = required(parsed, 'period');
    if (!/^\d{4}(H[12])?$/.test(period)) throw new UsageError('--period 应写成 2026、2026H1 或 2026H2');
    const since = parsed.options.get('since');
    if (since !== undefined && !/^[1-9]\d{0,8}$/.test(since))
      throw new UsageError('--since 应为以前报送的包的序号');
    assertNoDatabase(caller.path(required(parsed, 'out')));
    const password = await openToSign(parsed, caller);
    const view = await caller.call('exchange.write', {
      kind,
      period,
      recipientName: parsed.options.get('to') ?? '上级应急管理部门',
      ...(since === undefined ? {} : { since: Number(since) }),
      ...(parsed.options.has('profile') && { profile: required(parsed, 'profile') }),
      withFiles: !parsed.flags.has('without-files'),
      file: caller.file(required(parsed, 'out')),
      ...password,
    });
    return { json: view, lines: [`已写成并校验：${required(parsed, 'out')}`, ...packageLines(view)] };
  },
};

const reader = (usage: string, full: boolean): Command => ({
  usage,
  async run(args, caller) {
    const parsed = parseArguments(args, { words: ['FILE'], flags: ['password-stdin'] });
    const view = await caller.call('exchange.inspect', {
      file: caller.file(parsed.words[0] ?? ''),
      full,
      ...passwordOf(parsed, caller),
    });
    if (full) refuseUnproven(view);
    return {
      json: full ? { valid: true, ...view } : view,
      lines: [...(full ? ['包完好，签名、校验值和行数均相符'] : []), ...packageLines(view)],
    };
  },
});

/** @throws PlanDeskError PACKAGE_UNSIGNED, PACKAGE_SIGNATURE_INVALID: the package can be read, but who wrote it is not proven */
function refuseUnproven(view: PackageView): void {
  const [problem] = view.problems.filter(({ code }) => /^PACKAGE_(UNSIGNED|SIGNATURE_INVALID)$/.test(code));
  if (problem) throw new PlanDeskError(problem.code, problem.message, { package: view });
}

export const inspectCommand = reader('inspect FILE [--password-stdin]', false);
export const verifyCommand = reader('verify FILE [--password-stdin]', true);

type Rehearsed = OutputOf<Contract['filingPackages']['rehearse']>;

/** `all`, or the facts and rule sets that are to be taken over by their names; the others are refused. */
function takenOver(wanted: string | undefined, intake: Rehearsed['intake']) {
  const names = new Set(wanted?.split(',').map((name) => name.trim()));
  const chosen = (name: string) => wanted === 'all' || names.has(name);
  const facts = <F extends string>(of: readonly { field: F }[]) =>
    of.map(({ field }) => field).filter(chosen);
  return {
    unit: facts(intake?.unit.differences ?? []),
    versions: (intake?.plans ?? [])
      .map((plan) => ({ id: plan.versionId, fields: facts(plan.differences) }))
      .filter(({ fields }) => fields.length > 0),
    sets: (intake?.sets ?? []).map(({ set }) => set).filter(chosen),
  };
}

/** A window reads on behind what it has merged; a command ends, and the next one is to find those texts. */
const textsRead = (caller: Caller): Promise<void> => caller.host.reading;

/** A package about one case, looked at and received. */
async function receiveCase(
  parsed: ParsedArguments,
  caller: Caller,
  source: { file: string; password?: string },
): Promise<Answer> {
  const rehearsal = await caller.call('filingPackages.rehearse', source);
  const receivedOn = parsed.options.get('received');
  const unitId = parsed.flags.has('create-unit') ? null : parsed.options.get('unit');
  const received = parsed.flags.has('rehearse')
    ? null
    : await caller.call('filingPackages.receive', {
        rehearsalId: rehearsal.rehearsalId,
        ...keyWordOf(parsed),
        takeOver: takenOver(parsed.options.get('take-over'), rehearsal.intake),
        ...(unitId === undefined ? {} : { unitId }),
        ...(receivedOn === undefined ? {} : { receivedOn }),
      });
  await textsRead(caller);
  const { rehearsalId: _, ...looked } = rehearsal;
  const tables = received?.tables ?? [];
  return {
    json: {
      rehearsed: received === null,
      batch: received?.batchId ?? null,
      case: received?.caseId ?? null,
      tables,
      ...looked,
    },
    lines: [
      received === null
        ? '预演，未写入'
        : tables.length === 0
          ? `以前接收过，没有变动，案卷 ${received.caseId}`
          : `已接收，案卷 ${received.caseId}，批次 ${received.batchId}，可用 undo 撤销`,
      ...tables.map(tableLine),
      ...[...rehearsal.blocks, ...rehearsal.warnings].map((problem) => `注意：${problem.message}`),
    ],
  };
}

export const mergeCommand: Command = {
  usage:
    'merge FILE|文件夹 --db DB [--rehearse] [--accept-key] [--compared 与何人、何种方式] [--accept-twin] [--accept-forwarded] [--unit ID | --create-unit] [--received 日期] [--take-over all|项目,项目] [--password-stdin]（也可写作 receive）',
  async run(args, caller) {
    const parsed = parseArguments(args, {
      words: ['FILE'],
      options: ['db', 'unit', 'received', 'take-over', 'compared'],
      flags: ['rehearse', 'accept-key', 'accept-twin', 'accept-forwarded', 'create-unit', 'password-stdin'],
    });
    await openDatabase(caller, required(parsed, 'db'));
    const source = { file: caller.file(parsed.words[0] ?? ''), ...passwordOf(parsed, caller) };
    if (statSync(caller.path(parsed.words[0] ?? ''), { throwIfNoEntry: false })?.isDirectory())
      return receiveFolder(parsed, caller, source);
    const { kind } = await caller.call('exchange.inspect', { ...source, full: false });
    if (kind === 'filing' || kind === 'filing-result') return receiveCase(parsed, caller, source);
    if (kind === 'review-pack' || kind === 'review-result') return receiveReview(parsed, caller, source);
    if (kind === 'drill-report' || kind === 'drill-result') return receiveDrills(parsed, caller, source);
    const rehearsal = await caller.call('exchange.rehearse', source);
    const merged = parsed.flags.has('rehearse')
      ? null
      : await caller.call('exchange.merge', {
          rehearsalId: rehearsal.rehearsalId,
          ...keyWordOf(parsed),
          acceptTwin: parsed.flags.has('accept-twin'),
          acceptForwarded: parsed.flags.has('accept-forwarded'),
        });
    await textsRead(caller);
    const tables = merged?.tables ?? rehearsal.tables;
    return {
      json: {
        rehearsed: merged === null,
        batch: merged?.batchId ?? null,
        tables,
        warnings: rehearsal.warnings,
        blocks: rehearsal.blocks,
        forwarded: rehearsal.forwarded,
        package: rehearsal.package,
      },
      lines: [
        merged ? `已合并，批次 ${merged.batchId}，可用 undo 撤销` : '预演，未写入',
        ...tables.map(tableLine),
        ...rehearsal.forwarded.map(signedLine),
        ...[...rehearsal.blocks, ...rehearsal.warnings].map((problem) => `注意：${problem.message}`),
      ],
    };
  },
};

export const undoCommand: Command = {
  usage: 'undo BATCH --db DB',
  async run(args, caller) {
    const parsed = parseArguments(args, { words: ['BATCH'], options: ['db'] });
    const batchId = parsed.words[0] ?? '';
    await openDatabase(caller, required(parsed, 'db'));
    const { batches } = await caller.call('exchange.log', {});
    const merged = batches.some((batch) => batch.id === batchId);
    const undone = merged
      ? await caller.call('exchange.undo', { batchId })
      : await caller.call('ledgers.undo', { batchId });
    return {
      json: { batch: batchId, ...undone },
      lines: [`已撤销：恢复 ${undone.restored} 行，移除 ${undone.removed} 行`],
    };
  },
};
