import { readClockText } from '../../../electron/contract/input';
import type { Question } from '../../api/contract';
import type { NotedKind, Sheet } from './types';

/** Words of one line of a run sheet, as they are typed. */
export interface TypedLine {
  readonly injectId: string;
  readonly sent: string;
  readonly action: string;
  readonly actor: string;
  readonly text: string;
}
export interface TypedNote {
  readonly key: number;
  readonly at: string;
  readonly kind: NotedKind;
  readonly text: string;
}
export interface TypedSheet {
  readonly day: string;
  readonly startedAt: string;
  readonly lasted: string;
  readonly lines: readonly TypedLine[];
  readonly notes: readonly TypedNote[];
}

/** A sheet of which nothing has been typed yet. */
export function emptySheet(sheet: Sheet, today: string): TypedSheet {
  return {
    day: sheet.day !== null && sheet.day <= today ? sheet.day : today,
    startedAt: '',
    lasted: '',
    lines: sheet.injects.map(({ id }) => ({ injectId: id, sent: '', action: '', actor: '', text: '' })),
    notes: [],
  };
}

/** The cells that cannot be understood or do not fit together, by name: `lasted`, `sent:<inject>`, `at:<note>` … */
export function wrongCells(typed: TypedSheet): ReadonlySet<string> {
  const wrong = new Set<string>();
  if (!/^\d{4}-\d{2}-\d{2}$/.test(typed.day)) wrong.add('day');
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(typed.startedAt)) wrong.add('startedAt');
  const lasted = readClockText(typed.lasted);
  if (lasted === null || lasted === 0) wrong.add('lasted');
  const end = lasted ?? Number.POSITIVE_INFINITY;
  const fits = (text: string) => (readClockText(text) ?? Number.POSITIVE_INFINITY) <= end;
  for (const { injectId, sent, action } of typed.lines) {
    if (sent.trim() !== '' && (readClockText(sent) === null || !fits(sent))) wrong.add(`sent:${injectId}`);
    if (action.trim() === '') continue;
    const at = readClockText(action);
    if (at === null || !fits(action) || at < (readClockText(sent) ?? Number.POSITIVE_INFINITY))
      wrong.add(`action:${injectId}`);
  }
  for (const { key, at, text } of typed.notes) {
    if (at.trim() === '' && text.trim() === '') continue;
    if (readClockText(at) === null || !fits(at)) wrong.add(`at:${key}`);
    if (text.trim() === '') wrong.add(`text:${key}`);
  }
  return wrong;
}

/** What the core is asked to keep of a sheet without wrong cells. */
export function runOf(sheetId: string, typed: TypedSheet): Question<'drillConduct', 'enterRun'> {
  return {
    sheetId,
    day: typed.day,
    startedAt: typed.startedAt,
    lastedSeconds: readClockText(typed.lasted) ?? 0,
    lines: typed.lines.map(({ injectId, sent, action, actor, text }) => ({
      injectId,
      sentAt: readClockText(sent),
      actionAt: readClockText(action),
      actor: actor.trim() || null,
      text: text.trim(),
    })),
    notes: typed.notes
      .filter(({ text }) => text.trim() !== '')
      .map(({ at, kind, text }) => ({ at: readClockText(at) ?? 0, kind, text: text.trim() })),
  };
}
