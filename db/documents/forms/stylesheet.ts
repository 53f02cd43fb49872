import {
  FONTS,
  LANDSCAPE_PAGE,
  LATIN_FONT,
  LINE_PITCH,
  MARK_COLOUR,
  PAGE,
  SIZE,
  WALLET_PAGE,
  WALLET_ROW,
} from './typography';

/** Table columns are laid out in this many parts; a class `form-w-N` takes N of them. */
export const COLUMN_PARTS = 48;

const names = (role: keyof typeof FONTS): string =>
  [LATIN_FONT, FONTS[role].name, ...FONTS[role].fallbacks].map((name) => `"${name}"`).join(', ');

const margins = (page: typeof PAGE | typeof LANDSCAPE_PAGE | typeof WALLET_PAGE): string =>
  `${page.top}mm ${page.right}mm ${page.bottom}mm ${page.left}mm`;

const widths = Array.from(
  { length: COLUMN_PARTS },
  (_, i) => `.form-w-${i + 1} { width: ${(((i + 1) * 100) / COLUMN_PARTS).toFixed(4)}%; }`,
).join('\n');

/** Told by the line through or under it: the colour is lost in print. */
const MARKS = [
  ['removed', MARK_COLOUR.removed, 'line-through'],
  ['added', MARK_COLOUR.added, 'underline'],
] as const;

/**
 * The one stylesheet of all forms, for preview and print. It scopes everything under `.form-page`, so that it can be
 * used inside a screen, and sets the paper by `@page`.
 */
export const FORM_STYLESHEET = `@page { size: A4 portrait; margin: ${margins(PAGE)}; }
@page wallet { size: A4 landscape; margin: ${margins(WALLET_PAGE)}; }
@page sideways { size: A4 landscape; margin: ${margins(LANDSCAPE_PAGE)}; }
.form-page { box-sizing: border-box; width: ${PAGE.width}mm; min-height: ${PAGE.height}mm; margin: 0 auto; padding: ${margins(PAGE)}; background: #fff; color: #000; font: ${SIZE.三号}pt/${LINE_PITCH}pt ${names('body')}; text-align: justify; overflow-wrap: anywhere; }
.form-page.form-landscape { page: sideways; width: ${LANDSCAPE_PAGE.width}mm; min-height: ${LANDSCAPE_PAGE.height}mm; padding: ${margins(LANDSCAPE_PAGE)}; }
.form-page h1 { margin: 0 0 ${LINE_PITCH / 2}pt; font: normal ${SIZE.二号}pt/34pt ${names('title')}; text-align: center; }
.form-page p { margin: 0; }
.form-page .form-indent { text-indent: 2em; }
.form-page .form-reference { font-size: ${SIZE.四号}pt; text-align: right; }
.form-page .form-note { font-size: ${SIZE.小四}pt; line-height: 20pt; }
.form-page .form-new-page, .form-page + .form-page { break-before: page; }
.form-page .form-before-table { break-after: avoid; }
.form-page .form-seal { margin-left: 48%; padding-top: ${LINE_PITCH}pt; text-align: center; break-inside: avoid; }
.form-page .form-blank { text-decoration: underline; white-space: pre; }
${MARKS.map(([mark, colour, line]) => `.form-page .form-${mark} { color: #${colour}; text-decoration: ${line}; }`).join('\n')}
.form-page .form-picture { margin: 0 0 12pt; text-align: center; text-indent: 0; break-inside: avoid; }
.form-page .form-picture img { display: inline-block; max-width: 140mm; max-height: 88mm; }
.form-page .form-picture figcaption { font-size: ${SIZE.小四}pt; line-height: 20pt; }
.form-page table { width: 100%; margin: 0 0 12pt; border-collapse: collapse; table-layout: fixed; font-size: ${SIZE.四号}pt; line-height: 1.3; }
.form-page table.form-dense { font-size: ${SIZE.五号}pt; }
.form-page td, .form-page th { height: 32pt; padding: 2pt 4pt; border: 0.5pt solid #000; font-weight: normal; vertical-align: middle; text-align: left; }
.form-page .form-dense td, .form-page .form-dense th { height: 22pt; }
.form-page table.form-ledger { font-size: ${SIZE.六号}pt; line-height: 1.25; }
.form-page .form-ledger td, .form-page .form-ledger th { height: 18pt; padding: 1pt 1.5pt; }
.form-page thead th { font-family: ${names('head')}; }
.form-page .form-label { text-align: center; }
.form-page .form-bars { display: block; width: 46mm; height: 11mm; margin: 1mm auto; shape-rendering: crispEdges; }
.form-page .form-bars + p { font: ${SIZE.三号}pt/1.3 ${names('head')}; letter-spacing: 0.1em; }
.form-page .form-number { text-align: right; font-variant-numeric: tabular-nums; }
.form-page .form-statement { line-height: ${LINE_PITCH}pt; }
.form-page tr { break-inside: avoid; }
.form-page tr.form-may-break { break-inside: auto; }
.form-page.form-wallet { page: wallet; width: ${WALLET_PAGE.width}mm; min-height: ${WALLET_PAGE.height}mm; padding: ${margins(WALLET_PAGE)}; }
.form-page table.form-wallet { margin: 0; font-size: ${SIZE.小五}pt; line-height: 1.4; }
.form-page .form-wallet td.form-card { height: ${WALLET_ROW}mm; padding: 3mm; border: 0.5pt solid #000; vertical-align: top; }
.form-page .form-wallet td.form-card:nth-child(odd) { border-right: 0.5pt dashed #666; }
.form-page .form-wallet td.form-card:nth-child(even) { border-left: 0.5pt dashed #666; }
.form-page .form-wallet td.form-card p { padding-bottom: 0.6mm; }
.form-page .form-wallet td.form-card p:first-child { padding-bottom: 1.2mm; font: ${SIZE.小四}pt/1.3 ${names('head')}; text-align: center; }
@media print { .form-page, .form-page.form-landscape, .form-page.form-wallet { width: auto; min-height: 0; padding: 0; } }
${widths}
`;
