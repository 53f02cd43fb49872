import type { ViewBlock } from '../../domain/reading/blocks';
import type { DocConverter } from '../extract-text';
import { DEFAULT_LIMITS, type DocumentKind, type OutlineEntry } from '../types';
import { ArchiveFault } from '../zip-reader';
import { type CheckedPicture, checkPicture } from './pictures';
import { placeBlocks } from './place-blocks';
import { textView } from './text-view';

/**
 * How a document is shown: `pdf` by its pages, `blocks` by our own drawing, `none` when it cannot be drawn (the reason
 * is then a code for the screen).
 */
export type OpenedView =
  | { readonly show: 'pdf' }
  | {
      readonly show: 'blocks';
      readonly blocks: readonly ViewBlock[];
      readonly pictures: readonly CheckedPicture[];
    }
  | { readonly show: 'none'; readonly reason: 'no-converter' | 'kind' | 'broken' };

/** What extraction found before; positions in the view refer to this text. */
export interface KnownText {
  readonly text: string;
  readonly outline: readonly OutlineEntry[];
}

/**
 * Prepares a document held in memory for the viewer. Files that cannot be drawn are an answer, not an error;
 * `convertDoc` reads Word 97–2003 where the PC has a converter. A file that extraction could read but we cannot draw
 * is shown as its text.
 */
export async function openView(
  bytes: Uint8Array,
  kind: DocumentKind,
  known: KnownText,
  convertDoc: DocConverter | null,
): Promise<OpenedView> {
  switch (kind) {
    case 'pdf':
      return { show: 'pdf' };
    case 'docx':
      return drawWord(bytes, known);
    case 'doc':
      if (convertDoc === null)
        return known.text === '' ? { show: 'none', reason: 'no-converter' } : asText(known);
      return drawWord(await convertDoc(bytes), known);
    case 'txt':
      return asText(known);
    case 'image': {
      const picture = checkPicture(bytes);
      if (typeof picture === 'string') return { show: 'none', reason: 'kind' };
      const { width, height } = picture;
      const span = { picture: 0, width, height, name: '' };
      return {
        show: 'blocks',
        blocks: [{ kind: 'paragraph', start: -1, spans: [span], align: 'center' }],
        pictures: [picture],
      };
    }
    default:
      return { show: 'none', reason: 'kind' };
  }
}

async function drawWord(bytes: Uint8Array, known: KnownText): Promise<OpenedView> {
  try {
    const { readDocxView } = await import('./docx-view');
    const { blocks, pictures } = await readDocxView(bytes, DEFAULT_LIMITS);
    return { show: 'blocks', blocks: placeBlocks(blocks, known.text), pictures };
  } catch (error) {
    if (!(error instanceof ArchiveFault || error instanceof RangeError)) throw error;
    return known.text === '' ? { show: 'none', reason: 'broken' } : asText(known);
  }
}

function asText({ text, outline }: KnownText): OpenedView {
  return { show: 'blocks', blocks: textView(text, outline), pictures: [] };
}
