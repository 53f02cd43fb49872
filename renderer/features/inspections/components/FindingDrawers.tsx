import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import type { Question } from '../../../api/contract';
import { useSystemState } from '../../../app/use-system-state';
import { showToast } from '../../../ui/feedback/toast-store';
import { DateField } from '../../../ui/form/DateField';
import { FormDrawer } from '../../../ui/form/FormDrawer';
import { TextField } from '../../../ui/form/TextField';
import { useZodForm } from '../../../ui/form/use-zod-form';
import { type Finding, orderForm, penaltyForm, stepForm, type Visit } from '../inspection-forms';

export type Step = Question<'inspections', 'stepFinding'>['action'];

interface OrderDrawerProps {
  readonly visit: Visit;
  readonly findings: readonly Finding[];
  onClose(): void;
}

/** One letter for all findings that wait for an order; the day is proposed by working days and can be another. */
export function OrderDrawer({ visit, findings, onClose }: OrderDrawerProps) {
  const { t } = useTranslation('inspections');
  const api = useApi();
  const { today } = useSystemState();
  const zodForm = useZodForm(`inspection-order-${visit.id}`, orderForm, {
    onDate: today,
    dueOn: visit.usualDue.due,
  });
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t('order.title')}
      subtitle={visit.enterprise.name}
      saveLabel={t('order.save')}
      onClose={onClose}
      onSave={async (entry) => {
        const { orderNo } = await api.inspections.order({
          unitId: visit.id,
          findingIds: findings.map(({ id }) => id),
          ...entry,
        });
        showToast({ tone: 'met', text: t('order.done', { number: orderNo, date: entry.dueOn }) });
        onClose();
      }}
    >
      <DateField
        name="onDate"
        label={t('field.orderedOn')}
        required
        help={t('order.number', { number: visit.nextOrderNo })}
      />
      <DateField
        name="dueOn"
        label={t('field.dueOn')}
        required
        help={t(visit.usualDue.provisional ? 'order.usualProvisional' : 'order.usual', {
          days: visit.usualDue.workingDays,
        })}
      />
    </FormDrawer>
  );
}

/** A correction, a re-check, the closing, or that no order is needed. */
export function StepDrawer({ finding, step, onClose }: { finding: Finding; step: Step; onClose(): void }) {
  const { t } = useTranslation('inspections');
  const api = useApi();
  const { today } = useSystemState();
  const zodForm = useZodForm(`inspection-step-${finding.id}-${step}`, stepForm, {
    onDate: today,
    remark: null,
  });
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t(`step.${step}`)}
      subtitle={finding.description}
      saveLabel={t('save')}
      onClose={onClose}
      onSave={async (entry) => {
        await api.inspections.stepFinding({
          id: finding.id,
          expectedVersion: finding.version,
          action: step,
          ...entry,
        });
        onClose();
      }}
    >
      <DateField name="onDate" label={t('field.onDate')} required wide />
      <TextField
        name="remark"
        label={t(step === 'settle' ? 'reason' : 'field.remark')}
        required={step === 'settle'}
        multiline
        wide
      />
    </FormDrawer>
  );
}

/** What people decided as a penalty. */
export function PenaltyDrawer({ finding, onClose }: { finding: Finding; onClose(): void }) {
  const { t } = useTranslation('inspections');
  const api = useApi();
  const { today } = useSystemState();
  const zodForm = useZodForm(`inspection-penalty-${finding.id}`, penaltyForm, { onDate: today, penalty: '' });
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t('step.penalty')}
      subtitle={finding.description}
      saveLabel={t('save')}
      onClose={onClose}
      onSave={async (entry) => {
        await api.inspections.penalise({ id: finding.id, expectedVersion: finding.version, ...entry });
        onClose();
      }}
    >
      <TextField name="penalty" label={t('field.penalty')} required multiline wide />
      <DateField name="onDate" label={t('field.onDate')} required wide />
    </FormDrawer>
  );
}
