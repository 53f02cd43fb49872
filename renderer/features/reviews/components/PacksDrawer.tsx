import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { CheckField } from '../../../ui/form/ChoicesField';
import { FormDrawer } from '../../../ui/form/FormDrawer';
import { TextField } from '../../../ui/form/TextField';
import { useZodForm } from '../../../ui/form/use-zod-form';
import { useWritePackages } from '../hooks/use-write-packages';
import type { Review, ReviewExpert } from '../review-forms';

const packsForm = z.object({ password: z.string().max(200).nullable(), again: z.boolean() });

interface PacksDrawerProps {
  readonly review: Review;
  /** One expert's pack; null: those of all who take part. */
  readonly expert: ReviewExpert | null;
  onClose(): void;
}

/** Writes packs for a stick: all into a folder, or one to a file. */
export function PacksDrawer({ review, expert, onClose }: PacksDrawerProps) {
  const { t } = useTranslation('reviews');
  const { writePack, writeAll } = useWritePackages();
  const zodForm = useZodForm(`packs-${expert?.id ?? review.id}`, packsForm, {
    password: null,
    // When everybody has a pack, writing again is what is meant.
    again: review.counts.sent === review.counts.experts,
  });
  return (
    <FormDrawer
      zodForm={zodForm}
      title={expert ? t('write.packFor', { name: expert.name }) : t('write.all')}
      subtitle={review.fields.title}
      saveLabel={t('write.choose')}
      secret
      onClose={onClose}
      onSave={async ({ password, again }) => {
        const written = expert
          ? await writePack(expert.id, expert.name, password ?? '')
          : await writeAll(review.id, again, password ?? '');
        if (written) onClose();
      }}
    >
      <p>{t('write.holds')}</p>
      {expert === null && <CheckField name="again" label={t('write.again')} wide />}
      <TextField name="password" label={t('write.password')} help={t('write.passwordHelp')} wide />
    </FormDrawer>
  );
}
