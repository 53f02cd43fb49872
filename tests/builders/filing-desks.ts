import { writeFileSync } from 'node:fs';
import { markAllDutiesDirty, refreshAllDuties } from '../../db/services/duties/refresh';
import { exchange } from '../../electron/contract/exchange';
import { filing } from '../../electron/contract/filing';
import { filingPackages } from '../../electron/contract/filing-packages';
import { exchange as exchangeHandlers } from '../../electron/core-host/handlers/exchange';
import { filing as filingHandlers } from '../../electron/core-host/handlers/filing';
import { filingPackages as filingPackageHandlers } from '../../electron/core-host/handlers/filing-packages';
import { closedTogether, makePackageDesk, type PackageDesk } from './package-desk';
import { madeUpUscc, makeEnterprise, makePlan } from './records';

const contract = { exchange, filing, filingPackages };

/** A desk with the doors that cases go through. */
export type FilingDesk = PackageDesk<typeof contract>;

const NAMES = { office: '舒兰市应急管理局', enterprise: '舒兰市示例化工有限公司' };

/** Opens a new desk on a day that stands still until `goTo`. */
export function makeFilingDesk(
  desk: keyof typeof NAMES,
  { name = NAMES[desk], today }: { name?: string; today?: string } = {},
): FilingDesk {
  const handlers = {
    exchange: exchangeHandlers,
    filing: filingHandlers,
    filingPackages: filingPackageHandlers,
  };
  return makePackageDesk(contract, handlers, { desk, name, today });
}

/** Desks of one test file, all closed at once after each test. */
export const filingDesks = () => closedTogether(makeFilingDesk);

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
  await refreshAllDuties(core, (db) => ({ ...desk.deps(), db }));
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
      file: writePaper(desk, `${key}-${id}.txt`),
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
export async function send(
  desk: FilingDesk,
  id: string,
  name: string,
  more: { password?: string } = {},
): Promise<string> {
  await desk.call('filingPackages', 'write', {
    id,
    ...more,
    recipientName: '舒兰市应急管理局',
    file: desk.host.grants.grant(desk.path(name)),
  });
  return desk.path(name);
}

/** Looks at a package and receives it. */
export async function receive(
  desk: FilingDesk,
  file: string,
  more: { unitId?: string | null; receivedOn?: string; acceptKey?: boolean; confirmedHow?: string } = {},
) {
  const { rehearsalId } = await desk.call('filingPackages', 'rehearse', {
    file: desk.host.grants.grant(file),
  });
  return desk.call('filingPackages', 'receive', { rehearsalId, ...more });
}
