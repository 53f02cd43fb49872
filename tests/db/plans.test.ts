import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { enterpriseTimeline } from '../../db/services/history/timeline';
import { packDocument, unpackDocument } from '../../db/services/plans/pack-document';
import type { OutputOf } from '../../electron/contract/define';
import { lists as listsContract } from '../../electron/contract/lists';
import { plans as contract } from '../../electron/contract/plans';
import { search as searchContract } from '../../electron/contract/search';
import { lists } from '../../electron/core-host/handlers/lists';
import { plans } from '../../electron/core-host/handlers/plans';
import { search } from '../../electron/core-host/handlers/search';
import { readPendingDocuments } from '../../electron/core-host/read-documents';
import { safeFileName } from '../../electron/core-host/safe-file-name';
import { type Desk, makeDesk } from '../builders/desk';
import { buildDocx, para, run } from '../builders/documents-docx';
import { makeEnterprise, makeFilingCase, makePlan } from '../builders/records';

let desk: Desk;
beforeEach(() => {
  desk = makeDesk(
    { plans: contract, lists: listsContract, search: searchContract },
    { plans, lists, search },
  );
});
afterEach(() => desk.close());

type View = OutputOf<typeof contract.get>;
type Fields = View['versions'][number]['fields'];
const dates: Fields = {
  label: '第1版',
  reviewWay: 'review',
  reviewDate: '2026-09-20',
  reviewResult: 'passed',
  signedOn: '2026-09-28',
  publishedOn: '2026-10-09',
  expiresOn: null,
  remark: null,
};
const register = (
  enterpriseId: string | null,
  given: { title?: string; kind?: string; version?: Partial<Fields> } = {},
) =>
  desk.call<{ id: string; versionId: string }>('plans.register', {
    plan: {
      enterpriseId,
      kind: given.kind ?? 'comprehensive',
      title: given.title ?? '《综合应急预案》',
      remark: null,
    },
    version: { ...dates, ...given.version },
  });
const get = (id: string) => desk.call<View>('plans.get', { id });
const find = (text: string) =>
  desk.call<{ total: number; hits: { id: string; page: number | null; snippet: string }[] }>('search.find', {
    text,
    in: 'plans',
  });

/** A file on disk that the user has chosen. */
function granted(name: string, content: Uint8Array | string): string {
  const folder = join(desk.folder, 'user');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), content);
  return desk.host.grants.grant(join(folder, name));
}
const docx = (text: string) => buildDocx({ body: para(run(text)) });
const attach = (versionId: string, name: string, content: Uint8Array | string) =>
  desk.call<{ documentId: string; sha256: string; textState: string; alreadyKept: boolean }>('plans.attach', {
    versionId,
    file: granted(name, content),
    role: 'text',
  });

