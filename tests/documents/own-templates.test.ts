import { describe, expect, it } from 'vitest';
import { extractDocument } from '../../db/documents/extract-text';
import { checkTemplate, namesOf } from '../../db/documents/forms/own/check-template';
import { fillTemplate } from '../../db/documents/forms/own/fill-template';
import { fillForm, starterForm } from '../../db/documents/forms/pack/fill';
import { FORM_KINDS, findFormKind } from '../../db/documents/forms/pack/index';
import type { FormKind } from '../../db/documents/forms/pack/kind';
import { renderFormDocx } from '../../db/documents/forms/render-docx';
import { docxEntries, para, run, table } from '../builders/documents-docx';
import { buildZip } from '../builders/documents-zip';
import { longestValues } from '../builders/form-values';

function kindOf(id: string): FormKind {
  const kind = findFormKind(id);
  if (!kind) throw new Error(id);
  return kind;
}
const certificate = kindOf('filing-certificate');
const receipt = kindOf('material-receipt');

const textOf = async (bytes: Uint8Array) => {
  const read = await extractDocument(bytes, 'x.docx');
  expect(read).toMatchObject({ state: 'ok', warnings: [] });
  return read.text;
};
const words = (text: string) => text.replace(/\s+/g, '');
const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const TYPES = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${TYPE}.document.main+xml"/><Override PartName="/word/header1.xml" ContentType="${TYPE}.header+xml"/></Types>`;
const entriesOf = (body: string, more: Partial<Parameters<typeof docxEntries>[0]> = {}) =>
  docxEntries({ body, types: TYPES, ...more });
const word = (...spec: Parameters<typeof entriesOf>) => buildZip(entriesOf(...spec));
const faults = async (bytes: Uint8Array, kind = certificate, name = 'x.docx') =>
  (await checkTemplate(bytes, name, kind)).problems.map(({ code, place }) =>
    place === null ? code : `${code} @ ${place}`,
  );

describe.each(FORM_KINDS.map((kind) => [kind.name, kind] as const))('%s as a template', (_name, kind) => {
  it('uses every placeholder and, filled, says what the shipped form says', async () => {
    const starter = await renderFormDocx(starterForm(kind));
    const checked = await checkTemplate(starter, 'starter.docx', kind);
    expect(checked.problems).toEqual([]);
    expect(checked.unused).toEqual([]);
    expect(checked.used).toEqual(namesOf(kind));
    for (const values of [kind.sample, longestValues(kind)]) {
      const filled = await fillTemplate(checked.bytes ?? starter, values);
      const shipped = await renderFormDocx(fillForm(kind, values));
      expect(words(await textOf(filled))).toBe(words(await textOf(shipped)));
    }
  });
});

it('repeats a row of a table for each entry, also where Word has torn a placeholder apart', async () => {
  const own = word(
    para(run('致：{单位') + run('名称}')) +
      table([
        ['材料', '备注'],
        [para(run('{#材') + run('料}{材料名称}')), '{备注}{/材料}'],
      ]) +
      para('{机关名称}'),
  );
  const checked = await checkTemplate(own, 'own.docx', receipt);
  expect(checked.problems).toEqual([]);
  expect(checked.used).toEqual(['单位名称', '机关名称', '材料', '材料.材料名称', '材料.备注']);
  const text = await textOf(await fillTemplate(checked.bytes ?? own, receipt.sample));
  expect(text.split('\n')).toEqual([
    '致：舒兰市示例化工有限公司',
    '材料\t备注',
    '应急预案备案申报表',
    '应急预案电子文档\t光盘',
    '应急资源调查清单\t待补',
    '舒兰市应急管理局',
  ]);
});

describe('what is wrong is named with its place', () => {
  it.each([
    ['a name the form does not have', para('单位：{单位名}。'), 'UNKNOWN_SLOT @ 正文：单位：{单位名}。…'],
    ['a path', para('{constructor.constructor}'), 'UNKNOWN_SLOT @ 正文：{constructor.constructor}…'],
    ['an inherited name', para('{__proto__}'), 'UNKNOWN_SLOT @ 正文：{__proto__}…'],
    ['raw markup', para('{@单位名称}'), 'FORBIDDEN_TAG @ 正文：{@单位名称}…'],
    ['a list it does not have', para('{#材料}{/材料}'), 'UNKNOWN_LIST @ 正文：{#材料}{/材料}…'],
    ['an item outside its list', para('甲{预案书名}乙'), 'OUTSIDE_LIST @ 正文：甲{预案书名}乙…'],
    ['a list in itself', para('{#预案}{#预案}{/预案}{/预案}'), 'NESTED_LIST @ 正文：{#预案}{#预案}{/预案…'],
    ['no placeholder at all', para('登记表'), 'NO_SLOTS'],
  ])('%s', async (_case, body, expected) => {
    expect(await faults(word(body))).toEqual([expected]);
  });

  it.each([
    ['a list without its end', para('{#预案}{预案书名}'), '没有结束'],
    ['an end without its list', para('{/预案}'), '没有对应'],
    ['an open brace', para('{单位名称'), '缺少右花括号'],
    ['a stray closing brace', para('单位名称}'), '缺少左花括号'],
  ])('%s', async (_case, body, expected) => {
    const { problems, bytes } = await checkTemplate(word(body), 'x.docx', certificate);
    expect(bytes).toBeNull();
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ code: 'BROKEN_TAG', message: expect.stringContaining(expected) });
    expect(problems[0]?.place).toContain('正文');
  });

  it('in headers too', async () => {
    const own = word(para('{单位名称}'), { headers: [para('{机关}')] });
    expect(await faults(own)).toEqual(['UNKNOWN_SLOT @ 页眉：{机关}…']);
  });
});

