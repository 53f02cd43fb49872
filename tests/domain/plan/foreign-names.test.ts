import { describe, expect, it } from 'vitest';
import { findForeignNames } from '../../../db/domain/plan/text-checks/foreign-names';
import { buildNameIndex, nameCore } from '../../../db/domain/plan/text-checks/name-index';

const OWNER = '舒兰市样通石油销售有限公司第二加油站';
const register = buildNameIndex([
  OWNER,
  '舒兰市示丰粮食收储有限公司',
  '吉林省舒兰市例林木业有限公司',
  '示厂',
]);
const check = (text: string, headers: readonly string[] = [], owner = OWNER) =>
  findForeignNames({ text, headers }, owner, register);
const names = (text: string, headers?: readonly string[]) =>
  check(text, headers).foreign.map((hit) => [hit.name, hit.start]);

describe('names of other enterprises', () => {
  it('are found in header, text and table, registered or not', () => {
    expect(names('公司地址同蛟河市测新建材有限公司')).toEqual([['蛟河市测新建材有限公司', 5]]);
    const text =
      '本专项预案适用于舒兰市样通石油销售有限公司第二加油站。\n蛟河市示捷加油站现有汽油罐2座。\n联络组\t蛟河市示捷加油站安全员示小平\t拨打119';
    const { foreign, ownerAbsent } = check(text, ['蛟河市示捷加油站　火灾爆炸事故专项应急预案']);
    expect(foreign.map(({ name, registered }) => [name, registered])).toEqual([
      ['蛟河市示捷加油站', false],
      ['蛟河市示捷加油站', false],
      ['蛟河市示捷加油站', false],
    ]);
    expect(foreign.map(({ start }) => start)).toEqual([
      null,
      text.indexOf('蛟河市'),
      text.lastIndexOf('蛟河市'),
    ]);
    expect(foreign[1]?.quote).toBe('蛟河市示捷加油站现有汽油罐2座。');
    expect(ownerAbsent).toBe(false);
  });

  it('are known from the register without their place', () => {
    expect(names('由示丰粮食收储有限公司总经理任总指挥。')).toEqual([['舒兰市示丰粮食收储有限公司', 1]]);
    expect(names('例林木业有限公司安全科')).toEqual([['吉林省舒兰市例林木业有限公司', 0]]);
  });

  it.each([
    ['the owner', '舒兰市样通石油销售有限公司第二加油站成立应急小组'],
    ['its company', '向舒兰市样通石油销售有限公司报告'],
    ['its short name', '样通石油销售有限公司负责人'],
    ['offices, hospitals, teams', '舒兰市应急管理局、舒兰市人民医院、水曲柳镇专职消防队、吉林省矿山救护大队'],
    ['an agreement', '与舒兰市示丰粮食收储有限公司签订应急救援互助协议'],
    ['a neighbour', '厂区东侧为舒兰市例林木业有限公司'],
    ['an address', '单位地址\t舒兰市平安镇粮库路8号'],
    ['no name at all', '向舒兰市各煤矿的负责人通报，由县内有条件的加油站支持'],
  ])('%s is not named', (_what, text) => {
    expect(names(text)).toEqual([]);
  });

  it('a name that claims to be the owner is named whatever the line says', () => {
    expect(names('本预案适用于舒兰市示丰粮食收储有限公司及周边区域')).toHaveLength(1);
  });

  it('says when the owner stands nowhere', () => {
    expect(check('本预案适用于本站。').ownerAbsent).toBe(true);
    expect(check('本预案适用于本站。', ['舒兰市样通石油销售有限公司 第二加油站']).ownerAbsent).toBe(false);
    expect(check('').ownerAbsent).toBe(false);
  });

  it('names three places of a name at most', () => {
    expect(names('蛟河市示捷加油站站长\n'.repeat(50))).toHaveLength(3);
  });

  it('strips the place where enough is left', () => {
    expect(nameCore('吉林省吉林市舒兰市例林木业有限公司')).toBe('例林木业有限公司');
    expect(nameCore('舒兰市甲厂')).toBe('舒兰市甲厂');
  });
});
