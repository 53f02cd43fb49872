import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { useSystemState } from '../../../app/use-system-state';
import { showToast } from '../../../ui/feedback/toast-store';
import { DateField } from '../../../ui/form/DateField';
import { FormDrawer } from '../../../ui/form/FormDrawer';
import { TextField } from '../../../ui/form/TextField';
import { useZodForm } from '../../../ui/form/use-zod-form';
import { InlineNote } from '../../../ui/InlineNote';
import { finishForm, type Stocktake } from '../stock-forms';

/** Ends a stock-taking: the differences go into the ledgers, what was not counted stays as the books have it. */
export function FinishDrawer({ stocktake, onClose }: { stocktake: Stocktake; onClose(): void }) {
  const { t } = useTranslation('stock');
  const api = useApi();
  const { today } = useSystemState();
  const { lines, counted, differing } = stocktake.progress;
  const left = lines - counted;
  const zodForm = useZodForm(`stocktake-finish-${stocktake.id}`, finishForm, {
    finishedOn: today,
    witness: '',
    remark: null,
  });
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t('stocktake.finish')}
      subtitle={stocktake.title}
      saveLabel={t(left > 0 ? 'stocktake.finishLeaving' : 'stocktake.finish')}
      onClose={onClose}
      onSave={async (entry) => {
        const { posted } = await api.stock.finishStocktake({
          id: stocktake.id,
          expectedVersion: stocktake.version,
          leaveUncounted: left > 0,
          ...entry,
        });
        showToast({ tone: 'met', text: t('stocktake.finished', { count: posted }) });
        onClose();
      }}
    >
      <InlineNote tone="open">{t('stocktake.willPost', { count: differing })}</InlineNote>
      {left > 0 && <InlineNote tone="soon">{t('stocktake.left', { count: left })}</InlineNote>}
      <DateField name="finishedOn" label={t('stocktake.finishedOn')} required />
      <TextField name="witness" label={t('stocktake.witness')} required />
      <TextField name="remark" label={t('depot.remark')} multiline wide />
    </FormDrawer>
  );
}
