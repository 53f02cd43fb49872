import { describe, expect, it } from 'vitest';
import { extractDocument } from '../../db/documents/extract-text';
import { markDocx } from '../../db/documents/marked/mark-docx';
import type { PlacedMark } from '../../db/documents/marked/marks';
import { DEFAULT_LIMITS } from '../../db/documents/types';
import { openArchive } from '../../db/documents/zip-reader';
import { buildDocx, para, run, table } from '../builders/documents-docx';

const TYPES =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>';

function mark(text: string, quote: string, more: Partial<PlacedMark> = {}): PlacedMark {
  const from = text.indexOf(quote);
  return {
    kind: 'comment',
    author: '示远山',
    at: '2026-11-20T08:30:00.000Z',
    body: '请核对。',
    quote,
    place: from < 0 ? null : { from, to: from + quote.length },
    page: null,
    box: null,
    ...more,
  };
}

async function partOf(bytes: Uint8Array, name: string): Promise<string> {
  return new TextDecoder().decode(await (await openArchive(bytes, DEFAULT_LIMITS)).read(name));
}

/** The words each comment stands on, by its id. */
async function commentedWords(bytes: Uint8Array): Promise<Map<string, string>> {
  const xml = await partOf(bytes, 'word/document.xml');
  const found = new Map<string, string>();
  for (const [, id] of xml.matchAll(/commentRangeStart w:id="(\d+)"/g)) {
    const from = xml.indexOf(`<w:commentRangeStart w:id="${id}"/>`);
    const to = xml.indexOf(`<w:commentRangeEnd w:id="${id}"/>`);
    const words = [...xml.slice(from, to).matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)]
      .map(([, text]) => text)
      .join('');
    found.set(id as string, words);
  }
  return found;
}

