import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Clock, fixedClock } from '../../db/clock';
import type { Core } from '../../db/core';
import { PlanDeskError } from '../../db/domain/errors';
import { finishMerge } from '../../db/exchange/merge/finish-merge';
import { markAllDutiesDirty } from '../../db/services/duties/refresh';
import { noteSearchIncomplete } from '../../db/services/search/complete-index';
import { foundOffice } from '../../db/services/system/found-office';
import type { InputOf, OutputOf } from '../../electron/contract/define';
import { exchange as exchangeContract } from '../../electron/contract/exchange';
import { receipts as receiptsContract } from '../../electron/contract/receipts';
import { receiving as receivingContract } from '../../electron/contract/receiving';
import { type CallOptions, createDispatch } from '../../electron/core-host/dispatch';
import { exchange } from '../../electron/core-host/handlers/exchange';
import { receipts } from '../../electron/core-host/handlers/receipts';
import { receiving } from '../../electron/core-host/handlers/receiving';
import { Host } from '../../electron/core-host/host-state';
import { commandLineSession } from '../../electron/core-host/session';
import type { TaskRunner } from '../../electron/core-host/task-runner';
import {
  countingIds,
  shippedLaw as law,
  placeEmptyDatabase,
  resourcesFolder,
  scratchFolder,
} from './database';
import { inlineTasks } from './inline-tasks';
import { partsOf } from './parts';

type Exchange = typeof exchangeContract;
type Receiving = typeof receivingContract;
type Receipts = typeof receiptsContract;
type View = OutputOf<Exchange['inspect']>;

/** A desk with its database and the exchange endpoints of the real dispatch. */
export interface ExchangeDesk {
  folder: string;
  file: string;
  host: Host;
  core: Core;
  self: string;
  /** Path of a file in the desk's own folder. */
  path(name: string): string;
  call<M extends keyof Exchange & string>(
    method: M,
    input: InputOf<Exchange[M]>,
    options?: Pick<CallOptions, 'signal' | 'progress'>,
  ): Promise<OutputOf<Exchange[M]>>;
  /** The same door for many packages at once. */
  receive<M extends keyof Receiving & string>(
    method: M,
    input: InputOf<Receiving[M]>,
    options?: Pick<CallOptions, 'signal' | 'progress'>,
  ): Promise<OutputOf<Receiving[M]>>;
  /** The same door for answers to packages. */
  answers<M extends keyof Receipts & string>(
    method: M,
    input: InputOf<Receipts[M]>,
  ): Promise<OutputOf<Receipts[M]>>;
  /** Writes a full upload; returns its path. */
  upload(name: string, options?: Partial<InputOf<Exchange['write']>>): Promise<string>;
  inspect(file: string, options?: { password?: string; full?: boolean }): Promise<View>;
  rehearse(file: string, password?: string): Promise<OutputOf<Exchange['rehearse']>>;
  /** Brings search entries and duties up to rows that were written past the services. */
  settle(): Promise<void>;
  /** Rehearses and merges. */
  merge(file: string, password?: string): Promise<OutputOf<Exchange['merge']>>;
  close(): void;
}

export interface ExchangeDeskOptions {
  name?: string;
  level?: 'county' | 'city' | 'province';
  regionCode?: string;
  today?: string;
  clock?: Clock;
  tasks?: TaskRunner;
  /** An existing database instead of a new one. */
  file?: string;
  idPrefix?: string;
}

let desks = 0;

/** Opens a desk; ids of different desks differ by their prefix. */
export function makeExchangeDesk(options: ExchangeDeskOptions = {}): ExchangeDesk {
  const { folder, remove } = scratchFolder();
  desks += 1;
  const scratch = join(folder, 'scratch');
  mkdirSync(scratch);
  const host = new Host({
    clock: options.clock ?? fixedClock(options.today ?? '2026-11-20'),
    law,
    tasks: options.tasks ?? inlineTasks,
    scratchFolder: scratch,
    resourcesFolder,
    dataFolder: join(folder, 'data'),
    checkOutputs: true,
    newId: countingIds(options.idPrefix ?? `d${desks}`),
    log: (kind, facts) => {
      if (kind === 'bug') console.error(facts);
    },
  });
  const file = options.file ?? join(folder, 'desk.db');
  if (options.file === undefined) placeEmptyDatabase(file);
  const core = host.openDatabase(file, { mustExist: options.file !== undefined });
  if (options.file === undefined)
    core.write.transaction(() =>
      foundOffice(core, {
        desk: 'office',
        level: options.level ?? 'county',
        regionCode: options.regionCode ?? '220283',
        name: options.name ?? '舒兰市应急管理局',
        userName: '示例员',
        passwordHash: null,
      }),
    );
  const dispatch = createDispatch(
    partsOf(
      { exchange: exchangeContract, receiving: receivingContract, receipts: receiptsContract },
      { exchange, receiving, receipts },
    ),
    host,
  );
  const session = commandLineSession('示例员');
  const door = async (method: string, input: unknown, options: Pick<CallOptions, 'signal' | 'progress'>) => {
    const reply = await dispatch(method, input, { session, ...options });
    await host.reading;
    if (!reply.ok) throw new PlanDeskError(reply.error.code, reply.error.message, reply.error.details);
    return reply.value as never;
  };
  const call: ExchangeDesk['call'] = (method, input, options = {}) =>
    door(`exchange.${method}`, input, options);
  const path = (name: string) => join(folder, name);
  const secret = (password: string | undefined) => (password === undefined ? {} : { password });
  const desk: ExchangeDesk = {
    folder,
    file,
    host,
    core,
    self: host.requireSelf(),
    path,
    call,
    answers: (method, input) => door(`receipts.${method}`, input, {}),
    receive: (method, input, options = {}) => door(`receiving.${method}`, input, options),
    upload: async (name, given = {}) => {
      const input = {
        kind: 'upload' as const,
        period: '2026H2',
        recipientName: '吉林市应急管理局',
        withFiles: true,
        file: host.grants.grant(path(name)),
        ...given,
      };
      await call('write', input);
      return path(name);
    },
    inspect: (target, { password, full = true } = {}) =>
      call('inspect', { file: host.grants.grant(target), full, ...secret(password) }),
    rehearse: (target, password) =>
      call('rehearse', { file: host.grants.grant(target), ...secret(password) }),
    settle: async () => {
      core.write.transaction(() => {
        noteSearchIncomplete(core.write);
        markAllDutiesDirty(core.write);
      });
      const deps = {
        clock: core.clock,
        newId: core.newId,
        law: core.law,
        actor: session.actor,
        self: desk.self,
        changed: () => undefined,
      };
      await finishMerge(
        core,
        (db) => ({ db, ...deps }),
        () => undefined,
      );
    },
    merge: async (target, password) => {
      const { rehearsalId } = await desk.rehearse(target, password);
      return call('merge', { rehearsalId });
    },
    close: () => {
      host.closeDatabase();
      remove();
    },
  };
  return desk;
}
