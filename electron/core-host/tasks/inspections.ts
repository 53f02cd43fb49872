import { verifyDraw } from '../../../db/domain/inspection/draw';
import type { Population } from '../../../db/domain/inspection/population';
import { writeWhole } from '../../../db/ledgers/workbook/write-whole';
import { ownLayout } from '../../../db/services/forms/own-template';
import { writeInOfficeLayout } from '../../../db/services/forms/write-own';
import {
  type DrawOrder,
  drawRecordOf,
  previewStrata,
  type WorkedOutDraw,
  workOutDraw,
} from '../../../db/services/inspections/draw-units';
import {
  type InspectionFormOrder,
  inspectionFormsOf,
} from '../../../db/services/inspections/inspection-forms';
import type { TaskContext } from './context';
import { type ReadingPlace, reading } from './reading';

interface Surroundings extends ReadingPlace {
  self: string;
  today: string;
}

/** Sizes of the strata and what each would give. */
export function previewStrataTask(
  input: Surroundings & { population: Population },
): Promise<ReturnType<typeof previewStrata>> {
  return reading(input, (db, law) => previewStrata({ ...input, db, law }, input.population));
}

/** Lists the candidates and draws; the core host keeps the result. */
export function workOutDrawTask(
  input: Surroundings & { order: DrawOrder },
  { progress }: TaskContext,
): Promise<WorkedOutDraw> {
  return reading(input, (db, law) => {
    progress({ done: 0, total: 0, label: 'draw' });
    return workOutDraw({ ...input, db, law }, input.order);
  });
}

/** Computes a kept draw again. */
export function verifyDrawTask(
  input: Surroundings & { id: string },
): Promise<{ problems: ReturnType<typeof verifyDraw> }> {
  return reading(input, (db) => ({ problems: verifyDraw(drawRecordOf(db, input.id)) }));
}

/** Writes the record of a draw as JSON. */
export function writeDrawRecordTask(input: Surroundings & { id: string; target: string }): Promise<void> {
  return reading(input, (db) =>
    writeWhole(`${JSON.stringify(drawRecordOf(db, input.id), null, 2)}\n`, input.target),
  );
}

/** A form of inspections as a page, or written as a file where `target` names one. */
export function inspectionFormTask(
  input: Surroundings & { order: InspectionFormOrder; target: string | null },
): Promise<{ html: string; title: string; ownLayout: boolean }> {
  return reading(input, async (db, law) => {
    const forms = inspectionFormsOf(db, law, input.today, input.order);
    const title = forms[0].title.replaceAll('\n', '');
    const own = ownLayout(db, forms) !== null;
    if (input.target !== null) {
      await writeInOfficeLayout(db, forms, input.target);
      return { html: '', title, ownLayout: own };
    }
    const { renderFormsPage } = await import('../../../db/documents/forms/render-html');
    return { html: renderFormsPage(title, forms), title, ownLayout: own };
  });
}
