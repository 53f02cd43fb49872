import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { useSystemState } from '../../../app/use-system-state';
import { showToast } from '../../../ui/feedback/toast-store';
import { DateField } from '../../../ui/form/DateField';
import { FormDrawer } from '../../../ui/form/FormDrawer';
import { SelectField } from '../../../ui/form/SelectField';
import { TextField } from '../../../ui/form/TextField';
import { useZodForm } from '../../../ui/form/use-zod-form';
import { type Finding, type FindingAction, judging, stepForm } from '../finding-forms';

/** One step of a finding: assigning, correcting, verifying, carrying over, reopening; each asks for what it needs. */
export function FindingStepDrawer({
  finding,
  action,
  onClose,
}: {
  readonly finding: Finding;
  readonly action: FindingAction;
  onClose(): void;
}) {
  const { t } = useTranslation('drillFindings');
  const api = useApi();
  const { today, user } = useSystemState();
  const zodForm = useZodForm(`drill-finding-${finding.id}-${action}`, stepForm, {
    onDate: today,
    by: action === 'correct' ? finding.owner : judging.includes(action) ? (user?.name ?? null) : null,
    owner: finding.owner,
    dueOn: finding.dueOn,
    measure: null,
    proof: null,
    reason: null,
    targetId: finding.carriedTo?.id ?? null,
  });
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t(`action.${action}`)}
      subtitle={finding.title}
      saveLabel={t(`action.${action}`)}
      onClose={onClose}
      onSave={async (entry) => {
        const step = { id: finding.id, expectedVersion: finding.version, ...entry };
        if (action === 'verify' || action === 'reject' || action === 'confirm')
          await api.drillFindings.judge({ ...step, action });
        else await api.drillFindings.step({ ...step, action });
        showToast({ tone: 'met', text: t(`done.${action}`, { title: finding.title }) });
        onClose();
      }}
    >
      {action === 'assign' ? (
        <>
          <TextField name="owner" label={t('field.owner')} required />
          <DateField name="dueOn" label={t('field.dueOn')} required />
        </>
      ) : (
        <DateField name="onDate" label={t('field.onDate')} required />
      )}
      {action === 'correct' && (
        <>
          <TextField name="by" label={t('field.doneBy')} required />
          <TextField name="measure" label={t('field.measure')} required multiline wide />
          <TextField name="proof" label={t('field.proof')} help={t('help.proof')} required multiline wide />
        </>
      )}
      {judging.includes(action) && (
        <TextField name="by" label={t('field.verifiedBy')} help={t('help.verifiedBy')} required />
      )}
      {action === 'carry' && <TargetField drillId={finding.drill.id} />}
      {action !== 'assign' && action !== 'correct' && (
        <TextField
          name="reason"
          label={t(`reason.${action}`)}
          required={action !== 'verify'}
          multiline
          wide
        />
      )}
    </FormDrawer>
  );
}

function TargetField({ drillId }: { drillId: string }) {
  const { t } = useTranslation('drillFindings');
  const { data } = useQuery(ask(useApi(), 'drillFindings', 'targets', { drillId }));
  const choices = (data?.drills ?? []).map(({ id, title, on }) => ({
    value: id,
    label: on === null ? title : `${on}　${title}`,
  }));
  return (
    <SelectField
      name="targetId"
      label={t('field.target')}
      choices={choices}
      required
      wide
      help={data && choices.length === 0 ? t('help.noTarget') : t('help.target')}
    />
  );
}
