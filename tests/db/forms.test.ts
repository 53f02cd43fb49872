import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { extractDocument } from '../../db/documents/extract-text';
import { storeDocument } from '../../db/repositories/document';
import { filingDocumentTable } from '../../db/repositories/filing-document';
import { noticeTable } from '../../db/repositories/notice';
import { newBookkeeping } from '../../db/services/own-row';
import { packDocument } from '../../db/services/plans/pack-document';
import type { OutputOf } from '../../electron/contract/define';
import { filing as filingContract } from '../../electron/contract/filing';
import { forms as contract } from '../../electron/contract/forms';
import { filing } from '../../electron/core-host/handlers/filing';
import { forms } from '../../electron/core-host/handlers/forms';
import { makeBusyHotel } from '../builders/busy-hotel';
import { type Desk, makeDesk } from '../builders/desk';
import { buildDocx, buildOwnLayout, para } from '../builders/documents-docx';
import { buildPdf } from '../builders/documents-pdf';
import { pagePrinter } from '../builders/page-printer';

type Answer<M extends keyof typeof contract> = OutputOf<(typeof contract)[M]>;

let desk: Desk;
let printed: string[];
beforeEach(() => {
  printed = [];
  desk = makeDesk(
    { forms: contract, filing: filingContract },
    { forms, filing },
    { role: 'administrator', printer: pagePrinter(printed) },
  );
});
afterEach(() => desk.close());

const path = (name: string) => join(desk.folder, name);
const grant = (name: string) => desk.host.grants.grant(path(name));
const textOf = async (name: string) => (await extractDocument(readFileSync(path(name)), name)).text;
const formOf = async (id: string) => {
  const { forms: all } = await desk.call<Answer<'pack'>>('forms.pack');
  const found = all.find((form) => form.id === id);
  if (!found) throw new Error(id);
  return found;
};
const logged = () =>
  desk.host
    .requireCore()
    .read.all<{ action: string }>("SELECT action FROM audit_entry WHERE action LIKE 'forms.%' ORDER BY seq")
    .map(({ action }) => action);

/** Receives the plan of a hotel that waits to be filed. */
async function receivedCase() {
  const { unit, pending } = makeBusyHotel(desk);
  const { id } = await desk.call<{ id: string }>('filing.receive', {
    enterpriseId: unit.id,
    planVersionIds: [pending.version.id],
    submittedOn: '2026-11-19',
    receivedOn: '2026-11-19',
    contact: '样小安',
    contactPhone: '19900000003',
    remark: null,
  });
  return { id, unit, pending };
}

