import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { useGo, useRouteParam } from '../../../app/use-go';
import { useSystemState } from '../../../app/use-system-state';
import blocks from '../../../ui/blocks.module.css';
import { Clock } from '../../../ui/Clock';
import { ErrorState } from '../../../ui/ErrorState';
import { showToast } from '../../../ui/feedback/toast-store';
import { InlineNote } from '../../../ui/InlineNote';
import { RecordPage } from '../../../ui/RecordPage';
import { StateChip } from '../../../ui/StateChip';
import { useErrorText } from '../../../ui/use-error-text';
import { ApplicationDrawer } from '../components/ApplicationDrawer';
import { FormPreview } from '../components/FormPreview';
import { IssuedPapers } from '../components/IssuedPapers';
import styles from '../components/packages.module.css';
import { UnitMaterials } from '../components/UnitMaterials';
import { WritePackageDrawer } from '../components/WritePackageDrawer';

/** One hand-in: what must be given and why, the form, the files, what is missing, and the package for the office. */
export function UnitFilingPage() {
  const { t } = useTranslation('filingPackages');
  const api = useApi();
  const go = useGo();
  const errorText = useErrorText();
  const id = useRouteParam('id');
  const { today } = useSystemState();
  const [drawer, setDrawer] = useState<'fields' | 'write' | 'preview' | null>(null);
  const { data, error, refetch } = useQuery(ask(api, 'filingPackages', 'get', { id }));
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  const open = data.state === 'draft' || data.state === 'returned';
  const waiting = data.state === 'submitted' || data.state === 'resubmitted';
  const submit = async () => {
    try {
      await api.filingPackages.submit({ id, expectedVersion: data.version, onDate: today });
      showToast({ tone: 'met', text: t('unit.submitted') });
      setDrawer('write');
    } catch (thrown) {
      showToast({ tone: 'late', text: t('unit.notSubmitted'), detail: errorText(thrown) });
    }
  };
  return (
    <RecordPage
      name={data.unit.name}
      code={<span>{data.filingNo ?? t('unit.round', { count: data.round })}</span>}
      state={<StateChip of="filing" state={data.state} />}
      actions={[
        ...(open
          ? [
              { key: 'fields', label: t('unit.fields'), run: () => setDrawer('fields') },
              {
                key: 'submit',
                label: t(data.state === 'draft' ? 'unit.submit' : 'unit.resubmit'),
                primary: true,
                blockers: data.gaps.map(({ label }) => t('unit.gap', { label })),
                run: () => void submit(),
              },
            ]
          : []),
        ...(waiting
          ? [{ key: 'write', label: t('unit.write'), primary: true, run: () => setDrawer('write') }]
          : []),
        { key: 'receive', label: t('receive.resultTitle'), run: () => go('/filing/packages') },
      ]}
      side={
        <div className={styles.side}>
          <h2 className={styles.sideTitle}>{t('unit.plans')}</h2>
          {data.plans.map((plan) => (
            <div key={plan.versionId}>
              <div>
                {plan.title} <span className={blocks.small}>{plan.label}</span>
              </div>
              {plan.clock ? (
                <Clock clock={plan.clock} />
              ) : (
                <span className={blocks.small}>{t('noClock')}</span>
              )}
            </div>
          ))}
          <Button variant="text" size="small" onClick={() => setDrawer('preview')}>
            {t('unit.preview')}
          </Button>
        </div>
      }
    >
      <div className={styles.stack}>
        {data.state === 'returned' && (
          <InlineNote tone="soon">{t('unit.returned', { date: data.returnedOn })}</InlineNote>
        )}
        {waiting && <InlineNote tone="open">{t('unit.waiting')}</InlineNote>}
        {data.filingNo && (
          <InlineNote tone="met">
            {t('unit.filed', { number: data.filingNo, date: data.decidedOn })}
          </InlineNote>
        )}
        <IssuedPapers papers={data.papers} />
        <UnitMaterials filing={data} />
      </div>
      {drawer === 'fields' && <ApplicationDrawer filing={data} onClose={() => setDrawer(null)} />}
      {drawer === 'write' && (
        <WritePackageDrawer id={id} offices={data.offices} onClose={() => setDrawer(null)} />
      )}
      {drawer === 'preview' && <FormPreview id={id} form="application" onClose={() => setDrawer(null)} />}
    </RecordPage>
  );
}
