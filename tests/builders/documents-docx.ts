import { buildZip, type ZipEntrySpec } from './documents-zip';

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE_LINKS = 'http://schemas.openxmlformats.org/package/2006/relationships';

export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** A run of text. `properties` is the inside of w:rPr. */
export function run(text: string, properties = ''): string {
  const format = properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`;
  return `<w:r>${format}<w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r>`;
}

/** A paragraph of ready-made runs or plain text. `properties` is the inside of w:pPr. */
export function para(content: string, properties = ''): string {
  const inner = content.startsWith('<') || content === '' ? content : run(content);
  return `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${inner}</w:p>`;
}

/** A paragraph in a named style. */
export function styled(styleId: string, text: string): string {
  return para(run(text), `<w:pStyle w:val="${styleId}"/>`);
}

/** A table; a cell is plain text or ready-made paragraphs. */
export function table(rows: readonly (readonly string[])[]): string {
  const cell = (content: string): string =>
    `<w:tc>${content.startsWith('<') ? content : para(content)}</w:tc>`;
  return `<w:tbl><w:tblPr/>${rows.map((row) => `<w:tr>${row.map(cell).join('')}</w:tr>`).join('')}</w:tbl>`;
}

/** A paragraph style; `properties` goes in as written (w:basedOn, w:pPr …). */
export function style(id: string, name: string, properties = ''): string {
  return `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${properties}</w:style>`;
}

export interface DocxSpec {
  readonly body: string;
  /** Inside of w:styles. */
  readonly styles?: string;
  readonly headers?: readonly string[];
  readonly footers?: readonly string[];
  readonly footnotes?: string;
  /** Put before the root element of the main part. */
  readonly prologue?: string;
  readonly extraEntries?: readonly ZipEntrySpec[];
  /** Relationship elements added to those of the main part. */
  readonly extraLinks?: string;
  /** Namespace prefix of the main part; `w` unless told. */
  readonly prefix?: string;
  /** Path of the main part; `word/document.xml` unless told. */
  readonly mainPart?: string;
  readonly encoding?: 'utf8' | 'utf16le';
  /** Content of [Content_Types].xml; none are named unless told. */
  readonly types?: string;
}

/** The entries of a Word document, for tests that bend them before zipping. */
export function docxEntries(spec: DocxSpec): ZipEntrySpec[] {
  const main = spec.mainPart ?? 'word/document.xml';
  const slash = main.lastIndexOf('/');
  const parts: ZipEntrySpec[] = [];
  const links: string[] = [];
  const add = (type: string, name: string, root: string, content: string): void => {
    parts.push({ name: `word/${name}`, data: `<w:${root} xmlns:w="${W}">${content}</w:${root}>` });
    links.push(link(`r${links.length + 1}`, type, `/word/${name}`));
  };
  if (spec.styles !== undefined) add('styles', 'styles.xml', 'styles', spec.styles);
  spec.headers?.forEach((text, i) => {
    add('header', `header${i + 1}.xml`, 'hdr', text.startsWith('<') ? text : para(text));
  });
  spec.footers?.forEach((text, i) => {
    add('footer', `footer${i + 1}.xml`, 'ftr', text.startsWith('<') ? text : para(text));
  });
  if (spec.footnotes !== undefined) {
    add('footnotes', 'footnotes.xml', 'footnotes', `<w:footnote w:id="1">${spec.footnotes}</w:footnote>`);
  }
  return [
    { name: '[Content_Types].xml', data: spec.types ?? '<Types/>' },
    { name: '_rels/.rels', data: relationships(link('rId1', 'officeDocument', main)) },
    { name: main, data: encode(mainXml(spec), spec.encoding) },
    {
      name: `${main.slice(0, slash)}/_rels/${main.slice(slash + 1)}.rels`,
      data: relationships(links.join('') + (spec.extraLinks ?? '')),
    },
    ...parts,
    ...(spec.extraEntries ?? []),
  ];
}

/** A Word document as bytes. */
export function buildDocx(spec: DocxSpec): Buffer {
  return buildZip(docxEntries(spec));
}

function mainXml(spec: DocxSpec): string {
  const xml =
    `${spec.prologue ?? '<?xml version="1.0" standalone="yes"?>'}<w:document xmlns:w="${W}" xmlns:r="${R}" ` +
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" ' +
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" ' +
    `xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><w:body>${spec.body}</w:body></w:document>`;
  if (spec.prefix === undefined) return xml;
  const prefix = spec.prefix === '' ? '' : `${spec.prefix}:`;
  return xml
    .replace('xmlns:w=', spec.prefix === '' ? 'xmlns=' : `xmlns:${spec.prefix}=`)
    .replaceAll(/(<\/?)w:/g, `$1${prefix}`);
}

function encode(xml: string, encoding: 'utf8' | 'utf16le' = 'utf8'): Buffer {
  return encoding === 'utf8' ? Buffer.from(xml) : Buffer.from(`\ufeff${xml}`, 'utf16le');
}

function relationships(links: string): string {
  return `<Relationships xmlns="${PACKAGE_LINKS}">${links}</Relationships>`;
}

/** A relationship element. */
export function link(id: string, type: string, target: string, external = false): string {
  return `<Relationship Id="${id}" Type="${R}/${type}" Target="${target}"${external ? ' TargetMode="External"' : ''}/>`;
}

/** A plain .docx of these paragraphs that passes as an office's own layout. */
export function buildOwnLayout(...paragraphs: string[]): Buffer {
  const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
  return buildDocx({
    body: paragraphs.map((text) => para(text)).join(''),
    types: `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${type}"/></Types>`,
  });
}
