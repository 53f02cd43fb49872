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

/** The passage without the title it may begin with, marks along with it: what a line under the title has to say. */
export function beyondTitle(hit: Hit): { text: string; marks: readonly (readonly [number, number])[] } {
  if (hit.title === '' || !hit.snippet.startsWith(hit.title))
    return { text: hit.snippet, marks: hit.snippetMarks };
  const rest = hit.snippet.slice(hit.title.length).trimStart();
  const cut = hit.snippet.length - rest.length;
  return {
    text: rest,
    marks: hit.snippetMarks.filter(([at]) => at >= cut).map(([at, length]) => [at - cut, length] as const),
  };
}
