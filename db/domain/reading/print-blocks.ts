import { type ParagraphBlock, type Span, spanText, type ViewBlock } from './blocks';

/** Looks of the printed page: A4, the margins and the type of an official document. Runs in a window without script. */
const STYLE = `@page{size:A4;margin:37mm 26mm 35mm 28mm}body{margin:0;font:12pt/1.75 FangSong,"Noto Serif CJK SC",serif}
p{margin:0;min-height:1.75em;white-space:pre-wrap;overflow-wrap:anywhere}p.h{font-family:SimHei,"Noto Sans CJK SC",sans-serif;break-after:avoid}
table{width:100%;border-collapse:collapse;font-size:10.5pt;line-height:1.5}td{border:0.5pt solid black;padding:1mm 1.5mm;vertical-align:middle}
tr{break-inside:avoid}img{max-width:100%}.break{break-after:page}.sheet{display:block;width:210mm;break-after:page}`;

/** Looks of printed PDF pages: each fills its sheet. */
const PAGE_STYLE =
  '@page{size:A4;margin:0}body{margin:0}img{display:block;max-width:210mm;max-height:296mm;margin:auto;break-after:page}';

/** A page for the printer from our own blocks; `pictures` gives the address of a picture's bytes. */
export function blocksHtml(
  title: string,
  blocks: readonly ViewBlock[],
  pictures: ReadonlyMap<number, string>,
): string {
  return pageHtml(title, STYLE, blocks.map((block) => blockHtml(block, pictures)).join(''));
}

/** A page for the printer from pictures of pages. */
export function picturesHtml(title: string, pages: readonly string[]): string {
  return pageHtml(title, PAGE_STYLE, pages.map((page) => `<img src="${page}">`).join(''));
}

function pageHtml(title: string, style: string, body: string): string {
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title><style>${style}</style></head><body>${body}</body></html>`;
}

function blockHtml(block: ViewBlock, pictures: ReadonlyMap<number, string>): string {
  if (block.kind === 'page-break') return '<div class="break"></div>';
  if (block.kind === 'paragraph') return paragraphHtml(block, pictures);
  const columns = block.widths.map((width) => `<col style="width:${width * 100}%">`).join('');
  const rows = block.rows.map((row) => {
    const cells = row.map(
      (cell) =>
        `<td colspan="${cell.columns}" rowspan="${cell.rows}">${cell.blocks.map((inner) => blockHtml(inner, pictures)).join('')}</td>`,
    );
    return `<tr>${cells.join('')}</tr>`;
  });
  return `<table><colgroup>${columns}</colgroup>${rows.join('')}</table>`;
}

function paragraphHtml(block: ParagraphBlock, pictures: ReadonlyMap<number, string>): string {
  const { level, align, indent, firstLine, size, number, spans } = block;
  const looks = [
    align && `text-align:${align}`,
    indent && `padding-left:${indent}em`,
    firstLine && `text-indent:${firstLine}em`,
    size && `font-size:${size}pt`,
  ].filter(Boolean);
  const text = spans.map((span) => spanHtml(span, pictures)).join('');
  const head = number === undefined ? '' : `${escapeHtml(number)} `;
  return `<p${level === undefined ? '' : ' class="h"'} style="${looks.join(';')}">${head}${text}</p>`;
}

function spanHtml(span: Span, pictures: ReadonlyMap<number, string>): string {
  if (typeof span === 'string') return escapeHtml(span);
  if ('picture' in span) {
    const source = pictures.get(span.picture);
    const width = span.width > 0 ? ` width="${span.width}"` : '';
    return source === undefined ? '' : `<img src="${source}"${width}>`;
  }
  if (!('text' in span)) return '';
  let html = escapeHtml(spanText(span));
  if (span.bold) html = `<b>${html}</b>`;
  if (span.underline) html = `<u>${html}</u>`;
  return span.raised ? `<${span.raised}>${html}</${span.raised}>` : html;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
