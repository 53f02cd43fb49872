import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AppliedImport } from '../../db/services/ledgers/apply-staged';
import { makeCore, type TestCore } from '../builders/database';
import { keptPlan } from '../builders/filed-plans';
import { importLedger } from '../builders/import-ledger';
import { hasRealFiles, REAL_FOLDER } from '../builders/shared';

interface TruthRow {
  row: number;
  outcome: 'create' | 'reject' | 'lenient' | 'duplicate';
  values: Record<string, string | null> & { unit: string; title: string; version: string };
}
interface Truth {
  counts: { data_rows: number; created_min: number; created_max: number };
  problems: { row: number; code: string; outcome: string }[];
  rows: TruthRow[];
}

describe.skipIf(!hasRealFiles)('the filing ledger of a county, in the database', () => {
  const NAME = '04_应急预案备案台账';
  let test: TestCore;
  let truth: Truth;
  let applied: AppliedImport;
  let counts: { read: number };
  beforeAll(async () => {
    test = makeCore({ today: '2026-11-21' });
    truth = JSON.parse(readFileSync(join(REAL_FOLDER, `truth/${NAME}.truth.json`), 'utf8')) as Truth;
    await importLedger(test, 'enterprises', join(REAL_FOLDER, '01_企业台账_舒兰市_2026上半年.xlsx'));
    const imported = await importLedger(test, 'plans', join(REAL_FOLDER, `${NAME}.xlsx`));
    applied = imported.applied;
    counts = imported.ledger.counts;
  });
  afterAll(() => test.close());

  it('has as many rows and new records as its description says', () => {
    expect(counts.read).toBe(truth.counts.data_rows);
    expect(applied.created).toBeGreaterThanOrEqual(truth.counts.created_min);
    expect(applied.created).toBeLessThanOrEqual(truth.counts.created_max);
    expect(test.core.read.value('SELECT COUNT(*) FROM plan_version')).toBe(applied.created);
  });

  it('keeps every good row with kind, dates, number and contact, whatever shape its cells had', () => {
    const flagged = new Map(truth.problems.map(({ row, code }) => [row, code]));
    const wrong = truth.rows
      .filter(({ outcome }) => outcome === 'create')
      .flatMap(({ row, values }) => {
        const kept = keptPlan(test.core.read, values);
        const wanted = {
          kind: values.kind,
          reviewDate: values.review_date,
          publishedOn: values.published,
          expiresOn: values.expires,
          submittedOn: values.submitted,
          filedOn: values.filed,
          // A number that belongs to another unit is named and left out; see the row's problem.
          filingNo: flagged.get(row) === 'filing_no_conflict' ? null : values.filing_no,
          contact: values.contact,
          contactPhone: values.contact_phone,
          uscc: values.uscc,
        };
        return JSON.stringify(kept) === JSON.stringify(wanted) ? [] : [{ row, kept, wanted }];
      });
    expect(wrong).toEqual([]);
  });

  it('refuses what cannot be a plan, and registers a repeated row once', () => {
    for (const { row, outcome, values } of truth.rows)
      if (outcome === 'reject' && values.unit && values.title)
        expect(keptPlan(test.core.read, values), `row ${row}`).toBeUndefined();
    const repeated = truth.rows.find(({ outcome }) => outcome === 'duplicate');
    expect(repeated && keptPlan(test.core.read, repeated.values)).toBeDefined();
  });

  it('makes one case of the plans that share unit and number', () => {
    const shared = test.core.read.value(
      `SELECT COUNT(*) FROM (SELECT 1 FROM filing_case WHERE filing_no IS NOT NULL GROUP BY enterprise_id, filing_no HAVING COUNT(*) > 1)`,
    );
    expect(shared).toBe(0);
    const numbers = new Set(
      truth.rows
        .filter(({ outcome }) => outcome === 'create')
        .map(({ values }) => `${values.unit} ${values.filing_no}`),
    );
    const cases = test.core.read.value<number>('SELECT COUNT(*) FROM filing_case') ?? 0;
    expect(Math.abs(cases - numbers.size)).toBeLessThanOrEqual(2);
  });
});
