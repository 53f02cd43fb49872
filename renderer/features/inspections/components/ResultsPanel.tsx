import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import type { Answer } from '../../../api/contract';
import { ask } from '../../../api/queries';
import { useGo } from '../../../app/use-go';
import blocks from '../../../ui/blocks.module.css';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorState } from '../../../ui/ErrorState';
import { Panel } from '../../../ui/Page';
import { Segments } from '../../../ui/Segments';
import { SimpleTable } from '../../../ui/SimpleTable';
import { useChoices } from '../../../ui/use-choices';
import { useSaveFile } from '../../../ui/use-save-file';
import { useIndustryNames } from '../hooks/use-industry-names';
import type { Campaign } from '../inspection-forms';
import { type InspectionForm, InspectionPreview } from './InspectionPreview';
import styles from './inspections.module.css';

const ways = ['town', 'category', 'industry'] as const;
type Row = Answer<'inspections', 'results'>['rows'][number];
const always = { from: '2000-01-01', to: '2100-12-31' };

/** What a campaign found by town or trade and kind; every number opens what it counts. */
export function ResultsPanel({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation('inspections');
  const api = useApi();
  const saveFile = useSaveFile();
  const kinds = useChoices('findingKind');
  const industries = useIndustryNames();
  const [by, setBy] = useState<(typeof ways)[number]>('town');
  const [opened, setOpened] = useState<{ readonly line: string; readonly column: string } | null>(null);
  const [printed, setPrinted] = useState<InspectionForm | null>(null);
  const asked = { ...always, by, inspectionId: campaign.id };
  const { data, error } = useQuery(ask(api, 'inspections', 'results', asked));
  if (error) return <ErrorState error={error} />;
  if (!data) return null;
  if (data.total.visits === 0) return <EmptyState title={t('results.none')} text={t('results.noneText')} />;
  const nameOf = (row: Row) =>
    row === data.total
      ? t('total')
      : row.key === ''
        ? t('results.unknown')
        : (industries.get(row.key) ?? row.key);
  const numbers: readonly (readonly [column: string, heading: string, value: (row: Row) => number])[] = [
    ['enterprises', t('results.enterprises'), (row) => row.enterprises],
    ...kinds.map(
      ({ value, label }) => [value, label, (row: Row) => row.byKind[value as 'other'] ?? 0] as const,
    ),
    ['findings', t('results.findings'), (row) => row.findings],
    ['ordered', t('results.ordered'), (row) => row.ordered],
    ['penalised', t('results.penalised'), (row) => row.penalised],
  ];
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
              ...(by === 'industry' && Object.fromEntries(industries)),
            },
          },
          options,
        ),
      saved: (_answer, name) => t('form.saved', { name }),
    });
  const lines = [...data.rows, data.total];
  const idOf = (row: Row) => (row === data.total ? '=' : row.key);
  const line = lines.find((one) => idOf(one) === opened?.line);
  const column = numbers.find(([key]) => key === opened?.column);
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
            <Button size="small" onClick={() => setPrinted({ form: 'results', id: campaign.id, by })}>
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
            rows={lines}
            rowId={idOf}
            columns={[
              { key: 'key', label: t(`results.${by}`), fixed: true, cell: nameOf },
              ...numbers.map(([key, label, value]) => ({
                key,
                label,
                align: 'end' as const,
                cell: (one: Row) =>
                  value(one) === 0 ? (
                    0
                  ) : (
                    <button
                      type="button"
                      className={blocks.link}
                      aria-label={t('results.open', { name: nameOf(one), column: label, value: value(one) })}
                      onClick={() => setOpened({ line: idOf(one), column: key })}
                    >
                      {value(one)}
                    </button>
                  ),
              })),
            ]}
          />
        </div>
      </Panel>
      {line && column && (
        <Behind
          title={t('results.behind', { name: nameOf(line), column: column[1], count: column[2](line) })}
          row={line}
          column={column[0]}
          campaign={campaign}
        />
      )}
      {printed && <InspectionPreview what={printed} onClose={() => setPrinted(null)} />}
    </>
  );
}

/** What a number counts: enterprises, or findings with the place where they were made. */
function Behind({
  title,
  row,
  column,
  campaign,
}: {
  readonly title: string;
  readonly row: Row;
  readonly column: string;
  readonly campaign: Campaign;
}) {
  const go = useGo();
  const names = new Map(campaign.units.map(({ id, name }) => [id, name]));
  const counts = (finding: Row['rows'][number]) =>
    column === 'findings' || finding.kind === column || finding[column as 'ordered'] === true;
  const lines =
    column === 'enterprises'
      ? row.unitIds.map((unitId) => ({ id: unitId, unitId, text: '' }))
      : row.rows.filter(counts).map(({ id, unitId, description }) => ({ id, unitId, text: description }));
  return (
    <Panel title={title}>
      <ul className={styles.lines}>
        {lines.map(({ id, unitId, text }) => (
          <li key={id}>
            <button type="button" className={blocks.link} onClick={() => go(`/inspections/units/${unitId}`)}>
              {names.get(unitId) ?? unitId}
            </button>
            {text !== '' && <span className={styles.found}>{text}</span>}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
