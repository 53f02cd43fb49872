import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { extractDocument } from '../../db/documents/extract-text';
import { stepsOfPlan } from '../../db/domain/incident/steps';
import { loadLaw } from '../../db/law';
import { resourcesFolder } from '../builders/database';
import { hasRealFiles, realFile } from '../builders/shared';

describe.skipIf(!hasRealFiles)('steps of county plans (needs shared/real beside the project)', () => {
  const law = loadLaw(resourcesFolder);

  it.each([
    ['01_', '瓦斯爆炸', 30, '保持主要通风机正常运转'],
    ['02_', '火灾', 30, '启动固定泡沫灭火系统'],
    ['03_', '火灾', 30, '消防控制室设24小时应急值守'],
    ['04_', '透水', 15, '副井口登记站核对人数'],
    ['05_', '火灾', 12, '关闭着火罐根部阀'],
    ['06_', '中毒和窒息', 12, '关闭卸车管线根部阀'],
    ['07_', '火灾', 12, '切断布草间电源'],
    ['08_', '冒顶片帮', 14, '由安全地点向冒顶区逐架加固'],
    ['09_', '火灾', 25, '值班电话'],
    ['11_', '火灾', 8, '拔出油枪'],
  ] as const)('%s says for %s what is to be done', async (prefix, kind, least, says) => {
    const path = realFile(prefix, 'plans');
    const { text, outline } = await extractDocument(readFileSync(path), path);
    const steps = stepsOfPlan({ text, outline }, kind, law.incidentAids, law.accidentKinds);
    expect(steps.length).toBeGreaterThanOrEqual(least);
    expect(steps.map(({ text: step }) => step).join('\n')).toContain(says);
    expect(steps.filter(({ path: headings }) => headings.some((one) => /职责|风险|附件/.test(one)))).toEqual(
      [],
    );
  });
});
