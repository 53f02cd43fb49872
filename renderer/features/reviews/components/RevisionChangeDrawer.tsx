import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import blocks from '../../../ui/blocks.module.css';
import { showToast } from '../../../ui/feedback/toast-store';
import { FormDrawer } from '../../../ui/form/FormDrawer';
import { TextField } from '../../../ui/form/TextField';
import { useZodForm } from '../../../ui/form/use-zod-form';
import { changeForm, type RevisedComment } from '../revision-forms';
import { CommentDecision } from './CommentDecision';
import styles from './revision.module.css';

interface RevisionChangeDrawerProps {
  readonly reviewId: string;
  readonly comment: RevisedComment;
  onClose(): void;
}

/** What was changed for one comment: its old and new words stay in sight while one writes. */
export function RevisionChangeDrawer({ reviewId, comment, onClose }: RevisionChangeDrawerProps) {
  const { t } = useTranslation('reviewRevision');
  const api = useApi();
  const { target, targetId, version, place, found } = comment;
  const page = place?.page ?? null;
  const { decision, reason, decidedBy, decidedOn } = comment;
  const disposition = version === null ? null : { version, decision, reason, decidedBy, decidedOn };
  const zodForm = useZodForm(`review-change-${targetId}`, changeForm, {
    changeMade: comment.changeMade,
    changePage: comment.changePage ?? (page === null || found === 'lost' ? null : String(page)),
  });
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t('change.title')}
      saveLabel={t('change.save')}
      onClose={onClose}
      onSave={async (entry) => {
        await api.reviewRevision.saveChange({
          reviewId,
          target,
          targetId,
          expectedVersion: version,
          ...entry,
        });
        showToast({ tone: 'met', text: t('change.saved') });
        onClose();
      }}
    >
      <div className={styles.both}>
        {place !== null && place.quote !== '' && (
          <>
            <span className={blocks.small}>{t('change.new')}</span>
            <blockquote className={styles.quoteNew}>{place.quote}</blockquote>
          </>
        )}
        <ul>
          <CommentDecision reviewId={reviewId} comment={{ ...comment, disposition }} editable />
        </ul>
      </div>
      <TextField name="changeMade" label={t('change.made')} help={t('change.madeHelp')} multiline wide />
      <TextField name="changePage" label={t('change.page')} help={t('change.pageHelp')} />
    </FormDrawer>
  );
}
