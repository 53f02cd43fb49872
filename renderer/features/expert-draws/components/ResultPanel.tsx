import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePermission } from '../../../app/use-system-state';
import blocks from '../../../ui/blocks.module.css';
import { useCodeWord } from '../../../ui/DataTable/use-code-word';
import { EmptyState } from '../../../ui/EmptyState';
import { InlineNote } from '../../../ui/InlineNote';
import { Panel } from '../../../ui/Page';
import { SimpleTable } from '../../../ui/SimpleTable';
import { StateChip } from '../../../ui/StateChip';
import type { Draw, DrawPlace } from '../draw-forms';
import { AnswerDrawer } from './AnswerDrawer';
import styles from './expert-draws.module.css';

/** The drawn order of each specialty, whose turn it is, what people said. */
export function ResultPanel({ draw }: { draw: Draw }) {
  const { t } = useTranslation('expertDraws');
  const [answering, setAnswering] = useState<DrawPlace | null>(null);
  if (draw.drawnAt === null) return <EmptyState title={t('result.waiting')} text={t('result.waitingText')} />;
  const followed = draw.nextDrawId !== null;
  return (
    <>
      <div className={styles.notes}>
        {draw.complete && (
          <InlineNote tone="met">
            {t(draw.reviewId === null ? 'result.complete' : 'result.completeReview')}
          </InlineNote>
        )}
        {draw.missing.length > 0 && !followed && (
          <InlineNote tone="late">
            {t('result.missingNote', {
              what: draw.missing.map((need) => t('result.missing', need)).join(t('result.separator')),
            })}
          </InlineNote>
        )}
      </div>
      {draw.needs.map(({ specialty, label, count }) => (
        <Panel key={specialty} title={t('result.title', { label, count })} flush>
          <Places
            label={label}
            places={draw.places.filter((place) => place.specialty === specialty)}
            onAnswer={setAnswering}
          />
        </Panel>
      ))}
      {answering && <AnswerDrawer place={answering} onClose={() => setAnswering(null)} />}
    </>
  );
}

interface PlacesProps {
  readonly label: string;
  readonly places: readonly DrawPlace[];
  onAnswer(place: DrawPlace): void;
}

function Places({ label, places, onAnswer }: PlacesProps) {
  const { t } = useTranslation('expertDraws');
  const word = useCodeWord();
  const mayEdit = usePermission('edit');
  if (places.length === 0) return <p className={styles.padded}>{t('lists.nobody')}</p>;
  return (
    <SimpleTable
      label={label}
      rows={places}
      rowId={({ id }) => id}
      columns={[
        { key: 'place', label: t('field.place'), align: 'end', cell: ({ place }) => place },
        { key: 'name', label: t('field.expert'), fixed: true, cell: ({ name }) => name },
        { key: 'employer', label: t('field.employer'), cell: ({ employer }) => employer },
        { key: 'title', label: t('field.expertTitle'), cell: ({ title }) => title },
        {
          key: 'standing',
          label: t('field.standing'),
          fixed: true,
          cell: ({ standing }) => word('codes.drawStanding', standing),
        },
        {
          key: 'answer',
          label: t('field.answer'),
          cell: ({ state, reason, answeredOn }) => (
            <>
              <StateChip quiet of="expertDrawPlace" state={state} />
              {(reason ?? answeredOn) && (
                <div className={blocks.small}>
                  {[answeredOn, reason].filter((text) => text !== null).join(t('result.separator'))}
                </div>
              )}
            </>
          ),
        },
        {
          key: 'do',
          label: '',
          fixed: true,
          cell: (place) =>
            mayEdit &&
            place.answers.length > 0 && (
              <Button
                size="small"
                variant={place.state === 'asked' ? 'outlined' : 'text'}
                aria-label={t('result.answerOf', { name: place.name })}
                onClick={() => onAnswer(place)}
              >
                {t(place.state === 'asked' ? 'result.answer' : 'result.late')}
              </Button>
            ),
        },
      ]}
    />
  );
}
