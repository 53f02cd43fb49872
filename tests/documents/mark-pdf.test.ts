import { describe, expect, it } from 'vitest';
import { extractDocument } from '../../db/documents/extract-text';
import { markPdf } from '../../db/documents/marked/mark-pdf';
import type { PlacedMark } from '../../db/documents/marked/marks';
import { loadPdfjs } from '../../db/documents/pdf/load-pdfjs';
import { buildPdf, paragraphLines } from '../builders/documents-pdf';

const BODY =
  '总指挥接到报告后应当在15分钟内赶到现场，核实人员被困和设备损坏情况，必要时请求支援。警戒疏散组沿东侧通道引导人员撤至上风向集合点。';

function mark(text: string, quote: string, more: Partial<PlacedMark> = {}): PlacedMark {
  const from = text.indexOf(quote);
  return {
    kind: 'comment',
    author: '示远山',
    at: '2026-11-20T08:30:00.000Z',
    body: '时限与第5章不一致，请统一。',
    quote,
    place: from < 0 ? null : { from, to: from + quote.length },
    page: 1,
    box: null,
    ...more,
  };
}

interface Read {
  subtype: string;
  titleObj: { str: string };
  contentsObj: { str: string };
  quadPoints: ArrayLike<number> | null;
  rect: number[];
  modificationDate: string;
}

/** The annotations of each page, as another reader sees them. */
async function annotationsOf(bytes: Uint8Array, password?: string): Promise<Read[][]> {
  const pdfjs = await loadPdfjs();
  const task = pdfjs.getDocument({ data: new Uint8Array(bytes), ...(password ? { password } : {}) });
  const document = await task.promise;
  const pages: Read[][] = [];
  for (let page = 1; page <= document.numPages; page++)
    pages.push((await (await document.getPage(page)).getAnnotations()) as Read[]);
  await task.destroy();
  return pages;
}

