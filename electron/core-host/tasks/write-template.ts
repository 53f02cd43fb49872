import type { SupervisionCategories } from '../../../db/domain/enterprise/supervision-category';
import type { LedgerKind } from '../../../db/ledgers/kinds/types';
import { writeTemplate } from '../../../db/ledgers/write-template';

/** Writes the empty ledger of a kind with its explanations. */
export async function writeTemplateTask(input: {
  kind: LedgerKind;
  file: string;
  categories: SupervisionCategories;
}): Promise<{ file: string }> {
  await writeTemplate(input.kind, input.file, { categories: input.categories });
  return { file: input.file };
}
