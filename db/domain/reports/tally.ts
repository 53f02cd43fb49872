import { RULE_SET_WORDS } from '../enterprise/rule-set-ids';
import type { CountedColumn, TallyColumn, TallyDefinition } from './definition';
import type { ReportCut, ReportFact, ReportFacts, ReportLine, ReportUnit } from './facts';

/** A number of a table; null where there is nothing to take a rate or a mean of. */
export type TallyCell = number | null;

export interface TallyLine extends ReportLine {
  readonly cells: readonly TallyCell[];
}

export interface Tally {
  readonly lines: readonly TallyLine[];
  readonly total: readonly TallyCell[];
}

/** The sets that lines of the cut by sets are made of; the others say what a unit must hold ready, not what it must file. */
const CUT_SETS = ['SET-A', 'SET-B', 'SET-C'] as const;

/**
 * The line a unit stands in. By sets it is the combination of them, so that every unit stands in one line only and the lines
 * add up.
 */
export function lineOf(unit: ReportUnit, cut: ReportCut): ReportLine {
  if (unit.apart !== undefined) return unit.apart;
  const own = unit.lines?.[cut];
  if (own !== undefined) return own;
  switch (cut) {
    case 'region':
      return unit.region;
    case 'industry':
      return { key: unit.category ?? '', label: unit.category ?? '未填行业类别' };
    case 'set': {
      const held = CUT_SETS.filter((set) => unit.sets.includes(set));
      return {
        key: held.join('+'),
        label: held.length === 0 ? '其他单位' : held.map((set) => RULE_SET_WORDS[set]).join('、'),
      };
    }
    default:
      return { key: '', label: '其他' };
  }
}

/** The one predicate of a column: what it counts is what it opens. */
export function isCounted(column: CountedColumn, fact: ReportFact): boolean {
  return fact.kind === column.of && (column.flag === null || fact.flags.has(column.flag));
}

/**
 * The facts behind a number: those of a column in a line, or in all lines (`line` null). A rate opens what stands in its
 * numerator.
 */
export function factsBehind(
  definition: TallyDefinition,
  { units, facts }: ReportFacts,
  cut: ReportCut,
  line: string | null,
  columnKey: string,
): ReportFact[] {
  const column = countedBy(definition, columnKey);
  if (column === null) return [];
  return facts.filter((fact) => {
    if (!isCounted(column, fact)) return false;
    const unit = units.get(fact.unitId);
    return unit !== undefined && (line === null || lineOf(unit, cut).key === line);
  });
}

/** The column whose facts a column opens; null for no such column. */
export function countedBy(definition: TallyDefinition, key: string): CountedColumn | null {
  const column = definition.columns.find((candidate) => candidate.key === key);
  if (column === undefined) return null;
  return column.shape === 'rate' ? countedBy(definition, column.part) : column;
}

interface Sums {
  readonly line: ReportLine;
  readonly counts: number[];
  readonly amounts: number[];
}

/** Counts a table: a line for each that has a unit in it, in the order of its words, and the total over all facts. */
export function tally(definition: TallyDefinition, { units, facts }: ReportFacts, cut: ReportCut): Tally {
  const { columns } = definition;
  const lines = new Map<string, Sums>();
  const lineByUnit = new Map<string, Sums>();
  const begin = (line: ReportLine): Sums => ({
    line,
    counts: columns.map(() => 0),
    amounts: columns.map(() => 0),
  });
  for (const unit of units.values()) {
    const line = lineOf(unit, cut);
    const sums = lines.get(line.key) ?? begin(line);
    lines.set(line.key, sums);
    lineByUnit.set(unit.id, sums);
  }
  const all = begin({ key: '', label: '' });
  for (const fact of facts) {
    const sums = lineByUnit.get(fact.unitId);
    if (sums === undefined) continue;
    columns.forEach((column, at) => {
      if (column.shape === 'rate' || !isCounted(column, fact)) return;
      for (const each of [sums, all]) {
        each.counts[at] = (each.counts[at] ?? 0) + 1;
        each.amounts[at] = (each.amounts[at] ?? 0) + (fact.amount ?? 0);
      }
    });
  }
  return {
    lines: [...lines.values()]
      .sort((a, b) => Number(a.line.key === '') - Number(b.line.key === '') || byText(a.line.key, b.line.key))
      .map((sums) => ({ ...sums.line, cells: cellsOf(columns, sums) })),
    total: cellsOf(columns, all),
  };
}

function cellsOf(columns: readonly TallyColumn[], { counts, amounts }: Sums): TallyCell[] {
  const countOf = (key: string) => counts[columns.findIndex((column) => column.key === key)] ?? 0;
  const cellOf = (column: TallyColumn, counted: number, amount: number): TallyCell => {
    if (column.shape === 'count') return counted;
    if (column.shape === 'sum') return Math.round(amount * 100) / 100;
    if (column.shape === 'average') return counted === 0 ? null : Math.round((amount / counted) * 10) / 10;
    const whole = countOf(column.whole);
    return whole === 0 ? null : Math.round((countOf(column.part) / whole) * 1000) / 10;
  };
  return columns.map((column, at) => cellOf(column, counts[at] ?? 0, amounts[at] ?? 0));
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
