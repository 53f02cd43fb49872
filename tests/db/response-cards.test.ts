import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { coversPost, postsNamed, suggestSteps } from '../../db/domain/plan/card-rules';
import { loadLaw } from '../../db/law';
import { findRecords } from '../../db/services/search/find';
import type { OutputOf } from '../../electron/contract/define';
import { responseCards as contract } from '../../electron/contract/response-cards';
import { responseCards } from '../../electron/core-host/handlers/response-cards';
import { resourcesFolder } from '../builders/database';
import { type Desk, makeDesk } from '../builders/desk';
import { makeEnterprise, makePlan } from '../builders/records';

let desk: Desk;
let planId: string;
let enterpriseId: string;
beforeEach(() => {
  desk = makeDesk({ responseCards: contract }, { responseCards });
  enterpriseId = makeEnterprise(desk, { name: '舒兰市示例加油站' }).id;
  planId = makePlan(desk, { enterpriseId, kind: 'onsite', title: '加油区火灾现场处置方案' }).plan.id;
});
afterEach(() => desk.close());

const TEXT = [
  '1 事故特征',
  '加油区可能发生火灾。',
  '2 应急处置',
  '2.1 处置程序',
  '（1）加油员立即停止加油并按下急停按钮；',
  '短',
  '2.2 处置措施',
  '① 卸油员关闭卸油阀，用灭火毯覆盖；',
  '3 注意事项',
  '当班班长不得擅自离岗，应当佩戴防护器具。',
].join('\n');
const at = (heading: string, level: number) => ({ level, text: heading, offset: TEXT.indexOf(heading) });
const OUTLINE = [
  at('1 事故特征', 1),
  at('2 应急处置', 1),
  at('2.1 处置程序', 2),
  at('2.2 处置措施', 2),
  at('3 注意事项', 1),
];

/** Gives the plan a text that has been read. */
function readText(): void {
  const version = desk.core.write.value<string>('SELECT id FROM plan_version WHERE plan_id = @planId', {
    planId,
  });
  const now = desk.core.clock.now();
  desk.core.write.run(
    `INSERT INTO document (sha256, size, kind, encoding, created_at) VALUES ('ab', 1, 'docx', 'raw', @now)`,
    { now },
  );
  desk.core.write.run(
    `INSERT INTO document_text (sha256, state, text, outline) VALUES ('ab', 'ok', @text, @outline)`,
    { text: TEXT, outline: JSON.stringify(OUTLINE) },
  );
  desk.core.write.run(
    `INSERT INTO plan_document (id, plan_version_id, sha256, file_name, role, origin, created_at, updated_at)
     VALUES ('d', @version, 'ab', '现场处置方案.docx', 'text', @self, @now, @now)`,
    { version: version ?? '', self: desk.self, now },
  );
}

const card = {
  post: '加油员',
  risk: '加油机着火',
  signs: ['有明火', ' '],
  steps: ['停止加油，按下急停按钮', '用灭火器扑救初起火势'],
  gear: ['灭火器'],
  never: ['用水扑救油火'],
  contacts: ['例中意（主要负责人）19900000002'],
  issuedOn: '2026-11-01',
  remark: null,
};
const make = (over: object = {}) =>
  desk.call<{ id: string; version: number }>('responseCards.make', { planId, fields: { ...card, ...over } });
const forPlan = () => desk.call<OutputOf<typeof contract.forPlan>>('responseCards.forPlan', { planId });
type Page = OutputOf<typeof contract.preview>;

describe('cards of a plan', () => {
  it('are made, changed step by step and taken out of use, each with its counter', async () => {
    const { id } = await make();
    expect((await forPlan()).cards).toMatchObject([{ id, version: 1, signs: ['有明火'], steps: card.steps }]);
    const steps = [...card.steps].reverse();
    expect(
      await desk.call('responseCards.update', { id, expectedVersion: 1, fields: { ...card, steps } }),
    ).toEqual({ id, version: 2 });
    expect((await forPlan()).cards[0]?.steps).toEqual(steps);
    const stale = await desk.refusal('responseCards.update', { id, expectedVersion: 1, fields: card });
    expect(stale.code).toBe('STALE_VERSION');
    await desk.call('responseCards.void', { id, expectedVersion: 2, reason: '岗位撤销' });
    expect((await forPlan()).cards).toEqual([]);
    expect(desk.core.write.value("SELECT COUNT(*) FROM audit_entry WHERE entity = 'response_card'")).toBe(3);
  });

  it.each([
    ['no post', { post: '　' }],
    ['no steps', { steps: [' ', ''] }],
    ['a day that has not come', { issuedOn: '2026-12-01' }],
  ])('are refused with %s', async (_, over) => {
    const { code } = await desk.refusal('responseCards.make', { planId, fields: { ...card, ...over } });
    expect(code).toMatch(/INVALID/);
  });

  it('are found by post and risk while they are in use, and never by a contact', async () => {
    const hits = (text: string) =>
      findRecords(desk.core.write, { text, type: null, offset: 0, limit: 5 }).hits.map(({ type, id }) => [
        type,
        id,
      ]);
    const { id } = await make({
      post: '瓦斯抽采工',
      risk: '瓦斯突出窒息',
      contacts: ['示建国 队长 19900000001'],
    });
    expect(await hits('瓦斯抽采工')).toEqual([['plan', planId]]);
    expect(await hits('突出窒息')).toEqual([['plan', planId]]);
    expect(await hits('示建国')).toEqual([]);
    await desk.call('responseCards.void', { id, expectedVersion: 1, reason: '岗位撤销' });
    expect(await hits('瓦斯抽采工')).toEqual([]);
  });

  it('say which posts of the text have none', async () => {
    expect(await forPlan()).toMatchObject({ missingPosts: [], readFrom: null });
    readText();
    expect((await forPlan()).missingPosts).toEqual(['当班班长', '加油员', '卸油员']);
    await make({ post: '加油员、卸油员' });
    expect(await forPlan()).toMatchObject({
      missingPosts: ['当班班长'],
      readFrom: '现场处置方案.docx',
      law: { article: '第十九条', mark: 'P' },
    });
  });

  it('start from the measures of the text', async () => {
    readText();
    const { steps } = await desk.call<OutputOf<typeof contract.suggest>>('responseCards.suggest', { planId });
    expect(steps.map((step) => [step.heading, step.text])).toEqual([
      ['2.1 处置程序', '加油员立即停止加油并按下急停按钮；'],
      ['2.2 处置措施', '卸油员关闭卸油阀，用灭火毯覆盖；'],
    ]);
    for (const step of steps) expect(TEXT.slice(step.offset)).toContain(step.text);
  });

  it('take contacts from the record, shown short and logged when taken', async () => {
    const { options } = await desk.call<OutputOf<typeof contract.contacts>>('responseCards.contacts', {
      planId,
    });
    expect(options.map((option) => option.name)).toEqual(['例中意', '样小安', '示大明']);
    expect(JSON.stringify(options)).not.toContain('19900000002');
    desk.session.user = { id: 'u1', name: '示例员', role: 'administrator' };
    expect(await desk.call('responseCards.takeContact', { planId, key: 'principal' })).toEqual({
      line: '例中意（主要负责人）19900000002',
    });
    expect((await desk.refusal('responseCards.takeContact', { planId, key: 'gone' })).code).toBe(
      'CONTACT_CHANGED',
    );
  });
});

