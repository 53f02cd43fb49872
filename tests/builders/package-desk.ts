import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fixedClock } from '../../db/clock';
import type { Core, Deps } from '../../db/core';
import { PlanDeskError } from '../../db/domain/errors';
import { foundOffice, type NewOffice } from '../../db/services/system/found-office';
import type { ContractShape, Endpoint, InputOf, OutputOf } from '../../electron/contract/define';
import { createDispatch, type Handlers } from '../../electron/core-host/dispatch';
import { Host } from '../../electron/core-host/host-state';
import { commandLineSession, type Session } from '../../electron/core-host/session';
import {
  countingIds,
  shippedLaw as law,
  placeEmptyDatabase,
  resourcesFolder,
  scratchFolder,
} from './database';
import { inlineTasks } from './inline-tasks';
import { partsOf } from './parts';
import type { Place } from './records';

/** A desk of its own kind with some doors of the contract, for packages that go from one desk to another. */
export interface PackageDesk<C extends ContractShape> extends Place {
  host: Host;
  core: Core;
  /** Who is signed in; a desk begins with the command line. */
  session: Session;
  folder: string;
  path(name: string): string;
  /** For calling a service past the doors. */
  deps(): Deps;
  goTo(day: string): void;
  call<F extends keyof C & string, M extends keyof C[F] & string>(
    feature: F,
    method: M,
    input: C[F][M] extends infer E extends Endpoint ? InputOf<E> : never,
  ): Promise<C[F][M] extends infer E extends Endpoint ? OutputOf<E> : never>;
  /** Code of the refusal. */
  refused(feature: keyof C & string, method: string, input: unknown): Promise<string>;
  close(): void;
}

let made = 0;

/** Opens a new desk in 舒兰 on a day that stands still until `goTo`; ids of different desks differ by their prefix. */
export function makePackageDesk<C extends ContractShape>(
  contract: C,
  handlers: NoInfer<Handlers<C>>,
  { desk, name, today = '2026-11-09' }: { desk: NewOffice['desk']; name: string; today?: string | undefined },
): PackageDesk<C> {
  const { folder, remove } = scratchFolder();
  made += 1;
  const scratch = join(folder, 'scratch');
  mkdirSync(scratch);
  let clock = fixedClock(today);
  const host = new Host({
    clock: { now: () => clock.now(), today: () => clock.today() },
    law,
    tasks: inlineTasks,
    scratchFolder: scratch,
    resourcesFolder,
    dataFolder: join(folder, 'data'),
    checkOutputs: true,
    newId: countingIds(`p${made}`),
    log: (kind, facts) => {
      if (kind === 'bug') console.error(facts);
    },
  });
  placeEmptyDatabase(join(folder, 'desk.db'));
  const core = host.openDatabase(join(folder, 'desk.db'), { mustExist: false });
  core.write.transaction(() =>
    foundOffice(core, {
      desk,
      level: 'county',
      regionCode: '220283',
      name,
      userName: '示例员',
      passwordHash: null,
    }),
  );
  const dispatch = createDispatch(partsOf(contract, handlers), host);
  const session = commandLineSession('示例员');
  const self = host.requireSelf();
  return {
    host,
    core,
    session,
    self,
    folder,
    path: (name) => join(folder, name),
    deps: () => ({
      db: core.write,
      clock: core.clock,
      newId: core.newId,
      law,
      actor: { id: null, name: '示例员' },
      self,
      changed: () => undefined,
    }),
    goTo: (day) => {
      clock = fixedClock(day);
    },
    call: async (feature, method, input) => {
      const reply = await dispatch(`${feature}.${method}`, input, { session });
      await host.reading;
      if (!reply.ok) throw new PlanDeskError(reply.error.code, reply.error.message, reply.error.details);
      return reply.value as never;
    },
    refused: async (feature, method, input) => {
      const reply = await dispatch(`${feature}.${method}`, input, { session });
      await host.reading;
      if (reply.ok) throw new Error(`${feature}.${method} was not refused`);
      return reply.error.code;
    },
    close: () => {
      host.closeDatabase();
      remove();
    },
  };
}

/** Desks of one test file, all closed at once after each test. */
export function closedTogether<A extends unknown[], D extends { close(): void }>(
  make: (...given: A) => D,
): { desk: (...given: A) => D; closeAll: () => void } {
  const open: D[] = [];
  return {
    desk: (...given) => {
      const one = make(...given);
      open.push(one);
      return one;
    },
    closeAll: () => {
      for (const each of open.splice(0)) each.close();
    },
  };
}
