import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { extractDocument } from '../../db/documents/extract-text';
import type { FormDefinition } from '../../db/documents/forms/definition';
import { fillForm } from '../../db/documents/forms/pack/fill';
import { INSPECTION_RECORD } from '../../db/documents/forms/pack/inspection';
import { CORRECTION, REMINDER } from '../../db/documents/forms/pack/notices';
import { adoptTemplate, chooseTemplate, ownLayout } from '../../db/services/forms/own-template';
import { writeInOfficeLayout } from '../../db/services/forms/write-own';
import { packDocument } from '../../db/services/plans/pack-document';
import { makeCore, type TestCore } from '../builders/database';
import { buildOwnLayout } from '../builders/documents-docx';

let place: TestCore;
beforeEach(() => {
  place = makeCore();
});
afterEach(() => place.close());

const adopt = (form: string, line: string) =>
  place.core.write.transaction(() =>
    adoptTemplate(place.deps(), {
      form,
      fileName: '本局.docx',
      packed: packDocument(buildOwnLayout('本局自拟', line)),
    }),
  );

async function written(forms: readonly [FormDefinition, ...FormDefinition[]]): Promise<string> {
  const file = join(place.folder, 'a.docx');
  await writeInOfficeLayout(place.core.read, forms, file);
  return (await extractDocument(readFileSync(file), 'a.docx')).text;
}

const letter = (unit: string) =>
  fillForm(REMINDER, { ...REMINDER.sample, text: { ...REMINDER.sample.text, 单位名称: unit } });

describe("an office's own layout", () => {
  it('carries letters to many units, each on a page of its own', async () => {
    const letters = [letter('甲厂'), letter('乙矿'), letter('丙店')] as const;
    expect(await written([...letters])).not.toContain('本局自拟');
    adopt(REMINDER.id, '{单位名称}：请于{办理期限}前办理');
    const text = await written([...letters]);
    expect(text.match(/本局自拟/g)).toHaveLength(3);
    for (const unit of ['甲厂：', '乙矿：', '丙店：']) expect(text).toContain(unit);
    const { default: Zip } = await import('pizzip');
    const zip = new Zip(readFileSync(join(place.folder, 'a.docx')));
    const parts = zip.file('word/document.xml')?.asText() ?? '';
    expect(parts.match(/w:type="page"/g)).toHaveLength(2);
    expect(parts.match(/<\/w:body>/g)).toHaveLength(1);
    place.core.write.transaction(() => chooseTemplate(place.deps(), { form: REMINDER.id, number: null }));
    expect(await written([...letters])).not.toContain('本局自拟');
  });

  it.each([
    [CORRECTION, '{单位名称}应于{改正期限}前改正，{检查名称}'],
    [INSPECTION_RECORD, '{单位名称}，{检查人}，{#项目}{项目}：{结果}；{/项目}'],
  ])('is used for $name', async (kind, line) => {
    adopt(kind.id, line);
    const form = fillForm(kind, kind.sample);
    expect(ownLayout(place.core.read, [form])?.fileName).toBe('本局.docx');
    const text = await written([form]);
    expect(text).toContain('本局自拟');
    expect(text).toContain('舒兰市示例化工有限公司');
    expect(text).not.toMatch(/[{}]/);
  });

  it('is not taken for a form that only bears a name of the pack', () => {
    adopt(CORRECTION.id, '{单位名称}');
    const { values: _values, ...bare } = fillForm(CORRECTION, CORRECTION.sample);
    expect(ownLayout(place.core.read, [bare])).toBeNull();
  });
});
