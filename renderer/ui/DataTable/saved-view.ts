import type { TableLayout } from '../preferences';
import type { ListFilter, ListSpec } from './types';

export interface SavedView {
  readonly spec: ListSpec;
  readonly layout: TableLayout;
}

/** A view as the text that the core keeps. */
export function writeView(view: SavedView): string {
  return JSON.stringify(view);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * A kept or linked spec as far as it is understood; what is not is left out. Columns that a register no longer has
 * are refused by the core with a sentence, so they are not checked here.
 */
export function readSpec(value: unknown): ListSpec {
  if (!isRecord(value)) return { text: '', filters: [] };
  const sort = isRecord(value.sort) && typeof value.sort.column === 'string' ? value.sort : null;
  return {
    text: typeof value.text === 'string' ? value.text : '',
    filters: Array.isArray(value.filters)
      ? value.filters.filter(
          (filter): filter is ListFilter => isRecord(filter) && typeof filter.column === 'string',
        )
      : [],
    ...(sort && { sort: { column: String(sort.column), descending: sort.descending === true } }),
  };
}

/** A kept view, or null when the text is not one. */
export function readView(text: string): SavedView | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isRecord(value)) return null;
  return { spec: readSpec(value.spec), layout: isRecord(value.layout) ? (value.layout as TableLayout) : {} };
}
