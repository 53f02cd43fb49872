import { compactName } from '../text/normalise';
import type { HazardActivity } from './facts';

/** One entry of resources/codes/supervision-categories.json. */
export interface SupervisionCategory {
  /** 监管行业类别 as offices write it. */
  readonly name: string;
  readonly aliases: readonly string[];
  /** Activities a unit of this category has unless somebody says otherwise. */
  readonly activities: readonly HazardActivity[];
  readonly note: string;
}

/** Content of resources/codes/supervision-categories.json. */
export interface SupervisionCategories {
  readonly source: string;
  readonly categories: readonly SupervisionCategory[];
  /** Wording of every activity for screens and forms. */
  readonly activities: readonly { readonly key: HazardActivity; readonly label: string }[];
}

/** The category whose name or alias is `text` (blanks and width ignored), or null. */
export function findSupervisionCategory(
  list: SupervisionCategories,
  text: string,
): SupervisionCategory | null {
  const wanted = compactName(text);
  if (wanted === '') return null;
  const named = (name: string) => compactName(name) === wanted;
  return list.categories.find((c) => named(c.name) || c.aliases.some(named)) ?? null;
}
