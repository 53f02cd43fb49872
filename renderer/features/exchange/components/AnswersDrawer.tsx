import Button from '@mui/material/Button';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import type { Answer } from '../../../api/contract';
import { ask } from '../../../api/queries';
import { useGo } from '../../../app/use-go';
import { usePermission } from '../../../app/use-system-state';
import { ErrorState } from '../../../ui/ErrorState';
import { LabelledInput } from '../../../ui/form/LabelledInput';
import { InlineNote } from '../../../ui/InlineNote';
import { SideDrawer } from '../../../ui/SideDrawer';
import { useErrorText } from '../../../ui/use-error-text';
import { useTableWord } from '../hooks/use-table-words';
import styles from './exchange.module.css';

type Row = Answer<'receipts', 'answers'>['rows'][number];

/** Records with a page of their own. */
const pages: Readonly<Record<string, (id: string) => string>> = {
  enterprise: (id) => `/enterprises/${id}`,
  plan: (id) => `/plans/${id}`,
  filing_case: (id) => `/filing/${id}`,
  drill: (id) => `/drills/${id}`,
};

interface AnswersDrawerProps {
  readonly receiptId: string;
  readonly title: string;
  /** The answers are to our package: each can be marked as dealt with. */
  readonly mine: boolean;
  onClose(): void;
}

/** The records that a receipt names, why each came back, and what was done about it. */
export function AnswersDrawer({ receiptId, title, mine, onClose }: AnswersDrawerProps) {
  const { t } = useTranslation('exchange');
  const [text, setText] = useState('');
  const { data, error, refetch } = useQuery(ask(useApi(), 'receipts', 'answers', { receiptId, text }));
  return (
    <SideDrawer
      open
      title={title}
      subtitle={t('receipts.named', { count: data?.total ?? 0 })}
      onClose={onClose}
    >
      <LabelledInput
        label={t('receipts.find')}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data?.total === 0 && <InlineNote tone="muted">{t('receipts.noneNamed')}</InlineNote>}
      <ul>
        {data?.rows.map((row) => (
          <AnswerItem key={row.id} row={row} mine={mine} />
        ))}
      </ul>
    </SideDrawer>
  );
}

function AnswerItem({ row, mine }: { row: Row; mine: boolean }) {
  const { t } = useTranslation('exchange');
  const go = useGo();
  const tableWord = useTableWord();
  const page = row.here ? pages[row.table]?.(row.rowId) : undefined;
  return (
    <li className={styles.row}>
      <div className={styles.rowTitle}>
        {tableWord(row.table)}　{row.title}
      </div>
      <div className={styles.reason}>
        {row.reason ?? t(`refusal.${row.refusal ?? 'unknown'}` as 'refusal.conflict')}
        {row.madeBy && `　${row.madeBy}`}
      </div>
      {row.settledOn && (
        <div className={styles.muted}>
          {t('receipts.settledOn', { on: row.settledOn, note: row.settledNote ?? '' })}
        </div>
      )}
      <div className={styles.buttons}>
        {page && (
          <Button size="small" onClick={() => go(page)}>
            {t('receipts.toRecord')}
          </Button>
        )}
        {mine && row.settledOn && <Reopen id={row.id} />}
      </div>
      {mine && !row.settledOn && <Settle row={row} />}
    </li>
  );
}

/** Takes the mark back: there is more to be done about it. */
function Reopen({ id }: { id: string }) {
  const { t } = useTranslation('exchange');
  const api = useApi();
  const mayEdit = usePermission('edit');
  const reopen = useMutation({ mutationFn: () => api.receipts.settle({ id, note: null }) });
  if (!mayEdit) return null;
  return (
    <Button size="small" disabled={reopen.isPending} onClick={() => reopen.mutate()}>
      {t('receipts.reopen')}
    </Button>
  );
}

function Settle({ row }: { row: Row }) {
  const { t } = useTranslation('exchange');
  const api = useApi();
  const errorText = useErrorText();
  const mayEdit = usePermission('edit');
  const [note, setNote] = useState('');
  const settle = useMutation({
    mutationFn: () => api.receipts.settle({ id: row.id, note }),
  });
  if (!mayEdit) return null;
  const save = (event: FormEvent) => {
    event.preventDefault();
    settle.mutate();
  };
  return (
    <form onSubmit={save} className={styles.settle}>
      <LabelledInput
        label={t('receipts.note', { title: row.title })}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <Button type="submit" size="small" disabled={settle.isPending}>
        {t('receipts.settle')}
      </Button>
      {settle.error && <InlineNote tone="late">{errorText(settle.error)}</InlineNote>}
    </form>
  );
}
