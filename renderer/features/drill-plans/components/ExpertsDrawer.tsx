import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorState } from '../../../ui/ErrorState';
import { showToast } from '../../../ui/feedback/toast-store';
import { CodeBox } from '../../../ui/form/CodePicker';
import { SideDrawer } from '../../../ui/SideDrawer';
import { SimpleTable } from '../../../ui/SimpleTable';
import { useErrorText } from '../../../ui/use-error-text';
import type { OfficeLine } from '../year-plan';
import styles from './plan.module.css';

interface ExpertsDrawerProps {
  readonly line: OfficeLine;
  readonly specialties: readonly Specialty[];
  onClose(): void;
}

interface Specialty {
  readonly code: string;
  readonly name: string;
}

/** Sends experts to the drills of a line: first which drill, then who is free that day. */
export function ExpertsDrawer({ line, specialties, onClose }: ExpertsDrawerProps) {
  const { t } = useTranslation('drillPlans');
  const [drillId, setDrillId] = useState<string | null>(null);
  const { data, error, refetch } = useQuery(ask(useApi(), 'drillPlans', 'itemDrills', { id: line.id }));
  const drills = data?.drills ?? [];
  const chosen = drills.find(({ id }) => id === drillId);
  return (
    <SideDrawer open title={t('lines.experts')} subtitle={line.fields.topic} onClose={onClose}>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && drills.length === 0 && (
        <EmptyState title={t('experts.noDrills')} text={t('experts.noDrillsText')} />
      )}
      {chosen ? (
        <Offer drill={chosen} specialties={specialties} onBack={() => setDrillId(null)} />
      ) : (
        drills.length > 0 && (
          <SimpleTable
            label={t('experts.chooseDrill')}
            rows={drills}
            rowId={({ id }) => id}
            columns={[
              { key: 'date', label: t('field.date'), fixed: true, cell: ({ date }) => date },
              {
                key: 'title',
                label: t('field.drill'),
                cell: ({ title, unitName }) => [unitName, title].filter(Boolean).join('：'),
              },
              { key: 'experts', label: t('experts.count'), align: 'end', cell: ({ experts }) => experts },
              {
                key: 'choose',
                label: '',
                fixed: true,
                cell: ({ id }) => (
                  <Button size="small" onClick={() => setDrillId(id)}>
                    {t('experts.ask')}
                  </Button>
                ),
              },
            ]}
          />
        )
      )}
    </SideDrawer>
  );
}

interface OfferProps {
  readonly drill: { readonly id: string; readonly title: string; readonly date: string };
  readonly specialties: readonly Specialty[];
  onBack(): void;
}

function Offer({ drill, specialties, onBack }: OfferProps) {
  const { t } = useTranslation('drillPlans');
  const api = useApi();
  const errorText = useErrorText();
  const specialtyId = useId();
  const [specialty, setSpecialty] = useState<string | null>(null);
  const { data, error } = useQuery(ask(api, 'drillPlans', 'offerExperts', { drillId: drill.id, specialty }));
  const put = async (expertId: string, name: string, kind: 'drill-guidance' | 'drill-observing') => {
    try {
      await api.drillPlans.askExpert({ drillId: drill.id, expertId, kind });
      showToast({ tone: 'met', text: t('experts.asked', { name, date: drill.date }) });
    } catch (reason) {
      showToast({ tone: 'late', text: t('failed'), detail: errorText(reason) });
    }
  };
  return (
    <>
      <div className={styles.buttons}>
        <Button size="small" onClick={onBack}>
          {t('experts.back')}
        </Button>
        <span>{t('experts.of', { title: drill.title, date: drill.date })}</span>
      </div>
      <label htmlFor={specialtyId}>{t('experts.specialty')}</label>
      <CodeBox id={specialtyId} value={specialty} options={specialties} onChange={setSpecialty} />
      {error && <ErrorState error={error} />}
      {data && data.experts.length === 0 && <EmptyState title={t('experts.nobody')} />}
      {data && data.experts.length > 0 && (
        <SimpleTable
          label={t('lines.experts')}
          rows={data.experts}
          rowId={({ id }) => id}
          columns={[
            {
              key: 'name',
              label: t('experts.name'),
              cell: ({ name, employer, specialties }) => (
                <>
                  {name}
                  <div className={styles.muted}>{[employer, specialties].filter(Boolean).join(' · ')}</div>
                </>
              ),
            },
            { key: 'tasks', label: t('experts.tasks'), align: 'end', cell: ({ tasks }) => tasks },
            {
              key: 'free',
              label: t('experts.day'),
              cell: ({ busy, bound, fits }) =>
                busy ?? t(bound ? 'experts.bound' : fits ? 'experts.fits' : 'experts.free'),
            },
            {
              key: 'ask',
              label: '',
              fixed: true,
              cell: ({ id, name, busy }) =>
                busy === null && (
                  <>
                    <Button size="small" onClick={() => void put(id, name, 'drill-guidance')}>
                      {t('experts.guide')}
                    </Button>
                    <Button size="small" onClick={() => void put(id, name, 'drill-observing')}>
                      {t('experts.observe')}
                    </Button>
                  </>
                ),
            },
          ]}
        />
      )}
    </>
  );
}
