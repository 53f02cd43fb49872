import type { Answer } from '../../api/contract';
import { recordPath } from '../../app/record-paths';
import { documentPath } from '../documents/document-path';

export type Hit = Answer<'search', 'find'>['hits'][number];

/** Where a hit leads: the passage in its document, else the record. */
export function hitPath(hit: Hit): string | undefined {
  return hit.document === null
    ? recordPath(hit.type, hit.id)
    : documentPath(hit.document.sha256, { at: hit.document.offset, find: hit.document.words });
}

/** The passage without the title and the owner it may begin with: what a line under them has to say. */
export function beyondTitle(hit: Hit): { text: string; marks: readonly (readonly [number, number])[] } {
  let cut = 0;
  for (const known of [hit.title, hit.ownerName])
    if (known !== '' && hit.snippet.startsWith(known, cut)) {
      cut += known.length;
      while (hit.snippet[cut] === ' ') cut += 1;
    }
  return {
    text: hit.snippet.slice(cut),
    marks: hit.snippetMarks.filter(([at]) => at >= cut).map(([at, length]) => [at - cut, length] as const),
  };
}