describe('registering plans', () => {
  it('keeps title, kind, version and what its dates say about its state', async () => {
    const unit = makeEnterprise(desk);
    const { id } = await register(unit.id);
    const view = await get(id);
    expect(view.fields).toMatchObject({
      title: '综合应急预案',
      kind: 'comprehensive',
      enterpriseId: unit.id,
    });
    expect(view.enterprise).toEqual({ id: unit.id, name: unit.name, uscc: unit.uscc });
    expect(view.versions).toMatchObject([{ number: 1, state: 'published', fields: { label: '第1版' } }]);
    expect(desk.announced).toContain('plans');
    const dirty = desk.core.write.value('SELECT COUNT(*) FROM duty WHERE subject_id = @id', { id: unit.id });
    expect(dirty).toBeGreaterThan(0);
  });

  it.each([
    ['signedOn', { signedOn: '2026-09-01' }, 'SIGNED_BEFORE_REVIEW'],
    ['publishedOn', { publishedOn: '2026-09-21' }, 'PUBLISHED_BEFORE_SIGNED'],
    ['publishedOn', { publishedOn: '2026-11-21' }, 'DATE_IN_FUTURE'],
    ['reviewResult', { reviewResult: 'failed' }, 'REVIEW_FAILED'],
    ['reviewDate', { reviewDate: '2026-02-30' }, 'DATE_IMPOSSIBLE'],
  ] as const)('refuses contradicting dates: %s %j', async (field, version, code) => {
    const unit = makeEnterprise(desk);
    const refusal = await desk.refusal('plans.register', {
      plan: { enterpriseId: unit.id, kind: 'special', title: '火灾专项', remark: null },
      version: { ...dates, ...version },
    });
    expect(refusal.code).toBe('FIELDS_INVALID');
    expect(refusal.details.fields).toContainEqual(expect.objectContaining({ field, code }));
  });

  it('refuses a plan twice, a government kind for a unit, a foreign unit', async () => {
    const unit = makeEnterprise(desk);
    const { id } = await register(unit.id);
    const again = { enterpriseId: unit.id, kind: 'comprehensive', title: '综合 应急预案', remark: null };
    expect(await desk.refusal('plans.register', { plan: again, version: dates })).toMatchObject({
      code: 'DUPLICATE_PLAN',
      details: { id },
    });
    const wrong = { ...again, kind: 'government', title: '总体预案' };
    expect((await desk.refusal('plans.register', { plan: wrong, version: dates })).details).toMatchObject({
      field: 'kind',
    });
    expect((await register(null, { kind: 'government', title: '舒兰市生产安全事故应急预案' })).id).not.toBe(
      '',
    );
    const foreign = makeEnterprise(desk, { origin: 'elsewhere' });
    expect(
      (await desk.refusal('plans.register', { plan: { ...again, enterpriseId: foreign.id }, version: dates }))
        .code,
    ).toBe('NOT_OURS');
  });

  it('supersedes the version before once the next is published, and gives it back when that was a mistake', async () => {
    const { id } = await register(makeEnterprise(desk).id);
    const { versionId } = await desk.call<{ versionId: string }>('plans.addVersion', {
      planId: id,
      version: {
        ...dates,
        label: '第2版',
        reviewDate: null,
        reviewResult: null,
        signedOn: null,
        publishedOn: null,
      },
    });
    const states = async () => (await get(id)).versions.map((version) => version.state);
    expect(await states()).toEqual(['draft', 'published']);
    const second = {
      ...dates,
      label: '第2版',
      reviewDate: '2026-10-20',
      signedOn: '2026-10-22',
      publishedOn: '2026-11-02',
    };
    await desk.call('plans.updateVersion', { versionId, expectedVersion: 1, fields: second });
    expect(await states()).toEqual(['published', 'superseded']);
    const now = (await get(id)).versions[0];
    await desk.call('plans.updateVersion', {
      versionId,
      expectedVersion: now?.version,
      fields: { ...second, publishedOn: null },
    });
    expect(await states()).toEqual(['signed', 'published']);
    expect(
      (await desk.refusal('plans.updateVersion', { versionId, expectedVersion: 1, fields: second })).code,
    ).toBe('STALE_VERSION');
  });

  it('keeps owner, kind and publication of what was handed in for filing', async () => {
    const unit = makeEnterprise(desk);
    const { id, versionId } = await register(unit.id);
    makeFilingCase(desk, {
      enterpriseId: unit.id,
      planVersionIds: [versionId],
      state: 'filed',
      filingNo: '220283-2026-0001',
    });
    const fields = { enterpriseId: unit.id, kind: 'special', title: '综合应急预案', remark: null };
    expect((await desk.refusal('plans.update', { id, expectedVersion: 1, fields })).code).toBe('PLAN_FILED');
    const cleared = { versionId, expectedVersion: 2, fields: { ...dates, publishedOn: null } };
    expect((await desk.refusal('plans.updateVersion', cleared)).code).toBe('VERSION_FILED');
    const renamed = await desk.call<{ version: number }>('plans.update', {
      id,
      expectedVersion: 1,
      fields: { ...fields, kind: 'comprehensive', title: '综合预案' },
    });
    expect(renamed.version).toBe(2);
    expect((await get(id)).versions[0]?.filings).toMatchObject([
      { filingNo: '220283-2026-0001', state: 'filed' },
    ]);
  });

  it('withdraws a plan with its versions, but none that is being filed', async () => {
    const unit = makeEnterprise(desk);
    const { id, versionId } = await register(unit.id);
    const open = makeFilingCase(desk, {
      enterpriseId: unit.id,
      planVersionIds: [versionId],
      state: 'checking',
    });
    expect(
      await desk.refusal('plans.withdraw', { id, expectedVersion: 1, reason: '单位转产' }),
    ).toMatchObject({
      code: 'PLAN_BEING_FILED',
      details: { cases: [open.id] },
    });
    const other = await register(unit.id, { title: '火灾专项应急预案', kind: 'special' });
    await desk.call('plans.withdraw', { id: other.id, expectedVersion: 1, reason: '单位转产' });
    const view = await get(other.id);
    expect([view.status, view.versions[0]?.state]).toEqual(['withdrawn', 'withdrawn']);
    expect((await desk.refusal('plans.addVersion', { planId: other.id, version: dates })).code).toBe(
      'PLAN_WITHDRAWN',
    );
  });
});

