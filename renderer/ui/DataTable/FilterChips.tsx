import AddIcon from '@mui/icons-material/Add';
import CloseIcon from '@mui/icons-material/Close';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import Popover from '@mui/material/Popover';
import { type MouseEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '../../api/contract';
import styles from './DataTable.module.css';
import { FilterEditor } from './FilterEditor';
import type { ListFilter, ListSpec } from './types';
import { isTechnical, type useListColumns } from './use-list-columns';

type Described = Answer<'lists', 'describe'>['columns'][number];

interface FilterChipsProps {
  readonly list: string;
  readonly spec: ListSpec;
  readonly whole: ListSpec;
  readonly columns: ReturnType<typeof useListColumns>;
  readonly described: readonly Described[];
  onSpec(spec: ListSpec): void;
}

interface OpenEditor {
  readonly anchor: HTMLElement;
  readonly column: string;
}

const shownValues = 2;

/** The set filters, each a chip that can be changed or taken away, and the menu that adds one. */
export function FilterChips({ list, spec, whole, columns, described, onSpec }: FilterChipsProps) {
  const { t } = useTranslation('ui');
  const [menu, setMenu] = useState<HTMLElement | null>(null);
  const [editor, setEditor] = useState<OpenEditor | null>(null);
  const filterable = described.filter((column) => column.filter !== 'none' && !isTechnical(column.key));
  const columnOf = (key: string) => described.find((column) => column.key === key);

  const apply = (column: string, filter: ListFilter | null) => {
    const at = spec.filters.findIndex((one) => one.column === column);
    const rest = spec.filters.filter((one) => one.column !== column);
    if (filter) rest.splice(at < 0 ? rest.length : at, 0, filter);
    onSpec({ ...spec, filters: rest });
    setEditor(null);
  };
  const inWords = (filter: ListFilter): string => {
    const column = columnOf(filter.column);
    if (filter.values) {
      // Ids say nothing to a person: how many were chosen does.
      if (isTechnical(filter.column)) return t('table.chosenRows', { count: filter.values.length });
      const words = filter.values.map((value) =>
        column && value !== null ? columns.word(column, value) : t('table.emptyValue'),
      );
      const shown = words.slice(0, shownValues).join(t('table.or'));
      return words.length > shownValues ? t('table.andMore', { shown, count: words.length }) : shown;
    }
    if (filter.from !== undefined && filter.to !== undefined)
      return t('table.span', { from: filter.from, to: filter.to });
    return filter.from !== undefined
      ? t('table.from', { from: filter.from })
      : t('table.to', { to: filter.to });
  };

  const edited = editor && columnOf(editor.column);
  return (
    <div className={styles.chips}>
      {spec.filters.map((filter) => {
        const technical = isTechnical(filter.column);
        const label = technical ? t('table.chosenLabel') : columns.label(filter.column);
        return (
          <span key={filter.column} className={styles.filterChip}>
            <button
              type="button"
              aria-haspopup="dialog"
              disabled={technical}
              onClick={(event: MouseEvent<HTMLElement>) =>
                setEditor({ anchor: event.currentTarget, column: filter.column })
              }
            >
              <span>{t('table.chip', { label })}</span>
              <span className={styles.filterText}>{inWords(filter)}</span>
            </button>
            <IconButton
              aria-label={t('table.removeFilter', { label })}
              onClick={() => apply(filter.column, null)}
            >
              <CloseIcon fontSize="small" />
            </IconButton>
          </span>
        );
      })}
      {filterable.length > 0 && (
        <Button
          variant="text"
          size="small"
          startIcon={<AddIcon />}
          aria-haspopup="menu"
          onClick={(event: MouseEvent<HTMLElement>) => setMenu(event.currentTarget)}
        >
          {t('table.addFilter')}
        </Button>
      )}
      {spec.filters.length > 1 && (
        <Button variant="text" size="small" onClick={() => onSpec({ ...spec, filters: [] })}>
          {t('table.clearFilters')}
        </Button>
      )}
      <Menu
        anchorEl={menu}
        open={menu !== null}
        onClose={() => setMenu(null)}
        slotProps={{ paper: { className: styles.popover ?? '' } }}
      >
        {filterable.map((column) => (
          <MenuItem
            key={column.key}
            onClick={() => {
              if (menu) setEditor({ anchor: menu, column: column.key });
              setMenu(null);
            }}
          >
            {columns.label(column.key)}
          </MenuItem>
        ))}
      </Menu>
      <Popover
        open={editor !== null}
        anchorEl={editor?.anchor ?? null}
        onClose={() => setEditor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
      >
        {edited && (
          <FilterEditor
            key={edited.key}
            list={list}
            spec={whole}
            column={edited}
            label={columns.label(edited.key)}
            word={(value) => columns.word(edited, value)}
            filter={spec.filters.find((filter) => filter.column === edited.key)}
            onApply={(filter) => apply(edited.key, filter)}
          />
        )}
      </Popover>
    </div>
  );
}
