import AccountBalanceIcon from '@mui/icons-material/AccountBalanceOutlined';
import FactoryIcon from '@mui/icons-material/FactoryOutlined';
import RateReviewIcon from '@mui/icons-material/RateReviewOutlined';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { FormProvider } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { RegionField } from '../../ui/form/RegionField';
import { SelectField } from '../../ui/form/SelectField';
import { TextField } from '../../ui/form/TextField';
import { useZodForm } from '../../ui/form/use-zod-form';
import { InlineNote } from '../../ui/InlineNote';
import { JobProgress } from '../../ui/jobs/JobProgress';
import { LoadingButton } from '../../ui/LoadingButton';
import { Stepper } from '../../ui/Stepper';
import { useErrorText } from '../../ui/use-error-text';
import { ChoiceRow } from './ChoiceRow';
import {
  type CreateStep,
  createSteps,
  emptyNewDatabase,
  fieldsOfStep,
  newDatabaseForm,
} from './new-database-form';
import { StartFrame } from './StartFrame';
import styles from './start.module.css';
import { useCreateDatabase } from './use-create-database';

const deskIcons = { office: AccountBalanceIcon, enterprise: FactoryIcon, reviewer: RateReviewIcon } as const;
const levels = ['county', 'city', 'province'] as const;

/** Three questions: whose desk, which unit, who works here. Then the file is chosen and made. */
export function CreateDatabase({ onBack }: { onBack(): void }) {
  const { t } = useTranslation('shell');
  const errorText = useErrorText();
  const { form } = useZodForm('new-database', newDatabaseForm, emptyNewDatabase);
  const [step, setStep] = useState<CreateStep>('desk');
  const [reached, setReached] = useState<CreateStep>('desk');
  const job = useCreateDatabase();
  const desk = form.watch('desk');
  const level = form.watch('level');

  const forward = async (next: CreateStep) => {
    if (!(await form.trigger([...fieldsOfStep[step]], { shouldFocus: true }))) return;
    setStep(next);
    if (createSteps.indexOf(next) > createSteps.indexOf(reached)) setReached(next);
  };
  return (
    <StartFrame title={t('create.title')}>
      <Stepper
        label={t('create.title')}
        current={step}
        reached={reached}
        steps={createSteps.map((key) => ({ key, label: t(`create.step.${key}`) }))}
        onGo={(key) => setStep(key as CreateStep)}
      />
      <FormProvider {...form}>
        {step === 'desk' && (
          <div className={styles.choices}>
            {(['office', 'enterprise', 'reviewer'] as const).map((key) => (
              <ChoiceRow
                key={key}
                icon={deskIcons[key]}
                title={t(`desk.${key}`)}
                note={t(`create.deskNote.${key}`)}
                pressed={desk === key}
                onChoose={() => {
                  form.setValue('desk', key);
                  void forward('unit');
                }}
              />
            ))}
          </div>
        )}
        {step === 'unit' && (
          <div className={styles.fields}>
            {desk === 'office' && (
              <SelectField
                name="level"
                label={t('create.level')}
                required
                choices={levels.map((value) => ({ value, label: t(`level.${value}`) }))}
              />
            )}
            <RegionField
              name="regionCode"
              label={t('create.region')}
              required
              help={t('create.regionHelp')}
              level={desk === 'office' ? level : 'county'}
            />
            <TextField
              name="name"
              label={t(`create.name.${desk}`)}
              required
              wide
              help={t(`create.nameHelp.${desk}`)}
            />
          </div>
        )}
        {step === 'person' && (
          <div className={styles.fields}>
            <TextField
              name="userName"
              label={t('create.userName')}
              required
              wide
              help={t('create.userNameHelp')}
            />
            <TextField
              name="password"
              type="password"
              label={t('create.password')}
              help={t('create.passwordHelp')}
            />
            <TextField name="repeated" type="password" label={t('create.repeated')} />
          </div>
        )}
      </FormProvider>
      {job.error && <InlineNote tone="late">{errorText(job.error)}</InlineNote>}
      {job.state !== 'idle' && <JobProgress progress={job.progress} />}
      <div className={styles.buttons}>
        <Button onClick={step === 'desk' ? onBack : () => setStep(step === 'person' ? 'unit' : 'desk')}>
          {t('create.back')}
        </Button>
        {step === 'unit' && (
          <Button variant="contained" onClick={() => void forward('person')}>
            {t('create.next')}
          </Button>
        )}
        {step === 'person' && (
          <LoadingButton
            variant="contained"
            busy={job.state !== 'idle'}
            onClick={() => void form.handleSubmit(job.create)()}
          >
            {t('create.make')}
          </LoadingButton>
        )}
      </div>
    </StartFrame>
  );
}
