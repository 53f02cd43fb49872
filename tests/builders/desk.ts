import { fixedClock } from '../../db/clock';
import type { Role } from '../../db/domain/access';
import type { ContractShape } from '../../electron/contract/define';
import { createDispatch, type Handlers } from '../../electron/core-host/dispatch';
import { Host } from '../../electron/core-host/host-state';
import { Session } from '../../electron/core-host/session';
import { makeCore, resourcesFolder, scratchFolder, shippedLaw } from './database';
import { inlineTasks } from './inline-tasks';
import { partsOf } from './parts';
import type { Place } from './records';

/** An open county database behind the door that screens use, for some features of the contract. */
export interface Desk extends Place {
  host: Host;
  session: Session;
  folder: string;
  /** Topics announced since the last look. */
  announced: string[];
  /** Calls a method; the value, or the thrown refusal as `{code, details}`. */
  call<T>(method: string, input?: unknown): Promise<T>;
  refusal(
    method: string,
    input?: unknown,
  ): Promise<{ code: string; message: string; details: Record<string, unknown> }>;
  close(): void;
}

/** Opens a fresh database on `today` and answers the given features; every answer is compared with the contract. */
export function makeDesk<C extends ContractShape>(
  contract: C,
  handlers: NoInfer<Handlers<C>>,
  options: {
    today?: string;
    role?: Role;
    level?: 'county' | 'city' | 'province';
    /** Stands for the window that lays pages out. */
    printer?: (html: string, pdf: string) => Promise<void>;
  } = {},
): Desk {
  const today = options.today ?? '2026-11-20';
  const seed = makeCore({ today, ...(options.level ? { level: options.level } : {}) });
  const scratch = scratchFolder();
  const announced: string[] = [];
  const bugs: string[] = [];
  const host = new Host({
    clock: fixedClock(today),
    law: shippedLaw,
    tasks: inlineTasks,
    scratchFolder: scratch.folder,
    resourcesFolder,
    dataFolder: scratch.folder,
    announce: (topic) => void announced.push(topic),
    log: (kind, facts) => void (kind === 'bug' && bugs.push(JSON.stringify(facts))),
    checkOutputs: true,
    ...(options.printer && { printer: options.printer }),
  });
  const { core } = seed;
  host.core = core;
  const session = new Session();
  session.user = { id: 'u1', name: '示例员', role: options.role ?? 'clerk' };
  const dispatch = createDispatch(partsOf(contract, handlers), host);
  return {
    host,
    session,
    core,
    self: seed.self,
    folder: scratch.folder,
    announced,
    call: async <T>(method: string, input: unknown = {}) => {
      const reply = await dispatch(method, input, { session });
      if (!reply.ok)
        throw new Error(
          `${method} refused: ${reply.error.code} ${reply.error.message} ${JSON.stringify(reply.error.details)} ${bugs.join()}`,
        );
      return reply.value as T;
    },
    refusal: async (method, input = {}) => {
      const reply = await dispatch(method, input, { session });
      if (reply.ok) throw new Error(`${method} was not refused`);
      return reply.error;
    },
    close: () => {
      host.core = null;
      scratch.remove();
      seed.close();
    },
  };
}
