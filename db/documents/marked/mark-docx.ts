import { PlanDeskError } from '../../domain/errors';
import { readRelationships } from '../docx/relationships';
import { DEFAULT_LIMITS } from '../types';
import { ArchiveFault, openArchive, type ZipArchive } from '../zip-reader';
import { packEntry, zipOf } from '../zip-writer';
import { DrawnText } from './find-drawn';
import { KIND_NAMES, type MarkedCopy, type MarkingWork, noteAside, type PlacedMark } from './marks';
import { escapeXml, placeInXml, type WordText, type WordTexts, wordTexts } from './word-texts';

const COMMENT_LINK = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments';
const COMMENT_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml';
const TYPES = '[Content_Types].xml';

/**
 * A copy of a Word document with the marks as its own comments, each on its words. Only the text that carries a comment is
 * parted; every other part of the file stays as it was. Comments without a place stand at the first paragraph and name the
 * words.
 * @throws PlanDeskError MARKED_COPY_UNREADABLE when the file is damaged
 */
export async function markDocx(
  bytes: Uint8Array,
  source: { readonly text: string },
  marks: readonly PlacedMark[],
  work: MarkingWork = {},
): Promise<MarkedCopy> {
  try {
    const archive = await openArchive(bytes, DEFAULT_LIMITS);
    return await writeComments(archive, source.text, marks, work);
  } catch (error) {
    if (!(error instanceof ArchiveFault)) throw error;
    throw new PlanDeskError(
      'MARKED_COPY_UNREADABLE',
      '这份 Word 文档已经损坏，不能制作批注稿。请提供可以打开的文件后重试。',
      {},
    );
  }
}

async function writeComments(
  archive: ZipArchive,
  text: string,
  marks: readonly PlacedMark[],
  work: MarkingWork,
): Promise<MarkedCopy> {
  const depth = DEFAULT_LIMITS.maxDepth;
  const main =
    (await readRelationships(archive, '', depth)).find(({ type }) => type === 'officeDocument')?.target ??
    'word/document.xml';
  const links = await readRelationships(archive, main, depth);
  const existing = links.find(({ type, external }) => type === 'comments' && !external)?.target ?? null;
  const xml = textOf(await archive.read(main));
  const parts = wordTexts(xml);
  const commentsBefore = existing === null ? null : textOf(await archive.read(existing));
  const first = nextId(`${xml}${commentsBefore ?? ''}`);

  const drawn = new DrawnText(parts.texts, text, { from: 0, to: text.length });
  const insertions: Insertion[] = [];
  const comments: string[] = [];
  let aside = 0;
  for (const [at, mark] of marks.entries()) {
    if (at % 50 === 0) {
      work.signal?.throwIfAborted();
      work.onProgress?.(at, marks.length);
    }
    const id = first + at;
    const found = mark.place === null ? [] : drawn.partsOf(mark.place);
    const [begin, end] = [found[0], found.at(-1)];
    const isPlaced = begin !== undefined && end !== undefined && found.every(({ own }) => own.mayPart);
    comments.push(commentXml(id, mark, isPlaced ? mark.body : noteAside(mark), parts.prefix));
    if (isPlaced) {
      insertions.push(rangeStart(begin.own, begin.from, id, parts), rangeEnd(end.own, end.to, id, parts));
    } else {
      aside += 1;
      insertions.push({ at: parts.firstParagraph, order: 1, xml: reference(id, parts) });
    }
  }
  const changed = new Map<string, string>([[main, insertInto(xml, insertions)]]);
  const commentsPart = existing ?? `${main.slice(0, main.lastIndexOf('/') + 1)}comments.xml`;
  changed.set(commentsPart, commentsXml(commentsBefore, comments.join(''), parts));
  if (existing === null) {
    const relations = `${main.slice(0, main.lastIndexOf('/') + 1)}_rels/${main.slice(main.lastIndexOf('/') + 1)}.rels`;
    changed.set(relations, await linkedXml(archive, relations));
    changed.set(TYPES, await typedXml(archive, commentsPart));
  }
  const entries = [];
  for (const name of new Set([...archive.names.filter((each) => !each.endsWith('/')), ...changed.keys()]))
    entries.push(packEntry(name, changed.get(name) ?? (await archive.read(name))));
  return { bytes: zipOf(entries), placed: marks.length - aside, aside };
}

/** `order`: what ends at a place stands before what begins there. */
interface Insertion {
  readonly at: number;
  readonly order: 0 | 1;
  readonly xml: string;
}

function rangeStart(text: WordText, position: number, id: number, { prefix }: WordTexts): Insertion {
  return {
    at: placeInXml(text, position),
    order: 1,
    xml: parted(text, `<${prefix}commentRangeStart ${prefix}id="${id}"/>`, prefix),
  };
}

