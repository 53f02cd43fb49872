import { code, coded, type ListDefinition, originColumn, ownerColumns, ownerSearch, text } from './types';

/** The plan itself has to be linked: special and on-site plans are, through the comprehensive one. */
const MUST_LINK = `p.kind IN ('comprehensive', 'government') AND p.status = 'active' AND p.voided_at IS NULL`;

/** The same four problems as `linkProblems` of the domain, over all plans at once. */
const PROBLEMS = `(
  SELECT p.id AS plan_id, 'no-upper' AS problem, '' AS detail FROM plan p
   WHERE ${MUST_LINK} AND NOT EXISTS (SELECT 1 FROM plan_link l WHERE l.plan_id = p.id AND l.voided_at IS NULL)
  UNION ALL
  SELECT p.id, 'kind-uncovered', k.value FROM plan p JOIN json_each(p.accident_kinds) k
   WHERE p.accident_kinds <> '[]' AND p.status = 'active' AND p.voided_at IS NULL
     AND EXISTS (SELECT 1 FROM plan_link l WHERE l.plan_id = p.id AND l.voided_at IS NULL)
     AND NOT EXISTS (SELECT 1 FROM plan_link l WHERE l.plan_id = p.id AND l.voided_at IS NULL
                       AND (l.accident_kind IS NULL OR l.accident_kind = k.value))
  UNION
  SELECT p.id, 'level-unknown', l.response_level FROM plan_link l JOIN plan p ON p.id = l.plan_id
   WHERE l.voided_at IS NULL AND p.status = 'active' AND p.voided_at IS NULL AND p.response_levels <> '[]'
     AND l.response_level IS NOT NULL
     AND NOT EXISTS (SELECT 1 FROM json_each(p.response_levels) v WHERE v.value = l.response_level)
  UNION
  SELECT p.id, 'upper-withdrawn', u.title FROM plan_link l JOIN plan p ON p.id = l.plan_id
    JOIN plan u ON u.id = l.upper_plan_id
   WHERE l.voided_at IS NULL AND p.status = 'active' AND p.voided_at IS NULL
     AND (u.status <> 'active' OR u.voided_at IS NOT NULL)
)`;

/** 衔接: plans whose links upward are missing or do not fit, one row a problem. */
export const planLinkProblems: ListDefinition = {
  name: 'planLinkProblems',
  table: `${PROBLEMS} x JOIN plan p ON p.id = x.plan_id`,
  joins: { e: 'LEFT JOIN enterprise e ON e.id = p.enterprise_id' },
  key: ['x.plan_id', 'x.problem', 'x.detail'],
  id: "x.plan_id || ' ' || x.problem || ' ' || x.detail",
  columns: [
    coded('problem', 'x.problem', 'codes.linkProblem', { width: 176 }),
    text('detail', 'x.detail', { width: 220 }),
    text('title', 'p.title', { width: 300, sort: ['p.title_key'] }),
    ...ownerColumns,
    coded('planKind', 'p.kind', 'codes.planKind'),
    code('planId', 'p.id', { usual: false, filter: 'values', sortable: false }),
    originColumn('p'),
  ],
  search: [
    { sql: 'p.title_key', fold: 'lower' },
    { sql: 'lower(x.detail)', fold: 'lower' },
    ownerSearch('p.enterprise_id'),
  ],
  defaultSort: { column: 'problem', descending: false },
};
