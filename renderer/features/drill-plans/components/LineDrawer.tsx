import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useApi } from '../../../api/context';
import { showToast } from '../../../ui/feedback/toast-store';
import { FormDrawer } from '../../../ui/form/FormDrawer';
import { NumberField } from '../../../ui/form/NumberField';
import { SelectField } from '../../../ui/form/SelectField';
import { TextField } from '../../../ui/form/TextField';
import { useZodForm } from '../../../ui/form/use-zod-form';
import type { OfficeLine } from '../year-plan';

const count = z.number().int().min(0);
const lineForm = z.object({
  category: z.string().nullable(),
  topic: z.string().trim().min(2).max(200),
  month: z.number().int().min(1).max(12).nullable(),
  target: count.max(10_000),
  guidance: count.max(1000),
  observing: count.max(1000),
  responsible: z.string().trim().max(200).nullable(),
  remark: z.string().trim().max(4000).nullable(),
});

interface LineDrawerProps {
  readonly planId: string;
  /** Null: a new line. */
  readonly line: OfficeLine | null;
  readonly categories: readonly string[];
  onClose(): void;
}

/** One line of an office's plan: industry, link of the chain, how many drills and experts. */
export function LineDrawer({ planId, line, categories, onClose }: LineDrawerProps) {
  const { t } = useTranslation('drillPlans');
  const { t: common } = useTranslation('common');
  const api = useApi();
  const zodForm = useZodForm(
    `year-item-${line?.id ?? planId}`,
    lineForm,
    line?.fields ?? {
      category: null,
      topic: '',
      month: null,
      target: 1,
      guidance: 0,
      observing: 0,
      responsible: null,
      remark: null,
    },
  );
  const choices = useMemo(() => categories.map((value) => ({ value, label: value })), [categories]);
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t(line === null ? 'lines.add' : 'lines.edit')}
      saveLabel={common('save')}
      onClose={onClose}
      onSave={async (fields) => {
        await api.drillPlans.saveItem({
          yearPlanId: planId,
          id: line?.id ?? null,
          expectedVersion: line?.version ?? null,
          fields,
        });
        showToast({ tone: 'met', text: t('lines.saved', { topic: fields.topic }) });
        onClose();
      }}
    >
      <SelectField
        name="category"
        label={t('lines.category')}
        choices={choices}
        help={t('lines.categoryHelp')}
      />
      <NumberField name="month" label={t('lines.month')} unit={t('unit.month')} />
      <TextField name="topic" label={t('lines.topic')} required wide />
      <NumberField name="target" label={t('lines.target')} unit={t('unit.times')} required />
      <NumberField name="guidance" label={t('lines.guidance')} unit={t('unit.people')} required />
      <NumberField name="observing" label={t('lines.observing')} unit={t('unit.people')} required />
      <TextField name="responsible" label={t('field.responsible')} />
      <TextField name="remark" label={t('field.remark')} multiline wide />
    </FormDrawer>
  );
}
