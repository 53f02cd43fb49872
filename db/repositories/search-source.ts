import type { ReadDb } from '../connection';
import { HAZARD_WORDS } from '../hazard-words';
import { SEARCH_TABLES, type SearchType } from './search-index';

/** The texts of a record that can be found, and the name whose initials can. */
export interface SearchSource {
  id: string;
  /** Name or title: what a hit is called. */
  title: string;
  /** Further fields, one a line. */
  body: string;
  /** Codes and numbers that are found by their beginning, separated by blanks. */
  code: string | null;
  /** Name of the unit it belongs to: records are found by it and by its initials; '' where there is none. */
  unit: string;
}

/** Dangerous activities as words, so that 尾矿库 or 氨 finds the units that have to do with it. */
const ACTIVITY_WORDS = `(SELECT group_concat(CASE value ${HAZARD_WORDS.map(
  ([key, words]) => `WHEN '${key}' THEN '${words}'`,
).join(' ')} END, char(10)) FROM json_each(activities))`;
const MAJOR_HAZARD = `CASE major_hazard_level WHEN 1 THEN '一级' WHEN 2 THEN '二级' WHEN 3 THEN '三级' WHEN 4 THEN '四级' END || '重大危险源'`;
const LICENCE_NUMBERS = `(SELECT group_concat(l.kind || ' ' || l.number, char(10)) FROM enterprise_licence l
  WHERE l.enterprise_id = enterprise.id AND l.voided_at IS NULL)`;
/** 备案编号 of the cases a plan stood in, and the numbers under which a government's plan was filed or made public. */
const PLAN_NUMBERS = `SELECT c.filing_no AS number FROM plan_version v JOIN filing_case_plan fp ON fp.plan_version_id = v.id AND fp.voided_at IS NULL
    JOIN filing_case c ON c.id = fp.case_id AND c.voided_at IS NULL WHERE v.plan_id = plan.id AND c.filing_no IS NOT NULL
  UNION SELECT g.document_no FROM plan_version v JOIN government_filing g ON g.plan_version_id = v.id AND g.voided_at IS NULL
    WHERE v.plan_id = plan.id AND g.document_no IS NOT NULL`;
/** Posts and risks of the plan's 应急处置卡, and what accidents the plan is for. Contacts of cards never are. */
const CARD_WORDS = `(SELECT group_concat(c.post || ' ' || c.risk, char(10)) FROM response_card c
  WHERE c.plan_id = plan.id AND c.voided_at IS NULL)`;
const ACCIDENT_KINDS = `(SELECT group_concat(value, '、') FROM json_each(accident_kinds))`;
const SUBSTANCES = `(SELECT group_concat(s.name, '、') FROM hazard_substance s WHERE s.hazard_id = hazard.id AND s.voided_at IS NULL)`;
const UNIT_NAME = '(SELECT e.name FROM enterprise e WHERE e.id = enterprise_id)';

/** Columns of each table that are searched beside the name. Phones and identity numbers never are. */
const FIELDS: Readonly<
  Record<SearchType, { title: string; code?: string; body: readonly string[]; owned?: true }>