describe('own layouts', () => {
  const own = async () => {
    await desk.call('forms.starter', { form: 'material-receipt', file: grant('起始.docx') });
    return grant('起始.docx');
  };

  it('begin with the shipped form, replace it, and give way to it again; every version stays', async () => {
    const { id } = await receivedCase();
    const file = await own();
    const { problems, unused } = await desk.call<Answer<'check'>>('forms.check', {
      form: 'material-receipt',
      file,
    });
    expect([problems, unused]).toEqual([[], []]);
    expect((await formOf('material-receipt')).templates).toEqual([]);

    const changed = buildOwnLayout(
      '本局接收单',
      '{单位名称}：{已收项数}项，{#材料}{材料名称}、{/材料}{联系电话}',
    );
    writeFileSync(path('本局.docx'), changed);
    expect(await desk.call('forms.adopt', { form: 'material-receipt', file })).toEqual({ number: 1 });
    expect(await desk.call('forms.adopt', { form: 'material-receipt', file: grant('本局.docx') })).toEqual({
      number: 2,
    });
    expect((await formOf('material-receipt')).templates).toMatchObject([
      { number: 2, fileName: '本局.docx', active: true },
      { number: 1, fileName: '起始.docx', active: false },
    ]);

    const write = async (name: string) => {
      await desk.call('filing.form', { id, form: 'receipt', file: grant(name) });
      return textOf(name);
    };
    const filled = await write('a.docx');
    expect(filled).toMatch(/^本局接收单\n.+：\d项，应急预案备案申报表、.+、19900000003$/);
    await desk.call('forms.choose', { form: 'material-receipt', number: 1 });
    const first = await write('b.docx');
    await desk.call('forms.choose', { form: 'material-receipt', number: null });
    const shipped = await write('c.docx');
    expect(first.replace(/\s/g, '')).toBe(shipped.replace(/\s/g, ''));
    expect(shipped).toContain('接收凭证');
    expect((await formOf('material-receipt')).templates).toHaveLength(2);
    expect(logged()).toEqual(['forms.starter', 'forms.adopt', 'forms.adopt', 'forms.choose', 'forms.choose']);
  });

  it('are refused with every fault named, and nothing is kept', async () => {
    writeFileSync(path('坏.docx'), buildOwnLayout('题', '{单位}{#材料}'));
    const file = grant('坏.docx');
    const checked = await desk.call<Answer<'check'>>('forms.check', { form: 'material-receipt', file });
    expect(checked.problems.map(({ code }) => code)).toEqual(['BROKEN_TAG']);
    expect(await desk.refusal('forms.adopt', { form: 'material-receipt', file })).toMatchObject({
      code: 'FORM_TEMPLATE_REFUSED',
      details: { problems: checked.problems },
    });
    expect(await desk.refusal('forms.tryOut', { form: 'material-receipt', from: { file } })).toMatchObject({
      code: 'FORM_TEMPLATE_REFUSED',
    });
    expect(desk.host.requireCore().read.value<number>('SELECT COUNT(*) FROM document')).toBe(0);
    expect(await desk.refusal('forms.choose', { form: 'material-receipt', number: 7 })).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await desk.refusal('forms.sample', { form: 'constructor' })).toMatchObject({
      code: 'FORM_UNKNOWN',
    });
  });

  it('can be seen filled before and after they are kept', async () => {
    const file = await own();
    const look = async (from: object) => {
      const { ticket } = await desk.call<Answer<'tryOut'>>('forms.tryOut', {
        form: 'material-receipt',
        from,
      });
      return readFileSync(join(desk.host.views.folderOf(ticket) ?? '', 'content'), 'utf8');
    };
    const chosen = await look({ file });
    expect(chosen).toContain('舒兰市示例化工有限公司');
    await desk.call('forms.adopt', { form: 'material-receipt', file });
    expect(await look({ number: 1 })).toBe(chosen);
  });

  it('belong to the administrator', async () => {
    const file = await own();
    desk.session.user = { id: 'u2', name: '示例员', role: 'clerk' };
    expect(await desk.refusal('forms.adopt', { form: 'material-receipt', file })).toMatchObject({
      code: 'NOT_ALLOWED',
    });
  });
});

describe('pages', () => {
  it('of a form of a case are numbered, searchable and saved as they were seen', async () => {
    const { id } = await receivedCase();
    const paper = await desk.call<Answer<'layOutCase'>>('forms.layOutCase', { caseId: id, form: 'receipt' });
    expect(paper).toMatchObject({ title: '应急预案备案材料接收凭证', pages: 1 });
    const folder = desk.host.views.folderOf(paper.ticket) ?? '';
    const content = JSON.parse(readFileSync(join(folder, 'content'), 'utf8'));
    expect(content.text).toContain('19900000003');
    await desk.call('forms.savePdf', { ticket: paper.ticket, file: grant('凭证.pdf') });
    expect(readFileSync(path('凭证.pdf'))).toEqual(readFileSync(join(folder, 'original')));
    expect(logged()).toEqual(['forms.layOutCase', 'forms.savePdf']);
  });

  it('of any page of ours are laid out without a trace; what was never laid out is not saved', async () => {
    const { html, title } = await desk.call<Answer<'sample'>>('forms.sample', { form: 'filing-register' });
    const paper = await desk.call<Answer<'layOut'>>('forms.layOut', { title, html });
    expect(paper.pages).toBeGreaterThan(0);
    expect(logged()).toEqual([]);
    desk.host.papers.clear();
    expect(await desk.refusal('forms.savePdf', { ticket: paper.ticket, file: grant('x.pdf') })).toMatchObject(
      { code: 'PAPER_EXPIRED' },
    );
  });
});

