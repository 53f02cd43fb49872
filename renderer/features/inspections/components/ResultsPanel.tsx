import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import type { Answer } from '../../../api/contract';
import { ask } from '../../../api/queries';
import { useGo } from '../../../app/use-go';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorState } from '../../../ui/ErrorState';
import { Panel } from '../../../ui/Page';
import { Segments } from '../../../ui/Segments';
import { SimpleTable } from '../../../ui/SimpleTable';
import { useChoices } from '../../../ui/use-choices';
import { useSaveFile } from '../../../ui/use-save-file';
import type { Campaign } from '../inspection-forms';
import { type InspectionForm, InspectionPreview } from './InspectionPreview';
import styles from './inspections.module.css';

const ways = ['town', 'category', 'industry'] as const;
type Row = Answer<'inspections', 'results'>['rows'][number];
const always = { from: '2000-01-01', to: '2100-12-31' };

/** What a campaign found by town or trade and kind; a line opens its visits. */
export function ResultsPanel({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation('inspections');
  const api = useApi();
  const go = useGo();
  const saveFile = useSaveFile();
  const kinds = useChoices('findingKind');
  const [by, setBy] = useState<(typeof ways)[number]>('town');
  const [opened, setOpened] = useState<string | null>(null);
  const [printed, setPrinted] = useState<InspectionForm | null>(null);
  const asked = { ...always, by, inspectionId: campaign.id };
  const { data, error } = useQuery(ask(api, 'inspections', 'results', asked));
  if (error) return <ErrorState error={error} />;
  if (!data) return null;
  if (data.total.visits === 0) return <EmptyState title={t('results.none')} text={t('results.noneText')} />;
  const nameOf = (row: Row) =>
    row === data.total ? t('total') : row.key === '' ? t('results.unknown') : row.key;
  const numbers = [
    ['enterprises', (row: Row) => row.enterprises],
    ...kinds.map(({ value, label }) => [label, (row: Row) => row.byKind[value as 'other'] ?? 0] as const),
    ['findings', (row: Row) => row.findings],
    ['ordered', (row: Row) => row.ordered],
    ['penalised', (row: Row) => row.penalised],
  ] as const;
  const heading = (key: string) => {
    const own: Readonly<Record<string, string>> = {
      enterprises: t('results.enterprises'),
      findings: t('results.findings'),
      ordered: t('results.ordered'),
      penalised: t('results.penalised'),
    };
    return own[key] ?? key;
  };
  const save = () =>
    saveFile({
      title: t('results.excel'),
      defaultName: `${campaign.fields.title}.xlsx`,
      extension: 'xlsx',
      failed: t('form.failed'),
      write: (file, options) =>
        api.inspections.exportResults(
          {
            ...asked,
            file,
            title: campaign.fields.title.slice(0, 60),
            labels: {
              key: t(`results.${by}`),
              none: t('results.unknown'),
              total: t('total'),
              enterprises: t('results.enterprises'),
              visits: t('results.visits'),
              findings: t('results.findings'),
              ordered: t('results.ordered'),
              penalised: t('results.penalised'),
              ...Object.fromEntries(kinds.map(({ value, label }) => [value, label])),
            },
          },
          options,
        ),
      saved: (_answer, name) => t('form.saved', { name }),
    });
  const units = new Map(campaign.units.map((unit) => [unit.id, unit]));
  const row = data.rows.find(({ key }) => key === opened);
  return (
    <>
      <Panel
        title={t('results.title')}
        actions={
          <>
            <Segments<(typeof ways)[number]>
              label={t('results.by')}
              segments={ways.map((key) => ({ key, label: t(`results.${key}`) }))}
              chosen={by}
              onChoose={setBy}
            />
            <Button size="small" onClick={() => setPrinted({ form: 'results', id: campaign.id })}>
              {t('form.results')}
            </Button>
            <Button size="small" onClick={() => void save()}>
              {t('results.excel')}
            </Button>
          </>
        }
        flush
      >
        <div className={styles.wide}>
          <SimpleTable
            label={t('results.title')}
            rows={[...data.rows, data.total]}
            rowId={(one) => (one === data.total ? '=' : one.key)}
            columns={[
              {
                key: 'key',
                label: t(`results.${by}`),
                fixed: true,
                cell: (one) =>
                  one === data.total ? (
                    nameOf(one)
                  ) : (
                    <button type="button" className={styles.link} onClick={() => setOpened(one.key)}>
                      {nameOf(one)}
                    </button>
                  ),
              },
              ...numbers.map(([key, value]) => ({
                key,
                label: heading(key),
                align: 'end' as const,
                cell: (one: Row) => value(one),
              })),
            ]}
          />
        </div>
      </Panel>
      {row && (
        <Panel title={t('results.rows', { name: nameOf(row), count: row.visits })}>
          <ul className={styles.lines}>
            {row.unitIds.map((unitId) => (
              <li key={unitId}>
                <button
                  type="button"
                  className={styles.link}
                  onClick={() => go(`/inspections/units/${unitId}`)}
                >
                  {units.get(unitId)?.name ?? unitId}
                </button>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {printed && <InspectionPreview what={printed} onClose={() => setPrinted(null)} />}
    </>
  );
}
