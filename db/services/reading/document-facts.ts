import type { ReadDb } from '../../connection';
import type { DocumentNote } from '../../documents/types';
import { PlanDeskError } from '../../domain/errors';
import { type DocumentPlace, findDocument, placesOfDocument } from '../../repositories/document-places';
import { attachmentName } from '../../repositories/drill-conduct-views';
import { paperNameOf } from '../../repositories/filing-document';
import { reviewPaperName } from '../../repositories/review-results';
import { sightOf } from '../own-sight';

/** A document and the plan versions it belongs to. */
export interface DocumentFacts {
  sha256: string;
  fileName: string;
  kind: string;
  size: number;
  stored: boolean;
  textState: string;
  notes: Pick<DocumentNote, 'code' | 'message'>[];
  places: Omit<DocumentPlace, 'fileName'>[];
}

/**
 * What is known of a document. Only documents that belong to a plan, a filing case, a review or a drill are shown; bytes that nothing refers to are none.
 * @throws PlanDeskError NOT_FOUND
 */
export function readDocumentFacts(db: ReadDb, sha256: string): DocumentFacts {
  const document = findDocument(db, sha256);
  const sight = sightOf(db);
  const places = document ? placesOfDocument(db, sha256, sight) : [];
  const fileName =
    places[0]?.fileName ??
    paperNameOf(db, sha256, sight) ??
    reviewPaperName(db, sha256, sight) ??
    attachmentName(db, sha256, sight);
  if (!document || fileName === undefined)
    throw new PlanDeskError('NOT_FOUND', '找不到这份文件，它可能已从预案或案卷中移除，请返回原页查看。', {
      sha256,
    });
  return {
    ...document,
    fileName,
    notes: document.notes.map(({ code, message }) => ({ code, message })),
    places: places.map(({ fileName: _name, ...place }) => place),
  };
}
