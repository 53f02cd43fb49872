/** 评审 (办法 21), 论证 (办法 21 ¶2). */
export const REVIEW_KINDS = ['review', 'verification'] as const;
export type ReviewKind = (typeof REVIEW_KINDS)[number];

/** 会议, 函审. */
export const REVIEW_WAYS = ['meeting', 'letter'] as const;
export type ReviewWay = (typeof REVIEW_WAYS)[number];

/** 通过, 修改后通过, 不通过: chosen by people. */
export const REVIEW_OUTCOMES = ['passed', 'passed-after-changes', 'failed'] as const;
export type ReviewOutcome = (typeof REVIEW_OUTCOMES)[number];

/** 组长, 成员. */
export const EXPERT_ROLES = ['chair', 'member'] as const;
export type ExpertRole = (typeof EXPERT_ROLES)[number];

/** 已确定, 已发送评审包, 已交回, 已退出. */
export const ASSIGNMENT_STATES = ['named', 'sent', 'returned', 'withdrawn'] as const;
export type AssignmentState = (typeof ASSIGNMENT_STATES)[number];

/** 同意, 不同意, 弃权. */
export const VOTES = ['for', 'against', 'abstain'] as const;
export type Vote = (typeof VOTES)[number];

/** 符合, 基本符合, 不符合, 由综合预案覆盖, 不涉及. */
export const VERDICTS = ['fit', 'mostly', 'unfit', 'covered', 'not-applicable'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** 高亮, 框选, 批注, 修改建议. */
export const MARK_KINDS = ['highlight', 'box', 'comment', 'suggestion'] as const;
export type MarkKind = (typeof MARK_KINDS)[number];

/** 采纳, 部分采纳, 不采纳. */
export const DISPOSITIONS = ['accepted', 'partly', 'rejected'] as const;
export type Disposition = (typeof DISPOSITIONS)[number];

/** Where marked words went in a later version: 未改 已改 移动 未找到. */
export const MARK_FATES = ['unchanged', 'changed', 'moved', 'lost'] as const;
export type MarkFate = (typeof MARK_FATES)[number];

/** 签到表 表决记录 评审意见表 评审纪要 修改情况说明 批注稿 其他. */
export const REVIEW_PAPERS = [
  'sign-in',
  'votes',
  'opinion',
  'minutes',
  'changes',
  'marked-plan',
  'other',
] as const;
export type ReviewPaperKind = (typeof REVIEW_PAPERS)[number];

/** A rectangle on a page, in fractions of its width and height, from its upper left corner. */
export interface PageBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A place in a document's extracted text; positions are UTF-16 units, `page` is null without fixed pages. */
export interface TextPlace {
  readonly sha256: string;
  readonly from: number;
  readonly to: number;
  readonly quote: string;
  readonly sectionPath: readonly string[];
  readonly page: number | null;
}

/** A place that a search found; `setAside`: the reviewer has looked at it, and it does not tell what was looked for. */
export interface SearchedPlace {
  readonly sha256: string;
  readonly from: number;
  readonly to: number;
  readonly section: string;
  readonly excerpt: string;
  readonly setAside: boolean;
}

/** All documents of a plan were searched for something that ought to be there. */
export interface RecordedSearch {
  /** The words that were looked for, with 、 between them. */
  readonly words: string;
  /** The documents that were searched, in their order, with a blank between their hashes. */
  readonly sha256: string;
  /** Number of `places`. */
  readonly hits: number;
  readonly places: readonly SearchedPlace[];
  /** Names of documents without text: they can only be leafed through. */
  readonly unread: readonly string[];
  /** The reviewer says to have leafed through all of those. */
  readonly leafed: boolean;
  /** The moment of the search, UTC. */
  readonly at: string;
}