describe('documents', () => {
  it('keeps an original once, byte for byte, finds its text and gives it back', async () => {
    const unit = makeEnterprise(desk);
    const { id, versionId } = await register(unit.id);
    const bytes = docx('液氨泄漏时立即启动应急响应');
    const first = await attach(versionId, '综合预案.docx', bytes);
    expect(first).toMatchObject({ textState: 'ok', alreadyKept: false });
    expect((await find('液氨泄漏')).hits).toMatchObject([{ id }]);
    const other = await register(unit.id, { title: '液氨专项应急预案', kind: 'special' });
    expect(await attach(other.versionId, '同一文件.docx', bytes)).toMatchObject({
      sha256: first.sha256,
      alreadyKept: true,
    });
    expect(await attach(versionId, '综合预案.docx', bytes)).toMatchObject({
      documentId: first.documentId,
      alreadyKept: true,
    });
    expect(desk.core.write.value('SELECT COUNT(*) FROM document')).toBe(1);
    expect((await find('应急响应')).total).toBe(2);

    const target = join(desk.folder, '导出.docx');
    await desk.call('plans.exportDocument', {
      documentId: first.documentId,
      file: desk.host.grants.grant(target),
    });
    expect(readFileSync(target).equals(bytes)).toBe(true);
    const { file } = await desk.call<{ file: string }>('plans.openDocument', {
      documentId: first.documentId,
    });
    const opened = desk.host.grants.path(file);
    expect(opened.endsWith('综合预案.docx')).toBe(true);
    expect(readFileSync(opened).equals(bytes)).toBe(true);
    expect(statSync(opened).mode & 0o222).toBe(0);
    const view = await get(id);
    expect(view.versions[0]?.documents).toMatchObject([
      { fileName: '综合预案.docx', kind: 'docx', textState: 'ok', stored: true, size: bytes.length },
    ]);
    expect(
      view.timeline.some(
        (entry) => entry.text.includes('收入文件 综合预案.docx') && entry.actor === '示例员',
      ),
    ).toBe(true);
  });

  it.each([
    ['空.docx', Buffer.alloc(0), 'empty'],
    ['断.docx', docx('半截').subarray(0, 900), 'damaged'],
    ['说明.txt', Buffer.from('值班电话公示'), 'ok'],
    ['图.docx', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), 'no-text'],
    ['怪.pdf', Buffer.from('%PDF-1.7\nnonsense'), 'damaged'],
  ])('keeps odd files with their state: %s', async (name, bytes, state) => {
    const { id, versionId } = await register(makeEnterprise(desk).id);
    const attached = await attach(versionId, name, bytes);
    expect(attached.textState).toBe(state);
    const target = join(desk.folder, 'out.bin');
    await desk.call('plans.exportDocument', {
      documentId: attached.documentId,
      file: desk.host.grants.grant(target),
    });
    expect(readFileSync(target).equals(bytes)).toBe(true);
    expect((await get(id)).versions[0]?.documents[0]?.textState).toBe(state);
  });

  it('takes a document off a version and out of search; the bytes stay', async () => {
    const { id, versionId } = await register(makeEnterprise(desk).id);
    const { documentId } = await attach(versionId, '预案.txt', '唯一的词组');
    await desk.call('plans.detach', { documentId, reason: '传错文件' });
    expect((await find('唯一的词组')).total).toBe(0);
    expect((await get(id)).versions[0]?.documents).toEqual([]);
    expect(desk.core.write.value('SELECT COUNT(*) FROM document WHERE bytes IS NOT NULL')).toBe(1);
    expect((await desk.refusal('plans.detach', { documentId, reason: '再来一次' })).code).toBe('VOIDED');
  });

  it('says when a package brought no file, or the stored bytes are damaged', async () => {
    const { versionId } = await register(makeEnterprise(desk).id);
    const { documentId, sha256 } = await attach(versionId, '预案.txt', '内容');
    const out = () =>
      desk.refusal('plans.exportDocument', {
        documentId,
        file: desk.host.grants.grant(join(desk.folder, 'x')),
      });
    desk.core.write.run('UPDATE document SET bytes = @bytes WHERE sha256 = @sha256', {
      sha256,
      bytes: Buffer.from('别的'),
    });
    expect((await out()).code).toBe('DOCUMENT_DAMAGED');
    desk.core.write.run('UPDATE document SET bytes = NULL WHERE sha256 = @sha256', { sha256 });
    expect((await out()).code).toBe('DOCUMENT_NOT_STORED');
    expect((await desk.refusal('plans.attach', { versionId, file: 'not-a-grant', role: 'text' })).code).toBe(
      'FILE_NOT_GRANTED',
    );
    const gone = desk.host.grants.grant(join(desk.folder, '没有.docx'));
    expect((await desk.refusal('plans.attach', { versionId, file: gone, role: 'text' })).code).toBe(
      'FILE_NOT_READABLE',
    );
  });

  it('reads documents that came in by a package', async () => {
    const { id, versionId } = await register(makeEnterprise(desk).id);
    const { sha256 } = await attach(versionId, '预案.docx', docx('包里的内容'));
    desk.core.write.run(`UPDATE document_text SET state = 'pending', text = '' WHERE sha256 = @sha256`, {
      sha256,
    });
    expect(await readPendingDocuments(desk.host)).toBe(1);
    expect((await find('包里的内容')).hits).toMatchObject([{ id }]);
    expect(await readPendingDocuments(desk.host)).toBe(0);
    desk.core.write.run(`UPDATE document_text SET state = 'pending' WHERE sha256 = @sha256`, { sha256 });
    expect(await readPendingDocuments(desk.host, { signal: AbortSignal.abort() })).toBe(0);
    desk.core.write.run('UPDATE document SET bytes = @bytes WHERE sha256 = @sha256', {
      sha256,
      bytes: Buffer.from('别的'),
    });
    expect(await readPendingDocuments(desk.host)).toBe(1);
    expect((await get(id)).versions[0]?.documents[0]).toMatchObject({
      textState: 'damaged',
      warnings: [{ code: 'DOCUMENT_DAMAGED' }],
    });
  });

  it('packs only where it helps and proves what it unpacks', () => {
    const text = packDocument(Buffer.from('应急预案'.repeat(500)));
    expect(text.encoding).toBe('deflate');
    expect(packDocument(Buffer.from('短')).encoding).toBe('raw');
    expect(Buffer.from(unpackDocument(text)).toString()).toBe('应急预案'.repeat(500));
    expect(() => unpackDocument({ ...text, bytes: text.bytes.subarray(0, 20) })).toThrow(/已损坏/);
  });

  it.each([
    ['综合预案.docx', '综合预案.docx'],
    ['../../etc/passwd', '_.._etc_passwd'],
    ['C:\\预案<1>.pdf', 'C__预案_1_.pdf'],
    ['con.docx', '_con.docx'],
    ['', '_'],
    ['...', '_'],
  ])('writes %j out as %j', (name, safe) => {
    expect(safeFileName(name)).toBe(safe);
  });

  it('shortens a name of two hundred characters and keeps its extension', () => {
    const safe = safeFileName(`${'长'.repeat(200)}.docx`);
    expect(Buffer.byteLength(safe)).toBeLessThanOrEqual(200);
    expect(safe.endsWith('.docx')).toBe(true);
  });
});

