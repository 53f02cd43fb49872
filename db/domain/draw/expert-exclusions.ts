import { addMonths, type CivilDate } from '../dates/civil-date';
import { shortName } from '../enterprise/duplicates';
import type { InterestKind } from '../expert/codes';
import type { ExpertState } from '../expert/life';
import { compactName } from '../text/normalise';

/**
 * 非在聘, 聘期未到或已满, 现任职, 曾任职, 编制或咨询单位, 有偿服务, 电话相同, 地址相同, 申报利害关系, 当日不能参加, 年度上限, 前轮已列, 已在专家组.
 * 办法 22 bars whoever has an interest in the unit; what counts as one here is our reading, and each hit says its fact.
 */
export const EXCLUSION_CODES = [
  'not-serving',
  'term-ended',
  'employer',
  'past-employer',
  'drafting-unit',
  'paid-work',
  'same-phone',
  'same-address',
  'declared-interest',
  'unavailable',
  'load-cap',
  'earlier-round',
  'already-named',
] as const;
export type ExclusionCode = (typeof EXCLUSION_CODES)[number];

export interface ExclusionReason {
  readonly code: ExclusionCode;
  /** A sentence with the fact it rests on. */
  readonly reason: string;
}

/** A unit by its code or by a name as somebody wrote it. */
export interface NamedUnit {
  readonly name: string | null;
  readonly uscc: string | null;
}

/** What the pool knows of an expert that may bar the person. */
export interface ExpertFacts {
  readonly id: string;
  readonly status: ExpertState;
  readonly termFrom: string | null;
  readonly termTo: string | null;
  readonly employer: NamedUnit | null;
  /** `until`: the last day, month or year there as known; null when nobody knows it. */
  readonly pastEmployers: readonly (NamedUnit & { readonly until: string | null })[];
  readonly paidWork: readonly (NamedUnit & { readonly what: string; readonly on: string | null })[];
  /** Declared ties; one that ended longer ago than the years that count bars nobody. */
  readonly interests: readonly (NamedUnit & {
    readonly kind: InterestKind;
    readonly until: string | null;
    readonly remark: string | null;
  })[];
  readonly absences: readonly {
    readonly from: string;
    readonly to: string;
    readonly reason: string | null;
  }[];
  readonly phones: readonly string[];
  readonly address: string | null;
  /** Tasks of the year so far, and how many the person takes at most; null: the office's own limit. */
  readonly load: number;
  readonly loadCap: number | null;
  /** The round of the same matter in which the expert already stands; null for the others. */
  readonly earlierRound: number | null;
  /** The expert is in the group of the review already. */
  readonly named: boolean;
}

/** Somebody with whom an expert must have no tie: 被评审单位, or who wrote its plan or advised on it. */
export interface Party extends NamedUnit {
  readonly role: 'unit' | 'drafter';
  readonly phones: readonly string[];
  readonly address: string | null;
}

/** What is drawn for, as far as it bars people. */
export interface RecusalCase {
  readonly date: CivilDate;
  readonly parties: readonly Party[];
  /** Employment and paid work that ended longer ago does not count. */
  readonly years: number;
  /** Tasks a year that the office asks of one expert at most; null: no limit. */
  readonly loadCap: number | null;
  /** What was declared for this matter alone, by expert. */
  readonly declared: Readonly<Record<string, string>>;
  /** Names of regions, the longest first, that people leave out of names. */
  readonly places: readonly string[];
}

const ROLE_WORDS = { unit: '被评审单位', drafter: '预案编制或咨询单位' } as const;
const STATUS_WORDS: Readonly<Record<ExpertState, string>> = {
  applied: '申请中',
  declined: '未聘',
  serving: '在聘',
  paused: '暂停',
  expired: '期满',
  removed: '解聘',
  left: '退出',
};
const INTEREST_WORDS: Readonly<Record<InterestKind, string>> = {
  employment: '任职',
  shareholding: '持股',
  relative: '近亲属任职',
  drafting: '参与编制预案',
  consultancy: '有偿咨询',
  litigation: '诉讼',
  other: '其他利害关系',
};

/** A branch or department is written behind the whole name of its unit; shorter names are parts of too many others. */
const LEAST_WHOLE_NAME = 6;
const compact = (text: string | null) => (text === null ? '' : compactName(text));

