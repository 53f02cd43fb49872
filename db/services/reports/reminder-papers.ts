import type { ReadDb } from '../../connection';
import { chineseDate, type FormDefinition, label, value } from '../../documents/forms/definition';
import { fillForm } from '../../documents/forms/pack/fill';
import { REMINDER } from '../../documents/forms/pack/notices';
import type { CivilDate } from '../../domain/dates/civil-date';
import { findRule } from '../../domain/duties/rule-book';
import { askedFor, type MissingReason } from '../../domain/reports/missing';
import type { Law } from '../../law';
import { writeWhole } from '../../ledgers/workbook/write-whole';
import { writeTable } from '../../ledgers/write-workbook';
import type { NoticeRecord } from '../../repositories/notice';
import { selfOffice } from '../../repositories/office';
import { writeForm } from '../filing/write-form';
import { ownLayout, templateBytes } from '../forms/own-template';
import { writeOwn } from '../forms/write-own';
import { detailsOf } from './reminder-record';
import { lettersFor } from './reminders';

/** 催报函 as it was kept: printing it again gives the same letter, whatever has happened since. */
export function reminderLetter(letter: NoticeRecord, office: string, law: Law): FormDefinition {
  const details = detailsOf(letter);
  return fillForm(REMINDER, {
    text: {
      文号: letter.number,
      单位名称: letter.recipient,
      机关名称: office,
      发文日期: chineseDate(letter.issuedOn as CivilDate),
      办理期限: letter.dueOn === null ? null : chineseDate(letter.dueOn as CivilDate),
      催报事由: details.cause,
      联系人: details.contact,
      联系电话: details.phone,
    },
    lists: {
      事项: details.items.map((item, index) => ({
        序号: String(index + 1),
        事项: askedFor(item.reason, item.planTitle === null ? '' : `《${item.planTitle}》`),
        应办日期: item.due,
        依据: basisOf(item.rule, law),
      })),
    },
  });
}

function basisOf(ruleId: string, law: Law): string {
  const rule = findRule(law.ruleBook, ruleId);
  if (rule === null) return ruleId;
  const title = rule.source.title.replace(/（.*）$/, '');
  return `《${title}》${rule.source.article.split('；')[0] ?? ''}`;
}

/** Letters between two words of how far it is. */
const TOLD_EVERY = 50;

/**
 * Writes letters as one .docx, each beginning on its own page; in the office's own layout where it has one, that one also
 * as PDF by the ending of the name.
 * @throws PlanDeskError DISK_FULL, FILE_NOT_WRITABLE, CONVERTER_MISSING, CONVERTER_FAILED
 */
export async function writeLetters(
  db: ReadDb,
  law: Law,
  letters: readonly NoticeRecord[],
  file: string,
  progress: (done: number, total: number) => void = () => undefined,
): Promise<number> {
  const office = selfOffice(db)?.name ?? '';
  const [first] = letters;
  if (first === undefined) return 0;
  const forms = (function* () {
    for (const [done, letter] of letters.entries()) {
      if (done % TOLD_EVERY === 0) progress(done, letters.length);
      yield reminderLetter(letter, office, law);
    }
  })();
  const like = reminderLetter(first, office, law);
  const own = ownLayout(db, [like]);
  if (own === null) {
    const { renderFormsDocx } = await import('../../documents/forms/render-docx');
    await writeWhole(await renderFormsDocx(like, forms), file);
  } else {
    const values = [...forms].flatMap((form) => form.values ?? []);
    await writeOwn(templateBytes(db, own.sha256), values, file);
  }
  return letters.length;
}

/** One line of the call list, telephones in full. */
export interface CallLine {
  readonly unit: string;
  readonly town: string;
  readonly contact: string;
  readonly phone: string;
  readonly say: string;
}

/** Whom to call about what, in the order of towns. */
export function callLines(
  db: ReadDb,
  unitIds: readonly string[],
  reasons: readonly MissingReason[],
): CallLine[] {
  return lettersFor(db, unitIds, reasons).map(({ unit, items }) => ({
    unit: unit.name,
    town: unit.town ?? '',
    contact: unit.contact ?? '',
    phone: unit.phone ?? '',
    say: items
      .map(({ reason, planTitle, due }) => {
        const asked = askedFor(reason, planTitle === null ? '' : `《${planTitle}》`);
        return due === null ? asked : `${asked}（应于${due}前办理）`;
      })
      .join('；'),
  }));
}

const CALL_COLUMNS = [
  { heading: '序号', width: 2 },
  { heading: '单位名称', width: 8 },
  { heading: '乡镇（街道）', width: 4 },
  { heading: '联系人', width: 3 },
  { heading: '联系电话', width: 6 },
  { heading: '告知事项', width: 11 },
  { heading: '通话时间', width: 4 },
  { heading: '接听人', width: 3 },
  { heading: '答复及承诺日期', width: 6 },
] as const;

/** 电话催报单: what to say is printed, what was said is filled in by hand. */
export function callListForm(lines: readonly CallLine[], office: string, on: CivilDate): FormDefinition {
  return {
    id: 'call-list',
    title: '应急预案备案电话催报单',
    basis: '《生产安全事故应急预案管理办法》第二十六条',
    orientation: 'landscape',
    blocks: [
      { kind: 'note', line: [`单位：${office}　　制表日期：${chineseDate(on)}　　共${lines.length}家`] },
      {
        kind: 'table',
        widths: CALL_COLUMNS.map(({ width }) => width),
        headRows: 1,
        density: 'dense',
        rows: [
          CALL_COLUMNS.map(({ heading }) => label(heading)),
          ...lines.map((line, index) => [
            label(String(index + 1)),
            value(line.unit),
            value(line.town),
            label(line.contact),
            value(line.phone),
            value(line.say),
            value(null),
            value(null),
            value(null),
          ]),
        ],
      },
      { kind: 'note', line: ['催报人：　　　　　　　　　　催报结果请在通话后登记到系统。'] },
    ],
  };
}

/** Writes the call list as .docx or .xlsx, by the ending of the name. @throws PlanDeskError DISK_FULL, FILE_NOT_WRITABLE */
export async function writeCallList(
  lines: readonly CallLine[],
  heading: { office: string; on: CivilDate },
  file: string,
): Promise<void> {
  if (/\.docx$/i.test(file)) return writeForm(callListForm(lines, heading.office, heading.on), file);
  await writeTable({
    file,
    sheetName: '电话催报单',
    title: `应急预案备案电话催报单　　${heading.office}　　${heading.on}`,
    columns: CALL_COLUMNS.map(({ heading: text, width }, at) => ({
      label: text,
      width: Math.max(8, width * 4),
      type: at === 4 ? ('code' as const) : at === 0 ? ('number' as const) : ('text' as const),
    })),
    rows: lines.map((line, index) => [
      index + 1,
      line.unit,
      line.town,
      line.contact,
      line.phone,
      line.say,
      null,
      null,
      null,
    ]),
  });
}
