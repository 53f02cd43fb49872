import type { FormBlock, FormCell, FormDefinition, FormField, FormLine, FormSeal } from '../definition';
import type {
  EachLine,
  FormKind,
  FormRow,
  FormValues,
  LayoutBlock,
  LayoutCell,
  LayoutLine,
  LayoutSeal,
} from './kind';

/** A line taken apart: fixed words, and slots with the characters that are left for a pen. */
type Piece = string | { readonly slot: string; readonly blank: number };

const SLOT = /\{([^{}|]+)(?:\|(\d+))?\}/g;
const pieces = new Map<LayoutLine, readonly Piece[]>();

/** Takes a line apart; each line of the pack once. */
export function piecesOf(line: LayoutLine): readonly Piece[] {
  const known = pieces.get(line);
  if (known) return known;
  const found: Piece[] = [];
  let from = 0;
  for (const match of line.matchAll(SLOT)) {
    if (match.index > from) found.push(line.slice(from, match.index));
    found.push({ slot: match[1] ?? '', blank: Number(match[2] ?? 0) });
    from = match.index + match[0].length;
  }
  if (from < line.length) found.push(line.slice(from));
  pieces.set(line, found);
  return found;
}

/** How the lines, rows and entries of a kind become those of a form: once with values, once with the placeholders themselves. */
interface Filling {
  line(line: LayoutLine, row: FormRow): FormLine;
  each(list: string, least: number): readonly FormRow[];
  /** Lines for every entry of a list. */
  lines(each: EachLine): readonly FormLine[];
  row(list: string, cells: readonly FormCell[]): readonly FormCell[];
  shows(list: string | undefined): boolean;
}

/** A form of the pack with values: rendered alike to .docx and to the page, and handed to an office's own template. */
export function fillForm(kind: FormKind, values: FormValues): FormDefinition {
  const each = (list: string, least: number): readonly FormRow[] => {
    const rows = values.lists[list] ?? [];
    return rows.length >= least ? rows : [...rows, ...Array<FormRow>(least - rows.length).fill({})];
  };
  const line = (text: LayoutLine, row: FormRow): FormLine =>
    piecesOf(text).map((piece): string | FormField => {
      if (typeof piece === 'string') return piece;
      const own = Object.hasOwn(row, piece.slot) ? row[piece.slot] : values.text[piece.slot];
      return { value: (own ?? '').trim(), blank: piece.blank };
    });
  return {
    ...outline(kind),
    values,
    blocks: layOut(kind, {
      line,
      each,
      lines: (of) => each(of.each, of.least ?? 0).map((row) => line(of.line, row)),
      row: (_list, cells) => cells,
      shows: (list) => list === undefined || (values.lists[list] ?? []).length > 0,
    }),
  };
}

/**
 * The form with its placeholders instead of values: what an office begins with when it makes a template of its own. Lists
 * stand between `{#名称}` and `{/名称}`.
 */
export function starterForm(kind: FormKind): FormDefinition {
  const line = (text: LayoutLine): FormLine =>
    piecesOf(text).map((piece) => (typeof piece === 'string' ? piece : `{${piece.slot}}`));
  return {
    ...outline(kind),
    blocks: layOut(kind, {
      line,
      each: () => [{}],
      lines: (of) => [[`{#${of.each}}`], line(of.line), [`{/${of.each}}`]],
      row: (list, cells) =>
        cells.map((each, at) => ({
          ...each,
          lines: each.lines.map((words, first) => [
            ...(at === 0 && first === 0 ? [`{#${list}}`] : []),
            ...words,
            ...(at === cells.length - 1 && first === each.lines.length - 1 ? [`{/${list}}`] : []),
          ]),
        })),
      shows: () => true,
    }),
  };
}

const outline = ({ id, title, basis, orientation }: FormKind) => ({
  id,
  title,
  basis,
  ...(orientation && { orientation }),
});

function layOut(kind: FormKind, filling: Filling): FormBlock[] {
  return kind.blocks.flatMap((block) => layOutBlock(block, filling));
}

function layOutBlock(block: LayoutBlock, filling: Filling): FormBlock[] {
  switch (block.kind) {
    case 'reference':
    case 'addressee':
    case 'note':
      return [{ kind: block.kind, line: filling.line(block.line, {}) }];
    case 'paragraph': {
      if (!filling.shows(block.when)) return [];
      const lines =
        typeof block.line === 'string' ? [filling.line(block.line, {})] : filling.lines(block.line);
      return lines.map((line) => ({
        kind: 'paragraph' as const,
        line,
        ...(block.newPage && { newPage: true }),
      }));
    }
    case 'seal':
      return [{ kind: 'seal', ...seal(block, filling) }];
    case 'table': {
      if (!filling.shows(block.when)) return [];
      const { widths, headRows, density } = block;
      const rows = block.rows.flatMap((row): (readonly FormCell[])[] => {
        if (!('each' in row)) return [cells(row, filling, {})];
        return filling
          .each(row.each, row.least ?? 0)
          .map((entry) => filling.row(row.each, cells(row.cells, filling, entry)));
      });
      return [{ kind: 'table', widths, rows, ...(headRows && { headRows }), ...(density && { density }) }];
    }
  }
}

function cells(row: readonly LayoutCell[], filling: Filling, entry: FormRow): FormCell[] {
  return row.map(({ role, lines, span, seal: stamp }) => ({
    role,
    lines: lines.flatMap((line) =>
      typeof line === 'string' ? [filling.line(line, entry)] : filling.lines(line),
    ),
    ...(span !== undefined && span > 1 && { span }),
    ...(stamp && { seal: seal(stamp, filling) }),
  }));
}

/** A day that is not known is left to the pen with its 年, 月 and 日. */
function seal(of: LayoutSeal, filling: Filling): FormSeal {
  const words = (line: LayoutLine) =>
    filling
      .line(line, {})
      .map((part) => (typeof part === 'string' ? part : 'value' in part ? part.value : part.text))
      .join('');
  const day = words(of.day);
  return { by: words(of.by), date: null, ...(day !== '' && { day }) };
}