describe('the history of a plan', () => {
  const by = (name: string) => {
    desk.session.user = { id: name, name, role: 'clerk' };
  };

  it('names for each step who took it, however close together they came', async () => {
    // The clock of the test stands still: every step falls into one moment.
    const unit = makeEnterprise(desk);
    by('示甲');
    const { id } = await register(unit.id);
    by('例乙');
    const { versionId } = await desk.call<{ versionId: string }>('plans.addVersion', {
      planId: id,
      version: { ...dates, label: '第2版' },
    });
    by('样丙');
    await attach(versionId, '一.txt', '甲');
    by('测丁');
    await attach(versionId, '二.txt', '乙');
    const { timeline } = await get(id);
    const who = (text: string) => timeline.filter((step) => step.text === text).map(({ actor }) => actor);
    expect(who('登记《综合应急预案》第1版')).toEqual(['示甲']);
    expect(who('登记《综合应急预案》第2版')).toEqual(['例乙']);
    expect(who('《综合应急预案》收入文件 一.txt')).toEqual(['样丙']);
    expect(who('《综合应急预案》收入文件 二.txt')).toEqual(['测丁']);
    // What a step tells is not told again by its log entry.
    expect(timeline.map((step) => step.action).filter((action) => action.startsWith('plans.'))).toEqual([]);
  });

  it('tells a second note of one month in words, beside the step of the first', async () => {
    const unit = makeEnterprise(desk);
    const note = (doneOn: string) =>
      desk.call('plans.recordRiskAnalysis', {
        enterpriseId: unit.id,
        month: '2026-10',
        doneOn,
        measures: null,
      });
    by('示甲');
    await note('2026-10-28');
    by('例乙');
    await note('2026-10-30');
    const told = enterpriseTimeline(desk.core.write, unit.id).map(({ actor, text }) => ({ actor, text }));
    expect(told).toContainEqual({ actor: '示甲', text: '完成 2026-10 月度风险分析' });
    expect(told).toContainEqual({ actor: '例乙', text: '登记风险分析：2026-10；2026-10-30' });
  });
});

