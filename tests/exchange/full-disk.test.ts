import { readdirSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import type { ReadDb } from '../../db/connection';
import { experts } from '../../electron/contract/experts';
import { createDispatch } from '../../electron/core-host/dispatch';
import { experts as expertHandlers } from '../../electron/core-host/handlers/experts';
import { commandLineSession } from '../../electron/core-host/session';
import { makeContact } from '../builders/contacts';
import { fillCounty } from '../builders/county';
import { drillDesks, fillDrills, receiveDrills, reportHalfYear, sendDrills } from '../builders/drill-reports';
import { makeExchangeDesk } from '../builders/exchange-desk';
import {
  filingDesks,
  fillUnit,
  handIn,
  prepareFiling,
  receive as receiveCase,
  send as sendCase,
} from '../builders/filing-desks';
import { closedTogether } from '../builders/package-desk';
import { partsOf } from '../builders/parts';
import {
  fillOrganiser,
  markAll,
  prepare as prepareReview,
  receive as receiveReview,
  reviewDesks,
  send as sendReview,
} from '../builders/review-circle';
import { maySmallDisk, mountSmallDisk } from '../builders/small-disk';

// Every kind of package is written by one writer, but each has a door of its own that reaches it. Uploads: stick.test.ts.

const filing = filingDesks();
const drills = drillDesks();
const reviews = reviewDesks();
const offices = closedTogether(makeExchangeDesk);
afterEach(() => {
  for (const each of [filing, drills, reviews, offices]) each.closeAll();
});

interface Writer {
  at: { core: { read: ReadDb }; path(name: string): string };
  write(name: string): Promise<unknown>;
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
  return { at: office, write: (name) => sendCase(office, caseId, name) };
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
  return { at: expert, write: (name) => sendReview(expert, mine, name) };
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
  return { at: office, write: (name) => sendDrills(office, submissionId, name) };
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
    write: (name) =>
      upper.answers('write', {
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
    write: async (name) => {
      const file = upper.host.grants.grant(upper.path(name));
      const input = { contents: ['contacts'], recipientName: '各县（市、区）应急管理局', file };
      const reply = await dispatch('experts.writeRoster', input, {
        session: commandLineSession('示例员'),
      });
      if (!reply.ok) throw Object.assign(new Error(reply.error.message), { code: reply.error.code });
    },
  };
}

const KINDS: readonly [kind: string, make: () => Promise<Writer>][] = [
  [
    'filing',
    async () => {
      const { unit, id } = await caseOf();
      await handIn(unit, id, 'before.yjpkg', '2026-11-09');
      return { at: unit, write: (name) => sendCase(unit, id, name) };
    },
  ],
  ['filing-result', filingResult],
  [
    'review-pack',
    async () => {
      const office = reviews.desk('office');
      const { versionId } = fillOrganiser(office);
      const { ids } = await prepareReview(office, versionId, ['示专家', '例专家', '样专家']);
      return { at: office, write: (name) => sendReview(office, ids[0] ?? '', name) };
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
      return { at: unit, write: (name) => sendDrills(unit, id, name) };
    },
  ],
  ['drill-result', drillResult],
];

describe.runIf(maySmallDisk())('a stick without room', () => {
  test.each(KINDS)('for a %s: nothing is left on it, no number is used up', async (kind, make) => {
    const { at, write } = await make();
    const sent = () =>
      at.core.read.allRaw(`SELECT seq FROM package_log WHERE direction = 'out' AND kind = @kind`, { kind });
    const before = sent();
    const unmount = mountSmallDisk(at.path('stick'), 4);
    try {
      await expect(write('stick/a.yjpkg')).rejects.toMatchObject({ code: 'DISK_FULL' });
      expect(readdirSync(at.path('stick'))).toEqual([]);
    } finally {
      unmount();
    }
    expect(sent()).toEqual(before);
    expect(readdirSync(at.path('scratch'))).toEqual([]);
    // The same package goes through where there is room, under the number that comes next.
    await write('b.yjpkg');
    expect(sent()).toEqual([...before, [before.length + 1]]);
  });
});