/** Asks of many experts whether they must stay away from one matter; names of the parties are compared once. */
export function recusalChecker(matter: RecusalCase): (facts: ExpertFacts) => ExclusionReason[] {
  const { date, places } = matter;
  const since = addMonths(date, -12 * matter.years);
  // 2023 and 2023-05 stand for their last day.
  const counts = (until: string | null) => until === null || until >= since.slice(0, until.length);
  const parties = matter.parties.map((party) => ({
    ...party,
    whole: compact(party.name),
    short: party.name === null ? '' : shortName(party.name, places),
    street: compact(party.address),
  }));
  const partyOf = (unit: NamedUnit) => {
    const whole = compact(unit.name);
    const short = unit.name === null || whole === '' ? '' : shortName(unit.name, places);
    return parties.find((party) => {
      if (party.uscc !== null && unit.uscc !== null) return party.uscc === unit.uscc;
      if (whole === '' || party.whole === '') return false;
      if (whole === party.whole || short === party.short) return true;
      return party.whole.length >= LEAST_WHOLE_NAME && whole.startsWith(party.whole);
    });
  };
  return (facts) => {
    const reasons: ExclusionReason[] = [];
    // A sentence is one line of what is hashed: blanks and line ends of whatever people wrote become one blank.
    const add = (code: ExclusionCode, reason: string) =>
      void reasons.push({ code, reason: reason.replace(/\s+/gu, ' ') });
    if (facts.status !== 'serving') add('not-serving', `专家状态为“${STATUS_WORDS[facts.status]}”`);
    if (facts.termTo !== null && facts.termTo < date)
      add('term-ended', `聘期至${facts.termTo}，${date}已期满`);
    if (facts.termFrom !== null && facts.termFrom > date)
      add('term-ended', `聘期自${facts.termFrom}起，${date}尚未开始`);
    const employer = facts.employer === null ? undefined : partyOf(facts.employer);
    if (employer && facts.employer)
      add(codeOf(employer.role, 'employer'), `现工作单位“${nameOf(facts.employer)}”是${roleOf(employer)}`);
    for (const past of facts.pastEmployers) {
      const party = counts(past.until) ? partyOf(past) : undefined;
      if (!party) continue;
      const until = past.until === null ? '离开时间不明' : `${past.until}离开，未满${matter.years}年`;
      add(codeOf(party.role, 'past-employer'), `曾在“${nameOf(past)}”工作（${until}），是${roleOf(party)}`);
    }
    for (const work of facts.paidWork) {
      const party = counts(work.on) ? partyOf(work) : undefined;
      if (party) add('paid-work', `${work.on ?? '时间不明'}为${roleOf(party)}提供有偿服务：${work.what}`);
    }
    for (const interest of facts.interests) {
      const party = counts(interest.until) ? partyOf(interest) : undefined;
      const said = interest.remark === null ? '' : `（${interest.remark}）`;
      if (party)
        add('declared-interest', `申报与${roleOf(party)}的关系：${INTEREST_WORDS[interest.kind]}${said}`);
    }
    const declared = matter.declared[facts.id];
    if (declared !== undefined) add('declared-interest', `本次申报回避：${declared}`);
    for (const party of parties) {
      if (facts.phones.some((phone) => party.phones.includes(phone)))
        add('same-phone', `登记的电话与${roleOf(party)}的相同`);
      if (party.street.length >= LEAST_WHOLE_NAME && compact(facts.address) === party.street)
        add('same-address', `登记的地址与${roleOf(party)}的相同`);
    }
    for (const absence of facts.absences)
      if (absence.from <= date && date <= absence.to)
        add(
          'unavailable',
          `${absence.from}至${absence.to}不能参加${absence.reason ? `：${absence.reason}` : ''}`,
        );
    const cap = facts.loadCap ?? matter.loadCap;
    if (cap !== null && facts.load >= cap) add('load-cap', `本年度已承担${facts.load}次，达到上限${cap}次`);
    if (facts.earlierRound !== null) add('earlier-round', `已列入第${facts.earlierRound}轮抽取结果`);
    else if (facts.named) add('already-named', '已在本次评审的专家组里');
    return reasons;
  };
}

const nameOf = ({ name, uscc }: NamedUnit) => name ?? uscc ?? '';
const roleOf = (party: Party) => `${ROLE_WORDS[party.role]}“${nameOf(party)}”`;
/** A tie with whoever wrote the plan is named so, whether it is one of today or of the past. */
const codeOf = (role: Party['role'], own: 'employer' | 'past-employer'): ExclusionCode =>
  role === 'drafter' ? 'drafting-unit' : own;
