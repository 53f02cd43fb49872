import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { useGo } from '../../../app/use-go';
import { usePermission, useSystemState } from '../../../app/use-system-state';
import { ListTable } from '../../../ui/DataTable/ListTable';
import type { ListFilter, ListSpec } from '../../../ui/DataTable/types';
import { ErrorState } from '../../../ui/ErrorState';
import { EnterpriseBox } from '../../../ui/form/EnterpriseField';
import { YearSwitch } from '../../../ui/YearSwitch';
import { DrillsFrame } from '../components/DrillsFrame';
import styles from '../components/drills.module.css';
import { YearMap } from '../components/YearMap';
import { useYearView, type YearView } from '../hooks/use-year-view';

/** 年度视图: every day of a year with its drills, and the rows behind what is chosen. */
export function YearPage() {
  const { t } = useTranslation('drills');
  const go = useGo();
  const { today } = useSystemState();
  const mayEdit = usePermission('edit');
  const [view, change] = useYearView();
  const [spec, setSpec] = useState<ListSpec>(byDay);
  const { year, enterprise, stretch } = view;
  const { data, error, refetch } = useQuery(
    ask(useApi(), 'drills', 'year', { year, ...(enterprise !== null && { enterpriseId: enterprise }) }),
  );
  const fixed = useMemo(() => filtersOf(view), [view]);
  const schedule = () => {
    const scope = enterprise === null ? '' : `?enterprise=${encodeURIComponent(enterprise)}`;
    go(`/drills/schedule${scope}`);
  };
  return (
    <DrillsFrame
      content="fill"
      actions={
        <>
          <UnitBox value={enterprise} onChange={(next) => change({ enterprise: next })} />
          <YearSwitch year={year} onYear={(next) => change({ year: next, stretch: null })} />
        </>
      }
      primary={
        mayEdit && (
          <Button variant="contained" onClick={schedule}>
            {t('list.schedule')}
          </Button>
        )
      }
    >
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <YearMap
          year={year}
          days={data?.days ?? []}
          today={today}
          chosen={stretch}
          onChoose={(next) => change({ stretch: next })}
        />
      )}
      <ListTable
        list="drills"
        screen="drills-year"
        title={
          stretch ? t('map.rows', { from: stretch.from, to: stretch.to }) : t('map.rowsOfYear', { year })
        }
        spec={spec}
        fixed={fixed}
        onSpec={setSpec}
        empty={{ title: t(stretch ? 'map.noneInStretch' : 'map.none'), text: t('map.noneText') }}
        onOpen={(row) => go(`/drills/${row.id}`)}
      />
    </DrillsFrame>
  );
}

const byDay: ListSpec = { text: '', filters: [], sort: { column: 'date', descending: false } };
/** The map leaves cancelled drills out, and so do the rows behind it. */
const counted = [
  'planned',
  'prepared',
  'running',
  'paused',
  'postponed',
  'ended',
  'evaluated',
  'reported',
  'closed',
];

function filtersOf({ year, enterprise, stretch }: YearView): ListFilter[] {
  const { from, to } = stretch ?? { from: `${year}-01-01`, to: `${year}-12-31` };
  return [
    { column: 'date', from, to },
    { column: 'state', values: counted },
    ...(enterprise === null ? [] : [{ column: 'ownerId', values: [enterprise] }]),
  ];
}

function UnitBox({ value, onChange }: { value: string | null; onChange(next: string | null): void }) {
  const { t } = useTranslation('drills');
  const id = useId();
  return (
    <div className={styles.filterUnit}>
      <label className="visually-hidden" htmlFor={id}>
        {t('field.enterpriseId')}
      </label>
      <EnterpriseBox id={id} value={value} placeholder={t('allUnits')} onChange={onChange} />
    </div>
  );
}
