import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { systemClock } from '../../db/clock';
import { PlanDeskError } from '../../db/domain/errors';
import { loadLaw } from '../../db/law';
import type { Endpoint } from '../contract/define';
import type { Contract, InputOf, OutputOf } from '../contract/index';
import { createDispatch } from '../core-host/dispatch';
import { Host } from '../core-host/host-state';
import { parts } from '../core-host/parts';
import { commandLineSession, type Session } from '../core-host/session';
import type { Surroundings } from './surroundings';

type Methods = {
  [F in keyof Contract & string]: { [M in keyof Contract[F] & string]: `${F}.${M}` }[keyof Contract[F] &
    string];
}[keyof Contract & string];
type EndpointOf<P extends Methods> = P extends `${infer F extends keyof Contract & string}.${infer M}`
  ? M extends keyof Contract[F]
    ? Contract[F][M]
    : never
  : never;

/** The command line's hold on the core: the same dispatch the windows use, in this process. */
export interface Caller {
  call<P extends Methods>(
    method: P,
    input: EndpointOf<P> extends Endpoint ? InputOf<EndpointOf<P>> : never,
  ): Promise<EndpointOf<P> extends Endpoint ? OutputOf<EndpointOf<P>> : never>;
  /** The absolute path of a file named on the command line. */
  path(name: string): string;
  /** The whole of standard input. */
  input(): string;
  /** Texts for people, on stderr. */
  tell(text: string): void;
  /** Where long work stands, as calls tell it: on stderr, now and then. */
  report(text: string): void;
  /** A ticket for a file named on the command line. */
  file(name: string): string;
  host: Host;
  /** Acts in the name of the command line. */
  session: Session;
  close(): void;
}

export interface CallerOptions {
  around: Surroundings;
  resourcesFolder: string;
  progress: (text: string) => void;
}

export function createCaller(options: CallerOptions): Caller {
  const scratch = scratchFolder();
  const host = new Host({
    clock: systemClock,
    law: loadLaw(options.resourcesFolder),
    tasks: options.around.tasks,
    scratchFolder: scratch,
    resourcesFolder: options.resourcesFolder,
    // The command line leaves no trace in the user's list of recent databases.
    dataFolder: join(scratch, 'data'),
    log: (kind, facts) => {
      if (kind === 'bug') options.progress(JSON.stringify(facts));
    },
  });
  const dispatch = createDispatch(parts, host);
  const session = commandLineSession(`命令行（${userName()}）`);
  const path = (name: string) => resolve(options.around.folder, name);
  return {
    host,
    session,
    path,
    tell: options.around.tell,
    input: options.around.input,
    report: options.progress,
    file: (name) => host.grants.grant(path(name)),
    call: async (method, input) => {
      session.user = commandLineSession(session.actor.name).user;
      const reply = await dispatch(method, input, {
        session,
        progress: ({ done, total, label }) =>
          options.progress(total > 0 ? `${label} ${done}/${total}` : `${label} ${done}`),
      });
      // A large file is proven beside the command; an answer from a damaged one would be worth nothing.
      await host.proof;
      if (!reply.ok) throw new PlanDeskError(reply.error.code, reply.error.message, reply.error.details);
      return reply.value as never;
    },
    close: () => {
      host.closeDatabase();
      rmSync(scratch, { recursive: true, force: true });
    },
  };
}

/** @throws PlanDeskError SCRATCH_UNUSABLE; faults of the disk as they are */
function scratchFolder(): string {
  try {
    return mkdtempSync(join(tmpdir(), 'plandesk-cli-'));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    throw new PlanDeskError(
      'SCRATCH_UNUSABLE',
      `找不到存放临时文件的文件夹“${tmpdir()}”，请检查环境变量 TMPDIR（Windows 为 TEMP）。`,
      { folder: tmpdir() },
      { cause: error },
    );
  }
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    // No entry in the system's user list (containers): the log still says it was the command line.
    return '未知用户';
  }
}
