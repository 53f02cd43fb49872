import { mostSeats, type Seats } from './fill-seats';
import { numberStream, shuffled } from './number-stream';
import { sha256, sha256Hex, utf8 } from './sha256';

/** Name of this way of drawing; another way would be another name. */
export const EXPERT_DRAW_METHOD = 'plandesk-expert-draw/1';

/** Experts that one draw looks for at most: no review has more, and filling more places takes long where people run short. */
export const MOST_PLACES = 200;

/** So many experts of one specialty. */
export interface ExpertNeed {
  readonly specialty: string;
  readonly label: string;
  readonly count: number;
}

/** An expert who may be drawn. */
export interface ExpertCandidate {
  readonly id: string;
  readonly name: string;
  readonly employer: string | null;
  /** Codes of the needed specialties that the expert has. */
  readonly specialties: readonly string[];
}

/** Why an expert of a needed specialty was not among the candidates. */
export interface ExcludedExpert {
  readonly id: string;
  readonly name: string;
  readonly employer: string | null;
  readonly reasons: readonly { readonly code: string; readonly reason: string }[];
}

/** What a draw is for; it goes into the numbers, so that a record cannot be passed off as that of another unit or day. */
export interface DrawSubject {
  /** The day the experts are needed. */
  readonly date: string;
  readonly unit: { readonly name: string; readonly uscc: string | null };
  /** 1 for the first draw, and one more for each that was made because an order had run out. */
  readonly round: number;
}

/** What a draw is made from. */
export interface ExpertDrawInput extends DrawSubject {
  /** 64 hexadecimal digits, fixed before the candidates were listed. */
  readonly seed: string;
  /** A number that a witness said after the hash of the seed was shown; null when nobody did. */
  readonly spoken: string | null;
  /** Each specialty once. */
  readonly needs: readonly ExpertNeed[];
  /** Substitutes kept for each specialty, as far as there are people left. */
  readonly substitutes: number;
  readonly candidates: readonly ExpertCandidate[];
  readonly exclusions: readonly ExcludedExpert[];
}

/** One place of the result. */
export interface ExpertPlace {
  readonly specialty: string;
  /** 1 and on in the order of its specialty; substitutes follow the drawn. */
  readonly place: number;
  readonly id: string;
  readonly standing: 'drawn' | 'substitute';
}

export interface ExpertDrawResult {
  readonly commitment: string;
  readonly candidatesSha256: string;
  readonly exclusionsSha256: string;
  /** Specialties in the order in which they were drawn: how many candidates have it, how many of the places were filled. */
  readonly sequence: readonly (ExpertNeed & { readonly available: number; readonly take: number })[];
  readonly order: readonly ExpertPlace[];
}

/** The method in words, as record and record sheet print it: with them anybody can compute a draw again. */
export const EXPERT_DRAW_WORDS: readonly string[] = [
  '文字一律按UTF-8编码；排序一律按文字编码单元由小到大；校验值为SHA-256的小写十六进制。',
  '种子是64位小写十六进制数字，其校验值在列出候选名单之前公布。',
  '候选名单按专家标识排列，每人一行“标识、姓名、单位、专业代码（排序后以逗号相连）”，以制表符相连，行间换行，其校验值为名单校验值；回避名单同样按标识排列，每人一行“标识、姓名、单位、各项理由（理由代码、冒号、理由；以分号相连）”，其校验值为回避校验值。',
  '事项为“日期、单位信用代码、单位名称、轮次”，以制表符相连；需求为按专业代码排列的“代码=人数”，以逗号相连，后接分号和每个专业的候补人数。',
  '密钥为“种子、报数、事项、需求、名单校验值、回避校验值”以换行相连后的SHA-256（32字节）。',
  '候选人少的专业先抽，人数相同的按专业代码排列。各专业的候选人按标识排列，从前往后逐位与自身或其后一位交换；交换的位置由HMAC-SHA-256（密钥，专业代码、换行、从0起的计数）逐四字节（高位在前）取数，超出整倍数的舍去后取余。',
  '每人只取一次：按上述次序取到需要的人数；取某人会使其余专业能凑到的总人数减少的，跳过此人，留给非他不可的专业。各专业取完后，仍按同一专业次序，从未被取到的人中依次取候补。',
];

/** What a seed is known by before it is shown: SHA-256 of its hexadecimal digits. */
export function commitmentOfSeed(seed: string): string {
  return sha256Hex(seed);
}

