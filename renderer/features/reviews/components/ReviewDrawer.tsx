import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { showToast } from '../../../ui/feedback/toast-store';
import { FormDrawer } from '../../../ui/form/FormDrawer';
import { useZodForm } from '../../../ui/form/use-zod-form';
import { type Review, reviewForm } from '../review-forms';
import { ReviewFormFields } from './ReviewFormFields';

interface ReviewDrawerProps {
  readonly review: Review;
  onClose(): void;
}

/** Changes what was arranged, as long as nothing is opened. */
export function ReviewDrawer({ review, onClose }: ReviewDrawerProps) {
  const { t } = useTranslation('reviews');
  const api = useApi();
  const { data: start } = useQuery(ask(api, 'reviews', 'start', { planVersionId: review.subject.versionId }));
  const zodForm = useZodForm(`review-${review.id}-${review.version}`, reviewForm, review.fields);
  if (!start) return null;
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t('action.edit')}
      subtitle={review.fields.title}
      saveLabel={t('save')}
      onClose={onClose}
      onSave={async (fields) => {
        await api.reviews.update({ id: review.id, expectedVersion: review.version, fields });
        showToast({ tone: 'met', text: t('edit.saved') });
        onClose();
      }}
    >
      <ReviewFormFields start={start} isNew={false} />
    </FormDrawer>
  );
}
