import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { appendAudit } from '../../db/audit';
import type { ReadDb } from '../../db/connection';
import type { ChangeTopic, Core, Deps } from '../../db/core';
import { isAllowed } from '../../db/domain/access';
import { PlanDeskError } from '../../db/domain/errors';
import { refreshAllDuties, refreshDirtyDuties } from '../../db/services/duties/refresh';
import type {
  ContractShape,
  Endpoint,
  Feature,
  OutputOf,
  ParsedInputOf,
  Progress,
  Reply,
} from '../contract/define';
import { depsOf } from './deps-of';
import type { Host } from './host-state';
import { namedFault } from './named-fault';
import type { Session } from './session';

/** What one command tells the audit log and the screens. */
interface Effects {
  audit: { entity: string; entityId: string | null; details: Record<string, unknown> } | null;
  changes: { topic: ChangeTopic; ids: readonly string[] }[];
}

interface BaseContext {
  host: Host;
  session: Session;
}
/** Queries see a snapshot and cannot write. */
export interface QueryContext extends BaseContext {
  core: Core;
  read: ReadDb;
}
/** Commands run inside one transaction; `deps.db` is the writer. */
export interface CommandContext extends BaseContext {
  core: Core;
  deps: Deps;
  /** What the audit entry says; without it the entry names the method alone. */
  audit(entity: string, entityId: string | null, details?: Record<string, unknown>): void;
}
/** Jobs order their own transactions through `core`, report progress and stop when the signal says so. */
export interface JobContext extends BaseContext {
  core: Core;
  progress(progress: Progress): void;
  signal: AbortSignal;
  /** Deps for a given writer, inside `core.transaction` or `core.longTransaction`. */
  depsFor(db: Deps['db']): Deps;
  /** Appends the audit entry of the job; call inside its transaction. */
  auditIn(db: Deps['db'], entity: string, entityId: string | null, details?: Record<string, unknown>): void;
}

type ContextOf<E extends Endpoint> = E['kind'] extends 'query'
  ? QueryContext
  : E['kind'] extends 'command'
    ? CommandContext
    : JobContext;

/** Commands answer at once, inside their transaction; the others may take their time. */
type AnswerOf<E extends Endpoint> = E['kind'] extends 'command'
  ? OutputOf<E>
  : OutputOf<E> | Promise<OutputOf<E>>;

/** One function for every endpoint of the contract; a missing one does not compile. */
export type Handlers<C extends ContractShape> = {
  readonly [F in keyof C]: {
    readonly [M in keyof C[F]]: (
      context: ContextOf<C[F][M]>,
      input: ParsedInputOf<C[F][M]>,
    ) => AnswerOf<C[F][M]>;
  };
};

/** A way to each feature of the contract: its endpoints and what answers them, loaded when first called. */
export type Parts<C extends ContractShape> = {
  readonly [F in keyof C]: () => Promise<{ endpoints: C[F]; handlers: Handlers<C>[F] }>;
};
interface LoadedPart {
  endpoints: Feature;
  handlers: Readonly<Record<string, (context: never, input: never) => unknown>>;
}

export interface CallOptions {
  session: Session;
  progress?: (progress: Progress) => void;
  signal?: AbortSignal;
}

export type Dispatch = (method: string, input: unknown, options: CallOptions) => Promise<Reply<unknown>>;

/** Calls that keep others waiting longer than this are written to the log, milliseconds. */
const SLOW_MS = 40;

/**
 * The only door to the core. Checks that the method exists, the input fits, somebody is signed in and may do it, then
 * runs the handler: a command inside one transaction with its audit entry and its duties brought up to date.
 * Expected failures come back as `{ok:false,error}`; a bug becomes INTERNAL with the id under which it was logged.
 */
