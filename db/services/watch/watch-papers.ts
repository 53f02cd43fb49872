import type { ReadDb } from '../../connection';
import type { FormDefinition } from '../../documents/forms/definition';
import { maskPhone } from '../../domain/codes/mask';
import { fieldsFor } from '../../domain/contact/fields';
import { addDays, asCivilDate, type CivilDate, formatChineseDate } from '../../domain/dates/civil-date';
import { wallText } from '../../domain/dates/moment';
import { calendarFile } from '../../domain/schedule/icalendar';
import type { DeskLaw } from '../../law/desk-law';
import { writeTable } from '../../ledgers/write-workbook';
import { contactsFor, shiftsBetween, watchEntriesBetween, watchOn } from '../../repositories/contact-views';
import { selfOffice } from '../../repositories/office';
import type { WatchShiftRecord } from '../../repositories/watch';
import { type ListForm, listForm } from '../contacts/list-form';
import { ROLE_WORDS, SHIFT_WORDS, watchOwner } from './rota';
import { viewRoster } from './view-roster';

/** Which paper is wanted. */
export type WatchPaper =
  | { readonly paper: 'roster'; readonly month: string }
  | { readonly paper: 'card'; readonly day: string }
  | { readonly paper: 'book'; readonly month: string };

interface Asked {
  readonly self: string;
  /** Personal numbers shortened: on the screen. */
  readonly masked: boolean;
}

const ROLES = ['leader', 'chief', 'member'] as const;
const ENTRY_KINDS = { call: '来电', warning: '预警', handover: '交接', other: '其他' } as const;
const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'] as const;

const weekdayOf = (day: CivilDate): string => WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? '';
const monthWords = (month: string): string => `${month.slice(0, 4)}年${Number(month.slice(5))}月`;

/** A paper of the watch as a form. */
export function watchForm(db: ReadDb, law: DeskLaw, of: WatchPaper, asked: Asked): FormDefinition {
  if (of.paper === 'card') return cardForm(db, law, of.day, asked);
  return listForm(of.paper === 'roster' ? rosterList(db, law, of.month, asked) : bookList(db, of.month));
}

/** One line a shift: day, weekday, and who sits in which role. */
function rosterList(db: ReadDb, law: DeskLaw, month: string, asked: Asked): ListForm {
  const { days, shifts, rota } = viewRoster(db, law, { month, self: asked.self });
  const full = new Map(shiftsOfMonth(db, days).map((shift) => [shift.id, shift]));
  const kinds = (['whole', 'day', 'night'] as const).filter(
    (kind) => rota.shifts.includes(kind) || shifts.some(({ shift }) => shift === kind),
  );
  const roles = ROLES.filter((role) => rota.places[role] > 0 || shifts.some((shift) => shift.role === role));
  const named = ({ id, name, insteadOf }: WatchShiftRecord): string => {
    const phone = full.get(id)?.phone ?? null;
    const number = phone === null ? '' : ` ${asked.masked ? maskPhone(phone) : phone}`;
    return `${name}${number}${insteadOf === null ? '' : `（替${insteadOf}）`}`;
  };
  return {
    id: 'watch-roster',
    title: `${monthWords(month)}应急值班表`,
    above: `单位：${selfOffice(db)?.name ?? ''}`,
    columns: [
      { heading: '日期', width: 4 },
      { heading: '星期', width: 3 },
      ...(kinds.length > 1 ? [{ heading: '班次', width: 2 }] : []),
      ...roles.map((role) => ({ heading: ROLE_WORDS[role], width: 8 })),
      { heading: '备注', width: 3 },
    ],
    rows: days.flatMap(({ day, kind, name }) =>
      kinds.map((shiftKind) => [
        `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`,
        weekdayOf(day),
        ...(kinds.length > 1 ? [SHIFT_WORDS[shiftKind]] : []),
        ...roles.map((role) =>
          shifts
            .filter((one) => one.onDay === day && one.shift === shiftKind && one.role === role)
            .map(named)
            .join('、'),
        ),
        kind === 'holiday' ? name : null,
      ]),
    ),
    below: ['值班人员应当24小时在岗在位，保持通信畅通；确需替班的，应当事先报带班领导同意并在表上注明。'],
    density: 'ledger',
  };
}

function shiftsOfMonth(db: ReadDb, days: readonly { day: CivilDate }[]): WatchShiftRecord[] {
  const first = days[0]?.day ?? '';
  const last = days[days.length - 1]?.day ?? '';
  return shiftsBetween(db, first, last, watchOwner(db));
}

