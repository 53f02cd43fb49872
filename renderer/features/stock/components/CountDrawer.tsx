import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useApi } from '../../../api/context';
import { FormDrawer } from '../../../ui/form/FormDrawer';
import { NumberField } from '../../../ui/form/NumberField';
import { TextField } from '../../../ui/form/TextField';
import { useZodForm } from '../../../ui/form/use-zod-form';
import type { CountingRow } from '../stock-forms';

const form = z.object({
  counted: z.number().min(0).nullable(),
  unfit: z.number().min(0).nullable(),
  note: z.string().trim().max(200).nullable(),
});

interface CountDrawerProps {
  readonly stocktakeId: string;
  readonly row: CountingRow;
  onClose(): void;
}

/** What was counted of one supply; an empty count takes it back. */
export function CountDrawer({ stocktakeId, row, onClose }: CountDrawerProps) {
  const { t } = useTranslation('stock');
  const { t: common } = useTranslation('common');
  const api = useApi();
  const zodForm = useZodForm(`count-${row.id}`, form, {
    counted: row.counted,
    unfit: row.unfit,
    note: row.note,
  });
  const unit = row.unit === null ? {} : { unit: row.unit };
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t('count.run')}
      subtitle={[row.name, row.spec, row.location].filter(Boolean).join(' · ')}
      saveLabel={common('save')}
      onClose={onClose}
      onSave={async (entry) => {
        await api.stock.count({ stocktakeId, supplyId: row.supplyId, ...entry });
        onClose();
      }}
    >
      <NumberField
        name="counted"
        label={t('field.counted')}
        help={t('count.help', { book: row.book })}
        {...unit}
      />
      <NumberField name="unfit" label={t('field.unfitPart')} {...unit} />
      <TextField name="note" label={t('field.note')} wide />
    </FormDrawer>
  );
}
