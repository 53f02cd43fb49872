import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import OutlinedInput from '@mui/material/OutlinedInput';
import Popover from '@mui/material/Popover';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { useApi } from '../api/context';
import { ask } from '../api/queries';
import { showToast } from './feedback/toast-store';
import styles from './NamedViews.module.css';
import { useErrorText } from './use-error-text';

/** What the popover says; lists speak of views, the search of searches. */
export interface NamedViewsWords {
  readonly title: string;
  readonly none: string;
  readonly name: string;
  readonly save: string;
  readonly failed: string;
  remove(name: string): string;
}

interface NamedViewsProps {
  /** Under which the views are kept in the database. */
  readonly screen: string;
  readonly words: NamedViewsWords;
  /** What it opens beside; null while it is closed. */
  readonly anchor: HTMLElement | null;
  /** Taken where no name is typed, at most forty letters of it. */
  readonly proposedName?: string;
  /** False while there is nothing worth keeping. */
  readonly canSave?: boolean;
  /** What is on the screen now, as text to keep. */
  current(): string;
  /** A kept view was chosen. @throws what `current` of another version wrote and nobody can read */
  onApply(spec: string): void;
  onClose(): void;
}

const longestName = 40;

/** What is on the screen kept under a name in the database, and what was kept before. */
export function NamedViews({
  screen,
  words,
  anchor,
  proposedName = '',
  canSave = true,
  current,
  onApply,
  onClose,
}: NamedViewsProps) {
  const api = useApi();
  const errorText = useErrorText();
  const [name, setName] = useState('');
  const titleId = useId();
  const { data } = useQuery(ask(api, 'lists', 'views', { screen }));
  const onError = (error: Error) => showToast({ tone: 'late', text: words.failed, detail: errorText(error) });
  const save = useMutation({
    mutationFn: (named: string) => api.lists.saveView({ screen, name: named, spec: current() }),
    onError,
    onSuccess: () => setName(''),
  });
  const remove = useMutation({ mutationFn: (id: string) => api.lists.removeView({ id }), onError });

  const proposed = proposedName.trim().slice(0, longestName);
  const named = name.trim() || proposed;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (named !== '') save.mutate(named);
  };
  const apply = (spec: string) => {
    onClose();
    try {
      onApply(spec);
    } catch (error) {
      onError(error as Error);
    }
  };
  return (
    <Popover
      open={anchor !== null}
      anchorEl={anchor}
      onClose={onClose}
      anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
      transformOrigin={{ vertical: 'top', horizontal: 'right' }}
    >
      <div className={styles.views} role="dialog" aria-labelledby={titleId}>
        <div className={styles.title} id={titleId}>
          {words.title}
        </div>
        <div className={styles.kept}>
          {data?.views.length === 0 && <p className={styles.none}>{words.none}</p>}
          {data?.views.map((view) => (
            <div key={view.id} className={styles.view}>
              <Button variant="text" size="small" onClick={() => apply(view.spec)}>
                {view.name}
              </Button>
              <IconButton aria-label={words.remove(view.name)} onClick={() => remove.mutate(view.id)}>
                <DeleteIcon fontSize="small" />
              </IconButton>
            </div>
          ))}
        </div>
        <form className={styles.line} onSubmit={submit}>
          <OutlinedInput
            autoFocus
            fullWidth
            value={name}
            placeholder={proposed || words.name}
            onChange={(event) => setName(event.target.value)}
            slotProps={{ input: { 'aria-label': words.name, maxLength: longestName } }}
          />
          <Button type="submit" disabled={named === '' || !canSave || save.isPending}>
            {words.save}
          </Button>
        </form>
      </div>
    </Popover>
  );
}
