import { DEFAULT_LIMITS } from '../types';
import { openArchive } from '../zip-reader';
import { type PackedEntry, packEntry } from '../zip-writer';
import type { FormDefinition } from './definition';
import { fontTableXml } from './font-table';
import {
  FONTS,
  LANDSCAPE_PAGE,
  LATIN_FONT,
  PAGE,
  PAGE_NUMBER_DROP,
  SIZE,
  twips,
  WALLET_PAGE,
} from './typography';

/** What of a form decides its frame. */
type Paper = NonNullable<FormDefinition['orientation']> | NonNullable<FormDefinition['sheet']>;

/** Everything of a .docx that does not depend on the form: compressed parts, and what goes around the body. */
export interface DocxFrame {
  readonly parts: readonly PackedEntry[];
  /** Beginning of word/document.xml up to and with `<w:body>`. */
  readonly opening: string;
  /** Section settings (paper, margins, footers) and the end of the part. */
  readonly closing: string;
  /** Width of the text column in twentieths of a point. */
  readonly width: number;
  /** Links of the text to other parts; the part stands among `parts` too. */
  readonly relationships: { readonly name: string; readonly xml: string };
}

const HALF_POINTS = 2;
const TWENTIETHS = 20;
const PAGES = { portrait: PAGE, landscape: LANDSCAPE_PAGE, wallet: WALLET_PAGE } as const;
const RELATIONSHIPS = 'word/_rels/document.xml.rels';
const PER_FORM = ['word/document.xml', 'docProps/core.xml', 'word/fontTable.xml'];

const frames = new Map<Paper, Promise<DocxFrame>>();

/**
 * The frame for upright or sideways paper, built by the docx library once and kept. [Note: frame] Building a whole
 * document through the library costs more than all the rest of a form, and an office prints a thousand certificates
 * that differ in ten values; so the library makes the package around the body, and the body is written directly.
 */
export function docxFrame(paper: Paper): Promise<DocxFrame> {
  const known = frames.get(paper);
  if (known) return known;
  const frame = buildFrame(paper);
  frames.set(paper, frame);
  return frame;
}

async function buildFrame(paper: Paper): Promise<DocxFrame> {
  const kit = await import('docx');
  const page = PAGES[paper];
  const orientation = paper === 'portrait' ? 'portrait' : 'landscape';
  const latin = { ascii: LATIN_FONT, hAnsi: LATIN_FONT, cs: LATIN_FONT };
  /** “— 1 —” in 四号, one character in from the outer edge: right on odd pages, left on even ones. */
  const footer = (side: 'left' | 'right') => {
    const look = { font: { ...latin, eastAsia: FONTS.number.name }, size: SIZE.四号 * HALF_POINTS };
    const run = new kit.TextRun({ ...look, children: ['— ', kit.PageNumber.CURRENT, ' —'] });
    const indent = { [side]: SIZE.四号 * TWENTIETHS };
    return new kit.Footer({ children: [new kit.Paragraph({ alignment: side, indent, children: [run] })] });
  };
  const document = new kit.Document({
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: {
        document: { run: { font: { ...latin, eastAsia: FONTS.body.name }, size: SIZE.三号 * HALF_POINTS } },
      },
    },
    sections: [
      {
        properties: {
          page: {
            // The library swaps the two for a sideways page.
            size: {
              width: twips(Math.min(page.width, page.height)),
              height: twips(Math.max(page.width, page.height)),
              orientation,
            },
            margin: {
              top: twips(page.top),
              bottom: twips(page.bottom),
              left: twips(page.left),
              right: twips(page.right),
              header: twips(paper === 'wallet' ? 0 : 15),
              footer: twips(paper === 'wallet' ? 0 : page.bottom - PAGE_NUMBER_DROP - 5),
            },
          },
        },
        footers: paper === 'wallet' ? {} : { default: footer('right'), even: footer('left') },
        children: [],
      },
    ],
  });
  return takeApart(await kit.Packer.toBuffer(document), twips(page.width - page.left - page.right));
}

async function takeApart(bytes: Uint8Array, width: number): Promise<DocxFrame> {
  const archive = await openArchive(bytes, DEFAULT_LIMITS);
  const parts = [packEntry('word/fontTable.xml', fontTableXml())];
  for (const name of archive.names) {
    if (!PER_FORM.includes(name) && !name.endsWith('/'))
      parts.push(packEntry(name, await archive.read(name)));
  }
  const main = new TextDecoder().decode(await archive.read('word/document.xml'));
  const body = main.indexOf('<w:body>') + '<w:body>'.length;
  // Content types come first, as programs that read only the beginning of a file expect.
  parts.sort((a, b) => Number(b.name === '[Content_Types].xml') - Number(a.name === '[Content_Types].xml'));
  return {
    parts,
    opening: main.slice(0, body),
    closing: main.slice(main.lastIndexOf('<w:sectPr')),
    width,
    relationships: {
      name: RELATIONSHIPS,
      xml: new TextDecoder().decode(await archive.read(RELATIONSHIPS)),
    },
  };
}
