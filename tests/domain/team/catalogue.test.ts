import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  codeOfWording,
  isFullTime,
  isMineRescue,
  natureOfWording,
  teamCodesOf,
} from '../../../db/domain/team/catalogue';
import { compactName } from '../../../db/domain/text/normalise';
import { loadTeamCatalogue } from '../../../db/law/teams';

const teams = loadTeamCatalogue(join(import.meta.dirname, '../../../resources'));

describe('wordings of rosters', () => {
  it.each([
    ['矿山', 'mine'],
    ['矿山救护', 'mine'],
    ['危化品', 'hazchem'],
    ['危险化学品', 'hazchem'],
    ['油气', 'oil-gas'],
    ['石油天然气', 'oil-gas'],
    ['城镇燃气', 'gas'],
    ['森林消防', 'forest'],
    ['森林火灾', 'forest'],
    ['城市轨道交通', 'rail'],
    ['道路交通', 'road'],
    [' 消 防 ', 'fire'],
    ['消防', 'fire'],
    ['建筑施工', 'construction'],
    ['水上搜救', 'water'],
    ['医疗救护', 'medical'],
    ['综合', 'general'],
    ['hazchem', 'hazchem'],
    ['矿山、危化', null],
    ['其他', null],
    ['', null],
    [null, null],
  ])('%s is of the field %s', (wording, code) => {
    expect(codeOfWording(wording, teams.fields)).toBe(code);
  });

  it.each([
    ['国家综合性消防救援队伍', 'national-fire', true],
    ['专业应急救援队伍', 'professional', true],
    ['企业专职', 'enterprise-full-time', true],
    ['专职', 'enterprise-full-time', true],
    ['企业兼职', 'enterprise-part-time', false],
    ['兼职', 'enterprise-part-time', false],
    ['基层', 'grassroots', null],
    ['社会力量', 'social', null],
    ['志愿者队伍', 'social', null],
    ['专兼职', null, null],
    ['专（兼）职', null, null],
    ['什么也没有', null, null],
  ])('%s is of the nature %s', (wording, code, fullTime) => {
    const nature = natureOfWording(wording, teams);
    expect(nature).toBe(code);
    expect(isFullTime(nature, teams)).toBe(fullTime);
  });

  it.each([
    ['国家级', 'national'],
    ['省级', 'regional'],
    ['区域', 'regional'],
    ['市级', 'city'],
    ['县（市、区）级', 'county'],
    ['县级', 'county'],
    ['企业级', 'enterprise'],
    ['县市级', 'county'],
  ])('%s is of the level %s', (wording, code) => {
    expect(codeOfWording(wording, teams.levels)).toBe(code);
  });

  it('takes the field from the name where the column is silent, and the rank of mine rescue teams', () => {
    expect(
      teamCodesOf({ name: '舒兰市样本矿山救护大队', field: null, nature: '专业应急救援队伍' }, teams),
    ).toEqual({ fieldCode: 'mine', natureCode: 'professional', unitRank: 'brigade' });
    expect(teamCodesOf({ name: '某县消防大队', field: '消防', nature: null }, teams).unitRank).toBeNull();
  });

  it('knows a mine rescue team, and that it does not know', () => {
    expect([isMineRescue('mine', teams), isMineRescue('fire', teams), isMineRescue(null, teams)]).toEqual([
      true,
      false,
      null,
    ]);
  });

  it('have one meaning each', () => {
    for (const axis of [teams.fields, teams.natures, teams.levels, teams.ranks]) {
      const words = axis
        .flatMap(({ name, words: others }) => [...new Set([name, ...others])])
        .map(compactName);
      expect(words.filter((word, at) => words.indexOf(word) !== at)).toEqual([]);
    }
  });
});
