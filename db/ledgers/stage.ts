import { PlanDeskError } from '../domain/errors';
import { compactName } from '../domain/text/normalise';
import type { LedgerTable } from './find-tables';
import { ledgerKind } from './kinds';
import type { LedgerContext } from './kinds/definition';
import type {
  EnterpriseValues,
  ExistingLookup,
  ExistingRecord,
  FieldChange,
  LedgerKind,
  RowProblem,
  StageCounts,
  StagedOutcome,
  StagedRow,
} from './kinds/types';
import { parseTable, type ReadBatch } from './parse-table';
import { ClosedDepots } from './stage-closed-depots';
import { changesBetween } from './stage-compare';
import { fileKey, refOf } from './stage-keys';
import { type Candidate, checkFilingNumbers, FilingNumbers, isRejected, resolveOwners } from './stage-owners';
import { SameTime } from './stage-same-time';
import { SharedPhones } from './stage-shared-phones';

export interface StageOptions<K extends LedgerKind> {
  readonly kind: K;
  /** From `findTables`. */
  readonly tables: readonly LedgerTable[];
  readonly existing: ExistingLookup;
  readonly context: LedgerContext;
  /** Called after every batch; `done` runs from 0 to 1 over all tables. */
  readonly onProgress?: (progress: { rows: number; done: number }) => void;
  readonly signal?: AbortSignal;
}

/** A staging run: walk through `batches` (or `rows`) once; `counts` grows on the way. */
export interface StageRun<K extends LedgerKind> {
  batches(): AsyncGenerator<readonly StagedRow<K>[]>;
  rows(): AsyncGenerator<StagedRow<K>>;
  readonly counts: Readonly<StageCounts>;
}

/**
 * Says of every data row what importing it would do, without writing anything: create, update (with the changes),
 * unchanged, duplicate of an earlier row, or reject (with the reasons). The first of several equal rows wins; a code
 * that an earlier row gave to another name is a conflict.
 *
 * @throws PlanDeskError CANCELLED when `signal` is aborted, and whatever reading the workbook throws
 */
export function stageLedger<K extends LedgerKind>(options: StageOptions<K>): StageRun<K> {
  const stager = new Stager(options);
  return {
    counts: stager.counts,
    batches: () => stager.batches(),
    async *rows() {
      for await (const batch of stager.batches()) yield* batch;
    },
  };
}

/** The column that a doubled row is shown at, where it is not the one that names the row. */
const KEY_FIELDS: Partial<Record<LedgerKind, string>> = { enterprises: 'uscc', experts: 'idNumber' };

/** What is decided of a row beyond its reading. */
interface Verdict<K extends LedgerKind> {
  outcome: StagedOutcome;
  record?: ExistingRecord<K>;
  changes?: readonly FieldChange[];
  firstRow?: number;
}

class Stager<K extends LedgerKind> {
  readonly counts: StageCounts = {
    read: 0,
    create: 0,
    update: 0,
    unchanged: 0,
    duplicate: 0,
    reject: 0,
    warned: 0,
    notData: 0,
  };
  private readonly options: StageOptions<K>;
  /** By key: the row that brought it first, and the name it gave. */
  private readonly seen = new Map<string, { row: number; nameKey: string }>();
  private filingNumbers: FilingNumbers | null = null;
  private readonly sameTime = new SameTime();
  private sharedPhones: SharedPhones | null = null;
  private closedDepots: ClosedDepots | null = null;

  constructor(options: StageOptions<K>) {
    this.options = options;
  }

  async *batches(): AsyncGenerator<readonly StagedRow<K>[]> {
    const { kind, tables, context, signal, onProgress } = this.options;
    if (kind === 'plans') this.filingNumbers = await FilingNumbers.collect(tables, context);
    if (kind === 'teams') this.sharedPhones = new SharedPhones(await this.options.existing.listTeamNumbers());
    if (kind === 'supplies')
      this.closedDepots = new ClosedDepots(await this.options.existing.listClosedDepots());
    for (const [index, table] of tables.entries()) {
      for await (const batch of parseTable(kind, table, context)) {
        if (signal?.aborted) throw new PlanDeskError('CANCELLED', '已取消，数据没有改动。');
        for (const times of Object.values(batch.passedOver)) this.counts.notData += times;
        const staged = await this.stage(table.sheet.name, batch);
        onProgress?.({ rows: this.counts.read, done: (index + batch.done) / tables.length });
        if (staged.length > 0) yield staged;
      }
    }
  }

  private async stage(sheet: string, batch: ReadBatch<K>): Promise<StagedRow<K>[]> {
    const candidates = batch.rows.map(
      (read): Candidate<K> => ({
        read,
        values: read.values,
        problems: [...read.problems],
        owner: null,
        ref: null,
      }),
    );
    await this.resolve(candidates, batch.headingOf);
    const { kind, existing } = this.options;
    const accepted = candidates.filter((candidate) => !isRejected(candidate as Candidate));
    const refs = accepted.map((candidate) => refOf(kind, candidate.values, candidate.owner?.id ?? ''));
    accepted.forEach((candidate, index) => {
      candidate.ref = refs[index] ?? null;
    });
    const records = refs.length === 0 ? [] : await existing.findRecords(kind, refs);
    const recordOf = new Map(accepted.map((candidate, index) => [candidate, records[index] ?? null]));
    return candidates.map((candidate) => {
      const verdict = this.decide(candidate, recordOf.get(candidate) ?? null, batch.headingOf);
      return this.stagedRow(sheet, candidate, verdict);
    });
  }

