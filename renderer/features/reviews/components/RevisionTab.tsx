import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { useGo } from '../../../app/use-go';
import { usePermission } from '../../../app/use-system-state';
import blocks from '../../../ui/blocks.module.css';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorState } from '../../../ui/ErrorState';
import { InlineNote } from '../../../ui/InlineNote';
import { PaperPreview } from '../../../ui/PaperPreview';
import type { Review } from '../review-forms';
import type { Revision } from '../revision-forms';
import { ConfirmDrawer } from './ConfirmDrawer';
import { MarkedCopies } from './MarkedCopies';
import { RevisedVersions } from './RevisedVersions';
import { RevisionChangeDrawer } from './RevisionChangeDrawer';
import { RevisionComments } from './RevisionComments';
import styles from './revision.module.css';

/** 修改: every comment with its place in the revised plan, what was changed for it, and the chair's signature. */
export function RevisionTab({ review }: { review: Review }) {
  const { t } = useTranslation('reviewRevision');
  if (!review.opened) return <EmptyState title={t('closed.title')} text={t('closed.text')} />;
  return <OpenedRevision id={review.id} />;
}

function OpenedRevision({ id }: { id: string }) {
  const { t } = useTranslation('reviewRevision');
  const api = useApi();
  const mayEdit = usePermission('edit');
  const mayDecide = usePermission('decide');
  const [editing, setEditing] = useState<string | null>(null);
  const [open, setOpen] = useState<'confirm' | 'paper' | null>(null);
  const { data, error, refetch } = useQuery(ask(api, 'reviewRevision', 'get', { id }));
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  // As it stands now: a decision made in the drawer is a new version of it.
  const edited = data.comments.find(({ targetId }) => targetId === editing);
  const left = data.comments.filter(({ missing }) => missing !== null).length;
  const mayConfirm = mayDecide && data.can.write && data.outcome !== null && data.outcome !== 'failed';
  return (
    <>
      <Notes revision={data} />
      {data.comments.length === 0 ? (
        <EmptyState title={t('none.title')} text={t('none.text')} />
      ) : (
        <>
          <RevisedVersions revision={data} />
          <RevisionComments
            revision={data}
            onEdit={mayEdit && data.can.write ? ({ targetId }) => setEditing(targetId) : null}
          />
          <div className={styles.actions}>
            <Button variant="outlined" onClick={() => setOpen('paper')}>
              {t('paper')}
            </Button>
            {mayConfirm && (
              <Button variant="contained" disabled={left > 0} onClick={() => setOpen('confirm')}>
                {t('confirm.open')}
              </Button>
            )}
            {mayConfirm && left > 0 && (
              <span className={blocks.small}>{t('confirm.blocked', { count: left })}</span>
            )}
          </div>
        </>
      )}
      <MarkedCopies revision={data} />
      {edited && <RevisionChangeDrawer reviewId={id} comment={edited} onClose={() => setEditing(null)} />}
      {open === 'confirm' && <ConfirmDrawer revision={data} onClose={() => setOpen(null)} />}
      {open === 'paper' && <ChangesPaper id={id} onClose={() => setOpen(null)} />}
    </>
  );
}

/** That it is confirmed, or that the review failed and has to be repeated. */
function Notes({ revision }: { revision: Revision }) {
  const { t } = useTranslation('reviewRevision');
  const go = useGo();
  const { confirmedOn, confirmedBy, outcome, repeatedBy, subject, ours } = revision;
  return (
    <>
      {confirmedOn !== null && (
        <InlineNote tone="met">{t('confirmedNote', { on: confirmedOn, by: confirmedBy })}</InlineNote>
      )}
      {outcome === 'failed' && (
        <InlineNote
          tone="soon"
          action={
            repeatedBy !== null ? (
              <button type="button" onClick={() => go(`/reviews/${repeatedBy}`)}>
                {t('openRedo')}
              </button>
            ) : (
              ours && (
                <button type="button" onClick={() => go(`/reviews/new?plan=${subject.planId}`)}>
                  {t('redo')}
                </button>
              )
            )
          }
        >
          {t('failedNote')}
        </InlineNote>
      )}
    </>
  );
}

function ChangesPaper({ id, onClose }: { id: string; onClose(): void }) {
  const { t } = useTranslation('reviewRevision');
  const api = useApi();
  return (
    <PaperPreview
      title={t('paper')}
      paper={useQuery({ ...ask(api, 'reviewRevision', 'paperPreview', { id }), gcTime: 0 })}
      write={(file, options) => api.reviewRevision.paper({ id, file }, options)}
      onClose={onClose}
    />
  );
}
