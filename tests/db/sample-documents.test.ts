import { describe, expect, it } from 'vitest';
import { extractDocument } from '../../db/documents/extract-text';
import { checkUscc } from '../../db/domain/codes/uscc';
import { asCivilDate } from '../../db/domain/dates/civil-date';
import { loadLaw } from '../../db/law';
import { planDocx } from '../../db/services/sample/documents/plan-docx';
import { planPdf } from '../../db/services/sample/documents/plan-pdf';
import { writePlanText } from '../../db/services/sample/documents/plan-text';
import { seededRandom } from '../../db/services/sample/random';
import { readSampleData } from '../../db/services/sample/sample-data';
import { makeUnits } from '../../db/services/sample/units';
import { resourcesFolder } from '../builders/database';

const data = readSampleData(resourcesFolder);
const law = loadLaw(resourcesFolder);
const units = makeUnits(data, law.sizeTiers, asCivilDate('2026-11-20'), seededRandom('test'));

describe('units of the sample county', () => {
  it('are six hundred with names and codes of their own, all made up', () => {
    expect(units).toHaveLength(600);
    expect(new Set(units.map((unit) => unit.fields.name)).size).toBe(600);
    expect(new Set(units.map((unit) => unit.fields.uscc)).size).toBe(600);
    for (const { fields } of units) {
      expect(checkUscc(fields.uscc ?? ''), fields.uscc ?? '').toMatchObject({ ok: true });
      expect(fields.uscc?.slice(8, 11)).toBe('MAX');
      expect(fields.principal).toMatch(/^[示例样测试模]/);
      expect(`${fields.principalPhone} ${fields.safetyOfficerPhone}`).toMatch(
        /^1990000\d{4} (1990000\d{4}|0432-0000\d{4})$/,
      );
    }
  });

  it('are the same again for the same seed', () => {
    const again = makeUnits(data, law.sizeTiers, asCivilDate('2026-11-20'), seededRandom('test'));
    expect(again.map((unit) => unit.fields)).toEqual(units.map((unit) => unit.fields));
  });

  it('belong to known supervision categories', () => {
    const known = new Set(law.supervisionCategories.categories.map((category) => category.name));
    expect(units.filter((unit) => !known.has(unit.kind.category))).toEqual([]);
  });
});

describe('plan documents of the sample county', () => {
  const [mine] = units;
  if (!mine) throw new Error('no units');
  const kinds = ['comprehensive', 'special', 'onsite'] as const;

  it.each(kinds)('%s: every place in the text is filled', (kind) => {
    const text = JSON.stringify(writePlanText(data, mine, kind, 'mine-water', '标题').sections);
    expect(text).not.toMatch(/[{]\w+[}]/);
    expect(text).toContain('多级离心泵');
  });

  it.each(kinds)('%s: reads back from .docx with its headings', async (kind) => {
    const plan = writePlanText(data, mine, kind, 'mine-water', '透水事故预案');
    const read = await extractDocument(planDocx(plan), 'plan.docx');
    expect(read).toMatchObject({ kind: 'docx', state: 'ok', warnings: [] });
    expect(read.outline.map((entry) => entry.text)).toEqual(plan.sections.map((section) => section.heading));
    for (const section of plan.sections)
      for (const paragraph of section.paragraphs) expect(read.text).toContain(paragraph);
  });

  it.each(kinds)('%s: reads back from .pdf with its pages', async (kind) => {
    const plan = writePlanText(data, mine, kind, 'mine-water', '透水事故预案');
    const read = await extractDocument(planPdf(plan), 'plan.pdf');
    expect(read).toMatchObject({ kind: 'pdf', state: 'ok' });
    expect(read.pages?.length).toBeGreaterThan(0);
    for (const section of plan.sections)
      for (const paragraph of section.paragraphs) expect(read.text).toContain(paragraph);
  });
});
