import { describe, expect, it } from 'vitest';
import { settingChange } from '../../../electron/contract/settings';
import {
  localMaterialsOf,
  officeSettings,
  settingOf,
} from '../../../renderer/features/system/office-settings';

describe('settings of an office', () => {
  it('stand at their defaults while nobody has set them, and when a kept value is none', () => {
    expect(officeSettings({})).toEqual({
      confirmDays: 90,
      dueSoonDays: 30,
      numberTemplate: '{region6}-{yyyy}-{seq:4}',
      noticeTemplates: {
        receipt: null,
        supplement: null,
        deemed: null,
        transfer: null,
        copy: null,
        reminder: null,
        correction: null,
      },
      localMaterials: null,
    });
    expect(settingOf({ 'rules.dueSoonDays': 'soon' }, 'rules.dueSoonDays')).toBe(30);
  });

  it('keep the key of a material that was there, because checks refer to it', () => {
    const before = [
      { key: 'L1', label: '消防验收意见' },
      { key: 'L7', label: '风险告知书' },
    ];
    expect(localMaterialsOf(' 风险告知书 \n\n演练照片\n演练照片', before)).toEqual([
      { key: 'L7', label: '风险告知书' },
      { key: 'L8', label: '演练照片' },
    ]);
    expect(localMaterialsOf(null, before)).toEqual([]);
  });

  it.each([
    ['filing.numberTemplate', '{region6}-{yyyy}-{seq:4}', true],
    ['filing.numberTemplate', '吉应急备〔{yyyy}〕{seq}号', true],
    ['filing.numberTemplate', '{region6}-{seq:4}', false],
    ['filing.numberTemplate', '{yyyy}-{serial}', false],
    ['rules.dueSoonDays', 0, false],
    ['rules.switches', { 'R-DRILL-1Y': { newUnit: 'full' } }, true],
    ['rules.switches', { 'R-DRILL-1Y': 'full' }, false],
    ['duties.basis', 'x', false],
    ['secret.key', 'x', false],
  ])('accepts %s = %j: %s', (key, value, accepted) => {
    expect(settingChange.safeParse({ key, value }).success).toBe(accepted);
  });
});
