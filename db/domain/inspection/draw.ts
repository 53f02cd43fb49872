import { numberStream, shuffled } from '../draw/number-stream';
import { sha256, sha256Hex, utf8 } from '../draw/sha256';
import { allot, type Quota, type StratumSize } from './quota';

/** Name of this way of drawing; another way would be another name. */
export const DRAW_METHOD = 'plandesk-inspection-draw/1';

/** A unit that may be drawn. */
export interface Candidate {
  readonly id: string;
  readonly name: string;
  /** Key of the stratum it belongs to. */
  readonly stratum: string;
}

/** What a draw is made from. */
export interface DrawInput {
  /** 64 hexadecimal digits, fixed before the candidates were listed. */
  readonly seed: string;
  /** A number that a witness said after the hash of the seed was shown; null when nobody did. */
  readonly spoken: string | null;
  readonly candidates: readonly Candidate[];
  /** Strata in the order they are shown; every candidate's stratum is among them. */
  readonly strata: readonly { readonly key: string; readonly label: string }[];
  readonly quota: Quota;
  /** Substitutes kept for each stratum, as far as it has units left. */
  readonly substitutes: number;
}

/** One place of the result. */
export interface DrawnPlace {
  readonly stratum: string;
  /** 1 and on, in the drawn order of its stratum; substitutes follow the drawn. */
  readonly place: number;
  readonly id: string;
  readonly standing: 'drawn' | 'substitute';
}

export interface DrawResult {
  readonly commitment: string;
  readonly candidatesSha256: string;
  readonly strata: readonly (StratumSize & { readonly take: number })[];
  readonly order: readonly DrawnPlace[];
}

/** All that somebody needs to compute a draw again without this program: it reads the words of `method`. */
export interface DrawRecord extends Omit<DrawInput, 'strata'>, DrawResult {
  readonly method: typeof DRAW_METHOD;
  readonly title: string;
  readonly office: string;
  readonly witness: string | null;
  /** The moment of the draw, UTC. */
  readonly drawnAt: string;
}

/** What a seed is known by before it is shown: SHA-256 of its hexadecimal digits. */
export function commitmentOf(seed: string): string {
  return sha256Hex(seed);
}

/** Candidates in the one order that counts: by stratum, then by id, both by code units. */
export function orderedCandidates(candidates: readonly Candidate[]): Candidate[] {
  const before = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  return candidates.toSorted((a, b) => before(a.stratum, b.stratum) || before(a.id, b.id));
}

/** SHA-256 of the ordered list: a line `stratum ⇥ id ⇥ name` each, parted by line feeds. */
function hashOfOrdered(ordered: readonly Candidate[]): string {
  return sha256Hex(ordered.map(({ stratum, id, name }) => `${stratum}\t${id}\t${name}`).join('\n'));
}

/**
 * Draws. Key = SHA-256(seed ⏎ spoken ⏎ hash of the candidates); each stratum's candidates, by id, are shuffled by the
 * numbers of that key under the stratum's key; the first are drawn, the next are substitutes.
 */
export function draw(input: DrawInput): DrawResult {
  const ordered = orderedCandidates(input.candidates);
  const candidatesSha256 = hashOfOrdered(ordered);
  const key = sha256(utf8(`${input.seed}\n${input.spoken ?? ''}\n${candidatesSha256}`));
  const members = new Map<string, string[]>(input.strata.map((stratum) => [stratum.key, []]));
  for (const candidate of ordered) members.get(candidate.stratum)?.push(candidate.id);
  const sizes = input.strata.map((stratum) => ({ ...stratum, size: members.get(stratum.key)?.length ?? 0 }));
  const takes = allot(sizes, input.quota);
  const strata = sizes.map((stratum, n) => ({ ...stratum, take: takes[n] ?? 0 }));
  const order = strata.flatMap(({ key: stratum, take }) => {
    const howMany = take === 0 ? 0 : take + input.substitutes;
    return shuffled(members.get(stratum) ?? [], numberStream(key, stratum), howMany).map(
      (id, n): DrawnPlace => ({ stratum, place: n + 1, id, standing: n < take ? 'drawn' : 'substitute' }),
    );
  });
  return { commitment: commitmentOf(input.seed), candidatesSha256, strata, order };
}

/** What does not agree when a record is computed again; empty when all of it does. */
export function verifyDraw(record: DrawRecord): { code: string; message: string }[] {
  const problems: { code: string; message: string }[] = [];
  const add = (code: string, message: string) => void problems.push({ code, message });
  const ids = new Set(record.candidates.map(({ id }) => id));
  if (ids.size !== record.candidates.length) add('CANDIDATE_TWICE', '候选名单中有单位出现了不止一次。');
  const strata = new Set(record.strata.map(({ key }) => key));
  if (record.candidates.some(({ stratum }) => !strata.has(stratum)))
    add('STRATUM_UNKNOWN', '候选名单中有单位不属于任何一层。');
  if (strata.size !== record.strata.length) add('STRATUM_TWICE', '记录中有一层出现了不止一次。');
  // The hash parts fields and lines by these characters: a name that holds them could stand for several candidates.
  if (record.candidates.some(({ id, name, stratum }) => /[\t\n]/.test(`${id}${name}${stratum}`)))
    add('CANDIDATE_UNFIT', '候选名单的编号或名称里有制表符或换行，校验值不能确认名单。');
  const again = draw(record);
  if (again.commitment !== record.commitment)
    add('SEED_NOT_COMMITTED', '种子与抽取前公布的校验值不符，种子可能被更换。');
  if (again.candidatesSha256 !== record.candidatesSha256)
    add('CANDIDATES_CHANGED', '候选名单与记录的校验值不符，名单可能被改动。');
  if (JSON.stringify(again.strata.map(pickStratum)) !== JSON.stringify(record.strata.map(pickStratum)))
    add('STRATA_DIFFER', '各层的单位数或抽取数与重新计算的不一致。');
  if (JSON.stringify(again.order.map(pickPlace)) !== JSON.stringify(record.order.map(pickPlace)))
    add('ORDER_DIFFERS', '抽取结果与重新计算的不一致。');
  return problems;
}

const pickStratum = ({ key, size, take }: DrawResult['strata'][number]) => [key, size, take];
const pickPlace = ({ stratum, place, id, standing }: DrawnPlace) => [stratum, place, id, standing];