export function createDispatch<C extends ContractShape>(parts: Parts<C>, host: Host): Dispatch {
  const ways = parts as unknown as Readonly<Record<string, () => Promise<LoadedPart>>>;
  const loaded = new Map<string, LoadedPart>();
  const load = async (feature: string): Promise<LoadedPart | undefined> => {
    const part = Object.hasOwn(ways, feature) ? await ways[feature]?.() : undefined;
    if (part) loaded.set(feature, part);
    return part;
  };
  const find = async (method: string) => {
    const [feature = '', name = ''] = method.split('.');
    // Without waiting once it is there: calls are then begun in the order in which they came.
    const part = loaded.get(feature) ?? (await load(feature));
    const endpoint = part && Object.hasOwn(part.endpoints, name) ? part.endpoints[name] : undefined;
    const handler = endpoint ? part?.handlers[name] : undefined;
    if (!endpoint || !handler)
      throw new PlanDeskError('UNKNOWN_METHOD', '程序不认识这个操作，请更新程序后重试。', {
        method: method.slice(0, 80),
      });
    return { endpoint, handler };
  };

  const run = async (method: string, input: unknown, options: CallOptions): Promise<unknown> => {
    const { endpoint, handler } = await find(method);
    const parsed = endpoint.input.safeParse(input, { jitless: true });
    if (!parsed.success)
      throw new PlanDeskError('INVALID_INPUT', '填写的内容不符合要求，请检查标出的各项。', {
        method,
        issues: z.flattenError(parsed.error),
      });
    const given = keepable(parsed.data);
    const { session } = options;
    const core = host.core;
    if (!core && !endpoint.withoutDatabase)
      throw new PlanDeskError('NO_DATABASE', '还没有打开数据库，请先新建或打开一个数据库。', {});
    if (core && !endpoint.beforeSignIn) {
      if (!session.user) throw new PlanDeskError('SIGN_IN_NEEDED', '请先登录。', {});
      if (!isAllowed(session.user.role, endpoint.permission))
        throw new PlanDeskError('NOT_ALLOWED', '您的岗位没有这项操作的权限，请联系系统管理员。', {
          method,
          permission: endpoint.permission,
        });
    }
    const context = { host, session, core, read: core?.read };
    if (endpoint.kind === 'query') return handler(context as never, given as never);
    if (endpoint.kind === 'command') {
      if (!core) throw new PlanDeskError('NO_DATABASE', '还没有打开数据库，请先新建或打开一个数据库。', {});
      return runCommand(host, core, method, session, (command) => handler(command as never, given as never));
    }
    const changes: Effects['changes'] = [];
    let audited = false;
    const job: Omit<JobContext, 'core'> & { core: Core | null } = {
      host,
      session,
      core,
      progress: options.progress ?? (() => undefined),
      signal: options.signal ?? new AbortController().signal,
      depsFor: (db) => depsFor(host, session, db, changes),
      auditIn: (db, entity, entityId, details = {}) => {
        audited = true;
        appendAudit(db, {
          at: host.clock.now(),
          actor: session.actor,
          action: method,
          entity,
          entityId,
          details,
        });
      },
    };
    try {
      const value = await handler(job as never, given as never);
      // A job that leaves no trace in the log is a bug that no screen would show; tests do.
      if (host.checkOutputs && endpoint.audit === 'own' && !audited)
        throw new Error(
          `${method} wrote no audit entry; the contract says audit: 'none' where nothing is kept`,
        );
      return value;
    } finally {
      // A job that failed may have written before, or have written all and not know whether the disk has it.
      announce(host, changes);
    }
  };

  return async (method, input, options) => {
    const started = performance.now();
    try {
      const value = await run(method, input, options);
      if (host.checkOutputs) checkOutput((await find(method)).endpoint, method, value);
      return { ok: true, value };
    } catch (error) {
      return { ok: false, error: envelope(host, method, error) };
    } finally {
      const took = performance.now() - started;
      if (took > SLOW_MS) host.log('slow', { method, ms: Math.round(took) });
    }
  };
}

