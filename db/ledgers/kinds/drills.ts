import { addYears, asCivilDate } from '../../domain/dates/civil-date';
import { type ParsedDate, parseCivilDate } from '../../domain/dates/parse-date';
import { parseDateSpan } from '../../domain/dates/parse-span';
import {
  readDrillWording,
  recogniseDrillWording,
  type WordingChoices,
} from '../../domain/drill/recognise-wording';
import { compactName, normaliseText } from '../../domain/text/normalise';
import { cellText, isDateCell, serialToDay } from '../workbook/cells';
import type { KindDefinition, ParsedRow } from './definition';
import { DRILL_FIELDS } from './drill-fields';
import { ownerUscc, unitName } from './owner-fields';
import { choice, count, day, type FieldReaders, readPresent, requiredText, text } from './parsers';
import { planTitle } from './plans';
import type { RowReader } from './row-reader';
import type { DrillValues } from './types';

type DrillState = NonNullable<DrillValues['state']>;

const STATES: readonly (readonly [RegExp, DrillState])[] = [
  [/取消|停办|不再/, 'cancelled'],
  [/推迟|延期|延后|改期|顺延|暂缓/, 'postponed'],
  [/未完成|未开展|未演练|计划|待|筹备|拟/, 'planned'],
  [/完成|已演|已开展|已举行|已组织|结束|^是$|^√$/, 'completed'],
];

const READERS: FieldReaders<DrillValues> = {
  unitName,
  uscc: ownerUscc,
  formText: text,
  place: text,
  participants: (row, field) => count(row, field, '参演人数'),
  evaluatedOn: day,
  state: (row, field) => choice(row, field, STATES, 'state_unknown', '完成情况'),
  remark: text,
};

interface Span {
  start: string;
  end: string;
  timeText: string | null;
}

const NO_SPAN: Span = { start: '', end: '', timeText: null };
const TIME =
  /(上午|下午|晚上|夜间|全天|\d{1,2}[:时点]\d{0,2}分?(?:\s*[-~至到]\s*\d{1,2}[:时点]\d{0,2}分?)?)\s*$/;

/** 演练时间: a day or a span, with or without a time of day; the sheet's year completes 3月5日至7日. */
function readSpan(row: RowReader): Span {
  const cell = row.cell('startOn');
  if (cell === null) {
    row.problem('startOn', 'date_missing', '演练时间为空，请补填。', 'reject');
    return NO_SPAN;
  }
  if (isDateCell(cell)) {
    const date = serialToDay(cell.serial) ?? '';
    if (date === '') row.problem('startOn', 'date_impossible', '日期超出合理范围，请核对。', 'reject');
    return { start: date, end: date, timeText: null };
  }
  const written = cellText(cell);
  const value = typeof cell === 'number' ? cell : written;
  const year = row.yearHint;
  const parsed = parseDateSpan(value, year === null ? {} : { year });
  if (!parsed.ok) {
    row.problem('startOn', parsed.error.code, parsed.error.message, 'reject');
    return NO_SPAN;
  }
  const { start, end } = parsed.value;
  if (start.precision !== 'day' || end.precision !== 'day') {
    row.problem('startOn', 'date_partial', `“${written.trim()}”没有写到日，请补全演练日期。`, 'reject');
    return NO_SPAN;
  }
  if (start.assumed === 'year') {
    row.problem('startOn', 'date_without_year', `日期没有年份，按${year}年记入，请核对。`, 'warn');
  }
  return { start: start.date, end: end.date, timeText: TIME.exec(normaliseText(written))?.[1] ?? null };
}

/** A separate column 结束日期, when there is one. */
function readEnd(row: RowReader, span: Span): string {
  const end = row.has('endOn') ? day(row, 'endOn') : null;
  if (end === null || span.start === '') return span.end;
  if (end >= span.start) return end;
  row.problem('endOn', 'date_reversed', '结束日期早于开始日期，请核对。', 'reject');
  return span.end;
}

const DONE: ReadonlySet<string> = new Set(['是', '√', '✓', 'y', '有', '已', '1', '完成']);

/** 是, √, 已评估 → true; 否, 未评估 → false; empty → null. */
function done(row: RowReader, field: string): boolean | null {
  const cell = row.cell(field);
  if (cell === null) return null;
  if (isDateCell(cell)) return true;
  const word = compactName(cellText(cell));
  if (/^(未|否|没|无|不|×|x|n|0|\/|-|—)/.test(word)) return false;
  return DONE.has(word) || /^已|评估|报送|上报|备案|\d/.test(word) ? true : null;
}

