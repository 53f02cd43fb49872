import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '../../api/contract';
import { type TableLayout, usePreference } from '../preferences';
import { StateChip } from '../StateChip';
import { ToneText } from '../ToneText';
import { usePeriodWord } from '../use-period-word';
import { useRuleTitles } from '../use-rule-titles';
import type { GridColumn, ListRow } from './types';
import { useCodeWord } from './use-code-word';

type Described = Answer<'lists', 'describe'>['columns'][number];

export type ListCells = Readonly<Record<string, (row: ListRow) => ReactNode>>;

const manySeparator = '、';

interface ListColumns {
  /** The shown columns in the person's order and widths. */
  readonly shown: readonly GridColumn<ListRow>[];
  /** Every column the register has, for the column menu. */
  readonly all: readonly { readonly key: string; readonly label: string }[];
  readonly layout: TableLayout;
  setLayout(layout: TableLayout): void;
  label(key: string): string;
  /** A value of a column in words, as its cells and filters show it. */
  word(column: Described, value: string | number | null): string;
}

/** Turns the core's description of a register into grid columns with words, alignment and the person's layout. */
export function useListColumns(
  list: string,
  screen: string,
  described: readonly Described[],
  cells: ListCells,
  canOpen: boolean,
): ListColumns {
  const { t, i18n } = useTranslation(['lists', 'ui']);
  const codeWord = useCodeWord();
  const periodWord = usePeriodWord();
  const ruleTitles = useRuleTitles(described.some((column) => column.codes === 'rules'));
  const [tables, setTables] = usePreference('tables');
  const layout = tables[screen] ?? noLayout;

  return useMemo(() => {
    const label = (key: string) =>
      t(`lists:${list}.${key}` as 'ui:table.columns', {
        defaultValue: t(`lists:common.${key}` as 'ui:table.columns', { defaultValue: key }),
      });
    const word = (column: Described, value: string | number | null): string => {
      if (value === null || value === '') return '';
      if (column.type === 'boolean') return value === 1 ? t('ui:table.yes') : t('ui:table.no');
      if (column.key === 'period') return periodWord(String(value));
      if (column.codes === undefined) return String(value);
      if (column.codes === 'rules' && i18n.language === 'zh')
        return ruleTitles.get(String(value)) ?? codeWord('rules', value);
      return String(value)
        .split(manySeparator)
        .map((one) => codeWord(column.codes ?? '', one))
        .join(t('ui:table.or'));
    };
    const usual = described.filter((column) => column.usual).map((column) => column.key);
    const byKey = new Map(described.map((column) => [column.key, column]));
    const order = (layout.columns ?? usual).filter((key) => byKey.has(key));
    // A number may be empty where a name never is, so the name is what one presses.
    const openKey = order.find((key) => nameKeys.has(key)) ?? order[0];
    const shown = order.flatMap((key): GridColumn<ListRow>[] => {
      const column = byKey.get(key);
      if (!column) return [];
      const text = (row: ListRow) => word(column, row.cells[key] ?? null);
      const own = cells[key];
      const drawn = own ?? drawnBy(column, text);
      return [
        {
          key,
          label: label(key),
          width: layout.widths?.[key] ?? column.width,
          align: column.type === 'number' || column.type === 'days' ? 'end' : 'start',
          sortable: column.sortable,
          grow: key === openKey && layout.widths?.[key] === undefined,
          opens: canOpen && key === openKey && column.type !== 'state',
          text,
          ...(drawn && { cell: drawn }),
        },
      ];
    });
    return {
      shown,
      all: described
        .filter((column) => !isTechnical(column.key))
        .map((column) => ({ key: column.key, label: label(column.key) })),
      layout,
      setLayout: (next: TableLayout) => setTables({ ...tables, [screen]: next }),
      label,
      word,
    };
  }, [
    t,
    i18n.language,
    codeWord,
    periodWord,
    ruleTitles,
    list,
    screen,
    described,
    cells,
    canOpen,
    layout,
    tables,
    setTables,
  ]);
}

const noLayout: TableLayout = {};

const nameKeys: ReadonlySet<string> = new Set(['name', 'title', 'ownerName', 'fileName']);

/** Columns that only screens filter by: ids say nothing to a person. */
export function isTechnical(key: string): boolean {
  return /Id$/.test(key);
}

/** Cells that need more than their text. */
function drawnBy(
  column: Described,
  text: (row: ListRow) => string,
): ((row: ListRow) => ReactNode) | undefined {
  switch (column.type) {
    case 'state':
      return (row) => {
        const value = row.cells[column.key];
        return value === null || value === undefined ? null : (
          <StateChip quiet of={(column.codes ?? '').replace(/^state\./, '')} state={String(value)} />
        );
      };
    case 'days':
      return (row) => {
        const value = row.cells[column.key];
        return typeof value === 'number' ? <ToneText days={value}>{text(row)}</ToneText> : null;
      };
    default:
      return undefined;
  }
}
