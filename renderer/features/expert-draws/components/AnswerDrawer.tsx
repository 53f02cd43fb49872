import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { useSystemState } from '../../../app/use-system-state';
import { useCodeWord } from '../../../ui/DataTable/use-code-word';
import { showToast } from '../../../ui/feedback/toast-store';
import { DateField } from '../../../ui/form/DateField';
import { FormDrawer } from '../../../ui/form/FormDrawer';
import { SelectField } from '../../../ui/form/SelectField';
import { TextField } from '../../../ui/form/TextField';
import { useZodForm } from '../../../ui/form/use-zod-form';
import { InlineNote } from '../../../ui/InlineNote';
import { answerForm, type DrawPlace } from '../draw-forms';

/** Notes what somebody said; whoever leaves makes room for the next substitute. */
export function AnswerDrawer({ place, onClose }: { place: DrawPlace; onClose(): void }) {
  const { t } = useTranslation('expertDraws');
  const api = useApi();
  const word = useCodeWord();
  const { today } = useSystemState();
  const [first = ''] = place.answers;
  const zodForm = useZodForm(`draw-answer-${place.id}`, answerForm, {
    answer: first,
    onDate: today,
    reason: null,
  });
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t(place.state === 'asked' ? 'result.answer' : 'result.late')}
      subtitle={place.name}
      saveLabel={t('save')}
      onClose={onClose}
      onSave={async ({ answer: chosen, onDate, reason }) => {
        const answer = place.answers.find((one) => one === chosen) ?? 'refused';
        await api.expertDraws.answer({
          ...{ placeId: place.id, expectedVersion: place.version },
          ...{ answer, onDate, reason },
        });
        showToast({
          tone: 'met',
          text: t('result.saved', { name: place.name, answer: word('codes.drawAnswer', answer) }),
        });
        onClose();
      }}
    >
      <SelectField
        name="answer"
        label={t('field.answer')}
        required
        choices={place.answers.map((value) => ({ value, label: word('codes.drawAnswer', value) }))}
      />
      <DateField name="onDate" label={t('result.onDate')} required />
      <Reason />
    </FormDrawer>
  );
}

function Reason() {
  const { t } = useTranslation('expertDraws');
  const answer = useWatch({ name: 'answer' }) as string;
  if (answer === 'accepted') return null;
  return (
    <>
      <TextField name="reason" label={t('reason')} required multiline wide />
      <InlineNote tone="soon">{t('result.explain')}</InlineNote>
    </>
  );
}