describe('assessments and risk analyses', () => {
  it('are noted, shown and corrected', async () => {
    const unit = makeEnterprise(desk);
    const { plan } = makePlan(desk, { enterpriseId: unit.id });
    await desk.call('plans.assess', {
      planId: plan.id,
      assessedOn: '2026-11-01',
      conclusion: 'revise',
      assessor: '例评估',
      remark: null,
    });
    expect((await get(plan.id)).assessments).toMatchObject([
      { assessedOn: '2026-11-01', conclusion: 'revise' },
    ]);
    const future = {
      planId: plan.id,
      assessedOn: '2026-12-01',
      conclusion: 'keep',
      assessor: null,
      remark: null,
    };
    expect((await desk.refusal('plans.assess', future)).code).toBe('FIELDS_INVALID');
    const note = (doneOn: string, month = '2026-10') => ({
      enterpriseId: unit.id,
      month,
      doneOn,
      measures: '加强巡检',
    });
    const first = await desk.call<{ id: string }>('plans.recordRiskAnalysis', note('2026-10-28'));
    expect(await desk.call('plans.recordRiskAnalysis', note('2026-10-30'))).toEqual(first);
    const { months } = await desk.call<{ months: object[] }>('plans.riskAnalyses', {
      enterpriseId: unit.id,
      year: 2026,
    });
    expect(months).toMatchObject([{ month: '2026-10', doneOn: '2026-10-30', measures: '加强巡检' }]);
    expect((await desk.refusal('plans.recordRiskAnalysis', note('2026-11-01', '2026-12'))).code).toBe(
      'FIELDS_INVALID',
    );
    expect((await desk.refusal('plans.recordRiskAnalysis', note('2026-11-01', '2026-13'))).code).toBe(
      'FIELDS_INVALID',
    );
  });
});
