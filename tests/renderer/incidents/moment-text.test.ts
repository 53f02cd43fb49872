import { describe, expect, it } from 'vitest';
import { logKeyOf } from '../../../renderer/features/incidents/log-keys';
import { readMoment } from '../../../renderer/features/incidents/moment-text';

const now = new Date('2026-11-22T09:00:00');
const read = (text: string) => {
  const moment = readMoment(text, now);
  return moment === null ? null : new Date(moment).getTime();
};
const wall = (text: string) => new Date(text).getTime();

describe('a moment as people type it', () => {
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

  it.each(['', '25:00', '8:61', '2026-02-30 08:00', '昨天', '8'])('refuses %j', (text) => {
    expect(read(text)).toBeNull();
  });
});

describe('the keys of the log', () => {
  it('go by their place on the keyboard, without Ctrl', () => {
    const key = (code: string, ctrlKey = false) => logKeyOf({ code, ctrlKey, metaKey: false, altKey: false });
    expect(
      ['KeyC', 'KeyO', 'KeyD', 'KeyA', 'KeyS', 'KeyN', 'KeyE', 'ArrowUp'].map((code) => key(code)),
    ).toEqual(['call', 'order', 'departure', 'arrival', 'situation', 'note', 'correct', 'up']);
    expect([key('KeyC', true), key('KeyX')]).toEqual([null, null]);
  });
});
