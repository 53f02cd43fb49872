import type { OutlineEntry, PageStart } from '../../db/documents/types';
import { storeDocument } from '../../db/repositories/document';
import { saveDocumentText } from '../../db/repositories/document-text';
import { planDocumentTable } from '../../db/repositories/plan-document';
import { packDocument } from '../../db/services/plans/pack-document';
import type { Place } from './records';

/** Attaches a text to a plan version as extraction would leave it; answers the document's SHA-256. */
export function attachText(
  place: Place,
  versionId: string,
  text: string,
  { pages = null, outline = [] }: { pages?: PageStart[] | null; outline?: OutlineEntry[] } = {},
): string {
  const db = place.core.write;
  const now = place.core.clock.now();
  const packed = packDocument(Buffer.from(`${versionId}${text}`));
  storeDocument(db, packed, 'pdf', now);
  saveDocumentText(db, {
    sha256: packed.sha256,
    state: 'ok',
    text,
    pages,
    outline,
    headers: [],
    warnings: [],
    extractedAt: now,
  });
  planDocumentTable.insert(db, {
    id: place.core.newId(),
    planVersionId: versionId,
    sha256: packed.sha256,
    fileName: '预案.pdf',
    role: 'text',
    origin: place.self,
    version: 1,
    createdAt: now,
    updatedAt: now,
    voidedAt: null,
    voidReason: null,
  });
  return packed.sha256;
}
