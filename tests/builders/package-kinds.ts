import type { ReadDb } from '../../db/connection';
import { experts } from '../../electron/contract/experts';
import { createDispatch } from '../../electron/core-host/dispatch';
import { experts as expertHandlers } from '../../electron/core-host/handlers/experts';
import { commandLineSession } from '../../electron/core-host/session';
import { makeContact } from './contacts';
import { fillCounty } from './county';
import { drillDesks, fillDrills, receiveDrills, reportHalfYear, sendDrills } from './drill-reports';
import { makeExchangeDesk } from './exchange-desk';
import {
  filingDesks,
  fillUnit,
  handIn,
  prepareFiling,
  receive as receiveCase,
  send as sendCase,
} from './filing-desks';
import { closedTogether } from './package-desk';
import { partsOf } from './parts';
import {
  fillOrganiser,
  markAll,
  prepare as prepareReview,
  receive as receiveReview,
  reviewDesks,
  send as sendReview,
} from './review-circle';

const filing = filingDesks();
const drills = drillDesks();
const reviews = reviewDesks();
const offices = closedTogether(makeExchangeDesk);

/** Closes every desk that was opened for a package. */
export function closeWriters(): void {
  for (const each of [filing, drills, reviews, offices]) each.closeAll();
}

/** A desk that has something to write, and the door by which it does. */
export interface Writer {
  at: { core: { read: ReadDb }; path(name: string): string };
  write(name: string, secret?: { password?: string }): Promise<unknown>;
}

async function caseOf(): Promise<{ unit: ReturnType<typeof filing.desk>; id: string }> {
  const unit = filing.desk('enterprise');
  return { unit, id: await prepareFiling(unit, await fillUnit(unit)) };
}

async function filingResult(): Promise<Writer> {
  const { unit, id } = await caseOf();
  const office = filing.desk('office');
  const file = await handIn(unit, id, 'first.yjpkg', '2026-11-09');
  const { caseId } = await receiveCase(office, file, { unitId: null, receivedOn: '2026-11-09' });
  const { version, materials } = await office.call('filing', 'get', { id: caseId });
  const checked = await office.call('filing', 'check', {
    id: caseId,
    expectedVersion: version,
    materials: materials
      .filter(({ needed }) => needed)
      .map(({ key }) => ({ key, outcome: 'missing' as const, note: '请补交' })),
  });
  await office.call('filing', 'returnOnce', {
    id: caseId,
    expectedVersion: checked.version,
    onDate: '2026-11-09',
    note: null,
  });
  return { at: office, write: (name, secret) => sendCase(office, caseId, name, secret) };
}

async function reviewResult(): Promise<Writer> {
  const office = reviews.desk('office');
  const { ids } = await prepareReview(office, fillOrganiser(office).versionId, [
    '示专家',
    '例专家',
    '样专家',
  ]);
  const [mine = ''] = ids;
  const expert = reviews.desk('reviewer', { name: '示专家' });
  await receiveReview(expert, await sendReview(office, mine, 'pack.yjpkg'));
  await markAll(expert, mine);
  return { at: expert, write: (name, secret) => sendReview(expert, mine, name, secret) };
}

async function drillResult(): Promise<Writer> {
  const unit = drills.desk('enterprise');
  const office = drills.desk('office');
  const { file } = await reportHalfYear(unit, fillDrills(unit).unitId, 'report.yjpkg');
  const { submissionId } = await receiveDrills(office, file, { unitId: null });
  const { version } = await office.call('drillReports', 'get', { id: submissionId });
  await office.call('drillReports', 'answer', {
    id: submissionId,
    expectedVersion: version,
    fields: { verdict: 'received', number: null, note: null, answeredOn: '2026-11-09', answeredBy: '样经办' },
  });
  return { at: office, write: (name, secret) => sendDrills(office, submissionId, name, secret) };
}

const city = () => offices.desk({ level: 'city', regionCode: '220200', name: '吉林市应急管理局' });

async function receipt(): Promise<Writer> {
  const county = offices.desk();
  fillCounty({ core: county.core, self: county.self }, { enterprises: 3 });
  const upper = city();
  await upper.merge(await county.upload('one.yjpkg'));
  const { rows } = await upper.answers('outgoing', {});
  return {
    at: upper,
    write: (name, secret) =>
      upper.answers('write', {
        ...secret,
        packageIds: rows.map(({ packageId }) => packageId),
        target: upper.host.grants.grant(upper.path(name)),
      }),
  };
}

async function roster(): Promise<Writer> {
  const upper = city();
  makeContact(upper, { name: '示值班' });
  const dispatch = createDispatch(partsOf({ experts }, { experts: expertHandlers }), upper.host);
  return {
    at: upper,
    write: async (name, secret) => {
      const file = upper.host.grants.grant(upper.path(name));
      const input = { ...secret, contents: ['contacts'], recipientName: '各县（市、区）应急管理局', file };
      const reply = await dispatch('experts.writeRoster', input, {
        session: commandLineSession('示例员'),
      });
      if (!reply.ok) throw Object.assign(new Error(reply.error.message), { code: reply.error.code });
    },
  };
}

/** Every kind of package beside uploads. One writer writes them, but each has a door of its own that reaches it. */
export const PACKAGE_KINDS: readonly [kind: string, make: () => Promise<Writer>][] = [
  [
    'filing',
    async () => {
      const { unit, id } = await caseOf();
      await handIn(unit, id, 'before.yjpkg', '2026-11-09');
      return { at: unit, write: (name, secret) => sendCase(unit, id, name, secret) };
    },
  ],
  ['filing-result', filingResult],
  [
    'review-pack',
    async () => {
      const office = reviews.desk('office');
      const { versionId } = fillOrganiser(office);
      const { ids } = await prepareReview(office, versionId, ['示专家', '例专家', '样专家']);
      return { at: office, write: (name, secret) => sendReview(office, ids[0] ?? '', name, secret) };
    },
  ],
  ['review-result', reviewResult],
  ['receipt', receipt],
  ['roster', roster],
  [
    'drill-report',
    async () => {
      const unit = drills.desk('enterprise');
      const { id } = await reportHalfYear(unit, fillDrills(unit).unitId, 'before.yjpkg');
      return { at: unit, write: (name, secret) => sendDrills(unit, id, name, secret) };
    },
  ],
  ['drill-result', drillResult],
];
