import { z } from 'zod';
import { openForReading, type ReadDb, type SqlRow } from '../../connection';
import type { Bookkeeping } from '../../repositories/bookkeeping';
import {
  type ChecklistAnswerRecord,
  checklistAnswerTable,
  type MarkRecord,
  markTable,
  type ReviewOpinionRecord,
  reviewOpinionTable,
} from '../../repositories/marking';
import {
  type ReviewAssignmentRecord,
  type ReviewRecord,
  reviewAssignmentTable,
  reviewTable,
} from '../../repositories/review';
import { type PackageManifest, TABLES } from '../format/index';
import { packageError } from '../problems';
import { tablesOfMatter } from '../write/matter';

/** The rows of a package of a review, as they came: proven in form, believed in nothing. */
export interface ReviewRows {
  review: ReviewRecord;
  assignment: ReviewAssignmentRecord;
  /** Null in a pack. */
  opinion: ReviewOpinionRecord | null;
  plan: { id: string; title: string; kind: string };
  version: { id: string; label: string };
  unit: { id: string; name: string } | null;
  documents: { sha256: string; size: number; kind: string }[];
  /** What is written, by table, columns as the format has them. */
  rows: Readonly<Record<string, readonly SqlRow[]>>;
}

/** More rows than this in one table are no review. */
const MOST_ROWS = 20_000;
/** A longer text in a row is no comment and no opinion, bytes. */
const LONGEST = 60_000;
/** A recorded search names up to two hundred places with their words, bytes. */
const LONGEST_SEARCH = 400_000;

const share = z.number().min(0).max(1);
const moment = z.iso.datetime();
const pageNumber = z.number().int().min(1).max(100_000);
const boxShape = z.object({ x: share, y: share, width: share, height: share });
const searchShape = z.object({
  words: z.string(),
  sha256: z.string(),
  hits: z.number().int().min(0),
  places: z.array(
    z.object({
      sha256: z.string(),
      from: z.number().int().min(0),
      to: z.number().int().min(0),
      section: z.string(),
      excerpt: z.string(),
      setAside: z.boolean(),
    }),
  ),
  unread: z.array(z.string()),
  leafed: z.boolean(),
  at: z.string(),
});

/** Tables whose rows a pack brings, and those that a result brings; what else is there says what they belong to. */
const BROUGHT = {
  'review-pack': [
    'office',
    'enterprise',
    'plan',
    'plan_version',
    'plan_document',
    'review',
    'review_assignment',
  ],
  'review-result': ['review_opinion', 'checklist_answer', 'mark'],
} as const;

/**
 * Takes the rows of one review out of the proven data of a package.
 * @throws PlanDeskError PACKAGE_NOT_ONE_REVIEW when it holds anything but one expert's review with what it refers to
 */
export function readReviewRows(dataFile: string, manifest: PackageManifest): ReviewRows {
  const { kind } = manifest;
  if (kind !== 'review-pack' && kind !== 'review-result') throw packageError('PACKAGE_OTHER_KIND', kind);
  const { db, close } = openForReading(dataFile);
  try {
    assertOneReview(db, manifest, kind);
    const [review] = reviewTable.select(db, '');
    const [assignment] = reviewAssignmentTable.select(db, '');
    const plan = db.get<ReviewRows['plan']>('SELECT id, title, kind FROM plan');
    const version = db.get<ReviewRows['version']>('SELECT id, label FROM plan_version');
    if (!review || !assignment || !plan || !version) throw packageError('PACKAGE_NOT_ONE_REVIEW', '评审');
    const opinion = reviewOpinionTable.select(db, '')[0] ?? null;
    if (kind === 'review-result')
      assertSoundWork(opinion, checklistAnswerTable.select(db, ''), markTable.select(db, ''));
    return {
      review,
      assignment,
      opinion,
      plan,
      version,
      unit: db.get<{ id: string; name: string }>('SELECT id, name FROM enterprise') ?? null,
      documents: db.all('SELECT sha256, size, kind FROM document ORDER BY sha256'),
      rows: Object.fromEntries(
        BROUGHT[kind].map((name) => [name, db.all<SqlRow>(`SELECT * FROM ${name} ORDER BY id`)]),
      ),
    };
  } finally {
    close();
  }
}

