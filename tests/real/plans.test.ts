import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foldForIndex, searchTerms } from '../../db/domain/text/bigrams';
import { plans as contract } from '../../electron/contract/plans';
import { search as searchContract } from '../../electron/contract/search';
import { plans } from '../../electron/core-host/handlers/plans';
import { search } from '../../electron/core-host/handlers/search';
import { type Desk, makeDesk } from '../builders/desk';
import { makeEnterprise, makePlan } from '../builders/records';
import { hasRealFiles, REAL_FOLDER } from '../builders/shared';

const folder = join(REAL_FOLDER, 'plans');
const names = hasRealFiles ? readdirSync(folder).sort() : [];

describe.skipIf(!hasRealFiles)('plan documents as units hand them in', () => {
  let desk: Desk;
  const kept = new Map<string, { planId: string; documentId: string; title: string }>();

  beforeAll(async () => {
    desk = makeDesk({ plans: contract, search: searchContract }, { plans, search });
    const unit = makeEnterprise(desk);
    for (const [i, name] of names.entries()) {
      const { plan, version } = makePlan(desk, { enterpriseId: unit.id, title: `第${i}号登记` });
      const file = desk.host.grants.grant(join(folder, name));
      const { documentId } = await desk.call<{ documentId: string }>('plans.attach', {
        versionId: version.id,
        file,
        role: 'text',
      });
      kept.set(name, { planId: plan.id, documentId, title: plan.title });
    }
  });
  afterAll(() => desk.close());

  it('are all kept byte for byte, whatever is wrong with them', async () => {
    for (const [name, { documentId }] of kept) {
      const target = join(desk.folder, 'out');
      await desk.call('plans.exportDocument', { documentId, file: desk.host.grants.grant(target) });
      expect(readFileSync(target).equals(readFileSync(join(folder, name))), name).toBe(true);
    }
  });

  it('open under a name that this disk takes', async () => {
    for (const [name, { documentId }] of kept) {
      const { file } = await desk.call<{ file: string }>('plans.openDocument', { documentId });
      expect(readFileSync(desk.host.grants.path(file)).length, name).toBeGreaterThanOrEqual(0);
    }
  });

  it.each([
    '液氨',
    '液氨 泄漏',
    '应急 响应 终止',
    '蛟河市示捷加油站',
    '0432-00002101',
    '调度',
    '煤',
    'ⅰ级响应',
    '处置卡',
  ])('are found by %s exactly where a scan of their texts finds it, once a plan', async (query) => {
    const texts = desk.core.write.all<{ planId: string; title: string; text: string }>(
      `SELECT p.id AS planId, p.title, t.text FROM plan p JOIN plan_version v ON v.plan_id = p.id
           JOIN plan_document d ON d.plan_version_id = v.id JOIN document_text t ON t.sha256 = d.sha256`,
    );
    const expected = texts
      .filter(({ title, text }) =>
        searchTerms(query).every((term) => foldForIndex(`${title}\n${text}`).includes(foldForIndex(term))),
      )
      .map(({ planId }) => planId);
    const { total, hits } = await desk.call<{ total: number; hits: { id: string; snippet: string }[] }>(
      'search.find',
      { text: query, in: 'plans', limit: 200 },
    );
    expect(hits.map((hit) => hit.id).sort()).toEqual([...expected].sort());
    expect(total).toBe(expected.length);
    for (const hit of hits)
      expect(foldForIndex(hit.snippet)).toContain(
        foldForIndex(searchTerms(query).sort((a, b) => b.length - a.length)[0] ?? ''),
      );
  });

  it('tell the page of a passage in a PDF', async () => {
    const { hits } = await desk.call<{ hits: { id: string; page: number | null }[] }>('search.find', {
      text: '应急响应',
      in: 'plans',
      limit: 200,
    });
    const pdf = [...kept].find(([name]) => name.startsWith('01') && name.endsWith('.pdf'));
    expect(hits.find((hit) => hit.id === pdf?.[1].planId)?.page).toBeGreaterThan(0);
  });
});
