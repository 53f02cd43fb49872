import { placedItems } from '../../db/domain/review/checklist';
import { packDocument } from '../../db/services/plans/pack-document';
import { exchange } from '../../electron/contract/exchange';
import { marking } from '../../electron/contract/marking';
import { reviewPackages } from '../../electron/contract/review-packages';
import { reviews } from '../../electron/contract/reviews';
import { exchange as exchangeHandlers } from '../../electron/core-host/handlers/exchange';
import { marking as markingHandlers } from '../../electron/core-host/handlers/marking';
import { reviewPackages as packageHandlers } from '../../electron/core-host/handlers/review-packages';
import { reviews as reviewHandlers } from '../../electron/core-host/handlers/reviews';
import { shippedLaw as law } from './database';
import { closedTogether, makePackageDesk, type PackageDesk } from './package-desk';
import { bookkeeping, madeUpUscc, makeEnterprise, makePlan } from './records';

const contract = { exchange, marking, reviews, reviewPackages };

/** A desk with the doors that reviews go through. */
export type ReviewDesk = PackageDesk<typeof contract>;

const NAMES = { office: '舒兰市应急管理局', enterprise: '舒兰市示例化工有限公司', reviewer: '示专家' };

/** Opens a new desk on a day that stands still until `goTo`. */
export function makeReviewDesk(
  desk: keyof typeof NAMES,
  { name = NAMES[desk], today }: { name?: string; today?: string } = {},
): ReviewDesk {
  const handlers = {
    exchange: exchangeHandlers,
    marking: markingHandlers,
    reviews: reviewHandlers,
    reviewPackages: packageHandlers,
  };
  return makePackageDesk(contract, handlers, { desk, name, today });
}

/** Desks of one test file, all closed at once after each test. */
export const reviewDesks = () => closedTogether(makeReviewDesk);

/** The text of the plan under review. */
export const PLAN_TEXT = [
  '1 总则',
  '1.1 适用范围',
  '本预案适用于本公司厂区内发生的火灾、爆炸和中毒事故。',
  '2 应急组织机构及职责',
  '公司成立应急指挥部，总指挥由总经理担任。',
  '3 应急响应',
  '3.1 信息报告',
  '事故发生后应当在一小时内报告。',
].join('\n');

/** A chemical works with one drafted plan and its text as a document. */
export function fillOrganiser(desk: ReviewDesk): {
  unitId: string;
  planId: string;
  versionId: string;
  sha256: string;
} {
  const unit = makeEnterprise(desk, {
    name: '舒兰市示例化工有限公司',
    uscc: madeUpUscc(778),
    activities: ['hazmat-production'],
    principal: '示负责',
    principalPhone: '19900000008',
  });
  const { plan, version } = makePlan(desk, {
    enterpriseId: unit.id,
    kind: 'comprehensive',
    title: '生产安全事故综合应急预案',
  });
  const sha256 = addText(desk, version.id, PLAN_TEXT);
  return { unitId: unit.id, planId: plan.id, versionId: version.id, sha256 };
}

/** Attaches a plain text to a version as its plan, read already. */
export function addText(desk: ReviewDesk, versionId: string, text: string): string {
  const packed = packDocument(Buffer.from(text));
  const { write } = desk.core;
  const kept = bookkeeping(desk);
  write.run(
    `INSERT INTO document (sha256, size, kind, encoding, bytes, created_at)
     VALUES (@sha256, @size, 'txt', @encoding, @bytes, @now) ON CONFLICT DO NOTHING`,
    {
      sha256: packed.sha256,
      size: packed.size,
      encoding: packed.encoding,
      bytes: packed.bytes,
      now: kept.createdAt,
    },
  );
  write.run(
    `INSERT INTO document_text (sha256, state, text) VALUES (@sha256, 'ok', @text) ON CONFLICT DO NOTHING`,
    { sha256: packed.sha256, text },
  );
  write.run(
    `INSERT INTO plan_document (id, plan_version_id, sha256, file_name, role, origin, created_at, updated_at)
     VALUES (@id, @versionId, @sha256, '综合应急预案.txt', 'text', @self, @now, @now)`,
    { id: desk.core.newId(), versionId, sha256: packed.sha256, self: desk.self, now: kept.createdAt },
  );
  return packed.sha256;
}

