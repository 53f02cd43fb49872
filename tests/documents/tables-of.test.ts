import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extractDocument } from '../../db/documents/extract-text';
import { tablesOf } from '../../db/documents/tables-of';
import { buildDocx, para, table } from '../builders/documents-docx';

describe('tablesOf', () => {
  it('finds the tables of a Word document between its paragraphs', async () => {
    const bytes = buildDocx({
      body:
        para('附件1 通讯录') +
        table([
          ['姓名', '职务', '电话'],
          ['示思源', '总指挥', '19900000001'],
          ['例明远', '', ''],
        ]) +
        para('附件2 物资') +
        table([
          ['名称', '数量'],
          ['水泵', '2台'],
        ]),
    });
    const { text } = await extractDocument(bytes, '附件.docx');
    const [people, supplies, ...more] = tablesOf(text);
    expect(more).toEqual([]);
    expect(people?.columns).toBe(3);
    // The row that lost its empty cells is a line without a tab and so no row; what stands before it is kept whole.
    expect(people?.rows.map((row) => row.cells)).toEqual([
      ['姓名', '职务', '电话'],
      ['示思源', '总指挥', '19900000001'],
    ]);
    expect(supplies?.rows.map((row) => row.cells[0])).toEqual(['名称', '水泵']);
    expect(text.slice(people?.start).startsWith('姓名\t职务')).toBe(true);
  });

  it('leaves typed tables of contents out', () => {
    expect(tablesOf('目录\n1 总则\t1\n1.1 适用范围\t……2\n正文')).toEqual([]);
  });

  it('gives every row back as it stands in the text', () => {
    const cell = fc.string({ unit: fc.constantFrom('水', '泵', '2', ' ', '台') });
    const line = fc.array(cell, { minLength: 1, maxLength: 4 }).map((cells) => cells.join('\t'));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const text = lines.join('\n');
        const rows = tablesOf(text).flatMap((each) => each.rows);
        for (const row of rows)
          expect(
            text
              .slice(row.start, row.end)
              .split('\t')
              .map((each) => each.trim()),
          ).toEqual(row.cells);
        const contents = (each: string) => /^[^\t]*\t[…·.\s]*\d+\s*$/.test(each);
        const expected = lines.filter((each) => each.includes('\t'));
        if (!expected.some(contents)) expect(rows).toHaveLength(expected.length);
      }),
    );
  });
});
