import { describe, expect, it } from 'vitest';
import { recogniseSpecialties } from '../../db/domain/expert/specialties';
import { loadLaw } from '../../db/law';
import { resourcesFolder } from '../builders/database';
import { hasRealFiles, realFile } from '../builders/shared';
import { stageFile } from '../builders/staging';

/** What a clerk reads in each wording of the roster; a wording that is not here means no specialty of the list. */
const READ: Readonly<Record<string, string>> = {
  化工安全: '危险化学品',
  煤矿通风: '煤矿',
  瓦斯防治: '煤矿',
  非煤矿山: '非煤矿山',
  消防: '消防',
  人员密集场所: '人员密集场所',
  特种设备: '特种设备',
  压力容器: '特种设备',
  建筑施工: '建筑施工',
  起重机械: '特种设备',
  电气安全: '电气',
  有限空间: '有限空间',
  粉尘防爆: '粉尘防爆',
  '冶金（高温熔融金属）': '冶金有色',
  应急预案编制与演练: '应急预案与演练',
  危化品储运: '危险化学品',
  职业健康: '职业健康',
  环境监测: '环境监测',
  涉氨制冷: '涉氨制冷',
  烟花爆竹: '烟花爆竹',
  交通运输: '交通运输',
  燃气输配: '燃气',
  地质灾害: '气象地质',
  水文: '气象地质',
  化工工艺及仪表自动化: '危险化学品',
  医疗救护: '医疗救护',
};

describe.skipIf(!hasRealFiles)('specialties of the roster as offices keep it', () => {
  it('reads every specialty and none too many', async () => {
    const { specialties } = loadLaw(resourcesFolder);
    const { rows } = await stageFile('experts', realFile('05_'));
    const wrong: string[] = [];
    let codes = 0;
    for (const { values } of rows) {
      const written = values.specialties ?? [];
      const expected = new Set(written.flatMap((word) => READ[word] ?? []));
      const found = recogniseSpecialties(written, specialties).codes.map(
        (code) => specialties.specialties.find((entry) => entry.code === code)?.name ?? code,
      );
      codes += found.length;
      if (found.length !== expected.size || found.some((name) => !expected.has(name)))
        wrong.push(`${written.join('、')}: ${found.join('、')}`);
    }
    expect(wrong).toEqual([]);
    expect(codes).toBeGreaterThan(80);
  });
});
