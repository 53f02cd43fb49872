import type { ChecklistSet } from './checklist';
import { placedItems } from './checklist';
import { type ExpertRole, VERDICTS, type Verdict } from './codes';

/** What one expert says of one item; `id` is the row it came from. */
export interface GivenAnswer {
  readonly id: string;
  readonly item: string;
  readonly verdict: Verdict | null;
  readonly reason: string;
}

/** A mark of an expert, as far as the matrix and the draft look at it. */
export interface GivenMark {
  readonly id: string;
  readonly item: string | null;
  readonly kind: string;
  readonly body: string;
  readonly quote: string;
  readonly sectionPath: readonly string[];
  readonly page: number | null;
}

/** All that one expert handed in. */
export interface ExpertSheet {
  readonly assignmentId: string;
  readonly name: string;
  readonly role: ExpertRole;
  readonly answers: readonly GivenAnswer[];
  readonly marks: readonly GivenMark[];
}

/**
 * How far experts are apart. split: one finds what another misses; shade: neighbouring verdicts; agreed: one verdict
 * from all who gave one; silent: nobody gave one.
 */
export const AGREEMENTS = ['split', 'shade', 'agreed', 'silent'] as const;
export type Agreement = (typeof AGREEMENTS)[number];

export interface MatrixCell {
  readonly assignmentId: string;
  readonly answerId: string | null;
  readonly verdict: Verdict | null;
  readonly reason: string;
  /** Marks that speak to the item. */
  readonly marks: number;
}

export interface MatrixRow {
  readonly item: string;
  readonly title: string;
  readonly key: boolean;
  readonly group: string;
  readonly table: string;
  readonly tableTitle: string;
  /** One for each expert, in their order. */
  readonly cells: readonly MatrixCell[];
  readonly counts: Readonly<Record<Verdict, number>>;
  readonly agreement: Agreement;
  /** The strictest verdict that anybody gave. */
  readonly strictest: Verdict | null;
}

export interface ReviewMatrix {
  /** What matters first: see `byWeight`. */
  readonly rows: readonly MatrixRow[];
  readonly totals: Readonly<Record<Agreement, number>>;
  /** Verdicts over all experts and items. */
  readonly verdicts: Readonly<Record<Verdict, number>>;
  /** Key elements that somebody finds not to meet their table. */
  readonly unfitKeys: readonly string[];
}

/** Strictness of a verdict; what does not score asks for nothing. */
const STRICTNESS: Readonly<Record<Verdict, number>> = {
  fit: 0,
  covered: 0,
  'not-applicable': 0,
  mostly: 1,
  unfit: 2,
};

const noVerdicts = (): Record<Verdict, number> => ({
  fit: 0,
  mostly: 0,
  unfit: 0,
  covered: 0,
  'not-applicable': 0,
});

/** How far verdicts are apart; experts without one do not count. */
export function agreementOf(verdicts: readonly (Verdict | null)[]): Agreement {
  const given = [...new Set(verdicts.filter((verdict) => verdict !== null))];
  if (given.length === 0) return 'silent';
  if (given.length === 1) return 'agreed';
  const strict = given.map((verdict) => STRICTNESS[verdict]);
  return Math.max(...strict) - Math.min(...strict) > 1 ? 'split' : 'shade';
}

/**
 * Items against experts. Rows begin with what the experts have to talk about: key elements before others, then those
 * who are furthest apart, the strictest verdict, and the order of the tables.
 * @param set the tables that the review was begun with; `tables` those of them that apply
 */
export function reviewMatrix(
  set: ChecklistSet,
  tables: readonly string[],
  experts: readonly ExpertSheet[],
): ReviewMatrix {
  const byItem = experts.map((expert) => ({
    assignmentId: expert.assignmentId,
    answers: new Map(expert.answers.map((answer) => [answer.item, answer])),
    marks: countBy(expert.marks.flatMap(({ item }) => item ?? [])),
  }));
  const rows = placedItems(set, tables).map(({ item, group, table }): MatrixRow => {
    const cells = byItem.map(({ assignmentId, answers, marks }): MatrixCell => {
      const answer = answers.get(item.id);
      return {
        assignmentId,
        answerId: answer?.id ?? null,
        verdict: answer?.verdict ?? null,
        reason: answer?.reason ?? '',
        marks: marks.get(item.id) ?? 0,
      };
    });
    const counts = noVerdicts();
    for (const { verdict } of cells) if (verdict !== null) counts[verdict] += 1;
    return {
      item: item.id,
      title: item.title,
      key: item.key,
      group: group.title,
      table: table.id,
      tableTitle: table.title,
      cells,
      counts,
      agreement: agreementOf(cells.map(({ verdict }) => verdict)),
      strictest: strictestOf(cells.map(({ verdict }) => verdict)),
    };
  });
  const totals: Record<Agreement, number> = { split: 0, shade: 0, agreed: 0, silent: 0 };
  const verdicts = noVerdicts();
  for (const { agreement, counts } of rows) {
    totals[agreement] += 1;
    for (const verdict of VERDICTS) verdicts[verdict] += counts[verdict];
  }
  return {
    rows: byWeight(rows),
    totals,
    verdicts,
    unfitKeys: rows.filter(({ key, counts }) => key && counts.unfit > 0).map(({ item }) => item),
  };
}

function countBy(items: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

function strictestOf(verdicts: readonly (Verdict | null)[]): Verdict | null {
  const given = verdicts.filter((verdict) => verdict !== null);
  const [first] = given;
  if (first === undefined) return null;
  return given.reduce((most, verdict) => (STRICTNESS[verdict] > STRICTNESS[most] ? verdict : most), first);
}

/** A stable order; rows come in that of the tables. */
function byWeight(rows: readonly MatrixRow[]): MatrixRow[] {
  const weight = ({ agreement, strictest, key, counts }: MatrixRow): readonly number[] => {
    const strict = STRICTNESS[strictest ?? 'fit'];
    const toTalkAbout = strict > 0 || agreement === 'split' || agreement === 'shade';
    return [
      toTalkAbout ? 0 : 1,
      key ? 0 : 1,
      AGREEMENTS.indexOf(agreement),
      -strict,
      -counts.unfit,
      -counts.mostly,
    ];
  };
  return rows
    .map((row, at) => ({ row, weight: [...weight(row), at] }))
    .sort((a, b) => {
      const differs = a.weight.findIndex((value, i) => value !== b.weight[i]);
      return (a.weight[differs] ?? 0) - (b.weight[differs] ?? 0);
    })
    .map(({ row }) => row);
}
