import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  findSupplyClasses,
  layersAbove,
  readSupplyCode,
  type SupplyClassFrame,
} from '../../../db/domain/stock/supply-classes';
import { resourcesFolder } from '../../builders/database';

const frame = JSON.parse(
  readFileSync(join(resourcesFolder, 'codes/supply-classes.json'), 'utf8'),
) as SupplyClassFrame;

describe('codes of GB/T 38565', () => {
  it.each([
    ['1020201', { code: '1020201' }],
    ['2.04.01.01', { code: '2040101' }],
    ['2 04 01 01', { code: '2040101' }],
    ['１０２０２０１', { code: '1020201' }],
    ['3-99-00-00', { code: '3990000' }],
    ['2000000', { code: '2000000' }],
    ['4020201', { fault: 'class' }],
    ['0020201', { fault: 'class' }],
    ['1000201', { fault: 'layer' }],
    ['1020001', { fault: 'layer' }],
    ['102020', { fault: 'length' }],
    ['1020201001234', { fault: 'length' }],
    ['10202O1', { fault: 'length' }],
  ])('%s is read as %j', (written, read) => {
    expect(readSupplyCode(written, frame)).toEqual(read);
  });

  it('know the layers above', () => {
    expect(layersAbove('1020201', frame)).toEqual(['1000000', '1020000', '1020200']);
    expect(layersAbove('1020000', frame)).toEqual(['1000000']);
    expect(layersAbove('1000000', frame)).toEqual([]);
  });

  it('are found by code, name and initials', () => {
    const known = [
      { code: '1000000', name: '基本生活保障物资', initials: 'jbshbzwz' },
      { code: '2040101', name: '干粉灭火器', initials: 'gfmhq' },
    ];
    for (const typed of ['204', '灭火', 'gfm', 'ＧＦ'])
      expect(findSupplyClasses(typed, known).map(({ code }) => code)).toEqual(['2040101']);
    expect(findSupplyClasses('', known)).toHaveLength(2);
  });
});