> = {
  enterprise: {
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
      'supervision_category',
      ACTIVITY_WORDS,
      MAJOR_HAZARD,
      LICENCE_NUMBERS,
      'remark',
    ],
  },
  plan: {
    title: 'title',
    code: `(SELECT group_concat(replace(replace(number, '-', ''), ' ', ''), ' ') FROM (${PLAN_NUMBERS}))`,
    body: [
      'remark',
      'issuing_body',
      `(SELECT group_concat(number, char(10)) FROM (${PLAN_NUMBERS}))`,
      ACCIDENT_KINDS,
      CARD_WORDS,
    ],
    owned: true,
  },
  filing: {
    title: `COALESCE(filing_no, '')`,
    code: `replace(replace(filing_no, '-', ''), ' ', '')`,
    body: ['contact', 'handler', 'remark'],
    owned: true,
  },
  expert: {
    title: 'name',
    body: [
      'employer',
      'title',
      `(SELECT group_concat(value, '、') FROM json_each(specialties))`,
      'certificate_no',
      'remark',
    ],
  },
  team: {
    title: 'name',
    body: ['field', 'nature', 'host_unit', 'leader', 'base', 'main_equipment', 'remark'],
  },
  drill: {
    title: 'title',
    body: ['plan_title', 'place', 'scenario', 'evaluation_note', 'remark'],
    owned: true,
  },
  equipment: { title: 'name', body: ['model', 'team', 'state', 'keeper', 'location', 'remark'] },
  supply: {
    title: 'name',
    code: 'code',
    body: ['spec', 'category', 'depot', 'location', 'keeper', 'remark'],
  },
  contact: { title: 'organisation', body: ['name', 'post', 'department', 'town', 'remark'] },
  facility: { title: 'name', body: ['grade', 'town', 'address', 'contact', 'remark'] },
  hazard: {
    title: 'name',
    code: 'number',
    body: [
      'number',
      `CASE level WHEN 1 THEN '一级' WHEN 2 THEN '二级' WHEN 3 THEN '三级' WHEN 4 THEN '四级' END || '重大危险源'`,
      SUBSTANCES,
      'place',
      'filing_no',
      'responsible',
      'remark',
    ],
    owned: true,
  },
  danger: {
    title: 'title',
    code: 'listing_no',
    body: [
      'description',
      'category',
      'place',
      'listing_no',
      'supervisor',
      'responsible',
      'measures',
      'remark',
    ],
    owned: true,
  },
  incident: {
    title: 'name',
    body: [
      'accident_kind',
      'town',
      'place',
      'description',
      'substances',
      'commander',
      `CASE WHEN practice = 1 THEN '练习' END`,
      'remark',
    ],
    owned: true,
  },
};

/** Texts of the records of one type that can be found, voided ones left out. */
export function readSearchSources(db: ReadDb, type: SearchType, ids: readonly string[]): SearchSource[] {
  const { title, code = 'NULL', body, owned } = FIELDS[type];
  const lines = body.map((column) => `COALESCE(${column} || char(10), '')`).join(' || ');
  return db.all<SearchSource>(
    `SELECT id, ${title} AS title, ${lines} AS body, ${code} AS code,
            ${owned ? `COALESCE(${UNIT_NAME}, '')` : "''"} AS unit FROM ${SEARCH_TABLES[type]}
      WHERE id IN (SELECT value FROM json_each(@ids)) AND voided_at IS NULL`,
    { ids: JSON.stringify(ids) },
  );
}

/** Records of one type that belong to these units. */
export function searchedOfUnits(
  db: ReadDb,
  type: 'plan' | 'filing' | 'drill' | 'hazard' | 'danger' | 'incident',
  unitIds: readonly string[],
): string[] {
  return db
    .allRaw(
      `SELECT id FROM ${SEARCH_TABLES[type]} WHERE enterprise_id IN (SELECT value FROM json_each(@ids)) AND voided_at IS NULL`,
      { ids: JSON.stringify(unitIds) },
    )
    .map(([id]) => String(id));
}

/** One document whose text stands for a plan. */
export interface PlanText {
  planId: string;
  sha256: string;
  text: string;
  /** JSON of the page map, or null. */
  pages: string | null;
  /** JSON of the heading tree. */
  outline: string;
}

