import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blocksHtml } from '../../../db/domain/reading/print-blocks';
import type { ViewBlock } from '../../../electron/contract/reading';
import { toChunks } from '../../../renderer/features/documents/chunks';
import { DrawnBlocks } from '../../../renderer/features/documents/drawn-blocks';
import { HighlightBook } from '../../../renderer/features/documents/highlights';
import { bestMatch, PageText } from '../../../renderer/features/documents/pdf/page-text';
import { pageAt, textOfPage } from '../../../renderer/features/documents/pdf/pages';

const line = (start: number, text: string): ViewBlock => ({ kind: 'paragraph', start, spans: [text] });

describe('chunks', () => {
  it('hold every block once, in order, and share the text between them', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 2000 }), { maxLength: 60 }), (lengths) => {
        let start = 0;
        const blocks = lengths.map((length) => {
          const block = line(start, '字'.repeat(length));
          start += length + 1;
          return block;
        });
        const chunks = toChunks(blocks, start);
        expect(chunks.flatMap((chunk) => chunk.blocks)).toEqual(blocks);
        for (const [at, chunk] of chunks.entries())
          expect(chunk.from).toBe(at === 0 ? 0 : chunks[at - 1]?.to);
        if (chunks.length > 0) expect(chunks.at(-1)?.to).toBe(start);
      }),
    );
  });

  it('cut a long table where no merged cell reaches over', () => {
    const cell = (rows: number) => ({ columns: 1, rows, blocks: [line(-1, '甲')] });
    const rows = Array.from({ length: 100 }, (_empty, at) => (at === 39 ? [cell(3)] : [cell(1)]));
    const pieces = toChunks([{ kind: 'table', start: 0, widths: [], rows }], 10).flatMap(
      (chunk) => chunk.blocks,
    );
    expect(pieces.map((piece) => (piece.kind === 'table' ? piece.rows.length : 0))).toEqual([42, 40, 18]);
  });
});

describe('the text drawn on a page', () => {
  const drawn = (...texts: string[]) => {
    const holder = document.createElement('div');
    return texts.map((text) => {
      const span = holder.appendChild(document.createElement('span'));
      span.textContent = text;
      return { text, node: span.firstChild as Node };
    });
  };

  it('tells equal passages with equal surroundings apart by counting', () => {
    const sentence = '本节规定第5号岗位的处置要求。';
    const before = '上一页的文字。\n';
    const text = before + sentence.repeat(6);
    // The head of the page is drawn and was taken out of the text.
    const pieces = drawn('第5节 处置措施', ...Array.from({ length: 6 }, () => sentence));
    const page = new PageText(pieces, { from: before.length, to: text.length });
    const found = Array.from({ length: 6 }, (_none, at) => {
      const from = before.length + at * sentence.length + 4;
      return page.rangeOf(text, { from, to: from + 5 });
    });
    expect(found.map((range) => range?.toString())).toEqual(Array.from({ length: 6 }, () => '第5号岗位'));
    expect(found.map((range) => pieces.findIndex(({ node }) => node === range?.startContainer))).toEqual([
      1, 2, 3, 4, 5, 6,
    ]);
  });

  it('goes by the surroundings when the page has more of them than its text', () => {
    const text = '总指挥宣布启动。';
    const page = new PageText(drawn('总指挥 ', '总指挥宣布启动。'), { from: 0, to: text.length });
    expect(page.rangeOf(text, { from: 0, to: 3 })?.startContainer.textContent).toBe('总指挥宣布启动。');
    expect(page.rangeOf(text, { from: 0, to: 0 })).toBeNull();
  });
});

