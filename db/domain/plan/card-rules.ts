import type { RuleSource, StandingMark } from '../duties/rule-book';

/** What stands on a response card (应急处置卡, 办法 19). */
export interface CardContent {
  /** 岗位. */
  readonly post: string;
  readonly risk: string;
  readonly signs: readonly string[];
  /** In their order. */
  readonly steps: readonly string[];
  readonly gear: readonly string[];
  /** What must not be done. */
  readonly never: readonly string[];
  /** Name, duty and telephone of each person or body to be told. */
  readonly contacts: readonly string[];
}

/** A card to start from, by kind of accident. */
export type CardTemplate = Omit<CardContent, 'contacts'> & { readonly kind: string };

/** Content of resources/rules/response-cards.json. */
export interface CardRules {
  readonly id: string;
  readonly version: string;
  readonly source: RuleSource;
  readonly mark: StandingMark;
  readonly rule: string;
  readonly text: string;
  /** Words in the headings of a plan under which its measures stand. */
  readonly headings: readonly string[];
  /** Posts that plans commonly name. */
  readonly posts: readonly string[];
  readonly templates: readonly CardTemplate[];
}

/** A heading with where it stands in the text. */
export interface CardHeading {
  readonly level: number;
  readonly text: string;
  readonly offset: number;
}

/** One measure found in a plan's text. */
export interface SuggestedStep {
  readonly text: string;
  /** Heading it stands under. */
  readonly heading: string;
  readonly offset: number;
}

const NUMBERING =
  /^\s*(?:[（(]?[0-9０-９一二三四五六七八九十]{1,3}[）)、.．]|[①-⑳]|[-•●◆]|第[一二三四五六七八九十]+步[：:]?)\s*/u;
/** Shorter lines are labels, longer ones are not for a card. */
const SHORTEST = 6;
const LONGEST = 120;
const MOST = 40;

/** Measures from the sections whose headings speak of handling the accident, in the order of the text. */
export function suggestSteps(
  text: string,
  outline: readonly CardHeading[],
  headings: readonly string[],
): SuggestedStep[] {
  const found: SuggestedStep[] = [];
  let readTo = 0;
  outline.forEach((heading, at) => {
    if (heading.offset < readTo || !headings.some((word) => heading.text.includes(word))) return;
    const next = outline.slice(at + 1).find((other) => other.level <= heading.level);
    readTo = next?.offset ?? text.length;
    const inside = outline.filter((other) => other.offset >= heading.offset && other.offset < readTo);
    let offset = heading.offset;
    let under = heading.text;
    for (const line of text.slice(heading.offset, readTo).split('\n')) {
      const own = inside.find((other) => other.offset === offset);
      if (own) under = own.text;
      else {
        const step = line.replace(NUMBERING, '').trim();
        if (step.length >= SHORTEST && step.length <= LONGEST && !step.includes('\t'))
          found.push({ text: step, heading: under, offset });
      }
      offset += line.length + 1;
    }
  });
  return found.slice(0, MOST);
}

/** Posts of the list that the text names; of two that contain each other the longer one counts where it stands. */
export function postsNamed(text: string, posts: readonly string[]): string[] {
  const longestFirst = [...posts].sort((a, b) => b.length - a.length);
  let rest = text;
  const named = new Set<string>();
  for (const post of longestFirst) {
    if (!rest.includes(post)) continue;
    named.add(post);
    rest = rest.replaceAll(post, '\u0000');
  }
  return posts.filter((post) => named.has(post));
}

/** True when a card's post speaks of this post: “加油员、卸油员” covers both. */
export function coversPost(cardPost: string, post: string): boolean {
  return cardPost.includes(post);
}
