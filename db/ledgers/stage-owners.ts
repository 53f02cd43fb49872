import { compactName } from '../domain/text/normalise';
import type { LedgerTable } from './find-tables';
import type { LedgerContext } from './kinds/definition';
import type {
  ExistingLookup,
  LedgerKind,
  LedgerOwner,
  LedgerRefByKind,
  LedgerValuesByKind,
  PlanValues,
  RowProblem,
} from './kinds/types';
import { parseTable, type ReadRow } from './parse-table';

/** A row on its way through staging: read, then with its owner, then with its reference. */
export interface Candidate<K extends LedgerKind = LedgerKind> {
  readonly read: ReadRow<K>;
  values: LedgerValuesByKind[K];
  readonly problems: RowProblem[];
  owner: LedgerOwner | null;
  ref: LedgerRefByKind[K] | null;
}

export function isRejected(candidate: Candidate): boolean {
  return candidate.problems.some((problem) => problem.outcome === 'reject');
}

type Headings = ReadonlyMap<string, string>;

/**
 * Finds the enterprise that every plan or drill names, by its code before its name. A row without one is rejected as
 * `unit_unknown`; one whose code and name disagree goes by the code and is flagged.
 */
export async function resolveOwners(
  candidates: readonly Candidate<'plans' | 'drills'>[],
  existing: ExistingLookup,
  headings: Headings,
): Promise<void> {
  const named = candidates.map(({ values }) => ({
    uscc: values.uscc ?? null,
    nameKey: compactName(values.unitName ?? ''),
  }));
  const owners = await existing.findOwners(named);
  candidates.forEach((candidate, index) => {
    candidate.owner = owners[index] ?? null;
    const problem = isRejected(candidate) ? null : ownerProblem(candidate, headings);
    if (problem !== null) candidate.problems.push(problem);
  });
}

function ownerProblem(candidate: Candidate<'plans' | 'drills'>, headings: Headings): RowProblem | null {
  const { unitName, uscc } = candidate.values;
  const { owner } = candidate;
  const named = unitName ?? uscc ?? '';
  const problem = (code: string, message: string, outcome: RowProblem['outcome']): RowProblem => ({
    column: headings.get('unitName') ?? headings.get('uscc') ?? '',
    field: 'unitName',
    value: named,
    code,
    message,
    outcome,
  });
  if (owner === null) {
    return problem('unit_unknown', `名册中没有“${named}”，请先登记这个单位或改正名称。`, 'reject');
  }
  if (!unitName || compactName(unitName) === compactName(owner.name)) return null;
  const message = `代码 ${owner.uscc} 在名册中是“${owner.name}”，与所写的“${unitName}”不同，已按代码登记，请核对。`;
  return problem('unit_mismatch', message, 'warn');
}

/**
 * Which unit every filing number of a ledger belongs to. A number is given to one unit; when several rows claim it, the
 * unit with most of them keeps it, because a slip of the pen hits one row. That can only be told from the whole file.
 */
export class FilingNumbers {
  private readonly holders = new Map<string, Map<string, number>>();

  static async collect(tables: readonly LedgerTable[], context: LedgerContext): Promise<FilingNumbers> {
    const numbers = new FilingNumbers();
    for (const table of tables) {
      for await (const batch of parseTable('plans', table, context)) {
        for (const row of batch.rows) numbers.add(row.values);
      }
    }
    return numbers;
  }

  private add({ filingNo, unitName, uscc }: PlanValues): void {
    if (!filingNo) return;
    const unit = compactName(unitName ?? uscc ?? '');
    const units = this.holders.get(filingNo) ?? new Map<string, number>();
    units.set(unit, (units.get(unit) ?? 0) + 1);
    this.holders.set(filingNo, units);
  }

  /** The unit that holds the number by the rows of the file, when it is another one than that of `values`. */
  otherHolder(values: PlanValues): string | null {
    const units = this.holders.get(values.filingNo ?? '');
    if (units === undefined || units.size < 2) return null;
    const own = compactName(values.unitName ?? values.uscc ?? '');
    const [holder] = [...units].sort((a, b) => b[1] - a[1])[0] as [string, number];
    return holder === own ? null : holder;
  }
}

/** A number that belongs to another unit, in the file or among the records, is flagged and left out of the row. */
export async function checkFilingNumbers(
  candidates: readonly Candidate<'plans'>[],
  numbers: FilingNumbers,
  existing: ExistingLookup,
  headings: Headings,
): Promise<void> {
  const claims = candidates.filter((candidate) => candidate.values.filingNo && !isRejected(candidate));
  if (claims.length === 0) return;
  const kept = await existing.findFilingNumberOwners(claims.map(({ values }) => values.filingNo as string));
  claims.forEach((candidate, index) => {
    const filingNo = candidate.values.filingNo as string;
    const keptBy = kept[index] ?? null;
    const isForeign = keptBy !== null && keptBy !== candidate.owner?.id;
    const holder = numbers.otherHolder(candidate.values);
    if (!isForeign && holder === null) return;
    const whose = isForeign || holder === null ? '另一个单位' : `“${holder}”`;
    candidate.problems.push({
      column: headings.get('filingNo') ?? '',
      field: 'filingNo',
      value: filingNo,
      code: 'filing_no_conflict',
      message: `备案编号 ${filingNo} 已属于${whose}，编号没有登记，请核对。`,
      outcome: 'warn',
    });
    candidate.values = { ...candidate.values, filingNo: null };
  });
}
