import { describe, expect, it } from 'vitest';
import { inCallOrder, numberState } from '../../../db/domain/contact/number-state';
import { asCivilDate } from '../../../db/domain/dates/civil-date';

const today = asCivilDate('2026-11-20');
const call = (
  result: 'reached' | 'wrong' | 'no-answer' | 'changed',
  checkedOn: string,
  newPhone: string | null = null,
) => ({
  phone: '19900000001',
  result,
  newPhone,
  checkedOn,
});

describe('how far a number can be relied on', () => {
  it.each([
    ['never called', '19900000001', null, 'never'],
    ['reached today', '19900000001', call('reached', '2026-11-20'), 'confirmed'],
    ['reached on the last day that counts', '19900000001', call('reached', '2026-08-23'), 'confirmed'],
    ['reached a day before that', '19900000001', call('reached', '2026-08-22'), 'old'],
    ['wrong', '19900000001', call('wrong', '2026-11-19'), 'bad'],
    ['no answer', '19900000001', call('no-answer', '2026-11-19'), 'bad'],
    ['edited since', '19900000002', call('reached', '2026-11-19'), 'never'],
    ['corrected since it was wrong', '19900000002', call('wrong', '2026-11-19'), 'never'],
    ['told by the call', '19900000002', call('changed', '2026-11-19', '19900000002'), 'confirmed'],
  ] as const)('%s', (_, phone, last, state) => expect(numberState(phone, last, today, 90)).toBe(state));

  it('calls bad numbers first, then those never called, then the oldest', () => {
    const numbers = [
      { state: 'old', checkedOn: '2026-05-01', name: '乙' },
      { state: 'confirmed', checkedOn: '2026-11-01', name: '丁' },
      { state: 'never', checkedOn: null, name: '丙' },
      { state: 'old', checkedOn: '2026-04-01', name: '甲' },
      { state: 'bad', checkedOn: '2026-11-19', name: '戊' },
    ] as const;
    expect(inCallOrder(numbers).map(({ name }) => name)).toEqual(['戊', '丙', '甲', '乙', '丁']);
  });
});
