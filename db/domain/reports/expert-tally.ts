/** What the register says of one expert of the pool up to a day, and what happened in the period. */
export interface ExpertCount {
  /** Code of the main specialty (the first one noted); null: none is noted. */
  readonly specialty: string | null;
  /** 技术职称 as written; null: none is noted. */
  readonly title: string | null;
  readonly standing: 'serving' | 'expired' | 'gone';
  readonly draws: number;
  readonly reviews: number;
  readonly recusals: number;
  /** Of the last yearly evaluation in the period. */
  readonly grade: 'excellent' | 'competent' | 'basic' | 'unfit' | null;
}

/** A line of T7. Numbers in the order of EXPERT_COLUMNS behind the two words. */
export interface ExpertTallyLine {
  readonly key: string;
  readonly cells: readonly (string | number)[];
}

/** Columns of the table of the pool of experts (专家库统计表), in their order. */
export const EXPERT_COLUMNS = [
  { key: 'specialty', heading: '专业', width: 6, kind: 'text' },
  { key: 'title', heading: '职称', width: 5, kind: 'text' },
  { key: 'serving', heading: '在聘数', width: 3, kind: 'number' },
  { key: 'expired', heading: '期满数', width: 3, kind: 'number' },
  { key: 'draws', heading: '本期抽取次数', width: 3, kind: 'number' },
  { key: 'reviews', heading: '参加评审次数', width: 3, kind: 'number' },
  { key: 'recusals', heading: '回避次数', width: 3, kind: 'number' },
  { key: 'excellent', heading: '考核优秀', width: 3, kind: 'number' },
  { key: 'competent', heading: '考核合格', width: 3, kind: 'number' },
  { key: 'basic', heading: '考核基本合格', width: 3, kind: 'number' },
  { key: 'unfit', heading: '考核不合格', width: 3, kind: 'number' },
] as const;

/** Words of T7. */
export const EXPERT_TITLE = '专家库统计表';
export const EXPERT_NOTES = [
  '按主专业（登记的第一项专业）和职称分列，每名专家只列一行。在聘数、期满数为期末数，在聘含暂停；其余为本期发生数。',
  '抽取次数为被抽中的次数，候补不计；考核结果为本期内最近一次年度考核。',
] as const;

const UNNOTED = '未登记';

/**
 * Counts the pool by main specialty and title, specialties in the order of their list, and the total. People who left count
 * where they did something in the period, and nowhere else.
 */
export function expertTally(
  experts: readonly ExpertCount[],
  specialties: readonly { readonly code: string; readonly name: string }[],
): { lines: ExpertTallyLine[]; total: (string | number)[] } {
  const order = new Map(specialties.map(({ code }, at) => [code, at]));
  const names = new Map(specialties.map(({ code, name }) => [code, name]));
  const sums = new Map<string, { place: number; words: [string, string]; numbers: number[] }>();
  const all = EXPERT_COLUMNS.slice(2).map(() => 0);
  for (const expert of experts) {
    const numbers = numbersOf(expert);
    if (numbers.every((number) => number === 0)) continue;
    const words = wordsOf(expert, names);
    const key = words.join('|');
    const place = order.get(expert.specialty ?? '') ?? specialties.length;
    const line = sums.get(key) ?? { place, words, numbers: all.map(() => 0) };
    sums.set(key, line);
    for (const target of [line.numbers, all])
      numbers.forEach((number, at) => {
        target[at] = (target[at] ?? 0) + number;
      });
  }
  const lines = [...sums.entries()]
    .sort(([a, one], [b, other]) => one.place - other.place || (a < b ? -1 : 1))
    .map(([key, { words, numbers }]) => ({ key, cells: [...words, ...numbers] }));
  return { lines, total: ['合计', '', ...all] };
}

function wordsOf({ specialty, title }: ExpertCount, names: ReadonlyMap<string, string>): [string, string] {
  return [names.get(specialty ?? '') ?? specialty ?? UNNOTED, title ?? UNNOTED];
}

/** The experts a number of the table counts, each with how often; `line` null: of all lines. */
export function expertsBehind<E extends ExpertCount>(
  experts: readonly E[],
  specialties: readonly { readonly code: string; readonly name: string }[],
  line: string | null,
  column: string,
): { expert: E; times: number }[] {
  const names = new Map(specialties.map(({ code, name }) => [code, name]));
  const at = EXPERT_COLUMNS.findIndex(({ key }) => key === column) - 2;
  return experts
    .filter((expert) => line === null || wordsOf(expert, names).join('|') === line)
    .map((expert) => ({ expert, times: numbersOf(expert)[at] ?? 0 }))
    .filter(({ times }) => times > 0);
}

function numbersOf({ standing, draws, reviews, recusals, grade }: ExpertCount): number[] {
  const grades = (['excellent', 'competent', 'basic', 'unfit'] as const).map((one) => Number(grade === one));
  return [
    Number(standing === 'serving'),
    Number(standing === 'expired'),
    draws,
    reviews,
    recusals,
    ...grades,
  ];
}
