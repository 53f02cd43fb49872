import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OutputOf } from '../../electron/contract/define';
import { deployments } from '../../electron/contract/deployments';
import { incidents } from '../../electron/contract/incidents';
import { type Desk, makeDesk } from '../builders/desk';
import { handlers } from '../builders/handlers';
import { makeIncident } from '../builders/incidents';
import { makeSupply, makeTeam } from '../builders/records';

/** The desk's clock stands at 09:00 in China. */
const NOW = '2026-11-20T01:00:00.000Z';
const EARLIER = '2026-11-20T00:30:00.000Z';

let desk: Desk;
beforeEach(() => {
  desk = makeDesk(
    { deployments, incidents },
    { deployments: handlers.deployments, incidents: handlers.incidents },
    { role: 'administrator' },
  );
});
afterEach(() => desk.close());

const log = async (id: string) =>
  (await desk.call<OutputOf<typeof incidents.log>>('incidents.log', { id })).entries;
const told = async (id: string) => (await log(id)).map(({ kind, at, whom, text }) => [kind, at, whom, text]);
const order = (more: object) =>
  desk.call<OutputOf<typeof deployments.order>>('deployments.order', {
    kind: 'call-up',
    purpose: '灭火',
    orderedAt: EARLIER,
    things: [],
    ...more,
  });
const step = async (id: string, method: string, fields: object) => {
  const { version } = await desk.call<{ version: number }>('deployments.get', { id });
  await desk.call(`deployments.${method}`, { id, expectedVersion: version, ...fields });
};
const ordered = async (more: object) => (await order(more)).orders.map(({ id }) => id);

describe('the log of an incident', () => {
  it('tells the order, the departure and the arrival of what was called to it', async () => {
    const incidentId = makeIncident(desk).id;
    const team = makeTeam(desk, { name: '示范消防队' }).id;
    const [gone = ''] = await ordered({ incidentId, teamIds: [team] });
    await step(gone, 'step', { action: 'depart', at: EARLIER });
    await step(gone, 'step', { action: 'arrive', at: NOW });
    expect(await told(incidentId)).toEqual([
      ['order', EARLIER, '示范消防队', '下达调用令：灭火（调〔2026〕1号）'],
      ['departure', EARLIER, '示范消防队', '已出动（调〔2026〕1号）'],
      ['arrival', NOW, '示范消防队', '已到达（调〔2026〕1号）'],
    ]);
  });

  it('tells what was handed over, and a call-up that was taken back with its reason', async () => {
    const incidentId = makeIncident(desk).id;
    const supplyId = makeSupply(desk, { name: '泡沫液', unit: '桶', stock: 10 }).id;
    const things = [{ supplyId, quantity: 4 }];
    const [out = ''] = await ordered({ incidentId, kind: 'requisition', things });
    await step(out, 'handOver', { itemIds: null, at: NOW, receiver: '样中意' });
    const [off = ''] = await ordered({ incidentId, things });
    await step(off, 'conclude', { action: 'cancel', at: NOW, reason: '火已扑灭' });
    expect((await told(incidentId)).map(([kind, , , text]) => [kind, text])).toEqual([
      ['order', '下达征用令：灭火，泡沫液4桶（调〔2026〕1号）'],
      ['departure', '交接出库：泡沫液4桶，领用人样中意（调〔2026〕1号）'],
      ['order', '下达调用令：灭火，泡沫液4桶（调〔2026〕2号）'],
      ['order', '取消调用：火已扑灭（调〔2026〕2号）'],
    ]);
  });

  it('keeps these entries as the call-up told them', async () => {
    const incidentId = makeIncident(desk).id;
    await ordered({ incidentId, teamIds: [makeTeam(desk).id] });
    const [entry] = await log(incidentId);
    const refusal = await desk.refusal('incidents.correct', {
      incidentId,
      entryId: entry?.id,
      text: '没有下达',
    });
    expect(refusal.code).toBe('INCIDENT_ENTRY_FIXED');
  });

  it('is not written by a call-up without an incident, nor in the books of another desk', async () => {
    const foreign = makeIncident(desk, { origin: 'enterprise-elsewhere' }).id;
    const own = makeIncident(desk).id;
    const teamIds = [makeTeam(desk).id];
    await ordered({ teamIds });
    await order({ incidentId: foreign, teamIds, acceptTeamsOut: true });
    expect([await told(own), await told(foreign)]).toEqual([[], []]);
  });
});

describe('a closed incident', () => {
  it('calls nothing any more', async () => {
    const incidentId = makeIncident(desk, { state: 'closed', closedOn: '2026-11-19' }).id;
    const refusal = await desk.refusal('deployments.order', {
      ...{ kind: 'call-up', purpose: '灭火', orderedAt: EARLIER, things: [] },
      ...{ incidentId, teamIds: [makeTeam(desk).id] },
    });
    expect(refusal.code).toBe('INCIDENT_CLOSED');
  });
});
