import AddIcon from '@mui/icons-material/Add';
import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import { useFieldArray, useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useApi } from '../../../api/context';
import { useSystemState } from '../../../app/use-system-state';
import { showToast } from '../../../ui/feedback/toast-store';
import { CheckField } from '../../../ui/form/ChoicesField';
import { dateField } from '../../../ui/form/checks';
import { DateField } from '../../../ui/form/DateField';
import { FormDrawer } from '../../../ui/form/FormDrawer';
import { NumberField } from '../../../ui/form/NumberField';
import { TextField } from '../../../ui/form/TextField';
import { useZodForm } from '../../../ui/form/use-zod-form';
import type { YearPlan } from '../year-plan';
import styles from './plan.module.css';

const text = z.string().trim().max(200);
const planForm = z.object({
  title: text.min(2),
  responsible: text.nullable(),
  budget: z.number().min(0).nullable(),
  remark: z.string().trim().max(4000).nullable(),
  actionShare: z.number().int().min(0).max(100),
  gapDays: z.number().int().min(0).max(90),
  safetyMonth: z.boolean(),
  seasons: z.boolean(),
  refusals: z.array(z.object({ from: dateField, to: dateField, reason: text })),
});

interface DrawerProps {
  readonly plan: YearPlan;
  readonly year: number;
  onClose(): void;
}

/** What people say of the year: title, wishes, stretches without drills. */
export function PlanDrawer({ plan, year, onClose }: DrawerProps) {
  const { t } = useTranslation('drillPlans');
  const { t: common } = useTranslation('common');
  const api = useApi();
  const kept = plan.plan;
  const { now, shipped } = plan.wishes;
  const unit = plan.enterprise;
  const zodForm = useZodForm(`year-plan-${unit?.id ?? 'own'}-${year}`, planForm, {
    title: kept?.title ?? t('edit.usualTitle', { unit: unit?.name ?? '', year }),
    responsible: kept?.responsible ?? null,
    budget: kept?.budget ?? null,
    remark: kept?.remark ?? null,
    ...now,
    refusals: [...plan.ground.refusals],
  });
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t('edit.title')}
      subtitle={t('edit.subtitle', { unit: unit?.name ?? t('own'), year })}
      saveLabel={common('save')}
      onClose={onClose}
      onSave={async ({ actionShare, gapDays, safetyMonth, seasons, ...fields }) => {
        await api.drillPlans.save({
          enterpriseId: unit?.id ?? null,
          year,
          expectedVersion: kept?.version ?? null,
          fields: { ...fields, wishes: { actionShare, gapDays, safetyMonth, seasons } },
        });
        showToast({ tone: 'met', text: t('edit.saved'), detail: t('edit.savedHint') });
        onClose();
      }}
    >
      <TextField name="title" label={t('field.title')} required wide />
      <TextField name="responsible" label={t('field.responsible')} />
      <NumberField name="budget" label={t('field.budget')} unit={t('unit.yuan')} />
      <NumberField
        name="actionShare"
        label={t('field.actionShare')}
        unit="%"
        help={t('help.shipped', { value: `${shipped.actionShare}%` })}
      />
      <NumberField
        name="gapDays"
        label={t('field.gapDays')}
        unit={t('unit.days')}
        help={t('help.shipped', { value: shipped.gapDays })}
      />
      <CheckField name="safetyMonth" label={t('field.safetyMonth')} wide />
      <CheckField name="seasons" label={t('field.seasons')} help={t('help.seasons')} wide />
      <RefusalFields />
      <TextField name="remark" label={t('field.remark')} multiline wide />
    </FormDrawer>
  );
}

function RefusalFields() {
  const { t } = useTranslation('drillPlans');
  const { control } = useFormContext<z.input<typeof planForm>>();
  const { fields, append, remove } = useFieldArray({ control, name: 'refusals' });
  return (
    <section className={styles.wide} aria-label={t('field.refusals')}>
      <h3>{t('field.refusals')}</h3>
      <p className={styles.muted}>{t('help.refusals')}</p>
      {fields.map((row, at) => (
        <div key={row.id} className={styles.span}>
          <DateField name={`refusals.${at}.from`} label={t('field.from')} required />
          <DateField name={`refusals.${at}.to`} label={t('field.to')} required />
          <TextField name={`refusals.${at}.reason`} label={t('field.reason')} />
          <IconButton aria-label={t('edit.removeRefusal')} onClick={() => remove(at)}>
            <DeleteIcon />
          </IconButton>
        </div>
      ))}
      <Button size="small" startIcon={<AddIcon />} onClick={() => append({ from: '', to: '', reason: '' })}>
        {t('edit.addRefusal')}
      </Button>
    </section>
  );
}

const approveForm = z.object({ approvedBy: text.min(2), approvedOn: dateField, documentNo: text.nullable() });

/** Approves the plan: who and when; why it came out so is kept with it. */
export function ApproveDrawer({ plan, onClose }: Omit<DrawerProps, 'year'>) {
  const { t } = useTranslation('drillPlans');
  const api = useApi();
  const { today, user } = useSystemState();
  const kept = plan.plan;
  const zodForm = useZodForm(`approve-${kept?.id ?? ''}`, approveForm, {
    approvedBy: user?.name ?? '',
    approvedOn: today,
    documentNo: null,
  });
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t('approve.title')}
      subtitle={kept?.title}
      saveLabel={t('approve.save')}
      onClose={onClose}
      onSave={async (entry) => {
        if (kept === null) return;
        await api.drillPlans.approve({ id: kept.id, expectedVersion: kept.version, ...entry });
        showToast({ tone: 'met', text: t('approve.done') });
        onClose();
      }}
    >
      <TextField name="approvedBy" label={t('field.approvedBy')} required />
      <DateField name="approvedOn" label={t('field.approvedOn')} required />
      <TextField name="documentNo" label={t('field.documentNo')} wide />
      <p className={styles.wide}>{t('approve.note')}</p>
    </FormDrawer>
  );
}
