import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { usePermission } from '../../../app/use-system-state';
import blocks from '../../../ui/blocks.module.css';
import { ErrorState } from '../../../ui/ErrorState';
import { SideDrawer } from '../../../ui/SideDrawer';
import { ToneChip } from '../../../ui/StateChip';
import { useLawWord } from '../../../ui/use-law-word';
import { type Matrix, VERDICT_TONES } from '../meeting-forms';
import { CommentDecision } from './CommentDecision';
import styles from './meeting.module.css';
import { NoteEditor } from './NoteEditor';

interface MatrixItemDrawerProps {
  readonly matrix: Matrix;
  /** '' for marks that speak to no item. */
  readonly item: string;
  onClose(): void;
}

/** One item as the group talks about it: verdicts with reasons, each comment and its end, the note. */
export function MatrixItemDrawer({ matrix, item, onClose }: MatrixItemDrawerProps) {
  const { t } = useTranslation('reviewMeeting');
  const law = useLawWord();
  const mayEdit = usePermission('edit') && matrix.ours && matrix.state !== 'minutes-signed';
  const { data, error, refetch } = useQuery(
    ask(useApi(), 'reviewMeeting', 'comments', { id: matrix.id, item }),
  );
  const row = matrix.rows.find((one) => one.item === item);
  const comments = data?.rows ?? [];
  return (
    <SideDrawer
      open
      title={row ? `${row.item} ${law(row.title)}` : t('elsewhere.heading')}
      {...(row && { subtitle: `${law(row.tableTitle)} · ${law(row.group)}` })}
      onClose={onClose}
    >
      {row && (
        <section className={styles.section}>
          <h3 className={styles.heading}>{t('item.verdicts')}</h3>
          <ul className={styles.verdicts}>
            {row.cells.map((cell, n) => (
              <li key={cell.assignmentId}>
                <span>{matrix.experts[n]?.name}</span>
                {cell.verdict === null ? (
                  <span className={blocks.small}>{t('verdict.none')}</span>
                ) : (
                  <ToneChip quiet tone={VERDICT_TONES[cell.verdict]}>
                    {t(`verdict.${cell.verdict}`)}
                  </ToneChip>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className={styles.section}>
        <h3 className={styles.heading}>{t('item.comments')}</h3>
        {error && <ErrorState error={error} onRetry={() => void refetch()} />}
        {data && comments.length === 0 && <p className={blocks.small}>{t('item.noComments')}</p>}
        <ul className={styles.comments}>
          {comments.map((comment) => (
            <CommentDecision
              key={`${comment.targetId} ${comment.disposition?.version ?? 0}`}
              reviewId={matrix.id}
              comment={comment}
              editable={mayEdit}
            />
          ))}
        </ul>
      </section>
      {row && (
        <NoteEditor
          key={`${item} ${row.note}`}
          at={matrix}
          noteKey={item}
          stored={row.note}
          editable={mayEdit}
        />
      )}
    </SideDrawer>
  );
}
