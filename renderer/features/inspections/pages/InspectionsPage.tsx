import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { useGo } from '../../../app/use-go';
import { usePermission, useSystemState } from '../../../app/use-system-state';
import { LocalTable } from '../../../ui/DataTable/LocalTable';
import { useCodeWord } from '../../../ui/DataTable/use-code-word';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorState } from '../../../ui/ErrorState';
import { showToast } from '../../../ui/feedback/toast-store';
import { Page } from '../../../ui/Page';
import { useShortcut } from '../../../ui/shortcuts';
import { useErrorText } from '../../../ui/use-error-text';
import { useSaveFile } from '../../../ui/use-save-file';
import { useStateWord } from '../../../ui/use-state-word';
import { YearSwitch } from '../../../ui/YearSwitch';
import { CampaignDrawer } from '../components/CampaignDrawer';
import { InspectionPreview } from '../components/InspectionPreview';

/** 监督检查: the plan of a year with its campaigns and how far each has come. */
export function InspectionsPage() {
  const { t } = useTranslation('inspections');
  const go = useGo();
  const api = useApi();
  const word = useCodeWord();
  const stateWord = useStateWord();
  const errorText = useErrorText();
  const saveFile = useSaveFile();
  const mayEdit = usePermission('edit');
  const thisYear = Number(useSystemState().today.slice(0, 4));
  const [year, setYear] = useState(thisYear);
  const [open, setOpen] = useState<'new' | 'print' | null>(null);
  const { data, error, refetch } = useQuery(ask(api, 'inspections', 'year', { year }));
  const plan = () => setOpen('new');
  useShortcut('new', mayEdit ? plan : undefined);
  const copy = async () => {
    try {
      const { ids } = await api.inspections.copyYear({ from: year - 1, to: year });
      showToast({ tone: 'met', text: t('list.copied', { count: ids.length }) });
    } catch (reason) {
      showToast({ tone: 'late', text: t('failed'), detail: errorText(reason) });
    }
  };
  const save = () =>
    saveFile({
      title: t('list.export'),
      defaultName: `${t('list.exportName', { year })}.xlsx`,
      extension: 'xlsx',
      failed: t('form.failed'),
      write: (file, options) => api.inspections.exportPlan({ year, file }, options),
      saved: (_answer, name) => t('form.saved', { name }),
    });
  const rows = data?.rows ?? [];
  const primary = mayEdit && (
    <Button variant="contained" aria-keyshortcuts="Control+N" onClick={plan}>
      {t('list.new')}
    </Button>
  );
  return (
    <Page
      title={t('title')}
      content="fill"
      actions={
        <>
          <YearSwitch year={year} onYear={setYear} />
          {mayEdit && rows.every((row) => row.cancelled) && (
            <Button onClick={() => void copy()}>{t('list.copy', { year: year - 1 })}</Button>
          )}
          {rows.length > 0 && (
            <>
              {mayEdit && <Button onClick={() => void save()}>{t('list.export')}</Button>}
              <Button onClick={() => setOpen('print')}>{t('list.print')}</Button>
            </>
          )}
        </>
      }
      primary={primary}
    >
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && (
        <LocalTable
          label={t('year', { year })}
          rows={rows}
          rowId={(row) => row.id}
          onOpen={(row) => go(`/inspections/${row.id}`)}
          empty={<EmptyState title={t('list.empty', { year })} text={t('list.emptyText')} action={primary} />}
          columns={[
            { key: 'title', label: t('field.title'), width: 300, text: (row) => row.title, opens: true },
            {
              key: 'kind',
              label: t('field.kind'),
              width: 150,
              text: (row) => word('codes.inspectionKind', row.kind),
            },
            {
              key: 'planned',
              label: t('field.planned'),
              width: 200,
              text: (row) => [row.plannedFrom, row.plannedTo].filter(Boolean).join(t('to')),
            },
            {
              key: 'state',
              label: t('field.state'),
              width: 100,
              text: (row) => stateWord('inspection', row.cancelled ? 'cancelled' : row.state),
            },
            {
              key: 'target',
              label: t('field.target'),
              width: 110,
              align: 'end',
              text: (row) => (row.target === null ? '' : String(row.target)),
              order: (row) => row.target ?? 0,
            },
            {
              key: 'visited',
              label: t('field.visited'),
              width: 110,
              align: 'end',
              text: (row) => (row.units === 0 ? '' : `${row.visited}/${row.units}`),
              order: (row) => row.visited,
            },
            {
              key: 'findings',
              label: t('field.findingsClosed'),
              width: 130,
              align: 'end',
              text: (row) => (row.findings === 0 ? '' : `${row.closedFindings}/${row.findings}`),
              order: (row) => row.findings,
            },
            { key: 'basis', label: t('field.basis'), width: 260, text: (row) => row.basis ?? '' },
          ]}
        />
      )}
      {open === 'new' && (
        <CampaignDrawer
          year={year}
          campaign={null}
          onSaved={(id) => go(`/inspections/${id}`)}
          onClose={() => setOpen(null)}
        />
      )}
      {open === 'print' && <InspectionPreview what={{ form: 'plan', year }} onClose={() => setOpen(null)} />}
    </Page>
  );
}
