import BookmarkIcon from '@mui/icons-material/BookmarkBorderOutlined';
import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import OutlinedInput from '@mui/material/OutlinedInput';
import Popover from '@mui/material/Popover';
import Tooltip from '@mui/material/Tooltip';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, type MouseEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../api/context';
import { ask } from '../../api/queries';
import { showToast } from '../feedback/toast-store';
import { useErrorText } from '../use-error-text';
import styles from './DataTable.module.css';
import { readView, writeView } from './saved-view';
import type { ListSpec } from './types';
import type { useListColumns } from './use-list-columns';

interface ViewsMenuProps {
  readonly screen: string;
  readonly spec: ListSpec;
  readonly columns: ReturnType<typeof useListColumns>;
  onSpec(spec: ListSpec): void;
}

/** Named views of a register: filters, order and columns, kept in the database. */
export function ViewsMenu({ screen, spec, columns, onSpec }: ViewsMenuProps) {
  const { t } = useTranslation('ui');
  const api = useApi();
  const errorText = useErrorText();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [name, setName] = useState('');
  const titleId = useId();
  const { data } = useQuery(ask(api, 'lists', 'views', { screen }));
  const onError = (error: Error) =>
    showToast({ tone: 'late', text: t('table.viewFailed'), detail: errorText(error) });
  const save = useMutation({
    mutationFn: (view: { screen: string; name: string; spec: string }) => api.lists.saveView(view),
    onError,
    onSuccess: () => setName(''),
  });
  const remove = useMutation({ mutationFn: (view: { id: string }) => api.lists.removeView(view), onError });

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '')
      save.mutate({ screen, name: name.trim(), spec: writeView({ spec, layout: columns.layout }) });
  };
  const apply = (text: string) => {
    const view = readView(text);
    if (!view) return;
    columns.setLayout(view.layout);
    onSpec(view.spec);
    setAnchor(null);
  };
  return (
    <>
      <Tooltip title={t('table.views')}>
        <IconButton
          aria-label={t('table.views')}
          aria-haspopup="dialog"
          onClick={(event: MouseEvent<HTMLElement>) => setAnchor(event.currentTarget)}
        >
          <BookmarkIcon />
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
            {t('table.views')}
          </div>
          <div className={styles.popoverBody}>
            {data?.views.length === 0 && <p className={styles.facetCount}>{t('table.noViews')}</p>}
            {data?.views.map((view) => (
              <div key={view.id} className={styles.columnItem}>
                <Button variant="text" size="small" onClick={() => apply(view.spec)}>
                  {view.name}
                </Button>
                <span className={styles.chips} />
                <IconButton
                  aria-label={t('table.removeView', { name: view.name })}
                  onClick={() => remove.mutate({ id: view.id })}
                >
                  <DeleteIcon fontSize="small" />
                </IconButton>
              </div>
            ))}
          </div>
          <form className={styles.saveLine} onSubmit={submit}>
            <OutlinedInput
              fullWidth
              value={name}
              placeholder={t('table.viewName')}
              onChange={(event) => setName(event.target.value)}
              slotProps={{ input: { 'aria-label': t('table.viewName'), maxLength: 40 } }}
            />
            <Button type="submit" disabled={name.trim() === '' || save.isPending}>
              {t('table.saveView')}
            </Button>
          </form>
        </div>
      </Popover>
    </>
  );
}