function rangeEnd(text: WordText, position: number, id: number, parts: WordTexts): Insertion {
  const { prefix } = parts;
  return {
    at: placeInXml(text, position),
    order: 0,
    xml: parted(text, `<${prefix}commentRangeEnd ${prefix}id="${id}"/>${reference(id, parts)}`, prefix),
  };
}

/** Ends the run, puts something between, and goes on with a run of the same looks. */
function parted({ properties }: WordText, between: string, prefix: string): string {
  return `</${prefix}t></${prefix}r>${between}<${prefix}r>${properties}<${prefix}t xml:space="preserve">`;
}

function reference(id: number, { prefix }: WordTexts): string {
  return `<${prefix}r><${prefix}commentReference ${prefix}id="${id}"/></${prefix}r>`;
}

function insertInto(xml: string, insertions: readonly Insertion[]): string {
  const sorted = insertions.filter(({ at }) => at >= 0).sort((x, y) => x.at - y.at || x.order - y.order);
  const pieces: string[] = [];
  let from = 0;
  for (const insertion of sorted) {
    pieces.push(xml.slice(from, insertion.at), insertion.xml);
    from = insertion.at;
  }
  pieces.push(xml.slice(from));
  return pieces.join('');
}

function commentXml(id: number, mark: PlacedMark, words: string, prefix: string): string {
  const said = mark.kind === 'comment' ? words : `【${KIND_NAMES[mark.kind]}】${words}`;
  const lines = said.split('\n').map((line) => {
    const run = `<${prefix}r><${prefix}t xml:space="preserve">${escapeXml(line)}</${prefix}t></${prefix}r>`;
    return `<${prefix}p>${run}</${prefix}p>`;
  });
  const date = escapeXml(`${mark.at.slice(0, 19)}Z`);
  const author = escapeXml(mark.author);
  return `<${prefix}comment ${prefix}id="${id}" ${prefix}author="${author}" ${prefix}date="${date}" ${prefix}initials="${escapeXml([...mark.author][0] ?? '')}">${lines.join('')}</${prefix}comment>`;
}

/** The comments of the file with ours behind them, or a part of ours alone. */
function commentsXml(before: string | null, added: string, { prefix, namespace }: WordTexts): string {
  const binding = prefix === '' ? 'xmlns' : `xmlns:${prefix.slice(0, -1)}`;
  const alone = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<${prefix}comments ${binding}="${namespace}">${added}</${prefix}comments>`;
  if (before === null) return alone;
  const own = wordTexts(before).prefix;
  const ours =
    own === prefix ? added : added.replaceAll(`<${prefix}`, `<${own}`).replaceAll(`</${prefix}`, `</${own}`);
  const end = before.lastIndexOf(`</${own}comments>`);
  if (end >= 0) return `${before.slice(0, end)}${ours}${before.slice(end)}`;
  // A part that holds no comment yet may be written as one closed element.
  return alone;
}

async function linkedXml(archive: ZipArchive, name: string): Promise<string> {
  const link = `<Relationship Id="rIdPlanDeskComments" Type="${COMMENT_LINK}" Target="comments.xml"/>`;
  const space = 'http://schemas.openxmlformats.org/package/2006/relationships';
  if (!archive.has(name)) return `<Relationships xmlns="${space}">${link}</Relationships>`;
  return insideEnd(textOf(await archive.read(name)), 'Relationships', link);
}

async function typedXml(archive: ZipArchive, part: string): Promise<string> {
  const type = `<Override PartName="/${part}" ContentType="${COMMENT_TYPE}"/>`;
  return insideEnd(textOf(await archive.read(TYPES)), 'Types', type);
}

/** Puts something before the end of the root element, which may be written as one closed element. */
function insideEnd(xml: string, root: string, added: string): string {
  const end = xml.lastIndexOf(`</${root}>`);
  if (end >= 0) return `${xml.slice(0, end)}${added}${xml.slice(end)}`;
  return xml.replace(/\/>\s*$/, `>${added}</${root}>`);
}

/** First id that no comment of the file bears. */
function nextId(xml: string): number {
  let highest = -1;
  for (const [, id] of xml.matchAll(/<(?:\w+:)?comment(?:RangeStart|Reference)?\s[^>]*?\bid="(\d+)"/g))
    highest = Math.max(highest, Number(id));
  return highest + 1;
}

/** XML as text; written anew it is UTF-8, and says so. */
function textOf(bytes: Uint8Array): string {
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe;
  const wideBig = bytes[0] === 0xfe && bytes[1] === 0xff;
  const text = new TextDecoder(wide ? 'utf-16le' : wideBig ? 'utf-16be' : 'utf-8').decode(bytes);
  return wide || wideBig ? text.replace(/^(<\?xml[^>]*encoding=)["'][^"']*["']/, '$1"UTF-8"') : text;
}
