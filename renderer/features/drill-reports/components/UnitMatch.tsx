import Button from '@mui/material/Button';
import { useEffect } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { EnterpriseField } from '../../../ui/form/EnterpriseField';
import { InlineNote } from '../../../ui/InlineNote';
import { Panel } from '../../../ui/Page';
import type { DrillLook } from '../report-forms';
import styles from './reports.module.css';

interface UnitMatchProps {
  readonly report: NonNullable<DrillLook['report']>;
  /** The unit is to be created from the package. */
  readonly created: boolean;
  onMatch(unitId: string | null): void;
}

/** Which unit of the register a report belongs to: as found, another one, or a new one. */
export function UnitMatch({ report, created, onMatch }: UnitMatchProps) {
  const { t } = useTranslation('drillReports');
  const { matched, name } = report.unit;
  const form = useForm<{ unitId: string }>({ defaultValues: { unitId: matched?.id ?? '' } });
  const chosen = form.watch('unitId');
  useEffect(() => {
    if (chosen && chosen !== matched?.id) onMatch(chosen);
  }, [chosen, matched?.id, onMatch]);
  return (
    <Panel title={t('receive.decide')}>
      <div className={styles.actions}>
        <div className={styles.grow}>
          <FormProvider {...form}>
            <EnterpriseField name="unitId" label={t('field.unit')} />
          </FormProvider>
        </div>
        {matched === null && !created && (
          <Button onClick={() => onMatch(null)}>{t('receive.create', { name })}</Button>
        )}
        {created && <InlineNote tone="open">{t('receive.toBeCreated', { name })}</InlineNote>}
      </div>
    </Panel>
  );
}
