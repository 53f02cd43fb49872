import { SaxesParser } from 'saxes';
import { isPlanDeskError } from '../../domain/errors';
import { type NumberShows, numberShows } from './number-formats';
import { refusal } from './refusals';
import { asUtf8 } from './utf8-stream';
import type { ZipParts } from './zip-parts';

/** The small parts of an .xlsx: which sheets there are, where, and which styles show dates. */
export interface WorkbookParts {
  readonly sheets: readonly { name: string; hidden: boolean; part: string }[];
  readonly sharedStrings: string | null;
  /** By cell style index. */
  readonly styles: readonly NumberShows[];
  /** Serials count from 1904-01-01 (old Mac workbooks). */
  readonly since1904: boolean;
}

const SMALL_PART_BYTES = 64 * 1024 * 1024;

interface Relation {
  kind: string;
  target: string;
}

/** Reads relations, workbook and styles. @throws PlanDeskError FILE_NOT_A_WORKBOOK, FILE_DAMAGED, FILE_SUSPICIOUS */
export async function readWorkbookParts(zip: ZipParts): Promise<WorkbookParts> {
  const root = await readRelations(zip, '');
  const main =
    [...root.values()].find((relation) => relation.kind === 'officeDocument')?.target ?? 'xl/workbook.xml';
  if (!zip.has(main)) throw refusal('FILE_NOT_A_WORKBOOK', { reason: 'no-workbook-part' });
  const relations = await readRelations(zip, main);
  const sheets: { name: string; hidden: boolean; part: string }[] = [];
  let since1904 = false;
  let isWorkbook = false;
  await parseXml(zip, main, (name, attributes) => {
    if (name === 'workbook') isWorkbook = true;
    if (name === 'workbookPr') since1904 = /^(1|true)$/.test(attributes.date1904 ?? '');
    if (name !== 'sheet') return;
    const relation = relations.get(attributes['r:id'] ?? idAttribute(attributes));
    // Chart and dialog sheets hold no rows.
    if (relation?.kind !== 'worksheet' || !zip.has(relation.target)) return;
    const hidden = attributes.state === 'hidden' || attributes.state === 'veryHidden';
    sheets.push({ name: attributes.name ?? '', hidden, part: relation.target });
  });
  if (!isWorkbook) throw refusal('FILE_NOT_A_WORKBOOK', { reason: 'no-workbook-part' });
  const partOf = (kind: string) => {
    const target = [...relations.values()].find((relation) => relation.kind === kind)?.target;
    return target !== undefined && zip.has(target) ? target : null;
  };
  const stylesPart = partOf('styles');
  const styles = stylesPart === null ? [] : await readStyles(zip, stylesPart);
  return { sheets, sharedStrings: partOf('sharedStrings'), styles, since1904 };
}

/** The prefix of the relations namespace is a habit, not a rule. */
function idAttribute(attributes: Record<string, string>): string {
  const key = Object.keys(attributes).find((name) => name.endsWith(':id'));
  return key === undefined ? '' : (attributes[key] ?? '');
}

async function readRelations(zip: ZipParts, owner: string): Promise<Map<string, Relation>> {
  const slash = owner.lastIndexOf('/');
  const folder = owner.slice(0, slash + 1);
  const part = `${folder}_rels/${owner.slice(slash + 1)}.rels`;
  const relations = new Map<string, Relation>();
  if (!zip.has(part)) return relations;
  await parseXml(zip, part, (name, attributes) => {
    if (name !== 'Relationship' || attributes.TargetMode === 'External') return;
    const kind = (attributes.Type ?? '').replace(/^.*\//, '');
    relations.set(attributes.Id ?? '', { kind, target: resolveTarget(folder, attributes.Target ?? '') });
  });
  return relations;
}

function resolveTarget(folder: string, target: string): string {
  const path = target.startsWith('/') ? target.slice(1) : folder + target;
  const steps: string[] = [];
  for (const step of path.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.join('/');
}

async function readStyles(zip: ZipParts, part: string): Promise<NumberShows[]> {
  const codes = new Map<number, string>();
  const styles: NumberShows[] = [];
  let inCellFormats = false;
  await parseXml(
    zip,
    part,
    (name, attributes) => {
      if (name === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
      if (name === 'cellXfs') inCellFormats = true;
      if (name !== 'xf' || !inCellFormats) return;
      const id = Number(attributes.numFmtId ?? 0);
      styles.push(numberShows(id, codes.get(id)));
    },
    (name) => {
      if (name === 'cellXfs') inCellFormats = false;
    },
  );
  return styles;
}

type OpenTag = (localName: string, attributes: Record<string, string>) => void;

async function parseXml(
  zip: ZipParts,
  part: string,
  open: OpenTag,
  close?: (localName: string) => void,
): Promise<void> {
  const bytes = await zip.bytes(part, SMALL_PART_BYTES);
  const parser = new SaxesParser();
  const local = (name: string) => name.slice(name.indexOf(':') + 1);
  parser.on('doctype', () => {
    throw refusal('FILE_SUSPICIOUS', { reason: 'doctype', entry: part });
  });
  parser.on('error', (cause) => {
    throw refusal('FILE_DAMAGED', { reason: cause.message, entry: part }, cause);
  });
  parser.on('opentag', (tag) => open(local(tag.name), tag.attributes as Record<string, string>));
  if (close !== undefined) parser.on('closetag', (tag) => close(local(tag.name)));
  try {
    for await (const chunk of asUtf8(once(bytes), part)) parser.write(chunk.toString('utf8'));
    parser.close();
  } catch (error) {
    if (isPlanDeskError(error)) throw error;
    throw refusal('FILE_DAMAGED', { reason: String(error), entry: part }, error);
  }
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}
