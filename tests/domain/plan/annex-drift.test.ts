import { describe, expect, it } from 'vitest';
import { type AnnexFacts, annexDrift, indexTeams } from '../../../db/domain/plan/text-checks/annex-drift';
import { liftAnnexes } from '../../../db/domain/plan/text-checks/annex-lists';

const facts: AnnexFacts = {
  heads: ['例中意'],
  people: [
    { name: '例中意', phones: ['19900000002'] },
    { name: '样小安', phones: ['19900000003', '0432-00001234'] },
  ],
  teams: indexTeams([
    { name: '水曲柳镇专职', phone: '0432-00001170' },
    { name: '水曲柳镇专职消防队', phone: '0432-00001171' },
  ]),
  supplies: [
    { name: '干粉灭火器', quantity: 12 },
    { name: '担架', quantity: 2 },
    { name: '担架', quantity: 3 },
    { name: '风筒', quantity: null },
  ],
};
const contact = (row: string) =>
  annexDrift(liftAnnexes(`职务\t姓名\t电话\n${row}`), facts).map(({ code, said, registered }) => [
    code,
    said,
    registered,
  ]);
const supply = (row: string, known = facts) =>
  annexDrift(liftAnnexes(`名称\t数量\n${row}`), known).map(({ code, registered }) => [code, registered]);

describe('contacts against the registers', () => {
  it.each([
    ['总经理\t例中意\t19900000002', []],
    ['总指挥\t例中意\t0432-00009999 / 19900000002', []],
    ['安全总监\t样小安\t19900000009', [['phone-differs', '19900000009', '19900000003、0432-00001234']]],
    ['总指挥\t示明德\t19900000009', [['head-differs', '示明德', '例中意']]],
    ['主要负责人\t示明德\t19900000009', [['head-differs', '示明德', '例中意']]],
    ['副总指挥\t示明德\t19900000009', []],
    ['安全总监\t样小安\t—', [['phone-missing', '', '19900000003、0432-00001234']]],
    ['班长\t示海峰\t1990000123', [['phone-unreadable', '1990000123', '']]],
    ['水曲柳镇专职消防队\t值班\t119', []],
    ['火警\t—\t119', []],
  ])('%s', (row, expected) => {
    expect(contact(row)).toEqual(expected);
  });

  it('knows teams by their names', () => {
    const rows = liftAnnexes('单位\t电话\n水曲柳镇专职消防队\t0432-00009999');
    expect(annexDrift(rows, facts)).toMatchObject([{ code: 'phone-differs', registered: '0432-00001171' }]);
  });
});

describe('supplies against the register', () => {
  it.each([
    ['干粉灭火器\t12具', []],
    ['干粉灭火器\t10具', [['quantity-differs', '12']]],
    ['担架\t5副', []],
    ['担架\t3副', []],
    ['担架\t4副', [['quantity-differs', '5']]],
    ['风筒\t20米', []],
    ['潜水泵\t1台', [['supply-unknown', '']]],
  ])('%s', (row, expected) => {
    expect(supply(row)).toEqual(expected);
  });

  it('compares nothing where nothing is registered', () => {
    expect(supply('潜水泵\t1台', { ...facts, supplies: [] })).toEqual([]);
  });
});
