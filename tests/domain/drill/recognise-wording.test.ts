import { describe, expect, it } from 'vitest';
import { recogniseDrillWording } from '../../../db/domain/drill/recognise-wording';

describe('recogniseDrillWording', () => {
  it.each([
    ['桌面推演', 'tabletop'],
    ['桌面演练', 'tabletop'],
    ['实战演练', 'action'],
    ['综合演练（实战）', 'action'],
    ['消防疏散', 'action'],
    ['现场演练', 'action'],
    ['无脚本拉动', 'action'],
    ['综合演练', null],
    ['单项演练', null],
    ['现场处置方案演练', null],
    ['应急演练', null],
  ])('%s: form %s', (text, form) => {
    const recognised = recogniseDrillWording(text);
    expect(recognised.form).toBe(form);
    expect(recognised.confidence > 0).toBe(form !== null);
  });

  it.each([
    ['综合演练', 'full'],
    ['综合演练（实战）', 'full'],
    ['单项演练', 'single'],
    ['桌面演练', null],
  ])('%s: content %s', (text, content) => {
    expect(recogniseDrillWording(text).content).toBe(content);
  });

  it('takes the plan kind from the plan and not from 综合演练', () => {
    expect(recogniseDrillWording('综合演练').planKind).toBeNull();
    expect(recogniseDrillWording('综合演练', '触电事故现场处置方案').planKind).toBe('onsite');
    expect(recogniseDrillWording('桌面演练', '综合应急预案').planKind).toBe('comprehensive');
    expect(recogniseDrillWording('液氨泄漏专项应急预案演练').planKind).toBe('special');
  });

  it('reads level, purpose and absence of notice', () => {
    expect(recogniseDrillWording('班组突袭拉动')).toMatchObject({ level: 'team', noNotice: true });
    expect(recogniseDrillWording('车间示范性演练')).toMatchObject({
      level: 'workshop',
      purpose: 'demonstration',
    });
    expect(recogniseDrillWording('桌面演练')).toMatchObject({ level: null, noNotice: false, purpose: null });
  });
});
