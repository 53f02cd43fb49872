import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeSetting } from '../../db/repositories/setting';
import { contract } from '../../electron/contract/index';
import { type Desk, makeDesk } from '../builders/desk';
import { handlers } from '../builders/handlers';
import { makeDepot, makeEnterprise, makeHazard, makeTeam } from '../builders/records';
import { depotFields } from '../builders/stock';

const FOREIGN = 'office-220284';
let desk: Desk;
beforeEach(() => {
  desk = makeDesk(contract, handlers, { role: 'administrator' });
});
afterEach(() => desk.close());

const foreign = () => {
  const unit = makeEnterprise(desk, { name: '例源化工厂', origin: FOREIGN, address: '例源路1号' });
  return {
    unit,
    hazard: makeHazard(desk, { enterpriseId: unit.id, origin: FOREIGN, name: '例源罐区' }),
    team: makeTeam(desk, { name: '例源救护队', origin: FOREIGN }),
    depot: makeDepot(desk, { name: '例源库', origin: FOREIGN }),
  };
};
const incident = {
  accidentKind: '火灾',
  place: '示范大街1号',
  learnedAt: '2026-11-20T00:30:00.000Z',
  practice: false,
};

describe('the desk of a unit', () => {
  it('learns nothing of the records of others by naming them in what it enters', async () => {
    const { unit, hazard, team, depot } = foreign();
    writeSetting(desk.core.write, 'desk', 'enterprise');
    const codeOf = async (method: string, input: object) => (await desk.refusal(method, input)).code;
    for (const more of [{ enterpriseId: unit.id }, { hazardId: hazard.id }])
      expect(await codeOf('incidents.open', { ...incident, ...more })).toBe('FIELDS_INVALID');
    for (const more of [{ parentId: depot.id }, { enterpriseId: unit.id }, { teamId: team.id }])
      expect(await codeOf('stock.saveDepot', { fields: { ...depotFields, name: '自有库', ...more } })).toBe(
        'FIELDS_INVALID',
      );
    const order = {
      kind: 'call-up',
      purpose: '排水抢险',
      orderedAt: '2026-11-20T00:30:00.000Z',
      things: [{ name: '木方', quantity: 2 }],
      handOwner: { enterpriseId: unit.id },
    };
    expect(await codeOf('deployments.order', order)).toBe('FIELDS_INVALID');
    expect(await desk.call('deployments.offers', { teamIds: [team.id] })).toEqual({ offers: [] });
  });
});

describe('an incident', () => {
  it('names hazards that are there, and of its own unit', async () => {
    const own = makeEnterprise(desk, { name: '示例化工厂' });
    const other = makeEnterprise(desk, { name: '样本化工厂' });
    const hazard = makeHazard(desk, { enterpriseId: other.id });
    for (const more of [
      { hazardId: 'nobody' },
      { hazardId: hazard.id, enterpriseId: own.id },
      { enterpriseId: 'nobody' },
    ])
      expect((await desk.refusal('incidents.open', { ...incident, ...more })).code).toBe('FIELDS_INVALID');
    await desk.call('incidents.open', { ...incident, hazardId: hazard.id, enterpriseId: other.id });
    await desk.call('incidents.open', { ...incident, hazardId: hazard.id });
  });
});

describe('the watch book', () => {
  it('takes moments in their one written form, so that they sort', async () => {
    const entry = (at: string) => ({
      id: null,
      expectedVersion: null,
      fields: {
        at,
        kind: 'call',
        source: null,
        level: null,
        title: '示例事项',
        text: null,
        validUntil: null,
        towns: [],
        handled: null,
      },
    });
    expect((await desk.refusal('watch.saveEntry', entry('2026-11-20T00:30Z'))).code).toBe('INVALID_INPUT');
    await desk.call('watch.saveEntry', entry('2026-11-20T00:30:00.000Z'));
  });
});
