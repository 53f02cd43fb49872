import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compactName } from '../../db/domain/text/normalise';
import type { LedgerKind, RowProblem, StagedRow } from '../../db/ledgers/kinds/types';
import { MemoryRegister } from '../builders/register';
import { hasRealFiles, realFile } from '../builders/shared';
import { importFile, type Staged, stageFile } from '../builders/staging';

interface TruthProblem {
  row: number;
  column: string;
  code: string;
  outcome: 'reject' | 'warn' | 'duplicate' | 'lenient';
  tolerated: string[];
}
interface TruthTable {
  kind: LedgerKind;
  sheet?: string;
  counts: { data_rows: number; created_min: number; created_max: number; not_data_rows?: number };
  problems: TruthProblem[];
  rows: { row: number; line?: number; outcome: string; values: Record<string, unknown> }[];
}

function truthTables(prefix: string): TruthTable[] {
  const truth = JSON.parse(readFileSync(realFile(prefix, 'truth'), 'utf8'));
  return truth.sheets ?? [truth];
}

type Show = (value: unknown, values: Record<string, unknown>, row: StagedRow) => unknown;
const plain: Show = (value) => value ?? null;
const phones: Show = (value) => (value ? String(value).split('、') : null);
/** 长期 is no date; a list is a set. */
const noDate = (value: unknown) => (value === '长期' ? null : value);
const words =
  (table: Record<string, string>): Show =>
  (value) =>
    table[String(value)] ?? null;
const flag: Show = (value) => value ?? false;

/** Truth key → our key and how to say our value in the truth's words. */
const KEYS: Record<LedgerKind, Record<string, [string, Show]>> = {
  enterprises: {
    name: ['name', plain],
    uscc: ['uscc', plain],
    town: ['town', plain],
    category: ['supervisionCategory', plain],
    industry_code: ['industryCode', plain],
    legal: ['legalPerson', plain],
    legal_phone: ['legalPhone', phones],
    principal: ['principal', plain],
    principal_phone: ['principalPhone', phones],
    officer: ['safetyOfficer', plain],
    officer_phone: ['safetyOfficerPhone', phones],
    address: ['address', plain],
    employees: ['employees', plain],
    established: ['establishedOn', plain],
    std_level: ['standardLevel', plain],
    std_until: ['standardUntil', plain],
    licence: ['licenceNo', plain],
    licence_until: ['licenceUntil', plain],
    affiliation: [
      'affiliation',
      words({ central: '中央企业', province: '省属', city: '市属', county: '县属', other: '其他' }),
    ],
    status: [
      'status',
      (value, values) =>
        /经营状态：(.*)$/.exec(String(values.remark))?.[1] ??
        { active: '正常', suspended: '停产', closed: '关闭' }[String(value)],
    ],
    scope: ['businessScope', plain],
  },
  plans: {
    title: ['title', plain],
    kind: ['kind', plain],
    version: ['versionLabel', plain],
    review_date: ['reviewDate', plain],
    published: ['publishedOn', plain],
    submitted: ['submittedOn', plain],
    filed: ['filedOn', plain],
    filing_no: ['filingNo', plain],
    expires: ['expiresOn', plain],
    contact: ['contactName', plain],
    contact_phone: ['contactPhone', plain],
    uscc: ['uscc', (_, __, row) => row.owner?.uscc ?? null],
    unit: ['unitName', (_, __, row) => row.owner?.name ?? null],
  },
  experts: {
    name: ['name', plain],
    gender: ['gender', words({ male: '男', female: '女' })],
    birth: ['bornOn', plain],
    id: ['idNumber', plain],
    employer: ['employer', plain],
    title: ['title', plain],
    specialties: ['specialties', plain],
    phone: ['phone', phones],
    term_from: ['termFrom', (value, values) => (values.termExact ? value : String(value).slice(0, 7))],
    term_to: ['termTo', (value, values) => (values.termExact ? value : String(value).slice(0, 7))],
    term_exact: ['termExact', plain],
    education: ['education', plain],
  },
  teams: {
    name: ['name', plain],
    field: ['field', plain],
    nature: ['nature', plain],
    host: ['hostUnit', plain],
    leader: ['leader', plain],
    duty_phone: ['dutyPhone', phones],
    members: ['members', plain],
    full_time: ['fullTimeMembers', plain],
    founded: ['foundedOn', plain],
  },
  equipment: {
    team: ['team', plain],
    name: ['name', plain],
    model: ['model', plain],
    quantity: ['quantity', plain],
    unit: ['unit', plain],
    bought: ['boughtOn', plain],
    checked: ['checkedOn', plain],
    next_check: ['nextCheckOn', plain],
    state: ['state', plain],
  },
  supplies: {
    depot: ['depot', plain],
    code: ['code', plain],
    name: ['name', plain],
    stock: ['stock', plain],
    unit: ['unit', plain],
    minimum: ['minimumStock', plain],
    made: ['madeOn', plain],
    expires: [
      'expiresOn',
      (value, values) => (values.expiryKind === 'month' ? String(value).slice(0, 7) : value),
    ],
    phone: ['phone', phones],
  },
  drills: {
    drill: ['name', plain],
    form: ['form', plain],
    plan_kind: ['planKind', plain],
    start: ['startOn', plain],
    end: ['endOn', plain],
    participants: ['participants', plain],
    evaluated: ['evaluated', flag],
    completed: ['state', (value) => value === 'completed'],
    uscc: ['uscc', (_, __, row) => row.owner?.uscc ?? null],
    unit: ['unitName', (_, __, row) => row.owner?.name ?? null],
  },
};

