import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { InlineNote } from '../../../ui/InlineNote';
import { FormSheet } from '../../../ui/PagePreview';
import { type CardEntry, draftOf } from '../card-form';
import styles from './cards.module.css';

/** How long writing rests before the preview follows. */
const restFor = 250;
/** A card side that is taller than so many times its width no longer fits its half of the sheet. */
const tallest = 1.55;

/** The wallet card as it would be printed now, front and back; says when it has become too long for its size. */
export function LivePreview({ planId }: { planId: string }) {
  const { t } = useTranslation('responseCards');
  const { control } = useFormContext<CardEntry>();
  const entry = useWatch({ control }) as CardEntry;
  const [draft, setDraft] = useState(() => draftOf(entry));
  const [tooLong, setTooLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setDraft(draftOf(entry)), restFor);
    return () => clearTimeout(timer);
  }, [entry]);
  const { data } = useQuery({
    ...ask(useApi(), 'responseCards', 'draft', { planId, fields: draft, layout: 'wallet' }),
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  return (
    <>
      <div className={styles.preview} role="img" aria-label={t('editor.preview')}>
        {data && (
          <div className={styles.zoomed}>
            <FormSheet
              html={data.html}
              onShown={(shadow) => {
                const side = shadow.querySelector('td');
                setTooLong(side !== null && side.offsetHeight > side.offsetWidth * tallest);
              }}
            />
          </div>
        )}
      </div>
      <p className={styles.muted}>{t('editor.fold')}</p>
      {tooLong && <InlineNote tone="soon">{t('editor.tooLong')}</InlineNote>}
    </>
  );
}
