import { extractDocument } from '../../documents/extract-text';
import type { PackedDocument } from '../../repositories/document';
import { attachDocument, type Extraction } from '../plans/documents';
import { packDocument } from '../plans/pack-document';
import { planDocx } from './documents/plan-docx';
import { planPdf } from './documents/plan-pdf';
import { type PlanText, writePlanText } from './documents/plan-text';
import { governmentText, type ToldGovernmentPlan } from './government-story';
import type { SampleData } from './sample-data';
import type { StoryUnit } from './story-unit';
import type { Teller } from './timeline';

/** A plan's file, written and read. */
export interface PreparedDocument {
  /** Asked when the file is put beside it; '' where the plan or version was never made. */
  readonly versionId: () => string;
  readonly fileName: string;
  readonly packed: PackedDocument;
  readonly extraction: Extraction;
}

/** Units whose plans come with their files, and every how many files one is a PDF. */
const WITH_DOCUMENTS = 24;
const PDF_EVERY = 12;
/** Of so many files one cites laws that no longer stand, and one names another unit. */
const OUTDATED_EVERY = 8;
const COPIED_EVERY = 14;

/** Writes the plans of some units as files and reads them as the program reads any document. */
export async function prepareDocuments(
  data: SampleData,
  units: readonly StoryUnit[],
): Promise<PreparedDocument[]> {
  const prepared: PreparedDocument[] = [];
  const { repealedLaw, otherUnit } = data.texts.asides;
  for (const [u, who] of units.slice(0, WITH_DOCUMENTS).entries())
    for (const plan of who.plans.slice(0, 3)) {
      const n = prepared.length;
      const other = units[(u + 1) % units.length]?.unit.fields.name ?? '';
      const asides = [
        ...(n % OUTDATED_EVERY === 3 ? [repealedLaw] : []),
        ...(n % COPIED_EVERY === 6 ? [otherUnit.replace('{other}', other)] : []),
      ];
      const text = writePlanText(data, who.unit, plan.kind, plan.hazard, plan.title, { asides });
      prepared.push(await prepare(text, plan.title, n % PDF_EVERY === PDF_EVERY - 1, () => plan.versionId));
    }
  return prepared;
}

/** Both versions of revised plans, the first with the sentences that the second has otherwise. */
export async function prepareRevisions(
  data: SampleData,
  units: readonly StoryUnit[],
): Promise<PreparedDocument[]> {
  const prepared: PreparedDocument[] = [];
  for (const who of units)
    for (const plan of who.plans.slice(0, 2)) {
      const write = (revised: boolean) =>
        writePlanText(data, who.unit, plan.kind, plan.hazard, plan.title, { revised });
      prepared.push(
        await prepare(write(false), `${plan.title}（第1版）`, false, () => plan.earlierVersionId),
        await prepare(write(true), `${plan.title}（修订版）`, false, () => plan.versionId),
      );
    }
  return prepared;
}

/** The files of plans of the county and the office. */
export async function prepareGovernmentDocuments(
  data: SampleData,
  plans: Iterable<ToldGovernmentPlan>,
): Promise<PreparedDocument[]> {
  const prepared: PreparedDocument[] = [];
  for (const told of plans)
    if (told.plan.document)
      prepared.push(await prepare(governmentText(data, told), told.title, false, () => told.versionId));
  return prepared;
}

async function prepare(
  text: PlanText,
  name: string,
  isPdf: boolean,
  versionId: () => string,
): Promise<PreparedDocument> {
  const bytes = isPdf ? planPdf(text) : planDocx(text);
  const fileName = `${name}.${isPdf ? 'pdf' : 'docx'}`;
  return {
    versionId,
    fileName,
    packed: packDocument(bytes),
    extraction: await extractDocument(bytes, fileName),
  };
}

/** The files are put beside the versions that exist by the day `on`. */
export function tellDocuments(
  { timeline, days }: Teller,
  prepared: readonly PreparedDocument[],
  on = days.today,
): void {
  for (const { versionId: versionOf, ...file } of prepared)
    timeline.add(on, (deps) => {
      const versionId = versionOf();
      if (versionId !== '') attachDocument(deps, { versionId, role: 'text', ...file });
    });
}