/** The watch book of a month, oldest line first. */
function bookList(db: ReadDb, month: string): ListForm {
  const first = asCivilDate(`${month}-01`);
  const from = new Date(Date.parse(`${first}T00:00:00+08:00`)).toISOString();
  const next = month.endsWith('-12')
    ? `${Number(month.slice(0, 4)) + 1}-01-01`
    : `${month.slice(0, 5)}${String(Number(month.slice(5)) + 1).padStart(2, '0')}-01`;
  const to = new Date(Date.parse(`${next}T00:00:00+08:00`) - 1).toISOString();
  const entries = watchEntriesBetween(db, from, to, { limit: 5000 }).reverse();
  return {
    id: 'watch-book',
    title: `${monthWords(month)}值班记录`,
    above: `单位：${selfOffice(db)?.name ?? ''}`,
    columns: [
      { heading: '时间', width: 4 },
      { heading: '类别', width: 2 },
      { heading: '来源', width: 4 },
      { heading: '事由和内容', width: 11 },
      { heading: '转达和处理', width: 9 },
      { heading: '记录人', width: 3 },
    ],
    rows: entries.map(({ at, kind, source, title, text, passedOn, handled, recordedBy }) => [
      wallText(at).slice(5),
      ENTRY_KINDS[kind],
      source,
      [title, text].filter((part) => part !== null).join('\n'),
      [...passedOn.map((one) => `${wallText(one.at).slice(5)} ${one.how}告知${one.to}`), handled]
        .filter((part) => part !== null)
        .join('\n'),
      recordedBy,
    ]),
    below: ['交班人：　　　　　　　接班人：　　　　　　　日期：'],
    orientation: 'landscape',
  };
}

/** 值班卡: who sits, whom to call first, the terms of reporting, what to ask a caller. */
function cardForm(db: ReadDb, law: DeskLaw, given: string, { self, masked }: Asked): FormDefinition {
  const day = asCivilDate(given);
  const shown = (phone: string | null) => (phone !== null && masked ? maskPhone(phone) : phone);
  const sitters = watchOn(db, day, watchOwner(db));
  const first = contactsFor(db, {
    fields: fieldsFor(law.contactFields, null).map(({ code }) => code),
    sight: self,
  });
  const list = listForm({
    id: 'watch-card',
    title: '应急值班卡',
    above: `${selfOffice(db)?.name ?? ''}　${formatChineseDate(day)}　星期${weekdayOf(day)}`,
    columns: [
      { heading: '岗位、部门', width: 9 },
      { heading: '姓名', width: 4 },
      { heading: '电话', width: 7 },
    ],
    rows: [
      ...sitters.map(({ role, shift, name, phone, insteadOf }) => [
        `${ROLE_WORDS[role]}（${SHIFT_WORDS[shift]}）`,
        insteadOf === null ? name : `${name}（替${insteadOf}）`,
        shown(phone),
      ]),
      ...first.map(({ organisation, name, dutyPhone, phone }) => [
        organisation,
        name,
        [dutyPhone, shown(phone)].filter((number) => number !== null).join('、'),
      ]),
    ],
    below: [
      '一、报告时限',
      ...law.watchCard.clocks.map(
        ({ title, text, source }) => `${title}：${text}。（${shortSource(source.title)}${source.article}）`,
      ),
      '二、接报时问清',
      law.watchCard.questions.items.map((item, at) => `${at + 1}．${item}`).join('；'),
    ],
  });
  return list;
}

const shortSource = (title: string): string => /（(国务院令第\d+号)）/.exec(title)?.[1] ?? title;

/** Writes a month's roster, or the book, as .xlsx with the printed columns. @throws as `writeTable` */
export async function writeWatchTable(
  db: ReadDb,
  law: DeskLaw,
  of: Exclude<WatchPaper, { paper: 'card' }>,
  asked: Asked & { file: string; signal: AbortSignal },
): Promise<number> {
  const list = of.paper === 'roster' ? rosterList(db, law, of.month, asked) : bookList(db, of.month);
  return writeTable({
    file: asked.file,
    sheetName: list.title,
    title: list.title,
    columns: list.columns.map(({ heading, width }) => ({ label: heading, width: width * 3 + 2 })),
    rows: list.rows.map((row) => [...row]),
    signal: asked.signal,
  });
}

/** Hours at which shifts begin and end [I]: a day 8:00 to 20:00, a night and a whole shift until 8:00. */
const HOURS = {
  day: ['08:00', '20:00', 0],
  night: ['20:00', '08:00', 1],
  whole: ['08:00', '08:00', 1],
} as const;

/** A month's roster as a calendar file: one entry a shift and person. */
export function rosterCalendar(db: ReadDb, month: string): { text: string; events: number } {
  const first = asCivilDate(`${month}-01`);
  const last = addDays(first, 30);
  const shifts = shiftsBetween(db, first, last, watchOwner(db)).filter(({ onDay }) =>
    onDay.startsWith(month),
  );
  const events = shifts.map((shift) => {
    const [startsAt, endsAt, later] = HOURS[shift.shift];
    const from = asCivilDate(shift.onDay);
    return {
      uid: `${shift.id}@plandesk`,
      sequence: shift.version,
      changedAt: shift.updatedAt,
      from,
      to: addDays(from, later),
      startsAt,
      endsAt,
      summary: `${ROLE_WORDS[shift.role]}：${shift.name}`,
      location: null,
      description: shift.remark,
      cancelled: false,
    };
  });
  return { text: calendarFile(`${monthWords(month)}应急值班`, events), events: events.length };
}