/** Facts about the file, not about the record. */
const NOT_A_VALUE = new Set(['in_big_roster', 'expired_2026_06_30', 'uscc_before_damage', 'birth_from_id']);
const fold = (value: unknown) => (typeof value === 'string' ? compactName(value) : value);

function outcomeOf(row: StagedRow): string {
  return row.outcome === 'create' && row.problems.length > 0 ? 'warn' : row.outcome;
}

function problemAt(problems: readonly RowProblem[], truth: TruthProblem): RowProblem | undefined {
  return problems.find(
    (p) => p.code === truth.code && (p.column === truth.column || p.code.startsWith('dup_')),
  );
}

/**
 * What two cells of a row, or two rows, say against each other: the truth files list what is wrong with single cells. The
 * drill ledger has drills that were called off and yet evaluated.
 */
const BESIDES: ReadonlySet<string> = new Set(['report_without_drill', 'same_time', 'done_in_future']);

function compare(truth: TruthTable, staged: readonly StagedRow[]): string[] {
  const faults: string[] = [];
  const rows = new Map(staged.map((row) => [row.row, row]));
  const expected = new Map(truth.problems.map((problem) => [problem.row, problem]));
  for (const { row: number, line, values } of truth.rows) {
    const row = rows.get(number);
    const problem = expected.get(number);
    if (row === undefined) {
      faults.push(`${number}: not read as data`);
      continue;
    }
    if (line !== undefined && row.line !== line) faults.push(`${number}: line ${row.line}, not ${line}`);
    const outcome = outcomeOf(row);
    if (problem === undefined) {
      const problems = row.problems.filter(({ code }) => !BESIDES.has(code));
      if (problems.length > 0) faults.push(`${number}: unexpected ${JSON.stringify(problems)}`);
      if (row.outcome !== 'create') faults.push(`${number}: ${row.outcome} instead of create`);
    } else {
      const fine = problem.outcome === 'lenient' || [problem.outcome, ...problem.tolerated].includes(outcome);
      if (!fine) faults.push(`${number}: ${outcome} instead of ${problem.outcome}`);
      if (problemAt(row.problems, problem) === undefined) {
        faults.push(`${number}: lacks ${problem.column} ${problem.code}: ${JSON.stringify(row.problems)}`);
      }
    }
    // A refused row becomes no record: its values are there to be shown, some of them empty.
    if (row.values === null || row.outcome === 'duplicate' || row.outcome === 'reject') continue;
    faults.push(...valueFaults(truth.kind, row, values, problem));
  }
  for (const row of staged) {
    if (!truth.rows.some((entry) => entry.row === row.row)) faults.push(`${row.row}: is no data row`);
  }
  return faults;
}

