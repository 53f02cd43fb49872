import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { extractDocument } from '../../db/documents/extract-text';
import type { ExtractedDocument } from '../../db/documents/types';
import { hasRealFiles, REAL_FOLDER } from '../builders/shared';

const PLANS = join(REAL_FOLDER, 'plans');

interface PlanFacts {
  readonly headings: number;
  readonly paragraphs: number;
  readonly characters: number;
  readonly pages: number;
}

const facts: Record<string, PlanFacts> = hasRealFiles
  ? JSON.parse(readFileSync(join(REAL_FOLDER, 'truth', 'plans.info.json'), 'utf8'))
  : {};

async function extract(prefix: string, options?: { password: string }): Promise<ExtractedDocument> {
  const name = readdirSync(PLANS).find((entry) => entry.startsWith(prefix));
  if (name === undefined) throw new Error(`No plan ${prefix}`);
  return extractDocument(readFileSync(join(PLANS, name)), name, options);
}

/** Full-width and half-width alike, blanks aside. */
const squeeze = (text: string): string => text.normalize('NFKC').replace(/\s/g, '');
const codes = (result: ExtractedDocument): string[] => result.warnings.map((warning) => warning.code);

describe.skipIf(!hasRealFiles)(
  'plan documents as counties keep them (needs shared/real beside the project)',
  () => {
    const readable = Object.keys(facts).filter((name) => /^\d\d_.*_/.test(name) && facts[name]?.headings);

    it.each(readable)('%s.docx: all text, all headings', async (name) => {
      const result = await extract(`${name}.docx`);
      expect(result.state).toBe('ok');
      expect(result.outline).toHaveLength(facts[name]?.headings ?? 0);
      for (const entry of result.outline) {
        expect(squeeze(result.text.slice(entry.offset)).startsWith(squeeze(entry.text))).toBe(true);
      }
      // The truth counts blanks and tabs inside paragraphs, which the extracted text may trim at the ends.
      const length = result.text.replace(/[\n\t]/g, '').length;
      const expected = facts[name]?.characters ?? 0;
      expect(Math.abs(length - expected) / expected).toBeLessThan(0.03);
    });

    it.each(['01', '02', '05'])(
      '%s.pdf holds what its .docx holds, on the right number of pages',
      async (number) => {
        const name =
          readdirSync(PLANS).find((entry) => entry.startsWith(number) && entry.endsWith('.pdf')) ?? '';
        const pdf = await extract(name);
        const docx = await extract(name.replace('.pdf', '.docx'));
        const plan = facts[basename(name, '.pdf')];
        expect(pdf.state).toBe('ok');
        expect(pdf.pages).toHaveLength(plan?.pages ?? 0);
        expect(pdf.outline).toHaveLength(plan?.headings ?? 0);
        expect(pdf.headersFooters.map(squeeze)).toEqual(docx.headersFooters.map(squeeze));
        const lines = pdf.text.split('\n').map(squeeze);
        const units = [...new Set(docx.text.split(/[\n\t]/).map(squeeze))].filter((unit) => unit.length > 1);
        const found = units.filter((unit) => lines.some((line) => line.includes(unit)));
        expect(found.length / units.length).toBeGreaterThan(0.99);
        expect(units.filter((unit) => !lines.join('').includes(unit))).toEqual([]);
      },
    );

    it('03: automatic numbers are not in the text, WPS style ids are understood', async () => {
      const { outline } = await extract('03_');
      expect(outline[0]).toMatchObject({ level: 1, text: '总则' });
      expect(outline.find((entry) => entry.text === '适用范围')?.level).toBe(2);
    });

    it('06: tracked changes are read as accepted', async () => {
      const result = await extract('06_');
      expect(result.text).toContain('中控室\t0432-00002101 / 内线6119');
      expect(result.text).not.toContain('0432-00002111');
      expect(codes(result)).toEqual(['TRACKED_CHANGES']);
    });

    it('07: the unit stands in the header only', async () => {
      const result = await extract('07_');
      expect(result.text).not.toContain('样悦大酒店有限公司');
      expect(result.headersFooters).toEqual(['舒兰市样悦大酒店有限公司']);
    });

    it('08: own styles based on built-in headings count as headings', async () => {
      const { outline, outlineSource } = await extract('08_');
      expect(outlineSource).toBe('declared');
      expect(new Set(outline.map((entry) => entry.level))).toEqual(new Set([1, 2, 3]));
    });

    it('09: without styles the outline is guessed, and that is said', async () => {
      const result = await extract('09_');
      expect(result.outlineSource).toBe('inferred');
      expect(codes(result)).toEqual(['OUTLINE_INFERRED']);
    });

    it('10: the missing element is the only one missing', async () => {
      const titles = (await extract('10_')).outline.map((entry) => entry.text);
      expect(titles.some((title) => title.includes('响应终止'))).toBe(false);
      expect((await extract('09_')).outline.some((entry) => entry.text.includes('响应终止'))).toBe(true);
    });

    it('11: the other station is found in header, body and table', async () => {
      const result = await extract('11_');
      expect(result.headersFooters.join()).toContain('蛟河市示捷加油站');
      expect(result.text.split('蛟河市示捷加油站').length - 1).toBeGreaterThanOrEqual(2);
    });

    it.each([
      ['12_', 'no-text', 'pdf', ['SCANNED']],
      ['13_', 'protected', 'pdf', ['ENCRYPTED']],
      ['14_', 'unsupported', 'doc', ['OLD_WORD_FORMAT']],
      ['15_', 'damaged', 'docx', ['TRUNCATED', 'DAMAGED']],
      ['16_', 'suspicious', 'docx', ['PATH_ESCAPE', 'PATH_ESCAPE']],
      ['17_', 'empty', 'empty', ['EMPTY_FILE']],
      ['18_', 'unsupported', 'xlsx', ['EXTENSION_MISMATCH', 'UNSUPPORTED_KIND']],
      ['19_', 'unsupported', 'zip', ['UNSUPPORTED_KIND']],
    ])('%s is %s', async (prefix, state, kind, expected) => {
      const result = await extract(prefix);
      expect(result).toMatchObject({ state, kind });
      expect(codes(result)).toEqual(expected);
    });

    it('12: a scan knows its pages', async () => {
      expect((await extract('12_')).pages).toHaveLength(3);
    });

    it('13: opens with its password', async () => {
      const result = await extract('13_', { password: 'yuan2026' });
      expect(result.state).toBe('ok');
      expect(result.pages).toHaveLength(facts['03_综合_样悦大酒店']?.pages ?? 0);
    });

    it('16: the good document inside is read, nothing else', async () => {
      const [bad, good] = [await extract('16_'), await extract('07_')];
      expect(bad.text).toBe(good.text);
      expect(bad.outline).toEqual(good.outline);
    });

    it('a file name of 83 characters and a title of 200 are read in full', async () => {
      const result = await extract('舒兰市');
      expect(result).toMatchObject({ state: 'ok', kind: 'docx' });
      expect(result.text.split('\n').some((line) => line.length === 200)).toBe(true);
    });

    it('20: the official document keeps its two heading levels', async () => {
      const { state, outline } = await extract('20_');
      expect(state).toBe('ok');
      expect(new Set(outline.map((entry) => entry.level))).toEqual(new Set([1, 2]));
    });
  },
);
