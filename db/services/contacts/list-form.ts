import { type FormDefinition, label, value } from '../../documents/forms/definition';

/** A list that hangs on a wall or goes along: title, a line above the table, the table, lines below it. */
export interface ListForm {
  readonly id: string;
  readonly title: string;
  readonly above: string;
  readonly columns: readonly { readonly heading: string; readonly width: number }[];
  readonly rows: readonly (readonly (string | null)[])[];
  readonly below: readonly string[];
  readonly orientation?: 'portrait' | 'landscape';
  readonly density?: 'dense' | 'ledger';
}

/** The list as a form, so that it prints, previews and exports like the statutory ones; its head stands on every page. */
export function listForm({ id, title, above, columns, rows, below, ...look }: ListForm): FormDefinition {
  return {
    id,
    title,
    basis: '',
    orientation: look.orientation ?? 'portrait',
    blocks: [
      { kind: 'note', line: [above] },
      {
        kind: 'table',
        widths: columns.map(({ width }) => width),
        headRows: 1,
        density: look.density ?? 'dense',
        rows: [
          columns.map(({ heading }) => label(heading)),
          ...rows.map((row) => columns.map((_, at) => value(row[at] ?? null))),
        ],
      },
      ...below.map((text) => ({ kind: 'note' as const, line: [text] })),
    ],
  };
}