function valueFaults(
  kind: LedgerKind,
  row: StagedRow,
  truth: Record<string, unknown>,
  problem: TruthProblem | undefined,
): string[] {
  const ours = row.values as unknown as Record<string, unknown>;
  return Object.entries(truth).flatMap(([key, expected]) => {
    if (NOT_A_VALUE.has(key)) return [];
    const [field, show] = KEYS[kind][key] ?? [];
    if (field === undefined || show === undefined) return [`${row.row}: no rule for ${key}`];
    // A flagged field may be empty.
    if (problem !== undefined && row.problems.some((p) => p.field === field) && ours[field] === null)
      return [];
    if (key === 'birth' && 'birth_from_id' in truth) return [];
    const actual = show(ours[field] ?? null, ours, row);
    const same = JSON.stringify(foldAll(actual)) === JSON.stringify(foldAll(noDate(expected) ?? null));
    return same ? [] : [`${row.row} ${key}: ${JSON.stringify(actual)}, not ${JSON.stringify(expected)}`];
  });
}

function foldAll(value: unknown): unknown {
  return Array.isArray(value) ? [...new Set(value.map(fold))] : fold(value);
}

function check(prefix: string, kind: LedgerKind, staged: Staged<LedgerKind>): void {
  for (const truth of truthTables(prefix).filter((table) => table.kind === kind)) {
    const rows = staged.rows.filter((row) => truth.sheet === undefined || row.sheet === truth.sheet);
    expect(compare(truth, rows)).toEqual([]);
    const created = rows.filter((row) => row.outcome === 'create').length;
    expect(created).toBeGreaterThanOrEqual(truth.counts.created_min);
    expect(created).toBeLessThanOrEqual(truth.counts.created_max);
    expect(rows).toHaveLength(truth.counts.data_rows);
  }
}

describe.skipIf(!hasRealFiles)('real ledgers become what the truth files say', () => {
  it.each([
    ['01_', 'enterprises'],
    ['02_', 'enterprises'],
    ['03_', 'enterprises'],
    ['05_', 'experts'],
    ['06_', 'teams'],
    ['06_', 'equipment'],
    ['06_', 'supplies'],
  ] as const)('%s as %s', async (prefix, kind) => {
    const staged = await stageFile(kind, realFile(prefix));
    check(prefix, kind, staged as unknown as Staged<LedgerKind>);
  });

  it.each([
    ['04_', 'plans'],
    ['07_', 'drills'],
  ] as const)('%s as %s, the roster known', async (prefix, kind) => {
    const register = new MemoryRegister();
    await importFile('enterprises', realFile('01_'), register);
    const staged = await stageFile(kind, realFile(prefix), register);
    check(prefix, kind, staged as unknown as Staged<LedgerKind>);
  });

  it('meets the register: 68 new, 10 updated, 20 unchanged', async () => {
    const register = new MemoryRegister();
    await importFile('enterprises', realFile('01_'), register);
    const { rows, counts } = await importFile('enterprises', realFile('02_'), register);
    expect(counts).toMatchObject({
      read: 100,
      create: 68,
      update: 10,
      unchanged: 20,
      duplicate: 1,
      reject: 1,
    });
    const changed = rows.filter((row) => row.outcome === 'update').flatMap((row) => row.changes ?? []);
    expect(new Set(changed.map((change) => change.field))).toEqual(new Set(['safetyOfficerPhone', 'remark']));
  });

  it('changes nothing when the same file comes again', async () => {
    const register = new MemoryRegister();
    const first = await importFile('enterprises', realFile('01_'), register);
    const second = await importFile('enterprises', realFile('01_'), register);
    expect(second.counts).toMatchObject({ create: 0, update: 0, unchanged: first.counts.create });
  });
});
