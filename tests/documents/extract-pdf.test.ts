import { describe, expect, it, vi } from 'vitest';
import { extractDocument } from '../../db/documents/extract-text';
import { pageOf } from '../../db/documents/passage';
import { buildPdf, type PdfSpec, type PdfText, paragraphLines } from '../builders/documents-pdf';

const extract = (spec: PdfSpec) => extractDocument(buildPdf(spec), '预案.pdf');
const LEFT = 80;
const SENTENCE =
  '发生事故后现场人员应当立即停止作业并向值班室报告同时组织周边人员沿疏散路线撤离到集合点等待清点';

describe('text of a PDF', () => {
  it.each(['unicode-map', 'named-map'] as const)('reads Chinese with a %s', async (font) => {
    const result = await extract({ pages: [[{ x: LEFT, y: 700, text: '应急预案' }]], font });
    expect(result).toMatchObject({
      state: 'ok',
      kind: 'pdf',
      text: '应急预案',
      pages: [{ page: 1, start: 0 }],
    });
  });

  it('joins the lines of a paragraph and keeps paragraphs apart', async () => {
    const first = paragraphLines(SENTENCE, LEFT, 700, 20);
    const second = paragraphLines('另一段只有一行。', LEFT, 700 - first.length * 18, 20);
    const result = await extract({ pages: [[...first, ...second]] });
    expect(result.text).toBe(`${SENTENCE}\n另一段只有一行。`);
  });

  it('joins a paragraph over the end of a page and still knows its pages', async () => {
    const lines = paragraphLines(SENTENCE, LEFT, 120, 20);
    const head = lines.slice(0, 2);
    const tail = lines.slice(2).map((line, i) => ({ ...line, y: 760 - i * 18 }));
    const result = await extract({ pages: [head, tail] });
    expect(result.text).toBe(SENTENCE);
    expect(result.pages).toEqual([
      { page: 1, start: 0 },
      { page: 2, start: 38 },
    ]);
    expect(pageOf(result.pages, 37)).toBe(1);
    expect(pageOf(result.pages, 38)).toBe(2);
  });

  it('writes table rows with tabs and closes up wrapped cells', async () => {
    const row: PdfText[] = [
      { x: 80, y: 700, text: '值班室' },
      { x: 200, y: 706, text: '0432-' },
      { x: 200, y: 692, text: '00001111' },
      { x: 360, y: 706, text: '二十四小时' },
      { x: 360, y: 692, text: '有人' },
      { x: 80, y: 660, text: '消防' },
      { x: 200, y: 660, text: '119' },
    ];
    expect((await extract({ pages: [row] })).text).toBe('值班室\t0432-00001111\t二十四小时有人\n消防\t119');
  });

  it('does not join entries of a table of contents', async () => {
    const entries = ['总则', '响应'].map((title, i) => ({
      x: LEFT,
      y: 700 - i * 18,
      text: `${title}${'.'.repeat(16)}${i + 1}`,
    }));
    expect((await extract({ pages: [entries] })).text.split('\n')).toHaveLength(2);
  });

  it('takes running headers and page numbers out', async () => {
    const pages = [1, 2, 3, 4].map((n) => [
      { x: LEFT, y: 800, text: '示例公司综合应急预案' },
      { x: LEFT, y: 600, text: `第${'一二三四'[n - 1]}部分` },
      { x: 290, y: 40, text: `第${n}页` },
    ]);
    const result = await extract({ pages });
    expect(result.text).toBe('第一部分\n第二部分\n第三部分\n第四部分');
    expect(result.headersFooters).toEqual(['示例公司综合应急预案']);
    expect(result.pages?.map((page) => page.start)).toEqual([0, 5, 10, 15]);
  });

  it('takes the outline from bookmarks and finds their place', async () => {
    const page = (title: string): PdfText[] => [
      { x: LEFT, y: 700, text: title },
      { x: LEFT, y: 600, text: '正文。' },
    ];
    const result = await extract({
      pages: [page('目录总则响应'), page('总则'), page('响应')],
      bookmarks: [
        { title: '总 则', page: 2 },
        { title: '响应', page: 3 },
        { title: '图上没有的标题', page: 3 },
      ],
    });
    expect(result.outlineSource).toBe('declared');
    const [general, response, unprinted] = result.outline;
    expect(result.text.startsWith('总则', general?.offset)).toBe(true);
    expect(pageOf(result.pages, general?.offset ?? 0)).toBe(2);
    expect(result.text.startsWith('响应', response?.offset)).toBe(true);
    expect(pageOf(result.pages, unprinted?.offset ?? 0)).toBe(3);
  });
});

describe('PDFs without readable text', () => {
  it('calls a scan no-text and still counts its pages', async () => {
    const result = await extract({ pages: [[], [], []] });
    expect(result).toMatchObject({ state: 'no-text', text: '', kind: 'pdf' });
    expect(result.pages).toHaveLength(3);
    expect(result.warnings.map((w) => w.code)).toEqual(['SCANNED']);
  });

  it('asks for the password and reads with it', async () => {
    const bytes = buildPdf({ pages: [[{ x: LEFT, y: 700, text: '应急预案' }]], password: 'yuan2026' });
    expect(await extractDocument(bytes, 'a.pdf')).toMatchObject({
      state: 'protected',
      text: '',
      pages: null,
    });
    expect(await extractDocument(bytes, 'a.pdf', { password: '错' })).toMatchObject({ state: 'protected' });
    expect(await extractDocument(bytes, 'a.pdf', { password: 'yuan2026' })).toMatchObject({
      state: 'ok',
      text: '应急预案',
    });
  });

  it('calls a PDF without any page tree damaged', async () => {
    const result = await extractDocument(Buffer.from('%PDF-1.4\nnothing here\n%%EOF'), 'a.pdf');
    expect(result.state).toBe('damaged');
    expect(result.warnings.map((w) => w.code)).toEqual(['DAMAGED']);
  });

  it('stops at the page cap and says how far it read', async () => {
    const pages = [1, 2, 3].map((n) => [{ x: LEFT, y: 700, text: `页${n}` }]);
    const result = await extractDocument(buildPdf({ pages }), 'a.pdf', { limits: { maxPages: 2 } });
    expect(result.text).toBe('页1\n页2');
    expect(result.warnings[0]?.message).toContain('前 2 页（共 3 页）');
  });

  it('writes nothing to the console, where the command line answers in JSON', async () => {
    const methods = ['log', 'info', 'warn', 'error', 'debug'] as const;
    const spies = methods.map((method) => vi.spyOn(console, method).mockImplementation(() => {}));
    const good = buildPdf({ pages: [[{ x: LEFT, y: 700, text: '预案' }]], font: 'named-map' });
    const broken = Buffer.from(good);
    broken.fill(0x20, good.indexOf('xref'));
    for (const bytes of [good, broken, good.subarray(0, 300)]) await extractDocument(bytes, 'a.pdf');
    for (const spy of spies) expect(spy).not.toHaveBeenCalled();
    vi.restoreAllMocks();
  });

  it('leaves the caller’s bytes untouched', async () => {
    const bytes = buildPdf({ pages: [[{ x: LEFT, y: 700, text: '预案' }]] });
    const before = Buffer.from(bytes);
    await extractDocument(bytes, 'a.pdf');
    expect(Buffer.compare(bytes, before)).toBe(0);
  });
});
