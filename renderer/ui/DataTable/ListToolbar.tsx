import CloseIcon from '@mui/icons-material/Close';
import DownloadIcon from '@mui/icons-material/FileDownloadOutlined';
import SearchIcon from '@mui/icons-material/SearchOutlined';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import InputAdornment from '@mui/material/InputAdornment';
import OutlinedInput from '@mui/material/OutlinedInput';
import Tooltip from '@mui/material/Tooltip';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../api/context';
import type { Answer } from '../../api/contract';
import { useShortcut } from '../shortcuts';
import { useNumberFormat } from '../use-number-format';
import { ColumnsMenu } from './ColumnsMenu';
import styles from './DataTable.module.css';
import { FilterChips } from './FilterChips';
import type { BulkAction, GridSelection, ListSpec } from './types';
import type { useListColumns } from './use-list-columns';
import { ViewsMenu } from './ViewsMenu';

interface ListToolbarProps {
  readonly list: string;
  readonly screen: string;
  readonly spec: ListSpec;
  /** The request with the screen's own filters, as the facets need it. */
  readonly whole: ListSpec;
  readonly columns: ReturnType<typeof useListColumns>;
  readonly described: Answer<'lists', 'describe'>['columns'];
  /** Null until known. */
  readonly total: number | null;
  exporting(): Promise<void>;
  onSpec(spec: ListSpec): void;
}

/** One line: search, filters as chips, how many, views, columns, Excel. */
export function ListToolbar({
  list,
  screen,
  spec,
  whole,
  columns,
  described,
  total,
  exporting,
  onSpec,
}: ListToolbarProps) {
  const { t } = useTranslation('ui');
  const format = useNumberFormat();
  const [busy, setBusy] = useState(false);
  const runExport = async () => {
    setBusy(true);
    try {
      await exporting();
    } finally {
      setBusy(false);
    }
  };
  useShortcut('export', () => void runExport());
  return (
    <div className={styles.toolbar}>
      <SearchBox text={spec.text} onText={(text) => onSpec({ ...spec, text })} />
      <FilterChips
        list={list}
        spec={spec}
        whole={whole}
        columns={columns}
        described={described}
        onSpec={onSpec}
      />
      {total !== null && (
        <span className={styles.count} role="status">
          {t('table.total', { count: total, total: format(total) })}
        </span>
      )}
      <ViewsMenu screen={screen} spec={spec} columns={columns} onSpec={onSpec} />
      <ColumnsMenu
        columns={columns}
        usual={described.filter((column) => column.usual).map((column) => column.key)}
      />
      <Tooltip title={t('table.exportTip')}>
        <span>
          <IconButton
            aria-label={t('table.export')}
            aria-keyshortcuts="Control+E"
            disabled={busy || total === null || total === 0}
            onClick={() => void runExport()}
          >
            <DownloadIcon />
          </IconButton>
        </span>
      </Tooltip>
    </div>
  );
}

const waitForTyping = 250;

/** The box for words; asks for the rows when one pauses, or at once on Enter. Letters of an input method are left alone until chosen. */
function SearchBox({ text, onText }: { text: string; onText(text: string): void }) {
  const { t } = useTranslation('ui');
  const [typed, setTyped] = useState(text);
  const [known, setKnown] = useState(text);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const input = useRef<HTMLInputElement>(null);
  useShortcut('filter', () => input.current?.select());
  useEffect(() => () => clearTimeout(timer.current), []);
  // The words were changed from outside: filters cleared, a view applied.
  if (text !== known) {
    setKnown(text);
    setTyped(text);
  }
  const settle = (value: string) => {
    clearTimeout(timer.current);
    setKnown(value);
    if (value !== text) onText(value);
  };
  const type = (value: string, composing: boolean) => {
    setTyped(value);
    clearTimeout(timer.current);
    if (!composing) timer.current = setTimeout(() => settle(value.trim()), waitForTyping);
  };
  return (
    <OutlinedInput
      className={styles.search ?? ''}
      inputRef={input}
      value={typed}
      placeholder={t('table.search')}
      onChange={(event) => type(event.target.value, (event.nativeEvent as InputEvent).isComposing)}
      onCompositionEnd={(event) => type((event.target as HTMLInputElement).value, false)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) settle(typed.trim());
        if (event.key === 'Escape') {
          setTyped('');
          settle('');
        }
      }}
      startAdornment={
        <InputAdornment position="start">
          <SearchIcon fontSize="small" />
        </InputAdornment>
      }
      endAdornment={
        typed !== '' && (
          <InputAdornment position="end">
            <IconButton
              aria-label={t('table.clearSearch')}
              onClick={() => {
                setTyped('');
                settle('');
              }}
            >
              <CloseIcon fontSize="small" />
            </IconButton>
          </InputAdornment>
        )
      }
      slotProps={{ input: { 'aria-label': t('table.search'), 'aria-keyshortcuts': 'Control+F' } }}
    />
  );
}

interface BulkBarProps {
  readonly list: string;
  readonly spec: ListSpec;
  readonly total: number;
  readonly selection: GridSelection;
  readonly actions: readonly BulkAction[];
}

/** Takes the place of the toolbar while rows are chosen, so that nothing moves: how many, all that match, what can be done. */
export function BulkBar({ list, spec, total, selection, actions }: BulkBarProps) {
  const { t } = useTranslation('ui');
  const api = useApi();
  const format = useNumberFormat();
  const [running, setRunning] = useState<string | null>(null);
  const chooseAll = async () => {
    const { ids } = await api.lists.ids({
      list,
      text: spec.text,
      filters: [...spec.filters],
      ...(spec.sort && { sort: spec.sort }),
    });
    selection.set(new Set(ids));
  };
  const run = async (action: BulkAction) => {
    setRunning(action.key);
    try {
      await action.run([...selection.ids]);
    } finally {
      setRunning(null);
    }
  };
  return (
    <div className={styles.toolbar} data-bulk role="toolbar" aria-label={t('table.bulk')}>
      <span className={styles.chosen}>
        {t('table.chosen', { count: selection.ids.size, chosen: format(selection.ids.size) })}
      </span>
      {selection.ids.size < total && (
        <Button variant="text" size="small" onClick={() => void chooseAll()}>
          {t('table.chooseAll', { total: format(total) })}
        </Button>
      )}
      {actions.map((action) => (
        <Button
          key={action.key}
          size="small"
          color={action.danger ? 'error' : 'inherit'}
          disabled={running !== null}
          onClick={() => void run(action)}
        >
          {action.label}
        </Button>
      ))}
      <Button variant="text" size="small" onClick={() => selection.set(new Set())}>
        {t('table.chooseNone')}
      </Button>
    </div>
  );
}
