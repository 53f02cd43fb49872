import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { useGo } from '../../../app/use-go';
import { InlineNote } from '../../../ui/InlineNote';
import type { Finding } from '../finding-forms';

type Offered = Finding['offered'][number];

/** 重复问题: an earlier finding in like words, by the first of its chain; a person says whether it is the same. */
export function RepeatNote({ repeat, onConfirm }: { repeat: Offered; onConfirm?(repeat: Offered): void }) {
  const { t } = useTranslation('drillFindings');
  const go = useGo();
  return (
    <InlineNote
      tone="soon"
      action={
        <>
          {onConfirm && (
            <Button size="small" variant="text" onClick={() => onConfirm(repeat)}>
              {t('repeat.confirm')}
            </Button>
          )}
          <Button
            size="small"
            variant="text"
            onClick={() => go(`/drills/${repeat.drillId}?tab=findings&finding=${repeat.id}`)}
          >
            {t('repeat.open')}
          </Button>
        </>
      }
    >
      {t(repeat.sameSection ? 'repeat.sameSection' : 'repeat.alike', {
        title: repeat.title,
        drill: repeat.drillTitle,
        count: repeat.times,
      })}
    </InlineNote>
  );
}
