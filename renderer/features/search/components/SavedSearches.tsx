import BookmarkIcon from '@mui/icons-material/BookmarkBorderOutlined';
import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import OutlinedInput from '@mui/material/OutlinedInput';
import Popover from '@mui/material/Popover';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, type MouseEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { showToast } from '../../../ui/feedback/toast-store';
import { useErrorText } from '../../../ui/use-error-text';
import { readSpec, type SearchSpec, writeSpec } from '../search-spec';
import styles from './search.module.css';

const screen = 'search';

/** Searches kept under a name in the database, words and filters. */
export function SavedSearches({
  spec,
  onSpec,
}: {
  readonly spec: SearchSpec;
  onSpec(spec: SearchSpec): void;
}) {
  const { t } = useTranslation('search');
  const api = useApi();
  const errorText = useErrorText();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [name, setName] = useState('');
  const titleId = useId();
  const { data } = useQuery(ask(api, 'lists', 'views', { screen }));
  const onError = (error: Error) =>
    showToast({ tone: 'late', text: t('saved.failed'), detail: errorText(error) });
  const save = useMutation({
    mutationFn: (named: string) =>
      api.lists.saveView({ screen, name: named, spec: JSON.stringify(writeSpec(spec)) }),
    onError,
    onSuccess: () => setName(''),
  });
  const remove = useMutation({ mutationFn: (id: string) => api.lists.removeView({ id }), onError });

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const named = name.trim() || spec.text.trim().slice(0, 40);
    if (named !== '') save.mutate(named);
  };
  const apply = (text: string) => {
    setAnchor(null);
    try {
      onSpec(readSpec(JSON.parse(text)));
    } catch (error) {
      onError(error as Error);
    }
  };
  return (
    <>
      <Button
        startIcon={<BookmarkIcon />}
        aria-haspopup="dialog"
        onClick={(event: MouseEvent<HTMLElement>) => setAnchor(event.currentTarget)}
      >
        {t('saved.title')}
      </Button>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
      >
        <div className={styles.saved} role="dialog" aria-labelledby={titleId}>
          <div className={styles.savedHead} id={titleId}>
            {t('saved.title')}
          </div>
          {data?.views.length === 0 && <p className={styles.filtersNone}>{t('saved.none')}</p>}
          {data?.views.map((view) => (
            <div key={view.id} className={styles.savedItem}>
              <Button variant="text" size="small" onClick={() => apply(view.spec)}>
                {view.name}
              </Button>
              <IconButton
                aria-label={t('saved.remove', { name: view.name })}
                onClick={() => remove.mutate(view.id)}
              >
                <DeleteIcon fontSize="small" />
              </IconButton>
            </div>
          ))}
          <form className={styles.savedLine} onSubmit={submit}>
            <OutlinedInput
              autoFocus
              fullWidth
              value={name}
              placeholder={spec.text.trim().slice(0, 40) || t('saved.name')}
              onChange={(event) => setName(event.target.value)}
              slotProps={{ input: { 'aria-label': t('saved.name'), maxLength: 40 } }}
            />
            <Button type="submit" disabled={spec.text.trim() === '' || save.isPending}>
              {t('saved.save')}
            </Button>
          </form>
        </div>
      </Popover>
    </>
  );
}
