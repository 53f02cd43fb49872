import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { useSystemState } from '../../../app/use-system-state';
import { showToast } from '../../../ui/feedback/toast-store';
import { DateField } from '../../../ui/form/DateField';
import { FormDrawer } from '../../../ui/form/FormDrawer';
import { NumberField } from '../../../ui/form/NumberField';
import { useZodForm } from '../../../ui/form/use-zod-form';
import { type Supply, upkeepForm } from '../stock-forms';

/** 检查保养: the day of the check and how often it comes round. */
export function UpkeepDrawer({ supply, onClose }: { supply: Supply; onClose(): void }) {
  const { t } = useTranslation('stock');
  const { t: common } = useTranslation('common');
  const api = useApi();
  const { today } = useSystemState();
  const zodForm = useZodForm(`stock-upkeep-${supply.id}-${supply.version}`, upkeepForm, {
    checkedOn: today,
    checkMonths: supply.checkMonths,
    nextCheckOn: null,
  });
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t('upkeep.title')}
      subtitle={supply.name}
      saveLabel={common('save')}
      onClose={onClose}
      onSave={async (entry) => {
        await api.stock.recordUpkeep({ supplyId: supply.id, expectedVersion: supply.version, ...entry });
        showToast({ tone: 'met', text: t('upkeep.done', { name: supply.name }) });
        onClose();
      }}
    >
      <DateField name="checkedOn" label={t('field.checkedOn')} required />
      <NumberField name="checkMonths" label={t('field.checkMonths')} unit={t('months')} />
      <DateField name="nextCheckOn" label={t('field.nextCheckOn')} help={t('upkeep.nextHelp')} />
    </FormDrawer>
  );
}
