import { coded, date, type ListDefinition, number, text } from './types';

/** 导入记录. */
export const importBatches: ListDefinition = {
  name: 'import-batches',
  table: 'import_batch b',
  key: ['b.id'],
  id: 'b.id',
  columns: [
    text('fileName', 'b.file_name', { width: 280 }),
    coded('kind', 'b.kind', 'codes.ledgerKind'),
    text('appliedAt', 'b.applied_at', { width: 176 }),
    text('actor', 'b.actor', { width: 120 }),
    number('created', `json_extract(b.counts, '$.created')`),
    number('updated', `json_extract(b.counts, '$.updated')`),
    number('unchanged', `json_extract(b.counts, '$.unchanged')`),
    number('rejected', `json_extract(b.counts, '$.rejected')`),
    date('undoneOn', 'substr(b.undone_at, 1, 10)', { usual: false }),
  ],
  search: [{ sql: 'lower(b.file_name)', fold: 'lower' }],
  defaultSort: { column: 'appliedAt', descending: true },
};
