import schemaText from './schema.sql?raw';

/** A unique index of the receiving table, and how a row steps out of its way while its own new values are on their way in. */
export interface UniqueKey {
  readonly columns: readonly string[];
  /** Rows under the index; column names only, so that it can be asked of either side. */
  readonly where: string;
  /** SET clause giving a value that no other row has; overwritten in the same transaction. */
  readonly park: string;
}

export interface ParentLink {
  readonly column: string;
  readonly table: string;
}

/** One table of data.sqlite. */
export interface ExchangedTable {
  readonly name: string;
  /** How the cover page and refusals call its rows. */
  readonly label: string;
  /** The CREATE statement, letter by letter. */
  readonly createSql: string;
  readonly key: 'id' | 'sha256';
  readonly columns: readonly string[];
  /** owned: rows have an origin and a version. office, document: merged by their own code. */
  readonly kind: 'owned' | 'office' | 'document';
  /** Expression that names a row to people. */
  readonly title: string;
  readonly parents: readonly ParentLink[];
  readonly keys: readonly UniqueKey[];
  /** Columns that hold a civil date or NULL. */
  readonly dates: readonly string[];
  /** Columns that hold a JSON array of texts. */
  readonly lists: readonly string[];
}

type Facts = Pick<ExchangedTable, 'name' | 'label' | 'title'> & Partial<ExchangedTable>;

const NOT_VOIDED = 'voided_at IS NULL';

/** Everything about the tables that the schema text does not say. Parents come before children. */
const FACTS: readonly Facts[] = [
  { name: 'office', label: '机构', title: 'name', kind: 'office' },
  {
    name: 'enterprise',
    label: '单位',
    title: 'name',
    keys: [{ columns: ['origin', 'uscc'], where: `uscc IS NOT NULL AND ${NOT_VOIDED}`, park: 'uscc = NULL' }],
    dates: ['established_on', 'standard_until', 'licence_until'],
    lists: ['activities'],
  },
  {
    name: 'enterprise_set_override',
    label: '适用类别认定',
    title: "set_id || '：' || reason",
    parents: [{ column: 'enterprise_id', table: 'enterprise' }],
    keys: [{ columns: ['enterprise_id', 'set_id'], where: NOT_VOIDED, park: 'set_id = id' }],
  },
  { name: 'document', label: '文件', title: 'sha256', kind: 'document', key: 'sha256' },
  { name: 'plan', label: '预案', title: 'title', parents: [{ column: 'enterprise_id', table: 'enterprise' }] },
  {
    name: 'plan_version',
    label: '预案版本',
    title: 'label',
    parents: [{ column: 'plan_id', table: 'plan' }],
    keys: [{ columns: ['plan_id', 'number'], where: 'TRUE', park: 'number = -rowid' }],
    dates: ['review_date', 'signed_on', 'published_on', 'expires_on'],
  },
  {
    name: 'plan_document',
    label: '预案文件',
    title: 'file_name',
    parents: [
      { column: 'plan_version_id', table: 'plan_version' },
      { column: 'sha256', table: 'document' },
    ],
  },
  {
    name: 'assessment',
    label: '预案评估',
    title: 'assessed_on',
    parents: [{ column: 'plan_id', table: 'plan' }],
    dates: ['assessed_on'],
  },
  {
    name: 'risk_analysis',
    label: '月度风险分析',
    title: 'month',
    parents: [{ column: 'enterprise_id', table: 'enterprise' }],
    keys: [{ columns: ['enterprise_id', 'month'], where: NOT_VOIDED, park: 'month = id' }],
    dates: ["month || '-01'", 'done_on'],
  },
  {
    name: 'filing_case',
    label: '备案',
    title: "COALESCE(filing_no, submitted_on, received_on, state)",
    parents: [
      { column: 'enterprise_id', table: 'enterprise' },
      { column: 'previous_case_id', table: 'filing_case' },
    ],
    dates: ['submitted_on', 'received_on', 'returned_on', 'decided_on'],
  },
  {
    name: 'filing_case_plan',
    label: '备案所含预案',
    title: 'plan_version_id',
    parents: [
      { column: 'case_id', table: 'filing_case' },
      { column: 'plan_version_id', table: 'plan_version' },
    ],
    keys: [{ columns: ['case_id', 'plan_version_id'], where: 'TRUE', park: 'plan_version_id = id' }],
  },
  {
    name: 'filing_check',
    label: '备案材料核对',
    title: "material || ' ' || outcome",
    parents: [{ column: 'case_id', table: 'filing_case' }],
    keys: [{ columns: ['case_id', 'round', 'material'], where: 'TRUE', park: 'material = id' }],
  },
  {
    name: 'filing_event',
    label: '备案经过',
    title: "on_date || ' ' || action",
    parents: [{ column: 'case_id', table: 'filing_case' }],
    keys: [{ columns: ['case_id', 'seq'], where: 'TRUE', park: 'seq = -rowid' }],
    dates: ['on_date'],
  },
  {
    name: 'drill',
    label: '演练',
    title: 'title',
    parents: [
      { column: 'enterprise_id', table: 'enterprise' },
      { column: 'plan_id', table: 'plan' },
    ],
    dates: ['planned_on', 'start_on', 'end_on', 'evaluated_on', 'reported_on'],
    lists: ['meets'],
  },
  {
    name: 'expert',
    label: '专家',
    title: 'name',
    dates: ['born_on', 'term_from', 'term_to'],
    lists: ['specialties'],
  },
  {
    name: 'team',
    label: '救援队伍',
    title: 'name',
    parents: [{ column: 'host_id', table: 'enterprise' }],
    dates: ['founded_on'],
  },
  {
    name: 'equipment',
    label: '装备',
    title: 'name',
    parents: [{ column: 'team_id', table: 'team' }],
    dates: ['bought_on', 'checked_on', 'next_check_on'],
  },
  { name: 'supply', label: '应急物资', title: 'name', dates: ['made_on', 'expires_on'] },
];

/** Statements of schema.sql by table name, without comments and closing semicolons: as SQLite keeps them. */
function statements(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [statement, name] of text.matchAll(/^CREATE TABLE (\w+) \($[\s\S]*?^\) STRICT(?=;)/gm))
    found.set(name ?? '', statement);
  return found;
}

function describe(facts: Facts, createSql: string | undefined): ExchangedTable {
  if (createSql === undefined) throw new Error(`schema.sql lacks ${facts.name}`);
  // One column a line, indented by two: the text is ours and frozen.
  const columns = [...createSql.matchAll(/^ {2}(\w+) /gm)].map(([, column]) => column ?? '');
  return { key: 'id', kind: 'owned', parents: [], keys: [], dates: [], lists: [], ...facts, createSql, columns };
}

const STATEMENTS = statements(schemaText);

/** The tables of data.sqlite in format 1, parents first. */
export const TABLES: readonly ExchangedTable[] = FACTS.map((facts) => describe(facts, STATEMENTS.get(facts.name)));

const BY_NAME = new Map(TABLES.map((table) => [table.name, table]));

/** A table by name, or undefined when the format has none of that name. */
export function tableNamed(name: string): ExchangedTable | undefined {
  return BY_NAME.get(name);
}

/** Columns that say when a row was written rather than what it says: not part of its content. */
export const MOMENTS: readonly string[] = ['created_at', 'updated_at'];