const before = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const byId = <T extends { readonly id: string }>(list: readonly T[]): T[] =>
  list.toSorted((a, b) => before(a.id, b.id));

/** SHA-256 of the candidates in their one order. */
export function hashOfCandidates(candidates: readonly ExpertCandidate[]): string {
  return sha256Hex(
    byId(candidates)
      .map(({ id, name, employer, specialties }) =>
        [id, name, employer ?? '', specialties.toSorted(before).join(',')].join('\t'),
      )
      .join('\n'),
  );
}

/** SHA-256 of those left out, with every reason. */
export function hashOfExclusions(exclusions: readonly ExcludedExpert[]): string {
  return sha256Hex(
    byId(exclusions)
      .map(({ id, name, employer, reasons }) =>
        [id, name, employer ?? '', reasons.map(({ code, reason }) => `${code}:${reason}`).join(';')].join(
          '\t',
        ),
      )
      .join('\n'),
  );
}

/** What is drawn for whom, in one line each. */
function mattersOf(input: ExpertDrawInput): string {
  const { date, unit, round, needs, substitutes } = input;
  const wanted = needs.toSorted((a, b) => before(a.specialty, b.specialty));
  return `${[date, unit.uscc ?? '', unit.name, round].join('\t')}\n${wanted
    .map(({ specialty, count }) => `${specialty}=${count}`)
    .join(',')};${substitutes}`;
}

/**
 * Draws, as `EXPERT_DRAW_WORDS` says. One expert has one place; specialties that few have come first; nobody is taken for
 * one specialty who is needed to fill another, so as many places are filled as can be filled at all.
 */
export function drawExperts(input: ExpertDrawInput): ExpertDrawResult {
  const candidatesSha256 = hashOfCandidates(input.candidates);
  const exclusionsSha256 = hashOfExclusions(input.exclusions);
  const key = sha256(
    utf8([input.seed, input.spoken ?? '', mattersOf(input), candidatesSha256, exclusionsSha256].join('\n')),
  );
  const members = membersOf(input);
  const sequence = input.needs
    .map((need) => ({ ...need, available: members.get(need.specialty)?.length ?? 0 }))
    .sort((a, b) => a.available - b.available || before(a.specialty, b.specialty));
  const shuffledOf = new Map(
    sequence.map(({ specialty }) => [
      specialty,
      shuffled(members.get(specialty) ?? [], numberStream(key, specialty)),
    ]),
  );
  const placed = new Set<string>();
  const seats: Seats = {
    members: shuffledOf,
    open: new Map(sequence.map((n) => [n.specialty, n.count])),
    placed,
  };
  let fillable = mostSeats(seats);
  const drawn = new Map<string, string[]>();
  for (const { specialty, count } of sequence) {
    const chosen: string[] = [];
    for (const id of shuffledOf.get(specialty) ?? []) {
      if (chosen.length === count) break;
      if (placed.has(id)) continue;
      placed.add(id);
      seats.open.set(specialty, count - chosen.length - 1);
      const left = mostSeats(seats);
      if (left + 1 < fillable) {
        placed.delete(id);
        seats.open.set(specialty, count - chosen.length);
        continue;
      }
      fillable = left;
      chosen.push(id);
    }
    drawn.set(specialty, chosen);
  }
  const order = sequence.flatMap(({ specialty }) => {
    const chosen = drawn.get(specialty) ?? [];
    const spare: string[] = [];
    for (const id of shuffledOf.get(specialty) ?? []) {
      if (spare.length === input.substitutes) break;
      if (placed.has(id)) continue;
      placed.add(id);
      spare.push(id);
    }
    return [...chosen, ...spare].map(
      (id, n): ExpertPlace => ({
        specialty,
        place: n + 1,
        id,
        standing: n < chosen.length ? 'drawn' : 'substitute',
      }),
    );
  });
  return {
    commitment: commitmentOfSeed(input.seed),
    candidatesSha256,
    exclusionsSha256,
    sequence: sequence.map((need) => ({ ...need, take: drawn.get(need.specialty)?.length ?? 0 })),
    order,
  };
}

/** Ids of the candidates of each needed specialty, by id. */
function membersOf({ needs, candidates }: ExpertDrawInput): Map<string, string[]> {
  const members = new Map<string, string[]>(needs.map(({ specialty }) => [specialty, []]));
  for (const { id, specialties } of byId(candidates))
    for (const specialty of new Set(specialties)) members.get(specialty)?.push(id);
  return members;
}
