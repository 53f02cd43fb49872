import { addDays, type CivilDate } from '../dates/civil-date';

/** One entry of a calendar file. */
export interface CalendarEvent {
  /** The same for the same drill in every file, so that a calendar replaces it. */
  readonly uid: string;
  /** Grows with every change of the drill. */
  readonly sequence: number;
  /** Moment of the last change, UTC as ISO 8601. */
  readonly changedAt: string;
  readonly from: CivilDate;
  /** Last day; the same as `from` for one day. */
  readonly to: CivilDate;
  /** `HH:MM` in Beijing time; null: all day. */
  readonly startsAt: string | null;
  readonly endsAt: string | null;
  readonly summary: string;
  readonly location: string | null;
  readonly description: string | null;
  readonly cancelled: boolean;
}

const ZONE = 'Asia/Shanghai';
const LINE_OCTETS = 75;

/** A calendar file by RFC 5545: CRLF, lines folded at 75 octets, times in China's one zone, which keeps no summer time. */
export function calendarFile(name: string, events: readonly CalendarEvent[]): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//PlanDesk//Drill year plan//ZH',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(name)}`,
    `X-WR-TIMEZONE:${ZONE}`,
    'BEGIN:VTIMEZONE',
    `TZID:${ZONE}`,
    'BEGIN:STANDARD',
    'DTSTART:19700101T000000',
    'TZOFFSETFROM:+0800',
    'TZOFFSETTO:+0800',
    'TZNAME:CST',
    'END:STANDARD',
    'END:VTIMEZONE',
    ...events.flatMap(eventLines),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function eventLines(event: CalendarEvent): string[] {
  const { startsAt, endsAt, location, description } = event;
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(event.uid)}`,
    `DTSTAMP:${event.changedAt.replace(/[-:]|\.\d+/g, '')}`,
    `SEQUENCE:${event.sequence}`,
    ...(startsAt === null ? allDay(event) : timed(event, startsAt, endsAt)),
    `SUMMARY:${escaped(event.summary)}`,
    ...(location === null ? [] : [`LOCATION:${escaped(location)}`]),
    ...(description === null ? [] : [`DESCRIPTION:${escaped(description)}`]),
    `STATUS:${event.cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    'TRANSP:OPAQUE',
    'END:VEVENT',
  ];
}

/** The end of an all-day event is the day after. */
function allDay({ from, to }: CalendarEvent): string[] {
  const compact = (date: CivilDate) => date.replaceAll('-', '');
  return [`DTSTART;VALUE=DATE:${compact(from)}`, `DTEND;VALUE=DATE:${compact(addDays(to, 1))}`];
}

/** An end that does not lie behind the start says nothing; without one a calendar shows the start alone. */
function timed({ from, to }: CalendarEvent, startsAt: string, endsAt: string | null): string[] {
  const stamp = (date: CivilDate, time: string) =>
    `TZID=${ZONE}:${date.replaceAll('-', '')}T${time.replace(':', '')}00`;
  const start = stamp(from, startsAt);
  const end = endsAt === null ? null : stamp(to, endsAt);
  return [`DTSTART;${start}`, ...(end !== null && end > start ? [`DTEND;${end}`] : [])];
}

function escaped(text: string): string {
  return (
    text
      .replace(/\\/g, '\\\\')
      .replace(/;/g, '\\;')
      .replace(/,/g, '\\,')
      .replace(/\r\n?|\n/g, '\\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters may not stand in a calendar file
      .replace(/[\u0000-\u001f\u007f]/g, ' ')
  );
}

/** Breaks a line after at most 75 octets of UTF-8, never inside a character; the rest goes on after a blank. */
function folded(line: string): string {
  let out = '';
  let octets = 0;
  for (const character of line) {
    const size = octetsOf(character.codePointAt(0) ?? 0);
    if (octets + size > LINE_OCTETS) {
      out += '\r\n ';
      octets = 1;
    }
    out += character;
    octets += size;
  }
  return out;
}

function octetsOf(code: number): number {
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}
