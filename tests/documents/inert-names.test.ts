import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as xlsx from '@e965/xlsx';
import { afterAll, describe, expect, it } from 'vitest';
import { extractDocument } from '../../db/documents/extract-text';
import { renderFormDocx } from '../../db/documents/forms/render-docx';
import { renderFormHtml } from '../../db/documents/forms/render-html';
import { writeTable } from '../../db/ledgers/write-workbook';
import { scratchFolder } from '../builders/database';
import { makeCertificate } from '../builders/documents-forms';

const { folder, remove } = scratchFolder();
afterAll(remove);

/** Names that would do something where a name is taken for more than a text. */
const NAMES = [
  '=1+1',
  '=HYPERLINK("http://example.invalid","看")',
  "=cmd|'/C calc'!A0",
  '+1-1',
  '-2+3',
  '@SUM(A1:A9)',
  '<b>示例</b>',
  '</w:t></w:r><w:p/>',
  '<script>alert(1)</script>',
  '&lt;示例&gt;',
  ']]><!--',
  '{{示例}}',
  '{#units}{/units}',
];

describe('a name that is markup or a formula', () => {
  it('is a text in every cell of a workbook', async () => {
    const file = join(folder, 'names.xlsx');
    const columns = [{ label: '=单位' }, { label: '<代码>', type: 'code' as const }];
    await writeTable({
      file,
      sheetName: '名册',
      title: NAMES[0] ?? '',
      columns,
      rows: NAMES.map((n) => [n, n]),
    });
    const sheet = Object.values(xlsx.read(readFileSync(file), { cellFormula: true }).Sheets)[0] ?? {};
    const cells = Object.entries(sheet)
      .filter(([address]) => !address.startsWith('!'))
      .map(([, cell]) => cell as xlsx.CellObject);
    expect(cells).toHaveLength(3 + 2 * NAMES.length);
    for (const cell of cells)
      expect([cell.v, cell.t, cell.f, cell.l]).toEqual([cell.v, 's', undefined, undefined]);
    expect(cells.slice(3).map(({ v }) => v)).toEqual(NAMES.flatMap((name) => [name, name]));
  });

  it.each(NAMES)('is what it is on a form: %s', async (unitName) => {
    const form = makeCertificate({ unitName });
    const plain = renderFormHtml(makeCertificate({ unitName: '示例' }));
    const tags = (html: string) => html.match(/<[^>]*>/g)?.length;
    expect(tags(renderFormHtml(form))).toBe(tags(plain));
    const { text } = await extractDocument(Buffer.from(await renderFormDocx(form)), 'a.docx');
    expect(text).toContain(unitName);
  });
});
