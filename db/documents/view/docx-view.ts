import type { MissingPictureSpan, ViewBlock } from '../../domain/reading/blocks';
import { type Relationship, readRelationships } from '../docx/relationships';
import { noStyles, readStyles } from '../docx/styles';
import { attributeOf, elements, parseTree, type XmlElement } from '../docx/xml-tree';
import type { ExtractionLimits } from '../types';
import { openArchive, type ZipArchive } from '../zip-reader';
import { Numbering } from './numbering';
import { readStyleLooks } from './paragraph-looks';
import { type CheckedPicture, PictureShelf } from './pictures';
import { type BlockContext, readBlocks } from './read-blocks';

/** A Word document as the viewer draws it, and the pictures its spans refer to by position. */
export interface DocxView {
  readonly blocks: readonly ViewBlock[];
  readonly pictures: readonly CheckedPicture[];
}

/**
 * Reads a .docx held in memory for drawing: body and notes with their tables, lists and pictures. Macros, objects,
 * linked files and fonts are never opened. Throws `ArchiveFault`.
 */
export async function readDocxView(bytes: Uint8Array, limits: ExtractionLimits): Promise<DocxView> {
  const archive = await openArchive(bytes, limits);
  const packageLinks = await readRelationships(archive, '', limits.maxDepth);
  const main = packageLinks.find((link) => link.type === 'officeDocument')?.target ?? 'word/document.xml';
  const links = await readRelationships(archive, main, limits.maxDepth);
  const part = (type: string): string | undefined =>
    links.find((link) => link.type === type && !link.external && archive.has(link.target))?.target;
  const tree = async (name: string | undefined): Promise<XmlElement | null> =>
    name === undefined ? null : parseTree(await archive.read(name), limits.maxDepth);
  const stylePart = part('styles');
  const styles =
    stylePart === undefined ? noStyles : readStyles(await archive.read(stylePart), limits.maxDepth);
  const looks = readStyleLooks(await tree(stylePart));
  const numbering = new Numbering(await tree(part('numbering')));
  const body = parseTree(await archive.read(main), limits.maxDepth);
  const { pictureOf, shelf } = await takePictures(archive, links, body);
  const context: BlockContext = { styles, looks, numbering, pictureOf };
  const blocks = readBlocks(body, context);
  for (const type of ['footnotes', 'endnotes']) {
    const notes = await tree(part(type));
    if (notes) blocks.push(...readBlocks(notes, { ...context, pictureOf: () => 'format' }));
  }
  return { blocks, pictures: shelf.pictures };
}

async function takePictures(archive: ZipArchive, links: readonly Relationship[], body: XmlElement) {
  const shelf = new PictureShelf(archive, links);
  const taken = new Map<string, number | MissingPictureSpan['missing']>();
  for (const id of pictureIds(body)) taken.set(id, await shelf.take(id));
  return { shelf, pictureOf: (id: string | undefined) => taken.get(id ?? '') ?? ('format' as const) };
}

/** Relationship ids of the pictures in order of their first use. */
function pictureIds(of: XmlElement, found = new Set<string>()): Set<string> {
  for (const each of elements(of)) {
    const id =
      each.name === 'blip'
        ? attributeOf(each, 'embed')
        : each.name === 'imagedata'
          ? attributeOf(each, 'id')
          : undefined;
    if (id !== undefined) found.add(id);
    pictureIds(each, found);
  }
  return found;
}
