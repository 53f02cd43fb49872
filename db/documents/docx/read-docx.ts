import { inferOutline } from '../infer-outline';
import type { DocumentNote, ExtractionLimits, OutlineEntry, OutlineSource } from '../types';
import { openArchive, type ZipArchive } from '../zip-reader';
import { joinBlocks } from './blocks';
import { readStory, type Story } from './read-story';
import { type Relationship, readRelationships } from './relationships';
import { noStyles, readStyles, type StyleLookup } from './styles';

/** What a Word document yields. `suspicions` lists parts that were set aside. */
export interface DocxContent {
  readonly text: string;
  readonly outline: readonly OutlineEntry[];
  readonly outlineSource: OutlineSource;
  readonly headersFooters: readonly string[];
  readonly suspicions: readonly DocumentNote[];
  readonly warnings: readonly DocumentNote[];
}

/**
 * Reads a .docx held in memory: body, tables as rows, notes at the end; headers and footers apart; pictures, macros
 * and embedded objects are never opened. Throws `ArchiveFault`, and the signal's reason when aborted.
 */
export async function readDocx(
  bytes: Uint8Array,
  limits: ExtractionLimits,
  signal: AbortSignal | undefined,
): Promise<DocxContent> {
  const archive = await openArchive(bytes, limits);
  const packageLinks = await readRelationships(archive, '', limits.maxDepth);
  const main = packageLinks.find((link) => link.type === 'officeDocument')?.target ?? 'word/document.xml';
  const links = await readRelationships(archive, main, limits.maxDepth);
  const styles = await loadStyles(archive, links, limits);
  signal?.throwIfAborted();
  const body = readStory(await archive.read(main), limits.maxDepth, styles);
  signal?.throwIfAborted();

  const notes = await readLinked(archive, links, ['footnotes', 'endnotes'], limits, styles);
  const margins = await readLinked(archive, links, ['header', 'footer'], limits, styles);
  const blocks = [...body.blocks, ...notes.flatMap((story) => story.blocks)];
  const { text, outline, offsets } = joinBlocks(blocks);
  const inferred =
    outline.length > 0 ? [] : inferOutline(blocks.map((block, i) => ({ ...block, offset: offsets[i] ?? 0 })));
  return {
    text,
    outline: outline.length > 0 ? outline : inferred,
    outlineSource: outline.length > 0 ? 'declared' : inferred.length > 0 ? 'inferred' : 'none',
    headersFooters: distinctMargins(margins),
    suspicions: archive.suspicions,
    warnings: collectWarnings(archive, links, body, inferred.length > 0),
  };
}

async function loadStyles(
  archive: ZipArchive,
  links: readonly Relationship[],
  limits: ExtractionLimits,
): Promise<StyleLookup> {
  const part = links.find((link) => link.type === 'styles' && !link.external)?.target;
  return part !== undefined && archive.has(part)
    ? readStyles(await archive.read(part), limits.maxDepth)
    : noStyles;
}

async function readLinked(
  archive: ZipArchive,
  links: readonly Relationship[],
  types: readonly string[],
  limits: ExtractionLimits,
  styles: StyleLookup,
): Promise<Story[]> {
  const stories: Story[] = [];
  for (const link of links) {
    if (!types.includes(link.type) || link.external || !archive.has(link.target)) continue;
    stories.push(readStory(await archive.read(link.target), limits.maxDepth, styles));
  }
  return stories;
}

/** Footers that hold nothing but a page number say nothing about the document. */
function distinctMargins(stories: readonly Story[]): string[] {
  const texts = stories.map((story) => story.blocks.map((block) => block.text).join('\n'));
  const speaking = texts.filter((text) => text.replace(/[\s\d第页共/—\-－·.]/g, '') !== '');
  return [...new Set(speaking)];
}

function collectWarnings(
  archive: ZipArchive,
  links: readonly Relationship[],
  body: Story,
  inferred: boolean,
): DocumentNote[] {
  const found: (DocumentNote | false)[] = [
    archive.names.some((name) => /vbaProject\.bin$/i.test(name)) && {
      code: 'MACROS_IGNORED',
      message: '文档含宏，只读取文字，宏不会运行。',
    },
    links.some((link) => link.external && link.type !== 'hyperlink') && {
      code: 'EXTERNAL_LINK',
      message: '文档引用了外部文件，未予读取。',
    },
    body.hasForeignChunk && { code: 'FOREIGN_CHUNK', message: '文档嵌入了其他文件的内容，该部分未予读取。' },
    body.hasTrackedChanges && {
      code: 'TRACKED_CHANGES',
      message: '文档留有修订痕迹，文字按接受全部修订读取，请确认是否为定稿。',
    },
    body.hasHiddenText && { code: 'HIDDEN_TEXT', message: '文档含隐藏文字，未计入正文。' },
    inferred && {
      code: 'OUTLINE_INFERRED',
      message: '文档没有使用标题样式，目录结构由编号和字体推断，可能不完整。',
    },
  ];
  return found.filter((entry) => entry !== false);
}