describe('what may not be in a template', () => {
  const good = para('{单位名称}');
  const entries = entriesOf(good);
  const link = (type: string, target: string, mode = '') =>
    `<Relationship Id="x1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"${mode}/>`;
  const external = ' TargetMode="External"';

  it.each([
    ['nothing of a file', new Uint8Array(), 'NOT_DOCX'],
    ['a text', Buffer.from('{单位名称}'), 'NOT_DOCX'],
    ['another archive', buildZip([{ name: 'a.txt', data: 'x' }]), 'NOT_DOCX'],
    [
      'an old Word file',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(1024)]),
      'NOT_DOCX',
    ],
    ['half a file', buildZip(entries).subarray(0, 400), 'NOT_DOCX'],
  ])('%s', async (_case, bytes, code) => {
    const found = await faults(bytes);
    expect(found).toHaveLength(1);
    expect([code, 'DAMAGED', 'PROTECTED']).toContain(found[0]);
  });

  it.each([
    ['a macro', { extraEntries: [{ name: 'word/vbaProject.bin', data: 'x' }] }, 'MACROS'],
    ['an object', { extraLinks: link('oleObject', 'embeddings/o.bin') }, 'OBJECTS @ 正文'],
    ['another file inside', { extraLinks: link('aFChunk', 'a.html') }, 'OBJECTS @ 正文'],
    [
      'a remote template',
      { extraLinks: link('attachedTemplate', 'http://127.0.0.1/t.dotm', external) },
      'EXTERNAL_LINK @ 正文',
    ],
    [
      'a remote picture',
      { extraLinks: link('image', 'file:///etc/passwd', external) },
      'EXTERNAL_LINK @ 正文',
    ],
    [
      'a document type',
      { prologue: '<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/passwd">]>' },
      'EXTERNAL_ENTITY',
    ],
    ['a path that leaves', { extraEntries: [{ name: '../x.xml', data: '<a/>' }] }, 'PATH_ESCAPE'],
    [
      'a bomb',
      { extraEntries: [{ name: 'word/x.xml', data: `<a>${' '.repeat(8_000_000)}</a>` }] },
      'INFLATES_TOO_LARGE',
    ],
    ['broken markup', { extraEntries: [{ name: 'word/x.xml', data: '<a><b></a>' }] }, 'XML_BROKEN'],
  ])('%s', async (_case, more, code) => {
    expect(await faults(word(good, more))).toEqual([code]);
  });

  it('a field that fetches', async () => {
    const field = `<w:p><w:r><w:instrText>DDEAUTO c:\\\\x.exe</w:instrText></w:r></w:p>`;
    expect(await faults(word(good + field))).toEqual(['FETCHING_FIELD @ 正文']);
  });

  it('a field that fetches behind another without a blank', async () => {
    const part = (kind: string) => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`;
    const code = (text: string) => `<w:r><w:instrText>${text}</w:instrText></w:r>`;
    const fields = `${part('begin')}${code('PAGE')}${part('end')}${part('begin')}${code('DDE')}${code('AUTO c:\\\\x.exe')}${part('end')}`;
    expect(await faults(word(`${good}<w:p>${fields}</w:p>`))).toEqual(['FETCHING_FIELD @ 正文']);
  });

  it('a part that Word reads under a name that nobody looks into', async () => {
    const types = TYPES.replace(
      '</Types>',
      `<Override PartName="/word/h.dat" ContentType="${TYPE}.header+xml"/></Types>`,
    );
    expect(await faults(buildZip(docxEntries({ body: good, types })))).toEqual(['HIDDEN_PART']);
    const picture = TYPES.replace(
      '<Override',
      '<Default Extension="svg" ContentType="image/svg+xml"/><Override',
    );
    expect(await faults(buildZip(docxEntries({ body: good, types: picture })))).toEqual([]);
  });

  it('placeholders without end, known or not, in lists within lists', async () => {
    const inOne = '{单位名称}'.repeat(2001);
    const nested = '{#材料}'.repeat(5000);
    for (const text of [inOne, nested, '{x'.repeat(100_000)])
      expect(await faults(word(para(text)))).toEqual(['TOO_MANY_SLOTS @ 正文']);
    expect(await faults(word(para('{单位名称}'.repeat(2000))))).toEqual([]);
  });

  it('an encrypted entry', async () => {
    const [first, ...rest] = entries;
    if (!first) throw new Error('no entries');
    const hidden = rest.map((entry, at) => (at === rest.length - 1 ? { ...entry, encrypted: true } : entry));
    expect(await faults(buildZip([first, ...hidden]))).toEqual(['PROTECTED']);
  });

  it('but a hyperlink is let through', async () => {
    expect(
      await faults(word(good, { extraLinks: link('hyperlink', 'http://127.0.0.1/', external) })),
    ).toEqual([]);
  });
});

it('fills values that look like markup or placeholders as plain text', async () => {
  const own = word(para('{单位名称}/{备案编号}'));
  const { bytes } = await checkTemplate(own, 'x.docx', certificate);
  const filled = await fillTemplate(bytes ?? own, {
    text: { 单位名称: '<w:p>{备案编号}&\u0000', 备案编号: null },
    lists: {},
  });
  expect(await textOf(filled)).toBe('<w:p>{备案编号}&/');
});