  /** Plans and drills belong to an enterprise; filing numbers belong to one. */
  private async resolve(candidates: Candidate<K>[], headings: ReadonlyMap<string, string>): Promise<void> {
    const { kind, existing } = this.options;
    if (kind === 'teams')
      for (const candidate of candidates as unknown as Candidate<'teams'>[])
        this.sharedPhones?.check(candidate, headings);
    if (kind === 'supplies')
      for (const candidate of candidates as unknown as Candidate<'supplies'>[])
        this.closedDepots?.check(candidate, headings);
    if (candidates.length === 0 || (kind !== 'plans' && kind !== 'drills')) return;
    await resolveOwners(candidates as unknown as Candidate<'plans' | 'drills'>[], existing, headings);
    if (kind === 'drills')
      for (const candidate of candidates as unknown as Candidate<'drills'>[])
        this.sameTime.check(candidate, headings);
    if (this.filingNumbers === null) return;
    await checkFilingNumbers(
      candidates as unknown as Candidate<'plans'>[],
      this.filingNumbers,
      existing,
      headings,
    );
  }

  private decide(
    candidate: Candidate<K>,
    record: ExistingRecord<K> | null,
    headings: ReadonlyMap<string, string>,
  ): Verdict<K> {
    if (candidate.ref === null) return { outcome: 'reject' };
    const first = this.claim(candidate, headings);
    if (first !== null) return first;
    if (record === null) return { outcome: 'create' };
    if (this.options.kind === 'enterprises') {
      const verdict = this.meetEnterprise(candidate, record, headings);
      if (verdict !== null) return verdict;
    }
    const changes = changesBetween(record.values, candidate.values);
    return { outcome: changes.length === 0 ? 'unchanged' : 'update', record, changes };
  }

  /** Enters the row's key; a verdict when an earlier row of the file had it. */
  private claim(candidate: Candidate<K>, headings: ReadonlyMap<string, string>): Verdict<K> | null {
    const { kind } = this.options;
    const key = fileKey(kind, candidate.ref as NonNullable<typeof candidate.ref>);
    const ref = candidate.ref as { nameKey?: string };
    const nameKey = ref.nameKey ?? '';
    const earlier = this.seen.get(key);
    if (earlier === undefined) {
      this.seen.set(key, { row: candidate.read.source.row, nameKey });
      return null;
    }
    const isConflict = (kind === 'enterprises' || kind === 'experts') && earlier.nameKey !== nameKey;
    const field = KEY_FIELDS[kind] ?? ledgerKind(kind).nameField;
    const value = kind === 'enterprises' ? ((candidate.values as EnterpriseValues).uscc ?? '') : '';
    const message = isConflict
      ? `与第${earlier.row}行的代码相同而名称不同，请核对哪一行的代码有误。`
      : `与第${earlier.row}行重复，只取第${earlier.row}行。`;
    candidate.problems.push(
      rowProblem(headings, field, value, isConflict ? 'dup_conflict' : 'dup_exact', message, isConflict),
    );
    return { outcome: isConflict ? 'reject' : 'duplicate', firstRow: earlier.row };
  }

  /**
   * Codes identify units, names do not quite: a record found by its name alone that has another code is another unit;
   * one found by its code under another name has been renamed.
   */
  private meetEnterprise(
    candidate: Candidate<K>,
    record: ExistingRecord<K>,
    headings: ReadonlyMap<string, string>,
  ): Verdict<K> | null {
    const known = record.values as EnterpriseValues;
    const { uscc, name } = candidate.values as EnterpriseValues;
    if (uscc && known.uscc && known.uscc !== uscc) {
      const message = `名册中已有同名单位，代码是 ${known.uscc}；本行按另一个单位登记，请核对。`;
      candidate.problems.push(rowProblem(headings, 'uscc', uscc, 'same_name_other_code', message, false));
      return { outcome: 'create' };
    }
    if (compactName(known.name) !== compactName(name)) {
      const message = `名册中这个代码的单位名为“${known.name}”，将改名为“${name}”，请核对。`;
      candidate.problems.push(rowProblem(headings, 'name', name, 'name_changed', message, false));
    }
    return null;
  }

  private stagedRow(sheet: string, candidate: Candidate<K>, verdict: Verdict<K>): StagedRow<K> {
    const { source, label } = candidate.read;
    this.counts.read += 1;
    this.counts[verdict.outcome] += 1;
    const isTaken = verdict.outcome === 'create' || verdict.outcome === 'update';
    if (isTaken && candidate.problems.length > 0) this.counts.warned += 1;
    const row: StagedRow<K> = {
      sheet,
      row: source.row,
      outcome: verdict.outcome,
      label,
      // Also of a refused row: whoever mends it wants to see which row it is.
      values: candidate.values,
      problems: candidate.problems,
    };
    if (source.line !== undefined) row.line = source.line;
    if (candidate.owner !== null) row.owner = candidate.owner;
    if (verdict.record !== undefined) {
      row.existingId = verdict.record.id;
      row.existingVersion = verdict.record.version;
    }
    if (verdict.outcome === 'update' && verdict.changes !== undefined) row.changes = verdict.changes;
    if (verdict.firstRow !== undefined) row.firstRow = verdict.firstRow;
    return row;
  }
}

function rowProblem(
  headings: ReadonlyMap<string, string>,
  field: string,
  value: string,
  code: string,
  message: string,
  rejects: boolean,
): RowProblem {
  return {
    column: headings.get(field) ?? '',
    field,
    value,
    code,
    message,
    outcome: rejects ? 'reject' : 'warn',
  };
}
