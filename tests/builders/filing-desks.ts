import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fixedClock } from '../../db/clock';
import type { Core } from '../../db/core';
import { PlanDeskError } from '../../db/domain/errors';
import { loadLaw } from '../../db/law';
import { markAllDutiesDirty, refreshAllDuties } from '../../db/services/duties/refresh';
import { foundOffice } from '../../db/services/system/found-office';
import type { InputOf, OutputOf } from '../../electron/contract/define';
import { exchange } from '../../electron/contract/exchange';
import { filing } from '../../electron/contract/filing';
import { filingPackages } from '../../electron/contract/filing-packages';
import { createDispatch } from '../../electron/core-host/dispatch';
import { exchange as exchangeHandlers } from '../../electron/core-host/handlers/exchange';
import { filing as filingHandlers } from '../../electron/core-host/handlers/filing';
import { filingPackages as filingPackageHandlers } from '../../electron/core-host/handlers/filing-packages';
import { Host } from '../../electron/core-host/host-state';
import { commandLineSession } from '../../electron/core-host/session';
import { countingIds, resourcesFolder, scratchFolder } from './database';
import { inlineTasks } from './inline-tasks';
import { partsOf } from './parts';
import { madeUpUscc, makeEnterprise, makePlan, type Place } from './records';

const contract = { exchange, filing, filingPackages };
type Contract = typeof contract;

/** A desk with the doors that cases go through. */
export interface FilingDesk extends Place {
  host: Host;
  core: Core;
  folder: string;
  path(name: string): string;
  call<F extends keyof Contract & string, M extends keyof Contract[F] & string>(
    feature: F,
    method: M,
    input: Contract[F][M] extends infer E extends Parameters<typeof unused>[0] ? InputOf<E> : never,
  ): Promise<Contract[F][M] extends infer E extends Parameters<typeof unused>[0] ? OutputOf<E> : never>;
  /** Code of the refusal. */
  refused(feature: keyof Contract & string, method: string, input: unknown): Promise<string>;
  close(): void;
}

declare function unused(endpoint: import('../../electron/contract/define').Endpoint): void;

const law = loadLaw(resourcesFolder);
let made = 0;

/** Opens a new desk on a day that stands still until `goTo`. */
export function makeFilingDesk(
  desk: 'office' | 'enterprise',
  options: { name?: string; today?: string } = {},
): FilingDesk & { goTo(day: string): void } {
  const { folder, remove } = scratchFolder();
  made += 1;
  const scratch = join(folder, 'scratch');
  mkdirSync(scratch);
  let clock = fixedClock(options.today ?? '2026-11-09');
  const host = new Host({
    clock: { now: () => clock.now(), today: () => clock.today() },
    law,
    tasks: inlineTasks,
    scratchFolder: scratch,
    resourcesFolder,
    dataFolder: join(folder, 'data'),
    checkOutputs: true,
    newId: countingIds(`f${made}`),
    log: (kind, facts) => {
      if (kind === 'bug') console.error(facts);
    },
  });
  const core = host.openDatabase(join(folder, 'desk.db'), { mustExist: false });
  core.write.transaction(() =>
    foundOffice(core, {
      desk,
      level: 'county',
      regionCode: '220283',
      name: options.name ?? (desk === 'office' ? '舒兰市应急管理局' : '舒兰市示例化工有限公司'),
      userName: '示例员',
      passwordHash: null,
    }),
  );
  const dispatch = createDispatch(
    partsOf(contract, {
      exchange: exchangeHandlers,
      filing: filingHandlers,
      filingPackages: filingPackageHandlers,
    }),
    host,
  );
  const session = commandLineSession('示例员');
  return {
    host,
    core,
    self: host.requireSelf(),
    folder,
    path: (name) => join(folder, name),
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
export function filingDesks(): { desk: typeof makeFilingDesk; closeAll: () => void } {
  const open: FilingDesk[] = [];
  return {
    desk: (...given) => {
      const made = makeFilingDesk(...given);
      open.push(made);
      return made;
    },
    closeAll: () => {
      for (const each of open.splice(0)) each.close();
    },
  };
}

/** Plain files that stand for the papers of a hand-in. */
export function writePaper(desk: FilingDesk, name: string, text = name): string {
  const file = desk.path(name);
  writeFileSync(file, text);
  return desk.host.grants.grant(file);
}

/** A chemical works (it must have its plan reviewed) with one published plan, at its own desk. */
export async function fillUnit(
  desk: FilingDesk,
  given: Parameters<typeof makeEnterprise>[1] = {},
): Promise<{ unitId: string; versionId: string; planId: string }> {
  const unit = makeEnterprise(desk, {
    name: '舒兰市示例化工有限公司',
    uscc: madeUpUscc(777),
    activities: ['hazmat-production'],
    ...given,
  });
  const { plan, version } = makePlan(desk, {
    enterpriseId: unit.id,
    kind: 'comprehensive',
    title: '生产安全事故综合应急预案',
    first: {
      reviewWay: 'review',
      reviewDate: '2026-10-20',
      reviewResult: 'passed',
      signedOn: '2026-10-28',
      publishedOn: '2026-11-02',
    },
  });
  const { core } = desk;
  core.write.transaction(() => markAllDutiesDirty(core.write));
  await refreshAllDuties(core, (db) => ({
    db,
    clock: core.clock,
    newId: core.newId,
    law: core.law,
    actor: { id: null, name: '示例员' },
    self: desk.self,
    changed: () => undefined,
  }));
  return { unitId: unit.id, versionId: version.id, planId: plan.id };
}

/** Begins a hand-in of the version and puts a file beside every material that is needed. */
export async function prepareFiling(
  desk: FilingDesk,
  unit: { unitId: string; versionId: string },
): Promise<string> {
  const { id } = await desk.call('filingPackages', 'begin', {
    enterpriseId: unit.unitId,
    planVersionIds: [unit.versionId],
  });
  for (const { key, needed, outcome } of (await desk.call('filingPackages', 'get', { id })).materials) {
    if (!needed || outcome === 'present') continue;
    const { version } = await desk.call('filingPackages', 'get', { id });
    await desk.call('filingPackages', 'attach', {
      id,
      expectedVersion: version,
      material: key,
      file: writePaper(desk, `${key}-${made}.txt`),
    });
  }
  return id;
}

/** Submits the case and writes its package. */
export async function handIn(desk: FilingDesk, id: string, name: string, onDate: string): Promise<string> {
  const { version } = await desk.call('filingPackages', 'get', { id });
  await desk.call('filingPackages', 'submit', { id, expectedVersion: version, onDate });
  return send(desk, id, name);
}

/** Writes the package of a case as it stands. */
export async function send(desk: FilingDesk, id: string, name: string): Promise<string> {
  await desk.call('filingPackages', 'write', {
    id,
    recipientName: '舒兰市应急管理局',
    file: desk.host.grants.grant(desk.path(name)),
  });
  return desk.path(name);
}

/** Looks at a package and receives it. */
export async function receive(
  desk: FilingDesk,
  file: string,
  more: { unitId?: string | null; receivedOn?: string; acceptKey?: boolean } = {},
) {
  const { rehearsalId } = await desk.call('filingPackages', 'rehearse', {
    file: desk.host.grants.grant(file),
  });
  return desk.call('filingPackages', 'receive', { rehearsalId, ...more });
}
