import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { useSystemState } from '../../../app/use-system-state';
import { showToast } from '../../../ui/feedback/toast-store';
import { DateField } from '../../../ui/form/DateField';
import { FormDrawer } from '../../../ui/form/FormDrawer';
import { TextField } from '../../../ui/form/TextField';
import { useZodForm } from '../../../ui/form/use-zod-form';
import { InlineNote } from '../../../ui/InlineNote';
import { type ExpertView, type Step, stepForm } from '../expert-form';

const givesTerm = (step: Step): boolean => step === 'appoint' || step === 'renew';
/** Steps whose reason the table asks for. */
const wantsReason: readonly Step[] = ['decline', 'pause', 'remove', 'leave'];

interface StepDrawerProps {
  readonly view: ExpertView;
  readonly step: Step;
  onClose(): void;
}

/** Takes one step of a person's life in the pool, with its day, document and reason. */
export function StepDrawer({ view, step, onClose }: StepDrawerProps) {
  const { t } = useTranslation('experts');
  const api = useApi();
  const { today } = useSystemState();
  const { expert, term } = view;
  const withTerm = givesTerm(step);
  const zodForm = useZodForm(`expert-step-${expert.id}-${step}-${expert.version}`, stepForm, {
    onDay: today,
    termFrom: withTerm ? term.from : null,
    termTo: withTerm ? term.to : null,
    documentNo: null,
    reason: null,
    remark: null,
  });
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t(`step.name.${step}`)}
      subtitle={expert.name}
      saveLabel={t(`step.name.${step}`)}
      onClose={onClose}
      onSave={async (entry) => {
        await api.experts.step({ id: expert.id, expectedVersion: expert.version, step, ...entry });
        showToast({ tone: 'met', text: t('step.done', { step: t(`step.name.${step}`), name: expert.name }) });
        onClose();
      }}
    >
      {view.removalProposed && step === 'renew' && (
        <InlineNote tone="soon">
          {t('proposal', { first: view.removalProposed[0], last: view.removalProposed[1] })}
        </InlineNote>
      )}
      <DateField name="onDay" label={t('step.onDay')} required wide />
      {withTerm && (
        <>
          <DateField name="termFrom" label={t('field.termFrom')} required wide />
          <DateField name="termTo" label={t('field.termTo')} help={t('step.termHelp')} required wide />
        </>
      )}
      <TextField name="documentNo" label={t('step.documentNo')} wide />
      <TextField
        name="reason"
        label={t('step.reason')}
        required={wantsReason.includes(step)}
        multiline
        wide
      />
      <TextField name="remark" label={t('field.remark')} multiline wide />
    </FormDrawer>
  );
}
