import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { useSystemState } from '../../../app/use-system-state';
import { showToast } from '../../../ui/feedback/toast-store';
import { DateField } from '../../../ui/form/DateField';
import { FormDrawer } from '../../../ui/form/FormDrawer';
import { SelectField } from '../../../ui/form/SelectField';
import { TextField } from '../../../ui/form/TextField';
import { useZodForm } from '../../../ui/form/use-zod-form';
import { InlineNote } from '../../../ui/InlineNote';
import { refilingForm, type VersionCourse } from '../course-forms';

interface RefilingDecisionProps {
  readonly versionId: string;
  readonly label: string;
  readonly decided: VersionCourse['refiling'];
  readonly editable: boolean;
  /** Shown only once something was decided. */
  readonly quiet?: boolean;
}

/** What the person decided of filing the version anew (办法 37), or the place to decide it. */
export function RefilingDecision({
  versionId,
  label,
  decided,
  editable,
  quiet = false,
}: RefilingDecisionProps) {
  const { t } = useTranslation('course');
  const [open, setOpen] = useState(false);
  if (quiet && !decided) return null;
  return (
    <InlineNote
      tone={decided ? 'met' : 'open'}
      action={
        editable && (
          <Button size="small" onClick={() => setOpen(true)}>
            {t(decided ? 'refiling.again' : 'refiling.decide')}
          </Button>
        )
      }
    >
      {decided
        ? t('refiling.decided', { ...decided, decision: t(`refiling.${decided.decision}`) })
        : t('refiling.explain')}
      {open && (
        <DecideDrawer versionId={versionId} label={label} decided={decided} onClose={() => setOpen(false)} />
      )}
    </InlineNote>
  );
}

function DecideDrawer({
  versionId,
  label,
  decided,
  onClose,
}: Pick<RefilingDecisionProps, 'versionId' | 'label' | 'decided'> & { onClose(): void }) {
  const { t } = useTranslation('course');
  const api = useApi();
  const { today } = useSystemState();
  const zodForm = useZodForm(`refiling-${versionId}`, refilingForm, {
    decision: decided?.decision ?? 'refile',
    onDate: decided?.on ?? today,
    reason: decided?.reason ?? '',
  });
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t('refiling.title')}
      subtitle={label}
      saveLabel={t('refiling.save')}
      onClose={onClose}
      onSave={async (entry) => {
        await api.plans.decideRefiling({ versionId, ...entry });
        showToast({ tone: 'met', text: t('refiling.done') });
        onClose();
      }}
    >
      <SelectField
        name="decision"
        label={t('refiling.decision')}
        required
        wide
        choices={(['refile', 'keep'] as const).map((value) => ({ value, label: t(`refiling.${value}`) }))}
      />
      <DateField name="onDate" label={t('refiling.on')} required wide />
      <TextField name="reason" label={t('refiling.reason')} required multiline wide />
    </FormDrawer>
  );
}
