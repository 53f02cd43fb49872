import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { useGo } from '../../../app/use-go';
import { LocalTable } from '../../../ui/DataTable/LocalTable';
import { useCodeWord } from '../../../ui/DataTable/use-code-word';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorState } from '../../../ui/ErrorState';
import { Page } from '../../../ui/Page';
import { useShortcut } from '../../../ui/shortcuts';
import { ToneText } from '../../../ui/ToneText';
import { useStateWord } from '../../../ui/use-state-word';

/** 政府和部门预案: those this office keeps, with what is overdue of each. */
export function GovernmentPlansPage() {
  const { t } = useTranslation('governmentPlans');
  const go = useGo();
  const word = useCodeWord();
  const stateWord = useStateWord();
  const { data, error, refetch } = useQuery(ask(useApi(), 'governmentPlans', 'list', {}));
  const register = () => go('/plans/government/new');
  useShortcut('new', register);
  const primary = (
    <Button variant="contained" aria-keyshortcuts="Control+N" onClick={register}>
      {t('list.register')}
    </Button>
  );
  return (
    <Page
      title={t('list.title')}
      content="fill"
      actions={<Button onClick={() => go('/plans')}>{t('list.all')}</Button>}
      primary={primary}
    >
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && (
        <LocalTable
          label={t('list.title')}
          rows={data.rows}
          rowId={(row) => row.id}
          onOpen={(row) => go(`/plans/${row.id}?tab=government`)}
          rowTone={(row) => (row.overdue > 0 ? 'late' : undefined)}
          empty={<EmptyState title={t('list.empty')} text={t('list.emptyText')} action={primary} />}
          columns={[
            {
              key: 'title',
              label: t('field.title'),
              width: 300,
              grow: true,
              opens: true,
              text: (row) => row.title,
            },
            {
              key: 'governmentKind',
              label: t('field.governmentKind'),
              width: 170,
              text: (row) => (row.governmentKind ? word('codes.governmentKind', row.governmentKind) : ''),
            },
            {
              key: 'issuingBody',
              label: t('field.issuingBody'),
              width: 220,
              text: (row) => row.issuingBody ?? '',
            },
            { key: 'version', label: t('field.label'), width: 130, text: (row) => row.versionLabel ?? '' },
            {
              key: 'publishedOn',
              label: t('field.publishedOn'),
              width: 120,
              text: (row) => row.publishedOn ?? '',
            },
            {
              key: 'state',
              label: t('field.state'),
              width: 110,
              text: (row) =>
                row.status === 'withdrawn'
                  ? stateWord('plan', row.status)
                  : row.versionState === null
                    ? ''
                    : stateWord('planVersion', row.versionState),
            },
            {
              key: 'overdue',
              label: t('field.overdue'),
              width: 110,
              align: 'end',
              text: (row) => (row.overdue === 0 ? '' : String(row.overdue)),
              order: (row) => row.overdue,
              cell: (row) => (row.overdue === 0 ? null : <ToneText days={-1}>{row.overdue}</ToneText>),
            },
          ]}
        />
      )}
    </Page>
  );
}
