import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { momentOf, wallLine } from '../../../renderer/features/deployments/deployment-forms';
import { logKeyOf } from '../../../renderer/features/incidents/log-keys';
import { momentText, readMoment } from '../../../renderer/features/incidents/moment-text';
import { toLocal } from '../../../renderer/features/watch/moments';
import { localMoment } from '../../../renderer/ui/Timeline';

const now = new Date('2026-11-22T09:00:00+08:00');
const read = (text: string) => {
  const moment = readMoment(text, now);
  return moment === null ? null : new Date(moment).getTime();
};
const wall = (text: string) => new Date(`${text}+08:00`).getTime();

describe.each(['America/New_York', 'Asia/Shanghai'])(
  'a moment as people type it on a PC set to %s',
  (zone) => {
    const before = process.env.TZ;
    beforeEach(() => {
      process.env.TZ = zone;
    });
    afterEach(() => {
      if (before === undefined) delete process.env.TZ;
      else process.env.TZ = before;
    });

    it.each([
      ['2026-11-22 08:05', '2026-11-22T08:05:00'],
      ['11-22 8:05', '2026-11-22T08:05:00'],
      ['11月22日8时05分', '2026-11-22T08:05:00'],
      ['8:05', '2026-11-22T08:05:00'],
      ['0805', '2026-11-22T08:05:00'],
      ['８：０５', '2026-11-22T08:05:00'],
      // Not yet come today: that was yesterday.
      ['23:40', '2026-11-21T23:40:00'],
    ])('%s', (text, moment) => {
      expect(read(text)).toBe(wall(moment));
    });

    it('is shown as it was typed', () => {
      expect(momentText(readMoment('8:05', now))).toBe('2026-11-22 08:05');
      const typed = { on: '2026-11-22', time: '8:05' };
      expect(wallLine(momentOf(typed))).toBe('2026-11-22 08:05');
      expect(localMoment(momentOf(typed))).toBe(toLocal(momentOf(typed)));
    });

    it.each(['', '25:00', '8:61', '2026-02-30 08:00', '昨天', '8'])('refuses %j', (text) => {
      expect(read(text)).toBeNull();
    });
  },
);

describe('the keys of the log', () => {
  it('go by their place on the keyboard, without Ctrl', () => {
    const key = (code: string, ctrlKey = false) => logKeyOf({ code, ctrlKey, metaKey: false, altKey: false });
    expect(
      ['KeyC', 'KeyO', 'KeyD', 'KeyA', 'KeyS', 'KeyN', 'KeyE', 'ArrowUp'].map((code) => key(code)),
    ).toEqual(['call', 'order', 'departure', 'arrival', 'situation', 'note', 'correct', 'up']);
    expect([key('KeyC', true), key('KeyX')]).toEqual([null, null]);
  });
});
