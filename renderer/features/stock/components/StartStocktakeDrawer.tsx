import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { useGo } from '../../../app/use-go';
import { useSystemState } from '../../../app/use-system-state';
import { DateField } from '../../../ui/form/DateField';
import { FormDrawer } from '../../../ui/form/FormDrawer';
import { TextField } from '../../../ui/form/TextField';
import { useZodForm } from '../../../ui/form/use-zod-form';
import { type Depot, startForm } from '../stock-forms';

/** Begins to count a depot and goes to its page. */
export function StartStocktakeDrawer({ depot, onClose }: { depot: Depot; onClose(): void }) {
  const { t } = useTranslation('stock');
  const api = useApi();
  const go = useGo();
  const { today } = useSystemState();
  const zodForm = useZodForm(`stocktake-start-${depot.id}`, startForm, {
    title: t('stocktake.usualTitle', { month: today.slice(0, 7) }),
    startedOn: today,
    countedBy: null,
  });
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t('stocktake.start')}
      subtitle={depot.name}
      saveLabel={t('stocktake.start')}
      onClose={onClose}
      onSave={async (entry) => {
        const { id } = await api.stock.startStocktake({ depotId: depot.id, ...entry });
        onClose();
        go(`/stocktakes/${id}`);
      }}
    >
      <TextField name="title" label={t('stocktake.name')} required wide />
      <DateField name="startedOn" label={t('stocktake.startedOn')} required />
      <TextField name="countedBy" label={t('stocktake.countedBy')} />
    </FormDrawer>
  );
}
