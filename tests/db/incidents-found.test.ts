import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { enterpriseTable } from '../../db/repositories/enterprise';
import { NO_FILTER } from '../../db/repositories/search-filter';
import { findRecords } from '../../db/services/search/find';
import { reindex, reindexUnit } from '../../db/services/search/reindex';
import { incidents } from '../../electron/contract/incidents';
import { search } from '../../electron/contract/search';
import { type Desk, makeDesk } from '../builders/desk';
import { handlers } from '../builders/handlers';
import { makeIncident } from '../builders/incidents';
import { makeEnterprise } from '../builders/records';

interface Saved {
  id: string;
  version: number;
}
interface Found {
  counts: Record<string, number>;
  hits: { type: string; id: string; title: string }[];
}

let desk: Desk;
beforeEach(() => {
  desk = makeDesk(
    { incidents, search },
    { incidents: handlers.incidents, search: handlers.search },
    { role: 'administrator' },
  );
});
afterEach(() => desk.close());

const found = async (text: string, more: object = {}) =>
  (await desk.call<Found>('search.find', { text, in: 'incidents', ...more })).hits.map(({ id }) => id);
const fields = { accidentKind: '火灾', place: '示范大街1号', learnedAt: '2026-11-20T00:30:00.000Z' };

describe('an incident', () => {
  it('is found by what is known of it from the moment it is written down', async () => {
    const { id, version } = await desk.call<Saved>('incidents.open', { ...fields, practice: false });
    expect(await found('示范大街 火灾')).toEqual([id]);
    expect(await found('盐酸')).toEqual([]);
    const known = { ...fields, description: '储罐根部泄漏', substances: '盐酸' };
    await desk.call('incidents.update', { id, expectedVersion: version, fields: known });
    expect(await found('盐酸')).toEqual([id]);
  });

  it('is found by the name of its unit, after a renaming by the new one', async () => {
    const unit = makeEnterprise(desk, { name: '舒兰市例源石化有限公司' });
    const place = { ...fields, enterpriseId: unit.id, name: '储罐区火灾', practice: false };
    const { id } = await desk.call<Saved>('incidents.open', place);
    expect(await found('例源石化 储罐区')).toEqual([id]);
    enterpriseTable.update(desk.core.write, { ...unit, name: '舒兰市样海石化有限公司' });
    reindexUnit(desk.core.write, unit.id);
    expect([await found('例源石化'), await found('样海石化')]).toEqual([[], [id]]);
  });

  it('is found by its state, and no more once it was taken out', async () => {
    const practice = await desk.call<Saved>('incidents.open', { ...fields, practice: true });
    const state = (states: string[]) => found('示范大街', { filter: { states } });
    expect([await state(['open']), await state(['closed'])]).toEqual([[practice.id], []]);
    expect(await found('练习')).toEqual([practice.id]);
    await desk.call('incidents.clearPractice', { id: practice.id, expectedVersion: practice.version });
    expect(await found('示范大街')).toEqual([]);
  });

  it('of another desk is not found where a desk is held to its own', () => {
    const [own, foreign] = [makeIncident(desk), makeIncident(desk, { origin: 'office-elsewhere' })];
    reindex(desk.core.write, 'incident', [own.id, foreign.id]);
    const ids = (origin: string | null) =>
      findRecords(desk.core.write, {
        text: '示恒化工火灾',
        type: 'incident',
        limit: 20,
        offset: 0,
        filter: { ...NO_FILTER, origin },
      }).hits.map(({ id }) => id);
    expect(ids(desk.self)).toEqual([own.id]);
    expect(ids(null)).toEqual([foreign.id, own.id]);
  });
});
