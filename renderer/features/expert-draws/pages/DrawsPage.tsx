import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { useGo } from '../../../app/use-go';
import { usePermission, useSystemState } from '../../../app/use-system-state';
import { LocalTable } from '../../../ui/DataTable/LocalTable';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorState } from '../../../ui/ErrorState';
import { Page } from '../../../ui/Page';
import { useShortcut } from '../../../ui/shortcuts';
import { useStateWord } from '../../../ui/use-state-word';
import { YearSwitch } from '../../../ui/YearSwitch';

/** The draws of a year by the day the experts are needed. */
export function DrawsPage() {
  const { t } = useTranslation('expertDraws');
  const go = useGo();
  const stateWord = useStateWord();
  const mayEdit = usePermission('edit');
  const [year, setYear] = useState(Number(useSystemState().today.slice(0, 4)));
  const { data, error, refetch } = useQuery(ask(useApi(), 'expertDraws', 'list', { year }));
  const plan = () => go('/draws/new');
  useShortcut('new', mayEdit ? plan : undefined);
  const primary = mayEdit && (
    <Button variant="contained" aria-keyshortcuts="Control+N" onClick={plan}>
      {t('list.new')}
    </Button>
  );
  return (
    <Page
      title={t('title')}
      content="fill"
      actions={<YearSwitch year={year} onYear={setYear} />}
      primary={primary}
    >
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && (
        <LocalTable
          label={t('list.year', { year })}
          rows={data.rows}
          rowId={(row) => row.id}
          onOpen={(row) => go(`/draws/${row.id}`)}
          empty={<EmptyState title={t('list.empty', { year })} text={t('list.emptyText')} action={primary} />}
          columns={[
            { key: 'title', label: t('field.title'), width: 290, text: (row) => row.title, opens: true },
            { key: 'unit', label: t('field.unit'), width: 210, text: (row) => row.unitName },
            { key: 'heldOn', label: t('field.heldOn'), width: 110, text: (row) => row.heldOn },
            {
              key: 'needs',
              label: t('field.needs'),
              width: 230,
              text: (row) => row.needs.map((need) => t('list.need', need)).join(t('list.needSeparator')),
            },
            {
              key: 'state',
              label: t('field.state'),
              width: 120,
              text: (row) => stateWord('expertDraw', row.state),
            },
            {
              key: 'round',
              label: t('field.round'),
              width: 80,
              text: (row) => t('round.chip', { round: row.round }),
              order: (row) => row.round,
            },
            {
              key: 'accepted',
              label: t('field.accepted'),
              width: 110,
              align: 'end',
              text: (row) =>
                row.missing > 0 ? t('list.missing', { count: row.missing }) : t('list.progress', row),
              order: (row) => row.accepted,
            },
          ]}
        />
      )}
    </Page>
  );
}
