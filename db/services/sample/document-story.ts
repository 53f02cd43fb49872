import { extractDocument } from '../../documents/extract-text';
import type { PackedDocument } from '../../repositories/document';
import { attachDocument, type Extraction } from '../plans/documents';
import { packDocument } from '../plans/pack-document';
import { planDocx } from './documents/plan-docx';
import { planPdf } from './documents/plan-pdf';
import { writePlanText } from './documents/plan-text';
import type { SampleData } from './sample-data';
import type { StoryPlan, StoryUnit } from './story-unit';
import type { Teller } from './timeline';

/** A plan's file, written and read. */
export interface PreparedDocument {
  readonly plan: StoryPlan;
  readonly fileName: string;
  readonly packed: PackedDocument;
  readonly extraction: Extraction;
}

/** Units whose plans come with their files, and every how many files one is a PDF. */
const WITH_DOCUMENTS = 24;
const PDF_EVERY = 12;

/** Writes the plans of some units as files and reads them as the program reads any document. */
export async function prepareDocuments(
  data: SampleData,
  units: readonly StoryUnit[],
): Promise<PreparedDocument[]> {
  const prepared: PreparedDocument[] = [];
  for (const who of units.slice(0, WITH_DOCUMENTS))
    for (const plan of who.plans.slice(0, 3)) {
      const isPdf = prepared.length % PDF_EVERY === PDF_EVERY - 1;
      const text = writePlanText(data, who.unit, plan.kind, plan.hazard, plan.title);
      const bytes = isPdf ? planPdf(text) : planDocx(text);
      const fileName = `${plan.title}.${isPdf ? 'pdf' : 'docx'}`;
      prepared.push({
        plan,
        fileName,
        packed: packDocument(bytes),
        extraction: await extractDocument(bytes, fileName),
      });
    }
  return prepared;
}

/** The files are put beside the plans that exist by then. */
export function tellDocuments({ timeline, days }: Teller, prepared: readonly PreparedDocument[]): void {
  for (const { plan, ...file } of prepared)
    timeline.add(days.today, (deps) => {
      if (plan.versionId !== '') attachDocument(deps, { versionId: plan.versionId, role: 'text', ...file });
    });
}
