import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { liftAnnexes } from '../../../db/domain/plan/text-checks/annex-lists';

describe('annex tables', () => {
  it('gives contacts with their posts and all their numbers', () => {
    const text =
      '附件5　联系方式\n应急职务\t姓名\t行政职务\t办公电话\t手机\n总指挥\t例中意\t总经理\t0432-00002000\t19900000002\n应急职务\t姓名\t行政职务\t办公电话\t手机\n副总指挥\t样小安\t安全总监\t—\t1990000003\n单位\t电话\t备注\n舒兰市应急管理局\t0432-00001100\t24小时\n火警\t119\t';
    const rows = liftAnnexes(text);
    expect(rows.map(({ name }) => name)).toEqual(['例中意', '样小安', '舒兰市应急管理局', '火警']);
    expect(rows[0]).toEqual({
      kind: 'contact',
      name: '例中意',
      duty: '总指挥 总经理',
      phones: ['0432-00002000', '19900000002'],
      unreadable: [],
      start: text.indexOf('总指挥'),
    });
    expect(rows[1]).toMatchObject({ phones: [], unreadable: ['1990000003'] });
    expect(rows[3]).toMatchObject({ phones: ['119'] });
  });

  it('gives supplies with quantity and unit', () => {
    const text =
      '序号\t名称\t型号/性能\t数量\t存放位置\t管理责任人\t联系电话\n1\t干粉灭火器\tMFZ/ABC8\t1,200 具\t车间\t样长顺\t19900003210\n2\t风筒\tφ800\t若干\t库\t—\t\n物资名称\t单位\t数量\n担架\t副\t14';
    expect(liftAnnexes(text)).toMatchObject([
      {
        kind: 'supply',
        name: '干粉灭火器',
        model: 'MFZ/ABC8',
        quantity: 1200,
        unit: '具',
        place: '车间',
        keeper: '样长顺',
        phone: '19900003210',
      },
      { name: '风筒', quantity: null, unit: '', keeper: '' },
      { name: '担架', quantity: 14, unit: '副' },
    ]);
  });

  it('leaves tables about other things alone', () => {
    expect(liftAnnexes('机构（岗位）\t组成\t职责\n组长\t站长样建设\t指挥、报告')).toEqual([]);
    expect(liftAnnexes('1 总则\t1\n1.1 适用范围\t1')).toEqual([]);
    expect(liftAnnexes('')).toEqual([]);
  });

  it('answers any text with rows that begin inside it', () => {
    const cell = fc.constantFrom('姓名', '电话', '名称', '数量', '19900000001', '3台', '', '—', '总指挥');
    const line = fc.array(cell, { maxLength: 5 }).map((cells) => cells.join('\t'));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const text = lines.join('\n');
        for (const row of liftAnnexes(text)) {
          expect(row.start).toBeLessThanOrEqual(text.length);
          expect(row.name).not.toBe('');
        }
      }),
      { numRuns: 80 },
    );
  });
});
