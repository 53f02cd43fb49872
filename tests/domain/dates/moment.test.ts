import fc from 'fast-check';
import { afterEach, expect, it } from 'vitest';
import { momentOfWall, wallText } from '../../../db/domain/dates/moment';

const zone = process.env.TZ;
afterEach(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

it.each(['America/New_York', 'Asia/Kolkata', 'Asia/Shanghai', 'UTC'])(
  'reads the wall in China on a PC set to %s',
  (tz) => {
    process.env.TZ = tz;
    // The zone has taken hold: without this the test would prove nothing.
    expect(Intl.DateTimeFormat().resolvedOptions().timeZone.replace('Calcutta', 'Kolkata')).toBe(tz);
    expect(wallText('2026-11-21T18:05:59.000Z')).toBe('2026-11-22 02:05');
    expect(wallText('2026-12-31T16:00:00.000Z')).toBe('2027-01-01 00:00');
    expect(momentOfWall('2026-11-22', '2:05')).toBe('2026-11-21T18:05:00.000Z');
  },
);

it('comes back from the wall to the minute', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60_000_000 }), (minutes) => {
      const moment = new Date(minutes * 60_000).toISOString();
      const [day = '', time = ''] = wallText(moment).split(' ');
      expect(momentOfWall(day, time)).toBe(moment);
    }),
  );
});
