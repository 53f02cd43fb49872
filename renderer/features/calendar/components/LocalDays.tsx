import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '../../../api/contract';
import { DateField } from '../../../ui/form/DateField';
import { FormDrawer } from '../../../ui/form/FormDrawer';
import { NumberField } from '../../../ui/form/NumberField';
import { SelectField } from '../../../ui/form/SelectField';
import { TextField } from '../../../ui/form/TextField';
import { useZodForm } from '../../../ui/form/use-zod-form';
import { InlineNote } from '../../../ui/InlineNote';
import { Panel } from '../../../ui/Page';
import { SimpleTable } from '../../../ui/SimpleTable';
import { localDayForm } from '../local-day-form';
import styles from './calendar.module.css';

type Overview = Answer<'calendar', 'overview'>;
type LocalDay = Overview['regional'][number];
type LocalWish =
  | { kind: 'remove-day'; regionCode: string; date: string }
  | {
      kind: 'add-day';
      regionCode: string;
      date: string;
      untilYear: number | null;
      dayKind: 'holiday' | 'workday';
      name: string;
      source: string;
    };

interface LocalDaysProps {
  readonly overview: Overview;
  readonly mayChange: boolean;
  /** Rehearses; true when it could be. */
  onWish(wish: LocalWish): Promise<boolean>;
}

/** Holidays of the prefecture or county: the list, adding, removing, and what the program knows but nobody has checked. */
export function LocalDays({ overview, mayChange, onWish }: LocalDaysProps) {
  const { t } = useTranslation('calendar');
  const [adding, setAdding] = useState(false);
  return (
    <Panel
      title={t('regional')}
      actions={
        mayChange && (
          <Button size="small" onClick={() => setAdding(true)}>
            {t('add')}
          </Button>
        )
      }
    >
      <p className={styles.basis}>{t('regionalNote')}</p>
      {overview.suggested.map((day) => (
        <InlineNote key={day.regionCode + day.monthDay} tone="open">
          {t('suggest', { region: day.regionName, day: day.monthDay, name: day.name })}
        </InlineNote>
      ))}
      {overview.regional.length === 0 ? (
        <p>{t('noRegional')}</p>
      ) : (
        <SimpleTable<LocalDay>
          label={t('regional')}
          rows={overview.regional}
          rowId={(day) => `${day.regionCode} ${day.date}`}
          columns={[
            { key: 'date', label: t('field.date'), fixed: true, cell: (day) => day.date },
            {
              key: 'kind',
              label: t('field.dayKind'),
              fixed: true,
              cell: (day) => t(day.kind === 'holiday' ? 'free' : 'worked'),
            },
            { key: 'name', label: t('field.name'), cell: (day) => day.name },
            { key: 'region', label: t('field.region'), cell: (day) => day.regionName },
            { key: 'source', label: t('field.source'), cell: (day) => day.source },
            {
              key: 'remove',
              label: '',
              align: 'end',
              cell: (day) =>
                mayChange && (
                  <Button
                    size="small"
                    variant="text"
                    aria-label={t('removeOf', { date: day.date, name: day.name })}
                    onClick={() =>
                      void onWish({ kind: 'remove-day', regionCode: day.regionCode, date: day.date })
                    }
                  >
                    {t('remove')}
                  </Button>
                ),
            },
          ]}
        />
      )}
      {adding && (
        <AddDrawer
          overview={overview}
          onClose={() => setAdding(false)}
          onWish={async (wish) => {
            if (await onWish(wish)) setAdding(false);
          }}
        />
      )}
    </Panel>
  );
}

function AddDrawer({
  overview,
  onClose,
  onWish,
}: {
  overview: Overview;
  onClose(): void;
  onWish(wish: LocalWish): Promise<void>;
}) {
  const { t } = useTranslation('calendar');
  const zodForm = useZodForm('local-day', localDayForm, {
    regionCode: overview.region.code,
    date: '',
    untilYear: null,
    dayKind: 'holiday',
    name: '',
    source: '',
  });
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t('add')}
      saveLabel={t('rehearsing')}
      onClose={onClose}
      onSave={(values) => onWish({ kind: 'add-day', ...values })}
    >
      <SelectField
        name="regionCode"
        label={t('field.region')}
        required
        choices={overview.regions.map(({ code, name }) => ({ value: code, label: name }))}
      />
      <DateField name="date" label={t('field.date')} required />
      <NumberField name="untilYear" label={t('field.untilYear')} help={t('field.untilYearHelp')} />
      <SelectField
        name="dayKind"
        label={t('field.dayKind')}
        required
        choices={[
          { value: 'holiday', label: t('free') },
          { value: 'workday', label: t('worked') },
        ]}
      />
      <TextField name="name" label={t('field.name')} required />
      <TextField name="source" label={t('field.source')} help={t('field.sourceHelp')} required />
    </FormDrawer>
  );
}
