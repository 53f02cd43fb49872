import { comparisonTable } from '../../documents/forms/comparison-table';
import type { FormDefinition, FormLine } from '../../documents/forms/definition';
import { headingPaths, type TextBlock } from '../../domain/plan/compare/blocks';
import type { ChangeKind, Difference } from '../../domain/plan/compare/compare-texts';
import { type RefilingRule, tellsSomething } from '../../domain/plan/compare/refiling';
import type { DocumentComparison } from './compare-documents';

const WORDS: Readonly<Record<ChangeKind, string>> = {
  same: '',
  changed: '修改',
  moved: '移动',
  added: '新增',
  deleted: '删除',
};
const MOVED_AND_EDITED = '移动并修改';
/** Cells of a table row are written apart, as they stand on the page. */
const BETWEEN_CELLS = '　｜　';

/** 修改对照表 of a comparison: every line that changed, with its section; headings that only got another number are left out. */
export function comparisonForm(comparison: DocumentComparison, rule: RefilingRule): FormDefinition {
  const { before, after, differences, earlier, later } = comparison;
  const sectionA = sections(before);
  const sectionB = sections(after);
  const topics = new Map(rule.topics.map(({ id, title }) => [id, title]));
  return comparisonTable({
    planTitle: later.planTitle,
    earlier: `${earlier.versionLabel}（${earlier.fileName}）`,
    later: `${later.versionLabel}（${later.fileName}）`,
    rows: differences.filter(tellsSomething).map((difference) => {
      const { change, before: a, after: b, cells } = difference;
      return {
        section: b === null ? sectionA(a) : sectionB(b),
        from: change === 'moved' ? sectionA(a) : null,
        before: side(difference, before[a ?? -1], 'removed'),
        after: side(difference, after[b ?? -1], 'added'),
        change: change === 'moved' && cells ? MOVED_AND_EDITED : WORDS[change],
      };
    }),
    places: comparison.places.map(
      ({ topic, heading, at }) => `${topics.get(topic) ?? topic}：${heading}（${at.length} 处）`,
    ),
    rule: `${rule.source.title}${rule.source.article}。${rule.text}`,
  });
}

/** The nearest heading of each block; empty before the first. */
function sections(blocks: readonly TextBlock[]): (at: number | null) => string {
  const paths = headingPaths(blocks);
  return (at) => blocks[paths[at ?? -1]?.at(-1) ?? -1]?.text ?? '';
}

/** A block as it stood on one side, the words that the other side has not marked; empty where there was none. */
function side({ cells }: Difference, block: TextBlock | undefined, mark: 'removed' | 'added'): FormLine {
  if (!block) return [];
  if (!cells) return [block.text.replaceAll('\t', BETWEEN_CELLS)];
  return cells.flatMap((spans, index) => [
    ...(index === 0 ? [] : [BETWEEN_CELLS]),
    ...spans.flatMap(({ kind, text }): FormLine => {
      const said = text.replaceAll('\t', BETWEEN_CELLS);
      if (kind === 'same') return [said];
      return kind === mark ? [{ text: said, mark }] : [];
    }),
  ]);
}