describe('a marked copy of a Word document', () => {
  const docx = buildDocx({
    types: TYPES,
    body:
      para(run('总指挥接到报告后，应当在') + run('15分钟', '<w:b/>') + run('内赶到现场 &核实情况。')) +
      table([
        ['总指挥', '示中意'],
        ['副总指挥', '例远山'],
      ]) +
      para('立即报告。') +
      para('立即报告。'),
  });

  it('holds comments on exactly their words, looks kept, text unchanged', async () => {
    const { text } = await extractDocument(docx, '预案.docx');
    const copy = await markDocx(docx, { text }, [
      mark(text, '应当在15分钟内'),
      mark(text, '远山', { kind: 'suggestion', body: '改为“示大同”\n并补电话 <手机>' }),
      mark(text, '现场 &核实'),
    ]);
    expect(copy).toMatchObject({ placed: 3, aside: 0 });
    expect([...(await commentedWords(copy.bytes)).values()]).toEqual([
      '应当在15分钟内',
      '现场 &amp;核实',
      '远山',
    ]);
    const comments = await partOf(copy.bytes, 'word/comments.xml');
    expect(comments).toContain('w:author="示远山" w:date="2026-11-20T08:30:00Z"');
    expect(comments).toContain('【修改建议】改为“示大同”');
    expect(comments).toContain('并补电话 &lt;手机&gt;');
    expect(await partOf(copy.bytes, '[Content_Types].xml')).toContain('PartName="/word/comments.xml"');
    expect(await partOf(copy.bytes, 'word/_rels/document.xml.rels')).toContain('relationships/comments"');
    expect(await partOf(copy.bytes, 'word/document.xml')).toContain(
      '<w:rPr><w:b/></w:rPr><w:t xml:space="preserve">15分钟',
    );
    expect(await extractDocument(copy.bytes, '批注稿.docx')).toMatchObject({
      state: 'ok',
      text,
      warnings: [],
    });
  });

  it('tells the second of two equal lines from the first', async () => {
    const { text } = await extractDocument(docx, '预案.docx');
    const second = text.lastIndexOf('立即报告');
    const copy = await markDocx(docx, { text }, [
      mark(text, '立即报告', { place: { from: second, to: second + 4 } }),
    ]);
    const xml = await partOf(copy.bytes, 'word/document.xml');
    expect(xml.indexOf('commentRangeStart')).toBeGreaterThan(xml.indexOf('立即报告'));
  });

  it('lets several comments begin, end and overlap in one run', async () => {
    const { text } = await extractDocument(docx, '预案.docx');
    const quotes = ['总指挥接到', '接到报告', '报告后', '总指挥接到报告后'];
    const copy = await markDocx(
      docx,
      { text },
      quotes.map((quote) => mark(text, quote)),
    );
    const words = await commentedWords(copy.bytes);
    expect(quotes.map((_, at) => words.get(String(at)))).toEqual(quotes);
    expect((await extractDocument(copy.bytes, '批注稿.docx')).text).toBe(text);
  });

  it('adds to the comments that the file has, with ids of their own', async () => {
    const { text } = await extractDocument(docx, '预案.docx');
    const once = await markDocx(docx, { text }, [mark(text, '示中意')]);
    const twice = await markDocx(once.bytes, { text }, [mark(text, '例远山', { body: '第二次' })]);
    const words = await commentedWords(twice.bytes);
    expect([...words]).toEqual([
      ['0', '示中意'],
      ['1', '例远山'],
    ]);
    const comments = await partOf(twice.bytes, 'word/comments.xml');
    expect(comments.match(/<w:comment /g)).toHaveLength(2);
    expect((await partOf(twice.bytes, '[Content_Types].xml')).match(/comments\.xml/g)).toHaveLength(1);
  });

  it('keeps what has no place as a comment at the first paragraph that names the words', async () => {
    const { text } = await extractDocument(docx, '预案.docx');
    const copy = await markDocx(docx, { text }, [mark(text, '图中的箭头', { place: null })]);
    expect(copy).toMatchObject({ placed: 0, aside: 1 });
    expect(await partOf(copy.bytes, 'word/comments.xml')).toContain('原文：“图中的箭头”');
    const xml = await partOf(copy.bytes, 'word/document.xml');
    expect(xml.indexOf('commentReference')).toBeLessThan(xml.indexOf('总指挥'));
  });

  it('writes what people and forgers type as words, never as markup', async () => {
    const { text } = await extractDocument(docx, '预案.docx');
    const { bytes } = await markDocx(docx, { text }, [
      mark(text, '15分钟', {
        author: '\u{20BB7}示"><w:evil/>',
        at: '"/><w:evil a="',
        body: '=1+1 <w:evil/> & \u0000\u0008\uFFFE\uD800 完',
      }),
    ]);
    const xml = await partOf(bytes, 'word/comments.xml');
    expect(xml).not.toContain('<w:evil');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: XML cannot hold these characters
    expect(xml).not.toMatch(/[\u0000-\u0008\uFFFD-\uFFFF]/u);
    expect(xml).toContain('=1+1 &lt;w:evil/&gt; &amp;  完');
    expect(xml).toContain('w:initials="\u{20BB7}"');
  });

  it('takes thousands of marks and refuses a damaged file by name', async () => {
    const long = buildDocx({
      types: TYPES,
      body: Array.from({ length: 600 }, (_, at) =>
        para(`第${at}项由${at * 7}号岗位落实，发现险情后立即报告值班室。`),
      ).join(''),
    });
    const { text } = await extractDocument(long, '预案.docx');
    const many = Array.from({ length: 3000 }, (_, at) => {
      const from = (at * 5) % (text.length - 12);
      return mark(text, '', { place: { from, to: from + 8 }, quote: text.slice(from, from + 8) });
    });
    const copy = await markDocx(long, { text }, many);
    expect(copy.placed).toBeGreaterThan(2950);
    expect((await extractDocument(copy.bytes, '批注稿.docx')).text).toBe(text);
    await expect(markDocx(long.subarray(0, 900), { text }, [])).rejects.toMatchObject({
      code: 'MARKED_COPY_UNREADABLE',
    });
  });
});
