import type { StandingMark } from '../../duties/rule-book';
import { headingName, headingPaths } from './blocks';
import type { Comparison, Difference } from './compare-texts';

/** A matter whose change calls for filing anew, and how headings name it. */
export interface RefilingTopic {
  readonly id: string;
  readonly title: string;
  /** Words that a heading holds, numbers and blanks aside. */
  readonly headings: readonly string[];
}

/** Content of resources/rules/refiling.json (办法 37, R-FILE-RE). */
export interface RefilingRule {
  readonly id: string;
  readonly version: string;
  readonly rule: string;
  readonly text: string;
  readonly source: { readonly title: string; readonly article: string };
  readonly mark: StandingMark;
  readonly effectiveFrom: string;
  readonly topics: readonly RefilingTopic[];
}

/** Changes in one section that is about a topic. */
export interface RefilingPlace {
  readonly topic: string;
  /** The heading as it stands in the later text, or in the earlier one when the section is gone. */
  readonly heading: string;
  /** Places among the differences. */
  readonly at: readonly number[];
}

/**
 * Where the comparison touches a matter of the rule: it explains, the person decides whether to file anew. A heading that
 * only got another number touches nothing.
 */
export function refilingPlaces(comparison: Comparison, rule: RefilingRule): RefilingPlace[] {
  const { before, after, differences } = comparison;
  const pathsA = headingPaths(before);
  const pathsB = headingPaths(after);
  const places = new Map<string, { topic: string; heading: string; at: number[] }>();
  const note = (topic: string, heading: string, at: number) => {
    const key = `${topic} ${headingName(heading)}`;
    const place = places.get(key) ?? { topic, heading, at: [] };
    if (place.at.at(-1) !== at) place.at.push(at);
    places.set(key, place);
  };
  const topicsOf = (heading: string) => {
    const name = headingName(heading);
    return rule.topics.filter((topic) => topic.headings.some((word) => name.includes(word)));
  };
  differences.forEach((difference, at) => {
    if (!tellsSomething(difference)) return;
    const above =
      difference.after !== null
        ? (pathsB[difference.after] ?? []).map((i) => after[i])
        : (pathsA[difference.before as number] ?? []).map((i) => before[i]);
    // The nearest heading that names a topic: the section a reader would look up.
    for (const heading of above.reverse()) {
      const topics = heading ? topicsOf(heading.text) : [];
      for (const topic of topics) note(topic.id, heading?.text ?? '', at);
      if (topics.length > 0) break;
    }
  });
  return [...places.values()];
}

/** Anything but what stands as it stood. */
export function tellsSomething({ change, renumbered }: Difference): boolean {
  return change !== 'same' && !renumbered;
}
