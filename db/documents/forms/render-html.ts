import { createHash } from 'node:crypto';
import { barsOf } from '../../domain/codes/code-128';
import {
  blankOf,
  type CellRole,
  type FormBlock,
  type FormCell,
  type FormDefinition,
  type FormLine,
  type FormMark,
  type FormPicture,
  type FormSeal,
  type FormTable,
  sealDay,
} from './definition';
import { COLUMN_PARTS, FORM_STYLESHEET } from './stylesheet';
import { escapeXml } from './wordml';

const CELL_CLASS: Readonly<Record<CellRole, string>> = {
  label: 'form-label',
  value: 'form-value',
  number: 'form-number',
  statement: 'form-statement',
  card: 'form-card',
};

/**
 * A form as an HTML fragment for preview: escaped text, class names only, no scripts, no inline styles. Shown with
 * `FORM_STYLESHEET`.
 */
export function renderFormHtml(form: FormDefinition): string {
  if (form.sheet === 'wallet') return renderWallet(form);
  const classes = form.orientation === 'landscape' ? 'form-page form-landscape' : 'form-page';
  const title = form.title.split('\n').map(escapeXml).join('<br/>');
  const blocks = form.blocks.map((block, i) => renderBlock(block, form.blocks[i + 1]?.kind === 'table'));
  return `<article class="${classes}"><h1>${title}</h1>${blocks.join('')}</article>`;
}

/** Cards stand without a title: it would go to waste with the cuttings. */
function renderWallet(form: FormDefinition): string {
  const blocks = form.blocks.map((block) => renderBlock(block, false));
  return `<article class="form-page form-wallet">${blocks.join('')}</article>`;
}

/** The printed page allows exactly this stylesheet and nothing else. */
const STYLE_HASH = createHash('sha256').update(FORM_STYLESHEET).digest('base64');

/** A whole page with its stylesheet, for printing. It may load nothing and run nothing. */
export function renderFormPage(form: FormDefinition): string {
  return renderFormsPage(form.title, [form]);
}

/** Many forms as one page, each on a sheet of its own. */
export function renderFormsPage(title: string, forms: readonly FormDefinition[]): string {
  // Pictures stand in the page itself; nothing is fetched for them either.
  const images = forms.some(({ blocks }) => blocks.some(({ kind }) => kind === 'picture'))
    ? 'img-src data:; '
    : '';
  return (
    '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">' +
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; ${images}style-src 'sha256-${STYLE_HASH}'">` +
    `<title>${escapeXml(title.replaceAll('\n', ''))}</title><style>${FORM_STYLESHEET}</style></head>` +
    `<body>${forms.map(renderFormHtml).join('')}</body></html>`
  );
}

function renderBlock(block: FormBlock, beforeTable: boolean): string {
  switch (block.kind) {
    case 'reference':
      return `<p class="form-reference">${renderLine(block.line)}</p>`;
    case 'addressee':
      return `<p>${renderLine(block.line)}</p>`;
    case 'paragraph': {
      const classes = ['form-indent', block.newPage && 'form-new-page', beforeTable && 'form-before-table'];
      return `<p class="${classes.filter(Boolean).join(' ')}">${renderLine(block.line)}</p>`;
    }
    case 'note':
      return `<p class="form-note">${renderLine(block.line)}</p>`;
    case 'seal':
      return renderSeal(block);
    case 'picture':
      return renderPicture(block.picture);
    case 'table':
      return renderTable(block);
  }
}

function renderSeal(seal: FormSeal): string {
  return `<div class="form-seal"><p>${escapeXml(seal.by)}</p><p>${renderLine(sealDay(seal))}</p></div>`;
}

function renderPicture({ mime, bytes, caption }: FormPicture): string {
  const source = `data:${mime};base64,${Buffer.from(bytes).toString('base64')}`;
  const words = escapeXml(caption);
  return `<figure class="form-picture"><img src="${source}" alt="${words}"/><figcaption>${words}</figcaption></figure>`;
}

function renderTable(table: FormTable): string {
  const total = table.widths.reduce((sum, part) => sum + part, 0);
  const columns = table.widths.map((part) => {
    const parts = Math.max(1, Math.round((part / total) * COLUMN_PARTS));
    return `<col class="form-w-${parts}"/>`;
  });
  const head = table.rows.slice(0, table.headRows ?? 0).map((row) => renderRow(row, 'th'));
  const body = table.rows.slice(table.headRows ?? 0).map((row) => renderRow(row, 'td'));
  return (
    `<table${table.density && table.density !== 'form' ? ` class="form-${table.density}"` : ''}><colgroup>${columns.join('')}</colgroup>` +
    `${head.length > 0 ? `<thead>${head.join('')}</thead>` : ''}<tbody>${body.join('')}</tbody></table>`
  );
}

function renderRow(row: readonly FormCell[], tag: 'td' | 'th'): string {
  const mayBreak = row.some((cell) => cell.role === 'statement') ? ' class="form-may-break"' : '';
  const cells = row.map((cell) => {
    const span = (cell.span ?? 1) > 1 ? ` colspan="${cell.span}"` : '';
    const lines = cell.lines.map((line) => `<p>${renderLine(line)}</p>`).join('');
    return `<${tag} class="${CELL_CLASS[cell.role]}"${span}>${cell.bars ? renderBars(cell.bars) : ''}${lines}${cell.seal ? renderSeal(cell.seal) : ''}</${tag}>`;
  });
  return `<tr${mayBreak}>${cells.join('')}</tr>`;
}

/** Bars are drawn, not a picture: they stay sharp whatever the printer, and nothing is loaded. */
function renderBars(text: string): string {
  const drawn = barsOf(text);
  if (drawn === null) return '';
  const path = drawn.bars.map(({ at, width }) => `M${at} 0h${width}v1h-${width}z`).join('');
  return (
    `<svg class="form-bars" viewBox="0 0 ${drawn.width} 1" preserveAspectRatio="none" role="img" ` +
    `aria-label="${escapeXml(text)}"><path d="${path}"/></svg>`
  );
}

function renderLine(line: FormLine): string {
  return line
    .map((part) => {
      if (typeof part === 'string') return escapeXml(part);
      if ('mark' in part) return markHtml(part);
      if (part.value !== '') return escapeXml(part.value);
      return part.blank === 0 ? '' : `<span class="form-blank">${blankOf(part)}</span>`;
    })
    .join('');
}

function markHtml({ text, mark }: FormMark): string {
  const tag = mark === 'removed' ? 'del' : 'ins';
  return `<${tag} class="form-${mark}">${escapeXml(text)}</${tag}>`;
}