function assertOneReview(
  db: ReadDb,
  { sender, base, counts }: PackageManifest,
  kind: 'review-pack' | 'review-result',
): void {
  const refuse = (where: string) => packageError('PACKAGE_NOT_ONE_REVIEW', where);
  if (base.kind !== 'selection') throw refuse('base');
  const allowed = tablesOfMatter(kind);
  const own: ReadonlySet<string> = new Set(kind === 'review-pack' ? allowed : BROUGHT['review-result']);
  const organiser = db.value<string>('SELECT origin FROM review_assignment') ?? '';
  for (const { name, label, columns, kind: tableKind } of TABLES) {
    const rows = counts[name] ?? 0;
    if (rows === 0) continue;
    if (!allowed.has(name) || rows > MOST_ROWS) throw refuse(`${label} ${rows}`);
    const long = columns
      .map((column) => `octet_length(${column}) > ${column === 'search' ? LONGEST_SEARCH : LONGEST}`)
      .join(' OR ');
    if (db.value<number>(`SELECT EXISTS (SELECT 1 FROM ${name} WHERE ${long})`) === 1) throw refuse(label);
    if (tableKind !== 'owned') continue;
    // A pack is the organiser's; a result is the expert's, about what is the organiser's.
    const owner = own.has(name) ? sender.id : organiser;
    if (db.value(`SELECT 1 FROM ${name} WHERE origin IS NOT @owner OR voided_at IS NOT NULL`, { owner }))
      throw refuse(`${label} 归属`);
  }
  for (const name of ['plan', 'plan_version', 'review', 'review_assignment'])
    if (counts[name] !== 1) throw refuse(`${name} ${counts[name] ?? 0}`);
  if ((counts.enterprise ?? 0) > 1 || counts.office !== (kind === 'review-pack' ? 1 : 2))
    throw refuse('单位');
  if (kind === 'review-result' && counts.review_opinion !== 1) throw refuse('个人意见');
  const astray = db.value<number>(
    `SELECT EXISTS (SELECT 1 FROM review r JOIN review_assignment a JOIN plan_version v JOIN plan p
        WHERE a.review_id <> r.id OR r.plan_version_id <> v.id OR v.plan_id <> p.id
           OR p.enterprise_id IS NOT (SELECT id FROM enterprise))`,
  );
  if (astray === 1) throw refuse('不是同一件评审');
}

/** Values that the columns' types leave open reach screens and papers as they are: lists, places, moments, one answer an item. */
function assertSoundWork(
  opinion: ReviewOpinionRecord | null,
  answers: readonly ChecklistAnswerRecord[],
  marks: readonly MarkRecord[],
): void {
  const unfit = (what: string) => packageError('PACKAGE_VALUES_UNFIT', what);
  const timed = ({ createdAt, updatedAt }: Bookkeeping) =>
    moment.safeParse(createdAt).success && moment.safeParse(updatedAt).success;
  const handedIn = opinion?.handedInAt ?? null;
  if (opinion && (!timed(opinion) || (handedIn !== null && !moment.safeParse(handedIn).success)))
    throw unfit('个人意见 时间');
  const seen = new Set<string>();
  for (const answer of answers) {
    const { search, item } = answer;
    if (search !== null && !searchShape.safeParse(search).success) throw unfit(`评审表 ${item}`);
    if (!timed(answer) || seen.has(item)) throw unfit(`评审表 ${item}`);
    seen.add(item);
  }
  for (const mark of marks) {
    const { id, box, fromAt, toAt, page } = mark;
    if (box !== null && !boxShape.safeParse(box).success) throw unfit(`批注 ${id}`);
    if (!timed(mark) || (page !== null && !pageNumber.safeParse(page).success)) throw unfit(`批注 ${id}`);
    const placed = fromAt !== null && toAt !== null && 0 <= fromAt && fromAt <= toAt;
    if (!placed && (box === null || page === null)) throw unfit(`批注 ${id}`);
  }
}
