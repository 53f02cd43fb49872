import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePhones, splitContact } from '../../../db/domain/codes/phone';

describe('parsePhones', () => {
  it.each<[string | number, string[]]>([
    ['19900000024', ['19900000024']],
    [19900000024, ['19900000024']],
    ['１９９００００００２４', ['19900000024']],
    ['199-0000-0044', ['19900000044']],
    ['199 0000 4060', ['19900004060']],
    ['　19900001480', ['19900001480']],
    ['19900001178\u00A0', ['19900001178']],
    ['19900000262\n', ['19900000262']],
    ['+86 19900000262', ['19900000262']],
    ['86-19900000262', ['19900000262']],
    ['（0432）00008912', ['0432-00008912']],
    ['(0432)00005897', ['0432-00005897']],
    ['0432 00007549', ['0432-00007549']],
    ['0432－00005913', ['0432-00005913']],
    ['0432—00002401', ['0432-00002401']],
    ['043200008546', ['0432-00008546']],
    [43200008546, ['0432-00008546']],
    ['010-00001234', ['010-00001234']],
    ['0432-0000123', ['0432-0000123']],
    ['0432-00001234-801', ['0432-00001234-801']],
    ['0432-00001234转801', ['0432-00001234-801']],
    ['19900006601\n19900006602', ['19900006601', '19900006602']],
    ['19900006601 19900006602', ['19900006601', '19900006602']],
    ['1990000660119900006602', ['19900006601', '19900006602']],
    ['0432-00001188/19900008888', ['0432-00001188', '19900008888']],
    ['0432-00001188、0432-00001189；19900008888', ['0432-00001188', '0432-00001189', '19900008888']],
    ['199 0000 4060 0432 00007549', ['19900004060', '0432-00007549']],
    ['0432-\n00007549', ['0432-00007549']],
    ['手机：19900000024', ['19900000024']],
    ['19900000024或19900000025', ['19900000024', '19900000025']],
    ['19900000024/19900000024', ['19900000024']],
    ['119', ['119']],
    ['4000000000', ['4000000000']],
  ])('reads %j', (value, phones) => {
    expect(parsePhones(value)).toEqual({ phones, problems: [] });
  });

  it.each<[string | number, string]>([
    ['1990000123', 'length'],
    ['0432-00001', 'length'],
    ['1990000567890', 'length'],
    ['10900000024', 'prefix'],
    ['61112222', 'no-area-code'],
    ['暂无', 'no-digits'],
  ])('refuses %j because of %s', (value, reason) => {
    expect(parsePhones(value)).toMatchObject({ phones: [], problems: [{ code: 'phone_format', reason }] });
  });

  it('keeps the good number of a cell and names the other', () => {
    const parsed = parsePhones('0432-00001188/1990000');
    expect(parsed.phones).toEqual(['0432-00001188']);
    expect(parsed.problems[0]?.text).toBe('1990000');
  });

  it('completes local numbers only with an area code given', () => {
    expect(parsePhones('61112222', { areaCode: '0432' }).phones).toEqual(['0432-61112222']);
  });

  it('says nothing about an empty cell', () => {
    expect(parsePhones(' ')).toEqual({ phones: [], problems: [] });
  });

  it('reads its own answers again', () => {
    const number = fc.oneof(
      fc.integer({ min: 0, max: 9999 }).map((n) => `1990000${String(n).padStart(4, '0')}`),
      fc.integer({ min: 0, max: 9999 }).map((n) => `0432-0000${String(n).padStart(4, '0')}`),
    );
    fc.assert(
      fc.property(
        fc.uniqueArray(number, { minLength: 1, maxLength: 4 }),
        fc.constantFrom('/', '、', '\n', ' ', '；'),
        (list, by) => {
          expect(parsePhones(list.join(by))).toEqual({ phones: list, problems: [] });
        },
      ),
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123489-() /转和、\n'), maxLength: 30 }), (text) => {
        parsePhones(text);
      }),
    );
  });
});

describe('splitContact', () => {
  it.each([
    '示思云19900005433',
    '示思云 19900005433',
    '示思云：19900005433',
    '示思云\n19900005433',
    '示思云（19900005433）',
  ])('takes %j apart', (text) => {
    expect(splitContact(text)).toEqual({ name: '示思云', phones: ['19900005433'], problems: [] });
  });

  it('keeps a landline whole', () => {
    expect(splitContact('例泽 0432-00001234')).toMatchObject({ name: '例泽', phones: ['0432-00001234'] });
  });
});