export const EXPERTS = ['示专家', '例专家', '样专家', '测专家', '试专家'] as const;

/** Prepares a review of the version with these experts, the first of them as its chair, and settles the group. */
export async function prepare(
  desk: ReviewDesk,
  versionId: string,
  names: readonly string[] = EXPERTS,
): Promise<{ reviewId: string; ids: string[] }> {
  const start = await desk.call('reviews', 'start', { planVersionId: versionId });
  const set = start.sets[0];
  const { id: reviewId } = await desk.call('reviews', 'prepare', {
    planVersionId: versionId,
    fields: {
      kind: 'review',
      way: 'meeting',
      title: '综合应急预案评审',
      checklistSet: set?.id ?? '',
      tables: [set?.tables[0]?.id ?? ''],
      minimumExperts: 3,
      deadline: '2026-11-20',
      meetingOn: '2026-11-23',
      meetingTime: '9:00',
      place: '公司会议室',
      host: null,
      head: null,
      remark: '内部说明',
    },
  });
  const { ids } = await desk.call('reviews', 'assign', {
    reviewId,
    experts: names.map((name, at) => ({
      expertId: null,
      name,
      employer: '示例设计院',
      phone: `1990000${String(at).padStart(4, '0')}`,
      role: at === 0 ? ('chair' as const) : ('member' as const),
    })),
  });
  const { version } = await desk.call('reviews', 'get', { id: reviewId });
  await desk.call('reviews', 'settle', { id: reviewId, expectedVersion: version });
  return { reviewId, ids };
}

/** Writes one package and answers its path. */
export async function send(
  desk: ReviewDesk,
  assignmentId: string,
  name: string,
  more: { password?: string } = {},
): Promise<string> {
  await desk.call('reviewPackages', 'write', {
    id: assignmentId,
    ...more,
    file: desk.host.grants.grant(desk.path(name)),
  });
  return desk.path(name);
}

/** Looks at a package and receives it. */
export async function receive(
  desk: ReviewDesk,
  file: string,
  more: { acceptKey?: boolean; confirmedHow?: string } = {},
) {
  const { rehearsalId } = await desk.call('reviewPackages', 'rehearse', {
    file: desk.host.grants.grant(file),
  });
  return desk.call('reviewPackages', 'receive', { rehearsalId, ...more });
}

/** Answers every item, marks one place, writes an opinion and hands in, all by the reviewer's own doors. */
export async function markAll(
  desk: ReviewDesk,
  assignmentId: string,
  given: { verdict?: 'fit' | 'mostly'; vote?: 'for' | 'against'; opinion?: string } = {},
): Promise<void> {
  const view = await desk.call('marking', 'get', { id: assignmentId });
  const set = law.reviewChecklists.sets.find(({ id }) => id === view.set.id);
  if (!set) throw new Error('no set');
  const document = view.documents[0];
  if (!document) throw new Error('no document');
  const known = new Map(view.answers.map(({ item, version }) => [item, version]));
  for (const { item } of placedItems(
    set,
    view.tables.map(({ id }) => id),
  ))
    await desk.call('marking', 'answer', {
      assignmentId,
      item: item.id,
      expectedVersion: known.get(item.id) ?? null,
      verdict: given.verdict ?? 'fit',
      reason: given.verdict === 'mostly' ? '请写得更具体' : '',
    });
  await desk.call('marking', 'addMark', {
    assignmentId,
    sha256: document.sha256,
    kind: 'comment',
    item: null,
    body: `${given.opinion ?? '总体可行'}：范围应当写明`,
    place: { from: 12, to: 30 },
    box: null,
  });
  await desk.call('marking', 'saveOpinion', {
    assignmentId,
    expectedVersion: view.opinion.version,
    opinion: given.opinion ?? '总体可行',
    vote: given.vote ?? 'for',
    voteReason: null,
    noInterest: true,
  });
  await desk.call('marking', 'handIn', { assignmentId });
}

/** A reviewer's desk that has received this pack and handed in; answers the path of the result. */
export async function review(
  reviewer: ReviewDesk,
  pack: string,
  assignmentId: string,
  given: Parameters<typeof markAll>[2] = {},
): Promise<string> {
  await receive(reviewer, pack);
  await markAll(reviewer, assignmentId, given);
  return send(reviewer, assignmentId, `result-${assignmentId}.yjpkg`);
}
