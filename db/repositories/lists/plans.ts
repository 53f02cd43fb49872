import {
  code,
  coded,
  date,
  type ListDefinition,
  number,
  originColumn,
  ownerColumns,
  ownerSearch,
  state,
  text,
} from './types';

/** 预案, one row a plan with its newest version and that version's latest filing. */
export const plans: ListDefinition = {
  name: 'plans',
  table: 'plan p',
  joins: {
    e: 'LEFT JOIN enterprise e ON e.id = p.enterprise_id',
    v: `LEFT JOIN plan_version v ON v.plan_id = p.id AND v.number =
          (SELECT MAX(n.number) FROM plan_version n WHERE n.plan_id = p.id AND n.voided_at IS NULL)`,
    c: `LEFT JOIN filing_case c ON c.id =
          (SELECT k.id FROM filing_case_plan fp JOIN filing_case k ON k.id = fp.case_id
            WHERE fp.plan_version_id = v.id AND fp.voided_at IS NULL AND k.voided_at IS NULL AND k.state <> 'void'
            ORDER BY k.created_at DESC, k.id DESC LIMIT 1)`,
  },
  key: ['p.id'],
  id: 'p.id',
  where: 'p.voided_at IS NULL',
  columns: [
    text('title', 'p.title', { width: 240, sort: ['p.title_key'] }),
    ...ownerColumns,
    coded('kind', 'p.kind', 'codes.planKind'),
    coded('governmentKind', 'p.government_kind', 'codes.governmentKind', { usual: false }),
    text('issuingBody', 'p.issuing_body', { usual: false }),
    text('versionLabel', 'v.label', { width: 72 }),
    state('versionState', 'v.state', 'state.planVersion'),
    coded('reviewWay', 'v.review_way', 'codes.reviewWay', { usual: false }),
    date('reviewDate', 'v.review_date', { usual: false }),
    coded('reviewResult', 'v.review_result', 'codes.reviewResult', { usual: false }),
    date('signedOn', 'v.signed_on', { usual: false }),
    date('publishedOn', 'v.published_on'),
    state('filingState', 'c.state', 'state.filing'),
    code('filingNo', 'c.filing_no', { width: 152 }),
    date('filedOn', 'c.decided_on', { usual: false }),
    date(
      'lastAssessedOn',
      '(SELECT MAX(a.assessed_on) FROM assessment a WHERE a.plan_id = p.id AND a.voided_at IS NULL)',
      {
        usual: false,
      },
    ),
    date('expiresOn', 'v.expires_on', { usual: false }),
    number(
      'documents',
      '(SELECT COUNT(*) FROM plan_document pd WHERE pd.plan_version_id = v.id AND pd.voided_at IS NULL)',
      { width: 80, usual: false },
    ),
    state('status', 'p.status', 'state.plan', { usual: false }),
    originColumn('p'),
    // Ordered by the moment: what was registered last stands first on the same day too.
    date('updatedOn', 'substr(p.updated_at, 1, 10)', { usual: false, sort: ['p.updated_at'] }),
  ],
  search: [{ sql: 'p.title_key', fold: 'lower' }, ownerSearch('p.enterprise_id')],
  defaultSort: { column: 'updatedOn', descending: true },
};
