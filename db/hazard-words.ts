import source from '../resources/codes/supervision-categories.json?raw';

const { activities } = JSON.parse(source) as { activities: readonly { key: string; label: string }[] };

/** What a unit does that is dangerous, key and Chinese words, as units are searched by it. */
export const HAZARD_WORDS: readonly (readonly [key: string, words: string])[] = activities.map(
  ({ key, label }) => [key, label],
);
