import { asCivilDate } from '../../../db/domain/dates/civil-date';
import type { MissingReason } from '../../../db/domain/reports/missing';
import { selfOffice } from '../../../db/repositories/office';
import { ownLayout } from '../../../db/services/forms/own-template';
import {
  type PeriodPaperRequest,
  periodPaper,
  writePeriodPaper,
} from '../../../db/services/reports/period-papers';
import { readReport } from '../../../db/services/reports/read-report';
import { type FoundRows, type RowsRequest, readReportRows } from '../../../db/services/reports/read-rows';
import {
  callLines,
  callListForm,
  reminderLetter,
  writeCallList,
  writeLetters,
} from '../../../db/services/reports/reminder-papers';
import { lettersInSight } from '../../../db/services/reports/reminders';
import type { ReportRequest, ReportView } from '../../../db/services/reports/report-view';
import { type ReportSigners, writeReport } from '../../../db/services/reports/write-report';
import type { TaskContext } from './context';
import { type ReadingPlace, reading } from './reading';

interface Surroundings extends ReadingPlace {
  today: string;
}

/** Works a table out on a reading connection of its own. */
export function readReportTask(
  input: Surroundings & { request: ReportRequest },
  { progress }: TaskContext,
): Promise<ReportView> {
  return reading(input, (db, law) =>
    readReport(db, law, input.today, input.request, {
      progress: (done, total) => progress({ done, total, label: 'report' }),
    }),
  );
}

/** The rows behind a number. */
export function reportRowsTask(
  input: Surroundings & { request: RowsRequest; offset: number; limit: number },
): Promise<FoundRows> {
  return reading(input, (db, law) => readReportRows(db, law, input.today, input.request, input));
}

/** Works a table out and writes it. */
export async function writeReportTask(
  input: Surroundings & { request: ReportRequest; signers: ReportSigners; target: string },
  context: TaskContext,
): Promise<{ lines: number; period: string }> {
  const view = await readReportTask(input, context);
  return { lines: await writeReport(view, input.signers, input.target), period: view.period.label };
}

/** A paper of a period as it is printed. */
export function previewPeriodPaperTask(
  input: Surroundings & { request: PeriodPaperRequest },
): Promise<{ html: string; title: string; ownLayout: boolean; cases: number }> {
  return reading(input, async (db, law) => {
    const { form, cases } = periodPaper(db, law, input.today, input.request);
    const { renderFormPage } = await import('../../../db/documents/forms/render-html');
    return {
      html: renderFormPage(form),
      title: form.title,
      ownLayout: ownLayout(db, [form]) !== null,
      cases,
    };
  });
}

/** Works a paper of a period out and writes it. */
export function writePeriodPaperTask(
  input: Surroundings & { request: PeriodPaperRequest; target: string },
): Promise<{ cases: number }> {
  return reading(input, async (db, law) => {
    const paper = periodPaper(db, law, input.today, input.request);
    await writePeriodPaper(db, paper, input.target);
    return { cases: paper.cases };
  });
}

/** Writes reminder letters as one document. */
export function writeLettersTask(
  input: Surroundings & { batch: string | null; ids: string[] | null; target: string },
  { progress }: TaskContext,
): Promise<{ letters: number }> {
  return reading(input, async (db, law) => ({
    letters: await writeLetters(db, law, lettersInSight(db, input), input.target, (done, total) =>
      progress({ done, total, label: 'letters' }),
    ),
  }));
}

/** Some of the letters as they are printed, from the one at `from` (0 is the first) on. */
export function previewLettersTask(
  input: Surroundings & { batch: string | null; ids: string[] | null; from: number; limit: number },
): Promise<{
  html: string;
  title: string;
  ownLayout: boolean;
  from: number;
  shown: number;
  letters: number;
}> {
  return reading(input, async (db, law) => {
    const letters = lettersInSight(db, input);
    const { renderFormsPage } = await import('../../../db/documents/forms/render-html');
    const office = selfOffice(db)?.name ?? '';
    const forms = letters
      .slice(input.from, input.from + input.limit)
      .map((letter) => reminderLetter(letter, office, law));
    const title = forms[0]?.title ?? '';
    const html = forms.length === 0 ? '' : renderFormsPage(title, forms);
    return {
      html,
      title,
      ownLayout: ownLayout(db, forms) !== null,
      from: input.from,
      shown: forms.length,
      letters: letters.length,
    };
  });
}

/** The list of whom to call as it is printed, telephones in full. */
export function previewCallListTask(
  input: Surroundings & { unitIds: string[]; reasons: MissingReason[] },
): Promise<{ html: string; title: string; units: number }> {
  return reading(input, async (db) => {
    const lines = callLines(db, input.unitIds, input.reasons);
    const { renderFormPage } = await import('../../../db/documents/forms/render-html');
    const form = callListForm(lines, selfOffice(db)?.name ?? '', asCivilDate(input.today));
    return { html: renderFormPage(form), title: form.title, units: lines.length };
  });
}

/** Writes the list of whom to call. */
export function writeCallListTask(
  input: Surroundings & { unitIds: string[]; reasons: MissingReason[]; target: string },
): Promise<{ units: number }> {
  return reading(input, async (db) => {
    const lines = callLines(db, input.unitIds, input.reasons);
    const heading = { office: selfOffice(db)?.name ?? '', on: asCivilDate(input.today) };
    await writeCallList(lines, heading, input.target);
    return { units: lines.length };
  });
}
