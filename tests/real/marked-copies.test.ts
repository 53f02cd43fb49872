import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { extractDocument } from '../../db/documents/extract-text';
import { markDocx } from '../../db/documents/marked/mark-docx';
import { markPdf } from '../../db/documents/marked/mark-pdf';
import type { PlacedMark } from '../../db/documents/marked/marks';
import { hasRealFiles, REAL_FOLDER } from '../builders/shared';

const PLANS = join(REAL_FOLDER, 'plans');

/** A mark at every few words, as many as a careful group makes. */
function marksAllOver(text: string): PlacedMark[] {
  const marks: PlacedMark[] = [];
  for (let at = 0; at < text.length - 20; at += 37) {
    const end = text.indexOf('\n', at);
    const quote = text.slice(at, Math.min(at + 16, end < 0 ? text.length : end));
    if (quote.trim().length < 2) continue;
    marks.push({
      kind: 'comment',
      author: '示远山',
      at: '2026-11-20T08:30:00.000Z',
      body: '请核对。',
      quote,
      place: { from: at, to: at + quote.length },
      page: 1,
      box: null,
    });
  }
  return marks;
}

describe.skipIf(!hasRealFiles)('marked copies of county plans (needs shared/real beside the project)', () => {
  it.each(['01_综合_示恒煤矿', '02_综合_例源石化仓储', '03_综合_样悦大酒店', '06_现场_例源_卸车软管破裂'])(
    '%s.docx: comments stand on their words, and the text stays',
    async (name) => {
      const bytes = readFileSync(join(PLANS, `${name}.docx`));
      const { text } = await extractDocument(bytes, `${name}.docx`);
      const marks = marksAllOver(text);
      const copy = await markDocx(bytes, { text }, marks);
      expect(copy.placed / marks.length).toBeGreaterThan(0.97);
      expect((await extractDocument(copy.bytes, `${name}.docx`)).text).toBe(text);
    },
  );

  it.each(['01_综合_示恒煤矿.pdf', '02_综合_例源石化仓储.pdf', '05_专项_例源_储罐区火灾爆炸.pdf'])(
    '%s: sentences and cells all over the plan are marked on their words',
    async (name) => {
      const bytes = readFileSync(join(PLANS, name));
      const { text, pages } = await extractDocument(bytes, name);
      const marks = marksAllOver(text);
      const copy = await markPdf(bytes, { text, pages }, marks);
      expect(copy.placed / marks.length).toBeGreaterThan(0.97);
      expect(Buffer.from(copy.bytes).subarray(0, bytes.length).equals(bytes)).toBe(true);
      expect((await extractDocument(copy.bytes, name)).text).toBe(text);
    },
  );

  it('the locked plan takes marks with its password, the scan takes boxes', async () => {
    const locked = readFileSync(join(PLANS, '13_综合_样悦大酒店_加密.pdf'));
    const { text, pages } = await extractDocument(locked, '加密.pdf', { password: 'yuan2026' });
    const place = { from: 200, to: 208 };
    const mark: PlacedMark = {
      kind: 'suggestion',
      author: '示远山',
      at: '2026-11-20T08:30:00.000Z',
      body: '请核对。',
      quote: text.slice(place.from, place.to),
      place,
      page: 1,
      box: null,
    };
    const copy = await markPdf(locked, { text, pages, password: 'yuan2026' }, [mark]);
    expect(copy).toMatchObject({ placed: 1 });
    const scan = readFileSync(join(PLANS, '12_现场_示鲜冷链_液氨泄漏_扫描件.pdf'));
    const boxed: PlacedMark = {
      ...mark,
      kind: 'box',
      place: null,
      page: 3,
      box: { x: 0.2, y: 0.2, width: 0.3, height: 0.1 },
    };
    expect(await markPdf(scan, { text: '', pages: null }, [boxed])).toMatchObject({ placed: 1, aside: 0 });
  });
});
