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
import { type NextStep, type PlanVersion, stepForm, type VersionCourse } from '../course-forms';
import styles from './course.module.css';

/** What can be done next with a version by the transition table, and in words what stands in the way. */
export function VersionSteps({ version, next }: { version: PlanVersion; next: VersionCourse['next'] }) {
  const { t } = useTranslation('course');
  const [open, setOpen] = useState<NextStep | null>(null);
  if (next.length === 0) return null;
  const blockers = next.flatMap(({ step, blockers: found }) =>
    found.map(({ code, message }) => ({ key: `${step} ${code}`, step, message })),
  );
  return (
    <div className={styles.next}>
      {next.some(({ step }) => step !== 'withdraw') && (
        <span className={styles.nextTitle}>{t('next.title')}</span>
      )}
      {next.map(({ step, blockers: found }) => (
        <Button
          key={step}
          size="small"
          color={step === 'withdraw' ? 'error' : 'primary'}
          disabled={found.length > 0}
          onClick={() => setOpen(step)}
        >
          {t(`next.${step}`)}
        </Button>
      ))}
      {blockers.map(({ key, step, message }) => (
        <span key={key} className={styles.blocker}>
          {t(`next.${step}`)}：{message}
        </span>
      ))}
      {open && <StepDrawer version={version} step={open} onClose={() => setOpen(null)} />}
    </div>
  );
}

const notes: Partial<Record<NextStep, 'publishNote' | 'redraftNote' | 'withdrawNote'>> = {
  publish: 'publishNote',
  redraft: 'redraftNote',
  withdraw: 'withdrawNote',
};

function StepDrawer({ version, step, onClose }: { version: PlanVersion; step: NextStep; onClose(): void }) {
  const { t } = useTranslation('course');
  const api = useApi();
  const { today } = useSystemState();
  const zodForm = useZodForm(`step-${step}-${version.id}`, stepForm, {
    onDate: today,
    reviewWay: version.fields.reviewWay === 'verification' ? 'verification' : 'review',
    outcome: 'passed',
    reason: null,
  });
  const note = notes[step];
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t(`next.${step}`)}
      subtitle={version.fields.label}
      saveLabel={t('next.save')}
      onClose={onClose}
      onSave={async ({ onDate, reviewWay, outcome, reason }) => {
        const base = { versionId: version.id, expectedVersion: version.version, onDate };
        if (step === 'withdraw') await api.plans.withdrawVersion({ ...base, reason: reason ?? '' });
        else
          await api.plans.takeStep({
            ...base,
            step,
            reason,
            reviewWay: step === 'start-review' ? reviewWay : null,
            afterChanges: outcome === 'passed-after-changes',
          });
        showToast({ tone: 'met', text: t('next.done', { step: t(`next.${step}`) }) });
        onClose();
      }}
    >
      <DateField name="onDate" label={t('next.on')} required wide />
      {step === 'start-review' && <WayField />}
      {step === 'pass-review' && (
        <SelectField
          name="outcome"
          label={t('next.outcome')}
          required
          wide
          choices={[
            { value: 'passed', label: t('next.passed') },
            { value: 'passed-after-changes', label: t('next.passedAfterChanges') },
          ]}
        />
      )}
      {(step === 'fail-review' || step === 'redraft' || step === 'withdraw') && (
        <TextField name="reason" label={t('next.reason')} multiline wide required={step !== 'redraft'} />
      )}
      {note && <InlineNote tone="open">{t(`next.${note}`)}</InlineNote>}
    </FormDrawer>
  );
}

function WayField() {
  const { t } = useTranslation('course');
  const { t: codes } = useTranslation('codes');
  const choices = (['review', 'verification'] as const).map((value) => ({
    value,
    label: codes(`reviewWay.${value}`),
  }));
  return <SelectField name="reviewWay" label={t('next.way')} required wide choices={choices} />;
}
