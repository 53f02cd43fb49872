import type { Blocker } from '../state-machine';
import { type RecordedSearch, VERDICTS, type Verdict, type Vote } from './codes';

/** What a verdict takes, as resources/rules/review-checklists.json has it. */
export interface VerdictRule {
  readonly verdict: Verdict;
  readonly title: string;
  /** A concrete amendment must be written. */
  readonly needsReason: boolean;
  /** A place of the plan must be quoted, or the whole document searched on record. */
  readonly needsPlace: boolean;
  readonly scores: boolean;
}

/** What the rules look at in a reviewer's answer to one item. */
export interface AnsweredItem {
  readonly verdict: Verdict | null;
  readonly reason: string;
  /** Places of the plan quoted for the item: marks with a quote, or boxes on a page. */
  readonly places: number;
  /** The whole-document search on record; null without one. */
  readonly search: SearchOnRecord | null;
}

/** What a whole-document search came to: places found, and those the reviewer has looked at and set aside. */
export interface SearchOnRecord {
  readonly found: number;
  readonly setAside: number;
  /** Made on the documents that are reviewed now. */
  readonly current: boolean;
  /** Documents without text have all been leafed through, or there are none. */
  readonly leafed: boolean;
}

/** `documents`: hashes of what is reviewed now, as the search names them. */
export function searchOnRecord(search: RecordedSearch | null, documents: string): SearchOnRecord | null {
  return (
    search && {
      found: search.places.length,
      setAside: search.places.filter(({ setAside }) => setAside).length,
      current: search.sha256 === documents,
      leafed: search.leafed || search.unread.length === 0,
    }
  );
}

/** What still keeps a verdict from standing; empty for an item without a verdict. */
export function verdictBlockers(rules: readonly VerdictRule[], answer: AnsweredItem): Blocker[] {
  const rule = rules.find(({ verdict }) => verdict === answer.verdict);
  if (!rule) return [];
  const blockers: Blocker[] = [];
  if (rule.needsReason && answer.reason.trim() === '')
    blockers.push({
      code: 'REASON_MISSING',
      message: `“${rule.title}”须写明${rule.scores ? '具体的修改意见' : '理由'}。`,
    });
  if (rule.needsPlace && answer.places === 0) blockers.push(...searchBlockers(rule.title, answer.search));
  return blockers;
}

function searchBlockers(title: string, search: SearchOnRecord | null): Blocker[] {
  if (search === null)
    return [
      {
        code: 'PLACE_MISSING',
        message: `“${title}”须引用预案中的原文位置；预案没有写到的，请先做一次全文查找并记录。`,
      },
    ];
  if (!search.current)
    return [{ code: 'SEARCH_OUTDATED', message: '全文查找是在另一版文本上做的，请重新查找。' }];
  if (!search.leafed)
    return [
      {
        code: 'SEARCH_UNREAD',
        message: '有文件没有文字（扫描件），无法全文查找：请逐页翻看，并确认已经翻看。',
      },
    ];
  const open = search.found - search.setAside;
  return open > 0
    ? [
        {
          code: 'PASSAGES_FOUND',
          message: `全文查找找到${open}处可能写到该要素的内容，不能认定缺项：请引用其中不符合的原文，或逐处查看后排除。`,
        },
      ]
    : [];
}

/** How far a reviewer has come. */
export interface MarkingProgress {
  readonly total: number;
  /** Items with a verdict, and those of them that still lack a reason or a place. */
  readonly decided: number;
  readonly blocked: readonly string[];
  readonly counts: Readonly<Record<Verdict, number>>;
  /** Key elements that do not meet their table. */
  readonly unfitKeys: readonly string[];
}

/** Counts over all items of the tables that apply; `answers` by item id, items without one are undecided. */
export function progressOf(
  rules: readonly VerdictRule[],
  items: readonly { readonly id: string; readonly key: boolean }[],
  answers: ReadonlyMap<string, AnsweredItem>,
): MarkingProgress {
  const counts: Record<Verdict, number> = { fit: 0, mostly: 0, unfit: 0, covered: 0, 'not-applicable': 0 };
  const blocked: string[] = [];
  const unfitKeys: string[] = [];
  for (const { id, key } of items) {
    const answer = answers.get(id);
    if (!answer || answer.verdict === null) continue;
    counts[answer.verdict] += 1;
    if (verdictBlockers(rules, answer).length > 0) blocked.push(id);
    if (key && answer.verdict === 'unfit') unfitKeys.push(id);
  }
  const decided = VERDICTS.reduce((sum, verdict) => sum + counts[verdict], 0);
  return { total: items.length, decided, blocked, counts, unfitKeys };
}

/** The reviewer's own page, as far as handing in asks for it. */
export interface OwnOpinion {
  readonly text: string;
  readonly vote: Vote | null;
  /** The statement of having no interest in the unit. */
  readonly noInterest: boolean;
}

/** Why the work cannot be handed in yet. */
export function handInBlockers(progress: MarkingProgress, opinion: OwnOpinion): Blocker[] {
  const blockers: Blocker[] = [];
  const open = progress.total - progress.decided;
  if (open > 0) blockers.push({ code: 'ITEMS_UNDECIDED', message: `还有${open}项没有评审结论。` });
  if (progress.blocked.length > 0)
    blockers.push({
      code: 'ITEMS_INCOMPLETE',
      message: `有${progress.blocked.length}项的修改意见或原文位置没有写全。`,
      ref: progress.blocked[0] ?? '',
    });
  if (opinion.text.trim() === '')
    blockers.push({ code: 'OPINION_MISSING', message: '请写明本人的评审意见。' });
  if (!opinion.noInterest)
    blockers.push({
      code: 'INTEREST_OPEN',
      message: '请声明与被评审单位没有利害关系；有利害关系的，应当向组织单位提出回避（办法第二十二条）。',
    });
  if (opinion.vote === null) blockers.push({ code: 'VOTE_MISSING', message: '请选择本人的表决意见。' });
  return blockers;
}
