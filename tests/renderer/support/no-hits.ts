import { search } from '../../../electron/contract/search';
import type { Answer } from '../../../renderer/api/contract';

type Found = Answer<'search', 'find'>;

/** What a search answers that finds nothing: no hit of any type the contract knows. */
export function noHits(): Found {
  const types = search.find.output.shape.counts.keyType.options;
  return {
    total: 0,
    counts: Object.fromEntries(types.map((type) => [type, 0])) as Found['counts'],
    hits: [],
  };
}
