import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { useGo } from '../../../app/use-go';
import blocks from '../../../ui/blocks.module.css';
import { Panel } from '../../../ui/Page';
import { SimpleTable } from '../../../ui/SimpleTable';
import { StateChip } from '../../../ui/StateChip';

/** The draws of a review with how far each has come, and the way to a first one: for the review's own page. */
export function ExpertDrawPanel({ reviewId, mayDraw }: { reviewId: string; mayDraw: boolean }) {
  const { t } = useTranslation('expertDraws');
  const go = useGo();
  const { data } = useQuery(ask(useApi(), 'expertDraws', 'list', { reviewId }));
  const rows = data?.rows ?? [];
  const first = rows.every(({ state }) => state === 'void');
  if (!data || (rows.length === 0 && !mayDraw)) return null;
  return (
    <Panel
      title={t('panel.title')}
      actions={
        mayDraw &&
        first && (
          <Button size="small" onClick={() => go(`/draws/new?review=${reviewId}`)}>
            {t('panel.draw')}
          </Button>
        )
      }
      flush={rows.length > 0}
    >
      {rows.length === 0 ? (
        <p className={blocks.small}>{t('panel.none')}</p>
      ) : (
        <SimpleTable
          label={t('panel.title')}
          rows={rows}
          rowId={({ id }) => id}
          columns={[
            {
              key: 'title',
              label: t('field.title'),
              cell: ({ id, title }) => (
                <button type="button" className={blocks.link} onClick={() => go(`/draws/${id}`)}>
                  {title}
                </button>
              ),
            },
            { key: 'round', label: t('field.round'), fixed: true, cell: (row) => t('round.chip', row) },
            {
              key: 'state',
              label: t('field.state'),
              fixed: true,
              cell: ({ state }) => <StateChip quiet of="expertDraw" state={state} />,
            },
            {
              key: 'accepted',
              label: t('field.accepted'),
              align: 'end',
              cell: (row) =>
                row.missing > 0 ? t('list.missing', { count: row.missing }) : t('list.progress', row),
            },
          ]}
        />
      )}
    </Panel>
  );
}