describe('the paper set', () => {
  const attach = (caseId: string, material: string, fileName: string, bytes: Uint8Array, round = 1) => {
    const db = desk.core.write;
    const packed = packDocument(bytes);
    storeDocument(db, packed, 'unknown', desk.core.clock.now());
    filingDocumentTable.insert(db, {
      id: desk.core.newId(),
      caseId,
      round,
      material,
      sha256: packed.sha256,
      fileName,
      pages: null,
      ...newBookkeeping({ self: desk.self, clock: desk.core.clock }),
    });
  };
  const line = (text: string) => [{ x: 60, y: 700, text }];

  it('holds every paper in order, names what is missing or unreadable in its place, with bookmarks and numbers', async () => {
    const { id } = await receivedCase();
    attach(id, 'M3', '旧稿.pdf', buildPdf({ pages: [line('旧稿')] }));
    attach(id, 'M3', '综合预案.pdf', buildPdf({ pages: [line('第一页总则'), line('第二页职责')] }), 2);
    attach(id, 'M3', '现场方案.docx', buildDocx({ body: para('现场处置方案正文') }), 2);
    attach(id, 'M4', '风险评估.pdf', buildPdf({ pages: [line('锁')], password: 'x' }));
    attach(id, 'other', '说明.txt', Buffer.from('补充说明一段'));
    const set = await desk.call<Answer<'paperSet'>>('forms.paperSet', { caseId: id });

    expect(set.parts.map(({ title, trouble }) => [title, trouble])).toEqual([
      ['应急预案备案申报表', null],
      ['应急预案电子文档：综合预案.pdf', null],
      ['应急预案电子文档：现场方案.docx', null],
      ['风险评估结果', '文件设有打开密码，不能并入'],
      ['应急资源调查清单', '缺少'],
      ['其他材料：说明.txt', null],
    ]);
    const starts = set.parts.map(({ from }) => from);
    expect(starts[0]).toBe(1);
    set.parts.forEach(({ from, pages }, at) => {
      expect(starts[at + 1] ?? from + pages).toBe(from + pages);
    });

    await desk.call('forms.savePdf', { ticket: set.ticket, file: grant('整套.pdf') });
    const read = await extractDocument(readFileSync(path('整套.pdf')), '整套.pdf');
    expect(read.state).toBe('ok');
    expect(read.pages).toHaveLength(set.pages);
    expect(set.pages).toBe(1 + set.parts.reduce((sum, { pages }) => sum + pages, 0));
    expect(read.outline.map(({ text }) => text)).toEqual(['目录', ...set.parts.map(({ title }) => title)]);
    for (const words of [
      '第一页总则',
      '第二页职责',
      '现场处置方案正文',
      '补充说明一段',
      '此处应为：应急资源调查清单',
    ])
      expect(read.text).toContain(words);
    expect(read.text).not.toContain('旧稿');
    expect(printed.at(-1)).toContain('材料目录');
    expect(logged()).toEqual(['forms.paperSet', 'forms.savePdf']);
  });

  it('stops when asked, leaving no half set behind', async () => {
    const { id } = await receivedCase();
    let prints = 0;
    desk.host.options.printer = async () => {
      prints += 1;
      throw new DOMException('cancelled', 'AbortError');
    };
    expect(await desk.refusal('forms.paperSet', { caseId: id })).toMatchObject({ code: 'CANCELLED' });
    expect(prints).toBe(1);
    expect(desk.host.papers.size).toBe(0);
    expect(logged()).toEqual([]);
  });

  it('is refused by name where no window is', async () => {
    const { id } = await receivedCase();
    delete desk.host.options.printer;
    expect(await desk.refusal('forms.paperSet', { caseId: id })).toMatchObject({ code: 'NO_PRINTER' });
  });
});

describe('letters of a case', () => {
  it('say what was sent, and leave to the pen what was not entered', async () => {
    const { id, unit } = await receivedCase();
    noticeTable.insert(desk.core.write, {
      id: 'n1',
      kind: 'transfer',
      number: '舒应急函〔2026〕2号',
      enterpriseId: unit.id,
      caseId: id,
      round: 1,
      recipient: '吉林市应急管理局',
      issuedOn: '2026-11-20',
      dueOn: null,
      deliveredOn: null,
      deliveredHow: null,
      details: { reason: '该单位向设区的市备案' },
      remark: null,
      ...newBookkeeping({ self: desk.self, clock: desk.core.clock }),
    });
    const { html } = await desk.call<Answer<'letter'>>('forms.letter', {
      caseId: id,
      form: 'transfer-letter',
    });
    for (const words of ['舒应急函〔2026〕2号', '吉林市应急管理局', '该单位向设区的市备案', '2026年11月20日'])
      expect(html).toContain(words);
    await desk.call('forms.exportLetter', { caseId: id, form: 'archive-list', file: grant('目录.docx') });
    expect(await textOf('目录.docx')).toContain('移送函');
    for (const form of ['deemed-notice', 'copy-letter', 'refusal-notice'])
      expect(await desk.refusal('forms.letter', { caseId: id, form })).toMatchObject({
        code: 'FORM_NOT_YET',
      });
  });
});
