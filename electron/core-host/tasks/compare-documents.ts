import { openForReading } from '../../../db/connection';
import { tellsSomething } from '../../../db/domain/plan/compare/refiling';
import { loadPlanRules } from '../../../db/law/plan-rules';
import { writeForm } from '../../../db/services/filing/write-form';
import {
  type ComparedPair,
  compareDocuments,
  type DocumentComparison,
} from '../../../db/services/plans/compare-documents';
import { comparisonForm } from '../../../db/services/plans/comparison-form';
import type { TaskContext } from './context';

export interface CompareDocumentsInput extends ComparedPair {
  database: string;
  resourcesFolder: string;
}

/** Compares two documents on a reading connection of its own. */
export async function compareDocumentsTask(
  input: CompareDocumentsInput,
  { progress }: TaskContext,
): Promise<DocumentComparison> {
  progress({ done: 0, total: 1, label: 'compare' });
  const { db, close } = openForReading(input.database);
  try {
    return compareDocuments(db, loadPlanRules(input.resourcesFolder).refiling, input);
  } finally {
    close();
  }
}

/** Writes the 修改对照表 of two documents as an editable .docx. */
export async function writeComparisonTask(
  input: CompareDocumentsInput & { target: string },
  context: TaskContext,
): Promise<{ changes: number }> {
  const { refiling } = loadPlanRules(input.resourcesFolder);
  const comparison = await compareDocumentsTask(input, context);
  await writeForm(comparisonForm(comparison, refiling), input.target);
  return { changes: comparison.differences.filter(tellsSomething).length };
}
