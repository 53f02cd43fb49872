import { verifyExpertDraw } from '../../../db/domain/draw/expert-draw-verify';
import { writeWhole } from '../../../db/ledgers/workbook/write-whole';
import { expertDrawForm } from '../../../db/services/expert-draws/draw-form';
import {
  type ExpertDrawOrder,
  expertDrawRecordOf,
  type WorkedOutExpertDraw,
  workOutExpertDraw,
} from '../../../db/services/expert-draws/hold-draw';
import { ownLayout } from '../../../db/services/forms/own-template';
import { writeInOfficeLayout } from '../../../db/services/forms/write-own';
import type { TaskContext } from './context';
import { type ReadingPlace, reading } from './reading';

interface Surroundings extends ReadingPlace {
  self: string;
}

/** Lists the candidates and draws; the core host keeps the result. */
export function workOutExpertDrawTask(
  input: Surroundings & { order: ExpertDrawOrder },
  { progress }: TaskContext,
): Promise<WorkedOutExpertDraw> {
  return reading(input, (db, law) => {
    progress({ done: 0, total: 0, label: 'draw' });
    return workOutExpertDraw({ db, law, self: input.self }, input.order);
  });
}

/** Computes a kept draw again. */
export function verifyExpertDrawTask(
  input: Surroundings & { id: string },
): Promise<{ problems: ReturnType<typeof verifyExpertDraw> }> {
  return reading(input, (db) => ({ problems: verifyExpertDraw(expertDrawRecordOf(db, input.id)) }));
}

/** Writes the record of a draw as JSON. */
export function writeExpertDrawTask(input: Surroundings & { id: string; target: string }): Promise<void> {
  return reading(input, (db) =>
    writeWhole(`${JSON.stringify(expertDrawRecordOf(db, input.id), null, 2)}\n`, input.target),
  );
}

/** 专家抽取记录表 as a page, or written as a file where `target` names one. */
export function expertDrawFormTask(
  input: Surroundings & { id: string; target: string | null },
): Promise<{ html: string; title: string; ownLayout: boolean }> {
  return reading(input, async (db) => {
    const form = expertDrawForm(db, input.id);
    const own = ownLayout(db, [form]) !== null;
    if (input.target !== null) {
      await writeInOfficeLayout(db, [form], input.target);
      return { html: '', title: form.title, ownLayout: own };
    }
    const { renderFormsPage } = await import('../../../db/documents/forms/render-html');
    return { html: renderFormsPage(form.title, [form]), title: form.title, ownLayout: own };
  });
}
