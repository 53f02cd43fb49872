import { maskPhone } from '../../domain/codes/mask';
import type { CivilDate } from '../../domain/dates/civil-date';
import type { PlanKind } from '../../domain/plan/kinds';
import { checkOutline, extraHeadings, type OutlineCheck } from '../../domain/plan/outline/check-outline';
import { type HeadingEntry, readHeadings } from '../../domain/plan/outline/headings';
import { outlineListsFor } from '../../domain/plan/outline/outline-rules';
import { type AnnexDrift, type AnnexFacts, annexDrift } from '../../domain/plan/text-checks/annex-drift';
import { type AnnexRow, liftAnnexes } from '../../domain/plan/text-checks/annex-lists';
import { foldInPlace } from '../../domain/plan/text-checks/fold-text';
import { findForeignNames, type NameCheck } from '../../domain/plan/text-checks/foreign-names';
import { findRepealedLaws, type LawCitation } from '../../domain/plan/text-checks/law-status';
import type { NameIndex } from '../../domain/plan/text-checks/name-index';
import type { CheckRules } from '../../law/check-rules';
import type { FindingRow } from '../../repositories/document-finding';

/** Raised when the code of the checks changes what it finds. */
const CHECKS = 6;

/**
 * Changes whenever what follows from texts and rules may no longer be right: with the code, with the rule data, and on the
 * day on which a list comes into force or a law ceases to stand.
 */
export function checkBasis(rules: CheckRules, on: CivilDate): string {
  const days = [
    ...rules.planOutline.lists.flatMap(({ effectiveFrom, effectiveTo }) => [effectiveFrom, effectiveTo]),
    ...rules.repealedLaws.entries.map(({ repealedOn }) => repealedOn),
  ];
  // A list that ends does so after its last day: the day itself still counts.
  const passed = days.filter((day) => day !== null && day <= on).length;
  const ended = rules.planOutline.lists.filter(({ effectiveTo }) => effectiveTo !== null && effectiveTo < on);
  return `${CHECKS} ${rules.planOutline.version} ${rules.repealedLaws.version} ${passed}.${ended.length}`;
}

/** A document's text as reading left it. */
export interface ReadText {
  readonly text: string;
  readonly outline: readonly HeadingEntry[];
}

/** What follows from the text, the kind of plan and the law alone. */
export interface TextCheck {
  readonly lists: readonly OutlineCheck[];
  readonly extras: readonly HeadingEntry[];
  readonly laws: readonly LawCitation[];
}

/** Outline and laws of one document; milliseconds for a plan of hundreds of pages. `folded`: as `foldInPlace` gives it. */
export function checkText(
  rules: CheckRules,
  kind: PlanKind,
  document: ReadText,
  annexes: readonly AnnexRow[],
  on: CivilDate,
  folded = foldInPlace(document.text),
): TextCheck {
  const plan = { ...document, annexes };
  const headings = readHeadings(document.text, document.outline);
  const lists = outlineListsFor(rules.planOutline, kind, on).map((list) =>
    checkOutline(list, plan, headings),
  );
  return {
    lists,
    extras: extraHeadings(plan, lists, headings),
    laws: findRepealedLaws(document.text, rules.repealedLaws, on, folded),
  };
}

/** What is kept of a document's check, for the lists of a county. */
export interface DocumentCheck {
  readonly findings: readonly FindingRow[];
  readonly annexes: readonly AnnexRow[];
}

/** Every check of one document of a plan. `owner` null: a plan of the office, in which any name may stand. */
export function checkDocument(
  rules: CheckRules,
  document: ReadText & { readonly headers: readonly string[] },
  plan: { readonly kind: PlanKind; readonly owner: string | null; readonly facts: AnnexFacts | null },
  names: NameIndex,
  on: CivilDate,
  folded = foldInPlace(document.text),
): DocumentCheck {
  const annexes = liftAnnexes(document.text);
  const { lists, laws } = checkText(rules, plan.kind, document, annexes, on, folded);
  const named = plan.owner === null ? null : findForeignNames(document, plan.owner, names, folded);
  const drift = plan.facts === null ? [] : annexDrift(annexes, plan.facts);
  return {
    annexes,
    findings: [
      ...outlineRows(lists),
      ...lawRows(laws),
      ...(named && plan.owner !== null ? nameRows(named, plan.owner) : []),
      ...driftRows(drift),
    ],
  };
}

/** What a register or a plan says, as it may stand in a list: telephone numbers shortened. */
export function shortened({ code, said, registered }: AnnexDrift): { said: string; registered: string } {
  return code.startsWith('phone')
    ? { said: maskPhone(said), registered: maskPhone(registered) }
    : { said, registered };
}

/** Rows of annexes that the registers say otherwise about, as they are kept; telephone numbers shortened. */
export function driftRows(drift: readonly AnnexDrift[]): FindingRow[] {
  return drift.map((each, seq) => {
    const { said, registered } = shortened(each);
    return {
      profile: 'annex',
      seq,
      item: each.row.name,
      outcome: each.code,
      start: each.row.start,
      quote: registered === '' ? said : `${said} ≠ ${registered}`,
    };
  });
}

/** Advised items are shown on the plan's own page, not in the lists of a county. */
function outlineRows(lists: readonly OutlineCheck[]): FindingRow[] {
  return lists.flatMap(({ list, findings }) =>
    findings
      .filter(({ outcome, item }) => outcome !== 'found' && !item.advisory)
      .map(({ outcome, item, offset, heading }, seq) => ({
        profile: list.id,
        seq,
        item: `${item.id} ${item.title}`,
        outcome: outcome === 'empty' ? ('empty' as const) : ('missing' as const),
        start: offset,
        quote: heading,
      })),
  );
}

function lawRows(laws: readonly LawCitation[]): FindingRow[] {
  return laws.map(({ law, start, quote }, seq) => ({
    profile: 'law-status',
    seq,
    item: law.number === '' ? law.title : `${law.title} ${law.number}`,
    outcome: 'cited',
    start,
    quote,
  }));
}

function nameRows({ foreign, ownerAbsent }: NameCheck, owner: string): FindingRow[] {
  const rows: FindingRow[] = foreign.map(({ name, start, quote }, seq) => ({
    profile: 'names',
    seq,
    item: name,
    outcome: 'foreign',
    start,
    quote,
  }));
  if (ownerAbsent)
    rows.push({
      profile: 'names',
      seq: rows.length,
      item: owner,
      outcome: 'missing',
      start: null,
      quote: null,
    });
  return rows;
}
