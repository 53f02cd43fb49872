import Button from '@mui/material/Button';
import { useEffect } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { EnterpriseField } from '../../../ui/form/EnterpriseField';
import { InlineNote } from '../../../ui/InlineNote';
import type { Intake } from '../filing-package-types';
import styles from './packages.module.css';

interface UnitChoiceProps {
  readonly intake: Intake;
  /** The unit is to be created from the package. */
  readonly created: boolean;
  onMatch(unitId: string | null): void;
}

/** Which unit of the register a hand-in belongs to: as found, another one, or a new one. */
export function UnitChoice({ intake, created, onMatch }: UnitChoiceProps) {
  const { t } = useTranslation('filingPackages');
  const form = useForm<{ unitId: string }>({ defaultValues: { unitId: intake.unit.matched?.id ?? '' } });
  const chosen = form.watch('unitId');
  useEffect(() => {
    if (chosen && chosen !== intake.unit.matched?.id) onMatch(chosen);
  }, [chosen, intake.unit.matched?.id, onMatch]);
  return (
    <>
      <div className={styles.grow}>
        <FormProvider {...form}>
          <EnterpriseField name="unitId" label={t('receive.unit')} />
        </FormProvider>
      </div>
      {intake.unit.matched === null && !created && (
        <Button onClick={() => onMatch(null)}>{t('receive.create', { name: intake.unit.name })}</Button>
      )}
      {created && <InlineNote tone="open">{t('receive.toBeCreated', { name: intake.unit.name })}</InlineNote>}
    </>
  );
}
