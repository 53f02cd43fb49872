import ArrowDownwardIcon from '@mui/icons-material/ArrowDownward';
import ArrowUpwardIcon from '@mui/icons-material/ArrowUpward';
import ViewColumnIcon from '@mui/icons-material/ViewColumnOutlined';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import IconButton from '@mui/material/IconButton';
import Popover from '@mui/material/Popover';
import Tooltip from '@mui/material/Tooltip';
import { type MouseEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './DataTable.module.css';
import type { useListColumns } from './use-list-columns';

interface ColumnsMenuProps {
  readonly columns: ReturnType<typeof useListColumns>;
  readonly usual: readonly string[];
}

/** Which columns are shown and in what order; remembered for this screen on this PC. */
export function ColumnsMenu({ columns, usual }: ColumnsMenuProps) {
  const { t } = useTranslation('ui');
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const titleId = useId();
  const order = columns.shown.map((column) => column.key);
  const hidden = columns.all.filter((column) => !order.includes(column.key));
  const setOrder = (next: readonly string[]) => columns.setLayout({ ...columns.layout, columns: next });

  const swap = (at: number, other: number) => {
    const next = [...order];
    const [one, two] = [next[at], next[other]];
    if (one === undefined || two === undefined) return;
    next[at] = two;
    next[other] = one;
    setOrder(next);
  };
  return (
    <>
      <Tooltip title={t('table.columns')}>
        <IconButton
          aria-label={t('table.columns')}
          aria-haspopup="dialog"
          onClick={(event: MouseEvent<HTMLElement>) => setAnchor(event.currentTarget)}
        >
          <ViewColumnIcon />
        </IconButton>
      </Tooltip>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
      >
        <div className={styles.popover} role="dialog" aria-labelledby={titleId}>
          <div className={styles.popoverHead} id={titleId}>
            {t('table.columns')}
          </div>
          <div className={styles.popoverBody}>
            {columns.shown.map((column, at) => (
              <div key={column.key} className={styles.columnItem}>
                {/* biome-ignore lint/a11y/noLabelWithoutControl: the checkbox is inside */}
                <label>
                  <Checkbox
                    checked
                    disabled={order.length === 1}
                    onChange={() => setOrder(order.filter((key) => key !== column.key))}
                  />
                  {column.label}
                </label>
                <IconButton
                  aria-label={t('table.moveUp', { label: column.label })}
                  disabled={at === 0}
                  onClick={() => swap(at, at - 1)}
                >
                  <ArrowUpwardIcon fontSize="small" />
                </IconButton>
                <IconButton
                  aria-label={t('table.moveDown', { label: column.label })}
                  disabled={at === order.length - 1}
                  onClick={() => swap(at, at + 1)}
                >
                  <ArrowDownwardIcon fontSize="small" />
                </IconButton>
              </div>
            ))}
            {hidden.map((column) => (
              <div key={column.key} className={styles.columnItem}>
                {/* biome-ignore lint/a11y/noLabelWithoutControl: the checkbox is inside */}
                <label>
                  <Checkbox checked={false} onChange={() => setOrder([...order, column.key])} />
                  {column.label}
                </label>
              </div>
            ))}
          </div>
          <div className={styles.popoverFoot}>
            <Button
              size="small"
              disabled={order.join() === usual.join() && !columns.layout.widths}
              onClick={() => columns.setLayout({})}
            >
              {t('table.usualColumns')}
            </Button>
          </div>
        </div>
      </Popover>
    </>
  );
}