/** 1月11日报送 → the day, in the year of the drill or, after New Year, in the next one. */
function reportedOn(row: RowReader, end: string): string | null {
  const cell = row.cell('reported');
  if (cell === null || end === '') return null;
  if (isDateCell(cell)) return serialToDay(cell.serial);
  const written = cellText(cell).replace(/[已于]*(报送|上报|报备|备案|报).*$/, '');
  const found = /\d/.test(written) ? parseCivilDate(written, { year: Number(end.slice(0, 4)) }) : null;
  if (found === null || !found.ok) return null;
  const parsed: ParsedDate = found.value;
  if (parsed.precision !== 'day') return null;
  const isNextYear = parsed.assumed === 'year' && parsed.date < end;
  return isNextYear ? addYears(asCivilDate(parsed.date), 1) : parsed.date;
}

/** What 演练类型 says, and the drill's name where 演练类型 is silent; a choice that people made stands before both. */
function readWording(
  values: DrillValues,
  choices: WordingChoices,
  planKind: string | null,
  planText: string | null,
): void {
  const text = `${values.formText ?? ''} ${planKind ?? ''}`.trim();
  const { chosen, ...read } = readDrillWording(text, choices, planText ?? undefined);
  const named = recogniseDrillWording(values.name);
  values.wording = text;
  values.form = read.form;
  values.planKind = chosen.planKind === undefined ? (read.planKind ?? named.planKind) : chosen.planKind;
  values.content = chosen.content === undefined ? (read.content ?? named.content) : chosen.content;
  values.level = chosen.level === undefined ? (read.level ?? named.level) : chosen.level;
  values.purpose = read.purpose;
  values.noNotice = chosen.noNotice ?? (read.noNotice || named.noNotice);
}

/** Results belong to a drill that was held, and what is dated ahead was not held yet: it comes in as planned, and is named. */
function checkHeld(row: RowReader, values: DrillValues): void {
  const { today } = row.context;
  const ahead = today !== undefined && values.endOn > today;
  if (ahead && values.state === 'completed')
    row.problem('state', 'done_in_future', '演练日期还没有到，却写已完成；按计划登记，请核对。', 'warn');
  const isHeld = !ahead && (values.state === 'completed' || !values.state);
  if (isHeld) {
    checkResults(row, values);
    return;
  }
  // That a drill was called off or moved is reported too.
  const mayReport = values.state === 'cancelled' || values.state === 'postponed';
  const column = values.evaluated ? 'evaluated' : values.reported && !mayReport ? 'reported' : null;
  if (column !== null)
    row.problem(
      column,
      'report_without_drill',
      '演练没有举行，却有评估或报送；评估和报送不记入，请核对。',
      'warn',
    );
  // As it is kept: the same ledger read again changes nothing.
  if (ahead && values.state === 'completed') values.state = 'planned';
}

/** A drill is evaluated once it is over, and nobody has evaluated or reported it on a day to come: such days are left out, and named. */
function checkResults(row: RowReader, values: DrillValues): void {
  const { today } = row.context;
  const unfit = (date: string | null | undefined) =>
    Boolean(date) && ((today !== undefined && String(date) > today) || String(date) < values.endOn);
  const leftOut = (field: 'evaluatedOn' | 'reported', what: string) =>
    row.problem(
      field,
      'result_out_of_time',
      `${what}日期早于演练结束，或者还没有到；这个日期不记入，请核对。`,
      'warn',
    );
  if (unfit(values.evaluatedOn)) {
    leftOut('evaluatedOn', '评估');
    values.evaluatedOn = null;
  }
  if (unfit(values.reportedOn)) {
    leftOut('reported', '报送');
    values.reportedOn = null;
  }
}

function parseRow(row: RowReader): ParsedRow<'drills'> {
  const name = requiredText(row, 'name', 'drill_missing', '演练名称');
  const span = readSpan(row);
  const values: DrillValues = {
    name,
    startOn: span.start,
    endOn: readEnd(row, span),
    ...readPresent(row, READERS),
  };
  if (span.timeText !== null) values.timeText = span.timeText;
  if (!values.unitName && !values.uscc) {
    row.problem('unitName', 'unit_missing', '没有写是哪个单位的演练，请补填单位名称或信用代码。', 'reject');
  }
  const planText = row.text('planTitle');
  if (row.has('planTitle')) values.planTitle = planText === null ? null : planTitle(planText);
  readWording(values, row.context.drillWordings ?? {}, row.text('planKind'), planText);
  if (row.has('evaluated')) values.evaluated = done(row, 'evaluated');
  if (row.has('reported')) {
    values.reported = done(row, 'reported');
    values.reportedOn = reportedOn(row, values.endOn);
  }
  checkHeld(row, values);
  return { label: name, values, problems: row.problems };
}

/** 应急演练台账. */
export const drillsKind: KindDefinition<'drills'> = {
  kind: 'drills',
  label: '应急演练',
  fields: DRILL_FIELDS,
  recognisedBy: [['name'], ['startOn'], ['unitName', 'uscc']],
  nameField: 'name',
  parseRow,
};
