import OutlinedInput from '@mui/material/OutlinedInput';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { useController, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import blocks from '../../../ui/blocks.module.css';
import { ErrorState } from '../../../ui/ErrorState';
import { SimpleTable } from '../../../ui/SimpleTable';
import { type CampaignEntry, populationForm, populationOf } from '../inspection-forms';
import styles from './inspections.module.css';

type Population = ReturnType<typeof populationOf>;

/**
 * What the choices above come to: how many units each stratum has and would give. A number that is typed in is kept for
 * its stratum; the others share what is left of the total.
 */
export function StrataFields() {
  const entry = useDeferredValue(useWatch<CampaignEntry>());
  const read = populationForm.safeParse(Object.fromEntries(Object.entries(entry).map(asTyped)));
  return read.success && <StrataTable population={populationOf(read.data)} />;
}

/** Numbers are texts while they are being typed; the table follows them all the same. */
const asTyped = ([name, value]: [string, unknown]): [string, unknown] =>
  typeof value === 'string' && /^\d+$/.test(value) ? [name, Number(value)] : [name, value];

function StrataTable({ population }: { population: Population }) {
  const { t } = useTranslation('inspections');
  const { field } = useController<CampaignEntry, 'given'>({ name: 'given' });
  const { data, error } = useQuery({
    ...ask(useApi(), 'inspections', 'preview', { population }),
    placeholderData: keepPreviousData,
  });
  if (error) return <ErrorState error={error} />;
  const strata = data?.strata ?? [];
  const sum = (key: 'size' | 'take') => strata.reduce((total, stratum) => total + stratum[key], 0);
  const fix = (key: string, text: string) => {
    const { [key]: _, ...others } = field.value;
    const digits = text.normalize('NFKC').replace(/\D/g, '').slice(0, 4);
    field.onChange(digits === '' ? others : { ...others, [key]: Number(digits) });
  };
  return (
    <section className={styles.strata} aria-label={t('draw.strata')}>
      <h3>{t('draw.strata')}</h3>
      <p className={blocks.small}>{t('draw.fixHelp')}</p>
      {data && strata.length === 0 ? (
        <p className={blocks.small}>{t('draw.nobody')}</p>
      ) : (
        <SimpleTable
          label={t('draw.strata')}
          rows={[...strata, { key: '=', label: t('total'), size: sum('size'), take: sum('take') }]}
          rowId={(stratum) => stratum.key}
          columns={[
            { key: 'label', label: t('field.stratum'), cell: (stratum) => stratum.label },
            { key: 'size', label: t('draw.size'), align: 'end', cell: (stratum) => stratum.size },
            { key: 'take', label: t('draw.take'), align: 'end', cell: (stratum) => stratum.take },
            {
              key: 'fix',
              label: t('draw.fix'),
              align: 'end',
              cell: (stratum) =>
                stratum.key === '=' ? null : (
                  <OutlinedInput
                    className={styles.fix}
                    value={field.value[stratum.key] ?? ''}
                    onChange={(event) => fix(stratum.key, event.target.value)}
                    slotProps={{
                      input: { inputMode: 'numeric', 'aria-label': t('draw.fixOf', { name: stratum.label }) },
                    }}
                  />
                ),
            },
          ]}
        />
      )}
    </section>
  );
}