describe('a selection', () => {
  const sentence = '由指挥部办公室负责组织实施，';
  const pieces = (texts: readonly string[]) => {
    const holder = document.body.appendChild(document.createElement('div'));
    return texts.map((text) => {
      const span = holder.appendChild(document.createElement('span'));
      span.textContent = text;
      return { text, node: span.firstChild as Node };
    });
  };

  it('on a page of a PDF is the stretch that is marked there', () => {
    const before = '上一页的文字。\n';
    const text = `${before}${sentence}各部门密切配合。\n${sentence}现场人员听从安排。\n`;
    const lines = [sentence, '各部门密切', '配合。', sentence, '现场人员听从安排。'];
    // The running head and the number are drawn and were taken out of the text.
    const page = new PageText(pieces(['综合应急预案', ...lines, '- 2 -']), {
      from: before.length,
      to: text.length,
    });
    fc.assert(
      fc.property(
        fc.integer({ min: before.length, max: text.length - 2 }),
        fc.integer({ min: 1, max: 40 }),
        (from, length) => {
          const to = Math.min(text.length - 1, from + length);
          const range = page.rangeOf(text, { from, to });
          if (!range) return;
          const said = (stretch: { from: number; to: number }) =>
            text.slice(stretch.from, stretch.to).replace(/\s/g, '');
          const place = page.placeOf(text, range);
          expect(place && said(place)).toBe(said({ from, to }));
        },
      ),
    );
  });

  it('that takes in a page number is found by its ends; words that are not in the text are nowhere', () => {
    const text = `${sentence}各部门密切配合，现场人员听从统一安排，确保通信畅通。`;
    const drawn = pieces([sentence, '各部门密切配合，', '- 3 -', '现场人员听从统一安排，', '确保通信畅通。']);
    const page = new PageText(drawn, { from: 0, to: text.length });
    const range = document.createRange();
    range.setStart(drawn[0]?.node as Node, 2);
    range.setEnd(drawn[3]?.node as Node, 11);
    const place = page.placeOf(text, range);
    expect(place && text.slice(place.from, place.to)).toBe(text.slice(2, text.indexOf('，确保') + 1));
    range.selectNodeContents(drawn[2]?.node as Node);
    expect(page.placeOf(text, range)).toBeNull();
  });

  it('in a Word text is the stretch that is marked there, over paragraphs and sheets', () => {
    const texts = ['1 总则', '本预案适用于事故应急。', '2 应急响应', '分级响应。'];
    const starts = texts.map((_text, at) => texts.slice(0, at).join('\n').length + (at > 0 ? 1 : 0));
    const whole = texts.join('\n');
    const chunk = (from: number, to: number) => {
      const holder = document.body.appendChild(document.createElement('div'));
      for (let at = from; at < to; at += 1) {
        const text = texts[at] ?? '';
        const span = holder.appendChild(document.createElement('span'));
        span.dataset.start = String(starts[at]);
        // Bold in the middle: one paragraph, several text nodes.
        span.append(
          text.slice(0, 2),
          Object.assign(document.createElement('b'), { textContent: text.slice(2) }),
        );
      }
      return new DrawnBlocks(holder);
    };
    const book = new HighlightBook();
    for (const [sheet, [from, to]] of [
      [0, 2],
      [2, 4],
    ].entries()) {
      const own = chunk(from ?? 0, to ?? 0);
      book.put(sheet, {
        from: starts[from ?? 0] ?? 0,
        to: starts[to ?? 0] ?? whole.length + 1,
        rangeOf: (place) => own.rangeOf(place),
        placeOf: (selected) => own.placeOf(selected),
      });
    }
    fc.assert(
      fc.property(fc.nat(whole.length - 2), fc.integer({ min: 1, max: 12 }), (from, length) => {
        const to = Math.min(whole.length, from + length);
        if (whole[from] === '\n' || whole[to - 1] === '\n') return;
        const start = book.rangeOf({ from, to: from + 1 });
        const end = book.rangeOf({ from: to - 1, to });
        if (!start || !end) throw new Error('not drawn');
        const range = document.createRange();
        range.setStart(start.startContainer, start.startOffset);
        range.setEnd(end.endContainer, end.endOffset);
        expect(book.placeOf(range)).toEqual({ from, to });
      }),
    );
    const places = [0, 3, 20].map((from) => ({ from, to: from + 2, name: from }));
    expect(book.drawnOf(places).map(({ place, range }) => [place.name, range.toString()])).toEqual(
      places.map(({ from, to }) => [from, whole.slice(from, to).replace('\n', '')]),
    );
  });
});

describe('places of a PDF', () => {
  it('are told apart by what stands around them', () => {
    const page = '总指挥负责指挥。副总指挥负责协助。总指挥宣布终止。';
    expect(bestMatch(page, '总指挥', '协助。', '宣布')).toBe(17);
    expect(bestMatch(page, '总指挥', '指挥。副', '负责协助')).toBe(9);
    expect(bestMatch(page, '水泵', '', '')).toBe(-1);
  });

  it('lie on the last page that begins before them', () => {
    const content = {
      text: '一'.repeat(30),
      pages: [
        { page: 1, start: 0 },
        { page: 2, start: 10 },
        { page: 3, start: 10 },
        { page: 4, start: 20 },
      ],
      outline: [],
      blocks: [],
    };
    expect([0, 9, 10, 19, 20, 29].map((at) => pageAt(content, at))).toEqual([1, 1, 3, 3, 4, 4]);
    expect(textOfPage(content, 2)).toEqual({ from: 10, to: 10 });
    expect(textOfPage(content, 4)).toEqual({ from: 20, to: 30 });
  });
});

describe('the printed page', () => {
  it('carries the text of the document as text only', () => {
    const html = blocksHtml(
      '<b>名</b>',
      [
        line(0, '<script>alert(1)</script>'),
        {
          kind: 'table',
          start: 0,
          widths: [1],
          rows: [[{ columns: 2, rows: 1, blocks: [line(0, '"&"')] }]],
        },
        { kind: 'paragraph', start: -1, spans: [{ picture: 3, width: 10, height: 10, name: '' }] },
      ],
      new Map([[3, 'data:image/png;base64,AA']]),
    );
    expect(html).not.toContain('<script');
    expect(html).toContain('&lt;script&gt;');
    expect(html).toContain('colspan="2"');
    expect(html).toContain('<img src="data:image/png;base64,AA" width="10">');
    expect(html).toContain('<title>&lt;b&gt;名');
  });
});
