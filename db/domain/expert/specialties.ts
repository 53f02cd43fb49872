import type { StandingMark } from '../duties/rule-book';
import { normaliseText } from '../text/normalise';

/** One entry of an axis: `words` are wordings of ledgers that mean this entry and no other. */
export interface SpecialtyEntry {
  readonly code: string;
  readonly name: string;
  readonly words: readonly string[];
}

/** resources/codes/specialties.json: the specialties by which experts are drawn, and the kinds of task they take. */
export interface SpecialtyCatalogue {
  readonly id: string;
  readonly version: string;
  readonly source: { readonly title: string; readonly article: string };
  readonly mark: StandingMark;
  readonly note: string;
  readonly specialties: readonly SpecialtyEntry[];
  /** Wordings that hold the word of an entry and yet do not mean it for certain: 矿山机械. */
  readonly unclear: readonly string[];
  readonly tasks: readonly SpecialtyEntry[];
}

/** What free wording means: codes in the order of the catalogue, and the wordings no entry stands for. */
export interface RecognisedSpecialties {
  readonly codes: readonly string[];
  /** As written; a person may choose a code for them, or leave them as text. */
  readonly unrecognised: readonly string[];
}

/** Signs between specialties; inside brackets too, because only the words in them matter here. */
const SEPARATORS = /[、,;/|\\·。:()[\]{}<>《》【】"“”‘’+&\s]+/u;
/** 煤  矿: a short word spread over its column by blanks is one word. */
const SPREAD = /(?<=^|[^\p{Script=Han}])(\p{Script=Han}) +(\p{Script=Han})(?=$|[^\p{Script=Han}])/gu;
/** What follows is what the expert does not do: 除烟花爆竹外, 不含尾矿库, 非消防. */
const NOT_THIS = /(?:不含|不包括|除|非|无|不)$/u;
/** Joins two specialties or says of what kind a word is; never a specialty of its own. */
const FILLING =
  /^(?:及其|以及|和|与|及|或|等|类|专业|行业|领域|方向|工程|技术|安全|管理|防治|安全管理|安全技术|安全工程|安全生产)+$/u;

/**
 * Specialties in free wording: any of the separators people use, and words glued together (化工工艺及仪表自动化). The
 * longest word wins, so that 非煤矿山 is no 煤矿 and 危险化学品运输 no 交通运输 alone. What only might mean an entry
 * (安全评价, 采矿工程) is left as text: a wrong code would put a person into a draw.
 */
export function recogniseSpecialties(
  written: string | readonly string[],
  catalogue: Pick<SpecialtyCatalogue, 'specialties' | 'unclear'>,
): RecognisedSpecialties {
  const { specialties: entries } = catalogue;
  const words = wordsOf(catalogue);
  const codes = new Set<string>();
  const unrecognised: string[] = [];
  for (const part of partsOf(written)) {
    const found = codesIn(part, words);
    for (const code of found.codes) codes.add(code);
    if (found.codes.length === 0 && !found.filling) unrecognised.push(part);
  }
  return {
    codes: entries.map(({ code }) => code).filter((code) => codes.has(code)),
    unrecognised: [...new Set(unrecognised)],
  };
}

/** The one entry that a code, a name or a wording means; undefined when none does, or more than one. */
export function specialtyOf(
  wording: string,
  catalogue: Pick<SpecialtyCatalogue, 'specialties' | 'unclear'>,
): SpecialtyEntry | undefined {
  const { specialties: entries } = catalogue;
  const plain = normaliseText(wording);
  const named = entries.find(
    ({ code, name }) => code.toLowerCase() === plain || normaliseText(name) === plain,
  );
  if (named) return named;
  const { codes, unrecognised } = recogniseSpecialties(wording, catalogue);
  return codes.length === 1 && unrecognised.length === 0
    ? entries.find(({ code }) => code === codes[0])
    : undefined;
}

function partsOf(written: string | readonly string[]): string[] {
  const texts = typeof written === 'string' ? [written] : written;
  return texts
    .flatMap((text) => normaliseText(text).replace(SPREAD, '$1$2').split(SEPARATORS))
    .filter((part) => part !== '' && part !== '无' && part !== '-');
}

interface Word {
  readonly word: string;
  /** Null: unclear. */
  readonly code: string | null;
}

const wordLists = new WeakMap<readonly SpecialtyEntry[], readonly Word[]>();

/** Longest first; kept beside the catalogue, because a ledger asks once a row. */
function wordsOf({
  specialties: entries,
  unclear,
}: Pick<SpecialtyCatalogue, 'specialties' | 'unclear'>): readonly Word[] {
  const known = wordLists.get(entries);
  if (known) return known;
  const words = [
    ...entries.flatMap(({ code, name, words: all }) => [name, ...all].map((word) => ({ code, word }))),
    ...unclear.map((word) => ({ code: null, word })),
  ]
    .map(({ code, word }) => ({ code, word: normaliseText(word) }))
    .sort((a, b) => b.word.length - a.word.length);
  wordLists.set(entries, words);
  return words;
}

/** The codes whose words stand in one part; `filling` when nothing but joining words is in it. */
function codesIn(part: string, words: readonly Word[]): { codes: string[]; filling: boolean } {
  const codes: string[] = [];
  let rest = part;
  for (const { word, code } of words) {
    for (let at = rest.indexOf(word); at >= 0; at = rest.indexOf(word)) {
      const denied = NOT_THIS.test(rest.slice(0, at));
      if (code !== null && !denied && !codes.includes(code)) codes.push(code);
      rest = `${rest.slice(0, at)}|${rest.slice(at + word.length)}`;
    }
  }
  return { codes, filling: FILLING.test(part) };
}
