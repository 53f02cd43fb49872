import { useTranslation } from 'react-i18next';
import { nextTerm } from '../../../../electron/contract/input';
import { useApi } from '../../../api/context';
import { useSystemState } from '../../../app/use-system-state';
import { showToast } from '../../../ui/feedback/toast-store';
import { DateField } from '../../../ui/form/DateField';
import { FormDrawer } from '../../../ui/form/FormDrawer';
import { TextField } from '../../../ui/form/TextField';
import { useZodForm } from '../../../ui/form/use-zod-form';
import { endForm, renewForm, type TeamAgreement } from '../team-form';

interface StepProps {
  readonly agreement: TeamAgreement;
  readonly name: string;
  onClose(): void;
}

/** Renews an agreement from the day after its last. */
export function RenewDrawer({ agreement, name, onClose }: StepProps) {
  const { t } = useTranslation('teams');
  const api = useApi();
  const { today } = useSystemState();
  const zodForm = useZodForm(`team-renew-${agreement.id}`, renewForm, {
    ...nextTerm(agreement),
    signedOn: today,
    number: null,
  });
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t('renew.title')}
      subtitle={name}
      saveLabel={t('renew.do')}
      onClose={onClose}
      onSave={async (entry) => {
        await api.teams.renewAgreement({ id: agreement.id, expectedVersion: agreement.version, ...entry });
        showToast({ tone: 'met', text: t('renew.done', { name }) });
        onClose();
      }}
    >
      <DateField name="validFrom" label={t('entry.field.validFrom')} required wide />
      <DateField
        name="validUntil"
        label={t('entry.field.validUntil')}
        help={t('entry.help.validUntil')}
        wide
      />
      <DateField name="signedOn" label={t('entry.field.signedOn')} wide />
      <TextField name="number" label={t('entry.field.number')} wide />
    </FormDrawer>
  );
}

/** Ends an agreement before its last day. */
export function EndDrawer({ agreement, name, onClose }: StepProps) {
  const { t } = useTranslation('teams');
  const api = useApi();
  const { today } = useSystemState();
  const zodForm = useZodForm(`team-end-${agreement.id}`, endForm, { endedOn: today, reason: '' });
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t('end.title')}
      subtitle={name}
      saveLabel={t('end.do')}
      onClose={onClose}
      onSave={async (entry) => {
        await api.teams.endAgreement({ id: agreement.id, expectedVersion: agreement.version, ...entry });
        showToast({ tone: 'met', text: t('end.done', { name }) });
        onClose();
      }}
    >
      <DateField name="endedOn" label={t('end.on')} help={t('end.help')} required wide />
      <TextField name="reason" label={t('entry.reason')} required multiline wide />
    </FormDrawer>
  );
}