describe('printed cards', () => {
  const preview = (scope: object, layout: string) =>
    desk.call<Page>('responseCards.preview', { scope, layout });

  it('stand two beside each other on the wallet sheet, front and back, four to a page', async () => {
    for (const post of ['加油员', '卸油员', '值班员']) await make({ post });
    const { html } = await preview({ of: 'plan', id: planId }, 'wallet');
    expect(html.match(/<tr/g)).toHaveLength(2);
    expect(html.match(/form-card"/g)?.length).toBe(8);
    expect(html).toContain('加油员 应急处置卡');
    expect(html).toContain('2. 用灭火器扑救初起火势');
    expect(html).toContain('禁止：用水扑救油火');
    expect(html).not.toContain('<h1>');
  });

  it('stand one a page on the large sheet, for all plans of a unit', async () => {
    await make();
    await make({ post: '<b>值班员' });
    const { html, title } = await preview({ of: 'enterprise', id: enterpriseId }, 'sheet');
    expect(title).toBe('应急处置卡');
    expect(html.match(/岗位：/g)).toHaveLength(2);
    expect(html.match(/class="[^"]*form-new-page/g)).toHaveLength(1);
    expect(html).toContain('&lt;b&gt;值班员');
  });

  it('can be seen before they are saved, even half filled in', async () => {
    const fields = { ...card, post: '', risk: '', steps: [] };
    const { html } = await desk.call<Page>('responseCards.draft', { planId, fields, layout: 'wallet' });
    expect(html).toContain('舒兰市示例加油站');
  });

  it.each(['wallet', 'sheet'])('are written as Word: %s', async (layout) => {
    const { id } = await make();
    const path = join(desk.folder, `${layout}.docx`);
    const file = desk.host.grants.grant(path);
    expect(await desk.call('responseCards.form', { scope: { of: 'card', id }, layout, file })).toEqual({
      fileName: `${layout}.docx`,
    });
    expect(existsSync(path)).toBe(true);
    expect(readFileSync(path).subarray(0, 2).toString()).toBe('PK');
    const { extractDocument } = await import('../../db/documents/extract-text');
    const read = await extractDocument(readFileSync(path), 'card.docx');
    expect(read.text).toContain('停止加油，按下急停按钮');
    expect(read.state).toBe('ok');
  });

  it('are refused where there are none', async () => {
    expect(
      (await desk.refusal('responseCards.preview', { scope: { of: 'plan', id: planId }, layout: 'sheet' }))
        .code,
    ).toBe('NO_CARDS');
  });
});

describe('the shipped card data', () => {
  const { cardRules } = loadLaw(resourcesFolder);

  it('has templates that fit a pocket', () => {
    for (const template of cardRules.templates) {
      expect(template.steps.length).toBeLessThanOrEqual(6);
      for (const line of [...template.steps, ...template.never]) expect(line.length).toBeLessThanOrEqual(40);
    }
    expect(new Set(cardRules.posts).size).toBe(cardRules.posts.length);
  });

  it('finds posts once, the longer word first', () => {
    expect(postsNamed('消防控制室值班员', cardRules.posts)).toEqual(['消防控制室值班员']);
    expect(postsNamed('值班员与消防控制室值班员', cardRules.posts)).toEqual(['值班员', '消防控制室值班员']);
    expect(coversPost('当班班长（白班）', '当班班长')).toBe(true);
  });

  it('finds nothing in a text without such headings', () => {
    expect(suggestSteps(TEXT, [at('1 事故特征', 1)], cardRules.headings)).toEqual([]);
    expect(suggestSteps('', [], cardRules.headings)).toEqual([]);
  });
});
