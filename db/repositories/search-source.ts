import type { ReadDb } from '../connection';
import type { SearchType } from './search-index';

/** The texts of a record that can be found, and the name whose initials can. */
export interface SearchSource {
  id: string;
  /** Name or title: what a hit is called. */
  title: string;
  /** Further fields, one a line. */
  body: string;
  /** A code that is found by its beginning. */
  code: string | null;
}

/** Columns of each table that are searched beside the name. Phones and identity numbers never are. */
const FIELDS: Readonly<
  Record<SearchType, { table: string; title: string; code?: string; body: readonly string[] }>
> = {
  enterprise: {
    table: 'enterprise',
    title: 'name',
    code: 'uscc',
    body: [
      'town',
      'address',
      'legal_person',
      'principal',
      'safety_officer',
      'licence_no',
      'business_scope',
      'remark',
    ],
  },
  plan: { table: 'plan', title: 'title', body: ['remark'] },
  expert: {
    table: 'expert',
    title: 'name',
    body: ['employer', 'title', 'specialties', 'certificate_no', 'remark'],
  },
  team: {
    table: 'team',
    title: 'name',
    body: ['field', 'nature', 'host_unit', 'leader', 'base', 'main_equipment', 'remark'],
  },
  drill: {
    table: 'drill',
    title: 'title',
    body: ['plan_title', 'place', 'scenario', 'evaluation_note', 'remark'],
  },
};

/** Texts of the records of one type that can be found, voided ones left out. */
export function readSearchSources(db: ReadDb, type: SearchType, ids: readonly string[]): SearchSource[] {
  const { table, title, code = 'NULL', body } = FIELDS[type];
  const lines = body.map((column) => `COALESCE(${column} || char(10), '')`).join(' || ');
  return db.all<SearchSource>(
    `SELECT id, ${title} AS title, ${lines} AS body, ${code} AS code FROM ${table}
      WHERE id IN (SELECT value FROM json_each(@ids)) AND voided_at IS NULL`,
    { ids: JSON.stringify(ids) },
  );
}

/** One document whose text stands for a plan. */
export interface PlanText {
  planId: string;
  sha256: string;
  text: string;
  /** JSON of the page map, or null. */
  pages: string | null;
}

/** Texts of plans: the documents of the newest version that has any, in the order they were attached. */
export function readPlanTexts(db: ReadDb, planIds: readonly string[]): PlanText[] {
  return db.all<PlanText>(
    `SELECT v.plan_id AS planId, t.sha256, t.text, t.pages
       FROM plan_version v
       JOIN plan_document pd ON pd.plan_version_id = v.id AND pd.voided_at IS NULL
       JOIN document_text t ON t.sha256 = pd.sha256
      WHERE v.plan_id IN (SELECT value FROM json_each(@ids))
        AND v.number = (SELECT MAX(n.number) FROM plan_version n
                          JOIN plan_document nd ON nd.plan_version_id = n.id AND nd.voided_at IS NULL
                         WHERE n.plan_id = v.plan_id AND n.voided_at IS NULL)
      ORDER BY v.plan_id, pd.role <> 'text', pd.created_at, pd.id`,
    { ids: JSON.stringify(planIds) },
  );
}

/** Whose a record is, for the line under a hit. */
export interface SearchOwner {
  id: string;
  /** 统一社会信用代码 of the unit, else ''. */
  owner: string;
  ownerName: string;
}

const OWNERS: Readonly<Record<SearchType, string>> = {
  enterprise: `SELECT id, COALESCE(uscc, '') AS owner, name AS ownerName FROM enterprise`,
  plan: `SELECT plan.id, COALESCE(e.uscc, '') AS owner, COALESCE(e.name, o.name, '') AS ownerName FROM plan
           LEFT JOIN enterprise e ON e.id = plan.enterprise_id LEFT JOIN office o ON o.id = plan.origin`,
  drill: `SELECT drill.id, COALESCE(e.uscc, '') AS owner, COALESCE(e.name, o.name, '') AS ownerName FROM drill
           LEFT JOIN enterprise e ON e.id = drill.enterprise_id LEFT JOIN office o ON o.id = drill.origin`,
  expert: `SELECT id, '' AS owner, COALESCE(employer, '') AS ownerName FROM expert`,
  team: `SELECT id, '' AS owner, COALESCE(host_unit, '') AS ownerName FROM team`,
};

/** Owners of the records of one type. */
export function readSearchOwners(db: ReadDb, type: SearchType, ids: readonly string[]): SearchOwner[] {
  return db.all<SearchOwner>(`${OWNERS[type]} WHERE ${type}.id IN (SELECT value FROM json_each(@ids))`, {
    ids: JSON.stringify(ids),
  });
}
