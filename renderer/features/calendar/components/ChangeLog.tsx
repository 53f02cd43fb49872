import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import type { Answer } from '../../../api/contract';
import { ask } from '../../../api/queries';
import { Panel } from '../../../ui/Page';
import { SideDrawer } from '../../../ui/SideDrawer';
import { SimpleTable } from '../../../ui/SimpleTable';
import { localMoment } from '../../../ui/Timeline';
import { useNumberFormat } from '../../../ui/use-number-format';
import { useSaveFile } from '../../../ui/use-save-file';
import styles from './calendar.module.css';
import { MoveTable } from './MoveTable';

type Change = Answer<'calendar', 'log'>['entries'][number];

/** Who changed what, newest first, each with the terms that it moved. */
export function ChangeLog() {
  const { t } = useTranslation('calendar');
  const format = useNumberFormat();
  const { data } = useQuery(ask(useApi(), 'calendar', 'log', {}));
  const [open, setOpen] = useState<Change | null>(null);
  if (!data) return null;
  return (
    <Panel title={t('log')}>
      {data.entries.length === 0 ? (
        <p>{t('noLog')}</p>
      ) : (
        <SimpleTable<Change>
          label={t('log')}
          rows={data.entries}
          rowId={(change) => change.id}
          columns={[
            { key: 'at', label: t('at'), fixed: true, cell: (change) => localMoment(change.at) },
            { key: 'actor', label: t('actor'), cell: (change) => change.actor },
            {
              key: 'change',
              label: t('change'),
              cell: (change) =>
                [t(`changeKind.${change.kind}`), change.year, change.title, change.undone && t('undone')]
                  .filter(Boolean)
                  .join(' '),
            },
            { key: 'source', label: t('field.source'), cell: (change) => change.source },
            { key: 'moved', label: t('movedCount'), align: 'end', cell: (change) => format(change.moved) },
            {
              key: 'show',
              label: '',
              align: 'end',
              cell: (change) =>
                change.moved > 0 && (
                  <Button size="small" variant="text" onClick={() => setOpen(change)}>
                    {t('show')}
                  </Button>
                ),
            },
          ]}
        />
      )}
      {open && <MovesDrawer change={open} onClose={() => setOpen(null)} />}
    </Panel>
  );
}

function MovesDrawer({ change, onClose }: { change: Change; onClose(): void }) {
  const { t } = useTranslation('calendar');
  const api = useApi();
  const saveFile = useSaveFile();
  const { data } = useQuery(ask(api, 'calendar', 'moves', { id: change.id }));
  const save = () =>
    saveFile({
      title: t('exportMoves'),
      defaultName: `${t('movesName')}.xlsx`,
      extension: 'xlsx',
      failed: t('failed'),
      write: (file, options) => api.calendar.exportMoves({ id: change.id, file }, options),
      saved: ({ rows }) => t('movesSaved', { count: rows }),
    });
  return (
    <SideDrawer
      open
      title={t('movesOf', { title: change.title })}
      onClose={onClose}
      footer={<Button onClick={() => void save()}>{t('exportMoves')}</Button>}
    >
      <div className={styles.rehearsal}>
        {data && <MoveTable label={t('movedCount')} rows={data.rows} />}
        {data && data.total > data.rows.length && <p>{t('first', { count: data.rows.length })}</p>}
      </div>
    </SideDrawer>
  );
}