/** Texts of plans: the documents of the newest version that has any, in the order they were attached. */
export function readPlanTexts(db: ReadDb, planIds: readonly string[]): PlanText[] {
  return db.all<PlanText>(
    `SELECT v.plan_id AS planId, t.sha256, t.text, t.pages, t.outline
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
  filing: `SELECT filing_case.id, COALESCE(e.uscc, '') AS owner, e.name AS ownerName FROM filing_case
             JOIN enterprise e ON e.id = filing_case.enterprise_id`,
  expert: `SELECT id, '' AS owner, COALESCE(employer, '') AS ownerName FROM expert`,
  team: `SELECT id, '' AS owner, COALESCE(host_unit, '') AS ownerName FROM team`,
  equipment: `SELECT id, '' AS owner, COALESCE(team, '') AS ownerName FROM equipment`,
  supply: `SELECT id, '' AS owner, COALESCE(depot, '') AS ownerName FROM supply`,
  contact: `SELECT id, '' AS owner, COALESCE(name, '') AS ownerName FROM contact`,
  facility: `SELECT id, '' AS owner, COALESCE(town, '') AS ownerName FROM facility`,
  hazard: `SELECT hazard.id, COALESCE(e.uscc, '') AS owner, e.name AS ownerName FROM hazard
             JOIN enterprise e ON e.id = hazard.enterprise_id`,
  danger: `SELECT hidden_danger.id, COALESCE(e.uscc, '') AS owner, e.name AS ownerName FROM hidden_danger
             JOIN enterprise e ON e.id = hidden_danger.enterprise_id`,
  incident: `SELECT incident.id, COALESCE(e.uscc, '') AS owner, COALESCE(e.name, incident.place, '') AS ownerName FROM incident
               LEFT JOIN enterprise e ON e.id = incident.enterprise_id`,
};

/** Owners of the records of one type. */
export function readSearchOwners(db: ReadDb, type: SearchType, ids: readonly string[]): SearchOwner[] {
  return db.all<SearchOwner>(
    `${OWNERS[type]} WHERE ${SEARCH_TABLES[type]}.id IN (SELECT value FROM json_each(@ids))`,
    { ids: JSON.stringify(ids) },
  );
}

/** Documents of plans that are here and have not been read yet. Looks at nothing but indexes while there are none. */
export function countUnreadDocuments(db: ReadDb, origin: string | null): number {
  return (
    db.value<number>(
      `SELECT COUNT(*) FROM (SELECT DISTINCT sha256 FROM plan_document ${origin === null ? '' : 'WHERE origin = @origin'}) p
        WHERE NOT EXISTS (SELECT 1 FROM document_text t WHERE t.sha256 = p.sha256)
          AND EXISTS (SELECT 1 FROM document d WHERE d.sha256 = p.sha256 AND d.bytes IS NOT NULL)
          AND EXISTS (SELECT 1 FROM plan_document pd WHERE pd.sha256 = p.sha256 AND pd.voided_at IS NULL)`,
      origin === null ? {} : { origin },
    ) ?? 0
  );
}

/** The first column of a statement over units; `{own}` in it stands for the condition on their owner. */
const firstColumn = (db: ReadDb, sql: string, origin: string | null): string[] =>
  db
    .allRaw(
      sql.replace('{own}', origin === null ? '1' : 'origin = @origin'),
      origin === null ? {} : { origin },
    )
    .map(([value]) => String(value));

/** Region codes of units; voided ones may be among them, which costs nobody anything. */
export function listSearchRegions(db: ReadDb, origin: string | null): string[] {
  return firstColumn(
    db,
    'SELECT DISTINCT region_code FROM enterprise WHERE {own} ORDER BY region_code',
    origin,
  );
}

/** Towns of units, most units first. */
export function listSearchTowns(db: ReadDb, origin: string | null): string[] {
  return firstColumn(
    db,
    'SELECT town FROM enterprise WHERE town IS NOT NULL AND {own} GROUP BY town ORDER BY COUNT(*) DESC, town',
    origin,
  );
}

/** Section letters of units' industries. */
export function listSearchSections(db: ReadDb, origin: string | null): string[] {
  return firstColumn(
    db,
    'SELECT DISTINCT substr(industry_code, 1, 1) AS section FROM enterprise WHERE industry_code IS NOT NULL AND {own} ORDER BY section',
    origin,
  );
}
