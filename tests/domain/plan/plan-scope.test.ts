import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  type AccidentKinds,
  accidentKindsIn,
  linkProblems,
  responseLevelsIn,
} from '../../../db/domain/plan/text-checks/plan-scope';
import { resourcesFolder } from '../../builders/database';

const kinds = JSON.parse(
  readFileSync(join(resourcesFolder, 'codes/accident-kinds.json'), 'utf8'),
) as AccidentKinds;

describe('what a plan is for', () => {
  it.each([
    ['火灾爆炸事故专项应急预案', ['火灾', '其他爆炸']],
    ['瓦斯爆炸事故专项应急预案', ['瓦斯爆炸', '其他爆炸']],
    ['矿井水害事故专项应急预案', ['透水']],
    ['有限空间中毒窒息现场处置方案', ['中毒和窒息']],
    ['粉尘爆炸事故专项应急预案', ['其他爆炸']],
    ['生产安全事故综合应急预案', []],
  ])('%s', (title, expected) => {
    expect(accidentKindsIn(title, kinds)).toEqual(expected);
  });

  it.each([
    ['Ⅰ级（矿级）\t…\nⅡ级（区域级）\nⅢ级（现场级）', ['Ⅰ级', 'Ⅱ级', 'Ⅲ级']],
    ['分为一级响应、二级响应和三级应急响应', ['一级', '二级', '三级']],
    ['启动III级响应', ['Ⅲ级']],
    ['三级教育、二级公路', []],
  ])('%s has its levels', (text, expected) => {
    expect(responseLevelsIn(text)).toEqual(expected);
  });
});

describe('problems of links', () => {
  const plan = { mustLink: true, accidentKinds: ['火灾', '触电'], responseLevels: ['Ⅰ级', 'Ⅱ级'] };
  const link = { accidentKind: null, responseLevel: 'Ⅰ级', upperTitle: '县预案', upperStands: true };

  it.each([
    ['none needed', { ...plan, mustLink: false }, [], []],
    ['no upper plan', plan, [], ['no-upper ']],
    ['one for every kind', plan, [link], []],
    ['one for one kind', plan, [{ ...link, accidentKind: '火灾' }], ['kind-uncovered 触电']],
    ['a level it has not', plan, [{ ...link, responseLevel: 'Ⅲ级' }], ['level-unknown Ⅲ级']],
    ['levels not known', { ...plan, responseLevels: [] }, [{ ...link, responseLevel: 'Ⅲ级' }], []],
    ['a withdrawn plan', plan, [{ ...link, upperStands: false }], ['upper-withdrawn 县预案']],
  ])('%s', (_what, given, links, expected) => {
    expect(linkProblems(given, links).map(({ code, detail }) => `${code} ${detail}`)).toEqual(expected);
  });
});
