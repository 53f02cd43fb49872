import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { AcceptedKeys, CollectedFile } from '../../../db/collect/collect';
import { PlanDeskError } from '../../../db/domain/errors';
import { findPackages } from '../../core-host/find-packages';
import { type ParsedArguments, parseArguments, UsageError } from '../arguments';
import type { Caller } from '../caller';
import type { Answer, Command } from '../command';
import { assertReadable } from '../files';
import { passwordsOf } from '../passwords';

/** The files that were named, and the packages in the folders that were. @throws PlanDeskError FILE_NOT_FOUND, FOLDER_NOT_READABLE */
async function filesOf(words: readonly string[], caller: Caller): Promise<string[]> {
  for (const word of words)
    if (!statSync(caller.path(word), { throwIfNoEntry: false })?.isDirectory())
      assertReadable(caller.path(word));
  const { grants } = caller.host;
  const { files } = await findPackages(caller.host, words.map(caller.file), new AbortController().signal);
  if (files.length === 0)
    throw new PlanDeskError('FILE_NOT_FOUND', `“${words.join(' ')}”里没有上报包（.yjpkg），请核对。`, {
      words,
    });
  return files.map(({ grant }) => grants.path(grant));
}

/** Where to, without a password in it: a command line can be read by every user of the machine. */
function addressOf(parsed: ParsedArguments): string | null {
  const url = parsed.options.get('to') ?? null;
  if (url === null) {
    if (process.env.PGHOST || process.env.PGDATABASE || process.env.PGSERVICE) return null;
    throw new UsageError('缺少 --to（或环境变量 PGHOST、PGDATABASE）');
  }
  if (!/^postgres(ql)?:\/\//.test(url)) throw new UsageError('--to 应以 postgres:// 开头');
  const { password, searchParams } = parsedUrl(url);
  if (password !== '' || searchParams.has('password'))
    throw new UsageError('口令不要写在命令行里，请用环境变量 PGPASSWORD 或 --to-password-stdin');
  return url;
}

function parsedUrl(url: string): URL {
  try {
    // A socket's folder may take the place of the host: postgres:///database?host=/run/postgresql
    return new URL(
      url.replace(/^postgres(ql)?:\/\/\//, 'postgres://localhost/').replace('@/', '@localhost/'),
    );
  } catch {
    throw new UsageError('--to 不是有效的地址，应写成 postgres://用户@主机:端口/数据库');
  }
}

/** Fingerprints of a file, one a line, with blanks as people write them; what follows `#` is for people. */
function keysOf(parsed: ParsedArguments, caller: Caller): AcceptedKeys {
  const name = parsed.options.get('keys');
  const confirmed = new Set<string>();
  if (name !== undefined) {
    assertReadable(caller.path(name));
    readFileSync(caller.path(name), 'utf8')
      .replace(/^\uFEFF/, '')
      .split(/\r?\n/)
      .forEach((line, at) => {
        const fingerprint = line
          .replace(/#.*/, '')
          .replace(/[\s:-]/g, '')
          .toLowerCase();
        if (fingerprint === '') return;
        if (!/^[0-9a-f]{64}$/.test(fingerprint))
          throw new UsageError(`--keys 文件第 ${at + 1} 行不是指纹（64 位十六进制）`);
        confirmed.add(fingerprint);
      });
  }
  return { firstContact: parsed.flags.has('accept-key'), confirmed };
}

const OUTCOME_WORDS = { taken: '已收入', known: '以前收入过', refused: '没有收入' } as const;

function linesOf(file: CollectedFile): string[] {
  const rows = file.tables.reduce(
    (sum, { added, changed }) => ({ added: sum.added + added, changed: sum.changed + changed }),
    { added: 0, changed: 0 },
  );
  const written = file.outcome === 'taken' ? `：新增 ${rows.added} 行，变更 ${rows.changed} 行` : '';
  return [
    `${file.file}  ${file.sender ?? ''} ${OUTCOME_WORDS[file.outcome]}${written}`,
    ...(file.error === null ? [] : [`  ${file.error.message}`]),
    ...file.warnings.map(({ message }) => `  注意：${message}`),
  ];
}

function answerOf(packages: readonly CollectedFile[]): Answer {
  const count = (outcome: CollectedFile['outcome']) =>
    packages.filter((each) => each.outcome === outcome).length;
  const [taken, known, refused] = [count('taken'), count('known'), count('refused')];
  return {
    json: { taken, known, refused, packages },
    lines: [
      ...packages.flatMap(linesOf),
      `共 ${packages.length} 个包：收入 ${taken}，以前收入过 ${known}，没有收入 ${refused}`,
    ],
    exitCode: refused > 0 ? 1 : 0,
  };
}

export const collectCommand: Command = {
  usage:
    'collect FILE|文件夹… --to postgres://用户@主机/数据库 [--office ID] [--keys 指纹.txt] [--accept-key] [--to-password-stdin] [--password-stdin]',
  async run(args, caller) {
    const parsed = parseArguments(args, {
      words: ['FILE…'],
      options: ['to', 'office', 'keys'],
      flags: ['accept-key', 'to-password-stdin', 'password-stdin'],
    });
    const url = addressOf(parsed);
    const files = await filesOf(parsed.words, caller);
    const keys = keysOf(parsed, caller);
    // The server's first, then that of the packages.
    const given = passwordsOf(parsed, caller, ['to-password-stdin', 'password-stdin']);
    const [{ connect }, { collect }] = await Promise.all([
      import('../../../db/collect/server'),
      import('../../../db/collect/collect'),
    ]);
    const server = await connect({ url, password: given['to-password-stdin'] ?? null });
    try {
      const collected = await collect(
        server,
        {
          files,
          password: given['password-stdin'],
          office: parsed.options.get('office') ?? null,
          keys,
          scratchFolder: join(caller.host.options.scratchFolder, 'collect'),
          law: caller.host.law,
          now: () => caller.host.clock.now(),
        },
        {
          progress: ({ done, total, label }) => caller.report(`${label} ${done}/${total}`),
          signal: new AbortController().signal,
        },
      );
      return answerOf(collected);
    } finally {
      await server.close();
    }
  },
};
