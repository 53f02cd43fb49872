import { describe, expect, it } from 'vitest';
import { compareTexts } from '../../../db/domain/plan/compare/compare-texts';
import { readHeadings } from '../../../db/domain/plan/outline/headings';
import { findForeignNames } from '../../../db/domain/plan/text-checks/foreign-names';
import { buildNameIndex } from '../../../db/domain/plan/text-checks/name-index';
import { foldForIndex, indexBigrams, indexCharacters } from '../../../db/domain/text/bigrams';
import { readCover } from '../../../db/services/bulk-plans/read-cover';
import { locate } from '../../../db/services/search/locate';

/** Long enough that work growing with the square of the length runs into the time limit by far. */
const LENGTH = 300_000;
const row = (piece: string) => piece.repeat(LENGTH / piece.length);
const OWNER = '舒兰市示恒煤矿有限公司';

describe('texts that go on for ever are worked through once', { timeout: 15_000 }, () => {
  it('compares a row of leader dots', () => {
    const { differences } = compareTexts({ text: row('.'), outline: [] }, { text: row('…'), outline: [] });
    expect(differences.length).toBeGreaterThan(0);
  });

  it('reads headings among tabs and among numbered lines', () => {
    expect(readHeadings(row('\t'), [])).toEqual([]);
    const headings = readHeadings(row('1 总则\n1.1 适用\n'), []);
    expect(headings).toHaveLength(20_000);
    expect(headings[1]).toMatchObject({ parent: 0, end: headings[2]?.offset });
    expect(headings[2]).toMatchObject({ parent: -1, end: headings[4]?.offset });
  });

  it('finds names in one endless line', () => {
    const index = buildNameIndex([OWNER, '舒兰市例林木业有限公司']);
    const text = row('舒兰市例林木业有限公司蛟河市测新建材有限公司');
    const { foreign } = findForeignNames({ text, headers: [] }, OWNER, index);
    expect(foreign.map(({ name }) => name)).toContain('蛟河市测新建材有限公司');
    expect(foreign).toHaveLength(6);
  });

  it('indexes a text without a single stop', () => {
    const text = '应急'.repeat(2_500_000);
    expect(foldForIndex(text)).toBe(text);
    expect(indexCharacters(`${text}。预案`)).toBe('应 急 预 案');
    expect(indexBigrams(`${text.slice(0, 1_200_001)}。案`)).toMatch(/ 急应 应 案$/);
  });

  it('finds a word behind a million blanks', () => {
    expect(locate(`${'1 a\n'.repeat(500_000)}ＩＭＧ`, 'img')).toEqual({ offset: 2_000_000, length: 3 });
  });

  it('takes no title from an endless page header', () => {
    const cover = readCover({ relativePath: '1.docx', text: '', headersFooters: [row('预案（')] });
    expect(cover).toMatchObject({ title: null, titleFrom: null });
  });
});
