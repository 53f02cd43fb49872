import Button from '@mui/material/Button';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { ErrorState } from '../../../ui/ErrorState';
import { SelectField } from '../../../ui/form/SelectField';
import { InlineNote } from '../../../ui/InlineNote';
import { SimpleTable } from '../../../ui/SimpleTable';
import { StandingMark } from '../../../ui/StandingMark';
import { type Hazard, type SubstancesEntry, substancesAsTyped } from '../hazard-forms';
import styles from './hazards.module.css';
import { four, ResultFacts } from './ResultFacts';

/** Which table gives β, how far its wording is verified, and the way to take β of listed substances from it again. */
export function BetaTableField() {
  const { t } = useTranslation('hazards');
  const { data } = useQuery(ask(useApi(), 'hazards', 'rules', {}));
  const { getValues, setValue } = useFormContext<SubstancesEntry>();
  const chosen = useWatch<SubstancesEntry, 'betaTable'>({ name: 'betaTable' });
  if (!data) return null;
  const table = data.betaTables.find(({ id }) => id === chosen) ?? data.betaTables[0];
  const listed = new Set(data.list.flatMap(({ name, aliases }) => [name, ...aliases]));
  const takeAgain = () => {
    for (const [at, { name }] of getValues('substances').entries())
      if (listed.has(name.trim())) setValue(`substances.${at}.beta`, null, { shouldDirty: true });
  };
  return (
    <>
      <SelectField
        name="betaTable"
        label={t('beta.table')}
        help={t('beta.help')}
        choices={data.betaTables.map(({ id, title }) => ({ value: id, label: title }))}
        required
        wide
      />
      {table && (
        <div className={styles.actions}>
          <StandingMark mark={table.mark} />
          <span>{t('beta.source', { title: table.source.title, article: table.source.article })}</span>
          <Button size="small" variant="text" onClick={takeAgain}>
            {t('beta.takeAgain')}
          </Button>
        </div>
      )}
    </>
  );
}

/** What the substances give while they are typed, beside what the assessment says; nothing is kept by it. */
export function LiveResult({ hazard }: { hazard: Hazard }) {
  const { t } = useTranslation('hazards');
  const { level, rValue, peopleNearby } = hazard.fields;
  const { betaTable, substances } = substancesAsTyped(useDeferredValue(useWatch<SubstancesEntry>()));
  const { data, error } = useQuery({
    ...ask(useApi(), 'hazards', 'workOut', { people: peopleNearby, level, rValue, betaTable, substances }),
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  if (error) return <ErrorState error={error} />;
  if (!data) return null;
  return (
    <section className={styles.panel} aria-label={t('result.live')}>
      <h3>{t('result.live')}</h3>
      {data.result.terms.length > 0 && (
        <SimpleTable
          label={t('result.live')}
          rows={data.result.terms}
          rowId={(row) => row.name}
          columns={[
            { key: 'name', label: t('substances.name'), cell: (row) => row.name },
            ...(['quantity', 'critical', 'beta', 'ratio'] as const).map((key) => ({
              key,
              label: t(`substances.${key}`),
              align: 'end' as const,
              cell: (row: (typeof data.result.terms)[number]) => four(row[key]) ?? t('unknown'),
            })),
          ]}
        />
      )}
      <ResultFacts result={data.result} assessed={{ level, rValue }} />
      {data.doubts.map((doubt) => (
        <InlineNote key={doubt} tone="soon">
          {t(`doubt.${doubt}`)}
        </InlineNote>
      ))}
    </section>
  );
}