describe('a marked copy of a PDF', () => {
  const pdf = buildPdf({
    pages: [paragraphLines(BODY, 80, 760, 30), [{ x: 80, y: 700, text: '第二页另有一句话。' }], []],
  });

  it('holds the marks as its own annotations, over their words, and the original byte for byte', async () => {
    const { text, pages } = await extractDocument(pdf, '预案.pdf');
    const copy = await markPdf(pdf, { text, pages }, [
      mark(text, '15分钟'),
      mark(text, '另有一句话', { kind: 'suggestion', page: 2 }),
    ]);
    expect(copy).toMatchObject({ placed: 2, aside: 0 });
    expect(Buffer.from(copy.bytes).subarray(0, pdf.length).equals(pdf)).toBe(true);
    const [first, second] = await annotationsOf(copy.bytes);
    expect(first).toHaveLength(1);
    expect(first?.[0]).toMatchObject({
      subtype: 'Highlight',
      titleObj: { str: '示远山' },
      contentsObj: { str: '时限与第5章不一致，请统一。' },
    });
    // Two characters of indent, eleven before the quote, each 12 points wide; the quote on the first line.
    const quads = Array.from(first?.[0]?.quadPoints ?? []);
    expect(Math.min(...quads.filter((_, at) => at % 2 === 0))).toBeGreaterThan(80 + 24 + 10 * 12);
    expect(Math.max(...quads.filter((_, at) => at % 2 === 0))).toBeLessThan(80 + 24 + 18 * 12);
    expect(Math.min(...quads.filter((_, at) => at % 2 === 1))).toBeGreaterThan(755);
    expect(second?.[0]).toMatchObject({ subtype: 'Highlight' });
    expect(await extractDocument(copy.bytes, '批注稿.pdf')).toMatchObject({ state: 'ok', text });
  });

  it('marks words that run over the end of a line on both lines', async () => {
    const { text, pages } = await extractDocument(pdf, '预案.pdf');
    const over = text.slice(20, 40);
    const copy = await markPdf(pdf, { text, pages }, [mark(text, over)]);
    const [first] = await annotationsOf(copy.bytes);
    expect(first?.[0]?.quadPoints).toHaveLength(16);
  });

  it('draws boxes of a scan where they were drawn', async () => {
    const scan = buildPdf({ pages: [[], []] });
    const boxed = mark('', '', {
      kind: 'box',
      page: 2,
      box: { x: 0.1, y: 0.25, width: 0.5, height: 0.1 },
      body: '签字页缺单位盖章。',
    });
    const copy = await markPdf(scan, { text: '', pages: null }, [boxed]);
    expect(copy).toMatchObject({ placed: 1, aside: 0 });
    const [first, second] = await annotationsOf(copy.bytes);
    expect(first).toEqual([]);
    expect(second?.[0]).toMatchObject({ subtype: 'Square', contentsObj: { str: '签字页缺单位盖章。' } });
    const [left = 0, bottom = 0, right = 0, top = 0] = second?.[0]?.rect ?? [];
    expect([left, right].map(Math.round)).toEqual([59, 358]);
    expect([bottom, top].map(Math.round)).toEqual([546, 633]);
  });

  it('keeps what cannot be put on its words as a note that names them', async () => {
    const { text, pages } = await extractDocument(pdf, '预案.pdf');
    const lost = mark(text, '15分钟', { place: null, quote: '图中的箭头', page: 9 });
    const copy = await markPdf(pdf, { text, pages }, [lost, lost]);
    expect(copy).toMatchObject({ placed: 0, aside: 2 });
    const notes = (await annotationsOf(copy.bytes))[2] ?? [];
    expect(notes.map(({ subtype }) => subtype)).toEqual(['Text', 'Text']);
    expect(notes[0]?.contentsObj.str).toContain('原文：“图中的箭头”。时限与第5章不一致');
    expect(notes[0]?.rect).not.toEqual(notes[1]?.rect);
  });

  it('tells two equal passages apart, and marks neither when nothing does', async () => {
    const twice = buildPdf({
      pages: [
        [
          { x: 80, y: 760, text: '甲班立即报告。' },
          { x: 80, y: 700, text: '乙班立即报告。' },
        ],
      ],
    });
    const { text, pages } = await extractDocument(twice, '预案.pdf');
    const second = text.lastIndexOf('立即报告');
    const copy = await markPdf(twice, { text, pages }, [
      mark(text, '立即报告', { place: { from: second, to: second + 4 } }),
    ]);
    const [first] = await annotationsOf(copy.bytes);
    expect(Math.max(...(first?.[0]?.rect ?? []))).toBeLessThan(720);
  });

  it('takes thousands of marks, tells how far it is, and can be stopped', async () => {
    const long = buildPdf({
      pages: Array.from({ length: 20 }, (_, page) =>
        paragraphLines(`第${page}节。${BODY}其中第${page * 7}项由${page}号岗位落实。${BODY}`, 80, 740, 30),
      ),
    });
    const { text, pages } = await extractDocument(long, '预案.pdf');
    const many = Array.from({ length: 3000 }, (_, at) => {
      const from = (at * 7) % (text.length - 12);
      return mark(text, '', { place: { from, to: from + 8 }, quote: text.slice(from, from + 8) });
    });
    const seen: number[] = [];
    const copy = await markPdf(long, { text, pages }, many, { onProgress: (done) => seen.push(done) });
    expect(copy.placed + copy.aside).toBe(3000);
    expect(copy.placed).toBeGreaterThan(2900);
    expect(seen).toHaveLength(20);
    const stopped = AbortSignal.abort();
    await expect(markPdf(long, { text, pages }, many, { signal: stopped })).rejects.toThrow();
  });

  it('refuses a locked or damaged file by name', async () => {
    const locked = buildPdf({ pages: [[{ x: 80, y: 700, text: '内容' }]], password: 'yuan' });
    const refused = { code: 'MARKED_COPY_UNREADABLE' };
    await expect(markPdf(locked, { text: '', pages: null }, [])).rejects.toMatchObject(refused);
    await expect(
      markPdf(Buffer.from('%PDF-1.4 broken'), { text: '', pages: null }, []),
    ).rejects.toMatchObject(refused);
  });
});
