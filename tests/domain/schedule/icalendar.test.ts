import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CalendarEvent, calendarFile } from '../../../db/domain/schedule/icalendar';
import { d } from '../../builders/duty-subjects';

const event = (over: Partial<CalendarEvent> = {}): CalendarEvent => ({
  uid: 'drill-1@plandesk',
  sequence: 3,
  changedAt: '2026-01-04T02:03:04.567Z',
  from: d('2026-06-16'),
  to: d('2026-06-16'),
  startsAt: null,
  endsAt: null,
  summary: '示例演练',
  location: null,
  description: null,
  cancelled: false,
  ...over,
});
const linesOf = (file: string) => file.replaceAll('\r\n ', '').split('\r\n');

describe('calendarFile', () => {
  it('writes an all-day entry that ends the day after', () => {
    const lines = linesOf(calendarFile('2026年度演练计划', [event({ to: d('2026-06-17') })]));
    expect(lines).toEqual(
      expect.arrayContaining([
        'X-WR-CALNAME:2026年度演练计划',
        'DTSTAMP:20260104T020304Z',
        'SEQUENCE:3',
        'DTSTART;VALUE=DATE:20260616',
        'DTEND;VALUE=DATE:20260618',
        'STATUS:CONFIRMED',
      ]),
    );
    expect(lines[0]).toBe('BEGIN:VCALENDAR');
    expect(lines.slice(-2)).toEqual(['END:VCALENDAR', '']);
  });

  it('writes times in the zone it defines, and no end before the start', () => {
    const timed = linesOf(calendarFile('x', [event({ startsAt: '09:00', endsAt: '10:30' })]));
    expect(timed).toContain('DTSTART;TZID=Asia/Shanghai:20260616T090000');
    expect(timed).toContain('DTEND;TZID=Asia/Shanghai:20260616T103000');
    expect(timed).toContain('TZID:Asia/Shanghai');
    const wrong = linesOf(calendarFile('x', [event({ startsAt: '09:00', endsAt: '08:00' })]));
    expect(wrong.some((line) => line.startsWith('DTEND'))).toBe(false);
  });

  it('escapes what has a meaning of its own', () => {
    const lines = linesOf(calendarFile('x', [event({ description: '甲;乙,丙\\丁\n戊', cancelled: true })]));
    expect(lines).toContain('DESCRIPTION:甲\\;乙\\,丙\\\\丁\\n戊');
    expect(lines).toContain('STATUS:CANCELLED');
  });

  it('folds every line at 75 octets without breaking a character, and unfolds to the same text', () => {
    const text = fc.string({
      unit: fc.constantFrom('演', '练', 'a', ' ', '𠮷', 'é', '，'),
      minLength: 0,
      maxLength: 300,
    });
    fc.assert(
      fc.property(text, (summary) => {
        const file = calendarFile('x', [event({ summary })]);
        for (const line of file.split('\r\n')) {
          expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
          expect(line).not.toContain('\ufffd');
        }
        expect(linesOf(file)).toContain(`SUMMARY:${summary}`);
      }),
    );
  });
});
