import type { ReadDb } from '../../connection';
import type { DocumentNote } from '../../documents/types';
import type { EnterprisePlanKind } from '../../domain/plan/kinds';
import { type Confidence, OwnerMatcher, type OwnerReason, type RegisteredUnit } from './match-owner';
import { placePlan, type Target } from './place-plan';
import type { Cover } from './read-cover';

/** One file of the folder as it was read. */
export interface ScannedFile {
  seq: number;
  /** Below the chosen folder, parts joined by `/`. */
  path: string;
  size: number;
  /** null: the file could not be read at all. */
  sha256: string | null;
  documentKind: string;
  textState: string;
  notes: DocumentNote[];
  cover: Cover | null;
}

/** A reason with a stable code and a sentence. */
export interface Remark {
  code: string;
  message: string;
}

/** What the program suggests to do with one file; a person corrects it. */
export interface Proposal {
  seq: number;
  path: string;
  size: number;
  documentKind: string;
  textState: string;
  action: 'register' | 'skip';
  owner: RegisteredUnit | null;
  confidence: Confidence;
  ownerReason: OwnerReason;
  choices: RegisteredUnit[];
  kind: EnterprisePlanKind | null;
  title: string;
  publishedOn: string | null;
  versionLabel: string | null;
  target: Target | null;
  /** Why it is skipped, or what to look at. */
  remarks: Remark[];
}

/** Kinds of files in which plans are kept. */
const PLAN_FORMATS: ReadonlySet<string> = new Set(['docx', 'doc', 'pdf', 'txt', 'rtf', 'ofd']);
const COMPANION_WORDS = {
  'review-opinion': '评审意见',
  'risk-assessment': '风险评估报告',
  'resource-survey': '应急资源调查报告',
  application: '备案申报表',
} as const;
const FORMAT_WORDS: Readonly<Record<string, string>> = {
  zip: '压缩包',
  xlsx: '电子表格',
  xls: '电子表格',
  pptx: '演示文稿',
  image: '图片',
  html: '网页',
  empty: '空文件（0 字节）',
};

/** Suggests owner, plan and version for every file of a folder. Reads only. */
export function proposeFolder(
  db: ReadDb,
  self: string,
  files: readonly ScannedFile[],
  signal?: AbortSignal,
): Proposal[] {
  const matcher = new OwnerMatcher(
    db.all<RegisteredUnit>(
      'SELECT id, name FROM enterprise WHERE origin = @self AND voided_at IS NULL ORDER BY created_at, id',
      { self },
    ),
  );
  const first = new Map<string, string>();
  return files.map((file) => {
    signal?.throwIfAborted();
    const skip = refusal(db, file, first);
    if (file.sha256 !== null && !first.has(file.sha256)) first.set(file.sha256, file.path);
    return proposal(db, self, matcher, file, skip);
  });
}

function proposal(
  db: ReadDb,
  self: string,
  matcher: OwnerMatcher,
  file: ScannedFile,
  skip: Remark | null,
): Proposal {
  const { seq, path, size, documentKind, textState, cover } = file;
  const match = cover === null ? null : matcher.match(cover);
  const kind = cover?.kind ?? null;
  const title = cover?.title ?? '';
  const publishedOn = cover?.publishedOn ?? null;
  const owner = match?.owner ?? null;
  const remarks: Remark[] = skip === null ? [] : [skip];
  if (skip === null) remarks.push(...toLookAt(cover, owner));
  for (const { code, message } of file.notes) if (code !== skip?.code) remarks.push({ code, message });
  const place =
    owner && kind && title !== ''
      ? placePlan(db, self, { enterpriseId: owner.id, kind, title, publishedOn })
      : null;
  return {
    seq,
    path,
    size,
    documentKind,
    textState,
    action: skip === null ? 'register' : 'skip',
    owner,
    confidence: match?.confidence ?? 'unsure',
    ownerReason: match?.reason ?? { code: 'FILE_NOT_READ', message: '文件没有读出', where: null },
    choices: match?.choices ?? [],
    kind,
    title,
    publishedOn,
    versionLabel: cover?.versionLabel ?? null,
    target: place,
    remarks,
  };
}

/** Why a file had better not be registered; null: nothing speaks against it. */
function refusal(db: ReadDb, file: ScannedFile, first: ReadonlyMap<string, string>): Remark | null {
  // Why it was not read, as reading said it: too large, no right to read it …
  if (file.sha256 === null)
    return file.notes[0] ?? { code: 'READ_FAILED', message: '文件没有读出，没有登记。' };
  const twin = first.get(file.sha256);
  if (twin !== undefined) return { code: 'DUPLICATE_IN_FOLDER', message: `与“${twin}”内容完全相同。` };
  const kept = db.get<{ title: string; owner: string | null }>(
    `SELECT p.title, e.name AS owner FROM plan_document d
       JOIN plan_version v ON v.id = d.plan_version_id JOIN plan p ON p.id = v.plan_id
       LEFT JOIN enterprise e ON e.id = p.enterprise_id
      WHERE d.sha256 = @sha256 AND d.voided_at IS NULL AND v.voided_at IS NULL AND p.voided_at IS NULL LIMIT 1`,
    { sha256: file.sha256 },
  );
  if (kept)
    return { code: 'ALREADY_KEPT', message: `已登记在${kept.owner ?? '本机关'}的预案“${kept.title}”下。` };
  if (!PLAN_FORMATS.has(file.documentKind)) {
    const word = FORMAT_WORDS[file.documentKind] ?? '无法识别的文件';
    return { code: 'NOT_A_DOCUMENT', message: `这是${word}，不是预案文件。` };
  }
  if (file.textState === 'damaged') return { code: 'DAMAGED', message: '文件已损坏，请向编制单位重新索取。' };
  if (file.cover?.companion)
    return {
      code: 'COMPANION',
      message: `看起来是${COMPANION_WORDS[file.cover.companion]}，请在预案页面作为附件添加。`,
    };
  if (file.textState === 'ok' && file.cover?.kind == null && file.cover?.titleFrom == null)
    return { code: 'NOT_A_PLAN', message: '首页没有预案名称，看起来不是应急预案。' };
  return null;
}

function toLookAt(cover: Cover | null, owner: RegisteredUnit | null): Remark[] {
  const remarks: Remark[] = [];
  if (owner === null) remarks.push({ code: 'OWNER_UNKNOWN', message: '请选择编制单位。' });
  if (cover?.kind == null) remarks.push({ code: 'KIND_UNKNOWN', message: '请选择预案种类。' });
  if (cover?.title == null) remarks.push({ code: 'TITLE_UNKNOWN', message: '请填写预案名称。' });
  else if (cover.titleFrom === 'file-name')
    remarks.push({ code: 'TITLE_FROM_NAME', message: '预案名称取自文件名，请核对。' });
  return remarks;
}
