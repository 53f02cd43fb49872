import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { usePermission, useSystemState } from '../../../app/use-system-state';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorState } from '../../../ui/ErrorState';
import { Panel } from '../../../ui/Page';
import { SimpleTable } from '../../../ui/SimpleTable';
import { useShortcut } from '../../../ui/shortcuts';
import { ContactsFrame } from '../../contacts/components/ContactsFrame';
import { EntryDrawer } from '../components/EntryDrawer';
import { MonthSwitch } from '../components/MonthSwitch';
import { PassOnDrawer } from '../components/PassOnDrawer';
import { WarningsInForce } from '../components/WarningsInForce';
import { WatchPaperPreview } from '../components/WatchPaperPreview';
import styles from '../components/watch.module.css';
import { addMonths, spanOf, toLocal } from '../moments';
import type { WatchEntry } from '../types';

type Open =
  | { readonly as: 'new' | 'handover' | 'print' }
  | { readonly as: 'edit' | 'pass'; readonly entry: WatchEntry }
  | null;

/** 值班记录: calls, warnings with to whom they were passed on, hand-overs. */
export function BookPage() {
  const { t } = useTranslation('watch');
  const mayEdit = usePermission('edit');
  const { today } = useSystemState();
  const [month, setMonth] = useState<string | null>(null);
  const [open, setOpen] = useState<Open>(null);
  const shown = month ?? today.slice(0, 7);
  const { data, error, refetch } = useQuery(ask(useApi(), 'watch', 'book', spanOf(shown)));
  const create = () => setOpen({ as: 'new' });
  const close = () => setOpen(null);
  useShortcut('new', mayEdit ? create : undefined);
  const onDuty = data?.onDuty.map(({ role, name }) => `${t(`role.${role}`)} ${name}`).join(t('comma')) ?? '';
  return (
    <ContactsFrame
      fact={data && (onDuty === '' ? t('book.nobody') : t('book.onDuty', { onDuty }))}
      actions={
        <>
          <MonthSwitch month={shown} onMonth={(months) => setMonth(addMonths(shown, months))} />
          <Button onClick={() => setOpen({ as: 'print' })}>{t('print')}</Button>
          {mayEdit && <Button onClick={() => setOpen({ as: 'handover' })}>{t('handover.open')}</Button>}
        </>
      }
      primary={
        mayEdit && (
          <Button variant="contained" aria-keyshortcuts="Control+N" onClick={create}>
            {t('entry.create')}
          </Button>
        )
      }
    >
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      <div className={styles.stack}>
        <WarningsInForce />
        {data && data.entries.length === 0 && (
          <EmptyState title={t('book.empty')} text={t('book.emptyText')} />
        )}
        {data && data.entries.length > 0 && (
          <Panel flush>
            <SimpleTable
              label={t('book.title')}
              rows={data.entries}
              rowId={({ id }) => id}
              columns={[
                { key: 'at', label: t('entry.at'), fixed: true, cell: ({ fields }) => toLocal(fields.at) },
                {
                  key: 'kind',
                  label: t('entry.kind'),
                  fixed: true,
                  cell: ({ fields }) => t(`kind.${fields.kind}`),
                },
                { key: 'what', label: t('book.what'), cell: (entry) => <What entry={entry} /> },
                { key: 'done', label: t('book.done'), cell: (entry) => <Done entry={entry} /> },
                { key: 'by', label: t('book.by'), fixed: true, cell: ({ recordedBy }) => recordedBy ?? '' },
                ...(mayEdit
                  ? [
                      {
                        key: 'actions',
                        label: t('book.actions'),
                        fixed: true,
                        cell: (entry: WatchEntry) => (
                          <div className={styles.results}>
                            <Button size="small" onClick={() => setOpen({ as: 'pass', entry })}>
                              {t('passOn.open')}
                            </Button>
                            <Button size="small" onClick={() => setOpen({ as: 'edit', entry })}>
                              {t('entry.edit')}
                            </Button>
                          </div>
                        ),
                      },
                    ]
                  : []),
              ]}
            />
          </Panel>
        )}
      </div>
      {open?.as === 'new' && <EntryDrawer entry={null} onClose={close} />}
      {open?.as === 'edit' && <EntryDrawer entry={open.entry} onClose={close} />}
      {open?.as === 'pass' && <PassOnDrawer entry={open.entry} onClose={close} />}
      {open?.as === 'handover' && (
        <EntryDrawer
          entry={null}
          start={{
            kind: 'handover',
            title: t('handover.title'),
            text: data?.handover.length ? data.handover.join('\n') : t('handover.nothing'),
          }}
          onClose={close}
        />
      )}
      {open?.as === 'print' && <WatchPaperPreview of={{ paper: 'book', month: shown }} onClose={close} />}
    </ContactsFrame>
  );
}

function What({ entry: { fields } }: { entry: WatchEntry }) {
  const { t } = useTranslation('watch');
  const beside = [
    fields.source,
    fields.level === null ? null : t(`level.${fields.level}`),
    fields.validUntil === null ? null : t('book.until', { until: toLocal(fields.validUntil) }),
    fields.towns.length === 0 ? null : fields.towns.join(t('comma')),
  ].filter((part) => part !== null);
  return (
    <>
      <div className={styles.entryTitle}>{fields.title}</div>
      {beside.length > 0 && <div className={styles.muted}>{beside.join(' · ')}</div>}
      {fields.text && <div className={styles.entryText}>{fields.text}</div>}
    </>
  );
}

function Done({ entry: { fields, passedOn } }: { entry: WatchEntry }) {
  const { t } = useTranslation('watch');
  return (
    <>
      {passedOn.map(({ to, how, at }) => (
        <div key={`${to}${at}`}>{t('book.passed', { to, how, at: toLocal(at).slice(5) })}</div>
      ))}
      {fields.handled && <div className={styles.entryText}>{fields.handled}</div>}
    </>
  );
}
