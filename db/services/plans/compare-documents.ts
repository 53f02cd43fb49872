import type { ReadDb } from '../../connection';
import { PlanDeskError } from '../../domain/errors';
import { type Comparison, compareTexts } from '../../domain/plan/compare/compare-texts';
import { type HeadingNode, headingTree } from '../../domain/plan/compare/heading-tree';
import { type RefilingPlace, type RefilingRule, refilingPlaces } from '../../domain/plan/compare/refiling';
import { type ComparedDocument, findComparedDocument } from '../../repositories/compared-document';
import { found } from '../own-row';
import { assertInSight } from '../own-sight';

/** Which two documents: attachments of plan versions, the earlier one first. */
export interface ComparedPair {
  beforeId: string;
  afterId: string;
}

/** One side of a comparison without its text. */
export type ComparedSide = Pick<
  ComparedDocument,
  'id' | 'planId' | 'planTitle' | 'versionId' | 'versionLabel' | 'fileName'
>;

export interface DocumentComparison extends Comparison {
  earlier: ComparedSide;
  later: ComparedSide;
  headings: HeadingNode[];
  places: RefilingPlace[];
}

/**
 * Compares two documents of plan versions. Work of seconds at most, but not for the thread that answers screens.
 * @throws PlanDeskError NOT_FOUND, COMPARE_NO_TEXT {fileName, state} when a document has no text to compare
 */
export function compareDocuments(
  db: ReadDb,
  rule: RefilingRule,
  { beforeId, afterId }: ComparedPair,
): DocumentComparison {
  for (const id of [beforeId, afterId]) assertInSight(db, 'plan_document', id);
  const earlier = readable(db, beforeId);
  const later = readable(db, afterId);
  const comparison = compareTexts(earlier, later);
  return {
    ...comparison,
    earlier: sideOf(earlier),
    later: sideOf(later),
    headings: headingTree(comparison),
    places: refilingPlaces(comparison, rule),
  };
}

function readable(db: ReadDb, id: string): ComparedDocument {
  const document = found(findComparedDocument(db, id), '文件', id);
  if (document.text.trim() === '')
    throw new PlanDeskError(
      'COMPARE_NO_TEXT',
      `“${document.fileName}”没有可比较的文字（扫描件、有密码或还没有读取），请换一份 Word 或文字版 PDF。`,
      { fileName: document.fileName, state: document.textState },
    );
  return document;
}

function sideOf({
  id,
  planId,
  planTitle,
  versionId,
  versionLabel,
  fileName,
}: ComparedDocument): ComparedSide {
  return { id, planId, planTitle, versionId, versionLabel, fileName };
}
