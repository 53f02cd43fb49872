import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asCivilDate } from '../../../db/domain/dates/civil-date';
import { foldInPlace, passageAt } from '../../../db/domain/plan/text-checks/fold-text';
import { findRepealedLaws, type RepealedLaws } from '../../../db/domain/plan/text-checks/law-status';
import { resourcesFolder } from '../../builders/database';

const laws = JSON.parse(
  readFileSync(join(resourcesFolder, 'codes/repealed-laws.json'), 'utf8'),
) as RepealedLaws;
const find = (text: string, on = '2026-11-20') =>
  findRepealedLaws(text, laws, asCivilDate(on)).map((hit) => hit.law.id);

describe('laws that no longer stand', () => {
  it.each([
    ['（2）《生产安全事故应急预案管理办法》（国家安全生产监督管理总局令第17号）', 'order-17'],
    ['依据总局令 第 １７ 号编制', 'order-17'],
    ['《突发事件应急预案管理办法》（国办发〔2013〕101号）', 'gbf-2013-101'],
    ['国办发【2013】101号', 'gbf-2013-101'],
    ['GB/T 29639-2013', 'gbt-29639-2013'],
    ['ＧＢ／Ｔ２９６３９—２０１３', 'gbt-29639-2013'],
    ['《导则》（AQ/T9002－2006）', 'aqt-9002-2006'],
    ['GB 6441-1986 企业职工伤亡事故分类', 'gb-6441-1986'],
    ['AQ/T 9007-2019', 'aqt-9007-2019'],
    ['《中华人民共和国安全生产法》（主席令第13号）', 'law-work-safety-old'],
    ['向舒兰市安全生产监督管理局报告', 'office-renamed'],
  ])('%s', (text, id) => {
    expect(find(text)).toEqual([id]);
  });

  it.each([
    '《生产安全事故应急预案管理办法》（安监总局令第88号，应急管理部令第2号修正）',
    '国家安全生产监督管理总局令第171号',
    'GB/T 29639-2020',
    'YJ/T 9007-2019（原编号见前言）',
    '国办发〔2024〕5号',
    '《某办法》（主席令第13号）',
    '',
  ])('leaves %s alone', (text) => {
    expect(find(text)).toEqual([]);
  });

  it('judges by the day asked about', () => {
    expect(find('GB/T 6441-1986', '2026-06-30')).toEqual([]);
    expect(find('GB/T 6441-1986', '2026-07-01')).toEqual(['gb-6441-1986']);
  });

  it('shows the passage and where it stands, a few times each', () => {
    const text = `1 总则\n1.2 编制依据\n本预案依据《导则》（GB/T 29639-2013）编制。\n${'GB/T 29639-2013\n'.repeat(20)}`;
    const [first, ...more] = findRepealedLaws(text, laws, asCivilDate('2026-11-20'));
    expect(first?.quote).toBe('本预案依据《导则》（GB/T 29639-2013）编制。');
    expect(text.slice(first?.start, (first?.start ?? 0) + (first?.length ?? 0))).toBe('GB/T 29639-2013');
    expect(more).toHaveLength(4);
  });

  it('every entry finds itself by each of its spellings', () => {
    for (const law of laws.entries)
      for (const pattern of law.patterns)
        expect(findRepealedLaws(`${law.near ?? ''}${pattern}。`, laws, asCivilDate('2026-11-20'))).toEqual(
          expect.arrayContaining([expect.objectContaining({ law })]),
        );
  });
});

describe('folding in place', () => {
  it('keeps the length of any text, and passages stay inside it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), fc.nat(50), fc.nat(9), (text, at, length) => {
        expect(foldInPlace(text)).toHaveLength(text.length);
        expect(passageAt(text, Math.min(at, text.length), length).length).toBeLessThan(80);
      }),
    );
  });
});
