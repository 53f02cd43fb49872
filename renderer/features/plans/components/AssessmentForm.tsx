import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import type { Answer } from '../../../api/contract';
import { ask } from '../../../api/queries';
import { ErrorState } from '../../../ui/ErrorState';
import { showToast } from '../../../ui/feedback/toast-store';
import { ChoicesField } from '../../../ui/form/ChoicesField';
import { FormDrawer } from '../../../ui/form/FormDrawer';
import { SelectField } from '../../../ui/form/SelectField';
import { TextField } from '../../../ui/form/TextField';
import { useZodForm } from '../../../ui/form/use-zod-form';
import { PaperPreview } from '../../../ui/PaperPreview';
import { StandingMark } from '../../../ui/StandingMark';
import { useLawWord } from '../../../ui/use-law-word';
import { type AssessmentEntry, assessmentDetailsForm, membersOf, membersText } from '../assessment-details';
import styles from './course.module.css';

type Form = Answer<'plans', 'assessmentForm'>;

/** The form of an assessment: group, grounds, each point with finding and advice. */
export function AssessmentFormDrawer({ id, on, onClose }: { id: string; on: string; onClose(): void }) {
  const { data, error } = useQuery({ ...ask(useApi(), 'plans', 'assessmentForm', { id }), gcTime: 0 });
  if (error) return <ErrorState error={error} onRetry={onClose} />;
  return data ? <LoadedForm id={id} on={on} form={data} onClose={onClose} /> : null;
}

function LoadedForm({ id, on, form, onClose }: { id: string; on: string; form: Form; onClose(): void }) {
  const { t } = useTranslation('course');
  const law = useLawWord();
  const api = useApi();
  const stored: AssessmentEntry = {
    members: membersText(form.details.members),
    basis: form.details.basis,
    methods: [...form.details.methods],
    items: form.items.map((item) => {
      const noted = form.details.items.find((one) => one.id === item.id);
      return {
        id: item.id,
        result: noted?.result ?? null,
        finding: noted?.finding ?? '',
        advice: noted?.advice ?? '',
      };
    }),
  };
  const zodForm = useZodForm(`assessment-${id}`, assessmentDetailsForm, stored);
  const results = (['fits', 'wanting', 'not-applicable'] as const).map((value) => ({
    value,
    label: t(`assessment.${value}`),
  }));
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t('assessment.title')}
      subtitle={on}
      saveLabel={t('assessment.save')}
      onClose={onClose}
      onSave={async ({ members, basis, methods, items }) => {
        await api.plans.saveAssessmentForm({
          id,
          details: {
            members: membersOf(members ?? ''),
            basis: basis ?? '',
            methods,
            items: items.flatMap(({ result, finding, advice, ...item }) =>
              result === null ? [] : [{ ...item, result, finding: finding ?? '', advice: advice ?? '' }],
            ),
          },
        });
        showToast({ tone: 'met', text: t('assessment.done') });
        onClose();
      }}
    >
      <p className={styles.muted}>
        {t('assessment.standard', { standard: form.standard })} <StandingMark mark={form.mark} />
      </p>
      <TextField
        name="members"
        label={t('assessment.members')}
        help={t('assessment.membersHelp')}
        multiline
        wide
      />
      <TextField name="basis" label={t('assessment.basis')} multiline wide />
      <ChoicesField
        name="methods"
        label={t('assessment.methods')}
        choices={form.methods.map((value) => ({ value, label: law(value) }))}
      />
      {form.items.map((item, i) => (
        <section key={item.id} className={styles.point} aria-label={law(item.title)}>
          <h3 className={styles.pointTitle}>{law(item.title)}</h3>
          <p className={styles.muted}>{law(item.ask)}</p>
          <SelectField
            name={`items.${i}.result`}
            label={t('assessment.result')}
            empty={t('assessment.unknown')}
            wide
            choices={results}
          />
          <TextField name={`items.${i}.finding`} label={t('assessment.finding')} multiline wide />
          <TextField name={`items.${i}.advice`} label={t('assessment.advice')} multiline wide />
        </section>
      ))}
    </FormDrawer>
  );
}

/** The report of an assessment as it is printed; also as an editable Word file. */
export function AssessmentReport({ id, onClose }: { id: string; onClose(): void }) {
  const { t } = useTranslation('course');
  const api = useApi();
  return (
    <PaperPreview
      title={t('assessment.report')}
      paper={useQuery({ ...ask(api, 'plans', 'assessmentPreview', { id }), gcTime: 0 })}
      write={(file, options) => api.plans.exportAssessment({ id, file }, options)}
      onClose={onClose}
    />
  );
}