/** What no database keeps as it came: a NUL ends a text for SQLite's own functions, half a character becomes U+FFFD. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to be removed
const UNKEEPABLE = /\u0000|\p{Surrogate}/gu;

/** Checked input with every text in it as it will be read back, so that comparisons before and after writing agree. */
function keepable(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(UNKEEPABLE, '');
  if (Array.isArray(value)) return value.map(keepable);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, keepable(each)]));
}

/** What services get for a call, on the database that is open by then; what changed is told after the commit. */
function depsFor(host: Host, session: Session, db: Deps['db'], changes: Effects['changes']): Deps {
  return depsOf(
    host,
    host.requireCore(),
    session,
    (topic, ids = []) => void changes.push({ topic, ids }),
  )(db);
}

/** One command = one transaction: the change, the duties it touches, the audit entry. */
async function runCommand(
  host: Host,
  core: Core,
  method: string,
  session: Session,
  handle: (context: CommandContext) => unknown,
): Promise<unknown> {
  const effects: Effects = { audit: null, changes: [] };
  let dutiesLeft = false;
  const value = await core.transaction((db) => {
    const deps = depsFor(host, session, db, effects.changes);
    const answer = handle({
      host,
      session,
      core,
      deps,
      audit: (entity, entityId, details = {}) => {
        effects.audit = { entity, entityId, details };
      },
    });
    dutiesLeft = refreshDirtyDuties(deps).left;
    const { entity, entityId, details } = effects.audit ?? {
      entity: method.split('.')[0] ?? '',
      entityId: null,
      details: {},
    };
    appendAudit(db, {
      at: host.clock.now(),
      actor: session.actor,
      action: method,
      entity,
      entityId,
      details,
    });
    return answer;
  });
  announce(host, effects.changes);
  if (dutiesLeft) void refreshBehind(host, core, session);
  return value;
}

/** A command that touched more subjects than it may hold the others up for: their duties follow behind its answer. */
async function refreshBehind(host: Host, core: Core, session: Session): Promise<void> {
  const changes: Effects['changes'] = [];
  try {
    await refreshAllDuties(core, (db) => depsFor(host, session, db, changes));
    announce(host, changes);
  } catch (error) {
    // Closed meanwhile, or the disk is full: the subjects stay marked and are done when the database is next opened.
    host.log('info', { dutiesLeftMarked: String(error) });
  }
}

function announce(host: Host, changes: Effects['changes']): void {
  const byTopic = new Map<ChangeTopic, Set<string>>();
  for (const { topic, ids } of changes) {
    const known = byTopic.get(topic) ?? new Set<string>();
    for (const id of ids) known.add(id);
    byTopic.set(topic, known);
  }
  // A thousand ids say no more to a screen than "this register changed".
  for (const [topic, ids] of byTopic) host.announce(topic, ids.size > 200 ? [] : [...ids]);
}

/** Limits hold for what is entered. An answer shows what is kept, however it came: another office's package, say. */
const LIMITS: ReadonlySet<string> = new Set(['too_big', 'too_small']);

function checkOutput(endpoint: Endpoint, method: string, value: unknown): void {
  const issues = endpoint.output.safeParse(value).error?.issues.filter(({ code }) => !LIMITS.has(code)) ?? [];
  if (issues.length > 0)
    throw new Error(`${method} answered out of contract: ${z.prettifyError(new z.ZodError(issues))}`);
}

function envelope(
  host: Host,
  method: string,
  reason: unknown,
): { code: string; message: string; details: Record<string, unknown> } {
  const error = namedFault(reason);
  if (error instanceof PlanDeskError)
    return { code: error.code, message: error.message, details: { ...error.details } };
  if (error instanceof Error && error.name === 'AbortError')
    return { code: 'CANCELLED', message: '操作已取消，没有写入任何数据。', details: {} };
  const logId = randomUUID().slice(0, 8);
  host.log('bug', {
    logId,
    method,
    error: error instanceof Error ? (error.stack ?? error.message) : String(error),
  });
  return {
    code: 'INTERNAL',
    message: `程序内部出错，数据未改动。请把编号 ${logId} 告诉维护人员。`,
    details: { logId },
  };
}
