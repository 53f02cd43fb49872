import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { settingSchemas } from '../../../../electron/contract/settings';
import { useApi } from '../../../api/context';
import { showToast } from '../../../ui/feedback/toast-store';
import { FormDrawer } from '../../../ui/form/FormDrawer';
import { TextField } from '../../../ui/form/TextField';
import { useZodForm } from '../../../ui/form/use-zod-form';
import type { Gaps } from '../levels';

const key = 'exchange.reportingDays';
const daysForm = z.object(settingSchemas[key].shape);

/** By which days those below report. */
export function ReportingDaysDrawer({ days, onClose }: { days: Gaps['days']; onClose(): void }) {
  const { t } = useTranslation('levels');
  const { t: common } = useTranslation('common');
  const api = useApi();
  const zodForm = useZodForm('reporting-days', daysForm, days);
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t('gaps.setDueTitle')}
      subtitle={t('gaps.setDueNote')}
      saveLabel={common('save')}
      onClose={onClose}
      onSave={async (value) => {
        await api.system.changeSetting({ key, value });
        showToast({ tone: 'met', text: t('gaps.dueSaved') });
        onClose();
      }}
    >
      {(['H1', 'H2', 'year'] as const).map((name) => (
        <TextField key={name} name={name} label={t(`gaps.days.${name}`)} required />
      ))}
    </FormDrawer>
  );
}
