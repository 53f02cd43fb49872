import type { ReadDb } from '../../connection';
import type { Deps } from '../../core';
import { checkPicture } from '../../documents/view/pictures';
import type { AttachmentKind } from '../../domain/drill/codes';
import { PlanDeskError } from '../../domain/errors';
import { type PackedDocument, storeDocument } from '../../repositories/document';
import {
  type DrillAttachmentRecord,
  drillAttachmentTable,
  drillLogTable,
} from '../../repositories/drill-conduct';
import { attachmentsOfDrill, type ShownAttachment } from '../../repositories/drill-conduct-views';
import { drillFindingTable } from '../../repositories/drill-finding';
import { assertEditable, found, newBookkeeping, nextBookkeeping } from '../own-row';
import { type Extraction, storeExtraction } from '../plans/documents';
import { unpackDocument } from '../plans/pack-document';
import { drillInSight, ownDrill } from './open-run';

/** What a file of a drill says beside its bytes. */
export interface AttachmentWords {
  readonly kind: AttachmentKind;
  readonly caption: string | null;
  /** The entry of the log that it shows. */
  readonly logId: string | null;
}

/** Files of a drill, the oldest first. @throws PlanDeskError NOT_FOUND */
export function listAttachments(
  db: ReadDb,
  self: string,
  drillId: string,
): { ours: boolean; rows: ShownAttachment[] } {
  const drill = drillInSight(db, drillId);
  return { ours: drill.origin === self && drill.voidedAt === null, rows: attachmentsOfDrill(db, drillId) };
}

/**
 * Keeps a file with a drill: the original once by its hash. The same file as the same kind again answers with the one that
 * stands. Possible before, during and after the drill.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, ATTACHMENT_REFUSED
 */
export function attachToDrill(
  deps: Deps,
  input: AttachmentWords & {
    drillId: string;
    /** The finding that it is the evidence or the proof of. */
    findingId: string | null;
    fileName: string;
    packed: PackedDocument;
    extraction: Extraction;
  },
): { attachmentId: string; sha256: string } {
  const drill = ownDrill(deps, input.drillId);
  const { kind, fileName, packed, findingId } = input;
  const { sha256 } = packed;
  assertFit(kind, fileName, packed, input.extraction);
  const logId = logOf(deps.db, drill.id, input.logId);
  if (findingId !== null) {
    const finding = drillFindingTable.find(deps.db, findingId);
    found(finding?.drillId === drill.id ? finding : undefined, '问题', findingId);
  }
  const standing = drillAttachmentTable.select(
    deps.db,
    'WHERE drill_id = @drillId AND sha256 = @sha256 AND kind = @kind AND finding_id IS @findingId AND voided_at IS NULL',
    { drillId: drill.id, sha256, kind, findingId },
  )[0];
  if (standing) return { attachmentId: standing.id, sha256 };
  storeDocument(deps.db, packed, input.extraction.kind, deps.clock.now());
  storeExtraction(deps, sha256, input.extraction);
  const record: DrillAttachmentRecord = {
    id: deps.newId(),
    drillId: drill.id,
    ...{ kind, sha256, fileName, caption: input.caption, logId, findingId },
    ...newBookkeeping(deps),
  };
  drillAttachmentTable.insert(deps.db, record);
  deps.changed('drills', [drill.id]);
  return { attachmentId: record.id, sha256 };
}

/** @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION */
export function describeAttachment(
  deps: Deps,
  input: AttachmentWords & { attachmentId: string; expectedVersion: number },
): { drillId: string; saved: { id: string; version: number } } {
  const before = editable(deps, input);
  const next: DrillAttachmentRecord = {
    ...nextBookkeeping(deps, before),
    kind: input.kind,
    caption: input.caption,
    logId: logOf(deps.db, before.drillId, input.logId),
  };
  drillAttachmentTable.update(deps.db, next);
  deps.changed('drills', [before.drillId]);
  return { drillId: next.drillId, saved: { id: next.id, version: next.version } };
}

/**
 * Takes a file out with a reason; row and bytes stay.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION
 */
export function removeAttachment(
  deps: Deps,
  input: { attachmentId: string; expectedVersion: number; reason: string },
): { drillId: string; fileName: string } {
  const before = editable(deps, input);
  drillAttachmentTable.update(deps.db, {
    ...nextBookkeeping(deps, before),
    voidedAt: deps.clock.now(),
    voidReason: input.reason,
  });
  deps.changed('drills', [before.drillId]);
  return { drillId: before.drillId, fileName: before.fileName };
}

function editable(
  deps: Deps,
  input: { attachmentId: string; expectedVersion: number },
): DrillAttachmentRecord {
  const record = found(drillAttachmentTable.find(deps.db, input.attachmentId), '附件', input.attachmentId);
  assertEditable(deps, record, input.expectedVersion);
  ownDrill(deps, record.drillId);
  return record;
}

/** An entry of this very drill, or none. @throws PlanDeskError NOT_FOUND */
function logOf(db: ReadDb, drillId: string, logId: string | null): string | null {
  if (logId === null) return null;
  const entry = drillLogTable.find(db, logId);
  return found(entry?.drillId === drillId ? entry : undefined, '日志记录', logId).id;
}

/**
 * A photo must be a picture that can be drawn, whatever its name says; nothing is kept of an empty file.
 * @throws PlanDeskError ATTACHMENT_REFUSED {fileName, reason}
 */
function assertFit(
  kind: AttachmentKind,
  fileName: string,
  packed: PackedDocument,
  extraction: Extraction,
): void {
  if (packed.size === 0 || extraction.kind === 'empty')
    throw refusal(fileName, 'empty', '文件是空的，没有添加，请检查后重新选择。');
  if (kind !== 'photo') return;
  const picture = checkPicture(unpackDocument(packed));
  if (picture === 'size')
    throw refusal(fileName, 'size', '照片太大（超过40 MB或6000万像素），没有添加，请缩小后再添加。');
  if (typeof picture === 'string')
    throw refusal(
      fileName,
      picture,
      '不是能显示的照片（JPEG、PNG），没有添加；可以另存为JPEG，或选择其他类别添加。',
    );
}

const refusal = (fileName: string, reason: string, words: string) =>
  new PlanDeskError('ATTACHMENT_REFUSED', `“${fileName}”${words}`, { fileName, reason });
