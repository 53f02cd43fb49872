import { compactName } from '../../domain/text/normalise';
import type { Cover } from './read-cover';

/** A unit of the register as matching needs it. */
export interface RegisteredUnit {
  id: string;
  name: string;
}

/** How sure a proposal is: `certain` says so in writing, `likely` fits one unit only, `unsure` must be looked at. */
export type Confidence = 'certain' | 'likely' | 'unsure';

/** What speaks for a unit, or against every unit: a stable code, the sentence for the person who checks, and the name it is about. */
export interface OwnerReason {
  code: string;
  message: string;
  where: string | null;
}

/** Whose plan a file seems to be. */
export interface OwnerMatch {
  owner: RegisteredUnit | null;
  confidence: Confidence;
  reason: OwnerReason;
  /** Other units it could be, at most five. */
  choices: RegisteredUnit[];
}

const MOST_CHOICES = 5;
/** Shorter parts of a name fit too many units. */
const SHORTEST_ALIAS = 2;
/** Province, city and county before a name; (分店) and legal form behind it. */
const PLACE = /^(?:.{2,3}省)?(?:.{2,4}市)?(?:.{2,3}[县区])?/u;
const FORM = /(?:集团)?(?:股份)?(?:有限责任公司|有限公司|公司|集团|合伙企业)?$/u;

/** Finds owners for many files; the register is taken apart once. */
export class OwnerMatcher {
  readonly #byKey = new Map<string, RegisteredUnit | null>();
  readonly #units: { unit: RegisteredUnit; key: string; core: string }[] = [];
  readonly #lengths: number[];

  constructor(units: Iterable<RegisteredUnit>) {
    const lengths = new Set<number>();
    for (const unit of units) {
      const key = compactName(unit.name);
      // Two units of one name: the name alone does not tell which.
      this.#byKey.set(key, this.#byKey.has(key) ? null : unit);
      this.#units.push({ unit, key, core: coreOf(key) });
      lengths.add(key.length);
    }
    this.#lengths = [...lengths].filter((length) => length >= 4).sort((a, b) => b - a);
  }

  match(cover: Cover): OwnerMatch {
    if (cover.compiler !== null) {
      const exact = this.#byKey.get(compactName(cover.compiler));
      if (exact)
        return sure(exact, 'certain', said('OWNER_ON_COVER', `封面写明编制单位“${exact.name}”`, exact.name));
    }
    if (cover.title !== null) {
      const exact = this.#nameAt(compactName(cover.title));
      if (exact)
        return sure(exact, 'certain', said('OWNER_IN_TITLE', `预案名称以“${exact.name}”开头`, exact.name));
    }
    const named = this.#namesIn(cover.lines);
    if (named.length === 1 && named[0])
      return sure(named[0], 'likely', said('OWNER_NAMED', `首页或页眉出现“${named[0].name}”`, named[0].name));
    if (named.length > 1) {
      const choices = named.slice(0, MOST_CHOICES);
      const names = choices.map((unit) => unit.name).join('、');
      return {
        owner: null,
        confidence: 'unsure',
        reason: said('OWNERS_NAMED', `首页或页眉出现多个单位：${names}`, names),
        choices,
      };
    }
    return this.#byAlias(cover);
  }

  /** The unit whose name a text begins with; the longest name wins. */
  #nameAt(text: string): RegisteredUnit | null {
    for (const length of this.#lengths) {
      if (length > text.length) continue;
      const unit = this.#byKey.get(text.slice(0, length));
      if (unit) return unit;
    }
    return null;
  }

  #namesIn(lines: readonly string[]): RegisteredUnit[] {
    const found = new Map<string, RegisteredUnit>();
    for (const line of lines) {
      const text = compactName(line);
      for (let at = 0; at < text.length; ) {
        const unit = this.#nameAt(text.slice(at));
        if (unit) found.set(unit.id, unit);
        at += unit ? compactName(unit.name).length : 1;
      }
    }
    return [...found.values()];
  }

  #byAlias(cover: Cover): OwnerMatch {
    const written = cover.compiler === null ? null : coreOf(compactName(cover.compiler));
    const aliases = [...(written === null ? [] : [written]), ...cover.nameParts.map(compactName)];
    const seen = new Map<string, RegisteredUnit>();
    for (const alias of aliases) {
      if (alias.length < SHORTEST_ALIAS) continue;
      const fits = this.#units.filter(({ core }) => fitsAlias(core, alias)).map(({ unit }) => unit);
      if (fits.length === 1 && fits[0])
        return sure(
          fits[0],
          alias.length >= 4 ? 'likely' : 'unsure',
          said('OWNER_BY_FILE_NAME', `文件名中的“${alias}”只对应这个单位`, alias),
        );
      for (const unit of fits) if (seen.size < MOST_CHOICES) seen.set(unit.id, unit);
    }
    const reason =
      cover.compiler === null
        ? seen.size > 0
          ? said('OWNERS_BY_FILE_NAME', '文件名对应多个单位，请选择')
          : said('OWNER_NOT_NAMED', '文件名和首页都看不出编制单位')
        : said(
            'OWNER_NOT_REGISTERED',
            `封面写明编制单位“${cover.compiler}”，名册中没有这个单位`,
            cover.compiler,
          );
    return { owner: null, confidence: 'unsure', reason, choices: [...seen.values()] };
  }
}

function said(code: string, message: string, where: string | null = null): OwnerReason {
  return { code, message, where };
}

function sure(owner: RegisteredUnit, confidence: Confidence, reason: OwnerReason): OwnerMatch {
  return { owner, confidence, reason, choices: [] };
}

/** 舒兰市示恒煤矿有限公司 → 示恒煤矿: how people call a unit. A name that is nothing but place and form stays. */
export function coreOf(key: string): string {
  const core = key
    .replace(/[（(][^）)]*[）)]/g, '')
    .replace(PLACE, '')
    .replace(FORM, '');
  return core.length >= SHORTEST_ALIAS ? core : key;
}

/** The alias is the short name or begins it, or the short name stands inside a longer part of a file's name. */
function fitsAlias(core: string, alias: string): boolean {
  const within = alias.length >= 3 ? core.includes(alias) : core.startsWith(alias);
  return within || (core.length >= 3 && alias.includes(core));
}
