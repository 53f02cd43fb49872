import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import OutlinedInput from '@mui/material/OutlinedInput';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLawWord } from '../../../ui/use-law-word';
import type { MarkDraft, MarkKind, PlacedItem } from '../types';
import styles from './marking.module.css';

interface MarkEditorProps {
  readonly draft: MarkDraft;
  /** The item that the mark may be tied to: its own, else the one that is open. */
  readonly item: PlacedItem | null;
  readonly closed: boolean;
  onSave(said: { kind: MarkKind; item: string | null; body: string }): void;
  onRemove(): void;
  onClose(): void;
}

const KINDS = ['highlight', 'comment', 'suggestion'] as const;

/** What a mark says: its place as quoted, its kind, the item it speaks to, its words. */
export function MarkEditor({ draft, item, closed, onSave, onRemove, onClose }: MarkEditorProps) {
  const { t } = useTranslation('marking');
  const law = useLawWord();
  const [kind, setKind] = useState(draft.kind);
  const [body, setBody] = useState(draft.body);
  const [tied, setTied] = useState(draft.item !== null);
  const lacksWords = (kind === 'comment' || kind === 'suggestion') && body.trim() === '';
  const save = () => {
    if (!lacksWords && !closed) onSave({ kind, item: tied && item ? item.item.id : null, body });
  };
  return (
    <section className={styles.detail} aria-label={t('mark.title')}>
      <h2 className={styles.detailTitle}>{t(draft.mark ? 'mark.change' : 'mark.title')}</h2>
      <blockquote className={styles.quote}>{draft.quote || t('boxOnPage')}</blockquote>
      {draft.box === null && (
        <div className={styles.verdicts} role="radiogroup" aria-label={t('mark.kind')}>
          {KINDS.map((each) => (
            // biome-ignore lint/a11y/useSemanticElements: in the manner of the verdicts
            <button
              key={each}
              type="button"
              role="radio"
              aria-checked={kind === each}
              disabled={closed}
              className={styles.verdictButton}
              onClick={() => setKind(each)}
            >
              {t(`kind.${each}`)}
            </button>
          ))}
        </div>
      )}
      <OutlinedInput
        multiline
        fullWidth
        autoFocus
        minRows={3}
        maxRows={8}
        value={body}
        disabled={closed}
        placeholder={t('mark.hint')}
        slotProps={{ input: { 'aria-label': t('mark.body'), maxLength: 4000 } }}
        onChange={(event) => setBody(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter' && !event.shiftKey) {
            event.preventDefault();
            save();
          }
          if (event.key === 'Escape') {
            event.preventDefault();
            event.stopPropagation();
            onClose();
          }
        }}
      />
      {item && (
        <FormControlLabel
          control={
            <Checkbox
              size="small"
              checked={tied}
              disabled={closed}
              onChange={(event) => setTied(event.target.checked)}
            />
          }
          label={t('mark.tie', { item: `${item.item.id} ${law(item.item.title)}` })}
        />
      )}
      <div className={styles.editorActions}>
        <Button variant="contained" size="small" disabled={closed || lacksWords} onClick={save}>
          {t('mark.save')}
        </Button>
        <Button size="small" onClick={onClose}>
          {t('mark.close')}
        </Button>
        {draft.mark && (
          <Button size="small" color="error" disabled={closed} onClick={onRemove}>
            {t('mark.remove')}
          </Button>
        )}
      </div>
      <p className={styles.quiet}>{t('mark.keys')}</p>
    </section>
  );
}
