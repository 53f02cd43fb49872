import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { showToast } from '../../../ui/feedback/toast-store';
import { CheckField } from '../../../ui/form/ChoicesField';
import { FormDrawer } from '../../../ui/form/FormDrawer';
import { TextField } from '../../../ui/form/TextField';
import { useZodForm } from '../../../ui/form/use-zod-form';
import { expertForm, type Review } from '../review-forms';

interface NamedExpertDrawerProps {
  readonly review: Review;
  onClose(): void;
}

/** Names somebody who stands in no pool. */
export function NamedExpertDrawer({ review, onClose }: NamedExpertDrawerProps) {
  const { t } = useTranslation('reviews');
  const api = useApi();
  const zodForm = useZodForm(`review-expert-${review.id}`, expertForm, {
    name: '',
    employer: null,
    title: null,
    specialty: null,
    phone: null,
    chair: false,
  });
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t('experts.byHand')}
      subtitle={review.fields.title}
      saveLabel={t('experts.add')}
      onClose={onClose}
      onSave={async ({ chair, ...expert }) => {
        await api.reviews.assign({
          reviewId: review.id,
          experts: [{ expertId: null, ...expert, role: chair ? 'chair' : 'member' }],
        });
        showToast({ tone: 'met', text: t('experts.added', { name: expert.name }) });
        onClose();
      }}
    >
      <TextField name="name" label={t('field.name')} required />
      <TextField name="specialty" label={t('field.specialty')} />
      <TextField name="employer" label={t('field.employer')} wide />
      <TextField name="title" label={t('field.expertTitle')} />
      <TextField name="phone" label={t('field.phone')} />
      <CheckField name="chair" label={t('experts.isChair')} wide />
    </FormDrawer>
  );
}
