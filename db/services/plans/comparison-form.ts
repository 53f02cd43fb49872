import { comparisonTable } from '../../documents/forms/comparison-table';
import type { FormDefinition } from '../../documents/forms/definition';
import { headingPaths } from '../../domain/plan/compare/blocks';
import type { ChangeKind } from '../../domain/plan/compare/compare-texts';
import { type RefilingRule, tellsSomething } from '../../domain/plan/compare/refiling';
import type { DocumentComparison } from './compare-documents';

const WORDS: Readonly<Record<ChangeKind, string>> = {
  same: '',
  changed: '修改',
  moved: '移动',
  added: '新增',
  deleted: '删除',
};

/** 修改对照表 of a comparison: every line that changed, with its section; headings that only got another number are left out. */
export function comparisonForm(comparison: DocumentComparison, rule: RefilingRule): FormDefinition {
  const { before, after, differences, earlier, later } = comparison;
  const pathsA = headingPaths(before);
  const pathsB = headingPaths(after);
  const topics = new Map(rule.topics.map(({ id, title }) => [id, title]));
  // Cells of a table row are written apart, as they stand on the page.
  const said = (text: string | undefined) => (text ?? '').replaceAll('\t', '　｜　');
  return comparisonTable({
    planTitle: later.planTitle,
    earlier: `${earlier.versionLabel}（${earlier.fileName}）`,
    later: `${later.versionLabel}（${later.fileName}）`,
    rows: differences.filter(tellsSomething).map(({ change, before: a, after: b }) => {
      const heading =
        b !== null ? after[pathsB[b]?.at(-1) ?? -1]?.text : before[pathsA[a ?? -1]?.at(-1) ?? -1]?.text;
      return {
        section: heading ?? '',
        before: a === null ? '' : said(before[a]?.text),
        after: b === null ? '' : said(after[b]?.text),
        change: WORDS[change],
      };
    }),
    places: comparison.places.map(
      ({ topic, heading, at }) => `${topics.get(topic) ?? topic}：${heading}（${at.length} 处）`,
    ),
    rule: `${rule.source.title}${rule.source.article}。${rule.text}`,
  });
}
