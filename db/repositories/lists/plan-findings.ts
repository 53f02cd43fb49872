import { code, coded, type ListDefinition, originColumn, ownerColumns, ownerSearch, text } from './types';

/** A document without text has its reason where others have what was found. */
const OUTCOME = "CASE f.profile WHEN 'unread' THEN f.item ELSE f.outcome END";

/** 正文检查: what the checks of plan texts found, one row a finding. */
export const planFindings: ListDefinition = {
  name: 'planFindings',
  table: 'document_finding f',
  joins: {
    pd: 'JOIN plan_document pd ON pd.id = f.document_id',
    v: 'JOIN plan_version v ON v.id = pd.plan_version_id',
    p: 'JOIN plan p ON p.id = v.plan_id',
    e: 'LEFT JOIN enterprise e ON e.id = p.enterprise_id',
  },
  key: ['f.document_id', 'f.profile', 'f.seq'],
  // The plan to open, then what tells the rows of one plan apart.
  id: "p.id || ' ' || f.document_id || ' ' || f.profile || ' ' || f.seq",
  where: "f.outcome <> 'checked'",
  columns: [
    text('title', 'p.title', { width: 176, sort: ['p.title_key'] }),
    ...ownerColumns,
    coded('check', 'f.profile', 'codes.planCheck', { width: 112 }),
    coded('outcome', OUTCOME, 'codes.checkOutcome', { width: 96 }),
    text('item', "CASE f.profile WHEN 'unread' THEN pd.file_name ELSE f.item END", { width: 136 }),
    text('quote', 'f.quote', { width: 184, sortable: false }),
    coded('advice', OUTCOME, 'codes.checkAdvice', { width: 208, sortable: false, filter: 'none' }),
    coded('planKind', 'p.kind', 'codes.planKind', { usual: false }),
    text('versionLabel', 'v.label', { width: 96, usual: false }),
    text('fileName', 'pd.file_name', { usual: false }),
    code('planId', 'p.id', { usual: false, filter: 'values', sortable: false }),
    originColumn('p'),
  ],
  search: [
    { sql: 'lower(f.item)', fold: 'lower' },
    { sql: "lower(COALESCE(f.quote, ''))", fold: 'lower' },
    { sql: 'p.title_key', fold: 'lower' },
    ownerSearch('p.enterprise_id'),
  ],
  // What one plan has to mend stands together.
  defaultSort: { column: 'title', descending: false },
};
